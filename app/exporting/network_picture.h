// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <memory>

#include "core/error.h"
#include "core/network/network_spec.h"
#include "widgets/canvas/canvas_drawing.h"

namespace fovea {

class NetworkCanvas;

/// A canvas that shows the network, tidied, with its problems. Needs a QApplication and its thread.
std::unique_ptr<NetworkCanvas> canvasShowing(const NetworkSpec& spec,
                                             CanvasDrawing drawing = CanvasDrawing::Volumes);

/// The network as the canvas draws it, as vectors: SVG, or PDF where the path ends so. Needs a
/// QApplication and its thread. Errors: those of writeFileAtomically.
Result<void> writeNetworkPicture(const NetworkSpec& spec, const QString& path);

}  // namespace fovea
