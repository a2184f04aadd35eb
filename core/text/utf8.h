// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace fovea {

/// What takeUtf8 gives for bytes that are no UTF-8.
inline constexpr char32_t brokenSign = 0xFFFD;

/// Removes the first sign of UTF-8 from `rest`, which must not be empty, and returns it; brokenSign and one byte for
/// what is none (overlong forms and surrogates, too).
char32_t takeUtf8(std::string_view& rest);
/// How many bytes that sign has; 0 for what is none.
std::size_t utf8Sequence(std::string_view text);
bool isUtf8(std::string_view text);
void appendUtf8(std::string& text, char32_t sign);

}  // namespace fovea
