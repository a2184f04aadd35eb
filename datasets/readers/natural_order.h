// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace fovea {

/// As people sort names: numbers in them by their value ("2.png" before "10.png"), letters of ASCII without regard to case;
/// what is equal so, by bytes. A strict order of all texts.
bool naturallyBefore(std::string_view one, std::string_view other);

}  // namespace fovea
