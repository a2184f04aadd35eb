// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <cmath>
#include <set>

#include "core/exchange/microscope_file.h"
#include "core/network/catalogue.h"
#include "core/training/recipes.h"
#include "core/training/run_finding.h"
#include "tests/support/register_test.h"
#include "tests/support/training_runs.h"

using namespace fovea;
using namespace fovea::test;

namespace {

/// Of ten classes; `predicted`: for every image, −1: each its own class.
EpochReport judged(std::int64_t epoch, double trainLoss, double trainAccuracy, double loss, double accuracy,
                   int predicted = -1) {
    EpochReport report{
        .epoch = epoch, .step = epoch * 10, .trainLoss = trainLoss, .trainAccuracy = trainAccuracy, .validated = true};
    report.validation = {.loss = loss, .accuracy = accuracy, .count = 100};
    report.validation.confusion.assign(10, std::vector<std::int64_t>(10, 0));
    for (std::size_t i = 0; i < 10; ++i)
        report.validation.confusion[i][predicted < 0 ? i : static_cast<std::size_t>(predicted)] = 10;
    return report;
}

/// A run that is looked at, and what was seen.
MicroscopeSeries lookedAt(const Setup& setup, std::int64_t steps, Microscope& microscope) {
    const auto trainer = makeTrainer(setup);
    Witness witness;
    witness.step = [&](const StepReport& report, Trainer& run) {
        microscope.look(run.network(), run.batch(), run.options().seed, report.step, double{report.loss});
        return TrainingObserver::Answer::GoOn;
    };
    (void)trainer->run(steps, witness, {});
    return microscope.series();
}

/// Input, `depth` dense layers of ten units with an activation each, scores.
NetworkSpec deep(int depth, const LayerSpec& activation) {
    NetworkSpec spec = mixedNetwork();
    const Node input = *spec.find(*spec.inputNode());
    const auto classes = std::get<DenseSpec>(spec.find(*spec.outputNode())->layer).units;
    NetworkSpec made;
    NodeId last = made.append(input.layer);
    last = made.append(FlattenSpec{}, last);
    for (int i = 0; i < depth; ++i) last = made.append(activation, made.append(DenseSpec{.units = 10}, last));
    made.append(DenseSpec{.units = classes}, last);
    return made;
}

}  // namespace

class TestRunFinding : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void saysNothingWhereAllIsWell();
    void nothingLearned();
    void overfitting();
    void microscopeChangesNoBit_data();
    void microscopeChangesNoBit();
    void readsWhatAStepDid();
    void thinsItsSamples();
    void countsMagnitudes();
    void keepsASeriesInAFile();
    void findsWhatIsPlanted_data();
    void findsWhatIsPlanted();
    void givesNoFalseAlarm_data();
    void givesNoFalseAlarm();
    void hasOneRuleForEachFinding();
};

void TestRunFinding::saysNothingWhereAllIsWell() {
    QVERIFY(!findingOf(History{}));
    QVERIFY(!findingOf(MicroscopeSeries{}));
    History history;
    EpochReport unseen = judged(1, 2.3, 0.1, 0, 0, 3);
    unseen.validated = false;
    history.epochs = {unseen};
    QVERIFY(!findingOf(history));
    // Slow at first, but its predictions differ; or one class, but the loss moves.
    history.epochs = {judged(1, 2.30, 0.1, 2.29, 0.12)};
    QVERIFY(!findingOf(history));
    history.epochs = {judged(1, 1.9, 0.3, 2.1, 0.1, 4)};
    QVERIFY(!findingOf(history));
    // The usual gap, and a validation loss that still falls.
    history.epochs = {judged(1, 1.5, 0.5, 1.6, 0.45), judged(2, 1.0, 0.7, 1.2, 0.6), judged(3, 0.6, 0.85, 1.1, 0.65)};
    QVERIFY(!findingOf(history));
}

void TestRunFinding::nothingLearned() {
    History history;
    history.epochs = {judged(1, 2.31, 0.1, 2.303, 0.1, 7)};
    const auto finding = findingOf(history);
    QVERIFY(finding && finding->kind == RunFinding::Kind::NothingLearned);
    QCOMPARE(finding->predicted, std::size_t{7});
    QVERIFY(std::abs(finding->chanceLoss - 2.302585) < 1e-6);
    history.epochs.push_back(judged(2, 1.8, 0.4, 1.7, 0.4));  // over once it learns
    QVERIFY(!findingOf(history));
}

void TestRunFinding::overfitting() {
    History history;
    history.epochs = {judged(1, 1.0, 0.6, 1.0, 0.6), judged(2, 0.5, 0.8, 0.9, 0.68), judged(3, 0.1, 0.97, 1.2, 0.67)};
    const auto finding = findingOf(history);
    QVERIFY(finding && finding->kind == RunFinding::Kind::Overfitting);
    QCOMPARE(finding->bestEpoch, std::int64_t{2});
    QCOMPARE(finding->training, 0.97);
    QCOMPARE(finding->validation, 0.67);
    history.epochs.resize(2);
    history.epochs.back() = judged(2, 0.1, 0.97, 1.2, 0.67);  // too early to tell
    QVERIFY(!findingOf(history));
}

void TestRunFinding::microscopeChangesNoBit_data() {
    QTest::addColumn<int>("threads");
    for (const int threads : {1, 2, 3}) QTest::addRow("%d threads", threads) << threads;
}

void TestRunFinding::microscopeChangesNoBit() {
    QFETCH(int, threads);
    Setup setup;
    const Checkpoint without = straight(setup, 13);
    setup.threads = threads;
    const auto trainer = makeTrainer(setup);
    Microscope microscope(2);
    Witness witness;
    witness.step = [&](const StepReport& report, Trainer& run) {
        microscope.look(run.network(), run.batch(), run.options().seed, report.step, double{report.loss});
        return TrainingObserver::Answer::GoOn;
    };
    (void)trainer->run(13, witness, {});
    QVERIFY(sameRun(trainer->checkpoint(), without));
    QCOMPARE(microscope.series().samples.size(), std::size_t{6});
    for (const auto& sample : microscope.series().samples)
        for (const LayerReading& layer : sample->layers) QVERIFY(layer.gradientNorm > 0 && layer.updateRatio > 0);
    // The same numbers on any number of threads.
    Setup one;
    Microscope other(2);
    const MicroscopeSeries expected = lookedAt(one, 13, other);
    for (std::size_t i = 0; i < expected.samples.size(); ++i)
        QVERIFY(*expected.samples[i] == *microscope.series().samples[i]);
}

/// Held against plain SGD by hand: without momentum and decay, Δw is the rate times the gradient.
void TestRunFinding::readsWhatAStepDid() {
    Setup setup;
    setup.spec = deep(1, ReluSpec{});
    setup.options.optimizer = SgdOptions{.momentum = 0};
    setup.options.learningRate = 0.02F;
    Microscope microscope(1);
    const MicroscopeSeries series = lookedAt(setup, 4, microscope);
    QCOMPARE(series.layers.size(), std::size_t{2});
    QCOMPARE(series.samples.size(), std::size_t{3});  // there is nothing from before the first step
    for (const auto& sample : series.samples) {
        QVERIFY(sample->loss > 0);
        for (const LayerReading& layer : sample->layers) {
            const double expected = 0.02 * layer.gradientNorm / layer.weightNorm;
            QVERIFY(std::abs(layer.updateRatio - expected) < 1e-4 * expected);
        }
        QCOMPARE(sample->layers[0].units, 10);
        QVERIFY(sample->layers[0].atRest > 0.05 && sample->layers[0].atRest < 0.95);
        QVERIFY(sample->layers[0].dead < 10);
        QCOMPARE(sample->layers[1].units, 0);
    }
}

void TestRunFinding::thinsItsSamples() {
    Microscope microscope(1, 8);
    const MicroscopeSeries series = lookedAt({}, 40, microscope);
    QVERIFY(series.samples.size() >= 4 && series.samples.size() <= 8);
    QCOMPARE(series.stride, std::int64_t{8});
    for (const auto& sample : series.samples) QCOMPARE(sample->step % 8, std::int64_t{0});
}

void TestRunFinding::countsMagnitudes() {
    const std::vector<float> values{0.0F, 1.0F, -1.5F, 0.25F, 1e-30F, -1e30F, 0.0F, 2.0F};
    const MagnitudeShares shares = magnitudeShares(values);
    QCOMPARE(shares[26], 0.25F);  // [1, 2)
    QCOMPARE(shares[27], 0.125F);
    QCOMPARE(shares[24], 0.125F);
    QCOMPARE(shares[0], 0.125F);
    QCOMPARE(shares[31], 0.125F);
}

void TestRunFinding::keepsASeriesInAFile() {
    Microscope microscope(3);
    const MicroscopeSeries series = lookedAt({}, 10, microscope);
    const QTemporaryDir dir;
    const std::string path = dir.filePath(QStringLiteral("m.json")).toStdString();
    QVERIFY(saveMicroscope(series, path));
    const auto read = loadMicroscope(path);
    QVERIFY(read);
    QCOMPARE(read->stride, series.stride);
    QCOMPARE(read->samples.size(), std::size_t{3});
    for (std::size_t i = 0; i < read->samples.size(); ++i) QVERIFY(*read->samples[i] == *series.samples[i]);
    for (std::size_t i = 0; i < read->layers.size(); ++i) {
        QCOMPARE(read->layers[i].name, series.layers[i].name);
        QCOMPARE(read->layers[i].dims, series.layers[i].dims);
    }
}

void TestRunFinding::findsWhatIsPlanted_data() {
    using Kind = RunFinding::Kind;
    QTest::addColumn<NetworkSpec>("spec");
    QTest::addColumn<float>("rate");
    QTest::addColumn<std::optional<Kind>>("expected");
    QTest::newRow("nothing") << mixedNetwork() << 0.02F << std::optional<Kind>();
    QTest::newRow("a ReLU network, nothing") << deep(2, ReluSpec{}) << 0.02F << std::optional<Kind>();
    QTest::newRow("ten sigmoids") << deep(10, SigmoidSpec{}) << 0.02F << std::optional(Kind::VanishingGradient);
    QTest::newRow("rate far too large") << deep(2, TanhSpec{}) << 20.0F << std::optional(Kind::NearDivergence);
    QTest::newRow("dead ReLUs") << deep(2, ReluSpec{}) << 0.02F << std::optional(Kind::DyingRelus);
    QTest::newRow("all ReLUs dead") << deep(2, ReluSpec{}) << 0.02F << std::optional(Kind::NoGradient);
}

void TestRunFinding::findsWhatIsPlanted() {
    using Kind = RunFinding::Kind;
    QFETCH(NetworkSpec, spec);
    QFETCH(float, rate);
    QFETCH(std::optional<Kind>, expected);
    Setup setup;
    setup.spec = spec;
    setup.options.learningRate = rate;
    setup.options.optimizer = SgdOptions{.momentum = 0};
    std::set<Kind> kinds;
    Microscope microscope(1);
    const auto trainer = makeTrainer(setup);
    if (expected == Kind::DyingRelus || expected == Kind::NoGradient) {
        Weights weights = trainer->network().weights();
        const std::span<float> bias = weights.view(weights.layout->parameters.front().node, ParameterRole::Bias);
        QCOMPARE(bias.size(), std::size_t{10});
        std::ranges::fill(bias.first(expected == Kind::NoGradient ? 10 : 9), -100.0F);
        trainer->network().setWeights(weights);
    }
    Witness witness;
    witness.step = [&](const StepReport& report, Trainer& run) {
        microscope.look(run.network(), run.batch(), run.options().seed, report.step, double{report.loss});
        if (const auto finding = findingOf(microscope.series())) kinds.insert(finding->kind);
        return TrainingObserver::Answer::GoOn;
    };
    (void)trainer->run(30, witness, {});
    if (expected)
        QVERIFY(kinds.contains(*expected));
    else
        QVERIFY(kinds.empty());
}

void TestRunFinding::givesNoFalseAlarm_data() {
    QTest::addColumn<QString>("id");
    for (const char* id : {"linear", "mlp", "lenet5", "convnetjs-cifar", "tiny-vgg", "resnet20"})
        QTest::newRow(id) << QString::fromLatin1(id);
}

void TestRunFinding::givesNoFalseAlarm() {
    QFETCH(QString, id);
    Setup setup;
    setup.spec = smallNetwork(id.toStdString());
    setup.options = recipeOf(*findInCatalogue(id.toStdString()));
    setup.options.batch = 8;
    const auto trainer = makeTrainer(setup);
    Microscope microscope(1);
    Witness witness;
    QString alarm;
    witness.step = [&](const StepReport& report, Trainer& run) {
        microscope.look(run.network(), run.batch(), run.options().seed, report.step, double{report.loss});
        if (const auto finding = findingOf(microscope.series()); finding && alarm.isEmpty())
            alarm = QString::fromStdString(finding->layer) +
                    QStringLiteral(" %1 %2 step %3").arg(int(finding->kind)).arg(finding->value).arg(finding->step);
        return TrainingObserver::Answer::GoOn;
    };
    (void)trainer->run(30, witness, {});
    QVERIFY2(alarm.isEmpty(), qPrintable(alarm));
}

void TestRunFinding::hasOneRuleForEachFinding() {
    std::set<RunFinding::Kind> kinds;
    for (const FindingRule& rule : findingRules()) {
        QVERIFY(kinds.insert(rule.kind).second);
        QVERIFY(!rule.id.empty() && !rule.meaning.empty() && !rule.source.empty());
        QCOMPARE(limitOf(rule.kind), rule.limit);
    }
    QCOMPARE(kinds.size(), std::size_t(RunFinding::Kind::ExplodingGradient) + 1);
}

FOVEA_TEST(TestRunFinding)
#include "tst_run_finding.moc"
