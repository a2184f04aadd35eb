// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/augmentation_dialog.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "app/augmentation_text.h"
#include "app/session/run_controller.h"
#include "app/workspaces/augmentation_panel.h"
#include "widgets/style/parts.h"
#include "widgets/style/theme.h"

namespace fovea {

namespace {

constexpr QSize dialogSize(1180, 728);
constexpr QSize frame(16, 40);  // of a window

}  // namespace

AugmentationDialog::AugmentationDialog(RunController& run, QWidget* parent) : QDialog(parent), run_(run) {
    setObjectName(QStringLiteral("augmentation"));
    setWindowTitle(tr("Augmentation"));
    setAttribute(Qt::WA_DeleteOnClose);
    const QSize wanted(Theme::instance().ipx(dialogSize.width()), Theme::instance().ipx(dialogSize.height()));
    resize(parent != nullptr ? wanted.boundedTo(parent->window()->size() - frame) : wanted);
    panel_ = new AugmentationPanel(this);
    const TrainingOptions& options = run_.document().settings().options;
    takeData();
    panel_->setSeed(options.seed);
    panel_->setAugmentation(options.augmentation);
    lockNote_ = roleLabel(tr("A run goes on with the augmentation that it began with. Rewind it to change this."),
                          "caption", this);
    auto* cancel = new QPushButton(tr("Cancel"), this);
    cancel->setAutoDefault(false);
    use_ = new QPushButton(tr("Use it"), this);
    use_->setObjectName(QStringLiteral("useAugmentation"));
    use_->setProperty("role", QStringLiteral("primary"));
    use_->setAutoDefault(false);  // Enter ends the text
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(use_, &QPushButton::clicked, this, &QDialog::accept);
    connect(panel_, &AugmentationPanel::changed, this, &AugmentationDialog::refresh);
    connect(&run_.session(), &TrainingSession::stateChanged, this, &AugmentationDialog::refresh);
    connect(&run_.document(), &Document::modelChanged, this, &AugmentationDialog::refresh);
    connect(&run_, &RunController::dataChanged, this, &AugmentationDialog::takeData);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(lockNote_);
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(use_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, 16);
    column->setSpacing(12);
    column->addWidget(panel_, 1);
    column->addLayout(buttons);
    refresh();
}

void AugmentationDialog::takeData() {
    if (run_.data() != nullptr)
        panel_->setData(run_.data()->training, signClasses(*run_.data()));
    else
        panel_->setData(nullptr);
}

void AugmentationDialog::refresh() {
    const bool same = panel_->augmentation() == run_.document().settings().options.augmentation;
    lockNote_->setVisible(run_.settingsLocked());
    use_->setEnabled(same || !run_.settingsLocked());
}

void AugmentationDialog::accept() {
    if (!panel_->takeSpec()) return;  // what is wrong stays to be seen
    TrainingOptions options = run_.document().settings().options;
    if (options.augmentation != panel_->augmentation() && !run_.settingsLocked()) {
        options.augmentation = panel_->augmentation();
        run_.setOptions(options, tr("Augmentation"), QStringLiteral("augmentation"));
    }
    QDialog::accept();
}

}  // namespace fovea
