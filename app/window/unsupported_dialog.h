// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

class QDialog;
class QWidget;

namespace fovea {

/// Lists all that keeps an ONNX file from being opened (an error of the code OnnxUnsupported), however much it
/// is, as text that can be copied. Opens without blocking and deletes itself when closed.
QDialog* showUnsupported(QWidget* window, const Error& error);

}  // namespace fovea
