// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/error.h"
#include "core/exchange/atomic_file.h"
#include "core/exchange/safetensors.h"
#include "core/network/stated_preprocessing.h"
#include "core/network/weights.h"
#include "core/training/past_run.h"
#include "core/training/test_opening.h"

namespace fovea {

/// A tensor that this version doesn't know, kept as it is.
struct UnknownTensor {
    TensorType type = TensorType::F32;
    std::vector<std::int64_t> shape;
    std::vector<std::byte> bytes;
    friend bool operator==(const UnknownTensor&, const UnknownTensor&) = default;
};

/// What a `.fovea` file holds. The file is a valid safetensors file: weights named and shaped as
/// PyTorch would (node "Conv 1" → "conv1.weight", O×I×H×W; dense out×in with inputs in C,H,W order;
/// see core/exchange/tensor_order.h), `optimizer/…`, `history/…` and `changes/…` as tensors, the
/// rest as texts, by these keys: fovea_version, test_openings, network, tensor_names, class_names, preprocessing, stated_preprocessing, options, checkpoint,
/// weights_layout, snapshots, past_runs (JSON; the last two with `snapshots/…` and `past/…`, see
/// core/exchange/run_tensors.h), dataset, canvas, workspaces, notes. Short ones stand in `__metadata__`, the others are records
/// that it refers to (core/exchange/records.h): kept epochs and notes don't grow the header.
/// Random state and the place in the shuffle are functions of options.seed and checkpoint.step alone.
struct Project {
    NetworkSpec spec;
    std::shared_ptr<const Weights> weights;  ///< null while nothing was trained or initialised
    std::optional<Preprocessing> preprocessing;
    std::optional<StatedInput> statedInput;  ///< what was stated of it, and is part of it and of `spec`
    std::vector<std::string> classNames;
    TrainingOptions options;                ///< as set in the window, whether or not a run has begun
    std::optional<Checkpoint> checkpoint;   ///< its weights are `weights`
    std::vector<PastRun> pastRuns;          ///< runs that were left for the present one, the oldest first
    int runNumber = 1;                      ///< the present one's
    std::string runName;                    ///< likewise, where one was given by hand
    std::string runNote;                    ///< likewise, in people's own words
    std::vector<TestOpening> testOpenings;  ///< how often the test images were looked at, the oldest first
    std::string dataset;
    std::string canvasJson;      ///< positions of the nodes; the document's business
    std::string workspacesJson;  ///< what they show; their own business
    std::string notes;
    std::map<std::string, std::string> unknown;  ///< metadata of other programs, kept through a save
    std::map<std::string, UnknownTensor> unknownTensors;
};

/// Makes a project of the network alone: for weights that are no state of a run, and that nobody has seen tested.
inline void leaveRunsOut(Project& project) {
    project.checkpoint.reset();
    project.pastRuns.clear();
    project.runNumber = 1;
    project.runName.clear();
    project.runNote.clear();
    project.testOpenings.clear();
}

/// The newest version of files that is written and read. A change that an older program
/// can't read past raises it, and brings a step in project_reader.cpp that lifts older files.
///  1: the first.
///  2: snapshots and past runs. A program that knows version 1 alone would keep them as unknown tensors
///     while it edits the network that they belong to.
///  3: long texts as records, snapshots in two tensors, a spec for each run, changes of any option.
///  4: averaged weights beside those that steps move, which a snapshot's tensor holds too. Only files with such are of this
///     version; all others stay what older programs open.
inline constexpr int projectVersion = 4;
inline constexpr int plainProjectVersion = 3;

/// Written through AtomicFile: on any error the old file is as it was.
/// Errors: those of writeFileAtomically, ProjectTooLarge, OutOfMemory.
Result<void> saveProject(const Project& project, const std::string& path);
Result<void> saveProject(const Project& project, const std::string& path, const FileOperations& operations,
                         const BeforeReplacing& before = {});
/// Errors: FileNotFound, FileNotReadable, ProjectBroken, ProjectTooNew, TensorMissing, TensorShapeWrong,
/// JsonBroken, JsonFieldInvalid, OutOfMemory.
Result<Project> loadProject(const std::string& path);
Result<Project> loadProject(const std::string& path, const FileOperations& operations);

/// Whether runs of this network, which must be sound, can be saved, however long they are: asked before the first step.
/// Error: ProjectTooLarge, without a path.
Result<void> checkSaveable(const NetworkSpec& spec, const OptimizerOptions& optimizer, bool averages = false);

/// What saveProject() writes and loadProject() reads, without the disk; `path` is for the errors' sentences.
Result<std::vector<std::byte>> projectBytes(const Project& project, const std::string& path);
Result<Project> parseProject(std::vector<std::byte> bytes, const std::string& path);

/// The Model in a project; without preprocessing it takes pixels as they are, without (as many) names its
/// classes are called by their numbers. Errors: ProjectWithoutWeights (also when the weights are those of
/// another wiring), NetworkInvalid, ProjectBroken (see checkWeights).
Result<Model> modelOf(const Project& project, const std::string& path);

}  // namespace fovea
