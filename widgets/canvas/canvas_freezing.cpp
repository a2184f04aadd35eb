// SPDX-License-Identifier: GPL-3.0-or-later
// NetworkCanvas: locks and the freeze line, by other means than the mouse.
#include <algorithm>

#include "core/training/layer_training.h"
#include "widgets/canvas/canvas_scene.h"
#include "widgets/canvas/freeze_item.h"
#include "widgets/canvas/network_canvas.h"

namespace fovea {

void NetworkCanvas::setFreezing(const std::set<NodeId>& frozen, bool open) {
    if (gesture_ && !gesture_->fits(scene_->spec())) {
        cancelGesture();
    }
    scene_->setFreezing(frozen, open);
    describe();
    viewport()->update();
}

const std::set<NodeId>& NetworkCanvas::frozen() const { return scene_->freezing().frozen(); }

std::vector<NodeId> NetworkCanvas::selectedWithWeights() const {
    std::vector<NodeId> layers = layersWithWeights(scene_->spec());
    std::erase_if(layers, [this](NodeId id) { return !scene_->selection().contains(id); });
    return layers;
}

void NetworkCanvas::toggleFrozen() {
    const std::vector<NodeId> layers = selectedWithWeights();
    if (layers.empty()) {
        Q_EMIT refused(tr("Select a layer with weights: others have nothing to freeze."));
        return;
    }
    std::set<NodeId> frozen = scene_->freezing().frozen();
    const bool areAll = std::ranges::all_of(layers, [&](NodeId id) { return frozen.contains(id); });
    for (const NodeId id : layers) {
        if (areAll) {
            frozen.erase(id);
        } else {
            frozen.insert(id);
        }
    }
    Q_EMIT freezeRequested(frozen);
}

void NetworkCanvas::freezeUpToSelection() {
    const auto& selection = scene_->selection();
    if (selection.size() != 1) {
        Q_EMIT refused(tr("Select one layer: it and all that it depends on is frozen."));
        return;
    }
    Q_EMIT freezeRequested(layersUpTo(scene_->spec(), *selection.begin()));
}

void NetworkCanvas::moveFreezeLine(int stops) {
    const FreezeItem& line = scene_->freezing();
    if (!line.isOpen() || line.stops().empty()) {
        return;
    }
    const int last = static_cast<int>(line.stops().size()) - 1;
    const auto to = static_cast<std::size_t>(std::clamp(static_cast<int>(line.currentStop()) + stops, 0, last));
    if (to != line.currentStop()) {
        Q_EMIT freezeRequested(line.frozenAt(to));
    }
}

QPoint NetworkCanvas::lockPoint(NodeId id) const { return mapFromScene(scene_->freezing().lockPoint(id)); }

QPoint NetworkCanvas::freezeLinePoint() const { return mapFromScene(scene_->freezing().linePoint()); }

QPoint NetworkCanvas::freezeStopPoint(int stop) const {
    const auto& stops = scene_->freezing().stops();
    return stop < static_cast<int>(stops.size()) ? mapFromScene(stops[static_cast<std::size_t>(stop)].at) : QPoint();
}

}  // namespace fovea
