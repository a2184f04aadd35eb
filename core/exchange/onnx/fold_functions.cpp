// SPDX-License-Identifier: GPL-3.0-or-later
// Functions, reductions and choices among constants, as weight normalisation, quantised weights and computed shapes
// leave them behind.
#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "core/exchange/onnx/translator.h"

namespace fovea::onnxfile {
namespace {

using Function = float (*)(float);

Function functionNamed(std::string_view type) {
    static const std::map<std::string_view, Function> table{
        {"Sqrt", [](float x) { return std::sqrt(x); }},   {"Exp", [](float x) { return std::exp(x); }},
        {"Log", [](float x) { return std::log(x); }},     {"Neg", [](float x) { return -x; }},
        {"Abs", [](float x) { return std::abs(x); }},     {"Reciprocal", [](float x) { return 1 / x; }},
        {"Floor", [](float x) { return std::floor(x); }}, {"Ceil", [](float x) { return std::ceil(x); }},
    };
    const auto found = table.find(type);
    return found == table.end() ? nullptr : found->second;
}

/// Takes numbers into a reduction, in double.
struct Reduction {
    std::string_view type;
    double sum = 0;
    double largest = -std::numeric_limits<double>::infinity();
    double smallest = std::numeric_limits<double>::infinity();
    std::size_t count = 0;

    void take(double value) {
        sum += type == "ReduceL2" || type == "ReduceSumSquare" ? value * value
               : type == "ReduceL1"                            ? std::abs(value)
                                                               : value;
        largest = std::max(largest, value);
        smallest = std::min(smallest, value);
        ++count;
    }
    double result() const {
        if (type == "ReduceMax") return largest;
        if (type == "ReduceMin") return smallest;
        if (type == "ReduceMean") return sum / static_cast<double>(count);
        return type == "ReduceL2" ? std::sqrt(sum) : sum;
    }
};

}  // namespace

Constant Translator::functionOf(const Constant& x) {
    const Function named = functionNamed(node_->type);
    if (named == nullptr || (x.isWhole() && node_->type != "Neg" && node_->type != "Abs"))
        refuse(OnnxUnsupported::OnlyConstant);
    spend(boundedProduct(static_cast<std::int64_t>(x.count()), 8));
    if (x.isWhole()) {
        std::vector<std::int64_t> values(x.count());
        for (std::size_t i = 0; i < values.size(); ++i) {
            if (x.whole(i) == batchMark) refuse(OnnxUnsupported::OnlyConstant);
            values[i] = node_->type == "Abs" ? std::abs(x.whole(i)) : -x.whole(i);
        }
        return Constant::ofWholes(std::move(values), x.dims);
    }
    std::vector<float> values(x.count());
    for (std::size_t i = 0; i < values.size(); ++i) values[i] = named(x.real(i));
    return Constant::ofReals(values, x.dims);
}

Constant Translator::reducedConstant(const Constant& x) {
    const auto named = listed("axes", 1);
    const bool keeps = whole("keepdims", 1) != 0;
    std::vector<bool> isReduced(x.dims.size(), !named);
    if (named)
        for (const std::int64_t axis : *named) isReduced[axisIndex(axis, x.dims.size())] = true;
    if (x.isWhole() || x.count() == 0) refuse(OnnxUnsupported::OnlyConstant);
    std::vector<std::int64_t> dims;
    std::vector<std::size_t> steps(x.dims.size(), 0);  // in the result
    std::size_t count = 1;
    for (std::size_t i = x.dims.size(); i-- > 0;) {
        if (isReduced[i]) continue;
        steps[i] = count;
        count *= static_cast<std::size_t>(x.dims[i]);
    }
    for (std::size_t i = 0; i < x.dims.size(); ++i)
        if (!isReduced[i] || keeps) dims.push_back(isReduced[i] ? 1 : x.dims[i]);
    spend(boundedProduct(static_cast<std::int64_t>(count), 64));
    std::vector<Reduction> reductions(count, Reduction{.type = node_->type});
    for (std::size_t i = 0; i < x.count(); ++i) {
        std::size_t rest = i, to = 0;
        for (std::size_t axis = x.dims.size(); axis-- > 0;) {
            const auto side = static_cast<std::size_t>(x.dims[axis]);
            to += rest % side * steps[axis];
            rest /= side;
        }
        reductions[to].take(double{x.real(i)});
    }
    std::vector<float> values;
    values.reserve(count);
    for (const Reduction& each : reductions) values.push_back(static_cast<float>(each.result()));
    return Constant::ofReals(values, dims);
}

/// Stretched to `wanted` where it has the side 1, as folded() stretches.
Constant Translator::expandedConstant(const Constant& x, const std::vector<std::int64_t>& wanted) {
    if (std::ranges::any_of(wanted, [](std::int64_t side) { return side < 1; })) refuse(OnnxUnsupported::OnlyConstant);
    const std::size_t count = countOf(wanted, node_->name);
    if (wanted.size() > mostDims || count > mostListed) refuse(OnnxUnsupported::TooLarge, sidesText(wanted));
    if (x.isWhole()) return folded('*', x, Constant::ofWholes(std::vector<std::int64_t>(count, 1), wanted));
    return folded('*', x, Constant::ofReals(std::vector<float>(count, 1.0F), wanted));
}

void Translator::equal() {
    if (!allConstant()) refuse(OnnxUnsupported::UnknownOperator);
    const Constant difference = folded('=', constant(0, "A"), constant(1, "B"));
    give(difference);
}

void Translator::where() {
    if (!allConstant()) refuse(OnnxUnsupported::UnknownOperator);
    const Constant& condition = constant(0, "condition");
    const Constant &a = constant(1, "X"), &b = constant(2, "Y");
    if (!condition.isWhole() || condition.dims != a.dims || condition.dims != b.dims || a.isWhole() != b.isWhole())
        refuse(OnnxUnsupported::OnlyConstant);
    spend(boundedProduct(static_cast<std::int64_t>(a.count()), 8));
    std::vector<std::int64_t> wholes(a.isWhole() ? a.count() : 0);
    std::vector<float> reals(a.isWhole() ? 0 : a.count());
    for (std::size_t i = 0; i < a.count(); ++i) {
        const Constant& from = condition.whole(i) != 0 ? a : b;
        if (a.isWhole())
            wholes[i] = from.whole(i);
        else
            reals[i] = from.real(i);
    }
    give(a.isWhole() ? Constant::ofWholes(std::move(wholes), a.dims) : Constant::ofReals(reals, a.dims));
}

/// Weights that are stored as whole numbers: (x − zero point) · scale, one of each or one for each slice along `axis`.
void Translator::dequantise() {
    if (!allConstant()) refuse(OnnxUnsupported::UnknownOperator);
    const Constant &x = constant(0, "x"), &scale = constant(1, "x_scale");
    const Constant* zero = given(2) ? &constant(2, "x_zero_point") : nullptr;
    const bool isOne = scale.count() == 1;
    const std::size_t axis = isOne ? 0 : axisIndex(whole("axis", 1), x.dims.size());
    const bool fits = isOne || static_cast<std::int64_t>(scale.count()) == x.dims[axis];
    if (!x.isWhole() || !fits || (zero != nullptr && zero->count() != scale.count()) || whole("block_size", 0) != 0)
        refuse(OnnxUnsupported::OnlyConstant);
    std::size_t behind = 1;
    for (std::size_t i = axis + 1; i < x.dims.size(); ++i) behind *= static_cast<std::size_t>(x.dims[i]);
    spend(boundedProduct(static_cast<std::int64_t>(x.count()), 8));
    std::vector<float> values(x.count());
    for (std::size_t i = 0; i < values.size(); ++i) {
        const std::size_t slice = isOne ? 0 : i / behind % scale.count();
        const std::int64_t from = zero != nullptr ? zero->whole(slice) : 0;
        values[i] = static_cast<float>(x.whole(i) - from) * scale.real(slice);
    }
    give(Constant::ofReals(values, x.dims));
}

}  // namespace fovea::onnxfile
