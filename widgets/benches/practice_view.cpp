// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/benches/practice_view.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>
#include <array>
#include <utility>

#include "core/benches/practice_bench.h"
#include "core/benches/practice_tables.h"
#include "widgets/benches/bench_numbers.h"
#include "widgets/benches/practice_parts.h"
#include "widgets/benches/practice_words.h"
#include "widgets/benches/titled_matrix.h"
#include "widgets/style/parts.h"
#include "widgets/style/theme.h"
#include "widgets/text/numbers.h"

namespace fovea {
namespace {

QLabel* wrapped(const char* name, QWidget* parent) {
    auto* label = new QLabel(parent);
    label->setObjectName(QString::fromLatin1(name));
    label->setWordWrap(true);
    label->setTextFormat(Qt::RichText);
    label->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    return label;
}

QPushButton* button(const QString& text, const char* name, QWidget* parent) {
    auto* made = new QPushButton(text, parent);
    made->setObjectName(QString::fromLatin1(name));
    made->hide();
    return made;
}

QString paragraph(const QString& head, const QString& text) {
    return QStringLiteral("<p style='margin:0 0 6px 0'><b>%1</b> %2</p>")
        .arg(head.toHtmlEscaped(), text.toHtmlEscaped());
}

}  // namespace

PracticeView::PracticeView(Bench& bench, QWidget* parent) : BenchView(bench, parent) {
    makeStage();
    refresh();
}

void PracticeView::makeStage() {
    devices_ = new DeviceBars(*this, this);
    chart_ = new RunChart(*this, this);
    plan_ = makePlan();
    gallery_ = makeGallery();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    for (QWidget* stage : {static_cast<QWidget*>(devices_), static_cast<QWidget*>(chart_), plan_, gallery_})
        column->addWidget(stage, 1);
    auto* row = new QHBoxLayout;
    measure_ = button(tr("Measure this computer"), "measure", this);
    measure_->setToolTip(tr("Some seconds on all cores; it can be stopped"));
    connect(measure_, &QPushButton::clicked, this, [this] {
        if (measuring_) {
            Q_EMIT stopRequested();
            return;
        }
        if (isTraining_ && isTraining_()) {
            notice_ = {tr("A training is running and would take its part of the cores. Pause it, then measure."),
                       "computer", std::nullopt};
            set({});
            return;
        }
        setMeasuring(0, 0);
        // The old figures go: what stands there from now on was measured by this click.
        set({{"row", Matrix(double(practiceDevices.size()))}, {"measured", Matrix(2, 4)}});
        Q_EMIT measureRequested();
    });
    row->addWidget(measure_);
    row->addStretch(1);
    column->addLayout(row);
}

QWidget* PracticeView::makePlan() {
    auto* page = new QWidget(this);
    advice_ = wrapped("advice", page);
    advice_->setProperty("role", QStringLiteral("figure"));
    details_ = wrapped("plan", page);
    details_->setProperty("role", QStringLiteral("value"));
    setUp_ = button(tr("Set it up in Build"), "setUp", page);
    connect(setUp_, &QPushButton::clicked, this, [this] {
        Q_EMIT patternRequested(QString::fromStdString(choiceOf(this->bench().readings(), "pattern")),
                                wholeOf(this->bench().fields(), "side"), wholeOf(this->bench().fields(), "classes"));
    });
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(advice_);
    column->addWidget(details_, 1);
    column->addWidget(setUp_, 0, Qt::AlignLeft);
    return page;
}

QWidget* PracticeView::makeGallery() {
    auto* page = new QWidget(this);
    cards_ = new GalleryCards(*this, page);
    card_ = wrapped("card", page);
    go_ = button({}, "go", page);
    connect(go_, &QPushButton::clicked, this,
            [this] { Q_EMIT placeRequested(galleryCard(this->bench().step()).place); });
    auto* beside = new QVBoxLayout;
    beside->addWidget(card_, 1);
    beside->addWidget(go_, 0, Qt::AlignLeft);
    auto* row = new QHBoxLayout(page);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(16);
    row->addWidget(cards_, 3);
    row->addLayout(beside, 2);
    return page;
}

TitledMatrix* PracticeView::addMatrix(const QString& name, const char* key, const char* part, QVBoxLayout* column) {
    auto* numbers = new TitledMatrix(name);
    const bool isMeasured = std::string_view(key) == "measured";
    // What was measured is nothing to be typed over.
    if (isMeasured) numbers->matrix()->setObjectName(QString::fromLatin1(key));
    if (!isMeasured) bind(numbers->matrix(), key);
    numbers->matrix()->setCellSide(76, 26);
    column->addWidget(numbers);
    numbers_.push_back({numbers, part});
    return numbers;
}

QWidget* PracticeView::makeByHand() {
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    addMatrix(tr("Units, GHz, operations a cycle"), "peak_of", "computer", column);
    addMatrix(tr("m, n, k, seconds"), "timed", "computer", column);
    addMatrix(tr("Measured: one thread, all"), "measured", "computer", column)->matrix()->setDigits(0);
    addMatrix(tr("Error %, parameters, MACs"), "runs", "chart", column);
    ownRuns_ = button(tr("My runs"), "ownRuns", page);
    ownRuns_->setToolTip(tr("The runs of the open project on CIFAR-10"));
    connect(ownRuns_, &QPushButton::clicked, this, [this] {
        Matrix runs = runs_();
        notice_ = {};
        if (runs.rows == 0)
            notice_ = {tr("The open project has no run on CIFAR-10 with images held back."), "chart", std::nullopt};
        set({{"runs", runs.rows == 0 ? Matrix(1, 3) : std::move(runs)}});
    });
    column->addWidget(ownRuns_, 0, Qt::AlignLeft);
    addMatrix(QStringLiteral("F"), "features", "gallery", column);
    addMatrix(QStringLiteral("F Fᵀ"), "gram", "gallery", column);
    addMatrix(QStringLiteral("w"), "ascent", "gallery", column);
    byHandSays_ = wrapped("byHand", page);
    column->addWidget(byHandSays_);
    column->addStretch(1);
    return page;
}

std::vector<BenchView::Panel> PracticeView::panels() {
    auto* page = makeByHand();
    source_ = wrapped("source", nullptr);
    refresh();
    return {{tr("By hand"), page}, {tr("Where it comes from"), source_}};
}

void PracticeView::allowMeasuring() {
    canMeasure_ = true;
    refresh();
}

void PracticeView::setMeasuring(int done, int total) {
    measuring_ = true;
    progress_ =
        total == 0 ? tr("Measuring…") : tr("Measuring, part %1 of %2…").arg(std::min(done + 1, total)).arg(total);
    set({});
}

void PracticeView::setMeasured(const std::optional<Speeds>& speeds, const QString& problem) {
    measuring_ = false;
    progress_.clear();
    notice_ = {problem, "computer", std::nullopt};
    if (!speeds) {
        set({});
        return;
    }
    set({{"measured", speeds->measured},
         {"threads", Matrix(speeds->threads)},
         {"computer", speeds->computer.toStdString()}});
}

void PracticeView::setLastSpeeds(LastSpeeds speeds) {
    lastSpeeds_ = std::move(speeds);
    set({});
}

void PracticeView::recallSpeeds() {
    if (measuring_ || !lastSpeeds_ || matrixOf(bench().fields(), "measured").at(1, SpeedFma) > 0) return;
    if (const auto last = lastSpeeds_())
        bench().set({{"measured", last->measured},
                     {"threads", Matrix(last->threads)},
                     {"computer", last->computer.toStdString()}});
}

void PracticeView::dropOldNotice() {
    const bool isThere = isPart(notice_.part);
    if (isThere && !notice_.row) notice_.row = bench().step();
    if (notice_.row && (!isThere || *notice_.row != bench().step())) notice_ = {};
}

void PracticeView::setOwnRuns(OwnRuns runs) {
    runs_ = std::move(runs);
    refresh();
}

void PracticeView::allowGoing() {
    canGo_ = true;
    refresh();
}

bool PracticeView::showsField(std::string_view name) const {
    constexpr std::array<std::string_view, 9> controlled{"goal",    "known", "pictures", "classes", "side",
                                                         "minutes", "cost",  "push",     "scene"};
    return std::ranges::find(controlled, name) == controlled.end();
}

bool PracticeView::usesField(std::string_view name) const {
    if (name == "cost") return isPart("chart");
    if (name == "push" || name == "scene") return isPart("gallery");
    return isPart("wizard");
}

void PracticeView::refresh() {
    recallSpeeds();
    dropOldNotice();
    devices_->setVisible(isPart("computer"));
    chart_->setVisible(isPart("chart"));
    plan_->setVisible(isPart("wizard"));
    gallery_->setVisible(isPart("gallery"));
    measure_->setVisible(canMeasure_ && isPart("computer"));
    measure_->setText(measuring_ ? tr("Stop measuring") : tr("Measure this computer"));
    for (QWidget* painted : {devices_, chart_, cards_}) painted->update();
    refreshPlan();
    refreshGallery();
    if (source_ == nullptr) return;
    refreshByHand();
    source_->setText(sourceText());
}

QString PracticeView::whole(const char* name) const {
    if (isHidden(name, 0, 0)) return QStringLiteral("?");
    return groupedNumber(static_cast<qint64>(this->bench().number({name}).value_or(0)));
}

void PracticeView::refreshPlan() {
    const BenchState& readings = bench().readings();
    const bool trainable = numberOf(readings, "trainable") > 0;
    advice_->setText(QStringLiteral("<b>%1</b>").arg(adviceText(choiceOf(readings, "advice")).toHtmlEscaped()));
    QString text = paragraph(tr("Why:"), adviceReason(bench()));
    text += paragraph(tr("Network:"), tr("%1: %2 parameters, %3 MACs")
                                          .arg(QString::fromStdString(choiceOf(readings, "pattern")),
                                               whole("parameters"), whole("macs")));
    if (choiceOf(readings, "advice") == "stage")
        text += paragraph(tr("Frozen:"), tr("all %1 layers up to stage %2, with a linear classifier on that stage")
                                             .arg(this->text("frozen"), this->text("stages")));
    else if (numberOf(readings, "rule") > 0)
        text += paragraph(tr("Frozen:"), tr("%1 of its %2 layers with weights, with a new head")
                                             .arg(this->text("frozen"), this->text("weight_layers")));
    QString loss = lossText(choiceOf(readings, "loss"));
    if (bench().value("first_loss") != nullptr) loss += tr("; begins near %1").arg(this->text("first_loss"));
    if (!trainable) loss += tr(". Fovea trains one label of each picture only");
    text += paragraph(tr("Loss:"), loss);
    text +=
        paragraph(tr("Training:"),
                  tr("SGD with momentum 0.9, learning rate %1, %2 steps an epoch; %3")
                      .arg(this->text("rate"), this->text("steps"),
                           numberOf(readings, "augment") > 0 ? tr("augment") : tr("without augmentation at first")));
    text += paragraph(
        tr("Time:"),
        bench().value("least_minutes") == nullptr
            ? tr("not known before this computer is measured")
            : tr("ten epochs take %1 minutes at least, as measured here").arg(this->text("least_minutes", 0, 0, 2)));
    details_->setText(text);
    setUp_->setVisible(canGo_);
    // A pattern's network is a fresh one: only where that is advised.
    const bool isScratch = choiceOf(readings, "advice") == "scratch";
    setUp_->setEnabled(trainable && isScratch);
    setUp_->setToolTip(!trainable  ? tr("Fovea trains one label of each picture only")
                       : isScratch ? QString()
                                   : tr("Build would make a network that has learned nothing. Open a trained one, and "
                                        "freeze its layers as lesson 23 does."));
}

void PracticeView::refreshGallery() {
    if (!isPart("gallery")) return;
    const GalleryCard card = galleryCard(bench().step());
    card_->setText(QStringLiteral("<p style='margin:0 0 6px 0'><b>%1</b></p>").arg(card.title.toHtmlEscaped()) +
                   paragraph(tr("The slide:"), card.shown) + paragraph(tr("Here:"), card.instead) +
                   paragraph(tr("Limit:"), card.limit));
    go_->setVisible(canGo_ && !card.place.isEmpty());
    go_->setText(card.place.startsWith(u"lesson:") ? tr("Open lesson %1").arg(card.place.mid(7))
                 : card.place == u"build"          ? tr("Go to Build")
                 : card.place == u"train"          ? tr("Go to Train")
                                                   : tr("Go to See"));
}

void PracticeView::refreshByHand() {
    ownRuns_->setVisible(runs_ != nullptr && isPart("chart"));
    for (const Numbers& numbers : numbers_) {
        show(numbers.matrix->matrix());
        const bool empty = numbers.matrix->matrix()->objectName() == QStringLiteral("measured") &&
                           matrixOf(bench().fields(), "measured").at(1, SpeedFma) <= 0;
        numbers.matrix->setVisible(isPart(numbers.part) && !empty);
        numbers.matrix->refresh();
    }
    QString text;
    if (isPart("computer"))
        text = tr("Peak: %1 GFLOP/s. The product: 2mnk / (10⁹ t) = %2 GFLOP/s.")
                   .arg(this->text("peak"), this->text("gflops"));
    if (isPart("chart")) text = tr("A dot needs parameters and MACs; 0: not run yet.");
    if (isPart("wizard")) text = rulesText(wholeOf(bench().readings(), "rule"));
    if (isPart("gallery"))
        text =
            tr("A step of %1 along w raises w · x by %2. LeNet on %3 × %3 pixels: %4 × %4 scores, one for each 32 × 32 window.")
                .arg(benchNumber(numberOf(bench().fields(), "push")), this->text("raised"),
                     benchNumber(numberOf(bench().fields(), "scene")), this->text("heat"));
    byHandSays_->setText(text);
}

}  // namespace fovea
