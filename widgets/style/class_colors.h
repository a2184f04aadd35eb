// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>

namespace fovea {

/// The colour of a class where many classes stand in one picture: ten that people with the common kinds of colour
/// blindness tell apart (after Okabe and Ito, 2008, darker or lighter for the theme), then the same again. A name always
/// stands beside it.
QColor classColor(int label);

}  // namespace fovea
