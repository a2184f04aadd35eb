// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <string>
#include <vector>

#include "app/session/sweep_session.h"
#include "app/session/twin_run.h"
#include "app/workspaces/runs_model.h"
#include "app/workspaces/workspace_state.h"

class QGridLayout;
class QLabel;
class QLineEdit;
class QMenu;
class QProgressBar;
class QPushButton;

namespace fovea {

class ParallelView;
class RunController;
class RunScatter;
class RunsView;
class Segments;

/// A page of Train: the runs that the project keeps and those of a sweep, as a table, against their size, and as parallel coordinates; and where twin
/// runs and sweeps are begun.
class RunsPage : public QWidget {
    Q_OBJECT
public:
    explicit RunsPage(RunController& run, QWidget* parent = nullptr);

    RunsState state() const;
    void setState(const RunsState& state);
    /// In view: what has changed meanwhile is shown.
    void setShown(bool shown);

    SweepSession& sweep() { return sweep_; }
    TwinRun& twin() { return twin_; }
    RunsView* table() const { return table_; }
    RunScatter* scatter() const { return scatter_; }
    ParallelView* parallel() const { return parallel_; }

Q_SIGNALS:
    /// A run of a sweep is to be looked at: its project.
    void openRequested(const QString& path);
    /// The curves of twin runs are what is to be looked at now.
    void curvesRequested();
    void notified(const QString& sentence);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* makeTable();
    QWidget* makeSweepRow();
    QWidget* makeSide();
    void connectSessions();
    void placeParts();
    void fillTwinMenu();
    void fillExportMenu(QMenu& menu);
    void refresh();
    std::vector<ShownRun> shownRuns() const;
    void showTable();
    void showScatter();
    void showSweep();
    void showPosition();
    void takeBrush();
    void compareWith();
    void chooseRun(int id);
    void openRun(int id);
    void beginSweep();
    void closeSweep();
    std::string exported(bool latex) const;
    void copy(bool latex);
    void save(bool latex);

    RunController& run_;
    RunsState state_;  ///< of the document: its sweep need not be the one that is shown
    std::string shownSweep_;
    SweepSession sweep_;
    TwinRun twin_;
    RunsModel model_;
    RunsView* table_ = nullptr;
    RunScatter* scatter_ = nullptr;
    ParallelView* parallel_ = nullptr;
    QGridLayout* parts_ = nullptr;
    QWidget* tablePanel_ = nullptr;
    QWidget* side_ = nullptr;
    QLabel* caption_ = nullptr;
    QLineEdit* filter_ = nullptr;
    QPushButton* compare_ = nullptr;
    QPushButton* twinButton_ = nullptr;
    QPushButton* sweepButton_ = nullptr;
    Segments* sizes_ = nullptr;
    QWidget* sweepRow_ = nullptr;
    QLabel* sweepText_ = nullptr;
    QProgressBar* progress_ = nullptr;
    QPushButton* stop_ = nullptr;
    QPushButton* close_ = nullptr;
};

}  // namespace fovea
