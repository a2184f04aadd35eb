// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "core/network/initialisation.h"

namespace fovea {

/// "Usual", "He", "Small (0.01)".
QString initialisationTitle(Initialisation kind);
/// What weights are drawn from, in a sentence or two.
QString initialisationHelp(Initialisation kind);

}  // namespace fovea
