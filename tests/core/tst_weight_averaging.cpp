// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/exchange/project_file.h"
#include "core/training/evaluate.h"
#include "core/training/optimizer.h"
#include "core/training/weight_average.h"
#include "tests/support/register_test.h"
#include "tests/support/tensor_file.h"
#include "tests/support/training_runs.h"

using namespace fovea;
using namespace fovea::test;

namespace {

constexpr WeightAveraging ema{AveragingKind::Exponential, 0.9F};
constexpr WeightAveraging swa{AveragingKind::Epochs, 2};
constexpr WeightAveraging lookahead{AveragingKind::Lookahead, 4};

Setup averagedSetup(const WeightAveraging& averaging) {
    Setup setup;
    setup.options.averaging = averaging;
    return setup;
}

std::vector<float> numbersIn(const QJsonValue& array) {
    std::vector<float> values;
    for (const QJsonValue& number : array.toArray()) values.push_back(static_cast<float>(number.toDouble()));
    return values;
}

/// Batch norm and a dense layer, as in make_averaging_fixture.py.
NetworkSpec normAndDense() {
    NetworkSpec spec;
    NodeId last = spec.append(InputSpec{{1, 1, 4}});
    last = spec.append(BatchNormSpec{}, last);
    spec.append(DenseSpec{.units = 3}, last);
    return spec;
}

/// Values without gaps into the places of the layout's tensors, in their order; what belongs together stays together.
void placeValues(const std::vector<float>& values, const ParameterLayout& layout, std::vector<float>& into) {
    auto next = values.begin();
    for (const ParameterTensor& tensor : layout.parameters)
        for (std::size_t i = 0; i < tensor.count && next != values.end(); ++i) into[tensor.offset + i] = *next++;
}

double largestDifference(const std::vector<float>& expected, const ParameterLayout& layout,
                         const std::vector<float>& found) {
    std::vector<float> placed(found.size());
    placeValues(expected, layout, placed);
    double largest = 0;
    std::size_t count = 0;
    for (const ParameterTensor& tensor : layout.parameters)
        for (std::size_t i = 0; i < tensor.count && count < expected.size(); ++i, ++count)
            largest = std::max(largest, std::abs(double{placed[tensor.offset + i]} - double{found[tensor.offset + i]}));
    return count == expected.size() ? largest : std::numeric_limits<double>::infinity();
}

Evaluation evaluated(const Weights& weights, const Setup& setup) {
    const auto network = makeNetwork(setup.spec, setup.options.batch, Purpose::Inference, 1);
    network->setWeights(weights);
    PatternSource source({.shape = inputShapeOf(setup.spec), .samples = 20, .batch = setup.options.batch, .seed = 6});
    return *evaluate(*network, source);
}

}  // namespace

class TestWeightAveraging : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void means_data();
    void means();
    void slowWeights();
    void validatesAndKeepsTheAverage_data();
    void validatesAndKeepsTheAverage();
    void anAverageToComeIsNone();
    void trainsAsWithout();
    void checkpointWhileItIsTried();
    void goesOnFromAnEpochOfAFile_data() { validatesAndKeepsTheAverage_data(); }
    void goesOnFromAnEpochOfAFile();
    void refusesWeightsThatDontFit_data();
    void refusesWeightsThatDontFit();
    void texts_data();
    void texts();

private:
    QJsonObject fixture_;
};

void TestWeightAveraging::initTestCase() {
    QFile file(QStringLiteral(FOVEA_FIXTURES "/torch_averaging.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    fixture_ = QJsonDocument::fromJson(file.readAll()).object();
    QCOMPARE(fixture_[QStringLiteral("weights")].toArray().size(), 20);
}

void TestWeightAveraging::means_data() {
    QTest::addColumn<QString>("key");
    QTest::addColumn<WeightAveraging>("averaging");
    QTest::newRow("EMA") << QStringLiteral("ema") << ema;
    QTest::newRow("SWA") << QStringLiteral("swa") << swa;
}

/// PyTorch 1.13's AveragedModel with use_buffers=True over the same 20 steps; running statistics are averaged with the rest.
void TestWeightAveraging::means() {
    QFETCH(QString, key);
    QFETCH(WeightAveraging, averaging);
    const auto network = makeNetwork(normAndDense(), 1, Purpose::Training, 1);
    WeightAverage average(averaging);
    const QJsonArray steps = fixture_[QStringLiteral("weights")].toArray();
    const QJsonObject expected = fixture_[key].toObject();
    const int perEpoch = fixture_[QStringLiteral("steps_per_epoch")].toInt();
    int compared = 0;
    for (int step = 1; step <= steps.size(); ++step) {
        Weights weights = network->weights();
        placeValues(numbersIn(steps[step - 1]), *weights.layout, weights.values);
        network->setWeights(weights);
        const std::int64_t before = std::max(0, (step - 1) / perEpoch - 1);  // epochs from the second on
        QVERIFY(!average.afterStep(*network, step, perEpoch, before));
        const auto found = expected.find(QString::number(step));
        if (found == expected.end()) continue;
        QVERIFY(average.exists());
        const double difference = largestDifference(numbersIn(*found), *weights.layout, average.weights().values);
        QVERIFY2(difference < 2e-6, qPrintable(QStringLiteral("step %1: %2").arg(step).arg(difference)));
        QVERIFY(network->weights().values == weights.values);
        ++compared;
    }
    QCOMPARE(compared, static_cast<int>(expected.size()));
}

/// The paper's rule in double over the same gradients, with SGD's momentum kept.
void TestWeightAveraging::slowWeights() {
    const auto network = makeNetwork(normAndDense(), 1, Purpose::Training, 1);
    Weights weights = network->weights();
    const ParameterLayout& layout = *weights.layout;
    placeValues(numbersIn(fixture_[QStringLiteral("start")]), layout, weights.values);
    network->setWeights(weights);
    Optimizer optimizer({.optimizer = SgdOptions{.momentum = 0.9F}, .learningRate = 0.1F}, layout.trainedCount,
                        std::make_shared<Workers>(1));
    WeightAverage average({AveragingKind::Lookahead, 3});
    average.begin(network->weights());
    const QJsonObject expected = fixture_[QStringLiteral("lookahead")].toObject();
    const QJsonArray gradients = fixture_[QStringLiteral("gradients")].toArray();
    int compared = 0;
    for (int step = 1; step <= gradients.size(); ++step) {
        std::vector<float> gradient(layout.trainedCount);
        placeValues(numbersIn(gradients[step - 1]), layout, gradient);
        optimizer.step(network->parameters(), gradient, step - 1);
        QCOMPARE(average.afterStep(*network, step, 4, 0), step % 3 == 0);
        const auto found = expected.find(QString::number(step));
        if (found == expected.end()) continue;
        const QJsonObject both = found->toObject();
        QVERIFY(largestDifference(numbersIn(both[QStringLiteral("slow")]), layout, average.weights().values) < 2e-6);
        QVERIFY(largestDifference(numbersIn(both[QStringLiteral("fast")]), layout, network->weights().values) < 2e-6);
        ++compared;
    }
    QCOMPARE(compared, static_cast<int>(expected.size()));
}

void TestWeightAveraging::validatesAndKeepsTheAverage_data() {
    QTest::addColumn<WeightAveraging>("averaging");
    QTest::newRow("EMA") << ema;
    QTest::newRow("SWA") << swa;
    QTest::newRow("Lookahead") << lookahead;
}

void TestWeightAveraging::validatesAndKeepsTheAverage() {
    QFETCH(WeightAveraging, averaging);
    const Setup setup = averagedSetup(averaging);
    const auto trainer = makeTrainer(setup);
    Witness witness;
    trainer->run(18, witness, {});  // three epochs
    const Checkpoint end = trainer->checkpoint();
    QVERIFY(end.weights.values == trainer->modelWeights().values);
    QVERIFY(end.fast == trainer->network().weights().values);
    QVERIFY(end.fast != end.weights.values);
    QVERIFY(end.history.epochs.back().validation == evaluated(end.weights, setup));
    QVERIFY(end.history.epochs.back().validation != evaluated({end.weights.layout, end.fast}, setup));
    QCOMPARE(end.kept.size(), std::size_t{3});
    QVERIFY(end.kept.back()->weights == end.weights.values && end.kept.back()->fast == end.fast);
    // SWA's mean begins after the second epoch: until then the weights are those that steps move.
    QCOMPARE(end.kept.front()->fast.empty(), averaging == swa);
    {
        const Trainer::ModelInUse inUse(*trainer);
        QVERIFY(trainer->network().weights().values == end.weights.values);
    }
    QVERIFY(trainer->network().weights().values == end.fast);
    if (averaging.kind != AveragingKind::Epochs) return;
    std::vector<float> mean = end.kept[1]->fast.empty() ? end.kept[1]->weights : end.kept[1]->fast;
    moveTowards(mean, end.fast, 0.5F, Workers::serial());
    QVERIFY(mean == end.weights.values);
}

/// A run has none of it before its first steps are made, and its file is one that older programs open.
void TestWeightAveraging::anAverageToComeIsNone() {
    const QTemporaryDir folder;
    const std::string path = folder.filePath(QStringLiteral("run.fovea")).toStdString();
    Project project;
    project.checkpoint = straight(averagedSetup(swa), 3);  // its mean begins after the second epoch
    QVERIFY(project.checkpoint->fast.empty());
    project.spec = project.checkpoint->spec;
    project.weights = std::make_shared<const Weights>(project.checkpoint->weights);
    QVERIFY(saveProject(project, path));
    QCOMPARE(TensorFile(path).file.metadata.at("fovea_version"), std::string("3"));
}

/// A mean that is only looked at changes no step; Lookahead does.
void TestWeightAveraging::trainsAsWithout() {
    const Checkpoint plain = straight({}, 14);
    QVERIFY(plain.fast.empty());
    for (const WeightAveraging& averaging : {ema, swa}) {
        const Checkpoint end = straight(averagedSetup(averaging), 14);
        QVERIFY(end.fast == plain.weights.values);
        QVERIFY(end.optimizerState == plain.optimizerState);
    }
    QVERIFY(straight(averagedSetup(lookahead), 3).fast == straight({}, 3).weights.values);
    QVERIFY(straight(averagedSetup(lookahead), 14).fast != plain.weights.values);
}

void TestWeightAveraging::checkpointWhileItIsTried() {
    const Setup setup = averagedSetup(ema);
    const auto trainer = makeTrainer(setup);
    Witness witness;
    std::optional<Checkpoint> taken;
    witness.evaluating = [&](std::int64_t, std::int64_t) { taken = trainer->checkpoint(); };
    trainer->run(6, witness, {});
    QVERIFY(taken && taken->fast == trainer->network().weights().values);
    QVERIFY(taken->weights.values == trainer->modelWeights().values);
    const auto resumed = makeTrainer(setup);
    QVERIFY(resumed->restore(*taken));
    Witness other;
    resumed->run(14, other, {});
    QVERIFY(sameRun(resumed->checkpoint(), straight(setup, 14)));
}

/// Through a file, from an epoch that it keeps, on other threads: the bits of a run that went straight.
void TestWeightAveraging::goesOnFromAnEpochOfAFile() {
    QFETCH(WeightAveraging, averaging);
    Setup setup = averagedSetup(averaging);
    const Checkpoint whole = straight(setup, 20);
    const QTemporaryDir folder;
    const std::string path = folder.filePath(QStringLiteral("run.fovea")).toStdString();
    Project project;
    project.spec = setup.spec;
    project.checkpoint = whole;
    project.weights = std::make_shared<const Weights>(whole.weights);
    project.pastRuns.push_back({1, std::make_shared<const Checkpoint>(straight(setup, 14)), {}, {}, "", ""});
    project.runNumber = 2;
    QVERIFY(saveProject(project, path));
    QCOMPARE(TensorFile(path).file.metadata.at("fovea_version"), std::string("4"));
    const auto loaded = loadProject(path);
    QVERIFY(loaded && loaded->checkpoint);
    QVERIFY(sameRun(*loaded->checkpoint, whole));
    QVERIFY(loaded->checkpoint->options.averaging == averaging);
    QVERIFY(loaded->checkpoint->fast == whole.fast && loaded->weights->values == whole.weights.values);
    QVERIFY(sameRun(*loaded->pastRuns[0].end, *project.pastRuns[0].end));
    QVERIFY(loaded->pastRuns[0].end->fast == project.pastRuns[0].end->fast);
    QCOMPARE(loaded->checkpoint->kept.size(), whole.kept.size());
    for (std::size_t i = 0; i < whole.kept.size(); ++i) {
        QVERIFY(*loaded->checkpoint->kept[i] == *whole.kept[i]);
        for (const int threads : {1, 7}) {
            setup.threads = threads;
            const auto resumed = makeTrainer(setup);
            QVERIFY(resumed->restore(rewound(*loaded->checkpoint, *loaded->checkpoint->kept[i])));
            Witness witness;
            resumed->run(20, witness, {});
            QVERIFY(sameRun(resumed->checkpoint(), whole));
        }
    }
}

void TestWeightAveraging::refusesWeightsThatDontFit_data() {
    QTest::addColumn<QString>("fault");
    for (const char* fault : {"short", "not finite", "without averaging"})
        QTest::newRow(fault) << QString::fromLatin1(fault);
}

void TestWeightAveraging::refusesWeightsThatDontFit() {
    QFETCH(QString, fault);
    const Setup setup = averagedSetup(ema);
    Checkpoint checkpoint = straight(setup, 3);
    if (fault == QLatin1String("short")) checkpoint.fast.pop_back();
    if (fault == QLatin1String("not finite")) checkpoint.fast[5] = std::nanf("");
    if (fault == QLatin1String("without averaging")) checkpoint.options.averaging = {};
    const auto trainer = makeTrainer(setup);
    const auto restored = trainer->restore(checkpoint);
    QVERIFY(!restored && restored.error().code == ErrorCode::ResumeMismatch);
    QCOMPARE(trainer->step(), std::int64_t{0});
}

void TestWeightAveraging::texts_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("canonical");  // empty: refused
    const auto row = [](const char* text, const char* canonical) {
        QTest::newRow(text) << QString::fromLatin1(text) << QString::fromLatin1(canonical);
    };
    row("none", "none");
    row("ema:0.99", "ema:0.99");
    row("ema", "ema:0.999");
    row("swa:1", "swa:1");
    row("lookahead:6", "lookahead:6");
    row("ema:1", "");
    row("ema:-0.1", "");
    row("ema:nan", "");
    row("ema:0.9x", "");
    row("swa:0", "");
    row("swa:1.5", "");
    row("lookahead:0", "");
    row("lookahead:", "");
    row("mean:3", "");
    row("", "");
}

void TestWeightAveraging::texts() {
    QFETCH(QString, text);
    QFETCH(QString, canonical);
    const auto read = parseAveraging(text.toStdString());
    QCOMPARE(read.hasValue(), !canonical.isEmpty());
    if (!read) {
        QVERIFY(read.error().code == ErrorCode::OptionInvalid && read.error().arguments.size() == 3);
        return;
    }
    QCOMPARE(QString::fromStdString(averagingText(*read)), canonical);
    QVERIFY(validate(TrainingOptions{.averaging = *read}));
}

FOVEA_TEST(TestWeightAveraging)
#include "tst_weight_averaging.moc"
