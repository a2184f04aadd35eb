// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/benches/freeze_view.h"

#include <QGridLayout>
#include <QLabel>
#include <QVBoxLayout>

#include "widgets/benches/freeze_parts.h"
#include "widgets/style/parts.h"
#include "widgets/style/theme.h"
#include "widgets/text/numbers.h"

namespace fovea {

FreezeView::FreezeView(Bench& bench, QWidget* parent) : BenchView(bench, parent), strip_(new FreezeStrip(*this, this)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(strip_);
    refresh();
}

std::vector<BenchView::Panel> FreezeView::panels() {
    quadrant_ = new FreezeQuadrant(*this);
    auto* page = new QWidget;
    auto* grid = new QGridLayout(page);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(4);
    accuracy_ = new MatrixView(page);
    bind(accuracy_, "accuracy");
    accuracy_->setDigits(1);
    accuracy_->setCellSide(44, 20);
    const QString ways = QStringList{tr("from scratch"), tr("linear on top"), tr("linear on a stage"),
                                     tr("a few fine-tuned"), tr("more fine-tuned")}
                             .join(u'\n');
    // Beside the rows of the table: as many lines, stretched over its height.
    auto* rows = new QWidget(page);
    auto* lines = new QVBoxLayout(rows);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(0);
    for (const QString& way : ways.split(u'\n')) lines->addWidget(new QLabel(way, rows), 1);
    auto* head =
        roleLabel(tr("little, similar · little, different · lots, similar · lots, different"), "caption", page);
    head->setWordWrap(true);
    grid->addWidget(head, 0, 1);
    grid->addWidget(rows, 1, 0);
    grid->addWidget(accuracy_, 1, 1);
    auto* note = roleLabel(tr("Accuracy in percent, of your own runs; 0: not run yet"), "caption", page);
    note->setWordWrap(true);
    grid->addWidget(note, 2, 0, 1, 2);
    grid->setRowStretch(3, 1);
    grid->setColumnStretch(1, 1);
    refresh();
    return {{tr("What slide 145 advises"), quadrant_}, {tr("Measured by you"), page}};
}

void FreezeView::refresh() {
    strip_->update();
    if (quadrant_ != nullptr) quadrant_->update();
    if (accuracy_ != nullptr) show(accuracy_);
}

QString FreezeView::arithmetic() const {
    const auto count = [this](const char* name) {
        // The difference would say what is asked for.
        const bool hides = isHidden(name, 0, 0) || (name == std::string_view("frozen") && isHidden("trained", 0, 0));
        if (hides) return QStringLiteral("?");
        return groupedNumber(static_cast<qint64>(bench().number({name}).value_or(0)));
    };
    return QStringLiteral("%1 + <b style='color:%4'>%2</b> = %3")
        .arg(count("frozen"), count("trained"), count("total"), Theme::instance().colors().accent.name());
}

QString FreezeView::remark() const {
    const double least = bench().number({"advised", 0, 0}).value_or(0);
    const double most = bench().number({"advised", 0, 1}).value_or(0);
    const QString said =
        least == most
            ? tr("Frozen + trained. The slide freezes %1 of the seven layers here.").arg(least)
            : tr("Frozen + trained. The slide freezes %1 to %2 of the seven layers here.").arg(least).arg(most);
    return said;
}

QString FreezeView::facts() const {
    const auto whole = [this](const char* name) {
        return groupedNumber(static_cast<qint64>(bench().number({name}).value_or(0)));
    };
    return tr("%1 numbers per picture come through the line; a linear classifier on them: %2 parameters. Multiply–adds of a "
              "picture: %3; with the frozen part's output kept: %4, and %5 MiB.")
        .arg(whole("features"), isHidden("linear", 0, 0) ? QStringLiteral("?") : whole("linear"), whole("macs"),
             whole("cached"), text("memory", 0, 0, 2));
}

QString FreezeView::position() const { return tr("%1 of 7 layers frozen").arg(bench().step()); }

}  // namespace fovea
