// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include "core/error.h"
#include "core/tensor/shape.h"

class QDialog;
class QString;
class QWidget;

namespace fovea {

/// Lists all that keeps an ONNX file from being opened (an error of the code OnnxUnsupported), however much it
/// is, as text that can be copied. Opens without blocking and deletes itself when closed.
QDialog* showUnsupported(QWidget* window, const Error& error);

/// Why a file or data can't be opened, in the same dialog; what was open stays.
QDialog* showRefusal(QWidget* window, const QString& sentence);

/// Whether nothing keeps an ONNX file from being opened but that it leaves the size of images free.
bool leavesSizeFree(const Error& error);
/// Asks for that size, `usual` being there at first, and hands it on; closing the dialog hands on nothing.
QDialog* askForSize(QWidget* window, const Error& error, Shape usual, std::function<void(Shape)> then);

}  // namespace fovea
