// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/parallel/thread_budget.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <string>
#include <system_error>
#include <thread>
#include <vector>

#ifdef __linux__
#include <unistd.h>
#endif

namespace fovea {
namespace {

#ifdef __linux__
/// A thread that was joined may count for a moment still.
void waitUntilGone(pid_t thread) {
    const std::string entry = "/proc/self/task/" + std::to_string(thread);
    const auto end = std::chrono::steady_clock::now() + std::chrono::milliseconds(100);
    while (::access(entry.c_str(), F_OK) == 0 && std::chrono::steady_clock::now() < end) std::this_thread::yield();
}
#endif

}  // namespace

int threadsThatStart(int count) {
    std::atomic<bool> mayEnd{false};
    std::vector<std::atomic<int>> ids(static_cast<std::size_t>(count));
    std::vector<std::thread> threads;
    threads.reserve(static_cast<std::size_t>(count));
    try {
        for (int i = 0; i < count; ++i)
            threads.emplace_back([&mayEnd, &id = ids[static_cast<std::size_t>(i)]] {
#ifdef __linux__
                id = gettid();
#endif
                mayEnd.wait(false);
            });
    } catch (const std::system_error&) {
        // That is the answer.
    }
    mayEnd = true;
    mayEnd.notify_all();
    for (std::thread& thread : threads) thread.join();
#ifdef __linux__
    for (std::size_t i = 0; i < threads.size(); ++i) waitUntilGone(ids[i]);
#endif
    return static_cast<int>(threads.size());
}

ThreadBudget& ThreadBudget::ofProcess() {
    static ThreadBudget budget;
    return budget;
}

int ThreadBudget::take(int wanted) {
    const std::lock_guard lock(mutex_);
    const int needed = promised_ + wanted - 1;
    if (needed > proven_) proven_ = std::max(proven_, tryOut_(needed + reserve) - reserve);
    const int given = std::clamp(proven_ - promised_, 0, wanted - 1);
    promised_ += given;
    return given + 1;
}

void ThreadBudget::giveBack(int threads) {
    const std::lock_guard lock(mutex_);
    promised_ -= threads - 1;
}

}  // namespace fovea
