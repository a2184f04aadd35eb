// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/benches/augmentation_parts.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

#include "widgets/benches/bench_numbers.h"
#include "widgets/images/map_image.h"
#include "widgets/values/within.h"

namespace fovea {
namespace {

/// White is 1, or the largest number of a picture that goes beyond.
double augmentWhite(const Bench& bench) {
    const Matrix& input = matrixOf(bench.readings(), "input");
    return std::max(1.0, *std::ranges::max_element(input.values));
}

QImage augmentImage(int height, int width, std::span<const double> pixels, double white) {
    const FloatMap map{height, width, {pixels.begin(), pixels.end()}};
    return mapImage(map, MapScale::NonNegative, static_cast<float>(white));
}

/// "+3", "−2", "0"
QString withSign(double value, int digits) {
    const QString text = benchNumber(value, digits);
    return value > 0 ? u'+' + text : text;
}

double wholeHalf(double value) { return std::round(value * 2) / 2; }

}  // namespace

QString augmentDrawText(const Bench& bench, int draw) {
    const std::string& kind = choiceOf(bench.fields(), "kind");
    const Matrix& drawn = matrixOf(bench.readings(), "drawn");
    const double first = drawn.at(draw, 2);
    QStringList texts;
    if (drawn.at(draw, 0) != 0) texts << AugmentTiles::tr("flip");
    if (drawn.at(draw, 1) != 0 && kind != "flip") {
        if (kind == "vflip") texts << AugmentTiles::tr("upside down");
        if (kind == "translate")
            texts << QStringLiteral("%1, %2").arg(withSign(first, 0), withSign(drawn.at(draw, 3), 0));
        if (kind == "rotate") texts << withSign(first, 0) + u'°';
        if (kind == "stretch")
            texts << (first >= 0 ? QStringLiteral("↔ ") : QStringLiteral("↕ ")) + benchNumber(1 + std::abs(first), 2);
        if (kind == "shear" || kind == "lens") texts << withSign(first, 2);
        if (kind == "contrast") texts << QStringLiteral("× ") + benchNumber(1 + first, 2);
        if (kind == "vignette") texts << benchNumber(first, 2);
    }
    return texts.isEmpty() ? AugmentTiles::tr("as it was") : texts.join(QStringLiteral(" · "));
}

AugmentPixels::AugmentPixels(BenchView& bench, const char* name, const QString& title, QWidget* parent)
    : PaintedWidget(parent), bench_(bench), name_(name) {
    setObjectName(QStringLiteral("pixels.") + QString::fromLatin1(name));
    setAccessibleName(title);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Expanding);
}

QRectF AugmentPixels::pixelRect(int row, int column) const {
    const Matrix& shown = matrixOf(bench_.bench().readings(), name_);
    const double side = std::min((width() - px(4)) / shown.columns, (height() - px(4)) / shown.rows);
    const double left = (width() - side * shown.columns) / 2;
    const double top = (height() - side * shown.rows) / 2;
    return {left + column * side, top + row * side, side, side};
}

void AugmentPixels::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    const Matrix& shown = matrixOf(bench_.bench().readings(), name_);
    const QRectF all = pixelRect(0, 0).united(pixelRect(shown.rows - 1, shown.columns - 1));
    painter.drawImage(all, augmentImage(shown.rows, shown.columns, shown.values, augmentWhite(bench_.bench())));
    for (int row = 0; row < shown.rows; ++row)
        for (int column = 0; column < shown.columns; ++column) {
            if (!bench_.isHidden(name_, row, column)) continue;
            painter.fillRect(pixelRect(row, column), colors().accentSoft);
            painter.setPen(colors().accent);
            drawLine(painter, pixelRect(row, column), Qt::AlignCenter, QStringLiteral("?"));
        }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colors().controlBorder, 1));
    painter.drawRect(all);
    if (name_ != "output" || choiceOf(bench_.bench().fields(), "part") != "single") return;
    const Matrix& pixel = matrixOf(bench_.bench().readings(), "pixel");
    painter.setPen(QPen(colors().accent, 2.5));
    painter.drawRect(pixelRect(static_cast<int>(pixel.at(0, 0)), static_cast<int>(pixel.at(0, 1))));
}

void AugmentPixels::mousePressEvent(QMouseEvent* event) {
    const Matrix& shown = matrixOf(bench_.bench().readings(), name_);
    if (name_ != "output") return;
    for (int i = 0; i < static_cast<int>(shown.values.size()); ++i)
        if (pixelRect(i / shown.columns, i % shown.columns).contains(event->position())) {
            bench_.set({{"step", Matrix(i)}});
            return;  // what is shown has been computed anew
        }
}

AugmentTiles::AugmentTiles(BenchView& bench, QWidget* parent) : PaintedWidget(parent), bench_(bench) {
    setObjectName(QStringLiteral("tiles"));
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

bool AugmentTiles::showsDraws() const { return choiceOf(bench_.bench().fields(), "part") == "draws"; }

int AugmentTiles::count() const {
    const BenchValue* tiles = bench_.bench().value("tiles");
    return tiles == nullptr ? 0 : std::get<Matrix>(*tiles).rows;
}

double AugmentTiles::captionHeight() const { return showsDraws() ? px(20) : 0; }

/// As many as make the tiles largest; those that fill all rows take precedence where the tiles are not much smaller.
int AugmentTiles::columnsThatFit() const {
    const int tiles = std::max(count(), 1);
    int best = 1;
    double largest = 0;
    for (int columns = 1; columns <= tiles; ++columns) {
        const int rows = (tiles + columns - 1) / columns;
        constexpr double ragged = 0.8;
        const double side =
            std::min(width() / double(columns) - px(6), height() / double(rows) - px(6) - captionHeight()) *
            (tiles % columns == 0 ? 1 : ragged);
        if (side <= largest) continue;
        largest = side;
        best = columns;
    }
    return best;
}

QRectF AugmentTiles::tile(int index) const {
    const Matrix& input = matrixOf(bench_.bench().readings(), "input");
    const int columns = columnsThatFit();
    const int rows = (std::max(count(), 1) + columns - 1) / columns;
    const double wide = width() / double(columns);
    const double high = height() / double(rows);
    const double pixel =
        std::max(std::min((wide - px(6)) / input.columns, (high - px(6) - captionHeight()) / input.rows), 1.0);
    const QSizeF size(pixel * input.columns, pixel * input.rows);
    return {index % columns * wide + (wide - size.width()) / 2,
            index / columns * high + (high - captionHeight() - size.height()) / 2, size.width(), size.height()};
}

void AugmentTiles::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    if (count() == 0) return;
    const Matrix& input = matrixOf(bench_.bench().readings(), "input");
    const Matrix& tiles = matrixOf(bench_.bench().readings(), "tiles");
    const double white = augmentWhite(bench_.bench());
    const double room = width() / double(columnsThatFit());
    for (int i = 0; i < tiles.rows; ++i) {
        const QRectF place = tile(i);
        const std::span<const double> pixels(tiles.values);
        painter.drawImage(
            place, augmentImage(input.rows, input.columns,
                                pixels.subspan(static_cast<std::size_t>(i) * static_cast<std::size_t>(tiles.columns),
                                               static_cast<std::size_t>(tiles.columns)),
                                white));
        const bool chosen = showsDraws() && i == bench_.bench().step();
        painter.setPen(QPen(chosen ? colors().accent : colors().controlBorder, chosen ? 3 : 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(place);
        if (!showsDraws()) continue;
        const QRectF line(place.center().x() - room / 2, place.bottom() + px(2), room, px(18));
        painter.setPen(chosen ? colors().accent : colors().secondary);
        const QString text = augmentDrawText(bench_.bench(), i);
        painter.setFont(fittedFont(text, line.width() - px(4), type().caption, false));
        drawLine(painter, line, Qt::AlignCenter, text);
    }
    if (hasFocus() && showsDraws()) paintFocusFrame(painter, QRectF(rect()).adjusted(1, 1, -1, -1));
}

void AugmentTiles::mousePressEvent(QMouseEvent* event) {
    for (int i = 0; showsDraws() && i < count(); ++i)
        if (tile(i).contains(event->position())) {
            bench_.set({{"step", Matrix(i)}});
            return;
        }
}

void AugmentTiles::keyPressEvent(QKeyEvent* event) {
    const auto move = [this](int by) {
        bench_.set({{"step", Matrix(within(bench_.bench().step() + by, 0, count() - 1))}});
    };
    if (!showsDraws()) return PaintedWidget::keyPressEvent(event);
    switch (event->key()) {
        case Qt::Key_Left: move(-1); return;
        case Qt::Key_Right: move(1); return;
        case Qt::Key_Up: move(-columnsThatFit()); return;
        case Qt::Key_Down: move(columnsThatFit()); return;
        default: PaintedWidget::keyPressEvent(event);
    }
}

AugmentRule::AugmentRule(BenchView& bench) : bench_(bench) {
    setObjectName(QStringLiteral("rule.plot"));
    setAccessibleName(tr("Where a point goes"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

/// Moves are drawn with x to the right and y downwards, as large in both directions; curves over 0 … 1.
PlotAxes AugmentRule::axes() const {
    if (!isMove()) {
        const Matrix& curve = matrixOf(bench_.bench().readings(), "curve");
        const auto ys = std::span(curve.values).subspan(static_cast<std::size_t>(curve.columns));
        const double most = std::max(1.0, *std::ranges::max_element(ys));
        const double least = std::min(0.0, *std::ranges::min_element(ys));
        return {.area = QRectF(rect()).adjusted(px(40), px(8), -px(10), -px(22)), .x = {0, 1}, .y = {least, most}};
    }
    const Matrix& input = matrixOf(bench_.bench().readings(), "input");
    const Matrix& point = matrixOf(bench_.bench().fields(), "point");
    const Matrix& moved = matrixOf(bench_.bench().readings(), "moved");
    double reach = std::hypot(input.rows, input.columns) / 2 + 0.5;
    for (const Matrix* each : {&point, &moved})
        for (const double number : each->values) reach = std::max(reach, std::abs(number) + 0.5);
    const double unit = std::max(std::min(width(), height()) / (2 * reach), 1.0);
    const double across = width() / (2 * unit);
    const double down = height() / (2 * unit);
    return {.area = QRectF(rect()), .x = {-across, across}, .y = {down, -down}};
}

void AugmentRule::paintMove(QPainter& painter) const {
    const PlotAxes plot = axes();
    painter.setPen(QPen(colors().plotGrid, 1));
    painter.drawLine(plot.toPixel(plot.x.least, 0), plot.toPixel(plot.x.most, 0));
    painter.drawLine(plot.toPixel(0, plot.y.least), plot.toPixel(0, plot.y.most));
    const Matrix& input = matrixOf(bench_.bench().readings(), "input");
    const double right = input.columns / 2.0;
    const double below = input.rows / 2.0;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colors().secondary, 1, Qt::DashLine));
    painter.drawRect(QRectF(plot.toPixel(-right, -below), plot.toPixel(right, below)));
    const Matrix& point = matrixOf(bench_.bench().fields(), "point");
    const Matrix& moved = matrixOf(bench_.bench().readings(), "moved");
    const QPointF from = plot.toPixel(point.at(0, 0), point.at(0, 1));
    const QPointF to = plot.toPixel(moved.at(0, 0), moved.at(0, 1));
    const bool hidden = bench_.isHidden("moved", 0, 0) || bench_.isHidden("moved", 0, 1);
    if (!hidden) {
        painter.setPen(QPen(colors().accentLine, 2));
        painter.drawLine(from, to);
        painter.setPen(QPen(colors().surface, 1.5));
        painter.setBrush(colors().accent);
        painter.drawEllipse(to, px(6), px(6));
    }
    painter.setPen(QPen(colors().secondary, 2));
    painter.setBrush(colors().surface);
    painter.drawEllipse(from, px(5), px(5));
}

void AugmentRule::paintCurve(QPainter& painter) const {
    const PlotAxes plot = axes();
    plot.paint(painter, 0.5, 0.5);
    const Matrix& curve = matrixOf(bench_.bench().readings(), "curve");
    QPolygonF line;
    for (int i = 0; i < curve.columns; ++i) line << plot.toPixel(curve.at(0, i), curve.at(1, i));
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colors().secondary, 1, Qt::DashLine));
    painter.drawLine(plot.toPixel(0, 0), plot.toPixel(1, 1));
    if (bench_.isHidden("rule", 0, 0)) return;
    painter.setPen(QPen(colors().accent, Theme::instance().lineWidth()));
    painter.drawPolyline(line);
    painter.setPen(QPen(colors().surface, 1.5));
    painter.setBrush(colors().accent);
    painter.drawEllipse(plot.toPixel(numberOf(bench_.bench().fields(), "at"), *bench_.bench().number({"rule"})), px(6),
                        px(6));
}

void AugmentRule::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    isMove() ? paintMove(painter) : paintCurve(painter);
}

void AugmentRule::mousePressEvent(QMouseEvent* event) { mouseMoveEvent(event); }

void AugmentRule::mouseMoveEvent(QMouseEvent* event) {
    if (!(event->buttons() & Qt::LeftButton)) return;
    const QPointF value = axes().toValue(event->position());
    if (!isMove()) {
        bench_.set({{"at", Matrix(std::clamp(std::round(value.x() * 20) / 20, 0.0, 1.0))}});
        return;
    }
    constexpr double farthest = 8;
    bench_.set({{"point", Matrix(1, 2,
                                 {std::clamp(wholeHalf(value.x()), -farthest, farthest),
                                  std::clamp(wholeHalf(value.y()), -farthest, farthest)})}});
}

AugmentViewCounts::AugmentViewCounts(BenchView& bench) : bench_(bench) {
    setObjectName(QStringLiteral("published"));
    setAccessibleName(tr("Views in three papers"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Minimum);
}

void AugmentViewCounts::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    const Matrix& published = matrixOf(bench_.bench().readings(), "published");
    static constexpr std::array names{"AlexNet", "GoogLeNet", "VGG"};
    for (int row = 0; row < published.rows; ++row) {
        const QRectF line(0, row * px(26), width(), px(26));
        QStringList factors;
        bool hidden = false;
        for (int column = 0; column + 1 < published.columns; ++column)
            if (published.at(row, column) != 1) factors << benchNumber(published.at(row, column));
        for (int column = 0; column < published.columns; ++column)
            hidden = hidden || bench_.isHidden("published", row, column);
        painter.setFont(Theme::instance().font(type().body));
        painter.setPen(colors().text);
        drawLine(painter, line.adjusted(0, 0, -width() * 0.6, 0), Qt::AlignLeft | Qt::AlignVCenter,
                 QString::fromLatin1(names[static_cast<std::size_t>(row)]));
        drawLine(painter, line.adjusted(width() * 0.4, 0, -width() * 0.2, 0), Qt::AlignLeft | Qt::AlignVCenter,
                 factors.join(QStringLiteral(" · ")));
        painter.setFont(Theme::instance().font(type().body, true));
        painter.setPen(colors().accent);
        drawLine(painter, line, Qt::AlignRight | Qt::AlignVCenter,
                 hidden ? QStringLiteral("?") : benchNumber(published.at(row, 4)));
    }
}

}  // namespace fovea
