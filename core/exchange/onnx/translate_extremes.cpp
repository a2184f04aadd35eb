// SPDX-License-Identifier: GPL-3.0-or-later
// Largest and smallest values, reductions of maps, and functions of single numbers.
#include <algorithm>
#include <cmath>
#include <limits>

#include "core/exchange/onnx/translator.h"

namespace fovea::onnxfile {
namespace {

/// Beyond it no activation comes: what has no bound on one side is bounded there.
constexpr float farthest = 1e6F;

std::string withoutLetters(std::string axes, const std::string& letters) {
    std::erase_if(axes, [&](char axis) { return letters.find(axis) != std::string::npos; });
    return axes;
}

}  // namespace

void Translator::clipTo(std::size_t i, float smallest, float largest) {
    if (smallest == 0 && largest >= farthest) return giveLayer(i, ReluSpec{});
    const ClipSpec spec{.smallest = std::max(smallest, -farthest), .largest = std::min(largest, farthest)};
    if (!(spec.smallest <= spec.largest)) refuse(OnnxUnsupported::Attribute, "max < min");
    giveLayer(i, spec);
}

/// Max or Min: of constants a constant, with one number a clip, of computed values a maxout.
void Translator::extreme() {
    const bool isMax = node_->type == "Max";
    if (node_->inputs.size() == 1) return identity();
    if (allConstant()) {
        Constant result = constant(0, "data");
        for (std::size_t i = 1; i < node_->inputs.size(); ++i)
            result = folded(isMax ? '>' : '<', result, constant(i, "data"));
        return give(result);
    }
    if (node_->inputs.size() == 2 && (isConstant(0) || isConstant(1))) {
        const std::size_t number = isConstant(0) ? 0 : 1;
        const Constant& bound = constant(number, "data");
        if (bound.count() != 1 || std::isnan(bound.real(0))) refuse(OnnxUnsupported::PerPixel, sidesText(bound.dims));
        constexpr float most = std::numeric_limits<float>::max();
        return clipTo(1 - number, isMax ? bound.real(0) : -most, isMax ? most : bound.real(0));
    }
    if (!isMax) refuse(OnnxUnsupported::UnknownOperator);
    for (std::size_t i = 0; i < node_->inputs.size(); ++i)
        if (isConstant(i)) refuse(OnnxUnsupported::OnlyConstant);
    // Channels of one place lie side by side before a maxout.
    const int count = static_cast<int>(node_->inputs.size());
    const Shape each = activation(0).shape;
    for (std::size_t i = 1; i < node_->inputs.size(); ++i)
        if (activation(i).shape != each || !activation(i).order.empty())
            refuse(OnnxUnsupported::ShapesDiffer, shapeText(each) + ", " + shapeText(activation(i).shape));
    joinValues(ConcatSpec{}, node_->inputs.size());
    Activation y = std::get<Activation>(values_.at(node_->outputs.front()));
    y = behind(y, ChannelShuffleSpec{.groups = count}, {});
    y = behind(y, MaxoutSpec{.pieces = count}, layerName());
    y.order.clear();
    give(y);
}

/// The letters of the axes that a reduction names; all but the first where it names none.
std::string Translator::reducedAxes(const Activation& x) const {
    const auto axes = listed("axes", 1);
    if (!axes) return x.axes.substr(std::min<std::size_t>(1, x.axes.size()));
    std::string reduced;
    for (const std::int64_t axis : *axes) reduced += x.axes[axisIndex(axis, x.axes.size())];
    std::ranges::sort(reduced);
    return reduced;
}

/// Over rows, columns or both: a pool with a window as large as that. False where it is neither.
bool Translator::reduceMaps(const Activation& x, const std::string& reduced, bool isMean) {
    const bool isKnown = !reduced.empty() && x.axes.starts_with('N') && x.order.empty() && x.groups == 1 &&
                         reduced.find_first_not_of("HW") == std::string::npos;
    if (!isKnown) return false;
    const Extent window{reduced.find('H') != std::string::npos ? x.shape.height : 1,
                        reduced.find('W') != std::string::npos ? x.shape.width : 1};
    const bool isAll = window == Extent{x.shape.height, x.shape.width};
    Activation y = isMean && isAll ? behind(x, GlobalAvgPoolSpec{}, layerName())
                   : isMean        ? behind(x, AvgPool2dSpec{.kernel = window, .stride = window}, layerName())
                                   : behind(x, MaxPool2dSpec{.kernel = window, .stride = window}, layerName());
    if (whole("keepdims", 1) == 0) y.axes = withoutLetters(y.axes, reduced);
    give(y);
    return true;
}

/// The largest of the channels that a reshape laid side by side, or of maps.
void Translator::reduceMax() {
    if (isConstant(0)) return give(reducedConstant(constant(0, "data")));
    const Activation x = activation(0, true);
    const auto axes = listed("axes", 1);
    if (x.axes == "NGDHW" && axes == std::vector<std::int64_t>{2} && whole("keepdims", 1) == 0) {
        Activation y = behind(x, MaxoutSpec{.pieces = x.shape.channels / x.groups}, layerName());
        y.axes = "NCHW";
        y.groups = 1;
        return give(y);
    }
    const std::string reduced = reducedAxes(x);
    if (!reduceMaps(activation(0), reduced, false)) refuse(OnnxUnsupported::Axes, reduced);
}

void Translator::reduceMean() {
    if (isConstant(0)) return give(reducedConstant(constant(0, "data")));
    const Activation x = activation(0);
    const std::string reduced = reducedAxes(x);
    if (reduced == "R" && x.axes == "NGR" && x.groups == x.shape.channels) {  // a row for each channel
        Activation y = behind(x, GlobalAvgPoolSpec{}, layerName());
        y.axes = whole("keepdims", 1) == 0 ? "NC" : "NCW";
        y.groups = 1;
        return give(y);
    }
    if (!reduceMaps(x, reduced, true)) refuse(OnnxUnsupported::Axes, reduced);
}

/// Sums and norms of constants.
void Translator::reduceOther() {
    if (!isConstant(0)) refuse(OnnxUnsupported::UnknownOperator);
    give(reducedConstant(constant(0, "data")));
}

/// A function of each number: of constants a constant, and what turns probabilities at the end into their logarithms,
/// or back.
void Translator::function() {
    if (isConstant(0)) return give(functionOf(constant(0, "X")));
    Activation x = activation(0, true);
    const bool leadsToEnd = x.softmax && ((node_->type == "Log" && model_.nodes[*x.softmax].type == "Softmax") ||
                                          (node_->type == "Exp" && model_.nodes[*x.softmax].type == "LogSoftmax"));
    if (leadsToEnd) {
        x.softmax = index_;  // no layer of ours does both, where it should stand inside
        return give(x);
    }
    if (node_->type == "Neg") return affine(activation(0), Constant::ofReals({-1.0F}, {}), '*');
    refuse(OnnxUnsupported::UnknownOperator);
}

/// One channel that is laid out for several; other sides stay as they are.
void Translator::expand() {
    const auto wanted = listed("shape", 1);
    if (!wanted) throw BrokenFile{{Reason::OperatorWithoutShape, {nodeText(model_, index_)}}};
    if (isConstant(0)) return give(expandedConstant(constant(0, "input"), *wanted));
    Activation x = activation(0);
    if (wanted->size() > x.axes.size()) refuse(OnnxUnsupported::ShapesDiffer, sidesText(*wanted));
    int copies = 1;
    for (std::size_t back = 1; back <= wanted->size(); ++back) {
        const std::int64_t side = (*wanted)[wanted->size() - back];
        const char axis = x.axes[x.axes.size() - back];
        if (side == 1 || side == batchMark || (axis != 'N' && side == sideOf(x, axis))) continue;
        if (axis == 'N' && batch_ > 0 && side == batch_) continue;
        if (axis != 'C' || x.shape.channels != 1 || side < 2) refuse(OnnxUnsupported::ShapesDiffer, sidesText(*wanted));
        copies = setting("channels", side, 2, 4096);
    }
    if (copies == 1) return give(x);
    std::vector<NodeId> from{x.node};
    while (std::ssize(from) < copies) from.push_back(behind(x, IdentitySpec{}, {}).node);
    Activation y = x;
    y.node = assembly_.add(ConcatSpec{}, from, layerName());
    y.shape = assembly_.shape(y.node);
    y.raw = false;
    y.sole = true;
    give(y);
}

}  // namespace fovea::onnxfile
