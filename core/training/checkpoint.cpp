// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/checkpoint.h"

namespace fovea {

std::string buildId() { return FOVEA_VERSION " " FOVEA_ISA; }

}  // namespace fovea
