// SPDX-License-Identifier: GPL-3.0-or-later
// Mouse and keys of a CurvePlot.
#include <QKeyEvent>
#include <QMouseEvent>

#include "widgets/charts/curve_plot_parts.h"

namespace fovea {

bool CurvePlot::eventFilter(QObject* watched, QEvent* event) {
    if (watched != parts_->plot) return QWidget::eventFilter(watched, event);
    switch (event->type()) {
        case QEvent::MouseMove: {
            const auto* mouse = static_cast<QMouseEvent*>(event);
            if (mouse->buttons() == Qt::NoButton) hoverAt(mouse->position().x());
            break;
        }
        case QEvent::Leave:
            setHover(std::nullopt);
            Q_EMIT hoverLeft();
            break;
        case QEvent::FocusIn:
        case QEvent::FocusOut: update(); break;
        case QEvent::KeyPress: return keyPressed(static_cast<QKeyEvent*>(event)->key());
        default: break;
    }
    return false;
}

void CurvePlot::hoverAt(double pixelX) {
    const QRect area = parts_->plot->axisRect()->rect();
    const bool inside = pixelX >= area.left() - 8 && pixelX <= area.right() + 8;
    const std::optional<double> epoch = inside ? parts_->snapped(pixelX) : std::nullopt;
    if (epoch == parts_->hover) return;
    setHover(epoch);
    if (epoch)
        Q_EMIT hoveredEpoch(*epoch);
    else
        Q_EMIT hoverLeft();
}

void CurvePlot::stepHover(int direction) {
    const std::vector<CurvePoint>& points = parts_->epochs.empty() ? parts_->smoothed : parts_->epochs;
    if (points.empty()) return;
    const double from = parts_->hover.value_or(points.back().x + 1);
    int index = lastIndexAtOrBefore(points, from);
    const bool between = index >= 0 && points[std::size_t(index)].x < from - 1e-9;
    if (direction > 0)
        ++index;
    else if (!between)
        --index;
    index = std::clamp(index, 0, int(points.size()) - 1);
    setHover(points[std::size_t(index)].x);
    Q_EMIT hoveredEpoch(*parts_->hover);
}

void CurvePlot::zoomBy(double factor) {
    parts_->plot->xAxis->scaleRange(factor, parts_->hover.value_or(parts_->plot->xAxis->range().center()));
    parts_->plot->replot(QCustomPlot::rpQueuedReplot);
}

bool CurvePlot::keyPressed(int key) {
    switch (key) {
        case Qt::Key_Home: resetView(); return true;
        case Qt::Key_Left:
        case Qt::Key_Right: stepHover(key == Qt::Key_Left ? -1 : 1); return true;
        case Qt::Key_Plus:
        case Qt::Key_Equal: zoomBy(0.8); return true;
        case Qt::Key_Minus: zoomBy(1.25); return true;
        case Qt::Key_Escape:
            if (!hover()) return false;  // it ends a lecture
            setHover(std::nullopt);
            Q_EMIT hoverLeft();
            return true;
        default: return false;
    }
}

}  // namespace fovea
