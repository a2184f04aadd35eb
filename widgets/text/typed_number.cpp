// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/text/typed_number.h"

#include <cmath>

namespace fovea {
namespace {

/// With a point, and a hyphen for minus.
QString plainNumber(const QString& text) {
    QString plain = text.trimmed();
    plain.replace(u',', u'.').replace(QChar(0x2212), QLatin1Char('-'));
    plain.remove(QChar(0x202F)).remove(QChar(0x00A0));
    return plain;
}

}  // namespace

std::optional<double> typedNumber(const QString& text) {
    bool isNumber = false;
    const double value = plainNumber(text).toDouble(&isNumber);
    return isNumber && std::isfinite(value) ? std::optional(value) : std::nullopt;
}

double typedRounding(const QString& text) {
    const QString plain = plainNumber(text);
    const qsizetype point = plain.indexOf(u'.');
    return 0.5 * std::pow(10.0, point < 0 ? 0 : -double(plain.size() - point - 1));
}

bool isAnswer(const QString& typed, double value) {
    const auto number = typedNumber(typed);
    if (!number) return false;
    const double off = std::abs(*number - value);
    const double rounding = 1e-9 * std::max(1.0, std::abs(value));
    return off <= rounding || (off <= typedRounding(typed) + rounding && off <= 0.05 * std::abs(value));
}

}  // namespace fovea
