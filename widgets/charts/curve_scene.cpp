// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/curve_scene.h"

#include <cmath>

#include "widgets/charts/gradient_bars.h"
#include "widgets/charts/painted_widget.h"
#include "widgets/charts/rate_track.h"
#include "widgets/style/theme.h"
#include "widgets/text/numbers.h"
#include "widgets/values/within.h"

namespace fovea {

namespace {

double px(double length) { return Theme::instance().px(length); }
QFont caption() { return Theme::instance().font(Theme::instance().type().caption); }

QPen roundPen(const QColor& color, double width) {
    return QPen(color, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
}

QVector<QCPGraphData> graphData(const std::vector<CurvePoint>& points) {
    QVector<QCPGraphData> data;
    data.reserve(qsizetype(points.size()));
    for (const CurvePoint& p : points) data.push_back({p.x, p.y});
    return data;
}

constexpr double labelPitch = 18;
constexpr double legendRow = 17;
constexpr double legendLine = 22;
constexpr double labelPadding = 8;  // between the axis and its labels

/// For the widest label but powers of ten. Sizes of type are whole pixels, so that it does not grow as lengths do.
double leftMargin() { return textWidth(caption(), QStringLiteral("100\u00A0%")) + std::floor(px(labelPadding)) + 2; }

}  // namespace

PaintItem::PaintItem(QCustomPlot* plot, std::function<void(QCPPainter&)> paint)
    : QCPAbstractItem(plot), paint_(std::move(paint)) {
    setClipToAxisRect(false);
    setSelectable(false);
}

void CurveScene::build(QWidget* parent) {
    plot = new QCustomPlot(parent);
    plot->setInteractions(QCP::iRangeDrag | QCP::iRangeZoom);
    plot->axisRect()->setRangeZoom(Qt::Horizontal);
    plot->axisRect()->setAutoMargins(QCP::msNone);
    plot->setNoAntialiasingOnDrag(true);
    // One long wide line that crosses itself takes Qt half a second to stroke; its parts a few milliseconds.
    plot->setPlottingHint(QCP::phFastPolylines, true);
    rawGraph = plot->addGraph();
    smoothGraph = plot->addGraph();
    validationGraph = new MarkedGraph(plot->xAxis, plot->yAxis);
    for (QCPGraph* graph : {rawGraph, smoothGraph, validationGraph}) graph->setSelectable(QCP::stNone);
    auto epochTicker = QSharedPointer<CurveTicker>::create(CurveTicker::Unit::Epoch);
    valueTicker = QSharedPointer<CurveTicker>::create(quantity == CurveQuantity::Loss ? CurveTicker::Unit::Loss
                                                                                      : CurveTicker::Unit::Accuracy);
    plot->xAxis->setTicker(epochTicker);
    plot->yAxis->setTicker(valueTicker);
    for (QCPAxis* axis : {plot->xAxis, plot->yAxis}) {
        axis->setSubTicks(false);
        axis->setTickLength(0, 0);
        axis->setTickPen(Qt::NoPen);
        axis->grid()->setZeroLinePen(Qt::NoPen);
    }
    plot->xAxis->grid()->setVisible(false);
    new PaintItem(plot, [this](QCPPainter& painter) { paintRateChanges(painter); });
    new PaintItem(plot, [this](QCPPainter& painter) { paintLegend(painter); });
    new PaintItem(plot, [this](QCPPainter& painter) { paintEnds(painter); });
    plot->addLayer(QStringLiteral("crosshair"), plot->layer(QStringLiteral("overlay")), QCustomPlot::limAbove);
    crosshairLayer = plot->layer(QStringLiteral("crosshair"));
    crosshairLayer->setMode(QCPLayer::lmBuffered);
    (new PaintItem(plot, [this](QCPPainter& painter) { paintCrosshair(painter); }))->setLayer(crosshairLayer);
}

void CurveScene::applyTheme() {
    const Theme& theme = Theme::instance();
    const ThemeColors& c = theme.colors();
    QColor faint = c.accent;
    faint.setAlphaF(0.28F);
    rawGraph->setPen(roundPen(faint, 1));
    smoothGraph->setPen(roundPen(c.accent, theme.lineWidth()));
    validationGraph->setPen(roundPen(c.validation, theme.lineWidth()));
    QPolygonF diamond;
    const double r = theme.lecture() ? 10 : 5;
    diamond << QPointF(0, -r) << QPointF(r, 0) << QPointF(0, r) << QPointF(-r, 0) << QPointF(0, -r);
    QPainterPath path;
    path.addPolygon(diamond);
    const QPen outline(c.validation, theme.lecture() ? 3 : 1.5);
    validationGraph->setScatterStyle(QCPScatterStyle(path, outline, c.surface, 6));
    for (std::size_t i = 0; i < pastGraphs.size(); ++i) {
        const QPen pen = pastPen(i / 2);
        pastGraphs[i]->setPen(pen);
        if (i % 2 == 0) continue;
        path = QPainterPath();
        path.addPolygon(QTransform::fromScale(0.7, 0.7).map(diamond));
        pastGraphs[i]->setScatterStyle(QCPScatterStyle(path, QPen(pen.color(), outline.widthF()), c.surface, 6));
    }
    plot->setBackground(c.surface);
    plot->xAxis->setBasePen(QPen(c.controlBorder, 1));
    plot->yAxis->setBasePen(Qt::NoPen);
    plot->yAxis->grid()->setPen(QPen(c.plotGrid, 1));
    for (QCPAxis* axis : {plot->xAxis, plot->yAxis}) {
        axis->setTickLabelFont(caption());
        axis->setTickLabelColor(c.secondary);
        axis->setTickLabelPadding(int(px(labelPadding)));
    }
    setMargins();
}

void CurveScene::setMargins() {
    const QFont bold = Theme::instance().font(Theme::instance().type().body, true);
    const double names = std::max({textWidth(bold, trainLabel()), textWidth(bold, validationLabel()), px(72)});
    const QCPRange range = plot->yAxis->range();
    const bool powers = quantity == CurveQuantity::Loss &&
                        (range.upper >= largestPlain || (logarithmic && range.lower < smallestPlain));
    const std::vector<QRectF> legend = legendPlaces();
    const double top = px(10) + (legend.empty() ? 0 : legend.back().bottom());
    plot->axisRect()->setMargins(
        QMargins(int(powers ? px(56) : std::ceil(leftMargin())), int(top), int(names + px(20)), int(px(28))));
    valueTicker->setRoom(int((plot->height() - top - px(28)) / px(labelPitch)));
}

void CurveScene::fillGraphs() {
    const QCPRange range = plot->xAxis->range();
    const int columns = std::max(50, plot->axisRect()->width() / 2);
    rawGraph->data()->set(graphData(decimated(steps, range.lower, range.upper, columns)), true);
    smoothGraph->data()->set(graphData(decimated(smoothed, range.lower, range.upper, columns)), true);
    validationGraph->data()->set(graphData(decimated(epochs, range.lower, range.upper, columns)), true);
    for (std::size_t i = 0; i < past.size(); ++i) {
        pastGraphs[2 * i]->data()->set(graphData(decimated(pastSmoothed[i], range.lower, range.upper, columns)), true);
        pastGraphs[2 * i + 1]->data()->set(graphData(decimated(past[i].epochs, range.lower, range.upper, columns)),
                                           true);
    }
    setMargins();
}

/// Dimmed, and told apart by pattern, since colour has its meanings already.
QPen CurveScene::pastPen(std::size_t index) const {
    static const QVector<qreal> patterns[] = {{}, {5, 3}, {1, 2.5}, {6, 3, 1, 3}};
    QPen pen = roundPen(blended(Theme::instance().colors().surface, Theme::instance().colors().secondary, 0.6),
                        Theme::instance().lineWidth() * 0.75);
    if (const auto& pattern = patterns[index % std::size(patterns)]; !pattern.isEmpty()) {
        pen.setDashPattern(pattern);
        pen.setCapStyle(Qt::FlatCap);
    }
    return pen;
}

void CurveScene::placePastGraphs() {
    for (QCPGraph* graph : pastGraphs) plot->removePlottable(graph);
    pastGraphs.clear();
    for (std::size_t i = 0; i < past.size(); ++i) {
        pastGraphs.push_back(new QCPGraph(plot->xAxis, plot->yAxis));
        pastGraphs.push_back(new MarkedGraph(plot->xAxis, plot->yAxis));
    }
    // Behind this run's lines: what is drawn later lies above.
    QCPLayer* back = plot->layer(QStringLiteral("grid"));
    for (QCPGraph* graph : pastGraphs) {
        graph->setSelectable(QCP::stNone);
        graph->setLayer(back);
    }
    applyTheme();
}

/// From left to right in as many lines as it takes, above the plot, where no curve is covered.
std::vector<QRectF> CurveScene::legendPlaces() const {
    std::vector<QRectF> places;
    if (past.empty()) return places;
    const double left = leftMargin();
    const double end = plot->width() - px(8);
    QPointF next(left, 0);
    for (std::size_t i = 0; i <= past.size(); ++i) {
        const double width = px(legendLine + 6) + textWidth(caption(), i == 0 ? runName : past[i - 1].name);
        if (next.x() > left && next.x() + width > end) next = {left, next.y() + px(legendRow)};
        places.emplace_back(next, QSizeF(width, px(legendRow)));
        next.rx() += width + px(16);
    }
    return places;
}

void CurveScene::paintLegend(QCPPainter& painter) const {
    const Theme& theme = Theme::instance();
    painter.setFont(caption());
    const std::vector<QRectF> places = legendPlaces();
    for (std::size_t i = 0; i < places.size(); ++i) {
        const QRectF& place = places[i];
        painter.setPen(i == 0 ? roundPen(theme.colors().accent, theme.lineWidth()) : pastPen(i - 1));
        painter.drawLine(QLineF(place.left(), place.center().y(), place.left() + px(legendLine), place.center().y()));
        painter.setPen(i == 0 ? theme.colors().text : theme.colors().secondary);
        painter.drawText(place.adjusted(px(legendLine + 6), 0, 2, 0), Qt::AlignLeft | Qt::AlignVCenter,
                         i == 0 ? runName : past[i - 1].name);
    }
}

QString CurveScene::valueText(double value) const {
    if (!std::isfinite(value)) return std::isnan(value) ? QStringLiteral("NaN") : QStringLiteral("\u221E");
    return quantity == CurveQuantity::Accuracy ? percentText(value, 1)
           : std::abs(value) >= largestPlain   ? gradientText(value)
                                               : decimalNumber(value, 3);
}

QString CurveScene::trainLabel() const {
    return smoothed.empty() ? QString() : CurvePlot::tr("train %1").arg(valueText(smoothed.back().y));
}

QString CurveScene::validationLabel() const {
    if (epochs.empty()) return {};
    const QString value = valueText(epochs.back().y);
    return validated.isEmpty() ? CurvePlot::tr("val %1").arg(value)
                               : CurvePlot::tr("val (%1) %2").arg(validated, value);
}

QPointF CurveScene::pixel(const CurvePoint& point) const {
    return {plot->xAxis->coordToPixel(point.x), plot->yAxis->coordToPixel(point.y)};
}

std::optional<double> CurveScene::snapped(double pixelX) const {
    const double x = plot->xAxis->pixelToCoord(pixelX);
    const int step = nearestIndex(smoothed, x);
    const int epoch = nearestIndex(epochs, x);
    if (epoch >= 0) {
        const double at = epochs[std::size_t(epoch)].x;
        if (step < 0 || std::abs(plot->xAxis->coordToPixel(at) - pixelX) <= 6) return at;
    }
    return step >= 0 ? std::optional(smoothed[std::size_t(step)].x) : std::nullopt;
}

std::vector<CurveScene::ReadoutRow> CurveScene::readout() const {
    std::vector<ReadoutRow> rows;
    if (const int i = nearestIndex(smoothed, *hover); i >= 0) {
        const CurvePoint p = smoothed[std::size_t(i)];
        rows.push_back({CurvePlot::tr("train"), valueText(p.y), false, p});
    }
    if (const int i = lastIndexAtOrBefore(epochs, *hover + 1e-9); i >= 0) {
        const CurvePoint p = epochs[std::size_t(i)];
        const bool here = std::abs(p.x - *hover) < 1e-6;
        const QString name = here ? CurvePlot::tr("val") : CurvePlot::tr("val, epoch %1").arg(decimalNumber(p.x, 0));
        rows.push_back({name, valueText(p.y), true, p});
    }
    return rows;
}

QString CurveScene::readoutHeader() const {
    const bool whole = std::abs(*hover - std::round(*hover)) < 1e-6;
    const QString epoch = CurvePlot::tr("epoch %1").arg(decimalNumber(*hover, whole ? 0 : 2));
    if (stepsPerEpoch <= 0) return epoch;
    return CurvePlot::tr("%1 · batch %2").arg(epoch, groupedNumber(std::llround(*hover * stepsPerEpoch)));
}

void CurveScene::paintRateChanges(QCPPainter& painter) const {
    const QRectF area = plot->axisRect()->rect();
    const ThemeColors& c = Theme::instance().colors();
    painter.setFont(caption());
    double free = area.left();
    for (const RateChange& change : rateChanges) {
        const double x = std::round(plot->xAxis->coordToPixel(change.epoch)) + 0.5;
        if (x < area.left() || x > area.right()) continue;
        QPen pen(c.controlBorder, 1);
        pen.setDashPattern({2, 3});
        painter.setPen(pen);
        painter.drawLine(QLineF(x, area.top(), x, area.bottom()));
        // Only loss names the rates: the line says the same in both plots.
        if (quantity != CurveQuantity::Loss || x < free) continue;
        const QString text = QStringLiteral("\u03B7 %1 \u2192 %2").arg(rateText(change.from), rateText(change.to));
        const double width = textWidth(caption(), text);
        painter.setPen(c.secondary);
        painter.drawText(QRectF(x + px(6), area.top(), width + 2, px(16)), Qt::AlignLeft | Qt::AlignVCenter, text);
        free = x + width + px(12);
    }
}

void CurveScene::paintEnds(QCPPainter& painter) const {
    const QRectF area = plot->axisRect()->rect();
    const Theme& theme = Theme::instance();
    painter.setFont(caption());
    painter.setPen(theme.colors().secondary);
    painter.drawText(QRectF(area.right() + px(17), area.bottom() + px(6), px(60), px(18)),
                     Qt::AlignLeft | Qt::AlignVCenter, CurvePlot::tr("epoch"));
    if (!smoothed.empty() && area.adjusted(-1, -1, 1, 1).contains(pixel(smoothed.back())))
        paintMark(painter, pixel(smoothed.back()), false, theme.lineWidth() * 1.1 + 2);
    std::vector<double> wanted;
    if (!smoothed.empty()) wanted.push_back(pixel(smoothed.back()).y());
    if (!epochs.empty()) wanted.push_back(pixel(epochs.back()).y());
    for (double& y : wanted) y = std::isfinite(y) ? within(y, area.top(), area.bottom()) : area.top();
    const std::vector<double> placed = spreadLabels(wanted, px(22), area.top(), area.bottom());
    painter.setFont(theme.font(theme.type().body, true));
    for (std::size_t i = 0; i < placed.size(); ++i) {
        const bool validation = smoothed.empty() || i == 1;
        painter.setPen(validation ? theme.colors().validationText : theme.colors().accent);
        painter.drawText(QRectF(area.right() + px(12), placed[i] - px(11), px(160), px(22)),
                         Qt::AlignLeft | Qt::AlignVCenter, validation ? validationLabel() : trainLabel());
    }
}

void CurveScene::paintMark(QCPPainter& painter, QPointF at, bool validation, double radius) const {
    const ThemeColors& c = Theme::instance().colors();
    if (!std::isfinite(at.x()) || !std::isfinite(at.y())) return;
    painter.setPen(QPen(c.surface, 1));
    painter.setBrush(validation ? c.validation : c.accent);
    if (validation) {
        const QPointF corners[] = {at + QPointF(0, -radius * 1.25), at + QPointF(radius * 1.25, 0),
                                   at + QPointF(0, radius * 1.25), at + QPointF(-radius * 1.25, 0)};
        painter.drawPolygon(corners, 4);
    } else {
        painter.drawEllipse(at, radius, radius);
    }
}

void CurveScene::paintCrosshair(QCPPainter& painter) const {
    if (!hover) return;
    const QRectF area = plot->axisRect()->rect();
    const double x = std::round(plot->xAxis->coordToPixel(*hover)) + 0.5;
    if (x < area.left() - 1 || x > area.right() + 1) return;
    painter.setPen(QPen(Theme::instance().colors().text, 1));
    painter.drawLine(QLineF(x, area.top(), x, area.bottom()));
    const std::vector<ReadoutRow> rows = readout();
    for (const ReadoutRow& row : rows)
        if (area.contains(pixel(row.point))) paintMark(painter, pixel(row.point), row.validation, px(4));
    if (!rows.empty()) paintCallout(painter, x, rows);
}

void CurveScene::paintCallout(QCPPainter& painter, double x, const std::vector<ReadoutRow>& rows) const {
    const QRectF area = plot->axisRect()->rect();
    const Theme& theme = Theme::instance();
    const QFont body = theme.font(theme.type().body - 1);
    const bool headed = quantity == CurveQuantity::Loss;
    double width = headed ? textWidth(caption(), readoutHeader()) : px(110);
    for (const ReadoutRow& row : rows)
        width = std::max(width, px(16 + 24) + textWidth(body, row.name) + textWidth(body, row.value));
    width += px(24);
    const double line = px(18);
    const double height = line * double(rows.size() + (headed ? 1 : 0)) + px(12);
    // On the side away from the curve.
    const bool low = pixel(rows.front().point).y() < area.center().y();
    const double left = x + px(12) + width <= area.right() ? x + px(12) : x - px(12) - width;
    const QRectF box(std::round(left) + 0.5,
                     std::round(low ? area.bottom() - height - px(10) : area.top() + px(4)) + 0.5, width, height);
    painter.setPen(QPen(theme.colors().controlBorder, 1));
    painter.setBrush(theme.colors().surface);
    painter.drawRoundedRect(box, 6, 6);
    QRectF row(box.left() + px(12), box.top() + px(6), box.width() - px(24), line);
    if (headed) {
        painter.setFont(caption());
        painter.setPen(theme.colors().secondary);
        painter.drawText(row, Qt::AlignLeft | Qt::AlignVCenter, readoutHeader());
        row.translate(0, line);
    }
    painter.setFont(body);
    for (const ReadoutRow& entry : rows) {
        paintMark(painter, QPointF(row.left() + px(5), row.center().y()), entry.validation, px(4));
        painter.setPen(theme.colors().text);
        painter.drawText(row.adjusted(px(14), 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, entry.name);
        painter.drawText(row, Qt::AlignRight | Qt::AlignVCenter, entry.value);
        row.translate(0, line);
    }
}

}  // namespace fovea
