// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QString>
#include <variant>

namespace fovea {

/// The runs of a project or of a sweep's folder as Train shows them: the table, accuracy against parameters, and for a sweep the lines
/// through its settings. Or the sentence that says why there is none.
std::variant<QImage, QString> renderRuns(const QString& path, double scale);

}  // namespace fovea
