// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/unit_explanation.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

#include "core/analysis/receptive_field.h"
#include "core/analysis/unit_arithmetic.h"
#include "widgets/style/theme.h"

namespace fovea {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(fovea::UnitExplanation)
};

QRect fieldOf(const Inspection& inspection, NodeId node, int y, int x) {
    const NetworkSpec& spec = inspection.model->spec;
    const Shape image = inspection.outputs.at(*spec.inputNode()).shape;
    const auto fields = receptiveFields(spec, inferShapes(spec));
    const auto field = fields.find(node);
    if (field == fields.end() || !field->second) return {0, 0, image.width, image.height};
    const PixelRect rect = fieldOfUnit(*field->second, y, x, {image.height, image.width});
    return {rect.x, rect.y, rect.width, rect.height};
}

QString channelName(int channel, int channels, bool isImage) {
    if (!isImage) return Text::tr("Map %1").arg(channel + 1);
    if (channels == 1) return Text::tr("Grey");
    const QString names[] = {Text::tr("Red"), Text::tr("Green"), Text::tr("Blue")};
    return channels == 3 ? names[channel] : Text::tr("Channel %1").arg(channel + 1);
}

QColor channelTint(int channel, int channels, bool isImage) {
    if (!isImage || channels != 3) return {};
    const QColor tints[] = {QColor(0xB9, 0x32, 0x2A), QColor(0x13, 0x79, 0x5B), QColor(0x24, 0x59, 0xB8)};
    return tints[channel];
}

PatchArithmetic convolutionArithmetic(const Inspection& inspection, const Node& conv, const UnitArithmetic& unit,
                                      int filter) {
    const NetworkSpec& spec = inspection.model->spec;
    const Node& source = *spec.find(spec.inputsOf(conv.id).front());
    const bool isImage = std::holds_alternative<InputSpec>(source.layer);
    PatchArithmetic result;
    result.title = isImage ? Text::tr("Image patch") : Text::tr("Patch of %1").arg(QString::fromStdString(source.name));
    result.kernelTitle = Text::tr("Kernel %1").arg(filter + 1);
    result.kernelHeight = unit.kernel.height;
    result.kernelWidth = unit.kernel.width;
    result.channelCount = unit.channels;
    result.padding = unit.outside;
    for (int channel = 0; channel < unit.channels; ++channel) {
        PatchArithmetic::Channel part;
        part.name = channelName(unit.firstChannel + channel, isImage ? unit.channels : 0, isImage);
        part.tint = channelTint(channel, unit.channels, isImage);
        for (int row = 0; row < unit.kernel.height; ++row) {
            for (int column = 0; column < unit.kernel.width; ++column) {
                part.patch.push_back(unit.patchAt(row, column, channel));
                part.kernel.push_back(unit.weightAt(row, column, channel));
            }
        }
        part.sum = unit.channelSums[static_cast<std::size_t>(channel)];
        result.channels.push_back(std::move(part));
    }
    result.bias = double(unit.bias);
    result.hasBias = unit.hasBias;
    result.total = unit.total;
    const Preprocessing& preprocessing = inspection.model->preprocessing;
    result.standardised = isImage && preprocessing != Preprocessing::none(unit.channels);
    return result;
}

/// "max(0.31, −0.20, 1.16, 0.04) = 1.16" and the like, for a pool's window.
QString windowSentence(const Inspection& inspection, const Node& node, const WindowGeometry& window, bool maximum,
                       int channel, int y, int x) {
    const NodeId source = inspection.model->spec.inputsOf(node.id).front();
    const Inspection::Maps& input = inspection.outputs.at(source);
    QStringList values;
    for (int row = 0; row < window.kernel.height; ++row) {
        for (int column = 0; column < window.kernel.width; ++column) {
            const int inputRow = y * window.stride.height + row - window.padding.top;
            const int inputColumn = x * window.stride.width + column - window.padding.left;
            if (inputRow < 0 || inputColumn < 0 || inputRow >= input.shape.height || inputColumn >= input.shape.width) {
                continue;
            }
            values << decimalNumber(double(input.at(inputRow, inputColumn, channel)), 4);
        }
    }
    const QString result = decimalNumber(double(inspection.outputs.at(node.id).at(y, x, channel)), 4);
    if (maximum)
        return Text::tr("The largest of its window: max(%1) = %2").arg(values.join(QStringLiteral(", ")), result);
    return Text::tr("The mean of its window: (%1) / %2 ≈ %3")
        .arg(values.join(QStringLiteral(" + ")))
        .arg(values.size())
        .arg(result);
}

QString sentenceFor(const Inspection& inspection, const Node& node, int channel, int y, int x) {
    const NetworkSpec& spec = inspection.model->spec;
    const Inspection::Maps& output = inspection.outputs.at(node.id);
    const QString name = QString::fromStdString(node.name);
    const QString value = decimalNumber(double(output.at(y, x, channel)), 4);
    const auto inputs = spec.inputsOf(node.id);
    if (inputs.empty()) {
        return Text::tr("Standardised: the pixel less the training images' mean, divided by their deviation, is %1.")
            .arg(value);
    }
    const Shape inputShape = inspection.outputs.at(inputs.front()).shape;
    const auto window = [&](const auto& pool) {
        return resolveWindow({inputShape.height, inputShape.width}, pool.kernel, pool.stride, {1, 1}, pool.padding,
                             pool.rounding);
    };
    if (const auto* pool = std::get_if<MaxPool2dSpec>(&node.layer)) {
        return windowSentence(inspection, node, std::get<WindowGeometry>(window(*pool)), true, channel, y, x);
    }
    if (const auto* pool = std::get_if<AvgPool2dSpec>(&node.layer)) {
        return windowSentence(inspection, node, std::get<WindowGeometry>(window(*pool)), false, channel, y, x);
    }
    if (std::holds_alternative<GlobalAvgPoolSpec>(node.layer)) {
        return Text::tr("The mean of the %1 values of map %2 is %3.")
            .arg(inputShape.height * inputShape.width)
            .arg(channel + 1)
            .arg(value);
    }
    if (std::holds_alternative<DenseSpec>(node.layer)) {
        return Text::tr("Unit %1 of %2 adds %3 products of input and weight, and its bias: %4")
            .arg(channel + 1)
            .arg(name)
            .arg(groupedNumber(inputShape.size()))
            .arg(value);
    }
    if (std::holds_alternative<AddSpec>(node.layer)) {
        QStringList terms;
        for (NodeId input : inputs) terms << decimalNumber(double(inspection.outputs.at(input).at(y, x, channel)), 4);
        return Text::tr("%1 ≈ %2").arg(terms.join(QStringLiteral(" + ")), value);
    }
    if (preservesShape(node.layer)) {
        const QString before = decimalNumber(double(inspection.outputs.at(inputs.front()).at(y, x, channel)), 4);
        return Text::tr("%1 makes %2 out of %3.").arg(name, value, before);
    }
    return Text::tr("%1 is %2 here.").arg(name, value);
}

}  // namespace

UnitExplanation explain(const Inspection& inspection, NodeId id, int channel, int y, int x) {
    UnitExplanation result;
    const NetworkSpec& spec = inspection.model->spec;
    const Node* node = spec.find(id);
    if (node == nullptr) return result;
    const Shape shape = inspection.outputs.at(id).shape;
    if (y < 0 || x < 0 || channel < 0 || y >= shape.height || x >= shape.width || channel >= shape.channels)
        return result;
    result.receptiveField = fieldOf(inspection, id, y, x);

    // A rectifier right behind a convolution shares its arithmetic.
    const Node* conv = node;
    const bool isRelu = std::holds_alternative<ReluSpec>(node->layer);
    if (isRelu) conv = spec.find(spec.inputsOf(id).front());
    if (const auto* layer = std::get_if<Conv2dSpec>(&conv->layer)) {
        const Inspection::Maps& input = inspection.outputs.at(spec.inputsOf(conv->id).front());
        const Weights& weights = inspection.model->weights;
        const auto unit = explainUnit(*layer, denseView(input.values.data(), 1, input.shape),
                                      weights.view(conv->id, ParameterRole::Weight),
                                      weights.view(conv->id, ParameterRole::Bias), y, x, channel);
        if (unit) {
            result.arithmetic = convolutionArithmetic(inspection, *conv, *unit, channel);
            const auto consumers = spec.consumersOf(conv->id);
            const bool reluFollows = std::any_of(consumers.begin(), consumers.end(), [&](NodeId consumer) {
                return std::holds_alternative<ReluSpec>(spec.find(consumer)->layer);
            });
            if (isRelu || reluFollows) result.arithmetic->afterRelu = std::max(unit->total, 0.0);
            return result;
        }
    }
    result.sentence = sentenceFor(inspection, *node, channel, y, x);
    return result;
}

int vectorColumns(int units) {
    constexpr int longestRow = 20;
    for (int columns = std::min(units, longestRow); columns > 4; --columns) {
        if (units % columns == 0) return columns;
    }
    return units;
}

FloatMap mapOf(const Inspection::Maps& maps, int channel) {
    FloatMap result;
    if (maps.shape.isVector()) {
        result.width = vectorColumns(maps.shape.channels);
        result.height = maps.shape.channels / result.width;
        result.values = maps.values;
        return result;
    }
    result.height = maps.shape.height;
    result.width = maps.shape.width;
    result.values.reserve(static_cast<std::size_t>(result.height) * static_cast<std::size_t>(result.width));
    for (int y = 0; y < result.height; ++y) {
        for (int x = 0; x < result.width; ++x) result.values.push_back(maps.at(y, x, channel));
    }
    return result;
}

QImage inputPicture(const std::vector<float>& pixels, const Shape& shape) {
    QImage image(shape.width, shape.height, QImage::Format_RGB32);
    std::size_t at = 0;
    const auto byte = [](float value) { return static_cast<int>(std::lround(std::clamp(value, 0.0F, 1.0F) * 255.0F)); };
    for (int y = 0; y < shape.height; ++y) {
        for (int x = 0; x < shape.width; ++x) {
            const int red = byte(pixels[at]);
            const bool colour = shape.channels >= 3;
            image.setPixel(x, y, qRgb(red, colour ? byte(pixels[at + 1]) : red, colour ? byte(pixels[at + 2]) : red));
            at += static_cast<std::size_t>(shape.channels);
        }
    }
    return image;
}

std::vector<LayerMaps> layerMaps(const Inspection& inspection, int mapsPerLayer) {
    const NetworkSpec& spec = inspection.model->spec;
    const auto output = spec.outputNode();
    std::vector<LayerMaps> result;
    for (NodeId id : spec.topologicalOrder()) {
        const Node& node = *spec.find(id);
        const Inspection::Maps& maps = inspection.outputs.at(id);
        LayerMaps layer;
        layer.id = id;
        layer.name = QString::fromStdString(node.name);
        layer.family = familyOf(node.layer);
        layer.shape = maps.shape;
        layer.vector = maps.shape.isVector();
        if (layer.vector) {
            layer.values = maps.values;
            if (output && id == *output) {
                for (const std::string& name : inspection.model->classNames) {
                    layer.valueNames.push_back(QString::fromStdString(name));
                }
            }
        } else if (std::holds_alternative<InputSpec>(node.layer)) {
            layer.thumbnails.push_back(inputPicture(*inspection.pixels, maps.shape));
        } else {
            const MapScale scale = mapScale(maps.values);
            for (int channel = 0; channel < std::min(mapsPerLayer, maps.shape.channels); ++channel) {
                layer.thumbnails.push_back(mapImage(mapOf(maps, channel), scale));
            }
        }
        result.push_back(std::move(layer));
    }
    return result;
}

}  // namespace fovea
