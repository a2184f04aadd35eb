// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QString>
#include <QStringList>

class QTextDocument;

namespace fovea {

/// How the text of a lesson looks.
struct LessonTextStyle {
    QFont font;                                                         ///< of paragraphs; its size in pixels
    int titlePixels = 28, headingPixels = 20, smallHeadingPixels = 15;  ///< of #, ## and all below
    QColor text, secondary, link, panel, code,
        error;  ///< panel: the ground of formulas by themselves and of blocks of code
    /// That of the theme in force, with paragraphs in its size `value`.
    static LessonTextStyle ofTheme();
    /// Black on white at the same sizes, to be printed.
    static LessonTextStyle forPaper();
};

/// Sets the document to the Markdown, its formulas ($…$ and $$…$$, docs/formulas.md) drawn in the text by
/// InlineFormulas::of(document), which also says what the pointer is on. Formulas that are none stay as they are written, in
/// the colour of errors, with the reason as their tip; the sentences are returned. HTML is not interpreted.
QStringList setLessonText(QTextDocument& document, const QString& markdown, const LessonTextStyle& style);

}  // namespace fovea
