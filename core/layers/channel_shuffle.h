// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layers/structure_kind.h"

namespace fovea {

/// The first channel of each group, then the second of each, and so on: what a grouped convolution then reads comes
/// from all groups. Zhang et al., "ShuffleNet", 2018.
struct ChannelShuffleSpec : StructureKind {
    int groups = 2;
    static constexpr std::string_view kind = "channel_shuffle";
    static constexpr NodeStem stem{"Shuffle"};
    static constexpr Sees sees = Sees::Pixel;
    static constexpr auto fields() {
        return std::tuple(numberField("groups", &ChannelShuffleSpec::groups, SettingId::Groups, 1, 65536));
    }
    friend bool operator==(const ChannelShuffleSpec&, const ChannelShuffleSpec&) = default;
};

ShapeResult outputShape(const ChannelShuffleSpec& spec, std::span<const Shape> inputs);
void forward(const ChannelShuffleSpec& spec, const LayerForward& pass);
void backward(const ChannelShuffleSpec& spec, const LayerBackward& pass);

}  // namespace fovea
