// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "widgets/style/theme.h"

namespace fovea {

/// The application's style sheet, generated from the tokens. Roles are set as the dynamic property
/// "role" of a widget: QToolButton "segment", "flat"; QPushButton "primary", "chip", "link";
/// QLabel "title", "caption", "value", "figure", "error"; QFrame "panel", "dock", "line".
QString styleSheet(const ThemeColors& colors, const TypeScale& type);

}  // namespace fovea
