// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/benches/classics_view.h"

#include <QLabel>
#include <QVBoxLayout>
#include <algorithm>
#include <initializer_list>

#include "core/benches/pattern_bench.h"
#include "widgets/benches/bench_numbers.h"
#include "widgets/benches/classics_parts.h"
#include "widgets/benches/pattern_parts.h"
#include "widgets/benches/titled_matrix.h"
#include "widgets/style/parts.h"
#include "widgets/style/theme.h"
#include "widgets/text/numbers.h"

namespace fovea {
namespace {

enum Column {
    KindColumn,
    WindowColumn,
    HeightColumn,
    WidthColumn,
    ChannelsColumn,
    ParametersColumn,
    MacsColumn,
    FieldColumn
};

QString whole(double number) { return groupedNumber(static_cast<qint64>(number)); }

}  // namespace

ClassicsView::ClassicsView(Bench& bench, QWidget* parent)
    : BenchView(bench, parent), rows_(new NetworkRows(*this, this)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(rows_);
    column->addStretch(1);
    refresh();
}

QWidget* ClassicsView::makeTable() {
    auto* panel = new QWidget;
    table_ = new ConnectionGrid(*this);
    tableSays_ = roleLabel({}, "caption", panel);
    tableSays_->setObjectName(QStringLiteral("table.says"));
    tableSays_->setWordWrap(true);
    auto* column = new QVBoxLayout(panel);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(table_, 1);
    column->addWidget(tableSays_);
    return panel;
}

QWidget* ClassicsView::makeNorm() {
    auto* panel = new QWidget;
    const auto row = [&](const QString& name, const char* key) {
        auto* numbers = new TitledMatrix(name, panel);
        bind(numbers->matrix(), key);
        numbers->matrix()->setCellSide(58, 26);
        return numbers;
    };
    activities_ = row(tr("Five channels at one pixel"), "activities");
    normalised_ = row(tr("Divided by (2 + 0.0001 · Σ x²)^0.75"), "normalised");
    normSays_ = roleLabel({}, "caption", panel);
    normSays_->setWordWrap(true);
    auto* column = new QVBoxLayout(panel);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(activities_);
    column->addWidget(normalised_);
    column->addWidget(normSays_);
    column->addStretch(1);
    return panel;
}

std::vector<BenchView::Panel> ClassicsView::panels() {
    std::vector<Panel> list{{tr("C3 of 1998: which maps a filter sees"), makeTable()},
                            {tr("Local response norm"), makeNorm()}};
    refresh();
    return list;
}

bool ClassicsView::showsField(std::string_view name) const { return name == "activities"; }

bool ClassicsView::usesField(std::string_view name) const {
    return name != "colour" || choiceOf(bench().fields(), "network").starts_with("lenet5");
}

bool ClassicsView::hidesCounts() const {
    return std::ranges::any_of(std::initializer_list<const char*>{"parameters", "macs", "megabytes"},
                               [this](const char* name) { return isHidden(name, 0, 0); });
}

void ClassicsView::refresh() {
    rows_->updateGeometry();
    rows_->update();
    if (table_ == nullptr) return;
    table_->update();
    tableSays_->setText(
        tr("Filter %1 sees %2 maps: 25·%2 + 1 = %3 parameters. All sixteen: %4, and %5 without the table.")
            .arg(wholeOf(bench().fields(), "filter"))
            .arg(isHidden("filter_parameters", 0, 0) ? QStringLiteral("?") : text("sees"), text("filter_parameters"),
                 text("c3_parameters"), text("c3_full")));
    show(activities_->matrix());
    show(normalised_->matrix());
    activities_->refresh();
    normalised_->refresh();
    normSays_->setText(tr("The first is divided by %1. A large value makes its neighbours smaller, up to two channels away.")
                           .arg(isHidden("normalised", 0, 0) ? QStringLiteral("?") : text("divisor")));
}

void ClassicsView::showMeant(const QString& symbol) {
    if (activities_ == nullptr) return;
    for (TitledMatrix* numbers : {activities_, normalised_}) {
        const Matrix& all = numbers->matrix()->matrix();
        numbers->matrix()->setWindow(numbers->matrix()->objectName() == symbol ? QRect(0, 0, all.columns, all.rows)
                                                                               : QRect());
    }
}

QString ClassicsView::arithmetic() const {
    const Matrix& rows = matrixOf(bench().readings(), "rows");
    const int row = std::min(bench().step(), rows.rows - 1);
    const auto number = [&](Column column) { return rows.at(row, column); };
    const auto kind = static_cast<PatternRow>(static_cast<int>(number(KindColumn)));
    const QString total = hidesCounts() ? QStringLiteral("?") : whole(number(ParametersColumn));
    const QString bold =
        QStringLiteral("<b style='color:%2'>%1</b>").arg(total, Theme::instance().colors().accent.name());
    const QString channels = whole(number(ChannelsColumn));
    switch (kind) {
        case PatternRow::Subsampling: return QStringLiteral("2 · %1 = %2").arg(channels, bold);
        case PatternRow::Table: return QStringLiteral("60 · 25 + 16 = %1").arg(bold);
        case PatternRow::Codes: return tr("84 · %1 = %2 fixed numbers, 0 trained").arg(channels, text("fixed"));
        case PatternRow::Pool:
        case PatternRow::Norm:
            return QStringLiteral("%1 × %2 × %3, %4")
                .arg(whole(number(HeightColumn)), whole(number(WidthColumn)), channels, tr("no weights"));
        case PatternRow::Convolution:
        case PatternRow::Dense: break;
    }
    // What one output sees: its parameters less the bias.
    const double inputs = number(ParametersColumn) / number(ChannelsColumn) - 1;
    const double cells = number(WindowColumn) * number(WindowColumn);
    const QString seen = kind == PatternRow::Dense
                             ? whole(inputs)
                             : QStringLiteral("%1·%1·%2").arg(whole(number(WindowColumn)), whole(inputs / cells));
    return QStringLiteral("(%1 + 1) · %2 = %3").arg(seen, channels, bold);
}

QString ClassicsView::remark() const {
    const Matrix& rows = matrixOf(bench().readings(), "rows");
    const int row = std::min(bench().step(), rows.rows - 1);
    const bool hidden = isHidden("map", 0, 0) || isHidden("map", 0, 2);
    const QString map = hidden ? QStringLiteral("?")
                               : QStringLiteral("%1 × %2 × %3")
                                     .arg(whole(rows.at(row, HeightColumn)), whole(rows.at(row, WidthColumn)),
                                          whole(rows.at(row, ChannelsColumn)));
    const double field = rows.at(row, FieldColumn);
    const QString seen = field > 0 ? tr("sees %1 × %1 pixels").arg(whole(field)) : tr("sees the whole picture");
    return tr("output %1, %2 MACs, %3")
        .arg(map, hidesCounts() ? QStringLiteral("?") : whole(rows.at(row, MacsColumn)), seen);
}

QString ClassicsView::facts() const {
    const auto count = [this](const char* name) {
        return hidesCounts() ? QStringLiteral("?") : whole(*bench().number({name}));
    };
    const QString counts = tr("%1 layers, %2 parameters (%3 MB), %4 MACs")
                               .arg(text("layers"), count("parameters"),
                                    hidesCounts() ? QStringLiteral("?") : text("megabytes", 0, 0, 2), count("macs"));
    return *bench().number({"fixed"}) > 0 ? tr("%1, and %2 fixed numbers").arg(counts, text("fixed")) : counts;
}

QString ClassicsView::position() const {
    return tr("layer %1 of %2").arg(bench().step() + 1).arg(bench().lastStep() + 1);
}

}  // namespace fovea
