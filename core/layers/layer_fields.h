// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layers/layer_spec.h"

namespace fovea {

/// The settings of every kind under the names that files use, in one place for reading and
/// writing: `visit(name, member)` is called for each. Spec is LayerSpec's alternative or its const.
template <class Visit>
void visitFields(auto& spec, Visit&& visit) {
    using Spec = std::remove_cvref_t<decltype(spec)>;
    if constexpr (std::is_same_v<Spec, InputSpec>) {
        visit("height", spec.shape.height);
        visit("width", spec.shape.width);
        visit("channels", spec.shape.channels);
    } else if constexpr (std::is_same_v<Spec, Conv2dSpec>) {
        visit("filters", spec.filters);
        visit("kernel", spec.kernel);
        visit("stride", spec.stride);
        visit("padding", spec.padding);
        visit("rounding", spec.rounding);
        visit("dilation", spec.dilation);
        visit("groups", spec.groups);
        visit("bias", spec.bias);
    } else if constexpr (std::is_same_v<Spec, MaxPool2dSpec> || std::is_same_v<Spec, AvgPool2dSpec>) {
        visit("kernel", spec.kernel);
        visit("stride", spec.stride);
        visit("padding", spec.padding);
        visit("rounding", spec.rounding);
    } else if constexpr (std::is_same_v<Spec, DenseSpec>) {
        visit("units", spec.units);
        visit("bias", spec.bias);
    } else if constexpr (std::is_same_v<Spec, LeakyReluSpec>) {
        visit("slope", spec.slope);
    } else if constexpr (std::is_same_v<Spec, EluSpec>) {
        visit("alpha", spec.alpha);
    } else if constexpr (std::is_same_v<Spec, BatchNormSpec>) {
        visit("momentum", spec.momentum);
        visit("epsilon", spec.epsilon);
    } else if constexpr (std::is_same_v<Spec, LocalResponseNormSpec>) {
        visit("size", spec.size);
        visit("alpha", spec.alpha);
        visit("beta", spec.beta);
        visit("bias", spec.bias);
    } else if constexpr (std::is_same_v<Spec, DropoutSpec>) {
        visit("rate", spec.rate);
    } else {
        static_assert(std::is_empty_v<Spec>, "a kind with settings must list them here");
    }
}

}  // namespace fovea
