// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "app/session/pressure_trial.h"
#include "app/workspaces/see_question_panel.h"

class QLabel;
class QPushButton;
class QSlider;
class QStackedWidget;

namespace fovea {

class ClassBars;
class RunController;
class Segments;
class TraceView;

/// A page of See: how the network fares without its smallest weights, or with weights of few bits. The network itself
/// stays as it is; what is wanted can be saved as a copy.
class SeePressurePanel : public SeeQuestionPanel {
    Q_OBJECT

public:
    explicit SeePressurePanel(RunController& run, QWidget* parent = nullptr);

    WeightPressure pressure() const;
    bool isTrying() const { return trial_.isRunning() || whole_.isRunning(); }

protected:
    bool isBusy() const override { return isTrying(); }
    void subjectChanged() override;
    void halt() override;
    void clear() override;

private:
    QWidget* makeControls();
    QWidget* makeFigures();
    void setPressure(const WeightPressure& pressure);
    /// By a control: goes into what undo takes back.
    void takeChoice();
    void undo();
    /// A trial that is under way is let come to its picture first, so that a slider that is dragged gets answers.
    void ask();
    void showControls();
    void take(const PressureResult& result);
    void takeWhole(const PressureResult& result);
    void showFigures();
    void showTrace();
    void saveCopy();
    void writeCopy(const QString& path);

    RunController& run_;
    PressureTrial trial_;
    PressureTrial whole_;  ///< without pressure, to compare with
    bool askAgain_ = false;
    bool dragged_ = false;  ///< the slider has moved since it was pressed
    std::optional<PressureResult> now_;
    std::optional<PressureResult> before_;
    std::vector<PressureResult> tried_;  ///< whole ones, of these weights
    std::vector<WeightPressure> undo_;
    WeightPressure shown_;                ///< what the controls say
    std::shared_ptr<const Model> model_;  ///< that tried_ and before_ are of
    Segments* kinds_;
    QStackedWidget* variants_;
    Segments* scopes_;
    Segments* scales_;
    QSlider* slider_;
    QLabel* amount_;
    QPushButton* undoButton_;
    QPushButton* stop_;
    QPushButton* save_;
    QLabel* accuracyBefore_;
    QLabel* accuracyNow_;
    QLabel* progress_;
    TraceView* trace_;
    ClassBars* barsBefore_;
    ClassBars* barsNow_;
};

}  // namespace fovea
