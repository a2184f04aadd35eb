// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/microscope_page.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

#include "app/finding_sentence.h"
#include "app/session/run_controller.h"
#include "widgets/charts/microscope_view.h"
#include "widgets/inspector/segments.h"
#include "widgets/style/parts.h"
#include "widgets/text/numbers.h"

namespace fovea {

MicroscopePage::MicroscopePage(RunController& run, QWidget* parent)
    : QWidget(parent),
      run_(run),
      view_(new MicroscopeView),
      quantity_(new Segments({tr("Gradients"), tr("Activations"), tr("Weights")}, this)),
      caption_(roleLabel({}, "caption", this)),
      finding_(roleLabel({}, "value", this)),
      scroll_(new QScrollArea(this)) {
    setObjectName(QStringLiteral("microscopePage"));
    quantity_->setObjectName(QStringLiteral("microscopeQuantity"));
    quantity_->setCurrent(0);
    finding_->setObjectName(QStringLiteral("microscopeFinding"));
    finding_->setWordWrap(true);
    finding_->hide();
    caption_->setWordWrap(true);
    view_->setRatioLimit(limitOf(RunFinding::Kind::NearDivergence));
    scroll_->setWidget(view_);
    scroll_->setWidgetResizable(true);
    scroll_->setFrameShape(QFrame::NoFrame);
    scroll_->setFocusPolicy(Qt::NoFocus);
    scroll_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* top = new QHBoxLayout;
    top->setSpacing(16);
    top->addWidget(quantity_);
    top->addWidget(caption_, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(12);
    column->addLayout(top);
    column->addWidget(scroll_, 1);
    column->addWidget(finding_);

    connect(quantity_, &Segments::chosen, this,
            [this](int quantity) { view_->setQuantity(static_cast<MicroscopeView::Quantity>(quantity)); });
    connect(view_, &MicroscopeView::rowChosen, this,
            [this](const QRect& row) { scroll_->ensureVisible(row.left(), row.center().y(), 0, row.height()); });
    TrainingSession& session = run_.session();
    connect(&session, &TrainingSession::snapshotArrived, this, [this](const SnapshotPointer& snapshot) {
        if (snapshot->microscope) show(snapshot->microscope);
    });
    connect(&session, &TrainingSession::prepared, this, [this] { show(nullptr); });
    connect(&session, &TrainingSession::rewound, this, [this] { show(nullptr); });
    connect(&session, &TrainingSession::stateChanged, this, [this](TrainingSession::State state) {
        if (state == TrainingSession::State::Empty) show(nullptr);
    });
    show(nullptr);
}

void MicroscopePage::setShown(bool shown) {
    if (shown)
        wanted_ = run_.session().want({.microscope = true});
    else
        wanted_ = {};
}

void MicroscopePage::show(std::shared_ptr<const MicroscopeSeries> series) {
    const std::int64_t stride = series ? series->stride : Microscope::usualStride;
    caption_->setText(
        tr("Every %1 steps; activations of the first %2 images of the batch. Nothing is computed while this "
           "page is closed.")
            .arg(stride)
            .arg(Microscope::usualImages));
    tell(series ? findingOf(*series) : std::nullopt);
    view_->setSeries(std::move(series));
}

void MicroscopePage::tell(const std::optional<RunFinding>& finding) {
    finding_->setVisible(finding.has_value());
    if (finding) finding_->setText(findingSentence(*finding, {}));
}

}  // namespace fovea
