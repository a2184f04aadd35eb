// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <string>

#include "core/lessons/lesson.h"

namespace fovea {

/// A lesson on paper (A4, PDF): text, lecture note and tasks, in this language; the hints and model answers too where they
/// are asked for. Needs a QGuiApplication.
QByteArray handoutPdf(const Lesson& lesson, const std::string& language, bool withAnswers);

}  // namespace fovea
