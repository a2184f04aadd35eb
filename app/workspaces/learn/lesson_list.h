// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <vector>

#include "core/lessons/lesson.h"

class QLabel;
class QListWidget;

namespace fovea {

class LessonMenu;
class LessonProgress;

/// The lecture as a list, with a tick behind each lesson whose tasks are all done.
class LessonList : public QWidget {
    Q_OBJECT
public:
    /// `menu` opens from the list's head and outlives it.
    LessonList(const LessonProgress& progress, LessonMenu& menu, QWidget* parent = nullptr);

    void setLessons(const std::vector<const Lesson*>& lessons);
    void setCurrent(const std::string& id);
    void refresh();

Q_SIGNALS:
    void chosen(const QString& id);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const LessonProgress& progress_;
    std::vector<const Lesson*> lessons_;
    QLabel* title_;
    QLabel* done_;
    QListWidget* list_;
};

}  // namespace fovea
