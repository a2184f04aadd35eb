// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/inspector/palette_panel.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QScrollArea>
#include <QVBoxLayout>

#include "widgets/canvas/layer_text.h"
#include "widgets/inspector/catalogue_row.h"
#include "widgets/inspector/palette_chip.h"
#include "widgets/style/parts.h"
#include "widgets/style/theme.h"

namespace fovea {

namespace {

constexpr int fullWidth = 240;
constexpr int compactWidth = 56;

struct Offer {
    QString title;
    LayerSpec layer;
};

/// The palette's layers with the settings that they start with. Convolutions keep the sides, so
/// that a first network fits together as it is dragged.
std::vector<std::pair<LayerFamily, std::vector<Offer>>> offers() {
    const Conv2dSpec conv{.filters = 16, .kernel = {3, 3}, .padding = Padding::same()};
    Conv2dSpec depthwise = conv;
    depthwise.groups = depthwise.filters;
    const LocallyConnected2dSpec local{.padding = Padding::same()};
    const TableConv2dSpec table{.padding = Padding::same(), .table = ConnectionTable::Neighbours};
    return {
        {LayerFamily::Input, {{PalettePanel::tr("Image"), InputSpec{}}}},
        {LayerFamily::Convolution,
         {{PalettePanel::tr("Conv 2-D"), conv},
          {PalettePanel::tr("Depthwise"), depthwise},
          {PalettePanel::tr("Local"), local},
          {PalettePanel::tr("By table"), table}}},
        {LayerFamily::Pooling,
         {{PalettePanel::tr("Max"), MaxPool2dSpec{}},
          {PalettePanel::tr("Average"), AvgPool2dSpec{}},
          {PalettePanel::tr("Global avg"), GlobalAvgPoolSpec{}},
          {PalettePanel::tr("Trained mean"), ScaledPool2dSpec{}}}},
        {LayerFamily::Activation,
         {{PalettePanel::tr("ReLU"), ReluSpec{}},
          {PalettePanel::tr("Leaky ReLU"), LeakyReluSpec{}},
          {QStringLiteral("PReLU"), PreluSpec{}},
          {PalettePanel::tr("ELU"), EluSpec{}},
          {QStringLiteral("SELU"), SeluSpec{}},
          {QStringLiteral("GELU"), GeluSpec{}},
          {QStringLiteral("SiLU"), SiluSpec{}},
          {QStringLiteral("Mish"), MishSpec{}},
          {QStringLiteral("Softplus"), SoftplusSpec{}},
          {QStringLiteral("ReLU6"), ClipSpec{}},
          {PalettePanel::tr("Hard swish"), HardSwishSpec{}},
          {PalettePanel::tr("Sigmoid"), SigmoidSpec{}},
          {PalettePanel::tr("Hard sigmoid"), HardSigmoidSpec{}},
          {PalettePanel::tr("Tanh"), TanhSpec{}},
          {PalettePanel::tr("Scaled tanh"), ScaledTanhSpec{}},
          {QStringLiteral("Softsign"), SoftsignSpec{}},
          {QStringLiteral("Maxout"), MaxoutSpec{}}}},
        {LayerFamily::Normalisation,
         {{PalettePanel::tr("Batch norm"), BatchNormSpec{}},
          {PalettePanel::tr("Group norm"), GroupNormSpec{}},
          {PalettePanel::tr("Instance norm"), InstanceNormSpec{}},
          {QStringLiteral("LRN"), LocalResponseNormSpec{}},
          {PalettePanel::tr("Scale"), ScaleSpec{}},
          {QStringLiteral("Softmax"), SoftmaxSpec{}}}},
        {LayerFamily::Dense,
         {{PalettePanel::tr("Dense"), DenseSpec{}},
          {PalettePanel::tr("Dropout"), DropoutSpec{}},
          {PalettePanel::tr("RBF output"), RbfOutputSpec{}}}},
        {LayerFamily::Structure,
         {{PalettePanel::tr("Add (skip)"), AddSpec{}},
          {PalettePanel::tr("Concat"), ConcatSpec{}},
          {PalettePanel::tr("Multiply"), MultiplySpec{}},
          {PalettePanel::tr("Flatten"), FlattenSpec{}},
          {PalettePanel::tr("Slice"), ChannelSliceSpec{.first = 0, .channels = 8}},
          {PalettePanel::tr("Shuffle"), ChannelShuffleSpec{}},
          {PalettePanel::tr("Zero padding"), ZeroPadSpec{}},
          {PalettePanel::tr("Crop"), CropSpec{}},
          {PalettePanel::tr("Subsample"), SubsampleSpec{}},
          {PalettePanel::tr("Identity"), IdentitySpec{}}}},
    };
}

}  // namespace

PalettePanel::PalettePanel(QWidget* parent) : QWidget(parent) {
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    build();
    setCatalogue(catalogueEntries());
    setCompact(false);
    connect(&Theme::instance(), &Theme::changed, this, &PalettePanel::restyle);
}

void PalettePanel::build() {
    auto* scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(scroll);
    auto* content = new QWidget(scroll);
    content->setAutoFillBackground(true);
    content->setBackgroundRole(QPalette::Base);
    scroll->setWidget(content);

    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 16);
    column->setSpacing(0);
    search_ = new QLineEdit(content);
    search_->setPlaceholderText(tr("Find a layer"));
    search_->setClearButtonEnabled(true);
    search_->setAccessibleName(tr("Find a layer"));
    connect(search_, &QLineEdit::textChanged, this, &PalettePanel::filter);
    connect(search_, &QLineEdit::returnPressed, this, [this] {
        for (const Group& group : groups_) {
            for (PaletteChip* chip : group.chips) {
                if (!chip->isHidden()) {
                    Q_EMIT appendRequested(LayerSpec(chip->layer()));
                    return;
                }
            }
        }
    });

    layerList_ = new QWidget(content);
    auto* list = new QVBoxLayout(layerList_);
    list->setContentsMargins(16, 14, 10, 16);
    list->setSpacing(12);
    list->addWidget(search_);
    for (auto& [family, layers] : offers()) {
        Group group;
        group.box = new QWidget(layerList_);
        auto* grid = new QGridLayout(group.box);
        grid->setContentsMargins(0, 0, 0, 0);
        grid->setHorizontalSpacing(6);
        grid->setVerticalSpacing(5);
        group.title = new QLabel(familyTitle(family), group.box);
        for (const Offer& offer : layers) {
            auto* chip = new PaletteChip(offer.layer, offer.title, group.box);
            chip->setObjectName(QStringLiteral("chip-") + offer.title);
            connect(chip, &PaletteChip::activated, this, &PalettePanel::appendRequested);
            group.chips.push_back(chip);
        }
        groups_.push_back(group);
        list->addWidget(group.box);
    }
    nothing_ = roleLabel(tr("No layer has this name."), "caption", layerList_);
    nothing_->hide();
    list->addWidget(nothing_);
    column->addWidget(layerList_);

    column->addWidget(hairline(content));
    catalogue_ = new QWidget(content);
    catalogueRows_ = new QVBoxLayout(catalogue_);
    catalogueRows_->setContentsMargins(8, 14, 8, 0);
    catalogueRows_->setSpacing(0);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(8, 0, 8, 6);
    head->addWidget(roleLabel(tr("Classic networks"), "heading", catalogue_));
    head->addStretch();
    head->addWidget(roleLabel(tr("parameters"), "caption", catalogue_));
    catalogueRows_->addLayout(head);
    column->addWidget(catalogue_);
    column->addStretch();
}

void PalettePanel::setCatalogue(const std::vector<CatalogueEntryView>& entries) {
    for (CatalogueRow* row : catalogue_->findChildren<CatalogueRow*>()) {
        // It may be its click that led here.
        row->hide();
        row->setParent(nullptr);
        row->deleteLater();
    }
    std::vector<CatalogueEntryView> rows = entries;
    rows.push_back({QString(), tr("Blank"), 0, {}});
    for (const CatalogueEntryView& entry : rows) {
        auto* row = new CatalogueRow(entry, catalogue_);
        connect(row, &QAbstractButton::clicked, this, [this, id = entry.id] { Q_EMIT openArchitectureRequested(id); });
        catalogueRows_->addWidget(row);
    }
}

void PalettePanel::arrange(Group& group) {
    auto* grid = static_cast<QGridLayout*>(group.box->layout());
    while (QLayoutItem* item = grid->takeAt(0)) {
        delete item;
    }
    const int columns = compact_ ? 1 : 2;
    grid->addWidget(group.title, 0, 0, 1, columns);
    int shown = 0;
    for (PaletteChip* chip : group.chips) {
        if (!chip->isHidden()) {
            grid->addWidget(chip, 1 + shown / columns, shown % columns);
            ++shown;
        }
    }
    for (int c = 0; c < 2; ++c) {
        grid->setColumnStretch(c, c < columns ? 1 : 0);
        grid->setColumnMinimumWidth(c, 0);
    }
    group.title->setVisible(!compact_ && shown > 0);
    group.box->setVisible(shown > 0);
}

void PalettePanel::setCompact(bool compact) {
    compact_ = compact;
    setFixedWidth(compact ? compactWidth : Theme::instance().ipx(fullWidth));
    search_->setVisible(!compact);
    catalogue_->setVisible(!compact);
    layerList_->layout()->setContentsMargins(compact ? 10 : 16, 14, 10, 16);
    for (Group& group : groups_) {
        for (PaletteChip* chip : group.chips) {
            chip->setCompact(compact);
        }
    }
    filter(compact ? QString() : search_->text());
}

void PalettePanel::filter(const QString& text) {
    const QString wanted = text.trimmed();
    bool any = false;
    for (Group& group : groups_) {
        const bool wholeFamily = group.title->text().contains(wanted, Qt::CaseInsensitive);
        for (PaletteChip* chip : group.chips) {
            const bool fits = wanted.isEmpty() || wholeFamily || chip->title().contains(wanted, Qt::CaseInsensitive) ||
                              layerTitle(chip->layer()).contains(wanted, Qt::CaseInsensitive);
            chip->setVisible(fits);
            any = any || fits;
        }
        arrange(group);
    }
    nothing_->setVisible(!any);
}

void PalettePanel::restyle() {
    setCompact(compact_);
    for (QWidget* child : findChildren<QWidget*>()) {
        child->updateGeometry();
        child->update();
    }
}

}  // namespace fovea
