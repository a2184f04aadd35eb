// SPDX-License-Identifier: GPL-3.0-or-later
// Operators that move numbers about without changing them.
#include <algorithm>

#include "core/exchange/onnx/onnx_export.h"
#include "core/exchange/onnx/translator.h"

namespace fovea::onnxfile {
namespace {

/// How the values of maps with these axes lie behind one another, once the number of images is left out.
VectorOrder orderOf(const std::string& axes, Shape shape) {
    std::string longer;  // axes of one value don't matter
    for (const char axis : axes) {
        const int side = axis == 'C' ? shape.channels : axis == 'H' ? shape.height : axis == 'W' ? shape.width : 1;
        if (side > 1) longer += axis;
    }
    if (longer == "CHW" || longer == "CH" || longer == "CW") return {shape};
    if (longer == "HWC" || longer == "HC" || longer == "WC" || longer == "HW" || longer.size() <= 1) return {};
    throw Refusal{OnnxUnsupported::Axes, axes};
}

}  // namespace

std::size_t Translator::axisIndex(std::int64_t axis, std::size_t rank) const {
    const auto sides = static_cast<std::int64_t>(rank);
    if (axis < -sides || axis >= sides)
        throw BrokenFile{{Reason::AxisOutside, {nodeText(model_, index_), std::to_string(axis), std::to_string(rank)}}};
    return static_cast<std::size_t>(axis < 0 ? axis + sides : axis);
}

std::int64_t Translator::sideOf(const Activation& x, char axis) const {
    switch (axis) {
        case 'N': return batchMark;
        case 'C': return x.shape.channels;
        case 'H': return x.shape.height;
        case 'G': return x.groups;
        case 'D': return x.shape.channels / x.groups;
        case 'R': return x.shape.size() / x.groups;
        default: return x.shape.width;
    }
}

void Translator::giveVector(const Activation& x, bool asLayer) {
    const bool isGrouped = x.axes.find('G') != std::string::npos;
    if (x.axes.empty() || x.axes.front() != 'N' || isGrouped) refuse(OnnxUnsupported::Axes, x.axes);
    if (x.shape.isVector() && !asLayer) {
        Activation y = x;
        y.axes = "NC";
        return give(y);
    }
    Activation y = behind(x, FlattenSpec{}, layerName());
    y.order = x.shape.isVector() ? x.order : orderOf(x.axes, x.shape);
    y.axes = "NC";
    give(y);
}

/// By Reshapes with known sides, of which none is copied from the row: 0 would be the one row, not the images.
bool Translator::readByReshapeAlone() const {
    const std::string_view value = node_->outputs.front();
    int reads = 0;
    for (const NodeView& node : model_.nodes) {
        if (node.type != "Reshape" || node.inputs.size() != 2 || node.inputs[0] != value) continue;
        const auto shape = values_.find(node.inputs[1]);
        const auto* sides = shape != values_.end() ? std::get_if<Constant>(&shape->second) : nullptr;
        if (sides == nullptr || !sides->isWhole()) return false;
        const std::vector<std::int64_t> wanted = sides->wholes();
        if (std::ranges::find(wanted, 0) != wanted.end()) return false;
        ++reads;
    }
    return reads > 0 && reads == order_.readers.at(value);
}

void Translator::flatten() {
    const Activation x = activation(0, true);
    const auto rank = static_cast<std::int64_t>(x.axes.size());
    const std::int64_t axis = whole("axis", 1);
    // All images in one row, which only a Reshape can take apart again.
    if (axis == 0 && readByReshapeAlone()) return give(x);
    if (axis != 1 && axis != 1 - rank) refuse(OnnxUnsupported::Attribute, "axis = " + std::to_string(axis));
    giveVector(x, own_ && node_->note != formOnly);
}

void Translator::reshape() {
    auto wanted = listed("shape", 1);
    if (!wanted) throw BrokenFile{{Reason::OperatorWithoutShape, {nodeText(model_, index_)}}};
    if (isConstant(0)) {
        const Constant& numbers = constant(0, "data");
        if (std::ranges::any_of(*wanted, [](std::int64_t side) { return side < -1; }))
            refuse(OnnxUnsupported::OnlyConstant);
        const auto free = std::ranges::find(*wanted, -1);
        if (free != wanted->end()) {
            *free = 1;
            if (std::ranges::count(*wanted, -1) > 0) refuse(OnnxUnsupported::NotToVector, sidesText(*wanted));
            const std::size_t rest = countOf(*wanted, node_->name);
            *free = rest == 0 ? 0 : static_cast<std::int64_t>(numbers.count() / rest);
        }
        if (wanted->size() > mostDims || countOf(*wanted, node_->name) != numbers.count())
            refuse(OnnxUnsupported::NotToVector, sidesText(*wanted));
        return give(numbers.withDims(*wanted));
    }
    Activation x = activation(0, true);
    if (wanted->empty() || x.axes.empty() || x.axes.front() != 'N')
        refuse(OnnxUnsupported::NotToVector, sidesText(*wanted));
    if (whole("allowzero", 0) == 0)
        for (std::size_t i = 0; i < std::min(wanted->size(), x.axes.size()); ++i)
            if ((*wanted)[i] == 0) (*wanted)[i] = sideOf(x, x.axes[i]);

    // The images stay apart: what remains per image is as much as there was.
    const std::int64_t images = wanted->front();
    std::vector<std::int64_t> sides(wanted->begin() + 1, wanted->end());
    std::int64_t product = 1;
    for (const std::int64_t side : sides)
        if (side > 0) product = boundedProduct(product, side);
    const auto free = std::ranges::find(sides, -1);
    const bool knowsImages = images == batchMark || images == -1 || (batch_ > 0 && images == batch_);
    if (free != sides.end() && images != -1 && product > 0) {
        *free = x.shape.size() / product;
        product = boundedProduct(product, *free);
    }
    const bool sensible = std::ranges::all_of(sides, [](std::int64_t side) { return side > 0; });
    if (!knowsImages || !sensible || product != x.shape.size())
        refuse(OnnxUnsupported::NotToVector, sidesText(*wanted));

    std::vector<std::int64_t> before;
    for (std::size_t i = 1; i < x.axes.size(); ++i) before.push_back(sideOf(x, x.axes[i]));
    if (sides == before) return give(x);
    if (sides.size() == 1) return giveVector(x, false);
    if (x.shape.channels == 1 && x.groups == 1 && x.axes.find_first_not_of("NCHW") == std::string::npos) {
        // One channel may stand before or behind its pixels.
        const std::int64_t height = x.shape.height, width = x.shape.width;
        const bool first = sides == std::vector<std::int64_t>{1, height, width};
        const bool last = sides == std::vector<std::int64_t>{height, width, 1};
        const bool rowsFirst = x.axes.find('H') < x.axes.find('W');
        if (x.order.empty() && rowsFirst && (first || last || sides == std::vector<std::int64_t>{height, width})) {
            x.axes = first ? "NCHW" : last ? "NHWC" : "NHW";
            return give(x);
        }
    }
    if (regroup(x, sides)) return;
    const auto longest = std::ranges::find(sides, product);
    const auto place = static_cast<std::size_t>(longest - sides.begin());
    if (!x.shape.isVector() || longest == sides.end() || sides.size() > 3 || (sides.size() == 3 && place == 1))
        refuse(OnnxUnsupported::NotToVector, sidesText(*wanted));
    if (sides.size() == 3)
        x.axes = place == 0 ? "NCHW" : "NHWC";
    else
        x.axes = place == 0 ? "NCW" : "NWC";
    give(x);
}

void Translator::squeeze() {
    const auto axes = listed("axes", 1);
    if (isConstant(0)) {
        const Constant& numbers = constant(0, "data");
        std::vector<std::int64_t> sides;
        for (std::size_t i = 0; i < numbers.dims.size(); ++i) {
            const bool named = axes && std::ranges::any_of(*axes, [&](std::int64_t axis) {
                                   return axisIndex(axis, numbers.dims.size()) == i;
                               });
            if (numbers.dims[i] != 1 || (axes && !named)) sides.push_back(numbers.dims[i]);
        }
        return give(numbers.withDims(sides));
    }
    Activation x = activation(0, true);
    std::string kept;
    for (std::size_t i = 0; i < x.axes.size(); ++i) {
        const bool named =
            axes ? std::ranges::any_of(*axes, [&](std::int64_t axis) { return axisIndex(axis, x.axes.size()) == i; })
                 : x.axes[i] != 'N' && x.axes[i] != 'C' && sideOf(x, x.axes[i]) == 1;
        if (named && (x.axes[i] == 'N' || sideOf(x, x.axes[i]) != 1)) refuse(OnnxUnsupported::NotToVector, x.axes);
        if (!named) kept += x.axes[i];
    }
    x.axes = kept;
    give(x);
}

void Translator::unsqueeze() {
    const auto axes = listed("axes", 1);
    if (!axes) throw BrokenFile{{Reason::OperatorWithoutAxis, {nodeText(model_, index_)}}};
    if (isConstant(0)) {
        const Constant& numbers = constant(0, "data");
        const std::size_t rank = numbers.dims.size() + axes->size();
        if (rank > mostDims) refuse(OnnxUnsupported::OnlyConstant);
        std::vector<std::int64_t> sides(rank, 0);
        for (const std::int64_t axis : *axes) sides[axisIndex(axis, rank)] = 1;
        std::size_t next = 0;
        for (std::int64_t& side : sides)
            if (side == 0 && next < numbers.dims.size()) side = numbers.dims[next++];
        if (next != numbers.dims.size()) refuse(OnnxUnsupported::OnlyConstant);
        return give(numbers.withDims(sides));
    }
    Activation x = activation(0, true);
    const std::size_t rank = x.axes.size() + axes->size();
    if (rank > 4) refuse(OnnxUnsupported::NotToVector, x.axes);
    std::string missing;  // axes of one value that the new ones may stand for
    for (const char axis : {'C', 'H', 'W'})
        if (x.axes.find(axis) == std::string::npos) missing += axis;
    std::string wider(rank, ' ');
    std::vector<std::size_t> places;
    for (const std::int64_t axis : *axes) places.push_back(axisIndex(axis, rank));
    std::ranges::sort(places);
    for (std::size_t i = 0; i < places.size(); ++i) {
        if (i >= missing.size() || wider[places[i]] != ' ') refuse(OnnxUnsupported::NotToVector, x.axes);
        wider[places[i]] = missing[i];
    }
    std::size_t next = 0;
    for (char& axis : wider)
        if (axis == ' ') axis = x.axes[next++];
    x.axes = wider;
    give(x);
}

void Translator::transpose() {
    const std::size_t rank = isConstant(0) ? constant(0, "data").dims.size() : paddedActivation(0).axes.size();
    std::vector<std::size_t> order;
    for (const std::int64_t axis : wholes("perm")) order.push_back(axisIndex(axis, rank));
    if (order.empty())
        for (std::size_t i = rank; i-- > 0;) order.push_back(i);
    std::vector<std::size_t> sorted = order;
    std::ranges::sort(sorted);
    for (std::size_t i = 0; i < std::max(rank, sorted.size()); ++i)
        if (i >= sorted.size() || sorted[i] != i) throw BrokenFile{{Reason::AxisTwice, {nodeText(model_, index_)}}};
    if (isConstant(0)) return give(transposed(constant(0, "data"), order));
    Activation x = paddedActivation(0);
    std::string axes;
    for (const std::size_t from : order) axes += x.axes[from];
    x.axes = axes;
    give(x);
}

void Translator::gather() {
    if (allConstant()) {
        const Constant& data = constant(0, "data");
        const Constant& indices = constant(1, "indices");
        if (data.dims.size() != 1 || !data.isWhole() || indices.dims.size() > 1) refuse(OnnxUnsupported::OnlyConstant);
        const std::vector<std::int64_t> list = data.wholes();
        std::vector<std::int64_t> picked;
        for (const std::int64_t index : indices.wholes()) picked.push_back(list[axisIndex(index, list.size())]);
        return give(Constant::ofWholes(std::move(picked), indices.dims));
    }
    const Activation x = activation(0);
    const Constant& indices = constant(1, "indices");
    const char axis = x.axes[axisIndex(whole("axis", 0), x.axes.size())];
    if (axis != 'C') refuse(OnnxUnsupported::Reordering);
    if (x.order.empty()) return pick(x);
    if (indices.count() != static_cast<std::size_t>(x.shape.channels) || indices.dims.size() != 1)
        refuse(OnnxUnsupported::Reordering);
    // Back into the order that the engine has anyway.
    const std::vector<std::size_t> places = enginePlaces(x.order);
    for (std::size_t i = 0; i < indices.count(); ++i)
        if (places[axisIndex(indices.whole(i), indices.count())] != i) refuse(OnnxUnsupported::Reordering);
    Activation y = x;
    y.order.clear();
    give(y);
}

void Translator::slice() {
    if (isConstant(0))
        sliceConstant();
    else
        sliceValues();
}

void Translator::sliceConstant() {
    // Lists of sides and tables of pads, cut along their first axis, forwards or backwards.
    const auto starts = listed("starts", 1);
    const auto ends = listed("ends", 2);
    const auto axes = given(3) ? constant(3, "axes").wholes() : wholes("axes");
    const auto steps = given(4) ? constant(4, "steps").wholes() : std::vector<std::int64_t>{1};
    const Constant& data = constant(0, "data");
    const bool first = axes.empty() || (axes.size() == 1 && axes.front() == 0);
    if (data.dims.empty() || !data.isWhole() || !starts || !ends || starts->size() != 1 || ends->size() != 1 ||
        !first || steps.size() != 1 || (steps.front() != 1 && steps.front() != -1))
        refuse(OnnxUnsupported::OnlyConstant);
    const std::vector<std::int64_t> list = data.wholes();
    const std::int64_t rows = data.dims.front();
    const auto wide = static_cast<std::int64_t>(list.size()) / std::max<std::int64_t>(rows, 1);
    const bool backwards = steps.front() == -1;
    const std::int64_t lowest = backwards ? -1 : 0;
    const std::int64_t highest = backwards ? rows - 1 : rows;
    const auto bound = [&](std::int64_t at) {
        return std::clamp<std::int64_t>(at < 0 ? std::max(at, -rows - 1) + rows : at, lowest,
                                        std::max(highest, lowest));
    };
    std::vector<std::int64_t> part;
    std::int64_t taken = 0;
    for (std::int64_t row = bound(starts->front()); backwards ? row > bound(ends->front()) : row < bound(ends->front());
         row += steps.front(), ++taken)
        part.insert(part.end(), list.begin() + row * wide, list.begin() + (row + 1) * wide);
    std::vector<std::int64_t> dims = data.dims;
    dims.front() = taken;
    give(Constant::ofWholes(std::move(part), dims));
}

void Translator::shape() {
    std::vector<std::int64_t> sides;
    if (isConstant(0)) {
        sides = constant(0, "data").dims;
    } else {
        const Activation x = activation(0);
        for (const char axis : x.axes) sides.push_back(sideOf(x, axis));
    }
    const std::vector<std::int64_t> dims{static_cast<std::int64_t>(sides.size())};
    give(Constant::ofWholes(std::move(sides), dims));
}

}  // namespace fovea::onnxfile
