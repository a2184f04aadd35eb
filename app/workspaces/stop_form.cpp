// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/stop_form.h"

#include <QDoubleSpinBox>
#include <QGridLayout>
#include <QLabel>
#include <QSpinBox>
#include <utility>

#include "core/training/plateau.h"
#include "widgets/inspector/point_spin_box.h"
#include "widgets/style/parts.h"

namespace fovea {

namespace {

constexpr int stopFieldWidth = 120;
constexpr int stopDecimals = 9;  // so that the least number is not shown as off
constexpr int floatDigits = 7;

/// A float's number times `scale`, as it was meant.
double scaled(float number, double scale) {
    return QString::number(scale * double{number}, 'g', floatDigits).toDouble();
}

}  // namespace

StopForm::StopForm(QWidget* parent) : QWidget(parent) {
    minutes_ = new PointSpinBox(this);
    minutes_->setObjectName(QStringLiteral("stopMinutes"));
    minutes_->setDecimals(stopDecimals);
    minutes_->setRange(0, double{longestTime} / 60);
    minutes_->setSuffix(tr(" min"));
    minutes_->setToolTip(tr("What the run's steps take together"));
    plateau_ = new QSpinBox(this);
    plateau_->setObjectName(QStringLiteral("stopPlateau"));
    plateau_->setRange(0, longestPatience);
    plateau_->setToolTip(
        tr("Epochs in a row without a smaller validation loss, or training loss where no images are held back"));
    percent_ = new PointSpinBox(this);
    percent_->setObjectName(QStringLiteral("stopAccuracy"));
    percent_->setDecimals(stopDecimals);
    percent_->setRange(0, 100);
    percent_->setSuffix(tr(" %"));
    percent_->setToolTip(tr("On the validation images, or in training where none are held back; after an epoch"));
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(6);
    const std::pair<QString, QAbstractSpinBox*> rows[] = {{tr("Stop after"), minutes_},
                                                          {tr("or no gain in"), plateau_},
                                                          {tr("or at accuracy"), percent_}};
    for (const auto& [text, field] : rows) {
        auto* name = new QLabel(text, this);
        name->setBuddy(field);
        field->setSpecialValueText(tr("off"));
        field->setKeyboardTracking(false);
        setScaledWidth(field, stopFieldWidth);
        const int row = grid->rowCount();
        grid->addWidget(name, row, 0);
        grid->addWidget(field, row, 1);
    }
    connect(minutes_, &QDoubleSpinBox::valueChanged, this, [this](double minutes) {
        if (refreshing_) return;
        StopRules rules = rules_;
        rules.seconds = static_cast<float>(60 * minutes);
        Q_EMIT changed(rules, StopRule::Time);
    });
    connect(plateau_, &QSpinBox::valueChanged, this, [this](int epochs) {
        if (refreshing_) return;
        StopRules rules = rules_;
        rules.plateau = epochs;
        Q_EMIT changed(rules, StopRule::Plateau);
    });
    connect(percent_, &QDoubleSpinBox::valueChanged, this, [this](double percent) {
        if (refreshing_) return;
        StopRules rules = rules_;
        rules.accuracy = static_cast<float>(percent / 100);
        Q_EMIT changed(rules, StopRule::Accuracy);
    });
}

void StopForm::setRules(const StopRules& rules) {
    refreshing_ = true;
    rules_ = rules;
    minutes_->setValue(scaled(rules.seconds, 1.0 / 60));
    plateau_->setValue(rules.plateau);
    percent_->setValue(scaled(rules.accuracy, 100));
    refreshing_ = false;
}

}  // namespace fovea
