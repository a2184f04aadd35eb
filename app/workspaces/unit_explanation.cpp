// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/unit_explanation.h"

#include <QCoreApplication>
#include <algorithm>

#include "widgets/text/numbers.h"

namespace fovea {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(fovea::UnitExplanation)
};

/// `imageChannels`: of the picture that the layer looks at; 0 where it looks at another layer's maps.
QString channelName(int channel, int imageChannels) {
    if (imageChannels == 0) return Text::tr("Map %1").arg(channel + 1);
    if (imageChannels == 1) return Text::tr("Grey");
    const QString names[] = {Text::tr("Red"), Text::tr("Green"), Text::tr("Blue")};
    return imageChannels == 3 ? names[channel] : Text::tr("Channel %1").arg(channel + 1);
}

QColor channelTint(int channel, int imageChannels) {
    if (imageChannels != 3) return {};
    const QColor tints[] = {QColor(0xB9, 0x32, 0x2A), QColor(0x13, 0x79, 0x5B), QColor(0x24, 0x59, 0xB8)};
    return tints[channel];
}

PatchArithmetic convolutionArithmetic(const Model& model, const Node& conv, const UnitTerms& unit, int filter) {
    const Node& source = *model.spec.find(model.spec.inputsOf(conv.id).front());
    const auto* input = std::get_if<InputSpec>(&source.layer);
    const int imageChannels = input != nullptr ? input->shape.channels : 0;
    PatchArithmetic result;
    result.title =
        input != nullptr ? Text::tr("Image patch") : Text::tr("Patch of %1").arg(QString::fromStdString(source.name));
    result.kernelTitle = Text::tr("Kernel %1").arg(filter + 1);
    result.kernelHeight = unit.window.height;
    result.kernelWidth = unit.window.width;
    result.channelCount = unit.windowChannels();
    const std::vector<double> sums = channelSums(unit);
    for (std::size_t channel = 0; channel < sums.size(); ++channel) {
        const int place = unit.terms[channel].channel;  // in the whole input, of which a group sees a part
        PatchArithmetic::Channel part;
        part.name = channelName(place, imageChannels);
        part.tint = channelTint(place, imageChannels);
        for (std::size_t i = channel; i < unit.terms.size(); i += sums.size()) {
            part.patch.push_back(unit.terms[i].value);
            part.kernel.push_back(unit.terms[i].factor);
            if (channel == 0) result.padding.push_back(unit.terms[i].isPadding ? 1 : 0);
        }
        part.sum = sums[channel];
        result.channels.push_back(std::move(part));
    }
    result.bias = unit.bias.value_or(0);
    result.hasBias = unit.bias.has_value();
    result.total = unit.total;
    result.standardised = input != nullptr && model.preprocessing != Preprocessing::none(imageChannels);
    return result;
}

QStringList valuesOf(const UnitTerms& unit) {
    QStringList values;
    for (const UnitTerms::Term& term : unit.terms) values << decimalNumber(double(term.value), 4);
    return values;
}

/// "max(0.31, −0.20, 1.16, 0.04) = 1.16" and the like.
QString sentenceFor(const Node& node, const UnitTermsQuery& unit, const UnitTermsAnswer& answer) {
    const UnitTerms& terms = *answer.terms;
    const QString name = QString::fromStdString(node.name);
    const QString value = decimalNumber(double(answer.value), 4);
    if (std::holds_alternative<InputSpec>(node.layer)) {
        return Text::tr("Standardised: the pixel less the training images' mean, divided by their deviation, is %1.")
            .arg(value);
    }
    if (terms.rule == UnitTerms::Rule::Maximum) {
        return Text::tr("The largest of its window: max(%1) = %2")
            .arg(valuesOf(terms).join(QStringLiteral(", ")), value);
    }
    if (std::holds_alternative<GlobalAvgPoolSpec>(node.layer)) {
        return Text::tr("The mean of the %1 values of map %2 is %3.")
            .arg(terms.terms.size())
            .arg(unit.channel + 1)
            .arg(value);
    }
    if (terms.rule == UnitTerms::Rule::Mean) {
        return Text::tr("The mean of its window: (%1) / %2 ≈ %3")
            .arg(valuesOf(terms).join(QStringLiteral(" + ")))
            .arg(terms.terms.size())
            .arg(value);
    }
    if (std::holds_alternative<DenseSpec>(node.layer)) {
        return Text::tr("Unit %1 of %2 adds %3 products of input and weight, and its bias: %4")
            .arg(unit.channel + 1)
            .arg(name)
            .arg(groupedNumber(static_cast<qint64>(terms.terms.size())))
            .arg(value);
    }
    if (std::holds_alternative<AddSpec>(node.layer))
        return Text::tr("%1 ≈ %2").arg(valuesOf(terms).join(QStringLiteral(" + ")), value);
    if (std::holds_alternative<MultiplySpec>(node.layer))
        return Text::tr("%1 ≈ %2").arg(
            valuesOf(terms).front() + QStringLiteral(" · ") + decimalNumber(double(terms.terms.front().factor), 4),
            value);
    if (preservesShape(node.layer)) {
        const auto same = std::ranges::find(terms.terms, unit.channel, &UnitTerms::Term::channel);
        return Text::tr("%1 makes %2 out of %3.").arg(name, value, decimalNumber(double(same->value), 4));
    }
    return Text::tr("%1 is %2 here.").arg(name, value);
}

bool isRelu(const NetworkSpec& spec, NodeId node) { return std::holds_alternative<ReluSpec>(spec.find(node)->layer); }

}  // namespace

UnitTermsQuery explainingQuery(const NetworkSpec& spec, const UnitTermsQuery& unit) {
    if (spec.find(unit.node) == nullptr || !isRelu(spec, unit.node)) return unit;
    const NodeId before = spec.inputsOf(unit.node).front();
    UnitTermsQuery query = unit;
    if (std::holds_alternative<Conv2dSpec>(spec.find(before)->layer)) query.node = before;
    return query;
}

UnitExplanation explain(const Model& model, const UnitTermsQuery& unit, const UnitTermsAnswer& answer) {
    UnitExplanation result;
    const Node* node = model.spec.find(explainingQuery(model.spec, unit).node);
    if (node == nullptr || !answer.terms) return result;
    if (!std::holds_alternative<Conv2dSpec>(node->layer)) {
        result.sentence = sentenceFor(*node, unit, answer);
        return result;
    }
    result.arithmetic = convolutionArithmetic(model, *node, *answer.terms, unit.channel);
    const auto consumers = model.spec.consumersOf(node->id);
    if (std::ranges::any_of(consumers, [&](NodeId consumer) { return isRelu(model.spec, consumer); }))
        result.arithmetic->afterRelu = std::max(answer.terms->total, 0.0);
    return result;
}

}  // namespace fovea
