// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/snapshot_wants.h"
#include "app/session/training_snapshot.h"
#include "app/workspaces/workspace.h"
#include "app/workspaces/workspace_state.h"

class QScrollArea;
class QStackedWidget;
class QToolButton;

namespace fovea {

class ClassesDock;
class CurvePlot;
class CurvesPage;
class LectureTitle;
class MicroscopePage;
class ResultsPage;
class RunController;
class RunsPage;
class Segments;
class TrainControls;
class TransportBar;

/// Train: transport, controls, the curves, and how the classes fare; or, in place of the curves, the
/// results in full, the table of runs, or the microscope.
class TrainWorkspace : public Workspace {
    Q_OBJECT

public:
    explicit TrainWorkspace(RunController& run, QWidget* parent = nullptr);

    QString title() const override;
    void activated() override;
    void deactivated() override;
    void setLecture(bool on) override;

    TrainState state() const;
    void setState(const TrainState& state);

    CurvePlot* lossPlot() const;
    CurvePlot* accuracyPlot() const;
    TrainControls* controls() const { return controls_; }
    TransportBar* transport() const { return transport_; }
    ResultsPage* results() const { return results_; }
    RunsPage* runs() const { return runs_; }
    MicroscopePage* microscope() const { return microscope_; }

protected:
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void placeDock();
    enum class Page { Curves, Results, Runs, Microscope };
    void showPage(Page page);
    /// Asks for snapshots with what this page shows.
    void wantSnapshots();

    RunController& run_;
    LectureTitle* lectureTitle_;
    TransportBar* transport_;
    TrainControls* controls_;
    QScrollArea* controlsScroll_;
    CurvesPage* curves_;
    ResultsPage* results_;
    RunsPage* runs_;
    MicroscopePage* microscope_;
    Segments* pages_;  ///< a Page each
    QStackedWidget* center_ = nullptr;
    ClassesDock* dock_;
    QToolButton* dockButton_;
    SnapshotWants::Token wanted_;
    bool visible_ = false;
    bool lecture_ = false;
};

}  // namespace fovea
