// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMenu>
#include <QToolButton>

namespace fovea {

/// What can be done with a lesson besides working in it: print, progress, and what a lecturer shows or hides.
class LessonMenu : public QMenu {
    Q_OBJECT
public:
    explicit LessonMenu(QWidget* parent = nullptr);

    QAction* text() const { return text_; }          ///< checked: the lesson's text is shown
    QAction* controls() const { return controls_; }  ///< checked: the bench's controls are shown
    QAction* hands() const { return hands_; }        ///< checked: hands are counted
    /// A button that opens it. Several may.
    QToolButton* makeButton(QWidget* parent);

Q_SIGNALS:
    void searchRequested();
    /// Progress of all lessons is to be copied, or of the one that is open to be forgotten.
    void copyRequested();
    void forgetRequested();
    void printRequested(bool withAnswers);
    void timetableRequested();

private:
    QAction* addSwitch(const QString& text, bool on);

    QAction* text_;
    QAction* controls_;
    QAction* hands_;
};

}  // namespace fovea
