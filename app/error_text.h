// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "core/error.h"

namespace fovea {

/// The sentence for a fault: what is wrong, where, and the way out, in the user's language.
/// Numbers are written with a point and without grouping, whatever the locale.
QString errorText(const Error& error);

/// "12.3 MB", in powers of ten, always with a point.
QString bytesText(double bytes);
/// The same of an argument that counts bytes.
QString bytesText(const Error& error, std::size_t argument);

}  // namespace fovea
