// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/learn/learn_workspace.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QShortcut>
#include <QSignalBlocker>
#include <QVBoxLayout>
#include <algorithm>

#include "app/document/document.h"
#include "app/lessons/facts.h"
#include "app/lessons/lesson_library.h"
#include "app/lessons/lesson_text.h"
#include "app/lessons/timetable.h"
#include "app/workspaces/learn/hand_count.h"
#include "app/workspaces/learn/labelling_games.h"
#include "app/workspaces/learn/lesson_list.h"
#include "app/workspaces/learn/lesson_menu.h"
#include "app/workspaces/learn/lesson_page.h"
#include "app/workspaces/learn/practice_supply.h"
#include "app/workspaces/learn/task_view.h"
#include "app/workspaces/learn/work_card.h"
#include "core/benches/bench_table.h"
#include "widgets/benches/bench_panel.h"
#include "widgets/benches/bench_view.h"
#include "widgets/style/theme.h"

namespace fovea {
namespace {

constexpr int listWidth = 272;
constexpr int pageWidth = 472;
constexpr int narrow = 1440;      // below, the list is a drop-down
constexpr int veryNarrow = 1180;  // below, the text gives way a little

const LessonWords& words(const Lesson& lesson) { return wordsOf(lesson, lessonLanguage()); }
QString titleOf(const Lesson& lesson) { return QString::fromStdString(words(lesson).title); }

}  // namespace

LearnWorkspace::LearnWorkspace(Document& document, LessonProgress::Place progress, QWidget* parent)
    : Workspace(parent),
      document_(document),
      progress_(progress),
      menu_(new LessonMenu(this)),
      list_(new LessonList(progress_, *menu_, this)),
      head_(new QWidget(this)),
      choice_(new QComboBox(head_)),
      page_(new LessonPage(progress_, this)),
      stage_(new QWidget(this)),
      caption_(new QLabel(stage_)),
      hands_(new HandCount(stage_)),
      work_(new WorkCard(stage_)) {
    choice_->setObjectName(QStringLiteral("lessonChoice"));
    choice_->setAccessibleName(tr("Lesson"));
    caption_->setObjectName(QStringLiteral("stepCaption"));
    caption_->setWordWrap(true);
    caption_->setContentsMargins(24, 12, 24, 0);
    caption_->setProperty("role", QStringLiteral("value"));
    caption_->hide();
    hands_->hide();
    auto* head = new QHBoxLayout(head_);
    head->setContentsMargins(0, 0, 4, 0);
    head->setSpacing(4);
    head->addWidget(choice_, 1);
    QToolButton* more = menu_->makeButton(head_);
    more->setObjectName(QStringLiteral("lesson.menu"));
    head->addWidget(more);
    textColumn_ = new QVBoxLayout;
    auto* text = textColumn_;
    text->setSpacing(0);
    text->addWidget(head_);
    head_->setProperty("beside", true);
    text->addWidget(page_, 1);
    auto* stage = new QVBoxLayout(stage_);
    stage->setContentsMargins(0, 0, 0, 0);
    stage->setSpacing(0);
    stage->addWidget(caption_);
    stage->addWidget(hands_);
    stage->addWidget(work_);
    work_->hide();
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(list_);
    row->addLayout(text);
    row->addWidget(stage_, 1);
    listLessons();
    connect(list_, &LessonList::chosen, this, &LearnWorkspace::openLesson);
    connect(choice_, &QComboBox::activated, this,
            [this](int index) { openLesson(choice_->itemData(index).toString()); });
    connect(menu_, &LessonMenu::copyRequested, this, [this] {
        QGuiApplication::clipboard()->setText(progress_.asText(builtInLessons()));
        Q_EMIT notified(tr("The progress is on the clipboard, a line for each task."));
    });
    connect(menu_, &LessonMenu::forgetRequested, this, [this] {
        if (lesson_ == nullptr) return;
        progress_.forget(*lesson_);
        begin(*lesson_);  // a game that is begun is forgotten, too
    });
    connect(menu_, &LessonMenu::searchRequested, this, &LearnWorkspace::searchRequested);
    connect(menu_, &LessonMenu::printRequested, this, &LearnWorkspace::printLesson);
    connect(menu_, &LessonMenu::timetableRequested, this, [this] {
        savePdf(tr("Save the timetable"), tr("timetable"),
                [] { return timetablePdf(timetable(lessonLanguage()), usualSessionMinutes); });
    });
    connect(menu_->text(), &QAction::toggled, this, &LearnWorkspace::place);
    connect(menu_->text(), &QAction::toggled, this, &LearnWorkspace::textShown);
    connect(menu_->controls(), &QAction::toggled, this, [this](bool shown) {
        if (bench_ != nullptr) bench_->setControlsShown(shown);
    });
    connect(menu_->hands(), &QAction::toggled, hands_, &QWidget::setVisible);
    connect(page_, &LessonPage::beforeRequested, this, [this] { openBeside(-1); });
    connect(page_, &LessonPage::afterRequested, this, [this] { openBeside(1); });
    connect(page_, &LessonPage::symbolHovered, this, [this](const QString& symbol) {
        if (bench_ != nullptr) bench_->view().showMeant(symbol);
    });
    connect(&document_, &Document::networkChanged, this, &LearnWorkspace::check);
    connect(&document_, &Document::modelChanged, this, &LearnWorkspace::check);
    connect(&document_, &Document::settingsChanged, this, &LearnWorkspace::check);
    connect(work_, &WorkCard::setUpRequested, this, [this](const QString& network) {
        for (TaskView* task : page_->tasks())
            task->setGiven({});  // who sets it up has done it, even where it stood there
        Q_EMIT networkRequested(network);
    });
    connect(work_, &WorkCard::roomRequested, this, &LearnWorkspace::roomRequested);
    // Before whatever has the focus on the bench: a field would count, a cell would move.
    const auto step = [this](Qt::Key key, int by) {
        auto* shortcut = new QShortcut(key, this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, [this, by] { moveStep(by); });
    };
    step(Qt::Key_PageDown, 1);
    step(Qt::Key_PageUp, -1);
    connect(&Theme::instance(), &Theme::changed, this, &LearnWorkspace::place);
    place();
}

QString LearnWorkspace::title() const { return tr("Learn"); }

void LearnWorkspace::activated() {
    if (lesson_ != nullptr) {
        check();
        return;
    }
    if (!openLesson(progress_.lastLesson()) && !builtInLessons().empty()) open(builtInLessons().front());
}

std::vector<const Lesson*> LearnWorkspace::allLessons() const {
    std::vector<const Lesson*> lessons;
    for (const Lesson& lesson : builtInLessons()) lessons.push_back(&lesson);
    for (const auto& lesson : own_) lessons.push_back(lesson.get());
    return lessons;
}

void LearnWorkspace::listLessons() {
    list_->setLessons(allLessons());
    choice_->clear();
    for (const Lesson* lesson : allLessons()) {
        const QString number = lesson->number > 0 ? QString::number(lesson->number) : QStringLiteral("–");
        choice_->addItem(QStringLiteral("%1  %2").arg(number, titleOf(*lesson)), QString::fromStdString(lesson->id));
    }
}

bool LearnWorkspace::openLesson(const QString& name) {
    const Lesson* lesson = lessonNamed(name);
    if (lesson != nullptr) open(*lesson);
    return lesson != nullptr;
}

const Lesson* LearnWorkspace::lessonNamed(const QString& name) const {
    for (const Lesson* lesson : allLessons())
        if (name.toStdString() == lesson->id || (lesson->number > 0 && name == QString::number(lesson->number)))
            return lesson;
    return nullptr;
}

void LearnWorkspace::openOwn(Lesson lesson) {
    std::erase_if(own_, [&](const auto& known) { return known->id == lesson.id && known.get() != lesson_; });
    own_.push_back(std::make_unique<Lesson>(std::move(lesson)));
    listLessons();
    open(*own_.back());
}

void LearnWorkspace::open(const Lesson& lesson) {
    keepGame();
    begin(lesson);
}

void LearnWorkspace::begin(const Lesson& lesson) {
    const bool otherBench = lesson_ == nullptr || lesson_->bench != lesson.bench;
    const bool hadFocus = isAncestorOf(QApplication::focusWidget());
    lesson_ = &lesson;
    step_ = -1;
    if (lesson.number > 0) progress_.setLastLesson(QString::fromStdString(lesson.id));
    const auto lessons = allLessons();
    const auto at = std::ranges::find(lessons, &lesson) - lessons.begin();
    const auto beside = [&](std::ptrdiff_t index) {
        const bool isThere = index >= 0 && index < static_cast<std::ptrdiff_t>(lessons.size());
        return isThere ? titleOf(*lessons[static_cast<std::size_t>(index)]) : QString();
    };
    const QString place =
        lesson.number > 0
            ? tr("Lesson %1 of 24 · slides %2").arg(lesson.number).arg(QString::fromStdString(lesson.slides))
            : tr("A lesson of one's own");
    page_->setLesson(lesson, words(lesson), place, beside(at - 1), beside(at + 1));
    list_->setCurrent(lesson.id);
    choice_->setCurrentIndex(choice_->findData(QString::fromStdString(lesson.id)));
    if (otherBench) makeBench();
    work_->setLesson(lesson);
    work_->setVisible(lesson.room != LessonRoom::None);
    caption_->hide();
    showing_ = true;
    if (bench_ != nullptr) bench_->begin(lesson.beginning);
    resumeGame();
    connectTasks();
    check();
    showing_ = false;
    // The button that asked for it may be gone with the other lesson; the keys of this room go on.
    if (hadFocus && !isAncestorOf(QApplication::focusWidget())) setFocus();
}

void LearnWorkspace::makeBench() {
    delete std::exchange(bench_, nullptr);
    const BenchKind* kind = findBench(lesson_->bench);
    if (kind == nullptr) return;
    bench_ = new BenchPanel(*kind, stage_);
    bench_->setObjectName(QStringLiteral("bench"));
    supplyGames(bench_->view(), challenge_);
    connectPractice();
    stage_->layout()->addWidget(bench_);
    static_cast<QVBoxLayout*>(stage_->layout())->setStretchFactor(bench_, 1);
    bench_->setLecture(lecture_);
    bench_->setControlsShown(menu_->controls()->isChecked());
    bench_->show();  // at once, and not when the layout comes to it
    connect(bench_, &BenchPanel::changed, this, &LearnWorkspace::check);
    connect(&bench_->view(), &BenchView::meant, page_, &LessonPage::setMeant);
}

/// Another lesson is opened at once; a game that is begun waits for its own.
void LearnWorkspace::keepGame() {
    const auto* game = bench_ != nullptr ? qobject_cast<LabellingView*>(&bench_->view()) : nullptr;
    if (game == nullptr) return;
    if (auto begun = game->begunGame()) waiting_[lesson_->id] = *std::move(begun);
}

void LearnWorkspace::resumeGame() {
    auto* game = bench_ != nullptr ? qobject_cast<LabellingView*>(&bench_->view()) : nullptr;
    if (game == nullptr) return;
    if (auto waiting = waiting_.extract(lesson_->id)) game->resume(std::move(waiting.mapped()));
}

/// The practice bench leads into other rooms and lessons.
void LearnWorkspace::connectPractice() {
    supplyPractice(bench_->view(), practice_);
    auto* practice = qobject_cast<PracticeView*>(&bench_->view());
    if (practice == nullptr) return;
    practice->allowGoing();
    connect(practice, &PracticeView::patternRequested, this, &LearnWorkspace::patternRequested);
    connect(
        practice, &PracticeView::placeRequested, this,
        [this](const QString& place) {
            if (place.startsWith(u"lesson:")) openLesson(place.mid(7));
            if (place == u"build") Q_EMIT roomRequested(LessonRoom::Build);
            if (place == u"train") Q_EMIT roomRequested(LessonRoom::Train);
            if (place == u"see") Q_EMIT roomRequested(LessonRoom::See);
        },
        Qt::QueuedConnection);  // another lesson's bench takes the place of the button that asks
}

bool LearnWorkspace::showState(const BenchState& state) {
    showing_ = true;
    shown_ = state;
    const bool shown = bench_->set(state);
    showing_ = false;
    return shown;
}

bool LearnWorkspace::showStep(const QString& step) {
    if (lesson_ == nullptr || bench_ == nullptr) return false;
    const auto found = std::ranges::find(lesson_->steps, step.toStdString(), &LessonStep::id);
    if (found == lesson_->steps.end()) return false;
    step_ = static_cast<int>(found - lesson_->steps.begin());
    const auto caption = words(*lesson_).steps.find(found->id);
    caption_->setText(caption == words(*lesson_).steps.end() ? QString() : QString::fromStdString(caption->second));
    caption_->setVisible(!caption_->text().isEmpty());
    return showState(*stateAt(*lesson_, found->id));
}

void LearnWorkspace::moveStep(int by) {
    if (lesson_ == nullptr || lesson_->steps.empty()) return;
    const int last = static_cast<int>(lesson_->steps.size()) - 1;
    if (step_ + by > last) {
        openBeside(1);
    } else if (step_ + by >= 0) {
        showStep(QString::fromStdString(lesson_->steps[static_cast<std::size_t>(step_ + by)].id));
    }
}

void LearnWorkspace::openBeside(int by) {
    const auto lessons = allLessons();
    const auto at = std::ranges::find(lessons, lesson_) - lessons.begin() + by;
    if (at >= 0 && at < static_cast<std::ptrdiff_t>(lessons.size())) open(*lessons[static_cast<std::size_t>(at)]);
}

/// What a lecture shows and hides is its own; afterwards all is as it was.
void LearnWorkspace::setLecture(bool on) {
    if (on && !lecture_) {
        before_ = {menu_->text()->isChecked(), menu_->controls()->isChecked()};
        lecture_ = true;
        menu_->text()->setChecked(false);
    } else if (!on && lecture_) {
        lecture_ = false;
        menu_->text()->setChecked(before_.text);
        menu_->controls()->setChecked(before_.controls);
    }
    if (bench_ != nullptr) bench_->setLecture(on);
    place();
}

bool LearnWorkspace::showsText() const { return menu_->text()->isChecked(); }

void LearnWorkspace::place() {
    const bool text = showsText();
    const bool small = width() < narrow || lecture_;
    const Theme& theme = Theme::instance();
    list_->setVisible(!small);
    list_->setFixedWidth(theme.ipx(listWidth));
    head_->setVisible(small && !lecture_);
    // Without the text the bench has its room, and the lessons stand above it.
    auto* column = static_cast<QBoxLayout*>(text ? textColumn_ : stage_->layout());
    if (head_->property("beside").toBool() != text) {
        column->insertWidget(0, head_);
        head_->setProperty("beside", text);
    }
    page_->setVisible(text);
    const int ofPage = width() < veryNarrow ? pageWidth - 80 : pageWidth;
    page_->setFixedWidth(theme.ipx(ofPage));
    head_->setFixedWidth(page_->maximumWidth());
}

void LearnWorkspace::resizeEvent(QResizeEvent* event) {
    Workspace::resizeEvent(event);
    place();
}

void LearnWorkspace::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
        case Qt::Key_T: menu_->text()->toggle(); return;
        case Qt::Key_H: menu_->controls()->toggle(); return;
        case Qt::Key_C: menu_->hands()->toggle(); return;
        default: Workspace::keyPressEvent(event);
    }
}

LearnState LearnWorkspace::state() const {
    LearnState state;
    if (lesson_ == nullptr) return state;
    state.lesson = lesson_->id;
    if (step_ >= 0) state.step = lesson_->steps[static_cast<std::size_t>(step_)].id;
    if (bench_ != nullptr) state.fields = bench_->bench().fields();
    return state;
}

void LearnWorkspace::setState(const LearnState& state) {
    waiting_.clear();  // another document's
    const Lesson* lesson = lessonNamed(QString::fromStdString(state.lesson));
    if (lesson == nullptr) return;
    begin(*lesson);
    if (!state.step.empty()) showStep(QString::fromStdString(state.step));
    if (bench_ != nullptr && !state.fields.empty()) showState(state.fields);
}

}  // namespace fovea
