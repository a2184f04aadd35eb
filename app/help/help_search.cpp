// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/help/help_search.h"

#include <QRegularExpression>

#include "app/lessons/lesson_library.h"

namespace fovea {
namespace {

/// Markdown and LaTeX without their signs, in one line.
QString readable(const QString& text) {
    static const QRegularExpression signs(QStringLiteral(R"([*`$#{}|]|\\[a-zA-Z]+|\\.)"));
    QString plain = text;
    return plain.remove(signs).simplified();
}

QString wholeText(const Lesson& lesson) {
    const LessonWords& words = wordsOf(lesson, lessonLanguage());
    std::string text = words.text + "\n" + words.note;
    for (const Task& task : lesson.tasks) {
        const auto found = words.tasks.find(task.id);
        // Hints and answers are for those who have tried.
        if (found != words.tasks.end()) text += "\n" + found->second.task;
    }
    return readable(QString::fromStdString(text));
}

}  // namespace

std::vector<SearchText> searchableTexts(const std::vector<HelpTopic>& topics) {
    std::vector<SearchText> texts;
    for (const HelpTopic& topic : topics) texts.push_back({topic.id, topic.title, topic.text.simplified()});
    for (const Lesson& lesson : builtInLessons())
        texts.push_back({QStringLiteral("lesson:") + QString::fromStdString(lesson.id),
                         QStringLiteral("%1. %2")
                             .arg(lesson.number)
                             .arg(QString::fromStdString(wordsOf(lesson, lessonLanguage()).title)),
                         wholeText(lesson)});
    return texts;
}

}  // namespace fovea
