// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/benches/template_view.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSlider>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "core/benches/drawn_pictures.h"
#include "widgets/benches/bench_numbers.h"
#include "widgets/benches/softmax_parts.h"
#include "widgets/benches/template_parts.h"
#include "widgets/style/theme.h"

namespace fovea {
namespace {

constexpr int smallestScoreRow = 18;
constexpr int largestScoreRow = 30;
constexpr double brightnessSteps = 20;  // of a brightness of 1
constexpr std::size_t mostScoreTerms = 4;

}  // namespace

TemplateView::TemplateView(Bench& bench, QWidget* parent)
    : BenchView(bench, parent),
      picture_(new PaintedGrid(0, tr("Picture"), this)),
      template_(new PaintedGrid(-1, tr("Template"), this)),
      scores_(new MatrixView(this)),
      brightness_(new QSlider(Qt::Horizontal, this)) {
    picture_->setObjectName(QStringLiteral("picture"));
    template_->setObjectName(QStringLiteral("template"));
    picture_->setToolTip(tr("Paint: left button bright, right button dark; or arrow keys and 1, 0"));
    template_->setToolTip(tr("Paint: left button 1, right button −1; or arrow keys and 1, 0, −"));
    bind(scores_, "scores");
    scores_->setAccessibleName(tr("Scores"));
    scores_->setDigits(2);
    lamps_ = new ScoreLamps(*this, *scores_, this);
    brightness_->setObjectName(QStringLiteral("brightness"));
    brightness_->setAccessibleName(tr("Brightness"));
    brightness_->setRange(static_cast<int>(-brightnessSteps), static_cast<int>(brightnessSteps));
    connect(brightness_, &QSlider::valueChanged, this, [this](int value) {
        set({{"brightness", Matrix(value / brightnessSteps)}});
    });
    connect(picture_, &PaintedGrid::painted, this, &TemplateView::paintPicture);
    connect(template_, &PaintedGrid::painted, this, &TemplateView::paintTemplate);
    connect(picture_, &PaintedGrid::hovered, this,
            [this](bool inside) { Q_EMIT meant(inside ? QStringLiteral("picture") : QString()); });
    connect(template_, &PaintedGrid::hovered, this,
            [this](bool inside) { Q_EMIT meant(inside ? QStringLiteral("template") : QString()); });
    auto* darkness = new QHBoxLayout;
    auto* label = new QLabel(tr("Brightness"), this);
    label->setProperty("role", QStringLiteral("caption"));
    label->setBuddy(brightness_);
    darkness->addWidget(label);
    darkness->addWidget(brightness_, 1);
    auto* left = new QVBoxLayout;
    left->addWidget(picture_, 1);
    left->addLayout(darkness);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(14);
    row->addLayout(left, 3);
    row->addWidget(template_, 3);
    row->addWidget(lamps_, 3, Qt::AlignVCenter);
    row->addWidget(scores_, 0, Qt::AlignVCenter);
    connect(&Theme::instance(), &Theme::changed, this, &TemplateView::fitCells);
    refresh();
}

bool TemplateView::showsField(std::string_view name) const {
    return name == "own" || name == "picture" || name == "brightness" || name == "example";
}

std::vector<BenchView::Panel> TemplateView::panels() {
    templates_ = new TemplateGallery(*this);
    pictures_ = new PictureGallery(*this);
    return {{tr("The templates, and how many pictures each wins"), templates_},
            {tr("Fifty drawn pictures, a column for each class"), pictures_}};
}

QString TemplateView::className(int index) const {
    return softmaxClassName(index, matrixOf(bench().readings(), "scores").rows);
}

void TemplateView::refresh() {
    const BenchState& readings = bench().readings();
    show(scores_);
    picture_->setPixels(matrixOf(readings, "seen"), false, 1);
    const bool isSigned = hasSignedTemplates(bench());
    template_->setPixels(matrixOf(readings, "template"), isSigned,
                         isSigned ? templateScale(matrixOf(readings, "templates")) : 1);
    const BenchValue* label = bench().value("label");
    picture_->setTitle(label == nullptr ? tr("Picture") : tr("Picture: %1").arg(className(wholeOf(readings, "label"))));
    template_->setTitle(tr("Template: %1").arg(className(bench().step())));
    const QSignalBlocker quiet(brightness_);
    brightness_->setValue(static_cast<int>(std::lround(numberOf(bench().fields(), "brightness") * brightnessSteps)));
    fitCells();
    lamps_->update();
    if (templates_ == nullptr) return;
    templates_->update();
    pictures_->update();
}

/// What is painted on a drawn picture becomes one of one's own.
void TemplateView::paintPicture(int row, int column, double value) {
    Matrix picture = matrixOf(bench().readings(), "seen");
    picture.at(row, column) = value;
    set({{"picture", std::move(picture)}, {"example", Matrix(0)}, {"brightness", Matrix(0)}});
}

void TemplateView::paintTemplate(int row, int column, double value) {
    Matrix own = matrixOf(bench().readings(), "templates");
    own.at(bench().step(), row * matrixOf(bench().readings(), "template").columns + column) = value;
    set({{"own", std::move(own)}, {"filters", "own"}});
}

void TemplateView::fitCells() {
    const int rows = matrixOf(bench().readings(), "scores").rows;
    const int high = static_cast<int>((seenHeight() / Theme::instance().px(1) - 8) / rows);
    scores_->setCellSide(64, std::clamp(high, smallestScoreRow, largestScoreRow));
    lamps_->setFixedHeight(scores_->sizeHint().height());
}

void TemplateView::resizeEvent(QResizeEvent* event) {
    BenchView::resizeEvent(event);
    fitCells();
}

void TemplateView::showMeant(const QString& symbol) {
    picture_->setMeant(symbol == QStringLiteral("picture"));
    template_->setMeant(symbol == QStringLiteral("template"));
    const Matrix& all = scores_->matrix();
    scores_->setWindow(symbol == QStringLiteral("scores") ? QRect(0, 0, all.columns, all.rows) : QRect());
}

QString TemplateView::arithmetic() const {
    const Matrix& seen = matrixOf(bench().readings(), "seen");
    const Matrix& filter = matrixOf(bench().readings(), "template");
    QStringList terms;
    const bool all = seen.values.size() <= mostScoreTerms;
    for (std::size_t i = 0; i < seen.values.size() && i < (all ? mostScoreTerms : mostScoreTerms - 1); ++i)
        terms << QStringLiteral("%1 · %2").arg(benchTerm(seen.values[i], 2), benchTerm(filter.values[i], 2));
    if (!all) terms << QStringLiteral("…");
    const double score = *bench().number({"score"});
    return QStringLiteral("<i>s</i><sub>%1</sub> = %2 %3 <b style='color:%5'>%4</b>")
        .arg(className(bench().step()), terms.join(QStringLiteral(" + ")),
             all && isShownWhole(score, 2) ? QStringLiteral("=") : QStringLiteral("≈"),
             text("scores", bench().step(), 0, 2), Theme::instance().colors().accent.name());
}

QString TemplateView::remark() const {
    bool hidden = isHidden("predicted", 0, 0);
    for (int row = 0; row <= bench().lastStep(); ++row) hidden = hidden || isHidden("scores", row, 0);
    if (hidden) return tr("argmax: ?");
    const int predicted = wholeOf(bench().readings(), "predicted");
    const BenchValue* label = bench().value("label");
    if (label == nullptr) return tr("argmax: class %1, %2").arg(predicted).arg(className(predicted));
    return wholeOf(bench().readings(), "label") == predicted
               ? tr("argmax: class %1, %2. Right.").arg(predicted).arg(className(predicted))
               : tr("argmax: class %1, %2. It is: %3.")
                     .arg(predicted)
                     .arg(className(predicted), className(wholeOf(bench().readings(), "label")));
}

QString TemplateView::facts() const {
    if (bench().value("right") == nullptr) return {};
    bool hidden = isHidden("right", 0, 0);
    for (int column = 0; column < drawnClasses; ++column) hidden = hidden || isHidden("answers", 0, column);
    return tr("Of fifty drawn pictures, as bright as this one, %1 are named rightly. By chance it would be 5.")
        .arg(hidden ? QStringLiteral("?") : text("right"));
}

QString TemplateView::position() const {
    return tr("template %1 of %2").arg(bench().step() + 1).arg(bench().lastStep() + 1);
}

}  // namespace fovea
