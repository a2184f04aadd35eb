// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/resources.h"

#include <QDir>

// Outside the namespace, as the macro declares global functions.
static void registerResources() {
    Q_INIT_RESOURCE(fovea);
    Q_INIT_RESOURCE(lessons);
}

namespace fovea {

void initResources() { registerResources(); }

}  // namespace fovea
