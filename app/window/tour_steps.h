// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "app/window/tour.h"

namespace fovea {

/// The steps, for LeNet-5 on the built-in pictures as NewDocuments::start() makes it. What a step compares with is read when
/// it is looked at first.
std::vector<TourStep> tourSteps(MainWindow& window);

}  // namespace fovea
