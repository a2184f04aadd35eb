// SPDX-License-Identifier: GPL-3.0-or-later
// A run that is stopped, kept and gone on with gives the bits of one that wasn't.
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <limits>

#include "core/exchange/project_file.h"
#include "tests/support/register_test.h"
#include "tests/support/training_runs.h"

using namespace fovea;
using namespace fovea::test;

class TestResume : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void resumesToTheSameBits_data();
    void resumesToTheSameBits();
    void restartsToTheSameBits();
    void resumesFromAFile_data() { resumesToTheSameBits_data(); }
    void resumesFromAFile();
    void resumesOnPlateaus_data();
    void resumesOnPlateaus();
    void restoresOnlyWhatFits_data();
    void restoresOnlyWhatFits();
};

void TestResume::resumesToTheSameBits_data() {
    QTest::addColumn<TrainingOptions>("options");
    QTest::addColumn<int>("at");
    const TrainingOptions kinds[] = {
        {.learningRate = 0.02F, .batch = 8},
        {.optimizer = SgdOptions{.nesterov = true}, .learningRate = 0.02F, .weightDecay = 0.01F, .batch = 8},
        {.optimizer = AdamOptions{}, .learningRate = 0.002F, .batch = 8},
        {.optimizer = AdamWOptions{}, .learningRate = 0.002F, .weightDecay = 0.1F, .batch = 8},
        {.optimizer = RmsPropOptions{.momentum = 0.5F}, .learningRate = 0.0002F, .batch = 8},
        {.optimizer = AdagradOptions{}, .learningRate = 0.01F, .batch = 8},
        {.optimizer = AdadeltaOptions{}, .learningRate = 1, .weightDecay = 0.01F, .batch = 8},
        {.optimizer = MuonOptions{}, .learningRate = 0.005F, .weightDecay = 0.1F, .batch = 8},
        {.optimizer = LionOptions{}, .learningRate = 0.0002F, .weightDecay = 0.1F, .batch = 8},
        {.learningRate = 0.02F,
         .schedule = RateSchedule(CosineRate{2}, 1),
         .batch = 8,
         .labelSmoothing = 0.1F,
         .clipNorm = 0.5F,
         .clipValue = 0.05F},
        {.learningRate = 0.02F, .batch = 8, .averaging = {AveragingKind::Exponential, 0.9F}},
        {.learningRate = 0.02F, .batch = 8, .averaging = {AveragingKind::Epochs, 1}},
        {.learningRate = 0.02F, .batch = 8, .averaging = {AveragingKind::Lookahead, 4}},
        {.learningRate = 0.02F, .schedule = StepRate{1, 0.7F}, .batch = 8},
        {.learningRate = 0.02F, .schedule = RateSchedule(CosineRate{2}, 1), .batch = 8},
        {.learningRate = 0.01F, .schedule = RateSchedule(MultiStepRate{{1, 2}, 0.5F}), .batch = 8},
        {.learningRate = 0.002F, .schedule = RateSchedule(OneCycleRate{2, 8}), .batch = 8},
        {.learningRate = 0.01F, .schedule = RateSchedule(PolynomialRate{3, 2}, 1), .batch = 8}};
    const char* names[] = {"SGD",
                           "Nesterov, decay",
                           "Adam",
                           "AdamW",
                           "RMSProp",
                           "Adagrad",
                           "Adadelta, decay",
                           "Muon, decay",
                           "Lion, decay",
                           "smoothed, clipped",
                           "EMA",
                           "SWA",
                           "Lookahead",
                           "SGD, steps",
                           "warm-up, cosine",
                           "multi-step",
                           "one cycle",
                           "warm-up, polynomial"};
    for (std::size_t kind = 0; kind < std::size(names); ++kind) {
        for (const int at : {0, 1, 5, 6, 9, 12}) {
            QTest::addRow("%s, at step %d", names[kind], at) << kinds[kind] << at;
        }
    }
}

void TestResume::resumesToTheSameBits() {
    QFETCH(TrainingOptions, options);
    QFETCH(int, at);
    Setup setup;
    setup.options = options;
    const Checkpoint expected = straight(setup, 14);
    const Checkpoint kept = straight(setup, at);
    // Whoever resumes may have begun with other numbers: the checkpoint's count.
    Setup other = setup;
    other.options.learningRate = 0.5F;
    other.options.seed = 77;
    const auto resumed = makeTrainer(other);
    Witness witness;
    resumed->run(2, witness, {});
    const auto restored = resumed->restore(kept);
    QVERIFY(restored.hasValue());
    QVERIFY(resumed->options() == options);
    QCOMPARE(resumed->step(), std::int64_t{at});
    resumed->run(14, witness, {});
    QVERIFY(sameRun(resumed->checkpoint(), expected));
}

void TestResume::restartsToTheSameBits() {
    const Setup setup;
    const Checkpoint first = straight(setup, 8);
    QVERIFY(sameRun(first, straight(setup, 8)));
    // In pieces, and back to the start by the checkpoint from before the first step.
    const auto trainer = makeTrainer(setup);
    const Checkpoint start = trainer->checkpoint();
    Witness witness;
    for (int round = 0; round < 2; ++round) {
        for (const std::int64_t end : {1, 1, 4, 8}) trainer->run(end, witness, {});
        QVERIFY(sameRun(trainer->checkpoint(), first));
        QVERIFY(trainer->restore(start).hasValue());
    }
}

// With rates that were changed on the way, before and after the file was written.
void TestResume::resumesFromAFile() {
    QFETCH(TrainingOptions, options);
    QFETCH(int, at);
    Setup setup;
    setup.options = options;
    const auto changing = [](const StepReport& report, Trainer& trainer) {
        if (report.step == 4) (void)trainer.change({{learningRateKey, 0.0037F}});
        if (report.step == 10) (void)trainer.change({{weightDecayKey, 0.0123F}});
        return TrainingObserver::Answer::GoOn;
    };
    Witness witness;
    witness.step = changing;
    const auto whole = makeTrainer(setup);
    whole->run(14, witness, {});
    const auto first = makeTrainer(setup);
    first->run(at, witness, {});

    const QTemporaryDir folder;
    const std::string path = folder.filePath(QStringLiteral("half.fovea")).toStdString();
    Project project;
    project.spec = setup.spec;
    project.checkpoint = first->checkpoint();
    project.weights = std::make_shared<const Weights>(project.checkpoint->weights);
    QVERIFY(saveProject(project, path));
    const auto loaded = loadProject(path);
    QVERIFY(loaded && loaded->checkpoint);

    setup.threads = 2;
    const auto resumed = makeTrainer(setup);
    QVERIFY(resumed->restore(*loaded->checkpoint));
    resumed->run(14, witness, {});
    QCOMPARE(whole->checkpoint().changes.size(), std::size_t{2});
    QVERIFY(sameRun(resumed->checkpoint(), whole->checkpoint()));
}

void TestResume::resumesOnPlateaus_data() {
    QTest::addColumn<int>("at");
    for (const int at : {5, 6, 12, 13, 18}) QTest::addRow("at step %d", at) << at;
}

/// The rate is so small that each epoch but the first is one without gain. A reduction is a logged change, in a file and in
/// what is kept of the epoch with which it came; epochs are judged alike from wherever the run goes on.
void TestResume::resumesOnPlateaus() {
    QFETCH(int, at);
    Setup setup;
    setup.spec = smallNetwork("linear");  // without batch norm, whose statistics would move the loss
    setup.options.optimizer = SgdOptions{.momentum = 0};
    setup.options.learningRate = 2e-7F;
    setup.options.plateau = {.epochs = 1, .factor = 0.25F};
    const Checkpoint whole = straight(setup, 20);
    const std::vector<OptionChange> reductions{{12, {{learningRateKey, 5e-8F}}}, {18, {{learningRateKey, 1.25e-8F}}}};
    QVERIFY(whole.changes == reductions);
    QCOMPARE(whole.history.steps[11].learningRate, 2e-7F);
    QCOMPARE(whole.history.steps[12].learningRate, 5e-8F);
    QCOMPARE(rateSetByHand(whole), 2e-7F);
    QVERIFY(!changedByHand(whole));
    for (const auto& state : whole.kept) {
        const auto again = makeTrainer(setup);
        QVERIFY(again->restore(rewound(whole, *state)));
        Witness witness;
        again->run(20, witness, {});
        QVERIFY(sameRun(again->checkpoint(), whole));
    }
    const QTemporaryDir folder;
    const std::string path = folder.filePath(QStringLiteral("half.fovea")).toStdString();
    Project project;
    project.spec = setup.spec;
    project.checkpoint = straight(setup, at);
    project.weights = std::make_shared<const Weights>(project.checkpoint->weights);
    QVERIFY(saveProject(project, path));
    const auto loaded = loadProject(path);
    QVERIFY(loaded && loaded->checkpoint);
    setup.threads = 2;
    const auto resumed = makeTrainer(setup);
    QVERIFY(resumed->restore(*loaded->checkpoint));
    Witness witness;
    resumed->run(20, witness, {});
    QVERIFY(sameRun(resumed->checkpoint(), whole));
    // Set by hand at the end of an epoch, and reduced from there.
    const auto byHand = makeTrainer(setup);
    QVERIFY(byHand->restore(*loaded->checkpoint));
    QVERIFY(byHand->change({{learningRateKey, 4e-7F}}));
    byHand->run(24, witness, {});
    QVERIFY(changedByHand(byHand->checkpoint()));
    QCOMPARE(rateSetByHand(byHand->checkpoint()), 4e-7F);
    QVERIFY(byHand->learningRate() < 4e-7F);
    // Set to what a reduction would leave, behind an epoch that was a gain.
    const auto quarter = makeTrainer(setup);
    quarter->run(6, witness, {});
    QVERIFY(quarter->change({{learningRateKey, 5e-8F}}));
    QVERIFY(changedByHand(quarter->checkpoint()));
    QCOMPARE(rateSetByHand(quarter->checkpoint()), 5e-8F);
}

void TestResume::restoresOnlyWhatFits_data() {
    QTest::addColumn<QString>("fault");
    for (const char* fault : {"none", "renamed", "network", "activation", "no network", "weights missing",
                              "weights short", "weights not finite", "batch", "options", "rate", "step",
                              "state missing", "state short", "state not finite", "other optimizer"}) {
        QTest::newRow(fault) << QString::fromLatin1(fault);
    }
}

void TestResume::restoresOnlyWhatFits() {
    QFETCH(QString, fault);
    const auto is = [&](const char* name) { return fault == QLatin1String(name); };
    Checkpoint checkpoint = straight({}, 3);
    if (is("network")) checkpoint.weights = initialWeights(smallNetwork("linear"), 1);
    // The layout of the weights is the same, and yet they mean something else.
    for (Node& node : checkpoint.spec.nodes) {
        if (is("activation") && std::holds_alternative<ReluSpec>(node.layer)) node.layer = TanhSpec{};
        if (is("renamed")) node.name += " once more";
    }
    if (is("activation")) QVERIFY(checkpoint.spec != Setup().spec);
    if (is("no network")) checkpoint.spec = {};
    if (is("weights missing")) checkpoint.weights = {};
    if (is("weights short")) checkpoint.weights.values.pop_back();
    if (is("weights not finite")) checkpoint.weights.values[7] = std::numeric_limits<float>::infinity();
    if (is("batch")) checkpoint.options.batch = 9;
    if (is("options")) checkpoint.options.optimizer = SgdOptions{.momentum = 2};
    if (is("rate")) checkpoint.changes.push_back({2, {{learningRateKey, -1.0F}}});
    if (is("step")) checkpoint.step = -1;
    if (is("state missing")) checkpoint.optimizerState.clear();
    if (is("state short")) checkpoint.optimizerState[0].pop_back();
    if (is("state not finite")) checkpoint.optimizerState[0][0] = std::nanf("");
    if (is("other optimizer")) checkpoint.options.optimizer = AdamOptions{};

    const auto trainer = makeTrainer({});
    Witness witness;
    trainer->run(2, witness, {});
    const Checkpoint before = trainer->checkpoint();
    const auto restored = trainer->restore(checkpoint);
    QCOMPARE(restored.hasValue(), is("none") || is("renamed"));
    if (restored) return;
    QVERIFY(restored.error().code == ErrorCode::ResumeMismatch);
    QCOMPARE(restored.error().arguments.size(), std::size_t{2});
    QVERIFY(sameRun(trainer->checkpoint(), before));
}

FOVEA_TEST(TestResume)
#include "tst_resume.moc"
