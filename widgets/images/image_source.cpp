// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/images/image_source.h"

#include <QBoxLayout>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QKeyEvent>
#include <QLabel>
#include <QMimeData>
#include <QPainter>
#include <QPushButton>
#include <QUrl>

#include "widgets/images/pixel_view.h"
#include "widgets/style/theme.h"

namespace fovea {

namespace {

QString localFile(const QMimeData* data) {
    for (const QUrl& url : data->urls())
        if (url.isLocalFile() && !QFileInfo(url.toLocalFile()).isDir()) return url.toLocalFile();
    return {};
}

bool holdsPicture(const QMimeData* data) { return data->hasImage() || !localFile(data).isEmpty(); }

}  // namespace

ImageSource::ImageSource(QWidget* parent)
    : QWidget(parent),
      view_(new PixelView(this)),
      name_(new QLabel(this)),
      detail_(new QLabel(this)),
      random_(button(tr("Random"), tr("Show a random image of the test part"))),
      open_(button(tr("Open\u2026"), tr("Open a picture file"))),
      paste_(button(tr("Paste"), tr("Take the picture on the clipboard"))),
      draw_(button(tr("Draw…"), tr("Draw a picture, such as a digit"))),
      gallery_(new SampleGallery(this)) {
    draw_->setObjectName(QStringLiteral("drawPicture"));
    setAcceptDrops(true);
    setMinimumWidth(208);
    setAccessibleName(tr("Image"));
    view_->setAccessibleName(tr("The image that the network sees"));
    view_->setInteractive(false);
    gallery_->setAccessibleName(tr("Images of the data set"));
    gallery_->setColumns(5);
    random_->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    detail_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);

    auto* line = new QHBoxLayout;
    line->addWidget(name_);
    line->addWidget(detail_, 1);
    line->addWidget(random_);
    line->setSpacing(8);
    auto* requests = new QHBoxLayout;
    requests->addWidget(open_);
    requests->addWidget(paste_);
    requests->addWidget(draw_);
    requests->setSpacing(8);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(8);
    column->addWidget(view_);
    column->addLayout(line);
    column->addWidget(gallery_);
    column->addLayout(requests);
    column->addStretch(1);

    connect(random_, &QPushButton::clicked, this, &ImageSource::randomRequested);
    connect(open_, &QPushButton::clicked, this, &ImageSource::openRequested);
    connect(paste_, &QPushButton::clicked, this, &ImageSource::pasteRequested);
    connect(draw_, &QPushButton::clicked, this, &ImageSource::drawRequested);
    connect(gallery_, &ThumbnailGrid::chosen, this, &ImageSource::sampleChosen);
    connect(&Theme::instance(), &Theme::changed, this, &ImageSource::applyTheme);
    applyTheme();
    clear();
}

QPushButton* ImageSource::button(const QString& text, const QString& toolTip) {
    auto* made = new QPushButton(this);
    made->setText(text);
    made->setToolTip(toolTip);
    made->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    return made;
}

void ImageSource::applyTheme() {
    const Theme& theme = Theme::instance();
    name_->setFont(theme.font(theme.type().body, true));
    detail_->setFont(theme.font(theme.type().body - 1));
    QPalette quiet = palette();
    quiet.setColor(QPalette::WindowText, theme.colors().secondary);
    detail_->setPalette(quiet);
    update();
}

void ImageSource::setImage(const QImage& image, const QString& name, const QString& detail) {
    view_->setImage(image);
    name_->setText(name);
    detail_->setText(detail);
    setAccessibleDescription(name + QLatin1Char(' ') + detail);
}

void ImageSource::setReceptiveField(const QRect& field) {
    view_->setBoxes(field.isEmpty() ? std::vector<QRect>{} : std::vector<QRect>{field});
}

void ImageSource::setSamples(const std::vector<SampleGallery::Sample>& samples, int selected) {
    gallery_->setSamples(samples);
    gallery_->setSelected(selected);
}

void ImageSource::setImageOnly(bool only) {
    for (QWidget* part : std::initializer_list<QWidget*>{random_, gallery_, open_, paste_, draw_})
        part->setVisible(!only);
}

void ImageSource::clear() {
    view_->clear();
    name_->clear();
    detail_->setText(tr("Drop a picture here."));
}

void ImageSource::dragEnterEvent(QDragEnterEvent* event) {
    if (!holdsPicture(event->mimeData())) {
        event->ignore();  // folders are the window's
        return;
    }
    dropping_ = true;
    update();
    event->acceptProposedAction();
}

void ImageSource::dragLeaveEvent(QDragLeaveEvent*) {
    dropping_ = false;
    update();
}

void ImageSource::dropEvent(QDropEvent* event) {
    dropping_ = false;
    update();
    // A file comes first: browsers offer a picture with it that may be scaled.
    const QString file = localFile(event->mimeData());
    if (!file.isEmpty()) {
        event->acceptProposedAction();
        Q_EMIT fileDropped(file);
        return;
    }
    const auto image = qvariant_cast<QImage>(event->mimeData()->imageData());
    if (image.isNull()) return;
    event->acceptProposedAction();
    Q_EMIT imageDropped(image);
}

void ImageSource::keyPressEvent(QKeyEvent* event) {
    if (event->matches(QKeySequence::Paste)) {
        Q_EMIT pasteRequested();
        return;
    }
    QWidget::keyPressEvent(event);
}

void ImageSource::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const ThemeColors& colors = Theme::instance().colors();
    if (view_->image().isNull()) {
        painter.setPen(QPen(colors.controlBorder, 1, Qt::DashLine));
        painter.setBrush(colors.sunken);
        painter.drawRoundedRect(QRectF(view_->geometry()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
    }
    if (!dropping_) return;
    painter.setPen(QPen(colors.accent, 2));
    painter.setBrush(colors.accentSoft);
    painter.drawRoundedRect(QRectF(rect()).adjusted(2, 2, -2, -2), 8, 8);
}

}  // namespace fovea
