// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QStringList>
#include <vector>

#include "core/json.h"

/// Runs the real program, as scripts do: without a display and without data sets of the user's.
namespace fovea::test {

struct Outcome {
    int status = -1;  ///< −1 where it crashed or did not end
    QByteArray out;
    QByteArray err;

    std::vector<nlohmann::json> lines() const {
        std::vector<nlohmann::json> result;
        for (const QByteArray& line : out.split('\n'))
            if (!line.isEmpty()) result.push_back(nlohmann::json::parse(line.toStdString()));
        return result;
    }
};

inline QProcessEnvironment environment() {
    QProcessEnvironment result = QProcessEnvironment::systemEnvironment();
    for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "FOVEA_DATA"})
        result.remove(QString::fromLatin1(name));
    return result;
}

inline Outcome program(const QStringList& arguments) {
    QProcess process;
    process.setProcessEnvironment(environment());
    process.start(QStringLiteral(FOVEA_PROGRAM), arguments);
    if (!process.waitForFinished(240000)) process.kill();
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1, process.readAllStandardOutput(),
            process.readAllStandardError()};
}

inline Outcome program(const QString& line) { return program(line.split(QChar(u' '), Qt::SkipEmptyParts)); }

}  // namespace fovea::test
