// SPDX-License-Identifier: GPL-3.0-or-later
#include <pthread.h>

#include <QTest>
#include <algorithm>
#include <atomic>
#include <chrono>
#include <memory>
#include <thread>
#include <utility>
#include <vector>

#include "core/tensor/random.h"
#include "datasets/memory_dataset.h"
#include "datasets/views/batches.h"
#include "datasets/views/prefetch.h"
#include "tests/support/failing_dataset.h"
#include "tests/support/register_test.h"
#include "tests/support/sanitizers.h"

using namespace fovea;
using fovea::test::FailingDataset;
using fovea::test::isSanitized;

namespace {

/// Image i is 1×2×2 with bytes i, 2i, 3i, 4i (mod 256).
std::shared_ptr<const Dataset> makePatternSet(int count) {
    std::vector<std::uint8_t> pixels;
    std::vector<std::uint8_t> labels;
    for (int i = 0; i < count; ++i) {
        for (int k = 1; k <= 4; ++k) pixels.push_back(static_cast<std::uint8_t>(i * k));
        labels.push_back(static_cast<std::uint8_t>(i % 3));
    }
    return std::make_shared<MemoryDataset>(Shape{1, 2, 2}, std::vector<std::string>(3), std::move(pixels),
                                           std::move(labels));
}

/// Made anew for each batch, as if it were read from files.
std::shared_ptr<FailingDataset> costlySet(FailingDataset::Fault fault = FailingDataset::Fault::Error) {
    return std::make_shared<FailingDataset>(makePatternSet(100), fault);
}

constexpr int imagesPerBatch = 8;

/// The shuffled batches of a data set, each after a delay that is drawn by `delays`; 0: none.
class DelayedSource : public BatchSource {
public:
    explicit DelayedSource(std::shared_ptr<const Dataset> data, std::uint64_t delays = 0)
        : batches_(std::move(data), imagesPerBatch, 1), delays_(delays) {}
    Shape shape() const override { return batches_.shape(); }
    std::int64_t sampleCount() const override { return batches_.sampleCount(); }
    int batchSize() const override { return batches_.batchSize(); }
    int batchCount() const override { return batches_.batchCount(); }
    bool isCostly() const override { return true; }
    Result<void> fill(std::int64_t epoch, int index, Batch& batch) override {
        // Counts the threads that ever came here and have not ended.
        struct Alive {
            Alive() { ++alive; }
            ~Alive() { --alive; }
        };
        static thread_local const Alive here;
        (void)here;
        if (delays_ != 0)
            std::this_thread::sleep_for(
                std::chrono::microseconds(uniformBelow(randomBits(delays_, RandomPurpose::Test, epoch, index), 1000)));
        return batches_.fill(epoch, index, batch);
    }
    static inline std::atomic<int> alive = 0;

private:
    ShuffledBatches batches_;
    std::uint64_t delays_;
};

struct Content {
    std::vector<std::int64_t> samples;
    std::vector<int> labels;
    std::vector<std::uint8_t> bytes;
    friend bool operator==(const Content&, const Content&) = default;
};

/// Empty where the batch can't be had.
Content contentOf(BatchSource& source, std::int64_t epoch, int index) {
    static thread_local Batch batch;  // used again, as the trainer does
    if (!source.fill(epoch, index, batch)) return {};
    Content content{batch.samples, batch.labels, {}};
    for (const std::uint8_t* image : batch.images)
        content.bytes.insert(content.bytes.end(), image, image + batch.shape.size());
    return content;
}

std::vector<Content> epochsOf(BatchSource& source, int epochs) {
    std::vector<Content> all;
    for (int epoch = 0; epoch < epochs; ++epoch)
        for (int i = 0; i < source.batchCount(); ++i) all.push_back(contentOf(source, epoch, i));
    return all;
}

void addThreadCounts() {
    QTest::addColumn<int>("threads");
    for (const int threads : {1, 2, 5}) QTest::addRow("%d threads", threads) << threads;
}

/// While it lives, no thread can be started: its stack would be larger than the address space.
class NoMoreThreads {
public:
    NoMoreThreads() {
        pthread_getattr_default_np(&before_);
        pthread_attr_t huge;
        pthread_getattr_default_np(&huge);
        pthread_attr_setstacksize(&huge, std::size_t{1} << 47);
        pthread_setattr_default_np(&huge);
        pthread_attr_destroy(&huge);
    }
    ~NoMoreThreads() {
        pthread_setattr_default_np(&before_);
        pthread_attr_destroy(&before_);
    }
    NoMoreThreads(const NoMoreThreads&) = delete;
    NoMoreThreads& operator=(const NoMoreThreads&) = delete;

private:
    pthread_attr_t before_{};
};

}  // namespace

class TestPrefetch : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sameBatches_data() { addThreadCounts(); }
    void sameBatches();
    void sameBatchesUnderRandomDelays_data() { addThreadCounts(); }
    void sameBatchesUnderRandomDelays();
    void outOfTurn_data() { addThreadCounts(); }
    void outOfTurn();
    void errorsComeInTheirPlace_data();
    void errorsComeInTheirPlace();
    void noThreadIsLeft_data() { addThreadCounts(); }
    void noThreadIsLeft();
    void severalMayAsk();
    void withoutThreadsItWorksItself();
    void wrapsWhatIsCostly();
};

void TestPrefetch::sameBatches() {
    QFETCH(int, threads);
    ShuffledBatches plain(makePatternSet(100), imagesPerBatch, 1);
    for (const auto& data : {makePatternSet(100), std::shared_ptr<const Dataset>(costlySet())}) {
        for (const int ahead : {0, 1, 3, 20}) {
            PrefetchedBatches prefetched(std::make_shared<DelayedSource>(data), {threads, ahead});
            QCOMPARE(prefetched.threads(), threads);
            QVERIFY(epochsOf(prefetched, 3) == epochsOf(plain, 3));
        }
    }
}

void TestPrefetch::sameBatchesUnderRandomDelays() {
    QFETCH(int, threads);
    ShuffledBatches plain(makePatternSet(100), imagesPerBatch, 1);
    const auto expected = epochsOf(plain, 2);
    for (std::uint64_t delays = 1; delays <= 20; ++delays) {
        PrefetchedBatches prefetched(std::make_shared<DelayedSource>(costlySet(), delays), {threads});
        QVERIFY(epochsOf(prefetched, 2) == expected);
    }
}

void TestPrefetch::outOfTurn() {
    QFETCH(int, threads);
    ShuffledBatches plain(makePatternSet(100), imagesPerBatch, 1);
    PrefetchedBatches prefetched(std::make_shared<DelayedSource>(costlySet()), {threads});
    const std::vector<std::pair<int, int>> places{{0, 5}, {0, 6}, {0, 8}, {0, 0}, {4, 12}, {5, 0}, {5, 0}, {5, 1}};
    for (int round = 0; round < 50; ++round) {
        for (const auto& [epoch, index] : places)
            QVERIFY(contentOf(prefetched, epoch, index) == contentOf(plain, epoch, index));
    }
}

void TestPrefetch::errorsComeInTheirPlace_data() {
    QTest::addColumn<int>("threads");
    QTest::addColumn<int>("fault");
    QTest::addColumn<int>("code");
    for (const int threads : {1, 2, 5}) {
        const auto row = [&](const char* name, FailingDataset::Fault fault, ErrorCode code) {
            QTest::addRow("%s, %d threads", name, threads) << threads << int(fault) << int(code);
        };
        row("file", FailingDataset::Fault::Error, ErrorCode::FileNotReadable);
        row("memory", FailingDataset::Fault::OutOfMemory, ErrorCode::OutOfMemory);
        row("exception", FailingDataset::Fault::Exception, ErrorCode::Unexpected);
    }
}

/// Batches before the one that could not be filled come; then the fault, where that batch is asked for; then, when
/// the file can be read again, the same batches as ever.
void TestPrefetch::errorsComeInTheirPlace() {
    QFETCH(int, threads);
    QFETCH(int, fault);
    QFETCH(int, code);
    ShuffledBatches plain(makePatternSet(100), imagesPerBatch, 1);
    for (std::uint64_t delays = 0; delays <= 5; ++delays) {
        const auto data = costlySet(FailingDataset::Fault(fault));
        data->failsAt = 42;
        PrefetchedBatches prefetched(std::make_shared<DelayedSource>(data, delays), {threads});
        int failed = 0;
        for (int epoch = 0; epoch < 3; ++epoch) {
            for (int i = 0; i < plain.batchCount(); ++i) {
                const Content expected = contentOf(plain, epoch, i);
                if (epoch < 2 && std::ranges::count(expected.samples, 42) == 1) {
                    Batch batch;
                    for (int again = 0; again < 2; ++again) {
                        const auto filled = prefetched.fill(epoch, i, batch);
                        QVERIFY(!filled);
                        QCOMPARE(int(filled.error().code), code);
                    }
                    if (++failed == 1) continue;  // passed over
                    data->failsAt = FailingDataset::never;
                }
                QVERIFY(contentOf(prefetched, epoch, i) == expected);
            }
        }
        QCOMPARE(failed, 2);
    }
}

void TestPrefetch::noThreadIsLeft() {
    QFETCH(int, threads);
    for (int asked = 0; asked < 8; ++asked) {
        const auto data = costlySet();
        const auto source = std::make_shared<DelayedSource>(data, 3);
        {
            PrefetchedBatches prefetched(source, {threads});
            for (int i = 0; i < asked; ++i) QVERIFY(!contentOf(prefetched, 0, i).samples.empty());
        }
        QCOMPARE(DelayedSource::alive.load(), 0);
        QCOMPARE(source.use_count(), 1L);
        // Not more than was asked for and may lie ready.
        QVERIFY(data->asked <= std::int64_t{imagesPerBatch} * (asked + threads + 2));
    }
}

void TestPrefetch::severalMayAsk() {
    ShuffledBatches plain(makePatternSet(100), imagesPerBatch, 1);
    const auto expected = epochsOf(plain, 1);
    PrefetchedBatches prefetched(std::make_shared<DelayedSource>(costlySet()), {2});
    std::atomic<int> wrong = 0;
    {
        std::vector<std::jthread> threads;
        for (int t = 0; t < 3; ++t)
            threads.emplace_back([&] {
                if (epochsOf(prefetched, 1) != expected) ++wrong;
            });
    }
    QCOMPARE(wrong.load(), 0);
}

void TestPrefetch::withoutThreadsItWorksItself() {
    if (isSanitized) QSKIP("the sanitizers allocate a thread's stack themselves");
    ShuffledBatches plain(makePatternSet(100), imagesPerBatch, 1);
    const auto data = costlySet(FailingDataset::Fault::Exception);
    std::unique_ptr<PrefetchedBatches> prefetched;
    {
        const NoMoreThreads none;
        QVERIFY_EXCEPTION_THROWN(std::thread([] {}).join(), std::system_error);
        prefetched = std::make_unique<PrefetchedBatches>(std::make_shared<DelayedSource>(data), PrefetchOptions{5});
    }
    QCOMPARE(prefetched->threads(), 0);
    QVERIFY(epochsOf(*prefetched, 2) == epochsOf(plain, 2));
    data->left = 0;
    Batch batch;
    const auto filled = prefetched->fill(0, 0, batch);
    QVERIFY(!filled && filled.error().code == ErrorCode::Unexpected);
}

void TestPrefetch::wrapsWhatIsCostly() {
    const auto cheap = std::make_shared<ShuffledBatches>(makePatternSet(20), 4, 1);
    QCOMPARE(prefetchedIfCostly(cheap).get(), static_cast<BatchSource*>(cheap.get()));
    const auto wrapped = prefetchedIfCostly(std::make_shared<ShuffledBatches>(costlySet(), 4, 1));
    const auto* prefetched = dynamic_cast<PrefetchedBatches*>(wrapped.get());
    QVERIFY(prefetched != nullptr && prefetched->threads() >= 1);
    QVERIFY(!wrapped->isCostly());
}

FOVEA_TEST(TestPrefetch)
#include "tst_prefetch.moc"
