// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAction>
#include <QApplication>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QMimeData>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

#include "app/actions/action_table.h"
#include "app/document/document.h"
#include "app/session/run_controller.h"
#include "app/window/main_window.h"
#include "app/workspaces/build_workspace.h"
#include "tests/support/register_test.h"
#include "widgets/canvas/layer_mime.h"
#include "widgets/canvas/network_canvas.h"
#include "widgets/inspector/palette_panel.h"
#include "widgets/resources.h"

using namespace fovea;

/// What someone meets who opens the program for the first time.
class TestGuiFirstUse : public QObject {
    Q_OBJECT
private:
    QTemporaryDir folder_;
    std::unique_ptr<MainWindow> window_;

    Document& document() { return window_->document(); }
    RunController& run() { return window_->run(); }
    BuildWorkspace* build() { return dynamic_cast<BuildWorkspace*>(window_->workspace(WorkspaceSlot::Build)); }
    NetworkCanvas* canvas() { return build()->canvas(); }

    void drop(const LayerSpec& layer, const QPoint& place) {
        const std::unique_ptr<QMimeData> data = mimeFromLayer(layer);
        QDragEnterEvent enter(place, Qt::CopyAction, data.get(), Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(canvas()->viewport(), &enter);
        QDropEvent dropped(place, Qt::CopyAction, data.get(), Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(canvas()->viewport(), &dropped);
    }

private Q_SLOTS:
    void initTestCase() {
        initResources();
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, folder_.path());
    }

    void init() {
        window_ = std::make_unique<MainWindow>();
        window_->resize(1280, 800);
        window_->show();
        QVERIFY(QTest::qWaitForWindowExposed(window_.get()));
        QTRY_VERIFY(run().data() != nullptr);
        QTest::qWait(50);
    }

    void cleanup() {
        document().reset({}, {});
        window_.reset();
    }

    void theFirstLayerStaysWhereItWasDropped() {
        document().reset({}, document().settings());
        QTest::qWait(50);
        const QPoint place(200, 220);
        drop(InputSpec{}, place);
        QCOMPARE(document().spec().nodes.size(), std::size_t{1});
        const NodeId input = document().spec().nodes.front().id;
        QVERIFY((canvas()->nodePoint(input) - place).manhattanLength() < 80);
        drop(Conv2dSpec{}, place + QPoint(200, 0));
        QCOMPARE(document().spec().edges.size(), std::size_t{1});
        QVERIFY((canvas()->nodePoint(input) - place).manhattanLength() < 80);
    }

    void aDropSomePixelsBesideAnEdgeGoesIntoIt() {
        const Edge edge = document().spec().edges.at(2);
        drop(ReluSpec{}, canvas()->edgePoint(edge) + QPoint(0, 22));
        QCOMPARE(document().spec().consumersOf(edge.from).size(), std::size_t{1});
        QVERIFY(document().isSound());
    }

    void undoBringsTheNetworkBackIntoSight() {
        const NodeId input = *document().spec().inputNode();
        const QPoint before = canvas()->nodePoint(input);
        window_->actions().action(ActionId::NetworkClear)->trigger();
        QVERIFY(document().spec().nodes.empty());
        QTest::qWait(50);
        document().undoStack().undo();
        QTRY_VERIFY((canvas()->nodePoint(input) - before).manhattanLength() < 4);
    }

    void aLayerBeneathTheInspectorComesToSight() {
        const NodeId output = *document().spec().outputNode();
        QTest::mouseClick(canvas()->viewport(), Qt::LeftButton, {}, canvas()->nodePoint(output));
        QCOMPARE(document().selection().nodes, std::set<NodeId>{output});
        constexpr int inspector = 304;
        QTRY_VERIFY(canvas()->nodePoint(output).x() < canvas()->viewport()->width() - inspector);
        canvas()->fit();
        QVERIFY(canvas()->nodePoint(output).x() < canvas()->viewport()->width() - inspector);
        QVERIFY(canvas()->nodePoint(*document().spec().inputNode()).x() > 0);
    }

    void turnsOfOneControlAreOneStepOfUndo() {
        const float before = document().settings().options.learningRate;
        const int steps = document().undoStack().count();
        for (const float rate : {0.02F, 0.03F, 0.04F}) run().setLearningRate(rate);
        QCOMPARE(document().undoStack().count(), steps + 1);
        run().setEpochs(document().settings().options.epochs + 1);
        QCOMPARE(document().undoStack().count(), steps + 2);
        document().undoStack().undo();
        document().undoStack().undo();
        QCOMPARE(document().settings().options.learningRate, before);
    }

    void anotherFileEndsTheRunEvenWithTheSameNetwork() {
        const Project untouched = document().toProject();
        run().stepOnce();
        QTRY_COMPARE(run().session().step(), std::int64_t{1});
        QTRY_VERIFY(!run().session().isActive());
        document().fromProject(untouched, {});
        QCOMPARE(run().session().state(), TrainingSession::State::Empty);
        run().stepOnce();
        QTRY_VERIFY(document().trained().checkpoint != nullptr);
        QCOMPARE(document().trained().checkpoint->step, std::int64_t{1});
    }
};

FOVEA_GUI_TEST(TestGuiFirstUse)
#include "tst_gui_first_use.moc"
