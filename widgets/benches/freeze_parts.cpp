// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/benches/freeze_parts.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "widgets/canvas/freeze_item.h"
#include "widgets/text/numbers.h"
#include "widgets/values/within.h"

namespace fovea {
namespace {

constexpr int stripLayers = 7;
/// Height and channels of the maps that the layers make; the last is the dense one.
constexpr std::array<std::array<int, 2>, stripLayers> mapsOfLayers{
    {{32, 32}, {32, 32}, {16, 64}, {16, 64}, {8, 128}, {8, 128}, {1, 5}}};

}  // namespace

FreezeStrip::FreezeStrip(BenchView& bench, QWidget* parent) : PaintedWidget(parent), bench_(bench) {
    setObjectName(QStringLiteral("freezeStrip"));
    setAccessibleName(tr("The layers and the freeze line"));
    setToolTip(tr("Drag the line, or move it by the arrow keys"));
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

QPoint FreezeStrip::placeOf(int line) const { return QPointF(px(12) + columnWidth() * line, height() / 2.0).toPoint(); }

void FreezeStrip::paintLayer(QPainter& painter, int layer, const QRectF& area) const {
    const auto& [side, channels] = mapsOfLayers[static_cast<std::size_t>(layer)];
    const bool isDense = layer + 1 == stripLayers;
    const QColor kind = Theme::instance().familyColor(isDense ? LayerFamily::Dense : LayerFamily::Convolution);
    const bool isFrozen = layer < line();
    paintLock(painter, QRectF(area.center().x() - px(9), area.top() + px(27), px(18), px(18)), isFrozen);
    const double text = px(40);
    const double room = area.height() - px(54) - text;
    const double high = isDense ? room * 0.8 : room * (0.3 + 0.7 * side / 32.0);
    const double wide = isDense ? px(16) : std::min(area.width() * 0.7, px(5 * std::sqrt(channels)));
    QRectF box(0, 0, wide, high);
    box.moveCenter({area.center().x(), area.top() + px(50) + room / 2});
    painter.setPen(QPen(kind, 1.5));
    painter.setBrush(blended(colors().surface, kind, isFrozen ? 0.15 : 0.5));
    painter.drawRoundedRect(box, 2, 2);
    painter.setFont(Theme::instance().font(type().caption, !isFrozen));
    painter.setPen(isFrozen ? colors().caption : colors().text);
    const QRectF name(area.left(), area.bottom() - text, area.width(), text / 2);
    drawLine(painter, name, Qt::AlignCenter, isDense ? tr("Dense") : tr("Conv %1").arg(layer + 1));
    const auto own = bench_.bench().number({"parameters", 0, layer});
    drawLine(painter, name.translated(0, text / 2), Qt::AlignCenter,
             bench_.isHidden("parameters", 0, layer) ? QStringLiteral("?")
                                                     : groupedNumber(static_cast<qint64>(own.value_or(0))));
}

void FreezeStrip::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double column = columnWidth();
    const double at = px(12) + column * line();
    if (line() > 0) painter.fillRect(QRectF(0, 0, at, height()), colors().sunken);
    for (int layer = 0; layer < stripLayers; ++layer)
        paintLayer(painter, layer, QRectF(px(12) + column * layer, 0, column, height()));
    const QString name = tr("freeze line");
    const QFont font = Theme::instance().font(type().caption, true);
    QRectF pill(0, 0, textWidth(font, name) + px(20), px(22));
    pill.moveCenter({within(at, pill.width() / 2, width() - pill.width() / 2), px(13)});
    painter.setPen(QPen(colors().accent, 2));
    painter.drawLine(QPointF(at, px(24)), QPointF(at, height()));
    painter.setPen(Qt::NoPen);
    painter.setBrush(colors().accent);
    painter.drawRoundedRect(pill, 4, 4);
    painter.setPen(colors().onAccent);
    painter.setFont(font);
    drawLine(painter, pill, Qt::AlignCenter, name);
    if (hasFocus()) paintFocusFrame(painter, QRectF(rect()));
}

void FreezeStrip::follow(double x) {
    const int to = std::clamp(static_cast<int>(std::lround((x - px(12)) / columnWidth())), 0, stripLayers - 1);
    if (to != line()) bench_.set({{"line", Matrix(to)}});
}

void FreezeStrip::mousePressEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton) follow(event->position().x());
}

void FreezeStrip::mouseMoveEvent(QMouseEvent* event) {
    if ((event->buttons() & Qt::LeftButton) != 0) follow(event->position().x());
}

void FreezeStrip::keyPressEvent(QKeyEvent* event) {
    const int by = event->key() == Qt::Key_Left ? -1 : event->key() == Qt::Key_Right ? 1 : 0;
    if (by == 0) return PaintedWidget::keyPressEvent(event);
    const int to = std::clamp(line() + by, 0, stripLayers - 1);
    if (to != line()) bench_.set({{"line", Matrix(to)}});
}

FreezeQuadrant::FreezeQuadrant(BenchView& bench) : bench_(bench) {
    setObjectName(QStringLiteral("freezeQuadrant"));
    setAccessibleName(tr("The slide's four quarters"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

QRectF FreezeQuadrant::placeOf(int quarter) const {
    const double left = px(84);
    const double top = px(22);
    const double wide = (width() - left) / 2;
    const double high = (height() - top) / 2;
    return QRectF(left + (quarter % 2) * wide, top + (quarter / 2) * high, wide, high).adjusted(2, 2, -2, -2);
}

void FreezeQuadrant::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    const std::array<QString, 4> advice{tr("A linear classifier on the top layer"),
                                        tr("Trouble: try linear ones on other stages"), tr("Fine-tune a few layers"),
                                        tr("Fine-tune more layers")};
    const QFont caption = Theme::instance().font(type().caption);
    painter.setFont(caption);
    painter.setPen(colors().caption);
    for (int i = 0; i < 2; ++i) {
        const QRectF column = placeOf(i);
        drawLine(painter, QRectF(column.left(), 0, column.width(), px(20)), Qt::AlignCenter,
                 i == 0 ? tr("similar data") : tr("different data"));
        const QRectF row = placeOf(2 * i);
        drawLine(painter, QRectF(0, row.top(), px(80), row.height()), Qt::AlignLeft | Qt::AlignVCenter,
                 i == 0 ? tr("little of it") : tr("lots of it"));
    }
    const int chosen = static_cast<int>(bench_.bench().number({"quarter"}).value_or(0));
    for (int quarter = 0; quarter < 4; ++quarter) {
        const bool isChosen = quarter == chosen;
        const QRectF place = placeOf(quarter);
        painter.setPen(QPen(isChosen ? colors().accent : colors().hairline, isChosen ? 2 : 1));
        painter.setBrush(isChosen ? colors().accentSoft : colors().surface);
        painter.drawRoundedRect(place, 6, 6);
        painter.setPen(colors().text);
        painter.setFont(Theme::instance().font(type().caption, isChosen));
        painter.drawText(place.adjusted(px(8), px(4), -px(8), -px(4)), Qt::AlignCenter | Qt::TextWordWrap,
                         advice[static_cast<std::size_t>(quarter)]);
    }
}

void FreezeQuadrant::mousePressEvent(QMouseEvent* event) {
    for (int quarter = 0; quarter < 4; ++quarter)
        if (placeOf(quarter).contains(event->position()))
            bench_.set({{"amount", std::string(quarter < 2 ? "little" : "lots")},
                        {"target", std::string(quarter % 2 == 0 ? "similar" : "different")}});
}

}  // namespace fovea
