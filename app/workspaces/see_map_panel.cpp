// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/see_map_panel.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "app/workspaces/layer_pictures.h"
#include "app/workspaces/see_page.h"
#include "widgets/images/map_gallery.h"
#include "widgets/images/map_statistics_row.h"
#include "widgets/images/patch_view.h"
#include "widgets/images/pixel_view.h"
#include "widgets/text/numbers.h"

namespace fovea {

namespace {

constexpr int tallestGallery = 136;
constexpr int lowPanel = 480;
constexpr int mapsInGallery = 64;

}  // namespace

SeeMapPanel::SeeMapPanel(QWidget* parent) : QWidget(parent) {
    auto* panel = new QFrame(this);
    panel->setProperty("role", QStringLiteral("panel"));
    title_ = new QLabel(panel);
    title_->setProperty("role", QStringLiteral("title"));
    title_->setObjectName(QStringLiteral("mapTitle"));
    detail_ = new QLabel(panel);
    detail_->setProperty("role", QStringLiteral("caption"));
    legend_ = new MapLegend(panel);
    mapColumn_ = makeMapColumn(panel);
    patch_ = new PatchView(panel);
    clearExplanation();

    auto* pages = new SeePageBox(SeePage::Units, panel);
    connect(pages, &SeePageBox::pageChosen, this, &SeeMapPanel::pageChosen);

    auto* head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(title_);
    head->addWidget(detail_);
    head->addStretch();
    head->addWidget(legend_);
    head->addWidget(pages);
    auto* body = new QHBoxLayout;
    body->setSpacing(24);
    body->addWidget(mapColumn_);
    body->addWidget(patch_, 1);
    auto* column = new QVBoxLayout(panel);
    column->setContentsMargins(16, 12, 16, 12);
    column->setSpacing(12);
    column->addLayout(head);
    column->addLayout(body, 1);
    around_ = new QVBoxLayout(this);
    around_->addWidget(panel);

    connect(patch_, &PatchView::answerHiddenChanged, map_, &PixelView::setValueHidden);
    connect(map_, &PixelView::pixelHovered, this, &SeeMapPanel::unitChanged);
    connect(map_, &PixelView::pixelLeft, this, &SeeMapPanel::unitChanged);
    connect(gallery_, &MapGallery::chosen, this, &SeeMapPanel::channelChosen);
}

QWidget* SeeMapPanel::makeMapColumn(QWidget* panel) {
    map_ = new PixelView(panel);
    map_->setObjectName(QStringLiteral("map"));
    gallery_ = new MapGallery(panel);
    gallery_->setColumns(8);
    gallery_->setLargestSide(40);
    galleryScroll_ = new QScrollArea(panel);
    galleryScroll_->setWidget(gallery_);
    galleryScroll_->setWidgetResizable(true);
    galleryScroll_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    galleryScroll_->viewport()->setAutoFillBackground(false);
    gallery_->setAutoFillBackground(false);  // a scroll area turns it on
    statistics_ = new MapStatisticsRow(panel);
    auto* column = new QWidget(panel);
    auto* left = new QVBoxLayout(column);
    left->setContentsMargins(0, 0, 0, 0);
    left->setSpacing(12);
    left->addWidget(map_, 1);
    left->addWidget(galleryScroll_);
    left->addWidget(statistics_);
    return column;
}

void SeeMapPanel::setMapColumnWidth(int width) {
    mapColumn_->setFixedWidth(width);
    placeGallery();
}

/// A row of small maps at least, and no more than leaves the large one most of the height.
void SeeMapPanel::placeGallery() {
    constexpr int narrowestPicture = 28;
    gallery_->setColumns(std::clamp((mapColumn_->width() - 16) / narrowestPicture, 3, 8));
    const int needed = gallery_->heightForWidth(mapColumn_->width() - 16) + 2;
    galleryScroll_->setFixedHeight(std::min({needed, tallestGallery, std::max(height() / 5, 48)}));
}

void SeeMapPanel::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    const int margin = height() < lowPanel ? 8 : 16;
    around_->setContentsMargins(margin, margin, margin, margin);
    placeGallery();
}

void SeeMapPanel::showLayer(const FeatureMaps& maps, const QString& name, int channel) {
    const bool vector = maps.shape.isVector();
    std::vector<QImage> pictures;
    if (!vector) {
        const MapScale scale = mapScale(maps.values);
        for (int i = 0; i < std::min(mapsInGallery, maps.shape.channels); ++i)
            pictures.push_back(mapImage(mapOf(maps, i), scale));
    }
    galleryScroll_->setVisible(!vector && maps.shape.channels > 1);
    gallery_->setMaps(pictures, maps.shape.channels);
    placeGallery();
    showMap(maps, name, channel);
}

void SeeMapPanel::showMap(const FeatureMaps& maps, const QString& name, int channel) {
    const FloatMap map = mapOf(maps, channel);
    const MapScale scale = mapScale(maps.values);
    if (maps.shape.isVector()) {
        title_->setText(name);
        detail_->setText(tr("%1 units").arg(groupedNumber(maps.shape.channels)));
    } else {
        title_->setText(tr("%1, map %2").arg(name).arg(channel + 1));
        detail_->setText(tr("of %1").arg(maps.shape.channels));
    }
    legend_->setScale(scale);
    statistics_->setStatistics(mapStatistics(map.values));
    gallery_->setSelected(channel);
    const auto pixel = map_->currentPixel();
    map_->setMap(map, scale);
    map_->setCurrentPixel(pixel);
    if (const auto unit = std::exchange(wantedUnit_, std::nullopt)) map_->pinPixel({unit->column, unit->row});
    Q_EMIT unitChanged();
}

void SeeMapPanel::showSentence(const QString& sentence) {
    map_->clear();
    patch_->clear(sentence);
}

void SeeMapPanel::showExplanation(const UnitExplanation& explanation) {
    if (explanation.arithmetic) {
        patch_->setArithmetic(*explanation.arithmetic);
    } else {
        patch_->clear(explanation.sentence);
    }
}

void SeeMapPanel::clearExplanation() {
    patch_->clear(tr("Move over a pixel of the map to see how its number comes about."));
}

std::optional<MapUnit> SeeMapPanel::pinnedUnit() const {
    if (wantedUnit_ || !map_->isPinned()) return wantedUnit_;
    const auto pixel = map_->currentPixel();
    return pixel ? std::optional(MapUnit{pixel->y(), pixel->x()}) : std::nullopt;
}

void SeeMapPanel::pinUnit(std::optional<MapUnit> unit) {
    wantedUnit_ = unit;
    map_->setCurrentPixel(std::nullopt);
}

std::optional<QPoint> SeeMapPanel::unitAt() const { return map_->currentPixel(); }

}  // namespace fovea
