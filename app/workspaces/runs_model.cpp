// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/runs_model.h"

#include <QFont>
#include <algorithm>
#include <cmath>

#include "app/evaluation_text.h"
#include "app/session/run_rows.h"
#include "core/evaluation/intervals.h"
#include "widgets/charts/painted_widget.h"
#include "widgets/style/theme.h"
#include "widgets/text/numbers.h"

namespace fovea {

namespace {

QString orDash(const std::optional<std::int64_t>& number) {
    return number ? groupedNumber(*number) : QStringLiteral("–");
}

}  // namespace

RunsModel::RunsModel(QObject* parent) : QAbstractTableModel(parent) {}

void RunsModel::setRuns(std::vector<ShownRun> runs) {
    const auto ids = [](const std::vector<ShownRun>& list) {
        std::vector<int> found;
        for (const ShownRun& run : list) found.push_back(run.id);
        return found;
    };
    // The same rows with other figures keep what is chosen in them.
    const bool same = ids(runs) == ids(runs_);
    if (!same) beginResetModel();
    runs_ = std::move(runs);
    if (!same)
        endResetModel();
    else if (!runs_.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

RunsModel::Range RunsModel::range() const {
    Range range{1, 0};
    for (const ShownRun& shown : runs_) {
        const RunSummary& run = shown.row.run;
        if (run.images == 0) continue;
        const fovea::Interval interval = wilsonInterval(run.right, run.images);
        range.low = std::min(range.low, std::floor(interval.low * 20) / 20);
        range.high = std::max(range.high, std::ceil(interval.high * 20) / 20);
    }
    return range.low < range.high ? range : Range{};
}

int RunsModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(runs_.size()); }

int RunsModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QString RunsModel::text(const ShownRun& shown, int column) const {
    const RunSummary& run = shown.row.run;
    switch (column) {
        case Name: return QString::fromStdString(shown.row.title);
        case Differs: return shown.isReference ? tr("compared with") : QString::fromStdString(shown.row.differs);
        case Accuracy: return accuracyText(run);
        case Seconds: return decimalNumber(run.seconds, run.seconds < 100 ? 1 : 0);
        case Parameters: return orDash(run.parameters);
        case Macs: return orDash(run.macs);
        case Note: return QString::fromStdString(run.note);
        default: return {};
    }
}

QVariant RunsModel::sortKey(const ShownRun& shown, int column) const {
    const RunSummary& run = shown.row.run;
    switch (column) {
        case Name: return shown.id > 0 ? shown.id : 1'000'000 - shown.id;  // the order in which they were trained
        case Accuracy:
        case Interval: return run.images > 0 ? run.accuracy() : -1.0;
        case Seconds: return run.seconds;
        case Parameters: return qlonglong(run.parameters.value_or(-1));
        case Macs: return qlonglong(run.macs.value_or(-1));
        default: return text(shown, column);
    }
}

QVariant RunsModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount()) return {};
    const ShownRun& shown = runs_[std::size_t(index.row())];
    const RunSummary& run = shown.row.run;
    const int column = index.column();
    switch (role) {
        case Qt::DisplayRole:
        case Qt::EditRole: return text(shown, column);
        case Qt::UserRole: return sortKey(shown, column);
        case Qt::TextAlignmentRole:
            return int(Qt::AlignVCenter | (column >= Accuracy && column <= Macs ? Qt::AlignRight : Qt::AlignLeft));
        case Qt::FontRole:
            return Theme::instance().font(Theme::instance().type().body, column == Name && shown.isPresent);
        case Qt::ForegroundRole:
            if (column == Accuracy) return Theme::instance().colors().validationText;
            return {};
        case Qt::ToolTipRole:
            if (column == Accuracy || column == Interval)
                return run.images > 0 ? accuracySentence(run.right, run.images) : tr("Never tried on held-back images");
            return text(shown, column);
        default: return {};
    }
}

QVariant RunsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter |
                   (section >= Accuracy && section <= Macs && section != Interval ? Qt::AlignRight : Qt::AlignLeft));
    if (role != Qt::DisplayRole) return {};
    switch (section) {
        case Name: return tr("Run");
        case Differs: return tr("Differs in");
        case Accuracy: return tr("Accuracy");
        case Interval: {
            const Range axis = range();
            return tr("%1 to %2").arg(percentText(axis.low), percentText(axis.high));
        }
        case Seconds: return tr("Seconds");
        case Parameters: return tr("Parameters");
        case Macs: return tr("Multiply–adds");
        case Note: return tr("Note");
        default: return {};
    }
}

Qt::ItemFlags RunsModel::flags(const QModelIndex& index) const {
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (!index.isValid() || index.row() >= rowCount()) return flags;
    const bool editable = index.column() == Name || index.column() == Note;
    if (editable && runs_[std::size_t(index.row())].id > 0) flags |= Qt::ItemIsEditable;
    return flags;
}

bool RunsModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (role != Qt::EditRole || !(flags(index) & Qt::ItemIsEditable)) return false;
    const int id = runs_[std::size_t(index.row())].id;
    const QString written = value.toString().simplified();
    if (written == text(runs_[std::size_t(index.row())], index.column())) return false;
    if (index.column() == Name)
        Q_EMIT renamed(id, written);
    else
        Q_EMIT noted(id, written);
    return true;
}

}  // namespace fovea
