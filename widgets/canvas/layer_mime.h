// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <memory>
#include <optional>

#include "core/layers/layer_spec.h"

class QMimeData;

namespace fovea {

/// A layer on its way from the palette to the canvas.
inline constexpr const char* layerMimeType = "application/x-fovea-layer";

std::unique_ptr<QMimeData> mimeFromLayer(const LayerSpec& layer);
/// nullopt where the data holds no layer, or a broken one.
std::optional<LayerSpec> layerFromMime(const QMimeData* data);

}  // namespace fovea
