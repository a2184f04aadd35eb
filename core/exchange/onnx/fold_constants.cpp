// SPDX-License-Identifier: GPL-3.0-or-later
// Arithmetic among constants, as exporters leave it behind.
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <utility>

#include "core/exchange/onnx/translator.h"

namespace fovea::onnxfile {
namespace {

std::int64_t sideFromBack(const Constant& constant, std::size_t back) {
    return back <= constant.dims.size() ? constant.dims[constant.dims.size() - back] : 1;
}

/// Place in `constant` of the value at `place` in a tensor of these sides, to which it is stretched.
std::size_t stretchedPlace(const Constant& constant, const std::vector<std::int64_t>& dims, std::size_t place) {
    std::size_t result = 0;
    std::size_t step = 1;
    for (std::size_t back = 1; back <= constant.dims.size(); ++back) {
        const auto side = static_cast<std::size_t>(dims[dims.size() - back]);
        const auto own = static_cast<std::size_t>(sideFromBack(constant, back));
        if (own > 1) result += place % side * step;
        step *= own;
        place /= side;
    }
    return result;
}

float computed(char operation, float a, float b) {
    switch (operation) {
        case '+': return a + b;
        case '-': return a - b;
        case '*': return a * b;
        case '>': return std::max(a, b);
        case '<': return std::min(a, b);
        case '=': return a == b ? 1.0F : 0.0F;
        default: return a / b;
    }
}

std::int64_t computed(char operation, std::int64_t a, std::int64_t b) {
    std::int64_t result = 0;
    if (operation == '=') return a == b ? 1 : 0;
    bool bad = a == batchMark || b == batchMark;
    if (operation == '>')
        result = std::max(a, b);
    else if (operation == '<')
        result = std::min(a, b);
    else if (operation == '+')
        bad = bad || __builtin_add_overflow(a, b, &result);
    else if (operation == '-')
        bad = bad || __builtin_sub_overflow(a, b, &result);
    else if (operation == '*')
        bad = bad || __builtin_mul_overflow(a, b, &result);
    else if (bad || b == 0)
        bad = true;
    else
        result = a / b;
    if (bad) throw Refusal{OnnxUnsupported::OnlyConstant, ""};
    return result;
}

/// Cut towards zero. What the type can't hold is left to each program by the format, and refused here.
std::int64_t wholeIn(NumberType type, const Constant& x, std::size_t i) {
    constexpr float most = 0x1p62F;
    if (!x.isWhole() && !(std::abs(x.real(i)) < most)) throw Refusal{OnnxUnsupported::OnlyConstant, ""};
    const std::int64_t value = x.isWhole() ? x.whole(i) : static_cast<std::int64_t>(x.real(i));
    std::int64_t lowest = 0;
    std::int64_t highest = 127;  // what every type holds
    switch (type) {
        case NumberType::Int64: return value;
        case NumberType::Int32:
            lowest = INT32_MIN;
            highest = INT32_MAX;
            break;
        case NumberType::Int8: lowest = -128; break;
        case NumberType::Uint8: highest = 255; break;
        default: break;
    }
    if (value < lowest || value > highest) throw Refusal{OnnxUnsupported::OnlyConstant, ""};
    return value;
}

}  // namespace

void Translator::spend(std::size_t bytes) {
    if (bytes > budget_) refuse(OnnxUnsupported::TooLarge, std::to_string(bytes));
    budget_ -= bytes;
}

Constant Translator::folded(char operation, const Constant& a, const Constant& b) {
    std::vector<std::int64_t> dims(std::max(a.dims.size(), b.dims.size()), 1);
    for (std::size_t back = 1; back <= dims.size(); ++back) {
        const std::int64_t one = sideFromBack(a, back);
        const std::int64_t other = sideFromBack(b, back);
        if (one != other && one != 1 && other != 1)
            refuse(OnnxUnsupported::ShapesDiffer, sidesText(a.dims) + ", " + sidesText(b.dims));
        dims[dims.size() - back] = one == 1 ? other : one;
    }
    const std::size_t count = countOf(dims, node_->name);
    spend(boundedProduct(static_cast<std::int64_t>(count), 8));
    if (a.isWhole() && b.isWhole()) {
        std::vector<std::int64_t> values(count);
        for (std::size_t i = 0; i < count; ++i)
            values[i] = computed(operation, a.whole(stretchedPlace(a, dims, i)), b.whole(stretchedPlace(b, dims, i)));
        return Constant::ofWholes(std::move(values), dims);
    }
    std::vector<float> values(count);
    for (std::size_t i = 0; i < count; ++i)
        values[i] = computed(operation, a.real(stretchedPlace(a, dims, i)), b.real(stretchedPlace(b, dims, i)));
    return Constant::ofReals(values, dims);
}

Constant Translator::converted(const Constant& x, NumberType type, bool toReal) {
    if (!x.isWhole() && toReal) return x;
    spend(boundedProduct(static_cast<std::int64_t>(x.count()), 8));
    std::vector<float> reals(toReal ? x.count() : 0);
    std::vector<std::int64_t> wholes(toReal ? 0 : x.count());
    for (std::size_t i = 0; i < x.count(); ++i) {
        // Arithmetic with the number of images is refused in any type.
        if (x.isWhole() && x.whole(i) == batchMark) return x;
        if (toReal)
            reals[i] = x.real(i);
        else if (type == NumberType::Bool)
            wholes[i] = x.isWhole() ? x.whole(i) != 0 : x.real(i) != 0;
        else
            wholes[i] = wholeIn(type, x, i);
    }
    return toReal ? Constant::ofReals(reals, x.dims) : Constant::ofWholes(std::move(wholes), x.dims);
}

Constant Translator::joined(const std::vector<const Constant*>& parts, std::int64_t axis) {
    // Lists of sides only; weights aren't put together while a network runs.
    std::vector<std::int64_t> values;
    for (const Constant* part : parts) {
        if (part->dims.size() != 1 || !part->isWhole() || axisIndex(axis, 1) != 0)
            refuse(OnnxUnsupported::OnlyConstant);
        const std::vector<std::int64_t> more = part->wholes();
        values.insert(values.end(), more.begin(), more.end());
        if (values.size() > mostListed) refuse(OnnxUnsupported::TooLarge, std::to_string(values.size()));
    }
    const std::vector<std::int64_t> dims{static_cast<std::int64_t>(values.size())};
    return Constant::ofWholes(std::move(values), dims);
}

Constant Translator::transposed(const Constant& x, const std::vector<std::size_t>& order) {
    const std::size_t rank = order.size();
    std::vector<std::int64_t> dims(rank);
    std::vector<std::size_t> steps(rank, 1);  // in x, for each of its axes
    for (std::size_t i = rank; i-- > 1;) steps[i - 1] = steps[i] * static_cast<std::size_t>(x.dims[i]);
    for (std::size_t i = 0; i < rank; ++i) dims[i] = x.dims[order[i]];
    spend(boundedProduct(static_cast<std::int64_t>(x.count()), 8));
    const bool whole = x.isWhole();
    std::vector<float> values(whole ? 0 : x.count());
    std::vector<std::int64_t> wholes(whole ? x.count() : 0);
    for (std::size_t i = 0; i < x.count(); ++i) {
        std::size_t rest = i;
        std::size_t from = 0;
        for (std::size_t k = rank; k-- > 0;) {
            const auto side = static_cast<std::size_t>(dims[k]);
            from += rest % side * steps[order[k]];
            rest /= side;
        }
        if (whole)
            wholes[i] = x.whole(from);
        else
            values[i] = x.real(from);
    }
    return whole ? Constant::ofWholes(std::move(wholes), dims) : Constant::ofReals(values, dims);
}

}  // namespace fovea::onnxfile
