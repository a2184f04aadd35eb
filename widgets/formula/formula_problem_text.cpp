// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/formula/formula_problem_text.h"

#include <QByteArray>
#include <QCoreApplication>

namespace fovea {
namespace {

struct ProblemText {
    Q_DECLARE_TR_FUNCTIONS(fovea::FormulaProblemText)
};

QString sentence(FormulaFault fault) {
    switch (fault) {
        case FormulaFault::TooLong:
            return ProblemText::tr("The formula is longer than %1 bytes. Write it as two.").arg(longestFormula);
        case FormulaFault::TooDeep:
            return ProblemText::tr("Groups stand within groups, more than %1 deep. Write a part of it by itself.")
                .arg(deepestFormula);
        case FormulaFault::UnknownSign:
            return ProblemText::tr("Formulas don't have the sign “%1”. Words belong into \\text{…}.");
        case FormulaFault::UnknownCommand:
            return ProblemText::tr("The command %1 isn't known. docs/formulas.md lists those that are.");
        case FormulaFault::UnknownEnvironment:
            return ProblemText::tr("The environment %1 isn't known. docs/formulas.md lists those that are.");
        case FormulaFault::ArgumentMissing:
            return ProblemText::tr("Nothing stands behind %1 that it could apply to. Write {…} there.");
        case FormulaFault::BraceOpen: return ProblemText::tr("A { lacks its }. Add it where the group ends.");
        case FormulaFault::BraceClosed:
            return ProblemText::tr("A } lacks its {. Remove it, or write \\} for the sign.");
        case FormulaFault::TwoScripts:
            return ProblemText::tr("A second %1 follows the first. Put braces around what belongs together.");
        case FormulaFault::DelimiterMissing:
            return ProblemText::tr(
                "Behind %1 a delimiter must stand: ( ) [ ] | \\{ \\lfloor …, or a full stop for none.");
        case FormulaFault::FenceOpen: return ProblemText::tr("A \\left lacks its \\right. Write \\right. for none.");
        case FormulaFault::FenceClosed: return ProblemText::tr("A \\right lacks its \\left. Write \\left. for none.");
        case FormulaFault::EnvironmentOpen:
            return ProblemText::tr("A \\begin lacks its \\end of the same name. Add it behind the last row.");
        case FormulaFault::EnvironmentClosed:
            return ProblemText::tr("An \\end lacks its \\begin. Remove it, or add the \\begin.");
        case FormulaFault::CellOutside:
            return ProblemText::tr(
                "The sign %1 parts cells and rows, and no table is here. For several lines, write "
                "\\begin{aligned} … \\end{aligned}.");
        case FormulaFault::MarkWithoutId:
            return ProblemText::tr(
                "Behind \\sym the name of what is meant must stand, of letters, digits, -, _ and "
                "full stops: \\sym{rate}{\\alpha}.");
    }
    return {};
}

}  // namespace

QString formulaProblemText(const FormulaProblem& problem, const QString& latex) {
    constexpr int longestQuote = 40;
    const QByteArray bytes = latex.toUtf8();
    QString quote =
        QString::fromUtf8(bytes.mid(static_cast<int>(problem.first), static_cast<int>(problem.end - problem.first)));
    if (quote.size() > longestQuote) quote = quote.left(longestQuote) + QChar(0x2026);
    const QString text = sentence(problem.fault);
    return text.contains(QLatin1String("%1")) ? text.arg(quote) : text;
}

}  // namespace fovea
