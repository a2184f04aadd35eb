// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QSize>

namespace fovea {

/// The start page as somebody sees it who has done nothing yet and opened no file. In the language and theme in force.
QImage renderWelcome(QSize size, double scale);

}  // namespace fovea
