// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRect>
#include <QString>
#include <optional>
#include <vector>

#include "app/session/inspection_session.h"
#include "widgets/images/layer_strip.h"
#include "widgets/images/map_image.h"
#include "widgets/images/patch_arithmetic.h"

namespace fovea {

/// One unit of a map, explained with the numbers of an inspection: either as patch × kernel, or as a sentence.
struct UnitExplanation {
    std::optional<PatchArithmetic> arithmetic;
    QString sentence;
    QRect receptiveField;  ///< on the input image, in its pixels; the whole image behind a dense layer
};
UnitExplanation explain(const Inspection& inspection, NodeId node, int channel, int y, int x);

/// What the strip shows of every layer, in the order of the data. At most `mapsPerLayer` pictures each.
std::vector<LayerMaps> layerMaps(const Inspection& inspection, int mapsPerLayer);
/// One channel; a vector as rows of up to 20 units.
FloatMap mapOf(const Inspection::Maps& maps, int channel);
/// Units of a vector in a row of mapOf.
int vectorColumns(int units);
QImage inputPicture(const std::vector<float>& pixels, const Shape& shape);

}  // namespace fovea
