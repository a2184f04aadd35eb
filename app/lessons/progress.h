// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSettings>
#include <QString>
#include <QVariant>
#include <memory>
#include <vector>

#include "core/lessons/lesson.h"

namespace fovea {

/// How a task ended.
enum class TaskOutcome {
    Open,
    Done,
    Missed,  ///< predicted, and the number was another
    Shown,   ///< the number was asked for without a prediction
};

/// Which tasks of which lessons this person has done: part of their settings, not of a project. Nothing is locked by it.
class LessonProgress {
public:
    /// In the user's settings, or nowhere, for pictures that are the same for everybody.
    enum class Place { Settings, Memory };
    explicit LessonProgress(Place place = Place::Settings);

    TaskOutcome outcome(const Lesson& lesson, const Task& task) const;
    void setOutcome(const Lesson& lesson, const Task& task, TaskOutcome outcome);
    /// Whatever the outcome.
    bool isDone(const Lesson& lesson, const Task& task) const { return outcome(lesson, task) != TaskOutcome::Open; }
    int doneTasks(const Lesson& lesson) const;
    bool isDone(const Lesson& lesson) const { return doneTasks(lesson) == static_cast<int>(lesson.tasks.size()); }
    /// Predictions that were not hit, or not made.
    int missedTasks(const Lesson& lesson) const;
    void forget(const Lesson& lesson);
    /// The lesson that was open last; empty: none.
    QString lastLesson() const;
    void setLastLesson(const QString& id);
    /// A line for each task, "convolution-bench\ttop-right\tdone" (or open, missed, shown), for a lecturer who collects
    /// them.
    QString asText(const std::vector<Lesson>& lessons) const;

private:
    QVariant value(const QString& key) const { return store_ ? store_->value(key) : memory_.value(key); }
    void setValue(const QString& key, const QVariant& value);

    std::unique_ptr<QSettings> store_;
    QVariantHash memory_;
};

}  // namespace fovea
