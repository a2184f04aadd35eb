// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/images/layer_strip.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>

#include "widgets/canvas/layer_text.h"
#include "widgets/charts/painted_widget.h"
#include "widgets/images/map_colors.h"
#include "widgets/images/map_image.h"
#include "widgets/text/numbers.h"

namespace fovea {

namespace {

constexpr int dotsAcross = 6;
constexpr int fullHeight = 208;
constexpr double dotPitch = 15.5;
constexpr double scoreLine = 12;

double px(double length) { return Theme::instance().px(length); }
double columnWidth() { return px(142); }
double margin() { return px(14); }
double mapSide() { return std::floor(px(28)); }
double mapPitch() { return mapSide() + px(4); }

}  // namespace

int LayerStrip::shownMaps(const LayerMaps& layer) const {
    return std::min(across * rows_, int(layer.thumbnails.size()));
}

int LayerStrip::shownDots() const { return dotsAcross * std::max(1, int(mapsHeight() / px(dotPitch) + 0.05)); }

double LayerStrip::mapsHeight() const { return mapPitch() * rows_ - px(4); }

QString LayerStrip::subtitle(const LayerMaps& layer) const {
    const QString shape = layer.shapeText.isEmpty() ? shapeText(layer.shape) : layer.shapeText;
    const int count = layer.shape.channels;
    if (!layer.valueNames.empty()) return tr("%1 scores").arg(layer.values.size());
    if (layer.vector && int(layer.values.size()) > shownDots()) return tr("%1, first %2").arg(shape).arg(shownDots());
    if (!layer.vector && layer.thumbnails.size() != 1 && count > across * rows_)
        return tr("%1, first %2").arg(shape).arg(across * rows_);
    return shape;
}

LayerStrip::LayerStrip(QWidget* parent) : QAbstractScrollArea(parent) {
    setAccessibleName(tr("Layers and their maps"));
    setToolTip(
        tr("Arrow keys choose a layer, with Shift one of its maps; Home and End, the first and the last layer."));
    setFocusPolicy(Qt::StrongFocus);
    setFrameShape(QFrame::NoFrame);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        updateGeometry();
        updateScrollBar();
        viewport()->update();
    });
}

QSize LayerStrip::sizeHint() const { return {int(px(800)), int(px(fullHeight) - (across - rows_) * mapPitch())}; }
QSize LayerStrip::minimumSizeHint() const { return {int(px(200)), sizeHint().height()}; }

void LayerStrip::setRows(int rows) {
    rows = std::clamp(rows, 1, across);
    if (rows == rows_) return;
    rows_ = rows;
    updateGeometry();
    viewport()->update();
}

void LayerStrip::setLayers(std::vector<LayerMaps> layers) {
    layers_ = std::move(layers);
    if (selectedIndex() < 0) {
        selectedLayer_.reset();
        selectedMap_ = 0;
    }
    updateScrollBar();
    viewport()->update();
}

void LayerStrip::setSelectedLayer(std::optional<NodeId> layer) {
    if (layer == selectedLayer_) return;
    selectedLayer_ = layer;
    selectedMap_ = 0;
    updateDescription();
    viewport()->update();
}

void LayerStrip::setSelectedMap(int channel) {
    selectedMap_ = std::max(0, channel);
    updateDescription();
    viewport()->update();
}

int LayerStrip::selectedIndex() const {
    const auto found = std::find_if(layers_.begin(), layers_.end(),
                                    [this](const LayerMaps& layer) { return layer.id == selectedLayer_; });
    return found == layers_.end() ? -1 : int(found - layers_.begin());
}

std::vector<NodeId> LayerStrip::visibleLayers() const {
    const QRectF visible(viewport()->rect());
    std::vector<NodeId> result;
    for (int i = 0; i < int(layers_.size()); ++i)
        if (columnRect(i).intersects(visible)) result.push_back(layers_[std::size_t(i)].id);
    return result;
}

QRectF LayerStrip::columnRect(int index) const {
    return {margin() + index * columnWidth() - horizontalScrollBar()->value(), px(7), columnWidth() - px(2),
            viewport()->height() - px(14)};
}

QRectF LayerStrip::mapRect(int index, int channel) const {
    const QRectF column = columnRect(index);
    const LayerMaps& layer = layers_[std::size_t(index)];
    const QPointF origin(column.left() + px(8), column.top() + px(45));
    if (shownMaps(layer) == 1) return {origin, QSizeF(mapsHeight(), mapsHeight())};
    return {origin.x() + (channel % across) * mapPitch(), origin.y() + (channel / across) * mapPitch(), mapSide(),
            mapSide()};
}

void LayerStrip::updateScrollBar() {
    const int whole = int(2 * margin() + double(layers_.size()) * columnWidth());
    horizontalScrollBar()->setPageStep(viewport()->width());
    horizontalScrollBar()->setRange(0, std::max(0, whole - viewport()->width()));
    horizontalScrollBar()->setSingleStep(int(columnWidth() / 2));
}

void LayerStrip::updateDescription() {
    const int index = selectedIndex();
    if (index < 0) return setAccessibleDescription({});
    const LayerMaps& layer = layers_[std::size_t(index)];
    const QString maps =
        layer.vector ? QString() : tr(", map %1 of %2").arg(selectedMap_ + 1).arg(layer.shape.channels);
    setAccessibleDescription(layer.name + QStringLiteral(", ") + subtitle(layer) + maps);
}

void LayerStrip::resizeEvent(QResizeEvent* event) {
    QAbstractScrollArea::resizeEvent(event);
    updateScrollBar();
    Q_EMIT visibleLayersChanged();
}

void LayerStrip::scrollContentsBy(int, int) {
    viewport()->update();
    Q_EMIT visibleLayersChanged();
}

void LayerStrip::wheelEvent(QWheelEvent* event) {
    const QPoint by = event->angleDelta();
    QScrollBar* bar = horizontalScrollBar();
    bar->setValue(bar->value() - (std::abs(by.x()) > std::abs(by.y()) ? by.x() : by.y()));
    event->accept();
}

void LayerStrip::paintEvent(QPaintEvent*) {
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    const ThemeColors& c = Theme::instance().colors();
    painter.fillRect(viewport()->rect(), c.surface);
    if (layers_.empty()) {
        painter.setFont(Theme::instance().font(Theme::instance().type().body));
        painter.setPen(c.caption);
        painter.drawText(viewport()->rect(), Qt::AlignCenter,
                         tr("Choose an image to see what each layer makes of it."));
    }
    const QRectF visible(viewport()->rect());
    for (int i = 0; i < int(layers_.size()); ++i)
        if (columnRect(i).intersects(visible)) paintColumn(painter, i);
    painter.setPen(QPen(c.hairline, 1));
    painter.drawLine(QPointF(0, height() - 0.5), QPointF(width(), height() - 0.5));
}

void LayerStrip::paintColumn(QPainter& painter, int index) const {
    const Theme& theme = Theme::instance();
    const LayerMaps& layer = layers_[std::size_t(index)];
    const QRectF column = columnRect(index);
    const bool selected = layer.id == selectedLayer_;
    if (selected) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme.colors().accent, hasFocus() ? 2.5 : 1.6));
        painter.drawRoundedRect(column.adjusted(1, 1, -1, -1), 6, 6);
    }
    const double left = column.left() + px(8);
    const int icon = int(px(14));
    painter.drawPixmap(
        QPointF(left, column.top() + px(7)),
        theme.icon(familyGlyph(layer.family), theme.familyColor(layer.family), icon, devicePixelRatioF()));
    painter.setFont(theme.font(theme.type().body - 1, true));
    painter.setPen(selected ? theme.colors().accent : theme.colors().text);
    drawLine(painter, QRectF(left + px(20), column.top() + px(4), column.width() - px(36), px(19)), Qt::AlignLeft,
             layer.name);
    painter.setFont(theme.font(theme.type().caption));
    painter.setPen(theme.colors().secondary);
    drawLine(painter, QRectF(left, column.top() + px(23), column.width() - px(14), px(17)), Qt::AlignLeft,
             subtitle(layer));
    const QRectF area(left, column.top() + px(45), mapPitch() * across - px(4), mapsHeight());
    if (!layer.valueNames.empty())
        paintScores(painter, layer, area);
    else if (layer.vector)
        paintDots(painter, layer, area);
    else
        paintMaps(painter, index, area);
}

void LayerStrip::paintMaps(QPainter& painter, int index, const QRectF&) const {
    const LayerMaps& layer = layers_[std::size_t(index)];
    const ThemeColors& c = Theme::instance().colors();
    const bool selected = layer.id == selectedLayer_;
    for (int i = 0; i < shownMaps(layer); ++i) {
        const QImage& image = layer.thumbnails[std::size_t(i)];
        const QRectF cell = mapRect(index, i);
        painter.setRenderHint(QPainter::SmoothPixmapTransform, image.width() > cell.width());
        painter.drawImage(cell, image);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(c.hairline, 1));
        painter.drawRect(cell.adjusted(0.5, 0.5, -0.5, -0.5));
        if (!selected || i != selectedMap_ || shownMaps(layer) < 2) continue;
        painter.setPen(QPen(c.accent, 2));
        painter.drawRoundedRect(cell.adjusted(-1, -1, 1, 1), 3, 3);
    }
}

void LayerStrip::paintDots(QPainter& painter, const LayerMaps& layer, const QRectF& area) const {
    const ThemeColors& c = Theme::instance().colors();
    const float limit = largestMagnitude(layer.values);
    const bool isSigned = mapScale(layer.values) == MapScale::Signed;
    const double pitch = area.height() / (double(shownDots()) / dotsAcross);
    for (int i = 0; i < std::min(shownDots(), int(layer.values.size())); ++i) {
        const QPointF center(area.left() + (i % dotsAcross + 0.5) * pitch, area.top() + (i / dotsAcross + 0.5) * pitch);
        const float v = limit > 0 ? layer.values[std::size_t(i)] / limit : 0;
        painter.setPen(QPen(c.controlBorder, 1));
        painter.setBrush(QColor(isSigned ? signedColor(v) : positiveColor(v)));
        painter.drawEllipse(center, pitch * 0.32, pitch * 0.32);
    }
}

void LayerStrip::paintScores(QPainter& painter, const LayerMaps& layer, const QRectF& area) const {
    const Theme& theme = Theme::instance();
    const std::size_t all = std::min(layer.values.size(), layer.valueNames.size());
    const std::size_t count = std::min(all, std::size_t(area.height() / px(scoreLine) + 0.5));
    if (count == 0) return;
    // Where there is no room for all of them the largest are shown, in the classes' order.
    std::vector<std::size_t> shown(all);
    std::iota(shown.begin(), shown.end(), std::size_t{0});
    std::ranges::stable_sort(shown, std::greater(), [&](std::size_t i) { return layer.values[i]; });
    shown.resize(count);
    std::ranges::sort(shown);
    const float limit = std::max(largestMagnitude(layer.values), 1e-6F);
    const auto best = std::max_element(layer.values.begin(), layer.values.end()) - layer.values.begin();
    const double line = std::min(area.height() / double(count), px(16));
    const double axis = area.left() + px(34);
    painter.setFont(theme.font(std::max(8, theme.type().caption - 1)));
    for (std::size_t row = 0; row < count; ++row) {
        const std::size_t i = shown[row];
        const double y = area.top() + line * double(row);
        const double length = double(layer.values[i] / limit) * px(30);
        const bool positive = length >= 0;
        const QColor full = layer.trained ? QColor(signedColor(positive ? 1.0F : -1.0F)) : theme.colors().controlBorder;
        painter.setPen(Qt::NoPen);
        painter.setBrush(std::ptrdiff_t(i) == best || !layer.trained ? full
                                                                     : blended(theme.colors().surface, full, 0.45));
        painter.drawRect(QRectF(positive ? axis : axis + length, y + line * 0.18, std::abs(length), line * 0.64));
        painter.setPen(theme.colors().text);
        const double text = axis + std::max(length, 0.0) + px(4);
        drawLine(painter, QRectF(text, y, area.right() + px(12) - text, line), Qt::AlignLeft, layer.valueNames[i]);
    }
    painter.setPen(QPen(theme.colors().hairline, 1));
    painter.drawLine(QLineF(axis, area.top(), axis, area.top() + line * double(count)));
}

void LayerStrip::selectIndex(int index, bool reveal) {
    if (index < 0 || index >= int(layers_.size())) return;
    const LayerMaps& layer = layers_[std::size_t(index)];
    if (layer.id != selectedLayer_) {
        setSelectedLayer(layer.id);
        Q_EMIT layerSelected(layer.id);
    }
    if (!reveal) return;
    const QRectF column = columnRect(index);
    QScrollBar* bar = horizontalScrollBar();
    if (column.left() < 0) bar->setValue(bar->value() + int(column.left() - margin()));
    if (column.right() > viewport()->width())
        bar->setValue(bar->value() + int(column.right() + margin()) - viewport()->width());
}

void LayerStrip::stepMap(int by) {
    const int index = selectedIndex();
    if (index < 0) return;
    const LayerMaps& layer = layers_[std::size_t(index)];
    const int channel = std::clamp(selectedMap_ + by, 0, std::max(0, layer.shape.channels - 1));
    if (layer.vector || channel == selectedMap_) return;
    setSelectedMap(channel);
    Q_EMIT mapSelected(layer.id, channel);
}

void LayerStrip::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) return;
    for (int i = 0; i < int(layers_.size()); ++i) {
        if (!columnRect(i).contains(event->position())) continue;
        const LayerMaps& layer = layers_[std::size_t(i)];
        selectIndex(i, false);
        for (int channel = 0; !layer.vector && channel < shownMaps(layer); ++channel) {
            if (!mapRect(i, channel).contains(event->position())) continue;
            setSelectedMap(channel);
            Q_EMIT mapSelected(layer.id, channel);
        }
        return;
    }
}

void LayerStrip::keyPressEvent(QKeyEvent* event) {
    const bool maps = event->modifiers().testFlag(Qt::ShiftModifier);
    const int index = selectedIndex();
    const int last = int(layers_.size()) - 1;
    switch (event->key()) {
        case Qt::Key_Left: return maps ? stepMap(-1) : selectIndex(std::max(0, index - 1), true);
        case Qt::Key_Right: return maps ? stepMap(1) : selectIndex(std::min(last, index + 1), true);
        case Qt::Key_Up: return stepMap(-across);
        case Qt::Key_Down: return stepMap(across);
        case Qt::Key_Home: return selectIndex(0, true);
        case Qt::Key_End: return selectIndex(last, true);
        default: return QAbstractScrollArea::keyPressEvent(event);
    }
}

}  // namespace fovea
