// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <cmath>
#include <limits>

#include "core/tensor/random.h"
#include "core/training/optimizer.h"
#include "tests/support/register_test.h"

using namespace fovea;

namespace {

/// PyTorch's rules once more, one value at a time in double.
struct Reference {
    TrainingOptions options;
    double w = 0;
    double first = 0;
    double second = 0;

    void step(double gradient, int t) {
        const double g = gradient + double{options.weightDecay} * w;
        const double rate = options.learningRate;
        if (options.optimizer == OptimizerKind::Sgd) {
            first = t == 0 ? g : double{options.momentum} * first + g;
            w -= rate * (options.nesterov ? g + double{options.momentum} * first : first);
            return;
        }
        const double beta1 = options.beta1;
        const double beta2 = options.beta2;
        first = beta1 * first + (1 - beta1) * g;
        second = beta2 * second + (1 - beta2) * g * g;
        const double unbiasedFirst = first / (1 - std::pow(beta1, t + 1));
        const double unbiasedSecond = second / (1 - std::pow(beta2, t + 1));
        w -= rate * unbiasedFirst / (std::sqrt(unbiasedSecond) + double{options.epsilon});
    }
};

float randomValue(int purpose, int step, std::size_t i) {
    return static_cast<float>(normalDouble(randomBits(3, RandomPurpose::Test, purpose, step, i)));
}

std::vector<float> randomValues(int purpose, int step, std::size_t count) {
    std::vector<float> values(count);
    for (std::size_t i = 0; i < count; ++i) values[i] = randomValue(purpose, step, i);
    return values;
}

/// Not a multiple of any block or vector.
constexpr std::size_t count = 40'003;
constexpr int steps = 6;

std::vector<float> optimise(const TrainingOptions& options, int threads) {
    Optimizer optimizer(options, count, std::make_shared<Workers>(threads));
    std::vector<float> w = randomValues(1, 0, count);
    for (int step = 0; step < steps; ++step) optimizer.step(w, randomValues(2, step, count), step);
    return w;
}

}  // namespace

class TestOptimizer : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void followsTheRule_data();
    void followsTheRule();
    void leavesGradientsAlone();
    void takesANewRateFromTheNextStepOn();
    void knowsWhatWouldOverflow_data();
    void knowsWhatWouldOverflow();
    void takesOnlyStateThatFits_data();
    void takesOnlyStateThatFits();
    void goesOnFromItsState();
};

void TestOptimizer::followsTheRule_data() {
    QTest::addColumn<TrainingOptions>("options");
    const auto sgd = OptimizerKind::Sgd;
    const auto adam = OptimizerKind::Adam;
    QTest::newRow("plain") << TrainingOptions{.optimizer = sgd, .learningRate = 0.1F, .momentum = 0};
    QTest::newRow("plain, decay") << TrainingOptions{
        .optimizer = sgd, .learningRate = 0.1F, .momentum = 0, .weightDecay = 0.1F};
    QTest::newRow("momentum") << TrainingOptions{.optimizer = sgd, .learningRate = 0.1F, .momentum = 0.9F};
    QTest::newRow("momentum, decay") << TrainingOptions{.optimizer = sgd, .momentum = 0.9F, .weightDecay = 0.1F};
    QTest::newRow("Nesterov") << TrainingOptions{
        .optimizer = sgd, .learningRate = 0.1F, .momentum = 0.8F, .nesterov = true};
    QTest::newRow("Nesterov, decay") << TrainingOptions{
        .optimizer = sgd, .momentum = 0.8F, .nesterov = true, .weightDecay = 0.1F};
    QTest::newRow("Adam") << TrainingOptions{.optimizer = adam, .learningRate = 0.01F};
    QTest::newRow("Adam, decay") << TrainingOptions{.optimizer = adam, .learningRate = 0.01F, .weightDecay = 0.1F};
    QTest::newRow("Adam, other betas") << TrainingOptions{
        .optimizer = adam, .learningRate = 0.01F, .beta1 = 0.5F, .beta2 = 0.9F, .epsilon = 0.01F};
}

void TestOptimizer::followsTheRule() {
    QFETCH(TrainingOptions, options);
    const std::vector<float> w = optimise(options, 1);
    for (std::size_t i = 0; i < count; ++i) {
        Reference reference{options, double{randomValue(1, 0, i)}};
        for (int step = 0; step < steps; ++step) reference.step(double{randomValue(2, step, i)}, step);
        const double difference = std::abs(double{w[i]} - reference.w);
        QVERIFY2(difference <= 3e-6 * std::max(1.0, std::abs(reference.w)),
                 qPrintable(QStringLiteral("value %1: %2, expected %3").arg(i).arg(double{w[i]}).arg(reference.w)));
    }
    for (const int threads : {2, 4, 7}) QVERIFY(optimise(options, threads) == w);
}

void TestOptimizer::leavesGradientsAlone() {
    Optimizer optimizer({.weightDecay = 0.5F}, 100, std::make_shared<Workers>(1));
    std::vector<float> w(100, 1.0F);
    const std::vector<float> gradients = randomValues(2, 0, 100);
    const std::vector<float> before = gradients;
    optimizer.step(w, gradients, 0);
    QVERIFY(gradients == before);
    QVERIFY(w != std::vector<float>(100, 1.0F));
}

void TestOptimizer::takesANewRateFromTheNextStepOn() {
    Optimizer optimizer({.learningRate = 1.0F, .momentum = 0}, 1, std::make_shared<Workers>(1));
    std::vector<float> w{0.0F};
    const std::vector<float> gradient{1.0F};
    optimizer.step(w, gradient, 0);
    QCOMPARE(w[0], -1.0F);
    optimizer.setLearningRate(0.25F);
    optimizer.step(w, gradient, 1);
    QCOMPARE(w[0], -1.25F);
    optimizer.setWeightDecay(1.0F);
    optimizer.step(w, gradient, 2);
    QCOMPARE(w[0], -1.1875F);
}

void TestOptimizer::knowsWhatWouldOverflow_data() {
    QTest::addColumn<TrainingOptions>("options");
    QTest::addColumn<float>("weight");
    QTest::addColumn<double>("gradient");
    QTest::addColumn<bool>("can");
    const TrainingOptions sgd{.learningRate = 0.1F};
    const TrainingOptions fast{.learningRate = 1e6F};
    const TrainingOptions adam{.optimizer = OptimizerKind::Adam, .learningRate = 0.001F};
    const double infinite = std::numeric_limits<double>::infinity();
    QTest::newRow("usual") << sgd << 1.0F << 10.0 << true;
    QTest::newRow("large") << sgd << 1.0F << 1e30 << true;
    QTest::newRow("too large") << sgd << 1.0F << 3e38 << false;
    QTest::newRow("too large for the rate") << fast << 1.0F << 1e33 << false;
    QTest::newRow("weights at the limit") << sgd << 3e38F << 1.0 << false;
    QTest::newRow("infinite") << sgd << 1.0F << infinite << false;
    QTest::newRow("not a number") << sgd << 1.0F << std::nan("") << false;
    QTest::newRow("Adam, usual") << adam << 1.0F << 10.0 << true;
    QTest::newRow("Adam, square too large") << adam << 1.0F << 1e20 << false;
}

void TestOptimizer::knowsWhatWouldOverflow() {
    QFETCH(TrainingOptions, options);
    QFETCH(float, weight);
    QFETCH(double, gradient);
    QFETCH(bool, can);
    Optimizer optimizer(options, 1, std::make_shared<Workers>(1));
    std::vector<float> w{weight};
    QCOMPARE(optimizer.canStep(gradient, w), can);
    if (can) {
        optimizer.step(w, std::vector<float>{static_cast<float>(gradient)}, 0);
        QVERIFY(std::isfinite(w[0]));
    }
}

void TestOptimizer::takesOnlyStateThatFits_data() {
    QTest::addColumn<int>("tensors");
    QTest::addColumn<int>("values");
    QTest::addColumn<float>("value");
    QTest::addColumn<bool>("fits");
    QTest::newRow("fits") << 2 << 5 << 1.0F << true;
    QTest::newRow("none") << 0 << 5 << 1.0F << false;
    QTest::newRow("SGD's for Adam") << 1 << 5 << 1.0F << false;
    QTest::newRow("too short") << 2 << 4 << 1.0F << false;
    QTest::newRow("too long") << 2 << 6 << 1.0F << false;
    QTest::newRow("not finite") << 2 << 5 << std::numeric_limits<float>::infinity() << false;
    QTest::newRow("not a number") << 2 << 5 << std::nanf("") << false;
}

void TestOptimizer::takesOnlyStateThatFits() {
    QFETCH(int, tensors);
    QFETCH(int, values);
    QFETCH(float, value);
    QFETCH(bool, fits);
    Optimizer optimizer({.optimizer = OptimizerKind::Adam}, 5, std::make_shared<Workers>(1));
    const auto before = optimizer.state();
    const std::vector<std::vector<float>> state(static_cast<std::size_t>(tensors),
                                                std::vector<float>(static_cast<std::size_t>(values), value));
    QCOMPARE(optimizer.setState(state), fits);
    QVERIFY(optimizer.state() == (fits ? state : before));
}

void TestOptimizer::goesOnFromItsState() {
    const TrainingOptions options{.optimizer = OptimizerKind::Adam};
    const auto workers = std::make_shared<Workers>(1);
    Optimizer straight(options, 10, workers);
    std::vector<float> w = randomValues(1, 0, 10);
    for (int step = 0; step < 3; ++step) straight.step(w, randomValues(2, step, 10), step);
    Optimizer resumed(options, 10, workers);
    QVERIFY(resumed.setState(straight.state()));
    std::vector<float> other = w;
    straight.step(w, randomValues(2, 3, 10), 3);
    resumed.step(other, randomValues(2, 3, 10), 3);
    QVERIFY(w == other);
}

FOVEA_TEST(TestOptimizer)
#include "tst_optimizer.moc"
