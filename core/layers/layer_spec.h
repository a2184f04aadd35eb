// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>
#include <variant>

#include "core/layers/add.h"
#include "core/layers/avg_pool2d.h"
#include "core/layers/batch_norm.h"
#include "core/layers/concat.h"
#include "core/layers/conv2d.h"
#include "core/layers/dense.h"
#include "core/layers/dropout.h"
#include "core/layers/elu.h"
#include "core/layers/flatten.h"
#include "core/layers/global_avg_pool.h"
#include "core/layers/input.h"
#include "core/layers/leaky_relu.h"
#include "core/layers/local_response_norm.h"
#include "core/layers/max_pool2d.h"
#include "core/layers/relu.h"
#include "core/layers/sigmoid.h"
#include "core/layers/tanh.h"

namespace fovea {

/// Every layer kind there is. Whatever must know all of them is a `std::visit`, so that the
/// compiler names each place that a new kind has to touch.
using LayerSpec = std::variant<InputSpec, Conv2dSpec, MaxPool2dSpec, AvgPool2dSpec, GlobalAvgPoolSpec, DenseSpec,
                               FlattenSpec, ReluSpec, LeakyReluSpec, EluSpec, SigmoidSpec, TanhSpec, BatchNormSpec,
                               LocalResponseNormSpec, DropoutSpec, AddSpec, ConcatSpec>;

/// The kind's name in files and on the command line: "conv2d", "max_pool2d", …
std::string_view kindName(const LayerSpec& spec);

/// The families by which the canvas colours and the palette groups.
enum class LayerFamily { Input, Convolution, Pooling, Activation, Normalisation, Dense, Structure };
LayerFamily familyOf(const LayerSpec& spec);

/// True for kinds that leave the shape as it is and are drawn as thin plates on what they follow.
bool preservesShape(const LayerSpec& spec);

/// Requires at least smallestInputs(spec) shapes, as do the functions of the single kinds.
ShapeResult outputShape(const LayerSpec& spec, std::span<const Shape> inputs);
/// Nothing while fewer than smallestInputs(spec) shapes are given.
LayerCost cost(const LayerSpec& spec, std::span<const Shape> inputs);
int smallestInputs(const LayerSpec& spec);
int largestInputs(const LayerSpec& spec);

}  // namespace fovea
