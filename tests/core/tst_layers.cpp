// SPDX-License-Identifier: GPL-3.0-or-later
// The float layers against the naive kernels in double, in every way a network may call them.
#include <QTest>
#include <array>
#include <cmath>

#include "core/kernels/batch_norm.h"
#include "core/kernels/elementwise.h"
#include "tests/support/comparison.h"
#include "tests/support/float_layers.h"
#include "tests/support/register_test.h"
#include "tests/support/sanitizers.h"

using namespace fovea;
using namespace fovea::test;

namespace {

constexpr int casesPerKind = caseCount(60, 15, 5);
constexpr double layerTolerance = 1e-5;

std::string compareLayer(const LayerCase& layer, const LayerValues& values, const FloatPlan& plan,
                         const FloatResult& got) {
    const ReferenceLayer reference(layer);
    const ReferenceValues exact(values);
    const auto compare = [&](const std::string& what, const std::vector<float>& floats, const Values& expected) {
        return compareValues<float, double>(what, floats, expected, layerTolerance);
    };
    if (auto fault = compare("output", got.output, reference.forward(exact)); !fault.empty()) return fault;
    ReferenceGradients gradients = reference.backward(exact, toDouble(values.outputGradient));
    for (std::size_t i = 0; i < gradients.inputs.size(); ++i) {
        if (plan.accumulate)
            for (double& value : gradients.inputs[i]) value += double{accumulateStart};
        auto fault = compare(fmt::format("gradient of input {}", i), got.inputGradients[i], gradients.inputs[i]);
        if (!fault.empty()) return fault;
    }
    if (auto fault = compare("gradient of weight", got.weightGradient, gradients.weight); !fault.empty()) return fault;
    if (auto fault = compare("gradient of bias", got.biasGradient, gradients.bias); !fault.empty()) return fault;
    return got.bordersAreZero ? std::string() : "a border is no longer zero";
}

FloatPlan randomPlan(int seed) {
    RandomStream random(static_cast<std::uint64_t>(seed), RandomPurpose::Test, 9);
    return {random.below(4), random.below(3), random.below(3), random.below(2) == 0};
}

std::array<std::unique_ptr<Workers>, 5> workersOfEverySize() {
    return {std::make_unique<Workers>(1), std::make_unique<Workers>(2), std::make_unique<Workers>(3),
            std::make_unique<Workers>(7), std::make_unique<Workers>(16)};
}

void addKinds() {
    QTest::addColumn<QByteArray>("kind");
    for (const auto kind : layerKinds()) QTest::newRow(kind.data()) << QByteArray(kind.data());
}

}  // namespace

class TestLayers : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void agreesWithReference_data() { addKinds(); }
    void agreesWithReference() {
        QFETCH(QByteArray, kind);
        const auto workers = workersOfEverySize();
        for (int seed = 0; seed < casesPerKind; ++seed) {
            const LayerCase layer = randomCase(kind.constData(), 1000 + seed, {});
            const LayerValues values = randomValues(layer, 1000 + seed);
            const FloatPlan plan = randomPlan(seed);
            const FloatResult result = runFloatLayer(layer, values, plan, *workers[0]);
            const std::string fault = compareLayer(layer, values, plan, result);
            QVERIFY2(fault.empty(), (describe(layer, 1000 + seed) + "\n" + fault).c_str());
            for (std::size_t i = 1; i < workers.size(); ++i) {
                const FloatResult other = runFloatLayer(layer, values, plan, *workers[i]);
                QVERIFY2(
                    result.sameBits(other),
                    fmt::format("{}: other bits on {} threads", describe(layer, seed), workers[i]->threads()).c_str());
            }
        }
    }

    // Sizes that the classic networks have, where blocks are cut and batches summed in chunks.
    void largeLayers_data() {
        QTest::addColumn<LayerCase>("layer");
        const auto conv = [](int filters, int kernel, int stride, int groups) {
            return Conv2dSpec{.filters = filters,
                              .kernel = {kernel, kernel},
                              .stride = {stride, stride},
                              .padding = Padding::same(),
                              .rounding = Rounding::Floor,
                              .groups = groups};
        };
        const auto add = [](const char* name, LayerSpec spec, Shape input, int batch) {
            const LayerCase layer{spec, {input}, std::get<Shape>(outputShape(spec, std::vector{input})), batch};
            QTest::newRow(name) << layer;
        };
        add("first layer", conv(64, 3, 1, 1), {32, 32, 3}, 9);
        add("64 to 64", conv(64, 3, 1, 1), {16, 16, 64}, 3);
        add("strided", conv(32, 3, 2, 1), {16, 16, 16}, 17);
        add("5x5 of LeNet", conv(6, 5, 1, 1), {28, 28, 1}, 33);
        add("projection", conv(64, 1, 2, 1), {16, 16, 32}, 5);
        add("depthwise", conv(48, 3, 1, 48), {16, 16, 48}, 20);
        add("in groups", conv(64, 3, 1, 4), {8, 8, 32}, 9);
        add("8x8", conv(128, 3, 1, 1), {8, 8, 128}, 2);
        add("dense", DenseSpec{.units = 256}, {1, 1, 1024}, 64);
        add("dense of one image", DenseSpec{.units = 10}, {1, 1, 257}, 1);
        add("batch norm", BatchNormSpec{}, {32, 32, 16}, 40);
        add("local response norm", LocalResponseNormSpec{.alpha = 0.3F, .bias = 2}, {27, 27, 96}, 3);
        add("wider than there are channels", LocalResponseNormSpec{.size = 1023, .alpha = 3}, {5, 6, 7}, 2);
        add("wide window", MaxPool2dSpec{.kernel = {20, 20}, .stride = {3, 3}, .rounding = Rounding::Floor},
            {32, 32, 5}, 2);
    }
    void largeLayers() {
        QFETCH(LayerCase, layer);
        const auto workers = workersOfEverySize();
        const LayerValues values = randomValues(layer, 77);
        const FloatResult result = runFloatLayer(layer, values, {}, *workers[1]);
        const std::string fault = compareLayer(layer, values, {}, result);
        QVERIFY2(fault.empty(), fault.c_str());
        for (const auto& other : workers)
            QVERIFY2(result.sameBits(runFloatLayer(layer, values, {}, *other)),
                     fmt::format("other bits on {} threads", other->threads()).c_str());
    }

    void gradientNobodyNeedsIsSkipped_data() { addKinds(); }
    void gradientNobodyNeedsIsSkipped() {
        QFETCH(QByteArray, kind);
        Workers workers(2);
        const LayerCase layer = randomCase(kind.constData(), 5, {});
        const LayerValues values = randomValues(layer, 5);
        const FloatResult all = runFloatLayer(layer, values, {}, workers);
        const FloatResult none = runFloatLayer(layer, values, {.skipInputGradients = true}, workers);
        QCOMPARE(none.weightGradient, all.weightGradient);
        QCOMPARE(none.biasGradient, all.biasGradient);
        for (const auto& gradient : none.inputGradients)
            for (const float value : gradient) QVERIFY2(std::isnan(value), "written although nobody asked");
    }

    void batchNormMovesItsRunningStatistics() {
        const LayerCase layer{BatchNormSpec{.momentum = 0.1F}, {{1, 2, 1}}, {1, 2, 1}, 2};
        Workers workers(2);
        const FloatResult result = runFloatLayer(layer, {{{1, 2, 3, 6}}, {1}, {0}, {1, 1, 1, 1}}, {}, workers);
        // mean 3; squares 4 + 1 + 0 + 9 = 14, unbiased variance 14 / 3
        QVERIFY(std::abs(result.runningMean[0] - (0.9F * 0.25F + 0.1F * 3.0F)) < 1e-6F);
        QVERIFY(std::abs(result.runningVariance[0] - (0.9F * 2.0F + 0.1F * 14.0F / 3.0F)) < 1e-6F);
    }

    // What a residual network does in one pass must be the bits of the passes that it stands for.
    void batchNormInOnePass_data() {
        QTest::addColumn<int>("channels");
        for (const int channels : {1, 5, 16, 43}) QTest::addRow("%d channels", channels) << channels;
    }
    void batchNormInOnePass() {
        QFETCH(int, channels);
        const Shape shape{5, 7, channels};
        constexpr int images = 3;
        RandomStream random(1, RandomPurpose::Test, 5);
        const auto numbers = [&](std::int64_t count) {
            std::vector<float> values(static_cast<std::size_t>(count));
            for (float& value : values) value = static_cast<float>(random.uniform(-1, 1));
            return values;
        };
        std::vector<float> x = numbers(images * shape.size()), other = numbers(images * shape.size());
        std::vector<float> dy = numbers(images * shape.size()), sum = dy, apart = dy, shifted = dy;
        const std::vector<float> mean = numbers(channels), factor = numbers(channels), shift = numbers(channels);
        const auto view = [&](std::vector<float>& values) { return denseView(values.data(), images, shape); };
        Workers& workers = Workers::serial();

        const kernels::NormTerm a{view(x), mean.data(), factor.data(), shift.data()};
        kernels::normApply(view(x), mean.data(), factor.data(), shift.data(), false, view(apart));
        kernels::addValues(view(apart), view(other), view(apart), true, workers);
        kernels::normAdd(a, {.input = view(other)}, true, view(sum));
        QVERIFY(sum == apart);
        kernels::normApply(view(x), mean.data(), factor.data(), shift.data(), false, view(apart));
        kernels::normApply(view(other), shift.data(), mean.data(), factor.data(), false, view(shifted));
        kernels::addValues(view(apart), view(shifted), view(apart), false, workers);
        kernels::normAdd(a, {view(other), shift.data(), mean.data(), factor.data()}, false, view(sum));
        QVERIFY(sum == apart);

        const auto count = 2 * static_cast<std::size_t>(channels);
        std::vector<double> sums(count), sumsApart(count);
        std::vector<float> masked = dy;
        kernels::mapBackward(view(other), view(dy), view(apart), false, workers,
                             [](float y, float gradient) { return y <= 0.0F ? 0.0F : gradient; });
        kernels::normGradientSums(view(x), view(apart), mean.data(), sumsApart.data());
        kernels::reluBackwardAndSum(view(x), view(other), view(masked), mean.data(), sums.data());
        QVERIFY(masked == apart && sums == sumsApart);

        // Image by image: the same sums but for their rounding.
        for (int n = 0; n < images; ++n) {
            const auto one = [&](std::vector<float>& values) {
                return denseView(values.data() + n * shape.size(), 1, shape);
            };
            kernels::normGradientSums(one(x), one(apart), mean.data(), sums.data(), n > 0);
        }
        for (std::size_t i = 0; i < count; ++i) QVERIFY(std::abs(sums[i] - sumsApart[i]) < 1e-5);
    }

    // Krizhevsky's numbers: k 2, n 5, alpha 1e-4 without the division, beta 0.75; 2 + 1e-4 · (100² + 200² + 300²) = 16.
    void localResponseNormOfTheOriginal() {
        const LayerCase layer{
            LocalResponseNormSpec{.size = 5, .alpha = 5e-4F, .beta = 0.75F, .bias = 2}, {{1, 1, 5}}, {1, 1, 5}, 1};
        Workers workers(1);
        const LayerValues values{{{100, 200, 300, 400, 500}}, {}, {}, {1, 1, 1, 1, 1}};
        const float first = runFloatLayer(layer, values, {}, workers).output[0];
        QVERIFY2(std::abs(first - 12.5F) < 1e-4F, std::to_string(first).c_str());
    }

    void notANumberIsNeverHidden_data() {
        QTest::addColumn<LayerSpec>("spec");
        const LayerSpec activations[] = {ReluSpec{},     LeakyReluSpec{}, PreluSpec{},     EluSpec{},
                                         SeluSpec{},     GeluSpec{},      SiluSpec{},      MishSpec{},
                                         SoftplusSpec{}, ClipSpec{},      HardSwishSpec{}, HardSigmoidSpec{},
                                         SigmoidSpec{},  TanhSpec{},      SoftsignSpec{},  ScaledTanhSpec{},
                                         ScaleSpec{},    IdentitySpec{},  SoftmaxSpec{}};
        for (const LayerSpec& layer : activations) QTest::newRow(std::string(kindName(layer)).c_str()) << layer;
        QTest::newRow("max pool") << LayerSpec(MaxPool2dSpec{});
        QTest::newRow("avg pool") << LayerSpec(AvgPool2dSpec{});
        QTest::newRow("trained subsampling") << LayerSpec(ScaledPool2dSpec{});
        QTest::newRow("locally connected")
            << LayerSpec(LocallyConnected2dSpec{.filters = 1, .kernel = {2, 2}, .stride = {2, 2}});
        QTest::newRow("maxout") << LayerSpec(MaxoutSpec{.pieces = 1});
        QTest::newRow("local response norm") << LayerSpec(LocalResponseNormSpec{});
        QTest::newRow("conv2d") << LayerSpec(Conv2dSpec{.filters = 1, .kernel = {2, 2}, .stride = {2, 2}});
    }
    void notANumberIsNeverHidden() {
        QFETCH(LayerSpec, spec);
        Workers workers(1);
        for (std::size_t place = 0; place < 4; ++place) {
            LayerCase layer{spec, {{2, 2, 1}}, {}, 1};
            layer.output = std::get<Shape>(outputShape(spec, layer.inputs));
            LayerValues values = randomValues(layer, 3);
            values.inputs[0][place] = std::nanf("");
            const auto output = runFloatLayer(layer, values, {}, workers).output;
            QVERIFY(std::ranges::any_of(output, [](float value) { return std::isnan(value); }));
        }
    }
};

FOVEA_TEST(TestLayers)
#include "tst_layers.moc"
