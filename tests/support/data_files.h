// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QList>
#include <QPair>
#include <QString>
#include <QTemporaryDir>
#include <QTest>
#include <string>
#include <vector>

#include "core/reason.h"
#include "datasets/dataset.h"

/// What tests of readers of data share.
namespace fovea::test {

using FileList = QList<QPair<QString, QByteArray>>;

inline void writeAll(const QTemporaryDir& dir, const FileList& files) {
    for (const auto& [name, content] : files) {
        QVERIFY(QDir().mkpath(QFileInfo(dir.filePath(name)).path()));
        QFile file(dir.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(content), content.size());
    }
}

inline std::vector<int> bytesOf(const Dataset& data, std::int64_t index) {
    Sample sample;
    if (!data.get(index, sample)) return {};
    return {sample.pixels.begin(), sample.pixels.end()};
}

inline Error brokenData(const QString& path, Reason reason, std::vector<std::string> details) {
    return errorBecause(ErrorCode::DatasetBroken, path.toStdString(), {reason, std::move(details)});
}

/// Code and arguments, for messages.
inline std::string described(const Error& error) {
    std::string text = std::to_string(static_cast<int>(error.code));
    for (const auto& argument : error.arguments) {
        if (const auto* word = std::get_if<std::string>(&argument)) text += " " + *word;
        if (const auto* number = std::get_if<std::int64_t>(&argument)) text += " " + std::to_string(*number);
    }
    return text;
}

}  // namespace fovea::test
