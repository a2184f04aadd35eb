// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/averaging_form.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QGridLayout>
#include <QLabel>

#include "app/averaging_text.h"
#include "widgets/inspector/point_spin_box.h"
#include "widgets/style/parts.h"

namespace fovea {

namespace {

constexpr int averagingFieldWidth = 120;

}  // namespace

AveragingForm::AveragingForm(QWidget* parent) : QWidget(parent) {
    kind_ = new QComboBox(this);
    kind_->setObjectName(QStringLiteral("averaging"));
    kind_->addItem(averagingKindTitle(AveragingKind::None));
    for (const AveragingRow& row : averagingKinds()) kind_->addItem(averagingKindTitle(row.kind));
    number_ = new PointSpinBox(this);
    number_->setObjectName(QStringLiteral("averagingNumber"));
    number_->setKeyboardTracking(false);
    auto* title = new QLabel(tr("Averaging"), this);
    title->setBuddy(kind_);
    name_ = new QLabel(this);
    name_->setBuddy(number_);
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(6);
    grid->addWidget(title, 0, 0);
    grid->addWidget(kind_, 0, 1);
    grid->addWidget(name_, 1, 0);
    grid->addWidget(number_, 1, 1);
    for (QWidget* field : {static_cast<QWidget*>(kind_), static_cast<QWidget*>(number_)})
        setScaledWidth(field, averagingFieldWidth);
    connect(kind_, &QComboBox::activated, this, &AveragingForm::chooseKind);
    connect(number_, &QDoubleSpinBox::valueChanged, this, [this](double value) {
        if (!refreshing_) Q_EMIT changed({averaging_.kind, static_cast<float>(value)});
    });
    setAveraging({}, false);
}

void AveragingForm::chooseKind(int index) {
    WeightAveraging averaging;
    if (index > 0) {
        const AveragingRow& row = averagingKinds()[static_cast<std::size_t>(index) - 1];
        averaging = {row.kind, row.usual};
    }
    if (averaging.kind != averaging_.kind) Q_EMIT changed(averaging);
}

void AveragingForm::setAveraging(const WeightAveraging& averaging, bool locked) {
    refreshing_ = true;
    averaging_ = averaging;
    const AveragingRow* row = averagingRow(averaging.kind);
    kind_->setCurrentIndex(row == nullptr ? 0 : static_cast<int>(row - averagingKinds().data()) + 1);
    if (row != nullptr) {
        number_->setDecimals(row->isWhole ? 0 : 6);
        number_->setRange(row->smallest, row->largest);
        number_->setSingleStep(row->isWhole ? 1 : 0.001);
        number_->setValue(QString::number(double{averaging.number}).toDouble());
        name_->setText(averagingNumberLabel(averaging.kind));
    }
    name_->setVisible(row != nullptr);
    number_->setVisible(row != nullptr);
    kind_->setToolTip(averagingHelp(averaging.kind));
    kind_->setEnabled(!locked);
    number_->setEnabled(!locked);
    refreshing_ = false;
}

}  // namespace fovea
