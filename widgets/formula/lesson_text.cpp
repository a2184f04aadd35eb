// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/formula/lesson_text.h"

#include <QTextBlock>
#include <QTextBlockFormat>
#include <QTextCharFormat>
#include <QTextCursor>
#include <QTextDocument>
#include <QTextFragment>
#include <QTextList>
#include <algorithm>
#include <variant>
#include <vector>

#include "core/text/formula_parser.h"
#include "core/text/markdown_formulas.h"
#include "widgets/formula/formula_problem_text.h"
#include "widgets/formula/inline_formulas.h"
#include "widgets/style/theme.h"

namespace fovea {
namespace {

constexpr double lineHeight = 118;  ///< percent of the font's
const QChar placeBegins(static_cast<char16_t>(formulaBegins)), placeEnds(static_cast<char16_t>(formulaEnds));
constexpr double paragraphGap = 12, headingGap = 20;

/// Fonts and colours over what Markdown made: bold and italics stay.
void dressBlock(const QTextBlock& block, const LessonTextStyle& style) {
    QTextCursor cursor(block);
    QTextBlockFormat format = block.blockFormat();
    const int level = format.headingLevel();
    const bool listed = block.textList() != nullptr;
    format.setTopMargin(level > 0 && block.blockNumber() > 0 ? headingGap : 0);
    format.setBottomMargin(listed ? paragraphGap / 2 : paragraphGap);
    format.setLineHeight(lineHeight, QTextBlockFormat::ProportionalHeight);
    if (format.hasProperty(QTextFormat::BlockCodeLanguage) || format.hasProperty(QTextFormat::BlockCodeFence))
        format.setBottomMargin(0);
    cursor.setBlockFormat(format);
    cursor.select(QTextCursor::BlockUnderCursor);
    QTextCharFormat whole;
    whole.setForeground(style.text);
    cursor.mergeCharFormat(whole);
}

void dressFragments(QTextDocument& document, const QTextBlock& block, const LessonTextStyle& style) {
    const int level = block.blockFormat().headingLevel();
    struct Run {
        int position, length;
        QTextCharFormat format;
    };
    std::vector<Run> runs;  // listed first, since a change may join fragments
    for (auto it = block.begin(); !it.atEnd(); ++it)
        runs.push_back({it.fragment().position(), it.fragment().length(), it.fragment().charFormat()});
    for (auto& [position, length, format] : runs) {
        if (level > 0) {
            // Markdown's titles are larger by steps, which would outweigh a size.
            format.clearProperty(QTextFormat::FontSizeAdjustment);
            format.setProperty(QTextFormat::FontPixelSize, level == 1   ? style.titlePixels
                                                           : level == 2 ? style.headingPixels
                                                                        : style.smallHeadingPixels);
            format.setFontWeight(QFont::Bold);
        }
        if (format.isAnchor()) format.setForeground(style.link);
        if (format.fontFixedPitch()) {
            format.setFontFamilies({QStringLiteral("DejaVu Sans Mono")});
            format.setForeground(style.code);
        }
        QTextCursor cursor(&document);
        cursor.setPosition(position);
        cursor.setPosition(position + length, QTextCursor::KeepAnchor);
        cursor.setCharFormat(format);
    }
}

/// The place of a formula in the text that Markdown made.
struct Place {
    int position = 0, length = 0;
    std::size_t formula = 0;
};

std::vector<Place> placesIn(const QTextDocument& document, std::size_t formulas) {
    std::vector<Place> places;
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        const QString text = block.text();
        for (qsizetype i = text.indexOf(placeBegins); i >= 0; i = text.indexOf(placeBegins, i + 1)) {
            const qsizetype end = text.indexOf(placeEnds, i);
            if (end < 0) break;
            const auto number = static_cast<std::size_t>(text.mid(i + 1, end - i - 1).toULongLong());
            if (number >= formulas) continue;
            places.push_back({block.position() + static_cast<int>(i), static_cast<int>(end - i) + 1, number});
        }
    }
    return places;
}

/// By itself in its paragraph, outside of lists and tables.
bool standsAlone(const QTextCursor& cursor, int length) {
    const QTextBlock block = cursor.block();
    return block.text().trimmed().size() == length && block.textList() == nullptr && cursor.currentTable() == nullptr;
}

void insertFormula(InlineFormulas& formulas, QTextCursor& cursor, const MarkdownFormula& formula, bool alone,
                   const LessonTextStyle& style) {
    const bool panel = formula.displayed && alone;
    if (panel) {
        QTextBlockFormat format = cursor.blockFormat();
        format.setLineHeight(100, QTextBlockFormat::ProportionalHeight);
        cursor.setBlockFormat(format);
    }
    formulas.insert(cursor, QString::fromStdString(formula.latex),
                    formula.displayed ? FormulaPlace::Displayed : FormulaPlace::Inline, panel ? style.panel : QColor());
}

void insertSource(QTextCursor& cursor, const MarkdownFormula& formula, const QString& reason,
                  const LessonTextStyle& style) {
    QTextCharFormat format = cursor.charFormat();
    format.setForeground(style.error);
    format.setToolTip(reason);
    const QString sign = formula.displayed ? QStringLiteral("$$") : QStringLiteral("$");
    cursor.insertText(sign + QString::fromStdString(formula.latex).simplified() + sign, format);
}

}  // namespace

LessonTextStyle LessonTextStyle::ofTheme() {
    const Theme& theme = Theme::instance();
    const ThemeColors& colors = theme.colors();
    return {theme.font(theme.type().value),
            theme.type().title,
            theme.type().figure,
            theme.type().value,
            colors.text,
            colors.secondary,
            colors.accent,
            colors.sunken,
            colors.secondary,
            colors.error};
}

LessonTextStyle LessonTextStyle::forPaper() {
    LessonTextStyle style = ofTheme();
    style.text = style.secondary = style.link = style.code = style.error = Qt::black;
    style.panel = QColor(0xF2, 0xF2, 0xF2);
    return style;
}

QStringList setLessonText(QTextDocument& document, const QString& markdown, const LessonTextStyle& style) {
    const MarkdownParts parts = splitMarkdown(markdown.toStdString());
    InlineFormulas& formulas = InlineFormulas::of(document);
    document.setDefaultFont(style.font);
    document.setMarkdown(
        QString::fromStdString(parts.text),
        QTextDocument::MarkdownFeatures(QTextDocument::MarkdownDialectGitHub) | QTextDocument::MarkdownNoHTML);
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        dressBlock(block, style);
        dressFragments(document, block, style);
    }

    QStringList sentences;
    const std::vector<Place> places = placesIn(document, parts.formulas.size());
    // From the end, so that places before stay where they are.
    for (auto place = places.rbegin(); place != places.rend(); ++place) {
        const MarkdownFormula& formula = parts.formulas[place->formula];
        QTextCursor cursor(&document);
        cursor.setPosition(place->position);
        const bool alone = standsAlone(cursor, place->length);
        cursor.setPosition(place->position + place->length, QTextCursor::KeepAnchor);
        const QTextCharFormat around = cursor.charFormat();
        cursor.removeSelectedText();
        cursor.setCharFormat(around);
        const auto read = parseFormula(formula.latex);
        if (const auto* problem = std::get_if<FormulaProblem>(&read)) {
            const QString reason = formulaProblemText(*problem, QString::fromStdString(formula.latex));
            insertSource(cursor, formula, reason, style);
            sentences.prepend(reason);
        } else {
            insertFormula(formulas, cursor, formula, alone, style);
        }
    }
    return sentences;
}

}  // namespace fovea
