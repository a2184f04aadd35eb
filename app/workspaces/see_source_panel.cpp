// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/see_source_panel.h"

#include <QApplication>
#include <QClipboard>
#include <QFileDialog>
#include <QHideEvent>
#include <QMimeData>
#include <QUrl>
#include <QVBoxLayout>
#include <algorithm>

#include "app/workspaces/drawing_dialog.h"
#include "core/kernels/softmax_cross_entropy.h"
#include "core/network/network.h"
#include "widgets/charts/class_bars.h"

namespace fovea {

SeeSourcePanel::SeeSourcePanel(PictureChoice& choice, QWidget* parent)
    : QWidget(parent), choice_(choice), source_(new ImageSource(this)), bars_(new ClassBars(this)) {
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    bars_->setTitle(tr("Class scores"));
    bars_->setCaption(tr("softmax"));
    auto* scores = new QVBoxLayout;
    scores->setContentsMargins(16, 0, 16, 12);
    scores->addWidget(bars_);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(source_);
    layout->addLayout(scores);
    layout->addStretch();

    connect(&choice_, &PictureChoice::galleryChanged, this, &SeeSourcePanel::fillGallery);
    connect(source_, &ImageSource::randomRequested, &choice_, &PictureChoice::chooseRandom);
    connect(source_, &ImageSource::sampleChosen, &choice_, &PictureChoice::chooseFromGallery);
    connect(source_, &ImageSource::openRequested, this, &SeeSourcePanel::openPicture);
    connect(source_, &ImageSource::pasteRequested, this, &SeeSourcePanel::pastePicture);
    connect(source_, &ImageSource::drawRequested, this, &SeeSourcePanel::drawPicture);
    connect(source_, &ImageSource::fileDropped, &choice_, &PictureChoice::openFile);
    connect(source_, &ImageSource::imageDropped, this,
            [this](const QImage& image) { choice_.setPicture(image, tr("dropped picture")); });
}

void SeeSourcePanel::showPicture(const std::shared_ptr<const FittedPicture>& fitted) {
    source_->setImage(fitted ? fitted->image : choice_.picture(), choice_.name(), choice_.detail());
    source_->gallery()->setSelected(choice_.galleryPlace());
}

void SeeSourcePanel::showScores(const Inspection& inspection, const FeatureMaps& scores) {
    const std::vector<float> probabilities = softmax(scores.values);
    const auto& names = inspection.subject.model->classNames;
    std::vector<ClassScore> shown;
    for (std::size_t i = 0; i < probabilities.size(); ++i) {
        const QString name = i < names.size() ? QString::fromStdString(names[i]) : tr("class %1").arg(i);
        shown.push_back({name, double(probabilities[i])});
    }
    // A model that was trained on other data may have other classes, or these in another order.
    std::optional<int> truth = inspection.picture->label;
    if (truth && !names.empty()) {
        const auto named = std::ranges::find(shown, inspection.picture->labelName, &ClassScore::name);
        truth = named != shown.end() ? std::optional(static_cast<int>(named - shown.begin())) : std::nullopt;
    }
    bars_->setScores(std::move(shown), truth, inspection.trained);
}

void SeeSourcePanel::clearScores() { bars_->clear(); }

void SeeSourcePanel::setGallerySize(int most) {
    gallerySize_ = most;
    fillGallery();
}

void SeeSourcePanel::fillGallery() {
    std::vector<SampleGallery::Sample> samples;
    for (const PictureChoice::GalleryItem& item : choice_.gallery()) {
        if (static_cast<int>(samples.size()) < gallerySize_) samples.push_back({item.image, item.name});
    }
    source_->setSamples(samples, choice_.galleryPlace());
}

void SeeSourcePanel::openPicture() {
    auto* dialog = new QFileDialog(this, tr("Open a picture"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilter(tr("Pictures (*.png *.jpg *.jpeg *.bmp *.gif *.webp *.tif *.tiff *.ppm);;All files (*)"));
    connect(dialog, &QFileDialog::fileSelected, &choice_, &PictureChoice::openFile);
    dialog->open();
}

void SeeSourcePanel::drawPicture() {
    if (drawing_ == nullptr) drawing_ = new DrawingDialog(choice_, this);
    drawing_->show();
    drawing_->raise();
    drawing_->activateWindow();
}

/// It belongs to See and does not stand above other rooms.
void SeeSourcePanel::hideEvent(QHideEvent* event) {
    QWidget::hideEvent(event);
    if (drawing_ != nullptr && !event->spontaneous()) drawing_->hide();
}

void SeeSourcePanel::pastePicture() {
    const QMimeData* content = QApplication::clipboard()->mimeData();
    if (content != nullptr && content->hasImage()) {
        choice_.setPicture(qvariant_cast<QImage>(content->imageData()), tr("pasted picture"));
    } else if (content != nullptr && content->hasUrls() && content->urls().front().isLocalFile()) {
        choice_.openFile(content->urls().front().toLocalFile());
    } else {
        Q_EMIT notified(tr("The clipboard holds no picture. Copy one first, then paste it here."));
    }
}

}  // namespace fovea
