// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/pattern_builder.h"

#include <QStringList>
#include <QUndoStack>
#include <algorithm>
#include <utility>

#include "app/commands/network_commands.h"
#include "core/network/pattern_writer.h"
#include "widgets/inspector/pattern_edit.h"
#include "widgets/text/pattern_text.h"

namespace fovea {

namespace {

constexpr int mostWidth = 65536;

QString listText(const std::vector<int>& numbers) {
    QStringList texts;
    for (const int number : numbers) texts += QString::number(number);
    return texts.join(QStringLiteral(", "));
}

/// The characters that the problem's bytes are.
PatternEdit::Fault faultOf(const QString& line, const PatternProblem& problem) {
    const QByteArray bytes = line.toUtf8();
    const auto character = [&](std::size_t byte) {
        return static_cast<int>(QString::fromUtf8(bytes.left(static_cast<qsizetype>(byte))).size());
    };
    return {PatternEdit::Part::Line, character(problem.first),
            std::max(character(problem.end), character(problem.first) + 1), patternProblemText(line, problem)};
}

}  // namespace

PatternBuilder::PatternBuilder(Document& document, PatternEdit& edit, QObject* parent)
    : QObject(parent), document_(document), edit_(edit) {
    connect(&edit_, &PatternEdit::edited, this, &PatternBuilder::build);
    connect(&edit_, &PatternEdit::finished, this, &PatternBuilder::finish);
    connect(&edit_, &PatternEdit::cancelled, this, &PatternBuilder::cancel);
    connect(&edit_, &PatternEdit::abandoned, this, [this] { built_ = nullptr; });
    // Behind another step, or taken back, it is no longer what typing goes on with.
    connect(&document_.undoStack(), &QUndoStack::indexChanged, this, [this] {
        if (!building_) built_ = nullptr;
    });
    showNetwork();
}

void PatternBuilder::showNetwork() {
    if (building_) return;
    built_ = nullptr;
    const auto written = patternOf(document_.spec());
    if (!written) {
        const PatternWidths usual;
        edit_.setTexts({{}, listText(usual.filters), listText(usual.units)});
        return;
    }
    edit_.setTexts(
        {QString::fromStdString(written->line), listText(written->widths.filters), listText(written->widths.units)});
}

std::optional<std::vector<int>> PatternBuilder::numbersIn(const QString& text, int part) {
    std::vector<int> numbers;
    int first = 0;
    for (const QString& word : text.split(u',')) {
        bool isNumber = false;
        const int number = word.trimmed().toInt(&isNumber);
        const int end = first + static_cast<int>(word.size());
        if (!isNumber || number < 1 || number > mostWidth) {
            edit_.showFault({static_cast<PatternEdit::Part>(part), first, std::max(end, first + 1),
                             tr("“%1” is no width: numbers from 1 to %2 belong here, with commas between them.")
                                 .arg(word.trimmed())
                                 .arg(mostWidth)});
            return std::nullopt;
        }
        numbers.push_back(number);
        first = end + 1;
    }
    return numbers;
}

std::optional<NetworkSpec> PatternBuilder::typedNetwork() {
    const PatternEdit::Texts texts = edit_.texts();
    const auto filters = numbersIn(texts.filters, static_cast<int>(PatternEdit::Part::Filters));
    if (!filters) return std::nullopt;
    const auto units = numbersIn(texts.units, static_cast<int>(PatternEdit::Part::Units));
    if (!units) return std::nullopt;
    // Images and classes stay those of the network that there is.
    Shape input{32, 32, 3};
    int classes = 10;
    const NetworkSpec& spec = document_.spec();
    if (const auto node = spec.inputNode()) input = std::get<InputSpec>(spec.find(*node)->layer).shape;
    if (const auto node = spec.outputNode()) {
        const auto found = document_.shapes().find(*node);
        const auto* shape = found == document_.shapes().end() ? nullptr : std::get_if<Shape>(&found->second);
        if (shape != nullptr && shape->isVector() && node != spec.inputNode()) classes = shape->channels;
    }
    auto network = networkOfPattern(texts.line.toStdString(), input, classes, {*filters, *units});
    if (const auto* problem = std::get_if<PatternProblem>(&network)) {
        edit_.showFault(faultOf(texts.line, *problem));
        return std::nullopt;
    }
    return std::get<NetworkSpec>(std::move(network));
}

void PatternBuilder::build() {
    auto network = typedNetwork();
    if (!network) return;
    edit_.clearFault();
    building_ = true;
    QUndoStack& stack = document_.undoStack();
    // What the line built before is taken back, so that all of it is one step.
    takeBack();
    const auto wanted = patternOf(*network);
    if (!wanted || wanted != patternOf(document_.spec())) {
        stack.push(replaceNetwork(document_, {*std::move(network), {}}, tr("Build a pattern")).release());
        built_ = stack.command(stack.index() - 1);
    }
    building_ = false;
}

void PatternBuilder::takeBack() {
    QUndoStack& stack = document_.undoStack();
    if (built_ != nullptr && stack.index() > 0 && stack.command(stack.index() - 1) == built_) stack.undo();
    built_ = nullptr;
}

void PatternBuilder::finish() {
    if (!edit_.sentence().isEmpty()) return;  // there is something to mend
    built_ = nullptr;
    Q_EMIT left();
}

void PatternBuilder::cancel() {
    building_ = true;
    takeBack();
    building_ = false;
    showNetwork();
    Q_EMIT left();
}

}  // namespace fovea
