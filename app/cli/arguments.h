// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QString>
#include <QStringList>
#include <optional>
#include <variant>

#include "core/tensor/shape.h"

namespace fovea {

/// One option of a verb, and what it takes.
struct OptionRule {
    enum class Kind { Flag, Text, Whole, Real, Choice, ImageShape };
    QString name;  ///< with its dashes: "--batch"
    Kind kind = Kind::Flag;
    double smallest = 0;  ///< Whole and Real
    double largest = 0;
    QStringList choices;  ///< Choice
    bool required = false;
};

struct VerbRules {
    QString verb;
    QString synopsis;  ///< what follows the verb in the usage line
    int leastPositional = 0;
    int mostPositional = 0;
    QList<OptionRule> options;
};

/// What was typed after a verb, after it passed its rules. Options not given are absent.
class ParsedArguments {
public:
    QStringList positional;

    void set(const QString& option, const QString& value) { values_.insert(option, value); }
    bool has(const QString& option) const { return values_.contains(option); }
    QString text(const QString& option) const { return values_.value(option); }
    std::optional<qint64> whole(const QString& option) const;
    std::optional<double> real(const QString& option) const;
    std::optional<Shape> shape(const QString& option) const;

private:
    QHash<QString, QString> values_;
};

/// A sentence for a wrong usage; the exit status is 2.
struct UsageError {
    QString sentence;
    friend bool operator==(const UsageError&, const UsageError&) = default;
};

/// `arguments` are the words after the verb. `--name value` and `--name=value` are the same; "--"
/// ends the options. Numbers are read in the C locale.
std::variant<ParsedArguments, UsageError> parseArguments(const VerbRules& rules, const QStringList& arguments);

/// The candidate within a few typing errors of `word`; empty where none is near.
QString nearest(const QString& word, const QStringList& candidates);

/// "32x32x3" or "32×32×3"; nullopt for anything else or sides outside [1, 65535].
std::optional<Shape> parseShape(const QString& text);

}  // namespace fovea
