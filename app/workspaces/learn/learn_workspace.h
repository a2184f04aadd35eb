// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>

#include "app/lessons/progress.h"
#include "app/workspaces/learn/practice_supply.h"
#include "app/workspaces/workspace.h"
#include "app/workspaces/workspace_state.h"
#include "core/lessons/lesson.h"
#include "widgets/benches/labelling_view.h"

class QComboBox;
class QLabel;
class QVBoxLayout;
class QStackedWidget;

namespace fovea {

class BenchPanel;
class Document;
class HandCount;
class LessonList;
class LessonMenu;
class LessonPage;
class TaskView;
class WorkCard;

/// Learn: the list of lessons, a lesson's words and tasks, and its bench. Tasks are checked against what the bench, or the
/// document's network, says of itself.
class LearnWorkspace : public Workspace {
    Q_OBJECT
public:
    explicit LearnWorkspace(Document& document, LessonProgress::Place progress = LessonProgress::Place::Settings,
                            QWidget* parent = nullptr);

    QString title() const override;
    void activated() override;
    void setLecture(bool on) override;

    /// How the labelling bench gets a game against the user's own network.
    void setChallenge(LabellingView::Challenge challenge) { challenge_ = std::move(challenge); }
    /// What the practice bench asks for.
    void setPractice(PracticeSources sources) { practice_ = std::move(sources); }
    LearnState state() const;
    void setState(const LearnState& state);

    /// By id or number; false where there is none.
    bool openLesson(const QString& name);
    /// One that a lecturer has brought. It stays in the list until the program ends.
    void openOwn(Lesson lesson);
    /// The bench at a step of the lesson, with its caption; false for an unknown one.
    bool showStep(const QString& step);
    const Lesson* lesson() const { return lesson_; }
    BenchPanel* bench() const { return bench_; }
    LessonPage* page() const { return page_; }
    bool showsText() const;

Q_SIGNALS:
    /// Lessons and help are to be searched.
    void searchRequested();
    /// A sentence for the status line.
    void notified(const QString& sentence);
    /// A network of the catalogue as a new document, before the lesson goes on in its room.
    void networkRequested(const QString& id);
    void roomRequested(LessonRoom room);
    /// The text came beside the bench, or went.
    void textShown(bool shown);
    /// A network by its pattern as a new document.
    void patternRequested(const QString& pattern, int side, int classes);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    /// Null where there is none of this id or number.
    const Lesson* lessonNamed(const QString& name) const;
    void open(const Lesson& lesson);
    /// Without keeping the game that is begun on the bench.
    void begin(const Lesson& lesson);
    void listLessons();
    void makeBench();
    void connectPractice();
    void keepGame();
    void resumeGame();
    /// As a lesson does it, which completes no task.
    bool showState(const BenchState& state);
    void connectTasks();
    void goToTask(TaskView* task);
    /// Seals what the lesson's predictions ask for, and lets every task look at what there is.
    void check();
    void printLesson(bool withAnswers);
    void savePdf(const QString& title, const QString& name, const std::function<QByteArray()>& make);
    void sayMissing(TaskView& task);
    QString movedText(const BenchState& before) const;
    Facts factsFor(TaskSubject subject) const;
    /// True where the bench stands at the step of this task, wherever its steps and what opens the task's number have come.
    bool isAt(const Task& task) const;
    /// True where the reader came to the task's step, changed something beside it, and the number that is asked for is
    /// still the one to be found.
    bool showsItsAnswer(const Task& task) const;
    void openBeside(int by);
    void moveStep(int by);
    void place();
    std::vector<const Lesson*> allLessons() const;

    Document& document_;
    LessonProgress progress_;
    BenchState shown_;  ///< that the lesson set last
    std::vector<std::unique_ptr<Lesson>> own_;
    const Lesson* lesson_ = nullptr;
    LessonMenu* menu_;
    LessonList* list_;
    QWidget* head_;  ///< the lessons as a drop-down and the menu, where there is no room for the list
    QComboBox* choice_;
    LessonPage* page_;
    QWidget* stage_;
    QLabel* caption_;
    HandCount* hands_;
    BenchPanel* bench_ = nullptr;
    WorkCard* work_;
    LabellingView::Challenge challenge_;
    std::map<std::string, LabellingView::BegunGame> waiting_;  ///< games that were left, by lesson
    PracticeSources practice_;
    int step_ = -1;
    QVBoxLayout* textColumn_ = nullptr;
    bool lecture_ = false;
    struct Shown {
        bool text = true;
        bool controls = true;
    };
    Shown before_;  ///< of a lecture
    bool checking_ = false;
    bool showing_ = false;
};

}  // namespace fovea
