// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/benches/pattern_view.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "core/benches/pattern_bench.h"
#include "widgets/benches/bench_numbers.h"
#include "widgets/benches/pattern_parts.h"
#include "widgets/benches/titled_matrix.h"
#include "widgets/style/theme.h"
#include "widgets/text/numbers.h"
#include "widgets/text/pattern_text.h"

namespace fovea {
namespace {

constexpr int widthCell = 52;
constexpr int widthHeight = 26;

}  // namespace

PatternView::PatternView(Bench& bench, QWidget* parent)
    : BenchView(bench, parent),
      pattern_(new QLineEdit(this)),
      problem_(new QLabel(this)),
      typed_(new QWidget(this)),
      rows_(new NetworkRows(*this, this)) {
    pattern_->setObjectName(QStringLiteral("pattern"));
    pattern_->setAccessibleName(tr("Pattern"));
    pattern_->setToolTip(tr("INPUT, CONV, RELU, POOL, NORM, DROPOUT and FC, with -> between them; [ … ]*2 is twice"));
    problem_->setObjectName(QStringLiteral("pattern.problem"));
    problem_->setProperty("role", QStringLiteral("error"));
    problem_->setWordWrap(true);
    problem_->hide();
    auto* widths = new QHBoxLayout(typed_);
    widths->setContentsMargins(0, 0, 0, 0);
    widths->setSpacing(16);
    for (const auto& [name, field] :
         {std::pair(tr("Filters"), "filters"), std::pair(tr("Units"), "units"), std::pair(tr("Picture's side"), "side"),
          std::pair(tr("Its channels"), "channels"), std::pair(tr("Classes"), "classes")}) {
        auto* numbers = new TitledMatrix(name, typed_);
        bind(numbers->matrix(), field);
        numbers->matrix()->setCellSide(widthCell, widthHeight);
        numbers->matrix()->setInk(MatrixView::Ink::Blue);
        widths->addWidget(numbers);
        numbers_.push_back(numbers);
    }
    widths->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addWidget(pattern_);
    column->addWidget(problem_);
    column->addWidget(typed_);
    column->addWidget(rows_);
    column->addStretch(1);
    connect(pattern_, &QLineEdit::returnPressed, this, &PatternView::takePattern);
    connect(pattern_, &QLineEdit::editingFinished, this, &PatternView::takePattern);
    refresh();
}

bool PatternView::showsField(std::string_view name) const { return name != "stack" && name != "width"; }

std::vector<BenchView::Panel> PatternView::panels() {
    table_ = new VggTable(*this);
    stack_ = new StackOfThree(*this);
    return {{tr("VGG at 224 × 224 × 3, 1000 classes"), table_}, {tr("3 × 3 in a row, or one large kernel"), stack_}};
}

/// A text that is no pattern stays to be mended, with what is wrong beneath it; the network stays as it was.
void PatternView::takePattern() {
    const QString text = pattern_->text().trimmed();
    const std::string bytes = text.toStdString();
    const auto problem = patternProblem(bytes);
    problem_->setVisible(problem.has_value());
    if (problem) {
        problem_->setText(patternProblemText(text, *problem));
        return;
    }
    if (bytes != choiceOf(bench().fields(), "pattern")) set({{"pattern", bytes}});
}

void PatternView::refresh() {
    const QString text = QString::fromStdString(choiceOf(bench().fields(), "pattern"));
    if (!pattern_->hasFocus() || !problem_->isVisibleTo(this)) {
        if (pattern_->text().trimmed() != text) pattern_->setText(text);
        problem_->hide();
    }
    pattern_->setVisible(showsPattern());
    typed_->setVisible(showsPattern());
    for (TitledMatrix* widths : numbers_) {
        show(widths->matrix());
        widths->refresh();
    }
    rows_->updateGeometry();
    rows_->update();
    if (table_ == nullptr) return;
    table_->update();
    stack_->update();
}

void PatternView::showMeant(const QString& symbol) {
    for (TitledMatrix* widths : numbers_) {
        const Matrix& all = widths->matrix()->matrix();
        widths->matrix()->setWindow(widths->matrix()->objectName() == symbol ? QRect(0, 0, all.columns, all.rows)
                                                                             : QRect());
    }
}

QString PatternView::count(const char* reading) const {
    for (const char* name : {"parameters", "macs", "megabytes", "conv_parameters", "dense_parameters", "first_dense"})
        if (isHidden(name, 0, 0)) return QStringLiteral("?");
    return groupedNumber(static_cast<qint64>(*bench().number({reading})));
}

QString PatternView::arithmetic() const {
    const Matrix& rows = matrixOf(bench().readings(), "rows");
    const int row = std::min(bench().step(), rows.rows - 1);
    const auto number = [&](int column) { return groupedNumber(static_cast<qint64>(rows.at(row, column))); };
    const auto kind = static_cast<PatternRow>(static_cast<int>(rows.at(row, 0)));
    const bool hidden = count("parameters") == QStringLiteral("?");
    const QString total = hidden ? QStringLiteral("?") : number(5);
    const QString bold =
        QStringLiteral("<b style='color:%2'>%1</b>").arg(total, Theme::instance().colors().accent.name());
    if (kind == PatternRow::Pool)
        return QStringLiteral("%1 × %2 × %3, %4").arg(number(2), number(3), number(4), tr("no weights"));
    // What one output sees, with the bias: parameters of a layer are as many for each of its outputs.
    const double inputs = rows.at(row, 5) / rows.at(row, 4) - 1;
    const QString seen =
        kind == PatternRow::Dense
            ? groupedNumber(static_cast<qint64>(inputs))
            : QStringLiteral("%1·%1·%2")
                  .arg(number(1), groupedNumber(static_cast<qint64>(inputs / (rows.at(row, 1) * rows.at(row, 1)))));
    return QStringLiteral("(%1 + 1) · %2 = %3").arg(seen, number(4), bold);
}

QString PatternView::remark() const {
    return tr("weights and a bias for each of the layer's outputs; MACs for one picture: %1")
        .arg(count("parameters") == QStringLiteral("?")
                 ? QStringLiteral("?")
                 : groupedNumber(static_cast<qint64>(
                       matrixOf(bench().readings(), "rows").at(std::min(bench().step(), bench().lastStep()), 6))));
}

QString PatternView::facts() const {
    const bool hidden = count("parameters") == QStringLiteral("?");
    return tr("%1 layers, %2 parameters (%3 MB), %4 MACs; values of one picture: %5 MB")
        .arg(isHidden("layers", 0, 0) ? QStringLiteral("?") : text("layers"), count("parameters"),
             hidden ? QStringLiteral("?") : text("megabytes", 0, 0, 1), count("macs"),
             text("values_megabytes", 0, 0, 1));
}

QString PatternView::position() const {
    return tr("layer %1 of %2").arg(bench().step() + 1).arg(bench().lastStep() + 1);
}

}  // namespace fovea
