// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/confidence_page.h"

#include <QCheckBox>
#include <QLabel>
#include <QVBoxLayout>

#include "app/evaluation_text.h"
#include "app/evaluation_views.h"
#include "widgets/charts/reliability_view.h"
#include "widgets/style/parts.h"
#include "widgets/text/numbers.h"

namespace fovea {

ConfidencePage::ConfidencePage(QWidget* parent)
    : QWidget(parent),
      reliability_(new ReliabilityView(this)),
      verdict_(roleLabel({}, "body", this)),
      temperature_(roleLabel({}, "caption", this)),
      corrected_(new QCheckBox(tr("Show the other half with this temperature"), this)) {
    reliability_->setObjectName(QStringLiteral("resultsReliability"));
    reliability_->setTitle(tr("As sure as it is right?"));
    reliability_->setCaption(tr("bars: how many are right"));
    reliability_->setFramed(true);
    verdict_->setObjectName(QStringLiteral("resultsConfidence"));
    temperature_->setObjectName(QStringLiteral("resultsTemperature"));
    for (QLabel* label : {verdict_, temperature_}) label->setWordWrap(true);
    corrected_->setObjectName(QStringLiteral("resultsCorrected"));
    connect(corrected_, &QCheckBox::toggled, this, &ConfidencePage::refresh);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(reliability_, 1);
    for (QWidget* widget : std::initializer_list<QWidget*>{verdict_, temperature_, corrected_})
        column->addWidget(widget);
}

void ConfidencePage::setCalibration(const Calibration& calibration) {
    calibration_ = calibration;
    refresh();
}

void ConfidencePage::refresh() {
    const Reliability& shown = corrected_->isChecked() ? calibration_.after : calibration_.all;
    reliability_->setBins(reliabilityBinsOf(shown));
    verdict_->setText(calibrationSentence(shown));
    temperature_->setText(
        tr("Dividing all scores by a temperature changes no prediction, only how sure it is. Fitted on every second of "
           "each class's images: T = %1. On the others the calibration error goes from %2 to %3 %, the loss from %4 to %5.")
            .arg(decimalNumber(calibration_.temperature, 2), decimalNumber(100 * calibration_.before.error, 1),
                 decimalNumber(100 * calibration_.after.error, 1), decimalNumber(calibration_.lossBefore, 3),
                 decimalNumber(calibration_.lossAfter, 3)));
}

}  // namespace fovea
