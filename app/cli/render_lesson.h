// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QString>
#include <variant>

namespace fovea {

/// "lesson:ID[:STEP]": Learn as the window shows it, 1600 × 1000 (or as large as asked for), at a step of a lesson.
/// A sentence where there is no such lesson or step.
std::variant<QImage, QString> renderLesson(const QString& view, QSize size, double scale);

}  // namespace fovea
