// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/benches/field_parts.h"

#include <QMouseEvent>
#include <algorithm>
#include <cmath>

#include "widgets/benches/bench_numbers.h"
#include "widgets/values/within.h"

namespace fovea {
namespace {

constexpr int rowHeight = 22;

int layerCount(const BenchView& bench) { return wholeOf(bench.bench().fields(), "layers"); }

double readingAt(const BenchView& bench, const char* name, int column) {
    return matrixOf(bench.bench().readings(), name).at(0, column);
}

}  // namespace

FieldDiagram::FieldDiagram(BenchView& bench, QWidget* parent) : PaintedWidget(parent), bench_(bench) {
    setObjectName(QStringLiteral("diagram"));
    setAccessibleName(tr("Layers, and what the unit sees of each"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

QRectF FieldDiagram::area() const { return QRectF(rect()).adjusted(px(70), px(8), -px(12), -px(8)); }

double FieldDiagram::unitWidth() const { return area().width() / wholeOf(bench_.bench().fields(), "size"); }

double FieldDiagram::heightOf(int layer) const {
    const int layers = layerCount(bench_);
    return area().bottom() - (layer + 0.5) * area().height() / (layers + 1);
}

double FieldDiagram::centreOf(int layer, int place) const {
    if (layer == 0) return area().left() + (place + 0.5) * unitWidth();
    const double first = readingAt(bench_, "starts", layer - 1) + (readingAt(bench_, "fields", layer - 1) - 1) / 2;
    return area().left() + (first + place * readingAt(bench_, "jumps", layer - 1) + 0.5) * unitWidth();
}

std::pair<int, int> FieldDiagram::reached(int layer) const {
    int first = bench_.bench().step();
    int last = first;
    for (int above = layerCount(bench_) - 1; above >= layer; --above) {
        const int stride = static_cast<int>(readingAt(bench_, "steps", above));
        first = first * stride;
        last = last * stride + static_cast<int>(readingAt(bench_, "windows", above)) - 1;
    }
    return {first, last};
}

void FieldDiagram::paintLayer(QPainter& painter, int layer) const {
    const auto places = static_cast<int>(readingAt(bench_, "sizes", layer));
    const auto [first, last] = reached(layer);
    const double jump = layer == 0 ? 1 : readingAt(bench_, "jumps", layer - 1);
    const double side =
        within(unitWidth() * jump * 0.72, 1.0, std::min(px(18), area().height() / (2.2 * (layerCount(bench_) + 1))));
    const double at = heightOf(layer);
    const bool round = layer > 0;
    painter.setFont(Theme::instance().font(type().caption, layer == layerCount(bench_)));
    painter.setPen(colors().secondary);
    drawLine(painter, QRectF(0, at - px(9), px(64), px(18)), Qt::AlignLeft | Qt::AlignVCenter,
             layer == 0 ? tr("input") : tr("layer %1").arg(layer));
    for (int place = 0; place < places; ++place) {
        const bool lit = place >= first && place <= last;
        const QRectF dot(centreOf(layer, place) - side / 2, at - side / 2, side, side);
        painter.setPen(side < 5 ? Qt::NoPen : QPen(lit ? colors().accent : colors().controlBorder, 1));
        painter.setBrush(lit ? (layer == layerCount(bench_) || layer == 0 ? colors().accent : colors().accentLine)
                             : colors().sunken);
        if (side < 5 && !lit) painter.setBrush(colors().controlBorder);
        round&& side >= 5 ? painter.drawEllipse(dot) : painter.drawRect(dot);
    }
}

/// From the unit down to the ends of its field.
void FieldDiagram::paintCone(QPainter& painter) const {
    QPolygonF cone;
    const int layers = layerCount(bench_);
    for (int layer = layers; layer >= 0; --layer)
        cone << QPointF(centreOf(layer, reached(layer).first), heightOf(layer));
    for (int layer = 0; layer <= layers; ++layer)
        cone << QPointF(centreOf(layer, reached(layer).second), heightOf(layer));
    painter.setPen(QPen(colors().accentLine, 1));
    painter.setBrush(colors().accentSoft);
    painter.drawPolygon(cone);
}

void FieldDiagram::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int layers = layerCount(bench_);
    if (!bench_.isHidden("fields", 0, layers - 1) && !bench_.isHidden("field", 0, 0)) paintCone(painter);
    for (int layer = 0; layer <= layers; ++layer) {
        if (layer < layers && (bench_.isHidden("fields", 0, layers - 1) || bench_.isHidden("field", 0, 0))) {
            painter.setPen(colors().caption);
            painter.setFont(Theme::instance().font(type().figure));
            drawLine(painter, QRectF(area().left(), heightOf(layer) - px(14), area().width(), px(28)), Qt::AlignCenter,
                     QStringLiteral("?"));
            continue;
        }
        paintLayer(painter, layer);
    }
}

void FieldDiagram::mousePressEvent(QMouseEvent* event) {
    const int layers = layerCount(bench_);
    const auto places = static_cast<int>(readingAt(bench_, "sizes", layers));
    int nearest = 0;
    for (int place = 1; place < places; ++place)
        if (std::abs(centreOf(layers, place) - event->position().x()) <
            std::abs(centreOf(layers, nearest) - event->position().x()))
            nearest = place;
    bench_.set({{"unit", Matrix(nearest)}});
}

FieldTable::FieldTable(BenchView& bench) : bench_(bench) {
    setObjectName(QStringLiteral("table"));
    setAccessibleName(tr("Layer by layer"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Minimum);
}

QSize FieldTable::sizeHint() const { return {ipx(300), ipx(rowHeight) * (layerCount(bench_) + 1)}; }

void FieldTable::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    const auto line = [&](int index, const QStringList& cells, bool strong) {
        const double column = (width() - px(4)) / double(cells.size());
        painter.setFont(Theme::instance().font(index == 0 ? type().caption : type().body, strong));
        for (int i = 0; i < cells.size(); ++i) {
            painter.setPen(index == 0 ? colors().secondary : strong && i == 3 ? colors().accent : colors().text);
            drawLine(painter, QRectF(i * column, index * px(rowHeight), column, px(rowHeight)),
                     Qt::AlignRight | Qt::AlignVCenter, cells[i]);
        }
    };
    line(
        0,
        {tr("layer"), QStringLiteral("F"), QStringLiteral("S"), QStringLiteral("r"), QStringLiteral("j"), tr("places")},
        false);
    const int layers = layerCount(bench_);
    for (int layer = 0; layer < layers; ++layer)
        line(layer + 1,
             {QString::number(layer + 1), bench_.text("windows", 0, layer), bench_.text("steps", 0, layer),
              bench_.text("fields", 0, layer), bench_.text("jumps", 0, layer), bench_.text("sizes", 0, layer + 1)},
             layer + 1 == layers);
}

FieldPaths::FieldPaths(BenchView& bench) : bench_(bench) {
    setObjectName(QStringLiteral("paths"));
    setAccessibleName(tr("How much each place counts"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void FieldPaths::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    const int layers = layerCount(bench_);
    painter.setFont(Theme::instance().font(type().caption));
    painter.setPen(colors().secondary);
    if (bench_.isHidden("fields", 0, layers - 1) || bench_.isHidden("field", 0, 0) ||
        bench_.isHidden("most_over_least", 0, 0)) {
        drawLine(painter, QRectF(0, 0, width(), px(20)), Qt::AlignLeft | Qt::AlignVCenter, QStringLiteral("?"));
        return;
    }
    const Matrix& paths = matrixOf(bench_.bench().readings(), "paths");
    const double most = std::ranges::max(paths.values);
    const bool gaps = std::ranges::min(paths.values) == 0;
    const QString sentence = gaps ? tr("Some places do not count at all.")
                                  : tr("The most counted place counts %1 times as much as the least.")
                                        .arg(bench_.text("most_over_least", 0, 0, 1));
    const int wrapped = Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap;
    const QRectF words = painter.boundingRect(QRectF(0, 0, width(), height()), wrapped, sentence);
    painter.drawText(words, wrapped, sentence);
    const double top = std::max(px(24), words.bottom() + px(6));
    const QRectF plot(px(4), top, width() - px(8), height() - top - px(6));
    const double column = plot.width() / paths.columns;
    for (int i = 0; i < paths.columns; ++i) {
        const double high = paths.at(0, i) / most * plot.height();
        painter.fillRect(
            QRectF(plot.left() + i * column, plot.bottom() - high, std::max(column - (column > 6 ? 2 : 0), 1.0), high),
            colors().accentLine);
        if (column < px(26) || high < px(16)) continue;
        painter.setPen(colors().text);
        drawLine(painter, QRectF(plot.left() + i * column, plot.bottom() - px(17), column - 2, px(16)), Qt::AlignCenter,
                 benchNumber(paths.at(0, i)));
    }
}

}  // namespace fovea
