// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <functional>

class QFileDialog;
class QWidget;

namespace fovea {

struct ExportFormat;

/// Asks where to export to, and as what: one dialog whose list of kinds holds every export format.
/// Blocks nothing; `then` gets the choice, or is never called.
QFileDialog* askForExport(QWidget* window, const QString& folder, const QString& name,
                          std::function<void(const ExportFormat&, const QString& path)> then);

}  // namespace fovea
