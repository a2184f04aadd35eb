// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <mutex>

namespace fovea {

/// Starts `count` threads that live at the same time, and ends them. Gives how many the system started.
int threadsThatStart(int count);

/// Who may have how many threads. oneTBB starts one when it is first needed, and ends the program where the system
/// refuses it (limits on a user's processes, containers); so they are tried out before they are promised.
class ThreadBudget {
public:
    /// Threads that others of the program may need: reading ahead, signals, jobs of the window.
    static constexpr int reserve = 8;

    explicit ThreadBudget(std::function<int(int)> tryOut = threadsThatStart) : tryOut_(std::move(tryOut)) {}
    static ThreadBudget& ofProcess();

    /// `wanted` threads, the calling one among them; fewer where there are no more, but at least that one.
    int take(int wanted);
    /// What take() gave.
    void giveBack(int threads);

private:
    std::function<int(int)> tryOut_;
    std::mutex mutex_;
    int promised_ = 0;  ///< beside calling threads
    int proven_ = 0;    ///< of those that were tried out at once, the reserve left out
};

}  // namespace fovea
