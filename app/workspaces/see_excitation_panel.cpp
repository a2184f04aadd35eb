// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/see_excitation_panel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "app/error_text.h"
#include "app/evaluation_views.h"
#include "app/images/excited_images.h"
#include "app/session/run_controller.h"
#include "widgets/images/thumbnail_grid.h"
#include "widgets/inspector/segments.h"
#include "widgets/style/parts.h"
#include "widgets/text/numbers.h"

namespace fovea {

SeeExcitationPanel::SeeExcitationPanel(RunController& run, QWidget* parent)
    : SeeQuestionPanel(SeePage::Excitation, parent), run_(run) {
    setObjectName(QStringLiteral("excitationPanel"));
    channel_ = new QSpinBox(panel());
    channel_->setObjectName(QStringLiteral("excitationChannel"));
    channel_->setAccessibleName(tr("Map"));
    ofChannels_ = roleLabel({}, "caption", panel());
    kinds_ = new Segments({tr("Images"), tr("Patches")}, panel());
    kinds_->setObjectName(QStringLiteral("excitationKind"));
    kinds_->setCurrent(0);
    kinds_->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    begin_ = new QPushButton(panel());
    begin_->setObjectName(QStringLiteral("excitationBegin"));
    stop_ = new QPushButton(tr("Stop"), panel());
    stop_->setObjectName(QStringLiteral("excitationStop"));
    stop_->hide();
    progress_ = roleLabel({}, "caption", panel());
    progress_->setObjectName(QStringLiteral("excitationProgress"));
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(new QLabel(tr("Map"), panel()));
    for (QWidget* widget : std::initializer_list<QWidget*>{channel_, ofChannels_, kinds_}) row->addWidget(widget);
    row->addStretch();
    for (QWidget* widget : std::initializer_list<QWidget*>{progress_, stop_, begin_}) row->addWidget(widget);
    grid_ = new ThumbnailGrid(panel());
    grid_->setObjectName(QStringLiteral("excitationImages"));
    constexpr int columns = 6;
    constexpr int largestSide = 116;
    grid_->setColumns(columns);
    grid_->setLargestSide(largestSide);
    auto* scroll = new QScrollArea(panel());
    scroll->setWidget(grid_);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->viewport()->setAutoFillBackground(false);
    grid_->setAutoFillBackground(false);  // a scroll area turns it on
    classes_ = roleLabel({}, "caption", panel());
    classes_->setObjectName(QStringLiteral("excitationClasses"));
    classes_->setWordWrap(true);
    body()->addLayout(row);
    body()->addWidget(scroll, 1);
    body()->addWidget(classes_);

    connect(channel_, &QSpinBox::valueChanged, this, &SeeExcitationPanel::channelChosen);
    connect(kinds_, &Segments::chosen, this, &SeeExcitationPanel::refresh);
    connect(begin_, &QPushButton::clicked, this, &SeeExcitationPanel::begin);
    connect(stop_, &QPushButton::clicked, this, [this] { search_.cancel(); });
    connect(grid_, &ThumbnailGrid::chosen, this, [this](int index) {
        if (!search_.found() || !layer()) return;
        const auto found = search_.found()->responses.of(*layer(), channel());
        if (std::size_t(index) < found.size()) Q_EMIT imageChosen(found[std::size_t(index)].image);
    });
    connect(&search_, &ExcitationSearch::foundMore, this, &SeeExcitationPanel::refresh);
    connect(&search_, &ExcitationSearch::runningChanged, this, &SeeExcitationPanel::refreshHead);
    connect(&search_, &ExcitationSearch::failed, this, [this](const Error& error) { setRemark(errorText(error)); });
    connect(&run_, &RunController::dataChanged, this, [this] {
        dropOthers();
        refreshHead();
    });
    refreshHead();
}

/// What was found for another network, or among other images, tells nothing of these.
void SeeExcitationPanel::dropOthers() {
    if (!search_.model()) return;
    const NetworkSpec& spec = inspection() ? inspection()->subject.model->spec : search_.model()->spec;
    search_.keepFor(&spec, run_.data() != nullptr ? run_.data()->test : nullptr);
}

void SeeExcitationPanel::subjectChanged() {
    dropOthers();
    refresh();
}

void SeeExcitationPanel::clear() {
    grid_->setThumbnails({});
    classes_->clear();
    ofChannels_->clear();
    refreshHead();
}

void SeeExcitationPanel::begin() {
    if (!inspection() || run_.data() == nullptr) return;
    search_.start(inspection()->subject.model, run_.data()->test);
}

void SeeExcitationPanel::refreshHead() {
    const DatasetPair* data = run_.data();
    const QString count = data != nullptr ? groupedNumber(data->test->size()) : QString();
    begin_->setText(data == nullptr   ? tr("Search the test images")
                    : search_.found() ? tr("Search %1 images again").arg(count)
                                      : tr("Search %1 test images").arg(count));
    begin_->setEnabled(data != nullptr && inspection().has_value());
    begin_->setVisible(!search_.isRunning());
    stop_->setVisible(search_.isRunning());
    const auto& found = search_.found();
    progress_->setText(search_.isRunning() && found
                           ? tr("%1 of %2").arg(groupedNumber(found->responses.images), groupedNumber(found->total))
                           : QString());
}

void SeeExcitationPanel::refresh() {
    refreshHead();
    if (!inspection() || !layer()) return;
    const Model& model = *inspection()->subject.model;
    const Node* node = model.spec.find(*layer());
    if (node == nullptr) return;
    const auto shapes = soundShapes(model.spec);
    const Shape shape = shapes.at(*layer());
    {
        const QSignalBlocker blocked(channel_);
        channel_->setRange(1, shape.channels);
        channel_->setValue(channel() + 1);
    }
    ofChannels_->setText(tr("of %1").arg(groupedNumber(shape.channels)));
    const QString title = tr("What excites %1").arg(QString::fromStdString(node->name));
    const auto& found = search_.found();
    const bool fits =
        found && found->model->spec == model.spec && run_.data() != nullptr && found->images == run_.data()->test;
    const auto responses = fits ? found->responses.of(*layer(), channel()) : std::span<const TopResponse>();
    if (responses.empty()) {
        grid_->setThumbnails({});
        classes_->clear();
        setHeading(title,
                   tr("Which images does a map answer to most? One pass over the test images finds it for all maps "
                      "of all layers; choose them in the strip."));
        return;
    }
    const auto fields = receptiveFields(model.spec, inferShapes(model.spec));
    const auto field = fields.find(*layer());
    const auto seen = field != fields.end() ? field->second : std::nullopt;
    const auto titles = classTitles(found->images->classNames(), shapes.at(*model.spec.outputNode()).channels);
    auto thumbnails = excitedThumbnails(responses, *found->images, seen, titles, kinds_->current() == 1);
    if (!thumbnails) return setRemark(errorText(thumbnails.error()));
    grid_->setThumbnails(*std::move(thumbnails));
    classes_->setText(excitedClasses(responses, *found->images, titles));
    const QString caption = excitedCaption(static_cast<std::int64_t>(responses.size()), found->responses.images, seen);
    setHeading(title, found->model->weights == model.weights
                          ? caption
                          : caption + QChar(u' ') + tr("The weights have changed since they were searched."));
}

}  // namespace fovea
