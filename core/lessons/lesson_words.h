// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "core/lessons/lesson.h"
#include "core/lessons/lesson_problem.h"

namespace fovea {

/// The words of a lesson from its Markdown. `file` names it in problems.
///
///     # Title
///     text …
///     ## note
///     ## step ID
///     ## task ID
///     ### hint
///     ### answer
///     ### option ID
///
/// Raw HTML stays text; links may lead to https: only.
LessonResult<LessonWords> readLessonWords(const std::string& file, const std::string& markdown);

}  // namespace fovea
