// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <vector>

#include "core/benches/bench.h"
#include "core/lessons/lesson.h"

class QLabel;
class QPushButton;
class QScrollArea;
class QTextBrowser;
class QToolButton;
class QVBoxLayout;

namespace fovea {

class LessonProgress;
class TaskView;

/// A lesson's words: title, text with its formula, the lecture note, the tasks, and the ways to the lessons beside it.
class LessonPage : public QWidget {
    Q_OBJECT
public:
    explicit LessonPage(LessonProgress& progress, QWidget* parent = nullptr);

    /// `before` and `after` are the titles of the lessons beside it; empty: none.
    void setLesson(const Lesson& lesson, const LessonWords& words, const QString& place, const QString& before,
                   const QString& after);
    const std::vector<TaskView*>& tasks() const { return tasks_; }
    /// A part of the formula that the bench points at; empty: none.
    void setMeant(const QString& symbol);
    /// Tasks and links hidden: the text alone.
    void setTasksShown(bool shown);

Q_SIGNALS:
    void beforeRequested();
    void afterRequested();
    /// The pointer is over a symbol of a formula.
    void symbolHovered(const QString& symbol);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    QTextBrowser* makeText(const char* name);
    void setText(QTextBrowser* browser, const QString& markdown);
    void fitTexts();
    void fitWays();
    void restyle();

    LessonProgress& progress_;
    QScrollArea* scroll_;
    QLabel* place_;
    QLabel* title_;
    QTextBrowser* text_;
    QTextBrowser* note_;
    QLabel* heading_;
    QVBoxLayout* taskColumn_;
    QWidget* taskArea_;
    QToolButton* before_;
    QPushButton* after_;
    QString beforeTitle_;
    QString afterTitle_;
    QString markdown_;
    QString noteMarkdown_;
    std::vector<TaskView*> tasks_;
};

}  // namespace fovea
