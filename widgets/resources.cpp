// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/resources.h"

#include <QDir>

// Outside the namespace, as the macro declares a global function.
static void registerResources() { Q_INIT_RESOURCE(fovea); }

namespace fovea {

void initResources() { registerResources(); }

}  // namespace fovea
