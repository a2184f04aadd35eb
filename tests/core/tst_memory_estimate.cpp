// SPDX-License-Identifier: GPL-3.0-or-later
// What training takes from the heap against what trainingBytes() said before anything was allocated.
#include "tests/support/counted_heap.h"

#include <QTest>

#include "core/network/catalogue.h"
#include "core/network/network_plan.h"
#include "tests/support/register_test.h"
#include "tests/support/training_runs.h"

using namespace fovea;
using namespace fovea::test;

class TestMemoryEstimate : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void holds_data();
    void holds();
};

void TestMemoryEstimate::holds_data() {
    QTest::addColumn<QString>("network");
    QTest::addColumn<int>("batch");
    QTest::addColumn<int>("threads");
    QTest::addColumn<bool>("adam");
    for (const char* network : {"mlp", "lenet5", "vgg-small-bn", "resnet20"}) {
        QTest::addRow("%s, 8 on 1", network) << QString::fromLatin1(network) << 8 << 1 << false;
        QTest::addRow("%s, 32 on 2, Adam", network) << QString::fromLatin1(network) << 32 << 2 << true;
    }
}

void TestMemoryEstimate::holds() {
    if (!newIsReplaced) QSKIP("Allocations can't be counted under a sanitizer.");
    QFETCH(QString, network);
    QFETCH(int, batch);
    QFETCH(int, threads);
    QFETCH(bool, adam);
    const CatalogueEntry* entry = findInCatalogue(network.toStdString());
    Setup setup;
    setup.spec = entry->make(entry->input, 10);
    setup.options = {.optimizer = adam ? OptimizerOptions(AdamOptions{}) : OptimizerOptions(SgdOptions{}),
                     .learningRate = 1e-4F,
                     .batch = batch};
    setup.threads = threads;
    setup.validated = false;
    const std::uint64_t estimate = trainingBytes(setup.spec, batch, threads, adam ? 2 : 1);
    const auto pixels =
        static_cast<std::uint64_t>(entry->input.size()) * sizeof(float) * static_cast<std::uint64_t>(batch);

    const HeapPeak peak;
    const auto trainer = makeTrainer(setup);
    QVERIFY(trainer != nullptr);
    Witness witness;
    trainer->run(2, witness, {});
    QCOMPARE(witness.steps, std::int64_t{2});
    const auto taken = static_cast<std::uint64_t>(peak.bytes());
    // Batches on their way, reports, lists of blocks; none grows with the network.
    const std::uint64_t besides = 4 * pixels + (std::uint64_t{4} << 20);
    qInfo("estimate %llu, taken %llu", static_cast<unsigned long long>(estimate),
          static_cast<unsigned long long>(taken));
    QVERIFY2(taken <= estimate + estimate / 10 + besides,
             qPrintable(QStringLiteral("%1 of %2").arg(taken).arg(estimate)));
    QVERIFY2(taken + besides >= estimate - estimate / 10,
             qPrintable(QStringLiteral("%1 of %2").arg(taken).arg(estimate)));
}

FOVEA_TEST(TestMemoryEstimate)
#include "tst_memory_estimate.moc"
