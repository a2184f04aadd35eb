// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <variant>

#include "core/lessons/lesson.h"

namespace fovea {

/// LESSON of the command line: number or id of one that comes with the program, or the path of a folder or a zip. A sentence
/// where it is neither.
std::variant<Lesson, QString> resolveLesson(const QString& name);

}  // namespace fovea
