// SPDX-License-Identifier: GPL-3.0-or-later
// What a training step takes from the heap once it is under way; a program of its own, since it counts by
// replacing operator new.
#include <QTest>

#include <atomic>
#include <cstdlib>
#include <new>

#include "tests/support/register_test.h"
#include "tests/support/replaced_new.h"
#include "tests/support/training_runs.h"

using namespace fovea;
using namespace fovea::test;

namespace {

/// Allocations through operator new by any thread of this program (oneTBB's own pools are not among them).
std::atomic<std::int64_t> allocations = 0;

}  // namespace

void* fovea::test::takeMemory(std::size_t bytes, std::size_t alignment) {
    allocations.fetch_add(1, std::memory_order_relaxed);
    return systemMemory(bytes, alignment);
}

void fovea::test::giveBack(void* place) { std::free(place); }

class TestAllocations : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void allocatesNothingInAStep_data();
    void allocatesNothingInAStep();
};

void TestAllocations::allocatesNothingInAStep_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("adam");
    for (const CatalogueEntry& entry : catalogue())
        QTest::newRow(entry.id.c_str()) << QString::fromStdString(entry.id) << false;
    QTest::newRow("mixed") << QStringLiteral("mixed") << false;
    QTest::newRow("response norm") << QStringLiteral("response norm") << false;
    QTest::newRow("mixed, Adam") << QStringLiteral("mixed") << true;
}

/// On one thread, where the work runs in the calling thread: what is counted is all that we allocate
/// ourselves. oneTBB's tasks come from pools of its own, which are not counted on any number of threads.
void TestAllocations::allocatesNothingInAStep() {
    QFETCH(QString, name);
    QFETCH(bool, adam);
    if (!newIsReplaced) QSKIP("Allocations can't be counted under a sanitizer.");
    Setup setup;
    if (name == QStringLiteral("response norm")) {
        NetworkSpec& spec = setup.spec = {};
        NodeId last = spec.append(InputSpec{{8, 8, 3}});
        for (const LayerSpec& layer : std::initializer_list<LayerSpec>{Conv2dSpec{.filters = 12}, ReluSpec{},
                                                                       LocalResponseNormSpec{.beta = 0.6F},
                                                                       FlattenSpec{}, DenseSpec{.units = 4}})
            last = spec.append(layer, last);
    } else if (name != QStringLiteral("mixed"))
        setup.spec = smallNetwork(name.toStdString());
    if (adam) setup.options.optimizer = AdamOptions{};
    setup.samples = 800;
    const auto trainer = makeTrainer(setup);
    Witness witness;
    std::int64_t taken = 0;
    witness.step = [&](const StepReport& report, Trainer&) {
        if (report.step == 3) taken = allocations;
        if (report.step == 4) taken = allocations - taken;
        return TrainingObserver::Answer::GoOn;
    };
    trainer->run(4, witness, {});
    QCOMPARE(taken, std::int64_t{0});
}

FOVEA_TEST(TestAllocations)
#include "tst_allocations.moc"
