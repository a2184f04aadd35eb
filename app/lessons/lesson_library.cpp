// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lessons/lesson_library.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QtDebug>
#include <algorithm>

#include "datasets/archive/zip_files.h"
#include "widgets/resources.h"

namespace fovea {
namespace {

/// Every file of a folder, of the program's own or of the disk. One that is too large comes as one byte too many, which
/// the reader refuses by its name.
Result<LessonFiles> filesIn(const QDir& folder) {
    LessonFiles files;
    for (const QFileInfo& entry :
         folder.entryInfoList(QDir::Files | QDir::Dirs | QDir::NoDotAndDotDot | QDir::Hidden)) {
        std::string& content = files[entry.fileName().toStdString()];
        if (entry.isDir()) continue;  // unexpected, says the reader
        QFile file(entry.filePath());
        if (!file.open(QIODevice::ReadOnly))
            return Error{ErrorCode::FileNotReadable,
                         {entry.filePath().toStdString(), file.errorString().toStdString()}};
        content = file.read(static_cast<qint64>(mostLessonBytes) + 1).toStdString();
        if (files.size() > mostLessonFiles) break;
    }
    return files;
}

std::vector<Lesson> readBuiltIn() {
    initResources();
    std::vector<Lesson> lessons;
    const QDir root(QStringLiteral(":/lessons"));
    for (const QFileInfo& entry : root.entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name)) {
        const auto files = filesIn(QDir(entry.filePath()));
        if (!files) continue;
        auto lesson = readLesson(*files);
        if (auto* sound = std::get_if<Lesson>(&lesson)) {
            lessons.push_back(std::move(*sound));
        } else {
            qWarning("%s is no lesson", qPrintable(entry.fileName()));  // a test reads them all
        }
    }
    return lessons;
}

}  // namespace

const std::vector<Lesson>& builtInLessons() {
    static const std::vector<Lesson> lessons = readBuiltIn();
    return lessons;
}

std::string lessonLanguage() {
    //: The code of this language; lessons are shown in it where they have it.
    return QCoreApplication::translate("fovea::LessonText", "en").toStdString();
}

const Lesson* findLesson(const QString& name) {
    const auto found = std::ranges::find_if(builtInLessons(), [&](const Lesson& lesson) {
        return name.toStdString() == lesson.id || name == QString::number(lesson.number);
    });
    return found == builtInLessons().end() ? nullptr : &*found;
}

Result<LessonFiles> lessonFilesAt(const QString& path) {
    const QFileInfo info(path);
    if (!info.exists()) return Error{ErrorCode::FileNotFound, {path.toStdString()}};
    if (info.isDir()) return filesIn(QDir(path));
    return readZip(path.toStdString(), {.mostFiles = mostLessonFiles, .mostBytes = mostLessonBytes});
}

}  // namespace fovea
