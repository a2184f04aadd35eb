// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/benches/spatial_view.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "widgets/benches/bench_numbers.h"
#include "widgets/benches/spatial_parts.h"
#include "widgets/style/theme.h"

namespace fovea {

SpatialView::SpatialView(Bench& bench, QWidget* parent) : BenchView(bench, parent), grid_(new PaddedGrid(*this, this)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(grid_);
    refresh();
}

std::vector<BenchView::Panel> SpatialView::panels() {
    costs_ = new LayerCosts(*this);
    repairs_ = new QWidget;
    repairs_->setObjectName(QStringLiteral("repairs"));
    auto* column = new QVBoxLayout(repairs_);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    showRepairs();
    return {{tr("What such a layer costs"), costs_}, {tr("Settings that fit"), repairs_}};
}

void SpatialView::refresh() {
    grid_->update();
    if (costs_ != nullptr) costs_->update();
    if (repairs_ != nullptr) showRepairs();
}

/// A button for each of the nearest settings that fit, or a sentence where this one does.
void SpatialView::showRepairs() {
    auto* column = static_cast<QVBoxLayout*>(repairs_->layout());
    while (QLayoutItem* item = column->takeAt(0)) {
        if (item->widget() != nullptr) {
            item->widget()->hide();
            item->widget()->deleteLater();  // it may be the button that was clicked
        }
        delete item;
    }
    const BenchValue* value = bench().value("repairs");
    if (value == nullptr) {
        auto* label = new QLabel(tr("This one does: the last window ends where the input ends."), repairs_);
        label->setWordWrap(true);
        column->addWidget(label);
    } else {
        const Matrix& repairs = std::get<Matrix>(*value);
        static constexpr const char* fields[] = {"size", "kernel", "stride", "padding"};
        static constexpr const char* letters[] = {"N", "F", "S", "P"};
        for (int row = 0; row < repairs.rows; ++row) {
            for (int part = 0; part < 4; ++part) {
                const double number = repairs.at(row, part);
                if (number == numberOf(bench().fields(), fields[part])) continue;
                auto* button = new QPushButton(
                    QStringLiteral("%1 = %2").arg(QString::fromLatin1(letters[part]), benchNumber(number)), repairs_);
                button->setObjectName(QStringLiteral("repair.%1").arg(row));
                button->setProperty("role", QStringLiteral("chip"));
                connect(button, &QPushButton::clicked, this, [this, name = std::string(fields[part]), number] {
                    set({{name, Matrix(number)}});
                });
                column->addWidget(button, 0, Qt::AlignLeft);
            }
        }
    }
    column->addStretch(1);
}

QString SpatialView::arithmetic() const {
    const ThemeColors& colors = Theme::instance().colors();
    const double output = *bench().number({"output"});
    const bool legal = *bench().number({"legal"}) != 0;
    return QStringLiteral("(%1 − %2 + 2·%3)/%4 + 1 %5 <b style='color:%7'>%6</b>")
        .arg(text("size"), text("kernel"), text("padding"), text("stride"),
             isShownWhole(output) ? QStringLiteral("=") : QStringLiteral("≈"), text("output"),
             legal ? colors.accent.name() : colors.error.name());
}

QString SpatialView::remark() const {
    if (isHidden("output", 0, 0)) return {};
    if (*bench().number({"legal"}) != 0) {
        const auto same = bench().number({"same_padding"});
        return same ? tr("An output as large as the input needs S = 1 and P = (F − 1)/2 = %1.").arg(benchNumber(*same))
                    : tr("With an even F no padding that is the same at both ends keeps the size.");
    }
    if (*bench().number({"windows"}) == 0) return tr("The window is larger than the padded input.");
    return tr("That is no whole number. Windows: %1; pixels left over: %2.").arg(text("windows"), text("left_over"));
}

QString SpatialView::position() const {
    if (isHidden("output", 0, 0)) return tr("position %1").arg(bench().step() + 1);
    return tr("position %1 of %2").arg(bench().step() + 1).arg(bench().lastStep() + 1);
}

}  // namespace fovea
