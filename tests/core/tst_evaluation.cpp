// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <cmath>
#include <set>

#include "core/evaluation/calibration.h"
#include "core/evaluation/intervals.h"
#include "core/evaluation/predictions.h"
#include "core/training/evaluate.h"
#include "tests/support/networks.h"
#include "tests/support/pattern_source.h"
#include "tests/support/register_test.h"

using namespace fovea;

class TestEvaluationFigures : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void givesWilsonIntervals_data();
    void givesWilsonIntervals();
    void givesMcnemar_data();
    void givesMcnemar();
    void predictsAsEvaluateDoes();
    void stopsAndFails();
    void countsByClass();
    void agreesWithTorch();
    void binsAtTheirEdges();
    void temperatureUndoesAScale();
    void temperatureStaysWithinLimits();
    void sortsMistakes();
    void halvesAreDisjoint();
};

namespace {

void compareNear(double actual, double expected, double tolerance) {
    QVERIFY2(std::abs(actual - expected) <= tolerance,
             qPrintable(QStringLiteral("%1, not %2").arg(actual, 0, 'g', 17).arg(expected, 0, 'g', 17)));
}

/// Numbers in [0, 1) that Python makes as easily.
std::vector<double> numbers(int count, std::uint64_t seed) {
    std::vector<double> made;
    for (int i = 0; i < count; ++i) {
        seed = (1103515245 * seed + 12345) % 2147483648;
        made.push_back(static_cast<double>(seed) / 2147483648);
    }
    return made;
}

/// 40 images of 4 classes, of which two in three are right for sure.
Predictions madePredictions() {
    constexpr int images = 40, classes = 4;
    Predictions made;
    made.classes = classes;
    for (const double u : numbers(images * classes, 11))
        made.scores.push_back(static_cast<float>(std::round((12 * u - 6) * 100) / 100));
    const std::vector<double> labels = numbers(images, 5);
    for (int i = 0; i < images; ++i) {
        made.labels.push_back(static_cast<int>(labels[static_cast<std::size_t>(i)] * classes));
        made.images.push_back(i);
    }
    for (int i = 0; i < images; ++i)
        if (i % 3 != 0) made.labels[static_cast<std::size_t>(i)] = made.predicted(i);
    return made;
}

Predictions of(int classes, std::vector<float> scores, std::vector<int> labels) {
    Predictions made;
    made.classes = classes;
    made.scores = std::move(scores);
    made.labels = std::move(labels);
    for (std::size_t i = 0; i < made.labels.size(); ++i) made.images.push_back(static_cast<std::int64_t>(i));
    return made;
}

}  // namespace

void TestEvaluationFigures::givesWilsonIntervals_data() {
    QTest::addColumn<qint64>("successes");
    QTest::addColumn<qint64>("trials");
    QTest::addColumn<double>("low");
    QTest::addColumn<double>("high");
    QTest::newRow("45 of 50") << qint64{45} << qint64{50} << 0.7863976856252035 << 0.9565242350681096;
    QTest::newRow("4000 of 10000") << qint64{4000} << qint64{10000} << 0.3904383434044278 << 0.40963845626970746;
    QTest::newRow("none") << qint64{0} << qint64{10} << 0.0 << 0.27753279986288923;
    QTest::newRow("all") << qint64{10} << qint64{10} << 0.7224672001371106 << 1.0;
    QTest::newRow("nothing seen") << qint64{0} << qint64{0} << 0.0 << 1.0;
}

void TestEvaluationFigures::givesWilsonIntervals() {
    QFETCH(qint64, successes);
    QFETCH(qint64, trials);
    QFETCH(double, low);
    QFETCH(double, high);
    const Interval interval = wilsonInterval(successes, trials);
    compareNear(interval.low, low, 1e-12);
    compareNear(interval.high, high, 1e-12);
}

// Exact fractions of Python: min(1, 2 · Σ C(n, i) / 2ⁿ).
void TestEvaluationFigures::givesMcnemar_data() {
    QTest::addColumn<qint64>("first");
    QTest::addColumn<qint64>("second");
    QTest::addColumn<double>("probability");
    QTest::newRow("none") << qint64{0} << qint64{0} << 1.0;
    QTest::newRow("even") << qint64{5} << qint64{5} << 1.0;
    QTest::newRow("10 and 2") << qint64{10} << qint64{2} << 0.03857421875;
    QTest::newRow("0 and 5") << qint64{0} << qint64{5} << 0.0625;
    QTest::newRow("6 and 59") << qint64{6} << qint64{59} << 4.964650327128617e-12;
    QTest::newRow("300 and 250") << qint64{300} << qint64{250} << 0.036578745549102704;
    QTest::newRow("3000 and 2800") << qint64{3000} << qint64{2800} << 0.008969436001193416;
}

void TestEvaluationFigures::givesMcnemar() {
    QFETCH(qint64, first);
    QFETCH(qint64, second);
    QFETCH(double, probability);
    compareNear(mcnemarProbability(first, second), probability, 1e-10 * probability);
    compareNear(mcnemarProbability(second, first), probability, 1e-10 * probability);
}

void TestEvaluationFigures::predictsAsEvaluateDoes() {
    test::PatternSource source({.samples = 45, .batch = 16});
    const auto network = test::makeNetwork(test::mixedNetwork(), 8, Purpose::Inference, 2);
    std::vector<std::int64_t> done;
    const auto predictions =
        predict(*network, source, {}, [&](std::int64_t images, std::int64_t) { done.push_back(images); });
    QVERIFY(predictions);
    QCOMPARE(done, (std::vector<std::int64_t>{16, 32, 45}));
    QCOMPARE(predictions->images.back(), std::int64_t{44});
    const auto evaluation = evaluate(*network, source);
    QVERIFY(evaluation);
    const Evaluation found = evaluationOf(*predictions);
    QCOMPARE(found.confusion, evaluation->confusion);
    QCOMPARE(found.count, evaluation->count);
    compareNear(found.loss, evaluation->loss, 1e-9);
    compareNear(found.accuracy, evaluation->accuracy, 1e-12);
}

void TestEvaluationFigures::stopsAndFails() {
    test::PatternSource source({.samples = 45, .batch = 16});
    const auto network = test::makeNetwork(test::mixedNetwork(), 8, Purpose::Inference, 1);
    std::stop_source stop;
    const auto stopped =
        predict(*network, source, stop.get_token(), [&](std::int64_t, std::int64_t) { stop.request_stop(); });
    QVERIFY(!stopped);
    QCOMPARE(stopped.error().code, ErrorCode::Cancelled);
    source.failAt(1, Error(ErrorCode::FileNotReadable));
    const auto failed = predict(*network, source);
    QVERIFY(!failed);
    QCOMPARE(failed.error().code, ErrorCode::FileNotReadable);
}

void TestEvaluationFigures::countsByClass() {
    const auto figures = figuresByClass({{8, 2, 0}, {1, 4, 0}, {1, 0, 0}});
    QCOMPARE(figures[0].images, std::int64_t{10});
    QCOMPARE(figures[0].predicted, std::int64_t{10});
    QCOMPARE(figures[0].recall(), 0.8);
    QCOMPARE(figures[0].precision(), 0.8);
    QCOMPARE(figures[1].recall(), 0.8);
    compareNear(figures[1].precision(), 4.0 / 6, 1e-15);
    // Nobody was taken for the third class.
    QCOMPARE(figures[2].precision(), 0.0);
    QCOMPARE(figures[2].precisionInterval(), Interval{});
    QCOMPARE(figures[2].recallInterval(), wilsonInterval(0, 1));
}

// PyTorch: cross_entropy in double, LBFGS over the temperature, bins (b/15, (b+1)/15] and topk.
void TestEvaluationFigures::agreesWithTorch() {
    const Predictions made = madePredictions();
    const Evaluation evaluation = evaluationOf(made);
    QCOMPARE(evaluation.accuracy, 0.75);
    compareNear(evaluation.loss, 1.267221173952106, 1e-9);
    compareNear(lossAt(made, 1), 1.267221173952106, 1e-9);
    const double temperature = fittedTemperature(made);
    compareNear(temperature, 2.575360599506827, 1e-5);
    compareNear(lossAt(made, temperature), 0.913869574129891, 1e-9);
    const Reliability plain = reliabilityOf(made);
    compareNear(plain.error, 0.2442705106282393, 1e-7);
    compareNear(reliabilityOf(made, temperature).error, 0.244888875518564, 1e-5);
    compareNear(plain.accuracy, 0.75, 1e-12);
    const std::vector<std::int64_t> right{30, 35, 39, 40};
    for (int k = 1; k <= 4; ++k) QCOMPARE(rightAmongTop(made, k), right[static_cast<std::size_t>(k - 1)]);
}

void TestEvaluationFigures::binsAtTheirEdges() {
    // Two classes: confidences of exactly one half and of one.
    const Predictions made = of(2, {3, 3, 900, -900}, {1, 0});
    const Reliability two = reliabilityOf(made, 1, 2);
    QCOMPARE(two.bins[0].images, std::int64_t{1});  // (0, 0.5] holds 0.5
    QCOMPARE(two.bins[0].right, std::int64_t{0});   // of equal scores the first class
    QCOMPARE(two.bins[1].images, std::int64_t{1});
    QCOMPARE(two.bins[1].confidence, 1.0);
    compareNear(two.error, 0.5 * 0.5, 1e-12);
    QCOMPARE(reliabilityOf(of(2, {}, {})).error, 0.0);
    const Reliability overflowed = reliabilityOf(of(2, {INFINITY, 0, 1, 0}, {0, 0}));
    QCOMPARE(overflowed.images, std::int64_t{1});
    QVERIFY(std::isfinite(overflowed.error));
}

void TestEvaluationFigures::temperatureUndoesAScale() {
    Predictions made = madePredictions();
    const double temperature = fittedTemperature(made);
    for (float& score : made.scores) score *= 4;
    compareNear(fittedTemperature(made) / temperature, 4, 1e-4);
    compareNear(reliabilityOf(made, 4 * temperature).error, reliabilityOf(madePredictions(), temperature).error, 1e-4);
}

void TestEvaluationFigures::temperatureStaysWithinLimits() {
    compareNear(fittedTemperature(of(2, {1, 0}, {0})), smallestTemperature, 1e-6);  // never wrong: as sure as can be
    compareNear(fittedTemperature(of(2, {1, 0}, {1})), largestTemperature, 1e-4);   // never right
    QCOMPARE(fittedTemperature(of(2, {}, {})), 1.0);
    QCOMPARE(fittedTemperature(of(2, {3, 3, 5, 5}, {0, 1})), 1.0);  // it changes nothing
    QCOMPARE(fittedTemperature(of(1, {3, 5}, {0, 0})), 1.0);
}

void TestEvaluationFigures::sortsMistakes() {
    const Predictions made = of(2, {2, 0, 0, 1, 5, 0, 0, 3}, {1, 1, 1, 0});
    const auto mistakes = wrongByConfidence(made);
    QCOMPARE(mistakes.size(), std::size_t{3});
    QCOMPARE(mistakes[0].place, std::int64_t{2});
    QCOMPARE(mistakes[1].place, std::int64_t{3});
    QCOMPARE(mistakes[2].place, std::int64_t{0});
    QCOMPARE(mistakes[1].predicted, 1);
    compareNear(mistakes[0].confidence, 1 / (1 + std::exp(-5.0)), 1e-12);
}

void TestEvaluationFigures::halvesAreDisjoint() {
    const Predictions made = madePredictions();
    const Predictions even = halfOf(made, 0), odd = halfOf(made, 1);
    QCOMPARE(even.count() + odd.count(), made.count());
    std::set<std::int64_t> images(even.images.begin(), even.images.end());
    images.insert(odd.images.begin(), odd.images.end());
    QCOMPARE(images.size(), std::size_t{40});
    QCOMPARE(odd.predicted(3), made.predicted(odd.images[3]));
    QCOMPARE(even.labels[5], made.labels[std::size_t(even.images[5])]);
    // Classes in turn, as some data has them, are in both halves.
    const Predictions turns = of(2, {1, 0, 0, 1, 1, 0, 0, 1}, {0, 1, 0, 1});
    QCOMPARE(halfOf(turns, 0).labels, (std::vector<int>{0, 1}));
    QCOMPARE(halfOf(turns, 1).labels, (std::vector<int>{0, 1}));
    QCOMPARE(halfOf(turns, 1).images, (std::vector<std::int64_t>{2, 3}));
}

FOVEA_TEST(TestEvaluationFigures)
#include "tst_evaluation.moc"
