// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/benches/softmax_view.h"

#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <algorithm>
#include <cmath>

#include "widgets/benches/bench_numbers.h"
#include "widgets/benches/softmax_parts.h"
#include "widgets/style/theme.h"

namespace fovea {
namespace {

constexpr int smallestRow = 20;
constexpr int largestRow = 34;
constexpr int scoreWidth = 62;

QString shownNumber(double number, int digits) {
    return std::isinf(number) ? QStringLiteral("∞") : benchNumber(number, digits);
}

}  // namespace

SoftmaxView::SoftmaxView(Bench& bench, QWidget* parent)
    : BenchView(bench, parent),
      curve_(new LossCurve(*this, this)),
      shift_(new QPushButton(tr("All scores + 1"), this)) {
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(4);
    grid->setVerticalSpacing(4);
    scores_ = makeColumn(grid, 0, 0, "scores", tr("Score <i>s</i>"));
    exponentials_ = makeColumn(grid, 2, 1, "exponentials", tr("<i>e</i><sup><i>s</i>/<i>T</i></sup>"));
    probabilities_ = makeColumn(grid, 4, 2, "probabilities", tr("Probability <i>p</i>"));
    connect(probabilities_.cells, &MatrixView::edited, this, [this](int row, int, double value) {
        Matrix changed = matrixOf(this->bench().fields(), "p");
        changed.at(row, 0) = value;
        set({{"p", std::move(changed)}});
    });
    shift_->setObjectName(QStringLiteral("softmax.shift"));
    shift_->setProperty("role", QStringLiteral("chip"));
    connect(shift_, &QPushButton::clicked, this, &SoftmaxView::shiftAll);
    grid->addWidget(shift_, 4, 0, 1, 2, Qt::AlignLeft);
    grid->setColumnMinimumWidth(6, 16);
    grid->addWidget(curve_, 0, 7, 6, 1);
    grid->setColumnStretch(7, 5);
    grid->setRowStretch(5, 1);
    connect(&Theme::instance(), &Theme::changed, this, &SoftmaxView::fitCells);
    refresh();
}

SoftmaxView::Column SoftmaxView::makeColumn(QGridLayout* grid, int index, int kind, const char* reading,
                                            const QString& title) {
    Column column;
    column.title = new QLabel(title, this);
    column.cells = new MatrixView(this);
    bind(column.cells, reading);
    column.cells->setAccessibleName(column.title->text());
    column.bars = new SoftmaxBars(*this, static_cast<SoftmaxBars::Kind>(kind), *column.cells, this);
    column.sum = new QLabel(this);
    column.sum->setAlignment(Qt::AlignRight);
    column.rules = new QLabel(this);
    column.rules->setAlignment(Qt::AlignRight);
    grid->addWidget(column.title, 0, index, 1, 2, Qt::AlignRight);
    grid->addWidget(column.bars, 1, index, Qt::AlignTop);
    grid->addWidget(column.cells, 1, index + 1, Qt::AlignTop);
    grid->addWidget(column.sum, 2, index, 1, 2);
    grid->addWidget(column.rules, 3, index, 1, 2);
    return column;
}

std::vector<BenchView::Panel> SoftmaxView::panels() {
    gradients_ = new ScoreGradients(*this);
    twice_ = new SoftmaxTwice(*this);
    return {{tr("Gradient of the scores: (p − y)/T"), gradients_}, {tr("A softmax too many"), twice_}};
}

void SoftmaxView::showRules(const Column& column, double sum) const {
    const ThemeColors& colors = Theme::instance().colors();
    const auto& numbers = column.cells->matrix().values;
    const auto line = [&](bool kept, const QString& text) {
        return QStringLiteral("<span style='color:%1'>%2 %3</span>")
            .arg((kept ? colors.success : colors.error).name(), kept ? QStringLiteral("✓") : QStringLiteral("✗"), text);
    };
    const bool within = std::ranges::all_of(numbers, [](double each) { return each >= 0 && each <= 1; });
    column.rules->setText(line(within, tr("all in [0, 1]")) + QStringLiteral("<br>") +
                          line(std::abs(sum - 1) < 1e-9, tr("sums to 1")));
}

void SoftmaxView::showColumn(const Column& column, const char* reading, const char* sum) const {
    const BenchValue* value = bench().value(reading);
    const bool shown = value != nullptr && (givesScores() || column.cells == probabilities_.cells);
    for (QWidget* part :
         std::initializer_list<QWidget*>{column.title, column.bars, column.cells, column.sum, column.rules})
        part->setVisible(shown);
    if (!shown) return;
    show(column.cells);
    column.bars->updateGeometry();
    column.bars->update();
    const double total = *bench().number({sum});
    const bool hidden = bench().kind().fields.front().name != reading && isHidden(reading, 0, 0);
    column.sum->setText(tr("sum <b>%1</b>").arg(hidden ? QStringLiteral("?") : shownNumber(total, 3)));
    showRules(column, total);
}

void SoftmaxView::refresh() {
    showColumn(scores_, "scores", "sum_scores");
    showColumn(exponentials_, "exponentials", "sum_exponentials");
    showColumn(probabilities_, "probabilities", "sum");
    probabilities_.cells->setEditable(!givesScores());
    shift_->setVisible(givesScores());
    auto* grid = static_cast<QGridLayout*>(layout());
    grid->setColumnStretch(0, givesScores() ? 4 : 0);
    grid->setColumnStretch(2, givesScores() ? 2 : 0);
    grid->setColumnStretch(4, givesScores() ? 2 : 5);
    fitCells();
    curve_->update();
    if (gradients_ != nullptr) {
        gradients_->updateGeometry();
        gradients_->update();
        twice_->update();
    }
}

/// As tall as the stage lets ten rows be.
void SoftmaxView::fitCells() {
    const double unit = Theme::instance().px(1);
    const int rows = std::max(probabilities_.cells->matrix().rows, 3);
    const double room = height() / unit - 118;
    const int row = std::clamp(static_cast<int>(room / rows), smallestRow, largestRow);
    for (const Column* column : {&scores_, &exponentials_, &probabilities_}) {
        column->cells->setCellSide(scoreWidth, row);
        column->cells->setDigits(3);
        column->bars->updateGeometry();
    }
}

void SoftmaxView::resizeEvent(QResizeEvent* event) {
    BenchView::resizeEvent(event);
    fitCells();
}

void SoftmaxView::shiftAll() {
    Matrix scores = matrixOf(bench().fields(), "scores");
    for (double& score : scores.values) score += 1;
    set({{"scores", std::move(scores)}});
}

bool SoftmaxView::beyondNumbers() const { return givesScores() && std::isinf(*bench().number({"sum_exponentials"})); }

QString SoftmaxView::arithmetic() const {
    const int label = wholeOf(bench().fields(), "class");
    const QString accent = Theme::instance().colors().accent.name();
    const bool hidden = isHidden("probabilities", label, 0) || isHidden("p_class", 0, 0);
    const double value = *bench().number({"p_class"});
    const QString p = hidden ? QStringLiteral("?") : benchNumber(value, value < 0.01 ? 7 : 4);
    const double loss = *bench().number({"loss"});
    const QString lost = hidden || isHidden("loss", 0, 0) ? QStringLiteral("?") : shownNumber(loss, 4);
    const QString second = QStringLiteral("<i>L</i> = −ln %1 = <b style='color:%3'>%2</b>").arg(p, lost, accent);
    if (!givesScores()) return second;
    double exponential = *bench().number({"exponentials", label, 0});
    double sum = *bench().number({"sum_exponentials"});
    if (std::isinf(sum)) {
        // With the largest score subtracted from all, its exponential is 1 and their sum 1 / p of that class.
        const auto& all = matrixOf(bench().readings(), "probabilities").values;
        sum = 1 / *std::ranges::max_element(all);
        exponential = value * sum;
    }
    return QStringLiteral("<i>p</i> = %1 / %2 = <b style='color:%4'>%3</b>, &nbsp; %5")
        .arg(shownNumber(exponential, 3), shownNumber(sum, 3), p, accent, second);
}

QString SoftmaxView::remark() const {
    const int label = wholeOf(bench().fields(), "class");
    const int count = matrixOf(bench().readings(), "probabilities").rows;
    const auto predicted = static_cast<int>(*bench().number({"predicted"}));
    const bool right = *bench().number({"correct"}) != 0;
    const QString subtracted =
        beyondNumbers() ? QStringLiteral(" ") + tr("The largest score is subtracted first.") : QString();
    const auto& numbers = matrixOf(bench().fields(), givesScores() ? "scores" : "p").values;
    if (std::ranges::count(numbers, std::ranges::max(numbers)) > 1)
        return tr("Right class: %1. Several are the largest: nothing is decided.").arg(softmaxClassName(label, count)) +
               subtracted;
    return tr("Right class: %1. Predicted: %2, the largest, which is %3.")
               .arg(softmaxClassName(label, count), softmaxClassName(predicted, count),
                    right ? tr("right") : tr("wrong")) +
           subtracted;
}

}  // namespace fovea
