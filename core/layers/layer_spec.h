// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>
#include <variant>

#include "core/layers/add.h"
#include "core/layers/avg_pool2d.h"
#include "core/layers/batch_norm.h"
#include "core/layers/channel_shuffle.h"
#include "core/layers/channel_slice.h"
#include "core/layers/clip.h"
#include "core/layers/concat.h"
#include "core/layers/conv2d.h"
#include "core/layers/crop.h"
#include "core/layers/dense.h"
#include "core/layers/dropout.h"
#include "core/layers/elu.h"
#include "core/layers/flatten.h"
#include "core/layers/gelu.h"
#include "core/layers/global_avg_pool.h"
#include "core/layers/group_norm.h"
#include "core/layers/hard_sigmoid.h"
#include "core/layers/hard_swish.h"
#include "core/layers/identity.h"
#include "core/layers/input.h"
#include "core/layers/instance_norm.h"
#include "core/layers/layer_kind.h"
#include "core/layers/leaky_relu.h"
#include "core/layers/local_response_norm.h"
#include "core/layers/locally_connected2d.h"
#include "core/layers/max_pool2d.h"
#include "core/layers/maxout.h"
#include "core/layers/mish.h"
#include "core/layers/multiply.h"
#include "core/layers/prelu.h"
#include "core/layers/rbf_output.h"
#include "core/layers/relu.h"
#include "core/layers/scale.h"
#include "core/layers/scaled_pool2d.h"
#include "core/layers/scaled_tanh.h"
#include "core/layers/selu.h"
#include "core/layers/sigmoid.h"
#include "core/layers/silu.h"
#include "core/layers/softmax.h"
#include "core/layers/softplus.h"
#include "core/layers/softsign.h"
#include "core/layers/subsample.h"
#include "core/layers/table_conv2d.h"
#include "core/layers/tanh.h"
#include "core/layers/zero_pad.h"

namespace fovea {

/// A closed set of layer kinds, each of which states everything that is asked of it (LayerKind).
template <LayerKind... Kinds>
using LayerVariant = std::variant<Kinds...>;

/// Every layer kind there is. Whatever must know all of them is a `std::visit`, so that the
/// compiler names each place that a new kind has to touch.
using LayerSpec =
    LayerVariant<InputSpec, Conv2dSpec, MaxPool2dSpec, AvgPool2dSpec, GlobalAvgPoolSpec, DenseSpec, FlattenSpec,
                 ReluSpec, LeakyReluSpec, PreluSpec, EluSpec, SeluSpec, GeluSpec, SiluSpec, MishSpec, SoftplusSpec,
                 ClipSpec, HardSwishSpec, SigmoidSpec, HardSigmoidSpec, TanhSpec, ScaledTanhSpec, SoftsignSpec,
                 SoftmaxSpec, BatchNormSpec, GroupNormSpec, InstanceNormSpec, LocalResponseNormSpec, ScaleSpec,
                 DropoutSpec, AddSpec, MultiplySpec, ConcatSpec, ChannelSliceSpec, ChannelShuffleSpec, ZeroPadSpec,
                 CropSpec, SubsampleSpec, IdentitySpec, TableConv2dSpec, LocallyConnected2dSpec, ScaledPool2dSpec,
                 MaxoutSpec, RbfOutputSpec>;

// The statements of whichever kind `spec` is; see layer_kind.h.

/// The kind's name in files and on the command line: "conv2d", "max_pool2d", …
std::string_view kindName(const LayerSpec& spec);
NodeStem stemOf(const LayerSpec& spec);
LayerFamily familyOf(const LayerSpec& spec);
int smallestInputs(const LayerSpec& spec);
int largestInputs(const LayerSpec& spec);
Sees seesOf(const LayerSpec& spec);
BackwardReads backwardReads(const LayerSpec& spec);
Sharing sharingOf(const LayerSpec& spec);
bool passesGradientOn(const LayerSpec& spec);
GradientReduction gradientReduction(const LayerSpec& spec);
InitialWeights initialWeightsBefore(const LayerSpec& spec);

/// True for kinds of one input that leave the shape as it is and are drawn as thin plates on what they follow.
bool preservesShape(const LayerSpec& spec);
/// Whether an output looks at other channels by their place among the channels, in the engine's order.
bool readsNeighbourChannels(const LayerSpec& spec);

/// Requires at least smallestInputs(spec) shapes, as do the functions of the single kinds.
ShapeResult outputShape(const LayerSpec& spec, std::span<const Shape> inputs);
/// Nothing while fewer than smallestInputs(spec) shapes are given, or for a kind without weights.
LayerCost cost(const LayerSpec& spec, std::span<const Shape> inputs);
/// The tensors that such a layer owns when it reads maps of these shapes; none for most kinds.
std::vector<LayerTensor> tensorsOf(const LayerSpec& spec, std::span<const Shape> inputs);
/// What forward keeps for backward, for `batch` images; 0 for most kinds.
std::size_t memoryBytes(const LayerSpec& spec, std::span<const Shape> inputs, int batch);
bool runsOnWholeBatch(const LayerSpec& spec, std::span<const Shape> inputs, Mode mode);
/// The window of the input that one value of the output sees, a single pixel for kinds that look at one; nullopt
/// for those that see everything, or where the window doesn't fit.
std::optional<WindowGeometry> windowOf(const LayerSpec& spec, const Shape& input);
/// The convolution that such a layer computes, for kinds that are one: the network prepares these.
std::optional<kernels::ConvProblem> convolutionOf(const LayerSpec& spec, const Shape& input);
void forward(const LayerSpec& spec, const LayerForward& pass);
void backward(const LayerSpec& spec, const LayerBackward& pass);

}  // namespace fovea
