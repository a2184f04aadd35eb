// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHeaderView>
#include <QStyledItemDelegate>

namespace fovea {

/// A layer's name behind the square of its family's colour.
class LedgerHeader : public QHeaderView {
    Q_OBJECT
public:
    explicit LedgerHeader(QWidget* parent = nullptr);
    QSize sizeHint() const override;

protected:
    QSize sectionSizeFromContents(int section) const override;
    void paintSection(QPainter* painter, const QRect& rect, int section) const override;
};

/// A row's name, flush left.
class LedgerRowHeader : public QHeaderView {
    Q_OBJECT
public:
    explicit LedgerRowHeader(QWidget* parent = nullptr);

protected:
    QSize sectionSizeFromContents(int section) const override;
    void paintSection(QPainter* painter, const QRect& rect, int section) const override;
};

/// Cells over hairlines; the selected column tinted, a faulty one red.
class LedgerDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

}  // namespace fovea
