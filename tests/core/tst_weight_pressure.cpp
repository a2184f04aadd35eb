// SPDX-License-Identifier: GPL-3.0-or-later
// Weights under pressure, after PyTorch's numbers, and which images excite a unit.
#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>
#include <stop_token>

#include "core/analysis/weight_pressure.h"
#include "core/evaluation/top_responses.h"
#include "tests/support/comparison.h"
#include "tests/support/networks.h"
#include "tests/support/pattern_source.h"
#include "tests/support/register_test.h"
#include "tests/support/sample_networks.h"

using namespace fovea;
using namespace fovea::test;

namespace {

/// Two dense layers, 5 → 3 → 2, with the weights of the PyTorch run below, written unit by unit as PyTorch has them.
const std::vector<float> firstMatrix{0.11F, -0.52F, 0.93F, -0.04F, 0.27F, -0.36F, 0.08F, -0.71F,
                                     0.45F, -0.19F, 0.62F, -0.23F, 0.02F, -0.88F, 0.33F};
const std::vector<float> secondMatrix{0.51F, -0.31F, 0.07F, -0.14F, 0.97F, 0.29F};

NetworkSpec twoMatrices() {
    return sample::chain({1, 5, 1}, {FlattenSpec{}, DenseSpec{.units = 3}, ReluSpec{}, DenseSpec{.units = 2}});
}

/// PyTorch's out × in into the engine's in × out.
void setMatrix(std::span<float> weights, const std::vector<float>& rows, std::size_t units) {
    const std::size_t inputs = rows.size() / units;
    for (std::size_t unit = 0; unit < units; ++unit)
        for (std::size_t input = 0; input < inputs; ++input)
            weights[input * units + unit] = rows[unit * inputs + input];
}

std::vector<float> matrixOf(std::span<const float> weights, std::size_t units) {
    std::vector<float> rows;
    for (std::size_t unit = 0; unit < units; ++unit)
        for (std::size_t i = unit; i < weights.size(); i += units) rows.push_back(weights[i]);
    return rows;
}

Weights twoMatricesWeights(const NetworkSpec& spec) {
    Weights weights = initialWeights(spec, 1);
    setMatrix(weights.view(spec.nodes[2].id, ParameterRole::Weight), firstMatrix, 3);
    setMatrix(weights.view(spec.nodes[4].id, ParameterRole::Weight), secondMatrix, 2);
    std::ranges::fill(weights.view(spec.nodes[2].id, ParameterRole::Bias), 0.01F);
    return weights;
}

std::unique_ptr<Network> inspectingNetwork(const Model& model, int batch = 1) {
    auto network = *Network::create(model.spec, batch, Purpose::Inspection, std::make_shared<Workers>(1));
    network->setWeights(*model.weights);
    network->setPreprocessing(model.preprocessing);
    return network;
}

NetworkSpec excitedNetwork() {
    return sample::chain(
        {12, 12, 3},
        {Conv2dSpec{.filters = 4, .kernel = {3, 3}}, ReluSpec{}, MaxPool2dSpec{.kernel = {2, 2}, .stride = {2, 2}},
         Conv2dSpec{.filters = 5, .kernel = {3, 3}}, SiluSpec{}, FlattenSpec{}, DenseSpec{.units = 4}});
}

}  // namespace

class TestWeightPressure : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void pressesAsTorch_data();
    void pressesAsTorch();
    void pressesKernelsAlone();
    void tablesHaveAScaleForEachFilter();
    void refusesPressure_data();
    void refusesPressure();
    void findsWhatExcites();
    void tellsWhatIsKnownAndStops();
};

/// torch 1.13: torch.nn.utils.prune.l1_unstructured on each layer, global_unstructured on both; torch.fake_quantize_per_tensor_affine
/// and _per_channel_affine with scale max|w| / (2^(bits−1) − 1), zero point 0.
void TestWeightPressure::pressesAsTorch_data() {
    QTest::addColumn<WeightPressure>("pressure");
    QTest::addColumn<std::vector<float>>("first");
    QTest::addColumn<std::vector<float>>("second");
    using Kind = WeightPressure::Kind;
    const auto masked = [](std::vector<float> values, const std::vector<int>& mask) {
        for (std::size_t i = 0; i < values.size(); ++i) values[i] *= static_cast<float>(mask[i]);
        return values;
    };
    const WeightPressure half{.kind = Kind::Prune, .share = 0.5};
    const WeightPressure ofAll{.kind = Kind::Prune, .share = 0.5, .scope = WeightPressure::Scope::Network};
    const std::vector<float> secondHalf = masked(secondMatrix, {1, 1, 0, 0, 1, 0});
    QTest::newRow("none") << WeightPressure{} << firstMatrix << secondMatrix;
    QTest::newRow("prune 30 % of each layer") << WeightPressure{.kind = Kind::Prune, .share = 0.3}
                                              << masked(firstMatrix, {0, 1, 1, 0, 1, 1, 0, 1, 1, 1, 1, 1, 0, 1, 1})
                                              << masked(secondMatrix, {1, 1, 0, 0, 1, 1});
    QTest::newRow("prune half of each layer")
        << half << masked(firstMatrix, {0, 1, 1, 0, 0, 1, 0, 1, 1, 0, 1, 0, 0, 1, 0}) << secondHalf;
    QTest::newRow("prune half of the network")
        << ofAll << masked(firstMatrix, {0, 1, 1, 0, 0, 1, 0, 1, 1, 0, 1, 0, 0, 1, 1}) << secondHalf;
    QTest::newRow("prune all") << WeightPressure{.kind = Kind::Prune, .share = 1} << std::vector<float>(15, 0.0F)
                               << std::vector<float>(6, 0.0F);
    QTest::newRow("3 bits, one scale") << WeightPressure{.kind = Kind::Quantise, .bits = 3}
                                       << std::vector<float>{0,     -0.62F, 0.93F, 0,      0.31F, -0.31F, 0,    -0.62F,
                                                             0.31F, -0.31F, 0.62F, -0.31F, 0,     -0.93F, 0.31F}
                                       << std::vector<float>{0.6466667F, -0.3233333F, 0, 0, 0.97F, 0.3233333F};
    QTest::newRow("3 bits, a scale for each unit")
        << WeightPressure{.kind = Kind::Quantise, .bits = 3, .scale = WeightPressure::Scale::Channel}
        << std::vector<float>{0,          -0.62F,      0.93F,      0,           0.31F, -0.4733333F, 0,         -0.71F,
                              0.4733333F, -0.2366667F, 0.5866666F, -0.2933333F, 0,     -0.88F,      0.2933333F}
        << std::vector<float>{0.51F, -0.34F, 0, 0, 0.97F, 0.3233333F};
    QTest::newRow("8 bits, one scale") << WeightPressure{.kind = Kind::Quantise, .bits = 8}
                                       << std::vector<float>{0.1098425F, -0.5199212F, 0.93F,      -0.0366142F,
                                                             0.2709449F, -0.3588189F, 0.0805512F, -0.710315F,
                                                             0.4466929F, -0.1903937F, 0.6224409F, -0.2270079F,
                                                             0.0219685F, -0.8787402F, 0.3295276F}
                                       << std::vector<float>{0.5117323F,  -0.3131496F, 0.0687402F,
                                                             -0.1374803F, 0.97F,       0.2902362F};
}

void TestWeightPressure::pressesAsTorch() {
    QFETCH(WeightPressure, pressure);
    QFETCH(std::vector<float>, first);
    QFETCH(std::vector<float>, second);
    const NetworkSpec spec = twoMatrices();
    const Weights weights = twoMatricesWeights(spec);
    const auto pressed = underPressure(spec, weights, pressure);
    QVERIFY(pressed);
    const std::vector<float> gotFirst = matrixOf(pressed->weights.view(spec.nodes[2].id, ParameterRole::Weight), 3);
    const std::vector<float> gotSecond = matrixOf(pressed->weights.view(spec.nodes[4].id, ParameterRole::Weight), 2);
    for (const std::string& problem : {compareValues<float, float>("first", gotFirst, first, 1e-6),
                                       compareValues<float, float>("second", gotSecond, second, 1e-6)})
        QVERIFY2(problem.empty(), problem.c_str());
    QCOMPARE(pressed->count, 21);
    QCOMPARE(pressed->zeros, std::ranges::count(first, 0.0F) + std::ranges::count(second, 0.0F));
}

void TestWeightPressure::pressesKernelsAlone() {
    const NetworkSpec spec = mixedNetwork();
    const Weights weights = sample::unevenWeights(spec, 3);
    const auto pruned = underPressure(spec, weights, {.kind = WeightPressure::Kind::Prune, .share = 1});
    QVERIFY(pruned);
    int kernels = 0;
    for (const ParameterTensor& tensor : weights.layout->parameters) {
        const auto before = weights.view(tensor.node, tensor.role);
        const auto after = pruned->weights.view(tensor.node, tensor.role);
        if (tensor.role == ParameterRole::Weight && tensor.dims.size() >= 2) {
            ++kernels;
            QVERIFY(std::ranges::all_of(after, [](float value) { return value == 0; }));
        } else {
            QVERIFY(std::ranges::equal(before, after));
        }
    }
    QVERIFY(kernels >= 3);
    QCOMPARE(pruned->zeros, pruned->count);
    // Of equal magnitudes the first is pruned first, and what is no number last.
    const NetworkSpec small = twoMatrices();
    Weights odd = twoMatricesWeights(small);
    const auto matrix = odd.view(small.nodes[4].id, ParameterRole::Weight);
    std::ranges::fill(matrix, 0.25F);
    matrix[0] = std::numeric_limits<float>::quiet_NaN();
    const auto half = underPressure(small, odd, {.kind = WeightPressure::Kind::Prune, .share = 0.5});
    QVERIFY(half);
    const auto left = half->weights.view(small.nodes[4].id, ParameterRole::Weight);
    QVERIFY(std::isnan(left[0]));
    QCOMPARE(std::vector<float>(left.begin() + 1, left.end()), (std::vector<float>{0, 0, 0, 0.25F, 0.25F}));
}

/// As the dense convolution that it is, with zeros where nothing is connected.
void TestWeightPressure::tablesHaveAScaleForEachFilter() {
    const TableConv2dSpec table{.filters = 5, .kernel = {2, 3}, .table = ConnectionTable::Neighbours, .span = 2};
    const NetworkSpec spec =
        sample::chain({6, 6, 3}, {Conv2dSpec{.filters = 4}, table, FlattenSpec{}, DenseSpec{.units = 2}});
    const Weights weights = sample::unevenWeights(spec, 3);
    const NodeId node = spec.nodes[2].id;
    const WeightPressure pressure{
        .kind = WeightPressure::Kind::Quantise, .bits = 3, .scale = WeightPressure::Scale::Channel};
    const auto pressed = underPressure(spec, weights, pressure);
    QVERIFY(pressed);
    std::vector<float> before(denseCount(table, 4));
    std::vector<float> after(before.size());
    spreadTable(table, 4, weights.view(node, ParameterRole::Weight), before);
    spreadTable(table, 4, pressed->weights.view(node, ParameterRole::Weight), after);
    for (std::size_t filter = 0; filter < 5; ++filter) {
        double largest = 0;
        for (std::size_t i = filter; i < before.size(); i += 5)
            largest = std::max(largest, std::abs(double{before[i]}));
        for (std::size_t i = filter; i < before.size(); i += 5) {
            const double expected = std::nearbyint(double{before[i]} / (largest / 3)) * (largest / 3);
            QCOMPARE(after[i], static_cast<float>(expected));
        }
    }
}

void TestWeightPressure::refusesPressure_data() {
    QTest::addColumn<WeightPressure>("pressure");
    using Kind = WeightPressure::Kind;
    QTest::newRow("less than nothing") << WeightPressure{.kind = Kind::Prune, .share = -0.1};
    QTest::newRow("more than all") << WeightPressure{.kind = Kind::Prune, .share = 1.5};
    QTest::newRow("no number") << WeightPressure{.kind = Kind::Prune,
                                                 .share = std::numeric_limits<double>::quiet_NaN()};
    QTest::newRow("one bit") << WeightPressure{.kind = Kind::Quantise, .bits = 1};
    QTest::newRow("17 bits") << WeightPressure{.kind = Kind::Quantise, .bits = 17};
}

void TestWeightPressure::refusesPressure() {
    QFETCH(WeightPressure, pressure);
    const NetworkSpec spec = twoMatrices();
    const auto pressed = underPressure(spec, initialWeights(spec, 1), pressure);
    QVERIFY(!pressed);
    QCOMPARE(pressed.error().code, ErrorCode::OptionInvalid);
}

/// Against every activation of every image looked at by itself.
void TestWeightPressure::findsWhatExcites() {
    const Model model = sample::modelFor(excitedNetwork(), 5);
    const auto network = inspectingNetwork(model, 3);  // the source's batches of 8 come in parts
    PatternSource source({.samples = 37});
    const std::vector<NodeId> layers = excitableLayers(model.spec);
    QCOMPARE(layers.size(), model.spec.nodes.size() - 2);  // without input and flatten
    const auto found = topResponses(*network, source, layers, 5, {}, [](std::int64_t, std::int64_t, const auto&) {});
    QVERIFY(found);
    QCOMPARE(found->images, 37);
    const auto single = inspectingNetwork(model);
    std::map<NodeId, std::vector<std::vector<TopResponse>>> all;
    for (int b = 0; b < source.batchCount(); ++b) {
        const Batch batch = batchOf(source, 0, b);
        for (int n = 0; n < batch.count; ++n) {
            single->forward(batch.view().part(std::size_t(n), 1, 432), 1, Mode::Inference);
            for (const NodeId layer : layers) {
                const ConstImageView maps = single->activation(layer);
                all[layer].resize(std::size_t(maps.shape.channels));
                for (int c = 0; c < maps.shape.channels; ++c) {
                    TopResponse best{batch.samples[std::size_t(n)], -1e30F, 0, 0};
                    for (int y = 0; y < maps.shape.height; ++y)
                        for (int x = 0; x < maps.shape.width; ++x)
                            if (maps.at(0, y, x, c) > best.value) best = {best.image, maps.at(0, y, x, c), y, x};
                    all[layer][std::size_t(c)].push_back(best);
                }
            }
        }
    }
    for (auto& [layer, channels] : all)
        for (std::size_t c = 0; c < channels.size(); ++c) {
            std::ranges::stable_sort(channels[c], std::ranges::greater{}, &TopResponse::value);
            channels[c].resize(5);
            const auto got = found->of(layer, static_cast<int>(c));
            QVERIFY2(std::ranges::equal(got, channels[c]),
                     fmt::format("{}, channel {}", model.spec.find(layer)->name, c).c_str());
        }
    QVERIFY(found->of(layers.front(), 4).empty() && found->of(NodeId{999}, 0).empty());
    QVERIFY(inspectionBatch(model.spec) == 32);
}

void TestWeightPressure::tellsWhatIsKnownAndStops() {
    const Model model = sample::modelFor(excitedNetwork(), 5);
    const auto network = inspectingNetwork(model, 8);
    PatternSource source({.samples = 40});
    const std::vector<NodeId> layers{model.spec.nodes[4].id};
    std::stop_source stop;
    std::int64_t told = 0;
    const auto halted = topResponses(*network, source, layers, 3, stop.get_token(),
                                     [&](std::int64_t done, std::int64_t total, const TopResponses& soFar) {
                                         QCOMPARE(total, 40);
                                         QCOMPARE(soFar.images, done);
                                         QCOMPARE(soFar.of(layers.front(), 0).size(), std::size_t{3});
                                         told = done;
                                         if (done == 16) stop.request_stop();
                                     });
    QVERIFY(!halted && halted.error().code == ErrorCode::Cancelled);
    QCOMPARE(told, 16);
    source.failAt(1, Error{ErrorCode::FileNotReadable, {std::string("a.png"), std::string("gone")}});
    const auto failed = topResponses(*network, source, layers, 3, {}, [](std::int64_t, std::int64_t, const auto&) {});
    QVERIFY(!failed && failed.error().code == ErrorCode::FileNotReadable);
}

FOVEA_TEST(TestWeightPressure)
#include "tst_weight_pressure.moc"
