// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <set>

#include <QFrame>

class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace fovea {

class RunController;

/// The runs and the epochs that were kept of each, in a panel that pops up: pick one and rewind to it, or go
/// on from it; a tick shows a past run's curves in the charts.
class RunsPanel : public QFrame {
    Q_OBJECT
public:
    explicit RunsPanel(RunController& run, QWidget* parent = nullptr);

    /// Opens under `anchor`, with an epoch of the present run chosen where one is given.
    void openUnder(QWidget* anchor, std::optional<qint64> epoch = std::nullopt);
    /// Past runs whose curves are not to be shown.
    const std::set<int>& hidden() const { return hidden_; }
    void setHidden(std::set<int> runs);

Q_SIGNALS:
    void hiddenChanged();

private:
    void fill();
    QTreeWidgetItem* addRun(int number);
    void showChoice();
    void carryOut();

    RunController& run_;
    QTreeWidget* tree_;
    QPushButton* go_;
    QPushButton* forget_;
    std::set<int> hidden_;
    bool filling_ = false;
};

}  // namespace fovea
