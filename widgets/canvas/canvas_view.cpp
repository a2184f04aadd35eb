// SPDX-License-Identifier: GPL-3.0-or-later
// NetworkCanvas: what is seen of the network, where its parts lie on the screen, and how it gets there.
#include <QEasingCurve>
#include <QVariantAnimation>
#include <algorithm>
#include <cmath>
#include <utility>

#include "widgets/canvas/callout_item.h"
#include "widgets/canvas/canvas_scene.h"
#include "widgets/canvas/edge_item.h"
#include "widgets/canvas/layer_item.h"
#include "widgets/canvas/minimap.h"
#include "widgets/canvas/network_canvas.h"

namespace fovea {
namespace {

constexpr double smallestZoom = 0.1;
constexpr double largestZoom = 4;
constexpr qreal fitMargin = 28;
constexpr int minimapDistance = 16;  ///< from the corner
constexpr int lowestForMinimap = 240;

}  // namespace

double NetworkCanvas::zoom() const { return transform().m11(); }

void NetworkCanvas::setZoom(double zoom) {
    const double clamped = std::clamp(zoom, smallestZoom, largestZoom);
    if (std::abs(clamped - this->zoom()) > 1e-6) {
        setTransform(QTransform::fromScale(clamped, clamped));
        scene_->setZoom(clamped);
        shareFreeArea();
        Q_EMIT zoomChanged(clamped);
    }
}

void NetworkCanvas::setCoveredRight(int now, int atTimes) {
    coveredRight_ = now;
    coveredAtTimes_ = atTimes;
    shareFreeArea();
}

QRectF NetworkCanvas::seenRect() const {
    return mapToScene(viewport()->rect().adjusted(0, 0, -coveredRight_, 0)).boundingRect();
}

void NetworkCanvas::shareFreeArea() {
    scene_->setFreeArea(seenRect());
    showMinimap();
}

void NetworkCanvas::showMinimap() {
    if (minimap_ == nullptr) {
        return;  // the view is being made
    }
    const QRectF all = scene_->contentRect();
    const QRectF seen = seenRect();
    const bool useful = !all.isEmpty() && !seen.adjusted(-1, -1, 1, 1).contains(all);
    if (useful && viewport()->height() >= lowestForMinimap) {
        const QSize size = minimap_->sizeHint();
        minimap_->setGeometry(QRect(QPoint(viewport()->width() - coveredRight_ - minimapDistance - size.width(),
                                           viewport()->height() - minimapDistance - size.height()),
                                    size));
        minimap_->setContent(scene_->minimapParts(), all, seen);
        minimap_->show();
    } else {
        minimap_->hide();
    }
}

void NetworkCanvas::scrollContentsBy(int dx, int dy) {
    QGraphicsView::scrollContentsBy(dx, dy);
    shareFreeArea();
}

void NetworkCanvas::fit() {
    if (!isVisible()) {
        fitPending_ = true;
        return;
    }
    fitPending_ = false;
    endGlide();
    const View view = fittedView();
    setZoom(view.zoom);
    centerOn(view.centre);
}

NetworkCanvas::View NetworkCanvas::fittedView() const {
    QRectF content = scene_->contentRect();
    if (content.isEmpty()) {
        return {};
    }
    const QSizeF room(viewport()->width() - coveredRight_ - 2 * fitMargin, viewport()->height() - 2 * fitMargin);
    double most = std::min({1.0, room.width() / content.width(), room.height() / content.height()});
    // The callout is as high at every zoom; what is above it is not.
    const QRectF callout = scene_->calloutHome();
    const double above = callout.top() - content.top();
    if (!callout.isEmpty() && above > 0) most = std::min(most, (room.height() - callout.height()) / above);
    const double zoom = std::clamp(most, smallestZoom, largestZoom);
    if (!callout.isEmpty()) content.setBottom(std::max(content.bottom(), callout.top() + callout.height() / zoom));
    return {zoom, content.center() + QPointF(coveredRight_ / (2 * zoom), 0)};
}

bool NetworkCanvas::isFitted() const {
    const View view = fittedView();
    const QPointF off = (view.centre - centre()) * zoom();
    return std::abs(view.zoom - zoom()) < 1e-6 && off.manhattanLength() < 3;  // the view scrolls by whole pixels
}

void NetworkCanvas::bringTo(NodeId id, const QPointF& scenePosition) {
    if (const LayerItem* item = scene_->itemOf(id)) {
        centerOn(centre() + item->pos() - scenePosition);
    }
}

QPointF NetworkCanvas::centre() const { return mapToScene(viewport()->rect()).boundingRect().center(); }

void NetworkCanvas::ensureNodeVisible(NodeId id) {
    if (const LayerItem* item = scene_->itemOf(id)) {
        QRectF rect = item->mapRectToScene(item->boundingRect());
        if (const CalloutItem* callout = scene_->callout(); callout != nullptr && callout->node() == id) {
            rect |= callout->sceneBoundingRect();
        }
        rect.setRight(rect.right() + coveredRight_ / zoom());
        ensureVisible(rect, 20, 20);
    }
}

QPoint NetworkCanvas::nodePoint(NodeId id) const {
    const LayerItem* item = scene_->itemOf(id);
    return item == nullptr ? QPoint() : mapFromScene(item->slabPoint(id));
}

QPoint NetworkCanvas::facePoint(NodeId id) const {
    const LayerItem* item = scene_->itemOf(id);
    return item == nullptr ? QPoint() : mapFromScene(item->facePoint());
}

QPoint NetworkCanvas::labelPoint(NodeId id) const {
    const LayerItem* item = scene_->itemOf(id);
    return item == nullptr ? QPoint() : mapFromScene(item->nameRect().center());
}

QPoint NetworkCanvas::outputPortPoint(NodeId id) const {
    const LayerItem* item = scene_->itemOf(id);
    return item == nullptr ? QPoint() : mapFromScene(item->outputPort());
}

QPoint NetworkCanvas::inputPortPoint(NodeId id) const {
    const LayerItem* item = scene_->itemOf(id);
    return item == nullptr ? QPoint() : mapFromScene(item->inputPort());
}

QPoint NetworkCanvas::edgePoint(const Edge& edge) const {
    const EdgeItem* item = scene_->edgeOf(edge);
    return item == nullptr ? QPoint() : mapFromScene(item->handle());
}

QPoint NetworkCanvas::fixPoint(NodeId id, int index) const {
    const CalloutItem* callout = scene_->callout();
    return callout == nullptr || callout->node() != id ? QPoint() : mapFromScene(callout->fixCentre(index));
}

QRect NetworkCanvas::calloutRect(NodeId id) const {
    const CalloutItem* callout = scene_->callout();
    if (callout == nullptr || callout->node() != id) return {};
    return mapFromScene(callout->sceneBoundingRect()).boundingRect();
}

QPoint NetworkCanvas::edgeGripPoint(const Edge& edge, bool entering) const {
    const EdgeItem* item = scene_->edgeOf(edge);
    return item == nullptr ? QPoint() : mapFromScene(item->grip(entering));
}

Positions NetworkCanvas::places() const { return scene_->places(); }

void NetworkCanvas::glideFrom(const Positions& before) {
    endGlide();
    const Positions after = scene_->places();
    const View from{zoom(), centre()};
    const View to = fittedView();
    if (glideDuration_ <= 0 || !isVisible() || after.empty()) {
        fit();
        return;
    }
    glideEnd_ = after;
    glideEndView_ = to;
    glide_ = new QVariantAnimation(this);
    glide_->setDuration(glideDuration_);
    glide_->setEasingCurve(QEasingCurve::InOutCubic);
    glide_->setStartValue(0.0);
    glide_->setEndValue(1.0);
    connect(glide_, &QVariantAnimation::valueChanged, this, [this, before, from](const QVariant& value) {
        const double share = value.toDouble();
        Positions places;
        for (const auto& [host, end] : glideEnd_) {
            const auto start = before.find(host);
            places[host] = start == before.end() ? end : start->second + share * (end - start->second);
        }
        glideTo(places, {from.zoom + share * (glideEndView_.zoom - from.zoom),
                         from.centre + share * (glideEndView_.centre - from.centre)});
    });
    connect(glide_, &QVariantAnimation::finished, this, &NetworkCanvas::endGlide);
    scene_->moveGroups(before);
    glide_->start();
}

void NetworkCanvas::glideTo(const Positions& places, const View& view) {
    scene_->moveGroups(places);
    setZoom(view.zoom);
    centerOn(view.centre);
    viewport()->update();
}

void NetworkCanvas::endGlide() {
    if (QVariantAnimation* ended = std::exchange(glide_, nullptr)) {
        ended->disconnect(this);
        ended->stop();
        ended->deleteLater();
        glideTo(glideEnd_, glideEndView_);
    }
}

}  // namespace fovea
