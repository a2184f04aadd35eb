// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/benches/descent_view.h"

#include <QHBoxLayout>

#include "widgets/benches/bench_numbers.h"
#include "widgets/benches/bench_text.h"
#include "widgets/benches/descent_panels.h"
#include "widgets/benches/descent_plot.h"
#include "widgets/style/theme.h"

namespace fovea {

DescentView::DescentView(Bench& bench, QWidget* parent)
    : BenchView(bench, parent),
      curve_(new DescentPlot(*this, DescentPlot::Kind::Curve, this)),
      valley_(new DescentPlot(*this, DescentPlot::Kind::Valley, this)) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(16);
    row->addWidget(curve_);
    row->addWidget(valley_);
    refresh();
}

void DescentView::refresh() {
    const bool two = choiceOf(bench().fields(), "surface") == "two";
    curve_->setVisible(!two);
    valley_->setVisible(two);
    curve_->update();
    valley_->update();
    if (loop_ != nullptr) loop_->update();
    if (table_ != nullptr) table_->update();
}

std::vector<BenchView::Panel> DescentView::panels() {
    loop_ = new DescentLoop(*this);
    table_ = new RateTable(*this);
    return {{tr("The loop (slide 61, mended)"), loop_}, {tr("Four learning rates"), table_}};
}

bool DescentView::usesField(std::string_view name) const {
    return name != "start_v" || choiceOf(bench().fields(), "surface") == "two";
}

QString DescentView::here(int column) const { return text("path", bench().step(), column); }

QString DescentView::next(int column) const {
    const bool hidden = isHidden("path", bench().step() + 1, column);
    return hidden ? QStringLiteral("?") : text(column == 0 ? "next_w" : "next_v");
}

QString DescentView::arithmetic() const {
    const QString accent = Theme::instance().colors().accent.name();
    return QStringLiteral(
               "<i>w</i> := %1 − <span style='color:%4'>%2</span> · 2 · (%1 − 3) = <b style='color:%4'>%3</b>")
        .arg(here(0), text("rate"), next(0), accent);
}

QString DescentView::remark() const {
    const QString step = tr("the next step, from %1 against the slope %2")
                             .arg(here(0), here(0) == QStringLiteral("?") ? here(0) : text("slope_w"));
    if (choiceOf(bench().fields(), "surface") != "two") return step;
    return step + QStringLiteral("; ") + tr("v := %1 − %2 · ½ · (%1 − 1) = %3").arg(here(1), text("rate"), next(1));
}

QString DescentView::facts() const {
    return tr("Loss %1 · with this learning rate it %2")
        .arg(isHidden("path", bench().step(), 0) ? QStringLiteral("?") : text("loss"),
             benchChoice(std::get<std::string>(*bench().value("verdict"))));
}

}  // namespace fovea
