// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <array>
#include <set>
#include <vector>

#include "core/analysis/network_analysis.h"
#include "widgets/inspector/layer_arithmetic.h"

namespace fovea {

/// The ledger's cells: a column per layer, a row per quantity.
class LedgerModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Row { OutputRow, SizeRow, ParameterRow, MacsRow, MemoryRow, FieldRow, JumpRow, OffsetRow, RowCount };
    enum Role { FaultyRole = Qt::UserRole, UnknownRole, FamilyRole, SortedRole };

    explicit LedgerModel(QObject* parent = nullptr) : QAbstractTableModel(parent) {}

    /// Keeps columns in place where the layers stay the same, so that the selection stays too.
    void setNetwork(const NetworkAnalysis& network);
    /// Orders the columns by this row, the largest first and unknown ones last, equals as they are computed; −1: all as
    /// they are computed.
    void sortBy(int row);
    int sortedBy() const { return sortedBy_; }
    /// Their parameters are marked as frozen.
    void setFrozen(const std::set<NodeId>& frozen);
    NodeId nodeAt(int column) const { return columns_.at(static_cast<std::size_t>(column)).node; }
    int columnOf(NodeId node) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Column {
        NodeId node;
        QString name;
        LayerFamily family{};
        LedgerColumn cells;
        std::array<double, RowCount> sizes{};  ///< what rows are sorted by
        friend bool operator==(const Column&, const Column&) = default;
    };
    std::vector<Column> sorted(std::vector<Column> columns) const;

    std::vector<Column> inOrder_;  ///< of computation
    std::vector<Column> columns_;
    int sortedBy_ = -1;
    std::set<NodeId> frozen_;
};

}  // namespace fovea
