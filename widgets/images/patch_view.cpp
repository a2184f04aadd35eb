// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/images/patch_view.h"

#include <QBoxLayout>
#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QPushButton>
#include <QScrollArea>

#include "widgets/images/patch_painting.h"
#include "widgets/style/theme.h"

namespace fovea {

PatchView::PatchView(QWidget* parent)
    : QWidget(parent),
      scroll_(new QScrollArea(this)),
      matrices_(new PatchMatrices),
      sums_(new PatchSums(this)),
      hide_(new QPushButton(tr("Hide answer"), this)),
      copy_(new QPushButton(tr("Copy numbers"), this)) {
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("How this unit comes about"));
    scroll_->setWidget(matrices_);
    scroll_->setWidgetResizable(true);
    scroll_->setFrameShape(QFrame::NoFrame);
    scroll_->viewport()->setAutoFillBackground(false);
    matrices_->setAutoFillBackground(false);
    scroll_->setCornerWidget(new QWidget);
    hide_->setCheckable(true);
    hide_->setToolTip(tr("Show ? instead of the sums (A)"));
    copy_->setToolTip(tr("Put patch, kernel and sums on the clipboard as a table"));

    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(hide_);
    buttons->addWidget(copy_);
    buttons->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(scroll_, 1);
    column->addWidget(sums_);
    column->addLayout(buttons);
    column->addStretch(0);
    connect(&Theme::instance(), &Theme::changed, this, &PatchView::refresh);
    connect(hide_, &QPushButton::toggled, this, &PatchView::setAnswerHidden);
    connect(copy_, &QPushButton::clicked, this, &PatchView::copyNumbers);
    clear(tr("Move over a pixel of the map to see how it comes about."));
}

void PatchView::setArithmetic(const PatchArithmetic& arithmetic) {
    arithmetic_ = arithmetic;
    refresh();
}

void PatchView::clear(const QString& hint) {
    arithmetic_ = {};
    if (!hint.isEmpty()) hint_ = hint;
    refresh();
}

void PatchView::refresh() {
    const bool known = arithmetic_.isValid();
    const PatchText text = patchText(arithmetic_);
    matrices_->setArithmetic(arithmetic_, text, hidden_);
    sums_->setText(text, hidden_, hint_);
    scroll_->setVisible(known);
    scroll_->setMaximumHeight(matrices_->sizeHint().height());
    hide_->setVisible(known);
    copy_->setVisible(known);
}

void PatchView::setAnswerHidden(bool hidden) {
    if (hidden == hidden_) return;
    hidden_ = hidden;
    hide_->setChecked(hidden);
    hide_->setText(hidden ? tr("Show answer") : tr("Hide answer"));
    refresh();
    Q_EMIT answerHiddenChanged(hidden);
}

void PatchView::copyNumbers() {
    if (arithmetic_.isValid()) QGuiApplication::clipboard()->setText(patchTsv(arithmetic_));
}

void PatchView::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_A && event->modifiers() == Qt::NoModifier && arithmetic_.isValid())
        return setAnswerHidden(!hidden_);
    if (event->matches(QKeySequence::Copy)) return copyNumbers();
    QWidget::keyPressEvent(event);
}

}  // namespace fovea
