// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/text/numbers.h"

#include <QStringList>
#include <algorithm>
#include <cmath>

namespace fovea {

QString groupedNumber(qint64 value) {
    QString digits = QString::number(value < 0 ? -value : value);
    for (qsizetype place = digits.size() - 3; place > 0; place -= 3) digits.insert(place, QChar(0x202F));
    return value < 0 ? QChar(0x2212) + digits : digits;
}

QString decimalNumber(double value, int digits) {
    if (std::isnan(value)) return QStringLiteral("NaN");
    if (std::isinf(value)) return value < 0 ? QStringLiteral("−∞") : QStringLiteral("∞");
    const double tooLarge = digits > 0 ? 1e6 : 1e8;
    if (std::fabs(value) >= tooLarge) return scientificNumber(value, std::max(digits, 1));
    QString text = QString::number(std::fabs(value), 'f', digits);
    const bool isZero = std::all_of(text.begin(), text.end(), [](QChar c) { return c == u'0' || c == u'.'; });
    return value < 0 && !isZero ? QChar(0x2212) + text : text;
}

QString powerOfTen(int power) {
    static const QString digits = QStringLiteral("\u2070\u00B9\u00B2\u00B3\u2074\u2075\u2076\u2077\u2078\u2079");
    QString text = QStringLiteral("10");
    if (power < 0) text += QChar(0x207B);
    for (const QChar digit : QString::number(std::abs(power))) text += digits[digit.digitValue()];
    return text;
}

QString scientificNumber(double value, int digits) {
    const QStringList parts = QString::number(std::fabs(value), 'e', digits).split(u'e');
    const QString text = parts[0] + QChar(0x00B7) + powerOfTen(parts[1].toInt());
    return value < 0 ? QChar(0x2212) + text : text;
}

QString shapeText(const Shape& shape) {
    if (shape.isVector()) return QString::number(shape.channels);
    return QStringLiteral("%1 × %2 × %3").arg(shape.height).arg(shape.width).arg(shape.channels);
}

QString memoryText(std::int64_t bytes) {
    const auto scaled = [bytes](double unit, const QString& name) {
        const double value = static_cast<double>(bytes) / unit;
        const bool whole = std::abs(value - std::round(value)) < 1e-9;
        const int digits = whole ? 0 : value < 10 ? 2 : value < 100 ? 1 : 0;
        return decimalNumber(value, digits) + QStringLiteral(" ") + name;
    };
    if (bytes < 1024) {
        return QStringLiteral("%1 B").arg(bytes);
    }
    if (bytes < 1024 * 1024) {
        return scaled(1024.0, QStringLiteral("KiB"));
    }
    return bytes < 1024LL * 1024 * 1024 ? scaled(1024.0 * 1024, QStringLiteral("MiB"))
                                        : scaled(1024.0 * 1024 * 1024, QStringLiteral("GiB"));
}

QString shortCount(std::int64_t value) {
    if (value < 1'000'000) {
        return groupedNumber(value);
    }
    const bool giga = value >= 1'000'000'000;
    const double scaled = static_cast<double>(value) / (giga ? 1e9 : 1e6);
    return decimalNumber(scaled, scaled < 10    ? 2
                                 : scaled < 100 ? 1
                                                : 0) +
           (giga ? QStringLiteral(" G") : QStringLiteral(" M"));
}

}  // namespace fovea
