// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <span>
#include <string>

#include "core/benches/bench_value.h"
#include "core/network/network_spec.h"

namespace fovea {

/// What a workspace shows, as a value: set from it, reported as it, kept in the project (key "workspaces"). What a
/// state names and there isn't (any more) is passed over; the state goes on naming it until something else is chosen.

/// A pixel of a map.
struct MapUnit {
    int row = 0;
    int column = 0;
    friend bool operator==(const MapUnit&, const MapUnit&) = default;
};

/// What is seen of the canvas: the place of its scene in the middle, and how large.
struct CanvasView {
    double zoom = 1;
    double x = 0;
    double y = 0;
    friend bool operator==(const CanvasView&, const CanvasView&) = default;
};

struct BuildState {
    std::set<NodeId> selection;
    std::optional<CanvasView> view;  ///< nothing: all of the network
    bool boxes = false;              ///< else volumes
    bool blocks = false;             ///< branched parts drawn as one, in place of either
    std::set<NodeId> openedBlocks = {};  ///< by layers in them
    bool inspectorShown = true;
    bool ledgerCollapsed = false;
    friend bool operator==(const BuildState&, const BuildState&) = default;
};

/// Which parts of the picture a class's score owes itself to.
struct AttributionState {
    bool shown = false;  ///< else the arithmetic of single units
    std::string method = "grad-cam";
    std::optional<int> classIndex;  ///< nothing: the one that scores most
    std::optional<NodeId> layer;    ///< nothing: the last that is no pool
    bool sanity = false;
    friend bool operator==(const AttributionState&, const AttributionState&) = default;
};

/// What See asks of the network beside its strip. In the order of its box.
enum class SeePage { Units, Attribution, Pressure, Excitation, Fooling, Dream, Neighbours };
/// What projects and the help call them, in that order.
std::span<const char* const> seePageKeys();

struct SeeState {
    /// Among the data's test images. Nothing: a picture of the user's own, which no state carries.
    std::optional<std::int64_t> picture = 0;
    std::int64_t galleryStart = 0;  ///< the first of the test images that are offered beside it
    std::optional<NodeId> layer;    ///< nothing: the first convolution
    int channel = 0;
    std::optional<MapUnit> unit;  ///< of the map, pinned
    bool answerHidden = false;
    AttributionState attribution = {};
    /// Where the attribution is not shown; never SeePage::Attribution.
    SeePage page = SeePage::Units;
    friend bool operator==(const SeeState&, const SeeState&) = default;
};

/// How the network fares on images, in place of the curves.
struct ResultsState {
    enum class View { Mistakes, Classes, Confidence };
    bool shown = false;
    bool test = false;  ///< else the images that are held back for validation
    View view = View::Mistakes;
    friend bool operator==(const ResultsState&, const ResultsState&) = default;
};

/// The table of runs, in place of the curves.
struct RunsState {
    bool shown = false;
    bool byMacs = false;      ///< the scatter's axis; else parameters
    int reference = 0;        ///< number of the run that the others are compared with; 0: the present one
    std::string sweepFolder;  ///< whose runs stand in the table too; empty: none
    friend bool operator==(const RunsState&, const RunsState&) = default;
};

struct TrainState {
    bool classesShown = false;     ///< where the window is too narrow to show them always
    bool logarithmicLoss = false;  ///< else linear
    double smoothing = 0.6;        ///< of the curves, in [0, 1)
    std::set<int> hiddenRuns;      ///< numbers of past runs without their curves
    std::set<int> shownRuns;       ///< of those with them although they learned from other data
    ResultsState results = {};
    RunsState runs = {};
    friend bool operator==(const TrainState&, const TrainState&) = default;
};

struct LearnState {
    std::string lesson;  ///< its id; empty: none was opened
    std::string step;    ///< its id; empty: none
    BenchState fields;   ///< of the lesson's bench
    friend bool operator==(const LearnState&, const LearnState&) = default;
};

struct WorkspaceStates {
    std::optional<LearnState> learn;
    std::optional<BuildState> build;
    std::optional<SeeState> see;
    std::optional<TrainState> train;
    friend bool operator==(const WorkspaceStates&, const WorkspaceStates&) = default;
};

/// {"learn": {…}, "build": {…}, "see": {…}, "train": {…}}. `before` is the text of the file: what it holds besides, by other versions, stays.
std::string workspacesToJson(const WorkspaceStates& states, const std::string& before = {});
/// Never fails: what can't be read has its usual value, a workspace that isn't named has no state.
WorkspaceStates workspacesFromJson(const std::string& text);

}  // namespace fovea
