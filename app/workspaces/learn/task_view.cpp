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
#include "widgets/benches/bench_numbers.h"
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
    : QWidget(parent), task_(task), words_(words), text_(new QLabel(this)), remark_(new QLabel(this)) {
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
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(tickColumn, 6, 0, 6);
    column->setSpacing(6);
    column->addWidget(text_);
    if (task.kind == TaskKind::Predict) addPrediction(column);
    if (task.kind == TaskKind::Choose) addOptions(column);
    column->addWidget(remark_);
    addButtons(column);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void TaskView::addPrediction(QVBoxLayout* column) {
    number_ = new QLineEdit(this);
    number_->setObjectName(QStringLiteral("task.number"));
    number_->setPlaceholderText(tr("your number"));
    number_->setAccessibleName(tr("Prediction"));
    number_->setMaximumWidth(140);
    number_->installEventFilter(this);
    seal_ = new QPushButton(tr("Seal"), this);
    seal_->setObjectName(QStringLiteral("task.seal"));
    seal_->setToolTip(tr("From now on it can't be changed; the bench opens it"));
    show_ = link(tr("Show it"), "task.show", this);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(number_);
    row->addWidget(seal_);
    row->addStretch(1);
    auto* ways = new QHBoxLayout;
    ways->setSpacing(4);
    ways->addWidget(show_);
    addHint(ways);
    ways->addStretch(1);
    column->addLayout(row);
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
    connect(options_, &QButtonGroup::idClicked, this, [this](int index) {
        bringUp();
        answerOption(index);
    });
}

/// What it speaks of comes onto the bench; while it is being worked on, nothing there is touched.
void TaskView::bringUp() {
    if (!current_ && !done_) Q_EMIT chosen();
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
        connect(answer, &QPushButton::clicked, this, [this] { finish({}, true); });
        row->addWidget(answer);
        show_ = answer;
    }
    row->addStretch(1);
    column->addLayout(row);
}

void TaskView::setDone(bool done) {
    done_ = done;
    if (missing_ != nullptr) showButton(*missing_, !done);
    update();
}

/// A button that goes while it has the focus leaves it here. Qt would give it to the next field, whose task would come onto the
/// bench.
void TaskView::showButton(QPushButton& button, bool shown) {
    if (!shown && button.hasFocus()) setFocus();
    button.setVisible(shown);
}

bool TaskView::seals(const Facts& facts) const {
    if (task_.kind != TaskKind::Predict || done_ || givenUp_) return false;
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
    if (seal_->hasFocus()) setFocus();
    seal_->setEnabled(false);
    say(tr("Sealed. Step the bench to open it; right to the digits that you gave counts."), "caption");
    Q_EMIT chosen();
    Q_EMIT sealChanged();
}

void TaskView::setGiven(const Facts& facts) {
    given_ = task_.kind == TaskKind::Reach && !firstUnmet(task_.conditions, facts);
}

void TaskView::check(const Facts& facts, std::optional<double> shown) {
    if (done_) return;
    if (task_.kind == TaskKind::Reach) {
        const bool met = !firstUnmet(task_.conditions, facts);
        if (met && !given_) finish({}, true);
        given_ = given_ && met;
        return;
    }
    if (task_.kind != TaskKind::Predict || !shown || firstUnmet(task_.opens, facts)) return;
    if (givenUp_ && sealed_.isEmpty()) {
        finish(tr("It is %1.").arg(benchNumber(*shown, 7)), true);
    } else if (!sealed_.isEmpty()) {
        const bool right = isAnswer(sealed_, *shown);
        finish(right ? tr("You said %1, and so it is.").arg(sealed_)
                     : tr("You said %1; it is %2.").arg(sealed_, benchNumber(*shown, 7)),
               right);
    }
}

void TaskView::answerOption(int index) {
    if (done_) return;
    const std::string& chosen = task_.options[static_cast<std::size_t>(index)];
    if (chosen == task_.answer) {
        finish({}, true);
    } else {
        say(words_.hint.empty() ? tr("Not this one. Look again.") : QString::fromStdString(words_.hint), "error");
    }
}

void TaskView::finish(const QString& remark, bool right) {
    QStringList parts;
    if (!remark.isEmpty()) parts << remark;
    if (!words_.answer.empty()) parts << QString::fromStdString(words_.answer);
    say(parts.join(QStringLiteral("\n\n")), right ? "caption" : "error");
    if (show_ != nullptr) showButton(*show_, false);
    if (done_) return;
    setDone(true);
    Q_EMIT finished();
}

void TaskView::say(const QString& remark, const char* role) {
    remark_->setProperty("role", QString::fromLatin1(role));
    remark_->style()->unpolish(remark_);
    remark_->style()->polish(remark_);
    remark_->setText(withoutFormulas(remark));
    remark_->setVisible(!remark.isEmpty());
}

void TaskView::setCurrent(bool current) {
    current_ = current;
    update();
}

void TaskView::mousePressEvent(QMouseEvent* event) {
    QWidget::mousePressEvent(event);
    Q_EMIT chosen();
}

bool TaskView::eventFilter(QObject* watched, QEvent* event) {
    if (watched == number_ && event->type() == QEvent::FocusIn && sealed_.isEmpty() && !done_) Q_EMIT chosen();
    return QWidget::eventFilter(watched, event);
}

void TaskView::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme& theme = Theme::instance();
    const double side = theme.type().value + 1;
    const QRectF circle(2, text_->geometry().top() + 2, side, side);
    painter.setPen(QPen(done_ || current_ ? theme.colors().accent : theme.colors().controlBorder, 1.5));
    painter.setBrush(done_ ? QBrush(theme.colors().accent) : QBrush(Qt::NoBrush));
    painter.drawEllipse(circle);
    if (!done_) return;
    const QPixmap tick =
        theme.icon(QStringLiteral("check"), theme.colors().onAccent, static_cast<int>(side) - 5, devicePixelRatioF());
    painter.drawPixmap(circle.center() - QPointF(side - 5, side - 5) / 2, tick);
}

}  // namespace fovea
