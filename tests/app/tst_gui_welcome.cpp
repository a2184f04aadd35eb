// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAction>
#include <QFileDialog>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include "app/actions/action_table.h"
#include "app/document/document.h"
#include "app/lessons/lesson_library.h"
#include "app/settings/settings.h"
#include "app/welcome/lesson_stop.h"
#include "app/welcome/welcome_page.h"
#include "app/window/fetch_dialog.h"
#include "app/window/guide.h"
#include "app/window/main_window.h"
#include "app/workspaces/learn/learn_workspace.h"
#include "tests/support/real_window.h"
#include "tests/support/register_test.h"
#include "tests/support/whole_window.h"
#include "widgets/inspector/segments.h"
#include "widgets/resources.h"

using namespace fovea;
using namespace fovea::test;

/// The start page: when it comes, and where its doors lead.
class TestGuiWelcome : public QObject {
    Q_OBJECT
private:
    QTemporaryDir folder_;
    std::unique_ptr<MainWindow> window_;

    Guide& guide() { return window_->guide(); }
    LearnWorkspace* learn() { return qobject_cast<LearnWorkspace*>(window_->workspace(WorkspaceSlot::Learn)); }
    int litModes() {
        int lit = 0;
        for (int i = 0; i < 5; ++i)
            lit += window_->findChild<QToolButton*>(QStringLiteral("workspace.%1").arg(i))->isChecked() ? 1 : 0;
        return lit;
    }

private Q_SLOTS:
    void initTestCase() {
        initResources();
        useOwnSettings(folder_.path());
        window_ = openedWindow({1280, 800});
        QVERIFY(window_ != nullptr);
    }

    void cleanupTestCase() {
        window_->document().reset({}, {});
        window_.reset();
    }

    void comesOnceByItself() {
        Settings().setWelcomed(false);
        guide().greet();
        QVERIFY(guide().isWelcoming());
        QCOMPARE(litModes(), 0);
        window_->showWorkspace(WorkspaceSlot::Build);
        QVERIFY(!guide().isWelcoming());
        QCOMPARE(litModes(), 1);
        guide().greet();
        QVERIFY(!guide().isWelcoming());
        window_->actions().action(ActionId::HelpWelcome)->trigger();
        QVERIFY(guide().isWelcoming());
    }

    void returnOpensTheFirstLesson() {
        guide().showWelcome();
        DoorButton* door = guide().welcome()->door(Door::Learn);
        QTRY_VERIFY(door->hasFocus());
        QTest::keyClick(door, Qt::Key_Return);
        QCOMPARE(window_->currentWorkspace(), WorkspaceSlot::Learn);
        QVERIFY(window_->apart() == nullptr);
        QCOMPARE(learn()->lesson()->number, builtInLessons().front().number);
    }

    void arrowsAndMouseReachTheOtherDoors() {
        guide().showWelcome();
        WelcomePage* page = guide().welcome();
        QTRY_VERIFY(page->door(Door::Learn)->hasFocus());
        QTest::keyClick(page->door(Door::Learn), Qt::Key_Right);
        QVERIFY(page->door(Door::Build)->hasFocus());
        QTest::keyClick(page->door(Door::Build), Qt::Key_Space);
        QCOMPARE(window_->currentWorkspace(), WorkspaceSlot::Build);
        QVERIFY(window_->apart() == nullptr);
        guide().showWelcome();
        QTest::mouseClick(page->door(Door::Train), Qt::LeftButton);
        QCOMPARE(window_->currentWorkspace(), WorkspaceSlot::Train);
        guide().showWelcome();
        QTest::mouseClick(page->door(Door::Open), Qt::LeftButton);
        QTRY_VERIFY(window_->findChild<QFileDialog*>() != nullptr);
        QTest::keyClick(window_->findChild<QFileDialog*>(), Qt::Key_Escape);
    }

    void aStopOpensItsLesson() {
        guide().showWelcome();
        auto* stop = guide().welcome()->findChild<LessonStop*>(QStringLiteral("stop.pooling"));
        QVERIFY(stop != nullptr);
        QVERIFY(stop->accessibleName().contains(QStringLiteral("19")));
        QTest::mouseClick(stop, Qt::LeftButton);
        QCOMPARE(QString::fromStdString(learn()->lesson()->id), QStringLiteral("pooling"));
    }

    void saysWhichDataIsThere() {
        guide().showWelcome();
        QStringList texts;
        for (const auto* label : guide().welcome()->findChildren<QLabel*>()) texts << label->text();
        for (const char* title : {"CIFAR-10", "MNIST", "Fashion-MNIST"}) QVERIFY(texts.contains(QLatin1String(title)));
        // Where it is not here, it can be fetched from there: the dialog asks first.
        if (auto* get = guide().welcome()->findChild<QPushButton*>(QStringLiteral("welcome.get.cifar10"))) {
            QTest::mouseClick(get, Qt::LeftButton);
            QTRY_VERIFY(window_->findChild<FetchDialog*>() != nullptr);
            // What has come is not opened: the network stays as it is, and the page.
            const NetworkSpec before = window_->document().spec();
            Q_EMIT window_->findChild<FetchDialog*>()->fetched();
            QTest::qWait(50);
            QVERIFY(guide().isWelcoming());
            QVERIFY(window_->document().spec() == before);
            QVERIFY(!window_->document().isDirty());
            QCOMPARE(window_->document().settings().dataset, std::string("builtin"));
            QTest::keyClick(window_->findChild<FetchDialog*>(), Qt::Key_Escape);
            QTRY_VERIFY(window_->findChild<FetchDialog*>() == nullptr);
        }
    }

    void whatIsOpenedIsSeen() {
        guide().showWelcome();
        window_->document().reset({}, window_->document().settings());
        QVERIFY(!guide().isWelcoming());
        QCOMPARE(window_->currentWorkspace(), WorkspaceSlot::Build);
    }

    void lookAndLanguageAreSetThere() {
        guide().showWelcome();
        Q_EMIT guide().welcome()->lookChosen(1);
        QVERIFY(Settings().dark());
        QVERIFY2(flawsOf(*window_).isEmpty(), qPrintable(flawsOf(*window_).join(u'\n')));
        Q_EMIT guide().welcome()->lookChosen(0);
        QVERIFY(!Settings().dark());
        QVERIFY2(flawsOf(*window_).isEmpty(), qPrintable(flawsOf(*window_).join(u'\n')));
        Q_EMIT guide().welcome()->languageChosen(QStringLiteral("vi"));
        QCOMPARE(Settings().language(), QStringLiteral("vi"));
        // The menu and the page say the same.
        QMenu* menu = window_->actions().submenu(SubmenuId::Language);
        Q_EMIT menu->aboutToShow();
        const auto ticked = [menu] {
            QStringList names;
            for (const QAction* action : menu->actions())
                if (action->isChecked()) names << action->text();
            return names;
        };
        QCOMPARE(ticked(), QStringList{QStringLiteral("Tiếng Việt")});
        menu->actions().at(1)->trigger();
        guide().showWelcome();
        auto* page = guide().welcome()->findChild<Segments*>(QStringLiteral("welcome.language"));
        QCOMPARE(page->current(), 0);
        Settings().setLanguage({});
    }
};

FOVEA_GUI_TEST(TestGuiWelcome)
#include "tst_gui_welcome.moc"
