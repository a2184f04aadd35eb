// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <utility>
#include <vector>

#include "core/network/network_spec.h"

namespace fovea::classics {

/// Settings of a convolution that papers name: `kernel` × `kernel`, as much padding on every side.
struct ConvOptions {
    int kernel = 3;
    int stride = 1;
    int padding = 0;
    int groups = 1;
    bool bias = true;
};

/// Krizhevsky's k = 2, n = 5, α = 10⁻⁴, β = 3/4 (2012). He multiplies the sum by α, we its mean over n.
inline LocalResponseNormSpec responseNorm() { return {.size = 5, .alpha = 5e-4F, .beta = 0.75F, .bias = 2.0F}; }

/// Writes a network down as papers do, layer behind layer. Where a stride leaves a rest, the rest is left out (floor), but
/// where maxPoolCeil() says otherwise.
class NetworkBuilder {
public:
    explicit NetworkBuilder(Shape input) { last_ = spec_.append(InputSpec{input}); }

    NetworkBuilder& add(LayerSpec layer) {
        last_ = spec_.append(std::move(layer), last_);
        return *this;
    }
    NetworkBuilder& conv(int filters, const ConvOptions& options) {
        return add(Conv2dSpec{.filters = filters,
                              .kernel = {options.kernel, options.kernel},
                              .stride = {options.stride, options.stride},
                              .padding = options.padding > 0 ? Padding::all(options.padding) : Padding::none(),
                              .rounding = options.stride > 1 ? Rounding::Floor : Rounding::Exact,
                              .groups = options.groups,
                              .bias = options.bias});
    }
    NetworkBuilder& norm(float epsilon = 1e-5F) { return add(BatchNormSpec{.epsilon = epsilon}); }
    NetworkBuilder& relu() { return add(ReluSpec{}); }
    NetworkBuilder& maxPool(int kernel, int stride, int padding = 0) {
        return add(MaxPool2dSpec{.kernel = {kernel, kernel},
                                 .stride = {stride, stride},
                                 .padding = padding > 0 ? Padding::all(padding) : Padding::none(),
                                 .rounding = stride > 1 ? Rounding::Floor : Rounding::Exact});
    }
    /// With stride 2, its sides rounded up: a row and a column of padding more, which the maximum never takes, are
    /// left out again where the window fits without them.
    NetworkBuilder& maxPoolCeil(int kernel) {
        return add(MaxPool2dSpec{.kernel = {kernel, kernel},
                                 .stride = {2, 2},
                                 .padding = {PaddingMode::Custom, {.bottom = 1, .right = 1}},
                                 .rounding = Rounding::Floor});
    }
    /// 2×2 maximum with stride 2. Odd maps lose their last row, where an exact pool would not fit.
    NetworkBuilder& halve() {
        const ShapeTable shapes = inferShapes(spec_);
        const Shape* shape = std::get_if<Shape>(&shapes.at(last_));
        const bool isOdd = shape != nullptr && (shape->height % 2 != 0 || shape->width % 2 != 0);
        return add(MaxPool2dSpec{.rounding = isOdd ? Rounding::Floor : Rounding::Exact});
    }
    NetworkBuilder& flatten() { return add(FlattenSpec{}); }
    NetworkBuilder& dense(int units) { return add(DenseSpec{.units = units}); }
    NetworkBuilder& dropout(float rate) { return add(DropoutSpec{rate}); }
    /// A sum or concatenation of these, in this order.
    NetworkBuilder& join(LayerSpec layer, const std::vector<NodeId>& inputs) {
        last_ = spec_.append(std::move(layer), inputs.front());
        for (std::size_t i = 1; i < inputs.size(); ++i) spec_.edges.push_back({inputs[i], last_});
        return *this;
    }

    NodeId last() const { return last_; }
    NetworkBuilder& continueAt(NodeId node) {
        last_ = node;
        return *this;
    }
    NetworkSpec take() { return std::move(spec_); }

private:
    NetworkSpec spec_;
    NodeId last_;
};

}  // namespace fovea::classics
