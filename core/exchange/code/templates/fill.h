// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace fovea {

/// Puts values in place of the marks «name» of a template. What is put in is not searched again, so
/// that a user's text can't bring marks of its own. Requires a value for every mark.
std::string fillTemplate(std::string_view text, const std::map<std::string, std::string>& values);

}  // namespace fovea
