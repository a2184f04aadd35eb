// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QString>
#include <variant>

#include "core/exchange/project_file.h"

namespace fovea {

/// Loss and accuracy over the epochs of a project's run. Or the sentence that says why there are none.
std::variant<QImage, QString> renderCurves(const Project& project, double scale);
/// Of a file that `fovea train --microscope` wrote: what the page shows of each quantity. Or why there is none.
std::variant<QImage, QString> renderMicroscope(const QString& file, double scale);

}  // namespace fovea
