// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/learn/lesson_page.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QTextBrowser>
#include <QTextDocument>
#include <QToolButton>
#include <QVBoxLayout>
#include <cmath>

#include "app/lessons/progress.h"
#include "app/workspaces/learn/task_view.h"
#include "widgets/formula/inline_formulas.h"
#include "widgets/formula/lesson_text.h"
#include "widgets/style/theme.h"

namespace fovea {
namespace {

constexpr int waysLeft = 24;
constexpr int waysRight = 28;
constexpr int waysBetween = 8;

/// Words on a button that leads to the lesson before, or to the next one.
QString literal(QString title) { return title.replace(u'&', QStringLiteral("&&")); }
QString backTo(const QString& title) { return QStringLiteral("\u2190 ") + literal(title); }
QString onTo(const QString& title) { return literal(title) + QStringLiteral(" \u2192"); }

}  // namespace

LessonPage::LessonPage(LessonProgress& progress, QWidget* parent)
    : QWidget(parent), progress_(progress), scroll_(new QScrollArea(this)) {
    auto* page = new QWidget(this);
    place_ = new QLabel(page);
    place_->setProperty("role", QStringLiteral("caption"));
    place_->setObjectName(QStringLiteral("lesson.place"));
    title_ = new QLabel(page);
    title_->setObjectName(QStringLiteral("lesson.title"));
    title_->setWordWrap(true);
    text_ = makeText("lesson.text");
    note_ = makeText("lesson.note");
    heading_ = new QLabel(tr("Try it on the bench"), page);
    heading_->setProperty("role", QStringLiteral("heading"));
    taskArea_ = new QWidget(page);
    taskColumn_ = new QVBoxLayout(taskArea_);
    taskColumn_->setContentsMargins(0, 0, 0, 0);
    taskColumn_->setSpacing(2);
    before_ = new QToolButton(this);
    before_->setObjectName(QStringLiteral("lesson.before"));
    after_ = new QPushButton(this);
    after_->setObjectName(QStringLiteral("lesson.after"));
    auto* line = new QFrame(page);
    line->setProperty("role", QStringLiteral("line"));
    line->setFixedHeight(1);

    auto* ways = new QHBoxLayout;
    ways->setSpacing(waysBetween);
    ways->addWidget(before_);
    ways->addStretch(1);
    ways->addWidget(after_);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(32, 24, 28, 20);
    column->setSpacing(10);
    column->addWidget(place_);
    column->addWidget(title_);
    column->addWidget(text_);
    column->addWidget(note_);
    column->addWidget(line);
    column->addWidget(heading_);
    column->addWidget(taskArea_);
    column->addStretch(1);
    scroll_->setWidget(page);
    scroll_->setWidgetResizable(true);
    scroll_->setFrameShape(QFrame::NoFrame);
    scroll_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll_->viewport()->setAutoFillBackground(false);
    page->setAutoFillBackground(false);
    scroll_->viewport()->installEventFilter(this);
    ways->setContentsMargins(waysLeft, 10, waysRight, 14);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 1, 0);
    whole->setSpacing(0);
    whole->addWidget(scroll_, 1);
    whole->addLayout(ways);
    connect(before_, &QToolButton::clicked, this, &LessonPage::beforeRequested);
    connect(after_, &QPushButton::clicked, this, &LessonPage::afterRequested);
    for (QTextBrowser* browser : {text_, note_}) {
        InlineFormulas& formulas = InlineFormulas::of(*browser->document());
        formulas.watch(*browser);
        connect(&formulas, &InlineFormulas::symbolHovered, this, &LessonPage::symbolHovered);
    }
    connect(&Theme::instance(), &Theme::changed, this, &LessonPage::restyle);
    restyle();
}

QTextBrowser* LessonPage::makeText(const char* name) {
    auto* browser = new QTextBrowser(this);
    browser->setObjectName(QString::fromLatin1(name));
    browser->setFrameShape(QFrame::NoFrame);
    browser->setOpenLinks(false);
    browser->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    browser->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    browser->viewport()->setAutoFillBackground(false);
    browser->document()->setDocumentMargin(0);
    browser->setFocusPolicy(Qt::ClickFocus);
    return browser;
}

void LessonPage::setText(QTextBrowser* browser, const QString& markdown) {
    browser->setVisible(!markdown.isEmpty());
    LessonTextStyle style = LessonTextStyle::ofTheme();
    if (browser == note_) style.font = Theme::instance().font(Theme::instance().type().body);
    setLessonText(*browser->document(), markdown, style);
    browser->setProperty("note", browser == note_);
}

void LessonPage::setLesson(const Lesson& lesson, const LessonWords& words, const QString& place, const QString& before,
                           const QString& after) {
    for (TaskView* task : tasks_) delete task;
    tasks_.clear();
    place_->setText(place);
    title_->setText(QString::fromStdString(words.title));
    markdown_ = QString::fromStdString(words.text);
    noteMarkdown_ = words.note.empty()
                        ? QString()
                        : QStringLiteral("**%1** %2").arg(tr("Lecture note"), QString::fromStdString(words.note));
    for (const Task& task : lesson.tasks) {
        auto* view = new TaskView(task, words.tasks.at(task.id), taskArea_);
        view->setOutcome(progress_.outcome(lesson, task));
        taskColumn_->addWidget(view);
        tasks_.push_back(view);
    }
    beforeTitle_ = before;
    before_->setVisible(!before.isEmpty());
    afterTitle_ = after;
    after_->setVisible(!after.isEmpty());
    scroll_->verticalScrollBar()->setValue(0);
    restyle();
}

void LessonPage::setMeant(const QString& symbol) {
    for (QTextBrowser* browser : {text_, note_}) InlineFormulas::of(*browser->document()).setHighlighted(symbol);
}

void LessonPage::setTasksShown(bool shown) {
    taskArea_->setVisible(shown);
    heading_->setVisible(shown);
}

void LessonPage::restyle() {
    const Theme& theme = Theme::instance();
    title_->setStyleSheet(QStringLiteral("font-weight: bold; font-size: %1px").arg(theme.type().title));
    setStyleSheet(QStringLiteral("QTextBrowser { background: transparent; } "
                                 "QTextBrowser[note=\"true\"] { border-left: 3px solid %1; padding-left: 10px; }")
                      .arg(theme.colors().accentLine.name()));
    setText(text_, markdown_);
    setText(note_, noteMarkdown_);
    fitTexts();
    fitWays();
}

void LessonPage::fitTexts() {
    for (QTextBrowser* browser : {text_, note_}) {
        QTextDocument* document = browser->document();
        const int around = browser == note_ ? 14 : 0;
        document->setTextWidth(std::max(scroll_->viewport()->width() - 60 - around, 120));
        browser->setFixedHeight(static_cast<int>(std::ceil(document->size().height())) + 4);
    }
}

/// The titles beside each other; where they are too long for that, the one before gives way first, into its tip.
void LessonPage::fitWays() {
    const int room = width() - waysLeft - waysRight - waysBetween;
    const auto needed = [this] {
        return (before_->isHidden() ? 0 : before_->sizeHint().width()) +
               (after_->isHidden() ? 0 : after_->sizeHint().width());
    };
    before_->setText(backTo(beforeTitle_));
    before_->setToolTip({});
    after_->setText(onTo(afterTitle_));
    after_->setToolTip({});
    if (needed() > room) {
        before_->setText(backTo(tr("Lesson before")));
        before_->setToolTip(beforeTitle_);
    }
    if (needed() > room) {
        after_->setText(onTo(tr("Next lesson")));
        after_->setToolTip(afterTitle_);
    }
}

void LessonPage::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    fitWays();
}

bool LessonPage::eventFilter(QObject* watched, QEvent* event) {
    if (watched == scroll_->viewport() && event->type() == QEvent::Resize) fitTexts();
    return QWidget::eventFilter(watched, event);
}

void LessonPage::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.fillRect(rect(), Theme::instance().colors().surface);
    painter.fillRect(QRect(width() - 1, 0, 1, height()), Theme::instance().colors().hairline);
}

}  // namespace fovea
