// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/arguments.h"

#include <QCoreApplication>
#include <QLocale>
#include <algorithm>
#include <cmath>
#include <vector>

namespace fovea {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(fovea::CliArguments)
};

int typingErrors(const QString& a, const QString& b) {
    std::vector<int> row(static_cast<std::size_t>(b.size()) + 1);
    for (std::size_t j = 0; j < row.size(); ++j) row[j] = static_cast<int>(j);
    for (qsizetype i = 1; i <= a.size(); ++i) {
        int diagonal = row[0];
        row[0] = static_cast<int>(i);
        for (qsizetype j = 1; j <= b.size(); ++j) {
            const auto at = static_cast<std::size_t>(j);
            const int replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
            diagonal = row[at];
            row[at] = std::min({replaced, row[at] + 1, row[at - 1] + 1});
        }
    }
    return row.back();
}

QString numberText(double value) { return QString::number(value, 'g', 12); }

/// What is wrong with the value of an option; empty when nothing is.
QString valueProblem(const OptionRule& rule, const QString& value) {
    bool ok = true;
    switch (rule.kind) {
        case OptionRule::Kind::Flag: return {};
        case OptionRule::Kind::Text:
            return value.isEmpty() ? Text::tr("%1 needs a value that is not empty.").arg(rule.name) : QString();
        case OptionRule::Kind::Whole: {
            const qint64 number = QLocale::c().toLongLong(value, &ok);
            // Not as doubles, which beyond 2⁵³ take a number for its neighbour.
            const bool inside =
                ok && number >= static_cast<qint64>(rule.smallest) && number <= static_cast<qint64>(rule.largest);
            return inside ? QString()
                          : Text::tr("%1 takes a whole number from %2 to %3, not “%4”.")
                                .arg(rule.name, numberText(rule.smallest), numberText(rule.largest), value);
        }
        case OptionRule::Kind::Real: {
            const double number = QLocale::c().toDouble(value, &ok);
            const bool inside = ok && std::isfinite(number) && number >= rule.smallest && number <= rule.largest;
            return inside ? QString()
                          : Text::tr("%1 takes a number from %2 to %3, not “%4”.")
                                .arg(rule.name, numberText(rule.smallest), numberText(rule.largest), value);
        }
        case OptionRule::Kind::Choice:
            return rule.choices.contains(value) ? QString()
                                                : Text::tr("%1 takes one of %2, not “%3”.")
                                                      .arg(rule.name, rule.choices.join(QStringLiteral(", ")), value);
        case OptionRule::Kind::ImageShape:
            return parseShape(value)
                       ? QString()
                       : Text::tr("%1 takes height, width and channels as in 32x32x3, not “%2”.").arg(rule.name, value);
    }
    return {};
}

QString unknownOption(const VerbRules& rules, const QString& name) {
    QStringList names{QStringLiteral("--help")};
    for (const OptionRule& rule : rules.options) names += rule.name;
    const QString near = nearest(name, names);
    return near.isEmpty() ? Text::tr("“%1” does not know the option %2.").arg(rules.verb, name)
                          : Text::tr("“%1” does not know the option %2. Did you mean %3?").arg(rules.verb, name, near);
}

QString positionalProblem(const VerbRules& rules, const ParsedArguments& parsed) {
    if (parsed.positional.size() < rules.leastPositional)
        return Text::tr("“%1” needs more: fovea %1 %2").arg(rules.verb, rules.synopsis);
    if (parsed.positional.size() > rules.mostPositional)
        return Text::tr("“%1” has no use for “%2”: fovea %1 %3")
            .arg(rules.verb, parsed.positional[rules.mostPositional], rules.synopsis);
    for (const OptionRule& rule : rules.options)
        if (rule.required && !parsed.has(rule.name))
            return Text::tr("“%1” needs %2: fovea %1 %3").arg(rules.verb, rule.name, rules.synopsis);
    return {};
}

}  // namespace

std::optional<qint64> ParsedArguments::whole(const QString& option) const {
    return has(option) ? std::optional<qint64>(QLocale::c().toLongLong(text(option))) : std::nullopt;
}

std::optional<double> ParsedArguments::real(const QString& option) const {
    return has(option) ? std::optional<double>(QLocale::c().toDouble(text(option))) : std::nullopt;
}

std::optional<Shape> ParsedArguments::shape(const QString& option) const {
    return has(option) ? parseShape(text(option)) : std::nullopt;
}

std::optional<Shape> parseShape(const QString& text) {
    QString plain = text;
    const QStringList parts = plain.replace(QChar(u'×'), QChar(u'x')).split(QChar(u'x'));
    if (parts.size() != 3) return std::nullopt;
    int sides[3] = {};
    for (qsizetype i = 0; i < 3; ++i) {
        bool ok = false;
        const uint side = QLocale::c().toUInt(parts[i], &ok);
        if (!ok || side < 1 || side > 65535) return std::nullopt;
        sides[i] = static_cast<int>(side);
    }
    return Shape{sides[0], sides[1], sides[2]};
}

QString nearest(const QString& word, const QStringList& candidates) {
    QString best;
    int fewest = std::max(1, (static_cast<int>(word.size()) + 1) / 3) + 1;
    for (const QString& candidate : candidates) {
        const int errors = typingErrors(word.toLower(), candidate.toLower());
        if (errors < fewest) {
            fewest = errors;
            best = candidate;
        }
    }
    return best;
}

std::variant<ParsedArguments, UsageError> parseArguments(const VerbRules& rules, const QStringList& arguments) {
    ParsedArguments parsed;
    bool optionsEnded = false;
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        const QString& word = arguments[i];
        if (optionsEnded || !word.startsWith(QChar(u'-')) || word == QStringLiteral("-")) {
            parsed.positional += word;
            continue;
        }
        if (word == QStringLiteral("--")) {
            optionsEnded = true;
            continue;
        }
        const qsizetype equals = word.indexOf(QChar(u'='));
        const QString name = equals < 0 ? word : word.left(equals);
        const auto rule = std::find_if(rules.options.begin(), rules.options.end(),
                                       [&](const OptionRule& candidate) { return candidate.name == name; });
        if (rule == rules.options.end()) return UsageError{unknownOption(rules, name)};
        if (parsed.has(name)) return UsageError{Text::tr("%1 was given twice.").arg(name)};
        QString value;
        if (rule->kind == OptionRule::Kind::Flag) {
            if (equals >= 0) return UsageError{Text::tr("%1 takes no value.").arg(name)};
        } else if (equals >= 0) {
            value = word.mid(equals + 1);
        } else if (i + 1 < arguments.size()) {
            value = arguments[++i];
        } else {
            return UsageError{Text::tr("%1 needs a value.").arg(name)};
        }
        const QString problem = valueProblem(*rule, value);
        if (!problem.isEmpty()) return UsageError{problem};
        parsed.set(name, value);
    }
    const QString problem = positionalProblem(rules, parsed);
    if (!problem.isEmpty()) return UsageError{problem};
    return parsed;
}

}  // namespace fovea
