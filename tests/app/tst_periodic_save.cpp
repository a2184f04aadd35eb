// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "app/periodic_save.h"
#include "tests/support/register_test.h"
#include "tests/support/training_runs.h"

using namespace fovea;
using namespace fovea::test;
using namespace std::chrono_literals;

class TestPeriodicSave : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void savesAtEpochsAndWhenDue_data();
    void savesAtEpochsAndWhenDue();
};

void TestPeriodicSave::savesAtEpochsAndWhenDue_data() {
    QTest::addColumn<int>("interval");
    QTest::newRow("always due") << 0;
    QTest::newRow("never due") << 3'600'000;
}

void TestPeriodicSave::savesAtEpochsAndWhenDue() {
    QFETCH(int, interval);
    const auto trainer = makeTrainer({});  // 6 steps an epoch
    Witness witness;
    std::vector<std::int64_t> saved;
    std::int64_t evaluations = 0;
    witness.evaluating = [&](std::int64_t, std::int64_t) { ++evaluations; };
    PeriodicSave saving(
        witness, [&] { saved.push_back(trainer->step()); }, std::chrono::milliseconds(interval));
    trainer->run(13, saving, {});
    // What lies beneath is told everything.
    QCOMPARE(witness.steps, std::int64_t{13});
    QCOMPARE(witness.epochs.size(), std::size_t{2});
    QVERIFY(evaluations > 0);
    if (interval > 0) {
        QCOMPARE(saved, (std::vector<std::int64_t>{6, 12}));
    } else {
        QCOMPARE(static_cast<std::int64_t>(saved.size()), 13 + 2 + evaluations);
    }
}

FOVEA_TEST(TestPeriodicSave)
#include "tst_periodic_save.moc"
