// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/problem_text.h"

#include <cmath>

#include <QCoreApplication>

#include "widgets/text/numbers.h"

namespace fovea {
namespace {

struct ProblemSentence {
    Q_DECLARE_TR_FUNCTIONS(fovea::ProblemSentence)
};

/// Reads the numbers of a problem; one that is missing shows as "?", so that a sentence never lies.
class Numbers {
public:
    explicit Numbers(const ShapeProblem& problem) : numbers_(problem.numbers) {}

    bool has(std::size_t count) const { return numbers_.size() >= count; }
    double raw(std::size_t index) const { return index < numbers_.size() ? numbers_[index] : 0.0; }
    QString operator[](std::size_t index) const {
        if (index >= numbers_.size()) {
            return QStringLiteral("?");
        }
        const double value = numbers_[index];
        if (value == std::floor(value) && std::abs(value) < 1e15) {
            return groupedNumber(static_cast<qint64>(value));
        }
        QString text = QString::number(value, 'g', 6);
        return text.replace(QLatin1Char('-'), QChar(0x2212));
    }
    QString shape(std::size_t first) const {
        return QStringLiteral("%1 × %2 × %3").arg((*this)[first], (*this)[first + 1], (*this)[first + 2]);
    }

private:
    const std::vector<double>& numbers_;
};

/// "28 − 5 + 2·0" for equal sides, "28 − 5 + 1 + 2" for unequal ones.
QString paddedSpan(const Numbers& n, std::size_t before) {
    const QString padding = n.raw(before) == n.raw(before + 1)
                                ? QStringLiteral("2·%1").arg(n[before])
                                : QStringLiteral("%1 + %2").arg(n[before], n[before + 1]);
    return QStringLiteral("%1 − %2 + %3").arg(n[1], n[2], padding);
}

QString quotientText(double value) {
    QString text = QString::number(value, 'f', 3);
    while (text.endsWith(QLatin1Char('0'))) {
        text.chop(1);
    }
    const bool exact = std::abs(text.toDouble() - value) < 1e-9;
    return (exact ? QStringLiteral("= ") : QStringLiteral("≈ ")) + text.replace(QLatin1Char('-'), QChar(0x2212));
}

QString notWhole(const Numbers& n) {
    if (!n.has(6)) {
        return ProblemSentence::tr(
            "The output's size is not a whole number: choose padding, kernel or stride so that it divides.");
    }
    const double value = (n.raw(1) - n.raw(2) + n.raw(3) + n.raw(4)) / n.raw(5) + 1;
    const QString sum = QStringLiteral("(%1)/%2 + 1 %3").arg(paddedSpan(n, 3), n[5], quotientText(value));
    return ProblemSentence::tr("%1 is not a whole number: choose padding, kernel or stride so that it divides.")
        .arg(sum);
}

QString kernelTooLarge(const Numbers& n) {
    const double room = n.raw(1) + n.raw(3) + n.raw(4);
    const bool tall = n.raw(0) == 0;
    if (n.raw(3) + n.raw(4) == 0) {
        return (tall ? ProblemSentence::tr(
                           "The kernel is %1 high, its input only %2: choose a smaller kernel or more padding.")
                     : ProblemSentence::tr(
                           "The kernel is %1 wide, its input only %2: choose a smaller kernel or more padding."))
            .arg(n[2], n[1]);
    }
    const QString sum = QStringLiteral("%1 + %2 + %3 = %4").arg(n[1], n[3], n[4], QString::number(room));
    return (tall
                ? ProblemSentence::tr(
                      "The kernel is %1 high, its input with padding only %2: choose a smaller kernel or more padding.")
                : ProblemSentence::tr(
                      "The kernel is %1 wide, its input with padding only %2: choose a smaller kernel or more padding."))
        .arg(n[2], sum);
}

QString notDivisible(const Numbers& n) {
    const bool input = n.has(3) && std::fmod(n.raw(0), n.raw(2)) != 0;
    const double part = (input ? n.raw(0) : n.raw(1)) / n.raw(2);
    const QString sum = QStringLiteral("%1/%2 %3").arg(input ? n[0] : n[1], n[2], quotientText(part));
    return input
               ? ProblemSentence::tr(
                     "%1 input channels don't divide into %2 groups (%3): choose a number of groups that divides them.")
                     .arg(n[0], n[2], sum)
               : ProblemSentence::tr(
                     "%1 filters don't divide into %2 groups (%3): choose a number of filters that the groups divide.")
                     .arg(n[1], n[2], sum);
}

QString outOfRange(const Numbers& n) {
    const QString setting =
        n.has(1) ? settingName(static_cast<SettingId>(static_cast<int>(n.raw(0)))) : QStringLiteral("?");
    return ProblemSentence::tr("The %1 is %2; it must lie between %3 and %4.").arg(setting, n[1], n[2], n[3]);
}

// One case for each code and no default, so that the compiler names a code without a sentence.
QString layerSentence(const ShapeProblem& problem) {
    const Numbers n(problem);
    switch (problem.code) {
        case ProblemCode::OutputNotWhole: return notWhole(n);
        case ProblemCode::KernelExceedsInput: return kernelTooLarge(n);
        case ProblemCode::ChannelsNotDivisible: return notDivisible(n);
        case ProblemCode::DenseNeedsVector:
            return ProblemSentence::
                tr("A dense layer takes a vector, but %1 comes in: put a flatten layer or global average pooling before it.")
                    .arg(n.shape(0));
        case ProblemCode::ShapesDiffer:
            return ProblemSentence::
                tr("Only equal shapes can be added, but %1 and %2 come in: bring one branch to the other's shape, for instance by a 1 × 1 convolution.")
                    .arg(n.shape(0), n.shape(3));
        case ProblemCode::FactorsDiffer:
            return ProblemSentence::
                tr("Only equal shapes, or maps and one number for each of their channels, can be multiplied, but %1 and %2 come in: bring one branch to the other's shape or number of channels.")
                    .arg(n.shape(0), n.shape(3));
        case ProblemCode::SidesDiffer:
            return ProblemSentence::
                tr("Only maps of equal height and width can be stacked, but %1 × %2 and %3 × %4 come in: choose padding or stride so that they agree.")
                    .arg(n[0], n[1], n[2], n[3]);
        case ProblemCode::TooFewInputs:
            return n.raw(0) == 0 && n.raw(1) == 1
                       ? ProblemSentence::tr("Nothing is wired to this layer: draw a connection to it.")
                       : ProblemSentence::tr(
                             "This layer joins at least %2 inputs, but %1 is wired: draw another connection to it.")
                             .arg(n[0], n[1]);
        case ProblemCode::TooManyInputs:
            return ProblemSentence::
                tr("%1 inputs are wired, but this layer takes %2: delete a connection, or join them by Add or Concat first.")
                    .arg(n[0], n[1]);
        case ProblemCode::SettingOutOfRange: return outOfRange(n);
        case ProblemCode::SettingNotOdd:
            return ProblemSentence::tr("The %1 is %2; it must be odd, so that the window reaches as far to both sides.")
                .arg(n.has(0) ? settingName(static_cast<SettingId>(static_cast<int>(n.raw(0)))) : QStringLiteral("?"),
                     n[1]);
        case ProblemCode::NothingLeft:
            return (n.raw(0) == 0
                        ? ProblemSentence::tr(
                              "Of %1 rows, %2 + %3 are cut off: leave at least one row, or crop a larger map.")
                        : ProblemSentence::tr(
                              "Of %1 columns, %2 + %3 are cut off: leave at least one column, or crop a larger map."))
                .arg(n[1], n[2], n[3]);
        case ProblemCode::ChannelsOutside:
            return ProblemSentence::
                tr("Channels %1 … %2 are asked for, but the input has the channels 0 … %3: choose others, or give the layer before more filters.")
                    .arg(n[0], n[1], QString::number(n.raw(2) - 1));
        case ProblemCode::TableOtherSize:
            return ProblemSentence::
                tr("LeNet-5's table wires %3 maps to %4 filters, but here %1 maps come in and %2 filters are asked for: give the layer before %3 filters and this one %4, or choose the table of neighbours.")
                    .arg(n[0], n[1], n[2], n[3]);
        case ProblemCode::PiecesNotWhole:
            return ProblemSentence::
                tr("%1 channels don't divide into groups of %2: choose a number of pieces that divides them, or another number of filters or units before.")
                    .arg(n[0], n[1]);
        case ProblemCode::CodesOtherLength:
            return ProblemSentence::
                tr("The codes have %4 values each, but %1 × %2 × %3 comes in: put a dense layer of %4 units before.")
                    .arg(n[0], n[1], n[2], n[3]);
        case ProblemCode::TooLarge:
            return ProblemSentence::
                tr("The output would have %1 values, more than the %2 that Fovea handles: use fewer filters, or a larger stride.")
                    .arg(n[0], n[1]);
        case ProblemCode::InputUnknown:
            return ProblemSentence::tr("Its size is unknown until the layers before it fit.");
        case ProblemCode::NoInput:
            return ProblemSentence::tr("The network has no input: drag Image from the palette to its start.");
        case ProblemCode::SeveralInputs:
            return ProblemSentence::tr("The network has %1 inputs: delete all but one.").arg(n[0]);
        case ProblemCode::NoOutput:
            return ProblemSentence::tr("The network has no layers behind its input: drag one onto the canvas.");
        case ProblemCode::SeveralOutputs:
            return ProblemSentence::tr(
                       "%1 layers lead nowhere, but a network has one output: connect or delete the others.")
                .arg(n[0]);
        case ProblemCode::Cycle: return ProblemSentence::tr("The connections run in a circle: delete one of them.");
        case ProblemCode::NotConnected:
            return ProblemSentence::tr("This layer leads to no output: connect it or delete it.");
        case ProblemCode::OutputNotVector:
            return ProblemSentence::
                tr("The last layer gives %1, but class scores are a vector: end with a dense layer or global average pooling.")
                    .arg(n.shape(0));
        case ProblemCode::SoftmaxAtEnd:
            return ProblemSentence::tr(
                "The loss contains a softmax already, and a second one before it flattens the gradient: delete this layer. Probabilities are shown without it.");
    }
    return {};
}

}  // namespace

QString problemText(const ShapeProblem& problem) { return layerSentence(problem); }

QString problemText(const NetworkProblem& problem, const NetworkSpec& spec) {
    const Node* node = problem.node ? spec.find(*problem.node) : nullptr;
    const QString sentence = problemText(problem.problem);
    return node == nullptr ? sentence : QStringLiteral("%1: %2").arg(QString::fromStdString(node->name), sentence);
}

QString settingName(SettingId setting) {
    switch (setting) {
        case SettingId::Height: return ProblemSentence::tr("height");
        case SettingId::Width: return ProblemSentence::tr("width");
        case SettingId::Channels: return ProblemSentence::tr("number of channels");
        case SettingId::Filters: return ProblemSentence::tr("number of filters");
        case SettingId::KernelHeight: return ProblemSentence::tr("kernel's height");
        case SettingId::KernelWidth: return ProblemSentence::tr("kernel's width");
        case SettingId::StrideHeight: return ProblemSentence::tr("vertical stride");
        case SettingId::StrideWidth: return ProblemSentence::tr("horizontal stride");
        case SettingId::Padding: return ProblemSentence::tr("padding");
        case SettingId::Dilation: return ProblemSentence::tr("dilation");
        case SettingId::Groups: return ProblemSentence::tr("number of groups");
        case SettingId::Units: return ProblemSentence::tr("number of units");
        case SettingId::Slope: return ProblemSentence::tr("slope");
        case SettingId::Alpha: return ProblemSentence::tr("alpha");
        case SettingId::Rate: return ProblemSentence::tr("dropout rate");
        case SettingId::Momentum: return ProblemSentence::tr("momentum");
        case SettingId::Epsilon: return ProblemSentence::tr("epsilon");
        case SettingId::Size: return ProblemSentence::tr("number of channels in the window");
        case SettingId::Beta: return ProblemSentence::tr("beta");
        case SettingId::Smallest: return ProblemSentence::tr("smallest value");
        case SettingId::Largest: return ProblemSentence::tr("largest value");
        case SettingId::Cropped: return ProblemSentence::tr("number of rows or columns cut off");
        case SettingId::First: return ProblemSentence::tr("first channel");
        case SettingId::Factor: return ProblemSentence::tr("factor");
        case SettingId::Shift: return ProblemSentence::tr("shift");
        case SettingId::Amplitude: return ProblemSentence::tr("amplitude");
        case SettingId::Span: return ProblemSentence::tr("number of maps that a filter sees");
        case SettingId::Pieces: return ProblemSentence::tr("number of pieces");
        case SettingId::Bias: return ProblemSentence::tr("bias");
    }
    return QStringLiteral("?");
}

}  // namespace fovea
