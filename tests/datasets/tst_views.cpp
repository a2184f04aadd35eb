// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <algorithm>
#include <cmath>
#include <memory>
#include <new>
#include <numeric>

#include "datasets/memory_dataset.h"
#include "datasets/views/batches.h"
#include "datasets/views/prefetch.h"
#include "datasets/views/statistics.h"
#include "datasets/views/subset.h"

using namespace fovea;

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

/// Runs out of memory where batch `index` is to be filled, `times` times.
class ShortOfMemory : public BatchSource {
public:
    ShortOfMemory(int index, int times) : index_(index), times_(times) {}
    Shape shape() const override { return source_.shape(); }
    std::int64_t sampleCount() const override { return source_.sampleCount(); }
    int batchSize() const override { return source_.batchSize(); }
    int batchCount() const override { return source_.batchCount(); }
    void fill(std::int64_t epoch, int index, Batch& batch) override {
        if (index == index_ && times_-- > 0) throw std::bad_alloc();
        source_.fill(epoch, index, batch);
    }

private:
    ShuffledBatches source_{makeSet(100), 8, 1};
    int index_;
    int times_;
};

std::vector<std::int64_t> epochOf(BatchSource& source, std::int64_t epoch) {
    std::vector<std::int64_t> samples;
    Batch batch;
    for (int i = 0; i < source.batchCount(); ++i) {
        source.fill(epoch, i, batch);
        samples.insert(samples.end(), batch.samples.begin(), batch.samples.end());
    }
    return samples;
}

/// A data set that has no memory to point at.
class MadeAnew : public Dataset {
public:
    std::int64_t size() const override { return set_->size(); }
    Shape shape() const override { return set_->shape(); }
    const std::vector<std::string>& classNames() const override { return set_->classNames(); }
    void get(std::int64_t index, Sample& sample) const override { set_->get(index, sample); }
    int label(std::int64_t index) const override { return set_->label(index); }

private:
    std::shared_ptr<const Dataset> set_ = makeSet(7);
};

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
    void prefetchChangesNothing();
    void prefetchOutOfTurn();
    void prefetchHandsOutWhatTheSourceThrows();
    void splitTakesItsShareOfEachClass_data();
    void splitTakesItsShareOfEachClass();
    void splitOfUnevenClasses();
    void preprocessing();
};

void TestViews::batchesHoldTheImages() {
    SequentialBatches source(makeSet(7), 3);
    Batch batch;
    source.fill(5, 2, batch);
    QCOMPARE(batch.count, 1);
    QVERIFY((batch.shape == Shape{1, 2, 2}));
    QCOMPARE(batch.labels, std::vector<int>{0});
    QCOMPARE(batch.samples, std::vector<std::int64_t>{6});
    QCOMPARE(bytesOf(batch), (std::vector<std::uint8_t>{6, 12, 18, 24}));
    QCOMPARE(epochOf(source, 0), (std::vector<std::int64_t>{0, 1, 2, 3, 4, 5, 6}));
}

void TestViews::batchesHoldCopiesOfWhatIsMade() {
    SequentialBatches source(std::make_shared<MadeAnew>(), 3);
    Batch batch;
    source.fill(0, 0, batch);
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

void TestViews::prefetchChangesNothing() {
    ShuffledBatches plain(makeSet(100), 8, 1);
    PrefetchedBatches prefetched(std::make_shared<ShuffledBatches>(makeSet(100), 8, 1), 3);
    Batch expected;
    Batch batch;
    for (std::int64_t epoch = 0; epoch < 3; ++epoch) {
        for (int i = 0; i < plain.batchCount(); ++i) {
            plain.fill(epoch, i, expected);
            prefetched.fill(epoch, i, batch);
            QCOMPARE(bytesOf(batch), bytesOf(expected));
            QCOMPARE(batch.labels, expected.labels);
            QCOMPARE(batch.samples, expected.samples);
            QCOMPARE(batch.count, expected.count);
        }
    }
}

void TestViews::prefetchOutOfTurn() {
    ShuffledBatches plain(makeSet(100), 8, 1);
    PrefetchedBatches prefetched(std::make_shared<ShuffledBatches>(makeSet(100), 8, 1), 2);
    Batch expected;
    Batch batch;
    const std::vector<std::pair<int, int>> places{{0, 5}, {0, 6}, {0, 0}, {4, 12}, {5, 0}, {5, 0}, {5, 1}, {0, 2}};
    for (int round = 0; round < 50; ++round) {
        for (const auto& [epoch, index] : places) {
            plain.fill(epoch, index, expected);
            prefetched.fill(epoch, index, batch);
            QCOMPARE(batch.samples, expected.samples);
        }
    }
}

/// Batches before the one that could not be filled come; then the fault, in the thread that asks; then, when
/// there is memory again, the same batches as ever.
void TestViews::prefetchHandsOutWhatTheSourceThrows() {
    ShuffledBatches plain(makeSet(100), 8, 1);
    PrefetchedBatches prefetched(std::make_shared<ShortOfMemory>(4, 2), 3);
    Batch expected;
    Batch batch;
    for (int i = 0; i < plain.batchCount(); ++i) {
        if (i == 4) {
            QVERIFY_EXCEPTION_THROWN(prefetched.fill(0, i, batch), std::bad_alloc);
            QVERIFY_EXCEPTION_THROWN(prefetched.fill(0, i, batch), std::bad_alloc);
        }
        plain.fill(0, i, expected);
        prefetched.fill(0, i, batch);
        QCOMPARE(batch.samples, expected.samples);
        QCOMPARE(bytesOf(batch), bytesOf(expected));
    }
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
    QCOMPARE(found.mean, (std::vector<float>{0.5F, 10 / 255.0F}));
    // The second channel never changes: dividing by its deviation would be dividing by nothing.
    QCOMPARE(found.deviation, (std::vector<float>{0.5F, 1.0F}));
    QVERIFY(computePreprocessing(*makeSet(0)) == Preprocessing::none(2));
}

QTEST_GUILESS_MAIN(TestViews)
#include "tst_views.moc"
