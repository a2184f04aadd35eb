// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/see_filter_dock.h"

#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

#include "widgets/images/filter_gallery.h"

namespace fovea {

SeeFilterDock::SeeFilterDock(QWidget* parent) : QWidget(parent), gallery_(new FilterGallery(this)) {
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    gallery_->setTitle(tr("First-layer filters"));
    hint_ = new QLabel(tr("This network has no convolution, so there are no filters to show."), this);
    hint_->setProperty("role", QStringLiteral("caption"));
    hint_->setWordWrap(true);
    auto* scroll = new QScrollArea(this);
    scroll->setWidget(gallery_);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->viewport()->setAutoFillBackground(false);
    gallery_->setAutoFillBackground(false);  // a scroll area turns it on
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->addWidget(scroll, 1);
    column->addWidget(hint_);
    connect(gallery_, &FilterGallery::chosen, this, [this](int filter) { Q_EMIT chosen(convolution_, filter); });
}

void SeeFilterDock::setFilters(FirstFilters filters) {
    convolution_ = filters.node;
    gallery_->setVisible(!filters.pictures.empty());
    hint_->setVisible(filters.pictures.empty());
    if (!filters.pictures.empty()) gallery_->setFilters(filters.pictures, filters.kernel);
}

void SeeFilterDock::setColumns(int columns) { gallery_->setColumns(columns); }

}  // namespace fovea
