// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/learn/task_view.h"

#include <QButtonGroup>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMouseEvent>
#include <QPainter>
#include <QPushButton>
#include <QRadioButton>
#include <QStyle>
#include <QVBoxLayout>

#include "core/text/formula_parser.h"
#include "core/text/formula_plain.h"
#include "core/text/markdown_formulas.h"
#include "app/workspaces/themed_icon.h"
#include "widgets/benches/bench_numbers.h"
#include "widgets/style/parts.h"
#include "widgets/style/theme.h"
#include "widgets/text/typed_number.h"

namespace fovea {
namespace {

constexpr int tickColumn = 30;

QPushButton* link(const QString& text, const char* name, QWidget* parent) {
    auto* button = new QPushButton(text, parent);
    button->setProperty("role", QStringLiteral("link"));
    button->setObjectName(QString::fromLatin1(name));
    return button;
}

/// A label sets no formulas: they stand as plain text.
QString withoutFormulas(const QString& markdown) {
    const MarkdownParts parts = splitMarkdown(markdown.toStdString());
    QString text = QString::fromStdString(parts.text);
    for (std::size_t i = 0; i < parts.formulas.size(); ++i) {
        const auto parsed = parseFormula(parts.formulas[i].latex);
        const auto* formula = std::get_if<Formula>(&parsed);
        text.replace(QChar(char16_t(formulaBegins)) + QString::number(i) + QChar(char16_t(formulaEnds)),
                     QString::fromStdString(formula != nullptr ? plainText(*formula) : parts.formulas[i].latex));
    }
    return text;
}

}  // namespace

TaskView::TaskView(const Task& task, const TaskWords& words, QWidget* parent)
    : QWidget(parent),
      task_(task),
      words_(words),
      text_(new QLabel(this)),
      moved_(roleLabel({}, "caption", this)),
      remark_(new QLabel(this)) {
    setObjectName(QStringLiteral("task.") + QString::fromStdString(task.id));
    text_->setObjectName(QStringLiteral("task.text"));
    text_->setProperty("role", QStringLiteral("value"));
    text_->setTextFormat(Qt::MarkdownText);
    text_->setText(withoutFormulas(QString::fromStdString(words.task)));
    text_->setWordWrap(true);
    remark_->setObjectName(QStringLiteral("task.remark"));
    remark_->setTextFormat(Qt::MarkdownText);
    remark_->setWordWrap(true);
    remark_->hide();
    moved_->setObjectName(QStringLiteral("task.moved"));
    moved_->setWordWrap(true);
    moved_->hide();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(tickColumn, 6, 0, 6);
    column->setSpacing(6);
    column->addWidget(text_);
    column->addWidget(moved_);
    if (task.kind == TaskKind::Predict) addPrediction(column);
    if (task.kind == TaskKind::Choose) addOptions(column);
    column->addWidget(remark_);
    addButtons(column);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void TaskView::addPrediction(QVBoxLayout* column) {
    answerRow_ = new QWidget(this);
    number_ = new QLineEdit(answerRow_);
    number_->setObjectName(QStringLiteral("task.number"));
    number_->setPlaceholderText(tr("your number"));
    number_->setAccessibleName(tr("Prediction"));
    number_->setMaximumWidth(140);
    number_->installEventFilter(this);
    seal_ = new QPushButton(tr("Lock in"), answerRow_);
    seal_->setObjectName(QStringLiteral("task.seal"));
    seal_->setToolTip(tr("Afterwards your number can't be changed, and the bench shows the true one"));
    show_ = link(tr("Show it"), "task.show", this);
    auto* row = new QHBoxLayout(answerRow_);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(number_);
    row->addWidget(seal_);
    row->addStretch(1);
    auto* ways = new QHBoxLayout;
    ways->setSpacing(4);
    ways->addWidget(show_);
    addHint(ways);
    ways->addStretch(1);
    sealedRow_ = new QWidget(this);
    sealedRow_->setObjectName(QStringLiteral("task.sealed"));
    sealedText_ = roleLabel({}, "value", sealedRow_);
    auto* lock = new QLabel(sealedRow_);
    const auto restyle = [lock] {
        const Theme& theme = Theme::instance();
        lock->setPixmap(theme.icon(QStringLiteral("lock"), theme.colors().secondary, theme.type().value,
                                   lock->devicePixelRatioF()));
    };
    connect(&Theme::instance(), &Theme::changed, lock, restyle);
    restyle();
    auto* sealed = new QHBoxLayout(sealedRow_);
    sealed->setContentsMargins(0, 0, 0, 0);
    sealed->setSpacing(6);
    sealed->addWidget(lock);
    sealed->addWidget(sealedText_);
    sealed->addStretch(1);
    sealedRow_->hide();
    column->addWidget(answerRow_);
    column->addWidget(sealedRow_);
    column->addLayout(ways);
    connect(seal_, &QPushButton::clicked, this, &TaskView::seal);
    connect(number_, &QLineEdit::returnPressed, this, &TaskView::seal);
    connect(show_, &QPushButton::clicked, this, [this] {
        givenUp_ = true;
        Q_EMIT chosen();
        Q_EMIT sealChanged();
    });
}

void TaskView::addOptions(QVBoxLayout* column) {
    options_ = new QButtonGroup(this);
    int index = 0;
    for (const std::string& option : task_.options) {
        auto* button = new QRadioButton(QString::fromStdString(words_.options.at(option)), this);
        button->setObjectName(QStringLiteral("option.") + QString::fromStdString(option));
        options_->addButton(button, index++);
        column->addWidget(button);
    }
    connect(options_, &QButtonGroup::idClicked, this, [this](int chosenOption) {
        bringUp();
        answerOption(chosenOption);
    });
}

/// What it speaks of comes onto the bench; while it is being worked on, nothing there is touched.
void TaskView::bringUp() {
    if (!current_ && !isDone()) Q_EMIT chosen();
}

void TaskView::addHint(QHBoxLayout* row) {
    if (words_.hint.empty()) return;
    auto* hint = link(tr("Hint"), "task.hint", this);
    connect(hint, &QPushButton::clicked, this, [this] {
        bringUp();
        say(QString::fromStdString(words_.hint), "caption");
    });
    row->addWidget(hint);
}

void TaskView::addButtons(QVBoxLayout* column) {
    if (task_.kind == TaskKind::Predict) return;  // theirs stand beside the number
    auto* row = new QHBoxLayout;
    row->setSpacing(4);
    row->setContentsMargins(0, 0, 0, 0);
    addHint(row);
    if (task_.kind == TaskKind::Reach) {
        missing_ = link(tr("What is missing?"), "task.missing", this);
        connect(missing_, &QPushButton::clicked, this, [this] {
            bringUp();
            Q_EMIT missingAsked();
        });
        row->addWidget(missing_);
    }
    if (task_.kind == TaskKind::Open) {
        auto* answer = link(tr("Show the model answer"), "task.answer", this);
        connect(answer, &QPushButton::clicked, this, [this] { finish({}, TaskOutcome::Done); });
        row->addWidget(answer);
        show_ = answer;
    }
    row->addStretch(1);
    column->addLayout(row);
}

void TaskView::setOutcome(TaskOutcome outcome) {
    outcome_ = outcome;
    if (missing_ != nullptr) showButton(*missing_, !isDone());
    setToolTip(outcomeText(outcome));
    setAccessibleDescription(outcomeText(outcome));
    update();
}

/// A button that goes while it has the focus leaves it here. Qt would give it to the next field, whose task would come onto the
/// bench.
void TaskView::showButton(QPushButton& button, bool shown) {
    if (!shown && button.hasFocus()) setFocus();
    button.setVisible(shown);
}

bool TaskView::seals(const Facts& facts) const {
    if (task_.kind != TaskKind::Predict || isDone() || givenUp_) return false;
    return sealed_.isEmpty() || firstUnmet(task_.opens, facts).has_value();
}

void TaskView::seal() {
    if (!sealed_.isEmpty()) return;
    if (!typedNumber(number_->text())) {
        say(tr("Write a number, such as 75 or −1.5."), "error");
        return;
    }
    sealed_ = number_->text().trimmed();
    number_->setReadOnly(true);
    if (seal_->hasFocus() || number_->hasFocus()) setFocus();
    answerRow_->hide();
    sealedText_->setText(tr("Your prediction: %1").arg(sealed_));
    sealedRow_->show();
    say(tr("Locked in. Now work the bench until it shows the number; only the digits that you gave must agree."),
        "caption");
    Q_EMIT chosen();
    Q_EMIT sealChanged();
}

void TaskView::setGiven(const Facts& facts) {
    given_ = task_.kind == TaskKind::Reach && !firstUnmet(task_.conditions, facts);
}

void TaskView::check(const Facts& facts, std::optional<double> shown) {
    if (isDone()) return;
    if (task_.kind == TaskKind::Reach) {
        const bool met = !firstUnmet(task_.conditions, facts);
        if (met && !given_) finish({}, TaskOutcome::Done);
        given_ = given_ && met;
        return;
    }
    if (task_.kind != TaskKind::Predict || !shown || firstUnmet(task_.opens, facts)) return;
    if (givenUp_ && sealed_.isEmpty()) {
        finish(tr("It is %1.").arg(benchNumber(*shown, 7)), TaskOutcome::Shown);
    } else if (!sealed_.isEmpty()) {
        const bool right = isAnswer(sealed_, *shown);
        finish(right ? tr("You said %1, and so it is.").arg(sealed_)
                     : tr("You said %1; it is %2.").arg(sealed_, benchNumber(*shown, 7)),
               right ? TaskOutcome::Done : TaskOutcome::Missed);
    }
}

void TaskView::answerOption(int index) {
    if (isDone()) return;
    const std::string& chosen = task_.options[static_cast<std::size_t>(index)];
    if (chosen == task_.answer) {
        finish({}, TaskOutcome::Done);
    } else {
        say(words_.hint.empty() ? tr("Not this one. Look again.") : QString::fromStdString(words_.hint), "error");
    }
}

void TaskView::finish(const QString& remark, TaskOutcome outcome) {
    QStringList parts;
    if (!remark.isEmpty()) parts << remark;
    if (!words_.answer.empty()) parts << QString::fromStdString(words_.answer);
    say(parts.join(QStringLiteral("\n\n")), outcome == TaskOutcome::Missed ? "error" : "caption");
    if (show_ != nullptr) showButton(*show_, false);
    if (isDone()) return;
    setOutcome(outcome);
    Q_EMIT finished();
}

void TaskView::say(const QString& remark, const char* role) {
    remark_->setProperty("role", QString::fromLatin1(role));
    remark_->style()->unpolish(remark_);
    remark_->style()->polish(remark_);
    remark_->setText(withoutFormulas(remark));
    remark_->setVisible(!remark.isEmpty());
}

void TaskView::tellMoved(const QString& sentence) {
    moved_->setText(sentence);
    moved_->setVisible(!sentence.isEmpty());
}

void TaskView::setCurrent(bool current) {
    current_ = current;
    if (!current) tellMoved({});
    update();
}

void TaskView::mousePressEvent(QMouseEvent* event) {
    QWidget::mousePressEvent(event);
    Q_EMIT chosen();
}

bool TaskView::eventFilter(QObject* watched, QEvent* event) {
    if (watched == number_ && event->type() == QEvent::FocusIn && sealed_.isEmpty() && !isDone()) Q_EMIT chosen();
    return QWidget::eventFilter(watched, event);
}

void TaskView::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    const double side = Theme::instance().type().value + 1;
    paintOutcome(painter, QRectF(2, text_->geometry().top() + 2, side, side), outcome_, current_);
}

void paintOutcome(QPainter& painter, const QRectF& circle, TaskOutcome outcome, bool current) {
    const Theme& theme = Theme::instance();
    const ThemeColors& colors = theme.colors();
    const bool hit = outcome == TaskOutcome::Done;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(outcome != TaskOutcome::Open || current ? colors.accent : colors.controlBorder, 1.5));
    painter.setBrush(hit ? QBrush(colors.accent) : QBrush(Qt::NoBrush));
    painter.drawEllipse(circle);
    const double side = circle.width();
    if (hit) {
        const QPixmap tick = theme.icon(QStringLiteral("check"), colors.onAccent, static_cast<int>(side) - 5,
                                        painter.device()->devicePixelRatioF());
        painter.drawPixmap(circle.center() - QPointF(side - 5, side - 5) / 2, tick);
    } else if (outcome == TaskOutcome::Missed) {
        painter.setPen(QPen(colors.accent, 2, Qt::SolidLine, Qt::RoundCap));
        painter.drawLine(circle.center() - QPointF(side / 4, 0), circle.center() + QPointF(side / 4, 0));
    } else if (outcome == TaskOutcome::Shown) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(colors.accent);
        painter.drawEllipse(circle.center(), side / 7, side / 7);
    }
}

QString outcomeText(TaskOutcome outcome) {
    switch (outcome) {
        case TaskOutcome::Open: return {};
        case TaskOutcome::Done: return TaskView::tr("Done");
        case TaskOutcome::Missed: return TaskView::tr("Predicted, not hit");
        case TaskOutcome::Shown: return TaskView::tr("Shown without a prediction");
    }
    return {};
}

}  // namespace fovea
