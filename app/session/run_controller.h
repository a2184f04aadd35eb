// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QTimer>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <vector>

#include "app/commands/edit_gestures.h"
#include "app/document/document.h"
#include "app/session/job.h"
#include "app/session/open_dataset.h"
#include "app/session/model_evaluation.h"
#include "app/session/training_session.h"

namespace fovea {

/// Between the document, the data and the run: opens the data set that the document names, prepares
/// a run for the network as it is, and hands what training reached back to the document. The Train
/// and See workspaces and the menus speak to this.
class RunController : public QObject {
    Q_OBJECT

public:
    explicit RunController(Document& document, QObject* parent = nullptr);
    ~RunController() override;

    Document& document() { return document_; }
    const Document& document() const { return document_; }
    TrainingSession& session() { return session_; }
    const TrainingSession& session() const { return session_; }
    /// How the newest weights fare on the test images, and on those that the run holds back.
    ModelEvaluation& test() { return test_; }
    ModelEvaluation& validation() { return validation_; }
    /// The images that the run, or the one that would begin now, holds back of the training images; null where there
    /// are none, or no data.
    std::shared_ptr<const Dataset> validationImages() const;
    /// True where the data has other training images than the run of the document had, so that nothing says which ones
    /// that held back.
    bool imagesHaveChanged() const;
    /// How many those are; at once, also where there are many.
    std::int64_t validationCount() const;

    /// What runs that are prepared from now on keep of their epochs.
    void setKeepBudget(std::size_t bytes) { keepBudget_ = bytes; }

    /// Null while nothing is open.
    const DatasetPair* data() const { return dataset_.data(); }
    bool isOpeningData() const { return dataset_.isOpening(); }
    QString datasetTitle() const;
    /// Of the data that is being opened: the document's, or that which was chosen in its place.
    QString openingTitle() const;
    /// What people call a data set, or the name of its folder or file, and the options behind it.
    static QString titleOf(const std::string& dataset);

    /// Why training can't start, as a sentence; empty when it can.
    const QString& trainingBlocker() const { return trainingBlocker_; }
    /// True when the data's pictures have another shape than the network's input, or other classes.
    bool dataFits() const;
    /// True where something was learned and only the data's number of classes is another: fitting would make the whole
    /// network anew, another head keeps the rest.
    bool offersHead() const;
    /// Batch size, optimizer and seed belong to a run and change only after a rewind.
    bool settingsLocked() const;
    /// True where the document has weights for all of the network, as an opened model brings them: a run begins with
    /// these and draws none.
    bool startsFromWeights() const;

    /// The newest weights that there are: of the run, of the document, or the initial ones. Those that nobody has made
    /// yet are made on the side: null until then, with modelChanged() to follow, and where modelBlocker() says why.
    /// Its classes have the names that they were trained with, else those of the data, where each score has one.
    std::shared_ptr<const Model> model();
    /// Whether anything was ever learned by it: initial weights know nothing.
    bool isModelTrained() const;
    /// Why there is no model to look at, as a sentence; empty where it is there or being made.
    QString modelBlocker() const;
    /// The newest weights of one layer, in the engine's order, without asking for the whole model where the run's
    /// snapshots carry them alone. Empty where there are none.
    std::vector<float> weightsOf(NodeId node);

    /// The learning rate that was last set by hand, of the session's run; nothing where there is none.
    std::optional<float> rateByHand() const {
        return session_.state() == TrainingSession::State::Empty ? std::nullopt : std::optional(session_.rateByHand());
    }

    /// Calls `then` once the document holds all that training reached; at once where no run is under way.
    void whenDocumentIsFresh(std::function<void()> then);

    /// Goes back to a snapshot of a run, or to where a past run ended. The present run is put among the past
    /// ones with its newest state, its curves stay in the chart; what is trained from there on is another run.
    /// `run` is its number. Where the step is none of its kept ones, nothing happens.
    void branchFrom(int run, std::int64_t step);
    /// The newest snapshot of the present run, which a divergence leaves whole; null where there is none.
    std::shared_ptr<const KeptState> lastGood() const;

public Q_SLOTS:
    void play();
    void pause();
    void togglePlay();
    void stepOnce();
    void rewind();
    /// Ends the run after its step and gives its memory back. What it reached stays; play goes on from there.
    void stop();
    /// Tries the newest weights on the test images; see test(). The document counts how often.
    void evaluateOnTest();
    /// Tries them on the images that are held back; see validation().
    void evaluateOnValidation();
    /// Name or path; becomes the document's, as a step of undo, once it is open. What can't be opened replaces nothing.
    void chooseDataset(const QString& name);
    void cancelOpening();
    /// Changes the network so that it takes the data: a classic one is made anew, another gets a new input.
    void fitNetworkToData();
    void setLearningRate(float rate);
    void setWeightDecay(float decay);
    void setEpochs(int epochs);
    /// Which layers are frozen or learn at another rate, a step of undo. A run that is under way ends as it is; the next
    /// begins from its weights.
    void setLayers(const LayerTraining& layers, const QString& text);
    /// Exactly these of the network's layers are frozen.
    void setFrozen(const fovea::FrozenLayers& frozen);
    /// Other weights for the network as it is, a step of undo: made once the document holds all that training reached,
    /// null where they can no longer be. A run that is under way ends as it is; the next begins from these.
    void setWeights(std::function<std::shared_ptr<const Weights>()> make, const QString& text);
    /// A new last layer for so many classes; all others keep their weights. A step of undo.
    void replaceHead(int classes);
    /// Everything else; `key` merges changes of one control.
    void setOptions(const TrainingOptions& options, const QString& text, const QString& key);

Q_SIGNALS:
    void dataChanged();
    void openingChanged(bool opening);
    void openingProgress(qint64 done, qint64 total);
    void trainingBlockerChanged();
    /// model() is another one.
    void modelChanged();
    /// A sentence for the status bar.
    void notified(const QString& sentence);
    /// Something that needs a look: an error as a sentence.
    void failed(const QString& sentence);
    /// The data that was chosen can't be opened, and why; the data that was open still is.
    void dataRefused(const QString& sentence);
    /// Training ended since numbers grew beyond all bounds; lastGood() is what can be gone back to.
    void diverged(const QString& sentence);

private:
    enum class WhenOpen { Nothing, Play, Step };
    void connectDataset();
    void takeReducedRate(float rate);
    void takeDataset(const QString& name);
    void openData();
    bool isWaitingForData(WhenOpen then);
    void prepareRun(bool thenPlay);
    void makeModel();
    void forgetModel();
    std::shared_ptr<const Model> named(Model model) const;
    void nameClasses();
    struct HeldBack {
        std::int64_t count = 0;
        std::uint64_t seed = 0;
    };
    HeldBack heldBack() const;
    void forgetResults();
    void tryWhenFresh(ModelEvaluation& evaluation);
    void tryModel(ModelEvaluation& evaluation);
    void prepareAgain();
    bool runFits() const;
    void onNetworkChanged();
    void onSettingsChanged();
    void onCheckpoint(const std::shared_ptr<const Checkpoint>& checkpoint);
    /// Whether what a run that is under way reaches is taken into the document once its step has ended.
    enum class After { KeepIt, Nothing };
    void endWaiting();
    void dropRun(After after = After::KeepIt);
    /// Whether a snapshot is of the network as it is, and not older than what the document holds.
    bool isNewest(const TrainingSnapshot& snapshot) const;
    void toInitialWeights();
    void branch(int run, std::int64_t step);
    void takeOverOptions(const Checkpoint& checkpoint);
    void updateTrainingBlocker();
    QString findTrainingBlocker();
    QString frozenBlocker() const;
    QString rewindBlocker() const;
    void changeLayers(const std::function<void(LayerTraining&)>& change, const QString& text);
    QString memoryBlocker();

    Document& document_;
    TrainingSession session_;
    ModelEvaluation test_;
    ModelEvaluation validation_;
    OpenDataset dataset_;
    WhenOpen whenOpen_ = WhenOpen::Nothing;
    bool closeWhenPaused_ = false;
    quint64 runRevision_ = 0;
    std::size_t keepBudget_ = usualKeepBudget;
    NetworkSpec runSpec_;
    QString trainingBlocker_;
    std::shared_ptr<const Model> restingModel_;  ///< of the document; null when stale
    Job makingModel_;
    QString modelError_;
    std::set<ModelEvaluation*> tryWhenMade_;
    quint64 trySubject_ = 0;  ///< network and data that evaluations are asked for
    std::uint64_t triedSeed_ = 0;
    Initialisation triedInitialisation_ = Initialisation::Usual;
    struct MemoryNeed {
        quint64 revision = 0;
        TrainingOptions options;
        std::uint64_t bytes = 0;
    };
    std::optional<MemoryNeed> memoryNeed_;  ///< of training, for the network and the options it was planned for
    QTimer memoryTimer_;                    ///< asks again while memory is short
    std::vector<std::function<void()>> waitingForFresh_;
    EditGestures gestures_;
};

/// How many steps an epoch had: `known` where that is positive, else by the epochs that were finished.
double stepsInAnEpoch(const History& history, double known);

}  // namespace fovea
