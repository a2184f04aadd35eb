// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/layer_mime.h"

#include <QByteArray>
#include <QMimeData>

#include "core/json.h"
#include "core/network/spec_json.h"

namespace fovea {

std::unique_ptr<QMimeData> mimeFromLayer(const LayerSpec& layer) {
    auto data = std::make_unique<QMimeData>();
    data->setData(QLatin1String(layerMimeType), QByteArray::fromStdString(toJson(layer).dump()));
    return data;
}

std::optional<LayerSpec> layerFromMime(const QMimeData* data) {
    if (data == nullptr || !data->hasFormat(QLatin1String(layerMimeType))) {
        return std::nullopt;
    }
    nlohmann::json node = nlohmann::json::parse(data->data(QLatin1String(layerMimeType)).toStdString(), nullptr, false);
    if (!node.is_object()) {
        return std::nullopt;
    }
    // A network of this one layer, so that there is one reader for settings.
    node["id"] = 1;
    node["name"] = "Dragged";
    const nlohmann::json network{{"nodes", nlohmann::json::array({node})}, {"edges", nlohmann::json::array()}};
    auto spec = networkSpecFromJson(network, "drag");
    if (!spec || spec->nodes.size() != 1) {
        return std::nullopt;
    }
    return spec->nodes.front().layer;
}

}  // namespace fovea
