// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/layers_section.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "app/layer_training_text.h"
#include "app/session/run_controller.h"
#include "app/workspaces/layers_dialog.h"
#include "widgets/style/parts.h"
#include "widgets/text/numbers.h"

namespace fovea {

LayersSection::LayersSection(RunController& run, QWidget* parent) : QWidget(parent), run_(run) {
    auto* choose = new QPushButton(tr("Choose…"), this);
    choose->setObjectName(QStringLiteral("chooseLayers"));
    choose->setProperty("role", QStringLiteral("chip"));
    choose->setAccessibleName(tr("Choose frozen layers and rates"));
    summary_ = roleLabel({}, "caption", this);
    summary_->setObjectName(QStringLiteral("layersSummary"));
    summary_->setWordWrap(true);
    auto* title = new QHBoxLayout;
    title->addWidget(roleLabel(tr("Layers"), "heading", this));
    title->addStretch();
    title->addWidget(choose);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 8, 16, 12);
    column->setSpacing(6);
    column->addLayout(title);
    column->addWidget(summary_);
    connect(choose, &QPushButton::clicked, this, [this] { (new LayersDialog(run_, window()))->open(); });
    connect(&run_.document(), &Document::settingsChanged, this, &LayersSection::refresh);
    connect(&run_.document(), &Document::networkChanged, this, &LayersSection::refresh);
    refresh();
}

void LayersSection::refresh() {
    const Document& document = run_.document();
    const LayerTraining& layers = document.settings().options.layers;
    const QString text = layerTrainingText(layers, document.spec());
    const TrainedCounts counts = trainedCounts(document.spec(), layers);
    if (text.isEmpty()) {
        summary_->setText(tr("all trained alike"));
    } else if (counts.frozen > 0) {
        summary_->setText(tr("%1: %2 of %3 parameters are trained")
                              .arg(text, groupedNumber(counts.trained), groupedNumber(counts.trained + counts.frozen)));
    } else {
        summary_->setText(text);
    }
}

}  // namespace fovea
