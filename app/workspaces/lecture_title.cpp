// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/lecture_title.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>

#include "app/session/run_controller.h"
#include "app/session/run_position.h"
#include "core/network/catalogue.h"
#include "widgets/charts/rate_track.h"

namespace fovea {

LectureTitle::LectureTitle(RunController& run, QWidget* parent)
    : QWidget(parent), run_(run), network_(new QLabel), position_(new QLabel), rate_(new QLabel) {
    setObjectName(QStringLiteral("lectureTitle"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    network_->setProperty("role", QStringLiteral("title"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(24, 8, 24, 0);
    row->setSpacing(24);
    row->addWidget(network_);
    row->addWidget(position_);
    row->addStretch(1);
    row->addWidget(rate_);
    TrainingSession& session = run_.session();
    connect(&session, &TrainingSession::pointsArrived, this, &LectureTitle::refresh);
    connect(&session, &TrainingSession::stateChanged, this, &LectureTitle::refresh);
    connect(&run_, &RunController::dataChanged, this, &LectureTitle::refresh);
    connect(&run_.document(), &Document::networkChanged, this, &LectureTitle::nameNetwork);
    connect(&run_.document(), &Document::fileChanged, this, &LectureTitle::nameNetwork);
    for (const auto signal : {&Document::settingsChanged, &Document::modelChanged, &Document::pastRunsChanged})
        connect(&run_.document(), signal, this, &LectureTitle::refresh);
}

void LectureTitle::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    nameNetwork();
}

void LectureTitle::nameNetwork() {
    if (!isVisible()) return;
    const Document& document = run_.document();
    const CatalogueEntry* known = recognise(document.spec());
    const QString file = document.filePath().isEmpty() ? tr("A network of one's own")
                                                       : QFileInfo(document.filePath()).completeBaseName();
    name_ = known != nullptr ? QString::fromStdString(known->title) : file;
    refresh();
}

void LectureTitle::refresh() {
    if (!isVisible()) return;
    const Document& document = run_.document();
    network_->setText(tr("%1 on %2").arg(name_, run_.datasetTitle()));
    const RunPosition position = positionOf(run_);
    position_->setText(
        tr("run %1, epoch %2 of %3").arg(document.runNumber()).arg(position.epoch()).arg(position.epochs()));
    const auto& options = document.settings().options;
    const std::int64_t perEpoch = std::max<std::int64_t>(position.perEpoch, 1);
    const float rate = rateAt(options.schedule, options.learningRate, position.step, perEpoch);
    rate_->setText(QStringLiteral("\u03B7 = <b>%1</b>").arg(rateText(static_cast<double>(rate))));
}

}  // namespace fovea
