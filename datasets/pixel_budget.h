// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <utility>

namespace fovea {

/// How many pixels may be decoded at once, by all threads together: a large picture waits until others are done, in the order
/// of asking. Without it memory would grow with the number of threads. Whoever holds a share must not ask for another.
class PixelBudget {
public:
    explicit PixelBudget(std::int64_t most) : most_(most) {}
    PixelBudget(const PixelBudget&) = delete;
    PixelBudget& operator=(const PixelBudget&) = delete;

    /// Gives its pixels back at its end.
    class Share {
    public:
        Share() = default;
        Share(PixelBudget& budget, std::int64_t pixels) : budget_(&budget), pixels_(pixels) {}
        Share(Share&& other) noexcept : budget_(std::exchange(other.budget_, nullptr)), pixels_(other.pixels_) {}
        Share& operator=(Share&& other) noexcept {
            Share given(std::move(other));
            std::swap(budget_, given.budget_);
            std::swap(pixels_, given.pixels_);
            return *this;
        }
        Share(const Share&) = delete;
        Share& operator=(const Share&) = delete;
        ~Share() {
            if (budget_ != nullptr) budget_->giveBack(pixels_);
        }
        std::int64_t pixels() const { return pixels_; }

    private:
        PixelBudget* budget_ = nullptr;
        std::int64_t pixels_ = 0;
    };

    /// Waits until `pixels` are free; what is more than there is counts as all of it.
    Share take(std::int64_t pixels) {
        pixels = std::clamp<std::int64_t>(pixels, 0, most_);
        std::unique_lock lock(mutex_);
        const std::uint64_t ticket = nextTicket_++;
        changed_.wait(lock, [&] { return ticket == turn_ && taken_ + pixels <= most_; });
        ++turn_;
        taken_ += pixels;
        changed_.notify_all();
        return {*this, pixels};
    }

private:
    void giveBack(std::int64_t pixels) {
        const std::lock_guard lock(mutex_);
        taken_ -= pixels;
        changed_.notify_all();
    }

    const std::int64_t most_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::int64_t taken_ = 0;
    std::uint64_t nextTicket_ = 0;
    std::uint64_t turn_ = 0;
};

}  // namespace fovea
