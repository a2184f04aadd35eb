// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <memory>
#include <utility>

#include "core/augmentation/augmenter.h"
#include "datasets/memory_dataset.h"
#include "datasets/views/augmented.h"
#include "datasets/views/batches.h"
#include "datasets/views/prefetch.h"
#include "tests/support/failing_dataset.h"
#include "tests/support/register_test.h"

using namespace fovea;
using fovea::test::FailingDataset;

namespace {

constexpr Shape smallShape{6, 5, 3};

/// Twenty pictures of three classes.
std::shared_ptr<const Dataset> pictures() {
    std::vector<std::uint8_t> pixels;
    std::vector<std::uint8_t> labels;
    for (int i = 0; i < 20; ++i) {
        for (int k = 0; k < smallShape.size(); ++k) pixels.push_back(static_cast<std::uint8_t>(i * 31 + k * 7));
        labels.push_back(static_cast<std::uint8_t>(i % 3));
    }
    return std::make_shared<MemoryDataset>(smallShape, std::vector<std::string>(3), std::move(pixels),
                                           std::move(labels));
}

std::shared_ptr<BatchSource> sourceOf(const char* spec, std::uint64_t seed = 8) {
    return augmented(std::make_shared<ShuffledBatches>(pictures(), 6, seed), parseAugmentation(spec).value(), seed);
}

struct Filled {
    std::vector<std::uint8_t> bytes;
    std::vector<int> labels;
    std::vector<std::pair<int, float>> seconds;
    friend bool operator==(const Filled&, const Filled&) = default;
};

Filled filled(BatchSource& source, std::int64_t epoch, int index) {
    Batch batch;
    Filled result;
    if (!source.fill(epoch, index, batch)) return result;
    for (const std::uint8_t* image : batch.images)
        result.bytes.insert(result.bytes.end(), image, image + batch.shape.size());
    result.labels = batch.labels;
    for (const SecondLabel& second : batch.seconds) result.seconds.emplace_back(second.label, second.share);
    return result;
}

constexpr const char* everything =
    "flip,vflip,crop,translate:2,rotate,stretch,shear,lens,contrast,brightness,colour,vignette,blur,noise,cutout:2,mixup:1:0.5,"
    "cutmix,edge:mirror";

}  // namespace

class TestAugmented : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingIsTheSourceItself();
    void zeroStrengthIsTheSameBytes();
    void eachPictureIsItsOwn();
    void threadsAndOrderChangeNothing();
    void mixturesHaveTheirShares();
    void onePictureAloneIsNotMixed();
    void aPlainBatchForgetsMixtures();
    void errorsComeThrough();
};

void TestAugmented::nothingIsTheSourceItself() {
    const auto plain = std::make_shared<ShuffledBatches>(pictures(), 6, 1);
    QVERIFY(augmented(plain, {}, 1) == plain);
    QVERIFY(augmented(plain, parseAugmentation("flip").value(), 1)->isCostly());
}

void TestAugmented::zeroStrengthIsTheSameBytes() {
    ShuffledBatches plain(pictures(), 6, 8);
    const auto none = sourceOf("flip:0,rotate:0,noise:0,blur:0,cutout:0,mixup:0,cutmix:0");
    QCOMPARE(none->batchCount(), plain.batchCount());
    for (int index = 0; index < 4; ++index) {
        const Filled here = filled(*none, 2, index), there = filled(plain, 2, index);
        QCOMPARE(here.bytes, there.bytes);
        QCOMPARE(here.labels, there.labels);
        for (const auto& second : here.seconds) QCOMPARE(second.second, 0.0F);
    }
}

/// Whatever batch it comes in.
void TestAugmented::eachPictureIsItsOwn() {
    const Augmentation spec = parseAugmentation("translate:2,rotate:10,noise").value();
    AugmentedBatches source(std::make_shared<ShuffledBatches>(pictures(), 6, 8), spec, 8);
    AugmentedBatches others(std::make_shared<SequentialBatches>(pictures(), 7), spec, 8);
    const auto pictureOf = [](BatchSource& from, std::int64_t epoch, std::int64_t sample) {
        Batch batch;
        for (int index = 0; index < from.batchCount(); ++index) {
            if (!from.fill(epoch, index, batch)) break;
            for (std::size_t i = 0; i < batch.samples.size(); ++i)
                if (batch.samples[i] == sample)
                    return std::vector<std::uint8_t>(batch.images[i], batch.images[i] + batch.shape.size());
        }
        return std::vector<std::uint8_t>();
    };
    for (const std::int64_t sample : {0, 7, 19}) {
        QCOMPARE(pictureOf(source, 3, sample), pictureOf(others, 3, sample));
        QVERIFY(pictureOf(source, 3, sample) != pictureOf(source, 4, sample));
    }
}

void TestAugmented::threadsAndOrderChangeNothing() {
    const auto expected = sourceOf(everything);
    std::vector<Filled> inTurn;
    for (const std::int64_t epoch : {0, 1})
        for (int index = 0; index < 4; ++index) inTurn.push_back(filled(*expected, epoch, index));
    for (const int threads : {1, 2, 3, 7}) {
        PrefetchedBatches ahead(sourceOf(everything), {threads, 0});
        for (std::size_t i = 0; i < 8; ++i)
            QVERIFY(filled(ahead, static_cast<std::int64_t>(i / 4), static_cast<int>(i % 4)) == inTurn[i]);
        // As a resumed run asks: from the middle.
        PrefetchedBatches resumed(sourceOf(everything), {threads, 0});
        QVERIFY(filled(resumed, 1, 2) == inTurn[6]);
        QVERIFY(filled(resumed, 1, 3) == inTurn[7]);
    }
    QVERIFY(filled(*sourceOf(everything, 9), 0, 0) != inTurn[0]);
}

void TestAugmented::mixturesHaveTheirShares() {
    ShuffledBatches plain(pictures(), 6, 8);
    const auto mixed = sourceOf("mixup:1");
    Batch before, after;
    QVERIFY(plain.fill(0, 0, before) && mixed->fill(0, 0, after));
    QCOMPARE(after.seconds.size(), after.labels.size());
    QCOMPARE(after.labels, before.labels);
    for (std::size_t i = 0; i < after.labels.size(); ++i) {
        const SecondLabel second = after.seconds[i];
        QVERIFY(second.share > 0 && second.share <= 0.5F);
        // Some other picture of that class explains every byte.
        bool explained = false;
        for (std::size_t other = 0; other < before.images.size(); ++other) {
            if (other == i || before.labels[other] != second.label) continue;
            bool fits = true;
            for (int k = 0; k < smallShape.size(); ++k)
                fits = fits && std::abs((1 - second.share) * before.images[i][k] +
                                        second.share * before.images[other][k] - float(after.images[i][k])) < 0.51F;
            explained = explained || fits;
        }
        QVERIFY(explained);
    }
}

void TestAugmented::onePictureAloneIsNotMixed() {
    AugmentedBatches source(std::make_shared<SequentialBatches>(pictures(), 19), parseAugmentation("cutmix").value(),
                            1);
    Batch batch;
    QVERIFY(source.fill(0, 1, batch));
    QCOMPARE(batch.count, 1);
    QVERIFY(batch.seconds.empty());
}

void TestAugmented::aPlainBatchForgetsMixtures() {
    Batch batch;
    QVERIFY(sourceOf("cutmix")->fill(0, 0, batch));
    QVERIFY(!batch.seconds.empty());
    ShuffledBatches plain(pictures(), 6, 8);
    QVERIFY(plain.fill(0, 0, batch));
    QVERIFY(batch.seconds.empty());
}

void TestAugmented::errorsComeThrough() {
    const auto failing = std::make_shared<FailingDataset>(pictures());
    AugmentedBatches source(std::make_shared<SequentialBatches>(failing, 6), parseAugmentation("flip").value(), 1);
    Batch batch;
    QVERIFY(source.fill(0, 1, batch));
    failing->failsAt = 9;
    const auto failed = source.fill(0, 1, batch);
    QVERIFY(!failed && failed.error() == FailingDataset::error());
    QVERIFY(source.fill(0, 2, batch));
}

FOVEA_TEST(TestAugmented)
#include "tst_augmented.moc"
