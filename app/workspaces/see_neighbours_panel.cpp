// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/see_neighbours_panel.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>
#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "app/error_text.h"
#include "app/evaluation_views.h"
#include "app/images/neighbour_images.h"
#include "app/session/run_controller.h"
#include "widgets/charts/point_map.h"
#include "widgets/images/thumbnail_grid.h"
#include "widgets/inspector/segments.h"
#include "widgets/style/parts.h"
#include "widgets/text/numbers.h"

namespace fovea {

namespace {

constexpr std::array<int, 5> imageCounts{200, 500, 1000, 2000, 5000};
constexpr int usualCount = 3;
constexpr int nearestShown = 6;

}  // namespace

SeeNeighboursPanel::SeeNeighboursPanel(RunController& run, InspectionSession& session, QWidget* parent)
    : SeeQuestionPanel(SeePage::Neighbours, parent), run_(run), session_(session) {
    setObjectName(QStringLiteral("neighboursPanel"));
    map_ = new PointMap(panel());
    map_->setObjectName(QStringLiteral("neighboursMap"));
    nearestTitle_ = roleLabel(tr("Nearest to the picture"), "title", panel());
    nearest_ = new ThumbnailGrid(panel());
    nearest_->setObjectName(QStringLiteral("neighboursNearest"));
    nearest_->setAccessibleName(tr("Nearest to the picture"));
    nearest_->setColumns(3);
    nearest_->setLargestSide(50);
    nearest_->setColumnGap(24);
    auto* scroll = new QScrollArea(panel());  // in a lecture they are large
    scroll->setWidget(nearest_);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->viewport()->setAutoFillBackground(false);
    nearest_->setAutoFillBackground(false);  // a scroll area turns it on
    agreement_ = roleLabel({}, "caption", panel());
    agreement_->setObjectName(QStringLiteral("neighboursAgreement"));
    agreement_->setWordWrap(true);
    auto* side = new QVBoxLayout;
    side->setSpacing(4);
    side->addWidget(nearestTitle_);
    side->addWidget(scroll, 1);
    side->addWidget(agreement_);
    auto* row = new QHBoxLayout;
    row->setSpacing(16);
    row->addWidget(map_, 1);
    row->addLayout(side);
    setScaledMinimumWidth(agreement_, 236);
    agreement_->setMaximumWidth(Theme::instance().ipx(260));
    body()->addWidget(makeControls());
    body()->addLayout(row, 1);

    connect(map_, &PointMap::chosen, this, [this](int point) {
        if (const auto known = found()) Q_EMIT imageChosen(known->embedding.images.at(std::size_t(point)));
    });
    map_->setPictureSource([this](int point) {
        const auto known = found();
        return known ? pictureOfPoint(known->embedding, *known->images, titles(), point) : PointMap::Picture{};
    });
    connect(nearest_, &ThumbnailGrid::chosen, this, [this](int index) {
        const auto known = found();
        if (!known || std::size_t(index) >= neighbours_.size()) return;
        Q_EMIT imageChosen(known->embedding.images.at(std::size_t(neighbours_[std::size_t(index)].point)));
    });
    connect(&search_, &EmbeddingSearch::foundMore, this, [this] {
        const auto known = found();
        const bool other = known && !(featuresModel_ == known->model && featuresLayer_ == known->embedding.layer);
        if (other && isShown()) askFeatures();
        refresh();
    });
    connect(&search_, &EmbeddingSearch::progressed, this, &SeeNeighboursPanel::refreshHead);
    connect(&search_, &EmbeddingSearch::foundNothing, this, &SeeNeighboursPanel::setRemark);
    connect(&search_, &EmbeddingSearch::runningChanged, this, &SeeNeighboursPanel::refresh);
    connect(&search_, &EmbeddingSearch::failed, this, [this](const Error& error) { setRemark(errorText(error)); });
    connect(&session_, &InspectionSession::answered, this,
            [this](const InspectionReplyPointer& reply) { take(*reply); });
    connect(&session_, &InspectionSession::failed, this, [this](quint64 id, const Error& error) {
        if (id == 0 || id != asked_) return;
        asked_ = 0;
        setRemark(errorText(error));
        answerCame();
    });
    connect(&run_, &RunController::dataChanged, this, [this] {
        dropOthers();
        refresh();
    });
    refresh();
}

QWidget* SeeNeighboursPanel::makeControls() {
    auto* row = new QWidget(panel());
    by_ = new QLabel(row);
    by_->setObjectName(QStringLiteral("neighboursLayer"));
    kinds_ = new Segments({tr("PCA"), tr("t-SNE")}, row);
    kinds_->setObjectName(QStringLiteral("neighboursKind"));
    kinds_->setCurrent(1);
    kinds_->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    kinds_->setToolTip(
        tr("PCA turns the points so that the two directions in which they differ most are seen. t-SNE lays "
           "neighbours beside each other; distances between groups mean nothing in it."));
    counts_ = new QComboBox(row);
    counts_->setObjectName(QStringLiteral("neighboursCount"));
    counts_->setAccessibleName(tr("Images"));
    for (const int count : imageCounts) counts_->addItem(tr("%1 images").arg(groupedNumber(count)), count);
    counts_->setCurrentIndex(usualCount);
    progress_ = roleLabel({}, "caption", row);
    progress_->setObjectName(QStringLiteral("neighboursProgress"));
    stop_ = new QPushButton(tr("Stop"), row);
    stop_->setObjectName(QStringLiteral("neighboursStop"));
    begin_ = new QPushButton(tr("Make the map"), row);
    begin_->setObjectName(QStringLiteral("neighboursBegin"));
    connect(kinds_, &Segments::chosen, this, &SeeNeighboursPanel::refresh);
    connect(begin_, &QPushButton::clicked, this, &SeeNeighboursPanel::begin);
    connect(stop_, &QPushButton::clicked, this, [this] { search_.cancel(); });
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(by_);
    layout->addWidget(kinds_);
    layout->addStretch();
    layout->addWidget(progress_);
    for (QWidget* widget : std::initializer_list<QWidget*>{counts_, stop_, begin_}) layout->addWidget(widget);
    return row;
}

std::vector<QString> SeeNeighboursPanel::titles() const {
    const auto known = found();
    if (!known) return {};
    const NetworkSpec& spec = known->model->spec;
    return classTitles(known->images->classNames(), soundShapes(spec).at(*spec.outputNode()).channels);
}

std::shared_ptr<const EmbeddingSearch::Found> SeeNeighboursPanel::found() const {
    const auto& known = search_.found();
    if (!known || !inspection() || run_.data() == nullptr) return nullptr;
    return known->model->spec == inspection()->subject.model->spec && known->images == run_.data()->test ? known
                                                                                                         : nullptr;
}

/// What was found for another network, or among other images, tells nothing of these.
void SeeNeighboursPanel::dropOthers() {
    if (!search_.model()) return;
    const NetworkSpec& spec = inspection() ? inspection()->subject.model->spec : search_.model()->spec;
    search_.keepFor(&spec, run_.data() != nullptr ? run_.data()->test : nullptr);
}

void SeeNeighboursPanel::begin() {
    if (!inspection() || run_.data() == nullptr || !layer()) return;
    search_.start(inspection()->subject.model, run_.data()->test,
                  {.layer = *layer(), .images = counts_->currentData().toInt()});
}

void SeeNeighboursPanel::subjectChanged() {
    dropOthers();
    askFeatures();
    refresh();
}

/// What the layer of the map makes of the picture, with the weights of the map.
void SeeNeighboursPanel::askFeatures() {
    features_.clear();
    session_.cancel(std::exchange(asked_, 0));
    const auto known = found();
    if (!known) return;
    featuresModel_ = known->model;
    featuresLayer_ = known->embedding.layer;
    asked_ = session_.ask({known->model, inspection()->subject.pixels}, MapsQuery{{known->embedding.layer}});
}

void SeeNeighboursPanel::take(const InspectionReply& reply) {
    if (reply.id == 0 || reply.id != asked_) return;
    asked_ = 0;
    const MapsAnswer& answer = std::get<MapsAnswer>(reply.answer);
    features_.clear();
    if (!answer.maps.empty()) {
        const FeatureMaps& maps = answer.maps.begin()->second;
        appendFeatures(denseView(maps.values.data(), 1, maps.shape), 0, features_);
        makeUnitLength(features_, featureWidth(maps.shape));
    }
    shownFor_ = nullptr;
    refresh();
    answerCame();
}

void SeeNeighboursPanel::halt() { session_.cancel(std::exchange(asked_, 0)); }

void SeeNeighboursPanel::clear() {
    features_.clear();
    refresh();
}

void SeeNeighboursPanel::refresh() {
    refreshHead();
    refreshPoints();
    showNeighbours();
}

void SeeNeighboursPanel::refreshHead() {
    const auto known = found();
    const bool running = search_.isRunning();
    begin_->setEnabled(run_.data() != nullptr && inspection().has_value() && layer().has_value());
    begin_->setVisible(!running);
    counts_->setEnabled(!running);
    stop_->setVisible(running);
    begin_->setText(known ? tr("Make it again") : tr("Make the map"));
    const EmbeddingProgress& progress = search_.progress();
    progress_->setText(running && !progress.mapping && progress.total > 0
                           ? tr("%1 of %2 images").arg(groupedNumber(progress.done), groupedNumber(progress.total))
                           : QString());
    const Node* node = inspection() && layer() ? inspection()->subject.model->spec.find(*layer()) : nullptr;
    // The layer that would be mapped, where it is another one than the map's.
    by_->setVisible(!known || known->embedding.layer != layer());
    by_->setText(node != nullptr
                     ? tr("by %1").arg(featuresText(QString::fromStdString(node->name),
                                                    soundShapes(inspection()->subject.model->spec).at(*layer())))
                     : QString());
    map_->setEmptyText(run_.data() == nullptr
                           ? tr("Open data first: its test images become the points.")
                           : tr("No map yet. Choose a layer in the strip, a deep one say, and make it."));
}

void SeeNeighboursPanel::refreshPoints() {
    const auto known = found();
    agreement_->setText(known ? agreementText(known->embedding) : QString());
    map_->setPoints(known ? placesOf(known->embedding, kinds_->current() == 1) : std::vector<PointMap::Point>(),
                    titles());
    const QString what =
        tr("Which images are alike to the layer? Each test image becomes a point; the nearer two lie, the "
           "more alike are the numbers that the layer makes of them.");
    if (!known || !known->embedding.components) return setHeading(tr("Neighbours"), what);
    const NetworkSpec& spec = known->model->spec;
    const Node& node = *spec.find(known->embedding.layer);
    QString caption = tr("By %1, at unit length.")
                          .arg(featuresText(QString::fromStdString(node.name), soundShapes(spec).at(node.id))) +
                      QChar(u' ') + embeddingCaption(known->embedding, known->request, kinds_->current() == 1);
    if (known->model->weights != inspection()->subject.model->weights)
        caption += QChar(u' ') + tr("The weights have changed since.");
    setHeading(tr("Map of %1 test images").arg(groupedNumber(std::ssize(known->embedding.images))), caption);
}

/// The test image that the picture is, among points that the layer takes for the same.
bool SeeNeighboursPanel::isThePicture(const EmbeddingSearch::Found& known, std::int64_t point) const {
    Sample sample;
    const std::vector<float>& pixels = *inspection()->subject.pixels;
    if (!known.images->get(known.embedding.images[static_cast<std::size_t>(point)], sample)) return false;
    constexpr float white = 255;
    return sample.pixels.size() == pixels.size() &&
           std::equal(pixels.begin(), pixels.end(), sample.pixels.begin(), [](float value, std::uint8_t byte) {
               return std::abs(value * white - static_cast<float>(byte)) < 0.5F;
           });
}

void SeeNeighboursPanel::showNeighbours() {
    const auto known = found();
    const bool there = known && std::ssize(features_) == known->embedding.features->width;
    // Neither the points nor the picture change while the map grows.
    const LayerFeatures* now = there ? known->embedding.features.get() : nullptr;
    if (now != nullptr && now == shownFor_) return;
    shownFor_ = now;
    neighbours_.clear();
    std::optional<int> current;
    if (there) {
        neighbours_ = nearestPoints(known->embedding.features->points(), features_, nearestShown + 1);
        constexpr double noDistance = 1e-3;  // of two batches' rounding
        const auto own = std::ranges::find_if(neighbours_, [&](const Neighbour& neighbour) {
            return neighbour.distance < noDistance && isThePicture(*known, neighbour.point);
        });
        if (own != neighbours_.end()) {
            current = static_cast<int>(own->point);
            neighbours_.erase(own);
        }
        neighbours_.resize(std::min<std::size_t>(neighbours_.size(), nearestShown));
    }
    std::vector<int> points;
    for (const Neighbour& neighbour : neighbours_) points.push_back(static_cast<int>(neighbour.point));
    map_->setCurrent(current, std::move(points));
    nearestTitle_->setVisible(!neighbours_.empty());
    std::vector<Thumbnail> shown;
    if (there) {
        auto thumbnails = neighbourThumbnails(neighbours_, known->embedding, *known->images, titles());
        if (!thumbnails) return setRemark(errorText(thumbnails.error()));
        shown = *std::move(thumbnails);
    }
    nearest_->setThumbnails(std::move(shown));
}

}  // namespace fovea
