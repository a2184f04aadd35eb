// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <atomic>
#include <cstdint>
#include <thread>
#include <utility>
#include <vector>

#include "datasets/pixel_budget.h"
#include "tests/support/register_test.h"

using namespace fovea;

class TestPixelBudget : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isNeverExceeded();
};

void TestPixelBudget::isNeverExceeded() {
    PixelBudget budget(100);
    std::atomic<std::int64_t> taken{0};
    std::atomic<std::int64_t> most{0};
    const auto work = [&] {
        for (const int pixels : {60, 1, 100, 30, 1000, 45, 45}) {
            const PixelBudget::Share share = budget.take(pixels);
            const std::int64_t now = taken += share.pixels();
            std::int64_t before = most;
            while (before < now && !most.compare_exchange_weak(before, now)) {
            }
            for (int i = 0; i < 20; ++i) std::this_thread::yield();
            taken -= share.pixels();
        }
    };
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 6; ++i) threads.emplace_back(work);
    }
    QCOMPARE(most.load(), std::int64_t{100});
    QCOMPARE(budget.take(5000).pixels(), std::int64_t{100});
    // A share that goes elsewhere is given back once.
    PixelBudget::Share first = budget.take(60);
    PixelBudget::Share second = std::move(first);
    first = budget.take(40);
    second = {};
    QCOMPARE(budget.take(60).pixels(), std::int64_t{60});
}

FOVEA_TEST(TestPixelBudget)
#include "tst_pixel_budget.moc"
