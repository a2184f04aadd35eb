// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/benches/bench_panel.h"

#include <QClipboard>
#include <QFrame>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QPixmap>
#include <QPushButton>
#include <QRegularExpression>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

#include "widgets/benches/bench_controls.h"
#include "widgets/benches/bench_numbers.h"
#include "widgets/benches/bench_text.h"
#include "widgets/benches/bench_views.h"
#include "widgets/inspector/segments.h"
#include "widgets/charts/painted_widget.h"
#include "widgets/style/theme.h"

namespace fovea {
namespace {

enum CopyFormat { AsText, AsLatex, AsPicture };
constexpr int lowPanel = 560;
constexpr int narrowPanel = 700;  // below, the buttons need the title's room

QLabel* labelled(const char* name, const char* role, QWidget* parent) {
    auto* label = new QLabel(parent);
    label->setObjectName(QString::fromLatin1(name));
    label->setProperty("role", QString::fromLatin1(role));
    return label;
}

QFrame* panelFrame(QWidget* parent) {
    auto* frame = new QFrame(parent);
    frame->setProperty("role", QStringLiteral("panel"));
    return frame;
}

}  // namespace

BenchPanel::BenchPanel(const BenchKind& kind, QWidget* parent)
    : QWidget(parent),
      bench_(std::make_unique<Bench>(kind)),
      view_(makeBenchView(*bench_, this)),
      controls_(new BenchControls(*view_, this)) {
    setFocusPolicy(Qt::ClickFocus);
    titleRow_ = makeTitleRow();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(24, 12, 24, 16);
    column->setSpacing(12);
    column->addWidget(titleRow_);
    column->addWidget(makeStage(), 3);
    panels_ = makePanels();
    column->addWidget(panels_, 2);
    connect(view_, &BenchView::changed, this, [this] {
        showProblem({});
        refresh();
        Q_EMIT changed();
    });
    connect(view_, &BenchView::sealsChanged, this, &BenchPanel::refresh);
    connect(view_, &BenchView::refused, this,
            [this](const BenchProblem& problem) { showProblem(benchProblemText(*bench_, problem)); });
    connect(view_, &BenchView::answered, this, [this](const BenchCell&, const QString& text, bool right) {
        showProblem(right ? QString() : tr("%1 is not it. Go through the sum once more, term by term.").arg(text));
        refresh();
    });
    connect(&Theme::instance(), &Theme::changed, this, &BenchPanel::refresh);
    refresh();
}

BenchPanel::~BenchPanel() = default;

QWidget* BenchPanel::makeTitleRow() {
    auto* row = new QWidget(this);
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    title_ = labelled("bench.title", "title", row);
    title_->setText(benchTitle(bench_->kind()));
    layout->addWidget(title_);
    layout->addStretch(1);
    if (const std::string_view name = view_->mainChoice(); !name.empty()) {
        const auto& fields = bench_->kind().fields;
        const BenchField& field = *std::ranges::find(fields, name, &BenchField::name);
        QStringList texts;
        for (const std::string_view choice : field.choices) texts << benchChoice(choice);
        choice_ = new Segments(texts, row);
        choice_->setObjectName(QStringLiteral("bench.choice"));
        connect(choice_, &Segments::chosen, this, [this, &field](int index) {
            view_->set({{std::string(field.name), std::string(field.choices[static_cast<std::size_t>(index)])}});
        });
        layout->addWidget(choice_);
    }
    hide_ = new QPushButton(tr("Hide answer"), row);
    hide_->setObjectName(QStringLiteral("bench.hide"));
    hide_->setCheckable(true);
    hide_->setToolTip(tr("Work the numbers out and type them (A)"));
    hide_->setVisible(!view_->answer().empty());
    connect(hide_, &QPushButton::toggled, this, [this](bool on) {
        view_->setAnswerHidden(on);
        refresh();
    });
    auto* random = new QPushButton(tr("Random"), row);
    random->setObjectName(QStringLiteral("bench.random"));
    random->setToolTip(tr("Other small numbers"));
    const auto& fields = bench_->kind().fields;
    random->setVisible(std::ranges::any_of(fields, &BenchField::random));
    connect(random, &QPushButton::clicked, this, [this] {
        bench_->randomise(++seed_);
        view_->set({});
    });
    auto* reset = new QPushButton(tr("Reset"), row);
    reset->setObjectName(QStringLiteral("bench.reset"));
    connect(reset, &QPushButton::clicked, this, &BenchPanel::reset);
    layout->addWidget(hide_);
    layout->addWidget(random);
    addCopyMenu(layout);
    layout->addWidget(reset);
    return row;
}

/// At once, or at the second click where something would be lost.
void BenchPanel::reset() {
    if (const QString loss = view_->whatResetLoses(); !loss.isEmpty() && !resetAsked_) {
        showProblem(loss + QChar(u' ') + tr("Once more resets."));
        resetAsked_ = true;  // for as long as that is to be read
        return;
    }
    controls_->stopPlaying();
    bench_->reset();
    view_->set({});
}

void BenchPanel::addCopyMenu(QHBoxLayout* row) {
    auto* copy = new QPushButton(tr("Copy"), this);
    copy->setObjectName(QStringLiteral("bench.copy"));
    auto* menu = new QMenu(copy);
    menu->addAction(tr("Numbers as text"), this, [this] { copyAs(AsText); });
    menu->addAction(tr("Numbers as LaTeX"), this, [this] { copyAs(AsLatex); });
    menu->addAction(tr("Picture"), this, [this] { copyAs(AsPicture); });
    copy->setMenu(menu);
    row->addWidget(copy);
}

QWidget* BenchPanel::makeStage() {
    auto* frame = panelFrame(this);
    auto* column = new QVBoxLayout(frame);
    column->setContentsMargins(20, 12, 20, 12);
    column->setSpacing(8);
    auto* scroll = new QScrollArea(frame);
    scroll->setWidget(view_);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->viewport()->setAutoFillBackground(false);
    view_->setAutoFillBackground(false);
    arithmetic_ = labelled("bench.arithmetic", "arithmetic", frame);
    arithmetic_->setAlignment(Qt::AlignCenter);
    arithmetic_->setWordWrap(true);
    arithmetic_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    remark_ = labelled("bench.remark", "caption", frame);
    remark_->setAlignment(Qt::AlignCenter);
    remark_->setWordWrap(true);
    problem_ = labelled("bench.problem", "error", frame);
    problem_->setAlignment(Qt::AlignCenter);
    problem_->setWordWrap(true);
    problem_->hide();
    facts_ = labelled("bench.facts", "", frame);
    facts_->setWordWrap(true);
    auto* line = new QFrame(frame);
    line->setProperty("role", QStringLiteral("line"));
    line->setFixedHeight(1);
    column->addWidget(scroll, 1);
    column->addWidget(arithmetic_);
    column->addWidget(remark_);
    column->addWidget(problem_);
    column->addWidget(line);
    column->addWidget(controls_);
    column->addWidget(facts_);
    return frame;
}

QWidget* BenchPanel::makePanels() {
    auto* row = new QWidget(this);
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(16);
    for (const BenchView::Panel& panel : view_->panels()) {
        auto* frame = panelFrame(row);
        auto* column = new QVBoxLayout(frame);
        column->setContentsMargins(16, 12, 16, 12);
        column->setSpacing(8);
        auto* title = new QLabel(panel.title, frame);
        title->setProperty("role", QStringLiteral("heading"));
        auto* scroll = new QScrollArea(frame);
        scroll->setWidget(panel.widget);
        scroll->setWidgetResizable(true);
        scroll->setFrameShape(QFrame::NoFrame);
        scroll->viewport()->setAutoFillBackground(false);
        panel.widget->setAutoFillBackground(false);
        column->addWidget(title);
        column->addWidget(scroll, 1);
        layout->addWidget(frame, 1);
    }
    return row;
}

void BenchPanel::begin(const BenchState& beginning) {
    controls_->stopPlaying();
    bench_->setBeginning(beginning);
    bench_->reset();
    hide_->setChecked(false);
    view_->set({});
}

bool BenchPanel::set(const BenchState& state) {
    controls_->stopPlaying();
    return view_->set(state);
}

void BenchPanel::setControlsShown(bool shown) {
    controlsShown_ = shown;
    titleRow_->setVisible(shown);
    controls_->setVisible(shown);
}

void BenchPanel::setLecture(bool on) {
    lecture_ = on;
    panels_->setVisible(!on && height() >= lowPanel);
    refresh();
}

void BenchPanel::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    panels_->setVisible(!lecture_ && height() >= lowPanel);
    title_->setVisible(width() >= narrowPanel);
    layout()->activate();
    fitArithmetic();
}

/// Long sums are smaller, down to where they break.
void BenchPanel::fitArithmetic() {
    const TypeScale& type = Theme::instance().type();
    static const QRegularExpression tags(QStringLiteral("<[^>]*>"));
    const QString plain = QString(arithmetic_->text()).remove(tags);
    int size = type.title;
    while (size > type.value && textWidth(Theme::instance().font(size), plain) > arithmetic_->width() - 8) --size;
    arithmetic_->setStyleSheet(QStringLiteral("font-size: %1px").arg(size));
}

void BenchPanel::showProblem(const QString& sentence) {
    resetAsked_ = false;
    problem_->setText(sentence);
    problem_->setVisible(!sentence.isEmpty());
    Q_EMIT told(sentence);
}

void BenchPanel::refresh() {
    controls_->refresh();
    if (choice_ != nullptr) {
        const std::string_view name = view_->mainChoice();
        const BenchField& field = *std::ranges::find(bench_->kind().fields, name, &BenchField::name);
        const auto found = std::ranges::find(field.choices, choiceOf(bench_->fields(), name));
        choice_->setCurrent(static_cast<int>(found - field.choices.begin()));
    }
    const QString sum = view_->arithmetic();
    arithmetic_->setText(sum);
    fitArithmetic();
    arithmetic_->setVisible(!sum.isEmpty());
    remark_->setText(view_->remark());
    remark_->setVisible(!remark_->text().isEmpty());
    facts_->setText(view_->facts());
    facts_->setVisible(controlsShown_ && !facts_->text().isEmpty());
}

void BenchPanel::copyAs(int format) {
    QClipboard* clipboard = QGuiApplication::clipboard();
    if (format == AsPicture) {
        clipboard->setPixmap(view_->grab());
        return;
    }
    QStringList parts;
    for (const BenchState* state : {&bench_->fields(), &bench_->readings()})
        for (const auto& [name, value] : *state) {
            const auto* matrix = std::get_if<Matrix>(&value);
            if (matrix == nullptr) continue;
            bool hidden = false;
            for (int row = 0; row < matrix->rows; ++row)
                for (int column = 0; column < matrix->columns; ++column)
                    hidden = hidden || view_->isHidden(name, row, column);
            if (hidden) continue;
            parts << (format == AsText ? QStringLiteral("%1\n%2").arg(QString::fromStdString(name), matrixText(*matrix))
                                       : QStringLiteral("\\mathrm{%1} = %2")
                                             .arg(QString::fromStdString(name).replace(u'_', QStringLiteral("\\_")),
                                                  matrixLatex(*matrix)));
        }
    clipboard->setText(parts.join(format == AsText ? QStringLiteral("\n\n") : QStringLiteral(" \\\\\n")));
}

void BenchPanel::keyPressEvent(QKeyEvent* event) {
    if (bench_->kind().step.empty() && event->key() != Qt::Key_A) {
        QWidget::keyPressEvent(event);
        return;
    }
    switch (event->key()) {
        case Qt::Key_Period:
            controls_->stopPlaying();
            controls_->step();
            return;
        case Qt::Key_Backspace:
            controls_->stopPlaying();
            controls_->stepBack();
            return;
        case Qt::Key_Home: controls_->rewind(); return;
        case Qt::Key_Space: controls_->togglePlay(); return;
        case Qt::Key_A:
            if (!view_->answer().empty()) hide_->toggle();
            return;
        default: QWidget::keyPressEvent(event);
    }
}

}  // namespace fovea
