// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/benches/convolution_view.h"

#include <QHBoxLayout>
#include <QVBoxLayout>
#include <algorithm>

#include "widgets/benches/bench_numbers.h"
#include "widgets/benches/kernel_on_picture.h"
#include "widgets/benches/window_list.h"
#include "widgets/style/theme.h"

namespace fovea {
namespace {

constexpr int largestCell = 68;
constexpr int smallestCell = 27;
constexpr int betweenColumns = 20;

QString sizeText(const QString& name, const Matrix& matrix) {
    return QStringLiteral("%1 <b>%2 × %3</b>").arg(name).arg(matrix.rows).arg(matrix.columns);
}

/// How far the input lies from the padded one's top left.
QPoint borderOf(const BenchState& fields, const Matrix& kernel) {
    const std::string& padding = choiceOf(fields, "padding");
    if (padding == "full") return {kernel.columns - 1, kernel.rows - 1};
    if (padding == "same") return {(kernel.columns - 1) / 2, (kernel.rows - 1) / 2};
    return {};
}

}  // namespace

ConvolutionView::ConvolutionView(Bench& bench, QWidget* parent)
    : BenchView(bench, parent), operator_(new QLabel(this)), equals_(new QLabel(QStringLiteral("="), this)) {
    input_ = makeColumn(tr("click a cell to edit"));
    kernel_ = makeColumn(tr("click a cell to edit"));
    turned_ = makeColumn(tr("turned by 180°"));
    output_ = makeColumn(tr("click a cell to move there"));
    input_.matrix->setObjectName(QStringLiteral("padded"));
    input_.matrix->setEditable(true);
    input_.matrix->setAccessibleName(tr("Input"));
    bind(kernel_.matrix, "kernel");
    bind(turned_.matrix, "applied");
    bind(output_.matrix, "output");
    kernel_.matrix->setInk(MatrixView::Ink::Blue);
    kernel_.matrix->setAccessibleName(tr("Kernel"));
    turned_.matrix->setInk(MatrixView::Ink::Blue);
    turned_.matrix->setAccessibleName(tr("Turned kernel"));
    output_.matrix->setAccessibleName(tr("Output"));
    connect(input_.matrix, &MatrixView::edited, this, &ConvolutionView::editInput);
    connect(input_.matrix, &MatrixView::hovered, this,
            [this](int row, int) { Q_EMIT meant(row < 0 ? QString() : QStringLiteral("input")); });
    connect(output_.matrix, &MatrixView::activated, this, &ConvolutionView::chooseWindow);

    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(betweenColumns);
    row->addStretch(1);
    row->addWidget(input_.widget);
    row->addWidget(operator_);
    row->addWidget(kernel_.widget);
    row->addWidget(turned_.widget);
    row->addWidget(equals_);
    row->addWidget(output_.widget);
    row->addStretch(1);
    for (QLabel* sign : {operator_, equals_}) sign->setAlignment(Qt::AlignCenter);
    connect(&Theme::instance(), &Theme::changed, this, &ConvolutionView::fitCells);
    refresh();
}

ConvolutionView::Column ConvolutionView::makeColumn(const QString& hint) {
    Column column;
    column.widget = new QWidget(this);
    column.title = new QLabel(column.widget);
    column.matrix = new MatrixView(column.widget);
    column.hint = new QLabel(hint, column.widget);
    column.hint->setProperty("role", QStringLiteral("caption"));
    auto* layout = new QVBoxLayout(column.widget);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addStretch(1);
    layout->addWidget(column.title);
    layout->addWidget(column.matrix);
    layout->addWidget(column.hint);
    layout->addStretch(1);
    return column;
}

std::vector<BenchView::Panel> ConvolutionView::panels() {
    windows_ = new WindowList(*this);
    picture_ = new KernelOnPicture(*this);
    return {{tr("All windows"), windows_}, {tr("The same kernel on a picture"), picture_}};
}

void ConvolutionView::showInput() {
    const Matrix& padded = matrixOf(bench().readings(), "padded");
    const Matrix& applied = matrixOf(bench().readings(), "applied");
    const Matrix& place = matrixOf(bench().readings(), "place");
    const Matrix& input = matrixOf(bench().fields(), "input");
    const QPoint border = borderOf(bench().fields(), applied);
    const int stride = wholeOf(bench().fields(), "stride");
    std::set<MatrixView::Cell> zeros;
    for (int row = 0; row < padded.rows; ++row)
        for (int column = 0; column < padded.columns; ++column) {
            const bool inside = row >= border.y() && row < border.y() + input.rows && column >= border.x() &&
                                column < border.x() + input.columns;
            if (!inside) zeros.insert({row, column});
        }
    input_.title->setText(sizeText(tr("Input"), input));
    input_.matrix->setMatrix(padded);
    input_.matrix->setFaint(zeros);
    input_.matrix->setWindow(QRect(static_cast<int>(place.at(0, 1)) * stride, static_cast<int>(place.at(0, 0)) * stride,
                                   applied.columns, applied.rows));
    input_.matrix->setFactors(applied);
}

void ConvolutionView::showOutput() {
    const Matrix& output = matrixOf(bench().readings(), "output");
    std::set<MatrixView::Cell> coming;
    for (int index = bench().step() + 1; index < output.rows * output.columns; ++index)
        coming.insert({index / output.columns, index % output.columns});
    show(output_.matrix);
    output_.title->setText(sizeText(tr("Output"), output));
    output_.matrix->setFaint(coming);
    output_.matrix->setMarked(MatrixView::Cell{bench().step() / output.columns, bench().step() % output.columns});
}

void ConvolutionView::refresh() {
    const bool turned = choiceOf(bench().fields(), "operation") == "convolution";
    showInput();
    show(kernel_.matrix);
    show(turned_.matrix);
    turned_.widget->setVisible(turned);
    kernel_.title->setText(sizeText(tr("Kernel"), matrixOf(bench().fields(), "kernel")));
    turned_.title->setText(tr("Laid on"));
    operator_->setText(turned ? QStringLiteral("∗") : QStringLiteral("⋆"));
    showOutput();
    fitCells();
    if (windows_ != nullptr) windows_->refresh();
    if (picture_ != nullptr) picture_->refresh();
}

void ConvolutionView::fitCells() {
    for (QLabel* sign : {operator_, equals_}) {
        sign->setStyleSheet(QStringLiteral("font-size: %1px").arg(Theme::instance().type().title));
        sign->setFixedWidth(Theme::instance().ipx(24));
    }
    const bool turned = choiceOf(bench().fields(), "operation") == "convolution";
    const Matrix& kernel = matrixOf(bench().fields(), "kernel");
    const Matrix& padded = matrixOf(bench().readings(), "padded");
    const Matrix& output = matrixOf(bench().readings(), "output");
    const Theme& theme = Theme::instance();
    const int rows = std::max({padded.rows, kernel.rows, output.rows, 1});
    const double high = (height() - theme.px(56)) / theme.px(1) / rows;
    int side = static_cast<int>(std::clamp(high, double(smallestCell), double(largestCell)));
    // A matrix of few columns is as wide as the words above and beneath it.
    const auto widthAt = [&](int cell) {
        int sum = (turned ? 5 : 4) * betweenColumns + 2 * theme.ipx(24);
        for (const Column* column : {&input_, &kernel_, &turned_, &output_}) {
            if (column == &turned_ && !turned) continue;
            const int cells = theme.ipx(cell) * std::max(column->matrix->matrix().columns, 1) + 3;
            sum += std::max({cells, column->title->sizeHint().width(), column->hint->sizeHint().width()});
        }
        return sum;
    };
    while (side > smallestCell && widthAt(side) > width()) --side;
    for (const Column* column : {&input_, &kernel_, &turned_, &output_}) column->matrix->setCellSide(side, side);
}

void ConvolutionView::resizeEvent(QResizeEvent* event) {
    BenchView::resizeEvent(event);
    fitCells();
}

void ConvolutionView::editInput(int row, int column, double value) {
    const QPoint border = borderOf(bench().fields(), matrixOf(bench().readings(), "applied"));
    Matrix input = matrixOf(bench().fields(), "input");
    const int y = row - border.y();
    const int x = column - border.x();
    if (y < 0 || y >= input.rows || x < 0 || x >= input.columns) {
        refresh();  // the border is zero, whatever is typed
        return;
    }
    input.at(y, x) = value;
    set({{"input", std::move(input)}});
}

void ConvolutionView::chooseWindow(int row, int column) {
    const Matrix& output = matrixOf(bench().readings(), "output");
    set({{"window", Matrix(row * output.columns + column)}});
}

QString ConvolutionView::arithmetic() const {
    const Matrix& patch = matrixOf(bench().readings(), "patch");
    const Matrix& kernel = matrixOf(bench().readings(), "applied");
    const Matrix& place = matrixOf(bench().readings(), "place");
    const QString accent = Theme::instance().colors().accent.name();
    QStringList terms;
    for (std::size_t i = 0; i < patch.values.size(); ++i)
        terms << QStringLiteral("%1·<span style='color:%3'>%2</span>")
                     .arg(benchTerm(patch.values[i]), benchTerm(kernel.values[i]), accent);
    return QStringLiteral("%1 = <b style='color:%3'>%2</b>")
        .arg(terms.join(QStringLiteral(" + ")),
             text("output", static_cast<int>(place.at(0, 0)), static_cast<int>(place.at(0, 1))), accent);
}

QString ConvolutionView::remark() const {
    const Matrix& place = matrixOf(bench().readings(), "place");
    const QString sum = text("output", static_cast<int>(place.at(0, 0)), static_cast<int>(place.at(0, 1)));
    QStringList terms;
    for (const double product : matrixOf(bench().readings(), "products").values) terms << benchTerm(product);
    return QStringLiteral("%1 = %2").arg(terms.join(QStringLiteral(" + ")), sum);
}

QString ConvolutionView::position() const {
    return tr("window %1 of %2").arg(bench().step() + 1).arg(bench().lastStep() + 1);
}

QString ConvolutionView::facts() const {
    const Matrix& padded = matrixOf(bench().readings(), "padded");
    const Matrix& kernel = matrixOf(bench().readings(), "applied");
    const Matrix& output = matrixOf(bench().readings(), "output");
    const int stride = wholeOf(bench().fields(), "stride");
    const bool whole = (padded.rows - kernel.rows) % stride == 0 && (padded.columns - kernel.columns) % stride == 0;
    const auto side = [&](int places, int window, int result) {
        const QString quotient = QStringLiteral("(%1 − %2)/%3").arg(places).arg(window).arg(stride);
        return (whole ? quotient : QStringLiteral("⌊%1⌋").arg(quotient)) + QStringLiteral(" + 1 = %1").arg(result);
    };
    QString size = side(padded.rows, kernel.rows, output.rows);
    if (padded.rows != padded.columns || kernel.rows != kernel.columns)
        size += QStringLiteral(" × ") + side(padded.columns, kernel.columns, output.columns);
    return tr("Output size %1 · Weights %2").arg(size).arg(kernel.values.size());
}

void ConvolutionView::showMeant(const QString& symbol) {
    for (const Column* column : {&input_, &kernel_, &output_}) {
        const QString name = column == &input_ ? QStringLiteral("input") : column->matrix->objectName();
        QFont font = column->title->font();
        font.setUnderline(!symbol.isEmpty() && symbol == name);
        column->title->setFont(font);
    }
}

}  // namespace fovea
