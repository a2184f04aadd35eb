// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <algorithm>
#include <cmath>
#include <atomic>
#include <memory>
#include <numeric>
#include <stop_token>
#include <thread>
#include <utility>

#include "datasets/memory_dataset.h"
#include "datasets/views/batches.h"
#include "datasets/views/statistics.h"
#include "datasets/views/subset.h"
#include "tests/support/failing_dataset.h"
#include "tests/support/register_test.h"

using namespace fovea;
using fovea::test::FailingDataset;

namespace {

/// Image i is 1×2×2 with bytes i, 2i, 3i, 4i (mod 256) and label i mod `classes`.
std::shared_ptr<const Dataset> makeSet(int count, int classes = 3) {
    std::vector<std::uint8_t> pixels;
    std::vector<std::uint8_t> labels;
    for (int i = 0; i < count; ++i) {
        for (int k = 1; k <= 4; ++k) pixels.push_back(static_cast<std::uint8_t>(i * k));
        labels.push_back(static_cast<std::uint8_t>(i % classes));
    }
    return std::make_shared<MemoryDataset>(Shape{1, 2, 2}, std::vector<std::string>(static_cast<std::size_t>(classes)),
                                           std::move(pixels), std::move(labels));
}

std::vector<std::int64_t> epochOf(BatchSource& source, std::int64_t epoch) {
    std::vector<std::int64_t> samples;
    Batch batch;
    for (int i = 0; i < source.batchCount(); ++i) {
        if (!source.fill(epoch, i, batch)) return {};
        samples.insert(samples.end(), batch.samples.begin(), batch.samples.end());
    }
    return samples;
}

std::vector<std::uint8_t> bytesOf(const Batch& batch) {
    std::vector<std::uint8_t> bytes;
    for (const std::uint8_t* image : batch.images) bytes.insert(bytes.end(), image, image + batch.shape.size());
    return bytes;
}

}  // namespace

class TestViews : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void batchesHoldTheImages();
    void batchesHoldCopiesOfWhatIsMade();
    void batchCounts_data();
    void batchCounts();
    void shuffleIsAPermutationBySeedAndEpoch();
    void theirCostIsThatOfTheData();
    void errorsComeThrough();
    void shuffleServesSeveralThreads();
    void splitTakesItsShareOfEachClass_data();
    void splitTakesItsShareOfEachClass();
    void splitOfUnevenClasses();
    void preprocessing();
    void preprocessingFailsWithTheData();
    void preprocessingCanBeStopped();
};

void TestViews::batchesHoldTheImages() {
    SequentialBatches source(makeSet(7), 3);
    Batch batch;
    QVERIFY(source.fill(5, 2, batch));
    QCOMPARE(batch.count, 1);
    QVERIFY((batch.shape == Shape{1, 2, 2}));
    QCOMPARE(batch.labels, std::vector<int>{0});
    QCOMPARE(batch.samples, std::vector<std::int64_t>{6});
    QCOMPARE(bytesOf(batch), (std::vector<std::uint8_t>{6, 12, 18, 24}));
    QCOMPARE(epochOf(source, 0), (std::vector<std::int64_t>{0, 1, 2, 3, 4, 5, 6}));
}

void TestViews::batchesHoldCopiesOfWhatIsMade() {
    SequentialBatches source(std::make_shared<FailingDataset>(makeSet(7)), 3);
    Batch batch;
    QVERIFY(source.fill(0, 0, batch));
    QCOMPARE(bytesOf(batch), (std::vector<std::uint8_t>{0, 0, 0, 0, 1, 2, 3, 4, 2, 4, 6, 8}));
    QCOMPARE(batch.labels, (std::vector<int>{0, 1, 2}));
    const Batch moved = std::move(batch);
    QCOMPARE(bytesOf(moved), (std::vector<std::uint8_t>{0, 0, 0, 0, 1, 2, 3, 4, 2, 4, 6, 8}));
}

void TestViews::batchCounts_data() {
    QTest::addColumn<int>("samples");
    QTest::addColumn<int>("batch");
    QTest::addColumn<int>("count");
    QTest::newRow("even") << 12 << 4 << 3;
    QTest::newRow("rest") << 13 << 4 << 4;
    QTest::newRow("one") << 3 << 64 << 1;
    QTest::newRow("singles") << 3 << 1 << 3;
    QTest::newRow("none") << 0 << 4 << 0;
}

void TestViews::batchCounts() {
    QFETCH(int, samples);
    QFETCH(int, batch);
    QFETCH(int, count);
    SequentialBatches sequential(makeSet(samples), batch);
    ShuffledBatches shuffled(makeSet(samples), batch, 1);
    for (BatchSource* source : {static_cast<BatchSource*>(&sequential), static_cast<BatchSource*>(&shuffled)}) {
        QCOMPARE(source->batchCount(), count);
        QCOMPARE(source->sampleCount(), samples);
        QCOMPARE(source->batchSize(), batch);
        QCOMPARE(epochOf(*source, 3).size(), static_cast<std::size_t>(samples));
    }
}

void TestViews::shuffleIsAPermutationBySeedAndEpoch() {
    ShuffledBatches source(makeSet(50), 8, 7);
    ShuffledBatches again(makeSet(50), 8, 7);
    ShuffledBatches other(makeSet(50), 8, 8);
    const auto third = epochOf(again, 3);  // straight to epoch 3, as a resumed run does
    auto first = epochOf(source, 0);
    QVERIFY(first != epochOf(source, 1));
    QCOMPARE(epochOf(source, 3), third);
    QVERIFY(epochOf(other, 3) != third);
    QCOMPARE(epochOf(source, 0), first);
    std::vector<std::int64_t> expected(50);
    std::iota(expected.begin(), expected.end(), 0);
    QVERIFY(first != expected);
    std::sort(first.begin(), first.end());
    QCOMPARE(first, expected);
}

void TestViews::theirCostIsThatOfTheData() {
    const auto costly = std::make_shared<FailingDataset>(makeSet(6));
    for (const auto& [data, cost] :
         {std::pair{makeSet(6), false}, std::pair<std::shared_ptr<const Dataset>, bool>{costly, true}}) {
        QCOMPARE(data->isCostly(), cost);
        QCOMPARE(SequentialBatches(data, 2).isCostly(), cost);
        QCOMPARE(ShuffledBatches(data, 2, 1).isCostly(), cost);
        QCOMPARE(splitForValidation(data, 2, 1).training->isCostly(), cost);
    }
}

void TestViews::errorsComeThrough() {
    const auto data = std::make_shared<FailingDataset>(makeSet(20));
    data->failsAt = 7;
    SequentialBatches sequential(data, 3);
    ShuffledBatches shuffled(data, 3, 1);
    for (BatchSource* source : {static_cast<BatchSource*>(&sequential), static_cast<BatchSource*>(&shuffled)}) {
        int failed = 0;
        Batch batch;
        for (int i = 0; i < source->batchCount(); ++i) {
            const auto filled = source->fill(0, i, batch);
            if (filled) {
                QVERIFY(std::ranges::count(batch.samples, 7) == 0);
                continue;
            }
            QVERIFY(filled.error() == FailingDataset::error());
            ++failed;
        }
        QCOMPARE(failed, 1);
    }
    Sample sample;
    const SubsetView subset(data, {1, 7, 2});
    QVERIFY(subset.get(0, sample));
    QVERIFY(!subset.get(1, sample));
}

/// Threads that prefetch ask at once, around an epoch's end for two epochs.
void TestViews::shuffleServesSeveralThreads() {
    ShuffledBatches alone(makeSet(50), 8, 7);
    std::vector<std::vector<std::int64_t>> expected;
    for (std::int64_t epoch = 0; epoch < 4; ++epoch) expected.push_back(epochOf(alone, epoch));
    ShuffledBatches source(makeSet(50), 8, 7);
    std::atomic<int> wrong = 0;
    {
        std::vector<std::jthread> threads;
        for (int t = 0; t < 4; ++t)
            threads.emplace_back([&, t] {
                for (int round = 0; round < 50; ++round) {
                    const int epoch = (round + t) % 4;
                    if (epochOf(source, epoch) != expected[static_cast<std::size_t>(epoch)]) ++wrong;
                }
            });
    }
    QCOMPARE(wrong.load(), 0);
}

void TestViews::splitTakesItsShareOfEachClass_data() {
    QTest::addColumn<qint64>("count");
    QTest::addColumn<qint64>("held");
    QTest::newRow("none") << qint64{0} << qint64{0};
    QTest::newRow("one") << qint64{1} << qint64{1};
    QTest::newRow("a tenth") << qint64{30} << qint64{30};
    QTest::newRow("uneven") << qint64{31} << qint64{31};
    QTest::newRow("all") << qint64{300} << qint64{300};
    QTest::newRow("more than all") << qint64{301} << qint64{300};
    QTest::newRow("less than none") << qint64{-1} << qint64{0};
}

void TestViews::splitTakesItsShareOfEachClass() {
    QFETCH(qint64, count);
    QFETCH(qint64, held);
    const auto whole = makeSet(300);
    const auto split = splitForValidation(whole, count, 9);
    QCOMPARE(split.validation->size(), held);
    QCOMPARE(split.training->size(), 300 - held);
    std::vector<qint64> perClass(3);
    std::vector<int> seen(300);
    for (const auto& part : {split.training, split.validation}) {
        const auto& view = dynamic_cast<const SubsetView&>(*part);
        for (std::int64_t i = 0; i < part->size(); ++i) {
            ++seen[static_cast<std::size_t>(view.indexInWhole(i))];
            QCOMPARE(part->label(i), whole->label(view.indexInWhole(i)));
            if (part == split.validation) ++perClass[static_cast<std::size_t>(part->label(i))];
        }
    }
    QCOMPARE(seen, std::vector<int>(300, 1));
    for (const qint64 share : perClass) QVERIFY(std::abs(share - held / 3) <= 1);
}

void TestViews::splitOfUnevenClasses() {
    std::vector<std::uint8_t> labels(90, 0);
    labels.resize(100, 1);
    const auto whole = std::make_shared<MemoryDataset>(Shape{1, 1, 1}, std::vector<std::string>(2),
                                                       std::vector<std::uint8_t>(100), labels);
    const auto split = splitForValidation(whole, 20, 1);
    std::int64_t ones = 0;
    for (std::int64_t i = 0; i < split.validation->size(); ++i) ones += split.validation->label(i);
    QCOMPARE(ones, 2);
    const auto& first = dynamic_cast<const SubsetView&>(*split.validation);
    const auto otherSplit = splitForValidation(whole, 20, 2);
    const auto& other = dynamic_cast<const SubsetView&>(*otherSplit.validation);
    bool differs = false;
    for (std::int64_t i = 0; i < 20; ++i) differs |= first.indexInWhole(i) != other.indexInWhole(i);
    QVERIFY(differs);
}

void TestViews::preprocessing() {
    const MemoryDataset data(Shape{1, 2, 2}, {"only"}, {0, 10, 255, 10, 255, 10, 0, 10}, {0, 0});
    const auto found = computePreprocessing(data);
    QVERIFY(found);
    QCOMPARE(found->mean, (std::vector<float>{0.5F, 10 / 255.0F}));
    // The second channel never changes: dividing by its deviation would be dividing by nothing.
    QCOMPARE(found->deviation, (std::vector<float>{0.5F, 1.0F}));
    QVERIFY(computePreprocessing(*makeSet(0)).value() == Preprocessing::none(2));
}

void TestViews::preprocessingFailsWithTheData() {
    FailingDataset data(makeSet(500));
    data.failsAt = 300;
    const auto found = computePreprocessing(data);
    QVERIFY(!found && found.error() == FailingDataset::error());
    QCOMPARE(data.asked.load(), std::int64_t{301});
}

void TestViews::preprocessingCanBeStopped() {
    const FailingDataset data(makeSet(1000));
    std::stop_source stop;
    std::vector<std::pair<std::int64_t, std::int64_t>> reports;
    const auto stopped = computePreprocessing(data, stop.get_token(), [&](std::int64_t done, std::int64_t total) {
        reports.emplace_back(done, total);
        if (done > 0) stop.request_stop();
    });
    QVERIFY(!stopped && stopped.error().code == ErrorCode::Cancelled);
    QCOMPARE(reports, (std::vector<std::pair<std::int64_t, std::int64_t>>{{0, 1000}, {statisticsBlock, 1000}}));
    QCOMPARE(data.asked.load(), 2 * statisticsBlock);
    reports.clear();
    QVERIFY(computePreprocessing(data, {},
                                 [&](std::int64_t done, std::int64_t total) { reports.emplace_back(done, total); }));
    QCOMPARE(reports.back(), (std::pair<std::int64_t, std::int64_t>{1000, 1000}));
}

FOVEA_TEST(TestViews)
#include "tst_views.moc"
