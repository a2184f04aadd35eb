// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <string_view>

namespace fovea {

/// "Grad-CAM": what a method of attributionMethods() is called.
QString attributionTitle(std::string_view method);
/// One plain sentence of what its map shows.
QString attributionMeaning(std::string_view method);
/// What is to be thought of whenever it is shown; empty for most.
QString attributionWarning(std::string_view method);

}  // namespace fovea
