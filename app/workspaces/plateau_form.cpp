// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/plateau_form.h"

#include <QDoubleSpinBox>
#include <QGridLayout>
#include <QLabel>
#include <QSpinBox>
#include <cmath>

#include "widgets/inspector/point_spin_box.h"
#include "widgets/style/parts.h"

namespace fovea {

namespace {

constexpr int plateauFieldWidth = 120;
constexpr int factorDecimals = 20;  // any factor between 0 and 1 is taken

}  // namespace

PlateauForm::PlateauForm(QWidget* parent) : QWidget(parent) {
    epochs_ = new QSpinBox(this);
    epochs_->setObjectName(QStringLiteral("plateauEpochs"));
    epochs_->setRange(0, longestPatience);
    epochs_->setSpecialValueText(tr("off"));
    epochs_->setToolTip(
        tr("Epochs in a row without a smaller validation loss, or training loss where no images are held back"));
    epochs_->setKeyboardTracking(false);
    factor_ = new PointSpinBox(this);
    factor_->setObjectName(QStringLiteral("plateauFactor"));
    factor_->setDecimals(factorDecimals);
    factor_->setRange(std::pow(10.0, -factorDecimals), double{std::nextafter(1.0F, 0.0F)});
    factor_->setStepType(QAbstractSpinBox::AdaptiveDecimalStepType);
    factor_->setKeyboardTracking(false);
    auto* title = new QLabel(tr("On plateau of"), this);
    title->setBuddy(epochs_);
    name_ = new QLabel(tr("times"), this);
    name_->setBuddy(factor_);
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(6);
    grid->addWidget(title, 0, 0);
    grid->addWidget(epochs_, 0, 1);
    grid->addWidget(name_, 1, 0);
    grid->addWidget(factor_, 1, 1);
    for (QWidget* field : {static_cast<QWidget*>(epochs_), static_cast<QWidget*>(factor_)})
        setScaledWidth(field, plateauFieldWidth);
    connect(epochs_, &QSpinBox::valueChanged, this, [this](int epochs) {
        if (!refreshing_) Q_EMIT changed({epochs, epochs > 0 ? plateau_.factor : PlateauRate().factor});
    });
    connect(factor_, &QDoubleSpinBox::valueChanged, this, [this](double factor) {
        if (!refreshing_) Q_EMIT changed({plateau_.epochs, static_cast<float>(factor)});
    });
    setPlateau({}, false);
}

void PlateauForm::setPlateau(const PlateauRate& plateau, bool locked) {
    refreshing_ = true;
    plateau_ = plateau;
    epochs_->setValue(plateau.epochs);
    factor_->setValue(QString::number(double{plateau.factor}, 'g', 7).toDouble());
    name_->setVisible(plateau.isOn());
    factor_->setVisible(plateau.isOn());
    epochs_->setEnabled(!locked);
    factor_->setEnabled(!locked);
    refreshing_ = false;
}

}  // namespace fovea
