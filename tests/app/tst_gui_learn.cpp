// SPDX-License-Identifier: GPL-3.0-or-later
#include <QClipboard>
#include <QDialog>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QRadioButton>
#include <QSettings>
#include <QSignalSpy>
#include <QSlider>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QWheelEvent>

#include "app/document/document.h"
#include "app/lessons/lesson_library.h"
#include "app/window/main_window.h"
#include "app/workspaces/learn/bench_workspace.h"
#include "app/workspaces/learn/hand_count.h"
#include "app/workspaces/learn/learn_workspace.h"
#include "app/workspaces/learn/lesson_page.h"
#include "app/workspaces/learn/task_view.h"
#include "tests/support/register_test.h"
#include "widgets/benches/augmentation_parts.h"
#include "widgets/benches/bench_panel.h"
#include "widgets/benches/bench_view.h"
#include "widgets/benches/cells_parts.h"
#include "widgets/benches/matrix_view.h"
#include "widgets/benches/classics_parts.h"
#include "widgets/benches/pattern_parts.h"
#include "widgets/benches/template_parts.h"
#include "widgets/inspector/segments.h"
#include "widgets/resources.h"

using namespace fovea;

/// Learn as people use it: with mouse and keys, everything found by its name.
class TestGuiLearn : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { initResources(); }
    void init();
    void cleanup();
    void listsTheLessons();
    void aPredictionIsSealedUntilTheStep();
    void aWrongPredictionSaysBoth();
    void whatIsGivenUpIsShown();
    void numbersAreEditedInTheirCells();
    void hiddenAnswersAreTyped();
    void aTaskChecksItself();
    void aQuestionTakesOneOfItsAnswers();
    void aDoneTaskLeavesTheBench();
    void missingNamesTheFirstThing();
    void copiesWhatMayBeSeen();
    void stepsByKeys();
    void everyBenchStepsToItsEnd();
    void withoutStepsAPredictionOpensAsItIsSealed();
    void scoresAreDrawnAndShifted();
    void probabilitiesAreDrawnAlongTheLoss();
    void aRowOfTheMatrixIsAFilter();
    void poolingShowsArgmaxAndShift();
    void theFieldFollowsTheUnit();
    void aHiddenUnitComesAndGoes();
    void templatesArePainted();
    void channelsAddAndKernelsJoin();
    void aBarIsDraggedAndTurned();
    void classicsAreTakenApart();
    void patternsAreTyped();
    void picturesAreTurnedAndDrawn();
    void aLecturerHidesTextAndControls();
    void handsAreCounted();
    void networksAreCheckedToo();
    void takesALessonOfOnesOwn();
    void isAsItWasAfterARestart();
    void aBenchStandsAlone();

private:
    LearnWorkspace* learn() { return qobject_cast<LearnWorkspace*>(window_->workspace(WorkspaceSlot::Learn)); }
    Bench& bench() { return learn()->bench()->bench(); }
    template <class Widget>
    Widget* part(const char* name) {
        return learn()->findChild<Widget*>(QString::fromLatin1(name));
    }
    TaskView* task(const char* id) { return part<TaskView>((std::string("task.") + id).c_str()); }
    QString remark(const char* id) { return task(id)->findChild<QLabel*>(QStringLiteral("task.remark"))->text(); }
    void click(QWidget* widget) { QTest::mouseClick(widget, Qt::LeftButton); }
    void predict(const char* id, const char* number) {
        auto* field = task(id)->findChild<QLineEdit*>(QStringLiteral("task.number"));
        field->setFocus();
        QTest::keyClicks(field, QString::fromUtf8(number));
        click(task(id)->findChild<QPushButton*>(QStringLiteral("task.seal")));
    }
    void typeInto(MatrixView* view, int row, int column, const char* text) {
        QTest::mouseClick(view, Qt::LeftButton, {}, view->cellRect(row, column).center().toPoint());
        auto* editor = view->findChild<QLineEdit*>(QStringLiteral("cell"));
        QVERIFY(editor != nullptr);
        editor->selectAll();
        QTest::keyClicks(editor, QString::fromUtf8(text));
        QTest::keyClick(editor, Qt::Key_Return);
    }

    std::unique_ptr<QTemporaryDir> dir_;
    std::unique_ptr<MainWindow> window_;
};

void TestGuiLearn::init() {
    dir_ = std::make_unique<QTemporaryDir>();
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, dir_->path());
    window_ = std::make_unique<MainWindow>();
    window_->resize(1600, 1000);
    window_->show();
    QVERIFY(QTest::qWaitForWindowExposed(window_.get()));
    QApplication::setActiveWindow(window_.get());
    window_->showWorkspace(WorkspaceSlot::Learn);
    QVERIFY(learn()->openLesson(QStringLiteral("convolution-bench")));
}

void TestGuiLearn::cleanup() {
    window_.reset();
    dir_.reset();
}

void TestGuiLearn::listsTheLessons() {
    auto* list = part<QListWidget>("lessons");
    QCOMPARE(list->count(), static_cast<int>(builtInLessons().size()));
    QVERIFY(list->count() >= 4);
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualItemRect(list->item(1)).center());
    QCOMPARE(learn()->lesson()->id, builtInLessons()[1].id);
    QCOMPARE(part<QLabel>("lesson.title")->text(), QString::fromStdString(builtInLessons()[1].words.at("en").title));
    click(part<QToolButton>("lesson.before"));
    QCOMPARE(learn()->lesson()->id, builtInLessons()[0].id);
}

void TestGuiLearn::aPredictionIsSealedUntilTheStep() {
    auto* output = part<MatrixView>("output");
    QCOMPARE(output->cellText(0, 1), QStringLiteral("?"));
    predict("top-right", "75");
    QVERIFY(!task("top-right")->isDone());
    QCOMPARE(output->cellText(0, 1), QStringLiteral("?"));
    // What is locked in is no field any longer.
    QVERIFY(task("top-right")->findChild<QLineEdit*>(QStringLiteral("task.number"))->parentWidget()->isHidden());
    QVERIFY(!task("top-right")->findChild<QWidget*>(QStringLiteral("task.sealed"))->isHidden());
    click(part<QPushButton>("bench.step"));
    QCOMPARE(output->cellText(0, 1), QStringLiteral("75"));
    QCOMPARE(task("top-right")->outcome(), TaskOutcome::Done);
    QVERIFY2(remark("top-right").startsWith(QStringLiteral("You said 75, and so it is.")),
             qPrintable(remark("top-right")));
}

void TestGuiLearn::aWrongPredictionSaysBoth() {
    predict("one-dimension", "9");  // brings the bench to its step: a row of four numbers
    QCOMPARE(matrixOf(bench().fields(), "input"), Matrix(1, 4, {1, 4, 2, 7}));
    QTest::keyClick(learn()->bench(), Qt::Key_Period);
    QVERIFY2(remark("one-dimension").startsWith(QStringLiteral("You said 9; it is 8.")),
             qPrintable(remark("one-dimension")));
    // It is done, with a mark of its own, which is kept and exported.
    QCOMPARE(task("one-dimension")->outcome(), TaskOutcome::Missed);
    QVERIFY(!task("one-dimension")->accessibleDescription().isEmpty());
    const LessonProgress kept;
    QCOMPARE(kept.missedTasks(*learn()->lesson()), 1);
    QVERIFY(kept.asText({*learn()->lesson()}).contains(QStringLiteral("one-dimension\tmissed")));
    // The bench was set for the task, and its view says what became other.
    const auto* moved = task("one-dimension")->findChild<QLabel*>(QStringLiteral("task.moved"));
    QVERIFY2(!moved->isHidden() && moved->text().contains(QStringLiteral("Input"), Qt::CaseInsensitive),
             qPrintable(moved->text()));
}

void TestGuiLearn::whatIsGivenUpIsShown() {
    click(task("top-right")->findChild<QPushButton*>(QStringLiteral("task.show")));
    QCOMPARE(part<MatrixView>("output")->cellText(0, 1), QStringLiteral("75"));
    click(part<QPushButton>("bench.step"));
    QCOMPARE(task("top-right")->outcome(), TaskOutcome::Shown);
    // No number is no prediction.
    auto* field = task("one-dimension")->findChild<QLineEdit*>(QStringLiteral("task.number"));
    field->setText(QStringLiteral("eight"));
    click(task("one-dimension")->findChild<QPushButton*>(QStringLiteral("task.seal")));
    QVERIFY(!field->isReadOnly());
    QVERIFY(!remark("one-dimension").isEmpty());
}

void TestGuiLearn::numbersAreEditedInTheirCells() {
    typeInto(part<MatrixView>("kernel"), 0, 0, "-2");
    QCOMPARE(matrixOf(bench().fields(), "kernel").at(0, 0), -2.0);
    QCOMPARE(matrixOf(bench().readings(), "output").at(0, 0), 133.0 - 3 * 12);
    typeInto(part<MatrixView>("padded"), 2, 2, "0,5");
    QCOMPARE(matrixOf(bench().fields(), "input").at(2, 2), 0.5);
    // Words and what is beyond the limits are refused with a sentence, and nothing changes.
    auto* problem = part<QLabel>("bench.problem");
    typeInto(part<MatrixView>("kernel"), 0, 0, "100");
    QVERIFY2(problem->isVisible(), qPrintable(problem->text()));
    QCOMPARE(matrixOf(bench().fields(), "kernel").at(0, 0), -2.0);
    typeInto(part<MatrixView>("kernel"), 0, 0, "one");
    QVERIFY(problem->isVisible());
    click(part<QPushButton>("bench.reset"));
    QVERIFY(!problem->isVisible());
    QCOMPARE(matrixOf(bench().fields(), "kernel"), Matrix(2, 2, {1, 2, 3, 4}));
    click(part<QPushButton>("bench.random"));
    QVERIFY(matrixOf(bench().fields(), "kernel") != Matrix(2, 2, {1, 2, 3, 4}));
}

void TestGuiLearn::hiddenAnswersAreTyped() {
    auto* output = part<MatrixView>("output");
    QTest::keyClick(learn()->bench(), Qt::Key_A);
    QCOMPARE(output->cellText(1, 0), QStringLiteral("?"));
    typeInto(output, 1, 0, "99");
    QVERIFY(part<QLabel>("bench.problem")->isVisible());
    QCOMPARE(output->cellText(1, 0), QStringLiteral("?"));
    typeInto(output, 1, 0, "100");
    QVERIFY(!part<QLabel>("bench.problem")->isVisible());
    QCOMPARE(output->cellText(1, 0), QStringLiteral("100"));
    QTest::keyClick(learn()->bench(), Qt::Key_A);
    QCOMPARE(output->cellText(0, 0), QStringLiteral("133"));
}

void TestGuiLearn::aTaskChecksItself() {
    QVERIFY(!task("turn")->isDone());
    auto* choice = part<Segments>("bench.choice");
    click(choice->findChildren<QAbstractButton*>().at(1));
    QCOMPARE(choiceOf(bench().fields(), "operation"), std::string("convolution"));
    QVERIFY(task("turn")->isDone());
    // The one to break: another picture, whose edges get the wrong sign.
    click(task("break"));
    QVERIFY(!task("break")->isDone());
    QCOMPARE(choiceOf(bench().fields(), "operation"), std::string("correlation"));
    click(choice->findChildren<QAbstractButton*>().at(1));
    QVERIFY(task("break")->isDone());
}

void TestGuiLearn::aQuestionTakesOneOfItsAnswers() {
    TaskView* question = task("recall-collapse");
    click(question->findChild<QRadioButton*>(QStringLiteral("option.two")));
    QVERIFY(!question->isDone());
    QVERIFY(!remark("recall-collapse").isEmpty());
    click(question->findChild<QRadioButton*>(QStringLiteral("option.one")));
    QVERIFY(question->isDone());
    click(task("why-not-turn")->findChild<QPushButton*>(QStringLiteral("task.answer")));
    QVERIFY(task("why-not-turn")->isDone());
}

/// The button that was pressed goes as its task is done: the next task's field must not come onto the bench by it.
void TestGuiLearn::aDoneTaskLeavesTheBench() {
    QVERIFY(learn()->openLesson(QStringLiteral("performance-and-practice")));
    QVERIFY(learn()->showStep(QStringLiteral("chart")));
    auto* missing = task("small")->findChild<QPushButton*>(QStringLiteral("task.missing"));
    missing->setFocus();
    click(missing);
    for (int i = 0; i < 5; ++i) QTest::keyClick(learn()->bench(), Qt::Key_Period);
    QVERIFY(task("small")->isDone());
    QCOMPARE(choiceOf(bench().fields(), "part"), std::string("chart"));
    QCOMPARE(bench().step(), 6);
    auto* answer = task("mango")->findChild<QPushButton*>(QStringLiteral("task.answer"));
    answer->setFocus();
    click(answer);
    QCOMPARE(choiceOf(bench().fields(), "part"), std::string("chart"));
}

void TestGuiLearn::missingNamesTheFirstThing() {
    click(task("copy")->findChild<QPushButton*>(QStringLiteral("task.missing")));
    const QString sentence = remark("copy");
    QVERIFY2(sentence.contains(QStringLiteral("133")), qPrintable(sentence));
    typeInto(part<MatrixView>("kernel"), 0, 0, "1");
    typeInto(part<MatrixView>("kernel"), 0, 1, "0");
    typeInto(part<MatrixView>("kernel"), 1, 0, "0");
    typeInto(part<MatrixView>("kernel"), 1, 1, "0");
    QVERIFY(task("copy")->isDone());
}

void TestGuiLearn::copiesWhatMayBeSeen() {
    auto* copy = part<QPushButton>("bench.copy");
    copy->menu()->actions().at(0)->trigger();
    const QString sealed = QGuiApplication::clipboard()->text();
    QVERIFY(sealed.contains(QStringLiteral("kernel\n1\t2\n3\t4")));
    QVERIFY(!sealed.contains(QStringLiteral("133\t75")));  // a task asks for the 75
    click(task("top-right")->findChild<QPushButton*>(QStringLiteral("task.show")));
    copy->menu()->actions().at(0)->trigger();
    QVERIFY(QGuiApplication::clipboard()->text().contains(QStringLiteral("output\n133\t75\n100\t101")));
    copy->menu()->actions().at(1)->trigger();
    QVERIFY(QGuiApplication::clipboard()->text().contains(
        QStringLiteral("\\begin{pmatrix} 133 & 75 \\\\ 100 & 101 \\end{pmatrix}")));
    copy->menu()->actions().at(2)->trigger();
    QVERIFY(!QGuiApplication::clipboard()->pixmap().isNull());
}

void TestGuiLearn::stepsByKeys() {
    QTest::keyClick(learn(), Qt::Key_PageDown);
    QVERIFY(part<QLabel>("stepCaption")->isVisible());
    QCOMPARE(matrixOf(bench().fields(), "input"), Matrix(1, 4, {1, 4, 2, 7}));
    QTest::keyClick(learn(), Qt::Key_PageDown);
    QCOMPARE(matrixOf(bench().fields(), "input").rows, 3);
    QTest::keyClick(learn(), Qt::Key_PageUp);
    QCOMPARE(matrixOf(bench().fields(), "input").rows, 1);
    QTest::keyClick(learn()->bench(), Qt::Key_Period);
    QCOMPARE(bench().step(), 1);
    QTest::keyClick(learn()->bench(), Qt::Key_Backspace);
    QCOMPARE(bench().step(), 0);
    QTest::keyClick(learn()->bench(), Qt::Key_Period);
    QTest::keyClick(learn()->bench(), Qt::Key_Home);
    QCOMPARE(bench().step(), 0);
}

void TestGuiLearn::everyBenchStepsToItsEnd() {
    for (const Lesson& lesson : builtInLessons()) {
        QVERIFY(learn()->openLesson(QString::fromStdString(lesson.id)));
        for (const LessonStep& step : lesson.steps) {
            QVERIFY2(learn()->showStep(QString::fromStdString(step.id)), step.id.c_str());
            bench().setStep(0);
            learn()->bench()->set({});
            for (int i = 0; i < 200 && bench().canStep(); ++i) QTest::keyClick(learn()->bench(), Qt::Key_Period);
            QVERIFY2(!bench().canStep(), lesson.id.c_str());
            QVERIFY(!learn()->bench()->grab().isNull());
        }
    }
}

void TestGuiLearn::withoutStepsAPredictionOpensAsItIsSealed() {
    QVERIFY(learn()->openLesson(QStringLiteral("sgd-and-activations")));
    QVERIFY(learn()->bench()->view().isHidden("derivative", 0, 0));
    predict("quarter", "0.25");
    QVERIFY(task("quarter")->isDone());
    QVERIFY(!learn()->bench()->view().isHidden("derivative", 0, 0));
    // The place is drawn on the curve.
    auto* curves = part<QWidget>("curves");
    const double before = numberOf(bench().fields(), "x");
    QTest::mousePress(curves, Qt::LeftButton, {}, QPoint(curves->width() * 3 / 4, curves->height() / 2));
    QTest::mouseRelease(curves, Qt::LeftButton, {}, QPoint(curves->width() * 3 / 4, curves->height() / 2));
    QVERIFY(numberOf(bench().fields(), "x") > before + 1);
}

void TestGuiLearn::scoresAreDrawnAndShifted() {
    QVERIFY(learn()->openLesson(QStringLiteral("softmax")));
    QVERIFY(learn()->showStep(QStringLiteral("ten")));
    auto* bars = part<QWidget>("scores.bars");
    auto* cells = part<MatrixView>("scores");
    const auto rowAt = [&](int row) { return static_cast<int>(cells->cellRect(row, 0).center().y()); };
    // A name chooses the right class, a handle follows the mouse.
    QTest::mouseClick(bars, Qt::LeftButton, {}, QPoint(10, rowAt(5)));
    QCOMPARE(numberOf(bench().fields(), "class"), 5.0);
    const double sumBefore = *bench().number({"sum_scores"});
    QTest::mousePress(bars, Qt::LeftButton, {}, QPoint(bars->width() - 12, rowAt(0)));
    QTest::mouseMove(bars, QPoint(bars->width() - 10, rowAt(0)));
    QTest::mouseRelease(bars, Qt::LeftButton, {}, QPoint(bars->width() - 10, rowAt(0)));
    QVERIFY(*bench().number({"scores", 0, 0}) > 4);
    QVERIFY(*bench().number({"sum_scores"}) > sumBefore + 4);
    QCOMPARE(*bench().number({"predicted"}), 0.0);
    // A number added to all changes nothing.
    const double p = *bench().number({"p_class"});
    click(part<QPushButton>("softmax.shift"));
    QVERIFY(*bench().number({"scores", 0, 0}) > 5);
    QVERIFY(std::abs(*bench().number({"p_class"}) - p) < 1e-12);
    // Hidden probabilities are typed.
    click(part<QPushButton>("bench.hide"));
    auto* probabilities = part<MatrixView>("probabilities");
    QCOMPARE(probabilities->cellText(5, 0), QStringLiteral("?"));
    typeInto(probabilities, 5, 0, qPrintable(QString::number(p, 'f', 4)));
    QVERIFY(probabilities->cellText(5, 0) != QStringLiteral("?"));
    QVERIFY(part<QLabel>("bench.problem")->text().isEmpty());
}

void TestGuiLearn::probabilitiesAreDrawnAlongTheLoss() {
    QVERIFY(learn()->openLesson(QStringLiteral("cross-entropy")));
    auto* curve = part<QWidget>("loss");
    QTest::mousePress(curve, Qt::LeftButton, {}, QPoint(curve->width() - 12, curve->height() - 30));
    QTest::mouseRelease(curve, Qt::LeftButton, {}, QPoint(curve->width() - 12, curve->height() - 30));
    QVERIFY(*bench().number({"p_class"}) > 0.95);
    QVERIFY(std::abs(*bench().number({"sum"}) - 1) < 1e-9);
    // The puzzle: less loss, and wrong.
    QVERIFY(learn()->showStep(QStringLiteral("half")));
    typeInto(part<MatrixView>("probabilities"), 0, 0, "0.45");
    typeInto(part<MatrixView>("probabilities"), 1, 0, "0.46");
    QVERIFY(!task("puzzle")->isDone());  // they make 1.11
    typeInto(part<MatrixView>("probabilities"), 2, 0, "0.09");
    QVERIFY(task("puzzle")->isDone());
    typeInto(part<MatrixView>("probabilities"), 2, 0, "1.5");
    QVERIFY(!part<QLabel>("bench.problem")->text().isEmpty());
    QCOMPARE(*bench().number({"p", 2, 0}), 0.09);
}

void TestGuiLearn::aRowOfTheMatrixIsAFilter() {
    QVERIFY(learn()->openLesson(QStringLiteral("fully-connected")));
    auto* weights = part<MatrixView>("W");
    auto* filter = part<MatrixView>("filter");
    QTest::mouseMove(weights, weights->cellRect(1, 2).center().toPoint());
    QTRY_COMPARE(bench().step(), 1);
    QCOMPARE(filter->matrix(), Matrix(2, 2, {4, 3, 2, 1}));
    // What is typed into the filter stands in the row.
    typeInto(filter, 1, 0, "-5");
    QCOMPARE(*bench().number({"W", 1, 2}), -5.0);
    QCOMPARE(*bench().number({"y", 1, 0}), 12 * 4 + 21 * 3 - 18 * 5 + 31.0);
}

void TestGuiLearn::poolingShowsArgmaxAndShift() {
    QVERIFY(learn()->openLesson(QStringLiteral("pooling")));
    predict("top-right", "8");
    click(part<QPushButton>("bench.step"));
    QVERIFY(task("top-right")->isDone());
    auto* output = part<MatrixView>("output");
    QTest::mouseClick(output, Qt::LeftButton, {}, output->cellRect(1, 1).center().toPoint());
    QCOMPARE(bench().step(), 3);
    QCOMPARE(std::get<Matrix>(*bench().value("argmax")), Matrix(1, 2, {3, 3}));
    auto* input = part<MatrixView>("input");
    for (int row = 0; row < 4; ++row)
        for (int column = 0; column < 4; ++column) typeInto(input, row, column, column % 2 == 0 ? "7" : "0");
    QCOMPARE(*bench().number({"changed"}), 0.0);
    QVERIFY(task("still")->isDone());
}

void TestGuiLearn::theFieldFollowsTheUnit() {
    QVERIFY(learn()->openLesson(QStringLiteral("receptive-field")));
    auto* diagram = part<QWidget>("diagram");
    QTest::mouseClick(diagram, Qt::LeftButton, {}, QPoint(90, 20));
    QCOMPARE(bench().step(), 0);
    QCOMPARE(*bench().number({"to"}), 4.0);
    typeInto(part<MatrixView>("kernels"), 0, 1, "5");
    QCOMPARE(*bench().number({"field"}), 7.0);
    typeInto(part<MatrixView>("strides"), 0, 0, "4");
    QVERIFY(!part<QLabel>("bench.problem")->text().isEmpty());  // 15 places are too few
    QCOMPARE(*bench().number({"field"}), 7.0);
}

void TestGuiLearn::aHiddenUnitComesAndGoes() {
    QVERIFY(learn()->openLesson(QStringLiteral("neurons-to-volumes")));
    QVERIFY(learn()->showStep(QStringLiteral("xor")));
    QCOMPARE(*bench().number({"right"}), 4.0);
    click(part<QPushButton>("plane.fewer"));
    QCOMPARE(matrixOf(bench().fields(), "W").rows, 1);
    QVERIFY(*bench().number({"right"}) < 4);
    click(part<QPushButton>("plane.more"));
    QCOMPARE(matrixOf(bench().fields(), "v"), Matrix(1, 2, {1, 0}));
    auto* plane = part<QWidget>("plane");
    QTest::mouseClick(plane, Qt::LeftButton, {}, QPoint(plane->width() / 2, plane->height() / 2 - 40));
    QVERIFY(*bench().number({"x", 1, 0}) > 0);
}

void TestGuiLearn::templatesArePainted() {
    QVERIFY(learn()->openLesson(QStringLiteral("template-classifier")));
    QVERIFY(learn()->showStep(QStringLiteral("paint")));
    auto* grid = part<PaintedGrid>("template");
    const auto pixel = [&](int row, int column) { return grid->pixelRect(row, column).center().toPoint(); };
    QTest::mousePress(grid, Qt::LeftButton, {}, pixel(0, 0));
    for (int column = 1; column < 8; ++column) QTest::mouseMove(grid, pixel(0, column));
    QTest::mouseRelease(grid, Qt::LeftButton, {}, pixel(0, 7));
    QCOMPARE(*bench().number({"template", 0, 0}), 1.0);
    QTest::mouseClick(grid, Qt::RightButton, {}, pixel(7, 7));
    QCOMPARE(*bench().number({"own", 8, 63}), -1.0);
    // By keys: down from the last place, then a 1.
    grid->setFocus();
    QTest::keyClick(grid, Qt::Key_Up);
    QTest::keyClick(grid, Qt::Key_1);
    QCOMPARE(*bench().number({"own", 8, 55}), 1.0);
    for (int column = 0; column < 8; ++column) {
        QTest::mouseClick(grid, Qt::LeftButton, {}, pixel(1, column));
        QTest::mouseClick(grid, Qt::LeftButton, {}, pixel(2, column));
    }
    QVERIFY(task("paint-one")->isDone());
    // A name among the lamps shows its template, a drawn picture is taken by a click, and painting makes it one's own.
    auto* scores = part<MatrixView>("scores");
    QTest::mouseClick(part<QWidget>("lamps"), Qt::LeftButton, {},
                      QPoint(20, static_cast<int>(scores->cellRect(3, 0).center().y())));
    QCOMPARE(bench().step(), 3);
    auto* pictures = part<PictureGallery>("pictures");
    QTest::mouseClick(pictures, Qt::LeftButton, {}, pictures->tile(17).center().toPoint());
    QCOMPARE(numberOf(bench().fields(), "example"), 18.0);
    QCOMPARE(*bench().number({"label"}), 7.0);
    auto* picture = part<PaintedGrid>("picture");
    QTest::mouseClick(picture, Qt::RightButton, {}, picture->pixelRect(4, 4).center().toPoint());
    QCOMPARE(numberOf(bench().fields(), "example"), 0.0);
    QCOMPARE(*bench().number({"seen", 4, 4}), 0.0);
    // Brighter and brighter, until the brightest template wins.
    QVERIFY(learn()->showStep(QStringLiteral("ship")));
    QVERIFY(!task("break")->isDone());
    auto* brightness = part<QSlider>("brightness");
    brightness->setFocus();
    for (int i = 0; i < 20; ++i) QTest::keyClick(brightness, Qt::Key_Right);
    QCOMPARE(numberOf(bench().fields(), "brightness"), 1.0);
    QVERIFY(task("break")->isDone());
}

void TestGuiLearn::channelsAddAndKernelsJoin() {
    QVERIFY(learn()->openLesson(QStringLiteral("channels-and-stacking")));
    QVERIFY(learn()->showStep(QStringLiteral("two-channels")));
    typeInto(part<MatrixView>("k2"), 0, 0, "0");
    QCOMPARE(*bench().number({"sum"}), 52.0);
    QVERIFY(part<QLabel>("term.2")->text().contains(QStringLiteral("42")));
    QVERIFY(!part<MatrixView>("x3")->isVisible());
    part<QSpinBox>("field.channels")->setValue(3);
    QVERIFY(part<MatrixView>("x3")->isVisible());
    // The second filter's slices come with its map.
    QVERIFY(learn()->showStep(QStringLiteral("maps")));
    QVERIFY(!part<MatrixView>("l1")->isVisible());
    auto* map = part<MatrixView>("y2");
    QTest::mouseClick(map, Qt::LeftButton, {}, map->cellRect(1, 0).center().toPoint());
    QCOMPARE(bench().step(), 6);
    QVERIFY(part<MatrixView>("l1")->isVisible());
    QVERIFY(!task("forty-maps")->isDone());
    typeInto(part<MatrixView>("depth"), 0, 0, "40");
    typeInto(part<MatrixView>("kernel"), 0, 0, "3");
    typeInto(part<MatrixView>("count"), 0, 0, "8");
    QVERIFY(task("forty-maps")->isDone());
    // What lies beside the question may be changed without giving the answer away.
    QVERIFY(learn()->showStep(QStringLiteral("slide")));
    QVERIFY(learn()->bench()->view().isHidden("real_weights", 0, 0));
    QVERIFY(learn()->bench()->set({{"padding", Matrix(1)}}));
    QVERIFY(learn()->bench()->view().isHidden("real_weights", 0, 0));
    QVERIFY(learn()->bench()->set({{"kernel", Matrix(3)}}));
    QVERIFY(!learn()->bench()->view().isHidden("real_weights", 0, 0));  // another question
    // Stacked: the middle of both is sealed until it is guessed.
    predict("middle", "5");
    QVERIFY(task("middle")->isDone());
    for (const char* kernel : {"K", "L"})
        for (int i = 0; i < 4; ++i) typeInto(part<MatrixView>(kernel), i / 2, i % 2, "1");
    QVERIFY(task("wider")->isDone());
    typeInto(part<MatrixView>("K"), 0, 0, "-9");
    QVERIFY(!task("break")->isDone());
    QVERIFY(learn()->bench()->set({{"between", "relu"}}));
    QVERIFY(task("break")->isDone());
}

void TestGuiLearn::aBarIsDraggedAndTurned() {
    QVERIFY(learn()->openLesson(QStringLiteral("hubel-wiesel")));
    predict("beside", "-3");
    click(part<QPushButton>("bench.step"));
    QVERIFY(task("beside")->isDone());
    QVERIFY(learn()->showStep(QStringLiteral("large")));
    QCOMPARE(*bench().number({"response"}), 6.0);
    auto* retina = part<Retina>("retina");
    const auto place = [&](int row, int column) { return retina->placeRect(row, column).center().toPoint(); };
    QTest::mousePress(retina, Qt::LeftButton, {}, place(4, 4));
    QTest::mouseMove(retina, place(3, 5));
    QTest::mouseRelease(retina, Qt::LeftButton, {}, place(3, 5));
    QCOMPARE(numberOf(bench().fields(), "column"), 5.0);
    QCOMPARE(numberOf(bench().fields(), "row"), 3.0);
    QVERIFY(task("break")->isDone());  // beside the middle it falls on what inhibits
    QWheelEvent wheel(place(4, 4), retina->mapToGlobal(place(4, 4)), {}, QPoint(0, 120), Qt::NoButton, Qt::NoModifier,
                      Qt::NoScrollPhase, false);
    QApplication::sendEvent(retina, &wheel);
    QCOMPARE(numberOf(bench().fields(), "angle"), 15.0);
    retina->setFocus();
    QTest::keyClick(retina, Qt::Key_Left, Qt::ShiftModifier);
    QTest::keyClick(retina, Qt::Key_Left, Qt::ShiftModifier);
    QCOMPARE(numberOf(bench().fields(), "angle"), 165.0);
    QTest::keyClick(retina, Qt::Key_Left);
    QTest::keyClick(retina, Qt::Key_Plus);
    QCOMPARE(numberOf(bench().fields(), "column"), 4.0);
    QCOMPARE(numberOf(bench().fields(), "length"), 6.0);
    auto* curve = part<QWidget>("tuning.angle");
    QTest::mouseClick(curve, Qt::LeftButton, {}, QPoint(curve->width() - 12, curve->height() / 2));
    QCOMPARE(numberOf(bench().fields(), "angle"), 165.0);
    // The cell that likes a bar across.
    QVERIFY(learn()->showStep(QStringLiteral("turned")));
    QCOMPARE(*bench().number({"response"}), 0.0);
    for (int i = 0; i < 9; ++i) typeInto(part<MatrixView>("kernel"), i / 3, i % 3, i / 3 == 1 ? "2" : "-1");
    QVERIFY(task("across")->isDone());
}

void TestGuiLearn::classicsAreTakenApart() {
    QVERIFY(learn()->openLesson(QStringLiteral("lenet-alexnet")));
    QCOMPARE(*bench().number({"parameters"}), 60000.0);
    // The last filter's column is full.
    auto* table = part<ConnectionGrid>("table");
    QTest::mouseClick(table, Qt::LeftButton, {}, table->cellRect(2, 15).center().toPoint());
    QCOMPARE(numberOf(bench().fields(), "filter"), 15.0);
    QVERIFY(task("all-maps")->isDone());
    QTest::keyClick(table, Qt::Key_Left);
    QCOMPARE(*bench().number({"sees"}), 4.0);
    // Layer by layer.
    auto* rows = part<NetworkRows>("rows");
    QTest::mouseClick(rows, Qt::LeftButton, {}, rows->rowRect(2).center().toPoint());
    QCOMPARE(bench().step(), 2);
    QVERIFY(learn()->showStep(QStringLiteral("alexnet")));
    QCOMPARE(*bench().number({"parameters"}), 60965224.0);
    typeInto(part<MatrixView>("activities"), 0, 1, "3000");
    QVERIFY(task("break")->isDone());
}

void TestGuiLearn::patternsAreTyped() {
    QVERIFY(learn()->openLesson(QStringLiteral("modern-vgg")));
    auto* pattern = part<QLineEdit>("pattern");
    const auto type = [&](const char* text) {
        pattern->setFocus();
        pattern->selectAll();
        QTest::keyClicks(pattern, QString::fromLatin1(text));
        QTest::keyClick(pattern, Qt::Key_Return);
    };
    type("INPUT->[CNV->RELU]*2->FC");
    auto* problem = part<QLabel>("pattern.problem");
    QVERIFY2(problem->isVisible() && problem->text().contains(QStringLiteral("CNV")), qPrintable(problem->text()));
    QCOMPARE(*bench().number({"parameters"}), 307498.0);
    type("INPUT->[[CONV->RELU]*2->POOL]*4->FC");
    QVERIFY(!problem->isVisible());
    QVERIFY(task("four-stages")->isDone());
    type("INPUT->[[CONV->RELU]*2->POOL]*6->FC");
    QVERIFY(!part<QLabel>("bench.problem")->text().isEmpty());  // 32 halves five times only
    type("INPUT->CONV->RELU->FC->RELU->FC");
    QVERIFY(task("break")->isDone());
    typeInto(part<MatrixView>("filters"), 0, 0, "8");
    QCOMPARE(*bench().number({"rows", 0, 4}), 8.0);
    // A row of the table is a network, a row of the network a layer.
    auto* table = part<QWidget>("vgg");
    QTest::mouseClick(table, Qt::LeftButton, {}, QPoint(40, table->height() * 11 / 12));
    QCOMPARE(choiceOf(bench().fields(), "network"), std::string("E"));
    QVERIFY(!pattern->isVisible());
    auto* rows = part<NetworkRows>("rows");
    QTest::mouseClick(rows, Qt::LeftButton, {}, rows->rowRect(3).center().toPoint());
    QCOMPARE(bench().step(), 3);
    QTest::keyClick(rows, Qt::Key_Down);
    QCOMPARE(bench().step(), 4);
}

void TestGuiLearn::picturesAreTurnedAndDrawn() {
    QVERIFY(learn()->openLesson(QStringLiteral("augmentation")));
    QVERIFY(learn()->showStep(QStringLiteral("flip")));
    auto* times = part<QSpinBox>("field.times");
    times->setFocus();
    QTest::keyClick(times, Qt::Key_Up);
    QVERIFY(task("twice")->isDone());
    QVERIFY(!part<QWidget>("field.degrees")->isVisible() && !part<QWidget>("field.seed")->isVisible());
    // The six on its head, by keys; and a click on a pixel looks at it.
    QVERIFY(learn()->showStep(QStringLiteral("six")));
    auto* degrees = part<QDoubleSpinBox>("field.degrees");
    QVERIFY(degrees->isVisible());
    degrees->setFocus();
    degrees->selectAll();
    QTest::keyClicks(degrees, QStringLiteral("180"));
    QTest::keyClick(degrees, Qt::Key_Return);
    QVERIFY(task("break")->isDone());
    auto* pixels = part<AugmentPixels>("pixels.output");
    QTest::mouseClick(pixels, Qt::LeftButton, {}, pixels->pixelRect(4, 1).center().toPoint());
    QCOMPARE(bench().step(), 17);
    QCOMPARE(std::get<Matrix>(*bench().value("source")), Matrix(1, 2, {0, 2}));
    typeInto(part<MatrixView>("input"), 0, 2, "0.5");
    QCOMPARE(*bench().number({"output", 4, 1}), 0.5);
    // A drawn picture by its number; a pixel of it that is typed over makes it one's own.
    typeInto(part<MatrixView>("example"), 0, 0, "9");
    QCOMPARE(matrixOf(bench().readings(), "input").rows, 8);
    typeInto(part<MatrixView>("input"), 0, 0, "1");
    QCOMPARE(numberOf(bench().fields(), "example"), 0.0);
    QCOMPARE(matrixOf(bench().fields(), "picture").rows, 8);
    // The point is put where the mouse is pressed.
    QVERIFY(learn()->showStep(QStringLiteral("shear")));
    auto* rule = part<AugmentRule>("rule.plot");
    QTest::mouseClick(rule, Qt::LeftButton, {}, rule->axes().toPixel(-2, 1).toPoint());
    QCOMPARE(matrixOf(bench().fields(), "point"), Matrix(1, 2, {-2, 1}));
    QCOMPARE(matrixOf(bench().readings(), "moved"), Matrix(1, 2, {-1.5, 1}));
    // Sixteen draws: one is looked at by a click, its neighbours by keys.
    QVERIFY(learn()->showStep(QStringLiteral("draws")));
    auto* tiles = part<AugmentTiles>("tiles");
    QTest::mouseClick(tiles, Qt::LeftButton, {}, tiles->tile(5).center().toPoint());
    QCOMPARE(bench().step(), 5);
    QTest::keyClick(tiles, Qt::Key_Right);
    QCOMPARE(bench().step(), 6);
    QVERIFY(part<QLabel>("bench.arithmetic")->text().contains(u'°'));
    // What two views say together.
    QVERIFY(learn()->showStep(QStringLiteral("views")));
    QVERIFY(!part<QLabel>("bench.remark")->text().contains(u'1'));
    predict("together", "0.55");
    QVERIFY(task("together")->isDone());
    typeInto(part<MatrixView>("views"), 0, 0, "0.9");
    QCOMPARE(*bench().number({"predicted"}), 0.0);
}

void TestGuiLearn::aLecturerHidesTextAndControls() {
    auto* controls = part<QPushButton>("bench.step");
    auto* text = part<QWidget>("lesson.text");
    QVERIFY(controls->isVisible() && text->isVisible());
    QTest::keyClick(learn()->bench(), Qt::Key_H);
    QTest::keyClick(learn()->bench(), Qt::Key_T);
    QVERIFY(!controls->isVisible() && !text->isVisible());
    // They stay hidden in the next lesson, and the bench's own keys go on.
    QVERIFY(learn()->openLesson(QStringLiteral("pooling")));
    QVERIFY(!part<QPushButton>("bench.step")->isVisible());
    QTest::keyClick(learn()->bench(), Qt::Key_Period);
    QCOMPARE(bench().step(), 1);
    QTest::keyClick(learn()->bench(), Qt::Key_H);
    QTest::keyClick(learn()->bench(), Qt::Key_T);
    QVERIFY(part<QPushButton>("bench.step")->isVisible() && text->isVisible());
    // A lecture has its own; Page Down steps, whatever has the focus.
    learn()->setLecture(true);
    QVERIFY(!text->isVisible());
    QTest::keyClick(learn()->bench(), Qt::Key_T);
    QTest::keyClick(learn()->bench(), Qt::Key_H);
    QVERIFY(text->isVisible() && !part<QPushButton>("bench.step")->isVisible());
    learn()->setLecture(false);
    QVERIFY(part<QPushButton>("bench.step")->isVisible() && text->isVisible());
    QVERIFY(learn()->openLesson(QStringLiteral("receptive-field")));
    auto* layers = part<QSpinBox>("field.layers");
    layers->setFocus();
    QTest::keyClick(layers, Qt::Key_PageDown);
    QTest::keyClick(layers, Qt::Key_PageDown);
    QCOMPARE(learn()->state().step, std::string("three"));
    // Where the list has no room, its menu has.
    window_->resize(1280, 800);
    QTRY_VERIFY(part<QToolButton>("lesson.menu")->isVisible());
    QVERIFY(part<QToolButton>("lesson.menu")->menu()->actions().size() >= 7);
}

void TestGuiLearn::handsAreCounted() {
    auto* field = part<QLineEdit>("hands.answer");
    QVERIFY(!field->isVisible());
    QTest::keyClick(learn()->bench(), Qt::Key_C);
    QVERIFY(field->isVisible());
    for (const char* answer : {"75", "9", "75"}) {
        field->setFocus();
        QTest::keyClicks(field, QString::fromLatin1(answer));
        QTest::keyClick(field, Qt::Key_Return);
    }
    auto* counted = learn()->findChild<HandCount*>();
    QCOMPARE(counted->count(QStringLiteral("75")), 2);
    click(part<QPushButton>("hands.9"));
    QCOMPARE(counted->count(QStringLiteral("9")), 2);
    QTest::mouseClick(part<QPushButton>("hands.9"), Qt::RightButton);
    QCOMPARE(counted->count(QStringLiteral("9")), 1);
    click(part<QPushButton>("hands.clear"));
    QCOMPARE(counted->count(QStringLiteral("75")), 0);
}

void TestGuiLearn::networksAreCheckedToo() {
    QVERIFY(learn()->openLesson(QStringLiteral("17")));
    Drawing drawing;
    NodeId last = drawing.spec.append(InputSpec{{32, 32, 3}});
    last = drawing.spec.append(Conv2dSpec{.filters = 4, .kernel = {5, 5}}, last);
    last = drawing.spec.append(Conv2dSpec{.filters = 4, .kernel = {5, 5}}, last);
    last = drawing.spec.append(FlattenSpec{}, last);
    drawing.spec.append(DenseSpec{.units = 10}, last);
    window_->document().reset(Drawing{}, {});
    const bool before = task("in-build")->isDone();
    window_->document().reset(drawing, {});
    QVERIFY(!before && task("in-build")->isDone());
}

void TestGuiLearn::takesALessonOfOnesOwn() {
    QDir(dir_->path()).mkpath(QStringLiteral("own"));
    const auto write = [&](const char* name, const QByteArray& content) {
        QFile file(dir_->filePath(QString::fromLatin1(name)));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    };
    write("own/lesson.json", R"({"format": "fovea lesson", "version": 1, "id": "own", "bench": "spatial",
        "tasks": [{"id": "a", "kind": "reach", "where": {"output": 7}}]})");
    write("own/en.md", "# My own\n\nText.\n## task a\nMake it 7.\n");
    window_->showWorkspace(WorkspaceSlot::Build);
    window_->openFile(dir_->filePath(QStringLiteral("own")));
    QCOMPARE(window_->currentWorkspace(), WorkspaceSlot::Learn);
    QCOMPARE(learn()->lesson()->id, std::string("own"));
    QVERIFY(learn()->bench()->set({{"padding", Matrix(1)}}));
    QVERIFY(task("a")->isDone());
    // A broken one is refused with a sentence, and the lesson that is open stays.
    write("own/lesson.json", R"({"format": "fovea lesson", "version": 1, "id": "own", "bench": "attic"})");
    window_->openFile(dir_->filePath(QStringLiteral("own")));
    auto* refusal = window_->findChild<QDialog*>(QStringLiteral("refusal"));
    QVERIFY(refusal != nullptr);
    bool named = false;
    for (const QLabel* label : refusal->findChildren<QLabel*>())
        named = named || label->text().contains(QStringLiteral("“attic”"));
    QVERIFY(named);
    refusal->close();
    QVERIFY(task("a") != nullptr);
}

void TestGuiLearn::isAsItWasAfterARestart() {
    click(part<Segments>("bench.choice")->findChildren<QAbstractButton*>().at(1));
    QVERIFY(task("turn")->isDone());
    typeInto(part<MatrixView>("kernel"), 0, 0, "7");
    const LearnState state = learn()->state();
    window_ = std::make_unique<MainWindow>();
    window_->show();
    learn()->setState(state);
    QCOMPARE(learn()->state(), state);
    QVERIFY(task("turn")->isDone());  // progress is the person's
    QVERIFY(!task("copy")->isDone());
}

void TestGuiLearn::aBenchStandsAlone() {
    QTest::keyClick(window_.get(), Qt::Key_5, Qt::ControlModifier);
    QCOMPARE(window_->currentWorkspace(), WorkspaceSlot::Bench);
    auto* page = qobject_cast<BenchWorkspace*>(window_->workspace(WorkspaceSlot::Bench));
    QCOMPARE(page->bench()->bench().kind().id, std::string_view("convolution"));
    QTest::keyClick(page->bench(), Qt::Key_Period);
    QCOMPARE(page->bench()->bench().step(), 1);
    QVERIFY(page->showBench("graph") && !page->showBench("attic"));
    QCOMPARE(page->bench()->bench().step(), 0);
    QVERIFY(page->showBench("convolution"));
    QCOMPARE(page->bench()->bench().step(), 1);  // each keeps its numbers
}

FOVEA_GUI_TEST(TestGuiLearn)
#include "tst_gui_learn.moc"
