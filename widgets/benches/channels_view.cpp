// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/benches/channels_view.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>
#include <algorithm>

#include "widgets/benches/bench_numbers.h"
#include "widgets/benches/bench_text.h"
#include "widgets/benches/channels_parts.h"
#include "widgets/benches/titled_matrix.h"
#include "widgets/style/theme.h"

namespace fovea {
namespace {

constexpr int smallestSlice = 18;
constexpr int largestSlice = 46;
constexpr int realCellWidth = 44;
constexpr int realCellHeight = 24;

QLabel* sign(const QString& text, QWidget* parent) { return new QLabel(text, parent); }

}  // namespace

ChannelsView::ChannelsView(Bench& bench, QWidget* parent) : BenchView(bench, parent) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    channels_ = makeChannels();
    stacking_ = makeStacking();
    column->addWidget(channels_);
    column->addWidget(stacking_);
    for (TitledMatrix* map : maps_)
        connect(map->matrix(), &MatrixView::activated, this, [this, map](int row, int column) {
            const Matrix& shown = map->matrix()->matrix();
            const int filter = map == maps_[0] ? 0 : 1;
            set({{"window", Matrix((filter * shown.rows + row) * shown.columns + column)}});
        });
    connect(output_->matrix(), &MatrixView::activated, this, [this](int row, int column) {
        set({{"window", Matrix(row * output_->matrix()->matrix().columns + column)}});
    });
    connect(&Theme::instance(), &Theme::changed, this, &ChannelsView::fitCells);
    refresh();
}

TitledMatrix* ChannelsView::titled(const QString& name, const char* key, QWidget* parent) {
    auto* part = new TitledMatrix(name, parent);
    bind(part->matrix(), key);
    part->matrix()->setDigits(2);
    all_.push_back(part);
    return part;
}

QWidget* ChannelsView::makeChannels() {
    auto* page = new QWidget(this);
    auto* across = new QHBoxLayout(page);
    across->setContentsMargins(0, 0, 0, 0);
    across->setSpacing(18);
    auto* down = new QVBoxLayout;
    down->setSpacing(4);
    static constexpr const char* inputs[] = {"x1", "x2", "x3"};
    static constexpr const char* firsts[] = {"k1", "k2", "k3"};
    static constexpr const char* seconds[] = {"l1", "l2", "l3"};
    for (std::size_t c = 0; c < rows_.size(); ++c) {
        rows_[c] = new QWidget(page);
        auto* row = new QHBoxLayout(rows_[c]);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(10);
        const int number = static_cast<int>(c) + 1;
        inputs_[c] = titled(tr("Channel %1").arg(number), inputs[c], rows_[c]);
        first_[c] = titled(tr("Filter 1, slice %1").arg(number), firsts[c], rows_[c]);
        second_[c] = titled(tr("Filter 2, slice %1").arg(number), seconds[c], rows_[c]);
        for (TitledMatrix* slice : {first_[c], second_[c]}) slice->matrix()->setInk(MatrixView::Ink::Blue);
        terms_[c] = sign(QString(), rows_[c]);
        terms_[c]->setObjectName(QStringLiteral("term.%1").arg(number));
        row->addWidget(inputs_[c]);
        row->addWidget(sign(QStringLiteral("⋆"), rows_[c]));
        row->addWidget(first_[c]);
        row->addWidget(second_[c]);
        row->addWidget(terms_[c]);
        row->addStretch(1);
        down->addWidget(rows_[c]);
    }
    maps_[0] = titled(tr("Map 1"), "y1", page);
    maps_[1] = titled(tr("Map 2"), "y2", page);
    maps_[0]->setHint(tr("click a cell to move there"));
    auto* maps = new QVBoxLayout;
    maps->addStretch(1);
    maps->addWidget(maps_[0]);
    maps->addWidget(maps_[1]);
    maps->addStretch(1);
    across->addStretch(1);
    across->addLayout(down);
    across->addWidget(sign(QStringLiteral("→"), page));
    across->addLayout(maps);
    across->addStretch(1);
    return page;
}

QWidget* ChannelsView::makeStacking() {
    auto* page = new QWidget(this);
    auto* down = new QVBoxLayout(page);
    down->setContentsMargins(0, 0, 0, 0);
    down->setSpacing(8);
    auto* two = new QHBoxLayout;
    auto* single = new QHBoxLayout;
    for (QHBoxLayout* row : {two, single}) {
        row->setSpacing(12);
        row->addStretch(1);
    }
    picture_ = titled(QStringLiteral("X"), "X", page);
    TitledMatrix* first = titled(QStringLiteral("K"), "K", page);
    between_ = titled(QStringLiteral("h"), "h", page);
    TitledMatrix* second = titled(QStringLiteral("L"), "L", page);
    output_ = titled(QStringLiteral("y"), "y", page);
    both_ = titled(tr("K and L as one"), "both", page);
    one_ = titled(tr("X under it"), "one", page);
    for (TitledMatrix* kernel : {first, second, both_}) kernel->matrix()->setInk(MatrixView::Ink::Blue);
    relu_ = sign(QString(), page);
    relu_->setObjectName(QStringLiteral("relu"));
    verdict_ = sign(QString(), page);
    verdict_->setObjectName(QStringLiteral("verdict"));
    verdict_->setWordWrap(true);
    verdict_->setMinimumWidth(Theme::instance().ipx(170));
    two->addWidget(picture_);
    two->addWidget(sign(QStringLiteral("⋆"), page));
    two->addWidget(first);
    two->addWidget(relu_);
    two->addWidget(between_);
    two->addWidget(sign(QStringLiteral("⋆"), page));
    two->addWidget(second);
    two->addWidget(sign(QStringLiteral("="), page));
    two->addWidget(output_);
    single->addWidget(both_);
    single->addWidget(sign(QStringLiteral("→"), page));
    single->addWidget(one_);
    single->addWidget(verdict_);
    two->addStretch(1);
    single->addStretch(1);
    down->addLayout(two);
    down->addLayout(single);
    return page;
}

std::vector<BenchView::Panel> ChannelsView::panels() {
    blocks_ = new LayerBlocks(*this);
    QWidget* learned = makeRealLayer();
    refresh();
    return {{tr("A layer of a real network"), blocks_}, {tr("What it has to learn"), learned}};
}

/// The numbers of the real layer above what follows from them.
QWidget* ChannelsView::makeRealLayer() {
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    auto* row = new QHBoxLayout;
    row->setSpacing(10);
    for (const char* field : {"size", "kernel", "padding", "depth", "count"}) {
        auto* number = new TitledMatrix(benchName(bench().kind(), field));
        bind(number->matrix(), field);
        number->matrix()->setInk(MatrixView::Ink::Blue);
        number->matrix()->setCellSide(realCellWidth, realCellHeight);
        row->addWidget(number);
        real_.push_back(number);
    }
    row->addStretch(1);
    weights_ = new LayerWeights(*this);
    column->addLayout(row);
    column->addWidget(weights_);
    column->addStretch(1);
    return page;
}

bool ChannelsView::showsField(std::string_view name) const {
    return name != "channels" && name != "filters" && name != "between";
}

bool ChannelsView::usesField(std::string_view name) const {
    if (name == "between") return !showsChannels();
    return showsChannels();
}

bool ChannelsView::hidesSum() const {
    const Matrix& place = matrixOf(bench().readings(), "place");
    return isHidden("sum", 0, 0) || isHidden(place.at(0, 0) == 0 ? "y1" : "y2", static_cast<int>(place.at(0, 1)),
                                             static_cast<int>(place.at(0, 2)));
}

void ChannelsView::refreshChannels() {
    const Matrix& place = matrixOf(bench().readings(), "place");
    const auto filter = static_cast<std::size_t>(place.at(0, 0));
    const Matrix& kernel = matrixOf(bench().fields(), "k1");
    const QRect window(static_cast<int>(place.at(0, 2)), static_cast<int>(place.at(0, 1)), kernel.columns, kernel.rows);
    for (std::size_t c = 0; c < rows_.size(); ++c) {
        rows_[c]->setVisible(static_cast<int>(c) < wholeOf(bench().fields(), "channels"));
        first_[c]->setVisible(filter == 0);
        second_[c]->setVisible(filter == 1);
        inputs_[c]->matrix()->setWindow(window);
        const auto term = bench().number({"terms", 0, static_cast<int>(c)});
        terms_[c]->setText(!term || hidesSum() ? QStringLiteral("= <b>?</b>")
                                               : QStringLiteral("= <b>%1</b>").arg(benchNumber(*term, 2)));
    }
    for (std::size_t each = 0; each < maps_.size(); ++each) {
        maps_[each]->setVisible(bench().value(each == 0 ? "y1" : "y2") != nullptr);
        maps_[each]->matrix()->setMarked(
            each == filter ? std::optional(MatrixView::Cell{int(place.at(0, 1)), int(place.at(0, 2))}) : std::nullopt);
    }
}

void ChannelsView::refreshStacking() {
    const bool relu = choiceOf(bench().fields(), "between") == "relu";
    relu_->setText(relu ? tr("ReLU →") : QStringLiteral("="));
    const Matrix& second = matrixOf(bench().fields(), "L");
    const Matrix& both = matrixOf(bench().readings(), "both");
    const Matrix& output = matrixOf(bench().readings(), "y");
    const int step = std::min(bench().step(), static_cast<int>(output.values.size()) - 1);
    const int row = step / output.columns;
    const int column = step % output.columns;
    between_->matrix()->setWindow(QRect(column, row, second.columns, second.rows));
    picture_->matrix()->setWindow(QRect(column, row, both.columns, both.rows));
    output_->matrix()->setMarked(MatrixView::Cell{row, column});
    one_->matrix()->setMarked(MatrixView::Cell{row, column});
    const bool equal = *bench().number({"equal"}) != 0;
    verdict_->setText(isHidden("equal", 0, 0) ? QString()
                      : equal && !relu        ? tr("The same: two kernels in a row are one.")
                      : equal                 ? tr("The same here: ReLU cut nothing off that counts.")
                                              : tr("Not the same: ReLU has cut off what is below 0."));
}

void ChannelsView::refresh() {
    channels_->setVisible(showsChannels());
    stacking_->setVisible(!showsChannels());
    for (TitledMatrix* part : all_) {
        show(part->matrix());
        part->refresh();
    }
    refreshChannels();
    refreshStacking();
    fitCells();
    if (weights_ == nullptr) return;
    for (TitledMatrix* number : real_) show(number->matrix());
    blocks_->update();
    weights_->update();
}

void ChannelsView::fitCells() {
    const double unit = Theme::instance().px(1);
    const BenchState& fields = bench().fields();
    int rows = 0;
    int columns = 0;
    double titles = 0;
    if (showsChannels()) {
        const Matrix& x = matrixOf(fields, "x1");
        const Matrix& k = matrixOf(fields, "k1");
        const int channels = wholeOf(fields, "channels");
        rows = channels * std::max(x.rows, k.rows);
        columns = x.columns + k.columns + (x.columns - k.columns + 1) + 5;
        titles = channels * 30.0;
    } else {
        const Matrix& x = matrixOf(fields, "X");
        const Matrix& both = matrixOf(bench().readings(), "both");
        rows = x.rows + both.rows;
        columns = x.columns + 2 * both.columns + matrixOf(bench().readings(), "h").columns + 2;
        titles = 72;
    }
    const int wide = static_cast<int>((width() / unit - 60) / columns);
    const int high = static_cast<int>((seenHeight() / unit - titles) / rows);
    const int side = std::clamp(std::min(wide, high), smallestSlice, largestSlice);
    for (TitledMatrix* part : all_) part->matrix()->setCellSide(std::max(side, 30), side);
}

void ChannelsView::resizeEvent(QResizeEvent* event) {
    BenchView::resizeEvent(event);
    fitCells();
}

void ChannelsView::showMeant(const QString& symbol) {
    refreshChannels();
    refreshStacking();
    for (TitledMatrix* part : all_) {
        const QString name = part->matrix()->objectName();
        const bool numbered = symbol == QStringLiteral("x") || symbol == QStringLiteral("k");
        const bool meant = numbered ? name.size() == 2 && name.startsWith(symbol) : name == symbol;
        if (!meant) continue;
        const Matrix& shown = part->matrix()->matrix();
        part->matrix()->setWindow(QRect(0, 0, shown.columns, shown.rows));
    }
    const bool framed = !symbol.isEmpty();
    for (TitledMatrix* part : all_) {
        const bool follows = std::ranges::count(inputs_, part) > 0 || part == picture_ || part == between_;
        if (!framed && !follows) part->matrix()->setWindow({});
    }
}

QString ChannelsView::channelsArithmetic() const {
    const Matrix& terms = matrixOf(bench().readings(), "terms");
    const Matrix& place = matrixOf(bench().readings(), "place");
    const bool hidden = hidesSum();
    QStringList parts;
    for (const double term : terms.values) parts << (hidden ? QStringLiteral("?") : benchTerm(term, 2));
    return QStringLiteral("<i>y</i><sub>%1</sub> = %2 = <b style='color:%4'>%3</b>")
        .arg(static_cast<int>(place.at(0, 0)) + 1)
        .arg(parts.join(QStringLiteral(" + ")), hidden ? QStringLiteral("?") : benchNumber(*bench().number({"sum"}), 2),
             Theme::instance().colors().accent.name());
}

QString ChannelsView::stackingArithmetic() const {
    const Matrix& h = matrixOf(bench().readings(), "h");
    const Matrix& second = matrixOf(bench().fields(), "L");
    const Matrix& output = matrixOf(bench().readings(), "y");
    const int step = std::min(bench().step(), static_cast<int>(output.values.size()) - 1);
    const int row = step / output.columns;
    const int column = step % output.columns;
    QStringList parts;
    for (int m = 0; m < second.rows; ++m)
        for (int n = 0; n < second.columns; ++n)
            parts << QStringLiteral("%1 · %2").arg(
                benchTerm(second.at(m, n), 2),
                isHidden("h", row + m, column + n) ? QStringLiteral("?") : benchTerm(h.at(row + m, column + n), 2));
    return QStringLiteral("<i>y</i> = %1 = <b style='color:%3'>%2</b>")
        .arg(parts.join(QStringLiteral(" + ")), text("y", row, column, 2), Theme::instance().colors().accent.name());
}

QString ChannelsView::arithmetic() const { return showsChannels() ? channelsArithmetic() : stackingArithmetic(); }

QString ChannelsView::remark() const {
    return showsChannels() ? tr("each channel under its own slice of the filter, then all added")
                           : tr("one place of y sees %1 × %2 places of X")
                                 .arg(matrixOf(bench().readings(), "both").rows)
                                 .arg(matrixOf(bench().readings(), "both").columns);
}

QString ChannelsView::facts() const {
    if (!showsChannels()) return {};
    return tr("Weights of these filters: %1").arg(text("weights"));
}

QString ChannelsView::position() const {
    return tr("place %1 of %2").arg(bench().step() + 1).arg(bench().lastStep() + 1);
}

}  // namespace fovea
