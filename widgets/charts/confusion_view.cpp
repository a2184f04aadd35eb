// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/confusion_view.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QToolTip>
#include <algorithm>
#include <cmath>
#include <numeric>

#include "widgets/text/numbers.h"
#include "widgets/values/within.h"

namespace fovea {

ConfusionView::ConfusionView(QWidget* parent) : PaintedWidget(parent) {
    setTitle(tr("Validation by class"));
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void ConfusionView::setTable(std::vector<QString> classes, std::vector<std::vector<std::int64_t>> counts) {
    const std::size_t n = classes.size();
    const bool square = counts.size() == n &&
                        std::all_of(counts.begin(), counts.end(), [n](const auto& row) { return row.size() == n; });
    if (!square) return clear();
    const bool resized = classes_ != classes;
    classes_ = std::move(classes);
    counts_ = std::move(counts);
    totals_.clear();
    for (const auto& row : counts_) totals_.push_back(std::accumulate(row.begin(), row.end(), std::int64_t{0}));
    if (resized) {
        current_.reset();
        updateGeometry();
    }
    QStringList shares;
    for (std::size_t i = 0; i < n; ++i) shares << classes_[i] + QLatin1Char(' ') + percentText(share(int(i)));
    setAccessibleDescription(tr("Right per class: %1.").arg(shares.join(QStringLiteral(", "))));
    update();
}

void ConfusionView::clear() {
    classes_.clear();
    counts_.clear();
    totals_.clear();
    current_.reset();
    setAccessibleDescription({});
    updateGeometry();
    update();
}

void ConfusionView::setBarsOnly(bool barsOnly) {
    barsOnly_ = barsOnly;
    if (title() == tr("Validation by class") && barsOnly) setTitle(tr("Accuracy by class"));
    updateGeometry();
    update();
}

double ConfusionView::share(int truth) const {
    const auto i = std::size_t(truth);
    return totals_[i] > 0 ? double(counts_[i][i]) / double(totals_[i]) : 0;
}

void ConfusionView::themeChanged() { updateGeometry(); }

ConfusionView::Layout ConfusionView::layout(double width) const {
    const QFont caption = Theme::instance().font(type().caption);
    double names = textWidth(caption, tr("predicted \u2192"));
    for (const QString& name : classes_) names = std::max(names, textWidth(caption, name));
    const double n = double(std::max<std::size_t>(classes_.size(), 1));
    const QPointF origin = body().topLeft();
    const double bars = std::clamp(width * 0.22, px(60), px(110));
    Layout at;
    at.names = names;
    const double free = width - names - px(8) - bars - px(12);
    at.cell = std::max(4.0, std::floor(std::min(free / n, px(26))));
    at.matrix = QRectF(origin.x() + names + px(8), origin.y() + names + px(4), at.cell * n, at.cell * n);
    at.bars = QRectF(at.matrix.right() + px(12), at.matrix.top(), origin.x() + width - at.matrix.right() - px(12),
                     at.matrix.height());
    return at;
}

int ConfusionView::barColumns(double width) const { return width < px(330) ? 1 : 2; }

int ConfusionView::heightForWidth(int width) const {
    const double inner = width - (rect().width() - body().width());
    const double below = rect().height() - body().bottom();
    if (classes_.empty()) return int(titleHeight() + px(40));
    if (!barsOnly_) return int(std::ceil(layout(inner).matrix.bottom() + below + px(4)));
    const auto columns = std::size_t(barColumns(inner));
    return int(body().top() + below + px(32) * double((classes_.size() + columns - 1) / columns));
}

QSize ConfusionView::sizeHint() const { return {ipx(440), heightForWidth(ipx(440))}; }

QSize ConfusionView::minimumSizeHint() const { return {ipx(280), ipx(60)}; }

QRectF ConfusionView::cellRect(Cell cell) const {
    const Layout at = layout(body().width());
    return {at.matrix.left() + cell.predicted * at.cell, at.matrix.top() + cell.truth * at.cell, at.cell, at.cell};
}

std::optional<ConfusionView::Cell> ConfusionView::cellAt(const QPointF& position) const {
    if (barsOnly_ || classes_.empty()) return std::nullopt;
    const Layout at = layout(body().width());
    const int row = int(std::floor((position.y() - at.matrix.top()) / at.cell));
    const int column = int(std::floor((position.x() - at.matrix.left()) / at.cell));
    const int n = int(classes_.size());
    if (row < 0 || column < 0 || row >= n || column >= n) return std::nullopt;
    return Cell{row, column};
}

QString ConfusionView::sentence(Cell cell) const {
    const auto truth = std::size_t(cell.truth);
    const auto predicted = std::size_t(cell.predicted);
    if (truth >= classes_.size() || predicted >= classes_.size()) return {};
    const std::int64_t count = counts_[truth][predicted];
    const double part = totals_[truth] > 0 ? double(count) / double(totals_[truth]) : 0;
    const QString how = cell.truth == cell.predicted ? tr("%1 of %2 images of %3 were recognised (%4).")
                                                     : tr("%1 of %2 images of %3 were taken for %5 (%4).");
    const QString text =
        how.arg(groupedNumber(count), groupedNumber(totals_[truth]), classes_[truth], percentText(part, 1));
    return cell.truth == cell.predicted ? text : text.arg(classes_[predicted]);
}

void ConfusionView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    paintPanelAndTitle(painter);
    if (classes_.empty()) {
        painter.setPen(colors().caption);
        painter.setFont(Theme::instance().font(type().body));
        drawLine(painter, QRectF(body().topLeft(), QSizeF(body().width(), px(28))), Qt::AlignLeft,
                 tr("Appears after the first epoch."));
        return;
    }
    if (barsOnly_) return paintBarColumns(painter);
    const Layout at = layout(body().width());
    paintMatrix(painter, at);
    paintNames(painter, at);
    paintBars(painter, at);
}

void ConfusionView::paintMatrix(QPainter& painter, const Layout& at) const {
    painter.setFont(Theme::instance().font(std::max(8, type().caption - 1)));
    const int n = int(classes_.size());
    for (int row = 0; row < n; ++row) {
        const double total = std::max<double>(1, double(totals_[std::size_t(row)]));
        for (int column = 0; column < n; ++column) {
            const std::int64_t count = counts_[std::size_t(row)][std::size_t(column)];
            if (count == 0) continue;
            const double part = double(count) / total;
            const bool right = row == column;
            const QColor fill =
                right ? blended(colors().surface, colors().accent, 0.35 + 0.65 * std::sqrt(part))
                      : blended(colors().surface, colors().validation, 0.08 + 1.05 * std::sqrt(part) * 0.9);
            const QRectF cell =
                QRectF(at.matrix.left() + column * at.cell, at.matrix.top() + row * at.cell, at.cell, at.cell)
                    .adjusted(0.75, 0.75, -0.75, -0.75);
            painter.setPen(Qt::NoPen);
            painter.setBrush(fill);
            painter.drawRoundedRect(cell, 2, 2);
            const bool onAccent = right && part > 0.3;
            painter.setPen(onAccent ? colors().onAccent : colors().text);
            if (at.cell >= px(17))
                painter.drawText(cell.adjusted(-3, 0, 3, 0), Qt::AlignCenter, QString::number(count));
        }
    }
    if (!current_) return;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colors().accent, 2));
    painter.drawRoundedRect(cellRect(*current_), 2, 2);
}

void ConfusionView::paintNames(QPainter& painter, const Layout& at) const {
    const QRectF area = body();
    painter.setFont(Theme::instance().font(type().caption));
    painter.setPen(colors().caption);
    const double line = px(15);
    const double right = at.matrix.left() - px(8);
    const QRectF corner(area.left(), at.matrix.top() - 2 * line - px(4), right - area.left(), line);
    drawLine(painter, corner, Qt::AlignLeft, tr("true \u2193"));
    drawLine(painter, corner.translated(0, line), Qt::AlignLeft, tr("predicted \u2192"));
    for (int i = 0; i < int(classes_.size()); ++i) {
        const bool marked = current_ && current_->truth == i;
        painter.setPen(marked ? colors().text : colors().secondary);
        drawLine(painter, QRectF(area.left(), at.matrix.top() + i * at.cell, right - area.left(), at.cell),
                 Qt::AlignRight, classes_[std::size_t(i)]);
        painter.setPen(current_ && current_->predicted == i ? colors().text : colors().secondary);
        painter.save();
        painter.translate(at.matrix.left() + (i + 0.5) * at.cell, at.matrix.top() - px(6));
        painter.rotate(-90);
        drawLine(painter, QRectF(0, -at.cell / 2, at.names + 4, at.cell), Qt::AlignLeft, classes_[std::size_t(i)]);
        painter.restore();
    }
}

void ConfusionView::paintBars(QPainter& painter, const Layout& at) const {
    painter.setFont(Theme::instance().font(type().caption));
    const double number = px(36);
    for (int i = 0; i < int(classes_.size()); ++i) {
        const QRectF row(at.bars.left(), at.bars.top() + i * at.cell, at.bars.width(), at.cell);
        const double thick = std::min(px(8), at.cell * 0.6);
        const QRectF track(row.left(), row.center().y() - thick / 2, std::max(4.0, row.width() - number), thick);
        painter.setPen(Qt::NoPen);
        painter.setBrush(colors().sunken);
        painter.drawRoundedRect(track, 2, 2);
        painter.setBrush(blended(colors().accent, colors().surface, 0.25));
        painter.drawRoundedRect(QRectF(track.topLeft(), QSizeF(track.width() * share(i), thick)), 2, 2);
        painter.setPen(colors().text);
        drawLine(painter, row, Qt::AlignRight, percentText(share(i)));
    }
}

void ConfusionView::paintBarColumns(QPainter& painter) const {
    const Theme& theme = Theme::instance();
    const QRectF area = body();
    const int n = int(classes_.size());
    const int columns = barColumns(area.width());
    const int rows = (n + columns - 1) / columns;
    const double column = (area.width() - px(24) * (columns - 1)) / columns;
    const double line = std::min(px(36), area.height() / std::max(1, rows));
    double names = 0;
    for (const QString& name : classes_) names = std::max(names, textWidth(theme.font(type().caption), name));
    names = std::min(names, column * 0.45);
    for (int i = 0; i < n; ++i) {
        const QRectF row(area.left() + (i % columns) * (column + px(24)), area.top() + (i / columns) * line, column,
                         line);
        painter.setFont(theme.font(type().caption));
        painter.setPen(colors().text);
        drawLine(painter, QRectF(row.left(), row.top(), names, line), Qt::AlignRight, classes_[std::size_t(i)]);
        const QRectF track(row.left() + names + px(8), row.center().y() - px(7), row.width() - names - px(54), px(14));
        painter.setPen(Qt::NoPen);
        painter.setBrush(colors().sunken);
        painter.drawRoundedRect(track, 2, 2);
        painter.setBrush(colors().accent);
        painter.drawRoundedRect(QRectF(track.topLeft(), QSizeF(track.width() * share(i), track.height())), 2, 2);
        painter.setFont(theme.font(type().caption, true));
        painter.setPen(colors().text);
        drawLine(painter, QRectF(track.right() + px(6), row.top(), px(40), line), Qt::AlignLeft, percentText(share(i)));
    }
}

void ConfusionView::mouseMoveEvent(QMouseEvent* event) {
    const std::optional<Cell> cell = cellAt(event->position());
    if (cell == current_) return;
    current_ = cell;
    setCursor(cell ? Qt::PointingHandCursor : Qt::ArrowCursor);
    update();
}

void ConfusionView::leaveEvent(QEvent*) {
    current_.reset();
    update();
}

void ConfusionView::mousePressEvent(QMouseEvent* event) {
    const std::optional<Cell> cell = cellAt(event->position());
    if (event->button() == Qt::LeftButton && cell) Q_EMIT cellClicked(cell->truth, cell->predicted);
}

void ConfusionView::keyPressEvent(QKeyEvent* event) {
    const int n = int(classes_.size());
    if (n == 0 || barsOnly_) return PaintedWidget::keyPressEvent(event);
    Cell cell = current_.value_or(Cell{});
    switch (event->key()) {
        case Qt::Key_Left: --cell.predicted; break;
        case Qt::Key_Right: ++cell.predicted; break;
        case Qt::Key_Up: --cell.truth; break;
        case Qt::Key_Down: ++cell.truth; break;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            if (current_) Q_EMIT cellClicked(current_->truth, current_->predicted);
            return;
        default: return PaintedWidget::keyPressEvent(event);
    }
    if (!current_) cell = {};
    current_ = Cell{within(cell.truth, 0, n - 1), within(cell.predicted, 0, n - 1)};
    setAccessibleDescription(sentence(*current_));
    QToolTip::showText(mapToGlobal(cellRect(*current_).bottomRight().toPoint()), sentence(*current_), this);
    update();
}

bool ConfusionView::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        if (const std::optional<Cell> cell = cellAt(help->pos()))
            QToolTip::showText(help->globalPos(), sentence(*cell), this, cellRect(*cell).toRect());
        else
            QToolTip::hideText();
        return true;
    }
    return PaintedWidget::event(event);
}

}  // namespace fovea
