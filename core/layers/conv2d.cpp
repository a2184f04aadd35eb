// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layers/conv2d.h"

namespace fovea {

ShapeResult outputShape(const Conv2dSpec& spec, std::span<const Shape> inputs) {
    const Shape input = inputs.front();
    for (const auto& problem : checkSetting(SettingId::Filters, spec.filters, 1, 65536)) return problem;
    for (const auto& problem : checkSetting(SettingId::Groups, spec.groups, 1, 65536)) return problem;
    if (input.channels % spec.groups != 0 || spec.filters % spec.groups != 0) {
        return ShapeProblem{ProblemCode::ChannelsNotDivisible,
                            {double(input.channels), double(spec.filters), double(spec.groups)}};
    }
    const auto window = resolveWindow({input.height, input.width}, spec.kernel, spec.stride, spec.dilation, spec.padding,
                                      spec.rounding);
    if (const auto* problem = std::get_if<ShapeProblem>(&window)) return *problem;
    const Extent output = std::get<WindowGeometry>(window).output;
    return checkedSize({output.height, output.width, spec.filters});
}

LayerCost cost(const Conv2dSpec& spec, std::span<const Shape> inputs) {
    const auto result = outputShape(spec, inputs);
    const Shape* output = std::get_if<Shape>(&result);
    if (output == nullptr) return {};
    const std::int64_t kernel =
        std::int64_t{spec.kernel.height} * spec.kernel.width * (inputs.front().channels / spec.groups);
    return {kernel * spec.filters + (spec.bias ? spec.filters : 0), output->size() * kernel};
}

}  // namespace fovea
