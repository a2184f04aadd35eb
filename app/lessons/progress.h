// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSettings>
#include <QString>
#include <QVariant>
#include <memory>
#include <vector>

#include "core/lessons/lesson.h"

namespace fovea {

/// Which tasks of which lessons this person has done: part of their settings, not of a project. Nothing is locked by it.
class LessonProgress {
public:
    /// In the user's settings, or nowhere, for pictures that are the same for everybody.
    enum class Place { Settings, Memory };
    explicit LessonProgress(Place place = Place::Settings);

    bool isDone(const Lesson& lesson, const Task& task) const;
    void setDone(const Lesson& lesson, const Task& task);
    int doneTasks(const Lesson& lesson) const;
    bool isDone(const Lesson& lesson) const { return doneTasks(lesson) == static_cast<int>(lesson.tasks.size()); }
    void forget(const Lesson& lesson);
    /// The lesson that was open last; empty: none.
    QString lastLesson() const;
    void setLastLesson(const QString& id);
    /// A line for each task, "convolution-bench\ttop-right\tdone", for a lecturer who collects them.
    QString asText(const std::vector<Lesson>& lessons) const;

private:
    QVariant value(const QString& key) const { return store_ ? store_->value(key) : memory_.value(key); }
    void setValue(const QString& key, const QVariant& value);

    std::unique_ptr<QSettings> store_;
    QVariantHash memory_;
};

}  // namespace fovea
