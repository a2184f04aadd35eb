// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/benches/dense_view.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>
#include <algorithm>

#include "widgets/benches/bench_numbers.h"
#include "widgets/benches/dense_panels.h"
#include "widgets/benches/titled_matrix.h"
#include "widgets/style/theme.h"

namespace fovea {
namespace {

constexpr int smallestWeight = 24;
constexpr int largestWeight = 54;
constexpr int smallestFactored = 40;

}  // namespace

DenseView::DenseView(Bench& bench, QWidget* parent)
    : BenchView(bench, parent),
      picture_(new TitledMatrix(tr("Picture"), this)),
      filter_(new TitledMatrix(tr("Filter 1"), this)),
      weights_(new TitledMatrix(QStringLiteral("W"), this)),
      column_(new TitledMatrix(QStringLiteral("x"), this)),
      bias_(new TitledMatrix(QStringLiteral("b"), this)),
      output_(new TitledMatrix(QStringLiteral("y"), this)),
      plus_(new QLabel(QStringLiteral("+"), this)),
      equals_(new QLabel(QStringLiteral("="), this)) {
    bind(picture_->matrix(), "picture");
    bind(weights_->matrix(), "W");
    bind(column_->matrix(), "x");
    bind(bias_->matrix(), "b");
    bind(output_->matrix(), "y");
    filter_->matrix()->setObjectName(QStringLiteral("filter"));
    filter_->matrix()->setEditable(true);
    for (TitledMatrix* weights : {filter_, weights_}) weights->matrix()->setInk(MatrixView::Ink::Blue);
    connect(filter_->matrix(), &MatrixView::edited, this, &DenseView::editFilter);
    for (TitledMatrix* rows : {weights_, output_}) {
        connect(rows->matrix(), &MatrixView::hovered, this, [this](int row, int) { chooseUnit(row); });
        connect(rows->matrix(), &MatrixView::activated, this, [this](int row, int) { chooseUnit(row); });
    }
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(10);
    auto* pictures = new QVBoxLayout;
    pictures->addStretch(1);
    pictures->addWidget(picture_);
    pictures->addWidget(filter_);
    pictures->addStretch(1);
    row->addStretch(1);
    row->addLayout(pictures);
    row->addSpacing(24);
    row->addWidget(weights_);
    row->addWidget(column_);
    row->addWidget(plus_);
    row->addWidget(bias_);
    row->addWidget(equals_);
    row->addWidget(output_);
    row->addStretch(1);
    connect(&Theme::instance(), &Theme::changed, this, &DenseView::fitCells);
    refresh();
}

bool DenseView::showsField(std::string_view name) const { return name == "picture" || name == "W" || name == "b"; }

std::vector<BenchView::Panel> DenseView::panels() {
    unrolled_ = new UnrolledPicture(*this);
    costs_ = new DenseCosts(*this);
    return {{tr("Row by row into one column"), unrolled_}, {tr("The same for a real picture"), costs_}};
}

void DenseView::showUnit() {
    const int columns = matrixOf(bench().fields(), "W").columns;
    const Matrix& filter = matrixOf(bench().readings(), "filter");
    filter_->setName(tr("Filter %1").arg(unit() + 1));
    filter_->matrix()->setMatrix(filter);
    filter_->refresh();
    picture_->matrix()->setWindow(QRect(0, 0, filter.columns, filter.rows));
    weights_->matrix()->setWindow(QRect(0, unit(), columns, 1));
    output_->matrix()->setMarked(MatrixView::Cell{unit(), 0});
}

void DenseView::refresh() {
    for (TitledMatrix* part : {picture_, weights_, column_, output_, bias_}) {
        show(part->matrix());
        part->refresh();
    }
    showUnit();
    const bool bias = choiceOf(bench().fields(), "bias") == "with";
    plus_->setVisible(bias);
    bias_->setVisible(bias);
    fitCells();
    if (unrolled_ != nullptr) {
        unrolled_->update();
        costs_->update();
    }
}

/// One size for all, so that rows and columns stand side by side.
void DenseView::fitCells() {
    const double unitLength = Theme::instance().px(1);
    const Matrix& weights = matrixOf(bench().fields(), "W");
    const Matrix& picture = matrixOf(bench().fields(), "picture");
    const int columns = picture.columns + weights.columns + 2 + (bias_->isVisibleTo(this) ? 1 : 0);
    const int rows = std::max(weights.columns, 2 * picture.rows + 1);
    const int wide = static_cast<int>((width() / unitLength - 110) / columns);
    const int high = static_cast<int>((height() / unitLength - 72) / rows);
    const int side = std::clamp(std::min(wide, high), smallestWeight, largestWeight);
    for (TitledMatrix* part : {picture_, filter_, weights_, column_, bias_, output_})
        part->matrix()->setCellSide(std::max(side, 30), side);
    // In small cells there is no room for them; the filter stands beneath.
    if (side >= smallestFactored) {
        picture_->matrix()->setFactors(matrixOf(bench().readings(), "filter"));
    } else {
        picture_->matrix()->clearFactors();
    }
}

void DenseView::resizeEvent(QResizeEvent* event) {
    BenchView::resizeEvent(event);
    fitCells();
}

void DenseView::chooseUnit(int row) {
    if (row >= 0 && row != unit()) set({{"unit", Matrix(row)}});
}

void DenseView::editFilter(int row, int column, double value) {
    Matrix weights = matrixOf(bench().fields(), "W");
    weights.at(unit(), row * matrixOf(bench().fields(), "picture").columns + column) = value;
    set({{"W", std::move(weights)}});
}

void DenseView::showMeant(const QString& symbol) {
    for (TitledMatrix* part : {picture_, weights_, column_, bias_, output_}) {
        const bool meant = part->matrix()->objectName() == symbol;
        const Matrix& all = part->matrix()->matrix();
        if (part != weights_ && part != picture_)
            part->matrix()->setWindow(meant ? QRect(0, 0, all.columns, all.rows) : QRect());
    }
    if (symbol == QStringLiteral("W")) {
        const Matrix& all = weights_->matrix()->matrix();
        weights_->matrix()->setWindow(QRect(0, 0, all.columns, all.rows));
    } else {
        showUnit();
    }
}

QString DenseView::arithmetic() const {
    const Matrix& picture = matrixOf(bench().fields(), "picture");
    const Matrix& filter = matrixOf(bench().readings(), "filter");
    QStringList terms;
    for (std::size_t i = 0; i < picture.values.size() && i < 6; ++i)
        terms << QStringLiteral("%1 · %2").arg(benchTerm(filter.values[i]), benchTerm(picture.values[i]));
    if (picture.values.size() > 6) terms << QStringLiteral("…");
    if (choiceOf(bench().fields(), "bias") == "with") terms << benchTerm(*bench().number({"b", unit(), 0}));
    return QStringLiteral("<i>y</i><sub>%1</sub> = %2 = <b style='color:%4'>%3</b>")
        .arg(unit() + 1)
        .arg(terms.join(QStringLiteral(" + ")), text("y", unit()), Theme::instance().colors().accent.name());
}

QString DenseView::facts() const { return tr("Weights and biases of this layer: %1").arg(text("parameters")); }

QString DenseView::position() const { return tr("output %1 of %2").arg(unit() + 1).arg(bench().lastStep() + 1); }

}  // namespace fovea
