// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/benches/practice_parts.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <algorithm>
#include <cmath>
#include <cstddef>

#include "core/benches/practice_bench.h"
#include "core/benches/practice_tables.h"
#include "widgets/benches/bench_numbers.h"
#include "widgets/benches/practice_words.h"
#include "widgets/text/numbers.h"
#include "widgets/values/within.h"

namespace fovea {
namespace {

// Of the axis of operations, as powers of ten: 10 GFLOP/s to 10⁶.
constexpr double leastDecade = 1;
constexpr double mostDecade = 6;
constexpr int shownDecades = 5;
constexpr int cardRows = 4;
constexpr int cardColumns = 3;

QString latin(std::string_view text) { return QString::fromLatin1(text.data(), static_cast<qsizetype>(text.size())); }

}  // namespace

PracticeChooser::PracticeChooser(BenchView& bench, const char* name, const QString& title, QWidget* parent)
    : PaintedWidget(parent), bench_(bench) {
    setObjectName(QString::fromLatin1(name));
    setAccessibleName(title);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void PracticeChooser::mousePressEvent(QMouseEvent* event) {
    setFocus();
    for (int index = 0; index < count(); ++index)
        if (placeOf(index).contains(event->position())) {
            bench_.set({{"row", Matrix(index)}});
            return;
        }
}

void PracticeChooser::keyPressEvent(QKeyEvent* event) {
    const auto move = [this](int by) {
        const int to = chosen() + by;
        if (to >= 0 && to < count()) bench_.set({{"row", Matrix(to)}});
    };
    switch (event->key()) {
        case Qt::Key_Left: move(-1); return;
        case Qt::Key_Right: move(1); return;
        case Qt::Key_Up: move(-inARow()); return;
        case Qt::Key_Down: move(inARow()); return;
        default: PaintedWidget::keyPressEvent(event);
    }
}

DeviceBars::DeviceBars(BenchView& bench, QWidget* parent)
    : PracticeChooser(bench, "devices", tr("Operations a second"), parent) {}

QRectF DeviceBars::placeOf(int index) const {
    const double high = (height() - px(22)) / (double(practiceDevices.size()) + 1);
    return {0, index * high, double(width()), high};
}

double DeviceBars::toPixel(double gflops) const {
    const double left = px(8);
    const double room = width() - px(16);
    const double decade = std::clamp(std::log10(std::max(gflops, 1.0)), leastDecade, mostDecade);
    return left + room * (decade - leastDecade) / (mostDecade - leastDecade);
}

void DeviceBars::paintWords(QPainter& painter, int row, const QString& name, const QString& figure) const {
    const QRectF line = placeOf(row).adjusted(px(8), 0, -px(8), -px(2));
    const QRectF words(line.left(), line.top() + px(2), line.width(), px(18));
    const QFont bold = Theme::instance().font(type().body, row == chosen());
    painter.setFont(bold);
    painter.setPen(colors().text);
    drawLine(painter, words, Qt::AlignLeft | Qt::AlignVCenter, name);
    const double left = textWidth(bold, name) + px(12);
    const QRectF rest = words.adjusted(left, 0, 0, 0);
    painter.setFont(fittedFont(figure, rest.width(), type().body, false));
    painter.setPen(colors().secondary);
    drawLine(painter, rest, Qt::AlignRight | Qt::AlignVCenter, figure);
}

void DeviceBars::paintPrinted(QPainter& painter, int row) const {
    const PracticeDevice& device = practiceDevices[static_cast<std::size_t>(row)];
    const QRectF place = placeOf(row);
    const QString price = device.dollarsHour > 0
                              ? tr("%1 $ an hour").arg(benchNumber(device.dollarsHour))
                              : QStringLiteral("%1 $").arg(groupedNumber(static_cast<qint64>(device.dollars)));
    paintWords(painter, row, latin(device.name),
               QStringLiteral("≈ %1 GFLOP/s · %2").arg(groupedNumber(static_cast<qint64>(device.gflops)), price));
    const double top = place.top() + px(21);
    const double high = std::max(place.height() - px(25), px(4));
    painter.fillRect(QRectF(toPixel(0), top, toPixel(device.gflops) - toPixel(0), high),
                     row == chosen() ? colors().accent : colors().accentLine);
    if (device.units == 0 || bench_.isHidden("device_peak", 0, 0)) return;
    const double peak = toPixel(device.units * device.gigahertz * device.perCycle);
    painter.setPen(QPen(colors().text, 2));
    painter.drawLine(QPointF(peak, top - px(2)), QPointF(peak, top + high + px(2)));
}

void DeviceBars::paintMeasured(QPainter& painter, int row) const {
    const Matrix& measured = matrixOf(bench_.bench().fields(), "measured");
    const double ceiling = measured.at(1, SpeedFma);
    const QRectF place = placeOf(row);
    if (ceiling <= 0) {
        paintWords(painter, row, tr("This computer"), tr("not measured yet"));
        return;
    }
    const auto figure = [&](int column) {
        return groupedNumber(static_cast<qint64>(std::llround(measured.at(1, column))));
    };
    paintWords(painter, row, tr("This computer"),
               tr("%1 GFLOP/s; matrix product %2, convolution %3")
                   .arg(figure(SpeedFma), figure(SpeedProduct), figure(SpeedConvolution)));
    const double top = place.top() + px(21);
    const double high = std::max(place.height() - px(25), px(4));
    painter.fillRect(QRectF(toPixel(0), top, toPixel(ceiling) - toPixel(0), high),
                     row == chosen() ? colors().validation : blended(colors().surface, colors().validation, 0.6));
    painter.setPen(QPen(colors().text, 2));
    for (const int column : {SpeedProduct, SpeedConvolution}) {
        const double at = toPixel(measured.at(1, column));
        painter.drawLine(QPointF(at, top - px(2)), QPointF(at, top + high + px(2)));
    }
}

void DeviceBars::paintAxis(QPainter& painter) const {
    painter.setFont(Theme::instance().font(type().caption));
    const double beneath = height() - px(20);
    for (int i = 0; i <= shownDecades; ++i) {
        const int power = static_cast<int>(leastDecade) + i;
        const double at = toPixel(std::pow(10.0, power));
        painter.setPen(QPen(colors().plotGrid, 1));
        painter.drawLine(QPointF(at, 0), QPointF(at, beneath));
        painter.setPen(colors().caption);
        const double room = px(90);
        const double centre = within(at, room / 2, width() - room / 2);
        const auto side = i == 0 ? Qt::AlignLeft : i == shownDecades ? Qt::AlignRight : Qt::AlignHCenter;
        const QString text =
            i == shownDecades ? QStringLiteral("%1 GFLOP/s").arg(powerOfTen(power)) : powerOfTen(power);
        drawLine(painter, QRectF(centre - room / 2, beneath + px(2), room, px(18)), side | Qt::AlignVCenter, text);
    }
}

void DeviceBars::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(placeOf(chosen()), colors().accentSoft);
    paintAxis(painter);
    const int devices = static_cast<int>(practiceDevices.size());
    for (int row = 0; row < devices; ++row) paintPrinted(painter, row);
    paintMeasured(painter, devices);
    if (hasFocus()) paintFocusFrame(painter, placeOf(chosen()));
}

GalleryCards::GalleryCards(BenchView& bench, QWidget* parent)
    : PracticeChooser(bench, "cards", tr("Applications"), parent) {}

QRectF GalleryCards::placeOf(int index) const {
    const double wide = width() / double(cardColumns);
    const double high = height() / double(cardRows);
    return QRectF(index % cardColumns * wide, index / cardColumns * high, wide, high).adjusted(3, 3, -3, -3);
}

void GalleryCards::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    for (int index = 0; index < galleryCards; ++index) {
        const GalleryCard card = galleryCard(index);
        const bool isChosen = index == chosen();
        const QRectF place = placeOf(index);
        painter.setPen(QPen(isChosen ? colors().accent : colors().hairline, isChosen ? 2 : 1));
        painter.setBrush(isChosen ? colors().accentSoft : colors().surface);
        painter.drawRoundedRect(place, 6, 6);
        const double line = std::min(px(20), place.height() / 2.2);
        QRectF words(place.left() + px(8), place.center().y() - line, place.width() - px(16), line);
        painter.setFont(fittedFont(card.title, words.width(), type().body, isChosen));
        painter.setPen(colors().text);
        drawLine(painter, words, Qt::AlignLeft | Qt::AlignVCenter, card.title);
        words.translate(0, line);
        const QString beneath = QStringLiteral("%1 · %2").arg(card.slides, hereText(card.here));
        painter.setFont(fittedFont(beneath, words.width(), type().caption, false));
        painter.setPen(card.here == GalleryCard::Here::Yes      ? colors().success
                       : card.here == GalleryCard::Here::Partly ? colors().validationText
                                                                : colors().caption);
        drawLine(painter, words, Qt::AlignLeft | Qt::AlignVCenter, beneath);
    }
    if (hasFocus()) paintFocusFrame(painter, placeOf(chosen()));
}

}  // namespace fovea
