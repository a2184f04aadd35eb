// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/inspector/window_arithmetic.h"

#include <cmath>

#include "widgets/text/numbers.h"

namespace fovea {

namespace {

bool isWhole(double value) { return std::abs(value - std::round(value)) < 1e-9; }

QString kernelTerm(const WindowAxis& axis) {
    return axis.dilation == 1 ? QString::number(axis.kernel)
                              : QStringLiteral("(%1·(%2 − 1) + 1)").arg(axis.dilation).arg(axis.kernel);
}

QString paddingTerm(const WindowAxis& axis) {
    return axis.before == axis.after ? QStringLiteral("2·%1").arg(axis.before)
                                     : QStringLiteral("%1 + %2").arg(axis.before).arg(axis.after);
}

}  // namespace

QString quotientText(double value) {
    for (int digits = 0; digits <= 3; ++digits) {
        const double factor = std::pow(10.0, digits);
        if (isWhole(value * factor)) {
            return decimalNumber(value, digits);
        }
    }
    return QStringLiteral("≈ ") + decimalNumber(value, 3);
}

QString axisFormula(const WindowAxis& axis) {
    const int same = (axis.input + axis.stride - 1) / axis.stride;
    if (axis.padding == PaddingMode::Same && axis.stride > 1) {
        return QStringLiteral("⌈%1/%2⌉ = %3").arg(axis.input).arg(axis.stride).arg(same);
    }
    const QString fraction =
        QStringLiteral("(%1 − %2 + %3)/%4").arg(axis.input).arg(kernelTerm(axis), paddingTerm(axis)).arg(axis.stride);
    const double value = axis.output();
    if (isWhole(value)) {
        return QStringLiteral("%1 + 1 = %2").arg(fraction, decimalNumber(value, 0));
    }
    if (axis.rounding == Rounding::Floor) {
        return QStringLiteral("⌊%1 + 1⌋ = ⌊%2⌋ = %3")
            .arg(fraction, quotientText(value), decimalNumber(std::floor(value), 0));
    }
    const QString text = quotientText(value);
    return text.startsWith(u'≈') ? QStringLiteral("%1 + 1 %2").arg(fraction, text)
                                 : QStringLiteral("%1 + 1 = %2").arg(fraction, text);
}

QString axisShort(const WindowAxis& axis) {
    const double value = axis.output();
    if (axis.padding == PaddingMode::Same && axis.stride > 1) {
        return QStringLiteral("⌈%1/%2⌉").arg(axis.input).arg(axis.stride);
    }
    if (!isWhole(value) && axis.rounding == Rounding::Floor) {
        return QStringLiteral("⌊%1⌋ = %2").arg(quotientText(value), decimalNumber(std::floor(value), 0));
    }
    const int padding = axis.before + axis.after;
    if (padding == 0 && axis.stride == axis.dilatedKernel() && axis.stride > 1) {
        return QStringLiteral("%1/%2").arg(axis.input).arg(axis.stride);
    }
    QString sum = QStringLiteral("%1−%2").arg(axis.input).arg(axis.dilatedKernel());
    if (padding != 0) {
        sum += QStringLiteral("+%1").arg(padding);
    }
    return axis.stride == 1 ? sum + QStringLiteral("+1") : QStringLiteral("(%1)/%2+1").arg(sum).arg(axis.stride);
}

}  // namespace fovea
