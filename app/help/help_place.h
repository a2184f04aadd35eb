// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QWidget;

namespace fovea {

/// The topic that explains a widget, or the nearest one around it; empty: none. A layer of the palette and a bench have their own.
QString topicAt(QWidget* widget);

}  // namespace fovea
