// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/see_workspace.h"

#include <QApplication>
#include <QClipboard>
#include <QFileDialog>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QMimeData>
#include <QScrollArea>
#include <QUrl>
#include <QVBoxLayout>
#include <algorithm>

#include "app/session/run_controller.h"
#include "app/workspaces/train_workspace.h"
#include "app/workspaces/unit_explanation.h"
#include "widgets/charts/class_bars.h"
#include "widgets/images/filter_gallery.h"
#include "widgets/images/image_source.h"
#include "widgets/images/layer_strip.h"
#include "widgets/images/map_gallery.h"
#include "widgets/images/map_statistics_row.h"
#include "widgets/images/patch_view.h"
#include "widgets/images/pixel_view.h"

namespace fovea {

namespace {

constexpr int sourceWidth = 288;
constexpr int narrowSourceWidth = 256;
constexpr int dockWidth = 416;
constexpr int narrowDockWidth = 176;
constexpr int wideWindow = 1440;
constexpr int lowWindow = 800;
constexpr int tallestGallery = 136;
constexpr int mapsInStrip = 16;
constexpr int mapsInGallery = 64;
constexpr int refreshInterval = 100;  // ms between pictures while training runs

}  // namespace

SeeWorkspace::SeeWorkspace(RunController& run, QWidget* parent) : Workspace(parent), run_(run) {
    strip_ = new LayerStrip(this);
    strip_->setFixedHeight(208);
    sourceColumn_ = makeSourceColumn();
    dock_ = makeFilterDock();

    auto* middle = new QHBoxLayout;
    middle->setSpacing(0);
    middle->addWidget(makeMapPanel(), 1);
    middle->addWidget(dock_);
    auto* right = new QVBoxLayout;
    right->setSpacing(0);
    right->addWidget(strip_);
    right->addLayout(middle, 1);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(sourceColumn_);
    row->addLayout(right, 1);

    refresh_.setSingleShot(true);
    refresh_.setInterval(refreshInterval);
    connect(&refresh_, &QTimer::timeout, this, &SeeWorkspace::requestInspection);
    connect(&session_, &InspectionSession::inspected, this, &SeeWorkspace::showInspection);
    connect(&run_, &RunController::modelChanged, this, [this] {
        if (visible_ && !refresh_.isActive()) refresh_.start();
    });
    connect(&run_, &RunController::dataChanged, this, [this] {
        const DatasetPair* pair = run_.data();
        choice_.setData(pair != nullptr ? pair->test : nullptr);
    });
    connect(strip_, &LayerStrip::layerSelected, this, [this](NodeId layer) {
        layer_ = layer;
        channel_ = 0;
        showSelectedLayer();
    });
    connect(strip_, &LayerStrip::mapSelected, this, [this](NodeId layer, int channel) {
        layer_ = layer;
        channel_ = channel;
        showSelectedLayer();
    });
    connectPictures();
    if (run_.data() != nullptr) choice_.setData(run_.data()->test);
    placeDocks();
}

QWidget* SeeWorkspace::makeSourceColumn() {
    auto* column = new QWidget(this);
    column->setAutoFillBackground(true);
    column->setBackgroundRole(QPalette::Base);
    source_ = new ImageSource(column);
    bars_ = new ClassBars(column);
    bars_->setTitle(tr("Class scores"));
    bars_->setCaption(tr("softmax"));
    auto* scores = new QVBoxLayout;
    scores->setContentsMargins(16, 0, 16, 12);
    scores->addWidget(bars_);
    auto* layout = new QVBoxLayout(column);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(source_);
    layout->addLayout(scores);
    layout->addStretch();
    return column;
}

QWidget* SeeWorkspace::makeMapPanel() {
    auto* panel = new QFrame(this);
    panel->setProperty("role", QStringLiteral("panel"));
    mapTitle_ = new QLabel(panel);
    mapTitle_->setProperty("role", QStringLiteral("title"));
    mapTitle_->setObjectName(QStringLiteral("mapTitle"));
    mapDetail_ = new QLabel(panel);
    mapDetail_->setProperty("role", QStringLiteral("caption"));
    legend_ = new MapLegend(panel);
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
    patch_ = new PatchView(panel);
    patch_->clear(tr("Move over a pixel of the map to see how its number comes about."));

    auto* head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(mapTitle_);
    head->addWidget(mapDetail_);
    head->addStretch();
    head->addWidget(legend_);
    mapColumn_ = new QWidget(panel);
    auto* left = new QVBoxLayout(mapColumn_);
    left->setContentsMargins(0, 0, 0, 0);
    left->setSpacing(12);
    left->addWidget(map_, 1);
    left->addWidget(galleryScroll_);
    left->addWidget(statistics_);
    auto* body = new QHBoxLayout;
    body->setSpacing(24);
    body->addWidget(mapColumn_);
    body->addWidget(patch_, 1);
    auto* column = new QVBoxLayout(panel);
    column->setContentsMargins(16, 12, 16, 12);
    column->setSpacing(12);
    column->addLayout(head);
    column->addLayout(body, 1);

    auto* margin = new QWidget(this);
    auto* around = new QVBoxLayout(margin);
    around->setContentsMargins(16, 16, 16, 16);
    around->addWidget(panel);
    return margin;
}

QWidget* SeeWorkspace::makeFilterDock() {
    auto* dock = new QWidget(this);
    dock->setAutoFillBackground(true);
    dock->setBackgroundRole(QPalette::Base);
    filters_ = new FilterGallery(dock);
    filters_->setTitle(tr("First-layer filters"));
    filtersHint_ = new QLabel(tr("This network has no convolution, so there are no filters to show."), dock);
    filtersHint_->setProperty("role", QStringLiteral("caption"));
    filtersHint_->setWordWrap(true);
    auto* scroll = new QScrollArea(dock);
    scroll->setWidget(filters_);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->viewport()->setAutoFillBackground(false);
    filters_->setAutoFillBackground(false);
    auto* column = new QVBoxLayout(dock);
    column->setContentsMargins(16, 16, 16, 16);
    column->addWidget(scroll, 1);
    column->addWidget(filtersHint_);
    return dock;
}

void SeeWorkspace::connectPictures() {
    connect(&choice_, &PictureChoice::pictureChanged, this, &SeeWorkspace::showPicture);
    connect(&choice_, &PictureChoice::galleryChanged, this, &SeeWorkspace::fillGallery);
    connect(&choice_, &PictureChoice::failed, &run_, &RunController::failed);
    connect(source_, &ImageSource::randomRequested, &choice_, &PictureChoice::chooseRandom);
    connect(source_, &ImageSource::sampleChosen, &choice_, &PictureChoice::chooseFromGallery);
    connect(source_, &ImageSource::openRequested, this, &SeeWorkspace::openPicture);
    connect(source_, &ImageSource::pasteRequested, this, &SeeWorkspace::pastePicture);
    connect(source_, &ImageSource::fileDropped, &choice_, &PictureChoice::openFile);
    connect(source_, &ImageSource::imageDropped, this,
            [this](const QImage& image) { choice_.setPicture(image, tr("dropped picture")); });
    connect(map_, &PixelView::pixelHovered, this, [this](int x, int y) { explainUnit(QPoint(x, y)); });
    connect(map_, &PixelView::pixelLeft, this, [this] { explainUnit(std::nullopt); });
    connect(gallery_, &MapGallery::chosen, this, [this](int channel) {
        channel_ = channel;
        strip_->setSelectedMap(channel);
        showMap();
    });
    connect(filters_, &FilterGallery::chosen, this, [this](int filter) {
        const auto model = run_.model();
        const FirstFilters first = model ? firstLayerFilters(*model) : FirstFilters{};
        if (first.pictures.empty()) return;
        layer_ = first.node;
        channel_ = filter;
        strip_->setSelectedLayer(layer_);
        strip_->setSelectedMap(filter);
        showSelectedLayer();
    });
}

QString SeeWorkspace::title() const { return tr("See"); }

void SeeWorkspace::activated() {
    visible_ = true;
    run_.session().setWanted(true, false);
    requestInspection();
}

void SeeWorkspace::deactivated() {
    visible_ = false;
    run_.session().setWanted(false, false);
}

void SeeWorkspace::setLecture(bool on) {
    lecture_ = on;
    placeDocks();
}

void SeeWorkspace::resizeEvent(QResizeEvent* event) {
    Workspace::resizeEvent(event);
    placeDocks();
}

void SeeWorkspace::placeDocks() {
    const bool wide = width() >= wideWindow;
    sourceColumn_->setFixedWidth(wide ? sourceWidth : narrowSourceWidth);
    dock_->setFixedWidth(wide ? dockWidth : narrowDockWidth);
    filters_->setColumns(wide ? 8 : 3);
    dock_->setVisible(!lecture_);
    mapColumn_->setFixedWidth(width() * (wide ? 25 : 24) / 100);
    fillGallery();
}

void SeeWorkspace::fillGallery() {
    // A low window has room for one row of pictures above the class scores.
    const std::size_t shown = height() < lowWindow ? 5 : 10;
    std::vector<SampleGallery::Sample> samples;
    for (const PictureChoice::GalleryItem& item : choice_.gallery()) {
        if (samples.size() < shown) samples.push_back({item.image, item.name});
    }
    source_->setSamples(samples, choice_.galleryPlace());
}

void SeeWorkspace::requestInspection() {
    if (!visible_) return;
    const auto model = run_.model();
    if (!model) {
        inspection_ = nullptr;
        strip_->setLayers({});
        bars_->clear();
        map_->clear();
        patch_->clear(tr("The network has a misfit. Build shows where, and why."));
        return;
    }
    const auto& input = std::get<InputSpec>(model->spec.find(*model->spec.inputNode())->layer);
    const auto pixels = choice_.pixels(input.shape);
    if (pixels) session_.request(model, pixels);
}

void SeeWorkspace::showInspection(const InspectionPointer& inspection) {
    // What was asked for before the network changed shows nothing that exists any more.
    if (inspection->model->spec != run_.document().spec()) return;
    inspection_ = inspection;
    strip_->setLayers(layerMaps(*inspection, mapsInStrip));
    const NetworkSpec& spec = inspection->model->spec;
    if (!layer_ || spec.find(*layer_) == nullptr) {
        const FirstFilters first = firstLayerFilters(*inspection->model);
        layer_ = first.pictures.empty() ? spec.outputNode() : std::optional(first.node);
        channel_ = 0;
    }
    strip_->setSelectedLayer(layer_);
    strip_->setSelectedMap(channel_);

    std::vector<ClassScore> scores;
    for (std::size_t i = 0; i < inspection->probabilities.size(); ++i) {
        const auto& names = inspection->model->classNames;
        const QString name = i < names.size() ? QString::fromStdString(names[i]) : tr("class %1").arg(i);
        scores.push_back({name, double(inspection->probabilities[i])});
    }
    const auto truth = choice_.label();
    const bool known = truth && static_cast<std::size_t>(*truth) < scores.size();
    bars_->setScores(std::move(scores), known ? truth : std::nullopt);

    const FirstFilters first = firstLayerFilters(*inspection->model);
    filters_->setVisible(!first.pictures.empty());
    filtersHint_->setVisible(first.pictures.empty());
    if (!first.pictures.empty()) filters_->setFilters(first.pictures, first.kernel);
    showSelectedLayer();
}

void SeeWorkspace::showPicture() {
    const auto model = run_.model();
    QImage shown = choice_.picture();
    if (model) {
        const auto& input = std::get<InputSpec>(model->spec.find(*model->spec.inputNode())->layer);
        if (const auto pixels = choice_.pixels(input.shape)) shown = inputPicture(*pixels, input.shape);
    }
    source_->setImage(shown, choice_.name(), choice_.detail());
    source_->gallery()->setSelected(choice_.galleryPlace());
    requestInspection();
}

void SeeWorkspace::showSelectedLayer() {
    if (!inspection_ || !layer_) return;
    const Inspection::Maps& maps = inspection_->outputs.at(*layer_);
    const bool vector = maps.shape.isVector();
    std::vector<QImage> pictures;
    if (!vector) {
        const MapScale scale = mapScale(maps.values);
        for (int channel = 0; channel < std::min(mapsInGallery, maps.shape.channels); ++channel) {
            pictures.push_back(mapImage(mapOf(maps, channel), scale));
        }
    }
    channel_ = std::clamp(channel_, 0, maps.shape.channels - 1);
    galleryScroll_->setVisible(!vector && maps.shape.channels > 1);
    gallery_->setMaps(pictures, maps.shape.channels);
    galleryScroll_->setFixedHeight(std::min(gallery_->heightForWidth(mapColumn_->width() - 16) + 2, tallestGallery));
    showMap();
}

void SeeWorkspace::showMap() {
    if (!inspection_ || !layer_) return;
    const Inspection::Maps& maps = inspection_->outputs.at(*layer_);
    const NetworkSpec& spec = inspection_->model->spec;
    const QString name = QString::fromStdString(spec.find(*layer_)->name);
    const FloatMap map = mapOf(maps, channel_);
    const MapScale scale = mapScale(maps.values);
    if (maps.shape.isVector()) {
        mapTitle_->setText(name);
        mapDetail_->setText(tr("%1 units").arg(groupedNumber(maps.shape.channels)));
    } else {
        mapTitle_->setText(tr("%1, map %2").arg(name).arg(channel_ + 1));
        mapDetail_->setText(tr("of %1").arg(maps.shape.channels));
    }
    legend_->setScale(scale);
    statistics_->setStatistics(mapStatistics(map.values));
    gallery_->setSelected(channel_);
    const auto pixel = map_->currentPixel();
    map_->setMap(map, scale);
    map_->setCurrentPixel(pixel);
    explainUnit(map_->currentPixel());
}

void SeeWorkspace::explainUnit(std::optional<QPoint> pixel) {
    if (!inspection_ || !layer_ || !pixel) {
        source_->setReceptiveField({});
        patch_->clear(tr("Move over a pixel of the map to see how its number comes about."));
        return;
    }
    const Inspection::Maps& maps = inspection_->outputs.at(*layer_);
    int channel = channel_;
    QPoint unit = *pixel;
    if (maps.shape.isVector()) {
        channel = pixel->y() * vectorColumns(maps.shape.channels) + pixel->x();
        unit = {0, 0};
    }
    const UnitExplanation explanation = explain(*inspection_, *layer_, channel, unit.y(), unit.x());
    source_->setReceptiveField(explanation.receptiveField);
    if (explanation.arithmetic) {
        patch_->setArithmetic(*explanation.arithmetic);
    } else {
        patch_->clear(explanation.sentence);
    }
}

void SeeWorkspace::openPicture() {
    auto* dialog = new QFileDialog(this, tr("Open a picture"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilter(tr("Pictures (*.png *.jpg *.jpeg *.bmp *.gif *.webp *.tif *.tiff *.ppm);;All files (*)"));
    connect(dialog, &QFileDialog::fileSelected, &choice_, &PictureChoice::openFile);
    dialog->open();
}

void SeeWorkspace::pastePicture() {
    const QMimeData* content = QApplication::clipboard()->mimeData();
    if (content != nullptr && content->hasImage()) {
        choice_.setPicture(qvariant_cast<QImage>(content->imageData()), tr("pasted picture"));
    } else if (content != nullptr && content->hasUrls() && content->urls().front().isLocalFile()) {
        choice_.openFile(content->urls().front().toLocalFile());
    } else {
        Q_EMIT run_.said(tr("The clipboard holds no picture. Copy one first, then paste it here."));
    }
}

}  // namespace fovea
