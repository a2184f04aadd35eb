// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QString>
#include <map>

#include "core/network/network_spec.h"

namespace fovea {

/// What a layer gives for the chosen picture, small.
struct LayerThumbnail {
    QImage image;  ///< one of its maps; of a vector one pixel for each value, from top to bottom
    QString tip;   ///< which map it is, as a sentence for the pointer
    friend bool operator==(const LayerThumbnail&, const LayerThumbnail&) = default;
};
using LayerThumbnails = std::map<NodeId, LayerThumbnail>;

}  // namespace fovea
