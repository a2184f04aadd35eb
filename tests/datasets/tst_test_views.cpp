// SPDX-License-Identifier: GPL-3.0-or-later
// Test pictures looked at in several views.
#include <QTest>
#include <algorithm>
#include <cmath>
#include <memory>

#include "core/augmentation/test_views.h"
#include "core/kernels/softmax_cross_entropy.h"
#include "core/tensor/random.h"
#include "core/training/evaluate.h"
#include "datasets/memory_dataset.h"
#include "datasets/views/batches.h"
#include "tests/support/failing_dataset.h"
#include "tests/support/register_test.h"

using namespace fovea;
using fovea::test::FailingDataset;

namespace {

std::shared_ptr<const Dataset> viewedPictures(Shape shape, int count) {
    std::vector<std::uint8_t> pixels, labels;
    for (int i = 0; i < count * shape.size(); ++i)
        pixels.push_back(static_cast<std::uint8_t>(randomBits(3, RandomPurpose::Test, i) >> 56));
    for (int i = 0; i < count; ++i) labels.push_back(static_cast<std::uint8_t>(i % 3));
    return std::make_shared<MemoryDataset>(shape, std::vector<std::string>(3), std::move(pixels), std::move(labels));
}

std::unique_ptr<Network> denseNetwork(Shape shape, int classes, int batch, int threads) {
    NetworkSpec spec;
    NodeId last = spec.append(InputSpec{shape});
    last = spec.append(FlattenSpec{}, last);
    spec.append(DenseSpec{.units = classes}, last);
    auto network = Network::create(spec, batch, Purpose::Inference, std::make_shared<Workers>(threads)).value();
    network->setWeights(initialWeights(spec, 4));
    return network;
}

}  // namespace

class TestTestViews : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void counts();
    void lecturesMean();
    void oneViewIsThePlainEvaluation();
    void probabilitiesAreAveraged();
    void threadsAndBatchesChangeNothing();
    void failsWithTheDataAndStops();
};

void TestTestViews::counts() {
    const Shape shape{32, 32, 3};
    for (const int count : testViewCounts) QCOMPARE(testViews(count, shape).size(), static_cast<std::size_t>(count));
    // AlexNet's first is the middle, then the corners; a window's corner lies at 2 = 32 · (9/8 − 1) / 2 pixels.
    const auto ten = testViews(10, shape);
    QCOMPARE(ten[0].forward.x0, 0.0);
    QCOMPARE(ten[2].forward.x0, 2.0);
    QCOMPARE(ten[2].forward.y0, 2.0);
    QCOMPARE(ten[3].forward.xx, -9 / 8.0);
    QCOMPARE(ten[3].forward.x0, -2.0);
    const auto all = testViews(150, shape);
    QCOMPARE(std::ranges::count_if(all, [](const Placement& view) { return view.forward.isIdentity(); }),
             std::ptrdiff_t{25});
    QCOMPARE(all.back().forward.x0, 4.0);
    QCOMPARE(testViews(6, shape)[2].forward.y0, -1.0);
}

/// Lesson 22: the mean of [.6, .4] and [.3, .7] is [.45, .55], class 1.
void TestTestViews::lecturesMean() {
    const Shape shape{1, 2, 1};
    const auto network = denseNetwork(shape, 2, 1, 1);
    Weights weights = network->weights();
    const ParameterTensor* kernel = weights.layout->find(*network->spec().outputNode(), ParameterRole::Weight);
    QCOMPARE(kernel->count, std::size_t{4});
    // A row for each input: the left pixel alone gives [.6, .4], the right one [.3, .7].
    const float logits[] = {std::log(0.6F), std::log(0.4F), std::log(0.3F), std::log(0.7F)};
    std::ranges::copy(logits, weights.values.begin() + static_cast<std::ptrdiff_t>(kernel->offset));
    network->setWeights(weights);
    const auto data = std::make_shared<MemoryDataset>(shape, std::vector<std::string>(2),
                                                      std::vector<std::uint8_t>{255, 0}, std::vector<std::uint8_t>{1});
    SequentialBatches source(data, 1);
    const auto once = evaluateViews(*network, source, testViews(1, shape)).value();
    QVERIFY(std::abs(once.loss + std::log(0.4)) < 1e-6);
    QCOMPARE(once.confusion[1][0], std::int64_t{1});
    const auto twice = evaluateViews(*network, source, testViews(2, shape)).value();
    QVERIFY(std::abs(twice.loss + std::log(0.55)) < 1e-6);
    QCOMPARE(twice.confusion[1][1], std::int64_t{1});
}

void TestTestViews::oneViewIsThePlainEvaluation() {
    const Shape shape{5, 4, 3};
    const auto network = denseNetwork(shape, 3, 4, 2);
    SequentialBatches source(viewedPictures(shape, 11), 4);
    QVERIFY(evaluateViews(*network, source, testViews(1, shape)).value() == evaluate(*network, source).value());
}

/// By hand: the bytes of each row mirrored, and both probabilities halved.
void TestTestViews::probabilitiesAreAveraged() {
    const Shape shape{5, 4, 3};
    const auto data = viewedPictures(shape, 7);
    const auto network = denseNetwork(shape, 3, 1, 1);
    double loss = 0;
    for (int i = 0; i < 7; ++i) {
        std::vector<std::uint8_t> mirrored;
        for (int y = 0; y < 5; ++y)
            for (int x = 3; x >= 0; --x)
                for (int c = 0; c < 3; ++c) mirrored.push_back(data->pixels(i)[(y * 4 + x) * 3 + c]);
        double probability = 0;
        for (const std::uint8_t* image : {data->pixels(i), static_cast<const std::uint8_t*>(mirrored.data())}) {
            network->forward(std::span<const std::uint8_t* const>(&image, 1), 1, Mode::Inference);
            probability += double{softmax(network->logits())[static_cast<std::size_t>(data->label(i))]} / 2;
        }
        loss -= std::log(probability) / 7;
    }
    SequentialBatches source(data, 3);
    const auto evaluation = evaluateViews(*network, source, testViews(2, shape)).value();
    QCOMPARE(evaluation.count, std::int64_t{7});
    QVERIFY(std::abs(evaluation.loss - loss) < 1e-6);
}

void TestTestViews::threadsAndBatchesChangeNothing() {
    const Shape shape{6, 6, 3};
    const auto data = viewedPictures(shape, 13);
    for (const int views : {6, 10, 150}) {
        SequentialBatches ones(data, 1), whole(data, 13);
        const auto expected = evaluateViews(*denseNetwork(shape, 3, 1, 1), ones, testViews(views, shape)).value();
        for (const int threads : {2, 7}) {
            const auto found =
                evaluateViews(*denseNetwork(shape, 3, 5, threads), whole, testViews(views, shape)).value();
            QCOMPARE(found.confusion, expected.confusion);
            QVERIFY(std::abs(found.loss - expected.loss) < 1e-5);
        }
        QVERIFY(expected.count == 13);
    }
}

void TestTestViews::failsWithTheDataAndStops() {
    const Shape shape{4, 4, 1};
    const auto failing = std::make_shared<FailingDataset>(viewedPictures(shape, 9));
    failing->failsAt = 5;
    SequentialBatches source(failing, 3);
    const auto network = denseNetwork(shape, 3, 3, 1);
    const auto failed = evaluateViews(*network, source, testViews(2, shape));
    QVERIFY(!failed && failed.error() == FailingDataset::error());
    failing->failsAt = FailingDataset::never;
    std::stop_source stop;
    const auto cancelled = evaluateViews(*network, source, testViews(2, shape), stop.get_token(),
                                         [&](std::int64_t, std::int64_t) { stop.request_stop(); });
    QVERIFY(!cancelled && cancelled.error().code == ErrorCode::Cancelled);
}

FOVEA_TEST(TestTestViews)
#include "tst_test_views.moc"
