// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <array>
#include <cmath>
#include <concepts>
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
        const double decay = options.weightDecay;
        std::visit([&](const auto& kind) { move(kind, gradient + decay * w, gradient, t); }, options.optimizer);
    }

    void move(const SgdOptions& sgd, double g, double /*bare*/, int t) {
        const double momentum = sgd.momentum;
        first = t == 0 ? g : momentum * first + g;
        w -= double{options.learningRate} * (sgd.nesterov ? g + momentum * first : first);
    }
    void move(const AdamOptions& adam, double g, double /*bare*/, int t) {
        const double beta1 = adam.beta1;
        const double beta2 = adam.beta2;
        first = beta1 * first + (1 - beta1) * g;
        second = beta2 * second + (1 - beta2) * g * g;
        const double unbiasedFirst = first / (1 - std::pow(beta1, t + 1));
        const double unbiasedSecond = second / (1 - std::pow(beta2, t + 1));
        w -= double{options.learningRate} * unbiasedFirst / (std::sqrt(unbiasedSecond) + double{adam.epsilon});
    }
    void move(const AdamWOptions& adamW, double /*g*/, double bare, int t) {
        w *= 1 - double{options.learningRate} * double{options.weightDecay};
        move(AdamOptions{adamW.beta1, adamW.beta2, adamW.epsilon}, bare, bare, t);
    }
    void move(const RmsPropOptions& rmsProp, double g, double /*bare*/, int /*t*/) {
        const double alpha = rmsProp.alpha;
        second = alpha * second + (1 - alpha) * g * g;
        first = double{rmsProp.momentum} * first + g / (std::sqrt(second) + double{rmsProp.epsilon});
        w -= double{options.learningRate} * first;
    }
    void move(const AdagradOptions& adagrad, double g, double /*bare*/, int /*t*/) {
        second += g * g;
        w -= double{options.learningRate} * g / (std::sqrt(second) + double{adagrad.epsilon});
    }
    void move(const AdadeltaOptions& adadelta, double g, double /*bare*/, int /*t*/) {
        const double rho = adadelta.rho;
        const double epsilon = adadelta.epsilon;
        second = rho * second + (1 - rho) * g * g;
        const double delta = std::sqrt(first + epsilon) / std::sqrt(second + epsilon) * g;
        first = rho * first + (1 - rho) * delta * delta;
        w -= double{options.learningRate} * delta;
    }
    void move(const MuonOptions& muon, double /*g*/, double bare, int /*t*/) {
        first = double{muon.momentum} * first + bare;
        w *= 1 - double{options.learningRate} * double{options.weightDecay};
        w -= double{options.learningRate} * (bare + double{muon.momentum} * first);
    }
    void move(const LionOptions& lion, double /*g*/, double bare, int /*t*/) {
        const double direction = double{lion.beta1} * first + (1 - double{lion.beta1}) * bare;
        w *= 1 - double{options.learningRate} * double{options.weightDecay};
        w -= double{options.learningRate} * ((direction > 0) - (direction < 0));
        first = double{lion.beta2} * first + (1 - double{lion.beta2}) * bare;
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

namespace fovea {

// A kind that leaves a statement out is none: the variant of all kinds would not compile with it.
struct Whole {
    float decay = 0;
    static constexpr std::string_view kind = "whole";
    static constexpr std::string_view title = "Whole";
    static constexpr std::array<std::string_view, 1> stateNames{"state"};
    friend bool operator==(const Whole&, const Whole&) = default;
};
template <class T>
concept TestKind = std::derived_from<T, Whole>;
struct WithoutFields : Whole {};
struct WithoutBound : Whole {};
struct WithoutStates : Whole {
    static constexpr std::array<std::string_view, 0> stateNames{};
};
struct WithoutTitle : Whole {
    static constexpr int title = 0;
};
template <TestKind T>
requires(!std::same_as<T, WithoutFields>) OptionFields fields(T& options) {
    return {{"decay", &options.decay, 0, 1, "0 … 1"}};
}
template <TestKind T>
Result<void> checkTogether(const T&) {
    return {};
}
template <TestKind T>
requires(!std::same_as<T, WithoutBound>) bool staysFinite(const T&, const StepNumbers&, const StepBounds&) {
    return true;
}
template <TestKind T>
int ruleFor(const T&, const StepNumbers&) {
    return 0;
}
inline Magnitudes advance(int, const ParameterBlock&) { return {}; }

static_assert(StatesOptimizer<Whole>);
static_assert(!StatesOptimizer<WithoutFields> && !StatesOptimizer<WithoutBound> && !StatesOptimizer<WithoutStates> &&
              !StatesOptimizer<WithoutTitle>);

}  // namespace fovea

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
    void movesMatricesAsOne_data();
    void movesMatricesAsOne();
    void largeMatricesOnAnyThreads();
};

void TestOptimizer::followsTheRule_data() {
    QTest::addColumn<TrainingOptions>("options");
    const auto row = [](const char* name, const OptimizerOptions& optimizer, float rate, float decay) {
        QTest::newRow(name) << TrainingOptions{.optimizer = optimizer, .learningRate = rate, .weightDecay = decay};
    };
    row("plain", SgdOptions{.momentum = 0}, 0.1F, 0);
    row("plain, decay", SgdOptions{.momentum = 0}, 0.1F, 0.1F);
    row("momentum", SgdOptions{}, 0.1F, 0);
    row("momentum, decay", SgdOptions{}, 0.01F, 0.1F);
    row("Nesterov", SgdOptions{.momentum = 0.8F, .nesterov = true}, 0.1F, 0);
    row("Nesterov, decay", SgdOptions{.momentum = 0.8F, .nesterov = true}, 0.01F, 0.1F);
    row("Adam", AdamOptions{}, 0.01F, 0);
    row("Adam, decay", AdamOptions{}, 0.01F, 0.1F);
    row("Adam, other betas", AdamOptions{.beta1 = 0.5F, .beta2 = 0.9F, .epsilon = 0.01F}, 0.01F, 0);
    row("AdamW", AdamWOptions{}, 0.01F, 0);
    row("AdamW, decay", AdamWOptions{.beta1 = 0.5F, .beta2 = 0.9F, .epsilon = 0.01F}, 0.01F, 0.5F);
    row("RMSProp", RmsPropOptions{}, 0.01F, 0);
    row("RMSProp, momentum, decay", RmsPropOptions{.alpha = 0.9F, .momentum = 0.8F, .epsilon = 0.01F}, 0.01F, 0.1F);
    row("Adagrad", AdagradOptions{}, 0.1F, 0);
    row("Adagrad, decay", AdagradOptions{.epsilon = 0.1F}, 0.1F, 0.1F);
    row("Adadelta", AdadeltaOptions{}, 1.0F, 0);
    row("Adadelta, decay", AdadeltaOptions{.rho = 0.7F, .epsilon = 0.001F}, 0.5F, 0.1F);
    row("Muon beside matrices, decay", MuonOptions{.momentum = 0.8F}, 0.01F, 0.1F);
    row("Lion", LionOptions{}, 0.01F, 0);
    row("Lion, decay", LionOptions{.beta1 = 0.5F, .beta2 = 0.9F}, 0.01F, 0.5F);
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
    TrainingOptions options{.optimizer = SgdOptions{.momentum = 0}, .learningRate = 1.0F};
    Optimizer optimizer(options, 1, std::make_shared<Workers>(1));
    std::vector<float> w{0.0F};
    const std::vector<float> gradient{1.0F};
    optimizer.step(w, gradient, 0);
    QCOMPARE(w[0], -1.0F);
    optimizer.setLearningRate(0.25F);
    optimizer.step(w, gradient, 1);
    QCOMPARE(w[0], -1.25F);
    options.learningRate = 0.25F;
    options.weightDecay = 1.0F;
    optimizer.setOptions(options);
    optimizer.step(w, gradient, 2);
    QCOMPARE(w[0], -1.1875F);
    options.optimizer = SgdOptions{.momentum = 0.5F};
    options.weightDecay = 0;
    optimizer.setOptions(options);
    optimizer.step(w, gradient, 3);  // the velocity was −0.25
    QCOMPARE(w[0], -1.1875F - 0.25F * (1.0F - 0.125F));
}

void TestOptimizer::knowsWhatWouldOverflow_data() {
    QTest::addColumn<TrainingOptions>("options");
    QTest::addColumn<float>("weight");
    QTest::addColumn<double>("gradient");
    QTest::addColumn<bool>("can");
    const TrainingOptions sgd{.learningRate = 0.1F};
    const TrainingOptions fast{.learningRate = 1e6F};
    const TrainingOptions adam{.optimizer = AdamOptions{}, .learningRate = 0.001F};
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
    const TrainingOptions adamW{.optimizer = AdamWOptions{}, .learningRate = 0.001F};
    QTest::newRow("AdamW, usual") << adamW << 1.0F << 10.0 << true;
    QTest::newRow("AdamW, square too large") << adamW << 1.0F << 1e20 << false;
    QTest::newRow("AdamW, decay too large")
        << TrainingOptions{.optimizer = AdamWOptions{}, .learningRate = 1e9F, .weightDecay = 1000} << 1e30F << 1.0
        << false;
    const TrainingOptions rmsProp{.optimizer = RmsPropOptions{}, .learningRate = 0.001F};
    QTest::newRow("RMSProp, usual") << rmsProp << 1.0F << 10.0 << true;
    QTest::newRow("RMSProp, square too large") << rmsProp << 1.0F << 1e20 << false;
    QTest::newRow("RMSProp, rate too large")
        << TrainingOptions{.optimizer = RmsPropOptions{.epsilon = 1e-20F}, .learningRate = 1e9F} << 1.0F << 1e15
        << false;
    const TrainingOptions adagrad{.optimizer = AdagradOptions{}, .learningRate = 0.01F};
    QTest::newRow("Adagrad, usual") << adagrad << 1.0F << 10.0 << true;
    QTest::newRow("Adagrad, square too large") << adagrad << 1.0F << 1e20 << false;
    const TrainingOptions adadelta{.optimizer = AdadeltaOptions{}, .learningRate = 1};
    QTest::newRow("Adadelta, usual") << adadelta << 1.0F << 10.0 << true;
    QTest::newRow("Adadelta, square too large") << adadelta << 1.0F << 1e20 << false;
    QTest::newRow("Adadelta, weights at the limit")
        << TrainingOptions{.optimizer = AdadeltaOptions{}, .learningRate = 1e9F} << 5e37F << 1.0 << false;
    const TrainingOptions muon{.optimizer = MuonOptions{}, .learningRate = 0.02F, .weightDecay = 1};
    QTest::newRow("Muon, usual") << muon << 1.0F << 10.0 << true;
    QTest::newRow("Muon, too large") << muon << 1.0F << 3e38 << false;
    QTest::newRow("Muon, weights at the limit") << muon << 1e38F << 1.0 << false;
    const TrainingOptions lion{.optimizer = LionOptions{}, .learningRate = 0.01F, .weightDecay = 1};
    QTest::newRow("Lion, large") << lion << 1.0F << 1e30 << true;
    QTest::newRow("Lion, too large") << lion << 1.0F << 3e38 << false;
    QTest::newRow("Lion, weights at the limit") << lion << 1e38F << 1.0 << false;
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
    Optimizer optimizer({.optimizer = AdamOptions{}}, 5, std::make_shared<Workers>(1));
    const auto before = optimizer.state();
    const std::vector<std::vector<float>> state(static_cast<std::size_t>(tensors),
                                                std::vector<float>(static_cast<std::size_t>(values), value));
    QCOMPARE(optimizer.setState(state), fits);
    QVERIFY(optimizer.state() == (fits ? state : before));
}

void TestOptimizer::goesOnFromItsState() {
    const TrainingOptions options{.optimizer = AdamOptions{}};
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

void TestOptimizer::movesMatricesAsOne_data() {
    QTest::addColumn<int>("columns");  // out
    QTest::addColumn<int>("rows");     // rest
    QTest::addColumn<TrainingOptions>("options");
    QTest::addColumn<double>("phase");
    QTest::addColumn<std::vector<double>>("expected");
    QTest::newRow("wide, decay")
        << 4 << 6 << TrainingOptions{.optimizer = MuonOptions{}, .learningRate = 0.02F, .weightDecay = 0.1F} << 0.0
        << std::vector<double>{-0.0121714024, 0.388352695,  0.683926433,  0.872081267,  0.896118628,  0.921661546,
                               0.75922196,    0.535301709,  0.153801725,  -0.175871832, -0.524508579, -0.695373752,
                               -0.937486325,  -0.961053599, -0.927159695, -0.654377507, -0.310871378, 0.0705602729,
                               0.326838419,   0.649692338,  0.832565358,  0.98401442,   0.921759542,  0.710667732};
    QTest::newRow("more outputs than inputs")
        << 5 << 3 << TrainingOptions{.optimizer = MuonOptions{.momentum = 0.9F}, .learningRate = 0.05F} << 0.5
        << std::vector<double>{0.475499824,  0.809239105,  1.0905521,   1.03794402,   0.837208424,
                               0.651852858,  0.360575243,  0.107219828, -0.43431883,  -0.623338675,
                               -0.837196784, -0.828125853, -1.05737841, -0.862178061, -0.638743433};
}

/// After 20 steps, as NumPy has them in double: W of out × rest, v ← μ v + g, D = g + μ v, five times Newton–Schulz of
/// D / (‖D‖ + 1e-7) with x ← 3.4445 x + (−4.7750 A + 2.0315 A A) x, A = x xᵀ, W ← (1 − rate · decay) W − rate √max(1, out / rest) x.
/// Value i, as they lie (rest × out), is sin(0.37 i + phase), its gradient at step t (1 + i mod 3) cos(1.3 i + 0.7 t + phase).
void TestOptimizer::movesMatricesAsOne() {
    QFETCH(int, columns);
    QFETCH(int, rows);
    QFETCH(TrainingOptions, options);
    QFETCH(double, phase);
    QFETCH(std::vector<double>, expected);
    const auto size = static_cast<std::size_t>(columns * rows);
    QCOMPARE(expected.size(), size);
    Optimizer optimizer(options, size + 5, std::make_shared<Workers>(1));
    optimizer.setGroups({{0, size, 1, true, columns}, {size, 4, 1, true, 0}});
    std::vector<float> w(size + 5, 1.0F);
    std::vector<float> gradients(size + 5, 0.25F);
    for (std::size_t i = 0; i < size; ++i) w[i] = static_cast<float>(std::sin(0.37 * double(i) + phase));
    for (int t = 0; t < 20; ++t) {
        for (std::size_t i = 0; i < size; ++i)
            gradients[i] = static_cast<float>((1 + double(i % 3)) * std::cos(1.3 * double(i) + 0.7 * t + phase));
        optimizer.step(w, gradients, t);
    }
    for (std::size_t i = 0; i < size; ++i)
        QVERIFY2(std::abs(double{w[i]} - expected[i]) < 1e-5,
                 qPrintable(QStringLiteral("value %1: %2, expected %3").arg(i).arg(double{w[i]}).arg(expected[i])));
    // What stands behind it goes by the fall-back, and what is in no group stays.
    Reference beside{options, 1.0};
    for (int t = 0; t < 20; ++t) beside.step(0.25, t);
    QVERIFY(std::abs(double{w[size]} - beside.w) < 1e-5);
    QCOMPARE(w[size + 4], 1.0F);
}

/// Of more rows than are taken at once; singular values end near 1, and no bit follows the threads.
void TestOptimizer::largeMatricesOnAnyThreads() {
    constexpr int rows = 147;
    constexpr int columns = 70;
    constexpr std::size_t size = std::size_t{rows} * columns;
    const auto moved = [&](int threads) {
        Optimizer optimizer({.optimizer = MuonOptions{}, .learningRate = 1}, size, std::make_shared<Workers>(threads));
        optimizer.setGroups({{0, size, 1, true, columns}});
        std::vector<float> w(size);
        optimizer.step(w, randomValues(2, 0, size), 0);
        return w;
    };
    const std::vector<float> one = moved(1);
    for (const int threads : {2, 3, 7}) QVERIFY(moved(threads) == one);
    // ‖Wᵀ W − s² I‖ is small where all singular values are near s: between 0.7 and 1.2 by the rule's design.
    for (int c = 0; c < columns; ++c) {
        double own = 0;
        for (int r = 0; r < rows; ++r) own += std::pow(double{one[std::size_t(r) * columns + std::size_t(c)]}, 2);
        QVERIFY2(own > 0.4 && own < 1.6, qPrintable(QString::number(own)));
    }
}

FOVEA_TEST(TestOptimizer)
#include "tst_optimizer.moc"
