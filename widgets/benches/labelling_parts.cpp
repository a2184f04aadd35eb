// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/benches/labelling_parts.h"

#include <QMouseEvent>
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

#include "widgets/benches/bench_numbers.h"
#include "widgets/values/within.h"

namespace fovea {
namespace {

constexpr int galleryColumns = 10;

/// A full bar where the answer was right, a line where it was wrong: not told by the colour alone.
void paintMark(QPainter& painter, const QRectF& place, bool right, const ThemeColors& colors) {
    painter.fillRect(place, colors.surface);
    const double high = right ? place.height() : place.height() / 3;
    painter.fillRect(QRectF(place.left(), place.bottom() - high, place.width(), high),
                     right ? colors.success : colors.error);
}

}  // namespace

LabelCard::LabelCard(QWidget* parent) : PaintedWidget(parent) {
    setObjectName(QStringLiteral("card"));
    setAccessibleName(tr("Picture"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void LabelCard::setImage(const QImage& image) {
    image_ = image;
    update();
}

void LabelCard::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    paintPanelAndTitle(painter);
    const QRectF area = body().adjusted(px(2), px(2), -px(2), -px(2));
    if (image_.isNull()) {
        painter.setPen(colors().secondary);
        painter.setFont(Theme::instance().font(type().body));
        painter.drawText(area, Qt::AlignCenter | Qt::TextWordWrap,
                         tr("The pictures of this game are not here any more. Reset begins another one."));
        return;
    }
    const double scale = std::min(area.width() / image_.width(), area.height() / image_.height());
    const QRectF place(area.left() + (area.width() - image_.width() * scale) / 2, area.top(), image_.width() * scale,
                       image_.height() * scale);
    painter.drawImage(place, image_);
    painter.setPen(QPen(colors().controlBorder, 1));
    painter.drawRect(place);
}

IntervalBars::IntervalBars(BenchView& bench, QWidget* parent) : PaintedWidget(parent), bench_(bench) {
    setObjectName(QStringLiteral("intervals.bars"));
    setAccessibleName(tr("Shares with their intervals"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void IntervalBars::setNames(const QString& first, const QString& second) {
    names_[0] = first;
    names_[1] = second;
    update();
}

void IntervalBars::setMeant(bool meant) {
    meant_ = meant;
    update();
}

double IntervalBars::toPixel(double share) const { return px(6) + share * (width() - px(12)); }

void IntervalBars::paintRow(QPainter& painter, int row, const QRectF& place) const {
    const BenchState& readings = bench_.bench().readings();
    const Matrix& totals = matrixOf(readings, "totals");
    const bool hidden = bench_.isHidden("shares", row, 0) || bench_.isHidden("intervals", row, 0) ||
                        bench_.isHidden("intervals", row, 1);
    const QColor ink = row == 0 ? colors().accent : colors().validation;
    const QRectF words(place.left(), place.top(), place.width(), px(20));
    const QString counts = QStringLiteral("%1 / %2").arg(bench_.text("totals", row, 0), bench_.text("totals", row, 1));
    painter.setFont(Theme::instance().font(type().body, true));
    painter.setPen(ink);
    drawLine(painter, words, Qt::AlignLeft | Qt::AlignVCenter, QStringLiteral("%1  %2").arg(names_[row], counts));
    painter.setFont(Theme::instance().font(type().body));
    painter.setPen(colors().text);
    drawLine(painter, words, Qt::AlignRight | Qt::AlignVCenter,
             QStringLiteral("[%1, %2]").arg(bench_.text("intervals", row, 0, 3), bench_.text("intervals", row, 1, 3)));
    const double middle = words.bottom() + px(14);
    painter.setPen(QPen(colors().controlBorder, 1));
    painter.drawLine(QPointF(toPixel(0), middle), QPointF(toPixel(1), middle));
    if (hidden || totals.at(row, 1) == 0) return;
    const Matrix& intervals = matrixOf(readings, "intervals");
    const double low = toPixel(intervals.at(row, 0));
    const double high = toPixel(intervals.at(row, 1));
    painter.fillRect(QRectF(low, middle - px(5), std::max(high - low, 1.0), px(10)),
                     blended(colors().surface, ink, 0.35));
    painter.setPen(QPen(ink, 2));
    for (const double end : {low, high}) painter.drawLine(QPointF(end, middle - px(8)), QPointF(end, middle + px(8)));
    painter.setBrush(ink);
    painter.drawEllipse(QPointF(toPixel(matrixOf(readings, "shares").at(row, 0)), middle), px(4), px(4));
}

void IntervalBars::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double high = px(52);
    const double top = std::max((height() - 2 * high - px(18)) / 2, 0.0);
    for (int row = 0; row < 2; ++row) paintRow(painter, row, QRectF(px(6), top + row * high, width() - px(12), high));
    painter.setFont(Theme::instance().font(type().caption));
    painter.setPen(colors().secondary);
    const double beneath = top + 2 * high;
    for (const int percent : {0, 25, 50, 75, 100}) {
        const double room = px(44);
        const double centre = within(toPixel(percent / 100.0), room / 2, width() - room / 2);
        const auto side = percent == 0 ? Qt::AlignLeft : percent == 100 ? Qt::AlignRight : Qt::AlignHCenter;
        drawLine(painter, QRectF(centre - room / 2, beneath, room, px(16)), side | Qt::AlignVCenter,
                 percentText(percent / 100.0));
    }
    if (!meant_) return;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colors().accent, 3));
    painter.drawRect(QRectF(rect()).adjusted(1.5, 1.5, -1.5, -1.5));
}

LabelledGallery::LabelledGallery(BenchView& bench) : bench_(bench) {
    setObjectName(QStringLiteral("labelled"));
    setAccessibleName(tr("The pictures of the game"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void LabelledGallery::setImages(std::vector<QImage> images) {
    images_ = std::move(images);
    update();
}

QRectF LabelledGallery::tile(int index) const {
    const int rows = std::max((static_cast<int>(images_.size()) + galleryColumns - 1) / galleryColumns, 1);
    const double cell = std::min(width() / double(galleryColumns), height() / double(rows));
    const double left = (width() - cell * galleryColumns) / 2;
    return {left + index % galleryColumns * cell + 1, index / galleryColumns * cell + 1, cell - 3, cell - 3};
}

void LabelledGallery::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const BenchState& fields = bench_.bench().fields();
    const Matrix& truth = matrixOf(fields, "truth");
    for (int i = 0; i < static_cast<int>(images_.size()) && i < truth.columns; ++i) {
        const QRectF place = tile(i);
        painter.drawImage(place, images_[static_cast<std::size_t>(i)]);
        const double answer = matrixOf(fields, "answers").at(0, i);
        if (answer >= 0) {
            const double bar = std::max(place.height() * 0.14, 3.0);
            const double half = place.width() / 2;
            const bool network = matrixOf(fields, "network").at(0, i) == truth.at(0, i);
            paintMark(painter, QRectF(place.left(), place.bottom() - bar, half - 1, bar), answer == truth.at(0, i),
                      colors());
            paintMark(painter, QRectF(place.left() + half, place.bottom() - bar, half, bar), network, colors());
        }
        const bool shown = i == bench_.bench().step();
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(shown ? colors().accent : colors().controlBorder, shown ? 3 : 1));
        painter.drawRect(place);
    }
}

void LabelledGallery::mousePressEvent(QMouseEvent* event) {
    for (int i = 0; i < static_cast<int>(images_.size()); ++i)
        if (tile(i).contains(event->position())) {
            bench_.set({{"picture", Matrix(i)}});
            return;
        }
}

}  // namespace fovea
