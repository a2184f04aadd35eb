// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/benches/cells_parts.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

#include "widgets/benches/bench_numbers.h"
#include "widgets/images/map_colors.h"

namespace fovea {
namespace {

constexpr int wheelTurn = 15;
constexpr int mostSpikes = 40;
const QColor darkBlue(0x7D, 0xB0, 0xFF);

bool hidesResponse(const BenchView& bench) { return bench.isHidden("response", 0, 0) || bench.isHidden("sum", 0, 0); }

/// A curve tells what is asked for elsewhere.
bool hidesCurve(const BenchView& bench, const std::string& name) {
    const Matrix& curve = matrixOf(bench.bench().readings(), name);
    bool hidden = hidesResponse(bench);
    for (int i = 0; i < curve.columns; ++i) hidden = hidden || bench.isHidden(name, 0, i);
    const Matrix& sums = matrixOf(bench.bench().readings(), "sums");
    for (int i = 0; i < sums.columns; ++i) hidden = hidden || bench.isHidden("sums", 0, i);
    return hidden;
}

}  // namespace

Retina::Retina(BenchView& bench, QWidget* parent) : PaintedWidget(parent), bench_(bench) {
    setObjectName(QStringLiteral("retina"));
    setAccessibleName(tr("Retina with a bar of light"));
    setToolTip(
        tr("Drag the bar; the wheel turns it. Arrow keys move it, with Shift they turn it, + and − change its length"));
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setCursor(Qt::OpenHandCursor);
}

QRectF Retina::placeRect(int row, int column) const {
    const Matrix& light = matrixOf(bench_.bench().readings(), "light");
    const double side = std::min((width() - px(6)) / light.columns, (height() - px(6)) / light.rows);
    return {(width() - side * light.columns) / 2 + column * side, (height() - side * light.rows) / 2 + row * side, side,
            side};
}

/// + where light excites the cell in the middle, − where it inhibits it, larger where it counts more.
void Retina::paintWants(QPainter& painter) const {
    const Matrix& light = matrixOf(bench_.bench().readings(), "light");
    const Matrix& weights = matrixOf(bench_.bench().readings(), "weights");
    const int top = (light.rows - weights.rows) / 2;
    const int left = (light.columns - weights.columns) / 2;
    double largest = 1e-9;
    for (const double each : weights.values) largest = std::max(largest, std::abs(each));
    for (int row = 0; row < weights.rows; ++row)
        for (int column = 0; column < weights.columns; ++column) {
            const double weight = weights.at(row, column);
            if (weight == 0) continue;
            const QRectF place = placeRect(top + row, left + column);
            const double arm = place.width() * (0.12 + 0.2 * std::abs(weight) / largest);
            const QPointF middle = place.center();
            const bool lit = light.at(top + row, left + column) > 0.5;
            // Blue in the dark is a lighter one.
            const QColor sign = weight > 0 || lit ? QColor::fromRgb(signedColor(weight > 0 ? 1.0F : -1.0F)) : darkBlue;
            painter.setPen(QPen(sign, std::max(px(2.5), 2.0)));
            painter.drawLine(middle - QPointF(arm, 0), middle + QPointF(arm, 0));
            if (weight > 0) painter.drawLine(middle - QPointF(0, arm), middle + QPointF(0, arm));
        }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colors().accent, 2.5));
    const bool everywhere = choiceOf(bench_.bench().fields(), "cell") == "complex";
    if (everywhere) painter.drawRect(placeRect(0, 0).united(placeRect(light.rows - 1, light.columns - 1)));
    painter.setPen(QPen(colors().accent, 2.5, everywhere ? Qt::DashLine : Qt::SolidLine));
    painter.drawRect(placeRect(top, left).united(placeRect(top + weights.rows - 1, left + weights.columns - 1)));
}

void Retina::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    const Matrix& light = matrixOf(bench_.bench().readings(), "light");
    for (int row = 0; row < light.rows; ++row)
        for (int column = 0; column < light.columns; ++column) {
            const QRectF place = placeRect(row, column);
            // Not quite black, so that blue signs are seen in the dark.
            const double shown = 0.16 + 0.84 * light.at(row, column);
            painter.fillRect(place, QColor::fromRgb(positiveColor(static_cast<float>(shown))));
            painter.setPen(QPen(QColor(96, 96, 96), 0));
            painter.drawRect(place);
        }
    painter.setRenderHint(QPainter::Antialiasing);
    paintWants(painter);
    if (hasFocus()) paintFocusFrame(painter, QRectF(rect()).adjusted(1, 1, -1, -1));
}

void Retina::moveTo(int row, int column) {
    const Matrix& light = matrixOf(bench_.bench().readings(), "light");
    bench_.set({{"row", Matrix(std::clamp(row, 0, light.rows - 1))},
                {"column", Matrix(std::clamp(column, 0, light.columns - 1))}});
}

void Retina::turn(int by) {
    const double angle = std::fmod(numberOf(bench_.bench().fields(), "angle") + by + 180, 180);
    bench_.set({{"angle", Matrix(std::round(angle))}});
}

void Retina::mousePressEvent(QMouseEvent* event) { mouseMoveEvent(event); }

void Retina::mouseMoveEvent(QMouseEvent* event) {
    if (!(event->buttons() & Qt::LeftButton)) return;
    const QRectF first = placeRect(0, 0);
    const QPointF at = event->position() - first.topLeft();
    moveTo(static_cast<int>(std::floor(at.y() / first.height())), static_cast<int>(std::floor(at.x() / first.width())));
}

void Retina::wheelEvent(QWheelEvent* event) {
    if (event->angleDelta().y() == 0) return;
    turn(event->angleDelta().y() > 0 ? wheelTurn : -wheelTurn);
    event->accept();
}

void Retina::keyPressEvent(QKeyEvent* event) {
    const BenchState& fields = bench_.bench().fields();
    const int row = wholeOf(fields, "row");
    const int column = wholeOf(fields, "column");
    const bool shift = event->modifiers() & Qt::ShiftModifier;
    const auto lengthen = [&](int by) {
        bench_.set({{"length", Matrix(std::clamp(wholeOf(fields, "length") + by, 1, 11))}});
    };
    switch (event->key()) {
        case Qt::Key_Left: shift ? turn(-wheelTurn) : moveTo(row, column - 1); return;
        case Qt::Key_Right: shift ? turn(wheelTurn) : moveTo(row, column + 1); return;
        case Qt::Key_Up: moveTo(row - 1, column); return;
        case Qt::Key_Down: moveTo(row + 1, column); return;
        case Qt::Key_Plus: lengthen(1); return;
        case Qt::Key_Minus: lengthen(-1); return;
        default: PaintedWidget::keyPressEvent(event);
    }
}

void Retina::enterEvent(QEnterEvent* /*event*/) { Q_EMIT bench_.meant(QStringLiteral("light")); }
void Retina::leaveEvent(QEvent* /*event*/) { Q_EMIT bench_.meant(QString()); }

SpikeTrain::SpikeTrain(BenchView& bench, QWidget* parent) : PaintedWidget(parent), bench_(bench) {
    setObjectName(QStringLiteral("spikes"));
    setAccessibleName(tr("Spikes of the cell"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void SpikeTrain::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF area(px(4), px(4), width() - px(8), height() - px(26));
    painter.setPen(QPen(colors().controlBorder, 1));
    painter.drawLine(area.bottomLeft(), area.bottomRight());
    const bool hidden = hidesResponse(bench_);
    const double response = *bench_.bench().number({"response"});
    const int spikes = hidden ? 0 : std::min(static_cast<int>(std::lround(response)), mostSpikes);
    painter.setPen(QPen(colors().accent, px(2)));
    for (int spike = 0; spike < spikes; ++spike) {
        const double at = area.left() + (spike + 0.5) * area.width() / spikes;
        painter.drawLine(QPointF(at, area.top()), QPointF(at, area.bottom()));
    }
    painter.setFont(Theme::instance().font(type().caption));
    painter.setPen(colors().secondary);
    drawLine(painter, QRectF(0, height() - px(20), width(), px(18)), Qt::AlignLeft | Qt::AlignVCenter,
             hidden        ? tr("response: ?")
             : spikes == 0 ? tr("response: %1, silent").arg(benchNumber(response, 2))
                           : tr("response: %1").arg(benchNumber(response, 2)));
}

TuningCurve::TuningCurve(BenchView& bench, const char* field, const char* values, const char* responses,
                         const QString& name)
    : bench_(bench), field_(field), values_(values), responses_(responses) {
    setObjectName(QStringLiteral("tuning.") + QString::fromLatin1(field));
    setTitle(name);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

double TuningCurve::valueAt(int index) const {
    return values_.empty() ? index : matrixOf(bench_.bench().readings(), values_).at(0, index);
}

PlotAxes TuningCurve::axes() const {
    const double most = std::max(std::ranges::max(responses().values), 1.0);
    const int last = std::max(responses().columns - 1, 1);
    return {.area = body().adjusted(px(42), px(8), -px(10), -px(22)),
            .x = {valueAt(0), responses().columns > 1 ? valueAt(last) : valueAt(0) + 1},
            .y = {0, most}};
}

void TuningCurve::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    paintPanelAndTitle(painter);
    painter.setRenderHint(QPainter::Antialiasing);
    const PlotAxes plot = axes();
    const double span = plot.x.most - plot.x.least;
    const bool narrow = width() < px(200);
    plot.paint(painter,
               span > 90  ? (narrow ? 90 : 45)
               : span > 5 ? (narrow ? 4 : 2)
                          : 1,
               plot.y.most > 4   ? std::ceil(plot.y.most / 3)
               : plot.y.most > 2 ? 1
                                 : 0.5);
    const double now = numberOf(bench_.bench().fields(), field_);
    painter.setPen(QPen(colors().secondary, 1, Qt::DashLine));
    painter.drawLine(plot.toPixel(now, 0), plot.toPixel(now, plot.y.most));
    if (hidesCurve(bench_, responses_)) return;
    QPolygonF line;
    for (int i = 0; i < responses().columns; ++i) line << plot.toPixel(valueAt(i), responses().at(0, i));
    painter.setPen(QPen(colors().accent, Theme::instance().lineWidth()));
    painter.drawPolyline(line);
    painter.setBrush(colors().accent);
    painter.setPen(QPen(colors().surface, 1));
    for (const QPointF& point : line) painter.drawEllipse(point, px(4), px(4));
}

void TuningCurve::mousePressEvent(QMouseEvent* event) {
    const double value = axes().toValue(event->position()).x();
    int nearest = 0;
    for (int i = 0; i < responses().columns; ++i)
        if (std::abs(valueAt(i) - value) < std::abs(valueAt(nearest) - value)) nearest = i;
    bench_.set({{field_, Matrix(valueAt(nearest))}});
}

}  // namespace fovea
