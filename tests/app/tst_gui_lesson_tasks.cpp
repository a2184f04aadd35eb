// SPDX-License-Identifier: GPL-3.0-or-later
// Every task of every lesson, done in the real window with mouse and keys as its hint says: usually of a few lessons, of all
// with FOVEA_ALL_TASKS.
#include <QTemporaryDir>
#include <array>
#include <string_view>

#include "app/lessons/lesson_library.h"
#include "app/lessons/progress.h"
#include "app/workspaces/learn/lesson_page.h"
#include "core/benches/bench_table.h"
#include "tests/support/lesson_ways.h"
#include "tests/support/real_window.h"
#include "tests/support/register_test.h"
#include "widgets/resources.h"

using namespace fovea;
using namespace fovea::test;

namespace {

/// The number that opens the box, from a bench of one's own brought to where the task's box opens.
std::optional<double> answerOf(const Lesson& lesson, const Task& task) {
    Bench bench(*findBench(lesson.bench));
    bench.set(task.step.empty() ? lesson.beginning : *stateAt(lesson, task.step));
    const auto unmet = [&] { return firstUnmet(task.opens, bench.fields()); };
    if (unmet() && unmet()->fact != bench.kind().step) bench.set({{unmet()->fact, unmet()->value}});
    for (int step = bench.step(); unmet() && step <= bench.lastStep(); ++step) bench.setStep(step);
    for (int step = 0; unmet() && step <= bench.lastStep(); ++step) bench.setStep(step);
    return bench.number(task.cell);
}

}  // namespace

class TestGuiLessonTasks : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        initResources();
        useOwnSettings(home_.path());
    }
    void everyWayLeadsToATask();
    void everyTaskGetsItsTick_data();
    void everyTaskGetsItsTick();

private:
    void predict(Learner& me, const Lesson& lesson, const Task& task);
    void answer(const Task& task, TaskView& view);
    void reach(Learner& me, const Lesson& lesson, TaskView& view);

    QTemporaryDir home_;
    bool all_ = qEnvironmentVariableIsSet("FOVEA_ALL_TASKS");
};

/// No way is left over from a task that has gone, and none is missing.
void TestGuiLessonTasks::everyWayLeadsToATask() {
    std::size_t reached = 0;
    for (const Lesson& lesson : builtInLessons())
        for (const Task& task : lesson.tasks) {
            const std::string name = lesson.id + "/" + task.id;
            const bool isReached = ways().contains(name) != doneOnTheWay.contains(name);
            QVERIFY2(isReached || task.kind != TaskKind::Reach, name.c_str());
            if (isReached) ++reached;
        }
    QCOMPARE(reached, ways().size() + doneOnTheWay.size());
}

void TestGuiLessonTasks::everyTaskGetsItsTick_data() {
    QTest::addColumn<QString>("id");
    constexpr std::array<std::string_view, 4> shown{"convolution-bench", "backprop", "spatial-arithmetic", "pooling"};
    for (const Lesson& lesson : builtInLessons())
        if (all_ || std::ranges::count(shown, lesson.id) > 0)
            QTest::newRow(lesson.id.c_str()) << QString::fromStdString(lesson.id);
}

/// The number is nowhere to be seen until it was said, and then it is right.
void TestGuiLessonTasks::predict(Learner& me, const Lesson& lesson, const Task& task) {
    const auto number = answerOf(lesson, task);
    QVERIFY(number.has_value());
    auto* field = me.task()->findChild<QLineEdit*>(QStringLiteral("task.number"));
    field->setFocus();  // which brings its step
    const auto hidden = [&] { return me.panel().view().isHidden(task.cell.name, task.cell.row, task.cell.column); };
    QVERIFY2(hidden(), "the answer is to be seen before it was said");
    QTest::keyClicks(field, QString::number(*number, 'g', 9));
    QTest::keyClick(field, Qt::Key_Return);
    const auto way = ways().find(lesson.id + "/" + task.id);
    way == ways().end() ? me.stepUntilOpened() : way->second(me);
    QVERIFY(me.task()->isDone());
    const QString remark = me.task()->findChild<QLabel*>(QStringLiteral("task.remark"))->text();
    QVERIFY2(remark.contains(QStringLiteral("and so it is")), qPrintable(remark));
    QVERIFY(!hidden());
}

/// First each wrong one, which is told why, then the right one.
void TestGuiLessonTasks::answer(const Task& task, TaskView& view) {
    const auto option = [&](const std::string& id) {
        return view.findChild<QRadioButton*>(QStringLiteral("option.") + QString::fromStdString(id));
    };
    for (const std::string& wrong : task.options) {
        if (wrong == task.answer) continue;
        QTest::mouseClick(option(wrong), Qt::LeftButton, {}, QPoint(8, option(wrong)->height() / 2));
        QVERIFY2(!view.isDone(), wrong.c_str());
        QVERIFY(!view.findChild<QLabel*>(QStringLiteral("task.remark"))->text().isEmpty());
    }
    QTest::mouseClick(option(task.answer), Qt::LeftButton, {}, QPoint(8, option(task.answer)->height() / 2));
}

void TestGuiLessonTasks::reach(Learner& me, const Lesson& lesson, TaskView& view) {
    QTest::mouseClick(&view, Qt::LeftButton, {}, QPoint(4, 4));  // which brings its step
    QVERIFY2(!view.isDone(), "it was so before anything was done");
    QTest::mouseClick(view.findChild<QPushButton*>(QStringLiteral("task.missing")), Qt::LeftButton);
    QVERIFY(!view.findChild<QLabel*>(QStringLiteral("task.remark"))->text().isEmpty());
    ways().at(lesson.id + "/" + view.task().id)(me);
}

void TestGuiLessonTasks::everyTaskGetsItsTick() {
    QFETCH(QString, id);
    auto window = openedWindow({1600, 1000});
    QVERIFY(window);
    window->showWorkspace(WorkspaceSlot::Learn);
    Learner me(*window);
    QVERIFY(me.learn().openLesson(id));
    const Lesson& lesson = *me.learn().lesson();
    QCOMPARE(me.learn().page()->tasks().size(), lesson.tasks.size());
    for (TaskView* view : me.learn().page()->tasks()) {
        const Task& task = view->task();
        me.take(view);
        if (view->isDone() && doneOnTheWay.contains(lesson.id + "/" + task.id)) continue;
        QVERIFY2(!view->isDone(), task.id.c_str());
        switch (task.kind) {
            case TaskKind::Predict: predict(me, lesson, task); break;
            case TaskKind::Choose: answer(task, *view); break;
            case TaskKind::Reach: reach(me, lesson, *view); break;
            case TaskKind::Open:
                QTest::mouseClick(view->findChild<QPushButton*>(QStringLiteral("task.answer")), Qt::LeftButton);
        }
        if (QTest::currentTestFailed()) qInfo() << "in the task" << task.id.c_str();
        if (QTest::currentTestFailed()) return;
        QVERIFY2(view->isDone(), (task.id + ": " + qPrintable(me.panel().view().facts())).c_str());
        QVERIFY(!view->findChild<QLabel*>(QStringLiteral("task.remark"))->text().isEmpty() ||
                task.kind == TaskKind::Reach);
    }
    QVERIFY(LessonProgress().isDone(lesson));
    window->document().reset({}, {});  // nothing is asked about at the end
}

FOVEA_GUI_TEST(TestGuiLessonTasks)
#include "tst_gui_lesson_tasks.moc"
