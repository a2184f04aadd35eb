// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <string>

namespace fovea {

// Names in files come from anybody. Controls would steer the terminal, and marks of direction make a text read otherwise than
// it runs (isHiddenSign() in core/exchange/code/text_escape.h). Both become U+FFFD, so that one sees that something stood there.

/// For one line, or a part of one.
QString cleanLine(const QString& text);
/// For several: line breaks stay.
QString cleanLines(const QString& text);
/// JSON as it was dumped, in which such signs stand within strings only: they are written as \uXXXX, which means the same.
std::string cleanJson(const std::string& json);

}  // namespace fovea
