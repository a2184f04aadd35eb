// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/inspector/classic_arithmetic.h"

#include <QCoreApplication>

#include "widgets/text/numbers.h"

namespace fovea {

namespace {

struct ClassicText {
    Q_DECLARE_TR_FUNCTIONS(fovea::LayerArithmetic)
};

}  // namespace

QString classicParameters(const LayerSpec& layer, const Shape& input, const std::optional<Shape>& output,
                          const LayerCost& cost) {
    const QString total = groupedNumber(cost.parameters);
    if (const auto* conv = std::get_if<TableConv2dSpec>(&layer); conv != nullptr && cost.parameters > 0) {
        const QString bias = conv->bias ? QStringLiteral(" + %1").arg(conv->filters) : QString();
        return ClassicText::tr("%1 (a kernel for each connection)")
            .arg(QStringLiteral("%1×%2×%3%4 = %5")
                     .arg(conv->kernel.height)
                     .arg(conv->kernel.width)
                     .arg(connectionsOf(*conv, input.channels).size())
                     .arg(bias, total));
    }
    if (const auto* local = std::get_if<LocallyConnected2dSpec>(&layer); local != nullptr && output) {
        const QString bias = local->bias ? QStringLiteral(" + 1") : QString();
        return ClassicText::tr("%1 (nothing is shared)")
            .arg(QStringLiteral("%1×%2×%3 × (%4×%5×%6%7) = %8")
                     .arg(output->height)
                     .arg(output->width)
                     .arg(output->channels)
                     .arg(local->kernel.height)
                     .arg(local->kernel.width)
                     .arg(input.channels)
                     .arg(bias, total));
    }
    if (std::holds_alternative<ScaledPool2dSpec>(layer)) {
        return ClassicText::tr("%1 (coefficient and bias for each channel)")
            .arg(QStringLiteral("2×%1 = %2").arg(input.channels).arg(total));
    }
    if (const auto* codes = std::get_if<RbfOutputSpec>(&layer)) {
        return ClassicText::tr("%1×%2 = %3 fixed numbers, none of them trained")
            .arg(codeLength)
            .arg(codes->units)
            .arg(groupedNumber(std::int64_t{codeLength} * codes->units));
    }
    return {};
}

QString classicMacs(const LayerSpec& layer, const Shape& input, const Shape& output, const LayerCost& cost) {
    const QString total = groupedNumber(cost.macs);
    if (const auto* conv = std::get_if<TableConv2dSpec>(&layer)) {
        return QStringLiteral("%1×%2 × %3×%4×%5 = %6")
            .arg(output.height)
            .arg(output.width)
            .arg(conv->kernel.height)
            .arg(conv->kernel.width)
            .arg(connectionsOf(*conv, input.channels).size())
            .arg(total);
    }
    if (const auto* local = std::get_if<LocallyConnected2dSpec>(&layer)) {
        return QStringLiteral("%1×%2×%3 × %4×%5×%6 = %7")
            .arg(output.height)
            .arg(output.width)
            .arg(output.channels)
            .arg(local->kernel.height)
            .arg(local->kernel.width)
            .arg(input.channels)
            .arg(total);
    }
    if (std::holds_alternative<ScaledPool2dSpec>(layer)) {
        return QStringLiteral("%1×%2×%3 = %4").arg(output.height).arg(output.width).arg(output.channels).arg(total);
    }
    if (const auto* codes = std::get_if<RbfOutputSpec>(&layer))
        return QStringLiteral("%1×%2 = %3").arg(codeLength).arg(codes->units).arg(total);
    return {};
}

}  // namespace fovea
