// SPDX-License-Identifier: GPL-3.0-or-later
#include <QImage>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <algorithm>

#include "app/window/main_window.h"
#include "app/workspaces/learn/labelling_games.h"
#include "app/workspaces/learn/learn_workspace.h"
#include "app/workspaces/learn/lesson_menu.h"
#include "app/workspaces/learn/task_view.h"
#include "datasets/memory_dataset.h"
#include "tests/support/register_test.h"
#include "widgets/benches/bench_panel.h"
#include "widgets/benches/labelling_parts.h"
#include "widgets/benches/labelling_view.h"
#include "widgets/benches/matrix_view.h"
#include "widgets/resources.h"

using namespace fovea;

/// The game of lesson 2, by mouse and keys.
class TestGuiLabelling : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { initResources(); }
    void init() {
        dir_ = std::make_unique<QTemporaryDir>();
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, dir_->path());
        window_ = std::make_unique<MainWindow>();
        window_->resize(1600, 1000);
        window_->show();
        QVERIFY(QTest::qWaitForWindowExposed(window_.get()));
        QApplication::setActiveWindow(window_.get());
        window_->showWorkspace(WorkspaceSlot::Learn);
        QVERIFY(learn()->openLesson(QStringLiteral("human-level")));
    }
    void cleanup() {
        window_.reset();
        dir_.reset();
    }

    void picturesAreNamed() {
        auto* card = part<LabelCard>("card");
        QCOMPARE(card->image().size(), QSize(32, 32));  // the drawn pictures as they are, not the bench's 8×8
        const QImage first = card->image();
        // Rightly by the mouse: picture 0 is an airplane, and the network takes it for a ship.
        QTest::mouseClick(part<QPushButton>("answer.0"), Qt::LeftButton);
        QCOMPARE(*bench().number({"answers", 0, 0}), 0.0);
        QCOMPARE(bench().step(), 1);
        QVERIFY(card->image() != first);
        QVERIFY(part<QLabel>("told")->text().contains(QStringLiteral("ship")));
        QCOMPARE(matrixOf(bench().readings(), "table"), Matrix(2, 2, {0, 1, 0, 0}));
        // Wrongly by a key.
        view()->setFocus();
        QTest::keyClick(view(), Qt::Key_5);
        QCOMPARE(*bench().number({"answers", 0, 1}), 5.0);
        QVERIFY(part<QLabel>("told")->text().startsWith(QStringLiteral("It is: automobile")));
        // What was named keeps its answer; the gallery shows any of them again.
        auto* gallery = part<LabelledGallery>("labelled");
        QTest::mouseClick(gallery, Qt::LeftButton, {}, gallery->tile(0).center().toPoint());
        QCOMPARE(bench().step(), 0);
        QVERIFY(!part<QPushButton>("answer.3")->isEnabled());
        QVERIFY(part<QPushButton>("next")->isVisible());
        QTest::keyClick(view(), Qt::Key_3);
        QCOMPARE(*bench().number({"answers", 0, 0}), 0.0);
        QTest::mouseClick(part<QPushButton>("next"), Qt::LeftButton);
        QCOMPARE(bench().step(), 2);
        QVERIFY(!part<QPushButton>("next")->isVisible());
    }

    /// What took time is neither lost by another lesson nor by one click.
    void aBegunGameIsKept() {
        view()->setFocus();
        for (int i = 0; i < 3; ++i) QTest::keyClick(view(), Qt::Key(Qt::Key_0 + i));
        const Matrix answers = matrixOf(bench().fields(), "answers");
        QVERIFY(learn()->openLesson(QStringLiteral("convolution-bench")));
        QVERIFY(learn()->openLesson(QStringLiteral("human-level")));
        QCOMPARE(matrixOf(bench().fields(), "answers"), answers);
        QCOMPARE(bench().step(), 3);
        QVERIFY(isTimed());
        auto* reset = part<QPushButton>("bench.reset");
        QTest::mouseClick(reset, Qt::LeftButton);
        QCOMPARE(matrixOf(bench().fields(), "answers"), answers);
        QVERIFY(part<QLabel>("bench.problem")->text().contains(QStringLiteral("3 of 50")));
        QTest::keyClick(view(), Qt::Key_3);  // played on, it is asked again
        QTest::mouseClick(reset, Qt::LeftButton);
        QCOMPARE(bench().step(), 4);
        Q_EMIT view()->refused({"picture", BenchFault::OutOfRange});  // another sentence in its place: again
        QTest::mouseClick(reset, Qt::LeftButton);
        QCOMPARE(bench().step(), 4);
        auto* against = part<QPushButton>("against");
        QTest::mouseClick(against, Qt::LeftButton);
        QVERIFY(part<QLabel>("told")->text().contains(QStringLiteral("4 of 50")));
        QTest::mouseClick(reset, Qt::LeftButton);
        QCOMPARE(bench().step(), 0);
        QVERIFY(!part<QLabel>("bench.problem")->isVisible());
        // Nothing is kept of what was given up.
        QVERIFY(learn()->openLesson(QStringLiteral("convolution-bench")));
        QVERIFY(learn()->openLesson(QStringLiteral("human-level")));
        QCOMPARE(bench().step(), 0);
    }

    /// It goes on in its lesson alone, of its document, and not where the lesson's progress is forgotten.
    void aBegunGameIsNoOthers() {
        const auto play = [&] {
            view()->setFocus();
            QTest::keyClick(view(), Qt::Key_0);
            QCOMPARE(bench().step(), 1);
        };
        play();
        Lesson other = *learn()->lesson();
        other.id = "another";
        other.number = 0;
        learn()->openOwn(std::move(other));
        QCOMPARE(bench().step(), 0);
        QVERIFY(learn()->openLesson(QStringLiteral("human-level")));
        QCOMPARE(bench().step(), 1);
        QVERIFY(isTimed());
        Q_EMIT learn()->findChild<LessonMenu*>()->forgetRequested();
        QCOMPARE(bench().step(), 0);
        play();
        learn()->setState({.lesson = "convolution-bench"});
        QVERIFY(learn()->openLesson(QStringLiteral("human-level")));
        QCOMPARE(bench().step(), 0);
        play();
        QVERIFY(learn()->openLesson(QStringLiteral("convolution-bench")));
        learn()->setState({.lesson = "human-level"});
        QCOMPARE(bench().step(), 0);
    }

    void twentyCompleteTheTask() {
        view()->setFocus();
        auto* task = part<TaskView>("task.play-twenty");
        for (int i = 0; i < 20; ++i) {
            QVERIFY(!task->isDone());
            QTest::keyClick(view(), Qt::Key(Qt::Key_0 + i % 10));
        }
        QVERIFY(task->isDone());
        QCOMPARE(matrixOf(bench().readings(), "totals").at(0, 0), 20.0);
    }

    void countsAreTyped() {
        QVERIFY(learn()->showStep(QStringLiteral("ten-points")));
        QVERIFY(!part<LabelCard>("card")->isVisible());
        QVERIFY(part<MatrixView>("counts")->isVisible());
        type("180", 0, 0, "No more can be right");
        type("200", 0, 1, "");
        type("180", 0, 0, "");
        type("200", 1, 1, "");
        type("160", 1, 0, "");
        QCOMPARE(*bench().number({"different"}), 1.0);
        QVERIFY(part<TaskView>("task.more-pictures")->isDone());
    }

    /// Without a result there is a sentence; with one, its images, and the network's own answers.
    void oneNetworkOfOnesOwn() {
        QTest::mouseClick(part<QPushButton>("against"), Qt::LeftButton);
        QVERIFY(part<QLabel>("told")->text().contains(QStringLiteral("held-back")));
        EvaluationResults results;
        std::vector<std::uint8_t> pixels(std::size_t{3} * 2 * 2);
        for (std::size_t i = 0; i < pixels.size(); ++i) pixels[i] = static_cast<std::uint8_t>(i * 20);
        results.images = std::make_shared<MemoryDataset>(Shape{2, 2, 1}, std::vector<std::string>{"dark", "light"},
                                                         pixels, std::vector<std::uint8_t>{0, 1, 1});
        results.predictions = {.classes = 2, .scores = {1, 0, 1, 0, 0, 1}, .labels = {0, 1, 1}, .images = {0, 1, 2}};
        view()->setChallenge([&] { return gameFrom(results, 3); });
        QTest::mouseClick(part<QPushButton>("against"), Qt::LeftButton);
        QCOMPARE(bench().lastStep(), 2);
        const Matrix truth = matrixOf(bench().fields(), "truth");
        QCOMPARE(std::ranges::count(truth.values, 1.0), 2);
        QCOMPARE(part<QPushButton>("answer.1")->text(), QStringLiteral("1  light"));
        QVERIFY(!part<QPushButton>("answer.2")->isVisible());
        QCOMPARE(part<LabelCard>("card")->image().size(), QSize(2, 2));
        view()->setFocus();
        for (int i = 0; i < 3; ++i) QTest::keyClick(view(), Qt::Key(Qt::Key_0 + static_cast<int>(truth.at(0, i))));
        // The network is wrong on the second image alone.
        QCOMPARE(matrixOf(bench().readings(), "totals"), Matrix(2, 2, {3, 3, 2, 3}));
        results.predictions.classes = 11;
        QVERIFY(std::holds_alternative<QString>(gameFrom(results, 3)));
        // A restart brings the numbers and not the pictures: nothing can be named then.
        const LearnState state = learn()->state();
        QVERIFY(learn()->openLesson(QStringLiteral("convolution-bench")));
        learn()->setState(state);
        QVERIFY(part<LabelCard>("card")->image().isNull());
        QVERIFY(!part<QPushButton>("answer.0")->isVisible());
        // Reset brings the drawn pictures back.
        learn()->bench()->begin({});
        QCOMPARE(part<LabelCard>("card")->image().size(), QSize(32, 32));
    }

private:
    LearnWorkspace* learn() { return qobject_cast<LearnWorkspace*>(window_->workspace(WorkspaceSlot::Learn)); }
    Bench& bench() { return learn()->bench()->bench(); }
    LabellingView* view() { return qobject_cast<LabellingView*>(&learn()->bench()->view()); }
    bool isTimed() {
        return std::ranges::any_of(view()->findChildren<QTimer*>(),
                                   [](const QTimer* each) { return each->isActive(); });
    }
    template <class Widget>
    Widget* part(const char* name) {
        return learn()->findChild<Widget*>(QString::fromLatin1(name));
    }
    void type(const char* text, int row, int column, const char* refusal) {
        auto* counts = part<MatrixView>("counts");
        QTest::mouseClick(counts, Qt::LeftButton, {}, counts->cellRect(row, column).center().toPoint());
        QTest::keyClicks(counts->findChild<QWidget*>(QStringLiteral("cell")), QString::fromLatin1(text));
        QSignalSpy refused(view(), &BenchView::refused);
        QTest::keyClick(counts->findChild<QWidget*>(QStringLiteral("cell")), Qt::Key_Return);
        QCOMPARE(refused.count(), *refusal == 0 ? 0 : 1);
    }

    std::unique_ptr<QTemporaryDir> dir_;
    std::unique_ptr<MainWindow> window_;
};

FOVEA_GUI_TEST(TestGuiLabelling)
#include "tst_gui_labelling.moc"
