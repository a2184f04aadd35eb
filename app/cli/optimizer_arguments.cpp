// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/optimizer_arguments.h"

#include <QCoreApplication>
#include <algorithm>

#include "app/cli/terminal.h"

namespace fovea {
namespace {

struct OptimizerText {
    Q_DECLARE_TR_FUNCTIONS(fovea::OptimizerArguments)
};

QString textOf(std::string_view text) { return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())); }

/// One rule for fields of several kinds that have the same key.
void addRule(QList<OptionRule>& rules, const OptionField& field) {
    OptionRule rule{.name = optionName(field.key), .smallest = field.smallest, .largest = field.largest};
    rule.kind = std::holds_alternative<bool*>(field.value) ? OptionRule::Kind::Flag : OptionRule::Kind::Real;
    const auto known = std::ranges::find(rules, rule.name, &OptionRule::name);
    if (known == rules.end()) {
        rules.append(rule);
    } else {
        known->smallest = std::min(known->smallest, rule.smallest);
        known->largest = std::max(known->largest, rule.largest);
    }
}

}  // namespace

QString optionName(std::string_view key) {
    if (key == learningRateKey) return QStringLiteral("--lr");
    return QStringLiteral("--") + textOf(key).replace(u'_', u'-');
}

QList<OptionRule> optimizerRules() {
    OptionRule optimizer{.name = QStringLiteral("--optimizer"), .kind = OptionRule::Kind::Choice};
    QList<OptionRule> rules;
    for (const OptimizerOptions& kind : optimizerKinds()) {
        optimizer.choices.append(textOf(kindName(kind)));
        TrainingOptions options{.optimizer = kind};
        for (const OptionField& field : fields(options)) addRule(rules, field);
    }
    rules.prepend(optimizer);
    return rules;
}

QList<OptionRule> averagingRules() {
    QList<OptionRule> rules;
    for (const AveragingRow& row : averagingKinds())
        rules.append({.name = optionName(row.name),
                      .kind = row.isWhole ? OptionRule::Kind::Whole : OptionRule::Kind::Real,
                      .smallest = row.smallest,
                      .largest = row.largest});
    return rules;
}

OptionRule initialisationRule() {
    OptionRule rule{.name = QStringLiteral("--init"), .kind = OptionRule::Kind::Choice};
    for (const InitialisationRow& row : initialisations()) rule.choices.append(textOf(row.name));
    return rule;
}

std::optional<Initialisation> initialisationGiven(const ParsedArguments& arguments) {
    const QString name = QStringLiteral("--init");
    return arguments.has(name) ? initialisationNamed(arguments.text(name).toStdString()) : std::nullopt;
}

QStringList averagingGiven(const ParsedArguments& arguments) {
    QStringList given;
    for (const OptionRule& rule : averagingRules())
        if (arguments.has(rule.name)) given.append(rule.name);
    return given;
}

void applyAveraging(const ParsedArguments& arguments, TrainingOptions& options) {
    for (const AveragingRow& row : averagingKinds()) {
        const QString name = optionName(row.name);
        if (!arguments.has(name)) continue;
        const double number = row.isWhole ? static_cast<double>(*arguments.whole(name)) : *arguments.real(name);
        options.averaging = {row.kind, static_cast<float>(number)};
    }
}

void applyFields(const ParsedArguments& arguments, TrainingOptions& options) {
    for (const OptionField& field : fields(options)) {
        const QString name = optionName(field.key);
        if (!arguments.has(name)) continue;
        if (auto* const* number = std::get_if<float*>(&field.value))
            **number = static_cast<float>(*arguments.real(name));
        else
            *std::get<bool*>(field.value) = true;
    }
}

void tellUnused(const ParsedArguments& arguments, TrainingOptions options) {
    QStringList used{QStringLiteral("--optimizer")};
    for (const OptionField& field : fields(options)) used.append(optionName(field.key));
    for (const OptionRule& rule : optimizerRules()) {
        if (arguments.has(rule.name) && !used.contains(rule.name))
            printError(
                OptimizerText::tr("%1 has no effect with %2.").arg(rule.name, textOf(titleOf(options.optimizer))));
    }
}

}  // namespace fovea
