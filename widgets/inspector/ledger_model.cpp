// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/inspector/ledger_model.h"

#include <algorithm>
#include <functional>
#include <limits>
#include <utility>

namespace fovea {
namespace {

/// What each row is sorted by; sizes of maps and fields by their areas.
std::array<double, LedgerModel::RowCount> rowSizes(const NetworkAnalysis& network, NodeId id) {
    constexpr double unknown = -std::numeric_limits<double>::infinity();
    std::array<double, LedgerModel::RowCount> sizes;
    sizes.fill(unknown);
    if (const auto cost = network.cost.layers.find(id); cost != network.cost.layers.end()) {
        sizes[LedgerModel::ParameterRow] = static_cast<double>(cost->second.parameters);
        sizes[LedgerModel::MacsRow] = static_cast<double>(cost->second.macs);
    }
    if (const auto found = network.shapes.find(id); found != network.shapes.end()) {
        if (const Shape* shape = std::get_if<Shape>(&found->second)) {
            sizes[LedgerModel::OutputRow] = sizes[LedgerModel::MemoryRow] = static_cast<double>(shape->size());
            sizes[LedgerModel::SizeRow] = double(shape->height) * shape->width;
        }
    }
    const auto field = network.fields.find(id);
    if (field != network.fields.end() && field->second) {
        const ReceptiveField& own = *field->second;
        sizes[LedgerModel::FieldRow] = double(own.size.height) * own.size.width;
        sizes[LedgerModel::JumpRow] = double(own.jump.height) * own.jump.width;
        sizes[LedgerModel::OffsetRow] = double(own.top) + own.left;
    } else if (field != network.fields.end()) {
        sizes[LedgerModel::FieldRow] = std::numeric_limits<double>::infinity();  // sees all
    }
    return sizes;
}

}  // namespace

void LedgerModel::setNetwork(const NetworkAnalysis& network) {
    const NetworkSpec& spec = network.spec;
    std::vector<Column> columns;
    for (const NodeId id : spec.topologicalOrder()) {
        const Node* node = spec.find(id);
        columns.push_back({id, QString::fromStdString(node->name), familyOf(node->layer),
                           ledgerColumn(spec, network.shapes, network.fields, id), rowSizes(network, id)});
    }
    inOrder_ = columns;
    columns = sorted(std::move(columns));
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

std::vector<LedgerModel::Column> LedgerModel::sorted(std::vector<Column> columns) const {
    if (sortedBy_ >= 0) {
        const auto row = static_cast<std::size_t>(sortedBy_);
        std::ranges::stable_sort(columns, std::greater<>(), [row](const Column& column) { return column.sizes[row]; });
    }
    return columns;
}

void LedgerModel::sortBy(int row) {
    if (row != sortedBy_) {
        beginResetModel();
        sortedBy_ = row;
        columns_ = sorted(inOrder_);
        endResetModel();
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
                case JumpRow: return cells.jump;
                case OffsetRow: return cells.offset;
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
        if (role == SortedRole) {
            return section == sortedBy_;
        }
        if (role == Qt::ToolTipRole) {
            return section == sortedBy_ ? tr("Sorted by this, the largest first; a click puts the layers in order again")
                                        : tr("A click, or S in its row, sorts the layers by this, the largest first");
        }
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
            case JumpRow: return tr("Jump");
            case OffsetRow: return tr("Offset");
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
