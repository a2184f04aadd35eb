// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/benches/features_view.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <array>
#include <cstddef>

#include "widgets/benches/bench_numbers.h"
#include "widgets/benches/features_parts.h"
#include "widgets/benches/plane_view.h"
#include "widgets/benches/titled_matrix.h"
#include "widgets/style/parts.h"
#include "widgets/style/theme.h"

namespace fovea {

FeaturesView::FeaturesView(Bench& bench, QWidget* parent)
    : BenchView(bench, parent),
      features_(new QWidget(this)),
      cells_(new GradientCells(*this, features_)),
      bars_(new FeatureBars(*this, features_)),
      plane_(new PlaneView(bench, this)) {
    auto* row = new QHBoxLayout(features_);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(20);
    row->addWidget(cells_, 1);
    row->addWidget(bars_, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(features_, 1);
    column->addWidget(plane_, 1);
    addPart(plane_);
    refresh();
}

QWidget* FeaturesView::makeNumbers() {
    auto* page = new QWidget;
    histogram_ = new TitledMatrix(tr("The cell's bins"), page);
    bind(histogram_->matrix(), "histogram");
    histogram_->matrix()->setDigits(2);
    levels_ = new TitledMatrix(tr("Levels of a colour"), page);
    bind(levels_->matrix(), "levels");
    levels_->matrix()->setCellSide(44, 26);
    numbersSay_ = roleLabel({}, "caption", page);
    numbersSay_->setWordWrap(true);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(histogram_);
    column->addWidget(levels_);
    column->addWidget(numbersSay_);
    column->addStretch(1);
    return page;
}

std::vector<BenchView::Panel> FeaturesView::panels() {
    pipelines_ = new PipelineRows(*this);
    auto* numbers = makeNumbers();
    const std::vector<Panel> ofPlane = plane_->panels();
    const std::array<QWidget*, 2> own{pipelines_, numbers};
    std::vector<Panel> list{{tr("Three pipelines, or both layers as one"), nullptr},
                            {tr("By hand, or any dense network"), nullptr}};
    for (std::size_t i = 0; i < own.size(); ++i) {
        auto* pages = new QStackedWidget;
        pages->addWidget(own[i]);
        pages->addWidget(ofPlane[i].widget);
        pages_.push_back(pages);
        list[i].widget = pages;
    }
    refresh();
    return list;
}

bool FeaturesView::usesField(std::string_view name) const {
    const bool ofPlane = name == "data" || name == "activation";
    if (name == "degrees" && !ofPlane)
        return !isLayers() && choiceOf(bench().fields(), "scene") != "disc" &&
               choiceOf(bench().fields(), "scene") != "flat";
    return ofPlane == isLayers();
}

void FeaturesView::refresh() {
    features_->setVisible(!isLayers());
    plane_->setVisible(isLayers());
    plane_->refresh();
    cells_->update();
    bars_->update();
    if (pages_.empty()) return;
    for (QStackedWidget* pages : pages_) pages->setCurrentIndex(isLayers() ? 1 : 0);
    pipelines_->update();
    const int bins = matrixOf(bench().readings(), "histogram").columns;
    histogram_->matrix()->setCellSide(bins > 9 ? 30 : 33, 26);
    for (TitledMatrix* matrix : {histogram_, levels_}) {
        show(matrix->matrix());
        matrix->refresh();
    }
    numbersSay_->setText(tr(
        "Accuracies on CIFAR-10's test pictures: README (pixels: 10 epochs; learned: ConvNetJS's network, 5 epochs), and in "
        "the middle 8 × 8 cells, 9 bins, 8 levels, 10 epochs with seed 1 (seeds 2 and 3: 50.3% and "
        "49.8%), measured by NumPy and PyTorch beside Fovea."));
}

QString FeaturesView::arithmetic() const {
    if (isLayers()) return plane_->arithmetic();
    return QStringLiteral("(32 / %1)² · %2 = <b style='color:%4'>%3</b>")
        .arg(QString::fromStdString(choiceOf(bench().fields(), "cell")), text("bins"), text("hog_values"),
             Theme::instance().colors().accent.name());
}

QString FeaturesView::remark() const {
    if (isLayers()) return plane_->remark();
    const bool isHiddenCount = isHidden("hog_values", 0, 0);
    return tr("directions; with 3 · %1 colours %2 numbers instead of 3072 pixels")
        .arg(text("levels"), isHiddenCount ? QStringLiteral("?") : text("together"));
}

QString FeaturesView::facts() const {
    if (isLayers()) return plane_->facts();
    const QString strongest =
        bench().value("strongest") == nullptr ? tr("none, the cell is flat") : text("strongest") + u'°';
    return tr("Strongest direction: %1 · changed: directions by %2, colours by %3")
        .arg(isHidden("histogram", 0, 0) ? QStringLiteral("?") : strongest, text("hog_moved"), text("colour_moved"));
}

QString FeaturesView::position() const {
    return isLayers() ? QString() : tr("cell %1 of %2").arg(bench().step() + 1).arg(bench().lastStep() + 1);
}

void FeaturesView::showMeant(const QString& symbol) {
    plane_->showMeant(symbol);
    if (histogram_ == nullptr) return;
    const Matrix& all = histogram_->matrix()->matrix();
    const bool meant = symbol == QStringLiteral("histogram") || symbol == QStringLiteral("hog");
    histogram_->matrix()->setWindow(meant ? QRect(0, 0, all.columns, all.rows) : QRect());
}

}  // namespace fovea
