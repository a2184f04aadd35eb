// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "core/benches/bench_kind.h"
#include "core/lessons/condition.h"
#include "core/lessons/lesson_problem.h"

namespace fovea {

/// Why files are no lesson, where it stands, and what to write instead.
QString lessonProblemText(const LessonProblem& problem);

/// The first thing that is wrong, never what would be right: "Output: row 1, column 1 is 133, which is not it."
/// `kind` is the bench whose facts these are, null for those of a network.
QString unmetText(const Condition& condition, const Facts& facts, const BenchKind* kind);

}  // namespace fovea
