// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/see_question_panel.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>
#include <algorithm>

#include "app/workspaces/see_page.h"
#include "core/kernels/softmax_cross_entropy.h"
#include "widgets/charts/painted_widget.h"
#include "widgets/style/parts.h"

namespace fovea {

SeeQuestionPanel::SeeQuestionPanel(SeePage page, QWidget* parent) : QWidget(parent) {
    auto* frame = new QFrame(this);
    frame->setProperty("role", QStringLiteral("panel"));
    panel_ = frame;
    title_ = roleLabel({}, "title", frame);
    title_->setObjectName(QStringLiteral("questionTitle"));
    caption_ = roleLabel({}, "caption", frame);
    caption_->setObjectName(QStringLiteral("questionCaption"));
    caption_->setWordWrap(true);
    auto* pages = new SeePageBox(page, frame);
    connect(pages, &SeePageBox::pageChosen, this, &SeeQuestionPanel::pageChosen);
    head_ = new QHBoxLayout;
    head_->setSpacing(8);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(title_);
    row->addLayout(head_, 1);
    row->addWidget(pages);
    body_ = new QVBoxLayout;
    body_->setSpacing(8);
    auto* column = new QVBoxLayout(frame);
    column->setContentsMargins(16, 12, 16, 12);
    column->setSpacing(8);
    column->addLayout(row);
    column->addWidget(caption_);
    column->addLayout(body_, 1);
    auto* around = new QVBoxLayout(this);
    around->setContentsMargins(8, 8, 8, 8);
    around->addWidget(frame);
}

void SeeQuestionPanel::setHeading(const QString& title, const QString& caption) {
    title_->setText(title);
    captionText_ = caption;
    caption_->setText(caption);
}

void SeeQuestionPanel::setRemark(const QString& sentence) { caption_->setText(sentence); }

QString SeeQuestionPanel::remark() const { return caption_->text(); }

void SeeQuestionPanel::setInspection(const Inspection& inspection) {
    const bool same = inspection_ && inspection_->subject == inspection.subject;
    const bool samePicture = inspection_ && inspection_->subject.pixels == inspection.subject.pixels &&
                             inspection_->subject.model->spec == inspection.subject.model->spec;
    if (!inspection.maps.contains(*inspection.subject.model->spec.outputNode())) return;
    inspection_ = Inspection{inspection.subject, inspection.picture, {}, inspection.trained};
    if (same) return;
    isStale_ = true;
    if (shown_ && !(samePicture && isBusy())) ask();
}

void SeeQuestionPanel::ask() {
    isStale_ = false;
    caption_->setText(captionText_);
    subjectChanged();
}

void SeeQuestionPanel::setLayer(NodeId layer, int channel) {
    if (layer_ == layer && channel_ == channel) return;
    layer_ = layer;
    channel_ = channel;
    if (shown_ && inspection_) layerChanged();
}

void SeeQuestionPanel::setShown(bool shown) {
    if (shown_ == shown) return;
    shown_ = shown;
    if (!shown) {
        halt();
        isStale_ = true;
    } else if (inspection_) {
        ask();
    }
}

void SeeQuestionPanel::forget(const QString& sentence) {
    inspection_.reset();
    isStale_ = true;
    halt();
    clear();
    setRemark(sentence);
}

void SeeQuestionPanel::answerCame() {
    if (shown_ && inspection_ && isStale_) ask();
}

std::vector<LikelyClass> likelyClasses(const Model& model, std::span<const float> scores, std::size_t most) {
    const std::vector<float> probabilities = softmax(scores);
    std::vector<LikelyClass> classes;
    for (std::size_t i = 0; i < probabilities.size(); ++i)
        classes.push_back({static_cast<int>(i),
                           i < model.classNames.size() ? QString::fromStdString(model.classNames[i])
                                                       : SeeQuestionPanel::tr("class %1").arg(i),
                           double{probabilities[i]}});
    std::ranges::stable_sort(classes, std::ranges::greater{}, &LikelyClass::probability);
    classes.resize(std::min(most, classes.size()));
    return classes;
}

QString likeliestText(const Model& model, std::span<const float> scores) {
    const auto best = likelyClasses(model, scores, 1);
    if (best.empty()) return {};
    return QStringLiteral("%1 %2").arg(best.front().name, percentText(best.front().probability, 1));
}

}  // namespace fovea
