// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/benches/field_view.h"

#include <QVBoxLayout>

#include "widgets/benches/bench_numbers.h"
#include "widgets/benches/field_parts.h"
#include "widgets/benches/titled_matrix.h"
#include "widgets/style/theme.h"

namespace fovea {
namespace {

constexpr int layerHeight = 28;
constexpr int narrowLayer = 16;
constexpr int wideLayer = 44;
constexpr int betweenRows = 24;

/// Of each layer that there is, which the field need not have a number for.
std::string_view readingOf(std::string_view field) { return field == "kernels" ? "windows" : "steps"; }

}  // namespace

FieldView::FieldView(Bench& bench, QWidget* parent)
    : BenchView(bench, parent),
      diagram_(new FieldDiagram(*this, this)),
      kernels_(makeNumbers(tr("Windows F"), "kernels")),
      strides_(makeNumbers(tr("Strides S"), "strides")) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(diagram_, 1);
    auto* numbers = new QHBoxLayout;
    numbers->setSpacing(betweenRows);
    numbers->addStretch(1);
    numbers->addWidget(kernels_);
    numbers->addWidget(strides_);
    numbers->addStretch(1);
    column->addLayout(numbers);
    connect(&Theme::instance(), &Theme::changed, this, &FieldView::fitCells);
    refresh();
}

/// As wide as both rows of numbers have room for beside each other.
void FieldView::fitCells() {
    const int room = (width() - betweenRows) / 2 - 3;
    int side = wideLayer;
    while (side > narrowLayer && Theme::instance().ipx(side) * layers() > room) --side;
    for (TitledMatrix* numbers : {kernels_, strides_}) numbers->matrix()->setCellSide(side, layerHeight);
}

void FieldView::resizeEvent(QResizeEvent* event) {
    BenchView::resizeEvent(event);
    fitCells();
}

TitledMatrix* FieldView::makeNumbers(const QString& name, const char* field) {
    auto* numbers = new TitledMatrix(name, this);
    numbers->matrix()->setObjectName(QString::fromLatin1(field));
    numbers->matrix()->setEditable(true);
    numbers->matrix()->setInk(MatrixView::Ink::Blue);
    connect(numbers->matrix(), &MatrixView::edited, this, [this, field](int, int layer, double value) {
        Matrix changed = matrixOf(bench().readings(), readingOf(field));
        changed.at(0, layer) = value;
        set({{field, std::move(changed)}});
    });
    connect(numbers->matrix(), &MatrixView::mistyped, this, [this, field] {
        Q_EMIT refused({field, BenchFault::WrongKind});
    });
    return numbers;
}

void FieldView::showNumbers(TitledMatrix* view, const char* field) const {
    view->matrix()->setMatrix(matrixOf(bench().readings(), readingOf(field)));
    view->refresh();
}

std::vector<BenchView::Panel> FieldView::panels() {
    table_ = new FieldTable(*this);
    paths_ = new FieldPaths(*this);
    return {{tr("Layer by layer"), table_}, {tr("How much each place counts"), paths_}};
}

void FieldView::refresh() {
    showNumbers(kernels_, "kernels");
    showNumbers(strides_, "strides");
    fitCells();
    diagram_->update();
    if (table_ == nullptr) return;
    table_->updateGeometry();
    table_->update();
    paths_->update();
}

QString FieldView::arithmetic() const {
    const int last = layers() - 1;
    const QString before = last == 0 ? QStringLiteral("1") : text("fields", 0, last - 1);
    const QString jump = last == 0 ? QStringLiteral("1") : text("jumps", 0, last - 1);
    const QString field = isHidden("field", 0, 0) ? QStringLiteral("?") : text("fields", 0, last);
    return QStringLiteral("<i>r</i> = %1 + (%2 − 1) · %3 = <b style='color:%5'>%4</b>")
        .arg(before, text("windows", 0, last), jump, field, Theme::instance().colors().accent.name());
}

QString FieldView::remark() const {
    if (isHidden("fields", 0, layers() - 1) || isHidden("field", 0, 0)) return {};
    const auto counted = [this](const char* name) { return benchNumber(*bench().number({name}) + 1); };
    return tr("Unit %1 of the last layer sees places %2 to %3 of the input; its neighbour sees %4 further on.")
        .arg(counted("unit"), counted("from"), counted("to"), text("jump"));
}

QString FieldView::position() const { return tr("unit %1 of %2").arg(bench().step() + 1).arg(bench().lastStep() + 1); }

}  // namespace fovea
