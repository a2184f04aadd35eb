// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/augment_row.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSlider>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "app/augmentation_text.h"
#include "app/workspaces/themed_icon.h"
#include "widgets/inspector/point_spin_box.h"
#include "widgets/style/parts.h"
#include "widgets/text/numbers.h"

namespace fovea {

namespace {

constexpr double chanceStep = 0.05;
constexpr int chanceWidth = 64;

/// What the slider moves by: the strength's step, or that of a probability.
double stepOf(const AugmentKind& kind) { return kind.hasStrength() ? kind.strength.step : chanceStep; }

}  // namespace

AugmentRow::AugmentRow(const AugmentKind& kind, QWidget* parent)
    : QWidget(parent), kind_(kind), step_(usualStep(kind)) {
    const QString name = QString::fromUtf8(kind.name.data(), static_cast<qsizetype>(kind.name.size()));
    switch_ = new QCheckBox(augmentationTitle(kind), this);
    switch_->setObjectName(QStringLiteral("kind:") + name);
    switch_->setToolTip(augmentationMeaning(kind));
    value_ = roleLabel({}, "caption", this);
    earlier_ = new QToolButton(this);
    earlier_->setObjectName(QStringLiteral("earlier:") + name);
    earlier_->setToolTip(tr("Earlier in the order"));
    earlier_->setAccessibleName(tr("%1: earlier in the order").arg(augmentationTitle(kind)));
    earlier_->setAutoRaise(true);
    setThemedIcon(earlier_, QStringLiteral("chevron-up"), IconColor::Text, 12);
    slider_ = new QSlider(Qt::Horizontal, this);
    slider_->setObjectName(QStringLiteral("strength:") + name);
    slider_->setAccessibleName(kind.hasStrength() ? tr("Strength") : tr("Probability"));
    auto* title = new QHBoxLayout;
    title->setSpacing(6);
    title->addWidget(switch_);
    title->addStretch();
    title->addWidget(value_);
    title->addWidget(earlier_);

    settings_ = new QWidget(this);
    auto* settings = new QHBoxLayout(settings_);
    settings->setContentsMargins(20, 0, 0, 0);
    settings->setSpacing(8);
    settings->addWidget(slider_, 1);
    if (kind.hasStrength()) {
        probability_ = new PointSpinBox(settings_);
        probability_->setObjectName(QStringLiteral("probability:") + name);
        probability_->setRange(0, 1);
        probability_->setSingleStep(chanceStep);
        probability_->setDecimals(3);
        probability_->setKeyboardTracking(false);
        probability_->setToolTip(tr("Probability"));
        probability_->setAccessibleName(tr("Probability"));
        setScaledWidth(probability_, chanceWidth);
        settings->addWidget(roleLabel(QStringLiteral("p"), "caption", settings_));
        settings->addWidget(probability_);
        connect(probability_, &QDoubleSpinBox::valueChanged, this, &AugmentRow::takeProbability);
    }
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 4, 0, 4);
    column->setSpacing(2);
    column->addLayout(title);
    column->addWidget(settings_);
    setPictureSide(0);
    connect(switch_, &QCheckBox::toggled, this, [this](bool on) {
        if (!refreshing_) Q_EMIT switched(on);
    });
    connect(slider_, &QSlider::valueChanged, this, &AugmentRow::takeSlider);
    connect(earlier_, &QToolButton::clicked, this, &AugmentRow::earlierRequested);
    showOpen(false);
}

void AugmentRow::setPictureSide(int side) {
    double largest = kind_.hasStrength() ? kind_.strength.largest : 1;
    if (kind_.hasStrength() && kind_.strength.unit == AugmentStrength::Unit::Pixels && side > 0)
        largest = std::min(largest, std::max(side / 2.0, kind_.strength.usual));
    refreshing_ = true;
    slider_->setRange(0, static_cast<int>(std::lround(largest / stepOf(kind_))));
    refreshing_ = false;
}

void AugmentRow::setStep(const std::optional<AugmentStep>& step, int place) {
    refreshing_ = true;
    if (step) step_ = *step;
    const double shown = double{kind_.hasStrength() ? step_.strength : step_.probability};
    switch_->setChecked(step.has_value());
    slider_->setValue(static_cast<int>(std::lround(shown / stepOf(kind_))));
    if (probability_ != nullptr) probability_->setValue(double{step_.probability});
    QString text = kind_.hasStrength() ? strengthText(kind_, double{step_.strength})
                                       : QStringLiteral("p ") + decimalNumber(double{step_.probability}, 2);
    value_->setText(step ? text : QString());
    refreshing_ = false;
    earlier_->setVisible(step && place > 1);
    showOpen(step.has_value());
}

void AugmentRow::showOpen(bool open) {
    settings_->setVisible(open);
    if (!open) earlier_->hide();
}

// Each takes its own widget's value alone: what was typed in a SPEC stays to the last digit, and beyond a slider's end, while
// another widget moves.
void AugmentRow::takeSlider() {
    if (refreshing_) return;
    (kind_.hasStrength() ? step_.strength : step_.probability) = static_cast<float>(slider_->value() * stepOf(kind_));
    Q_EMIT changed(step_);
}

void AugmentRow::takeProbability() {
    if (refreshing_) return;
    step_.probability = static_cast<float>(probability_->value());
    Q_EMIT changed(step_);
}

}  // namespace fovea
