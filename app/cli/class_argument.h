// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <optional>

#include "core/network/weights.h"

namespace fovea {

/// A class by its name, or by its number from 0; nullopt where there is none such.
std::optional<int> classNamed(const Model& model, const QString& text);
/// The sentence for a class that there isn't, with those that there are.
QString unknownClassText(const Model& model, const QString& text);

}  // namespace fovea
