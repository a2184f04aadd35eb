// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "core/training/microscope.h"

namespace fovea {

/// A series as JSON: {"fovea_microscope":1,"stride":40,"layers":[{"name":…,"dims":[…],"frozen":…},…],"samples":[{"step":…,
/// "loss":…,"layers":[{"gradient_norm":…,…},…]},…]}. Numbers that aren't finite are null.
/// Errors: those of writeFileAtomically.
Result<void> saveMicroscope(const MicroscopeSeries& series, const std::string& path);

/// Node ids are not in the file and stay 0. Errors: those of readWholeFile, JsonBroken, JsonFieldInvalid.
Result<MicroscopeSeries> loadMicroscope(const std::string& path);

}  // namespace fovea
