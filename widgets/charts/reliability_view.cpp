// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/reliability_view.h"

#include <algorithm>
#include <cmath>

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QToolTip>

#include "widgets/text/numbers.h"

namespace fovea {

ReliabilityView::ReliabilityView(QWidget* parent) : PaintedWidget(parent) {
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Reliability diagram"));
}

void ReliabilityView::setBins(std::vector<Bin> bins) {
    bins_ = std::move(bins);
    current_.reset();
    update();
}

QRectF ReliabilityView::plot() const {
    const QRectF area = body().adjusted(px(46), px(6), -px(10), -px(42));
    return {area.left(), area.top(), area.width(), area.height() - px(56)};
}

QRectF ReliabilityView::counts() const {
    const QRectF above = plot();
    return {above.left(), above.bottom() + px(12), above.width(), px(44)};
}

QRectF ReliabilityView::columnRect(int bin) const {
    const QRectF area = plot();
    const double width = area.width() / double(std::max<std::size_t>(bins_.size(), 1));
    return {area.left() + bin * width, area.top(), width, counts().bottom() - area.top()};
}

std::optional<int> ReliabilityView::binAt(const QPointF& position) const {
    for (int bin = 0; bin < int(bins_.size()); ++bin)
        if (columnRect(bin).contains(position)) return bin;
    return std::nullopt;
}

QString ReliabilityView::sentence(int bin) const {
    if (bin < 0 || bin >= int(bins_.size())) return {};
    const Bin& own = bins_[std::size_t(bin)];
    const double width = 100.0 / double(bins_.size());
    const QString part = tr("%1 to %2 % sure").arg(decimalNumber(bin * width, 0), decimalNumber((bin + 1) * width, 0));
    if (own.images == 0) return tr("%1: no images.").arg(part);
    return tr("%1: %2 images, %3 % sure on average, %4 % of them right.")
        .arg(part, groupedNumber(own.images), decimalNumber(100 * own.confidence, 1),
             decimalNumber(100 * own.accuracy, 1));
}

void ReliabilityView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintPanelAndTitle(painter);
    if (bins_.empty()) {
        painter.setPen(colors().caption);
        painter.setFont(Theme::instance().font(type().body));
        drawLine(painter, QRectF(body().topLeft(), QSizeF(body().width(), px(28))), Qt::AlignLeft,
                 tr("Appears once the model was tried on images."));
        return;
    }
    paintAxes(painter);
    paintBins(painter);
    if (hasFocus()) paintFocusFrame(painter, QRectF(rect()));
}

void ReliabilityView::paintAxes(QPainter& painter) const {
    const QRectF area = plot();
    const QRectF below = counts();
    painter.setFont(Theme::instance().font(type().caption));
    for (const double share : {0.0, 0.25, 0.5, 0.75, 1.0}) {
        const double y = area.bottom() - share * area.height();
        painter.setPen(QPen(colors().hairline, 1));
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
        painter.setPen(colors().caption);
        drawLine(painter, QRectF(body().left(), y - px(9), px(40), px(18)), Qt::AlignRight | Qt::AlignVCenter,
                 percentText(share));
        const double x = area.left() + share * area.width();
        const double left = std::min(x - px(24), body().right() - px(48));  // the last ends where the panel does
        drawLine(painter, QRectF(left, below.bottom() + px(3), px(48), px(18)),
                 left < x - px(24) ? Qt::AlignRight : Qt::AlignHCenter, percentText(share));
    }
    painter.setPen(colors().secondary);
    drawLine(painter, QRectF(area.left(), below.bottom() + px(21), area.width(), px(18)), Qt::AlignHCenter,
             tr("how sure the network is"));
    painter.setPen(QPen(colors().caption, 1.5, Qt::DashLine));
    painter.drawLine(area.bottomLeft(), area.topRight());
}

void ReliabilityView::paintBins(QPainter& painter) const {
    const QRectF area = plot();
    const QRectF below = counts();
    qint64 most = 1;
    for (const Bin& bin : bins_) most = std::max(most, bin.images);
    for (int i = 0; i < int(bins_.size()); ++i) {
        const Bin& bin = bins_[std::size_t(i)];
        const QRectF column = columnRect(i).adjusted(1.5, 0, -1.5, 0);
        const bool marked = current_ == i;
        painter.setPen(Qt::NoPen);
        painter.setBrush(colors().sunken);
        painter.drawRect(QRectF(column.left(), below.top(), column.width(), below.height()));
        if (bin.images == 0) continue;
        const double count = std::max(1.0, below.height() * double(bin.images) / double(most));
        painter.setBrush(blended(colors().caption, colors().surface, marked ? 0.0 : 0.35));
        painter.drawRect(QRectF(column.left(), below.bottom() - count, column.width(), count));
        const double top = area.bottom() - bin.accuracy * area.height();
        painter.setBrush(blended(colors().accent, colors().surface, marked ? 0.0 : 0.2));
        painter.drawRect(QRectF(column.left(), top, column.width(), area.bottom() - top));
        // From what was right to what was believed.
        const double believed = area.bottom() - bin.confidence * area.height();
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(colors().validation, 2));
        painter.drawLine(QPointF(column.center().x(), top), QPointF(column.center().x(), believed));
        painter.drawLine(QPointF(column.left() + 1, believed), QPointF(column.right() - 1, believed));
    }
}

void ReliabilityView::choose(std::optional<int> bin) {
    if (bin == current_) return;
    current_ = bin;
    update();
}

void ReliabilityView::mouseMoveEvent(QMouseEvent* event) { choose(binAt(event->position())); }

void ReliabilityView::leaveEvent(QEvent*) { choose(std::nullopt); }

void ReliabilityView::keyPressEvent(QKeyEvent* event) {
    const int step = event->key() == Qt::Key_Left ? -1 : event->key() == Qt::Key_Right ? 1 : 0;
    if (step == 0 || bins_.empty()) return PaintedWidget::keyPressEvent(event);
    const int last = int(bins_.size()) - 1;
    choose(current_ ? std::clamp(*current_ + step, 0, last) : step > 0 ? 0 : last);
    setAccessibleDescription(sentence(*current_));
    QToolTip::showText(mapToGlobal(columnRect(*current_).center().toPoint()), sentence(*current_), this);
}

bool ReliabilityView::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        if (const std::optional<int> bin = binAt(help->pos()))
            QToolTip::showText(help->globalPos(), sentence(*bin), this, columnRect(*bin).toRect());
        else
            QToolTip::hideText();
        return true;
    }
    return PaintedWidget::event(event);
}

}  // namespace fovea
