// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <set>

#include "core/analysis/network_analysis.h"

class QLabel;
class QTableView;
class QToolButton;

namespace fovea {

class LedgerModel;

/// The size ledger: one column per layer, in the order of computation, with the arithmetic of its
/// output, its cost and its receptive field.
class LedgerView : public QWidget {
    Q_OBJECT
public:
    explicit LedgerView(QWidget* parent = nullptr);

    void setNetwork(const NetworkAnalysis& network);
    /// Marks what stays as it is, and says in the title how much that is.
    void setFrozen(const std::set<NodeId>& frozen);
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

Q_SIGNALS:
    void selectionChanged(const std::set<NodeId>& nodes);
    void inspectRequested(NodeId node);
    void collapsedChanged(bool collapsed);

private:
    void restyle();
    void readSelection();
    void showCounts();

    LedgerModel* model_ = nullptr;
    QTableView* table_ = nullptr;
    QLabel* title_ = nullptr;
    QLabel* formula_ = nullptr;
    QLabel* counts_ = nullptr;
    NetworkCost cost_;
    std::set<NodeId> frozen_;
    QToolButton* copy_ = nullptr;
    QToolButton* collapse_ = nullptr;
    bool collapsed_ = false;
    bool reading_ = true;
};

}  // namespace fovea
