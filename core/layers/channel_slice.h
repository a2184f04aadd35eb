// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layers/structure_kind.h"

namespace fovea {

/// Some neighbouring channels of its input. Two of them are a split.
struct ChannelSliceSpec : StructureKind {
    int first = 0;
    int channels = 1;
    static constexpr std::string_view kind = "channel_slice";
    static constexpr NodeStem stem{"Slice"};
    static constexpr auto fields() {
        return std::tuple(numberField("first", &ChannelSliceSpec::first, SettingId::First, 0, 1048576),
                          numberField("channels", &ChannelSliceSpec::channels, SettingId::Channels, 1, 1048576));
    }
    friend bool operator==(const ChannelSliceSpec&, const ChannelSliceSpec&) = default;
};

ShapeResult outputShape(const ChannelSliceSpec& spec, std::span<const Shape> inputs);
std::optional<WindowGeometry> windowOf(const ChannelSliceSpec& spec, const Shape& input);
void forward(const ChannelSliceSpec& spec, const LayerForward& pass);
void backward(const ChannelSliceSpec& spec, const LayerBackward& pass);

}  // namespace fovea
