// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/benches/plane_view.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "widgets/benches/bench_numbers.h"
#include "widgets/benches/plane_parts.h"
#include "widgets/benches/titled_matrix.h"
#include "widgets/style/theme.h"

namespace fovea {
namespace {

constexpr int weightWidth = 46;
constexpr int weightHeight = 30;
constexpr int mostUnits = 4;

QPushButton* chip(const QString& text, const char* name, QWidget* parent) {
    auto* button = new QPushButton(text, parent);
    button->setObjectName(QString::fromLatin1(name));
    button->setProperty("role", QStringLiteral("chip"));
    return button;
}

/// `matrix` with one row (or, where it lies, one column) more of zeros, or one less.
Matrix resized(const Matrix& matrix, int rows, int columns) {
    Matrix result(rows, columns);
    for (int row = 0; row < std::min(rows, matrix.rows); ++row)
        for (int column = 0; column < std::min(columns, matrix.columns); ++column)
            result.at(row, column) = matrix.at(row, column);
    return result;
}

}  // namespace

PlaneView::PlaneView(Bench& bench, QWidget* parent)
    : BenchView(bench, parent),
      plane_(new DecisionPlane(*this, this)),
      more_(chip(tr("One unit more"), "plane.more", this)),
      fewer_(chip(tr("One less"), "plane.fewer", this)) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(16);
    row->addWidget(plane_, 1);
    auto* column = new QVBoxLayout;
    column->setSpacing(4);
    auto* hidden = new QHBoxLayout;
    auto* output = new QHBoxLayout;
    for (const auto& [name, layout] :
         {std::pair("W", hidden), std::pair("b", hidden), std::pair("v", output), std::pair("c", output)}) {
        auto* weights = new TitledMatrix(QString::fromLatin1(name), this);
        bind(weights->matrix(), name);
        weights->matrix()->setInk(MatrixView::Ink::Blue);
        weights->matrix()->setCellSide(weightWidth, weightHeight);
        layout->addWidget(weights);
        weights_.push_back(weights);
    }
    auto* point = new TitledMatrix(QStringLiteral("x"), this);
    bind(point->matrix(), "x");
    point->matrix()->setCellSide(weightWidth, weightHeight);
    hidden->addSpacing(12);
    hidden->addWidget(point);
    weights_.push_back(point);
    hidden->addStretch(1);
    output->addStretch(1);
    auto* units = new QHBoxLayout;
    units->addWidget(more_);
    units->addWidget(fewer_);
    units->addStretch(1);
    column->addStretch(1);
    column->addLayout(hidden);
    column->addLayout(output);
    column->addLayout(units);
    column->addStretch(1);
    row->addLayout(column);
    connect(more_, &QPushButton::clicked, this, [this] { changeUnits(1); });
    connect(fewer_, &QPushButton::clicked, this, [this] { changeUnits(-1); });
    refresh();
}

std::vector<BenchView::Panel> PlaneView::panels() {
    auto* one = new QWidget;
    auto* column = new QVBoxLayout(one);
    column->setContentsMargins(0, 0, 0, 0);
    product_ = new TitledMatrix(QStringLiteral("v W"));
    bind(product_->matrix(), "product");
    product_->matrix()->setCellSide(weightWidth + 8, weightHeight);
    productText_ = new QLabel;
    productText_->setWordWrap(true);
    column->addWidget(product_);
    column->addWidget(productText_);
    column->addStretch(1);
    auto* network = new QWidget;
    auto* row = new QHBoxLayout(network);
    row->setContentsMargins(0, 0, 0, 0);
    widths_ = new TitledMatrix(tr("Widths"));
    bind(widths_->matrix(), "widths");
    widths_->matrix()->setCellSide(30, weightHeight);
    drawing_ = new NeuronDrawing(*this);
    row->addWidget(drawing_, 1);
    row->addWidget(widths_);
    refresh();
    return {{tr("Both layers as one"), one}, {tr("Any dense network"), network}};
}

void PlaneView::refresh() {
    for (TitledMatrix* part : weights_) {
        show(part->matrix());
        part->refresh();
    }
    const int units = matrixOf(bench().fields(), "W").rows;
    more_->setEnabled(units < mostUnits);
    fewer_->setEnabled(units > 1);
    plane_->update();
    if (product_ == nullptr) return;
    show(product_->matrix());
    product_->refresh();
    productText_->setText(
        choiceOf(bench().fields(), "activation") == "none"
            ? tr("y = v W x + %1, everywhere: two layers without an activation are one.").arg(text("offset"))
            : tr("Not so here: between them stands an activation."));
    show(widths_->matrix());
    widths_->setHint(tr("%1 parameters").arg(text("network_parameters")));
    drawing_->update();
}

void PlaneView::changeUnits(int by) {
    const BenchState& fields = bench().fields();
    const int units = matrixOf(fields, "W").rows + by;
    set({{"W", resized(matrixOf(fields, "W"), units, 2)},
         {"b", resized(matrixOf(fields, "b"), units, 1)},
         {"v", resized(matrixOf(fields, "v"), 1, units)}});
}

void PlaneView::showMeant(const QString& symbol) {
    for (TitledMatrix* part : weights_) {
        const Matrix& all = part->matrix()->matrix();
        const bool meant = part->matrix()->objectName() == symbol;
        part->matrix()->setWindow(meant ? QRect(0, 0, all.columns, all.rows) : QRect());
    }
}

QString PlaneView::arithmetic() const {
    const Matrix& v = matrixOf(bench().fields(), "v");
    QStringList terms;
    for (int unit = 0; unit < v.columns; ++unit)
        terms << QStringLiteral("%1 · %2").arg(
            benchTerm(v.at(0, unit)),
            isHidden("sums", unit, 0) ? QStringLiteral("?") : benchTerm(*bench().number({"hidden", unit, 0})));
    if (const double c = numberOf(bench().fields(), "c"); c != 0) terms << benchTerm(c);
    return QStringLiteral("<i>y</i> = %1 = <b style='color:%3'>%2</b>")
        .arg(terms.join(QStringLiteral(" + ")), isHidden("sums", 0, 0) ? QStringLiteral("?") : text("output"),
             Theme::instance().colors().accent.name());
}

QString PlaneView::remark() const {
    QStringList sums;
    const Matrix& all = matrixOf(bench().readings(), "sums");
    for (int unit = 0; unit < all.rows; ++unit) sums << text("sums", unit);
    return tr("at x = (%1, %2), the cross; W x + b = (%3)")
        .arg(text("x", 0), text("x", 1), sums.join(QStringLiteral(", ")));
}

QString PlaneView::facts() const {
    const bool hidden = isHidden("outputs", 0, 0) || isHidden("right", 0, 0);
    return tr("Right answers: %1 of 4 · parameters: %2")
        .arg(hidden ? QStringLiteral("?") : text("right"), text("parameters"));
}

}  // namespace fovea
