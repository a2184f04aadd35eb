// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layers/layer_rules.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace fovea {

namespace {

struct Axis {
    int before = 0;
    int after = 0;
    int output = 0;
};

std::variant<Axis, ShapeProblem> resolveAxis(int axis, int input, int kernel, int stride, int dilation,
                                             const Padding& padding, Rounding rounding) {
    const int reach = (kernel - 1) * dilation + 1;
    if (padding.mode == PaddingMode::Same) {
        const int output = (input + stride - 1) / stride;
        const int total = std::max((output - 1) * stride + reach - input, 0);
        return Axis{total / 2, total - total / 2, output};
    }
    Axis result;
    if (padding.mode == PaddingMode::Custom) {
        result.before = axis == 0 ? padding.sides.top : padding.sides.left;
        result.after = axis == 0 ? padding.sides.bottom : padding.sides.right;
    }
    const int room = input + result.before + result.after - reach;
    const auto number = [](int value) { return static_cast<double>(value); };
    if (room < 0) {
        return ShapeProblem{ProblemCode::KernelExceedsInput,
                            {number(axis), number(input), number(reach), number(result.before), number(result.after)}};
    }
    if (rounding == Rounding::Exact && room % stride != 0) {
        return ShapeProblem{
            ProblemCode::OutputNotWhole,
            {number(axis), number(input), number(reach), number(result.before), number(result.after), number(stride)}};
    }
    result.output = room / stride + 1;
    return result;
}

}  // namespace

std::variant<WindowGeometry, ShapeProblem> resolveWindow(Extent input, Extent kernel, Extent stride, Extent dilation,
                                                         const Padding& padding, Rounding rounding) {
    struct Check {
        SettingId setting;
        int value, smallest, largest;
    };
    const Sides& sides = padding.sides;
    const Check checks[] = {
        {SettingId::KernelHeight, kernel.height, 1, 1024}, {SettingId::KernelWidth, kernel.width, 1, 1024},
        {SettingId::StrideHeight, stride.height, 1, 1024}, {SettingId::StrideWidth, stride.width, 1, 1024},
        {SettingId::Dilation, dilation.height, 1, 256},    {SettingId::Dilation, dilation.width, 1, 256},
        {SettingId::Padding, sides.top, 0, 1024},          {SettingId::Padding, sides.bottom, 0, 1024},
        {SettingId::Padding, sides.left, 0, 1024},         {SettingId::Padding, sides.right, 0, 1024},
    };
    for (const Check& check : checks) {
        const auto problems = checkSetting(check.setting, check.value, check.smallest, check.largest);
        if (!problems.empty()) return problems.front();
    }

    const auto rows = resolveAxis(0, input.height, kernel.height, stride.height, dilation.height, padding, rounding);
    if (const auto* problem = std::get_if<ShapeProblem>(&rows)) return *problem;
    const auto columns = resolveAxis(1, input.width, kernel.width, stride.width, dilation.width, padding, rounding);
    if (const auto* problem = std::get_if<ShapeProblem>(&columns)) return *problem;

    const Axis& row = std::get<Axis>(rows);
    const Axis& column = std::get<Axis>(columns);
    return WindowGeometry{
        kernel, stride, dilation, {row.before, row.after, column.before, column.after}, {row.output, column.output}};
}

std::optional<WindowGeometry> soundWindow(const std::variant<WindowGeometry, ShapeProblem>& window) {
    const auto* geometry = std::get_if<WindowGeometry>(&window);
    return geometry != nullptr ? std::optional(*geometry) : std::nullopt;
}

std::optional<ShapeProblem> paddingProblem(const Padding& padding, Extent kernel) {
    if (padding.mode != PaddingMode::Custom) return std::nullopt;
    const Sides& sides = padding.sides;
    const std::pair<int, int> limits[] = {{sides.top, kernel.height},
                                          {sides.bottom, kernel.height},
                                          {sides.left, kernel.width},
                                          {sides.right, kernel.width}};
    for (const auto& [side, extent] : limits) {
        for (const auto& problem : checkSetting(SettingId::Padding, side, 0, extent - 1)) return problem;
    }
    return std::nullopt;
}

std::vector<ShapeProblem> checkSetting(SettingId setting, double value, double smallest, double largest) {
    const auto setTo = static_cast<float>(value);
    if (setTo >= static_cast<float>(smallest) && setTo <= static_cast<float>(largest)) return {};
    return {{ProblemCode::SettingOutOfRange, {static_cast<double>(setting), value, smallest, largest}}};
}

std::int64_t boundedProduct(std::int64_t a, std::int64_t b) {
    std::int64_t product = 0;
    return __builtin_mul_overflow(a, b, &product) ? std::numeric_limits<std::int64_t>::max() : product;
}

std::int64_t boundedSum(std::int64_t a, std::int64_t b) {
    std::int64_t sum = 0;
    return __builtin_add_overflow(a, b, &sum) ? std::numeric_limits<std::int64_t>::max() : sum;
}

ShapeResult checkedSize(Shape shape) {
    constexpr std::int64_t allowed = 2147483647;
    std::int64_t area = 0;
    std::int64_t size = 0;
    const bool overflows = __builtin_mul_overflow(std::int64_t{shape.height}, std::int64_t{shape.width}, &area) ||
                           __builtin_mul_overflow(area, std::int64_t{shape.channels}, &size);
    if (!overflows && size <= allowed) return shape;
    const double values = double(shape.height) * double(shape.width) * double(shape.channels);
    return ShapeProblem{ProblemCode::TooLarge, {values, double(allowed)}};
}

}  // namespace fovea
