// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QAbstractButton;

namespace fovea {

enum class IconColor { Text, OnAccent, Accent };

/// Gives a button the icon :/icons/NAME.svg in a colour of the theme, and keeps it in that colour
/// when the theme changes.
void setThemedIcon(QAbstractButton* button, const QString& name, IconColor color = IconColor::Text, int size = 16);

}  // namespace fovea
