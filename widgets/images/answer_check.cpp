// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/images/answer_check.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

#include "widgets/text/numbers.h"
#include "widgets/text/typed_number.h"

namespace fovea {

namespace {

struct AnswerText {
    Q_DECLARE_TR_FUNCTIONS(fovea::PatchArithmetic)
};

constexpr double cellRounding = 0.005;  // cells show two digits
constexpr double typicalShare = 0.25;   // roundings don't all point one way

QString shown(double value) { return decimalNumber(value, 4); }

/// What working with the rounded cells may cost.
double slackOf(const PatchArithmetic::Channel& channel) {
    double slack = 0;
    for (std::size_t i = 0; i < channel.patch.size(); ++i)
        slack += cellRounding * double(std::abs(channel.patch[i]) + std::abs(channel.kernel[i]));
    return typicalShare * slack;
}

double slackOf(const PatchArithmetic& arithmetic) {
    double slack = 0;
    for (const PatchArithmetic::Channel& channel : arithmetic.channels) slack += slackOf(channel);
    return slack;
}

bool isNear(const QString& typed, double value, double slack) {
    const auto number = typedNumber(typed);
    return number && std::abs(*number - value) <= typedRounding(typed) + slack + 1e-9;
}

QString noNumber() { return AnswerText::tr("That is no number."); }

}  // namespace

AnswerVerdict checkChannelSum(const PatchArithmetic& arithmetic, std::size_t channel, const QString& typed) {
    const PatchArithmetic::Channel& own = arithmetic.channels.at(channel);
    if (!typedNumber(typed)) return {false, noNumber()};
    if (isNear(typed, own.sum, slackOf(own))) return {true, {}};
    // Row by row, up to the first that the answer can be the sum of, or else the first row alone.
    const auto columns = static_cast<std::size_t>(arithmetic.kernelWidth);
    double sum = 0, first = 0;
    for (int row = 0; row + 1 < arithmetic.kernelHeight; ++row) {
        for (std::size_t i = 0; i < columns; ++i) {
            const std::size_t cell = static_cast<std::size_t>(row) * columns + i;
            sum += double(own.patch[cell]) * double(own.kernel[cell]);
        }
        if (row == 0) first = sum;
        if (isNear(typed, sum, 0))
            return {false, AnswerText::tr("That is the sum of the first %1 rows; %2 are still to come.")
                               .arg(row + 1)
                               .arg(arithmetic.kernelHeight - row - 1)};
    }
    if (arithmetic.kernelHeight == 1) return {false, AnswerText::tr("%1 makes another sum.").arg(own.name)};
    return {false, AnswerText::tr("%1: the first row makes %2. Compare, then go on from there.").arg(own.name, shown(first))};
}

AnswerVerdict checkTotal(const PatchArithmetic& arithmetic, const std::vector<QString>& channels,
                         const QString& typed) {
    if (!typedNumber(typed)) return {false, noNumber()};
    if (isNear(typed, arithmetic.total, slackOf(arithmetic))) return {true, {}};
    QStringList terms;
    double sum = 0;
    for (std::size_t i = 0; i < arithmetic.channels.size(); ++i) {
        const PatchArithmetic::Channel& channel = arithmetic.channels[i];
        const bool wrong =
            i < channels.size() && !channels[i].isEmpty() && !checkChannelSum(arithmetic, i, channels[i]).right;
        if (wrong && terms.isEmpty()) return {false, AnswerText::tr("The first error is in %1.").arg(channel.name)};
        if (wrong)
            return {false, AnswerText::tr("Right up to here: %1 = %2. The error is in %3.")
                               .arg(terms.join(QStringLiteral(" + ")), shown(sum), channel.name)};
        terms << (channel.sum < 0 ? QStringLiteral("(%1)").arg(shown(channel.sum)) : shown(channel.sum));
        sum += channel.sum;
        if (i + 1 < arithmetic.channels.size() && isNear(typed, sum, 0))
            return {false,
                    AnswerText::tr("That is the sum up to %1; the other channels are still to come.").arg(channel.name)};
    }
    const QString so = QStringLiteral("%1 = %2").arg(terms.join(QStringLiteral(" + ")), shown(sum));
    if (arithmetic.hasBias && isNear(typed, sum, 0))
        return {false, AnswerText::tr("%1 is right so far; the bias is still to come.").arg(so)};
    return {false, arithmetic.hasBias ? AnswerText::tr("The channels make %1. The bias comes to it.").arg(so)
                                      : AnswerText::tr("The channels make %1.").arg(so)};
}

AnswerVerdict checkRelu(const PatchArithmetic& arithmetic, const QString& typed) {
    if (!typedNumber(typed)) return {false, noNumber()};
    const double value = *arithmetic.afterRelu;
    const double slack = value == 0 ? 0 : slackOf(arithmetic);
    if (isNear(typed, value, slack)) return {true, {}};
    return {false, AnswerText::tr("ReLU keeps what is above zero, and makes 0 of the rest.")};
}

}  // namespace fovea
