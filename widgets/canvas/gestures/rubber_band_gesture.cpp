// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/gestures/rubber_band_gesture.h"

#include <QPainter>
#include <utility>

#include "widgets/canvas/canvas_scene.h"
#include "widgets/style/theme.h"

namespace fovea {

RubberBandGesture::RubberBandGesture(const CanvasScene& scene, const CanvasPoint& pressed, Selected before, bool keep,
                                     Select select)
    : scene_(scene), pressed_(pressed.scene), before_(std::move(before)), keep_(keep), select_(std::move(select)) {
    if (!keep_) {
        select_({}, {});
    }
}

void RubberBandGesture::move(const CanvasPoint& to) {
    band_ = QRectF(pressed_, to.scene).normalized();
    std::set<NodeId> nodes = scene_.nodesIn(band_);
    if (keep_) {
        nodes.insert(before_.nodes.begin(), before_.nodes.end());
    }
    select_(std::move(nodes), {});
}

CanvasRequest RubberBandGesture::finish(const CanvasPoint&) { return {}; }

void RubberBandGesture::cancel() { select_(before_.nodes, before_.edges); }

void RubberBandGesture::paint(QPainter& painter, double zoom) const {
    if (band_.isValid()) {
        const ThemeColors& colors = Theme::instance().colors();
        QColor fill = colors.accent;
        fill.setAlphaF(0.08F);
        painter.setPen(QPen(colors.accentLine, 1 / zoom));
        painter.setBrush(fill);
        painter.drawRect(band_);
    }
}

}  // namespace fovea
