// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>
#include <concepts>
#include <cstdint>
#include <numbers>

namespace fovea {

/// What random numbers are drawn for. Streams of different purposes have nothing to do with each
/// other, so that a network with one dropout layer more still gets the same initial weights.
/// The numbers are part of every saved run: never change one, only add.
enum class RandomPurpose : std::uint64_t {
    Weights = 1,
    Dropout = 2,
    Shuffle = 3,
    Split = 4,
    Augment = 5,
    Synthetic = 6,
    Analysis = 7,
    Bench = 8,
    Test = 1000,
};

/// The finaliser of SplitMix64 (Steele, Lea & Flood, "Fast splittable pseudorandom number
/// generators", 2014, with Stafford's constants "Mix13"): a bijection of 64 bits that changes
/// about half of them when one changes.
constexpr std::uint64_t mixBits(std::uint64_t x) {
    x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9U;
    x = (x ^ (x >> 27)) * 0x94D049BB133111EBU;
    return x ^ (x >> 31);
}

/// 64 random bits as a function of (seed, purpose, counters): no state, so that neither the order of
/// drawing nor the number of threads matters. For fixed leading counters, the last counter 0, 1, 2, …
/// walks through SplitMix64's sequence from a start of its own.
template <std::integral... Counters>
constexpr std::uint64_t randomBits(std::uint64_t seed, RandomPurpose purpose, Counters... counters) {
    constexpr std::uint64_t golden = 0x9E3779B97F4A7C15U;
    std::uint64_t state = mixBits(seed + golden);
    state = mixBits(state + golden * (static_cast<std::uint64_t>(purpose) + 1));
    ((state = mixBits(state + golden * (static_cast<std::uint64_t>(counters) + 1))), ...);
    return state;
}

/// Uniform in [0, 1), with 24 bits.
constexpr float uniformFloat(std::uint64_t bits) { return static_cast<float>(bits >> 40) * 0x1p-24F; }
/// Uniform in [0, 1), with 53 bits.
constexpr double uniformDouble(std::uint64_t bits) { return static_cast<double>(bits >> 11) * 0x1p-53; }
/// Uniform in {0, …, bound − 1}, bound ≥ 1; biased by less than bound / 2^32.
constexpr std::uint32_t uniformBelow(std::uint64_t bits, std::uint32_t bound) {
    return static_cast<std::uint32_t>(((bits >> 32) * bound) >> 32);
}
/// Standard normal (mean 0, deviation 1) from 64 bits, by Box & Muller, 1958; |result| < 6.7.
inline double normalDouble(std::uint64_t bits) {
    const double first = (static_cast<double>(bits >> 32) + 0.5) * 0x1p-32;  // never 0, whose logarithm is not finite
    const double second = static_cast<double>(bits & 0xFFFFFFFFU) * 0x1p-32;
    return std::sqrt(-2.0 * std::log(first)) * std::cos(2.0 * std::numbers::pi * second);
}

/// The same numbers in sequence, where code draws one after the other.
class RandomStream {
public:
    template <std::integral... Counters>
    constexpr explicit RandomStream(std::uint64_t seed, RandomPurpose purpose, Counters... counters)
        : start_(randomBits(seed, purpose, counters...)) {}

    constexpr std::uint64_t bits() { return bitsAt(drawn_++); }
    /// The i-th of the stream, wherever the drawing stands.
    constexpr std::uint64_t bitsAt(std::uint64_t i) const { return mixBits(start_ + 0x9E3779B97F4A7C15U * (i + 1)); }
    constexpr double uniform() { return uniformDouble(bits()); }
    /// Uniform in [low, high).
    constexpr double uniform(double low, double high) { return low + (high - low) * uniform(); }
    /// Uniform in {0, …, bound − 1}, bound ≥ 1.
    constexpr int below(int bound) { return static_cast<int>(uniformBelow(bits(), static_cast<std::uint32_t>(bound))); }
    double normal() { return normalDouble(bits()); }

private:
    std::uint64_t start_;
    std::uint64_t drawn_ = 0;
};

}  // namespace fovea
