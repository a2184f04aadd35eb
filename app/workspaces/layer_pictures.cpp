// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/layer_pictures.h"

#include <algorithm>

namespace fovea {

int vectorColumns(int units) {
    constexpr int longestRow = 20;
    for (int columns = std::min(units, longestRow); columns > 4; --columns) {
        if (units % columns == 0) return columns;
    }
    return units;
}

FloatMap mapOf(const FeatureMaps& maps, int channel) {
    FloatMap result;
    if (maps.shape.isVector()) {
        result.width = vectorColumns(maps.shape.channels);
        result.height = maps.shape.channels / result.width;
        result.values = maps.values;
        return result;
    }
    result.height = maps.shape.height;
    result.width = maps.shape.width;
    result.values.reserve(static_cast<std::size_t>(result.height) * static_cast<std::size_t>(result.width));
    for (int y = 0; y < result.height; ++y) {
        for (int x = 0; x < result.width; ++x) result.values.push_back(maps.at(y, x, channel));
    }
    return result;
}

std::vector<LayerMaps> layerMaps(const Inspection& inspection, int mapsPerLayer) {
    const Model& model = *inspection.subject.model;
    const auto shapes = soundShapes(model.spec);
    const auto output = model.spec.outputNode();
    std::vector<LayerMaps> result;
    for (const NodeId id : model.spec.topologicalOrder()) {
        const Node& node = *model.spec.find(id);
        LayerMaps layer;
        layer.id = id;
        layer.name = QString::fromStdString(node.name);
        layer.family = familyOf(node.layer);
        layer.shape = shapes.at(id);
        layer.vector = layer.shape.isVector();
        layer.trained = inspection.trained;
        const auto maps = inspection.maps.find(id);
        if (std::holds_alternative<InputSpec>(node.layer) && !layer.vector) {
            layer.thumbnails.push_back(inspection.picture->image);
        } else if (maps != inspection.maps.end() && layer.vector) {
            layer.values = maps->second.values;
            if (output && id == *output) {
                for (const std::string& name : model.classNames)
                    layer.valueNames.push_back(QString::fromStdString(name));
            }
        } else if (maps != inspection.maps.end()) {
            const MapScale scale = mapScale(maps->second.values);
            for (int channel = 0; channel < std::min(mapsPerLayer, layer.shape.channels); ++channel)
                layer.thumbnails.push_back(mapImage(mapOf(maps->second, channel), scale));
        }
        result.push_back(std::move(layer));
    }
    return result;
}

}  // namespace fovea
