// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/augmentation_section.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "app/augmentation_text.h"
#include "app/session/run_controller.h"
#include "app/workspaces/augmentation_dialog.h"
#include "widgets/style/parts.h"

namespace fovea {

AugmentationSection::AugmentationSection(RunController& run, QWidget* parent) : QWidget(parent), run_(run) {
    auto* choose = new QPushButton(tr("Choose…"), this);
    choose->setObjectName(QStringLiteral("chooseAugmentation"));
    choose->setProperty("role", QStringLiteral("chip"));
    choose->setAccessibleName(tr("Choose augmentation"));
    summary_ = roleLabel({}, "caption", this);
    summary_->setObjectName(QStringLiteral("augmentationSummary"));
    warning_ = roleLabel({}, "error", this);
    for (QLabel* label : {summary_, warning_}) label->setWordWrap(true);
    auto* title = new QHBoxLayout;
    title->addWidget(roleLabel(tr("Augmentation"), "heading", this));
    title->addStretch();
    title->addWidget(choose);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 8, 16, 12);
    column->setSpacing(6);
    column->addLayout(title);
    column->addWidget(summary_);
    column->addWidget(warning_);
    connect(choose, &QPushButton::clicked, this, [this] { (new AugmentationDialog(run_, window()))->open(); });
    connect(&run_.document(), &Document::settingsChanged, this, &AugmentationSection::refresh);
    connect(&run_, &RunController::dataChanged, this, &AugmentationSection::refresh);
    refresh();
}

void AugmentationSection::refresh() {
    const Augmentation& augmentation = run_.document().settings().options.augmentation;
    QStringList kinds;
    for (const AugmentStep& step : augmentation.steps) {
        const QString strength = strengthText(*step.kind, double{step.strength});
        kinds << augmentationTitle(*step.kind) + (strength.isEmpty() ? QString() : u' ' + strength);
    }
    summary_->setText(kinds.isEmpty() ? tr("none: training pictures as they are") : kinds.join(QStringLiteral(" · ")));
    summary_->setToolTip(QString::fromStdString(augmentationText(augmentation)));
    const QString warning =
        run_.data() != nullptr ? augmentationWarning(augmentation, signClasses(*run_.data())) : QString();
    warning_->setText(warning);
    warning_->setVisible(!warning.isEmpty());
}

}  // namespace fovea
