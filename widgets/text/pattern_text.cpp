// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/text/pattern_text.h"

#include <QCoreApplication>

namespace fovea {

namespace {

struct PatternText {
    Q_DECLARE_TR_FUNCTIONS(fovea::PatternText)
};

QString reason(PatternFault fault) {
    switch (fault) {
        case PatternFault::UnknownLayer:
            return PatternText::tr("no layer is called so; there are INPUT, CONV, RELU, POOL, NORM, DROPOUT and FC");
        case PatternFault::InputFirst: return PatternText::tr("INPUT comes first, and only there");
        case PatternFault::DenseLast:
            return PatternText::tr("FC comes last: it gives a score for each class. Add ->FC");
        case PatternFault::ArrowMissing: return PatternText::tr("-> is missing before it");
        case PatternFault::LayerMissing: return PatternText::tr("a layer is missing here");
        case PatternFault::BracketOpen: return PatternText::tr("its ] is missing");
        case PatternFault::BracketClosed: return PatternText::tr("no [ belongs to it");
        case PatternFault::CountMissing:
            return PatternText::tr("a number from 0 to 99 belongs behind it, as in [CONV->RELU]*2");
        case PatternFault::ConvAfterDense:
            return PatternText::tr("FC before it makes a vector, in which there are no neighbours to look at");
        case PatternFault::TooMany: return PatternText::tr("more than 1000 layers come of it");
    }
    return {};
}

}  // namespace

QString patternProblemText(const QString& pattern, const PatternProblem& problem) {
    const QByteArray bytes = pattern.toUtf8();
    const auto first = static_cast<qsizetype>(problem.first);
    const auto count = static_cast<qsizetype>(problem.end - problem.first);
    const QString before = QString::fromUtf8(bytes.left(first));
    const QString part = QString::fromUtf8(bytes.mid(first, count));
    if (part.isEmpty()) return PatternText::tr("The pattern “%1”, at its end: %2.").arg(pattern, reason(problem.fault));
    return PatternText::tr("The pattern “%1”, at character %2, “%3”: %4.")
        .arg(pattern, QString::number(before.size() + 1), part, reason(problem.fault));
}

}  // namespace fovea
