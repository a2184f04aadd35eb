// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/benches/features_parts.h"

#include <QImage>
#include <QKeyEvent>
#include <QMouseEvent>
#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "core/benches/features_bench.h"
#include "widgets/benches/bench_numbers.h"
#include "widgets/text/numbers.h"

namespace fovea {
namespace {

constexpr int fullByte = 255;

QImage sceneImage(const Bench& bench) {
    QImage image(featurePixels, featurePixels, QImage::Format_RGB32);
    const auto value = [&](const char* plane, int row, int column) {
        return static_cast<int>(std::lround(matrixOf(bench.readings(), plane).at(row, column) * fullByte));
    };
    for (int row = 0; row < featurePixels; ++row)
        for (int column = 0; column < featurePixels; ++column)
            image.setPixel(column, row,
                           qRgb(value("red", row, column), value("green", row, column), value("blue", row, column)));
    return image;
}

}  // namespace

GradientCells::GradientCells(BenchView& bench, QWidget* parent) : PaintedWidget(parent), bench_(bench) {
    setObjectName(QStringLiteral("cells"));
    setAccessibleName(tr("The picture's cells and their directions"));
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

int GradientCells::across() const {
    return static_cast<int>(std::lround(std::sqrt(matrixOf(bench_.bench().readings(), "hog").rows)));
}

QRectF GradientCells::picture() const {
    const double side = std::min(width(), height()) - px(4);
    QRectF square(0, 0, side, side);
    square.moveCenter(QRectF(rect()).center());
    return square;
}

QRectF GradientCells::placeOf(int cell) const {
    const QRectF all = picture();
    const double side = all.width() / across();
    return {all.left() + cell % across() * side, all.top() + cell / across() * side, side, side};
}

void GradientCells::paintDirections(QPainter& painter, int cell) const {
    const Matrix& hog = matrixOf(bench_.bench().readings(), "hog");
    const QRectF place = placeOf(cell);
    for (int bin = 0; bin < hog.columns; ++bin) {
        const double strength = hog.at(cell, bin);
        if (strength < 0.02) continue;  // shorter than a pixel
        // An edge runs across its gradient.
        const double angle = (bin + 0.5) / hog.columns * std::numbers::pi + std::numbers::pi / 2;
        const QPointF half = QPointF(std::cos(angle), std::sin(angle)) * (place.width() * 0.45 * strength);
        for (const auto& [ink, width] : {std::pair(QColor(0x10, 0x14, 0x1A), 3.5), std::pair(QColor(Qt::white), 1.8)}) {
            painter.setPen(QPen(ink, px(width), Qt::SolidLine, Qt::RoundCap));
            painter.drawLine(place.center() - half, place.center() + half);
        }
    }
}

void GradientCells::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.drawImage(picture(), sceneImage(bench_.bench()));
    painter.setRenderHint(QPainter::Antialiasing);
    const int cells = across() * across();
    const bool isHidden = bench_.isHidden("histogram", 0, 0) || bench_.isHidden("strongest", 0, 0);
    for (int cell = 0; cell < cells; ++cell) {
        painter.setPen(QPen(QColor(255, 255, 255, 90), 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(placeOf(cell));
        if (!isHidden) paintDirections(painter, cell);
    }
    const QRectF chosen = placeOf(std::min(bench_.bench().step(), cells - 1));
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(Qt::white, px(4.5)));
    painter.drawRect(chosen);
    painter.setPen(QPen(QColor(0x10, 0x14, 0x1A), px(2)));
    painter.drawRect(chosen);
    if (hasFocus()) paintFocusFrame(painter, QRectF(rect()).adjusted(1, 1, -1, -1));
}

void GradientCells::mousePressEvent(QMouseEvent* event) {
    setFocus();
    for (int cell = 0; cell < across() * across(); ++cell)
        if (placeOf(cell).contains(event->position())) {
            bench_.set({{"place", Matrix(cell)}});
            return;
        }
}

void GradientCells::keyPressEvent(QKeyEvent* event) {
    const auto move = [this](int by) {
        const int to = bench_.bench().step() + by;
        if (to >= 0 && to < across() * across()) bench_.set({{"place", Matrix(to)}});
    };
    switch (event->key()) {
        case Qt::Key_Left: move(-1); return;
        case Qt::Key_Right: move(1); return;
        case Qt::Key_Up: move(-across()); return;
        case Qt::Key_Down: move(across()); return;
        default: PaintedWidget::keyPressEvent(event);
    }
}

FeatureBars::FeatureBars(BenchView& bench, QWidget* parent) : PaintedWidget(parent), bench_(bench) {
    setObjectName(QStringLiteral("bars"));
    setAccessibleName(tr("Histograms of directions and colours"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void FeatureBars::paintBins(QPainter& painter, const QRectF& area) const {
    const Matrix& histogram = matrixOf(bench_.bench().readings(), "histogram");
    painter.setFont(Theme::instance().font(type().body, true));
    painter.setPen(colors().text);
    drawLine(painter, QRectF(area.left(), area.top(), area.width(), px(20)), Qt::AlignLeft | Qt::AlignVCenter,
             tr("Cell %1: directions").arg(bench_.bench().step() + 1));
    const QRectF plot = area.adjusted(0, px(24), 0, -px(20));
    const double wide = plot.width() / histogram.columns;
    painter.setPen(QPen(colors().controlBorder, 1));
    painter.drawLine(plot.bottomLeft(), plot.bottomRight());
    painter.setFont(Theme::instance().font(type().caption));
    for (int bin = 0; bin < histogram.columns; ++bin) {
        const QRectF column(plot.left() + bin * wide + 2, plot.top(), wide - 4, plot.height());
        if (bench_.isHidden("histogram", 0, bin)) {
            painter.setPen(colors().accent);
            drawLine(painter, column, Qt::AlignCenter, QStringLiteral("?"));
            continue;
        }
        const double high = histogram.at(0, bin) * plot.height();
        painter.fillRect(QRectF(column.left(), plot.bottom() - high, column.width(), high), colors().accent);
    }
    painter.setPen(colors().caption);
    const QRectF axis(plot.left(), plot.bottom() + px(2), plot.width(), px(18));
    drawLine(painter, axis, Qt::AlignLeft | Qt::AlignVCenter, QStringLiteral("0°"));
    drawLine(painter, axis, Qt::AlignCenter, QStringLiteral("90°"));
    drawLine(painter, axis, Qt::AlignRight | Qt::AlignVCenter, QStringLiteral("180°"));
}

void FeatureBars::paintColours(QPainter& painter, const QRectF& area) const {
    const Matrix& colour = matrixOf(bench_.bench().readings(), "colour");
    painter.setFont(Theme::instance().font(type().body, true));
    painter.setPen(colors().text);
    drawLine(painter, QRectF(area.left(), area.top(), area.width(), px(20)), Qt::AlignLeft | Qt::AlignVCenter,
             tr("Whole picture: red, green, blue"));
    const QRectF plot = area.adjusted(0, px(24), 0, -px(4));
    const std::array inks{QColor(0xC8, 0x3A, 0x32), QColor(0x2E, 0x8B, 0x57), QColor(0x34, 0x70, 0xC8)};
    const double part = plot.width() / 3;
    for (int plane = 0; plane < 3; ++plane) {
        const QRectF own(plot.left() + plane * part, plot.top(), part - px(10), plot.height());
        painter.setPen(QPen(colors().controlBorder, 1));
        painter.drawLine(own.bottomLeft(), own.bottomRight());
        const double wide = own.width() / colour.columns;
        for (int level = 0; level < colour.columns; ++level) {
            const double high = colour.at(plane, level) * own.height();
            painter.fillRect(QRectF(own.left() + level * wide + 0.5, own.bottom() - high, wide - 1, high),
                             inks[static_cast<std::size_t>(plane)]);
        }
    }
}

void FeatureBars::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double half = height() / 2.0;
    paintBins(painter, QRectF(0, 0, width(), half - px(6)));
    paintColours(painter, QRectF(0, half + px(6), width(), half - px(6)));
}

PipelineRows::PipelineRows(BenchView& bench) : bench_(bench) {
    setObjectName(QStringLiteral("pipelines"));
    setAccessibleName(tr("Three pipelines"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

QString PipelineRows::learnedText(int row) const {
    constexpr std::array keys{"raw_parameters", "hand_parameters", "cnn_parameters"};
    const char* key = keys[static_cast<std::size_t>(row)];
    // From the parameters of the second the number of its gradients' values can be read.
    const bool isHidden = bench_.isHidden(key, 0, 0) || (row == 1 && bench_.isHidden("hog_values", 0, 0));
    return tr("%1 learned")
        .arg(isHidden ? QStringLiteral("?")
                      : groupedNumber(static_cast<qint64>(bench_.bench().number({key}).value_or(0))));
}

void PipelineRows::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    const std::array names{tr("Pixels → linear"), tr("Gradients, colours → linear"), tr("Learned layers → linear")};
    const Matrix& accuracies = matrixOf(bench_.bench().readings(), "accuracies");
    const double high = height() / 3.0;
    for (int row = 0; row < 3; ++row) {
        const QRectF place(0, row * high, width(), high);
        const double line = std::min(px(18), high / 2.4);
        const QString& name = names[static_cast<std::size_t>(row)];
        const QString learned = learnedText(row);
        const QFont font = Theme::instance().font(type().caption);
        const double right = textWidth(font, learned) + px(6);
        QRectF words(place.left(), place.top() + px(2), place.width() - right, line);
        painter.setFont(fittedFont(name, words.width(), type().body, true));
        painter.setPen(colors().text);
        drawLine(painter, words, Qt::AlignLeft | Qt::AlignVCenter, name);
        painter.setFont(font);
        painter.setPen(colors().secondary);
        drawLine(painter, QRectF(place.right() - right, words.top(), right, line), Qt::AlignRight | Qt::AlignVCenter,
                 learned);
        const double percent = accuracies.at(0, row);
        const double most = place.width() - px(64);
        const QRectF bar(place.left(), words.bottom() + px(3), most * percent / 100,
                         std::clamp(high - line - px(12), px(4), px(24)));
        painter.fillRect(QRectF(bar.left(), bar.top(), most, bar.height()), colors().sunken);
        painter.fillRect(bar, row == 1 ? colors().validation : colors().accent);
        painter.setPen(colors().text);
        drawLine(painter, QRectF(most, bar.top() - px(4), px(64), bar.height() + px(8)),
                 Qt::AlignRight | Qt::AlignVCenter, percent > 0 ? percentText(percent / 100, 1) : QStringLiteral("–"));
    }
}

}  // namespace fovea
