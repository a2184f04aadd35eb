// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/divergence_bar.h"

#include <QPushButton>

#include "app/session/run_controller.h"

namespace fovea {

DivergenceBar::DivergenceBar(RunController& run, QWidget* parent)
    : NoticeBar(Kind::Error, QStringLiteral("divergence"), parent), run_(run), back_(new QPushButton(this)) {
    back_->setObjectName(QStringLiteral("divergence.back"));
    addButton(back_);
    connect(back_, &QPushButton::clicked, this, &DivergenceBar::goBack);
    connect(&run_, &RunController::diverged, this, &DivergenceBar::tell);
    connect(&run_.session(), &TrainingSession::rewound, this, &QWidget::hide);
    connect(&run_.session(), &TrainingSession::stateChanged, this, [this](TrainingSession::State state) {
        if (state != TrainingSession::State::Paused) hide();
    });
}

void DivergenceBar::tell(const QString& sentence) {
    setText(sentence);
    const auto good = run_.lastGood();
    back_->setText(good ? tr("Go back to epoch %1").arg(good->epoch) : tr("Back to the initial weights"));
    show();
}

void DivergenceBar::goBack() {
    hide();
    if (const auto good = run_.lastGood()) {
        run_.branchFrom(run_.document().runNumber(), good->step);
    } else {
        run_.rewind();
    }
}

}  // namespace fovea
