// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace fovea {

/// Registers resources/fovea.qrc, which a static library does not do by itself. May be called again.
void initResources();

}  // namespace fovea
