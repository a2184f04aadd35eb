// SPDX-License-Identifier: GPL-3.0-or-later
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>

#include "app/document/document.h"
#include "app/lessons/facts.h"
#include "app/session/run_controller.h"
#include "app/window/main_window.h"
#include "app/workspaces/learn/learn_workspace.h"
#include "app/workspaces/learn/task_view.h"
#include "core/network/catalogue.h"
#include "core/training/history.h"
#include "tests/support/register_test.h"
#include "widgets/resources.h"

using namespace fovea;

/// A lesson that works in Train: its network, and tasks that ask the run.
class TestGuiLessonRooms : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { initResources(); }

    void runsSayOfThemselves() {
        TrainingOptions options;
        options.optimizer = AdamOptions{};
        options.learningRate = 0.25F;
        const Facts before = runFacts(options, nullptr, 12);
        QCOMPARE(std::get<std::string>(before.at("optimizer")), std::string("adam"));
        QCOMPARE(numberOf(before, "rate"), 0.25);
        QCOMPARE(numberOf(before, "epochs"), 0.0);
        QCOMPARE(numberOf(before, "parameters"), 12.0);
        QVERIFY(!before.contains("last_rate"));
        QVERIFY(!before.contains("accuracy"));
        History history;
        history.steps.push_back({.step = 7, .learningRate = 0.5F});
        EpochReport epoch{.epoch = 1, .step = 4, .trainLoss = 2, .trainAccuracy = 0.25, .validated = true};
        epoch.validation.accuracy = 0.5;
        history.epochs.push_back(epoch);
        epoch.validation.accuracy = 0.375;
        history.epochs.push_back(epoch);
        const Facts after = runFacts(options, &history, 12);
        QCOMPARE(numberOf(after, "steps"), 7.0);
        QCOMPARE(numberOf(after, "last_rate"), 0.5);
        QCOMPARE(numberOf(after, "epochs"), 2.0);
        QCOMPARE(numberOf(after, "accuracy"), 37.5);
        QCOMPARE(numberOf(after, "best_accuracy"), 50.0);
        QCOMPARE(numberOf(after, "train_accuracy"), 25.0);
        // Each is a name that lessons may use.
        for (const auto& [name, _] : after) QVERIFY2(std::ranges::count(runFactNames, name) == 1, name.c_str());
    }

    void theSimpleSystemIsSetUpAndTrained() {
        QTemporaryDir dir;
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, dir.path());
        MainWindow window;
        window.resize(1280, 800);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        QApplication::setActiveWindow(&window);
        window.showWorkspace(WorkspaceSlot::Learn);
        auto* learn = qobject_cast<LearnWorkspace*>(window.workspace(WorkspaceSlot::Learn));
        QVERIFY(learn->openLesson(QStringLiteral("simple-system")));
        const auto task = [&](const char* id) {
            return learn->findChild<TaskView*>(QStringLiteral("task.") + QString::fromLatin1(id));
        };
        // Whatever is open: grey pictures of 32×32 here, for which the same entry would have 10,250 parameters.
        const CatalogueEntry* grey = findInCatalogue("lenet5-1998");
        window.document().reset({grey->make(grey->input, grey->classes), {}}, window.document().settings());
        QVERIFY(!task("set-up")->isDone());
        QTest::mouseClick(learn->findChild<QPushButton*>(QStringLiteral("work.setUp")), Qt::LeftButton);
        QTRY_VERIFY(task("set-up")->isDone());
        QCOMPARE(window.document().cost().totals.parameters, 30730);
        const auto* run = learn->findChild<QLabel*>(QStringLiteral("work.run"));
        QVERIFY(run->text().contains(QStringLiteral("0.0002")));
        QTest::mouseClick(learn->findChild<QPushButton*>(QStringLiteral("work.go")), Qt::LeftButton);
        QCOMPARE(window.workspace(WorkspaceSlot::Train)->isVisible(), true);
        RunSettings settings = window.document().settings();
        settings.options.epochs = 5;
        window.document().setSettings(settings);
        window.run().play();
        QTRY_VERIFY_WITH_TIMEOUT(window.document().trained().checkpoint != nullptr &&
                                     window.document().trained().checkpoint->history.epochs.size() == 5,
                                 60'000);
        window.showWorkspace(WorkspaceSlot::Learn);
        QTRY_VERIFY(run->text().contains(QStringLiteral("5 epochs")));
        QVERIFY2(task("train")->isDone(), qPrintable(run->text()));
        // A rate that is set, but at which no step was made, breaks nothing.
        settings.options.learningRate = 0.02F;
        settings.options.epochs = 6;
        window.document().setSettings(settings);
        QVERIFY(!task("break")->isDone());
        window.run().play();
        QTRY_VERIFY_WITH_TIMEOUT(window.document().trained().checkpoint->history.epochs.size() == 6, 60'000);
        QTRY_VERIFY(task("break")->isDone());
    }
};

FOVEA_GUI_TEST(TestGuiLessonRooms)
#include "tst_gui_lesson_rooms.moc"
