// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractItemDelegate>
#include <QMap>
#include <QTableView>
#include <optional>
#include <vector>

#include "app/workspaces/runs_model.h"

class QSortFilterProxyModel;

namespace fovea {

/// The table of runs as it is seen: sorted by a click on a head, filtered by words, the accuracy's interval as a mark on an axis.
class RunsView : public QTableView {
    Q_OBJECT
public:
    explicit RunsView(RunsModel& model, QWidget* parent = nullptr);

    /// Only rows in which all of these words stand somewhere.
    void setFilter(const QString& words);
    /// Only rows with these ids, besides those that are no sweep's; nothing: all.
    void setAllowed(std::optional<std::vector<int>> sweepRuns);
    std::optional<int> currentId() const;
    void setCurrentId(int id);
    /// A name or a note is being written; see editingEnded().
    bool isEditing() const { return state() == EditingState; }
    /// The rows as they are shown, in their order.
    std::vector<RunTableRow> shownRows() const;
    /// As wide as what stands in them; where there is less room, words are narrower.
    void fitColumns();
    /// Widths that were drawn by hand, at the usual size of type, by the column's name; they stay.
    const QMap<QString, int>& drawnWidths() const { return drawn_; }
    void setDrawnWidths(const QMap<QString, int>& widths);

Q_SIGNALS:
    void currentIdChanged(int id);
    void opened(int id);
    void editingEnded();
    void widthsDrawn();

protected:
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void closeEditor(QWidget* editor, QAbstractItemDelegate::EndEditHint hint) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    RunsModel& model_;
    QSortFilterProxyModel* proxy_;
    QMap<QString, int> drawn_;
    bool fitting_ = false;
};

}  // namespace fovea
