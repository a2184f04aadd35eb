// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/benches/pooling_view.h"

#include <QHBoxLayout>
#include <QLabel>
#include <algorithm>

#include "widgets/benches/bench_numbers.h"
#include "widgets/benches/titled_matrix.h"
#include "widgets/style/theme.h"

namespace fovea {
namespace {

constexpr int smallestPixel = 24;
constexpr int largestPixel = 60;
constexpr int panelCell = 26;

}  // namespace

PoolingView::PoolingView(Bench& bench, QWidget* parent)
    : BenchView(bench, parent),
      input_(new TitledMatrix(tr("Input"), this)),
      output_(new TitledMatrix(tr("Output"), this)),
      arrow_(new QLabel(QStringLiteral("→"), this)) {
    bind(input_->matrix(), "input");
    bind(output_->matrix(), "output");
    output_->setHint(tr("click a cell to move there"));
    connect(output_->matrix(), &MatrixView::activated, this, [this](int row, int column) {
        set({{"window", Matrix(row * matrixOf(this->bench().readings(), "output").columns + column)}});
    });
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(20);
    row->addStretch(1);
    row->addWidget(input_);
    row->addWidget(arrow_);
    row->addWidget(output_);
    row->addStretch(1);
    connect(&Theme::instance(), &Theme::changed, this, &PoolingView::fitCells);
    refresh();
}

QWidget* PoolingView::pairOf(TitledMatrix* one, TitledMatrix* other) const {
    auto* pair = new QWidget;
    auto* row = new QHBoxLayout(pair);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(16);
    for (TitledMatrix* part : {one, other}) {
        part->matrix()->setCellSide(panelCell + 6, panelCell);
        part->matrix()->setDigits(2);
        row->addWidget(part, 0, Qt::AlignTop);
    }
    row->addStretch(1);
    return pair;
}

std::vector<BenchView::Panel> PoolingView::panels() {
    upstream_ = new TitledMatrix(tr("From above"));
    gradient_ = new TitledMatrix(tr("Gradient of the input"));
    shifted_ = new TitledMatrix(tr("Moved"));
    shiftedOutput_ = new TitledMatrix(tr("Its output"));
    bind(upstream_->matrix(), "upstream");
    bind(gradient_->matrix(), "gradient");
    bind(shifted_->matrix(), "shifted");
    bind(shiftedOutput_->matrix(), "shifted_output");
    upstream_->matrix()->setInk(MatrixView::Ink::Red);
    gradient_->matrix()->setInk(MatrixView::Ink::Red);
    QWidget* back = pairOf(upstream_, gradient_);
    QWidget* moved = pairOf(shifted_, shiftedOutput_);
    refresh();
    return {{tr("Where the gradient goes"), back}, {tr("Moved to the right"), moved}};
}

void PoolingView::showWindow() {
    const Matrix& place = matrixOf(bench().readings(), "place");
    const int stride = wholeOf(bench().fields(), "stride");
    const int size = wholeOf(bench().fields(), "size");
    input_->matrix()->setWindow(
        QRect(static_cast<int>(place.at(0, 1)) * stride, static_cast<int>(place.at(0, 0)) * stride, size, size));
    output_->matrix()->setMarked(MatrixView::Cell{int(place.at(0, 0)), int(place.at(0, 1))});
    const BenchValue* argmax = bench().value("argmax");
    const bool hidden = isHidden("output", static_cast<int>(place.at(0, 0)), static_cast<int>(place.at(0, 1)));
    if (argmax == nullptr || hidden) {
        input_->matrix()->setMarked({});
    } else {
        const Matrix& at = std::get<Matrix>(*argmax);
        input_->matrix()->setMarked(MatrixView::Cell{int(at.at(0, 0)), int(at.at(0, 1))});
    }
}

void PoolingView::refresh() {
    for (TitledMatrix* part : {input_, output_, upstream_, gradient_, shifted_, shiftedOutput_}) {
        if (part == nullptr) continue;
        show(part->matrix());
        part->refresh();
    }
    if (shiftedOutput_ != nullptr) {
        // What the shift has changed stands out.
        const Matrix& before = matrixOf(bench().readings(), "output");
        const Matrix& after = matrixOf(bench().readings(), "shifted_output");
        std::set<MatrixView::Cell> same;
        for (int row = 0; row < before.rows; ++row)
            for (int column = 0; column < before.columns; ++column)
                if (before.at(row, column) == after.at(row, column)) same.insert({row, column});
        shiftedOutput_->matrix()->setFaint(same);
        const Matrix& gradient = matrixOf(bench().readings(), "gradient");
        std::set<MatrixView::Cell> none;
        for (int row = 0; row < gradient.rows; ++row)
            for (int column = 0; column < gradient.columns; ++column)
                if (gradient.at(row, column) == 0) none.insert({row, column});
        gradient_->matrix()->setFaint(none);
    }
    if (gradient_ != nullptr) {
        // It would show who has won.
        const Matrix& output = matrixOf(bench().readings(), "output");
        bool hidden = false;
        for (int row = 0; row < output.rows; ++row)
            for (int column = 0; column < output.columns; ++column) hidden = hidden || isHidden("output", row, column);
        gradient_->setVisible(!hidden);
    }
    showWindow();
    fitCells();
}

void PoolingView::fitCells() {
    const double unit = Theme::instance().px(1);
    const Matrix& input = matrixOf(bench().fields(), "input");
    const Matrix& output = matrixOf(bench().readings(), "output");
    const int wide = static_cast<int>((width() / unit - 90) / (input.columns + output.columns));
    const int high = static_cast<int>((height() / unit - 50) / input.rows);
    const int side = std::clamp(std::min(wide, high), smallestPixel, largestPixel);
    for (TitledMatrix* part : {input_, output_}) part->matrix()->setCellSide(side, side);
    output_->matrix()->setDigits(3);
}

void PoolingView::resizeEvent(QResizeEvent* event) {
    BenchView::resizeEvent(event);
    fitCells();
}

void PoolingView::showMeant(const QString& symbol) {
    showWindow();
    for (TitledMatrix* part : {input_, output_})
        if (part->matrix()->objectName() == symbol) {
            const Matrix& all = part->matrix()->matrix();
            part->matrix()->setWindow(QRect(0, 0, all.columns, all.rows));
        } else if (part == output_) {
            part->matrix()->setWindow({});
        }
}

QString PoolingView::arithmetic() const {
    const Matrix& patch = matrixOf(bench().readings(), "patch");
    const Matrix& place = matrixOf(bench().readings(), "place");
    QStringList numbers;
    for (const double number : patch.values) numbers << (takesLargest() ? benchNumber(number) : benchTerm(number));
    const QString result = text("output", static_cast<int>(place.at(0, 0)), static_cast<int>(place.at(0, 1)));
    const QString bold =
        QStringLiteral("<b style='color:%2'>%1</b>").arg(result, Theme::instance().colors().accent.name());
    if (takesLargest()) return QStringLiteral("max(%1) = %2").arg(numbers.join(QStringLiteral(", ")), bold);
    return QStringLiteral("(%1)/%2 = %3").arg(numbers.join(QStringLiteral(" + "))).arg(patch.values.size()).arg(bold);
}

QString PoolingView::facts() const {
    return tr("%1 numbers in, %2 out, no weights. Moved by %3: %4 of %2 numbers change.")
        .arg(text("values_in"), text("values_out"), text("shift"), text("changed"));
}

QString PoolingView::position() const {
    return tr("window %1 of %2").arg(bench().step() + 1).arg(bench().lastStep() + 1);
}

}  // namespace fovea
