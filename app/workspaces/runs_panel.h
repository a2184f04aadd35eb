// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <set>

#include <QFrame>
#include <QTreeWidget>

class QPushButton;

namespace fovea {

class RunController;
struct PastRun;

/// Tells whether a name is being written in it.
class RunsTree : public QTreeWidget {
public:
    using QTreeWidget::QTreeWidget;
    bool isEditing() const { return state() == EditingState; }
};

/// The runs and the epochs that were kept of each, in a panel that pops up: pick one and rewind to it, or go
/// on from it; a tick shows a past run's curves in the charts.
class RunsPanel : public QFrame {
    Q_OBJECT
public:
    explicit RunsPanel(RunController& run, QWidget* parent = nullptr);

    /// Opens under `anchor`, with an epoch of the present run chosen where one is given.
    void openUnder(QWidget* anchor, std::optional<qint64> epoch = std::nullopt);
    /// Whether a past run's curves are to be shown: of those that are comparable the ones that nobody hid, of the
    /// others those that were asked for.
    bool shows(const PastRun& run) const;
    const std::set<int>& hidden() const { return hidden_; }
    const std::set<int>& shown() const { return shown_; }
    void setChoice(std::set<int> hidden, std::set<int> shown);

Q_SIGNALS:
    void choiceChanged();

private:
    void fill();
    void takeEdit(QTreeWidgetItem* item, int column);
    QTreeWidgetItem* addRun(int number);
    void showChoice();
    void carryOut();

    RunController& run_;
    RunsTree* tree_;
    QPushButton* go_;
    QPushButton* forget_;
    QPushButton* rename_;
    std::set<int> hidden_;
    std::set<int> shown_;  ///< although they are not comparable
    bool filling_ = false;
};

}  // namespace fovea
