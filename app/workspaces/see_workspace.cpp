// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/see_workspace.h"

#include <QHBoxLayout>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "app/error_text.h"
#include "app/session/run_controller.h"
#include "app/workspaces/first_filters.h"
#include "app/workspaces/lecture_title.h"
#include "app/workspaces/see_attribution.h"
#include "app/workspaces/see_attribution_panel.h"
#include "app/workspaces/see_filter_dock.h"
#include "app/workspaces/see_map_panel.h"
#include "app/workspaces/see_pages.h"
#include "app/workspaces/see_source_panel.h"
#include "app/workspaces/unit_explanation.h"
#include "widgets/charts/class_bars.h"
#include "widgets/images/image_source.h"
#include "widgets/images/patch_view.h"
#include "widgets/images/pixel_view.h"
#include "widgets/style/theme.h"
#include "widgets/text/numbers.h"

namespace fovea {

namespace {

constexpr int sourceWidth = 288;
constexpr int narrowSourceWidth = 256;
constexpr int dockWidth = 416;
constexpr int narrowDockWidth = 176;
constexpr int wideWindow = 1440;
constexpr int dockedWindow = 1200;
constexpr int usualScores = 216;  // ten classes, close together
constexpr int lowWindow = 800;
constexpr int panelMargins = 64 + 24;  // around the map panel, in it, and between map and arithmetic
constexpr int arithmeticWidth = 390;   // a patch and a kernel of 5 × 5, and the sum
constexpr int mapsInStrip = 16;
constexpr int refreshInterval = 100;  // ms between pictures while training runs

}  // namespace

SeeWorkspace::SeeWorkspace(RunController& run, QWidget* parent)
    : Workspace(parent),
      run_(run),
      lectureTitle_(new LectureTitle(run, this)),
      source_(new SeeSourcePanel(choice_, this)),
      strip_(new LayerStrip(this)),
      map_(new SeeMapPanel(this)),
      filters_(new SeeFilterDock(this)),
      attributionPanel_(new SeeAttributionPanel(this)),
      attribution_(new SeeAttribution(session_, *attributionPanel_, this)),
      pages_(new SeePages(run, this)) {
    layOut();
    connectPanels();
    connectSession();
    if (run_.data() != nullptr) choice_.setData(run_.data()->test);
    connect(&Theme::instance(), &Theme::changed, this, &SeeWorkspace::placePanels);
    placePanels();
}

void SeeWorkspace::layOut() {
    auto* middle = new QHBoxLayout;
    middle->setSpacing(0);
    middle->addWidget(map_, 1);
    middle->addWidget(attributionPanel_, 1);
    middle->addWidget(pages_, 1);
    middle->addWidget(filters_);
    attributionPanel_->hide();
    pages_->hide();
    auto* right = new QVBoxLayout;
    right->setSpacing(0);
    right->addWidget(strip_);
    right->addLayout(middle, 1);
    auto* row = new QHBoxLayout;
    row->setSpacing(0);
    row->addWidget(source_);
    row->addLayout(right, 1);
    lectureTitle_->hide();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(lectureTitle_);
    column->addLayout(row, 1);
}

void SeeWorkspace::connectPanels() {
    connect(&choice_, &PictureChoice::pictureChanged, this, &SeeWorkspace::showPicture);
    connect(&choice_, &PictureChoice::failed, &run_, &RunController::failed);
    connect(source_, &SeeSourcePanel::notified, &run_, &RunController::notified);
    connect(strip_, &LayerStrip::layerSelected, this, [this](NodeId layer) { selectLayer(layer, 0); });
    connect(strip_, &LayerStrip::mapSelected, this, &SeeWorkspace::selectLayer);
    connect(strip_, &LayerStrip::visibleLayersChanged, this, &SeeWorkspace::askForWhatIsMissing);
    connect(map_, &SeeMapPanel::unitChanged, this, &SeeWorkspace::explainUnit);
    connect(map_, &SeeMapPanel::pageChosen, this, &SeeWorkspace::showPage);
    connect(attributionPanel_, &SeeAttributionPanel::pageChosen, this, &SeeWorkspace::showPage);
    connect(pages_, &SeePages::pageChosen, this, &SeeWorkspace::showPage);
    connect(pages_, &SeePages::channelChosen, this, &SeeWorkspace::selectChannel);
    connect(pages_, &SeePages::imageChosen, &choice_, &PictureChoice::chooseSample);
    connect(pages_, &SeePages::notified, &run_, &RunController::notified);
    connect(map_, &SeeMapPanel::channelChosen, this, &SeeWorkspace::selectChannel);
    connect(filters_, &SeeFilterDock::chosen, this, [this](NodeId convolution, int filter) {
        strip_->setSelectedLayer(convolution);
        strip_->setSelectedMap(filter);
        selectLayer(convolution, filter);
    });
}

void SeeWorkspace::connectSession() {
    refresh_.setSingleShot(true);
    refresh_.setInterval(refreshInterval);
    connect(&refresh_, &QTimer::timeout, this, &SeeWorkspace::refresh);
    connect(&run_, &RunController::modelChanged, this, [this] {
        if (visible_ && !refresh_.isActive()) refresh_.start();
    });
    connect(&run_, &RunController::dataChanged, this, [this] {
        const DatasetPair* pair = run_.data();
        choice_.setData(pair != nullptr ? pair->test : nullptr);
    });
    connect(&session_, &InspectionSession::answered, this, [this](const InspectionReplyPointer& reply) {
        if (std::holds_alternative<MapsQuery>(reply->query)) {
            takeMaps(*reply, true);
        } else if (std::holds_alternative<UnitTermsQuery>(reply->query)) {
            takeTerms(*reply);
        }
    });
    connect(&session_, &InspectionSession::partlyAnswered, this, [this](const InspectionReplyPointer& reply) {
        if (std::holds_alternative<MapsQuery>(reply->query)) takeMaps(*reply, false);
    });
    connect(&session_, &InspectionSession::failed, this, &SeeWorkspace::takeFailure);
}

QString SeeWorkspace::title() const { return tr("See"); }
PixelView* SeeWorkspace::mapView() const { return map_->map(); }
PatchView* SeeWorkspace::patchView() const { return map_->patch(); }
ImageSource* SeeWorkspace::source() const { return source_->source(); }

void SeeWorkspace::activated() {
    visible_ = true;
    wanted_ = run_.session().want({.model = true});
    askForMaps();
    showPage(page_);
}

void SeeWorkspace::deactivated() {
    visible_ = false;
    wanted_ = {};
    showPage(page_);
}

void SeeWorkspace::setLecture(bool on) {
    lecture_ = on;
    placePanels();
}

void SeeWorkspace::showPage(SeePage page) {
    page_ = page;
    map_->setVisible(page == SeePage::Units);
    attributionPanel_->setVisible(page == SeePage::Attribution);
    pages_->showPage(page, visible_);
    placePanels();
    attribution_->setShown(page == SeePage::Attribution && visible_);
}

SeeState SeeWorkspace::state() const {
    AttributionState attribution = attributionPanel_->state();
    attribution.shown = page_ == SeePage::Attribution;
    return {.picture = choice_.index(),
            .galleryStart = choice_.galleryStart(),
            .layer = layer_,
            .channel = channel_,
            .unit = map_->pinnedUnit(),
            .answerHidden = map_->patch()->isAnswerHidden(),
            .attribution = attribution,
            .page = attribution.shown ? SeePage::Units : page_};
}

void SeeWorkspace::setState(const SeeState& state) {
    layer_ = state.layer;
    channel_ = state.channel;
    map_->pinUnit(state.unit);
    map_->patch()->setAnswerHidden(state.answerHidden);
    attributionPanel_->setState(state.attribution);
    showPage(state.attribution.shown ? SeePage::Attribution : state.page);
    choice_.restore(state.picture, state.galleryStart);
    askForMaps();
}

void SeeWorkspace::resizeEvent(QResizeEvent* event) {
    Workspace::resizeEvent(event);
    placePanels();
}

void SeeWorkspace::placePanels() {
    const auto scaled = [](double length) { return static_cast<int>(Theme::instance().px(length)); };
    lectureTitle_->setVisible(lecture_);
    const int high = height() - (lecture_ ? lectureTitle_->sizeHint().height() : 0);
    const bool wide = width() >= wideWindow;
    const bool docked = !lecture_ && width() >= dockedWindow;
    const int source = lecture_ ? std::clamp(width() * 29 / 100, scaled(180), scaled(260))
                       : wide   ? std::max(scaled(sourceWidth), width() * 18 / 100)
                                : scaled(narrowSourceWidth);
    const int dock = !docked ? 0 : wide ? std::max(scaled(dockWidth), width() * 26 / 100) : scaled(narrowDockWidth);
    source_->setFixedWidth(source);
    filters_->setFixedWidth(std::max(dock, scaled(narrowDockWidth)));
    filters_->setColumns(wide ? 8 : 3);
    filters_->setVisible(docked && page_ == SeePage::Units);
    strip_->setRows(high >= scaled(720) ? 4 : high >= scaled(640) ? 3 : 2);
    strip_->setFixedHeight(strip_->sizeHint().height());
    // The map has a quarter, and the arithmetic what its numbers need.
    const int free = width() - source - dock - panelMargins - scaled(arithmeticWidth);
    map_->setMapColumnWidth(std::max(scaled(120), std::min(width() * (wide ? 25 : 24) / 100, free)));
    // A low window has room for one row of pictures above the class scores.
    source_->setGallerySize(high < scaled(lowWindow) ? 5 : 10);
    source_->setImageOnly(lecture_);
    const int scores = std::max(source_->bars()->minimumSizeHint().height(), scaled(usualScores)) + scaled(40);
    source_->source()->view()->setMaximumHeight(std::max(scaled(96), high - scores - scaled(lecture_ ? 50 : 160)));
}

void SeeWorkspace::selectLayer(NodeId layer, int channel) {
    layer_ = layer;
    channel_ = channel;
    showSelectedLayer();
    askForWhatIsMissing();
}

void SeeWorkspace::selectChannel(int channel) {
    channel_ = channel;
    strip_->setSelectedMap(channel);
    showMap();
}

void SeeWorkspace::refresh() {
    // One that is under way is waited for: else a slow network would never get to show anything.
    if (asked_.id != 0) {
        refreshAgain_ = true;
    } else {
        askForMaps();
    }
}

std::shared_ptr<const FittedPicture> SeeWorkspace::fittedFor(const NetworkSpec& spec) const {
    return choice_.fitted(std::get<InputSpec>(spec.find(*spec.inputNode())->layer).shape);
}

void SeeWorkspace::askForMaps() {
    if (!visible_) return;
    refreshAgain_ = false;
    const auto model = run_.model();
    if (!model) {
        // Where nothing is said, it is being made; modelChanged follows.
        const QString why = run_.modelBlocker();
        if (!why.isEmpty()) showNothing(why);
        return;
    }
    auto picture = fittedFor(model->spec);
    if (!picture) {
        session_.cancel(std::exchange(asked_, {}).id);
        return;
    }
    const InspectionSubject subject{model, picture->pixels};
    chooseLayer(model->spec);
    if (!inspection_ || inspection_->subject.model->spec != model->spec) {
        // The layers' names and places come first: they tell which maps will be in view.
        inspection_ = Inspection{subject, picture, {}, run_.isModelTrained()};
        const auto& analysis = run_.document().analysis();
        network_ = analysis->spec == model->spec ? analysis : analyse(model->spec);
        showInspection();
    }
    asked_ = {0, subject, std::move(picture), shownNodes(*model), run_.isModelTrained()};
    attribution_->expect(subject);
    asked_.id = session_.ask(subject, MapsQuery{asked_.nodes});
}

void SeeWorkspace::askForWhatIsMissing() {
    if (!visible_ || !inspection_) return;
    const std::vector<NodeId> nodes = shownNodes(*inspection_->subject.model);
    const bool known = std::ranges::all_of(nodes, [&](NodeId node) {
        return asked_.id != 0 ? std::ranges::find(asked_.nodes, node) != asked_.nodes.end()
                              : inspection_->maps.contains(node);
    });
    if (!known) askForMaps();
}

void SeeWorkspace::chooseLayer(const NetworkSpec& spec) {
    if (layer_ && spec.find(*layer_) != nullptr) return;
    const auto first = firstConvolution(spec);
    layer_ = first ? first : spec.outputNode();
    channel_ = 0;
}

std::vector<NodeId> SeeWorkspace::shownNodes(const Model& model) const {
    std::vector<NodeId> nodes = strip_->visibleLayers();
    // The picture itself stands for the input, and scores are shown wherever the strip is.
    std::erase_if(nodes, [&](NodeId node) { return node == model.spec.inputNode(); });
    for (const auto& node : {layer_, model.spec.outputNode()})
        if (node && std::ranges::find(nodes, *node) == nodes.end()) nodes.push_back(*node);
    return nodes;
}

void SeeWorkspace::takeMaps(const InspectionReply& reply, bool isWhole) {
    if (reply.id != asked_.id) return;
    const Asked asked = asked_;
    if (isWhole) asked_ = {};
    if (isWhole && std::exchange(refreshAgain_, false)) refresh_.start();
    // What was asked for before the network changed shows nothing that exists any more.
    if (reply.subject.model->spec != run_.document().spec()) return;
    if (!inspection_ || inspection_->subject != reply.subject)
        inspection_ = Inspection{reply.subject, asked.picture, {}, asked.trained};
    for (const auto& [node, maps] : std::get<MapsAnswer>(reply.answer).maps)
        inspection_->maps.insert_or_assign(node, maps);
    showInspection();
    if (isWhole) askForWhatIsMissing();
}

void SeeWorkspace::takeTerms(const InspectionReply& reply) {
    if (reply.id != askedUnit_.id) return;
    askedUnit_.id = 0;
    map_->showExplanation(explain(*reply.subject.model, askedUnit_.unit, std::get<UnitTermsAnswer>(reply.answer)));
}

void SeeWorkspace::takeFailure(quint64 id, const Error& error) {
    if (id == asked_.id) {
        asked_ = {};
        showNothing(errorText(error));
    } else if (id == askedUnit_.id) {
        askedUnit_.id = 0;
        map_->showExplanation({std::nullopt, errorText(error)});
    }
}

void SeeWorkspace::showNothing(const QString& sentence) {
    session_.cancel(std::exchange(asked_, {}).id);
    inspection_.reset();
    strip_->setLayers({});
    source_->clearScores();
    source_->source()->setReceptiveField({});
    map_->showSentence(sentence);
    attribution_->forget(sentence);
    pages_->forget(sentence);
}

void SeeWorkspace::showPicture() {
    const Document& document = run_.document();
    source_->showPicture(document.isSound() ? fittedFor(document.spec()) : nullptr);
    askForMaps();
}

void SeeWorkspace::showInspection() {
    const Model& model = *inspection_->subject.model;
    strip_->setLayers(layerMaps(*inspection_, mapsInStrip));
    strip_->setSelectedLayer(layer_);
    strip_->setSelectedMap(channel_);
    const auto scores = inspection_->maps.find(*model.spec.outputNode());
    if (scores != inspection_->maps.end()) source_->showScores(*inspection_, scores->second);
    filters_->setFilters(firstLayerFilters(model));
    attribution_->setInspection(*inspection_);
    pages_->setInspection(*inspection_);
    showSelectedLayer();
}

void SeeWorkspace::showSelectedLayer() {
    if (!inspection_ || !layer_ || !inspection_->maps.contains(*layer_)) return;
    const FeatureMaps& maps = inspection_->maps.at(*layer_);
    channel_ = std::clamp(channel_, 0, maps.shape.channels - 1);
    pages_->setLayer(*layer_, channel_);
    map_->showLayer(maps, QString::fromStdString(inspection_->subject.model->spec.find(*layer_)->name), channel_);
}

void SeeWorkspace::showMap() {
    if (layer_) pages_->setLayer(*layer_, channel_);
    if (!inspection_ || !layer_ || !inspection_->maps.contains(*layer_)) return;
    map_->showMap(inspection_->maps.at(*layer_),
                  QString::fromStdString(inspection_->subject.model->spec.find(*layer_)->name), channel_);
}

void SeeWorkspace::explainUnit() {
    session_.cancel(std::exchange(askedUnit_.id, 0));
    const auto pixel = map_->unitAt();
    if (!inspection_ || !layer_ || !pixel || !inspection_->maps.contains(*layer_)) {
        source_->source()->setReceptiveField({});
        if (inspection_) map_->clearExplanation();
        return;
    }
    const InspectionSubject& subject = inspection_->subject;
    const Shape shape = inspection_->maps.at(*layer_).shape;
    UnitTermsQuery unit{*layer_, pixel->y(), pixel->x(), channel_};
    if (shape.isVector()) unit = {*layer_, 0, 0, pixel->y() * vectorColumns(shape.channels) + pixel->x()};

    const Shape image = std::get<InputSpec>(subject.model->spec.find(*subject.model->spec.inputNode())->layer).shape;
    const auto field = network_->fields.find(*layer_);
    PixelRect seen{0, 0, image.height, image.width};
    if (field != network_->fields.end() && field->second)
        seen = fieldOfUnit(*field->second, unit.y, unit.x, {image.height, image.width});
    source_->source()->setReceptiveField({seen.x, seen.y, seen.width, seen.height});
    askedUnit_ = {session_.ask(subject, explainingQuery(subject.model->spec, unit)), subject.model, unit};
}

}  // namespace fovea
