// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>
#include <string>

#include "core/error.h"
#include "core/exchange/project_file.h"

namespace fovea {

/// What is exported: a network, and what is known of its training.
struct ExportSource {
    Project project;
    Model model;        ///< of the project; its spec alone where the format needs no weights
    std::string title;  ///< as the user calls it
};

/// One way out of Fovea, the same for command line and window.
struct ExportFormat {
    QString id;                   ///< on the command line: "pytorch"
    QStringList endings;          ///< "onnx"; empty: a folder
    const char* title = nullptr;  ///< for dialogs; titleOf() gives it in the user's language
    bool needsWeights = true;
    bool draws = false;  ///< needs a QApplication and the interface's thread
    /// Complete or not at all.
    Result<void> (*write)(const ExportSource& source, const QString& path) = nullptr;
};

QString titleOf(const ExportFormat& format);

/// In the order in which dialogs list them.
const QList<ExportFormat>& exportFormats();
const ExportFormat* findExportFormat(const QString& id);
/// The first format with the path's ending; null where there is none.
const ExportFormat* exportFormatFor(const QString& path);

}  // namespace fovea
