// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/inspector/ledger_table.h"

#include <QFontMetrics>
#include <QItemSelectionModel>
#include <QPainter>

#include "widgets/inspector/ledger_model.h"
#include "widgets/style/theme.h"

namespace fovea {

namespace {

constexpr int square = 8;
constexpr int padding = 7;

QFont cellFont(bool bold = false) {
    const Theme& theme = Theme::instance();
    // Between caption and body, so that sixteen layers stand side by side.
    return theme.font(theme.type().caption, bold);
}

int rowHeight() { return QFontMetrics(cellFont()).height() + 7; }

void paintGround(QPainter& painter, const QRect& rect, bool selected, bool faulty) {
    const ThemeColors& colors = Theme::instance().colors();
    painter.fillRect(rect, selected ? colors.accentSoft : faulty ? colors.errorSoft : colors.surface);
    painter.setPen(colors.hairline);
    painter.drawLine(rect.bottomLeft(), rect.bottomRight());
}

}  // namespace

LedgerHeader::LedgerHeader(QWidget* parent) : QHeaderView(Qt::Horizontal, parent) {
    setSectionsClickable(true);
    setHighlightSections(false);
}

QSize LedgerHeader::sizeHint() const { return {QHeaderView::sizeHint().width(), rowHeight() + 4}; }

QSize LedgerHeader::sectionSizeFromContents(int section) const {
    const QString name = model()->headerData(section, Qt::Horizontal, Qt::DisplayRole).toString();
    return {QFontMetrics(cellFont(true)).horizontalAdvance(name) + square + 6 + 2 * padding, rowHeight() + 4};
}

void LedgerHeader::paintSection(QPainter* painter, const QRect& rect, int section) const {
    const Theme& theme = Theme::instance();
    const QVariant family = model()->headerData(section, Qt::Horizontal, LedgerModel::FamilyRole);
    const bool faulty = model()->headerData(section, Qt::Horizontal, LedgerModel::FaultyRole).toBool();
    const bool unknown = model()->headerData(section, Qt::Horizontal, LedgerModel::UnknownRole).toBool();
    const bool selected = selectionModel() != nullptr && selectionModel()->isColumnSelected(section, {});
    painter->save();
    paintGround(*painter, rect, selected, faulty);
    const QFont font = cellFont(selected || faulty);
    const QString name = model()->headerData(section, Qt::Horizontal, Qt::DisplayRole).toString();
    const int width = square + 6 + QFontMetrics(font).horizontalAdvance(name);
    int x = rect.center().x() - width / 2;
    painter->fillRect(QRect(x, rect.center().y() - square / 2 + 1, square, square),
                      theme.familyColor(static_cast<LayerFamily>(family.toInt())));
    x += square + 6;
    painter->setFont(font);
    painter->setPen(faulty     ? theme.colors().error
                    : selected ? theme.colors().accent
                    : unknown  ? theme.colors().caption
                               : theme.colors().text);
    painter->drawText(QRect(x, rect.top(), rect.right() - x + 1, rect.height()), Qt::AlignLeft | Qt::AlignVCenter,
                      name);
    painter->restore();
}

LedgerRowHeader::LedgerRowHeader(QWidget* parent) : QHeaderView(Qt::Vertical, parent) { setSectionsClickable(true); }

QSize LedgerRowHeader::sectionSizeFromContents(int section) const {
    const QString name = model()->headerData(section, Qt::Vertical, Qt::DisplayRole).toString();
    return {QFontMetrics(cellFont(true)).horizontalAdvance(name) + 32, rowHeight()};
}

void LedgerRowHeader::paintSection(QPainter* painter, const QRect& rect, int section) const {
    painter->save();
    paintGround(*painter, rect, false, false);
    const bool sorted = model()->headerData(section, Qt::Vertical, LedgerModel::SortedRole).toBool();
    painter->setFont(cellFont(sorted));
    painter->setPen(sorted ? Theme::instance().colors().accent : Theme::instance().colors().secondary);
    if (sorted) {
        painter->drawText(rect.adjusted(0, 0, -3, 0), Qt::AlignRight | Qt::AlignVCenter, QStringLiteral("▸"));
    }
    painter->drawText(rect.adjusted(16, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                      model()->headerData(section, Qt::Vertical, Qt::DisplayRole).toString());
    painter->restore();
}

void LedgerDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const ThemeColors& colors = Theme::instance().colors();
    const bool faulty = index.data(LedgerModel::FaultyRole).toBool();
    const bool unknown = index.data(LedgerModel::UnknownRole).toBool();
    painter->save();
    paintGround(*painter, option.rect, option.state.testFlag(QStyle::State_Selected), faulty);
    const bool marks = faulty && index.row() <= LedgerModel::SizeRow;
    painter->setFont(cellFont(faulty && index.row() == LedgerModel::OutputRow));
    painter->setPen(marks ? colors.error : unknown || (faulty && !marks) ? colors.caption : colors.text);
    painter->drawText(option.rect, Qt::AlignCenter, index.data().toString());
    painter->restore();
}

QSize LedgerDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const {
    return {QFontMetrics(cellFont()).horizontalAdvance(index.data().toString()) + 2 * padding, rowHeight()};
}

}  // namespace fovea
