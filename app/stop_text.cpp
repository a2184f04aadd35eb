// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/stop_text.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>
#include <cmath>

#include "widgets/charts/rate_track.h"
#include "widgets/text/numbers.h"

namespace fovea {
namespace {

struct StopRuleText {
    Q_DECLARE_TR_FUNCTIONS(fovea::StopRuleText)
};

QString durationOf(double seconds) {
    if (seconds < 10) return StopRuleText::tr("%1 s").arg(QLocale::c().toString(seconds, 'g', 3));
    if (seconds < 120) return StopRuleText::tr("%1 s").arg(decimalNumber(seconds, 0));
    return StopRuleText::tr("%1 min").arg(decimalNumber(seconds / 60, seconds < 600 ? 1 : 0));
}

/// How many decimals a rule's percentage needs, so that 99.99 is not told as 100.
int decimalsOf(double percent) {
    constexpr int most = 5;
    constexpr double exact = 1e-5;  // what a float leaves
    for (int decimals = 1; decimals < most; ++decimals) {
        const double scale = std::pow(10.0, decimals);
        if (std::abs(std::round(percent * scale) / scale - percent) < exact) return decimals;
    }
    return most;
}

QString plateauSentence(const StopFinding& finding) {
    if (finding.gainEpoch == 0)
        return (finding.isValidation
                    ? StopRuleText::tr("Stopped after epoch %1: no epoch has had a finite validation loss.")
                    : StopRuleText::tr("Stopped after epoch %1: no epoch has had a finite training loss."))
            .arg(finding.epoch);
    return (finding.isValidation
                ? StopRuleText::tr("Stopped after epoch %1: no gain since epoch %2, when the validation loss was %3.")
                : StopRuleText::tr("Stopped after epoch %1: no gain since epoch %2, when the training loss was %3."))
        .arg(QString::number(finding.epoch), QString::number(finding.gainEpoch), decimalNumber(finding.gainLoss, 4));
}

QString accuracySentence(const StopFinding& finding) {
    const int decimals = decimalsOf(100 * finding.limit);
    return (finding.isValidation
                ? StopRuleText::tr("Stopped after epoch %1: %2 % of the validation images are classified right, and %3 % "
                                   "were asked for.")
                : StopRuleText::tr("Stopped after epoch %1: %2 % of the training images were classified right in its "
                                   "batches, and %3 % were asked for."))
        .arg(QString::number(finding.epoch), decimalNumber(100 * finding.value, decimals),
             decimalNumber(100 * finding.limit, decimals));
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
    if (rules.plateau > 0)
        parts << (rules.plateau == 1 ? StopRuleText::tr("on a plateau of 1 epoch")
                                     : StopRuleText::tr("on a plateau of %1 epochs").arg(rules.plateau));
    if (const double percent = 100 * double{rules.accuracy}; percent > 0)
        parts << StopRuleText::tr("at an accuracy of %1 %").arg(decimalNumber(percent, decimalsOf(percent)));
    return parts.isEmpty() ? QString() : StopRuleText::tr("ends %1").arg(parts.join(QStringLiteral(", ")));
}

QString plateauTitle(const PlateauRate& plateau) {
    if (!plateau.isOn()) return {};
    const QString factor = rateText(double{plateau.factor});
    return plateau.epochs == 1
               ? StopRuleText::tr("\u03B7 × %1 on plateaus of 1 epoch").arg(factor)
               : StopRuleText::tr("\u03B7 × %1 on plateaus of %2 epochs").arg(factor, QString::number(plateau.epochs));
}

}  // namespace fovea
