// SPDX-License-Identifier: GPL-3.0-or-later
// How a RateTrack's points are moved, by mouse and keys.
#include <QKeyEvent>
#include <QMouseEvent>
#include <algorithm>
#include <cmath>

#include "widgets/charts/rate_track.h"
#include "widgets/text/numbers.h"
#include "widgets/values/within.h"

namespace fovea {

namespace {

constexpr double handleRadius = 4;
constexpr double handleReach = 9;
constexpr double keyFactor = 1.1;
constexpr double leastRate = 1e-12;

}  // namespace

void RateTrack::setHandles(std::vector<RateHandle> handles) {
    const bool isOther = handles.empty() != handles_.empty();
    if (drag_ && handles.size() != handles_.size()) endDrag();  // the held point may be gone, or another's number
    handles_ = std::move(handles);
    if (handles_.size() <= current_) current_ = 0;
    setFocusPolicy(handles_.empty() ? Qt::NoFocus : Qt::StrongFocus);
    setMouseTracking(!handles_.empty());
    if (isOther) updateGeometry();
    update();
}

std::optional<QPointF> RateTrack::placeOf(std::size_t handle) const {
    const RateHandle& at = handles_.at(handle);
    if (at.epoch > end() * (1 + 1e-9)) return std::nullopt;
    const double edge = px(handleRadius);
    const QRectF room = area().adjusted(0, -px(14), 0, px(14));
    return QPointF(within(x(at.epoch), edge, width() - edge), within(y(at.rate), room.top(), room.bottom()));
}

/// The nearest one; of two in the same place the one that moves further.
std::optional<std::size_t> RateTrack::handleAt(QPointF position) const {
    std::optional<std::size_t> found;
    double nearest = px(handleReach);
    for (std::size_t i = 0; i < handles_.size(); ++i) {
        const auto place = placeOf(i);
        if (!place) continue;
        const double away = std::hypot(place->x() - position.x(), place->y() - position.y());
        if (away > nearest) continue;
        nearest = away;
        found = i;
    }
    return found;
}

/// What a rate becomes `down` pixels below its place.
double RateTrack::movedRate(double rate, double down) const {
    const double share = down / area().height();
    if (plan_.isSmooth) return std::max(rate - share * (high_ > low_ ? high_ - low_ : rate), 0.0);
    return std::max(rate, leastRate) * std::pow(10.0, -share * (high_ > low_ ? high_ - low_ : 1));
}

void RateTrack::choose(std::size_t handle) {
    current_ = handle;
    const RateHandle& at = handles_[handle];
    setAccessibleDescription(tr("Point %1 of %2: epoch %3, \u03B7 %4")
                                 .arg(QString::number(handle + 1), QString::number(handles_.size()),
                                      decimalNumber(at.epoch, 1), rateText(at.rate)));
    update();
}

void RateTrack::ask(double epoch, double rate) {
    const RateHandle& at = handles_[current_];
    Q_EMIT handleMoved(static_cast<int>(current_), at.movesEpoch ? epoch : at.epoch, at.movesRate ? rate : at.rate);
}

void RateTrack::mousePressEvent(QMouseEvent* event) {
    const auto handle = event->button() == Qt::LeftButton ? handleAt(event->position()) : std::nullopt;
    if (!handle) return QWidget::mousePressEvent(event);
    choose(*handle);
    drag_ = Drag{event->position(), handles_[*handle]};
}

void RateTrack::mouseMoveEvent(QMouseEvent* event) {
    if (!drag_) {
        const auto handle = handleAt(event->position());
        const RateHandle at = handle ? handles_[*handle] : RateHandle{};
        setCursor(at.movesEpoch && at.movesRate ? Qt::SizeAllCursor
                  : at.movesEpoch               ? Qt::SizeHorCursor
                  : at.movesRate                ? Qt::SizeVerCursor
                                                : Qt::ArrowCursor);
        return;
    }
    const QPointF way = event->position() - drag_->from;
    const double epoch = drag_->handle.epoch + way.x() / std::max(area().width(), 1.0) * end();
    ask(within(epoch, 0.0, end()), movedRate(drag_->handle.rate, way.y()));
}

void RateTrack::mouseReleaseEvent(QMouseEvent* event) {
    if (drag_ && event->button() == Qt::LeftButton) endDrag();
}

void RateTrack::endDrag() {
    drag_.reset();
    findScale();
    update();
}

void RateTrack::focusInEvent(QFocusEvent* event) {
    if (!handles_.empty()) choose(current_);
    PaintedWidget::focusInEvent(event);
}

void RateTrack::keyPressEvent(QKeyEvent* event) {
    if (handles_.empty()) return PaintedWidget::keyPressEvent(event);
    const RateHandle at = handles_[current_];
    switch (event->key()) {
        case Qt::Key_PageDown: return choose(std::min(current_ + 1, handles_.size() - 1));
        case Qt::Key_PageUp: return choose(current_ == 0 ? 0 : current_ - 1);
        case Qt::Key_Left: return ask(at.epoch - 1, at.rate);
        case Qt::Key_Right: return ask(at.epoch + 1, at.rate);
        case Qt::Key_Up: return ask(at.epoch, at.rate * keyFactor);
        case Qt::Key_Down: return ask(at.epoch, at.rate / keyFactor);
        case Qt::Key_Escape:
            if (!drag_) break;
            ask(drag_->handle.epoch, drag_->handle.rate);
            return endDrag();
        default: break;
    }
    PaintedWidget::keyPressEvent(event);
}

/// While a point is held, or chosen by keys, where it is.
QString RateTrack::note() const {
    if (!handles_.empty() && (drag_ || hasFocus()))
        return tr("epoch %1, \u03B7 %2")
            .arg(decimalNumber(handles_[current_].epoch, 1), rateText(handles_[current_].rate));
    const QString now = decimalNumber(std::floor(now_), 0);
    return plan_.steps.empty() ? tr("\u03B7 so far, epochs 0 to %1").arg(now)
                               : tr("\u03B7, %1 of %2 epochs; dotted: planned").arg(now, decimalNumber(end(), 0));
}

void RateTrack::paintHandles(QPainter& painter) const {
    const double radius = px(handleRadius);
    for (std::size_t i = 0; i < handles_.size(); ++i) {
        const auto place = placeOf(i);
        if (!place) continue;
        const bool isHeld = i == current_ && (drag_ || hasFocus());
        if (!isHeld && handles_[i].epoch == now_) continue;  // the present rate has its dot
        painter.setPen(QPen(colors().accent, 1.5));
        painter.setBrush(isHeld ? colors().accent : colors().surface);
        painter.drawEllipse(*place, radius - 1, radius - 1);
    }
}

}  // namespace fovea
