// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QMimeData;

namespace fovea {

/// True for what may be a lesson: a zip, or a folder with a lesson.json.
bool mayBeLesson(const QString& path);
/// The one folder, or file of data, in a drop that is no lesson. Empty otherwise.
QString droppedData(const QMimeData* data);
/// The one file of the program's own kinds in a drop; empty otherwise.
QString droppedFile(const QMimeData* data);

}  // namespace fovea
