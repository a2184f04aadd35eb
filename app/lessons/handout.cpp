// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lessons/handout.h"

#include <QAbstractTextDocumentLayout>
#include <QBuffer>
#include <QCoreApplication>
#include <QPageSize>
#include <QPdfWriter>
#include <QString>
#include <QStringList>
#include <QTextDocument>

#include "widgets/formula/lesson_text.h"

namespace fovea {
namespace {

struct Handout {
    Q_DECLARE_TR_FUNCTIONS(fovea::Handout)
};

constexpr int paperResolution = 96;  // the document's pixels are the screen's

QString text(const std::string& words) { return QString::fromStdString(words); }

/// A task as a numbered paragraph, its options as a list, and room for an answer or the answer.
QString taskMarkdown(const Task& task, const TaskWords& words, int number, bool withAnswers) {
    QStringList parts{QStringLiteral("**%1.** %2").arg(number).arg(text(words.task))};
    for (const std::string& option : task.options)
        parts << QStringLiteral("- %1 %2").arg(QStringLiteral("☐"), text(words.options.at(option)));
    if (withAnswers && !words.hint.empty())
        parts << QStringLiteral("*%1* %2").arg(Handout::tr("Hint:"), text(words.hint));
    if (withAnswers && !words.answer.empty())
        parts << QStringLiteral("*%1* %2").arg(Handout::tr("Answer:"), text(words.answer));
    if (!withAnswers && task.options.empty()) parts << QStringLiteral("……………………………………………………………………");
    return parts.join(QStringLiteral("\n\n"));
}

QString handoutMarkdown(const Lesson& lesson, const LessonWords& words, bool withAnswers) {
    QStringList parts{QStringLiteral("# ") + text(words.title), text(words.text)};
    if (!words.note.empty()) parts << QStringLiteral("**%1** %2").arg(Handout::tr("Lecture note"), text(words.note));
    parts << QStringLiteral("## ") + Handout::tr("Tasks");
    int number = 0;
    for (const Task& task : lesson.tasks) parts << taskMarkdown(task, words.tasks.at(task.id), ++number, withAnswers);
    for (const std::string& reference : lesson.references) parts << QStringLiteral("*%1*").arg(text(reference));
    return parts.join(QStringLiteral("\n\n"));
}

}  // namespace

QByteArray handoutPdf(const Lesson& lesson, const std::string& language, bool withAnswers) {
    const LessonWords& words = wordsOf(lesson, language);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setTitle(text(words.title));
    writer.setCreator(QStringLiteral("Fovea"));
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageMargins({20, 18, 20, 18}, QPageLayout::Millimeter);
    writer.setResolution(paperResolution);
    QTextDocument document;
    document.documentLayout()->setPaintDevice(&writer);
    document.setPageSize(QSizeF(writer.width(), writer.height()));
    document.setDocumentMargin(0);
    setLessonText(document, handoutMarkdown(lesson, words, withAnswers), LessonTextStyle::forPaper());
    document.print(&writer);
    return bytes;
}

}  // namespace fovea
