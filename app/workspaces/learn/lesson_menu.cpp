// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/learn/lesson_menu.h"

namespace fovea {

LessonMenu::LessonMenu(QWidget* parent) : QMenu(parent) {
    text_ = addSwitch(tr("Text beside the bench (T)"), true);
    controls_ = addSwitch(tr("Controls of the bench (H)"), true);
    hands_ = addSwitch(tr("Count a show of hands (C)"), false);
    addSeparator();
    addAction(tr("Search lessons and help (Ctrl+F)"), this, &LessonMenu::searchRequested)
        ->setObjectName(QStringLiteral("lesson.search"));
    addSeparator();
    addAction(tr("Save this lesson as PDF…"), this, [this] { Q_EMIT printRequested(false); });
    addAction(tr("Save it as PDF with its answers…"), this, [this] { Q_EMIT printRequested(true); });
    addAction(tr("Save the timetable of all lessons as PDF…"), this, &LessonMenu::timetableRequested)
        ->setObjectName(QStringLiteral("lesson.timetable"));
    addSeparator();
    addAction(tr("Copy the progress of all lessons"), this, &LessonMenu::copyRequested);
    addAction(tr("Forget the progress of this lesson"), this, &LessonMenu::forgetRequested);
}

QAction* LessonMenu::addSwitch(const QString& text, bool on) {
    QAction* action = addAction(text);
    action->setCheckable(true);
    action->setChecked(on);
    return action;
}

QToolButton* LessonMenu::makeButton(QWidget* parent) {
    auto* button = new QToolButton(parent);
    button->setText(QStringLiteral("…"));
    button->setToolTip(tr("Lesson: print, progress, what is shown"));
    button->setAccessibleName(tr("Lesson"));
    button->setPopupMode(QToolButton::InstantPopup);
    button->setMenu(this);
    return button;
}

}  // namespace fovea
