// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/classes_dock.h"

#include <QLabel>
#include <QVBoxLayout>

#include "app/session/run_controller.h"
#include "app/session/run_position.h"
#include "app/workspaces/first_filters.h"
#include "widgets/charts/confusion_view.h"
#include "widgets/images/filter_gallery.h"
#include "widgets/style/parts.h"
#include "widgets/text/numbers.h"

namespace fovea {

ClassesDock::ClassesDock(RunController& run, QWidget* parent)
    : QWidget(parent),
      run_(run),
      confusion_(new ConfusionView(this)),
      filters_(new FilterGallery(this)),
      filtersHint_(roleLabel({}, "caption", this)) {
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    confusion_->setTitle(tr("Validation by class"));
    filters_->setTitle(tr("First-layer filters"));
    filters_->setColumns(8);
    filters_->setLargestSide(48);
    filtersHint_->setWordWrap(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(16);
    column->addWidget(confusion_, 3);
    column->addWidget(filters_);
    column->addWidget(filtersHint_);
    column->addStretch(1);

    onOtherHistory(run_, this, [this] { showHistory(); });
    connect(&run_.session(), &TrainingSession::pointsArrived, this, [this](const CurvePoints& points) {
        for (const EpochReport& report : points.epochs) showEvaluation(report);
    });
    connect(&run_.test(), &ModelEvaluation::finished, this, [this](const Evaluation& evaluation) {
        confusion_->setTitle(tr("Test images by class"));
        showClasses(
            evaluation,
            tr("%1 images · %2 %").arg(groupedNumber(evaluation.count), decimalNumber(100 * evaluation.accuracy, 1)));
    });
    connect(&run_, &RunController::modelChanged, this, &ClassesDock::showFilters);
    showHistory();
}

void ClassesDock::setBarsOnly(bool on) { confusion_->setBarsOnly(on); }

void ClassesDock::setWatched(bool watched) {
    watched_ = watched;
    showFilters();
}

void ClassesDock::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    showFilters();  // which arrived while nobody could see them
}

void ClassesDock::showHistory() {
    confusion_->clear();
    confusion_->setCaption(tr("after the first epoch"));
    if (run_.session().state() == TrainingSession::State::Preparing) return;
    const History& history = historyOf(run_);
    if (!history.epochs.empty()) showEvaluation(history.epochs.back());
    showFilters();
}

void ClassesDock::showEvaluation(const EpochReport& report) {
    if (!report.validated) return;
    confusion_->setTitle(tr("Validation by class"));
    showClasses(report.validation,
                tr("after epoch %1 · %2 %").arg(report.epoch).arg(decimalNumber(100 * report.validation.accuracy, 1)));
}

void ClassesDock::showClasses(const Evaluation& evaluation, const QString& caption) {
    std::vector<QString> names;
    for (const std::string& name : run_.session().run().classNames) names.push_back(QString::fromStdString(name));
    if (names.empty()) {
        for (const std::string& name : run_.document().trained().classNames)
            names.push_back(QString::fromStdString(name));
    }
    if (names.empty()) {
        if (const DatasetPair* pair = run_.data()) {
            for (const std::string& name : pair->test->classNames()) names.push_back(QString::fromStdString(name));
        }
    }
    confusion_->setTable(std::move(names), evaluation.confusion);
    confusion_->setCaption(caption);
}

void ClassesDock::showFilters() {
    if (!watched_ || !isVisibleTo(parentWidget())) return;
    const NetworkSpec& spec = run_.document().spec();
    FirstFilters first;
    const auto convolution = firstConvolution(spec);
    if (convolution) first = firstFilters(spec, *convolution, run_.weightsOf(*convolution));
    filters_->setVisible(!first.pictures.empty());
    filtersHint_->setVisible(first.pictures.empty());
    filtersHint_->setText(convolution ? run_.modelBlocker()
                                      : tr("This network has no convolution, so there are no filters to show."));
    if (!first.pictures.empty()) filters_->setFilters(first.pictures, first.kernel);
}

}  // namespace fovea
