// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/learn/hand_count.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMouseEvent>
#include <QPushButton>
#include <algorithm>

namespace fovea {
namespace {

constexpr int longestAnswer = 24;
constexpr std::size_t mostAnswers = 6;

}  // namespace

HandCount::HandCount(QWidget* parent) : QWidget(parent), row_(new QHBoxLayout(this)), field_(new QLineEdit(this)) {
    row_->setContentsMargins(24, 8, 24, 0);
    row_->setSpacing(8);
    auto* title = new QLabel(tr("Show of hands"), this);
    title->setProperty("role", QStringLiteral("heading"));
    field_->setObjectName(QStringLiteral("hands.answer"));
    field_->setPlaceholderText(tr("an answer"));
    field_->setAccessibleName(tr("An answer to count hands for"));
    field_->setMaxLength(longestAnswer);
    field_->setMaximumWidth(160);
    auto* clear = new QPushButton(tr("Clear"), this);
    clear->setObjectName(QStringLiteral("hands.clear"));
    row_->addWidget(title);
    row_->addWidget(field_);
    row_->addStretch(1);
    row_->addWidget(clear);
    connect(field_, &QLineEdit::returnPressed, this, &HandCount::add);
    connect(clear, &QPushButton::clicked, this, &HandCount::clear);
}

int HandCount::count(const QString& answer) const {
    const auto found = std::ranges::find(answers_, answer, &Answer::text);
    return found == answers_.end() ? 0 : found->hands;
}

void HandCount::clear() {
    for (const Answer& answer : answers_) delete answer.button;
    answers_.clear();
}

/// One hand for it; the same answer again is one hand more.
void HandCount::add() {
    const QString text = field_->text().simplified();
    field_->clear();
    if (text.isEmpty()) return;
    const auto known = std::ranges::find(answers_, text, &Answer::text);
    if (known != answers_.end()) return change(known->button, 1);
    if (answers_.size() == mostAnswers) return;
    auto* button = new QPushButton(this);
    button->setObjectName(QStringLiteral("hands.%1").arg(text));
    button->setProperty("role", QStringLiteral("chip"));
    button->setToolTip(tr("Click: one hand more. Right click: one less."));
    button->installEventFilter(this);
    row_->insertWidget(row_->count() - 2, button);
    connect(button, &QPushButton::clicked, this, [this, button] { change(button, 1); });
    answers_.push_back({text, 0, button});
    change(button, 1);
}

void HandCount::change(QPushButton* button, int by) {
    const auto answer = std::ranges::find(answers_, button, &Answer::button);
    answer->hands = std::max(0, answer->hands + by);
    button->setText(QStringLiteral("%1: %2").arg(answer->text).arg(answer->hands));
}

bool HandCount::eventFilter(QObject* watched, QEvent* event) {
    const bool rightClick =
        event->type() == QEvent::MouseButtonPress && static_cast<QMouseEvent*>(event)->button() == Qt::RightButton;
    if (!rightClick) return QWidget::eventFilter(watched, event);
    change(static_cast<QPushButton*>(watched), -1);
    return true;
}

}  // namespace fovea
