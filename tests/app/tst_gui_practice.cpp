// SPDX-License-Identifier: GPL-3.0-or-later
// Lesson 24 in the window: its project becomes a network, its cards lead to lessons, and this computer is measured.
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <cstdint>
#include <vector>

#include "app/document/document.h"
#include "app/window/main_window.h"
#include "app/workspaces/learn/learn_workspace.h"
#include "app/workspaces/learn/practice_supply.h"
#include "app/workspaces/learn/task_view.h"
#include "core/benches/bench_table.h"
#include "core/network/network_spec.h"
#include "tests/support/register_test.h"
#include "widgets/benches/bench_panel.h"
#include "widgets/benches/bench_view.h"
#include "widgets/resources.h"

using namespace fovea;

class TestGuiPractice : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { initResources(); }

    void aProjectBecomesANetworkAndACardALesson() {
        QTemporaryDir dir;
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, dir.path());
        MainWindow window;
        window.resize(1280, 800);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        window.showWorkspace(WorkspaceSlot::Learn);
        auto* learn = qobject_cast<LearnWorkspace*>(window.workspace(WorkspaceSlot::Learn));
        QVERIFY(learn->openLesson(QStringLiteral("24")));
        QVERIFY(learn->showStep(QStringLiteral("project")));
        QTest::mouseClick(learn->findChild<QPushButton*>(QStringLiteral("setUp")), Qt::LeftButton);
        const NetworkSpec& spec = window.document().spec();
        QCOMPARE(networkCost(spec, inferShapes(spec)).totals.parameters, std::int64_t{307498});
        window.showWorkspace(WorkspaceSlot::Learn);
        QVERIFY(learn->showStep(QStringLiteral("gallery")));
        QVERIFY(learn->bench()->set({{"row", Matrix(1)}}));
        QTest::mouseClick(learn->findChild<QPushButton*>(QStringLiteral("go")), Qt::LeftButton);
        QTRY_COMPARE(learn->lesson()->number, 2);
    }

    /// The peak is asked of the Titan V's row: no other row hides its own, or is what the answer is held against.
    void thePeakIsAskedOfItsRow() {
        QTemporaryDir dir;
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, dir.path());
        MainWindow window;
        window.resize(1600, 1000);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        QApplication::setActiveWindow(&window);
        window.showWorkspace(WorkspaceSlot::Learn);
        auto* learn = qobject_cast<LearnWorkspace*>(window.workspace(WorkspaceSlot::Learn));
        QVERIFY(learn->openLesson(QStringLiteral("24")));
        QVERIFY(!learn->bench()->view().isHidden("device_peak", 0, 0));
        QVERIFY(learn->bench()->view().arithmetic().contains(QStringLiteral("537.6")));
        auto* task = learn->findChild<TaskView*>(QStringLiteral("task.titan"));
        auto* field = task->findChild<QLineEdit*>(QStringLiteral("task.number"));
        field->setFocus();  // which brings its step
        QCOMPARE(learn->bench()->bench().step(), 2);
        QVERIFY(learn->bench()->view().isHidden("device_peak", 0, 0));
        QTest::keyClicks(field, QStringLiteral("15360"));
        QTest::mouseClick(task->findChild<QPushButton*>(QStringLiteral("task.seal")), Qt::LeftButton);
        QVERIFY(task->isDone());
        const QString remark = task->findChild<QLabel*>(QStringLiteral("task.remark"))->text();
        QVERIFY2(remark.startsWith(QStringLiteral("You said 15360, and so it is.")), qPrintable(remark));
    }

    /// As fovea bench does it, only shorter; what is measured bears a name.
    void thisComputerIsMeasured() {
        BenchPanel panel(*findBench("practice"));
        panel.resize(860, 680);
        panel.show();
        QVERIFY(QTest::qWaitForWindowExposed(&panel));
        supplyPractice(panel.view(), {}, 0.0001);
        auto* measure = panel.findChild<QPushButton*>(QStringLiteral("measure"));
        const QString before = measure->text();
        QTest::mouseClick(measure, Qt::LeftButton);
        QVERIFY(measure->text() != before);
        QTest::mouseClick(measure, Qt::LeftButton);  // it can be stopped
        QCOMPARE(measure->text(), before);
        QCOMPARE(*panel.bench().number({"ceiling"}), 0.0);
        QTest::mouseClick(measure, Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(*panel.bench().number({"ceiling"}) > 0, 60000);
        QCOMPARE(measure->text(), before);
        QVERIFY(!choiceOf(panel.bench().fields(), "computer").empty());
        QVERIFY(numberOf(panel.bench().fields(), "threads") >= 1);
        for (const double figure : matrixOf(panel.bench().fields(), "measured").values) QVERIFY(figure > 0);
        QVERIFY(panel.bench().value("least_minutes") != nullptr);
        const double ceiling = *panel.bench().number({"ceiling"});
        panel.begin({{"part", "wizard"}});  // another lesson of this bench, and the way back
        QCOMPARE(*panel.bench().number({"ceiling"}), ceiling);
        BenchPanel another(*findBench("practice"));
        supplyPractice(another.view(), {});
        QCOMPARE(*another.bench().number({"ceiling"}), ceiling);
        // Measured anew, it can be reached anew.
        measure = another.findChild<QPushButton*>(QStringLiteral("measure"));
        measure->click();
        QCOMPARE(*another.bench().number({"ceiling"}), 0.0);
        measure->click();
        QCOMPARE(*another.bench().number({"ceiling"}), ceiling);
    }

    void onlyTriedRunsOnCifarAreShown() {
        const auto run = [](const char* data, std::int64_t right, std::int64_t images) {
            RunSummary summary;
            summary.dataset = data;
            summary.right = right;
            summary.images = images;
            summary.parameters = 30730;
            summary.macs = 30720;
            return summary;
        };
        std::vector<RunSummary> runs{run("cifar10", 30, 40), run("mnist", 39, 40), run("cifar100", 10, 40),
                                     run("cifar10", 0, 0), run("cifar10:cap=100", 20, 40)};
        QCOMPARE(ownRunRows(runs), Matrix(2, 3, {50, 30730, 30720, 25, 30730, 30720}));
        runs.front().macs.reset();  // a network whose shapes are not known
        QCOMPARE(ownRunRows(runs).rows, 1);
        runs.assign(20, run("cifar10", 30, 40));
        QCOMPARE(ownRunRows(runs).rows, 12);
    }
};

FOVEA_GUI_TEST(TestGuiPractice)
#include "tst_gui_practice.moc"
