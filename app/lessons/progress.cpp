// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lessons/progress.h"

#include <QStringList>
#include <algorithm>

namespace fovea {
namespace {

QString keyOf(const Lesson& lesson) { return QStringLiteral("lessons/") + QString::fromStdString(lesson.id); }
QString keyOf(const Lesson& lesson, const Task& task) {
    return keyOf(lesson) + QLatin1Char('/') + QString::fromStdString(task.id);
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

bool LessonProgress::isDone(const Lesson& lesson, const Task& task) const {
    return value(keyOf(lesson, task)).toBool();
}

void LessonProgress::setDone(const Lesson& lesson, const Task& task) { setValue(keyOf(lesson, task), true); }

int LessonProgress::doneTasks(const Lesson& lesson) const {
    return static_cast<int>(
        std::ranges::count_if(lesson.tasks, [&](const Task& task) { return isDone(lesson, task); }));
}

void LessonProgress::forget(const Lesson& lesson) {
    for (const Task& task : lesson.tasks) setValue(keyOf(lesson, task), false);
}

QString LessonProgress::lastLesson() const { return value(QStringLiteral("lessons/last")).toString(); }

void LessonProgress::setLastLesson(const QString& id) { setValue(QStringLiteral("lessons/last"), id); }

QString LessonProgress::asText(const std::vector<Lesson>& lessons) const {
    QStringList lines;
    for (const Lesson& lesson : lessons)
        for (const Task& task : lesson.tasks)
            lines << QStringLiteral("%1\t%2\t%3")
                         .arg(QString::fromStdString(lesson.id), QString::fromStdString(task.id),
                              isDone(lesson, task) ? QStringLiteral("done") : QStringLiteral("open"));
    return lines.join(QLatin1Char('\n'));
}

}  // namespace fovea
