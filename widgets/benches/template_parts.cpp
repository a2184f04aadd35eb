// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/benches/template_parts.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

#include "core/benches/drawn_pictures.h"
#include "widgets/benches/bench_numbers.h"
#include "widgets/benches/softmax_parts.h"
#include "widgets/images/map_image.h"

namespace fovea {
namespace {

constexpr int templateGalleryRows = 2;

QImage templateImage(const Matrix& pixels, bool isSigned, double limit) {
    const FloatMap map{pixels.rows, pixels.columns, {pixels.values.begin(), pixels.values.end()}};
    return mapImage(map, isSigned ? MapScale::Signed : MapScale::NonNegative, static_cast<float>(limit));
}

Matrix templatePicture(const Matrix& rows, int row, int height, int width) {
    const auto first = rows.values.begin() + std::ptrdiff_t{row} * rows.columns;
    return {height, width, std::vector<double>(first, first + rows.columns)};
}

bool hasTemplateNegative(const Matrix& numbers) {
    return std::ranges::any_of(numbers.values, [](double each) { return each < 0; });
}

bool hidesTemplateScores(const BenchView& bench) {
    const Matrix& scores = matrixOf(bench.bench().readings(), "scores");
    bool hidden = bench.isHidden("predicted", 0, 0);
    for (int row = 0; row < scores.rows; ++row) hidden = hidden || bench.isHidden("scores", row, 0);
    return hidden;
}

/// Counts over all pictures: one of them would tell the others.
bool hidesTemplateAnswers(const BenchView& bench) {
    bool hidden = bench.isHidden("right", 0, 0);
    for (int column = 0; column < drawnClasses; ++column) hidden = hidden || bench.isHidden("answers", 0, column);
    return hidden;
}

}  // namespace

double templateScale(const Matrix& numbers) {
    double largest = 0;
    for (const double each : numbers.values) largest = std::max(largest, std::abs(each));
    return largest > 0 ? largest : 1;
}

bool hasSignedTemplates(const Bench& bench) { return choiceOf(bench.fields(), "filters") != "means"; }

PaintedGrid::PaintedGrid(double dark, const QString& name, QWidget* parent) : PaintedWidget(parent), dark_(dark) {
    setTitle(name);
    setAccessibleName(name);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setCursor(Qt::CrossCursor);
}

void PaintedGrid::setPixels(const Matrix& pixels, bool isSigned, double limit) {
    pixels_ = pixels;
    signed_ = isSigned;
    limit_ = limit;
    current_ = {std::clamp(current_.x(), 0, pixels.columns - 1), std::clamp(current_.y(), 0, pixels.rows - 1)};
    update();
}

void PaintedGrid::setMeant(bool meant) {
    meant_ = meant;
    update();
}

QRectF PaintedGrid::square() const {
    const QRectF area = body().adjusted(px(2), px(2), -px(2), -px(2));
    const double cell =
        std::max(std::min(area.width() / std::max(pixels_.columns, 1), area.height() / std::max(pixels_.rows, 1)), 1.0);
    return {area.left() + (area.width() - cell * pixels_.columns) / 2, area.top(), cell * pixels_.columns,
            cell * pixels_.rows};
}

QRectF PaintedGrid::pixelRect(int row, int column) const {
    const QRectF all = square();
    const double cell = all.width() / pixels_.columns;
    return {all.left() + column * cell, all.top() + row * cell, cell, cell};
}

void PaintedGrid::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    paintPanelAndTitle(painter);
    painter.setRenderHint(QPainter::Antialiasing, false);
    const QRectF all = square();
    painter.drawImage(all, templateImage(pixels_, signed_, limit_));
    if (pixels_.columns <= 16) {
        painter.setPen(QPen(blended(colors().secondary, colors().surface, 0.4), 0));
        for (int row = 0; row < pixels_.rows; ++row)
            for (int column = 0; column < pixels_.columns; ++column) painter.drawRect(pixelRect(row, column));
    }
    painter.setPen(QPen(meant_ ? colors().accent : colors().controlBorder, meant_ ? 3 : 1));
    painter.drawRect(all);
    if (hasFocus()) {
        painter.setPen(QPen(colors().accent, 2));
        painter.drawRect(pixelRect(current_.y(), current_.x()).adjusted(1, 1, -1, -1));
    }
}

void PaintedGrid::mousePressEvent(QMouseEvent* event) { mouseMoveEvent(event); }

void PaintedGrid::mouseMoveEvent(QMouseEvent* event) {
    const QRectF all = square();
    if (!(event->buttons() & (Qt::LeftButton | Qt::RightButton)) || !all.contains(event->position())) return;
    const double cell = all.width() / pixels_.columns;
    const int column = std::min(static_cast<int>((event->position().x() - all.left()) / cell), pixels_.columns - 1);
    const int row = std::min(static_cast<int>((event->position().y() - all.top()) / cell), pixels_.rows - 1);
    current_ = {column, row};
    const double value = (event->buttons() & Qt::RightButton) ? dark_ : 1;
    if (pixels_.at(row, column) != value) Q_EMIT painted(row, column, value);
    update();
}

void PaintedGrid::keyPressEvent(QKeyEvent* event) {
    const auto move = [this](int columns, int rows) {
        current_ = {std::clamp(current_.x() + columns, 0, pixels_.columns - 1),
                    std::clamp(current_.y() + rows, 0, pixels_.rows - 1)};
        update();
    };
    switch (event->key()) {
        case Qt::Key_Left: move(-1, 0); return;
        case Qt::Key_Right: move(1, 0); return;
        case Qt::Key_Up: move(0, -1); return;
        case Qt::Key_Down: move(0, 1); return;
        case Qt::Key_1: Q_EMIT painted(current_.y(), current_.x(), 1); return;
        case Qt::Key_0: Q_EMIT painted(current_.y(), current_.x(), 0); return;
        case Qt::Key_Minus: Q_EMIT painted(current_.y(), current_.x(), dark_); return;
        default: PaintedWidget::keyPressEvent(event);
    }
}

void PaintedGrid::enterEvent(QEnterEvent* /*event*/) { Q_EMIT hovered(true); }
void PaintedGrid::leaveEvent(QEvent* /*event*/) { Q_EMIT hovered(false); }

ScoreLamps::ScoreLamps(BenchView& bench, const MatrixView& cells, QWidget* parent)
    : PaintedWidget(parent), bench_(bench), cells_(cells) {
    setObjectName(QStringLiteral("lamps"));
    setAccessibleName(tr("Scores as lamps and bars"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void ScoreLamps::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const BenchState& readings = bench_.bench().readings();
    const Matrix& scores = matrixOf(readings, "scores");
    const double largest = templateScale(scores);
    const bool hidden = hidesTemplateScores(bench_);
    const bool both = hasTemplateNegative(scores) && !hidden;
    const double names = px(92);
    const QRectF bars(names + px(28), 0, width() - names - px(32), height());
    const double zero = both ? bars.center().x() : bars.left();
    for (int row = 0; row < scores.rows; ++row) {
        const QRectF cell = cells_.cellRect(row, 0);
        const bool shown = row == bench_.bench().step();
        const bool wins = !hidden && row == wholeOf(readings, "predicted");
        if (shown) painter.fillRect(QRectF(0, cell.top(), width(), cell.height()), colors().accentSoft);
        painter.setFont(Theme::instance().font(type().body, wins));
        painter.setPen(wins ? colors().accent : colors().text);
        drawLine(painter, QRectF(0, cell.top(), names, cell.height()), Qt::AlignRight | Qt::AlignVCenter,
                 softmaxClassName(row, scores.rows));
        const bool sealed = cells_.isSealed(row, 0);
        const double share = sealed ? 0 : scores.at(row, 0) / largest;
        painter.setPen(QPen(wins ? colors().accent : colors().secondary, wins ? 2.5 : 1));
        painter.setBrush(blended(colors().sunken, colors().validation, std::max(share, 0.0)));
        painter.drawEllipse(QPointF(names + px(15), cell.center().y()), px(7), px(7));
        if (sealed) continue;
        const double to = zero + share * (both ? bars.width() / 2 : bars.width());
        painter.fillRect(
            QRectF(std::min(zero, to), cell.top() + cell.height() * 0.22, std::abs(to - zero), cell.height() * 0.56),
            wins ? colors().accent : colors().accentLine);
    }
    painter.setPen(QPen(colors().secondary, 1));
    painter.drawLine(QPointF(zero, 0), QPointF(zero, height()));
}

void ScoreLamps::mousePressEvent(QMouseEvent* event) {
    for (int row = 0; row < cells_.matrix().rows; ++row)
        if (cells_.cellRect(row, 0).top() <= event->position().y() &&
            event->position().y() < cells_.cellRect(row, 0).bottom())
            bench_.set({{"class", Matrix(row)}});
}

TemplateGallery::TemplateGallery(BenchView& bench) : bench_(bench) {
    setObjectName(QStringLiteral("templates"));
    setAccessibleName(tr("All templates"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

/// Two rows where there is room for them.
int TemplateGallery::columnsShown() const {
    const int count = matrixOf(bench_.bench().readings(), "templates").rows;
    return count > templateGalleryRows && height() >= px(130) ? (count + templateGalleryRows - 1) / templateGalleryRows
                                                              : count;
}

QRectF TemplateGallery::tile(int index) const {
    const int count = matrixOf(bench_.bench().readings(), "templates").rows;
    const int columns = columnsShown();
    const double line = px(16);
    const double high = height() / double((count + columns - 1) / columns);
    const double wide = width() / double(columns);
    const double side = std::max(std::min(wide - px(6), high - line - px(4)), 8.0);
    return {index % columns * wide + (wide - side) / 2, index / columns * high + 1, side, side};
}

void TemplateGallery::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    const Matrix& templates = matrixOf(bench_.bench().readings(), "templates");
    const Matrix& one = matrixOf(bench_.bench().readings(), "template");
    const BenchValue* answers = bench_.bench().value("answers");
    const bool isSigned = hasSignedTemplates(bench_.bench());
    const double limit = isSigned ? templateScale(templates) : 1;
    for (int row = 0; row < templates.rows; ++row) {
        const QRectF place = tile(row);
        painter.drawImage(place,
                          templateImage(templatePicture(templates, row, one.rows, one.columns), isSigned, limit));
        const bool shown = row == bench_.bench().step();
        painter.setPen(QPen(shown ? colors().accent : colors().controlBorder, shown ? 3 : 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(place);
        const double room = width() / double(columnsShown());
        const QRectF line(place.center().x() - room / 2, place.bottom() + px(2), room, px(14));
        painter.setPen(colors().secondary);
        const QString count = answers == nullptr             ? QString()
                              : hidesTemplateAnswers(bench_) ? QStringLiteral("?")
                                                             : benchNumber(std::get<Matrix>(*answers).at(0, row));
        painter.setFont(Theme::instance().font(type().caption));
        const QString name = softmaxClassName(row, templates.rows);
        const QString both = count.isEmpty() ? name : QStringLiteral("%1: %2").arg(name, count);
        // A count alone where there is no room for the name.
        drawLine(painter, line, Qt::AlignCenter, textWidth(painter.font(), both) <= line.width() ? both : count);
    }
}

void TemplateGallery::mousePressEvent(QMouseEvent* event) {
    for (int row = 0; row < matrixOf(bench_.bench().readings(), "templates").rows; ++row)
        if (tile(row).contains(event->position())) {
            bench_.set({{"class", Matrix(row)}});
            return;
        }
}

PictureGallery::PictureGallery(BenchView& bench) : bench_(bench) {
    setObjectName(QStringLiteral("pictures"));
    setAccessibleName(tr("Fifty drawn pictures"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

QRectF PictureGallery::tile(int index) const {
    const int rows = drawnPictures().rows / drawnClasses;
    const double cell = std::min(width() / double(drawnClasses), height() / double(rows));
    const double left = (width() - cell * drawnClasses) / 2;
    return {left + index % drawnClasses * cell + 1, index / drawnClasses * cell + 1, cell - 3, cell - 3};
}

void PictureGallery::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    const int chosen = wholeOf(bench_.bench().fields(), "example");
    for (int i = 0; i < drawnPictures().rows; ++i) {
        const QRectF place = tile(i);
        painter.drawImage(place, templateImage(templatePicture(drawnPictures(), i, drawnSide, drawnSide), false, 1));
        if (i + 1 != chosen) continue;
        painter.setPen(QPen(colors().surface, 5));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(place);
        painter.setPen(QPen(colors().accent, 3));
        painter.drawRect(place);
    }
}

void PictureGallery::mousePressEvent(QMouseEvent* event) {
    for (int i = 0; i < drawnPictures().rows; ++i)
        if (tile(i).contains(event->position())) {
            bench_.set({{"example", Matrix(i + 1)}});
            return;
        }
}

}  // namespace fovea
