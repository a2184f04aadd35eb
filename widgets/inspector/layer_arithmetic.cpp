// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/inspector/layer_arithmetic.h"

#include <QCoreApplication>
#include <QStringList>
#include <algorithm>
#include <cmath>

#include "core/network/known_channels.h"
#include "widgets/canvas/layer_text.h"
#include "widgets/inspector/classic_arithmetic.h"
#include "widgets/inspector/window_arithmetic.h"
#include "widgets/text/numbers.h"

namespace fovea {

namespace {

constexpr std::int64_t bytesPerValue = 4;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(fovea::LayerArithmetic)
};

/// What the formulas of one layer need.
struct Context {
    const NetworkSpec& spec;
    const ShapeTable& shapes;
    const ReceptiveFields& fields;
    const Node& node;
    std::vector<Shape> inputs;  ///< empty where one is unknown
    std::optional<Shape> output;
    LayerCost cost;

    /// A dense layer's output is known even where its input isn't; nothing can be counted then.
    bool isCountable() const { return output && (largestInputs(node.layer) == 0 || !inputs.empty()); }
};

Context contextOf(const NetworkSpec& spec, const ShapeTable& shapes, const ReceptiveFields& fields, NodeId id) {
    Context context{spec, shapes, fields, *spec.find(id), inputShapes(spec, shapes, id), knownShape(shapes, id), {}};
    context.cost = cost(context.node.layer, context.inputs);
    if (context.inputs.empty()) context.cost.parameters = parametersWithoutSides(spec, shapes, id).value_or(0);
    return context;
}

QString timesShape(const Shape& shape) {
    return shape.isVector() ? QString::number(shape.channels)
                            : QStringLiteral("%1×%2×%3").arg(shape.height).arg(shape.width).arg(shape.channels);
}

/// The two axes of a layer that slides a window, rows first; nullopt for other kinds.
template <class Window>
std::pair<WindowAxis, WindowAxis> axesOf(const Window& window, Extent dilation, const Shape& input) {
    WindowAxis rows{input.height,
                    window.kernel.height,
                    dilation.height,
                    window.padding.sides.top,
                    window.padding.sides.bottom,
                    window.stride.height,
                    window.padding.mode,
                    window.rounding};
    WindowAxis columns{
        input.width,         window.kernel.width, dilation.width, window.padding.sides.left, window.padding.sides.right,
        window.stride.width, window.padding.mode, window.rounding};
    for (WindowAxis* axis : {&rows, &columns}) {
        if (axis->padding == PaddingMode::None) {
            axis->before = axis->after = 0;
        } else if (axis->padding == PaddingMode::Same) {
            const int outputs = (axis->input + axis->stride - 1) / axis->stride;
            const int total = std::max(0, (outputs - 1) * axis->stride + axis->dilatedKernel() - axis->input);
            axis->before = total / 2;
            axis->after = total - axis->before;
        }
    }
    return {rows, columns};
}

/// Of the kinds that have a kernel, stride, padding and rounding, and perhaps a dilation.
std::optional<std::pair<WindowAxis, WindowAxis>> ownWindowAxes(const LayerSpec& layer, const Shape& input) {
    return std::visit(
        [&](const auto& spec) -> std::optional<std::pair<WindowAxis, WindowAxis>> {
            if constexpr (requires { spec.kernel, spec.stride, spec.padding, spec.rounding, spec.dilation; }) {
                return axesOf(spec, spec.dilation, input);
            } else if constexpr (requires { spec.kernel, spec.stride, spec.padding, spec.rounding; }) {
                return axesOf(spec, {1, 1}, input);
            } else {
                return std::nullopt;
            }
        },
        layer);
}

std::optional<std::pair<WindowAxis, WindowAxis>> windowAxes(const Context& c) {
    if (c.inputs.size() != 1) {
        return std::nullopt;
    }
    const Shape& input = c.inputs.front();
    if (const auto own = ownWindowAxes(c.node.layer, input)) {
        return own;
    }
    if (std::holds_alternative<GlobalAvgPoolSpec>(c.node.layer)) {
        return std::pair{WindowAxis{.input = input.height, .kernel = input.height, .stride = input.height},
                         WindowAxis{.input = input.width, .kernel = input.width, .stride = input.width}};
    }
    return std::nullopt;
}

QString joinedChannels(const Context& c) {
    QStringList terms;
    for (const Shape& input : c.inputs) {
        terms << QString::number(input.channels);
    }
    return terms.join(QStringLiteral(" + "));
}

/// "32 + 1 + 2" for one axis of a padding, or "32 − 1 − 2" of a crop.
QString sideFormula(int side, int before, int after, QChar sign, const QString& space) {
    const QString between = space + sign + space;
    return QString::number(side) + between + QString::number(before) + between + QString::number(after);
}

/// How a layer that only moves values changes the shape: "32 + 1 + 1 | 32 + 2 + 2". Requires a countable layer.
QString movedFormula(const Context& c, const QString& space) {
    const Shape& in = c.inputs.front();
    const auto both = [&](const auto& spec, QChar sign) {
        const QString rows = sideFormula(in.height, spec.top, spec.bottom, sign, space);
        const QString columns = sideFormula(in.width, spec.left, spec.right, sign, space);
        return rows == columns ? rows : rows + QStringLiteral(" | ") + columns;
    };
    if (const auto* pad = std::get_if<ZeroPadSpec>(&c.node.layer)) {
        return both(*pad, u'+');
    }
    if (const auto* crop = std::get_if<CropSpec>(&c.node.layer)) {
        return both(*crop, u'−');
    }
    if (const auto* slice = std::get_if<ChannelSliceSpec>(&c.node.layer)) {
        return QStringLiteral("%1 … %2").arg(slice->first + 1).arg(slice->first + slice->channels);
    }
    if (const auto* thinned = std::get_if<SubsampleSpec>(&c.node.layer)) {
        const QString rows = QStringLiteral("⌈%1/%2⌉").arg(in.height).arg(thinned->stride.height);
        const QString columns = QStringLiteral("⌈%1/%2⌉").arg(in.width).arg(thinned->stride.width);
        return rows == columns ? rows : rows + QStringLiteral(" | ") + columns;
    }
    return {};
}

QString outputFormula(const Context& c) {
    if (const auto axes = windowAxes(c); axes && !std::holds_alternative<GlobalAvgPoolSpec>(c.node.layer)) {
        const QString rows = axisFormula(axes->first);
        return axes->first == axes->second ? rows
                                           : Text::tr("height %1").arg(rows) + QStringLiteral("\n") +
                                                 Text::tr("width %1").arg(axisFormula(axes->second));
    }
    if (!c.isCountable()) {
        return {};
    }
    if (std::holds_alternative<GlobalAvgPoolSpec>(c.node.layer)) {
        return Text::tr("the mean of %1 × %2 values for each of %3 channels")
            .arg(c.inputs.front().height)
            .arg(c.inputs.front().width)
            .arg(c.inputs.front().channels);
    }
    if (std::holds_alternative<FlattenSpec>(c.node.layer)) {
        return QStringLiteral("%1 = %2").arg(timesShape(c.inputs.front()), groupedNumber(c.output->size()));
    }
    if (std::holds_alternative<ConcatSpec>(c.node.layer)) {
        return Text::tr("%1 = %2 channels").arg(joinedChannels(c)).arg(c.output->channels);
    }
    if (std::holds_alternative<AddSpec>(c.node.layer)) {
        return Text::tr("the sum of %1 inputs of this shape").arg(c.inputs.size());
    }
    if (std::holds_alternative<MultiplySpec>(c.node.layer)) {
        return c.inputs[0] == c.inputs[1] ? Text::tr("the product of two inputs of this shape")
                                          : Text::tr("maps times one number for each of their channels");
    }
    if (!c.inputs.empty()) {
        if (const QString moved = movedFormula(c, QStringLiteral(" ")); !moved.isEmpty()) {
            return moved;
        }
    }
    if (std::holds_alternative<DenseSpec>(c.node.layer) || std::holds_alternative<RbfOutputSpec>(c.node.layer)) {
        return Text::tr("one number for each unit");
    }
    if (const auto* maxout = std::get_if<MaxoutSpec>(&c.node.layer)) {
        return QStringLiteral("%1/%2 = %3").arg(c.inputs.front().channels).arg(maxout->pieces).arg(c.output->channels);
    }
    if (const auto* norm = std::get_if<LocalResponseNormSpec>(&c.node.layer)) {
        const auto number = [](float value) { return QString::number(static_cast<double>(value), 'g', 6); };
        return QStringLiteral("x / (%1 + %2/%3 · Σ x²)^%4")
            .arg(number(norm->bias), number(norm->alpha), QString::number(norm->size), number(norm->beta));
    }
    return preservesShape(c.node.layer) ? Text::tr("the shape of its input") : QString();
}

QString channelsPerFilter(const Conv2dSpec& conv, int channels) {
    return conv.groups == 1 ? QString::number(channels) : QStringLiteral("(%1/%2)").arg(channels).arg(conv.groups);
}

QString parameterFormula(const Context& c) {
    const QString total = groupedNumber(c.cost.parameters);
    if (const auto* conv = std::get_if<Conv2dSpec>(&c.node.layer)) {
        const QString bias = conv->bias ? QStringLiteral(" + %1").arg(conv->filters) : QString();
        return QStringLiteral("%1×%2×%3×%4%5 = %6")
            .arg(conv->kernel.height)
            .arg(conv->kernel.width)
            .arg(channelsPerFilter(*conv, c.inputs.front().channels))
            .arg(conv->filters)
            .arg(bias, total);
    }
    if (const auto* dense = std::get_if<DenseSpec>(&c.node.layer)) {
        const QString bias = dense->bias ? QStringLiteral(" + %1").arg(dense->units) : QString();
        return QStringLiteral("%1×%2%3 = %4").arg(c.inputs.front().size()).arg(dense->units).arg(bias, total);
    }
    if (const auto* norm = std::get_if<BatchNormSpec>(&c.node.layer); norm != nullptr && !(norm->scale && norm->shift)) {
        if (norm->scale) return Text::tr("%1 (a scale for each channel)").arg(total);
        return norm->shift ? Text::tr("%1 (a shift for each channel)").arg(total) : total;
    }
    if (std::holds_alternative<BatchNormSpec>(c.node.layer) || std::holds_alternative<GroupNormSpec>(c.node.layer) ||
        std::holds_alternative<InstanceNormSpec>(c.node.layer)) {
        return Text::tr("%1 (scale and shift for each channel)")
            .arg(QStringLiteral("2×%1 = %2").arg(c.inputs.front().channels).arg(total));
    }
    return c.inputs.empty() ? QString() : classicParameters(c.node.layer, c.inputs.front(), c.output, c.cost);
}

QString macsFormula(const Context& c) {
    const QString total = groupedNumber(c.cost.macs);
    if (const auto* conv = std::get_if<Conv2dSpec>(&c.node.layer)) {
        return QStringLiteral("%1×%2×%3 × %4×%5×%6 = %7")
            .arg(c.output->height)
            .arg(c.output->width)
            .arg(c.output->channels)
            .arg(conv->kernel.height)
            .arg(conv->kernel.width)
            .arg(channelsPerFilter(*conv, c.inputs.front().channels), total);
    }
    if (const auto* dense = std::get_if<DenseSpec>(&c.node.layer)) {
        return QStringLiteral("%1×%2 = %3").arg(c.inputs.front().size()).arg(dense->units).arg(total);
    }
    return c.inputs.empty() ? QString() : classicMacs(c.node.layer, c.inputs.front(), *c.output, c.cost);
}

/// Field of the layer's only input.
std::optional<ReceptiveField> fieldBefore(const Context& c) {
    const auto inputs = c.spec.inputsOf(c.node.id);
    if (inputs.size() != 1) {
        return std::nullopt;
    }
    const auto found = c.fields.find(inputs.front());
    return found == c.fields.end() ? std::nullopt : found->second;
}

QString fieldTerm(int before, const WindowAxis& axis, int jump, int after) {
    return QStringLiteral("%1 + (%2 − 1)·%3 = %4").arg(before).arg(axis.dilatedKernel()).arg(jump).arg(after);
}

Quantity receptiveField(const Context& c) {
    const auto found = c.fields.find(c.node.id);
    if (!c.output || found == c.fields.end()) {
        return {QStringLiteral("?"), {}};
    }
    if (!found->second) {
        return {Text::tr("the whole image"), Text::tr("every unit sees all of its input")};
    }
    const ReceptiveField& field = *found->second;
    Quantity quantity{field.size == Extent{1, 1}
                          ? Text::tr("1 × 1 pixel")
                          : Text::tr("%1 × %2 pixels").arg(field.size.height).arg(field.size.width),
                      {}};
    const auto axes = windowAxes(c);
    const auto before = fieldBefore(c);
    if (axes && before) {
        const QString rows = fieldTerm(before->size.height, axes->first, before->jump.height, field.size.height);
        const QString columns = fieldTerm(before->size.width, axes->second, before->jump.width, field.size.width);
        quantity.formula = rows == columns ? rows
                                           : Text::tr("height %1").arg(rows) + QStringLiteral("\n") +
                                                 Text::tr("width %1").arg(columns);
    } else if (preservesShape(c.node.layer)) {
        quantity.formula = Text::tr("as its input");
    } else if (largestInputs(c.node.layer) > 1) {
        quantity.formula = Text::tr("all that its inputs see");
    }
    return quantity;
}

QString cellShape(const Shape& shape) { return shape.isVector() ? QString::number(shape.channels) : timesShape(shape); }

QString faultyOutput(const ShapeProblem& problem) {
    if (problem.code == ProblemCode::OutputNotWhole && problem.numbers.size() >= 6) {
        const auto& n = problem.numbers;
        return quotientText((n[1] - n[2] + n[3] + n[4]) / n[5] + 1) + QStringLiteral(" ✕");
    }
    return QStringLiteral("✕");
}

QString ledgerSize(const Context& c) {
    if (std::holds_alternative<GlobalAvgPoolSpec>(c.node.layer)) {
        return Text::tr("mean");
    }
    if (const auto axes = windowAxes(c)) {
        const QString rows = axisShort(axes->first);
        return axes->first == axes->second ? rows : rows + QStringLiteral(" | ") + axisShort(axes->second);
    }
    if (preservesShape(c.node.layer) || std::holds_alternative<AddSpec>(c.node.layer) ||
        std::holds_alternative<MultiplySpec>(c.node.layer)) {
        return QStringLiteral("=");
    }
    if (c.isCountable() && !c.inputs.empty()) {
        if (const QString moved = movedFormula(c, {}); !moved.isEmpty()) {
            return moved;
        }
    }
    if (std::holds_alternative<FlattenSpec>(c.node.layer)) {
        return c.isCountable() ? timesShape(c.inputs.front()) : QStringLiteral("?");
    }
    if (std::holds_alternative<ConcatSpec>(c.node.layer)) {
        return c.isCountable() ? joinedChannels(c).remove(u' ') : QStringLiteral("?");
    }
    if (const auto* maxout = std::get_if<MaxoutSpec>(&c.node.layer)) {
        return c.inputs.empty() ? QStringLiteral("?")
                                : QStringLiteral("%1/%2").arg(c.inputs.front().channels).arg(maxout->pieces);
    }
    if (std::holds_alternative<InputSpec>(c.node.layer) || std::holds_alternative<DenseSpec>(c.node.layer) ||
        std::holds_alternative<RbfOutputSpec>(c.node.layer)) {
        return QStringLiteral("–");
    }
    const auto* pool = std::get_if<MaxPool2dSpec>(&c.node.layer);
    return pool != nullptr && pool->stride == pool->kernel ? QStringLiteral("?/%1").arg(pool->stride.height)
                                                           : QStringLiteral("?");
}

/// Parameters can be counted as soon as the input is known, and are none for most kinds.
QString ledgerParameters(const Context& c) {
    const bool learns = gradientReduction(c.node.layer) != GradientReduction::None;
    if (!learns || c.isCountable() || c.cost.parameters > 0) {
        return groupedNumber(c.cost.parameters);
    }
    return QStringLiteral("?");
}

}  // namespace

LayerArithmetic layerArithmetic(const NetworkSpec& spec, const ShapeTable& shapes, const ReceptiveFields& fields,
                                NodeId id) {
    const Context c = contextOf(spec, shapes, fields, id);
    const QString unknown = QStringLiteral("?");
    LayerArithmetic result;
    result.output = {outputText(spec, shapes, id), outputFormula(c)};
    result.receptiveField = receptiveField(c);
    if (!c.output) {
        result.parameters = result.macs = result.memory = {unknown, {}};
        if (c.cost.parameters > 0) {
            Context counted = c;  // the sides have no part in it
            if (counted.inputs.empty())
                for (const NodeId input : spec.inputsOf(id))
                    counted.inputs.push_back({1, 1, knownChannels(spec, shapes, input).value_or(0)});
            result.parameters = {groupedNumber(c.cost.parameters), parameterFormula(counted)};
        }
        return result;
    }
    if (c.isCountable()) {
        result.parameters = {groupedNumber(c.cost.parameters), parameterFormula(c)};
        result.macs = {groupedNumber(c.cost.macs), macsFormula(c)};
    } else {
        result.parameters = result.macs = {unknown, {}};
    }
    const std::int64_t bytes = c.output->size() * bytesPerValue;
    result.memory = {memoryText(bytes),
                     Text::tr("%1 × 4 bytes = %2 bytes per image").arg(timesShape(*c.output), groupedNumber(bytes))};
    return result;
}

LedgerColumn ledgerColumn(const NetworkSpec& spec, const ShapeTable& shapes, const ReceptiveFields& fields, NodeId id) {
    const Context c = contextOf(spec, shapes, fields, id);
    const QString unknown = QStringLiteral("?");
    LedgerColumn column;
    column.faulty = isFaulty(shapes, id);
    column.unknown = !c.output && !column.faulty;
    column.sizeArithmetic = ledgerSize(c);
    column.parameters = ledgerParameters(c);
    const auto field = fields.find(id);
    if (!c.output) {
        const auto result = shapes.find(id);
        const ShapeProblem* problem = result == shapes.end() ? nullptr : std::get_if<ShapeProblem>(&result->second);
        column.output =
            column.faulty && problem != nullptr ? faultyOutput(*problem) : outputText(spec, shapes, id).remove(u' ');
        const LayerFamily family = familyOf(c.node.layer);
        const bool free = family != LayerFamily::Convolution && !std::holds_alternative<DenseSpec>(c.node.layer) &&
                          !std::holds_alternative<ScaledPool2dSpec>(c.node.layer);
        column.macs = free ? QStringLiteral("0") : unknown;
        column.memory = column.receptiveField = column.jump = column.offset = unknown;
        return column;
    }
    column.output = cellShape(*c.output);
    column.macs = c.isCountable() ? groupedNumber(c.cost.macs) : unknown;
    column.memory = memoryText(c.output->size() * bytesPerValue);
    if (field == fields.end() || !field->second) {
        column.receptiveField = field == fields.end() ? unknown : Text::tr("all");
        column.jump = column.offset = field == fields.end() ? unknown : QStringLiteral("–");
    } else {
        const auto extentText = [](const Extent& extent) {
            return extent.height == extent.width ? QString::number(extent.height)
                                                 : QStringLiteral("%1×%2").arg(extent.height).arg(extent.width);
        };
        const ReceptiveField& own = *field->second;
        column.receptiveField = extentText(own.size);
        column.jump = extentText(own.jump);
        column.offset = own.top == own.left
                            ? groupedNumber(own.top)
                            : QStringLiteral("%1, %2").arg(groupedNumber(own.top), groupedNumber(own.left));
    }
    return column;
}

}  // namespace fovea
