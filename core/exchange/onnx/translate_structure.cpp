// SPDX-License-Identifier: GPL-3.0-or-later
// Values that are picked and moved, gates, and norms of one image.
#include <algorithm>
#include <limits>

#include "core/exchange/onnx/translator.h"

namespace fovea::onnxfile {
namespace {

constexpr std::int64_t largestCount = 1 << 20;

/// Runs of neighbours in a list of channels: {2, 3, 0} is {2, 2} and {0, 1}.
std::vector<ChannelSliceSpec> runsOf(const std::vector<int>& channels) {
    std::vector<ChannelSliceSpec> runs;
    for (const int channel : channels) {
        const bool goesOn = !runs.empty() && channel == runs.back().first + runs.back().channels;
        if (goesOn)
            ++runs.back().channels;
        else
            runs.push_back({.first = channel, .channels = 1});
    }
    return runs;
}

/// The number of groups that a shuffle of channels has; 0 for another order.
int shuffledGroups(const std::vector<int>& channels) {
    const int count = static_cast<int>(channels.size());
    if (count < 4 || channels[0] != 0 || channels[1] < 2 || count % channels[1] != 0) return 0;
    const int each = channels[1];
    const int groups = count / each;
    for (int c = 0; c < count; ++c)
        if (channels[static_cast<std::size_t>(c)] != c % groups * each + c / groups) return 0;
    return groups;
}

}  // namespace

void Translator::multiplyValues() {
    const Activation a = activation(0);
    Activation b = activation(1);
    if (a.axes != b.axes || a.groups != b.groups || a.order != b.order || (a.shape != b.shape && !a.order.empty()))
        refuse(OnnxUnsupported::ShapesDiffer, shapeText(a.shape) + ", " + shapeText(b.shape));
    if (a.node == b.node) b = behind(b, IdentitySpec{}, {});
    Activation y = a;
    y.node = assembly_.add(MultiplySpec{}, {a.node, b.node}, layerName());
    y.shape = assembly_.shape(y.node);
    y.raw = false;
    y.sole = true;
    give(y);
}

/// a − b as a + (−b)
void Translator::subtractValues() {
    const Activation a = activation(0);
    const Activation b = activation(1);
    if (a.axes != b.axes || a.groups != b.groups || a.order != b.order || a.shape != b.shape)
        refuse(OnnxUnsupported::ShapesDiffer, shapeText(a.shape) + ", " + shapeText(b.shape));
    const Activation negative = behind(b, ScaleSpec{.factor = -1}, {});
    Activation y = a;
    y.node = assembly_.add(AddSpec{}, {a.node, negative.node}, layerName());
    y.raw = false;
    y.sole = true;
    give(y);
}

void Translator::sliceValues() {
    Activation x = activation(0);
    const auto starts = listed("starts", 1);
    const auto ends = listed("ends", 2);
    if (!starts || !ends || starts->size() != ends->size())
        throw BrokenFile{{Reason::OperatorWithoutAxis, {nodeText(model_, index_)}}};
    std::vector<std::int64_t> axes = given(3) ? constant(3, "axes").wholes() : wholes("axes");
    if (axes.empty())
        for (std::size_t i = 0; i < starts->size(); ++i) axes.push_back(static_cast<std::int64_t>(i));
    const auto steps = given(4) ? constant(4, "steps").wholes() : std::vector<std::int64_t>(starts->size(), 1);
    if (axes.size() != starts->size() || steps.size() != starts->size())
        throw BrokenFile{{Reason::OperatorWithoutAxis, {nodeText(model_, index_)}}};

    const CropSpec uncut{.top = 0, .bottom = 0, .left = 0, .right = 0};
    CropSpec crop = uncut;
    SubsampleSpec thinned{.stride = {1, 1}};
    std::optional<ChannelSliceSpec> channels;
    for (std::size_t i = 0; i < axes.size(); ++i) {
        const char axis = x.axes[axisIndex(axes[i], x.axes.size())];
        const std::int64_t side = axis == 'N' ? std::numeric_limits<std::int32_t>::max() : sideOf(x, axis);
        const auto bound = [&](std::int64_t at) {
            return static_cast<int>(std::clamp<std::int64_t>(at < 0 ? std::max(at, -side) + side : at, 0, side));
        };
        const int begin = bound((*starts)[i]);
        const int end = bound((*ends)[i]);
        const bool isWhole = begin == 0 && end == side && steps[i] == 1;
        if (begin >= end || steps[i] < 1) refuse(OnnxUnsupported::Reordering);
        if (axis == 'C' && steps[i] == 1 && (!isWhole || own_))
            channels = ChannelSliceSpec{.first = begin, .channels = end - begin};
        else if (axis == 'H' || axis == 'W') {
            (axis == 'H' ? crop.top : crop.left) = begin;
            (axis == 'H' ? crop.bottom : crop.right) = static_cast<int>(side) - end;
            (axis == 'H' ? thinned.stride.height : thinned.stride.width) = setting("steps", steps[i], 1, largestCount);
        } else if (!isWhole) {
            refuse(OnnxUnsupported::Reordering);
        }
    }
    if (channels && !x.order.empty()) refuse(OnnxUnsupported::Reordering);
    if (channels) x = behind(x, *channels, layerName());
    const bool isOwnCrop = own_ && !channels && !given(4);
    if (crop != uncut || isOwnCrop) x = behind(x, crop, layerName());
    if (thinned.stride != Extent{1, 1} || (own_ && given(4))) x = stemmed(behind(x, thinned, layerName()));
    give(x);
}

void Translator::split() {
    if (isConstant(0)) refuse(OnnxUnsupported::OnlyConstant);
    const Activation x = activation(0);
    const char axis = x.axes[axisIndex(whole("axis", 0), x.axes.size())];
    if (axis != 'C' || !x.order.empty()) refuse(OnnxUnsupported::Reordering);
    auto parts = listed("split", 1);
    if (!parts) {
        // Equal parts, the last one smaller where they don't divide.
        const auto count = static_cast<std::int64_t>(node_->outputs.size());
        const std::int64_t each = (x.shape.channels + count - 1) / count;
        parts.emplace();
        for (std::int64_t left = x.shape.channels; left > 0; left -= each) parts->push_back(std::min(each, left));
    }
    std::int64_t first = 0;
    if (parts->size() != node_->outputs.size()) refuse(OnnxUnsupported::Attribute, "split = " + sidesText(*parts));
    for (std::size_t i = 0; i < parts->size(); ++i) {
        const ChannelSliceSpec part{.first = static_cast<int>(first),
                                    .channels = setting("split", (*parts)[i], 1, largestCount)};
        first += part.channels;
        if (!order_.readers.contains(node_->outputs[i])) continue;
        values_[node_->outputs[i]] = behind(x, part, layerName());
    }
}

/// Channels picked one by one: as runs of neighbours side by side, or as a shuffle.
void Translator::pick(const Activation& x) {
    const Constant& indices = constant(1, "indices");
    if (!x.order.empty() || indices.dims.size() > 1 || indices.count() == 0 || indices.count() > mostListed)
        refuse(OnnxUnsupported::Reordering);
    std::vector<int> channels;
    for (std::size_t i = 0; i < indices.count(); ++i)
        channels.push_back(static_cast<int>(axisIndex(indices.whole(i), static_cast<std::size_t>(x.shape.channels))));
    const int groups = shuffledGroups(channels);
    if (groups > 0 && static_cast<int>(channels.size()) == x.shape.channels)
        return give(behind(x, ChannelShuffleSpec{.groups = groups}, layerName()));
    const std::vector<ChannelSliceSpec> runs = runsOf(channels);
    if (static_cast<int>(runs.size()) > ConcatSpec::largestInputs) refuse(OnnxUnsupported::Reordering);
    Activation y = x;
    if (runs.size() > 1) {
        std::vector<NodeId> parts;
        for (const ChannelSliceSpec& run : runs) parts.push_back(behind(x, run, {}).node);
        y.node = assembly_.add(ConcatSpec{}, parts, layerName());
        y.shape = assembly_.shape(y.node);
        y.raw = false;
        y.sole = true;
    } else if (runs.front().channels != x.shape.channels) {
        y = behind(x, runs.front(), layerName());
    }
    if (indices.dims.empty()) std::erase(y.axes, 'C');
    give(y);
}

/// Channels laid out as groups, or groups laid out as channels again; false where neither is meant.
bool Translator::regroup(const Activation& x, const std::vector<std::int64_t>& sides) {
    const Shape& shape = x.shape;
    Activation y = x;
    if (x.axes.find('G') != std::string::npos) {
        const bool together = sides == std::vector<std::int64_t>{shape.channels, shape.height, shape.width};
        const bool isTurned = x.axes == "NDGHW";
        if (!together || (!isTurned && x.axes != "NGDHW" && x.axes != "NGR"))
            refuse(OnnxUnsupported::NotToVector, sidesText(sides));
        y.axes = "NCHW";
        y.groups = 1;
        if (isTurned) y = behind(y, ChannelShuffleSpec{.groups = x.groups}, layerName());
        give(y);
        return true;
    }
    const bool isMap = x.axes == "NCHW" || (shape.isVector() && x.axes == "NC");
    if (!isMap || !x.order.empty() || sides.empty() || sides.front() > shape.channels ||
        shape.channels % sides.front() != 0)
        return false;
    const bool apart = sides.size() == 4 && sides[1] == shape.channels / sides[0] && sides[2] == shape.height &&
                       sides[3] == shape.width;
    const bool inRows = sides.size() == 2 && (!shape.isVector() || (sides[0] > 1 && sides[1] > 1));
    if (!apart && !inRows) return false;
    y.axes = apart ? "NGDHW" : "NGR";
    y.groups = static_cast<int>(sides.front());
    give(y);
    return true;
}

float Translator::normEpsilon() const {
    const float epsilon = real("epsilon", 1e-5F);
    if (!(epsilon >= 0 && epsilon <= 1)) refuse(OnnxUnsupported::Attribute, "epsilon = " + std::to_string(epsilon));
    return std::max(epsilon, 1e-12F);
}

/// Scale and shift are one for each channel, or for each group.
Activation Translator::normed(const Activation& x, const LayerSpec& norm, const Constant& scale,
                              const Constant& shift) {
    const auto channels = static_cast<std::size_t>(x.shape.channels);
    for (const Constant* list : {&scale, &shift})
        if (list->count() == 0 || channels % list->count() != 0)
            refuse(OnnxUnsupported::WeightSides, sidesText(list->dims));
    const Activation y = behind(x, norm, layerName(1));
    const auto write = [&](ParameterRole role, const Constant& list) {
        assembly_.setWeights(y.node, role, channels, [list, channels, order = x.order](std::span<float> out) {
            if (list.count() == channels) return spread(list, order, out);
            for (std::size_t c = 0; c < channels; ++c) out[c] = list.real(c / (channels / list.count()));
        });
    };
    write(ParameterRole::Weight, scale);
    write(ParameterRole::Bias, shift);
    affineLayers_.insert(y.node);
    return stemmed(y);
}

void Translator::instanceNorm() {
    const Activation x = activation(0);
    const Constant& scale = constant(1, "scale");
    const Constant& shift = constant(2, "B");
    const auto demand = [&](int count) {
        if (scale.count() != static_cast<std::size_t>(count) || shift.count() != static_cast<std::size_t>(count))
            refuse(OnnxUnsupported::WeightSides, sidesText(scale.dims));
    };
    if (x.axes == "NGR") {
        demand(x.groups);
        return give(normed(x, GroupNormSpec{.groups = x.groups, .epsilon = normEpsilon()}, scale, shift));
    }
    if (x.axes != "NCHW") refuse(OnnxUnsupported::Axes, x.axes);
    demand(x.shape.channels);
    give(normed(x, InstanceNormSpec{.epsilon = normEpsilon()}, scale, shift));
}

void Translator::groupNorm() {
    const Activation x = activation(0);
    if (x.axes.size() < 2 || x.axes[1] != 'C') refuse(OnnxUnsupported::Axes, x.axes);
    if (!x.order.empty()) refuse(OnnxUnsupported::Reordering);
    const GroupNormSpec norm{.groups = setting("num_groups", whole("num_groups", 0), 1, largestCount),
                             .epsilon = normEpsilon()};
    const Constant& scale = constant(1, "scale");
    const Constant& shift = constant(2, "bias");
    for (const Constant* list : {&scale, &shift})
        if (list->count() != static_cast<std::size_t>(x.shape.channels) &&
            list->count() != static_cast<std::size_t>(norm.groups))
            refuse(OnnxUnsupported::WeightSides, sidesText(list->dims));
    give(normed(x, norm, scale, shift));
}

/// Zeros as further channels; behind a subsampling, which has them too, they become its own.
Activation Translator::channelsPadded(const Activation& x, int before, int behindThem) {
    if (!x.order.empty()) refuse(OnnxUnsupported::Reordering);
    const auto* thinned = std::get_if<SubsampleSpec>(&assembly_.node(x.node).layer);
    const bool joins =
        thinned != nullptr && thinned->before == 0 && thinned->behind == 0 && x.sole && isOwnStep(x.node);
    if (!joins) return behind(x, SubsampleSpec{.stride = {1, 1}, .before = before, .behind = behindThem}, layerName());
    assembly_.change(x.node, SubsampleSpec{.stride = thinned->stride, .before = before, .behind = behindThem});
    if (own_) assembly_.rename(x.node, node_->name);
    Activation y = x;
    y.shape = assembly_.shape(y.node);
    return y;
}

/// Of "Norm 1/Mul", a step of a layer that Fovea spelled out, and of "Norm 1", its last: "Norm 1".
std::string_view stemOf(const NodeView& node) { return node.name.substr(0, node.name.rfind('/')); }

Activation Translator::stemmed(const Activation& x) {
    stems_[x.node] = stemOf(*node_);
    return x;
}

bool Translator::isOwnStep(NodeId node) const {
    if (!own_) return true;
    const auto found = stems_.find(node);
    return found != stems_.end() && found->second == stemOf(*node_);
}

}  // namespace fovea::onnxfile
