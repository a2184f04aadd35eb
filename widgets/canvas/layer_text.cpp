// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/layer_text.h"

#include <QCoreApplication>
#include <QStringList>
#include <cmath>
#include <cstdint>

#include "core/network/known_channels.h"
#include "widgets/text/numbers.h"

namespace fovea {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(fovea::LayerText)
};

QString extentText(const Extent& e) { return QStringLiteral("%1 × %2").arg(e.height).arg(e.width); }

QString strideText(const Extent& stride) {
    return stride.height == stride.width ? Text::tr("stride %1").arg(stride.height)
                                         : Text::tr("stride %1 × %2").arg(stride.height).arg(stride.width);
}

QString titleOf(const InputSpec&) { return Text::tr("Image"); }
QString titleOf(const Conv2dSpec&) { return Text::tr("Conv 2-D"); }
QString titleOf(const TableConv2dSpec&) { return Text::tr("Conv by table"); }
QString titleOf(const LocallyConnected2dSpec&) { return Text::tr("Locally connected"); }
QString titleOf(const ScaledPool2dSpec&) { return Text::tr("Trained subsampling"); }
QString titleOf(const MaxoutSpec&) { return QStringLiteral("Maxout"); }
QString titleOf(const RbfOutputSpec&) { return Text::tr("RBF output"); }
QString titleOf(const MaxPool2dSpec&) { return Text::tr("Max pooling"); }
QString titleOf(const AvgPool2dSpec&) { return Text::tr("Average pooling"); }
QString titleOf(const GlobalAvgPoolSpec&) { return Text::tr("Global average pooling"); }
QString titleOf(const DenseSpec&) { return Text::tr("Dense"); }
QString titleOf(const FlattenSpec&) { return Text::tr("Flatten"); }
QString titleOf(const ReluSpec&) { return Text::tr("ReLU"); }
QString titleOf(const LeakyReluSpec&) { return Text::tr("Leaky ReLU"); }
QString titleOf(const EluSpec&) { return Text::tr("ELU"); }
QString titleOf(const PreluSpec&) { return Text::tr("PReLU"); }
QString titleOf(const SeluSpec&) { return Text::tr("SELU"); }
QString titleOf(const GeluSpec&) { return Text::tr("GELU"); }
QString titleOf(const SiluSpec&) { return Text::tr("SiLU"); }
QString titleOf(const MishSpec&) { return Text::tr("Mish"); }
QString titleOf(const SoftplusSpec&) { return Text::tr("Softplus"); }
QString titleOf(const ClipSpec& s) { return s == ClipSpec{} ? Text::tr("ReLU6") : Text::tr("Clip"); }
QString titleOf(const HardSwishSpec&) { return Text::tr("Hard swish"); }
QString titleOf(const HardSigmoidSpec&) { return Text::tr("Hard sigmoid"); }
QString titleOf(const SigmoidSpec&) { return Text::tr("Sigmoid"); }
QString titleOf(const TanhSpec&) { return Text::tr("Tanh"); }
QString titleOf(const ScaledTanhSpec&) { return Text::tr("Scaled tanh"); }
QString titleOf(const SoftmaxSpec&) { return Text::tr("Softmax"); }
QString titleOf(const SoftsignSpec&) { return Text::tr("Softsign"); }
QString titleOf(const BatchNormSpec&) { return Text::tr("Batch norm"); }
QString titleOf(const GroupNormSpec&) { return Text::tr("Group norm"); }
QString titleOf(const InstanceNormSpec&) { return Text::tr("Instance norm"); }
QString titleOf(const ScaleSpec&) { return Text::tr("Constant scale"); }
QString titleOf(const LocalResponseNormSpec&) { return Text::tr("Local response norm"); }
QString titleOf(const DropoutSpec&) { return Text::tr("Dropout"); }
QString titleOf(const AddSpec&) { return Text::tr("Add"); }
QString titleOf(const MultiplySpec&) { return Text::tr("Multiply"); }
QString titleOf(const ChannelSliceSpec&) { return Text::tr("Channel slice"); }
QString titleOf(const ChannelShuffleSpec&) { return Text::tr("Channel shuffle"); }
QString titleOf(const ZeroPadSpec&) { return Text::tr("Zero padding"); }
QString titleOf(const CropSpec&) { return Text::tr("Crop"); }
QString titleOf(const SubsampleSpec&) { return Text::tr("Subsample"); }
QString titleOf(const IdentitySpec&) { return Text::tr("Identity"); }
QString titleOf(const ConcatSpec&) { return Text::tr("Concatenate"); }

QString shortOf(const MaxPool2dSpec&) { return Text::tr("Max"); }
QString shortOf(const LocallyConnected2dSpec&) { return Text::tr("Local"); }
QString shortOf(const ScaledPool2dSpec&) { return Text::tr("Trained mean"); }
QString shortOf(const AvgPool2dSpec&) { return Text::tr("Average"); }
QString shortOf(const GlobalAvgPoolSpec&) { return Text::tr("Global avg"); }
QString shortOf(const BatchNormSpec&) { return Text::tr("Norm"); }
QString shortOf(const ScaleSpec&) { return Text::tr("Scale"); }
QString shortOf(const ChannelSliceSpec&) { return Text::tr("Slice"); }
QString shortOf(const ChannelShuffleSpec&) { return Text::tr("Shuffle"); }
QString shortOf(const ZeroPadSpec&) { return Text::tr("Pad"); }
QString shortOf(const LocalResponseNormSpec&) { return QStringLiteral("LRN"); }
QString shortOf(const ConcatSpec&) { return Text::tr("Concat"); }
template <class Spec>
QString shortOf(const Spec& spec) {
    return titleOf(spec);
}

QString summaryOf(const InputSpec& s) { return shapeText(s.shape); }
QString summaryOf(const Conv2dSpec& s) {
    QStringList parts{QStringLiteral("%1, %2").arg(extentText(s.kernel)).arg(s.filters)};
    if (s.stride != Extent{1, 1}) {
        parts << strideText(s.stride);
    }
    if (s.dilation != Extent{1, 1}) {
        parts << Text::tr("dilation %1").arg(s.dilation.height);
    }
    if (s.groups != 1) {
        parts << Text::tr("groups %1").arg(s.groups);
    }
    return parts.join(QStringLiteral(" · "));
}
template <class Pool>
QString poolSummary(const QString& verb, const Pool& s) {
    const QString window = QStringLiteral("%1 %2").arg(verb, extentText(s.kernel));
    return s.stride == s.kernel ? window : window + QStringLiteral(" · ") + strideText(s.stride);
}
QString summaryOf(const MaxPool2dSpec& s) { return poolSummary(Text::tr("max"), s); }
QString summaryOf(const AvgPool2dSpec& s) { return poolSummary(Text::tr("mean"), s); }
QString summaryOf(const TableConv2dSpec& s) {
    const QString window = QStringLiteral("%1, %2").arg(extentText(s.kernel)).arg(s.filters);
    const QString table =
        s.table == ConnectionTable::LeNet5 ? Text::tr("table C3") : Text::tr("%1 maps each").arg(s.span);
    return window + QStringLiteral(" · ") + table;
}
QString summaryOf(const LocallyConnected2dSpec& s) {
    const QString window = QStringLiteral("%1, %2").arg(extentText(s.kernel)).arg(s.filters);
    return s.stride == Extent{1, 1} ? window : window + QStringLiteral(" · ") + strideText(s.stride);
}
QString summaryOf(const ScaledPool2dSpec& s) { return poolSummary(Text::tr("w · mean + b"), s); }
QString summaryOf(const MaxoutSpec& s) {
    return s.pieces == 1 ? Text::tr("1 piece") : Text::tr("%1 pieces").arg(s.pieces);
}
QString summaryOf(const RbfOutputSpec& s) {
    return s.units == 1 ? Text::tr("1 code") : Text::tr("%1 codes").arg(groupedNumber(s.units));
}
QString summaryOf(const GlobalAvgPoolSpec&) { return Text::tr("mean of each map"); }
QString summaryOf(const DenseSpec& s) {
    return s.units == 1 ? Text::tr("1 unit") : Text::tr("%1 units").arg(groupedNumber(s.units));
}
QString summaryOf(const FlattenSpec&) { return Text::tr("to a vector"); }
QString summaryOf(const ReluSpec&) { return QStringLiteral("max(0, x)"); }
QString summaryOf(const LeakyReluSpec& s) {
    return QStringLiteral("max(%1x, x)").arg(static_cast<double>(s.slope), 0, 'g', 3);
}
QString summaryOf(const EluSpec& s) { return Text::tr("alpha %1").arg(static_cast<double>(s.alpha), 0, 'g', 3); }
QString summaryOf(const PreluSpec& s) { return s.shared ? Text::tr("one slope") : Text::tr("a slope per channel"); }
QString summaryOf(const SeluSpec&) { return QStringLiteral("λ · ELU"); }
QString summaryOf(const GeluSpec& s) {
    return s.approximate ? QStringLiteral("≈ x · Φ(x)") : QStringLiteral("x · Φ(x)");
}
QString summaryOf(const SiluSpec&) { return QStringLiteral("x · σ(x)"); }
QString summaryOf(const MishSpec&) { return QStringLiteral("x · tanh(ln(1 + eˣ))"); }
QString summaryOf(const SoftplusSpec& s) {
    return s.beta == 1 ? QStringLiteral("ln(1 + eˣ)")
                       : QStringLiteral("ln(1 + e^%1x)/%1").arg(static_cast<double>(s.beta), 0, 'g', 3);
}
QString summaryOf(const ClipSpec& s) {
    return QStringLiteral("%1 … %2")
        .arg(static_cast<double>(s.smallest), 0, 'g', 3)
        .arg(static_cast<double>(s.largest), 0, 'g', 3);
}
QString summaryOf(const HardSwishSpec&) { return QStringLiteral("x · min(max(x + 3, 0), 6)/6"); }
QString summaryOf(const HardSigmoidSpec& s) {
    return QStringLiteral("%1x + %2, 0 … 1")
        .arg(static_cast<double>(s.alpha), 0, 'g', 3)
        .arg(static_cast<double>(s.beta), 0, 'g', 3);
}
QString summaryOf(const SigmoidSpec&) { return QStringLiteral("1/(1 + e⁻ˣ)"); }
QString summaryOf(const TanhSpec&) { return QStringLiteral("tanh x"); }
QString summaryOf(const SoftsignSpec&) { return QStringLiteral("x / (1 + |x|)"); }
QString summaryOf(const BatchNormSpec& spec) {
    if (spec.scale && spec.shift) return Text::tr("per channel");
    if (spec.scale) return Text::tr("per channel, no shift");
    return spec.shift ? Text::tr("per channel, no scale") : Text::tr("per channel, no scale or shift");
}
QString summaryOf(const ScaledTanhSpec& s) {
    return QStringLiteral("%1 · tanh(%2x)")
        .arg(static_cast<double>(s.amplitude), 0, 'g', 5)
        .arg(static_cast<double>(s.slope), 0, 'g', 4);
}
QString summaryOf(const SoftmaxSpec&) { return QStringLiteral("eˣ / Σ eˣ"); }
QString summaryOf(const ScaleSpec& s) {
    const QString sign = s.shift < 0 ? QStringLiteral("−") : QStringLiteral("+");
    return QStringLiteral("%1x %2 %3")
        .arg(static_cast<double>(s.factor), 0, 'g', 4)
        .arg(sign)
        .arg(std::abs(static_cast<double>(s.shift)), 0, 'g', 4);
}
QString summaryOf(const GroupNormSpec& s) {
    return s.groups == 1 ? Text::tr("1 group") : Text::tr("%1 groups").arg(s.groups);
}
QString summaryOf(const InstanceNormSpec&) { return Text::tr("each map by itself"); }
QString summaryOf(const LocalResponseNormSpec& s) {
    return s.size == 1 ? Text::tr("1 channel") : Text::tr("%1 channels").arg(s.size);
}
QString summaryOf(const DropoutSpec& s) { return Text::tr("rate %1").arg(static_cast<double>(s.rate), 0, 'g', 3); }
QString summaryOf(const AddSpec&) { return Text::tr("skip + path"); }
QString summaryOf(const MultiplySpec&) { return Text::tr("value by value"); }
QString summaryOf(const ChannelSliceSpec& s) {
    return s.channels == 1 ? Text::tr("channel %1").arg(s.first + 1)
                           : Text::tr("channels %1 … %2").arg(s.first + 1).arg(std::int64_t{s.first} + s.channels);
}
QString summaryOf(const ChannelShuffleSpec& s) { return Text::tr("groups %1").arg(s.groups); }
/// Above, below, left, right.
QString sidesText(const QString& sign, int top, int bottom, int left, int right) {
    if (top == bottom && left == right && top == left) return sign + QString::number(top);
    return QStringLiteral("%1(%2 %3 %4 %5)").arg(sign).arg(top).arg(bottom).arg(left).arg(right);
}
QString summaryOf(const ZeroPadSpec& s) { return sidesText(QStringLiteral("+"), s.top, s.bottom, s.left, s.right); }
QString summaryOf(const CropSpec& s) { return sidesText(QStringLiteral("−"), s.top, s.bottom, s.left, s.right); }
QString summaryOf(const SubsampleSpec& s) {
    const QString stride = strideText(s.stride);
    return s.before + s.behind == 0
               ? stride
               : stride + QStringLiteral(" · ") + Text::tr("+%1 channels").arg(s.before + s.behind);
}
QString summaryOf(const IdentitySpec&) { return QStringLiteral("x"); }
QString summaryOf(const ConcatSpec&) { return Text::tr("channels joined"); }

}  // namespace

QString layerTitle(const LayerSpec& layer) {
    return std::visit([](const auto& spec) { return titleOf(spec); }, layer);
}

QString layerShortTitle(const LayerSpec& layer) {
    return std::visit([](const auto& spec) { return shortOf(spec); }, layer);
}

QString layerSummary(const LayerSpec& layer) {
    return std::visit([](const auto& spec) { return summaryOf(spec); }, layer);
}

QString familyGlyph(LayerFamily family) {
    switch (family) {
        case LayerFamily::Input: return QStringLiteral("layer-input");
        case LayerFamily::Convolution: return QStringLiteral("layer-convolution");
        case LayerFamily::Pooling: return QStringLiteral("layer-pooling");
        case LayerFamily::Activation: return QStringLiteral("layer-activation");
        case LayerFamily::Normalisation: return QStringLiteral("layer-normalisation");
        case LayerFamily::Dense: return QStringLiteral("layer-dense");
        case LayerFamily::Structure: return QStringLiteral("layer-structure");
    }
    return {};
}

QString familyTitle(LayerFamily family) {
    switch (family) {
        case LayerFamily::Input: return Text::tr("Input");
        case LayerFamily::Convolution: return Text::tr("Convolution");
        case LayerFamily::Pooling: return Text::tr("Pooling");
        case LayerFamily::Activation: return Text::tr("Activation");
        case LayerFamily::Normalisation: return Text::tr("Normalisation");
        case LayerFamily::Dense: return Text::tr("Dense");
        case LayerFamily::Structure: return Text::tr("Structure");
    }
    return {};
}

std::optional<Shape> knownShape(const ShapeTable& shapes, NodeId id) {
    const auto found = shapes.find(id);
    if (found == shapes.end()) {
        return std::nullopt;
    }
    const Shape* shape = std::get_if<Shape>(&found->second);
    return shape == nullptr ? std::nullopt : std::optional<Shape>(*shape);
}

bool isFaulty(const ShapeTable& shapes, NodeId id) {
    const auto found = shapes.find(id);
    if (found == shapes.end()) {
        return false;
    }
    const ShapeProblem* problem = std::get_if<ShapeProblem>(&found->second);
    return problem != nullptr && problem->code != ProblemCode::InputUnknown;
}

QString outputText(const NetworkSpec& spec, const ShapeTable& shapes, NodeId id) {
    if (const auto shape = knownShape(shapes, id)) {
        return shapeText(*shape);
    }
    const auto channels = knownChannels(spec, shapes, id);
    return channels ? QStringLiteral("? × ? × %1").arg(*channels) : QStringLiteral("?");
}

}  // namespace fovea
