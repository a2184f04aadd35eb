// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <set>

#include "core/analysis/network_analysis.h"
#include "core/exchange/code/text_export.h"

class QLabel;
class QTableView;
class QToolButton;

namespace fovea {

class LedgerModel;

/// The size ledger: one column per layer, with the arithmetic of its output, its cost and its receptive field. Columns
/// stand in the order of computation or, after a click on a row's head, by that row, the largest first.
class LedgerView : public QWidget {
    Q_OBJECT
public:
    explicit LedgerView(QWidget* parent = nullptr);

    void setNetwork(const NetworkAnalysis& network);
    /// Marks what stays as it is, and says in the title how much that is.
    void setFrozen(const std::set<NodeId>& frozen);
    /// What training takes with batches of this size; 0 bytes: nobody knows.
    void setTrainingMemory(int batch, std::int64_t bytes);
    /// Orders the layers by a row of LedgerModel, or as they are computed where they are ordered by it already.
    void sortBy(int row);
    /// Does not emit selectionChanged().
    void setSelection(const std::set<NodeId>& nodes);
    /// Shows the row of outputs only.
    void setCollapsed(bool collapsed);
    bool isCollapsed() const { return collapsed_; }
    QTableView* table() const { return table_; }

    /// The table for a document: Markdown, or cells between tabs for a spreadsheet.
    QString markdown() const;
    QString tabSeparated() const;

public Q_SLOTS:
    /// Puts the table on the clipboard, as Markdown in the text and as HTML for word processors.
    void copyAsTable() const;
    /// The same layers, one in each line, as the export writes them.
    void copyAs(TextFormat format) const;

Q_SIGNALS:
    void selectionChanged(const std::set<NodeId>& nodes);
    void inspectRequested(NodeId node);
    void collapsedChanged(bool collapsed);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void makeCopyMenu();
    void restyle();
    void readSelection();
    void showCounts();

    LedgerModel* model_ = nullptr;
    QTableView* table_ = nullptr;
    QLabel* title_ = nullptr;
    QLabel* formula_ = nullptr;
    QLabel* counts_ = nullptr;
    QLabel* memory_ = nullptr;
    NetworkSpec spec_;
    NetworkCost cost_;
    std::set<NodeId> selected_;
    std::set<NodeId> frozen_;
    QToolButton* copy_ = nullptr;
    QToolButton* collapse_ = nullptr;
    bool collapsed_ = false;
    bool reading_ = true;
};

}  // namespace fovea
