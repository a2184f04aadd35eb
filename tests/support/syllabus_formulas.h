// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

namespace fovea::test {

/// A formula that the 24 lessons need, and how it reads on one line.
struct SyllabusFormula {
    int lesson;
    const char* latex;
    const char* plain;
};
std::span<const SyllabusFormula> syllabusFormulas();

}  // namespace fovea::test
