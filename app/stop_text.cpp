// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/stop_text.h"

#include <QCoreApplication>
#include <QStringList>

#include "widgets/charts/rate_track.h"
#include "widgets/text/numbers.h"

namespace fovea {
namespace {

struct StopRuleText {
    Q_DECLARE_TR_FUNCTIONS(fovea::StopRuleText)
};

QString durationOf(double seconds) {
    if (seconds < 120) return StopRuleText::tr("%1 s").arg(decimalNumber(seconds, 0));
    return StopRuleText::tr("%1 min").arg(decimalNumber(seconds / 60, seconds < 600 ? 1 : 0));
}

QString plateauSentence(const StopFinding& finding) {
    return (finding.isValidation
                ? StopRuleText::tr("Stopped after epoch %1: no gain since epoch %2, when the validation loss was %3.")
                : StopRuleText::tr("Stopped after epoch %1: no gain since epoch %2, when the training loss was %3."))
        .arg(QString::number(finding.epoch), QString::number(finding.gainEpoch), decimalNumber(finding.gainLoss, 4));
}

QString accuracySentence(const StopFinding& finding) {
    return (finding.isValidation
                ? StopRuleText::tr("Stopped after epoch %1: %2 % of the validation images are classified right, and %3 % "
                                   "were asked for.")
                : StopRuleText::tr("Stopped after epoch %1: %2 % of the training images are classified right, and %3 % "
                                   "were asked for."))
        .arg(QString::number(finding.epoch), decimalNumber(100 * finding.value, 1),
             decimalNumber(100 * finding.limit, 1));
}

}  // namespace

QString stopSentence(const StopFinding& finding) {
    switch (finding.rule) {
        case StopRule::Plateau: return plateauSentence(finding);
        case StopRule::Accuracy: return accuracySentence(finding);
        case StopRule::Time: break;
    }
    return StopRuleText::tr("Stopped after step %1: its steps have taken %2, and %3 were given.")
        .arg(QString::number(finding.step), durationOf(finding.value), durationOf(finding.limit));
}

QString stopTitle(const StopRules& rules) {
    QStringList parts;
    if (rules.seconds > 0) parts << StopRuleText::tr("after %1").arg(durationOf(double{rules.seconds}));
    if (rules.plateau > 0) parts << StopRuleText::tr("on a plateau of %1 epochs").arg(rules.plateau);
    if (rules.accuracy > 0)
        parts << StopRuleText::tr("at an accuracy of %1 %").arg(decimalNumber(100 * double{rules.accuracy}, 1));
    return parts.isEmpty() ? QString() : StopRuleText::tr("ends %1").arg(parts.join(QStringLiteral(", ")));
}

QString plateauTitle(const PlateauRate& plateau) {
    if (!plateau.isOn()) return {};
    return StopRuleText::tr("\u03B7 × %1 on plateaus of %2 epochs")
        .arg(rateText(double{plateau.factor}), QString::number(plateau.epochs));
}

}  // namespace fovea
