// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <vector>

#include "core/lessons/lesson.h"

class QLabel;
class QListWidget;

namespace fovea {

class LessonProgress;

/// The lecture as a list, with a tick behind each lesson whose tasks are all done.
class LessonList : public QWidget {
    Q_OBJECT
public:
    explicit LessonList(const LessonProgress& progress, QWidget* parent = nullptr);

    void setLessons(const std::vector<const Lesson*>& lessons);
    void setCurrent(const std::string& id);
    void refresh();

Q_SIGNALS:
    void chosen(const QString& id);
    /// Progress of all lessons is to be copied, or of the one that is open to be forgotten.
    void copyRequested();
    void forgetRequested();
    void printRequested(bool withAnswers);

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
