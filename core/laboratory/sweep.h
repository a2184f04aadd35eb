// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "core/error.h"
#include "core/network/network_spec.h"
#include "core/training/training_options.h"

namespace fovea {

/// What a sweep can vary.
enum class SweepQuantity { Rate, Momentum, Decay, Batch, Width, Seed };

/// What stands in front of "=" in a sweep's text, and which numbers it takes.
struct SweepQuantityInfo {
    SweepQuantity quantity{};
    std::string_view name;
    double smallest = 0;
    double largest = 0;
    bool whole = false;
};
std::span<const SweepQuantityInfo> sweepQuantities();
const SweepQuantityInfo& infoOf(SweepQuantity quantity);

/// One quantity of a sweep and the values it takes: those of a list, or, in a random sweep, drawn from [low, high] evenly
/// or evenly in their logarithms.
struct SweepAxis {
    enum class Values { Listed, Uniform, Logarithmic };
    SweepQuantity quantity{};
    Values kind = Values::Listed;
    std::vector<double> listed;
    double low = 0;
    double high = 0;
    friend bool operator==(const SweepAxis&, const SweepAxis&) = default;
};

/// How many runs of a random sweep, and the seed by which they are drawn.
struct SweepDraws {
    int runs = 1;
    std::uint64_t seed = 1;
    friend bool operator==(const SweepDraws&, const SweepDraws&) = default;
};

/// Runs that differ in a few settings: all combinations of the axes' values, or, with `draws`, so many random ones. Each
/// quantity stands once.
struct Sweep {
    std::vector<SweepAxis> axes;
    std::optional<SweepDraws> draws;
    friend bool operator==(const Sweep&, const Sweep&) = default;
};

inline constexpr std::int64_t mostSweepRuns = 1000;

/// Without making them. Combinations beyond 2^53 are that many.
std::int64_t runCount(const Sweep& sweep);

/// One of the runs: a value for each of the axes.
struct SweepRun {
    int number = 1;  ///< from 1
    std::vector<double> values;
    friend bool operator==(const SweepRun&, const SweepRun&) = default;
};

/// All of them; of a grid the last axis changes fastest. What a random sweep draws is a function of its seed, the run's number
/// and the quantity: another axis or more runs change no draw. Drawn numbers have three significant digits, so that they
/// can be written down. Requires runCount() ≤ mostSweepRuns.
std::vector<SweepRun> runsOf(const Sweep& sweep);

/// What a run of a sweep trains.
struct SweepVariant {
    NetworkSpec spec;
    TrainingOptions options;
};
/// Puts a run's values into what holds otherwise. Errors: OptionInvalid (also for a momentum that the optimizer doesn't have),
/// NetworkInvalid (a width at which the layers don't fit).
Result<SweepVariant> variantOf(const Sweep& sweep, const SweepRun& run, const NetworkSpec& spec,
                               const TrainingOptions& options);

/// The network with all hidden widths times `factor`, rounded, at least 1: filters of convolutions and of locally connected layers, and units of
/// dense layers, but for those whose outputs become the scores or are compared with fixed codes. Depthwise convolutions keep a filter for each channel. Error: NetworkInvalid, where the
/// result is not sound, and where a layer picks channels by their numbers (a slice, a table of connections), so that it would pick
/// others; the name is that layer's.
Result<NetworkSpec> widened(const NetworkSpec& spec, double factor);

}  // namespace fovea
