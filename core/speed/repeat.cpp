// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/speed/repeat.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <vector>

namespace fovea {

namespace {

constexpr int fewestRepeats = 3;
/// Of the time allowed: what the warm-up takes at least, and what a repeat takes about.
constexpr double warmUpShare = 0.15;
constexpr double repeatShare = 1.0 / 24;
/// The clock and a call cost some microseconds; next to this they don't count.
constexpr double shortestRepeat = 0.005;

class Stopwatch {
public:
    explicit Stopwatch(const Patience& patience) : clock_(patience.clock), start_(clock_()) {}
    double seconds() const { return clock_() - start_; }

private:
    double (*clock_)();
    double start_;
};

double medianOf(std::vector<double> values) {
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

}  // namespace

double steadySeconds() {
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

Result<double> medianSeconds(const Patience& patience, FunctionRef<Result<void>(int)> work) {
    const Stopwatch all(patience);
    double single = 0;  // the last of the warm-up: the first pieces bring memory in
    do {
        if (patience.stop.stop_requested()) return Error(ErrorCode::Cancelled);
        const Stopwatch one(patience);
        if (auto done = work(1); !done) return done.error();
        single = std::max(one.seconds(), 1e-9);
    } while (all.seconds() < warmUpShare * patience.seconds);

    const double target = std::max(shortestRepeat, repeatShare * patience.seconds);
    const int pieces = static_cast<int>(std::clamp(std::round(target / single), 1.0, 1e6));
    std::vector<double> repeats;
    while (repeats.size() < fewestRepeats || all.seconds() < patience.seconds) {
        if (patience.stop.stop_requested()) return Error(ErrorCode::Cancelled);
        const Stopwatch repeat(patience);
        if (auto done = work(pieces); !done) return done.error();
        repeats.push_back(repeat.seconds() / pieces);
    }
    if (patience.stop.stop_requested()) return Error(ErrorCode::Cancelled);  // the last one may have been cut short
    return medianOf(std::move(repeats));
}

}  // namespace fovea
