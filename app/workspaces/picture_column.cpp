// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/picture_column.h"

#include <QLabel>
#include <QVBoxLayout>

#include "widgets/images/pixel_view.h"

namespace fovea {

PictureColumn::PictureColumn(const QString& objectName, QWidget* parent)
    : QWidget(parent),
      title_(new QLabel(this)),
      view_(new PixelView(this)),
      value_(new QLabel(this)),
      caption_(new QLabel(this)) {
    view_->setObjectName(objectName);
    title_->setProperty("role", QStringLiteral("heading"));
    caption_->setProperty("role", QStringLiteral("caption"));
    for (QLabel* label : {title_, value_, caption_}) label->setWordWrap(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(title_);
    column->addWidget(view_, 1);
    column->addWidget(value_);
    column->addWidget(caption_);
}

void PictureColumn::setTitle(const QString& title) { title_->setText(title); }

void PictureColumn::setFigures(const QString& value, const QString& caption) {
    value_->setText(value);
    caption_->setText(caption);
}

}  // namespace fovea
