// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/divergence_bar.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

#include "app/session/run_controller.h"
#include "app/workspaces/themed_icon.h"
#include "widgets/style/theme.h"

namespace fovea {

DivergenceBar::DivergenceBar(RunController& run, QWidget* parent)
    : QFrame(parent), run_(run), text_(new QLabel), back_(new QPushButton) {
    setObjectName(QStringLiteral("divergenceBar"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(16, 8, 8, 8);
    row->setSpacing(12);
    text_->setWordWrap(true);
    text_->setObjectName(QStringLiteral("divergence.text"));
    back_->setObjectName(QStringLiteral("divergence.back"));
    auto* close = new QToolButton;
    close->setAccessibleName(tr("Close"));
    setThemedIcon(close, QStringLiteral("close"));
    row->addWidget(text_, 1);
    row->addWidget(back_);
    row->addWidget(close);
    const auto restyle = [this] {
        const ThemeColors& colors = Theme::instance().colors();
        setStyleSheet(QStringLiteral("#divergenceBar { background: %1; border: none; border-bottom: 1px solid %2; }")
                          .arg(colors.errorSoft.name(), colors.errorBorder.name()));
    };
    connect(&Theme::instance(), &Theme::changed, this, restyle);
    restyle();
    hide();
    connect(close, &QToolButton::clicked, this, &QWidget::hide);
    connect(back_, &QPushButton::clicked, this, &DivergenceBar::goBack);
    connect(&run_, &RunController::diverged, this, &DivergenceBar::tell);
    connect(&run_.session(), &TrainingSession::rewound, this, &QWidget::hide);
    connect(&run_.session(), &TrainingSession::stateChanged, this, [this](TrainingSession::State state) {
        if (state != TrainingSession::State::Paused) hide();
    });
}

void DivergenceBar::tell(const QString& sentence) {
    text_->setText(sentence);
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
