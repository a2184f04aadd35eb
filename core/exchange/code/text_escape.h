// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace fovea {

/// Names that users choose, made harmless for each kind of file that we write. What isn't UTF-8 becomes
/// U+FFFD; controls and the signs that turn the direction of writing (which make a text read otherwise
/// than it runs) never get through as they are.

/// Whether a sign is a control, a separator of lines, a mark of direction, the byte order mark or a tag.
bool isHiddenSign(char32_t sign);

/// With its quotes: "a \"b\"\n". Printable signs of any script stay.
std::string pythonString(std::string_view text);
/// With its quotes; for C++11 and later, without trigraphs.
std::string cppString(std::string_view text);
/// For the rest of a line behind # or //: one line, no backslash.
std::string commentText(std::string_view text);
/// Between tags and in attributes.
std::string htmlText(std::string_view text);
/// In running text and in tables.
std::string markdownText(std::string_view text);
std::string latexText(std::string_view text);
/// A field of RFC 4180, in quotes where it needs them. What a spreadsheet would run as a formula
/// (=, +, -, @ in front, and no number) is led by an apostrophe.
std::string csvField(std::string_view text);

}  // namespace fovea
