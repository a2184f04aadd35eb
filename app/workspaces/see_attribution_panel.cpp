// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/see_attribution_panel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>
#include <numeric>

#include "app/attribution_text.h"
#include "app/workspaces/picture_column.h"
#include "app/workspaces/see_page.h"
#include "widgets/images/map_overlay.h"
#include "widgets/images/pixel_view.h"
#include "widgets/text/numbers.h"

namespace fovea {

namespace {

FloatMap floatMapOf(const std::string& method, const AttributionMap& map) {
    return {map.shape.height, map.shape.width, shownAttribution(*findAttributionMethod(method), map)};
}

bool isMagnitude(const std::string& method) {
    return findAttributionMethod(method)->shown == AttributionMethod::Shown::LargestMagnitude;
}

MapScale scaleOf(const std::string& method) { return isMagnitude(method) ? MapScale::NonNegative : MapScale::Signed; }

/// H × W × C values in [0, 1] as a picture.
QImage pictureOf(const std::vector<float>& values, const QSize& size) {
    const int channels = static_cast<int>(values.size()) / std::max(1, size.width() * size.height());
    QImage image(size, QImage::Format_RGB32);
    if (channels != 1 && channels != 3) return {};
    const auto byte = [](float v) { return std::clamp(static_cast<int>(std::lround(v * 255.0F)), 0, 255); };
    for (int y = 0; y < size.height(); ++y)
        for (int x = 0; x < size.width(); ++x) {
            const float* pixel = values.data() + (y * size.width() + x) * channels;
            image.setPixel(x, y,
                           channels == 3 ? qRgb(byte(pixel[0]), byte(pixel[1]), byte(pixel[2]))
                                         : qRgb(byte(*pixel), byte(*pixel), byte(*pixel)));
        }
    return image;
}

}  // namespace

SeeAttributionPanel::SeeAttributionPanel(QWidget* parent) : QWidget(parent) {
    auto* panel = new QFrame(this);
    panel->setProperty("role", QStringLiteral("panel"));
    over_ = new PictureColumn(QStringLiteral("attributionOverlay"), panel);
    map_ = new PictureColumn(QStringLiteral("attributionMap"), panel);
    companion_ = new PictureColumn(QStringLiteral("attributionCompanion"), panel);
    random_ = new PictureColumn(QStringLiteral("attributionRandom"), panel);
    over_->view()->setReadoutVisible(false);
    companion_->view()->setReadoutVisible(false);
    over_->setTitle(tr("Over the picture"));
    random_->setTitle(tr("Random weights"));
    meaning_ = new QLabel(panel);
    meaning_->setObjectName(QStringLiteral("attributionMeaning"));
    warning_ = new QLabel(panel);
    warning_->setProperty("role", QStringLiteral("error"));
    for (QLabel* label : {meaning_, warning_}) label->setWordWrap(true);
    auto* pictures = new QHBoxLayout;
    pictures->setSpacing(16);
    for (PictureColumn* column : {over_, map_, companion_, random_}) pictures->addWidget(column, 1);
    auto* column = new QVBoxLayout(panel);
    column->setContentsMargins(16, 12, 16, 12);
    column->setSpacing(8);
    column->addWidget(makeControls());
    column->addLayout(pictures, 1);
    column->addWidget(meaning_);
    column->addWidget(warning_);
    auto* around = new QVBoxLayout(this);
    around->setContentsMargins(8, 8, 8, 8);
    around->addWidget(panel);
    companion_->hide();
    random_->hide();
    warning_->hide();
    showMeaning();
}

QWidget* SeeAttributionPanel::makeControls() {
    constexpr int narrowestBox = 84;
    auto* row = new QWidget(this);
    methods_ = new QComboBox(row);
    methods_->setObjectName(QStringLiteral("attributionMethod"));
    for (const AttributionMethod& method : attributionMethods())
        methods_->addItem(attributionTitle(method.id),
                          QString::fromUtf8(method.id.data(), static_cast<qsizetype>(method.id.size())));
    classes_ = new QComboBox(row);
    classes_->setObjectName(QStringLiteral("attributionClass"));
    layers_ = new QComboBox(row);
    layers_->setObjectName(QStringLiteral("attributionLayer"));
    for (QComboBox* box : {methods_, classes_, layers_}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(8);
        box->setMinimumWidth(narrowestBox);  // in a narrow window names are cut before the window grows
        connect(box, &QComboBox::activated, this, &SeeAttributionPanel::takeChoice);
    }
    constexpr int methodLetters = 17;
    methods_->setMinimumContentsLength(methodLetters);
    auto* classLabel = new QLabel(tr("why"), row);
    layerLabel_ = new QLabel(tr("maps of"), row);
    sanity_ = new QCheckBox(tr("Sanity check"), row);
    sanity_->setToolTip(
        tr("Gives layers random weights, from the head on. A map that stays the same does not explain the "
           "network."));
    connect(sanity_, &QCheckBox::clicked, this, &SeeAttributionPanel::takeChoice);
    progress_ = new QLabel(row);
    progress_->setProperty("role", QStringLiteral("caption"));
    stop_ = new QPushButton(tr("Stop"), row);
    stop_->setObjectName(QStringLiteral("attributionStop"));
    stop_->hide();
    connect(stop_, &QPushButton::clicked, this, &SeeAttributionPanel::stopRequested);
    auto* pages = new SeePageBox(SeePage::Attribution, row);
    connect(pages, &SeePageBox::pageChosen, this, &SeeAttributionPanel::pageChosen);
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    for (QWidget* widget :
         std::initializer_list<QWidget*>{methods_, classLabel, classes_, layerLabel_, layers_, sanity_})
        layout->addWidget(widget);
    layout->addStretch();
    for (QWidget* widget : std::initializer_list<QWidget*>{progress_, stop_, pages}) layout->addWidget(widget);
    return row;
}

void SeeAttributionPanel::setModel(const Model& model, int usualClass) {
    usualClass_ = usualClass;
    if (!spec_ || *spec_ != model.spec || names_ != model.classNames || classes_->count() == 0) {
        spec_ = model.spec;
        names_ = model.classNames;
        classes_->clear();
        const int count = soundShapes(model.spec).at(*model.spec.outputNode()).channels;
        for (int i = 0; i < count; ++i)
            classes_->addItem(std::size_t(i) < model.classNames.size()
                                  ? QString::fromStdString(model.classNames[std::size_t(i)])
                                  : tr("class %1").arg(i));
        layers_->clear();
        for (const NodeId layer : attributionLayers(model.spec))
            layers_->addItem(QString::fromStdString(model.spec.find(layer)->name), layer.value);
    }
    setState(state_);
}

void SeeAttributionPanel::setState(const AttributionState& state) {
    state_ = state;
    const QString method = QString::fromStdString(state.method);
    methods_->setCurrentIndex(std::max(0, methods_->findData(method)));
    classes_->setCurrentIndex(std::min(state.classIndex.value_or(usualClass_), classes_->count() - 1));
    int layer = state.layer ? layers_->findData(state.layer->value) : -1;
    if (layer < 0 && spec_) {
        const auto usual = usualAttributionLayer(*spec_);
        layer = usual ? layers_->findData(usual->value) : -1;
    }
    layers_->setCurrentIndex(layer);
    sanity_->setChecked(state.sanity);
    random_->setVisible(state.sanity);
    showMeaning();
}

void SeeAttributionPanel::takeChoice() {
    state_.method = methods_->currentData().toString().toStdString();
    if (sender() == classes_) state_.classIndex = classes_->currentIndex();
    if (sender() == layers_) state_.layer = NodeId{layers_->currentData().toInt()};
    state_.sanity = sanity_->isChecked();
    random_->setVisible(state_.sanity);
    showMeaning();
    Q_EMIT requestChanged();
}

AttributionRequest SeeAttributionPanel::request() const {
    AttributionRequest request;
    request.method = methods_->currentData().toString().toStdString();
    request.classIndex = std::max(0, classes_->currentIndex());
    const bool onLayer = findAttributionMethod(request.method)->place == AttributionMethod::Place::Layer;
    if (onLayer && layers_->currentIndex() >= 0) request.layer = NodeId{layers_->currentData().toInt()};
    return request;
}

bool SeeAttributionPanel::wantsSanity() const { return sanity_->isChecked(); }

void SeeAttributionPanel::setPicture(const QImage& picture) { picture_ = picture; }

void SeeAttributionPanel::showMeaning() {
    const std::string method = methods_->currentData().toString().toStdString();
    meaning_->setText(attributionMeaning(method));
    warning_->setText(attributionWarning(method));
    warning_->setVisible(!warning_->text().isEmpty());
    const bool onLayer = findAttributionMethod(method)->place == AttributionMethod::Place::Layer;
    layers_->setVisible(onLayer);
    layerLabel_->setVisible(onLayer);
    map_->setTitle(methods_->currentText());
}

void SeeAttributionPanel::showMap(const AttributionMap& map, bool whole) {
    const FloatMap shown = floatMapOf(state_.method, map);
    map_->view()->setMap(shown, scaleOf(state_.method));
    over_->view()->setImage(overlaidMap(picture_, shown));
    over_->setFigures({},
                      isMagnitude(state_.method) ? tr("the stronger, the more amber") : tr("amber for, blue against"));
    showFigures(map, whole);
    showCompanion(map);
    showMeaning();
}

void SeeAttributionPanel::showFigures(const AttributionMap& map, bool whole) {
    const QString size = shapeText({map.shape.height, map.shape.width, map.shape.channels});
    const QString score = tr("score %1").arg(decimalNumber(map.score, 4));
    if (state_.method == "integrated-gradients") {
        const double sum = std::accumulate(map.values.begin(), map.values.end(), 0.0);
        map_->setFigures(tr("sum %1 of %2").arg(decimalNumber(sum, 4), decimalNumber(map.score - map.baselineScore, 4)),
                         whole ? tr("completeness gap %1").arg(decimalNumber(map.gap(), 4)) : size);
        return;
    }
    const auto [least, most] = std::ranges::minmax(map.values);
    map_->setFigures(tr("%1 to %2").arg(decimalNumber(double{least}, 4), decimalNumber(double{most}, 4)),
                     score + QStringLiteral(" · ") + size);
}

void SeeAttributionPanel::showCompanion(const AttributionMap& map) {
    const bool guided = state_.method == "guided-backpropagation";
    const QImage baseline =
        map.baseline.empty() || picture_.isNull() ? QImage() : pictureOf(map.baseline, picture_.size());
    companion_->setVisible(guided || !baseline.isNull());
    if (guided) {
        companion_->setTitle(tr("Edges alone"));
        companion_->setFigures({}, tr("no network in it"));
        companion_->view()->setMap(edgeMap(picture_), MapScale::NonNegative);
    } else if (!baseline.isNull()) {
        companion_->setTitle(tr("Baseline"));
        companion_->setFigures({}, tr("its score %1").arg(decimalNumber(map.baselineScore, 4)));
        companion_->view()->setImage(baseline);
    }
}

void SeeAttributionPanel::showSanity(const SanityCheck& check, bool whole) {
    if (check.stages.empty()) {
        random_->view()->clear();
        random_->setFigures(tr("no layer has weights"), {});
        return;
    }
    const FloatMap shown = floatMapOf(state_.method, check.random);
    random_->view()->setMap(shown, scaleOf(state_.method));
    QStringList stages;
    for (const SanityStage& stage : check.stages)
        stages +=
            QString::fromStdString(spec_->find(stage.layer)->name) + QChar(u' ') + decimalNumber(stage.correlation, 2);
    const double last = check.stages.back().correlation;
    // A rule of thumb: beneath 0.5 a map has mostly changed.
    constexpr double alike = 0.5;
    random_->setFigures(!whole          ? tr("rank correlation %1").arg(decimalNumber(last, 2))
                        : last >= alike ? tr("rank correlation %1: stays alike").arg(decimalNumber(last, 2))
                                        : tr("rank correlation %1: changes").arg(decimalNumber(last, 2)),
                        tr("random from the head to: %1").arg(stages.join(QStringLiteral(" · "))));
}

void SeeAttributionPanel::clearSanity() {
    random_->view()->clear();
    random_->setFigures({}, {});
}

void SeeAttributionPanel::setProgress(qint64 done, qint64 total) {
    progress_->setText(tr("%1 of %2").arg(groupedNumber(done), groupedNumber(total)));
}

void SeeAttributionPanel::setRunning(bool running) {
    stop_->setVisible(running);
    if (!running) progress_->clear();
}

void SeeAttributionPanel::showSentence(const QString& sentence) {
    map_->view()->clear();
    over_->view()->clear();
    clearSanity();
    map_->setFigures({}, {});
    over_->setFigures({}, {});
    companion_->hide();
    meaning_->setText(sentence);
    warning_->hide();
}

}  // namespace fovea
