// SPDX-License-Identifier: GPL-3.0-or-later
// What fools a network, and what it dreams: gradients against the reference in double, and what both promise.
#include <QTest>

#include <algorithm>
#include <cmath>
#include <memory>
#include <stop_token>

#include "core/analysis/dreaming.h"
#include "core/analysis/fooling.h"
#include "core/analysis/inspector.h"
#include "tests/support/networks.h"
#include "tests/support/reference_network.h"
#include "tests/support/register_test.h"
#include "tests/support/sample_networks.h"

using namespace fovea;
using namespace fovea::test;

namespace {

std::unique_ptr<Network> dreaming(const Model& model, int batch = 1) {
    auto network = *Network::create(model.spec, batch, Purpose::Inspection, std::make_shared<Workers>(1));
    network->setWeights(*model.weights);
    network->setPreprocessing(model.preprocessing);
    return network;
}

NetworkSpec smoothClassifier() {
    return sample::chain(
        {7, 6, 2}, {Conv2dSpec{.filters = 3, .kernel = {3, 3}}, TanhSpec{}, FlattenSpec{}, DenseSpec{.units = 4}});
}

NetworkSpec mapsClassifier() {
    return sample::chain(
        {12, 12, 3},
        {Conv2dSpec{.filters = 4, .kernel = {3, 3}}, ReluSpec{}, MaxPool2dSpec{.kernel = {2, 2}, .stride = {2, 2}},
         Conv2dSpec{.filters = 5, .kernel = {3, 3}}, SiluSpec{}, FlattenSpec{}, DenseSpec{.units = 4}});
}

double crossEntropyOf(const ReferenceNetwork& reference, NodeId output, int category) {
    const Values& scores = reference.output(output);
    double sum = 0;
    for (const double score : scores) sum += std::exp(score - scores.front());
    return std::log(sum) + scores.front() - scores[static_cast<std::size_t>(category)];
}

}  // namespace

class TestFoolingAndDreams : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void foolsAlongTheSlope();
    void foolsTowardsAClass();
    void foolsWhereTheNetworkIsSure();
    void drawsNonsense();
    void dreamsBetterThanTheStart_data();
    void dreamsBetterThanTheStart();
    void dreamsOnAsIfNeverStopped();
    void stopsADream();
    void stopsFooling();
    void refusesDreams_data();
    void refusesDreams();
};

/// On a smooth network, every value moves as central differences of the loss in double say.
void TestFoolingAndDreams::foolsAlongTheSlope() {
    const Model model = sample::modelFor(smoothClassifier(), 5);
    const std::vector<float> pixels = sample::Numbers(6).list(84, 0.2F, 0.8F);
    const auto network = dreaming(model);
    const auto fooling = fool(*network, pixels, {.epsilon = 0.05});
    QVERIFY(fooling);
    const NodeId output = *model.spec.outputNode();
    std::vector<double> slopes;
    double largest = 0;
    for (std::size_t i = 0; i < pixels.size(); ++i) {
        std::vector<float> up = pixels;
        std::vector<float> down = pixels;
        up[i] += 1e-3F;
        down[i] -= 1e-3F;
        slopes.push_back((crossEntropyOf(ReferenceNetwork(model, up, 1), output, fooling->before) -
                          crossEntropyOf(ReferenceNetwork(model, down, 1), output, fooling->before)) /
                         (double{up[i]} - double{down[i]}));
        largest = std::max(largest, std::abs(slopes.back()));
    }
    int told = 0;
    for (std::size_t i = 0; i < pixels.size(); ++i) {
        const float step = fooling->pixels[i] - pixels[i];
        QVERIFY(std::abs(std::abs(step) - 0.05F) < 1e-6F);
        if (std::abs(slopes[i]) < 1e-4 * largest) continue;
        ++told;
        QCOMPARE(step > 0, slopes[i] > 0);
        QCOMPARE(fooling->direction[i], slopes[i] > 0 ? 1.0F : -1.0F);
    }
    QVERIFY(told > 80);
    QCOMPARE(fooling->sweep.size(), std::size_t(Fooling::sweepSteps + 1));
    QVERIFY(fooling->sweep.back() < fooling->sweep.front());
    QVERIFY(!fool(*network, pixels, {.epsilon = 1.1}));
    QVERIFY(!fool(*network, pixels, {.epsilon = 0.1, .towards = 4}));
}

void TestFoolingAndDreams::foolsTowardsAClass() {
    const Model model = sample::modelFor(smoothClassifier(), 5);
    const std::vector<float> pixels = sample::Numbers(6).list(84, 0, 1);
    const auto network = dreaming(model);
    for (int category = 0; category < 4; ++category) {
        const auto fooling = fool(*network, pixels, {.epsilon = 0.02, .towards = category});
        QVERIFY(fooling);
        const auto loss = [&](const std::vector<float>& scores) {
            double sum = 0;
            for (const float score : scores) sum += std::exp(double{score});
            return std::log(sum) - double{scores[std::size_t(category)]};
        };
        QVERIFY(loss(fooling->fooledScores) < loss(fooling->scores));
        for (const float value : fooling->pixels) QVERIFY(value >= 0 && value <= 1);
    }
}

/// Where p is 1 in floating point, the plain gradient of the loss is 0 everywhere; its signs are not lost.
void TestFoolingAndDreams::foolsWhereTheNetworkIsSure() {
    Model model = sample::modelFor(smoothClassifier(), 5);
    Weights weights = *model.weights;
    for (float& value : weights.view(*model.spec.outputNode(), ParameterRole::Weight)) value *= 400;
    model.weights = std::make_shared<const Weights>(weights);
    const std::vector<float> pixels = sample::Numbers(6).list(84, 0, 1);
    const auto network = dreaming(model);
    const auto fooling = fool(*network, pixels, {.epsilon = 0.1});
    QVERIFY(fooling);
    QCOMPARE(fooling->sweep.front(), 1.0);
    QVERIFY(std::ranges::count(fooling->direction, 0.0F) < 4);
}

void TestFoolingAndDreams::drawsNonsense() {
    const Model model = sample::modelFor(smoothClassifier(), 5);
    const std::vector<float> pixels = sample::Numbers(6).list(84, 0, 1);
    const auto network = dreaming(model);
    const auto pictures = nonsensePictures(*network, pixels, 3);
    QCOMPARE(pictures.size(), std::size_t{6});
    for (const NonsensePicture& picture : pictures) {
        QCOMPARE(picture.pixels.size(), pixels.size());
        QCOMPARE(picture.scores.size(), std::size_t{4});
        for (const float value : picture.pixels) QVERIFY(value >= 0 && value <= 1);
        network->forward(picture.pixels, 1, Mode::Inference);
        QVERIFY(std::ranges::equal(network->logits(), picture.scores));
    }
    QVERIFY(pictures[0].pixels == nonsensePictures(*network, pixels, 3)[0].pixels);
    QVERIFY(pictures[0].pixels != nonsensePictures(*network, pixels, 4)[0].pixels);
    std::vector<float> own = pictures.back().pixels;
    std::vector<float> given = pixels;
    QVERIFY(own != given);
    std::ranges::sort(own);
    std::ranges::sort(given);
    QVERIFY(own == given);
}

void TestFoolingAndDreams::dreamsBetterThanTheStart_data() {
    QTest::addColumn<int>("layer");
    QTest::addColumn<int>("channel");
    QTest::addColumn<bool>("unit");
    QTest::addColumn<bool>("fromPicture");
    QTest::newRow("a map") << 4 << 2 << false << false;
    QTest::newRow("a map, from the picture") << 4 << 2 << false << true;
    QTest::newRow("a unit") << 1 << 1 << true << false;
    QTest::newRow("a layer") << 5 << -1 << false << false;
    QTest::newRow("a class") << 7 << 3 << false << false;
}

void TestFoolingAndDreams::dreamsBetterThanTheStart() {
    QFETCH(int, layer);
    QFETCH(int, channel);
    QFETCH(bool, unit);
    QFETCH(bool, fromPicture);
    const Model model = sample::modelFor(mapsClassifier(), 5);
    const auto network = dreaming(model);
    const std::vector<float> pixels = sample::Numbers(6).list(432, 0, 1);
    DreamRequest request{.steps = 24, .fromPicture = fromPicture};
    request.target.layer = model.spec.nodes[std::size_t(layer)].id;
    if (channel >= 0) request.target.channel = channel;
    if (unit) request.target.y = request.target.x = 4;
    auto start = dreamStart(*network, pixels, request);
    QVERIFY(start);
    if (fromPicture) QVERIFY(start->pixels == pixels);
    const double before = start->bestScore();
    const auto dream = dreamOn(*network, request, *std::move(start));
    QVERIFY(dream);
    QCOMPARE(dream->step, 24);
    QCOMPARE(dream->scores.size(), std::size_t{25});
    QVERIFY(dream->bestScore() > before);
    QCOMPARE(dream->bestScore(), *std::ranges::max_element(dream->scores));
    for (const float value : dream->best) QVERIFY(value >= 0 && value <= 1);
    // The best picture's score is its own, without jitter: the reference network in double says so.
    const ReferenceNetwork reference(model, dream->best, 1);
    const Values& output = reference.output(request.target.layer);
    const ConstImageView maps = network->activation(request.target.layer);
    const auto channels = static_cast<std::size_t>(maps.shape.channels);
    double expected = 0;
    if (unit) {
        expected = output[(4 * std::size_t(maps.shape.width) + 4) * channels + std::size_t(channel)];
    } else {
        for (std::size_t i = 0; i < output.size(); ++i) {
            if (channel < 0) expected += output[i] * output[i] / 2 / static_cast<double>(output.size());
            if (channel >= 0 && i % channels == std::size_t(channel))
                expected += output[i] * static_cast<double>(channels) / static_cast<double>(output.size());
        }
    }
    QVERIFY2(std::abs(dream->bestScore() - expected) <= 1e-4 * std::max(1.0, std::abs(expected)),
             fmt::format("{} instead of {}", dream->bestScore(), expected).c_str());
}

void TestFoolingAndDreams::dreamsOnAsIfNeverStopped() {
    const Model model = sample::modelFor(mapsClassifier(), 5);
    const auto network = dreaming(model);
    const std::vector<float> pixels(432, 0.5F);
    DreamRequest request{.target = {.layer = model.spec.nodes[4].id, .channel = 1}, .steps = 13};
    const auto whole = dreamOn(*network, request, *dreamStart(*network, pixels, request));
    QVERIFY(whole);
    // Stopped after the fifth step, and gone on with from what was told then.
    std::stop_source stop;
    DreamState told;
    const auto halted = dreamOn(*network, request, *dreamStart(*network, pixels, request), stop.get_token(),
                                [&](int done, int total, const DreamState& soFar) {
                                    QCOMPARE(total, 13);
                                    told = soFar;
                                    if (done == 5) stop.request_stop();
                                });
    QVERIFY(!halted && halted.error().code == ErrorCode::Cancelled);
    QCOMPARE(told.step, 5);
    const auto gone = dreamOn(*network, request, told);
    QVERIFY(gone);
    QVERIFY(gone->pixels == whole->pixels && gone->scores == whole->scores && gone->best == whole->best);
    QCOMPARE(gone->bestStep, whole->bestStep);
    request.seed = 2;
    const auto other = dreamOn(*network, request, *dreamStart(*network, pixels, request));
    QVERIFY(other->pixels != whole->pixels);
}

void TestFoolingAndDreams::stopsFooling() {
    const Model model = sample::modelFor(smoothClassifier(), 5);
    const std::vector<float> pixels = sample::Numbers(6).list(84, 0, 1);
    const auto network = dreaming(model);
    std::stop_source stop;
    QVERIFY(fool(*network, pixels, {.epsilon = 0.05}, stop.get_token()));
    QCOMPARE(nonsensePictures(*network, pixels, 3, stop.get_token()).size(), std::size_t{6});
    stop.request_stop();
    const auto stopped = fool(*network, pixels, {.epsilon = 0.05}, stop.get_token());
    QVERIFY(!stopped && stopped.error().code == ErrorCode::Cancelled);
    QVERIFY(nonsensePictures(*network, pixels, 3, stop.get_token()).empty());
}

void TestFoolingAndDreams::stopsADream() {
    const auto model = std::make_shared<const Model>(sample::modelFor(mapsClassifier(), 5));
    const auto pixels = std::make_shared<const std::vector<float>>(432, 0.5F);
    Inspector inspector(std::make_shared<Workers>(1));
    DreamQuery query{{.target = {.layer = model->spec.nodes[4].id, .channel = 1}, .steps = 50}, nullptr};
    std::stop_source stop;
    std::shared_ptr<const DreamState> kept;
    const auto halted = inspector.answer(
        {model, pixels}, query, stop.get_token(), [&](std::int64_t done, std::int64_t, const auto& soFar) {
            kept = std::make_shared<const DreamState>(std::get<DreamAnswer>(soFar()).state);
            if (done == 4) stop.request_stop();
        });
    QVERIFY(!halted);
    QCOMPARE(kept->step, 4);
    query.request.steps = 6;
    query.from = kept;
    const auto answer = inspector.answer({model, pixels}, query);
    QVERIFY(answer);
    QCOMPARE(std::get<DreamAnswer>(*answer).state.step, 6);
    // The picture's own maps are computed anew after that.
    const auto maps = inspector.answer({model, pixels}, MapsQuery{{model->spec.nodes[4].id}});
    const auto network = dreaming(*model);
    network->forward(*pixels, 1, Mode::Inference);
    const FeatureMaps& map = std::get<MapsAnswer>(*maps).maps.at(model->spec.nodes[4].id);
    QCOMPARE(map.at(1, 2, 3), network->activation(model->spec.nodes[4].id).at(0, 1, 2, 3));
    // The other questions by the same door.
    const auto fooled = inspector.answer({model, pixels}, FoolQuery{{.epsilon = 0.1}});
    QVERIFY(fooled);
    QCOMPARE(std::get<FoolAnswer>(*fooled).fooling.pixels.size(), pixels->size());
    const auto nonsense = inspector.answer({model, pixels}, NonsenseQuery{});
    QVERIFY(nonsense);
    QCOMPARE(std::get<NonsenseAnswer>(*nonsense).pictures.size(), std::size_t{6});
}

void TestFoolingAndDreams::refusesDreams_data() {
    QTest::addColumn<DreamRequest>("request");
    const NodeId map = mapsClassifier().nodes[4].id;
    const DreamTarget target{.layer = map, .channel = 1};
    QTest::newRow("no such layer") << DreamRequest{.target = {.layer = NodeId{999}}};
    QTest::newRow("no such map") << DreamRequest{.target = {.layer = map, .channel = 5}};
    QTest::newRow("no such unit") << DreamRequest{.target = {.layer = map, .channel = 1, .y = 6, .x = 0}};
    QTest::newRow("half a place") << DreamRequest{.target = {.layer = map, .channel = 1, .y = 1}};
    QTest::newRow("no step") << DreamRequest{.target = target, .steps = 0};
    QTest::newRow("jitter") << DreamRequest{.target = target, .jitter = 7};
    QTest::newRow("rate") << DreamRequest{.target = target, .rate = 0};
    QTest::newRow("blur") << DreamRequest{.target = target, .blur = -1};
    QTest::newRow("decay") << DreamRequest{.target = target, .decay = 1.5};
}

void TestFoolingAndDreams::refusesDreams() {
    QFETCH(DreamRequest, request);
    const Model model = sample::modelFor(mapsClassifier(), 5);
    const auto network = dreaming(model);
    const auto start = dreamStart(*network, std::vector<float>(432, 0.5F), request);
    QVERIFY(!start);
    QCOMPARE(start.error().code, ErrorCode::OptionInvalid);
}

FOVEA_TEST(TestFoolingAndDreams)
#include "tst_fooling_and_dreams.moc"
