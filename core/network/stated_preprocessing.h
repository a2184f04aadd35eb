// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/network/network_spec.h"
#include "core/network/weights.h"

namespace fovea {

/// What becomes of red, green and blue on their way into a network.
enum class ChannelOrder : std::uint8_t {
    Rgb,
    Bgr,   ///< red and blue exchanged, as OpenCV and Caffe read pictures
    Grey,  ///< each channel is 0.299 R + 0.587 G + 0.114 B (ITU-R BT.601)
};

/// How another program makes numbers of a picture before its network gets them, as a person states it. With x in [0, 1]:
/// y = (scale · x − mean) / deviation, channel by channel in the order red, green, blue; then the channels are put in order.
struct StatedPreprocessing {
    int scale = 1;                       ///< 1 or 255
    std::vector<double> mean{0.0};       ///< one for all channels, or one for each
    std::vector<double> deviation{1.0};  ///< the standard deviation; likewise, above 0
    ChannelOrder order = ChannelOrder::Rgb;
    friend bool operator==(const StatedPreprocessing&, const StatedPreprocessing&) = default;
};

struct PreprocessingPreset {
    std::string_view id;
    StatedPreprocessing value;
};
/// none, 0-255, minus-one-one, imagenet, mnist, cifar10: without an order of channels.
std::span<const PreprocessingPreset> preprocessingPresets();

/// Why a text states no preprocessing.
enum class PreprocessingFault : std::uint8_t {
    Unknown,     ///< neither a preset nor scale=, mean=, std=, bgr or grey
    Twice,       ///< said a second time, or beside a preset that says it
    Scale,       ///< neither 1 nor 255
    Number,      ///< no finite number
    Deviation,   ///< not above 0
    Counts,      ///< mean and std have different numbers of values
    OnlyColour,  ///< channels in an order, for a network that takes neither 1 nor 3 channels, or BGR for one channel
    Channels,    ///< as many values as the network's pictures have no channels
};
/// Where it stands, in bytes from the start: [first, end).
struct PreprocessingProblem {
    PreprocessingFault fault = PreprocessingFault::Unknown;
    std::size_t first = 0;
    std::size_t end = 0;
    friend bool operator==(const PreprocessingProblem&, const PreprocessingProblem&) = default;
};

/// "imagenet", "0-255;bgr", "scale=255;mean=123.68,116.779,103.939;std=1;bgr": a preset or any of scale, mean and std, what
/// is left out being as in none, and then at most one order. Blanks around the parts are passed over. Numbers are written as
/// in the C locale.
std::variant<StatedPreprocessing, PreprocessingProblem> parsePreprocessing(std::string_view text);
/// A text that parsePreprocessing() reads back: by its preset's name where there is one.
std::string preprocessingText(const StatedPreprocessing& stated);

/// Why a network of so many input channels can't have it; nothing where it can.
std::optional<PreprocessingFault> preprocessingMisfit(const StatedPreprocessing& stated, int networkChannels);
/// How many channels pictures have that go into it: 3 where they are put in an order, else those of the network.
int pictureChannels(const StatedPreprocessing& stated, int networkChannels);

/// The formula above. `pixels`: H × W × C values in [0, 1], channels fastest, C as pictureChannels() says; gives
/// H × W × networkChannels values. Requires no misfit.
std::vector<float> preprocessedPixels(const StatedPreprocessing& stated, std::span<const float> pixels,
                                      int networkChannels);

/// What was stated of a model, with what it takes to state something else.
struct StatedInput {
    StatedPreprocessing stated;
    Preprocessing own;             ///< what the model does by itself with what it gets: the file's
    std::optional<NodeId> mixing;  ///< the layer behind the input that puts channels in order
    friend bool operator==(const StatedInput&, const StatedInput&) = default;
};

/// A model that takes pictures in [0, 1].
struct StatedModel {
    Model model;
    std::optional<StatedInput> input;  ///< nothing where what was stated changes nothing
};
/// The model with what is stated in front, in the place of what was stated before: mean and standard deviation join the
/// model's own in Model::preprocessing, an order of channels becomes a 1×1 convolution behind the input, so that everything
/// else, exports among them, goes on as with any network. A new layer gets the id `free`, which the network must not have.
/// Its weights are null where the model's are. Requires a sound network and no misfit, with networkChannels().
StatedModel withPreprocessing(const Model& model, const std::optional<StatedInput>& before,
                              const StatedPreprocessing& stated, NodeId free);

/// Channels that the model takes without what was stated.
int networkChannels(const NetworkSpec& spec, const std::optional<StatedInput>& before);

}  // namespace fovea
