// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <vector>

#include "core/error.h"
#include "core/exchange/onnx/onnx_import.h"
#include "core/exchange/project_file.h"

namespace fovea {

/// One line for each unsupported operator of an OnnxUnsupported error: which operator, which of its nodes, and why.
QStringList unsupportedLines(const Error& error);

/// What the reader of an imported file should know, one sentence each.
QStringList noteLines(const std::vector<OnnxNote>& notes);

/// The imported model as what a file of ours would hold.
Project projectOf(ImportedModel imported);

}  // namespace fovea
