// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/lecture_mode.h"

#include <QAction>
#include <QApplication>
#include <QCursor>
#include <QKeyEvent>
#include <QMainWindow>
#include <QStatusBar>

namespace fovea {

LectureMode::LectureMode(QMainWindow* window, QAction* action) : QObject(window), window_(window), action_(action) {
    connect(action, &QAction::toggled, this, &LectureMode::set);
    // Asked for, not tracked: pages without mouse tracking send no moves.
    pointer_.setInterval(100);
    connect(&pointer_, &QTimer::timeout, this, &LectureMode::followPointer);
    window_->installEventFilter(this);  // what no widget took comes to the window
}

void LectureMode::set(bool on) {
    if (on == on_) {
        return;
    }
    on_ = on;
    if (on) {
        wasMaximized_ = window_->isMaximized();
        window_->menuWidget()->hide();
        window_->statusBar()->hide();
        window_->showFullScreen();
        pointer_.start();
    } else {
        pointer_.stop();
        window_->menuWidget()->show();
        window_->statusBar()->show();
        wasMaximized_ ? window_->showMaximized() : window_->showNormal();
    }
    Q_EMIT changed(on);
}

bool LectureMode::eventFilter(QObject* watched, QEvent* event) {
    if (on_ && event->type() == QEvent::KeyPress && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        action_->setChecked(false);
        return true;
    }
    return QObject::eventFilter(watched, event);
}

void LectureMode::followPointer() {
    QWidget* header = window_->menuWidget();
    const QPoint pointer = window_->mapFromGlobal(QCursor::pos());
    const bool inside = window_->rect().contains(pointer);
    const bool keep = header->isVisible() && pointer.y() < header->height() + 8;
    const bool menuOpen = QApplication::activePopupWidget() != nullptr && header->isVisible();
    header->setVisible(menuOpen || (inside && (pointer.y() <= 2 || keep)));
}

}  // namespace fovea
