// SPDX-License-Identifier: GPL-3.0-or-later
// What a run is made of: the network, and the settings that are shown. Without a window.
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTest>

#include "app/commands/network_commands.h"
#include "app/document/document.h"
#include "app/session/run_controller.h"
#include "app/session/run_names.h"
#include "app/session/run_position.h"
#include "app/stop_text.h"
#include "app/workspaces/optimizer_fields.h"
#include "app/workspaces/runs_panel.h"
#include "app/workspaces/train_controls.h"
#include "app/workspaces/transport_bar.h"
#include "core/training/option_limits.h"
#include "tests/support/register_test.h"
#include "widgets/charts/rate_track.h"

using namespace fovea;

namespace {

using State = TrainingSession::State;
constexpr int patience = 120'000;

NetworkSpec networkForSettings() {
    NetworkSpec spec;
    NodeId last = spec.append(InputSpec{{32, 32, 3}});
    last = spec.append(Conv2dSpec{.filters = 3, .kernel = {8, 8}, .stride = {8, 8}}, last);
    last = spec.append(ReluSpec{}, last, "Bend");
    last = spec.append(FlattenSpec{}, last);
    spec.append(DenseSpec{.units = 10}, last);
    return spec;
}

}  // namespace

class TestRunSettings : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        document_ = std::make_unique<Document>();
        RunSettings settings;
        settings.options = {.learningRate = 0.01F, .batch = 256, .epochs = 3};
        settings.dataset = "builtin";
        document_->reset({networkForSettings(), {}}, settings);
        run_ = std::make_unique<RunController>(*document_);
    }
    void cleanup() {
        controls_.reset();
        run_.reset();
        document_.reset();
    }

    void stepsOnceTheDataIsOpen();
    void anotherLayerBeginsAnotherRun();
    void runsAreKept();
    void anEditWhileItRunsKeepsTheRun();
    void namesSayWhatIsDifferent();
    void otherDataIsNotComparable();
    void endsAgree();
    void anotherNameDoesNot();
    void anotherNetworksRunIsNotTaken();
    void playsWhatIsShown();
    void resumingCopiesNothing();
    void changesMomentumOnTheWay();
    void refusesWhatCantBeSaved();
    void offersEveryOptimizer();
    void fieldsSetOptions();
    void fieldsTakeWhatRunsTake();
    void tellsRules();
    void scheduleIsShown();
    void schedulesHaveTheirFields();
    void smoothsAndClips();
    void stopsByARuleAndReduces();
    void pointsOfTheScheduleMove();
    void locksWhatARunDependsOn();

private:
    void openData() { QTRY_VERIFY_WITH_TIMEOUT(run_->data() != nullptr, patience); }
    /// One step, and the document has it.
    void step() {
        const std::int64_t before = run_->session().state() == State::Empty ? -1 : run_->session().step();
        run_->stepOnce();
        QTRY_VERIFY_WITH_TIMEOUT(run_->session().state() == State::Paused && run_->session().step() > before, patience);
        QTRY_VERIFY(document_->trained().checkpoint != nullptr &&
                    document_->trained().checkpoint->step == run_->session().step());
    }
    const Checkpoint& checkpoint() { return *document_->trained().checkpoint; }
    void exchangeLayer(const LayerSpec& layer) {
        DrawingEdit edit(document_->drawing(), document_->firstFreeId());
        edit.setLayer(document_->spec().findByName("Bend")->id, layer);
        document_->undoStack().push(new EditNetwork(*document_, edit.changes(), QStringLiteral("Layer")));
    }
    template <class T>
    T* field(const char* name) {
        if (!controls_) controls_ = std::make_unique<TrainControls>(*run_);
        for (T* found : controls_->findChildren<T*>(QString::fromLatin1(name)))
            if (!found->isHidden()) return found;
        return nullptr;
    }
    void choose(const char* combo, int index) {
        auto* box = field<QComboBox>(combo);
        box->setCurrentIndex(index);
        Q_EMIT box->activated(index);
    }
    const TrainingOptions& options() { return document_->settings().options; }

    std::unique_ptr<Document> document_;
    std::unique_ptr<RunController> run_;
    std::unique_ptr<TrainControls> controls_;
};

void TestRunSettings::stepsOnceTheDataIsOpen() {
    QVERIFY(run_->isOpeningData() && run_->data() == nullptr);
    run_->stepOnce();
    QTRY_VERIFY_WITH_TIMEOUT(run_->session().state() == State::Paused && run_->session().step() == 1, patience);
}

// The layout of the weights is the same, and yet the run of one is no run of the other.
void TestRunSettings::anotherLayerBeginsAnotherRun() {
    openData();
    step();
    step();
    QCOMPARE(checkpoint().step, std::int64_t{2});
    const auto weights = document_->trained().weights;
    exchangeLayer(SigmoidSpec{});
    QVERIFY(document_->trained().checkpoint == nullptr);
    QVERIFY(document_->currentModel()->weights == weights);
    step();
    QCOMPARE(checkpoint().step, std::int64_t{1});
    QCOMPARE(checkpoint().history.steps.size(), std::size_t{1});
    QVERIFY(checkpoint().spec == document_->spec());
    document_->undoStack().undo();
    QCOMPARE(checkpoint().step, std::int64_t{2});
    QVERIFY(checkpoint().spec == document_->spec());
    step();
    QCOMPARE(checkpoint().step, std::int64_t{3});
    document_->undoStack().redo();
    QCOMPARE(checkpoint().step, std::int64_t{1});
}

/// An edit leaves the run that was, undo takes it up again, and nothing counts as unsaved for it.
void TestRunSettings::runsAreKept() {
    openData();
    step();
    step();
    const auto end = document_->trained().checkpoint;
    document_->markSaved(QStringLiteral("/tmp/x.fovea"), document_->saveMark());
    QVERIFY(!document_->isDirty());
    exchangeLayer(SigmoidSpec{});
    QCOMPARE(document_->pastRuns().size(), std::size_t{1});
    QVERIFY(document_->pastRuns().front().end == end);
    QCOMPARE(document_->runNumber(), 2);
    document_->undoStack().undo();
    QVERIFY(document_->pastRuns().empty());
    QCOMPARE(document_->runNumber(), 1);
    QVERIFY(document_->trained().checkpoint == end);
    QVERIFY(!document_->isDirty());
    document_->undoStack().redo();
    step();
    const auto second = document_->trained().checkpoint;
    document_->undoStack().undo();
    QCOMPARE(document_->runNumber(), 1);
    QCOMPARE(document_->pastRuns().size(), std::size_t{1});
    QVERIFY(document_->pastRuns().front().number == 2 && document_->pastRuns().front().end == second);
    // A run with other settings that can't be changed on the way is another run, too.
    TrainingOptions other = options();
    other.batch = 100;
    run_->setOptions(other, QStringLiteral("Batch size"), QStringLiteral("batch"));
    step();
    QCOMPARE(document_->runNumber(), 3);
    QCOMPARE(document_->pastRuns().size(), std::size_t{2});
}

void TestRunSettings::anEditWhileItRunsKeepsTheRun() {
    openData();
    TrainingOptions many = options();
    many.epochs = 1000;
    run_->setOptions(many, QStringLiteral("Epochs"), QStringLiteral("epochs"));
    run_->play();
    QTRY_VERIFY_WITH_TIMEOUT(run_->session().step() >= 3, patience);
    QVERIFY(document_->trained().checkpoint == nullptr);  // never paused
    const std::int64_t seen = run_->session().step();
    exchangeLayer(SigmoidSpec{});
    QTRY_COMPARE_WITH_TIMEOUT(document_->pastRuns().size(), std::size_t{1}, patience);
    const PastRun& past = document_->pastRuns().front();
    QCOMPARE(past.number, 1);
    QVERIFY(past.end->step >= seen);
    QCOMPARE(document_->runNumber(), 2);
    const std::int64_t reached = past.end->step;
    // Undo brings it back with all of its steps, rather than with what was last handed over.
    document_->undoStack().undo();
    QCOMPARE(document_->runNumber(), 1);
    QCOMPARE(checkpoint().step, reached);
    QCOMPARE(static_cast<std::int64_t>(checkpoint().history.steps.size()), reached);
    QVERIFY(document_->pastRuns().empty());
}

void TestRunSettings::namesSayWhatIsDifferent() {
    openData();
    step();
    QCOMPARE(titleOfRun(*document_, 1), QStringLiteral("Run 1"));
    DrawingEdit edit(document_->drawing(), document_->firstFreeId());
    const Node& conv = document_->spec().nodes[1];
    Conv2dSpec more = std::get<Conv2dSpec>(conv.layer);
    more.filters = 17;
    edit.setLayer(conv.id, more);
    document_->undoStack().push(new EditNetwork(*document_, edit.changes(), QStringLiteral("Filters")));
    QCOMPARE(titleOfRun(*document_, 2), QStringLiteral("Run 2 · 17 filters"));
    run_->setLearningRate(0.1F);
    step();
    QCOMPARE(titleOfRun(*document_, 2), QStringLiteral("Run 2 · 17 filters, η 0.1"));
    document_->renameRun(1, "before lunch");
    document_->renameRun(2, "after");
    QCOMPARE(titleOfRun(*document_, 1), QStringLiteral("before lunch"));
    QCOMPARE(usualTitleOfRun(*document_, 1), QStringLiteral("Run 1"));
    const Project project = document_->toProject();
    document_->reset({}, {});
    document_->fromProject(project, {});
    QCOMPARE(titleOfRun(*document_, 1), QStringLiteral("before lunch"));
    QCOMPARE(titleOfRun(*document_, 2), QStringLiteral("after"));
    QVERIFY(factsOfRun(*document_, 2).contains(QStringLiteral("batch 256")));
}

void TestRunSettings::otherDataIsNotComparable() {
    openData();
    step();
    Project project = document_->toProject();
    auto other = std::make_shared<Checkpoint>(*project.checkpoint);
    other->dataset = "mnist";
    project.pastRuns.push_back({7,
                                project.pastRuns.empty() ? std::make_shared<const Checkpoint>(*project.checkpoint)
                                                         : project.pastRuns.front().end,
                                std::nullopt,
                                {}});
    project.pastRuns.push_back({8, other, std::nullopt, {}});
    project.runNumber = 9;
    document_->fromProject(project, {});
    openData();
    QVERIFY(isComparable(*run_, document_->pastRuns()[0]));
    QVERIFY(!isComparable(*run_, document_->pastRuns()[1]));
    RunsPanel panel(*run_);
    QVERIFY(panel.shows(document_->pastRuns()[0]));
    QVERIFY(!panel.shows(document_->pastRuns()[1]));
    panel.setChoice({7}, {8});
    QVERIFY(!panel.shows(document_->pastRuns()[0]));
    QVERIFY(panel.shows(document_->pastRuns()[1]));
}

/// After the last epoch neither Step nor Play goes on, also once the run rests, and the counter says no more than the
/// axis.
void TestRunSettings::endsAgree() {
    openData();
    run_->setEpochs(1);
    run_->play();
    QTRY_VERIFY_WITH_TIMEOUT(run_->session().isFinished(), patience);
    QTRY_VERIFY(document_->trained().checkpoint != nullptr);
    const std::int64_t last = run_->session().step();
    run_->stepOnce();
    run_->play();
    QCOMPARE(run_->session().state(), State::Paused);
    QCOMPARE(run_->session().step(), last);
    TransportBar bar(*run_);
    auto* step = bar.findChild<QPushButton*>(QStringLiteral("step"));
    const auto* counter = bar.findChild<QLabel*>(QStringLiteral("epoch"));
    QVERIFY(!step->isEnabled() && !bar.playButton()->isEnabled());
    QCOMPARE(counter->text(), QStringLiteral("Epoch <b>1</b> of 1"));
    // As after opening a file.
    document_->fromProject(document_->toProject(), {});
    openData();
    QCOMPARE(run_->session().state(), State::Empty);
    QVERIFY(!step->isEnabled() && !bar.playButton()->isEnabled());
    QCOMPARE(counter->text(), QStringLiteral("Epoch <b>1</b> of 1"));
    run_->play();
    QCOMPARE(run_->session().state(), State::Empty);
    run_->setEpochs(2);
    QVERIFY(step->isEnabled() && bar.playButton()->isEnabled());
    QCOMPARE(counter->text(), QStringLiteral("Epoch <b>1</b> of 2"));
    // A run that has not finished one knows its place too.
    auto few = std::make_shared<Checkpoint>(checkpoint());
    few->step = 3;
    few->history.steps.resize(3);
    few->history.epochs.clear();
    document_->setTrained(few, document_->trained().preprocessing, document_->trained().classNames);
    QCOMPARE(positionOf(*run_).perEpoch, last);
    QCOMPARE(positionOf(*run_).batch(), std::int64_t{3});
}

void TestRunSettings::anotherNameDoesNot() {
    openData();
    step();
    DrawingEdit edit(document_->drawing(), document_->firstFreeId());
    edit.setName(document_->spec().findByName("Bend")->id, "Curve");
    document_->undoStack().push(new EditNetwork(*document_, edit.changes(), QStringLiteral("Name")));
    QVERIFY(document_->trained().checkpoint != nullptr);
    step();
    QCOMPARE(checkpoint().step, std::int64_t{2});
}

/// As a file of another program might hold it, or a run that was left before an edit.
void TestRunSettings::anotherNetworksRunIsNotTaken() {
    openData();
    step();
    Project project = document_->toProject();
    project.pastRuns.push_back({7, std::make_shared<const Checkpoint>(*project.checkpoint), std::nullopt, {}});
    project.spec.find(project.spec.findByName("Bend")->id)->layer = TanhSpec{};
    document_->fromProject(project, {});
    QVERIFY(document_->trained().checkpoint == nullptr);
    QVERIFY(document_->trained().weights != nullptr);
    QVERIFY(!document_->fitsPastRun(document_->pastRuns().front()));
    openData();
    step();
    QCOMPARE(checkpoint().step, std::int64_t{1});
}

/// Copies of a large run, made on the interface's thread, would freeze the window.
void TestRunSettings::resumingCopiesNothing() {
    openData();
    step();
    // As after opening a file: the document has a run, the session has none.
    document_->fromProject(document_->toProject(), QString());
    QVERIFY(run_->session().state() == State::Empty);
    const auto held = document_->trained().checkpoint;
    QTRY_VERIFY_WITH_TIMEOUT(run_->data() != nullptr, patience);
    run_->setEpochs(2);
    run_->stepOnce();
    QVERIFY(run_->session().checkpoint() == held);
    QVERIFY(run_->session().setup().resume == held);
    QTRY_VERIFY_WITH_TIMEOUT(run_->session().state() == State::Paused && run_->session().step() == 2, patience);
    QCOMPARE(checkpoint().options.epochs, 2);
}

void TestRunSettings::playsWhatIsShown() {
    openData();
    run_->stepOnce();
    QCOMPARE(run_->session().state(), State::Preparing);
    TrainingOptions other = options();
    other.batch = 100;
    other.optimizer = AdamWOptions{};
    run_->setOptions(other, QStringLiteral("Batch size"), QStringLiteral("batch"));
    QTRY_VERIFY_WITH_TIMEOUT(run_->session().state() == State::Paused && run_->session().step() == 1, patience);
    QTRY_VERIFY(document_->trained().checkpoint != nullptr);
    QCOMPARE(checkpoint().options.batch, 100);
    QCOMPARE(checkpoint().history.steps.front().images, 100);
    QVERIFY(checkpoint().options.optimizer == other.optimizer);
}

void TestRunSettings::changesMomentumOnTheWay() {
    openData();
    step();
    TrainingOptions other = options();
    other.optimizer = SgdOptions{.momentum = 0.5F};
    run_->setOptions(other, QStringLiteral("Momentum"), QStringLiteral("momentum"));
    step();
    QVERIFY(checkpoint().options.optimizer == OptimizerOptions(SgdOptions{}));
    QVERIFY(checkpoint().changes == (std::vector<OptionChange>{{1, {{"momentum", 0.5F}}}}));
    QVERIFY(optionsInForce(checkpoint()) == options());
    // Gone on with from the document, as after opening a file, it needs no change.
    run_->stop();
    step();
    QCOMPARE(checkpoint().step, std::int64_t{3});
    QCOMPARE(checkpoint().changes.size(), std::size_t{1});
}

void TestRunSettings::refusesWhatCantBeSaved() {
    NetworkSpec spec;
    NodeId last = spec.append(InputSpec{{32, 32, 3}});
    last = spec.append(MaxPool2dSpec{.kernel = {32, 32}, .stride = {32, 32}}, last);
    for (int i = 0; i < 2500; ++i)
        last = spec.append(BatchNormSpec{}, spec.append(Conv2dSpec{.filters = 1, .kernel = {1, 1}}, last));
    spec.append(DenseSpec{.units = 10}, spec.append(FlattenSpec{}, last));
    openData();
    TrainingSetup setup;
    setup.spec = spec;
    setup.data = *run_->data();
    const auto refused = prepareTraining(setup);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::ProjectTooLarge);
}

void TestRunSettings::offersEveryOptimizer() {
    openData();
    auto* method = field<QComboBox>("method");
    QCOMPARE(method->count(), static_cast<int>(optimizerKinds().size()));
    for (int index = 0; index < method->count(); ++index) {
        choose("method", index);
        QCOMPARE(static_cast<int>(options().optimizer.index()), index);
        QCOMPARE(method->currentText().toStdString(), std::string(titleOf(options().optimizer)));
        OptimizerOptions own = options().optimizer;
        for (const OptionField& option : fields(own)) {
            const std::string key(option.key);
            QVERIFY2(optionLabel(option.key) != QString::fromStdString(key), key.c_str());
            if (std::holds_alternative<bool*>(option.value)) {
                QVERIFY2(field<QCheckBox>(key.c_str()) != nullptr, key.c_str());
                continue;
            }
            auto* box = field<QDoubleSpinBox>(key.c_str());
            QVERIFY2(box != nullptr, key.c_str());
            QCOMPARE(static_cast<float>(box->value()), *std::get<float*>(option.value));
            QCOMPARE(box->minimum(), option.smallest);
            QCOMPARE(box->maximum(), option.largest);
        }
    }
    choose("method", 0);
    QVERIFY(field<QDoubleSpinBox>("beta1") == nullptr);
}

void TestRunSettings::fieldsSetOptions() {
    openData();
    field<QDoubleSpinBox>("momentum")->setValue(0.75);
    field<QCheckBox>("nesterov")->setChecked(true);
    QVERIFY(options().optimizer == OptimizerOptions(SgdOptions{.momentum = 0.75F, .nesterov = true}));
    choose("method", 3);
    field<QDoubleSpinBox>("epsilon")->setValue(1e-6);
    field<QDoubleSpinBox>("alpha")->setValue(0.5);
    QVERIFY(options().optimizer == OptimizerOptions(RmsPropOptions{.alpha = 0.5F, .epsilon = 1e-6F}));
    document_->undoStack().undo();
    QCOMPARE(field<QDoubleSpinBox>("alpha")->value(), 0.99);
}

/// The largest numbers that core, files and the command line take are shown, and stay when another field is edited.
void TestRunSettings::fieldsTakeWhatRunsTake() {
    openData();
    TrainingOptions large = options();
    large.weightDecay = 1000;
    large.batch = largestBatch;
    large.epochs = largestEpochs;
    large.seed = largestSeed - 1;
    large.plateau = {.epochs = longestPatience, .factor = 0.99995F};
    large.stop = {.seconds = longestTime, .plateau = longestPatience, .accuracy = 1e-5F};
    QVERIFY(validate(large).hasValue());
    run_->setOptions(large, QStringLiteral("All"), QStringLiteral("all"));
    QCOMPARE(field<QDoubleSpinBox>("weightDecay")->value(), 1000.0);
    QCOMPARE(field<QSpinBox>("batch")->value(), largestBatch);
    QCOMPARE(field<QSpinBox>("epochs")->value(), largestEpochs);
    QCOMPARE(field<QDoubleSpinBox>("seed")->text(), QStringLiteral("9007199254740991"));
    QCOMPARE(field<QDoubleSpinBox>("plateauFactor")->value(), 0.99995);
    QCOMPARE(static_cast<float>(60 * field<QDoubleSpinBox>("stopMinutes")->value()), longestTime);
    QCOMPARE(field<QDoubleSpinBox>("stopAccuracy")->value(), 0.001);
    field<QDoubleSpinBox>("seed")->stepUp();
    QCOMPARE(options().seed, largestSeed);
    field<QDoubleSpinBox>("momentum")->setValue(0.5);
    large.seed = largestSeed;
    large.optimizer = SgdOptions{.momentum = 0.5F};
    QVERIFY(options() == large);
    large.epochs = 0;
    run_->setOptions(large, QStringLiteral("Epochs"), QStringLiteral("epochs"));
    QCOMPARE(field<QSpinBox>("epochs")->value(), 0);
    large.stop = {.seconds = 0.3F};
    run_->setOptions(large, QStringLiteral("Stop"), QStringLiteral("stop"));
    QCOMPARE(field<QDoubleSpinBox>("stopMinutes")->text(), QStringLiteral("0.005 min"));
    field<QDoubleSpinBox>("plateauFactor")->setValue(1e-5);
    field<QDoubleSpinBox>("stopAccuracy")->setValue(99.995);
    large.plateau.factor = 1e-5F;
    large.stop.accuracy = 0.99995F;
    QVERIFY(options() == large);
}

void TestRunSettings::tellsRules() {
    QCOMPARE(stopTitle({.seconds = 0.3F}), QStringLiteral("ends after 0.3 s"));
    QCOMPARE(stopTitle({.seconds = 90}), QStringLiteral("ends after 90 s"));
    QCOMPARE(stopTitle({.plateau = 1}), QStringLiteral("ends on a plateau of 1 epoch"));
    QCOMPARE(stopTitle({.accuracy = 0.9F}), QStringLiteral("ends at an accuracy of 90.0 %"));
    QCOMPARE(stopTitle({.accuracy = 0.9999F}), QStringLiteral("ends at an accuracy of 99.99 %"));
    const QString reached = stopSentence({.rule = StopRule::Accuracy, .epoch = 2, .value = 0.99996, .limit = 0.9999});
    QVERIFY2(reached.contains(QStringLiteral("100.00 %")) && reached.contains(QStringLiteral("99.99 %")),
             qPrintable(reached));
    QCOMPARE(stopSentence({.rule = StopRule::Plateau, .epoch = 3, .value = 3, .limit = 3}),
             QStringLiteral("Stopped after epoch 3: no epoch has had a finite training loss."));
    QVERIFY(plateauTitle({.epochs = 1, .factor = 0.5F}).endsWith(QStringLiteral("plateaus of 1 epoch")));
}

void TestRunSettings::scheduleIsShown() {
    openData();
    QVERIFY(field<QSpinBox>("scheduleEpochs") == nullptr);
    choose("schedule", 1);
    QVERIFY(options().schedule == RateSchedule(StepRate{}));
    field<QSpinBox>("scheduleEpochs")->setValue(1);
    field<QDoubleSpinBox>("scheduleFactor")->setValue(0.5);
    QVERIFY(options().schedule == RateSchedule(StepRate{1, 0.5F}));
    step();
    QVERIFY(checkpoint().options.schedule == options().schedule);
    document_->undoStack().undo();
    document_->undoStack().undo();
    document_->undoStack().undo();
    QVERIFY(options().schedule == RateSchedule(ConstantRate{}));
    QCOMPARE(field<QComboBox>("schedule")->currentIndex(), 0);
}

/// Like the rate they change while a run goes on.
void TestRunSettings::smoothsAndClips() {
    openData();
    QCOMPARE(field<QDoubleSpinBox>("clipNorm")->text(), QStringLiteral("off"));
    field<QDoubleSpinBox>("labelSmoothing")->setValue(0.1);
    step();
    QCOMPARE(checkpoint().options.labelSmoothing, 0.1F);
    field<QDoubleSpinBox>("clipNorm")->setValue(2);
    field<QDoubleSpinBox>("clipValue")->setValue(0.25);
    QCOMPARE(options().clipNorm, 2.0F);
    QCOMPARE(options().clipValue, 0.25F);
    document_->undoStack().undo();
    QCOMPARE(field<QDoubleSpinBox>("clipValue")->value(), 0.0);
}

/// Rules may change while there is a run; it stops by one, says so, and goes on once the rule is gone. A plateau reduces what
/// the field shows, as a step of undo; rewinding brings back the rate that was set, be it after the run's last state.
void TestRunSettings::stopsByARuleAndReduces() {
    openData();
    QCOMPARE(field<QSpinBox>("stopPlateau")->text(), QStringLiteral("off"));
    QVERIFY(field<QDoubleSpinBox>("plateauFactor") == nullptr);
    run_->setLearningRate(5e-8F);
    field<QSpinBox>("plateauEpochs")->setValue(1);
    field<QDoubleSpinBox>("plateauFactor")->setValue(0.5);
    QCOMPARE(options().plateau, (PlateauRate{1, 0.5F}));
    step();
    QVERIFY(!field<QSpinBox>("plateauEpochs")->isEnabled() && field<QSpinBox>("stopPlateau")->isEnabled());
    field<QSpinBox>("stopPlateau")->setValue(2);
    field<QDoubleSpinBox>("stopAccuracy")->setValue(100);
    field<QDoubleSpinBox>("stopMinutes")->setValue(30);
    QCOMPARE(options().stop, (StopRules{.seconds = 1800, .plateau = 2, .accuracy = 1}));
    field<QSpinBox>("epochs")->setValue(50);
    run_->play();
    QTRY_VERIFY_WITH_TIMEOUT(run_->session().isFinished(), patience);
    QTRY_VERIFY(checkpoint().step == run_->session().step());
    QCOMPARE(run_->session().ruleMet()->rule, StopRule::Plateau);
    QVERIFY(checkpoint().options.stop == options().stop);
    QVERIFY(checkpoint().step < run_->session().lastStep() && !checkpoint().changes.empty());
    QCOMPARE(options().learningRate, optionsInForce(checkpoint()).learningRate);
    QVERIFY(options().learningRate < 5e-8F);
    QCOMPARE(document_->undoStack().undoText(), QStringLiteral("Rate reduced on a plateau"));
    run_->play();
    QVERIFY(!run_->session().isActive());
    QVERIFY(positionOf(*run_).rule);
    field<QSpinBox>("epochs")->setValue(1);
    QVERIFY(!positionOf(*run_).rule && positionOf(*run_).isFinished());  // by its epochs
    field<QSpinBox>("epochs")->setValue(50);
    field<QSpinBox>("stopPlateau")->setValue(0);
    const std::int64_t reached = checkpoint().step;
    run_->stepOnce();
    QTRY_VERIFY_WITH_TIMEOUT(run_->session().step() == reached + 1, patience);
    run_->rewind();
    QTRY_VERIFY_WITH_TIMEOUT(run_->session().step() == 0, patience);
    QTRY_COMPARE(options().learningRate, 5e-8F);
    step();
    QCOMPARE(checkpoint().history.steps[0].learningRate, 5e-8F);
    run_->setLearningRate(7e-8F);
    QVERIFY(factsOfRun(*document_, document_->runNumber(), run_->rateByHand()).contains(rateText(7e-8)));
    run_->rewind();
    QTRY_VERIFY_WITH_TIMEOUT(run_->session().step() == 0, patience);
    QCOMPARE(options().learningRate, 7e-8F);
    step();
    QCOMPARE(checkpoint().history.steps[0].learningRate, 7e-8F);
}

/// On the chart, as steps of undo; once there is a run its past and its schedule are locked, and the present rate is not.
void TestRunSettings::pointsOfTheScheduleMove() {
    openData();
    choose("schedule", 1);
    auto* track = field<RateTrack>("rateTrack");
    Q_EMIT track->handleMoved(1, 2.2, 0.0025);
    QVERIFY(options().schedule == RateSchedule(StepRate{2, 0.25F}));
    QCOMPARE(field<QSpinBox>("scheduleEpochs")->value(), 2);
    document_->undoStack().undo();
    QVERIFY(options().schedule == RateSchedule(StepRate{}));
    step();
    Q_EMIT track->handleMoved(1, 2.2, 0.0025);
    QVERIFY(options().schedule == RateSchedule(StepRate{}));
    Q_EMIT track->handleMoved(0, 0, 0.012345);
    QCOMPARE(options().learningRate, 0.0123F);
    step();
    QVERIFY(checkpoint().changes == (std::vector<OptionChange>{{1, {{learningRateKey, 0.0123F}}}}));
}

/// Each kind has its own rows, and a list of epochs that makes no sense goes back to what it was.
void TestRunSettings::schedulesHaveTheirFields() {
    openData();
    field<QSpinBox>("warmUp")->setValue(2);
    QVERIFY(options().schedule == RateSchedule(ConstantRate{}, 2));
    choose("schedule", 3);
    QVERIFY(options().schedule == RateSchedule(CosineRate{options().epochs - 2}, 2));
    QVERIFY(field<QDoubleSpinBox>("scheduleFactor") == nullptr);
    choose("schedule", 4);
    field<QDoubleSpinBox>("schedulePeak")->setValue(8);
    field<QSpinBox>("scheduleEpochs")->setValue(3);
    QVERIFY(options().schedule == RateSchedule(OneCycleRate{3, 8}, 2));
    choose("schedule", 5);
    field<QDoubleSpinBox>("schedulePower")->setValue(2);
    QVERIFY(options().schedule == RateSchedule(PolynomialRate{options().epochs - 2, 2}, 2));
    choose("schedule", 2);
    auto* milestones = field<QLineEdit>("scheduleMilestones");
    QCOMPARE(milestones->text(), QStringLiteral("30,60"));
    for (const char* text : {"3, 7,9", "9,3", "3,x", ""}) {
        milestones->clear();
        QTest::keyClicks(milestones, QString::fromLatin1(text));
        QTest::keyClick(milestones, Qt::Key_Return);
        QVERIFY(options().schedule == RateSchedule(MultiStepRate{{3, 7, 9}, 0.1F}, 2));
        QCOMPARE(milestones->text(), QStringLiteral("3,7,9"));
    }
    step();
    for (const char* name : {"warmUp", "scheduleMilestones", "scheduleFactor"})
        QVERIFY(!field<QWidget>(name)->isEnabled());
}

void TestRunSettings::locksWhatARunDependsOn() {
    openData();
    for (const char* name : {"method", "schedule"}) QVERIFY(field<QComboBox>(name)->isEnabled());
    step();
    for (const char* name : {"method", "schedule"}) QVERIFY(!field<QComboBox>(name)->isEnabled());
    QVERIFY(!field<QCheckBox>("nesterov")->isEnabled());
    QVERIFY(!field<QSpinBox>("batch")->isEnabled());
    QVERIFY(field<QDoubleSpinBox>("momentum")->isEnabled());
    QVERIFY(field<QSpinBox>("epochs")->isEnabled());
}

FOVEA_GUI_TEST(TestRunSettings)
#include "tst_run_settings.moc"
