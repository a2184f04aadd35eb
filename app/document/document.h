// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include <QObject>
#include <QString>
#include <QUndoStack>

#include "app/document/drawing_edit.h"
#include "core/analysis/network_analysis.h"
#include "core/exchange/file_stamp.h"
#include "core/exchange/project_file.h"
#include "core/network/network_spec.h"
#include "core/network/weights.h"
#include "core/training/past_run.h"
#include "core/training/training_options.h"
#include "widgets/values/problem_text.h"

namespace fovea {

/// What training made. Immutable parts behind shared pointers, so that commands, sessions and
/// savers on other threads hold them for nothing. `id` tells two states apart; 0 is "untrained".
struct TrainedState {
    /// Tensors by node id, in the layout of the spec that they were trained for. An edited network
    /// takes over what still fits.
    std::shared_ptr<const Weights> weights;
    std::shared_ptr<const Checkpoint> checkpoint;  ///< null when the network has changed since, but for names
    std::optional<Preprocessing> preprocessing;
    std::vector<std::string> classNames;
    quint64 id = 0;
    std::optional<StatedInput> statedInput = std::nullopt;  ///< belongs to `preprocessing`
};

/// What a run is started with, apart from the network.
struct RunSettings {
    TrainingOptions options;
    std::string dataset;  ///< a name as on the command line, or a path
    std::string notes;
    friend bool operator==(const RunSettings&, const RunSettings&) = default;
};

/// Where a save stood when it began, so that what was done meanwhile still counts as unsaved.
struct SaveMark {
    quint64 edit = 0;
    quint64 trainedId = 0;
    quint64 contents = 0;  ///< which network was open: another may have replaced it meanwhile
    quint64 runs = 0;
};

struct Selection {
    std::set<NodeId> nodes;
    std::set<Edge> edges;
    friend bool operator==(const Selection&, const Selection&) = default;
    bool empty() const { return nodes.empty() && edges.empty(); }
};

/// The one owner of everything that a `.fovea` file holds, of its path, its dirty state and its
/// undo stack. Views read values here and redraw on the signal of the part they show; edits come in
/// as commands on undoStack(). What follows from the network (shapes, problems, cost) is computed
/// once for each revision.
class Document : public QObject {
    Q_OBJECT
public:
    explicit Document(QObject* parent = nullptr);
    ~Document() override;

    const Drawing& drawing() const { return drawing_; }
    const NetworkSpec& spec() const { return drawing_.spec; }
    const Positions& positions() const { return drawing_.positions; }
    /// The network with what follows from it; another one after each change of the spec.
    const std::shared_ptr<const NetworkAnalysis>& analysis() const { return analysis_; }
    const ShapeTable& shapes() const { return analysis_->shapes; }
    const std::vector<NetworkProblem>& problems() const { return analysis_->problems; }
    const NetworkCost& cost() const { return analysis_->cost; }
    bool isSound() const { return problems().empty(); }
    /// Sentences and verified ways out for every faulty layer; worked out when first asked for.
    const ProblemTexts& problemTexts() const;
    /// Grows with every change of the spec, undo and redo included; never falls.
    quint64 revision() const { return revision_; }
    /// One larger than the largest node id that the document ever held.
    int firstFreeId() const { return firstFreeId_; }

    const Selection& selection() const { return selection_; }
    /// Ids that don't exist are left out. Not undoable.
    void setSelection(Selection selection);

    const RunSettings& settings() const { return settings_; }

    const TrainedState& trained() const { return trained_; }
    /// What See and export use. Its weights are the trained ones, or null where none were trained in this layout:
    /// then deferredModel() makes them. Names of classes only where there is one for each score. Nullopt while the
    /// network is unsound.
    std::optional<Model> currentModel() const;
    /// The same with weights: what was trained where it fits, initial values elsewhere. Takes hold of everything
    /// without copying; the function makes the weights, on any thread. Requires a sound network. Errors: OutOfMemory.
    std::function<Result<Model>()> deferredModel() const;
    /// Takes over what a run reached. Marks the document dirty; not a step of undo.
    /// Requires weights in the layout of spec().
    void setTrained(std::shared_ptr<const Checkpoint> checkpoint, std::optional<Preprocessing> preprocessing,
                    std::vector<std::string> classNames);
    /// Forgets what training made, as after "restart from the initial weights".
    void clearTrained();

    /// Runs that were left for the present one, the oldest first.
    const std::vector<PastRun>& pastRuns() const { return pastRuns_; }
    const PastRun* pastRun(int number) const;
    /// How the present run is called.
    int runNumber() const { return runNumber_; }
    /// As people named it; empty where nobody did.
    const std::string& runName() const { return runName_; }
    void renameRun(int number, std::string name);
    /// What people noted about a run, the present one or a past one; empty: nothing. Like a name, no step of undo.
    const std::string& noteOfRun(int number) const;
    void noteRun(int number, std::string note);
    /// Whether the network is the one that a past run trained, so that its states can be gone back to.
    bool fitsPastRun(const PastRun& run) const;
    /// Puts the present run among the past ones, if it went a step; the next has a number of its own.
    void leaveRun();
    /// The same, and goes on from its weights: what is trained next is another run.
    void leaveRunKeepingWeights();
    /// What a run reached that ended after it had been left, or dropped. `isPresent`: no other has begun since.
    void takeEndOfRun(PastRun run, bool isPresent);
    /// Leaves the present run and goes back to where a past one ended.
    void takeUpRun(int number);
    void forgetRun(int number);

    /// How often the test images were looked at, the oldest first. Not a step of undo: who has seen them has seen them.
    const std::vector<TestOpening>& testOpenings() const { return testOpenings_; }
    void noteTestOpening(TestOpening opening);

    QUndoStack& undoStack() { return undoStack_; }
    const QUndoStack& undoStack() const { return undoStack_; }

    /// Empty while the document was never saved.
    const QString& filePath() const { return filePath_; }
    /// The file's name, or "Untitled".
    QString displayName() const;
    bool isDirty() const;
    /// True when what training made is among what would be lost.
    bool hasUnsavedTraining() const { return trained_.id != savedTrainedId_ || runs_ != savedRuns_; }

    Project toProject() const;
    /// Takes hold of everything without copying the numbers; the function makes the project of it, on any thread.
    std::function<Project()> deferredProject() const;
    /// Replaces everything; the document is then clean and undo is empty.
    void fromProject(const Project& project, const QString& path);
    /// Replaces everything by an untrained network.
    void reset(Drawing drawing, RunSettings settings);
    /// Take the mark together with toProject(); give it back when the file is written.
    /// A mark of what has been replaced since changes nothing: the path belongs to that.
    SaveMark saveMark() const { return {edits_, trained_.id, contents_, runs_}; }
    void markSaved(const QString& path, SaveMark mark);
    /// What is open came out of an autosave: it is not what its file holds until it is saved.
    void markRecovered();
    /// How the file looked when it was opened or saved last; nothing where the document has none.
    const std::optional<FileStamp>& fileStamp() const { return fileStamp_; }
    void setFileStamp(std::optional<FileStamp> stamp) { fileStamp_ = stamp; }

    /// What the workspaces show, as text that they make and read themselves; see app/workspaces/workspace_state.h.
    /// It goes into every project that is made of the document, but looking at something else makes nothing dirty.
    const std::string& workspaces() const { return workspaces_; }
    /// Makes that text whenever a project is made, from the one that was read last.
    void setWorkspaceReport(std::function<std::string(const std::string& before)> report);

    // For commands only -----------------------------------------------------------------------
    void apply(const Changes& changes, Direction direction);
    void setSettings(const RunSettings& settings);
    void restoreTrained(TrainedState trained);
    /// The same where the run changes too: the present one is left, and `number` taken up where it is among the past
    /// ones, with the newest state that it has.
    void exchangeRun(TrainedState trained, int number);

Q_SIGNALS:
    /// Another file or a new one comes in its place; all of the old one is still there.
    void aboutToBeReplaced();
    void drawingChanged(DrawingParts what);  ///< analysis() is up to date
    void networkChanged();  ///< after drawingChanged() of more than places, for whoever asks nothing finer
    void selectionChanged();
    void settingsChanged();
    void modelChanged();  ///< trained()
    /// A command takes other weights in the place of these: a run that is under way is no longer theirs.
    void aboutToExchangeWeights();
    void pastRunsChanged();
    void testOpeningsChanged();
    void fileChanged();     ///< path or name
    void workspacesRead();  ///< a file was opened, all of it, and says what to show
    void dirtyChanged(bool dirty);

private:
    void recompute();
    void noteDirty();
    void notePastRuns();
    quint64 runsHash() const;
    /// All but what belongs to the file alone. aboutToBeReplaced() is said before anything changes.
    void replaceAll(Drawing drawing, RunSettings settings, TrainedState trained, const QString& path);

    Drawing drawing_;
    std::shared_ptr<const NetworkAnalysis> analysis_;
    mutable std::optional<ProblemTexts> problemTexts_;
    quint64 revision_ = 0;
    int firstFreeId_ = 1;
    Selection selection_;
    RunSettings settings_;
    TrainedState trained_;
    quint64 lastTrainedId_ = 0;
    quint64 savedTrainedId_ = 0;
    std::vector<PastRun> pastRuns_;
    int runNumber_ = 1;
    std::string runName_;
    std::string runNote_;
    std::vector<TestOpening> testOpenings_;
    quint64 runs_ = 0;  ///< tells what runs there are: the same again when one is left and taken up
    quint64 savedRuns_ = 0;
    std::string workspaces_;
    std::function<std::string(const std::string&)> workspaceReport_;
    std::map<std::string, std::string> unknownMetadata_;
    std::map<std::string, UnknownTensor> unknownTensors_;
    QString filePath_;
    std::optional<FileStamp> fileStamp_;
    quint64 edits_ = 0;     ///< counts every push, undo and redo
    quint64 contents_ = 0;  ///< counts every reset and opened file
    bool wasDirty_ = false;
    QUndoStack undoStack_;
};

/// Positions as the file's `canvas` JSON: {"positions":{"3":[120,40]}}. What can't be read is left out.
std::string positionsToJson(const Positions& positions);
Positions positionsFromJson(const std::string& text, const NetworkSpec& spec);

}  // namespace fovea
