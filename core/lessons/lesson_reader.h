// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <map>
#include <string>

#include "core/lessons/lesson.h"
#include "core/lessons/lesson_problem.h"

namespace fovea {

/// The files of a lesson by their names, without folders: lesson.json, and a text for each language (en.md, vi.md).
using LessonFiles = std::map<std::string, std::string>;

constexpr std::size_t mostLessonFiles = 16;
constexpr std::size_t mostLessonBytes = std::size_t{512} << 10;  ///< of one file

/// A lesson from files that may be a stranger's: everything in it is known, resolves, and fits its bench.
/// docs/lessons.md describes the format.
LessonResult<Lesson> readLesson(const LessonFiles& files);

}  // namespace fovea
