// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/theme_controller.h"

#include <QAction>

#include "app/settings/settings.h"
#include "widgets/style/theme.h"

namespace fovea {

ThemeController::ThemeController(QAction* dark, QObject* parent) : QObject(parent), dark_(dark) {
    dark_->setChecked(Settings().dark());
    connect(dark_, &QAction::toggled, this, [this](bool on) {
        Settings().setDark(on);
        apply();
    });
    apply();
}

void ThemeController::setLecture(bool on) {
    lecture_ = on;
    dark_->setEnabled(!on);
    apply();
}

void ThemeController::apply() {
    const ThemeKind kind = lecture_ ? ThemeKind::Lecture : dark_->isChecked() ? ThemeKind::Dark : ThemeKind::Light;
    Theme::instance().apply(kind);
}

}  // namespace fovea
