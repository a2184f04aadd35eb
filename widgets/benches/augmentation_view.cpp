// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/benches/augmentation_view.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>
#include <algorithm>
#include <array>
#include <cmath>
#include <initializer_list>
#include <set>
#include <utility>

#include "widgets/benches/augmentation_parts.h"
#include "widgets/benches/bench_numbers.h"
#include "widgets/benches/titled_matrix.h"
#include "widgets/style/theme.h"

namespace fovea {
namespace {

constexpr int smallestPixelCell = 18;
constexpr int largestPixelCell = 56;
constexpr int numberCellWidth = 56;
constexpr int numberCellHeight = 26;

/// Which amounts a kind has.
bool isAmountOf(std::string_view field, std::string_view kind) {
    if (kind == "translate") return field == "right" || field == "down";
    return kind == "rotate" ? field == "degrees" : field == kind;
}

bool isAmount(std::string_view field) {
    static constexpr std::array<std::string_view, 8> amounts{"degrees", "right", "down",     "stretch",
                                                             "shear",   "lens",  "contrast", "vignette"};
    return std::ranges::count(amounts, field) > 0;
}

}  // namespace

AugmentationView::AugmentationView(Bench& bench, QWidget* parent) : BenchView(bench, parent) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    pair_ = makePair();
    tiles_ = new AugmentTiles(*this, this);
    probabilities_ = makeProbabilities();
    column->addWidget(pair_, 1);
    column->addWidget(tiles_, 1);
    column->addWidget(probabilities_);
    connect(&Theme::instance(), &Theme::changed, this, &AugmentationView::fitCells);
    refresh();
}

TitledMatrix* AugmentationView::titled(const QString& name, const char* key, QWidget* parent) {
    auto* part = new TitledMatrix(name, parent);
    bind(part->matrix(), key);
    part->matrix()->setDigits(2);
    all_.push_back(part);
    return part;
}

QWidget* AugmentationView::makePair() {
    auto* page = new QWidget(this);
    auto* grid = new QGridLayout(page);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(14);
    before_ = new AugmentPixels(*this, "input", tr("The picture"), page);
    after_ = new AugmentPixels(*this, "output", tr("What comes out"), page);
    after_->setToolTip(tr("A click looks at this pixel"));
    example_ = titled(tr("Drawn picture"), "example", page);
    example_->matrix()->setToolTip(tr("1 to 50: one of the drawn pictures; 0: a picture of your own"));
    example_->matrix()->setCellSide(numberCellWidth, numberCellHeight);
    input_ = titled(tr("Picture"), "input", page);
    output_ = titled(tr("Comes out"), "output", page);
    // A picture that was drawn becomes one's own where a pixel of it is typed over.
    input_->matrix()->setEditable(true);
    connect(input_->matrix(), &MatrixView::edited, this, &AugmentationView::editPixel);
    connect(output_->matrix(), &MatrixView::activated, this, [this](int r, int c) {
        set({{"step", Matrix(r * output_->matrix()->matrix().columns + c)}});
    });
    // Both pictures at one height; the numbers between them have all of it.
    grid->addWidget(before_, 0, 0);
    grid->addWidget(after_, 0, 4);
    grid->addWidget(example_, 1, 0, Qt::AlignHCenter);
    grid->addWidget(input_, 0, 1, 2, 1);
    grid->addWidget(new QLabel(QStringLiteral("→"), page), 0, 2, 2, 1);
    grid->addWidget(output_, 0, 3, 2, 1);
    grid->setRowStretch(0, 1);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(4, 1);
    return page;
}

QWidget* AugmentationView::makeProbabilities() {
    auto* page = new QWidget(this);
    auto* row = new QHBoxLayout(page);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(14);
    views_ = titled(tr("Probabilities, a view in each row"), "views", page);
    each_ = titled(tr("Alone it says class"), "each", page);
    mean_ = titled(tr("Mean"), "mean", page);
    views_->matrix()->setInk(MatrixView::Ink::Blue);
    for (TitledMatrix* part : {views_, each_, mean_}) part->matrix()->setCellSide(numberCellWidth, numberCellHeight);
    row->addStretch(1);
    row->addWidget(views_);
    row->addWidget(each_);
    row->addWidget(new QLabel(QStringLiteral("→"), page));
    row->addWidget(mean_);
    row->addStretch(1);
    return page;
}

QWidget* AugmentationView::makeRule() {
    auto* page = new QWidget;
    auto* row = new QHBoxLayout(page);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(12);
    plot_ = new AugmentRule(*this);
    plot_->setToolTip(tr("Press where the point shall be"));
    auto* column = new QVBoxLayout;
    column->setSpacing(4);
    point_ = titled(tr("Point x, y"), "point", page);
    moved_ = titled(tr("goes to"), "moved", page);
    at_ = titled(QString(), "at", page);
    rule_ = titled(QString(), "rule", page);
    for (TitledMatrix* number : {point_, moved_, at_, rule_}) {
        number->matrix()->setCellSide(numberCellWidth, numberCellHeight);
        column->addWidget(number);
    }
    for (TitledMatrix* number : {point_, at_}) number->matrix()->setInk(MatrixView::Ink::Blue);
    column->addStretch(1);
    row->addWidget(plot_, 1);
    row->addLayout(column);
    return page;
}

QWidget* AugmentationView::makeCounts() {
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    auto* row = new QHBoxLayout;
    row->setSpacing(10);
    for (const auto& [key, name] : {std::pair("pad", tr("Moved by up to")), std::pair("offsets", tr("Places")),
                                    std::pair("variants", tr("and mirrored"))}) {
        TitledMatrix* number = titled(name, key, page);
        number->matrix()->setCellSide(numberCellWidth, numberCellHeight);
        if (key == std::string_view("pad")) number->matrix()->setInk(MatrixView::Ink::Blue);
        row->addWidget(number);
        if (key == std::string_view("variants")) variants_ = number;
    }
    row->addStretch(1);
    published_ = new AugmentViewCounts(*this);
    column->addLayout(row);
    column->addWidget(published_);
    column->addStretch(1);
    return page;
}

std::vector<BenchView::Panel> AugmentationView::panels() {
    QWidget* rule = makeRule();
    QWidget* counts = makeCounts();
    refresh();
    return {{tr("The rule, once"), rule}, {tr("How many there are"), counts}};
}

bool AugmentationView::showsField(std::string_view name) const {
    return name == "example" || name == "picture" || name == "point" || name == "at" || name == "pad" ||
           name == "views";
}

bool AugmentationView::usesField(std::string_view name) const {
    const bool views = part() == "views";
    if (name == "count") return views;
    if (name == "times") return part() == "single";
    if (name == "probability" || name == "seed") return part() == "draws";
    if (name == "flip") return part() == "draws" && choiceOf(bench().fields(), "kind") != "flip";
    if (isAmount(name)) return !views && isAmountOf(name, choiceOf(bench().fields(), "kind"));
    return !views;
}

void AugmentationView::editPixel(int row, int column, double value) {
    Matrix picture = matrixOf(bench().readings(), "input");
    picture.at(row, column) = value;
    set({{"picture", std::move(picture)}, {"example", Matrix(0)}});
}

bool AugmentationView::hidesPixel() const {
    const Matrix& pixel = matrixOf(bench().readings(), "pixel");
    const auto row = static_cast<int>(pixel.at(0, 0));
    const auto column = static_cast<int>(pixel.at(0, 1));
    return isHidden("output", row, column) || isHidden("changed", row, column);
}

/// True where a task asks for one of the means.
bool AugmentationView::hidesMean() const {
    if (isAnswerHidden()) return false;
    bool hidden = isHidden("predicted", 0, 0);
    for (int c = 0; c < matrixOf(bench().readings(), "mean").columns; ++c) hidden = hidden || isHidden("mean", 0, c);
    return hidden;
}

/// The pixel that is looked at, and in the picture the pixels around the place that it shows.
void AugmentationView::refreshPair() {
    const Matrix& pixel = matrixOf(bench().readings(), "pixel");
    output_->matrix()->setMarked(MatrixView::Cell{int(pixel.at(0, 0)), int(pixel.at(0, 1))});
    QRect window(static_cast<int>(pixel.at(0, 1)), static_cast<int>(pixel.at(0, 0)), 1, 1);
    const Matrix& input = matrixOf(bench().readings(), "input");
    const BenchValue* source = bench().value("source");
    if (source != nullptr) {
        const double row = std::get<Matrix>(*source).at(0, 0);
        const double column = std::get<Matrix>(*source).at(0, 1);
        const QPoint first(static_cast<int>(std::floor(column)), static_cast<int>(std::floor(row)));
        const QPoint last(static_cast<int>(std::ceil(column)), static_cast<int>(std::ceil(row)));
        window = QRect(first, last).intersected(QRect(0, 0, input.columns, input.rows));
    }
    const bool told = source != nullptr && (isHidden("source", 0, 0) || hidesPixel());
    input_->matrix()->setWindow(told ? QRect() : window);
}

void AugmentationView::refreshRule() {
    const bool move = bench().value("moved") != nullptr;
    const std::string& kind = choiceOf(bench().fields(), "kind");
    at_->setName(kind == "contrast" ? tr("Value") : tr("Radius r"));
    rule_->setName(kind == "contrast" ? tr("becomes") : kind == "vignette" ? tr("is times") : tr("shows what lay at"));
    for (TitledMatrix* part : {point_, moved_}) part->setVisible(move);
    for (TitledMatrix* part : {at_, rule_}) part->setVisible(!move);
    // Twice as many would tell how many.
    variants_->setVisible(!isHidden("offsets", 0, 0));
    plot_->update();
    published_->update();
}

void AugmentationView::refresh() {
    pair_->setVisible(part() == "single");
    tiles_->setVisible(part() != "single");
    tiles_->setAccessibleName(part() == "draws" ? tr("Sixteen draws") : tr("Views"));
    probabilities_->setVisible(part() == "views");
    for (TitledMatrix* part : all_) {
        show(part->matrix());
        part->refresh();
    }
    if (hidesMean()) {
        // One of two would tell the other: they add up to 1.
        std::set<MatrixView::Cell> cells;
        for (int c = 0; c < mean_->matrix()->matrix().columns; ++c) cells.insert({0, c});
        mean_->matrix()->setSealed(cells);
    }
    refreshPair();
    fitCells();
    for (PaintedWidget* painted : std::initializer_list<PaintedWidget*>{before_, after_, tiles_}) painted->update();
    if (published_ != nullptr) refreshRule();
}

void AugmentationView::fitCells() {
    const double unit = Theme::instance().px(1);
    const Matrix& input = matrixOf(bench().readings(), "input");
    const int wide = static_cast<int>((width() / unit - 2 * 110 - 90) / (2 * input.columns));
    const int high = static_cast<int>((seenHeight() / unit - 34) / input.rows);
    const int side = std::clamp(std::min(wide, high), smallestPixelCell, largestPixelCell);
    for (TitledMatrix* part : {input_, output_}) part->matrix()->setCellSide(std::max(side, std::min(wide, 30)), side);
}

void AugmentationView::resizeEvent(QResizeEvent* event) {
    BenchView::resizeEvent(event);
    fitCells();
}

void AugmentationView::showMeant(const QString& symbol) {
    refreshPair();
    for (TitledMatrix* part : {input_, output_, views_, mean_}) {
        const Matrix& shown = part->matrix()->matrix();
        if (part->matrix()->objectName() == symbol)
            part->matrix()->setWindow(QRect(0, 0, shown.columns, shown.rows));
        else if (part != input_)
            part->matrix()->setWindow({});
    }
}

QString AugmentationView::pixelArithmetic() const {
    const Matrix& pixel = matrixOf(bench().readings(), "pixel");
    const auto row = static_cast<int>(pixel.at(0, 0));
    const auto column = static_cast<int>(pixel.at(0, 1));
    const bool hidden = hidesPixel();
    QString from;
    if (const BenchValue* source = bench().value("source")) {
        const auto& place = std::get<Matrix>(*source);
        from = hidden ? QStringLiteral("<i>x</i>(?)")
                      : QStringLiteral("<i>x</i>(%1, %2)")
                            .arg(benchNumber(place.at(0, 0), 2), benchNumber(place.at(0, 1), 2));
    } else {
        const double before = matrixOf(bench().readings(), "input").at(row, column);
        from = hidden ? QStringLiteral("%1 → ?").arg(benchNumber(before, 2))
                      : QStringLiteral("%1 → %2").arg(benchNumber(before, 2), text("changed", row, column, 2));
    }
    const QString value = hidden ? QStringLiteral("?") : text("output", row, column, 2);
    const bool moves = bench().value("source") != nullptr;
    return QStringLiteral("<i>y</i>(%1, %2) = %3 %4 <b style='color:%6'>%5</b>")
        .arg(row)
        .arg(column)
        .arg(from, moves ? QStringLiteral("=") : QStringLiteral("→"), value, Theme::instance().colors().accent.name());
}

QString AugmentationView::meanArithmetic() const {
    const Matrix& views = matrixOf(bench().fields(), "views");
    const int c = std::min(bench().step(), views.columns - 1);
    QStringList terms;
    for (int view = 0; view < views.rows; ++view) terms << benchTerm(views.at(view, c), 2);
    return QStringLiteral("(%1) / %2 = <b style='color:%4'>%3</b>")
        .arg(terms.join(QStringLiteral(" + ")))
        .arg(views.rows)
        .arg(hidesMean() ? QStringLiteral("?") : text("mean", 0, c), Theme::instance().colors().accent.name());
}

QString AugmentationView::arithmetic() const {
    if (part() == "single") return pixelArithmetic();
    if (part() == "views") return meanArithmetic();
    return augmentDrawText(bench(), std::min(bench().step(), matrixOf(bench().readings(), "drawn").rows - 1));
}

QString AugmentationView::pixelRemark() const {
    const std::string& kind = choiceOf(bench().fields(), "kind");
    if (kind == "contrast") return tr("0.5 + (v − 0.5) (1 + c), then cut to 0 … 1");
    if (kind == "vignette") return tr("v (1 − a r²), with r = 1 in the corners");
    return tr(
        "row, column; where no pixel lies, its neighbours are mixed, and beyond the border comes what Border says");
}

QString AugmentationView::remark() const {
    if (part() == "single") return pixelRemark();
    if (part() == "draws") return tr("%1 different pictures among sixteen draws").arg(text("different"));
    bool hidden = isHidden("predicted", 0, 0);
    for (int c = 0; c < matrixOf(bench().readings(), "mean").columns; ++c) hidden = hidden || isHidden("mean", 0, c);
    return hidden ? tr("Together they say: ?")
                  : tr("Together they say: class %1").arg(wholeOf(bench().readings(), "predicted"));
}

QString AugmentationView::position() const {
    const QString text = part() == "single"  ? tr("pixel %1 of %2")
                         : part() == "draws" ? tr("draw %1/%2")
                                             : tr("class %1 of %2");
    return text.arg(bench().step() + 1).arg(bench().lastStep() + 1);
}

}  // namespace fovea
