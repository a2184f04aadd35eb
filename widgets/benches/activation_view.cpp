// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/benches/activation_view.h"

#include <QVBoxLayout>

#include "widgets/benches/activation_parts.h"
#include "widgets/benches/bench_numbers.h"
#include "widgets/benches/bench_text.h"
#include "widgets/style/theme.h"

namespace fovea {

ActivationView::ActivationView(Bench& bench, QWidget* parent)
    : BenchView(bench, parent), curves_(new ActivationCurves(*this, this)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(curves_);
    refresh();
}

std::vector<BenchView::Panel> ActivationView::panels() {
    chain_ = new GradientChain(*this);
    epoch_ = new EpochSteps(*this);
    return {{tr("What is left of a gradient of 1"), chain_}, {tr("An epoch in steps"), epoch_}};
}

void ActivationView::refresh() {
    curves_->update();
    if (chain_ == nullptr) return;
    chain_->update();
    epoch_->update();
}

QString ActivationView::arithmetic() const {
    const ThemeColors& colors = Theme::instance().colors();
    return QStringLiteral(
               "<i>f</i>(%1) = <b style='color:%3'>%2</b>, &nbsp; <i>f</i>′(%1) = <b style='color:%5'>%4</b>")
        .arg(text("x"), text("value"), colors.accent.name(), text("derivative"), colors.validationText.name());
}

QString ActivationView::facts() const {
    return tr("%1: the largest derivative is %2")
        .arg(benchChoice(choiceOf(bench().fields(), "function")),
             isHidden("derivative", 0, 0) ? QStringLiteral("?") : text("steepest"));
}

}  // namespace fovea
