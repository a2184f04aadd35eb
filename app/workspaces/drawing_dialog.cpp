// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/drawing_dialog.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>

#include "app/session/picture_choice.h"
#include "widgets/images/drawing_pad.h"

namespace fovea {
namespace {

constexpr int betweenLooks = 60;  // ms from one look at the drawing to the next

}  // namespace

DrawingDialog::DrawingDialog(PictureChoice& choice, QWidget* parent) : QDialog(parent) {
    setObjectName(QStringLiteral("drawing"));
    setWindowFlag(Qt::Tool);
    setWindowTitle(tr("Draw a picture"));
    auto* pad = new DrawingPad(this);
    auto* hint = new QLabel(tr("White on black, as the digits of MNIST are. Fill the square."), this);
    hint->setWordWrap(true);
    auto* clear = new QPushButton(tr("Clear"), this);
    clear->setObjectName(QStringLiteral("drawingClear"));
    auto* close = new QPushButton(tr("Close"), this);
    for (QPushButton* button : {clear, close}) button->setAutoDefault(false);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(clear);
    buttons->addStretch(1);
    buttons->addWidget(close);
    auto* column = new QVBoxLayout(this);
    column->addWidget(pad);
    column->addWidget(hint);
    column->addLayout(buttons);
    auto* later = new QTimer(this);
    later->setSingleShot(true);
    later->setInterval(betweenLooks);
    connect(pad, &DrawingPad::changed, this, [later] {
        if (!later->isActive()) later->start();
    });
    connect(later, &QTimer::timeout, this, [&choice, pad] { choice.setPicture(pad->picture(), tr("drawn picture")); });
    connect(clear, &QPushButton::clicked, pad, &DrawingPad::clear);
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    pad->setFocus();
}

}  // namespace fovea
