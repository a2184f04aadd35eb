// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "app/lessons/progress.h"
#include "core/lessons/lesson.h"

class QButtonGroup;
class QHBoxLayout;
class QLabel;
class QLineEdit;
class QPainter;
class QPushButton;
class QVBoxLayout;

namespace fovea {

/// One task of a lesson: its words, what it asks for (a number to say first, one of several answers, an answer of one's own),
/// a hint, and its mark. It checks itself against facts; it never locks anything.
class TaskView : public QWidget {
    Q_OBJECT
public:
    TaskView(const Task& task, const TaskWords& words, QWidget* parent = nullptr);

    const Task& task() const { return task_; }
    bool isDone() const { return outcome_ != TaskOutcome::Open; }
    TaskOutcome outcome() const { return outcome_; }
    void setOutcome(TaskOutcome outcome);
    /// True while the number that it asks for must not be seen: nothing was said yet, or it was and the bench has not come there.
    bool seals(const Facts& facts) const;
    /// A sentence beneath the task.
    void tell(const QString& sentence) { say(sentence, "caption"); }
    /// What of the bench was set for this task just now, as a sentence; empty: nothing.
    void tellMoved(const QString& sentence);
    /// The lesson itself has set what is there now: what a task wants of the bench must then come about once more.
    void setGiven(const Facts& facts);
    /// What is there now, and the number that the bench shows where the task asks for it.
    void check(const Facts& facts, std::optional<double> shown);
    /// The task that the bench stands at.
    void setCurrent(bool current);

Q_SIGNALS:
    /// It was clicked or entered: the bench goes to its step.
    void chosen();
    /// It was done just now.
    void finished();
    /// A prediction was sealed or given up: the bench seals anew.
    void sealChanged();
    /// "What is missing?" was asked.
    void missingAsked();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void addPrediction(QVBoxLayout* column);
    void addOptions(QVBoxLayout* column);
    void bringUp();
    void addHint(QHBoxLayout* row);
    void addButtons(QVBoxLayout* column);
    void showButton(QPushButton& button, bool shown);
    void seal();
    void answerOption(int index);
    void finish(const QString& remark, TaskOutcome outcome);
    void say(const QString& remark, const char* role);

    Task task_;
    TaskWords words_;
    QLabel* text_ = nullptr;
    QLabel* moved_ = nullptr;
    QLabel* remark_ = nullptr;
    QWidget* answerRow_ = nullptr;
    QWidget* sealedRow_ = nullptr;  ///< what was said, behind a lock
    QLabel* sealedText_ = nullptr;
    QLineEdit* number_ = nullptr;
    QPushButton* seal_ = nullptr;
    QPushButton* show_ = nullptr;
    QPushButton* missing_ = nullptr;
    QButtonGroup* options_ = nullptr;
    QString sealed_;      ///< what was said; empty: nothing yet
    bool given_ = false;  ///< already so when the lesson set it
    bool givenUp_ = false;
    TaskOutcome outcome_ = TaskOutcome::Open;
    bool current_ = false;
};

/// The mark of a task or a lesson: a full circle with a tick, or, for what was predicted and not hit, an empty one with a bar; the
/// number shown without a prediction has a dot.
void paintOutcome(QPainter& painter, const QRectF& circle, TaskOutcome outcome, bool current);
/// "Predicted, not hit"; empty while it is open.
QString outcomeText(TaskOutcome outcome);

}  // namespace fovea
