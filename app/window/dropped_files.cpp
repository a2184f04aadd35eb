// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/dropped_files.h"

#include <QFileInfo>
#include <QMimeData>
#include <QUrl>

#include "datasets/data_formats.h"

namespace fovea {

bool mayBeLesson(const QString& path) {
    return path.endsWith(QStringLiteral(".zip"), Qt::CaseInsensitive) ||
           QFileInfo::exists(path + QStringLiteral("/lesson.json"));
}

QString droppedData(const QMimeData* data) {
    const QList<QUrl> urls = data->urls();
    if (urls.size() != 1 || !urls.front().isLocalFile()) return {};
    const QString path = urls.front().toLocalFile();
    if (mayBeLesson(path)) return {};
    // A broken one is taken by its name, so that it is said what is wrong with it.
    const bool isNamed = path.endsWith(QStringLiteral(".npz"), Qt::CaseInsensitive) ||
                         path.endsWith(QStringLiteral(".csv"), Qt::CaseInsensitive);
    return isNamed || QFileInfo(path).isDir() || recogniseData(path.toStdString()) ? path : QString();
}

QString droppedFile(const QMimeData* data) {
    const QList<QUrl> urls = data->urls();
    if (urls.size() != 1 || !urls.front().isLocalFile()) {
        return {};
    }
    const QString path = urls.front().toLocalFile();
    const bool ours = path.endsWith(QStringLiteral(".fovea"), Qt::CaseInsensitive) ||
                      path.endsWith(QStringLiteral(".json"), Qt::CaseInsensitive) ||
                      path.endsWith(QStringLiteral(".onnx"), Qt::CaseInsensitive) || mayBeLesson(path);
    return ours ? path : QString();
}

}  // namespace fovea
