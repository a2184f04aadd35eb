// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/images/patch_arithmetic.h"

#include <QCoreApplication>
#include <QStringList>
#include <cmath>

#include "widgets/text/numbers.h"

namespace fovea {

namespace {

constexpr int fewestDigits = 4;
constexpr int mostDigits = 7;
constexpr std::size_t mostTerms = 3;

struct PatchWords {
    Q_DECLARE_TR_FUNCTIONS(fovea::PatchArithmetic)
};

struct Term {
    double value = 0;
    QString remark;  ///< follows in brackets
};

/// The channels' sums, what the channels that are not shown add, and the bias.
std::vector<Term> termsOf(const PatchArithmetic& a) {
    std::vector<Term> terms;
    const std::size_t shown = a.channels.size() <= mostTerms + 1 ? a.channels.size() : mostTerms;
    double known = a.hasBias ? a.bias : 0;
    for (std::size_t i = 0; i < shown; ++i) {
        terms.push_back({a.channels[i].sum, {}});
        known += a.channels[i].sum;
    }
    const int more = a.inputChannels() - int(shown);
    if (more > 0)
        terms.push_back({a.total - known,
                         more == 1 ? PatchWords::tr("1 more channel") : PatchWords::tr("%1 more channels").arg(more)});
    if (a.hasBias) terms.push_back({a.bias, {}});
    return terms;
}

std::int64_t rounded(double value, int digits) { return std::llround(value * std::pow(10.0, digits)); }

bool addsUp(const std::vector<Term>& terms, double total, int digits) {
    std::int64_t sum = 0;
    for (const Term& term : terms) sum += rounded(term.value, digits);
    return sum == rounded(total, digits);
}

/// Of a rounded value, so that −0.00001 is written 0.0000.
QString printed(double value, int digits) {
    return decimalNumber(double(rounded(value, digits)) / std::pow(10.0, digits), digits);
}

QString joined(const std::vector<Term>& terms, int digits) {
    QString text;
    for (std::size_t i = 0; i < terms.size(); ++i) {
        const bool isNegative = rounded(terms[i].value, digits) < 0;
        if (i == 0)
            text += printed(terms[i].value, digits);
        else
            text += (isNegative ? QStringLiteral(" \u2212 ") : QStringLiteral(" + ")) +
                    printed(std::abs(terms[i].value), digits);
        if (!terms[i].remark.isEmpty()) text += QStringLiteral(" (%1)").arg(terms[i].remark);
    }
    return text;
}

QString note(const PatchArithmetic& a) {
    const QString cells = PatchWords::tr("Cells show two digits, the sums use all of them.");
    return a.standardised ? PatchWords::tr("Pixels as the network sees them: standardised. ") + cells : cells;
}

}  // namespace

bool PatchArithmetic::isValid() const {
    if (kernelHeight < 1 || kernelWidth < 1 || channels.empty()) return false;
    const auto expected = std::size_t(cells());
    if (!padding.empty() && padding.size() != expected) return false;
    for (const Channel& channel : channels)
        if (channel.patch.size() != expected || channel.kernel.size() != expected) return false;
    return channelCount == 0 || channelCount >= int(channels.size());
}

PatchText patchText(const PatchArithmetic& a) {
    PatchText text;
    if (!a.isValid()) return text;
    const std::vector<Term> terms = termsOf(a);
    text.digits = fewestDigits;
    while (text.digits < mostDigits && !addsUp(terms, a.total, text.digits)) ++text.digits;
    const bool exact = addsUp(terms, a.total, text.digits);
    if (!exact) text.digits = fewestDigits;
    for (const PatchArithmetic::Channel& channel : a.channels)
        text.channelSums.push_back(printed(channel.sum, text.digits));
    const QString count = groupedNumber(qint64{a.cells()} * a.inputChannels());
    text.instruction = (a.hasBias ? PatchWords::tr("Multiply cell by cell, add the %1 products, then the bias")
                                  : PatchWords::tr("Multiply cell by cell, then add the %1 products"))
                           .arg(count);
    text.terms = joined(terms, text.digits);
    text.sign = exact ? QStringLiteral("=") : QStringLiteral("\u2248");
    text.total = printed(a.total, text.digits);
    if (a.afterRelu) {
        text.relu = QStringLiteral("ReLU: max(0, %1) =").arg(text.total);
        text.reluResult = *a.afterRelu == 0 ? QStringLiteral("0") : printed(*a.afterRelu, text.digits);
    }
    text.note = note(a);
    return text;
}

QString patchTsv(const PatchArithmetic& a, bool withSums) {
    if (!a.isValid()) return {};
    const auto number = [](double v) { return QString::number(v, 'g', 9); };
    QStringList lines;
    for (const PatchArithmetic::Channel& channel : a.channels) {
        lines << channel.name + QLatin1Char('\t') + PatchWords::tr("patch") +
                     QString(a.kernelWidth, QLatin1Char('\t')) + PatchWords::tr("kernel");
        for (int row = 0; row < a.kernelHeight; ++row) {
            QStringList cells{QString()};
            const auto begin = std::size_t(row) * std::size_t(a.kernelWidth);
            for (int i = 0; i < a.kernelWidth; ++i) cells << number(channel.patch[begin + std::size_t(i)]);
            for (int i = 0; i < a.kernelWidth; ++i) cells << number(channel.kernel[begin + std::size_t(i)]);
            lines << cells.join(QLatin1Char('\t'));
        }
        if (withSums) lines << PatchWords::tr("sum") + QLatin1Char('\t') + number(channel.sum);
    }
    if (a.hasBias) lines << PatchWords::tr("bias") + QLatin1Char('\t') + number(a.bias);
    if (withSums) lines << PatchWords::tr("total") + QLatin1Char('\t') + number(a.total);
    if (withSums && a.afterRelu) lines << QStringLiteral("ReLU\t") + number(*a.afterRelu);
    return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

}  // namespace fovea
