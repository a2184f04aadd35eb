// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <Qt>

class QFrame;
class QLabel;
class QWidget;

namespace fovea {

/// A label of a role of the style sheet (style_sheet.h).
QLabel* roleLabel(const QString& text, const char* role, QWidget* parent);

/// A line of one pixel between two parts of a panel.
QFrame* hairline(QWidget* parent, Qt::Orientation orientation = Qt::Horizontal);

/// Fixes a width now and whenever the theme changes: `length` at the usual size of type.
void setScaledWidth(QWidget* widget, int length);
void setScaledHeight(QWidget* widget, int length);
void setScaledMinimumWidth(QWidget* widget, int length);

}  // namespace fovea
