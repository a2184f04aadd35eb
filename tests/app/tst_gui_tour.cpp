// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAction>
#include <QComboBox>
#include <QListWidget>
#include <QMessageBox>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QToolButton>

#include "app/actions/action_table.h"
#include "app/document/document.h"
#include "app/session/run_controller.h"
#include "app/welcome/welcome_page.h"
#include "app/window/file_controller.h"
#include "app/window/guide.h"
#include "app/window/main_window.h"
#include "app/window/tour.h"
#include "app/window/tour_card.h"
#include "app/workspaces/build_workspace.h"
#include "app/workspaces/learn/learn_workspace.h"
#include "app/workspaces/see_workspace.h"
#include "tests/support/real_window.h"
#include "tests/support/register_test.h"
#include "tests/support/whole_window.h"
#include "widgets/canvas/network_canvas.h"
#include "widgets/images/layer_strip.h"
#include "widgets/inspector/palette_chip.h"
#include "widgets/inspector/palette_panel.h"
#include "widgets/resources.h"

using namespace fovea;
using namespace fovea::test;

/// The tour, done as a person does it: with mouse and keys.
class TestGuiTour : public QObject {
    Q_OBJECT
private:
    QTemporaryDir folder_;
    std::unique_ptr<MainWindow> window_;

    Tour& tour() { return window_->guide().tour(); }
    Document& document() { return window_->document(); }
    BuildWorkspace* build() { return qobject_cast<BuildWorkspace*>(window_->workspace(WorkspaceSlot::Build)); }
    PaletteChip* maxChip() {
        for (auto* chip : build()->palette()->findChildren<PaletteChip*>())
            if (std::holds_alternative<MaxPool2dSpec>(chip->layer())) return chip;
        return nullptr;
    }
    /// Whether the tour leaves this point of a widget in view.
    bool pointsAt(QWidget* widget, QPoint point) {
        const QPoint at = widget->mapTo(window_.get(), point);
        return std::ranges::any_of(tour().shade()->targets(), [&](const QRect& rect) { return rect.contains(at); }) &&
               !tour().card()->geometry().contains(at);
    }
    void dragIn();
    void repair();
    void trainSteps();
    void lookInside();
    void openALesson();
    void save();

private Q_SLOTS:
    void initTestCase() {
        initResources();
        useOwnSettings(folder_.path());
        window_ = openedWindow({1280, 800});
        QVERIFY(window_ != nullptr);
    }
    void cleanupTestCase() {
        document().reset({}, {});
        window_.reset();
    }

    void isDoneByHand() {
        window_->guide().showWelcome();
        QTest::mouseClick(window_->findChild<QPushButton*>(QStringLiteral("welcome.tour")), Qt::LeftButton);
        QTRY_VERIFY(tour().isRunning());
        QTest::qWait(100);
        QVERIFY2(flawsOf(*tour().card()).isEmpty(), qPrintable(flawsOf(*tour().card()).join(u'\n')));
        dragIn();
        repair();
        trainSteps();
        lookInside();
        openALesson();
        save();
        QTRY_COMPARE(tour().step(), Tour::count);
        QTest::mouseClick(tour().card()->findChild<QPushButton*>(QStringLiteral("tour.leave")), Qt::LeftButton);
        QVERIFY(!tour().isRunning());
        QTRY_VERIFY(window_->findChild<TourShade*>() == nullptr);
    }

    void asksBeforeItReplacesWhatIsOpen() {
        window_->showWorkspace(WorkspaceSlot::Build);
        window_->actions().action(ActionId::NetworkClear)->trigger();
        QVERIFY(document().isDirty());
        window_->actions().action(ActionId::HelpTour)->trigger();
        QMessageBox* box = nullptr;
        QTRY_VERIFY((box = window_->findChild<QMessageBox*>(QStringLiteral("unsaved"))) != nullptr && box->isVisible());
        // Once is enough.
        tour().start();
        QTest::qWait(20);
        QCOMPARE(window_->findChildren<QMessageBox*>(QStringLiteral("unsaved")).size(), 1);
        QTest::keyClick(box, Qt::Key_Escape);
        QTest::qWait(20);
        QVERIFY(!tour().isRunning());
        QVERIFY(document().spec().nodes.empty());
        QVERIFY(document().isDirty());
        document().reset({}, {});
    }

    void escapeLeavesAndItBeginsAnew() {
        window_->actions().action(ActionId::HelpTour)->trigger();
        QTRY_COMPARE(tour().step(), 0);
        QTest::mouseClick(tour().card()->findChild<QPushButton*>(QStringLiteral("tour.skip")), Qt::LeftButton);
        QTRY_COMPARE(tour().step(), 2);  // nothing is out of joint, so that there is nothing to repair
        // Who looks elsewhere is shown the way back.
        window_->showWorkspace(WorkspaceSlot::Build);
        auto* train = window_->findChild<QToolButton*>(QStringLiteral("workspace.2"));
        QTRY_VERIFY(pointsAt(train, train->rect().center()));
        QTest::keyClick(build()->canvas(), Qt::Key_Escape);
        QVERIFY(!tour().isRunning());
        window_->actions().action(ActionId::HelpTour)->trigger();
        QTRY_COMPARE(tour().step(), 0);
        QTest::keyClick(window_.get(), Qt::Key_Escape);
        QVERIFY(!tour().isRunning());
    }
};

void TestGuiTour::dragIn() {
    QCOMPARE(tour().step(), 0);
    PaletteChip* chip = maxChip();
    QVERIFY(chip != nullptr);
    QTRY_VERIFY(pointsAt(chip, chip->rect().center()));
    Edge wire{};
    for (const Edge& edge : document().spec().edges)
        if (std::holds_alternative<FlattenSpec>(document().spec().find(edge.to)->layer)) wire = edge;
    QWidget* viewport = build()->canvas()->viewport();
    const QPoint target = build()->canvas()->edgePoint(wire);
    QVERIFY(pointsAt(viewport, target));
    QTimer hand;
    hand.setInterval(20);
    int done = 0;
    connect(&hand, &QTimer::timeout, this, [&] {
        constexpr int moves = 4;
        ++done;
        if (done <= moves) {
            QTest::mouseMove(viewport, QPoint(target.x() * done / moves, target.y()));
        } else {
            hand.stop();
            QTest::mouseRelease(viewport, Qt::LeftButton, {}, target);
        }
    });
    hand.start();
    const QPoint start = chip->rect().center();
    QTest::mousePress(chip, Qt::LeftButton, {}, start);
    QTest::mouseMove(chip, start + QPoint(QApplication::startDragDistance() + 4, 0));
    QTRY_VERIFY(!hand.isActive());
    QTRY_COMPARE(tour().step(), 1);
}

void TestGuiTour::repair() {
    const NodeId node = *document().problems().front().node;
    NetworkCanvas* canvas = build()->canvas();
    QTRY_VERIFY(pointsAt(canvas->viewport(), canvas->nodePoint(node)) || document().selection().nodes.contains(node));
    QTest::mouseClick(canvas->viewport(), Qt::LeftButton, {}, canvas->nodePoint(node));
    QTRY_VERIFY(document().selection().nodes.contains(node));
    QTest::qWait(QApplication::doubleClickInterval() + 100);  // the canvas uncovers what was selected
    const QPoint fix = canvas->fixPoint(node, 0);
    QVERIFY(canvas->viewport()->rect().contains(fix));
    const QPoint inWindow = canvas->viewport()->mapTo(window_.get(), fix);
    QTRY_VERIFY(!tour().card()->geometry().contains(inWindow));
    QTest::mouseClick(canvas->viewport(), Qt::LeftButton, {}, fix);
    QVERIFY(document().isSound());
    QTRY_COMPARE(tour().step(), 2);
}

void TestGuiTour::trainSteps() {
    QCOMPARE(window_->currentWorkspace(), WorkspaceSlot::Train);
    auto* step = window_->workspace(WorkspaceSlot::Train)->findChild<QPushButton*>(QStringLiteral("step"));
    QTRY_VERIFY(pointsAt(step, step->rect().center()));
    for (int i = 1; i <= 5; ++i) {
        QTRY_VERIFY(step->isEnabled());
        QTest::mouseClick(step, Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(window_->run().session().step(), std::int64_t{i}, 60000);
    }
    QTRY_COMPARE(tour().step(), 3);
}

void TestGuiTour::lookInside() {
    QCOMPARE(window_->currentWorkspace(), WorkspaceSlot::See);
    LayerStrip* strip = qobject_cast<SeeWorkspace*>(window_->workspace(WorkspaceSlot::See))->strip();
    QTRY_VERIFY(strip->selectedLayer().has_value());
    QTRY_VERIFY(pointsAt(strip, strip->rect().center()));
    QTest::qWait(200);
    QCOMPARE(tour().step(), 3);
    strip->setFocus();
    QTest::keyClick(strip, Qt::Key_Right);
    QTRY_COMPARE(tour().step(), 4);
}

void TestGuiTour::openALesson() {
    auto* learn = qobject_cast<LearnWorkspace*>(window_->workspace(WorkspaceSlot::Learn));
    QCOMPARE(window_->currentWorkspace(), WorkspaceSlot::Learn);
    auto* choice = learn->findChild<QComboBox*>(QStringLiteral("lessonChoice"));
    QTRY_VERIFY(choice->isVisible() && pointsAt(choice, choice->rect().center()));
    QTest::qWait(200);
    QCOMPARE(tour().step(), 4);
    const Lesson* before = learn->lesson();
    choice->setFocus();
    QTest::keyClick(choice, Qt::Key_Down);
    QVERIFY(learn->lesson() != before);
    QTRY_COMPARE(tour().step(), 5);
}

void TestGuiTour::save() {
    QTest::keyClick(window_.get(), Qt::Key_S, Qt::ControlModifier);
    answerFileDialog(*window_, QStringLiteral("save"), folder_.filePath(QStringLiteral("tour.fovea")));
    QTRY_VERIFY(!document().filePath().isEmpty());
}

FOVEA_GUI_TEST(TestGuiTour)
#include "tst_gui_tour.moc"
