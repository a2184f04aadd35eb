// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/class_table.h"

#include <algorithm>
#include <cmath>

#include <QHelpEvent>
#include <QToolTip>

#include "widgets/text/numbers.h"

namespace fovea {

namespace {

constexpr double classHeadHeight = 24;
constexpr double classRowHeight = 28;

double shareOf(const ClassTable::Share& share) {
    return share.whole > 0 ? double(share.part) / double(share.whole) : 0;
}

QString percents(double share) { return decimalNumber(100 * share, 1); }

}  // namespace

ClassTable::ClassTable(QWidget* parent) : PaintedWidget(parent) {
    setMouseTracking(true);
    setAccessibleName(tr("Recall and precision by class"));
}

void ClassTable::setRows(std::vector<Row> rows) {
    rows_ = std::move(rows);
    QStringList sentences;
    for (int row = 0; row < int(rows_.size()); ++row) sentences += sentence(row);
    setAccessibleDescription(sentences.join(QChar(u'\n')));
    updateGeometry();
    update();
}

int ClassTable::heightForWidth(int) const {
    const double around = (rect().height() - body().height());
    return int(std::ceil(around + px(classHeadHeight) + px(classRowHeight) * double(std::max<std::size_t>(rows_.size(), 1))));
}

QRectF ClassTable::rowRect(int row) const {
    return {body().left(), body().top() + px(classHeadHeight) + row * px(classRowHeight), body().width(), px(classRowHeight)};
}

QString ClassTable::sentence(int row) const {
    if (row < 0 || row >= int(rows_.size())) return {};
    const Row& own = rows_[std::size_t(row)];
    const QString found =
        own.recall.whole > 0
            ? tr("%1: %2 of %3 found, %4 % (%5 to %6 %)")
                  .arg(own.name, groupedNumber(own.recall.part), groupedNumber(own.recall.whole),
                       percents(shareOf(own.recall)), percents(own.recall.low), percents(own.recall.high))
            : tr("%1: no images").arg(own.name);
    const QString taken =
        own.precision.whole > 0
            ? tr("of %1 taken for it %2 are right, %3 % (%4 to %5 %)")
                  .arg(groupedNumber(own.precision.whole), groupedNumber(own.precision.part),
                       percents(shareOf(own.precision)), percents(own.precision.low), percents(own.precision.high))
            : tr("none was taken for it");
    return tr("%1; %2.").arg(found, taken);
}

ClassTable::Columns ClassTable::columns() const {
    const QFont font = Theme::instance().font(type().body);
    double names = px(40);
    for (const Row& row : rows_) names = std::max(names, textWidth(font, row.name));
    const QRectF area = body();
    names = std::min(names + px(4), area.width() * 0.3);
    const double gap = px(16);
    const double width = (area.width() - names - 2 * gap) / 2;
    Columns at;
    at.names = names;
    at.recall = QRectF(area.left() + names + gap, area.top(), width, px(classHeadHeight));
    at.precision = at.recall.translated(width + gap, 0);
    return at;
}

void ClassTable::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintPanelAndTitle(painter);
    const Columns at = columns();
    painter.setFont(Theme::instance().font(type().caption));
    painter.setPen(colors().caption);
    // What the words mean is said where there is room for both.
    const QStringList whole{tr("recall: found of its images"), tr("precision: right where named")};
    const auto fits = [&](const QString& head) { return textWidth(painter.font(), head) <= at.recall.width(); };
    const bool wide = std::ranges::all_of(whole, fits);
    drawLine(painter, at.recall, Qt::AlignLeft | Qt::AlignVCenter, wide ? whole[0] : tr("recall"));
    drawLine(painter, at.precision, Qt::AlignLeft | Qt::AlignVCenter, wide ? whole[1] : tr("precision"));
    for (int i = 0; i < int(rows_.size()); ++i) {
        const Row& row = rows_[std::size_t(i)];
        const QRectF line = rowRect(i);
        painter.setFont(Theme::instance().font(type().body));
        painter.setPen(colors().text);
        drawLine(painter, QRectF(line.left(), line.top(), at.names, line.height()), Qt::AlignRight | Qt::AlignVCenter,
                 row.name);
        const auto cell = [&](const QRectF& column) {
            return QRectF(column.left(), line.top(), column.width(), line.height());
        };
        paintShare(painter, cell(at.recall), row.recall, colors().accent);
        paintShare(painter, cell(at.precision), row.precision, colors().validation);
    }
}

void ClassTable::paintShare(QPainter& painter, const QRectF& cell, const Share& share, const QColor& color) const {
    const double number = px(58);
    const QRectF track(cell.left(), cell.center().y() - px(5), std::max(4.0, cell.width() - number), px(10));
    painter.setPen(Qt::NoPen);
    painter.setBrush(colors().sunken);
    painter.drawRoundedRect(track, 2, 2);
    painter.setFont(Theme::instance().font(type().body));
    const QRectF text(track.right(), cell.top(), number, cell.height());
    if (share.whole == 0) {
        painter.setPen(colors().caption);
        drawLine(painter, text, Qt::AlignRight | Qt::AlignVCenter, QStringLiteral("–"));
        return;
    }
    const double value = shareOf(share);
    painter.setBrush(blended(color, colors().surface, 0.3));
    painter.drawRoundedRect(QRectF(track.topLeft(), QSizeF(track.width() * value, track.height())), 2, 2);
    const auto at = [&](double x) { return track.left() + x * track.width(); };
    painter.setPen(QPen(colors().text, 1.5));
    painter.drawLine(QPointF(at(share.low), track.center().y()), QPointF(at(share.high), track.center().y()));
    for (const double end : {share.low, share.high})
        painter.drawLine(QPointF(at(end), track.top() + 1), QPointF(at(end), track.bottom() - 1));
    painter.setPen(colors().text);
    drawLine(painter, text, Qt::AlignRight | Qt::AlignVCenter, percentText(value, 1));
}

bool ClassTable::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        for (int row = 0; row < int(rows_.size()); ++row)
            if (rowRect(row).contains(help->pos())) {
                QToolTip::showText(help->globalPos(), sentence(row), this, rowRect(row).toRect());
                return true;
            }
        QToolTip::hideText();
        return true;
    }
    return PaintedWidget::event(event);
}

}  // namespace fovea
