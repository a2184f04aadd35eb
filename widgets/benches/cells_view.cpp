// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/benches/cells_view.h"

#include <QHBoxLayout>
#include <QVBoxLayout>
#include <algorithm>

#include "widgets/benches/bench_numbers.h"
#include "widgets/benches/cells_parts.h"
#include "widgets/benches/titled_matrix.h"
#include "widgets/style/theme.h"

namespace fovea {
namespace {

constexpr int cellWeightSide = 34;
constexpr std::size_t mostCellTerms = 5;

}  // namespace

CellsView::CellsView(Bench& bench, QWidget* parent)
    : BenchView(bench, parent),
      retina_(new Retina(*this, this)),
      kernel_(new TitledMatrix(tr("Weights"), this)),
      ends_(new TitledMatrix(tr("Weights"), this)),
      map_(new TitledMatrix(tr("All simple cells"), this)),
      spikes_(new SpikeTrain(*this, this)) {
    bind(kernel_->matrix(), "kernel");
    bind(ends_->matrix(), "ends");
    bind(map_->matrix(), "map");
    map_->matrix()->setDigits(1);
    for (TitledMatrix* weights : {kernel_, ends_}) weights->matrix()->setInk(MatrixView::Ink::Blue);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(20);
    row->addWidget(retina_, 1);
    auto* column = new QVBoxLayout;
    column->setSpacing(8);
    column->addStretch(1);
    column->addWidget(kernel_);
    column->addWidget(ends_);
    column->addWidget(spikes_);
    column->addStretch(1);
    row->addLayout(column, 1);
    row->addWidget(map_);
    connect(&Theme::instance(), &Theme::changed, this, &CellsView::fitCells);
    refresh();
}

bool CellsView::showsField(std::string_view name) const {
    return name == "kernel" || name == "ends" || name == "row" || name == "rows" || name == "columns";
}

std::vector<BenchView::Panel> CellsView::panels() {
    auto* angle = new TuningCurve(*this, "angle", "angles", "by_angle", tr("over the angle"));
    auto* pair = new QWidget;
    auto* row = new QHBoxLayout(pair);
    row->setContentsMargins(0, 0, 0, 0);
    auto* column = new TuningCurve(*this, "column", "", "by_column", tr("over the column"));
    auto* length = new TuningCurve(*this, "length", "lengths", "by_length", tr("over the length"));
    row->addWidget(column);
    row->addWidget(length);
    curves_ = {angle, column, length};
    return {{tr("Tuning curve"), angle}, {tr("Where the bar is, and how long"), pair}};
}

void CellsView::refresh() {
    const bool hypercomplex = choiceOf(bench().fields(), "cell") == "hypercomplex";
    for (TitledMatrix* part : {kernel_, ends_, map_}) {
        show(part->matrix());
        part->refresh();
    }
    kernel_->setVisible(!hypercomplex);
    ends_->setVisible(hypercomplex);
    map_->setVisible(choiceOf(bench().fields(), "cell") == "complex");
    const bool hidden = isHidden("response", 0, 0);
    map_->matrix()->setVisible(!hidden);
    fitCells();
    retina_->update();
    spikes_->update();
    for (QWidget* curve : curves_) curve->update();
}

void CellsView::fitCells() {
    const int rows = matrixOf(bench().readings(), "weights").rows;
    const int room = static_cast<int>((seenHeight() / Theme::instance().px(1) - 120) / std::max(rows, 3));
    const int side = std::clamp(room, 22, cellWeightSide);
    for (TitledMatrix* weights : {kernel_, ends_}) weights->matrix()->setCellSide(cellWeightSide, side);
    const BenchValue* map = bench().value("map");
    const int mapRows = map == nullptr ? 1 : std::get<Matrix>(*map).rows;
    map_->matrix()->setCellSide(
        26, std::clamp(static_cast<int>((seenHeight() / Theme::instance().px(1) - 40) / mapRows), 18, 30));
}

void CellsView::resizeEvent(QResizeEvent* event) {
    BenchView::resizeEvent(event);
    fitCells();
}

void CellsView::showMeant(const QString& symbol) {
    for (TitledMatrix* weights : {kernel_, ends_}) {
        const Matrix& all = weights->matrix()->matrix();
        const bool meant = symbol == QStringLiteral("kernel") || symbol == weights->matrix()->objectName();
        weights->matrix()->setWindow(meant ? QRect(0, 0, all.columns, all.rows) : QRect());
    }
}

QString CellsView::arithmetic() const {
    const ThemeColors& colors = Theme::instance().colors();
    const bool hidden = isHidden("response", 0, 0) || isHidden("sum", 0, 0) || isHidden("sums", 0, bench().step());
    const QString response = hidden ? QStringLiteral("?") : text("response", 0, 0, 2);
    if (choiceOf(bench().fields(), "cell") == "complex")
        return QStringLiteral("max = <b style='color:%2'>%1</b>").arg(response, colors.accent.name());
    const Matrix& patch = matrixOf(bench().readings(), "patch");
    const Matrix& weights = matrixOf(bench().readings(), "weights");
    QStringList terms;
    for (std::size_t i = 0; i < patch.values.size(); ++i)
        if (patch.values[i] != 0 && weights.values[i] != 0)
            terms << QStringLiteral("%1 · %2").arg(benchTerm(weights.values[i]), benchTerm(patch.values[i], 2));
    if (static_cast<std::size_t>(terms.size()) > mostCellTerms) {
        terms.resize(static_cast<qsizetype>(mostCellTerms) - 1);
        terms << QStringLiteral("…");
    }
    return QStringLiteral("max(0, %1) = <b style='color:%3'>%2</b>")
        .arg(terms.isEmpty() ? QStringLiteral("0") : terms.join(QStringLiteral(" + ")), response, colors.accent.name());
}

QString CellsView::remark() const {
    const std::string& cell = choiceOf(bench().fields(), "cell");
    if (cell == "complex") return tr("the largest of all simple cells with these weights, wherever they look");
    const bool hidden = isHidden("response", 0, 0) || isHidden("sum", 0, 0) || isHidden("sums", 0, bench().step());
    return tr("light times weight in the frame: the sum is %1; below 0 a cell is silent")
        .arg(hidden ? QStringLiteral("?") : text("sum", 0, 0, 2));
}

QString CellsView::facts() const {
    return tr("+ light excites, − light inhibits. Drag the bar, turn it with the wheel.");
}

QString CellsView::position() const {
    return tr("column %1 of %2").arg(bench().step() + 1).arg(bench().lastStep() + 1);
}

}  // namespace fovea
