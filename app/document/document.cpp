// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/document/document.h"

#include <algorithm>
#include <cassert>
#include <ranges>

#include <QFileInfo>

#include "app/document/fix_suggestions.h"

namespace fovea {

namespace {

/// A step that ended a run holds what was trained, tens of megabytes for a large network; without a bound the history
/// of a long session would hold them all.
constexpr int undoSteps = 200;

/// Beyond it, a file's numbers are none that Fovea gave.
constexpr int largestId = 1 << 30;

/// Layers that are gone may still be named there, and no new one shall be taken for one of them.
int firstIdUnusedBy(const LayerTraining& layers) {
    int first = 1;
    const auto note = [&first](NodeId id) {
        if (id.value < largestId) first = std::max(first, id.value + 1);
    };
    std::ranges::for_each(layers.frozen, note);
    std::ranges::for_each(layers.rates | std::views::keys, note);
    return first;
}

}  // namespace

Document::Document(QObject* parent) : QObject(parent) {
    undoStack_.setUndoLimit(undoSteps);
    connect(&undoStack_, &QUndoStack::cleanChanged, this, &Document::noteDirty);
    connect(&undoStack_, &QUndoStack::indexChanged, this, [this] { ++edits_; });
    recompute();
}

Document::~Document() { undoStack_.disconnect(this); }

void Document::recompute() {
    ++revision_;
    analysis_ = analyse(spec());
    problemTexts_.reset();
    for (const Node& node : spec().nodes) {
        firstFreeId_ = std::max(firstFreeId_, node.id.value + 1);
    }
}

const ProblemTexts& Document::problemTexts() const {
    if (!problemTexts_) {
        problemTexts_ = fovea::problemTexts(spec(), problems());
    }
    return *problemTexts_;
}

void Document::setSelection(Selection selection) {
    std::erase_if(selection.nodes, [&](NodeId id) { return spec().find(id) == nullptr; });
    std::erase_if(selection.edges, [&](const Edge& edge) { return std::ranges::count(spec().edges, edge) == 0; });
    if (selection != selection_) {
        selection_ = std::move(selection);
        Q_EMIT selectionChanged();
    }
}

std::optional<Model> Document::currentModel() const {
    if (!isSound()) {
        return std::nullopt;
    }
    const auto input = spec().inputNode();
    const Shape shape = std::get<Shape>(shapes().at(*input));
    const auto channels = static_cast<std::size_t>(shape.channels);
    const bool fits = trained_.preprocessing && trained_.preprocessing->mean.size() == channels;
    const auto scores = static_cast<std::size_t>(std::get<Shape>(shapes().at(*spec().outputNode())).channels);
    const bool inLayout = trained_.weights && *trained_.weights->layout == *parameterLayout(spec());
    return Model{spec(), inLayout ? trained_.weights : nullptr,
                 fits ? *trained_.preprocessing : Preprocessing::none(shape.channels),
                 trained_.classNames.size() == scores ? trained_.classNames : std::vector<std::string>()};
}

std::function<Result<Model>()> Document::deferredModel() const {
    auto counted = currentModel();
    assert(counted);
    return [model = *std::move(counted), seed = settings_.options.seed,
            initialisation = settings_.options.initialisation, trained = trained_.weights]() mutable -> Result<Model> {
        auto weights = weightsFor(model.spec, seed, trained, initialisation);
        if (!weights) {
            return weights.error();
        }
        model.weights = *std::move(weights);
        return model;
    };
}

void Document::setTrained(std::shared_ptr<const Checkpoint> checkpoint, std::optional<Preprocessing> preprocessing,
                          std::vector<std::string> classNames) {
    assert(checkpoint && checkpoint->weights.layout);
    trained_.weights = std::shared_ptr<const Weights>(checkpoint, &checkpoint->weights);
    trained_.checkpoint = std::move(checkpoint);
    if (trained_.preprocessing != preprocessing) trained_.statedInput.reset();  // a run has its own
    trained_.preprocessing = std::move(preprocessing);
    trained_.classNames = std::move(classNames);
    trained_.id = ++lastTrainedId_;
    Q_EMIT modelChanged();
    noteDirty();
}

void Document::clearTrained() {
    if (trained_.id != 0) {
        restoreTrained({});
    }
}

void Document::restoreTrained(TrainedState trained) {
    trained_ = std::move(trained);
    Q_EMIT modelChanged();
    noteDirty();
}

QString Document::displayName() const { return filePath_.isEmpty() ? tr("Untitled") : QFileInfo(filePath_).fileName(); }

bool Document::isDirty() const { return !undoStack_.isClean() || hasUnsavedTraining(); }

void Document::noteDirty() {
    const bool dirty = isDirty();
    if (dirty != wasDirty_) {
        wasDirty_ = dirty;
        Q_EMIT dirtyChanged(dirty);
    }
}

void Document::apply(const Changes& changes, Direction direction) {
    const DrawingParts parts = partsOf(changes);
    const bool network = parts.testAnyFlags(~DrawingParts(DrawingPart::Places));
    applyChanges(drawing_, changes, direction);
    if (network) recompute();
    Q_EMIT drawingChanged(parts);
    if (network) Q_EMIT networkChanged();
    setSelection(Selection(selection_));  // drops what is gone
}

void Document::setSettings(const RunSettings& settings) {
    if (settings != settings_) {
        settings_ = settings;
        Q_EMIT settingsChanged();
    }
}

void Document::replaceAll(Drawing drawing, RunSettings settings, TrainedState trained, const QString& path) {
    ++contents_;
    undoStack_.clear();
    selection_ = {};
    drawing_ = std::move(drawing);
    settings_ = std::move(settings);
    firstFreeId_ = firstIdUnusedBy(settings_.options.layers);
    trained_ = std::move(trained);
    savedTrainedId_ = trained_.id;
    savedRuns_ = runs_ = runsHash();
    filePath_ = path;
    fileStamp_.reset();
    recompute();
    Q_EMIT drawingChanged(DrawingPart::Places | DrawingPart::Names | DrawingPart::LayerSettings |
                          DrawingPart::Structure);
    Q_EMIT networkChanged();
    Q_EMIT selectionChanged();
    Q_EMIT settingsChanged();
    Q_EMIT pastRunsChanged();
    Q_EMIT testOpeningsChanged();
    Q_EMIT modelChanged();
    Q_EMIT fileChanged();
    noteDirty();
}

void Document::reset(Drawing drawing, RunSettings settings) {
    Q_EMIT aboutToBeReplaced();
    unknownMetadata_.clear();
    unknownTensors_.clear();
    pastRuns_.clear();
    runNumber_ = 1;
    testOpenings_.clear();
    runName_.clear();
    runNote_.clear();
    replaceAll(std::move(drawing), std::move(settings), {}, {});
    workspaces_.clear();
}

void Document::markRecovered() {
    undoStack_.resetClean();
    noteDirty();
}

void Document::markSaved(const QString& path, SaveMark mark) {
    if (mark.contents != contents_) {
        return;
    }
    savedTrainedId_ = mark.trainedId;
    savedRuns_ = mark.runs;
    if (mark.edit == edits_) {
        undoStack_.setClean();
    } else {
        undoStack_.resetClean();
    }
    if (filePath_ != path) {
        filePath_ = path;
        Q_EMIT fileChanged();
    }
    noteDirty();
}

}  // namespace fovea
