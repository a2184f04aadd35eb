// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/benches/bench_view.h"

#include <algorithm>
#include <string>

#include "widgets/benches/bench_numbers.h"
#include "widgets/text/typed_number.h"

namespace fovea {

BenchView::BenchView(Bench& bench, QWidget* parent) : QWidget(parent), bench_(bench) {}

QString BenchView::position() const { return tr("step %1 of %2").arg(bench_.step()).arg(bench_.lastStep()); }

void BenchView::setSealed(const std::set<BenchCell>& cells) {
    if (cells == sealed_) return;
    sealed_ = cells;
    for (BenchView* part : parts_) part->setSealed(cells);
    refresh();
    Q_EMIT sealsChanged();
}

void BenchView::setAnswerHidden(bool hidden) {
    answerHidden_ = hidden;
    solved_.clear();
    for (BenchView* part : parts_) part->setAnswerHidden(hidden);
    refresh();
}

bool BenchView::isHidden(std::string_view name, int row, int column) const {
    const BenchCell cell{std::string(name), row, column};
    if (sealed_.contains(cell)) return true;
    return answerHidden_ && name == answer() && !solved_.contains(cell);
}

QString BenchView::text(std::string_view name, int row, int column, int digits) const {
    if (isHidden(name, row, column)) return QStringLiteral("?");
    const auto number = bench_.number({std::string(name), row, column});
    return number ? benchNumber(*number, digits) : QString();
}

bool BenchView::set(const BenchState& changes) {
    const auto problem = bench_.set(changes);
    if (problem) {
        refresh();
        Q_EMIT refused(*problem);
        return false;
    }
    // A step looks elsewhere; what was answered stays so.
    const bool stepsOnly = changes.size() == 1 && changes.begin()->first == bench_.kind().step;
    if (!stepsOnly) solved_.clear();
    refresh();
    Q_EMIT changed();
    return true;
}

int BenchView::seenHeight() const {
    return parentWidget() != nullptr ? std::min(height(), parentWidget()->height()) : height();
}

void BenchView::bind(MatrixView* view, std::string_view name) {
    const std::string key(name);
    view->setObjectName(QString::fromStdString(key));
    const bool field = bench_.fields().contains(key);
    view->setEditable(field);
    if (field)
        connect(view, &MatrixView::edited, this,
                [this, key](int row, int column, double value) { take(key, row, column, value); });
    connect(view, &MatrixView::mistyped, this, [this, key] { Q_EMIT refused({key, BenchFault::WrongKind}); });
    connect(view, &MatrixView::answered, this,
            [this, key](int row, int column, const QString& text) { judge(key, row, column, text); });
    connect(view, &MatrixView::hovered, this,
            [this, key](int row, int) { Q_EMIT meant(row < 0 ? QString() : QString::fromStdString(key)); });
}

void BenchView::show(MatrixView* view) const {
    const std::string name = view->objectName().toStdString();
    const BenchValue* value = bench_.value(name);
    const auto* matrix = value != nullptr ? std::get_if<Matrix>(value) : nullptr;
    view->setVisible(matrix != nullptr);
    if (matrix == nullptr) return;
    view->setMatrix(*matrix);
    std::set<MatrixView::Cell> hidden;
    for (int row = 0; row < matrix->rows; ++row)
        for (int column = 0; column < matrix->columns; ++column)
            if (isHidden(name, row, column)) hidden.insert({row, column});
    view->setSealed(hidden);
}

void BenchView::addPart(BenchView* part) {
    parts_.push_back(part);
    connect(part, &BenchView::changed, this, [this] {
        refresh();
        Q_EMIT changed();
    });
    connect(part, &BenchView::refused, this, &BenchView::refused);
    connect(part, &BenchView::answered, this, &BenchView::answered);
    connect(part, &BenchView::meant, this, &BenchView::meant);
}

void BenchView::take(std::string_view name, int row, int column, double value) {
    Matrix changed = matrixOf(bench_.fields(), name);
    changed.at(row, column) = value;
    set({{std::string(name), std::move(changed)}});
}

void BenchView::judge(std::string_view name, int row, int column, const QString& text) {
    const BenchCell cell{std::string(name), row, column};
    const auto number = bench_.number(cell);
    if (!number) return;
    const bool right = isAnswer(text, *number);
    if (right && !sealed_.contains(cell)) {
        solved_.insert(cell);
        refresh();
    }
    Q_EMIT answered(cell, text, right);
}

}  // namespace fovea
