// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lessons/progress.h"

#include <QStringList>
#include <algorithm>
#include <array>

namespace fovea {
namespace {

QString keyOf(const Lesson& lesson) { return QStringLiteral("lessons/") + QString::fromStdString(lesson.id); }
QString keyOf(const Lesson& lesson, const Task& task) {
    return keyOf(lesson) + QLatin1Char('/') + QString::fromStdString(task.id);
}

/// As the settings and the list for lecturers call them, in the order of TaskOutcome.
constexpr std::array outcomeWords = {"open", "done", "missed", "shown"};

QString wordOf(TaskOutcome outcome) {
    return QString::fromLatin1(outcomeWords[static_cast<std::size_t>(outcome)]);
}

}  // namespace

LessonProgress::LessonProgress(Place place) {
    if (place == Place::Settings)
        store_ = std::make_unique<QSettings>(QSettings::IniFormat, QSettings::UserScope, QStringLiteral("fovea"),
                                             QStringLiteral("fovea"));
}

void LessonProgress::setValue(const QString& key, const QVariant& value) {
    if (store_) {
        store_->setValue(key, value);
    } else {
        memory_.insert(key, value);
    }
}

/// What older versions wrote, true or false, is done or open.
TaskOutcome LessonProgress::outcome(const Lesson& lesson, const Task& task) const {
    const QVariant kept = value(keyOf(lesson, task));
    for (const TaskOutcome outcome : {TaskOutcome::Missed, TaskOutcome::Shown})
        if (kept.toString() == wordOf(outcome)) return outcome;
    return kept.toBool() ? TaskOutcome::Done : TaskOutcome::Open;
}

void LessonProgress::setOutcome(const Lesson& lesson, const Task& task, TaskOutcome outcome) {
    const bool plain = outcome == TaskOutcome::Open || outcome == TaskOutcome::Done;
    setValue(keyOf(lesson, task), plain ? QVariant(outcome == TaskOutcome::Done) : QVariant(wordOf(outcome)));
}

int LessonProgress::doneTasks(const Lesson& lesson) const {
    return static_cast<int>(
        std::ranges::count_if(lesson.tasks, [&](const Task& task) { return isDone(lesson, task); }));
}

int LessonProgress::missedTasks(const Lesson& lesson) const {
    return static_cast<int>(std::ranges::count_if(lesson.tasks, [&](const Task& task) {
        const TaskOutcome how = outcome(lesson, task);
        return how == TaskOutcome::Missed || how == TaskOutcome::Shown;
    }));
}

void LessonProgress::forget(const Lesson& lesson) {
    for (const Task& task : lesson.tasks) setOutcome(lesson, task, TaskOutcome::Open);
}

QString LessonProgress::lastLesson() const { return value(QStringLiteral("lessons/last")).toString(); }

void LessonProgress::setLastLesson(const QString& id) { setValue(QStringLiteral("lessons/last"), id); }

QString LessonProgress::asText(const std::vector<Lesson>& lessons) const {
    QStringList lines;
    for (const Lesson& lesson : lessons)
        for (const Task& task : lesson.tasks)
            lines << QStringLiteral("%1\t%2\t%3")
                         .arg(QString::fromStdString(lesson.id), QString::fromStdString(task.id),
                              wordOf(outcome(lesson, task)));
    return lines.join(QLatin1Char('\n'));
}

}  // namespace fovea
