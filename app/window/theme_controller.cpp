// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/theme_controller.h"

#include <QAction>
#include <QEvent>
#include <QWidget>

#include "app/settings/settings.h"
#include "widgets/style/theme.h"

namespace fovea {

ThemeController::ThemeController(QAction* dark, QWidget* window) : QObject(window), dark_(dark), window_(window) {
    dark_->setChecked(Settings().dark());
    connect(dark_, &QAction::toggled, this, [this](bool on) {
        Settings().setDark(on);
        apply();
    });
    window_->installEventFilter(this);
    apply();
}

void ThemeController::setLecture(bool on) {
    lecture_ = on;
    apply();
}

void ThemeController::setRoom(TypeRoom room) {
    room_ = room;
    followSize();
}

void ThemeController::apply() {
    Theme::instance().apply(themeKind(dark_->isChecked(), lecture_), windowClassOf(window_->size()), room_);
}

bool ThemeController::eventFilter(QObject* watched, QEvent* event) {
    // Later: the window lays out its parts first, and a new style sheet would lay them out within that.
    if (event->type() == QEvent::Resize)
        QMetaObject::invokeMethod(this, &ThemeController::followSize, Qt::QueuedConnection);
    return QObject::eventFilter(watched, event);
}

void ThemeController::followSize() {
    if (typeScaleFor(lecture_, windowClassOf(window_->size()), room_) != Theme::instance().type()) apply();
}

}  // namespace fovea
