// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/layer_help.h"

#include <QCoreApplication>

#include "widgets/canvas/layer_text.h"

namespace fovea {
namespace {

struct Help {
    Q_DECLARE_TR_FUNCTIONS(fovea::LayerHelp)
};

QString helpOf(const InputSpec&) {
    return Help::tr("The picture that the network looks at: height × width × channels.");
}
QString helpOf(const Conv2dSpec& s) {
    return s.groups > 1 ? Help::tr(
                              "Slides filters over the input, each over its own group of channels: few weights, the "
                              "same at every place.")
                        : Help::tr(
                              "Slides small filters over the input. Each filter gives one map, which is large where "
                              "the input looks like the filter.");
}
QString helpOf(const TableConv2dSpec& s) {
    return s.table == ConnectionTable::LeNet5
               ? Help::tr(
                     "A convolution whose 16 filters see three, four or all six maps each, as LeNet-5's table of 1998 says: "
                     "60 kernels in place of 96, and filters that have to become different.")
               : Help::tr(
                     "A convolution whose filters see a few neighbouring maps each. What is not connected has no weight.");
}
QString helpOf(const LocallyConnected2dSpec&) {
    return Help::tr(
        "Looks through the same windows as a convolution, but with filters of its own at every place: nothing that is "
        "learned in one corner helps in another.");
}
QString helpOf(const ScaledPool2dSpec&) {
    return Help::tr(
        "Gives the mean of each window, times a trained coefficient, plus a trained bias, one pair for each map: LeNet-5's "
        "subsampling of 1998.");
}
QString helpOf(const MaxoutSpec&) {
    return Help::tr(
        "Keeps the largest of a few channels that stand side by side: an activation whose shape is learned by the layer "
        "before it, which needs as many times the outputs.");
}
QString helpOf(const RbfOutputSpec&) {
    return Help::tr(
        "Compares its 84 values with a fixed picture of 7 × 12 pixels for each class: LeNet-5's output of 1998. The codes "
        "of the ten digits are drawn in the paper's manner and are never trained.");
}
QString helpOf(const MaxPool2dSpec&) {
    return Help::tr("Keeps the largest value of each window: smaller maps that forget where exactly something was.");
}
QString helpOf(const AvgPool2dSpec&) { return Help::tr("Gives the mean of each window: smaller, smoother maps."); }
QString helpOf(const GlobalAvgPoolSpec&) {
    return Help::tr("Gives one number for each map, its mean, whatever the map's size.");
}
QString helpOf(const DenseSpec&) {
    return Help::tr(
        "Each unit weighs all values of its input. The last one of a network gives a score for each class.");
}
QString helpOf(const FlattenSpec&) {
    return Help::tr("Writes all maps in one row, as a dense layer takes them. It computes nothing.");
}
QString helpOf(const ReluSpec&) {
    return Help::tr(
        "Lets positive values pass and sets negative ones to 0. Without such a bend, layers in a row would "
        "be one linear layer.");
}
QString helpOf(const LeakyReluSpec&) {
    return Help::tr("As ReLU, but negative values pass a little, so that no unit stops learning.");
}
QString helpOf(const PreluSpec&) { return Help::tr("As leaky ReLU, with slopes that are learnt."); }
QString helpOf(const EluSpec&) {
    return Help::tr("As ReLU, with a smooth curve to −α below 0, so that means stay near 0.");
}
QString helpOf(const SeluSpec&) {
    return Help::tr("ELU with two fixed numbers that keep mean and variance from layer to layer.");
}
QString helpOf(const GeluSpec&) {
    return Help::tr("Weighs each value by the probability that a normal variable lies below it: a smooth ReLU.");
}
QString helpOf(const SiluSpec&) {
    return Help::tr("Weighs each value by its own sigmoid: a smooth ReLU, also called swish.");
}
QString helpOf(const MishSpec&) { return Help::tr("A smooth ReLU that dips a little below 0."); }
QString helpOf(const SoftplusSpec&) { return Help::tr("A smooth ReLU that is never 0."); }
QString helpOf(const ClipSpec&) {
    return Help::tr("Cuts values off at a smallest and a largest one; from 0 to 6 it is called ReLU6.");
}
QString helpOf(const HardSwishSpec&) { return Help::tr("SiLU made of straight lines, cheap on small computers."); }
QString helpOf(const SigmoidSpec&) {
    return Help::tr("Squeezes every value between 0 and 1. Far from 0 it is flat, and gradients vanish there.");
}
QString helpOf(const HardSigmoidSpec&) { return Help::tr("Sigmoid made of straight lines."); }
QString helpOf(const TanhSpec&) {
    return Help::tr("Squeezes every value between −1 and 1. Far from 0 it is flat, and gradients vanish there.");
}
QString helpOf(const SoftsignSpec&) {
    return Help::tr("Squeezes every value between −1 and 1, as tanh does, but nears its ends slowly.");
}
QString helpOf(const BatchNormSpec&) {
    return Help::tr(
        "Gives each channel mean 0 and variance 1 over the batch, then a learnt scale and shift: larger "
        "learning rates stay stable. Either may be left out: the scale is then 1, the shift 0.");
}
QString helpOf(const ScaledTanhSpec&) {
    return Help::tr("Tanh with fixed numbers outside and inside; with 1.7159 and 2/3, ±1 comes out as about ±1.");
}
QString helpOf(const SoftmaxSpec&) {
    return Help::tr(
        "Turns the channels of each pixel into shares that add up to 1. In front of the loss it has no place: the loss "
        "contains it.");
}
QString helpOf(const GroupNormSpec&) {
    return Help::tr(
        "As batch norm, but with mean and variance of a group of channels in one image: it computes the same in "
        "training and afterwards, whatever the batch.");
}
QString helpOf(const InstanceNormSpec&) {
    return Help::tr(
        "As batch norm, but with mean and variance of each map by itself: contrast and brightness are lost.");
}
QString helpOf(const ScaleSpec&) { return Help::tr("Multiplies every value by one fixed number and adds another."); }
QString helpOf(const LocalResponseNormSpec&) {
    return Help::tr("Divides each value by how strongly the neighbouring channels respond at the same place.");
}
QString helpOf(const DropoutSpec&) {
    return Help::tr(
        "While training, sets a random share of the values to 0 and enlarges the rest, so that no unit relies "
        "on a single other one. Otherwise it does nothing.");
}
QString helpOf(const AddSpec&) {
    return Help::tr(
        "Adds inputs of one shape, value by value: a skip connection lets gradients pass by the layers "
        "between.");
}
QString helpOf(const MultiplySpec&) {
    return Help::tr(
        "Multiplies two inputs of one shape, value by value, or maps by a gate: one number for each channel, which "
        "opens or closes its map.");
}
QString helpOf(const ChannelSliceSpec&) {
    return Help::tr("Keeps some neighbouring channels. Two slices of one layer are a split.");
}
QString helpOf(const ChannelShuffleSpec&) {
    return Help::tr(
        "Takes one channel of each group in turn, so that the next grouped convolution sees channels of all groups.");
}
QString helpOf(const ZeroPadSpec&) { return Help::tr("Puts rows and columns of zeros around the maps."); }
QString helpOf(const CropSpec&) { return Help::tr("Cuts rows and columns off the maps' sides."); }
QString helpOf(const SubsampleSpec&) {
    return Help::tr(
        "Keeps every second pixel, or as the stride says, and adds channels of zeros: a shortcut without weights "
        "between stages of a residual network.");
}
QString helpOf(const IdentitySpec&) { return Help::tr("Passes its input on unchanged."); }
QString helpOf(const ConcatSpec&) { return Help::tr("Stacks the channels of its inputs; their sides must agree."); }

QString formulaOf(const InputSpec&) { return QStringLiteral("H × W × C"); }
QString formulaOf(const Conv2dSpec&) {
    return QStringLiteral(
        "y(i, j, f) = b(f) + Σ w(u, v, c, f) · x(i·S + u − P, j·S + v − P, c),  N → (N − K + 2P)/S + 1");
}
QString formulaOf(const TableConv2dSpec&) {
    return QStringLiteral("y(i, j, f) = b(f) + Σ w(u, v, c, f) · x(i·S + u − P, j·S + v − P, c),  c ∈ T(f)");
}
QString formulaOf(const LocallyConnected2dSpec&) {
    return QStringLiteral("y(i, j, f) = b(i, j, f) + Σ w(i, j, u, v, c, f) · x(i·S + u − P, j·S + v − P, c)");
}
QString formulaOf(const ScaledPool2dSpec&) {
    return QStringLiteral("y(i, j, c) = w(c) · Σ x(i·S + u, j·S + v, c) / K² + b(c),  0 ≤ u, v < K");
}
QString formulaOf(const MaxoutSpec& s) {
    return QStringLiteral("y(i, j, c) = max x(i, j, %1c + k),  0 ≤ k < %1").arg(s.pieces);
}
QString formulaOf(const RbfOutputSpec&) {
    return QStringLiteral("y(u) = ‖x‖²/2 − ‖x − code(u)‖²/2 = Σ x(i) · code(u, i) − 42");
}
QString formulaOf(const MaxPool2dSpec&) {
    return QStringLiteral("y(i, j, c) = max x(i·S + u, j·S + v, c),  0 ≤ u, v < K");
}
QString formulaOf(const AvgPool2dSpec& s) {
    if (s.dilation != Extent{1, 1}) {
        return QStringLiteral("y(i, j, c) = Σ x(i·S + u·D, j·S + v·D, c) / K²,  0 ≤ u, v < K");
    }
    return QStringLiteral("y(i, j, c) = Σ x(i·S + u, j·S + v, c) / K²,  0 ≤ u, v < K");
}
QString formulaOf(const GlobalAvgPoolSpec&) { return QStringLiteral("y(c) = Σ x(i, j, c) / (H · W)"); }
QString formulaOf(const DenseSpec&) { return QStringLiteral("y = W · x + b"); }
QString formulaOf(const FlattenSpec&) { return QStringLiteral("H × W × C → H · W · C"); }
QString formulaOf(const PreluSpec&) { return QStringLiteral("y = max(0, x) + a · min(0, x)"); }
QString formulaOf(const EluSpec&) { return QStringLiteral("y = x (x > 0), α · (eˣ − 1) (x ≤ 0)"); }
QString formulaOf(const SeluSpec&) { return QStringLiteral("y = 1.0507 · (x (x > 0), 1.6733 · (eˣ − 1) (x ≤ 0))"); }
QString formulaOf(const ClipSpec& s) {
    return QStringLiteral("y = min(max(x, %1), %2)")
        .arg(static_cast<double>(s.smallest), 0, 'g', 3)
        .arg(static_cast<double>(s.largest), 0, 'g', 3);
}
QString formulaOf(const HardSigmoidSpec& s) {
    return QStringLiteral("y = min(max(%1x + %2, 0), 1)")
        .arg(static_cast<double>(s.alpha), 0, 'g', 3)
        .arg(static_cast<double>(s.beta), 0, 'g', 3);
}
QString formulaOf(const BatchNormSpec&) { return QStringLiteral("y = γ · (x − μ) / √(σ² + ε) + β"); }
QString formulaOf(const LocalResponseNormSpec&) { return QStringLiteral("y(c) = x(c) / (k + α/n · Σ x(c′)²)^β"); }
QString formulaOf(const DropoutSpec&) { return QStringLiteral("y = x · m / (1 − p),  m = 0 or 1, P(m = 0) = p"); }
QString formulaOf(const AddSpec&) { return QStringLiteral("y = x₁ + x₂ + …"); }
QString formulaOf(const MultiplySpec&) {
    return QStringLiteral("y(i, j, c) = a(i, j, c) · b(i, j, c),  y(i, j, c) = a(i, j, c) · b(c)");
}
QString formulaOf(const GroupNormSpec&) {
    return QStringLiteral("y = w(c) · (x − μ(g)) / √(σ²(g) + ε) + b(c),  g = c·G/C");
}
QString formulaOf(const InstanceNormSpec&) { return QStringLiteral("y = w(c) · (x − μ(c)) / √(σ²(c) + ε) + b(c)"); }
QString formulaOf(const SoftmaxSpec&) { return QStringLiteral("y(i, j, c) = e^x(i, j, c) / Σ e^x(i, j, k)"); }
QString formulaOf(const ChannelSliceSpec& s) {
    return s.first == 0 ? QStringLiteral("y(i, j, c) = x(i, j, c)")
                        : QStringLiteral("y(i, j, c) = x(i, j, c + %1)").arg(s.first);
}
QString formulaOf(const ChannelShuffleSpec&) { return QStringLiteral("y(i, j, k·G + g) = x(i, j, g·C/G + k)"); }
QString formulaOf(const ZeroPadSpec& s) {
    return QStringLiteral("y(i, j, c) = x(i − %1, j − %2, c)").arg(s.top).arg(s.left);
}
QString formulaOf(const CropSpec& s) {
    return QStringLiteral("y(i, j, c) = x(i + %1, j + %2, c)").arg(s.top).arg(s.left);
}
QString formulaOf(const SubsampleSpec& s) {
    return s.before == 0 ? QStringLiteral("y(i, j, c) = x(i·S, j·S, c)")
                         : QStringLiteral("y(i, j, c) = x(i·S, j·S, c − %1)").arg(s.before);
}
QString formulaOf(const ConcatSpec&) { return QStringLiteral("H × W × C₁, H × W × C₂ → H × W × (C₁ + C₂)"); }
/// The other activations' summary is their formula.
template <class Spec>
QString formulaOf(const Spec& spec) {
    return QStringLiteral("y = ") + layerSummary(spec);
}

}  // namespace

QString layerHelp(const LayerSpec& layer) {
    return std::visit([](const auto& spec) { return helpOf(spec); }, layer);
}

QString layerFormula(const LayerSpec& layer) {
    return std::visit([](const auto& spec) { return formulaOf(spec); }, layer);
}

}  // namespace fovea
