// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <variant>
#include <vector>

#include "core/analysis/dreaming.h"
#include "core/analysis/fooling.h"
#include "core/analysis/unit_terms.h"
#include "core/attribution/sanity_check.h"

namespace fovea {

/// What can be asked of a model and a picture, and the answers. A closed set: a question is a value, and its answer
/// stands at the same place of the other variant.

/// What do these layers make of the picture? Nodes that there aren't are passed over.
struct MapsQuery {
    std::vector<NodeId> nodes;
    friend bool operator==(const MapsQuery&, const MapsQuery&) = default;
};
/// One node's output, a copy.
struct FeatureMaps {
    Shape shape;
    std::vector<float> values;  ///< H × W × C, channels fastest
    float at(int y, int x, int channel) const {
        return values[(std::size_t(y) * std::size_t(shape.width) + std::size_t(x)) * std::size_t(shape.channels) +
                      std::size_t(channel)];
    }
    friend bool operator==(const FeatureMaps&, const FeatureMaps&) = default;
};
struct MapsAnswer {
    std::map<NodeId, FeatureMaps> maps;  ///< the input node's is the standardised picture
};

/// How does this unit come about?
struct UnitTermsQuery {
    NodeId node;
    int y = 0, x = 0, channel = 0;
    friend bool operator==(const UnitTermsQuery&, const UnitTermsQuery&) = default;
};
struct UnitTermsAnswer {
    std::optional<UnitTerms> terms;  ///< nothing where there is no such unit
    float value = 0;                 ///< the unit's own in the network; the terms' total but for rounding
};

/// Which parts of the picture does a class's score owe itself to?
struct AttributionQuery {
    AttributionRequest request;
    friend bool operator==(const AttributionQuery&, const AttributionQuery&) = default;
};
struct AttributionAnswer {
    AttributionMap map;  ///< while it is at work, what is known so far
};

/// Does that map depend on what was learned?
struct SanityQuery {
    AttributionRequest request;
    std::uint64_t seed = 99;
    friend bool operator==(const SanityQuery&, const SanityQuery&) = default;
};
struct SanityAnswer {
    SanityCheck check;
};

/// How little must the picture change to be taken for something else?
struct FoolQuery {
    FoolingRequest request;
    friend bool operator==(const FoolQuery&, const FoolQuery&) = default;
};
struct FoolAnswer {
    Fooling fooling;
};

/// How sure is the network of pictures that show nothing?
struct NonsenseQuery {
    std::uint64_t seed = 1;
    friend bool operator==(const NonsenseQuery&, const NonsenseQuery&) = default;
};
struct NonsenseAnswer {
    std::vector<NonsensePicture> pictures;
};

/// What picture does a part of the network answer to most?
struct DreamQuery {
    DreamRequest request;
    std::shared_ptr<const DreamState> from;  ///< goes on from there; null: begins
    friend bool operator==(const DreamQuery&, const DreamQuery&) = default;
};
struct DreamAnswer {
    DreamState state;
};

using InspectionQuery =
    std::variant<MapsQuery, UnitTermsQuery, AttributionQuery, SanityQuery, FoolQuery, NonsenseQuery, DreamQuery>;
using InspectionAnswer =
    std::variant<MapsAnswer, UnitTermsAnswer, AttributionAnswer, SanityAnswer, FoolAnswer, NonsenseAnswer, DreamAnswer>;

}  // namespace fovea
