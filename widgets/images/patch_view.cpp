// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/images/patch_view.h"

#include <QBoxLayout>
#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>

#include "widgets/images/answer_fields.h"
#include "widgets/images/patch_painting.h"
#include "widgets/style/theme.h"

namespace fovea {

PatchView::PatchView(QWidget* parent)
    : QWidget(parent),
      scroll_(new QScrollArea(this)),
      matrices_(new PatchMatrices),
      sums_(new PatchSums(this)),
      answers_(new AnswerFields(matrices_, sums_)),
      note_(new QLabel(this)),
      hide_(new QPushButton(tr("Hide answer"), this)),
      copy_(new QPushButton(tr("Copy numbers"), this)) {
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("How this unit comes about"));
    scroll_->setWidget(matrices_);
    scroll_->setWidgetResizable(true);
    scroll_->setFrameShape(QFrame::NoFrame);
    scroll_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll_->viewport()->setAutoFillBackground(false);
    matrices_->setAutoFillBackground(false);
    hide_->setCheckable(true);
    hide_->setToolTip(tr("Work the sums out and type them (A)"));
    note_->setObjectName(QStringLiteral("answer.note"));
    note_->setProperty("role", QStringLiteral("error"));
    note_->setWordWrap(true);
    note_->hide();
    connect(answers_, &AnswerFields::judged, this, [this](const QString& note) {
        note_->setText(note);
        note_->setVisible(!note.isEmpty());
        fitParts();
    });
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
    column->addWidget(note_);
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
    fitParts();
    answers_->setArithmetic(arithmetic_, hidden_ && known);
}

/// In a low window the sums shed their sentences first, then the buttons go; both have keys.
void PatchView::fitParts() {
    const bool known = arithmetic_.isValid();
    const double least = matrices_->leastHeight();
    const int gap = layout()->spacing();
    const int note = note_->isVisibleTo(this) ? note_->heightForWidth(width()) + gap : 0;
    const int buttons = hide_->sizeHint().height() + gap + note;
    const bool compact = height() - buttons - gap - sums_->heightWhen(false) < least;
    const int withoutButtons = height() - note - gap - sums_->heightWhen(compact);
    const bool bare = withoutButtons + note - buttons < least && withoutButtons >= least;
    sums_->setCompact(compact);
    hide_->setVisible(known && !bare);
    copy_->setVisible(known && !bare);
    matrices_->setRoom(withoutButtons - (bare ? 0 : buttons - note));
    scroll_->setMaximumHeight(matrices_->sizeHint().height());
}

void PatchView::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    fitParts();
    layout()->activate();
    answers_->place();
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
    if (arithmetic_.isValid()) QGuiApplication::clipboard()->setText(patchTsv(arithmetic_, !hidden_));
}

void PatchView::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_A && event->modifiers() == Qt::NoModifier && arithmetic_.isValid())
        return setAnswerHidden(!hidden_);
    if (event->matches(QKeySequence::Copy)) return copyNumbers();
    QWidget::keyPressEvent(event);
}

}  // namespace fovea
