// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/averaging_text.h"

#include <QCoreApplication>

namespace fovea {
namespace {

struct AveragingText {
    Q_DECLARE_TR_FUNCTIONS(fovea::AveragingText)
};

}  // namespace

QString averagingKindTitle(AveragingKind kind) {
    switch (kind) {
        case AveragingKind::None: break;
        case AveragingKind::Exponential: return QStringLiteral("EMA");
        case AveragingKind::Epochs: return QStringLiteral("SWA");
        case AveragingKind::Lookahead: return QStringLiteral("Lookahead");
    }
    return AveragingText::tr("None");
}

QString averagingNumberLabel(AveragingKind kind) {
    switch (kind) {
        case AveragingKind::None: break;
        case AveragingKind::Exponential: return AveragingText::tr("Decay");
        case AveragingKind::Epochs: return AveragingText::tr("From epoch");
        case AveragingKind::Lookahead: return AveragingText::tr("Every … steps");
    }
    return {};
}

QString averagingHelp(AveragingKind kind) {
    const QString shown = AveragingText::tr(
        "Validation, See and the file have the averaged weights; the training curve is of those that "
        "steps move. Batch norm's statistics are averaged too.");
    switch (kind) {
        case AveragingKind::None: break;
        case AveragingKind::Exponential:
            return AveragingText::tr("An exponential mean of the weights after each step.") + u' ' + shown;
        case AveragingKind::Epochs:
            return AveragingText::tr("The plain mean of the weights at the ends of epochs.") + u' ' + shown;
        case AveragingKind::Lookahead:
            return AveragingText::tr(
                "Slow weights go halfway to the trained ones every few steps, and training goes on "
                "from there. Validation, See and the file have the slow weights.");
    }
    return {};
}

QString averagingTitle(const WeightAveraging& averaging) {
    const double number = QString::number(double{averaging.number}).toDouble();  // 0.999, not 0.99900001
    switch (averaging.kind) {
        case AveragingKind::None: break;
        case AveragingKind::Epochs: return AveragingText::tr("SWA from epoch %1").arg(number);
        default: return averagingKindTitle(averaging.kind) + u' ' + QString::number(number);
    }
    return {};
}

QString averageShown(const WeightAveraging& averaging, std::int64_t epochs, std::int64_t steps) {
    if (!averaging.isOn() || steps == 0) return {};
    if (averaging.kind == AveragingKind::Epochs && static_cast<double>(epochs) < double{averaging.number}) return {};
    return averagingKindTitle(averaging.kind);
}

}  // namespace fovea
