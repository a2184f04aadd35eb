// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <string>
#include <vector>

#include "core/error.h"
#include "core/lessons/lesson_reader.h"

namespace fovea {

/// The lessons that come with the program, by number. Read once.
const std::vector<Lesson>& builtInLessons();
/// "en" or "vi": the language of the program's own sentences, in which lessons are shown.
std::string lessonLanguage();
/// By id or number ("3"); null for none.
const Lesson* findLesson(const QString& name);

/// The files of a folder, or of one zip, as readLesson takes them. A fault of the file system or of the archive is an Error.
Result<LessonFiles> lessonFilesAt(const QString& path);

}  // namespace fovea
