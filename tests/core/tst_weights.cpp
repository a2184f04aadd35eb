// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "core/analysis/first_activations.h"
#include "core/network/catalogue.h"
#include "core/network/kernel_presets.h"
#include "core/network/weights.h"
#include "tests/support/register_test.h"

using namespace fovea;

namespace {

/// input 8×8×4 → the layer (flattened before, where it is dense) → the one after
NetworkSpec chainOf(const LayerSpec& layer, const LayerSpec& after = ReluSpec{}) {
    NetworkSpec spec;
    NodeId last = spec.append(InputSpec{{8, 8, 4}});
    if (std::holds_alternative<DenseSpec>(layer)) last = spec.append(FlattenSpec{}, last);
    last = spec.append(layer, last, "Tested");
    last = spec.append(after, last);
    if (!std::holds_alternative<DenseSpec>(layer)) last = spec.append(FlattenSpec{}, last);
    spec.append(DenseSpec{.units = 3}, last);
    return spec;
}

using Dims = std::vector<std::vector<int>>;

const ParameterRole roles[] = {ParameterRole::Weight, ParameterRole::Bias, ParameterRole::RunningMean,
                               ParameterRole::RunningVariance};

}  // namespace

class TestWeights : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void drawsAsAsked();
    void firstActivationsTellThemApart();
    void firstActivationsMayHaveNoDeviation();
    void laysOutALayer_data();
    void laysOutALayer();
    void writesKernelsByHand();
    void keepsOrderAndAlignment_data();
    void keepsOrderAndAlignment();
    void initialisesByWhatFollows_data();
    void initialisesByWhatFollows();
    void initialisesFromTheSeedAlone();
    void aNewLayerLeavesTheOthersNumbers();
    void transfersWhatFits();
};

void TestWeights::laysOutALayer_data() {
    QTest::addColumn<LayerSpec>("layer");
    QTest::addColumn<Dims>("dims");  // weight, bias, running mean, running variance
    const Extent kernel{3, 5};
    QTest::newRow("convolution") << LayerSpec(Conv2dSpec{.filters = 6, .kernel = kernel})
                                 << Dims{{3, 5, 4, 6}, {6}, {}, {}};
    QTest::newRow("without bias") << LayerSpec(Conv2dSpec{.filters = 6, .kernel = kernel, .bias = false})
                                  << Dims{{3, 5, 4, 6}, {}, {}, {}};
    QTest::newRow("groups") << LayerSpec(Conv2dSpec{.filters = 6, .kernel = kernel, .groups = 2})
                            << Dims{{3, 5, 2, 6}, {6}, {}, {}};
    QTest::newRow("depthwise") << LayerSpec(Conv2dSpec{.filters = 4, .kernel = kernel, .groups = 4})
                               << Dims{{3, 5, 1, 4}, {4}, {}, {}};
    QTest::newRow("dense") << LayerSpec(DenseSpec{.units = 7}) << Dims{{256, 7}, {7}, {}, {}};
    QTest::newRow("dense without bias") << LayerSpec(DenseSpec{.units = 7, .bias = false})
                                        << Dims{{256, 7}, {}, {}, {}};
    QTest::newRow("batch norm") << LayerSpec(BatchNormSpec{}) << Dims{{4}, {4}, {4}, {4}};
    QTest::newRow("pool") << LayerSpec(MaxPool2dSpec{}) << Dims{{}, {}, {}, {}};
    QTest::newRow("dropout") << LayerSpec(DropoutSpec{}) << Dims{{}, {}, {}, {}};
}

void TestWeights::laysOutALayer() {
    QFETCH(LayerSpec, layer);
    QFETCH(Dims, dims);
    const NetworkSpec spec = chainOf(layer);
    const NodeId id = spec.findByName("Tested")->id;
    const Weights weights = initialWeights(spec, 1);
    for (std::size_t i = 0; i < std::size(roles); ++i) {
        const ParameterTensor* parameter = weights.layout->find(id, roles[i]);
        QCOMPARE(parameter != nullptr, !dims[i].empty());
        QCOMPARE(weights.view(id, roles[i]).empty(), dims[i].empty());
        if (!parameter) continue;
        QVERIFY(parameter->dims == dims[i]);
        std::size_t count = 1;
        for (const int side : dims[i]) count *= static_cast<std::size_t>(side);
        QCOMPARE(parameter->count, count);
        QCOMPARE(weights.view(id, roles[i]).size(), count);
    }
}

void TestWeights::keepsOrderAndAlignment_data() {
    QTest::addColumn<QString>("name");
    for (const CatalogueEntry& entry : catalogue()) QTest::newRow(entry.id.c_str()) << QString::fromStdString(entry.id);
}

void TestWeights::keepsOrderAndAlignment() {
    QFETCH(QString, name);
    const CatalogueEntry& entry = *findInCatalogue(name.toStdString());
    const NetworkSpec spec = entry.make(entry.input, 10);
    const auto layout = parameterLayout(spec);
    std::size_t end = 0;
    std::int64_t trained = 0;
    bool behindTrained = false;
    for (const ParameterTensor& parameter : layout->parameters) {
        QCOMPARE(parameter.offset % 16, std::size_t{0});
        QVERIFY(parameter.offset >= end && parameter.offset < end + 16);
        end = parameter.offset + parameter.count;
        const bool isTrained = parameter.role == ParameterRole::Weight || parameter.role == ParameterRole::Bias;
        QVERIFY(!(behindTrained && isTrained));
        behindTrained = !isTrained;
        QCOMPARE(end <= layout->trainedCount, isTrained);
        if (isTrained) trained += static_cast<std::int64_t>(parameter.count);
    }
    QVERIFY(end <= layout->totalCount);
    QCOMPARE(trained, networkCost(spec, inferShapes(spec)).totals.parameters);

    const Weights weights = initialWeights(spec, 1);
    QCOMPARE(weights.values.size(), layout->totalCount);
    std::vector<bool> used(layout->totalCount, false);
    for (const ParameterTensor& parameter : layout->parameters)
        std::fill_n(used.begin() + static_cast<std::ptrdiff_t>(parameter.offset), parameter.count, true);
    for (std::size_t i = 0; i < used.size(); ++i) QVERIFY(used[i] || weights.values[i] == 0.0F);
}

void TestWeights::initialisesByWhatFollows_data() {
    QTest::addColumn<LayerSpec>("layer");
    QTest::addColumn<LayerSpec>("after");
    QTest::addColumn<double>("deviation");
    QTest::addColumn<double>("bound");  // 0: a normal distribution
    const LayerSpec conv = Conv2dSpec{.filters = 200, .kernel = {3, 3}};
    const double he = std::sqrt(2.0 / 36);
    const double xavier = std::sqrt(6.0 / (36 + 1800));
    QTest::newRow("ReLU") << conv << LayerSpec(ReluSpec{}) << he << 0.0;
    QTest::newRow("leaky ReLU") << conv << LayerSpec(LeakyReluSpec{}) << he << 0.0;
    QTest::newRow("ELU") << conv << LayerSpec(EluSpec{}) << he << 0.0;
    QTest::newRow("tanh") << conv << LayerSpec(TanhSpec{}) << xavier / std::sqrt(3.0) << xavier;
    QTest::newRow("pool, then dense") << conv << LayerSpec(MaxPool2dSpec{}) << xavier / std::sqrt(3.0) << xavier;
    const double dense = std::sqrt(6.0 / (256 + 40));
    QTest::newRow("dense, ReLU") << LayerSpec(DenseSpec{.units = 40}) << LayerSpec(ReluSpec{}) << std::sqrt(2.0 / 256)
                                 << 0.0;
    QTest::newRow("dense, sigmoid") << LayerSpec(DenseSpec{.units = 40}) << LayerSpec(SigmoidSpec{})
                                    << dense / std::sqrt(3.0) << dense;
}

void TestWeights::initialisesByWhatFollows() {
    QFETCH(LayerSpec, layer);
    QFETCH(LayerSpec, after);
    QFETCH(double, deviation);
    QFETCH(double, bound);
    NetworkSpec spec = chainOf(layer, after);
    const NodeId id = spec.findByName("Tested")->id;
    const Weights weights = initialWeights(spec, 11);
    double sum = 0;
    double squares = 0;
    double largest = 0;
    const auto values = weights.view(id, ParameterRole::Weight);
    for (const float value : values) {
        sum += double{value};
        squares += double{value} * double{value};
        largest = std::max(largest, std::abs(double{value}));
    }
    const double n = static_cast<double>(values.size());
    QVERIFY(std::abs(sum / n) < 4 * deviation / std::sqrt(n));
    QVERIFY(std::abs(std::sqrt(squares / n) / deviation - 1) < 4 / std::sqrt(n));
    if (bound > 0) {
        QVERIFY(largest <= bound && largest > 0.98 * bound);
    } else {
        QVERIFY(largest > 2.5 * deviation);
    }
    for (const float value : weights.view(id, ParameterRole::Bias)) QCOMPARE(value, 0.0F);
}

void TestWeights::initialisesFromTheSeedAlone() {
    const NetworkSpec spec = findInCatalogue("resnet20")->make({32, 32, 3}, 10);
    const Weights weights = initialWeights(spec, 1);
    QVERIFY(weights.values == initialWeights(spec, 1).values);
    QVERIFY(weights.values != initialWeights(spec, 2).values);
    for (const Node& node : spec.nodes) {
        if (!std::holds_alternative<BatchNormSpec>(node.layer)) continue;
        for (std::size_t i = 0; i < std::size(roles); ++i) {
            const float expected = i == 0 || i == 3 ? 1.0F : 0.0F;
            for (const float value : weights.view(node.id, roles[i])) QCOMPARE(value, expected);
        }
    }
}

void TestWeights::aNewLayerLeavesTheOthersNumbers() {
    const NetworkSpec spec = chainOf(Conv2dSpec{});
    NetworkSpec larger = spec;
    const NodeId output = *larger.outputNode();
    larger.append(DenseSpec{.units = 2}, larger.append(ReluSpec{}, output));
    const Weights before = initialWeights(spec, 1);
    const Weights after = initialWeights(larger, 1);
    const NodeId conv = spec.findByName("Tested")->id;
    QVERIFY(std::ranges::equal(before.view(conv, ParameterRole::Weight), after.view(conv, ParameterRole::Weight)));
}

void TestWeights::transfersWhatFits() {
    const NetworkSpec spec = chainOf(Conv2dSpec{.filters = 6, .padding = Padding::same()});
    NetworkSpec wider = spec;
    std::get<DenseSpec>(wider.find(*wider.outputNode())->layer).units = 5;
    const Weights from = initialWeights(spec, 1);
    Weights to = initialWeights(wider, 2);
    const Weights untouched = to;
    QCOMPARE(transferWeights(from, to), 2);  // the convolution's kernel and bias
    const NodeId conv = spec.findByName("Tested")->id;
    const NodeId dense = *spec.outputNode();
    QVERIFY(std::ranges::equal(from.view(conv, ParameterRole::Weight),
                               std::as_const(to).view(conv, ParameterRole::Weight)));
    QVERIFY(std::ranges::equal(untouched.view(dense, ParameterRole::Weight),
                               std::as_const(to).view(dense, ParameterRole::Weight)));
    QCOMPARE(transferWeights(from, to), 2);
    Weights nothing;
    QCOMPARE(transferWeights(nothing, to), 0);
    QCOMPARE(transferWeights(from, nothing), 0);
    QVERIFY(nothing.view(conv, ParameterRole::Weight).empty());
}

void TestWeights::writesKernelsByHand() {
    using Cells = std::vector<double>;
    const auto kernel = [](KernelPreset preset, double degrees = 0, Extent size = {3, 3}) {
        return presetKernel(preset, size, degrees);
    };
    QCOMPARE(kernel(KernelPreset::SobelX), (Cells{-1, 0, 1, -2, 0, 2, -1, 0, 1}));
    QCOMPARE(kernel(KernelPreset::SobelY), (Cells{-1, -2, -1, 0, 0, 0, 1, 2, 1}));
    QCOMPARE(kernel(KernelPreset::SobelX, 0, {1, 2}), (Cells{-1, 1}));
    QCOMPARE(kernel(KernelPreset::SobelX, 0, {1, 5}), (Cells{-0.25, -0.5, 0, 0.5, 0.25}));
    // The largest windows that there are: as strong as 3 × 3, and 1 in all.
    for (const KernelPreset preset : {KernelPreset::SobelX, KernelPreset::SobelY, KernelPreset::Blur}) {
        double sizes = 0;
        for (const double cell : kernel(preset, 0, {1024, 1024})) sizes += std::abs(cell);
        const double most = preset == KernelPreset::Blur ? 1 : 8;
        QVERIFY2(sizes > 0 && sizes < most * (1 + 1e-9), fmt::format("{}", sizes).c_str());
    }
    QCOMPARE(kernel(KernelPreset::Blur),
             (Cells{1 / 16.0, 2 / 16.0, 1 / 16.0, 2 / 16.0, 4 / 16.0, 2 / 16.0, 1 / 16.0, 2 / 16.0, 1 / 16.0}));
    QCOMPARE(kernel(KernelPreset::Sharpen), (Cells{0, -1, 0, -1, 5, -1, 0, -1, 0}));
    // Hubel and Wiesel's cells, as in the lecture: an upright bar, one that lies, one across.
    QCOMPARE(kernel(KernelPreset::Bar), (Cells{-1, 2, -1, -1, 2, -1, -1, 2, -1}));
    QCOMPARE(kernel(KernelPreset::Bar, 90), (Cells{-1, -1, -1, 2, 2, 2, -1, -1, -1}));
    QCOMPARE(kernel(KernelPreset::Bar, 45), (Cells{-1, -1, 2, -1, 2, -1, 2, -1, -1}));
    for (const double degrees : {0.0, 30.0, 77.0}) {
        for (const KernelPreset preset : {KernelPreset::Bar, KernelPreset::Gabor}) {
            double sum = 0;
            for (const double cell : kernel(preset, degrees, {7, 7})) sum += cell;
            QVERIFY2(std::abs(sum) < 1e-9, std::to_string(sum).c_str());
        }
    }
    const Cells gabor = kernel(KernelPreset::Gabor, 30, {5, 5});
    // numpy: exp(−(x'² + y'²/4)/(2·1.25²))·cos(2π·x'/(5/1.5)) at 30°, less its mean
    QVERIFY(std::abs(gabor[0] - -0.01862801831461027) < 1e-9);
    QVERIFY(std::abs(gabor[13] - -0.1033525285270624) < 1e-9);

    const Conv2dSpec conv{.filters = 4, .kernel = {3, 3}};
    const NetworkSpec spec = chainOf(conv);
    Weights weights = initialWeights(spec, 3);
    const NodeId node = spec.findByName("Tested")->id;
    writePreset({KernelPreset::Bar, 0, true}, conv, weights.view(node, ParameterRole::Weight));
    const auto written = std::as_const(weights).view(node, ParameterRole::Weight);
    for (std::size_t filter = 0; filter < 4; ++filter) {
        const Cells expected = kernel(KernelPreset::Bar, 45.0 * double(filter));
        for (std::size_t cell = 0; cell < 9; ++cell)
            for (std::size_t channel = 0; channel < 4; ++channel)
                QCOMPARE(written[(cell * 4 + channel) * 4 + filter], static_cast<float>(expected[cell] / 4));
    }
}

void TestWeights::drawsAsAsked() {
    NetworkSpec spec;
    NodeId last = spec.append(InputSpec{{16, 16, 8}});
    const NodeId conv = last =
        spec.append(Conv2dSpec{.filters = 40, .kernel = {5, 5}, .padding = Padding::same(), .groups = 2}, last);
    last = spec.append(TanhSpec{}, last);
    const NodeId dense = spec.append(DenseSpec{.units = 30}, spec.append(FlattenSpec{}, last));
    const auto drawn = [&](Initialisation kind, NodeId node) {
        const Weights weights = initialWeights(spec, 5, kind);
        for (const NodeId each : {conv, dense})
            for (const float bias : weights.view(each, ParameterRole::Bias))
                if (bias != 0) return std::vector<float>();
        const auto view = weights.view(node, ParameterRole::Weight);
        return std::vector<float>(view.begin(), view.end());
    };
    const auto deviation = [](const std::vector<float>& values) {
        double squares = 0;
        for (const float value : values) squares += double{value} * double{value};
        return std::sqrt(squares / static_cast<double>(values.size()));
    };
    const auto near = [](double found, double expected) { return std::abs(found / expected - 1) < 0.05; };
    // Fan-in of the convolution 5 · 5 · 4, of the dense layer 16 · 16 · 40.
    QVERIFY(near(deviation(drawn(Initialisation::He, conv)), std::sqrt(2.0 / 100)));
    QVERIFY(near(deviation(drawn(Initialisation::He, dense)), std::sqrt(2.0 / 10240)));
    QVERIFY(near(deviation(drawn(Initialisation::Xavier, dense)), std::sqrt(2.0 / (10240 + 30))));
    QVERIFY(near(deviation(drawn(Initialisation::Small, conv)), 0.01));
    QVERIFY(near(deviation(drawn(Initialisation::Small, dense)), 0.01));
    QCOMPARE(deviation(drawn(Initialisation::Zero, conv)), 0.0);
    QCOMPARE(drawn(Initialisation::Zero, dense).size(), std::size_t{10240 * 30});
    QVERIFY(initialWeights(spec, 5, Initialisation::Usual).values == initialWeights(spec, 5).values);
    QVERIFY(drawn(Initialisation::Xavier, conv) == drawn(Initialisation::Usual, conv));  // a tanh follows

    // Of each group's 20 filters the first four hand a channel on; the others, and the dense layer, are as usual.
    const std::vector<float> usual = drawn(Initialisation::Usual, conv);
    const std::vector<float> dirac = drawn(Initialisation::Dirac, conv);
    QVERIFY(drawn(Initialisation::Dirac, dense) == drawn(Initialisation::Usual, dense));
    for (std::size_t i = 0; i < dirac.size(); ++i) {
        const std::size_t filter = i % 40;
        const std::size_t channel = i / 40 % 4;
        const std::size_t place = i / 160;  // of 25
        const float expected = filter % 20 >= 4 ? usual[i] : place == 12 && channel == filter % 20 ? 1.0F : 0.0F;
        QCOMPARE(dirac[i], expected);
    }
    for (const InitialisationRow& row : initialisations()) QVERIFY(initialisationNamed(row.name) == row.kind);
    QVERIFY(!initialisationNamed("lecun").has_value());
}

/// A chain of ten convolutions: He's keeps what spreads, a small one lets it fade, zero ends it.
void TestWeights::firstActivationsTellThemApart() {
    NetworkSpec spec;
    NodeId last = spec.append(InputSpec{{8, 8, 16}});
    for (int i = 0; i < 10; ++i)
        last = spec.append(ReluSpec{},
                           spec.append(Conv2dSpec{.filters = 16, .kernel = {3, 3}, .padding = Padding::same()}, last));
    spec.append(DenseSpec{.units = 3}, spec.append(FlattenSpec{}, last));
    constexpr std::size_t lastRelu = 20;
    const auto deviations = [&](Initialisation kind) {
        const auto found = firstActivations(spec, kind, 3);
        std::vector<double> list;
        if (found)
            for (const FirstActivation& each : *found) list.push_back(each.deviation);
        return list;
    };
    const auto he = deviations(Initialisation::He);
    QCOMPARE(he.size(), std::size_t{23});
    QVERIFY(std::abs(he.front() - 1) < 0.05);  // the noise itself
    QVERIFY(he[lastRelu] > 0.05 && he[lastRelu] < 3);
    const auto small = deviations(Initialisation::Small);
    QVERIFY(small[lastRelu] > 0 && small[lastRelu] < 1e-8);
    QCOMPARE(deviations(Initialisation::Zero).back(), 0.0);
    const auto dirac = deviations(Initialisation::Dirac);  // as many filters as channels: what is positive goes through
    QVERIFY(std::abs(dirac[lastRelu] - dirac[2]) < 1e-6 && dirac[lastRelu] > 0.4);
    QVERIFY(deviations(Initialisation::He) == he);
}

/// Beyond all numbers there is no deviation, least of all 0: each product doubles the exponent of what is above 1.
void TestWeights::firstActivationsMayHaveNoDeviation() {
    NetworkSpec spec;
    NodeId last = spec.append(InputSpec{{8, 8, 3}});
    for (int i = 0; i < 10; ++i) {
        const NodeId gate = spec.append(ReluSpec{}, last);
        const NodeId product = spec.append(MultiplySpec{}, last);
        spec.edges.push_back({gate, product});
        last = product;
    }
    spec.append(DenseSpec{.units = 3}, spec.append(FlattenSpec{}, last));
    const auto found = firstActivations(spec, Initialisation::Usual, 3);
    QVERIFY(found && found->size() == 23);
    QVERIFY(std::abs(found->front().deviation - 1) < 0.1);
    QVERIFY(!std::isfinite((*found)[20].deviation));
}

FOVEA_TEST(TestWeights)
#include "tst_weights.moc"
