// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "core/lessons/condition.h"
#include "core/lessons/lesson.h"

class QLabel;
class QPushButton;

namespace fovea {

/// Above the bench, or in its place, where a lesson works in Build, Train or See: the ways there, with the lesson's network, and
/// what the open run has come to.
class WorkCard : public QWidget {
    Q_OBJECT
public:
    explicit WorkCard(QWidget* parent = nullptr);

    void setLesson(const Lesson& lesson);
    /// Of the open run; see runFacts().
    void showRun(const Facts& facts);

Q_SIGNALS:
    /// The lesson's network is asked for as a new document.
    void setUpRequested(const QString& network);
    void roomRequested(LessonRoom room);

private:
    QLabel* title_;
    QLabel* run_;
    QPushButton* setUp_;
    QPushButton* go_;
    LessonRoom room_ = LessonRoom::None;
    QString network_;
};

}  // namespace fovea
