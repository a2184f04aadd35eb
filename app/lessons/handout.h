// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <string>

#include "core/lessons/lesson.h"

namespace fovea {

/// What stands on the paper. Words of its own, such as "At the bench", are in the language that the program speaks.
QString handoutMarkdown(const Lesson& lesson, const std::string& language, bool withAnswers);
/// A lesson on paper (A4, PDF): text, lecture note and tasks, in this language; the hints and model answers too where they
/// are asked for. Needs a QGuiApplication.
QByteArray handoutPdf(const Lesson& lesson, const std::string& language, bool withAnswers);

}  // namespace fovea
