// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QWidget>
#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "app/session/job.h"
#include "app/session/model_evaluation.h"
#include "app/workspaces/workspace_state.h"
#include "widgets/charts/confusion_view.h"

class QBoxLayout;
class QLabel;
class QPushButton;
class QScrollArea;
class QStackedWidget;

namespace fovea {

class ClassTable;
class ConfidencePage;
class RunController;
class Segments;
class ThumbnailGrid;

/// A page of Train: how the newest weights fare on the images that are held back, or on the test images, which stay sealed
/// until somebody opens them. Which class is taken for which, the mistakes as pictures, each class's recall and
/// precision, and whether the network is as sure as it is right.
class ResultsPage : public QWidget {
    Q_OBJECT

public:
    explicit ResultsPage(RunController& run, QWidget* parent = nullptr);

    const ResultsState& state() const { return state_; }
    void setState(const ResultsState& state);
    /// In view: what was never tried on the held-back images is tried.
    void setShown(bool shown);

Q_SIGNALS:
    /// One of the images is to be looked at in See; `testImage` is its number among the test images, or −1.
    void lookRequested(const QImage& picture, const QString& name, qint64 testImage);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    using Cell = ConfusionView::Cell;
    QWidget* makeHead();
    QWidget* makeSide();
    ModelEvaluation& evaluation();
    void connectEvaluation(ModelEvaluation& evaluation, std::size_t part);
    void measure();
    void takePart(int part);
    void takeView(int view);
    void placeSide();
    void refresh();
    void refreshHead();
    void showResults();
    void showCell(std::optional<Cell> cell);
    void loadPictures(std::vector<std::int64_t> places);
    void look();

    RunController& run_;
    ResultsState state_;
    std::optional<Cell> cell_;
    std::vector<std::int64_t> shownPlaces_;  ///< of the pictures that are shown, in the predictions
    Job pictures_;

    QLabel* sentence_ = nullptr;
    QLabel* remark_ = nullptr;
    QLabel* progress_ = nullptr;
    Segments* parts_ = nullptr;
    QPushButton* measure_ = nullptr;
    QPushButton* stop_ = nullptr;
    QWidget* body_ = nullptr;
    ConfusionView* confusion_ = nullptr;
    QScrollArea* confusionScroll_ = nullptr;
    Segments* views_ = nullptr;
    QStackedWidget* pages_ = nullptr;
    QBoxLayout* sideHead_ = nullptr;
    QLabel* mistakesTitle_ = nullptr;
    QPushButton* allMistakes_ = nullptr;
    QPushButton* look_ = nullptr;
    ThumbnailGrid* mistakes_ = nullptr;
    ClassTable* classes_ = nullptr;
    ConfidencePage* confidence_ = nullptr;
};

}  // namespace fovea
