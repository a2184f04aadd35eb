// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/inspector/ledger_model.h"

#include <algorithm>

namespace fovea {

void LedgerModel::setNetwork(const NetworkAnalysis& network) {
    const NetworkSpec& spec = network.spec;
    std::vector<Column> columns;
    for (const NodeId id : spec.topologicalOrder()) {
        const Node* node = spec.find(id);
        columns.push_back({id, QString::fromStdString(node->name), familyOf(node->layer),
                           ledgerColumn(spec, network.shapes, network.fields, id)});
    }
    const bool sameLayers = std::equal(columns.begin(), columns.end(), columns_.begin(), columns_.end(),
                                       [](const Column& a, const Column& b) { return a.node == b.node; });
    if (!sameLayers) {
        beginResetModel();
        columns_ = std::move(columns);
        endResetModel();
    } else if (columns != columns_) {
        columns_ = std::move(columns);
        Q_EMIT dataChanged(index(0, 0), index(RowCount - 1, columnCount() - 1));
        Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
    }
}

void LedgerModel::setFrozen(const std::set<NodeId>& frozen) {
    if (frozen == frozen_) {
        return;
    }
    frozen_ = frozen;
    if (!columns_.empty()) {
        Q_EMIT dataChanged(index(ParameterRow, 0), index(ParameterRow, columnCount() - 1));
    }
}

int LedgerModel::columnOf(NodeId node) const {
    const auto found = std::find_if(columns_.begin(), columns_.end(), [&](const Column& c) { return c.node == node; });
    return found == columns_.end() ? -1 : static_cast<int>(found - columns_.begin());
}

int LedgerModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : RowCount; }

int LedgerModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(columns_.size());
}

QVariant LedgerModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) {
        return {};
    }
    const Column& column = columns_[static_cast<std::size_t>(index.column())];
    const LedgerColumn& cells = column.cells;
    switch (role) {
        case Qt::DisplayRole:
            switch (index.row()) {
                case OutputRow: return cells.output;
                case SizeRow: return cells.sizeArithmetic;
                case ParameterRow:
                    return frozen_.contains(column.node) ? tr("%1 frozen").arg(cells.parameters) : cells.parameters;
                case MacsRow: return cells.macs;
                case MemoryRow: return cells.memory;
                case FieldRow: return cells.receptiveField;
                default: return {};
            }
        case Qt::TextAlignmentRole: return static_cast<int>(Qt::AlignCenter);
        case FaultyRole: return cells.faulty;
        case UnknownRole: return cells.unknown;
        default: return {};
    }
}

QVariant LedgerModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation == Qt::Vertical) {
        if (role != Qt::DisplayRole) {
            return {};
        }
        switch (section) {
            case OutputRow: return tr("Output");
            case SizeRow: return tr("Size arithmetic");
            case ParameterRow: return tr("Parameters");
            case MacsRow: return tr("Multiply–adds");
            case MemoryRow: return tr("Memory / image");
            case FieldRow: return tr("Receptive field");
            default: return {};
        }
    }
    if (section < 0 || section >= columnCount()) {
        return {};
    }
    const Column& column = columns_[static_cast<std::size_t>(section)];
    switch (role) {
        case Qt::DisplayRole: return column.name;
        case FaultyRole: return column.cells.faulty;
        case UnknownRole: return column.cells.unknown;
        case FamilyRole: return static_cast<int>(column.family);
        default: return {};
    }
}

}  // namespace fovea
