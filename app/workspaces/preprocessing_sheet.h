// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QStringList>
#include <QTimer>
#include <memory>
#include <optional>
#include <vector>

#include "app/preprocessing_search.h"
#include "app/session/lone_job.h"
#include "core/network/weights.h"

class QLabel;
class QPushButton;

namespace fovea {

class PictureChoice;
class PreprocessingForm;
class RunController;

/// How a model of another program wants its pictures: presets with their accuracies on labelled images, numbers of one's own,
/// the picture before and after, and what the model says of it. What is used becomes part of the model, as one step of undo.
class PreprocessingSheet : public QDialog {
    Q_OBJECT

public:
    /// `name`: the model's, as people call it; `remarks`: what is worth knowing of its file, where it was opened just now.
    /// Requires a sound network with trained weights.
    PreprocessingSheet(RunController& run, PictureChoice& choice, const QString& name, const QStringList& remarks,
                       QWidget* parent);

    /// Whether the document has what it takes.
    static bool isPossible(const RunController& run);
    void accept() override;

private:
    QWidget* pictureColumn(const QStringList& remarks);
    QWidget* trialRow();
    void takeWay();
    void showPicture();
    void showRanges(const std::vector<float>& before, const std::vector<float>& after, int channels);
    void askModel();
    void showAnswers(const std::vector<float>& before, const std::vector<float>& after);
    void takeData();
    /// Begins by itself where that takes moments.
    void offerTrial();
    void startTrial();
    void showProposal(const PreprocessingSearch& search);

    RunController& run_;
    PictureChoice& choice_;
    std::shared_ptr<const Model> model_;
    std::optional<StatedInput> before_;
    int channels_ = 0;
    std::shared_ptr<const Dataset> pictures_;  ///< to try on; null where the data doesn't fit
    PreprocessingForm* form_ = nullptr;
    QLabel* asItIs_ = nullptr;
    QLabel* asItGets_ = nullptr;
    QLabel* asItIsNote_ = nullptr;
    QLabel* asItGetsNote_ = nullptr;
    QLabel* ranges_ = nullptr;
    QLabel* example_ = nullptr;
    QLabel* answersBefore_ = nullptr;
    QLabel* answersAfter_ = nullptr;
    QLabel* verdict_ = nullptr;
    QPushButton* try_ = nullptr;
    QPushButton* use_ = nullptr;
    QTimer asking_;
    LoneJob answering_, trying_;
    bool touched_ = false;  ///< the user has chosen, so that a proposal chooses no more
};

}  // namespace fovea
