// SPDX-License-Identifier: GPL-3.0-or-later
// What makes up one unit, against what the network computed.
#include <QTest>
#include <cmath>
#include <set>

#include "core/analysis/inspector.h"
#include "tests/support/layer_cases.h"
#include "tests/support/random_networks.h"
#include "tests/support/reference_layers.h"
#include "tests/support/register_test.h"

using namespace fovea;
using namespace fovea::test;

namespace {

std::shared_ptr<const std::vector<float>> randomPixels(const NetworkSpec& spec, std::uint64_t seed) {
    const auto shape = std::get<InputSpec>(spec.find(*spec.inputNode())->layer).shape;
    return std::make_shared<const std::vector<float>>(
        sample::Numbers(seed).list(static_cast<std::size_t>(shape.size()), 0, 1));
}

/// Beyond rounding in floats, whose error grows with what was added up.
bool isNear(double expected, double found, const UnitTerms& unit) {
    double size = std::abs(expected) + std::abs(unit.bias.value_or(0));
    for (const UnitTerms::Term& term : unit.terms) size += std::abs(double(term.value) * double(term.factor));
    return std::abs(expected - found) <= 2e-6 * size + 1e-6;
}

/// What the rule says of the numbers that the terms show; nothing for a function.
std::optional<double> madeOf(const UnitTerms& unit) {
    double result = unit.rule == UnitTerms::Rule::Maximum ? -INFINITY : unit.bias.value_or(0);
    for (const UnitTerms::Term& term : unit.terms) {
        switch (unit.rule) {
            case UnitTerms::Rule::Sum: result += double(term.value) * double(term.factor); break;
            case UnitTerms::Rule::Mean: result += double(term.value) / double(unit.terms.size()); break;
            case UnitTerms::Rule::Maximum: result = std::max(result, double(term.value)); break;
            case UnitTerms::Rule::Copy: result = double(term.value); break;
            case UnitTerms::Rule::Function: return std::nullopt;
        }
    }
    return result;
}

}  // namespace

class TestUnitTerms : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void totalsAreTheNetworksOutputs();
    void layersInInference_data();
    void layersInInference();
    void termsNameTheirPlaces();
    void unitsThatAreNot_data();
    void unitsThatAreNot();
};

void TestUnitTerms::totalsAreTheNetworksOutputs() {
    const auto workers = std::make_shared<Workers>(1);
    std::set<std::string_view> seen;
    std::uint64_t seed = 1;
    std::vector<sample::Sample> networks = sample::randomNetworks(1, 60);
    // What no exchange format has is not drawn, and codes only where a vector is as long as they are.
    const LocallyConnected2dSpec local{.filters = 4, .kernel = {3, 2}, .padding = Padding::all(1)};
    networks.push_back({"local", sample::chain({5, 6, 3}, {local, TanhSpec{}, FlattenSpec{},
                                                           DenseSpec{.units = codeLength}, RbfOutputSpec{}})});
    for (const sample::Sample& sample : networks) {
        const auto model = std::make_shared<const Model>(sample::modelFor(sample.spec, ++seed));
        Inspector inspector(workers);
        const InspectionSubject subject{model, randomPixels(sample.spec, seed)};
        MapsQuery all;
        for (const Node& node : sample.spec.nodes) all.nodes.push_back(node.id);
        const auto maps = inspector.answer(subject, all);
        QVERIFY(maps);
        for (const auto& [node, map] : std::get<MapsAnswer>(*maps).maps) {
            seen.insert(kindName(sample.spec.find(node)->layer));
            // Every unit of a small map, some of a large one; the first and the last are among them.
            const std::int64_t step = std::max<std::int64_t>(1, (map.shape.size() - 1) / 40);
            for (std::int64_t i = 0; i < map.shape.size(); i += step) {
                const int channel = static_cast<int>(i % map.shape.channels);
                const int x = static_cast<int>(i / map.shape.channels % map.shape.width);
                const int y = static_cast<int>(i / map.shape.channels / map.shape.width);
                const auto answer = inspector.answer(subject, UnitTermsQuery{node, y, x, channel});
                QVERIFY(answer);
                const auto& unit = std::get<UnitTermsAnswer>(*answer);
                const std::string place = fmt::format("{}: node {} ({}), unit ({}, {}, {})", sample.name, node.value,
                                                      kindName(sample.spec.find(node)->layer), y, x, channel);
                QVERIFY2(unit.terms, place.c_str());
                QVERIFY2(!unit.terms->terms.empty(), place.c_str());
                QCOMPARE(unit.value, map.values[static_cast<std::size_t>(i)]);
                QVERIFY2(isNear(double(unit.value), unit.terms->total, *unit.terms),
                         fmt::format("{}: {} instead of {}", place, unit.terms->total, unit.value).c_str());
                if (const auto made = madeOf(*unit.terms))
                    QVERIFY2(isNear(unit.terms->total, *made, *unit.terms), place.c_str());
            }
        }
    }
    for (const std::string_view kind : layerKinds())
        QVERIFY2(seen.contains(kind), fmt::format("no {} in the random networks", kind).c_str());
}

void TestUnitTerms::layersInInference_data() {
    QTest::addColumn<QString>("kind");
    // Batch norm and dropout compute something else in training, which is what the reference layers do.
    for (const std::string_view kind : layerKinds())
        if (kind != BatchNormSpec::kind && kind != DropoutSpec::kind)
            QTest::newRow(std::string(kind).c_str()) << QString::fromUtf8(kind.data(), qsizetype(kind.size()));
}

/// Each kind with its settings, which a small network seldom has, against the reference layers.
void TestUnitTerms::layersInInference() {
    QFETCH(QString, kind);
    for (int seed = 1; seed <= 40; ++seed) {
        LayerCase layer = randomCase(kind.toStdString(), seed, {.side = 9, .channels = 12, .batch = 1});
        const LayerValues values = randomValues(layer, seed);
        const Values expected = ReferenceLayer(layer).forward(ReferenceValues(values));
        std::vector<ConstImageView> inputs;
        for (std::size_t i = 0; i < layer.inputs.size(); ++i)
            inputs.push_back(denseView(values.inputs[i].data(), layer.batch, layer.inputs[i]));
        const UnitParameters parameters{.weight = values.weight, .bias = values.bias};
        for (std::int64_t i = 0; i < layer.output.size(); ++i) {
            const int channel = static_cast<int>(i % layer.output.channels);
            const int x = static_cast<int>(i / layer.output.channels % layer.output.width);
            const int y = static_cast<int>(i / layer.output.channels / layer.output.width);
            const auto unit = unitTerms(layer.spec, inputs, parameters, y, x, channel);
            QVERIFY2(unit, describe(layer, seed).c_str());
            QVERIFY2(isNear(expected[static_cast<std::size_t>(i)], unit->total, *unit),
                     fmt::format("{}: unit ({}, {}, {}) is {} instead of {}", describe(layer, seed), y, x, channel,
                                 unit->total, expected[static_cast<std::size_t>(i)])
                         .c_str());
        }
    }
}

void TestUnitTerms::termsNameTheirPlaces() {
    // A 2 × 2 map of two channels, and a grouped convolution 3 × 3 with one pixel of padding around it.
    const std::vector<float> map{1, 10, 2, 20, 3, 30, 4, 40};
    const std::vector<ConstImageView> input{denseView(map.data(), 1, Shape{2, 2, 2})};
    std::vector<float> weight(18);
    for (std::size_t i = 0; i < weight.size(); ++i) weight[i] = static_cast<float>(i);
    const Conv2dSpec conv{.filters = 2, .kernel = {3, 3}, .padding = Padding::same(), .groups = 2, .bias = false};
    const auto unit = unitTerms(conv, input, {.weight = weight}, 0, 1, 1);
    QVERIFY(unit);
    QCOMPARE(unit->terms.size(), std::size_t{9});
    QCOMPARE(unit->windowChannels(), 1);
    QVERIFY(!unit->bias);
    using Term = UnitTerms::Term;
    QVERIFY((unit->terms[0] == Term{.y = -1, .x = 0, .channel = 1, .value = 0, .factor = 1, .isPadding = true}));
    QVERIFY((unit->terms[4] == Term{.y = 0, .x = 1, .channel = 1, .value = 20, .factor = 9}));
    QCOMPARE(unit->total, 10.0 * 7 + 20 * 9 + 30 * 13 + 40 * 15);
    QCOMPARE(channelSums(*unit), std::vector<double>{unit->total});

    const auto flat = unitTerms(FlattenSpec{}, input, {}, 0, 0, 5);
    QVERIFY(flat);
    QVERIFY((flat->terms.front() == Term{.y = 1, .x = 0, .channel = 1, .value = 30}));

    const std::vector<ConstImageView> two{input.front(), input.front()};
    const auto side = unitTerms(ConcatSpec{}, two, {}, 1, 1, 2);
    QVERIFY(side);
    QVERIFY((side->terms.front() == Term{.input = 1, .y = 1, .x = 1, .channel = 0, .value = 4}));

    const UnitTerms pixel = pixelTerms({{0.5F, 0.25F}, {0.25F, 0.5F}}, 0.75F, 3, 4, 1);
    QVERIFY((pixel.terms.front() == Term{.y = 3, .x = 4, .channel = 1, .value = 0.75F, .factor = 2}));
    QCOMPARE(pixel.total, 1.0);
}

void TestUnitTerms::unitsThatAreNot_data() {
    QTest::addColumn<LayerSpec>("layer");
    QTest::addColumn<int>("inputs");
    QTest::addColumn<int>("y");
    QTest::addColumn<int>("x");
    QTest::addColumn<int>("channel");
    QTest::newRow("above") << LayerSpec(ReluSpec{}) << 1 << -1 << 0 << 0;
    QTest::newRow("below") << LayerSpec(ReluSpec{}) << 1 << 4 << 0 << 0;
    QTest::newRow("left") << LayerSpec(ReluSpec{}) << 1 << 0 << -1 << 0;
    QTest::newRow("right") << LayerSpec(MaxPool2dSpec{}) << 1 << 0 << 2 << 0;
    QTest::newRow("no such channel") << LayerSpec(ReluSpec{}) << 1 << 0 << 0 << 3;
    QTest::newRow("negative channel") << LayerSpec(ReluSpec{}) << 1 << 0 << 0 << -1;
    QTest::newRow("kernel too large") << LayerSpec(Conv2dSpec{.kernel = {5, 5}}) << 1 << 0 << 0 << 0;
    QTest::newRow("too few inputs") << LayerSpec(AddSpec{}) << 1 << 0 << 0 << 0;
    QTest::newRow("no input") << LayerSpec(ReluSpec{}) << 0 << 0 << 0 << 0;
    QTest::newRow("the input") << LayerSpec(InputSpec{}) << 0 << 0 << 0 << 0;
}

void TestUnitTerms::unitsThatAreNot() {
    QFETCH(LayerSpec, layer);
    QFETCH(int, inputs);
    QFETCH(int, y);
    QFETCH(int, x);
    QFETCH(int, channel);
    const std::vector<float> map(48, 1.0F);
    const std::vector<ConstImageView> views(static_cast<std::size_t>(inputs), denseView(map.data(), 1, Shape{4, 4, 3}));
    QVERIFY(!unitTerms(layer, views, {}, y, x, channel));
}

FOVEA_TEST(TestUnitTerms)
#include "tst_unit_terms.moc"
