// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/layers_dialog.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include "app/layer_training_text.h"
#include "app/session/run_controller.h"
#include "widgets/inspector/point_spin_box.h"
#include "widgets/style/parts.h"
#include "widgets/style/theme.h"
#include "widgets/text/numbers.h"

namespace fovea {

LayersDialog::LayersDialog(RunController& run, QWidget* parent) : QDialog(parent), run_(run) {
    setObjectName(QStringLiteral("layers"));
    setWindowTitle(tr("Layers"));
    setAttribute(Qt::WA_DeleteOnClose);
    const LayerTraining& layers = run_.document().settings().options.layers;
    auto* lead =
        roleLabel(tr("A frozen layer keeps its weights, and its batch norm the statistics that it has. Others learn "
                     "at their factor of the learning rate; at 0 weights stay, too."),
                  "caption", this);
    lead->setWordWrap(true);
    decaysBiases_ = new QCheckBox(tr("Weight decay on biases"), this);
    decaysBiases_->setObjectName(QStringLiteral("decaysBiases"));
    decaysBiases_->setChecked(layers.decaysBiases);
    decaysNorms_ = new QCheckBox(tr("Weight decay on batch, group and instance norm"), this);
    decaysNorms_->setObjectName(QStringLiteral("decaysNorms"));
    decaysNorms_->setChecked(layers.decaysNorms);
    counts_ = roleLabel({}, "caption", this);
    counts_->setObjectName(QStringLiteral("layersCounts"));
    auto* cancel = new QPushButton(tr("Cancel"), this);
    auto* use = new QPushButton(tr("Use it"), this);
    use->setObjectName(QStringLiteral("useLayers"));
    use->setProperty("role", QStringLiteral("primary"));
    use->setDefault(true);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(use, &QPushButton::clicked, this, &QDialog::accept);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(counts_);
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(use);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, 16);
    column->setSpacing(12);
    column->addWidget(lead);
    column->addWidget(table(), 1);
    column->addWidget(decaysBiases_);
    column->addWidget(decaysNorms_);
    column->addLayout(buttons);
    resize(Theme::instance().ipx(560), Theme::instance().ipx(560));
    refresh();
}

QWidget* LayersDialog::table() {
    auto* scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    auto* content = new QWidget(scroll);
    auto* grid = new QGridLayout(content);
    grid->setContentsMargins(0, 0, 12, 0);
    grid->setHorizontalSpacing(16);
    grid->setColumnStretch(0, 1);
    const QStringList titles{tr("Layer"), tr("Parameters"), tr("Frozen"), tr("Rate ×")};
    for (int i = 0; i < titles.size(); ++i) grid->addWidget(roleLabel(titles[i], "caption", content), 0, i);
    const Document& document = run_.document();
    const LayerTraining& layers = document.settings().options.layers;
    int line = 1;
    for (const NodeId id : layersWithWeights(document.spec())) {
        const QString name = QString::fromStdString(document.spec().find(id)->name);
        const auto cost = document.cost().layers.find(id);
        const std::int64_t count = cost == document.cost().layers.end() ? 0 : cost->second.parameters;
        Row row{new QCheckBox(content), new PointSpinBox(content)};
        row.frozen->setObjectName(QStringLiteral("frozen.%1").arg(id.value));
        row.frozen->setAccessibleName(tr("Freeze %1").arg(name));
        row.frozen->setChecked(layers.frozen.contains(id));
        row.rate->setObjectName(QStringLiteral("rate.%1").arg(id.value));
        row.rate->setAccessibleName(tr("Factor of the learning rate of %1").arg(name));
        row.rate->setDecimals(4);
        row.rate->setRange(0, double{largestRateFactor});
        row.rate->setSingleStep(0.1);
        const auto rate = layers.rates.find(id);
        row.rate->setValue(rate == layers.rates.end() ? 1.0 : double{rate->second});
        row.shownRate = row.rate->value();
        connect(row.frozen, &QCheckBox::toggled, this, &LayersDialog::refresh);
        auto* number = new QLabel(groupedNumber(count), content);
        number->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        grid->addWidget(new QLabel(name, content), line, 0);
        grid->addWidget(number, line, 1);
        grid->addWidget(row.frozen, line, 2, Qt::AlignCenter);
        grid->addWidget(row.rate, line, 3);
        rows_.emplace(id, row);
        ++line;
    }
    grid->setRowStretch(line, 1);
    scroll->setWidget(content);
    return scroll;
}

LayerTraining LayersDialog::chosen() const {
    LayerTraining layers = run_.document().settings().options.layers;
    for (const auto& [id, row] : rows_) {
        layers.frozen.erase(id);
        if (row.frozen->isChecked()) layers.frozen.insert(id);
        if (row.rate->value() == row.shownRate) continue;  // what is only shown stays as it is
        layers.rates.erase(id);
        if (row.rate->value() != 1) layers.rates[id] = static_cast<float>(row.rate->value());
    }
    layers.decaysBiases = decaysBiases_->isChecked();
    layers.decaysNorms = decaysNorms_->isChecked();
    return layers;
}

void LayersDialog::refresh() {
    for (const auto& [id, row] : rows_) row.rate->setEnabled(!row.frozen->isChecked());
    const TrainedCounts counts = trainedCounts(run_.document().spec(), chosen());
    counts_->setText(tr("%1 trained, %2 frozen").arg(groupedNumber(counts.trained), groupedNumber(counts.frozen)));
}

void LayersDialog::accept() {
    run_.setLayers(chosen(), tr("Settings of layers"));
    QDialog::accept();
}

}  // namespace fovea
