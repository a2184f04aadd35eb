// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/benches/labelling_view.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>
#include <algorithm>
#include <cstddef>
#include <utility>

#include "core/benches/drawn_pictures.h"
#include "core/benches/labelling_bench.h"
#include "widgets/benches/bench_numbers.h"
#include "widgets/benches/labelling_parts.h"
#include "widgets/benches/softmax_parts.h"
#include "widgets/benches/titled_matrix.h"
#include "widgets/style/theme.h"

namespace fovea {
namespace {

constexpr int tableCellWidth = 64;
constexpr int tableCellHeight = 30;

/// The bench's own numbers as pictures, for a stage to which nobody has given finer ones.
std::vector<QImage> coarsePictures() {
    std::vector<QImage> result;
    for (int i = 0; i < drawnPictures().rows; ++i) {
        QImage image(drawnSide, drawnSide, QImage::Format_Grayscale8);
        for (int y = 0; y < drawnSide; ++y)
            for (int x = 0; x < drawnSide; ++x)
                image.scanLine(y)[x] = static_cast<uchar>(drawnPictures().at(i, y * drawnSide + x) * 255);
        result.push_back(image);
    }
    return result;
}

Matrix classRow(const std::vector<int>& classes) {
    return {1, static_cast<int>(classes.size()), std::vector<double>(classes.begin(), classes.end())};
}

/// The next picture without an answer, from `from` on and around; `from` where there is none.
int firstOpen(const Matrix& answers, int from) {
    for (int by = 1; by < answers.columns; ++by)
        if (const int next = (from + by) % answers.columns; answers.at(0, next) < 0) return next;
    return from;
}

TitledMatrix* countTable(const QString& name, QWidget* parent) {
    auto* table = new TitledMatrix(name, parent);
    table->matrix()->setCellSide(tableCellWidth, tableCellHeight);
    return table;
}

}  // namespace

LabellingView::LabellingView(Bench& bench, QWidget* parent)
    : BenchView(bench, parent), own_(coarsePictures()), clock_(new QTimer(this)), table_(new QWidget(this)) {
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Name the pictures: buttons, or keys 0 to 9."));
    makeStage();
    clock_->setInterval(1000);
    connect(clock_, &QTimer::timeout, this, &LabellingView::countSecond);
    refresh();
}

void LabellingView::makeStage() {
    card_ = new LabelCard(this);
    told_ = new QLabel(this);
    told_->setObjectName(QStringLiteral("told"));
    told_->setWordWrap(true);
    auto* names = new QGridLayout;
    names->setSpacing(4);
    for (int label = 0; label < drawnClasses; ++label) {
        auto* button = new QPushButton(this);
        button->setObjectName(QStringLiteral("answer.%1").arg(label));
        button->setProperty("role", QStringLiteral("chip"));
        connect(button, &QPushButton::clicked, this, [this, label] { answerWith(label); });
        names->addWidget(button, label / 2, label % 2);
        buttons_.push_back(button);
    }
    against_ = new QPushButton(tr("Against my network"), this);
    against_->setObjectName(QStringLiteral("against"));
    against_->setVisible(false);
    connect(against_, &QPushButton::clicked, this, &LabellingView::challenge);
    auto* middle = new QVBoxLayout;
    middle->addLayout(names);
    middle->addWidget(told_);
    next_ = new QPushButton(tr("Next picture"), this);
    next_->setObjectName(QStringLiteral("next"));
    connect(next_, &QPushButton::clicked, this, [this] {
        set({{"picture", Matrix(firstOpen(matrixOf(this->bench().fields(), "answers"), this->bench().step()))}});
        setFocus();
    });
    middle->addWidget(next_);
    middle->addStretch(1);
    middle->addWidget(against_);
    counts_ = countTable(tr("Right, of how many"), table_);
    bind(counts_->matrix(), "counts");
    counts_->matrix()->setInk(MatrixView::Ink::Blue);
    auto* numbers = new QVBoxLayout(table_);
    numbers->addStretch(1);
    numbers->addWidget(counts_);
    numbers->addStretch(1);
    bars_ = new IntervalBars(*this, this);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(16);
    row->addWidget(card_, 3);
    row->addLayout(middle, 2);
    row->addWidget(table_);
    row->addWidget(bars_, 4);
}

std::vector<BenchView::Panel> LabellingView::panels() {
    both_ = countTable(tr("You, network"), nullptr);
    bind(both_->matrix(), "table");
    gallery_ = new LabelledGallery(*this);
    refresh();
    return {{tr("Rows: you right, wrong; columns: the network"), both_},
            {tr("The pictures; beneath, you and the network"), gallery_}};
}

void LabellingView::setPictures(std::vector<QImage> pictures) {
    own_ = std::move(pictures);
    refresh();
}

void LabellingView::setChallenge(Challenge challenge) {
    challenge_ = std::move(challenge);
    refresh();
}

std::optional<LabellingView::BegunGame> LabellingView::begunGame() const {
    if (whatResetLoses().isEmpty()) return {};
    BegunGame begun{{}, game_, seconds_, clock_->isActive()};
    for (const char* name : {"truth", "network", "answers", "picture"})
        begun.fields.emplace(name, matrixOf(bench().fields(), name));
    return begun;
}

void LabellingView::resume(BegunGame begun) {
    game_ = std::move(begun.game);
    set(begun.fields);
    seconds_ = begun.seconds;
    if (begun.timed) clock_->start();
    refresh();
}

QString LabellingView::whatResetLoses() const {
    const auto& answers = matrixOf(bench().fields(), "answers").values;
    const auto answered = std::ranges::count_if(answers, [](double each) { return each >= 0; });
    if (answered == 0 || isOver()) return {};
    return tr("This game isn't over: %1 of %2 pictures are named.").arg(answered).arg(answers.size());
}

bool LabellingView::isGame() const { return choiceOf(bench().fields(), "compare") == "game"; }

bool LabellingView::isOver() const {
    return std::ranges::none_of(matrixOf(bench().fields(), "answers").values, [](double each) { return each < 0; });
}

bool LabellingView::isAnyHidden(std::string_view name, int rows, int columns) const {
    for (int row = 0; row < rows; ++row)
        for (int column = 0; column < columns; ++column)
            if (isHidden(name, row, column)) return true;
    return false;
}

/// Empty for a class that there is not, and where the game's pictures are gone: nothing can be named then.
QString LabellingView::className(int label) const {
    if (&pictures() == &own_) return softmaxClassName(label, drawnClasses);
    return &pictures() == &game_.pictures && label < game_.classNames.size() ? game_.classNames[label] : QString();
}

/// Those that the classes belong to; none where they belong to a game that is gone.
const std::vector<QImage>& LabellingView::pictures() const {
    static const std::vector<QImage> none;
    const Matrix& truth = matrixOf(bench().fields(), "truth");
    const auto& initial = std::ranges::find(bench().kind().fields, "truth", &BenchField::name)->initial;
    if (truth == std::get<Matrix>(initial)) return own_;
    return truth == classRow(game_.truth) ? game_.pictures : none;
}

void LabellingView::refresh() {
    asked_ = false;
    const bool game = isGame();
    const Matrix& answers = matrixOf(bench().fields(), "answers");
    const auto answered = std::ranges::count_if(answers.values, [](double each) { return each >= 0; });
    if (answered == 0) {
        last_ = -1;
        seconds_ = 0;
    }
    if (answered == 0 || isOver()) clock_->stop();
    const auto shown = static_cast<std::size_t>(bench().step());
    card_->setVisible(game);
    card_->setImage(shown < pictures().size() ? pictures()[shown] : QImage());
    card_->setTitle(tr("What is it?"));
    card_->setCaption(seconds_ > 0 ? tr("%1 s").arg(seconds_) : QString());
    const bool open = answers.at(0, bench().step()) < 0;
    for (int label = 0; label < drawnClasses; ++label) {
        QPushButton* button = buttons_[static_cast<std::size_t>(label)];
        const QString name = className(label);
        button->setVisible(game && !name.isEmpty());
        button->setText(QStringLiteral("%1  %2").arg(label).arg(name));
        button->setEnabled(open);
    }
    told_->setVisible(game);
    told_->setText(lastAnswer());
    next_->setVisible(game && !open && !isOver() && !pictures().empty());
    against_->setVisible(game && challenge_ != nullptr);
    table_->setVisible(!game);
    show(counts_->matrix());
    counts_->refresh();
    bars_->setNames(game ? tr("You") : tr("First"), game ? tr("Network") : tr("Second"));
    if (!isAnyHidden("intervals", 2, 2))
        bars_->setAccessibleDescription(QStringLiteral("[%1, %2], [%3, %4]")
                                            .arg(text("intervals", 0, 0, 3), text("intervals", 0, 1, 3),
                                                 text("intervals", 1, 0, 3), text("intervals", 1, 1, 3)));
    if (both_ == nullptr) return;
    both_->matrix()->setVisible(game);
    show(both_->matrix());
    both_->setHint(game ? tr("McNemar: %1").arg(text("chance")) : tr("Only where both named the same pictures."));
    gallery_->setImages(pictures());
}

void LabellingView::answerWith(int label) {
    if (!isGame() || className(label).isEmpty()) return;
    Matrix answers = matrixOf(bench().fields(), "answers");
    const int shown = bench().step();
    if (answers.at(0, shown) >= 0) return;
    // A game that goes on after a restart has no time: nobody knows how long its first part took.
    if (std::ranges::all_of(answers.values, [](double each) { return each < 0; })) clock_->start();
    answers.at(0, shown) = label;
    last_ = shown;
    const int next = firstOpen(answers, shown);
    set({{"answers", std::move(answers)}, {"picture", Matrix(next)}});
}

/// The seconds in which the game is looked at.
void LabellingView::countSecond() {
    if (!isVisible() || !isGame()) return;
    card_->setCaption(tr("%1 s").arg(++seconds_));
}

void LabellingView::challenge() {
    if (const QString loss = whatResetLoses(); !loss.isEmpty() && !asked_) {
        told_->setText(loss + QChar(u' ') + tr("Once more gives it up for a new one."));
        asked_ = true;
        return;
    }
    auto answer = challenge_();
    if (const auto* sentence = std::get_if<QString>(&answer)) {
        told_->setText(*sentence);
        return;
    }
    game_ = std::get<LabellingGame>(std::move(answer));
    const int count = static_cast<int>(game_.truth.size());
    set({{"compare", "game"},
         {"truth", classRow(game_.truth)},
         {"network", classRow(game_.network)},
         {"answers", Matrix(1, count, std::vector<double>(game_.truth.size(), -1))},
         {"picture", Matrix(0)}});
}

void LabellingView::keyPressEvent(QKeyEvent* event) {
    const int label = event->key() - Qt::Key_0;
    // Shift makes the digits on French keyboards.
    if (event->modifiers() & ~(Qt::KeypadModifier | Qt::ShiftModifier) || label < 0 || label >= drawnClasses ||
        !isGame()) {
        BenchView::keyPressEvent(event);
        return;
    }
    answerWith(label);
}

void LabellingView::showMeant(const QString& symbol) {
    bars_->setMeant(symbol == QStringLiteral("intervals") || symbol == QStringLiteral("shares"));
}

QString LabellingView::lastAnswer() const {
    if (last_ < 0 || last_ > bench().lastStep()) return {};
    const auto at = [this](std::string_view name) {
        return static_cast<int>(matrixOf(bench().fields(), name).at(0, last_));
    };
    if (at("answers") < 0) return {};
    return at("answers") == at("truth")
               ? tr("Right: %1. The network says: %2.").arg(className(at("truth")), className(at("network")))
               : tr("It is: %1. The network says: %2.").arg(className(at("truth")), className(at("network")));
}

QString LabellingView::arithmetic() const {
    if (bench().value("apart") == nullptr) return {};
    const auto share = [this](int row) {
        return QStringLiteral("%1 / %2 ≈ <b style='color:%4'>%3</b>")
            .arg(text("totals", row, 0), text("totals", row, 1), text("shares", row, 0, 3),
                 (row == 0 ? Theme::instance().colors().accent : Theme::instance().colors().validationText).name());
    };
    return QStringLiteral("%1, %2").arg(share(0), share(1));
}

QString LabellingView::remark() const {
    if (bench().value("apart") == nullptr) return tr("Name the pictures: buttons, or keys 0 to 9.");
    if (isAnyHidden("different", 1, 1) || isAnyHidden("intervals", 2, 2)) return tr("Verdict: ?");
    return numberOf(bench().readings(), "different") > 0
               ? tr("Two equals would differ so much with a probability of %1: different.").arg(text("chance"))
               : tr("Two equals would differ so much with a probability of %1: cannot tell.").arg(text("chance"));
}

QString LabellingView::facts() const {
    if (bench().value("apart") == nullptr) return {};
    return tr("Apart: %1 points · one standard error of the first: %2 points").arg(text("apart"), text("error"));
}

QString LabellingView::position() const {
    return tr("picture %1 of %2").arg(bench().step() + 1).arg(bench().lastStep() + 1);
}

}  // namespace fovea
