// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <cmath>
#include <limits>

#include "core/training/evaluate.h"
#include "core/training/schedule_points.h"
#include "tests/support/register_test.h"
#include "tests/support/sanitizers.h"
#include "tests/support/training_runs.h"

using namespace fovea;
using namespace fovea::test;

class TestTrainer : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void learns_data();
    void learns();
    void reports();
    void threadsChangeNothing_data();
    void threadsChangeNothing();
    void stopsWhenAsked_data();
    void stopsWhenAsked();
    void repeatsAStoppedEvaluation();
    void stopsWhereDataFails_data();
    void stopsWhereDataFails();
    void logsChanges();
    void changesWhatItsOptimizerHas();
    void followsItsSchedule();
    void endsByARule_data();
    void endsByARule();
    void movesPoints_data();
    void movesPoints();
    void readsRules_data();
    void readsRules();
    void readsSchedules_data();
    void readsSchedules();
    void refusesValues_data();
    void refusesValues();
    void reportsDivergence_data();
    void reportsDivergence();
    void refusesSources_data();
    void refusesSources();
    void evaluates();
    void evaluationFailsWithTheData();
};

void TestTrainer::learns_data() {
    QTest::addColumn<TrainingOptions>("options");
    QTest::newRow("SGD") << TrainingOptions{.learningRate = 0.02F, .batch = 8};
    QTest::newRow("Nesterov, decay") << TrainingOptions{
        .optimizer = SgdOptions{.nesterov = true}, .learningRate = 0.02F, .weightDecay = 1e-4F, .batch = 8};
    QTest::newRow("Adam") << TrainingOptions{.optimizer = AdamOptions{}, .learningRate = 0.003F, .batch = 8};
}

void TestTrainer::learns() {
    QFETCH(TrainingOptions, options);
    Setup setup;
    setup.options = options;
    const Checkpoint end = straight(setup, 60);
    QVERIFY(end.history.epochs.back().validation.accuracy > 0.9);
    QVERIFY(end.history.epochs.back().validation.loss < 0.5 * double{end.history.steps.front().loss});
}

void TestTrainer::reports() {
    Witness witness;
    std::vector<std::int64_t> evaluated;
    witness.evaluating = [&](std::int64_t done, std::int64_t total) {
        QCOMPARE(total, std::int64_t{20});
        evaluated.push_back(done);
    };
    const auto trainer = makeTrainer({});
    QCOMPARE(trainer->stepsPerEpoch(), std::int64_t{6});
    const RunOutcome outcome = trainer->run(13, witness, {});
    QVERIFY(outcome.reason == StopReason::Finished && !outcome.error);
    QCOMPARE(outcome.step, std::int64_t{13});
    const History& history = trainer->history();
    QCOMPARE(history.steps.size(), std::size_t{13});
    for (std::size_t i = 0; i < history.steps.size(); ++i) {
        const StepReport& report = history.steps[i];
        QCOMPARE(report.step, static_cast<std::int64_t>(i) + 1);
        QCOMPARE(report.epoch, static_cast<std::int64_t>(i) / 6);
        QCOMPARE(report.images, i % 6 == 5 ? 4 : 8);
        QCOMPARE(report.learningRate, 0.02F);
        QVERIFY(report.seconds > 0 && report.loss > 0 && report.accuracy >= 0 && report.accuracy <= 1);
    }
    QVERIFY(witness.epochs == history.epochs);
    QCOMPARE(history.epochs.size(), std::size_t{2});
    QCOMPARE(history.epochs[1].epoch, std::int64_t{2});
    QCOMPARE(history.epochs[1].step, std::int64_t{12});
    double loss = 0;
    for (std::size_t i = 6; i < 12; ++i) loss += double{history.steps[i].loss} * history.steps[i].images;
    QVERIFY(std::abs(history.epochs[1].trainLoss - loss / 44) < 1e-9);
    QVERIFY(history.epochs[1].validated);
    QCOMPARE(history.epochs[1].validation.count, std::int64_t{20});
    QVERIFY(evaluated == (std::vector<std::int64_t>{8, 16, 20, 8, 16, 20}));

    Setup bare;
    bare.validated = false;
    const Checkpoint end = straight(bare, 6);
    QVERIFY(!end.history.epochs.at(0).validated);
    QCOMPARE(end.history.epochs[0].validation.count, std::int64_t{0});
}

void TestTrainer::threadsChangeNothing_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<TrainingOptions>("options");
    const std::pair<const char*, TrainingOptions> optimizers[] = {
        {"SGD", {.optimizer = SgdOptions{.momentum = 0}}},
        {"momentum", {.weightDecay = 1e-3F}},
        {"Nesterov", {.optimizer = SgdOptions{.nesterov = true}}},
        {"Adam", {.optimizer = AdamOptions{}, .learningRate = 0.001F}},
        {"AdamW", {.optimizer = AdamWOptions{}, .learningRate = 0.001F, .weightDecay = 0.1F}},
        {"RMSProp", {.optimizer = RmsPropOptions{.momentum = 0.5F}, .learningRate = 0.0001F}},
        {"smoothed, clipped", {.labelSmoothing = 0.1F, .clipNorm = 0.5F, .clipValue = 0.05F}},
        {"Muon", {.optimizer = MuonOptions{}, .learningRate = 0.002F}},
        {"EMA", {.averaging = {AveragingKind::Exponential, 0.9F}}},
        {"Lookahead", {.averaging = {AveragingKind::Lookahead, 2}}},
        {"Lion", {.optimizer = LionOptions{}, .learningRate = 0.0001F, .weightDecay = 0.1F}},
    };
    std::vector<std::string> networks = {"mixed"};
    for (const CatalogueEntry& entry : catalogue()) networks.push_back(entry.id);
    for (std::size_t n = 0; n < networks.size(); ++n) {
        for (std::size_t o = 0; o < std::size(optimizers); ++o) {
            // A race or a bad address doesn't wait for one pair of a network and an optimizer.
            if (isSanitized && n != 0 && n % std::size(optimizers) != o) continue;
            // core_network shows the threads of VGG-small's kernels; what a step adds is the same for resnet20.
            if (watchesThreads && networks[n].starts_with("vgg-small")) continue;
            const auto& [title, options] = optimizers[o];
            // What lies between steps is the same for every network; two rules are tried on all of them.
            // What clips by the norm of all gradients sums over the whole network.
            const bool isForAll = title == std::string_view("momentum") || title == std::string_view("AdamW") ||
                                  options.clipNorm > 0;
            if (!isSanitized && !isForAll && n != 0 && networks[n] != "resnet20") continue;
            const bool isBetweenSteps = options.averaging.isOn() || movesMatrices(options.optimizer);
            if (isBetweenSteps && n != 0 && networks[n] != "resnet20") continue;
            QTest::addRow("%s, %s", networks[n].c_str(), title) << QString::fromStdString(networks[n]) << options;
        }
    }
}

void TestTrainer::threadsChangeNothing() {
    QFETCH(QString, name);
    QFETCH(TrainingOptions, options);
    Setup setup;
    if (name != QStringLiteral("mixed")) setup.spec = smallNetwork(name.toStdString());
    setup.options = options;
    setup.options.batch = 20;  // sixteen chunks of one image or two
    setup.samples = 25;
    const Checkpoint one = straight(setup, 3);
    QCOMPARE(one.step, std::int64_t{3});
    for (const int threads : {2, 3, 7, 16}) {
        if (watchesThreads && threads != 16) continue;
        setup.threads = threads;
        QVERIFY2(sameRun(straight(setup, 3), one), qPrintable(QStringLiteral("%1 threads").arg(threads)));
    }
    // And in the middle of an epoch and on another number of threads: stop, keep, go on.
    const Checkpoint middle = straight(setup, 1);
    setup.threads = 1;
    const auto resumed = makeTrainer(setup);
    QVERIFY(resumed->restore(middle).hasValue());
    Witness witness;
    resumed->run(3, witness, {});
    QVERIFY(sameRun(resumed->checkpoint(), one));
}

void TestTrainer::stopsWhenAsked_data() {
    QTest::addColumn<bool>("byToken");
    QTest::addColumn<int>("at");
    for (const int at : {1, 4, 6}) {
        QTest::addRow("observer, step %d", at) << false << at;
        QTest::addRow("token, step %d", at) << true << at;
    }
}

void TestTrainer::stopsWhenAsked() {
    QFETCH(bool, byToken);
    QFETCH(int, at);
    const auto trainer = makeTrainer({});
    std::stop_source stop;
    Witness witness;
    witness.step = [&](const StepReport& report, Trainer&) {
        if (report.step < at) return TrainingObserver::Answer::GoOn;
        if (byToken) stop.request_stop();
        return byToken ? TrainingObserver::Answer::GoOn : TrainingObserver::Answer::Stop;
    };
    const RunOutcome outcome = trainer->run(14, witness, stop.get_token());
    QVERIFY(outcome.reason == (byToken ? StopReason::StopRequested : StopReason::Observer));
    QCOMPARE(outcome.step, std::int64_t{at});
    QCOMPARE(trainer->step(), std::int64_t{at});
    QCOMPARE(witness.steps, std::int64_t{at});
    QCOMPARE(witness.epochs.size(), std::size_t{0});
    witness.step = [](const StepReport&, Trainer&) { return TrainingObserver::Answer::GoOn; };
    QVERIFY(trainer->run(14, witness, {}).reason == StopReason::Finished);
    QVERIFY(sameRun(trainer->checkpoint(), straight({}, 14)));
    QCOMPARE(witness.epochs.size(), std::size_t{2});
}

void TestTrainer::repeatsAStoppedEvaluation() {
    const auto trainer = makeTrainer({});
    std::stop_source stop;
    Witness witness;
    witness.evaluating = [&](std::int64_t, std::int64_t) { stop.request_stop(); };
    QVERIFY(trainer->run(6, witness, stop.get_token()).reason == StopReason::StopRequested);
    QCOMPARE(trainer->step(), std::int64_t{6});
    QCOMPARE(witness.epochs.size(), std::size_t{0});
    QVERIFY(trainer->run(6, witness, {}).reason == StopReason::Finished);
    QCOMPARE(witness.epochs.size(), std::size_t{1});
    QVERIFY(trainer->run(6, witness, {}).reason == StopReason::Finished);
    QCOMPARE(witness.epochs.size(), std::size_t{1});
}

void TestTrainer::stopsWhereDataFails_data() {
    QTest::addColumn<bool>("inTraining");
    QTest::addColumn<int>("batch");
    QTest::addColumn<qint64>("reached");
    QTest::newRow("first batch") << true << 0 << qint64{0};
    QTest::newRow("in the middle") << true << 3 << qint64{3};
    QTest::newRow("second epoch") << true << 8 << qint64{8};
    QTest::newRow("validation") << false << 1 << qint64{6};
    QTest::newRow("second validation") << false << 4 << qint64{12};
}

/// The run stops with the source's own error and keeps what it reached; once the data is back it goes on to the
/// bits of a run that nothing happened to.
void TestTrainer::stopsWhereDataFails() {
    QFETCH(bool, inTraining);
    QFETCH(int, batch);
    QFETCH(qint64, reached);
    const Error lost{ErrorCode::FileNotReadable, {"images/0042.png", "Input/output error"}};
    const Setup setup;
    const auto training = std::make_shared<PatternSource>(
        PatternSource::Settings{.shape = inputShapeOf(setup.spec), .samples = setup.samples, .batch = 8});
    const auto validation = std::make_shared<PatternSource>(
        PatternSource::Settings{.shape = inputShapeOf(setup.spec), .samples = 20, .batch = 8, .seed = 6});
    (inTraining ? training : validation)->failAt(batch, lost);
    auto trainer =
        Trainer::create(makeNetwork(setup.spec, 8, Purpose::Training, 1), setup.options, training, validation);
    QVERIFY(trainer);
    Witness witness;
    for (int again = 0; again < 2; ++again) {
        const RunOutcome outcome = (*trainer)->run(14, witness, {});
        QVERIFY(outcome.reason == StopReason::DataFailed);
        QVERIFY(outcome.error == lost);
        QCOMPARE(outcome.step, std::int64_t{reached});
    }
    const Checkpoint kept = (*trainer)->checkpoint();
    QCOMPARE(kept.step, std::int64_t{reached});
    QCOMPARE(kept.history.steps.size(), static_cast<std::size_t>(reached));
    QCOMPARE(kept.weights.values, straight(setup, reached).weights.values);
    (inTraining ? training : validation)->failAt(-1, lost);
    QVERIFY((*trainer)->run(14, witness, {}).reason == StopReason::Finished);
    QVERIFY(sameRun((*trainer)->checkpoint(), straight(setup, 14)));
}

void TestTrainer::logsChanges() {
    const auto changing = [](Witness& witness) {
        witness.step = [](const StepReport& report, Trainer& trainer) {
            if (report.step == 3) (void)trainer.change({{learningRateKey, 0.005F}});
            if (report.step == 5)
                (void)trainer.change({{weightDecayKey, 0.25F}}), (void)trainer.change({{learningRateKey, 0.001F}});
            return TrainingObserver::Answer::GoOn;
        };
    };
    Witness witness;
    changing(witness);
    const auto trainer = makeTrainer({});
    trainer->run(8, witness, {});
    const Checkpoint end = trainer->checkpoint();
    QVERIFY(end.changes == (std::vector<OptionChange>{{3, {{learningRateKey, 0.005F}}},
                                                      {5, {{learningRateKey, 0.001F}, {weightDecayKey, 0.25F}}}}));
    QCOMPARE(end.options.learningRate, 0.02F);
    QCOMPARE(trainer->options().learningRate, 0.001F);
    QCOMPARE(end.history.steps[2].learningRate, 0.02F);
    QCOMPARE(end.history.steps[3].learningRate, 0.005F);
    QCOMPARE(end.history.steps[5].learningRate, 0.001F);
    QVERIFY(end.weights.values != straight({}, 8).weights.values);

    Witness first;
    changing(first);
    const auto half = makeTrainer({});
    half->run(4, first, {});
    const auto resumed = makeTrainer({});
    QVERIFY(resumed->restore(half->checkpoint()).hasValue());
    QCOMPARE(resumed->options().learningRate, 0.005F);
    resumed->run(8, first, {});
    QVERIFY(sameRun(resumed->checkpoint(), end));
}

/// Any number of the optimizer, and nothing where one of them isn't allowed.
void TestTrainer::changesWhatItsOptimizerHas() {
    Setup setup;
    setup.options.optimizer = RmsPropOptions{};
    setup.options.learningRate = 0.001F;
    Witness witness;
    witness.step = [](const StepReport& report, Trainer& trainer) {
        if (report.step == 3) (void)trainer.change({{"alpha", 0.5F}, {"momentum", 0.25F}});
        return TrainingObserver::Answer::GoOn;
    };
    const auto trainer = makeTrainer(setup);
    trainer->run(8, witness, {});
    const Checkpoint end = trainer->checkpoint();
    QVERIFY(end.options == setup.options);
    QVERIFY(trainer->options().optimizer == OptimizerOptions(RmsPropOptions{.alpha = 0.5F, .momentum = 0.25F}));
    QVERIFY(optionsInForce(end) == trainer->options());
    QVERIFY(end.weights.values != straight(setup, 8).weights.values);
    const auto half = makeTrainer(setup);
    half->run(4, witness, {});
    const auto resumed = makeTrainer(setup);
    QVERIFY(resumed->restore(half->checkpoint()).hasValue());
    resumed->run(8, witness, {});
    QVERIFY(sameRun(resumed->checkpoint(), end));

    QVERIFY(!trainer->change({{learningRateKey, 0.5F}, {"beta1", 0.5F}}));
    QVERIFY(!trainer->change({{learningRateKey, 0.5F}, {"momentum", 1.0F}}));
    QVERIFY(!trainer->change({{"nesterov", 1.0F}}));
    QCOMPARE(trainer->options().learningRate, 0.001F);
    QVERIFY(trainer->checkpoint().changes == end.changes);
}

void TestTrainer::endsByARule_data() {
    QTest::addColumn<StopRules>("rules");
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("end");
    QTest::newRow("time") << StopRules{.seconds = 1e-9F} << "time" << 1;
    // At a rate of 0 no epoch after the first is a gain.
    QTest::newRow("plateau") << StopRules{.plateau = 2} << "plateau" << 18;
    QTest::newRow("accuracy") << StopRules{.accuracy = 0.01F} << "accuracy" << 6;
    QTest::newRow("none") << StopRules{.seconds = 1e6F, .plateau = 9, .accuracy = 1} << QString() << 20;
}

/// It says why, ends there again when it is resumed, and goes on where the rule is taken away.
void TestTrainer::endsByARule() {
    QFETCH(StopRules, rules);
    QFETCH(QString, name);
    QFETCH(int, end);
    Setup setup;
    setup.spec = smallNetwork("linear");  // without batch norm, whose statistics would move the loss
    setup.options.learningRate = 0;
    setup.options.stop = rules;
    const auto trainer = makeTrainer(setup);
    Witness witness;
    const RunOutcome outcome = trainer->run(20, witness, {});
    QCOMPARE(outcome.step, std::int64_t{end});
    QCOMPARE(outcome.rule.has_value(), !name.isEmpty());
    QVERIFY(outcome.reason == (outcome.rule ? StopReason::RuleMet : StopReason::Finished));
    if (!outcome.rule) return;
    const StopFinding& finding = *outcome.rule;
    QCOMPARE(QString::fromUtf8(nameOf(finding.rule).data(), qsizetype(nameOf(finding.rule).size())), name);
    QCOMPARE(finding.step, std::int64_t{end});
    QCOMPARE(finding.epoch, std::int64_t{end / 6});
    QVERIFY(finding.value >= finding.limit && finding.limit > 0);
    QCOMPARE(finding.isValidation, name != QStringLiteral("time"));
    if (finding.rule == StopRule::Plateau) {
        QCOMPARE(finding.gainEpoch, std::int64_t{1});
        QCOMPARE(finding.gainLoss, trainer->history().epochs[0].validation.loss);
    }
    const auto resumed = makeTrainer(setup);
    QVERIFY(resumed->restore(trainer->checkpoint()));
    QVERIFY(resumed->run(20, witness, {}).rule == outcome.rule);
    QCOMPARE(resumed->step(), std::int64_t{end});
    QVERIFY(!resumed->setStopRules({.accuracy = 2}));
    QVERIFY(resumed->setStopRules({}));
    QVERIFY(resumed->checkpoint().options.stop == StopRules());
    QVERIFY(resumed->run(20, witness, {}).reason == StopReason::Finished);
}

void TestTrainer::movesPoints_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("point");
    QTest::addColumn<double>("epoch");
    QTest::addColumn<double>("factor");
    QTest::addColumn<QString>("moved");
    const auto row = [](const char* text, int point, double epoch, double factor, const char* moved) {
        QTest::addRow("%s, %d to %g, %g", text, point, epoch, factor)
            << QString::fromUtf8(text) << point << epoch << factor << QString::fromUtf8(moved);
    };
    row("step:30:0.1", 0, 12.4, 0.51234, "step:12:0.512");
    row("step:30:0.1", 0, -3, 99, "step:1:10");
    row("step:30:0.33333334", 0, 20, double{0.33333334F}, "step:20:0.33333334");
    row("multi-step:30,60:0.33333334", 0, 20, double{0.33333334F}, "multi-step:20,60:0.33333334");
    row("warm-up:5+step:30:0.1", 0, 7.6, 3, "warm-up:8+step:30:0.1");
    row("warm-up:5+step:30:0.1", 1, 25, 0.1, "warm-up:5+step:20:0.1");
    row("multi-step:30,60:0.1", 1, 45, 0.25, "multi-step:30,45:0.5");
    row("multi-step:30,60:0.1", 1, 3, 0.01, "multi-step:30,31:0.1");
    row("multi-step:30,60:0.1", 0, 70, 0, "multi-step:59,60:0.0001");
    row("cosine:30", 0, 20, 0.7, "cosine:20");
    row("one-cycle:30:25", 0, 3, 8.888, "one-cycle:30:8.89");
    row("one-cycle:30:25", 1, 50, 3, "one-cycle:50:25");
    row("polynomial:30:1", 0, 9, 0.25, "polynomial:30:2");
    row("warm-up:2+polynomial:30:1", 2, 9, 0.25, "warm-up:2+polynomial:7:1");
}

/// A point that is put where it is changes nothing, and each lies on the curve.
void TestTrainer::movesPoints() {
    QFETCH(QString, text);
    QFETCH(int, point);
    QFETCH(double, epoch);
    QFETCH(double, factor);
    QFETCH(QString, moved);
    const RateSchedule schedule = parseSchedule(text.toStdString()).value();
    const auto points = pointsOf(schedule);
    const RateSchedule result = withPointAt(schedule, std::size_t(point), epoch, factor);
    QCOMPARE(QString::fromStdString(scheduleText(result)), moved);
    QVERIFY(validate(result));
    constexpr int perEpoch = 10'000;
    for (std::size_t i = 0; i < points.size(); ++i) {
        QVERIFY(withPointAt(schedule, i, points[i].epoch, points[i].factor) == schedule);
        const SchedulePlace there{std::llround(points[i].epoch * perEpoch), perEpoch};
        const double found = factorAt(schedule, there);
        QVERIFY2(std::abs(found - points[i].factor) < 1e-3 * std::max(1.0, found), qPrintable(QString::number(found)));
    }
}

void TestTrainer::readsRules_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("written");  // empty: refused
    const auto row = [](const char* text, const char* written) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(written);
    };
    row("none", "none");
    row("plateau:5", "plateau:5");
    row("accuracy:0.9,time:2h,plateau:3", "time:7200,plateau:3,accuracy:0.9");
    row("time:90s", "time:90");
    row("time:1.5m", "time:90");
    row("epochs:30", "none");
    for (const char* text : {"", ",", "plateau", "plateau:", "plateau:0", "plateau:2.5", "plateau:10001", "accuracy:1.1",
                             "accuracy:nan", "accuracy:90%", "time:-1", "time:3d", "time:m", "plateau:5,", "plateau:5,plateau:6",
                             "epochs:0", "epochs:1000001", "loss:0.1", "plateau:5;accuracy:1"})
        row(text, "");
}

void TestTrainer::readsRules() {
    QFETCH(QString, text);
    QFETCH(QString, written);
    const auto read = parseStop(text.toStdString());
    QCOMPARE(read.has_value(), !written.isEmpty());
    if (!read) return;
    QCOMPARE(QString::fromStdString(stopText(read->rules)), written);
    QCOMPARE(read->epochs.value_or(0), text.startsWith(QStringLiteral("epochs")) ? 30 : 0);
    QVERIFY(parseStop(written.toStdString())->rules == read->rules);
}

/// Six steps an epoch: 0.02 for two epochs, then half of it. A rate set by hand is what the schedule starts from.
void TestTrainer::followsItsSchedule() {
    Setup setup;
    setup.options.schedule = StepRate{2, 0.5F};
    Witness witness;
    witness.step = [](const StepReport& report, Trainer& trainer) {
        if (report.step == 15) (void)trainer.change({{learningRateKey, 0.04F}});
        return TrainingObserver::Answer::GoOn;
    };
    const auto trainer = makeTrainer(setup);
    QCOMPARE(trainer->learningRate(), 0.02F);
    trainer->run(26, witness, {});
    const Checkpoint end = trainer->checkpoint();
    for (const StepReport& report : end.history.steps) {
        const float expected = report.step <= 12   ? 0.02F
                               : report.step <= 15 ? 0.01F
                               : report.step <= 24 ? 0.02F
                                                   : 0.01F;
        QVERIFY2(report.learningRate == expected, qPrintable(QString::number(report.step)));
    }
    QCOMPARE(trainer->learningRate(), 0.01F);
    QCOMPARE(trainer->options().learningRate, 0.04F);
    // The same as a rate changed by hand at the same steps.
    Setup plain;
    Witness hand;
    hand.step = [](const StepReport& report, Trainer& run) {
        if (report.step == 12 || report.step == 24) (void)run.change({{learningRateKey, 0.01F}});
        if (report.step == 15) (void)run.change({{learningRateKey, 0.02F}});
        return TrainingObserver::Answer::GoOn;
    };
    const auto other = makeTrainer(plain);
    other->run(26, hand, {});
    QVERIFY(other->checkpoint().weights.values == end.weights.values);
    // And on from the middle.
    const auto half = makeTrainer(setup);
    half->run(17, witness, {});
    const auto resumed = makeTrainer(plain);
    QVERIFY(resumed->restore(half->checkpoint()).hasValue());
    resumed->run(26, witness, {});
    QVERIFY(sameRun(resumed->checkpoint(), end));
}

void TestTrainer::readsSchedules_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("sound");
    for (const char* text : {"constant", "step:30:0.1", "step:1:0.5", "step:1000000:10", "multi-step:30,60:0.1",
                             "multi-step:1:0.5", "cosine:5", "one-cycle:30:25", "one-cycle:1:1", "polynomial:30:0.9",
                             "warm-up:5+constant", "warm-up:1+multi-step:2,4,8:0.3", "warm-up:10000+cosine:5"})
        QTest::newRow(text) << QString::fromLatin1(text) << true;
    for (const char* text : {"",
                             "constant:1",
                             "step",
                             "step:30",
                             "step:30:",
                             "step::0.1",
                             "step:0:0.1",
                             "step:-1:0.1",
                             "step:1.5:0.1",
                             "step:30:0",
                             "step:30:-0.1",
                             "step:30:nan",
                             "step:30:inf",
                             "step:30:11",
                             "step:30:0.1:2",
                             "step:30:0.1 ",
                             " step:30:0.1",
                             "step:1000001:0.1",
                             "Step:30:0.1",
                             "cosine",
                             "cosine:0",
                             "cosine:5:1",
                             "cosine:5.5",
                             "multi-step:30,30:0.1",
                             "multi-step:60,30:0.1",
                             "multi-step:0,30:0.1",
                             "multi-step::0.1",
                             "multi-step:30,:0.1",
                             "multi-step:30, 60:0.1",
                             "multi-step:30,60",
                             "one-cycle:30",
                             "one-cycle:30:0.5",
                             "one-cycle:30:nan",
                             "one-cycle:30:1001",
                             "polynomial:30:0",
                             "polynomial:30:11",
                             "warm-up:5",
                             "warm-up:5+",
                             "warm-up:0+constant",
                             "warm-up:-1+constant",
                             "warm-up:10001+constant",
                             "warm-up:2+warm-up:2+constant",
                             "warm-up:2:constant",
                             "cosine:5+warm-up:2",
                             "step:99999999999:0.1"})
        QTest::newRow(text) << QString::fromLatin1(text) << false;
}

void TestTrainer::readsSchedules() {
    QFETCH(QString, text);
    QFETCH(bool, sound);
    const auto schedule = parseSchedule(text.toStdString());
    QCOMPARE(schedule.has_value(), sound);
    if (sound) QCOMPARE(QString::fromStdString(scheduleText(*schedule)), text);
}

void TestTrainer::refusesValues_data() {
    QTest::addColumn<float>("rate");
    QTest::addColumn<float>("decay");
    QTest::newRow("rate below 0") << -1.0F << 0.0F;
    QTest::newRow("rate not a number") << std::nanf("") << 0.0F;
    QTest::newRow("decay below 0") << 0.1F << -0.1F;
    QTest::newRow("decay infinite") << 0.1F << std::numeric_limits<float>::infinity();
}

void TestTrainer::refusesValues() {
    QFETCH(float, rate);
    QFETCH(float, decay);
    const auto trainer = makeTrainer({});
    const bool both = trainer->change({{learningRateKey, rate}, {weightDecayKey, decay}}).hasValue();
    QVERIFY(!both);
    TrainingOptions options;
    options.learningRate = rate;
    options.weightDecay = decay;
    Setup setup;
    const auto source = std::make_shared<PatternSource>(PatternSource::Settings{});
    const auto created = Trainer::create(makeNetwork(setup.spec, 8, Purpose::Training, 1), options, source, nullptr);
    QVERIFY(!created);
    QVERIFY(created.error().code == ErrorCode::OptionInvalid);
}

void TestTrainer::reportsDivergence_data() {
    QTest::addColumn<TrainingOptions>("options");
    QTest::newRow("SGD") << TrainingOptions{.learningRate = 1e6F, .batch = 8};
    QTest::newRow("plain") << TrainingOptions{.optimizer = SgdOptions{.momentum = 0}, .learningRate = 1e6F, .batch = 8};
    QTest::newRow("Adam") << TrainingOptions{.optimizer = AdamOptions{}, .learningRate = 1e9F, .batch = 8};
    QTest::newRow("AdamW") << TrainingOptions{.optimizer = AdamWOptions{}, .learningRate = 1e9F, .batch = 8};
    QTest::newRow("RMSProp") << TrainingOptions{.optimizer = RmsPropOptions{}, .learningRate = 1e9F, .batch = 8};
}

void TestTrainer::reportsDivergence() {
    QFETCH(TrainingOptions, options);
    Setup setup;
    setup.options = options;
    setup.spec = {};
    NodeId last = setup.spec.append(InputSpec{{6, 6, 3}});
    last = setup.spec.append(Conv2dSpec{.filters = 6}, last);
    last = setup.spec.append(BatchNormSpec{}, last);
    last = setup.spec.append(FlattenSpec{}, last);
    for (int i = 0; i < 6; ++i)
        last = setup.spec.append(LeakyReluSpec{.slope = 0.5F}, setup.spec.append(DenseSpec{.units = 8}, last));
    setup.spec.append(DenseSpec{.units = 4}, last);
    const auto trainer = makeTrainer(setup);
    Witness witness;
    const RunOutcome outcome = trainer->run(200, witness, {});
    QVERIFY(outcome.reason == StopReason::Diverged);
    QVERIFY(outcome.error.has_value());
    QVERIFY(outcome.error->code == ErrorCode::Diverged);
    QCOMPARE(outcome.step, trainer->step());
    QCOMPARE(std::get<std::int64_t>(outcome.error->arguments.at(0)), outcome.step + 1);
    const std::string layer = std::get<std::string>(outcome.error->arguments.at(2));
    QVERIFY2(setup.spec.findByName(layer), layer.c_str());
    QCOMPARE(trainer->history().steps.size(), static_cast<std::size_t>(outcome.step));

    const Checkpoint end = trainer->checkpoint();
    for (const float value : end.weights.values) QVERIFY(std::isfinite(value));
    for (const auto& tensor : end.optimizerState) {
        for (const float value : tensor) QVERIFY(std::isfinite(value));
    }
    // What a run up to the step before has, running statistics too.
    QVERIFY(sameRun(straight(setup, outcome.step), end));
}

void TestTrainer::refusesSources_data() {
    QTest::addColumn<int>("side");
    QTest::addColumn<int>("samples");
    QTest::addColumn<int>("batch");
    QTest::addColumn<int>("code");
    QTest::newRow("other size") << 13 << 40 << 8 << int(ErrorCode::NetworkInputMismatch);
    QTest::newRow("nothing in it") << 12 << 0 << 8 << int(ErrorCode::DatasetEmpty);
    QTest::newRow("larger batches than planned") << 12 << 40 << 9 << int(ErrorCode::OptionInvalid);
}

void TestTrainer::refusesSources() {
    QFETCH(int, side);
    QFETCH(int, samples);
    QFETCH(int, batch);
    QFETCH(int, code);
    const auto source = std::make_shared<PatternSource>(
        PatternSource::Settings{.shape = {side, side, 3}, .samples = samples, .batch = batch});
    const auto created =
        Trainer::create(makeNetwork(mixedNetwork(), 8, Purpose::Training, 1), {.batch = 8}, source, nullptr);
    QVERIFY(!created);
    QCOMPARE(int(created.error().code), code);
}

void TestTrainer::evaluationFailsWithTheData() {
    const Error lost{ErrorCode::FileNotReadable, {"images/0042.png", "Input/output error"}};
    PatternSource source({.samples = 21, .batch = 8});
    source.failAt(2, lost);
    std::vector<std::int64_t> reports;
    const auto network = makeNetwork(mixedNetwork(), 8, Purpose::Inference, 1);
    const auto failed =
        evaluate(*network, source, {}, [&](std::int64_t done, std::int64_t) { reports.push_back(done); });
    QVERIFY(!failed && failed.error() == lost);
    QCOMPARE(reports, (std::vector<std::int64_t>{8, 16}));
}

void TestTrainer::evaluates() {
    const NetworkSpec spec = mixedNetwork();
    PatternSource source({.samples = 21, .batch = 8});
    // Planned for fewer images than a batch of the source, and for as many.
    const auto small = makeNetwork(spec, 3, Purpose::Inference, 2);
    const auto large = makeNetwork(spec, 8, Purpose::Inference, 1);
    const auto a = evaluate(*small, source);
    const auto b = evaluate(*large, source);
    QVERIFY(a && b);
    QCOMPARE(a->count, std::int64_t{21});
    QVERIFY(a->confusion == b->confusion);
    QVERIFY(std::abs(a->loss - b->loss) < 1e-5);
    std::int64_t counted = 0;
    std::int64_t right = 0;
    double loss = 0;
    for (int index = 0; index < source.batchCount(); ++index) {
        const Batch batch = batchOf(source, 0, index);
        large->forward(batch.pixels, batch.count, Mode::Inference);
        const LossResult result = large->loss(batch.labels);
        counted += result.count;
        right += result.correct;
        loss += result.loss * result.count;
    }
    QCOMPARE(counted, b->count);
    QVERIFY(std::abs(b->accuracy - static_cast<double>(right) / 21) < 1e-12);
    QVERIFY(std::abs(b->loss - loss / 21) < 1e-9);

    std::stop_source stop;
    stop.request_stop();
    const auto cancelled = evaluate(*large, source, stop.get_token());
    QVERIFY(!cancelled);
    QVERIFY(cancelled.error().code == ErrorCode::Cancelled);
}

FOVEA_TEST(TestTrainer)
#include "tst_trainer.moc"
