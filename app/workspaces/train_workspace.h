// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>

#include "app/session/snapshot_wants.h"
#include "app/session/training_snapshot.h"
#include "app/workspaces/workspace.h"
#include "app/workspaces/workspace_state.h"

class QLabel;
class QScrollArea;
class QStackedWidget;
class QToolButton;

namespace fovea {

class ConfusionView;
class CurvePlot;
class FilterGallery;
class GradientBars;
class LectureTitle;
class MicroscopePage;
class ResultsPage;
class RunController;
class RunsPage;
class Segments;
class TrainControls;
class TransportBar;

/// Train: transport, controls, loss and accuracy, gradients, and how the classes fare; or, in place of the curves, the
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

    CurvePlot* lossPlot() const { return loss_; }
    CurvePlot* accuracyPlot() const { return accuracy_; }
    TrainControls* controls() const { return controls_; }
    TransportBar* transport() const { return transport_; }
    ResultsPage* results() const { return results_; }
    RunsPage* runs() const { return runs_; }
    MicroscopePage* microscope() const { return microscope_; }

protected:
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QWidget* makeDock();
    void placeDock();
    enum class Page { Curves, Results, Runs, Microscope };
    void showPage(Page page);
    void showHistory();
    void showPastRuns();
    void addPoints(const CurvePoints& points);
    bool isRateEvent(const StepReport& report, double perEpoch) const;
    void nameValidated();
    void addRateChange(const StepReport& report, double perEpoch);
    void showEvaluation(const EpochReport& report);
    void showClasses(const Evaluation& evaluation, const QString& caption);
    void showSnapshot(const SnapshotPointer& snapshot);
    void showFilters();
    /// Asks for snapshots with what this page shows.
    void wantSnapshots();
    double epochOf(std::int64_t step) const;

    RunController& run_;
    LectureTitle* lectureTitle_;
    TransportBar* transport_;
    TrainControls* controls_;
    QScrollArea* controlsScroll_;
    CurvePlot* loss_;
    CurvePlot* accuracy_;
    GradientBars* gradients_;
    ResultsPage* results_;
    RunsPage* runs_;
    MicroscopePage* microscope_;
    Segments* pages_;  ///< a Page each
    QStackedWidget* center_ = nullptr;
    QWidget* dock_ = nullptr;
    QToolButton* dockButton_;
    ConfusionView* confusion_ = nullptr;
    FilterGallery* filters_ = nullptr;
    QLabel* filtersHint_ = nullptr;
    float lastRate_ = 0;
    std::map<NodeId, double> epochMaximum_;
    std::int64_t maximumEpoch_ = -1;
    SnapshotWants::Token wanted_;
    bool visible_ = false;
    bool lecture_ = false;
};

}  // namespace fovea
