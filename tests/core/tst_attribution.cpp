// SPDX-License-Identifier: GPL-3.0-or-later
// Attribution against a published example, the double reference, matrices written out, and what the methods promise.
#include <QTest>
#include <limits>
#include <stop_token>
#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/analysis/inspector.h"
#include "core/attribution/attribution.h"
#include "core/attribution/layer_walk.h"
#include "core/attribution/sanity_check.h"
#include "tests/support/comparison.h"
#include "tests/support/networks.h"
#include "tests/support/random_networks.h"
#include "tests/support/reference_network.h"
#include "tests/support/register_test.h"

using namespace fovea;
using namespace fovea::test;

namespace {

std::unique_ptr<Network> networkOf(const Model& model) {
    auto network = *Network::create(model.spec, 1, Purpose::Inspection, std::make_shared<Workers>(1));
    network->setWeights(*model.weights);
    network->setPreprocessing(model.preprocessing);
    return network;
}

Model modelWith(const NetworkSpec& spec, Weights weights, int channels = 1) {
    return {spec, std::make_shared<const Weights>(std::move(weights)), Preprocessing::none(channels), {}};
}

/// Captum's test model: conv 1 → 2 of 3 × 3 ones with biases −50 and −75, ReLU, a dense layer to one class.
Model oneConvolution() {
    const NetworkSpec spec = sample::chain(
        {4, 4, 1}, {Conv2dSpec{.filters = 2, .kernel = {3, 3}}, ReluSpec{}, FlattenSpec{}, DenseSpec{.units = 2}});
    Weights weights{parameterLayout(spec), {}};
    weights.values.assign(weights.layout->totalCount, 0.0F);
    const NodeId conv = spec.nodes[1].id;
    const NodeId dense = spec.nodes[4].id;
    std::ranges::fill(weights.view(conv, ParameterRole::Weight), 1.0F);
    weights.view(conv, ParameterRole::Bias)[0] = -50;
    weights.view(conv, ParameterRole::Bias)[1] = -75;
    // Captum flattens map by map, the engine pixel by pixel.
    const float planes[] = {1, 1, 1, 1, 1, -1, -1, -1};
    for (std::size_t pixel = 0; pixel < 4; ++pixel)
        for (std::size_t map = 0; map < 2; ++map)
            weights.view(dense, ParameterRole::Weight)[(pixel * 2 + map) * 2] = planes[map * 4 + pixel];
    return modelWith(spec, std::move(weights));
}

std::vector<float> countedPixels(int count) {
    std::vector<float> pixels(static_cast<std::size_t>(count));
    std::iota(pixels.begin(), pixels.end(), 0.0F);
    return pixels;
}

AttributionMap attributed(const Model& model, const std::vector<float>& pixels, const AttributionRequest& request) {
    const auto network = networkOf(model);
    auto map = attribute(*network, pixels, request);
    return map ? *map : AttributionMap{};
}

/// Kinds without a bend, so that differences find the gradient.
bool isSmooth(const NetworkSpec& spec) {
    return std::ranges::none_of(spec.nodes, [](const Node& node) {
        const LayerSpec& l = node.layer;
        return std::holds_alternative<ReluSpec>(l) || std::holds_alternative<LeakyReluSpec>(l) ||
               std::holds_alternative<PreluSpec>(l) || std::holds_alternative<ClipSpec>(l) ||
               std::holds_alternative<HardSwishSpec>(l) || std::holds_alternative<HardSigmoidSpec>(l) ||
               std::holds_alternative<MaxPool2dSpec>(l);
    });
}

NetworkSpec smoothNetwork() {
    return sample::chain(
        {9, 8, 2}, {Conv2dSpec{.filters = 4, .kernel = {3, 3}}, TanhSpec{},
                    AvgPool2dSpec{.kernel = {2, 2}, .stride = {2, 2}, .rounding = Rounding::Floor},
                    Conv2dSpec{.filters = 5, .kernel = {2, 2}}, SiluSpec{}, FlattenSpec{}, DenseSpec{.units = 3}});
}

}  // namespace

class TestAttribution : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void publishedExample_data();
    void publishedExample();
    void gradientsAreTheDerivative();
    void walkIsTheGradient();
    void integratedGradientsAreComplete();
    void smoothGradWithoutNoiseIsTheGradient();
    void occlusionOfALinearNetwork();
    void riseFindsThePixelThatCounts();
    void relevanceByMatrices_data();
    void relevanceByMatrices();
    void relevanceReachesThePixels();
    void refusals_data();
    void refusals();
    void sanityCheckForgetsFromTheHead();
    void rankCorrelations();
    void stopsAndReports();
};

void TestAttribution::publishedExample_data() {
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<int>("layer");  // place among the nodes; 0: none
    QTest::addColumn<std::vector<float>>("expected");
    // github.com/pytorch/captum, tests/attr: BasicModel_ConvNet_One_Conv, input 0 … 15.
    QTest::newRow("Grad-CAM at the convolution")
        << QByteArray("grad-cam") << 1 << std::vector<float>{11.25F, 13.5F, 20.25F, 22.5F};
    QTest::newRow("Grad-CAM at the ReLU") << QByteArray("grad-cam") << 2 << std::vector<float>{0, 4, 28, 32.5F};
    QTest::newRow("Grad-CAM, usual layer") << QByteArray("grad-cam") << 0 << std::vector<float>{0, 4, 28, 32.5F};
    QTest::newRow("HiResCAM") << QByteArray("hirescam") << 2 << std::vector<float>{0, 4, 25, 25};
    // Only the first map's gradients, and the second's first, which is 0 there, are above 0.
    QTest::newRow("Layer-CAM") << QByteArray("layer-cam") << 2 << std::vector<float>{0, 4, 31, 40};
    QTest::newRow("gradient") << QByteArray("gradient") << 0
                              << std::vector<float>{0, 1, 1, 1, 0, 1, 1, 1, 0, 1, 1, 1, 0, 0, 0, 0};
    QTest::newRow("gradient × input") << QByteArray("gradient-x-input") << 0
                                      << std::vector<float>{0, 1, 2, 3, 0, 5, 6, 7, 0, 9, 10, 11, 0, 0, 0, 0};
    QTest::newRow("guided backpropagation") << QByteArray("guided-backpropagation") << 0
                                            << std::vector<float>{0, 1, 1, 1, 1, 3, 3, 2, 1, 3, 3, 2, 1, 2, 2, 1};
    QTest::newRow("LRP") << QByteArray("lrp") << 0
                         << std::vector<float>{0, 1, 2, 3, 0, 5, 6, 7, 0, 9, 10, 11, 0, 0, 0, 0};
}

void TestAttribution::publishedExample() {
    QFETCH(QByteArray, method);
    QFETCH(int, layer);
    QFETCH(std::vector<float>, expected);
    const Model model = oneConvolution();
    AttributionRequest request;
    request.method = method.toStdString();
    if (layer > 0) request.layer = model.spec.nodes[std::size_t(layer)].id;
    const AttributionMap map = attributed(model, countedPixels(16), request);
    QCOMPARE(map.score, 54.0);
    const std::string problem = compareValues<float, float>(request.method, map.values, expected, 1e-6);
    QVERIFY2(problem.empty(), problem.c_str());
    QCOMPARE(map.shape, expected.size() == 4 ? (Shape{2, 2, 1}) : (Shape{4, 4, 1}));
}

/// Smooth random networks: the engine's pixel gradient, and central differences of the double reference.
void TestAttribution::gradientsAreTheDerivative() {
    int tried = 0;
    std::uint64_t seed = 1;
    std::vector<sample::Sample> networks = sample::randomNetworks(1, 200);
    networks.push_back({"a smooth chain", smoothNetwork()});
    for (const sample::Sample& sample : networks) {
        if (!isSmooth(sample.spec) || inputShapeOf(sample.spec).size() > 400) continue;
        if (++tried > 11 && sample.name != "a smooth chain") continue;
        const Model model = sample::modelFor(sample.spec, ++seed);
        const std::vector<float> pixels =
            sample::Numbers(seed).list(static_cast<std::size_t>(inputShapeOf(sample.spec).size()), 0, 1);
        AttributionRequest request;
        request.method = "gradient";
        const AttributionMap map = attributed(model, pixels, request);
        const ReferenceNetwork reference(model, pixels, 1);
        Values expected = reference.gradients(0).at(*model.spec.inputNode());
        for (std::size_t i = 0; i < expected.size(); ++i)
            expected[i] /= double{model.preprocessing.deviation[i % model.preprocessing.deviation.size()]};
        const std::string problem = compareValues<float, double>(sample.name, map.values, expected, 1e-4, 1e-6);
        QVERIFY2(problem.empty(), problem.c_str());
        // Two pixels by differences; pixels are floats, so the step is what the floats differ by.
        const NodeId output = *model.spec.outputNode();
        double scale = 1e-3;
        for (const double value : expected) scale = std::max(scale, std::abs(value));
        for (const std::size_t i : {std::size_t{0}, pixels.size() / 2}) {
            std::vector<float> up = pixels;
            std::vector<float> down = pixels;
            up[i] += 1e-3F;
            down[i] -= 1e-3F;
            const double slope = (ReferenceNetwork(model, up, 1).output(output).front() -
                                  ReferenceNetwork(model, down, 1).output(output).front()) /
                                 (double{up[i]} - double{down[i]});
            QVERIFY2(std::abs(slope - expected[i]) <= 1e-3 * scale,
                     fmt::format("{}, pixel {}: {} instead of {}", sample.name, i, slope, expected[i]).c_str());
        }
    }
    QVERIFY(tried >= 2);
}

/// By plain gradients, the walk through single layers ends where the engine does, for every kind of layer.
void TestAttribution::walkIsTheGradient() {
    std::uint64_t seed = 1;
    for (const sample::Sample& sample : sample::randomNetworks(1, 60)) {
        const Model model = sample::modelFor(sample.spec, ++seed);
        const auto network = networkOf(model);
        const std::vector<float> pixels =
            sample::Numbers(seed).list(static_cast<std::size_t>(inputShapeOf(sample.spec).size()), 0, 1);
        std::vector<float> start(static_cast<std::size_t>(network->classCount()), 0.0F);
        start.front() = 1;
        const NodeId output = *model.spec.outputNode();
        network->backwardFrom(pixels, 1, output, start);
        const ConstImageView view = network->activationGradient(*model.spec.inputNode());
        const std::vector<float> expected(view.data, view.data + view.shape.size());
        network->forward(pixels, 1, Mode::Inference);
        const std::vector<float> found = walkBack(*network, output, start, [](const WalkStep& step) {
                                             return step.layer.gradient(step.inputs, step.relevance);
                                         }).value();
        const std::string problem = compareValues<float, float>(sample.name, found, expected, 1e-4, 1e-6);
        QVERIFY2(problem.empty(), problem.c_str());
    }
}

void TestAttribution::integratedGradientsAreComplete() {
    const Model model = sample::modelFor(smoothNetwork(), 3);
    const std::vector<float> pixels = sample::Numbers(4).list(144, 0, 1);
    AttributionRequest request;
    request.method = "integrated-gradients";
    request.classIndex = 1;
    for (const auto kind : {AttributionBaseline::Kind::Black, AttributionBaseline::Kind::Mean,
                            AttributionBaseline::Kind::Blur, AttributionBaseline::Kind::Given}) {
        request.options.baseline = {kind, {}};
        if (kind == AttributionBaseline::Kind::Given) request.options.baseline.given.assign(144, 0.25F);
        const AttributionMap map = attributed(model, pixels, request);
        QCOMPARE(map.baseline.size(), pixels.size());
        QVERIFY2(std::abs(map.gap()) < 1e-4, qPrintable(QString::number(map.gap())));
    }
    // One step of a straight line is enough; of a bent one it isn't.
    request.options = {.steps = 1, .baseline = {AttributionBaseline::Kind::Black, {}}};
    QVERIFY(std::abs(attributed(model, pixels, request).gap()) > 1e-3);
    const AttributionMap linear =
        attributed(sample::modelFor(sample::chain({3, 3, 2}, {FlattenSpec{}, DenseSpec{.units = 3}}), 5),
                   sample::Numbers(6).list(18, 0, 1), {.method = "integrated-gradients", .options = {.steps = 1}});
    QVERIFY(std::abs(linear.gap()) < 1e-5);
}

void TestAttribution::smoothGradWithoutNoiseIsTheGradient() {
    const Model model = sample::modelFor(smoothNetwork(), 3);
    const std::vector<float> pixels = sample::Numbers(4).list(144, 0, 1);
    AttributionRequest request{.method = "smoothgrad", .options = {.samples = 3, .noise = 0}};
    const AttributionMap still = attributed(model, pixels, request);
    const AttributionMap plain = attributed(model, pixels, {.method = "gradient"});
    const std::string problem = compareValues<float, float>("no noise", still.values, plain.values, 1e-6);
    QVERIFY2(problem.empty(), problem.c_str());
    request.options.noise = 0.2;
    const AttributionMap once = attributed(model, pixels, request);
    QVERIFY(once.values != still.values);
    QCOMPARE(attributed(model, pixels, request).values, once.values);
    request.options.seed = 2;
    QVERIFY(attributed(model, pixels, request).values != once.values);
}

/// Of a linear network each square costs what its pixels contribute.
void TestAttribution::occlusionOfALinearNetwork() {
    const NetworkSpec spec = sample::chain({4, 5, 1}, {FlattenSpec{}, DenseSpec{.units = 2, .bias = false}});
    Weights weights{parameterLayout(spec), {}};
    weights.values.assign(weights.layout->totalCount, 0.0F);
    const auto weight = weights.view(spec.nodes[2].id, ParameterRole::Weight);
    for (std::size_t i = 0; i < 20; ++i) weight[i * 2] = static_cast<float>(i);
    AttributionRequest request{
        .method = "occlusion",
        .options = {.baseline = {AttributionBaseline::Kind::Black, {}}, .window = 2, .stride = 2}};
    const AttributionMap map = attributed(modelWith(spec, std::move(weights)), std::vector<float>(20, 1.0F), request);
    // Rows 0 … 4, 5 … 9, …: squares from columns 0 and 2, and the last column's, of which a half is left.
    const std::vector<float> expected{12, 12, 20, 20, 13, 12, 12, 20, 20, 13, 52, 52, 60, 60, 33, 52, 52, 60, 60, 33};
    QCOMPARE(map.values, expected);
    QCOMPARE(map.baselineScore, 0.0);
}

void TestAttribution::riseFindsThePixelThatCounts() {
    const NetworkSpec spec = sample::chain({6, 6, 1}, {FlattenSpec{}, DenseSpec{.units = 2, .bias = false}});
    Weights weights{parameterLayout(spec), {}};
    weights.values.assign(weights.layout->totalCount, 0.0F);
    weights.view(spec.nodes[2].id, ParameterRole::Weight)[(2 * 6 + 4) * 2] = 1;
    const AttributionMap map =
        attributed(modelWith(spec, std::move(weights)), std::vector<float>(36, 1.0F), {.method = "rise"});
    QCOMPARE(std::ranges::max_element(map.values) - map.values.begin(), 2 * 6 + 4);
    // Its mask is open where the score is, E[m²] / ½ there and E[m]² / ½ = ½ far away.
    QVERIFY2(std::abs(map.values[30] - 0.5F) < 0.08F, qPrintable(QString::number(double(map.values[30]))));
}

void TestAttribution::relevanceByMatrices_data() {
    QTest::addColumn<QByteArray>("rule");
    QTest::newRow("epsilon") << QByteArray("epsilon:0.01");
    QTest::newRow("alpha 2, beta 1") << QByteArray("alpha-beta:2,1");
    QTest::newRow("alpha 1, beta 0") << QByteArray("alpha-beta:1,0");
}

/// Two dense layers with a ReLU between them, the rules written out.
void TestAttribution::relevanceByMatrices() {
    QFETCH(QByteArray, rule);
    const NetworkSpec spec = sample::chain({1, 1, 5}, {DenseSpec{.units = 4}, ReluSpec{}, DenseSpec{.units = 3}});
    Model model = sample::modelFor(spec, 7);
    model.preprocessing = Preprocessing::none(5);
    const std::vector<float> pixels{0.5F, -0.25F, 1, 0.75F, -0.5F};
    AttributionRequest request{.method = "lrp", .classIndex = 2};
    request.options.rule = *lrpRule(rule.toStdString());
    const LrpRule& chosen = request.options.rule;
    const AttributionMap map = attributed(model, pixels, request);

    const auto handDown = [&](NodeId node, const std::vector<double>& x, const std::vector<double>& relevance) {
        const auto w = model.weights->view(node, ParameterRole::Weight);
        const auto b = model.weights->view(node, ParameterRole::Bias);
        const std::size_t outputs = relevance.size();
        std::vector<double> down(x.size(), 0.0);
        for (std::size_t j = 0; j < outputs; ++j) {
            double z = double{b[j]};
            double above = std::max(0.0, z);
            double below = std::min(0.0, z);
            for (std::size_t i = 0; i < x.size(); ++i) {
                const double part = x[i] * double{w[i * outputs + j]};
                z += part;
                above += std::max(0.0, part);
                below += std::min(0.0, part);
            }
            for (std::size_t i = 0; i < x.size(); ++i) {
                const double part = x[i] * double{w[i * outputs + j]};
                if (!chosen.isAlphaBeta)
                    down[i] += part / (z + std::copysign(chosen.epsilon, z)) * relevance[j];
                else
                    down[i] += ((above > 0 ? chosen.alpha * std::max(0.0, part) / above : 0) -
                                (below < 0 ? chosen.beta * std::min(0.0, part) / below : 0)) *
                               relevance[j];
            }
        }
        return down;
    };
    const ReferenceNetwork reference(model, pixels, 1);
    const Values& hidden = reference.output(spec.nodes[2].id);
    std::vector<double> start(3, 0.0);
    start[2] = reference.output(spec.nodes[3].id)[2];
    const std::vector<double> middle = handDown(spec.nodes[3].id, hidden, start);
    const std::vector<double> expected =
        handDown(spec.nodes[1].id, std::vector<double>(pixels.begin(), pixels.end()), middle);
    const std::string problem = compareValues<float, double>("relevance", map.values, expected, 1e-4);
    QVERIFY2(problem.empty(), problem.c_str());
}

/// Without biases and norms the epsilon rule loses nothing on its way, through every structure there is.
void TestAttribution::relevanceReachesThePixels() {
    const NetworkSpec spec =
        sample::chain({8, 8, 2}, {Conv2dSpec{.filters = 4, .kernel = {3, 3}, .padding = Padding::same(), .bias = false},
                                  ReluSpec{}, MaxPool2dSpec{.kernel = {2, 2}, .stride = {2, 2}}, DropoutSpec{},
                                  Conv2dSpec{.filters = 6, .kernel = {3, 3}, .groups = 2, .bias = false},
                                  LeakyReluSpec{}, AvgPool2dSpec{.kernel = {2, 2}, .stride = {1, 1}}, FlattenSpec{},
                                  DenseSpec{.units = 3, .bias = false}});
    Model model = sample::modelFor(spec, 9);
    model.preprocessing = Preprocessing::none(2);
    const std::vector<float> pixels = sample::Numbers(5).list(128, 0, 1);
    const AttributionMap map = attributed(model, pixels, {.method = "lrp"});
    const double sum = std::accumulate(map.values.begin(), map.values.end(), 0.0);
    QVERIFY2(std::abs(sum - map.score) < 1e-3 * std::max(1.0, std::abs(map.score)),
             qPrintable(QStringLiteral("%1 of %2").arg(sum).arg(map.score)));
    // And every kind hands something finite down.
    std::uint64_t seed = 1;
    for (const sample::Sample& sample : sample::randomNetworks(1, 60)) {
        const Model other = sample::modelFor(sample.spec, ++seed);
        const auto count = static_cast<std::size_t>(inputShapeOf(sample.spec).size());
        for (const char* rule : {"epsilon:0.01", "alpha-beta:1,0"}) {
            AttributionRequest request{.method = "lrp"};
            request.options.rule = *lrpRule(rule);
            const AttributionMap found = attributed(other, sample::Numbers(seed).list(count, 0, 1), request);
            QCOMPARE(found.values.size(), count);
            QVERIFY2(std::ranges::all_of(found.values, [](float v) { return std::isfinite(v); }), sample.name.c_str());
        }
    }
}

void TestAttribution::refusals_data() {
    QTest::addColumn<AttributionRequest>("request");
    QTest::addColumn<QByteArray>("option");
    const auto row = [](const char* name, const AttributionRequest& request, const char* option) {
        QTest::newRow(name) << request << QByteArray(option);
    };
    row("method", {.method = "grad"}, "--method");
    row("class below", {.classIndex = -1}, "--class");
    row("class above", {.classIndex = 2}, "--class");
    row("a layer without maps", {.layer = oneConvolution().spec.nodes[3].id}, "--layer");
    row("a layer that there isn't", {.layer = NodeId{99}}, "--layer");
    row("no samples", {.options = {.samples = 0}}, "--samples");
    row("noise", {.options = {.noise = -0.1}}, "--noise");
    row("noise that is none", {.options = {.noise = NAN}}, "--noise");
    row("no steps", {.options = {.steps = 0}}, "--steps");
    row("window", {.options = {.window = 5}}, "--window");
    row("stride", {.options = {.stride = -1}}, "--stride");
    row("no masks", {.options = {.masks = 0}}, "--masks");
    row("baseline", {.options = {.baseline = {AttributionBaseline::Kind::Given, {0, 1}}}}, "--baseline");
}

void TestAttribution::refusals() {
    QFETCH(AttributionRequest, request);
    QFETCH(QByteArray, option);
    const auto network = networkOf(oneConvolution());
    const auto map = attribute(*network, countedPixels(16), request);
    QVERIFY(!map);
    QCOMPARE(map.error().code, ErrorCode::OptionInvalid);
    QCOMPARE(QByteArray::fromStdString(std::get<std::string>(map.error().arguments.front())), option);
    for (const char* text : {"", "epsilon", "epsilon:", "epsilon:0", "epsilon:1e-300", "epsilon:-1", "epsilon:1x",
                             "alpha-beta:2", "alpha-beta:2,2", "alpha-beta:0.5,-0.5", "alpha-beta:nan,nan", "gamma:1"})
        QVERIFY2(!lrpRule(text), text);
    QCOMPARE(lrpRule("alpha-beta:3,2")->beta, 2.0);
}

void TestAttribution::sanityCheckForgetsFromTheHead() {
    const Model model = sample::modelFor(mixedNetwork(), 3);
    const std::vector<float> pixels = sample::Numbers(4).list(432, 0, 1);
    const auto network = networkOf(model);
    AttributionRequest request{.method = "gradient"};
    int reports = 0;
    const auto check = sanityCheck(*network, pixels, request, 99, {}, [&](int done, int total, const SanityCheck& c) {
        ++reports;
        QCOMPARE(static_cast<int>(c.stages.size()), done);
        QVERIFY(done <= total);
    });
    QVERIFY(check);
    QCOMPARE(reports, static_cast<int>(check->stages.size()));
    QVERIFY(check->stages.size() >= 2);
    QCOMPARE(check->stages.front().layer, *model.spec.outputNode());
    QVERIFY(network->weights().values == model.weights->values);
    for (const SanityStage& stage : check->stages) QVERIFY(std::abs(stage.correlation) <= 1 + 1e-9);
    QVERIFY2(check->stages.back().correlation < 0.6, qPrintable(QString::number(check->stages.back().correlation)));
    const auto again = sanityCheck(*network, pixels, request, 99);
    QVERIFY(again && again->stages == check->stages);
    // What is no number does not keep it from its end.
    std::vector<float> broken = pixels;
    broken[7] = std::numeric_limits<float>::quiet_NaN();
    request.method = "gradient-x-input";
    const auto ofBroken = sanityCheck(*network, broken, request, 99);
    QVERIFY(ofBroken && ofBroken->stages.size() == check->stages.size());
    // A stop is heard by those that walk from layer to layer, too.
    std::stop_source stop;
    stop.request_stop();
    for (const char* method : {"lrp", "guided-backpropagation"}) {
        const auto stopped = attribute(*network, pixels, {.method = method}, stop.get_token());
        QVERIFY2(!stopped && stopped.error().code == ErrorCode::Cancelled, method);
    }
}

void TestAttribution::rankCorrelations() {
    const std::vector<float> a{1, 2, 3, 4, 5};
    QCOMPARE(rankCorrelation(a, std::vector<float>{2, 4, 6, 8, 100}), 1.0);
    QCOMPARE(rankCorrelation(a, std::vector<float>{5, 4, 3, 2, 1}), -1.0);
    // scipy.stats.spearmanr([1, 2, 3, 4, 5], [5, 6, 7, 8, 7]) = 0.82078268…
    QVERIFY(std::abs(rankCorrelation(a, std::vector<float>{5, 6, 7, 8, 7}) - 0.8207826816681233) < 1e-12);
    QCOMPARE(rankCorrelation(a, std::vector<float>(5, 1.0F)), 0.0);
}

void TestAttribution::stopsAndReports() {
    const auto model = std::make_shared<const Model>(sample::modelFor(smoothNetwork(), 3));
    const auto pixels = std::make_shared<const std::vector<float>>(sample::Numbers(4).list(144, 0, 1));
    Inspector inspector(std::make_shared<Workers>(1));
    for (const char* method : {"smoothgrad", "integrated-gradients", "occlusion", "rise"}) {
        std::stop_source source;
        std::int64_t last = 0;
        const auto answer = inspector.answer({model, pixels}, AttributionQuery{{.method = method}}, source.get_token(),
                                             [&](std::int64_t done, std::int64_t total, const auto& soFar) {
                                                 QVERIFY(done <= total);
                                                 last = done;
                                                 const auto part = std::get<AttributionAnswer>(soFar());
                                                 QCOMPARE(part.map.values.size(), pixels->size());
                                                 if (done == 3) source.request_stop();
                                             });
        QVERIFY(!answer);
        QCOMPARE(answer.error().code, ErrorCode::Cancelled);
        QCOMPARE(last, 3);
    }
    // What is asked afterwards is answered for the picture again, not for a noisy copy.
    const NodeId output = *model->spec.outputNode();
    const auto maps = inspector.answer({model, pixels}, MapsQuery{{output}});
    const auto fresh = Inspector(std::make_shared<Workers>(1)).answer({model, pixels}, MapsQuery{{output}});
    QVERIFY(maps && fresh);
    QCOMPARE(std::get<MapsAnswer>(*maps).maps, std::get<MapsAnswer>(*fresh).maps);
}

FOVEA_TEST(TestAttribution)
#include "tst_attribution.moc"
