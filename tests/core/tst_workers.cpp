// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <limits>
#include <mutex>
#include <set>
#include <stdexcept>
#include <thread>
#include <vector>

#ifdef __linux__
#include <sys/resource.h>
#include <unistd.h>
#endif

#include "core/parallel/thread_budget.h"
#include "core/parallel/workers.h"
#include "tests/support/register_test.h"

using namespace fovea;

namespace {

/// Half of the smallest normal number: zero where denormals are flushed.
float half(float value) {
    volatile float number = value;
    number = number * 0.5F;
    return number;
}

}  // namespace

class TestWorkers : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyIndexOnce_data() {
        QTest::addColumn<int>("threads");
        QTest::addColumn<int>("count");
        for (const int threads : {1, 2, 3, 7, 16})
            for (const int count : {-1, 0, 1, 2, 15, 1000})
                QTest::addRow("%d threads, %d indices", threads, count) << threads << count;
    }
    void everyIndexOnce() {
        QFETCH(int, threads);
        QFETCH(int, count);
        Workers workers(threads);
        QCOMPARE(workers.threads(), threads);
        std::vector<std::atomic<int>> seen(static_cast<std::size_t>(std::max(0, count)));
        workers.forEach(count, [&](int i) { ++seen.at(static_cast<std::size_t>(i)); });
        for (const auto& times : seen) QCOMPARE(times.load(), 1);
    }

    // More threads than cores must really run, or a sweep over thread counts proves nothing.
    void threadsMayExceedCores() {
        Workers workers(7);
        std::atomic<int> inside = 0;
        std::atomic<int> most = 0;
        const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(20);
        workers.forEach(7, [&](int) {
            const int now = ++inside;
            int before = most.load();
            while (before < now && !most.compare_exchange_weak(before, now)) {
            }
            while (most.load() < 7 && std::chrono::steady_clock::now() < deadline) std::this_thread::yield();
            --inside;
        });
        QCOMPARE(most.load(), 7);
    }

    // Where the system starts no more threads, oneTBB would end the program.
    void fewerThreadsThanWanted() {
        int limit = 12;
        ThreadBudget budget([&](int count) { return std::min(count, limit); });
        QCOMPARE(budget.take(1), 1);
        QCOMPARE(budget.take(4), 4);  // three beside the calling one, and the reserve
        QCOMPARE(budget.take(4), 2);  // one more is left
        QCOMPARE(budget.take(2), 1);
        budget.giveBack(4);
        QCOMPARE(budget.take(3), 3);
        limit = 100;  // other programs have ended
        QCOMPARE(budget.take(20), 20);
        limit = 0;
        QCOMPARE(ThreadBudget([&](int) { return limit; }).take(8), 1);
        QCOMPARE(threadsThatStart(3), 3);
    }

    void zeroMeansOnePerCore() {
        QCOMPARE(Workers(0).threads(), static_cast<int>(std::thread::hardware_concurrency()));
    }

    void nestedCallsFinish() {
        Workers workers(3);
        std::atomic<int> sum = 0;
        workers.forEach(8, [&](int) { workers.forEach(8, [&](int i) { sum += i; }); });
        QCOMPARE(sum.load(), 8 * 28);
    }

    void exceptionsReachTheCaller() {
        Workers workers(2);
        const auto run = [&] {
            workers.forEach(100, [](int i) {
                if (i == 50) throw std::runtime_error("planted");
            });
        };
        QVERIFY_EXCEPTION_THROWN(run(), std::runtime_error);
    }

    void denormalsAreFlushedOnlyInside() {
#ifndef __SSE__
        QSKIP("known for x86 only");
#endif
        const float smallest = std::numeric_limits<float>::min();
        QVERIFY(half(smallest) > 0.0F);
        for (const int count : {1, 64}) {
            Workers workers(2);
            std::atomic<int> flushed = 0;
            workers.forEach(count, [&](int) { flushed += half(smallest) == 0.0F ? 1 : 0; });
            QCOMPARE(flushed.load(), count);
            QVERIFY2(half(smallest) > 0.0F, "the caller's own mode is restored");
        }
    }

#ifdef __linux__
    void backgroundThreadsAreNicer() {
        std::mutex mutex;
        std::set<int> niceness;
        // On a thread of our own: what forEach does to its caller can't be undone.
        std::thread([&] {
            Workers workers(4, Workers::Priority::Background);
            workers.forEach(64, [&](int) {
                std::this_thread::sleep_for(std::chrono::milliseconds(1));
                const std::lock_guard lock(mutex);
                niceness.insert(getpriority(PRIO_PROCESS, static_cast<id_t>(gettid())));
            });
        }).join();
        QVERIFY2(*niceness.begin() >= 10, "every thread that worked");
        QVERIFY2(getpriority(PRIO_PROCESS, 0) < 10, "the main thread keeps its priority");
    }
#endif

    void scratchIsAlignedAndApart() {
        Scratch frame;
        std::vector<std::pair<float*, std::size_t>> pieces;
        for (const std::size_t count : {1UL, 16UL, 17UL, 100000UL, 3UL, 0UL, 500000UL, 7UL}) {
            float* piece = frame.floats(count);
            QCOMPARE(reinterpret_cast<std::uintptr_t>(piece) % 64, std::uintptr_t{0});
            std::fill_n(piece, count, static_cast<float>(pieces.size()));
            pieces.emplace_back(piece, count);
        }
        for (std::size_t i = 0; i < pieces.size(); ++i)
            for (std::size_t k = 0; k < pieces[i].second; ++k) QCOMPARE(pieces[i].first[k], static_cast<float>(i));
    }

    void nestedFramesGiveBackTheirOwn() {
        Scratch outer;
        float* kept = outer.floats(1000);
        std::fill_n(kept, 1000, 1.0F);
        float* first = nullptr;
        for (int round = 0; round < 3; ++round) {
            Scratch inner;
            float* piece = inner.floats(300000);  // larger than what the outer frame's block has left
            std::fill_n(piece, 300000, 2.0F);
            if (first == nullptr) first = piece;
            QCOMPARE(piece, first);
            Scratch innermost;
            std::fill_n(innermost.floats(2000000), 2000000, 3.0F);
            QCOMPARE(piece[299999], 2.0F);
        }
        for (int i = 0; i < 1000; ++i) QCOMPARE(kept[i], 1.0F);
    }

    void steadyStateReusesMemory() {
        const auto round = [] {
            Scratch frame;
            float* a = frame.floats(50000);
            float* b = frame.floats(200000);
            return std::pair(a, b);
        };
        round();
        const auto second = round();
        QCOMPARE(round(), second);
        QVERIFY(second.second == second.first + 50000 - 50000 % 16 + (50000 % 16 ? 16 : 0));
    }

    void threadsHaveScratchOfTheirOwn() {
        Workers workers(4);
        std::atomic<int> wrong = 0;
        workers.forEach(200, [&](int i) {
            Scratch frame;
            float* piece = frame.floats(5000);
            std::fill_n(piece, 5000, static_cast<float>(i));
            std::this_thread::yield();
            for (int k = 0; k < 5000; ++k)
                if (piece[k] != static_cast<float>(i)) ++wrong;
        });
        QCOMPARE(wrong.load(), 0);
    }
};

FOVEA_TEST(TestWorkers)
#include "tst_workers.moc"
