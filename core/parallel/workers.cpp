// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/parallel/workers.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

#include <oneapi/tbb/blocked_range.h>
#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/parallel_for.h>
#include <oneapi/tbb/partitioner.h>
#include <oneapi/tbb/task_arena.h>
#include <oneapi/tbb/task_group.h>
#include <oneapi/tbb/task_scheduler_observer.h>

#ifdef __linux__
#include <sys/resource.h>
#include <unistd.h>
#endif

#include "core/parallel/denormals.h"
#include "core/parallel/thread_budget.h"

namespace fovea {

namespace {

constexpr int backgroundNiceness = 10;
constexpr int largestThreadCount = 256;

// An unprivileged thread can't take its niceness back, so the main thread, which is the
// interface's, is left alone.
void lowerPriorityOfThisThread() {
#ifdef __linux__
    const auto thread = static_cast<id_t>(gettid());
    if (gettid() != getpid() && getpriority(PRIO_PROCESS, thread) < backgroundNiceness)
        setpriority(PRIO_PROCESS, thread, backgroundNiceness);
#endif
}

/// Lowers the priority of each thread that comes to work in an arena for background work.
class PriorityObserver : public tbb::task_scheduler_observer {
public:
    PriorityObserver(tbb::task_arena& arena, Workers::Priority priority) : task_scheduler_observer(arena) {
        if (priority == Workers::Priority::Background) observe(true);
    }
    ~PriorityObserver() override { observe(false); }
    void on_scheduler_entry(bool /*isWorker*/) override { lowerPriorityOfThisThread(); }
};

// Without this, oneTBB gives all arenas together one thread per core, even where more were asked
// for. The smallest limit alive counts, hence a single one for the whole process.
void allowMoreThreadsThanCores() {
    static const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, largestThreadCount);
}

int resolveThreads(int threads) {
    allowMoreThreadsThanCores();
    return threads > 0 ? std::min(threads, largestThreadCount)
                       : std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
}

#ifdef __SANITIZE_THREAD__
/// The thread sanitizer doesn't see how a oneTBB that was built without it hands work over and takes it back.
/// With threads that it knows, it reports races between two pieces of work and no others.
void runOnThreads(int threads, Workers::Priority priority, int count, FunctionRef<void(int)> body) {
    std::mutex mutex;
    std::exception_ptr thrown;
    const auto work = [&](int first) {
        if (priority == Workers::Priority::Background) lowerPriorityOfThisThread();
        const FlushDenormals flush;
        try {
            for (int i = first; i < count; i += threads)
                body(i);  // each has its share, so that a race shows every time
        } catch (...) {
            const std::lock_guard lock(mutex);
            thrown = std::current_exception();
        }
    };
    std::vector<std::thread> others;
    for (int i = 1; i < threads; ++i) others.emplace_back(work, i);
    work(0);
    for (std::thread& other : others) other.join();
    if (thrown) std::rethrow_exception(thrown);
}
#endif

}  // namespace

struct Workers::Impl {
    Impl(int threadCount, Priority wanted)
        : threads(ThreadBudget::ofProcess().take(resolveThreads(threadCount))),
          priority(wanted),
          arena(threads, 1),
          observer(arena, priority) {}
    ~Impl() { ThreadBudget::ofProcess().giveBack(threads); }
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;
    int threads;
    Priority priority;
    tbb::task_arena arena;
    PriorityObserver observer;
};

Workers::Workers(int threads, Priority priority) : impl_(std::make_unique<Impl>(threads, priority)) {}
Workers::Workers(Serial) {}
Workers::~Workers() = default;

Workers& Workers::serial() {
    static Workers workers{Serial{}};
    return workers;
}

int Workers::threads() const { return impl_ ? impl_->threads : 1; }

void Workers::enter(FunctionRef<void()> body) {
    const FlushDenormals flush;
    if (!impl_) return body();
    impl_->arena.execute([&] { body(); });
}

void Workers::forEachByWorker(int count, FunctionRef<void(int, int)> body) {
    const int workerCount = std::min(threads(), count);
    if (workerCount <= 1) return forEach(count, [&](int index) { body(index, 0); });
    std::array<std::atomic_flag, largestThreadCount> taken;  // clear from the start, since C++20
    forEach(count, [&](int index) {
        // No more threads than workerCount are here, so that one is free.
        int worker = std::max(0, tbb::this_task_arena::current_thread_index()) % workerCount;
        while (taken[static_cast<std::size_t>(worker)].test_and_set(std::memory_order_acquire))
            worker = (worker + 1) % workerCount;
        body(index, worker);
        taken[static_cast<std::size_t>(worker)].clear(std::memory_order_release);
    });
}

void Workers::forEach(int count, FunctionRef<void(int)> body) {
    if (count <= 0) return;
    if (!impl_) {
        for (int i = 0; i < count; ++i) body(i);
        return;
    }
    const FlushDenormals flush;
    if (count == 1) return body(0);
#ifdef __SANITIZE_THREAD__
    return runOnThreads(std::min(impl_->threads, count), impl_->priority, count, body);
#endif
    // The context carries this thread's mode to whoever takes part; else oneTBB puts back its own.
    tbb::task_group_context context(tbb::task_group_context::bound,
                                    tbb::task_group_context::default_traits | tbb::task_group_context::fp_settings);
    impl_->arena.execute([&] {
        tbb::parallel_for(
            tbb::blocked_range<int>(0, count, 1),
            [&](const tbb::blocked_range<int>& range) {
                for (int i = range.begin(); i != range.end(); ++i) body(i);
            },
            tbb::simple_partitioner(), context);
    });
}

}  // namespace fovea
