// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <memory>
#include <vector>

#include "app/session/picture_choice.h"
#include "core/analysis/inspector.h"
#include "widgets/images/layer_strip.h"
#include "widgets/images/map_image.h"

namespace fovea {

/// What See shows of one picture and one model: the maps that were asked for, and what belongs to them.
struct Inspection {
    InspectionSubject subject;
    std::shared_ptr<const FittedPicture> picture;
    std::map<NodeId, FeatureMaps> maps;
    bool trained = true;  ///< else the scores say nothing
};

/// What the strip shows of every layer, in the order of the data. At most `mapsPerLayer` pictures each; none of layers
/// whose maps aren't there.
std::vector<LayerMaps> layerMaps(const Inspection& inspection, int mapsPerLayer);
/// One channel; a vector as rows of up to 20 units.
FloatMap mapOf(const FeatureMaps& maps, int channel);
/// Units of a vector in a row of mapOf.
int vectorColumns(int units);

}  // namespace fovea
