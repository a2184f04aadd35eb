// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/runs_view.h"

#include <QHeaderView>
#include <QPainter>
#include <QSortFilterProxyModel>
#include <QStyledItemDelegate>
#include <algorithm>
#include <array>
#include <utility>

#include "core/evaluation/intervals.h"
#include "widgets/style/theme.h"

namespace fovea {

namespace {

/// All words, anywhere in the row.
class WordFilter : public QSortFilterProxyModel {
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;
    void setWords(const QString& words) {
        words_ = words.simplified().split(u' ', Qt::SkipEmptyParts);
        invalidateFilter();
    }
    void setAllowed(std::optional<std::vector<int>> sweepRuns) {
        allowed_ = std::move(sweepRuns);
        invalidateFilter();
    }

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override {
        const auto* runs = qobject_cast<const RunsModel*>(sourceModel());
        const int id = runs->runs()[std::size_t(row)].id;
        if (allowed_ && id < 0 && std::ranges::count(*allowed_, id) == 0) return false;
        QString all;
        for (int column = 0; column < RunsModel::ColumnCount; ++column)
            all += sourceModel()->index(row, column, parent).data(Qt::DisplayRole).toString() + u'\n';
        return std::ranges::all_of(words_,
                                   [&](const QString& word) { return all.contains(word, Qt::CaseInsensitive); });
    }

private:
    QStringList words_;
    std::optional<std::vector<int>> allowed_;
};

/// A track with an H from the interval's one end to the other.
class IntervalDelegate : public QStyledItemDelegate {
public:
    IntervalDelegate(const RunsModel& model, const QSortFilterProxyModel& proxy, QObject* parent)
        : QStyledItemDelegate(parent), model_(model), proxy_(proxy) {}

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        QStyledItemDelegate::paint(painter, option, index);
        const RunSummary& run = model_.runs()[std::size_t(proxy_.mapToSource(index).row())].row.run;
        const ThemeColors& colors = Theme::instance().colors();
        const QRectF cell(option.rect);
        const QRectF track(cell.left() + 6, cell.center().y() - 2, cell.width() - 12, 4);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(colors.sunken);
        painter->drawRoundedRect(track, 2, 2);
        if (run.images > 0) {
            const RunsModel::Range axis = model_.range();
            const Interval interval = wilsonInterval(run.right, run.images);
            const auto x = [&](double share) {
                return track.left() + track.width() * (share - axis.low) / (axis.high - axis.low);
            };
            painter->setPen(QPen(colors.validation, 2));
            painter->drawLine(QPointF(x(interval.low), track.center().y()),
                              QPointF(x(interval.high), track.center().y()));
            for (const double end : {interval.low, interval.high})
                painter->drawLine(QPointF(x(end), track.center().y() - 5), QPointF(x(end), track.center().y() + 5));
        }
        painter->restore();
    }

private:
    const RunsModel& model_;
    const QSortFilterProxyModel& proxy_;
};

constexpr int runRowHeight = 32;
constexpr int intervalWidth = 110;
constexpr int widestText = 300;
constexpr int cellRoom = 16;
constexpr int leastWidth = 40;

/// In the settings: never changed.
constexpr std::array<const char*, RunsModel::ColumnCount> columnNames = {
    "name", "differs", "accuracy", "interval", "seconds", "parameters", "macs", "note"};

QString columnName(int column) { return QString::fromLatin1(columnNames[std::size_t(column)]); }

}  // namespace

RunsView::RunsView(RunsModel& model, QWidget* parent)
    : QTableView(parent), model_(model), proxy_(new WordFilter(this)) {
    setObjectName(QStringLiteral("runsTable"));
    setAccessibleName(tr("Runs"));
    proxy_->setSourceModel(&model_);
    proxy_->setSortRole(Qt::UserRole);
    proxy_->setSortLocaleAware(true);
    setModel(proxy_);
    setItemDelegateForColumn(RunsModel::Interval, new IntervalDelegate(model_, *proxy_, this));
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setEditTriggers(EditKeyPressed | SelectedClicked);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setHorizontalScrollMode(ScrollPerPixel);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setStretchLastSection(true);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setMinimumSectionSize(leastWidth);
    setSortingEnabled(true);
    sortByColumn(RunsModel::Name, Qt::AscendingOrder);
    connect(this, &QTableView::doubleClicked, this, [this] {
        if (const auto id = currentId()) Q_EMIT opened(*id);
    });
    connect(horizontalHeader(), &QHeaderView::sectionResized, this, [this](int column, int before, int now) {
        if (fitting_ || before == now || column == RunsModel::ColumnCount - 1) return;  // the last one fills up
        drawn_[columnName(column)] = qRound(now / Theme::instance().px(1));
        Q_EMIT widthsDrawn();
    });
    connect(&model_, &QAbstractItemModel::modelReset, this, &RunsView::fitColumns);
    connect(&model_, &QAbstractItemModel::dataChanged, this, &RunsView::fitColumns);
    connect(&Theme::instance(), &Theme::changed, this, &RunsView::fitColumns);
    fitColumns();
}

void RunsView::setFilter(const QString& words) { static_cast<WordFilter*>(proxy_)->setWords(words); }

void RunsView::setAllowed(std::optional<std::vector<int>> sweepRuns) {
    static_cast<WordFilter*>(proxy_)->setAllowed(std::move(sweepRuns));
}

std::optional<int> RunsView::currentId() const {
    const QModelIndex current = proxy_->mapToSource(currentIndex());
    if (!current.isValid()) return std::nullopt;
    return model_.runs()[std::size_t(current.row())].id;
}

void RunsView::setCurrentId(int id) {
    const auto& runs = model_.runs();
    const auto found = std::ranges::find(runs, id, &ShownRun::id);
    if (found == runs.end() || currentId() == id) return;
    const QModelIndex source = model_.index(int(found - runs.begin()), RunsModel::Name);
    if (const QModelIndex shown = proxy_->mapFromSource(source); shown.isValid()) setCurrentIndex(shown);
}

std::vector<RunTableRow> RunsView::shownRows() const {
    std::vector<RunTableRow> rows;
    for (int row = 0; row < proxy_->rowCount(); ++row)
        rows.push_back(model_.runs()[std::size_t(proxy_->mapToSource(proxy_->index(row, 0)).row())].row);
    return rows;
}

void RunsView::setDrawnWidths(const QMap<QString, int>& widths) {
    drawn_ = widths;
    fitColumns();
}

void RunsView::fitColumns() {
    const Theme& theme = Theme::instance();
    fitting_ = true;
    verticalHeader()->setDefaultSectionSize(theme.ipx(runRowHeight));
    for (int column = 0; column < RunsModel::ColumnCount; ++column) {
        if (const int drawn = drawn_.value(columnName(column)); drawn > 0) {
            setColumnWidth(column, std::max(theme.ipx(drawn), leastWidth));
            continue;
        }
        if (column == RunsModel::Interval) {
            setColumnWidth(column, theme.ipx(intervalWidth));
            continue;
        }
        resizeColumnToContents(column);
        setColumnWidth(column, std::min(columnWidth(column) + cellRoom, theme.ipx(widestText)));
    }
    int over = -viewport()->width();
    for (int column = 0; column < RunsModel::ColumnCount; ++column) over += columnWidth(column);
    for (const auto& [column, least] :
         {std::pair(RunsModel::Note, 140), {RunsModel::Differs, 180}, {RunsModel::Name, 140}}) {
        if (drawn_.contains(columnName(column))) continue;
        const int given = std::clamp(columnWidth(column) - theme.ipx(least), 0, std::max(over, 0));
        setColumnWidth(column, columnWidth(column) - given);
        over -= given;
    }
    fitting_ = false;
}

void RunsView::resizeEvent(QResizeEvent* event) {
    QTableView::resizeEvent(event);
    fitColumns();
}

void RunsView::closeEditor(QWidget* editor, QAbstractItemDelegate::EndEditHint hint) {
    QTableView::closeEditor(editor, hint);
    Q_EMIT editingEnded();
}

void RunsView::currentChanged(const QModelIndex& current, const QModelIndex& previous) {
    QTableView::currentChanged(current, previous);
    if (const auto id = currentId()) Q_EMIT currentIdChanged(*id);
}

}  // namespace fovea
