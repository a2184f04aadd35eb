// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <stop_token>
#include <vector>

#include "core/error.h"
#include "core/network/network.h"
#include "core/parallel/workers.h"
#include "core/training/batch.h"

namespace fovea {

/// Where a channel answered most strongly in one image: its largest value and the unit that has it, the first of equals,
/// row by row.
struct TopResponse {
    std::int64_t image = 0;  ///< index into the data set
    float value = 0;
    int y = 0, x = 0;
    friend bool operator==(const TopResponse&, const TopResponse&) = default;
};

/// For each channel of some layers the images that excite it most, each once: the largest values first, of equals the
/// image that came first.
struct TopResponses {
    std::int64_t images = 0;                                         ///< that were looked at
    std::map<NodeId, std::vector<std::vector<TopResponse>>> layers;  ///< by channel

    /// Empty where there is no such channel.
    std::span<const TopResponse> of(NodeId layer, int channel) const;
};

/// One pass over the source. `progress` gets the images done and in all with what is known so far, after each batch; a
/// stop is looked for before each part of one. What is no number excites nothing. Requires Purpose::Inspection.
/// Errors: Cancelled, and what the source answers.
Result<TopResponses> topResponses(Network& network, BatchSource& source, std::span<const NodeId> layers, int top,
                                  std::stop_token stop,
                                  FunctionRef<void(std::int64_t, std::int64_t, const TopResponses&)> progress);

/// The layers that can be asked about: all but the input, and flattens, whose values are single ones of the maps before
/// and as many channels. Requires a sound spec.
std::vector<NodeId> excitableLayers(const NetworkSpec& spec);

/// Images at a time, so that what an inspecting network keeps of them stays within 128 MB. Requires a sound spec.
int inspectionBatch(const NetworkSpec& spec);

}  // namespace fovea
