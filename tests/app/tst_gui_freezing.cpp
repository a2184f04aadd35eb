// SPDX-License-Identifier: GPL-3.0-or-later
// Transfer learning in the real window: freezing in Build, rates in Train, another head, and what runs make of them.
#include <QAction>
#include <QCheckBox>
#include <QDialog>
#include <QFileInfo>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <variant>

#include "app/actions/action_table.h"
#include "app/document/document.h"
#include "app/session/run_controller.h"
#include "app/session/run_names.h"
#include "app/session/sweep_session.h"
#include "app/session/twin_run.h"
#include "app/sweep_run.h"
#include "app/window/main_window.h"
#include "app/workspaces/build_workspace.h"
#include "app/workspaces/layers_dialog.h"
#include "app/workspaces/sweep_dialog.h"
#include "core/laboratory/sweep_text.h"
#include "tests/support/real_window.h"
#include "tests/support/register_test.h"
#include "widgets/canvas/network_canvas.h"
#include "widgets/inspector/inspector_panel.h"
#include "widgets/inspector/point_spin_box.h"
#include "widgets/resources.h"

using namespace fovea;

class TestGuiFreezing : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        initResources();
        QVERIFY(folder_.isValid());
        test::useOwnSettings(folder_.path());
    }
    void init();
    void cleanup() { window_.reset(); }

    void locksAndLineAreUndone();
    void inspectorAndMenuFreeze();
    void aFrozenRunKeepsTheBits();
    void allFrozenBlocksTraining();
    void ratesAreChosenInTrain();
    void headIsReplaced();
    void trainedNetworkIsOfferedAHead();
    void everythingIsKeptInTheFile();
    void newLayersAreNotFrozenAfterOpening();
    void quickLocksAllCount();
    void rewindAndTwinsKeepFrozenWeights();
    void sweepsRefuseFrozenLayers();
    void ratesThatAreOnlyShownStay();

private:
    Document& document() { return window_->document(); }
    RunController& run() { return window_->run(); }
    NetworkCanvas* canvas() {
        return dynamic_cast<BuildWorkspace*>(window_->workspace(WorkspaceSlot::Build))->canvas();
    }
    QAction* action(ActionId id) { return window_->actions().action(id); }
    const FrozenLayers& frozen() { return document().settings().options.layers.frozen; }
    std::vector<float> values(NodeId layer) {
        const auto view = document().trained().weights->view(layer, ParameterRole::Weight);
        return {view.begin(), view.end()};
    }
    void trainToTheEnd() {
        window_->showWorkspace(WorkspaceSlot::Train);
        run().play();
        QTRY_VERIFY_WITH_TIMEOUT(run().session().isFinished(), 60000);
        QTRY_VERIFY(document().trained().checkpoint != nullptr);
    }
    template <class Dialog>
    Dialog* dialog(const char* name) {
        Dialog* found = nullptr;
        (void)QTest::qWaitFor([&] {
            found = window_->findChild<Dialog*>(QString::fromLatin1(name));
            return found != nullptr && found->isVisible();
        });
        return found;
    }

    QTemporaryDir folder_;
    std::unique_ptr<MainWindow> window_;
    NodeId conv_, dense_;
};

void TestGuiFreezing::init() {
    window_ = test::openedWindow({1280, 800});
    QVERIFY(window_ != nullptr);
    Drawing drawing;
    const NodeId image = drawing.spec.append(InputSpec{{32, 32, 3}});
    conv_ = drawing.spec.append(Conv2dSpec{.filters = 3, .kernel = {8, 8}, .stride = {8, 8}}, image);
    dense_ = drawing.spec.append(DenseSpec{.units = 10}, drawing.spec.append(FlattenSpec{}, conv_));
    RunSettings settings = document().settings();
    settings.options = {};
    settings.options.epochs = 1;
    document().reset(drawing, settings);
    window_->showWorkspace(WorkspaceSlot::Build);
    QTest::qWait(50);
}

void TestGuiFreezing::locksAndLineAreUndone() {
    action(ActionId::ViewLocks)->setChecked(true);
    QTest::mouseClick(canvas()->viewport(), Qt::LeftButton, {}, canvas()->lockPoint(conv_));
    QTRY_COMPARE(frozen(), FrozenLayers{conv_});
    QCOMPARE(canvas()->frozen(), FrozenLayers{conv_});
    action(ActionId::EditUndo)->trigger();
    QVERIFY(frozen().empty() && canvas()->frozen().empty());
    QCOMPARE(window_->currentWorkspace(), WorkspaceSlot::Build);  // where the lock is
    window_->showWorkspace(WorkspaceSlot::Train);                 // whose list of layers has it, too
    action(ActionId::EditRedo)->trigger();
    QCOMPARE(canvas()->frozen(), FrozenLayers{conv_});
    QCOMPARE(window_->currentWorkspace(), WorkspaceSlot::Train);
    window_->showWorkspace(WorkspaceSlot::See);
    action(ActionId::EditUndo)->trigger();
    QCOMPARE(window_->currentWorkspace(), WorkspaceSlot::Build);
    action(ActionId::EditRedo)->trigger();
    canvas()->setFocus();
    QTest::keyClick(canvas()->viewport(), Qt::Key_BracketLeft);
    QTRY_VERIFY(frozen().empty());
    QTest::keyClick(canvas()->viewport(), Qt::Key_BracketRight);
    QTRY_COMPARE(frozen(), FrozenLayers{conv_});
    action(ActionId::ViewLocks)->setChecked(false);
}

void TestGuiFreezing::inspectorAndMenuFreeze() {
    document().setSelection({{conv_}, {}});
    auto* box = window_->findChild<QCheckBox*>(QStringLiteral("freezeLayer"));
    QVERIFY(box != nullptr && box->isVisible());
    QTest::mouseClick(box, Qt::LeftButton, {}, QPoint(8, box->height() / 2));
    QTRY_COMPARE(frozen(), FrozenLayers{conv_});
    QVERIFY(box->isChecked());
    QVERIFY(action(ActionId::NetworkFreeze)->isEnabled());
    action(ActionId::NetworkFreeze)->trigger();
    QTRY_VERIFY(frozen().empty());
    QVERIFY(!box->isChecked());
    document().setSelection({{*document().spec().inputNode()}, {}});
    QVERIFY(!action(ActionId::NetworkFreeze)->isEnabled());
}

void TestGuiFreezing::aFrozenRunKeepsTheBits() {
    trainToTheEnd();
    const std::vector<float> conv = values(conv_);
    const std::vector<float> dense = values(dense_);
    const Preprocessing preprocessing = *document().trained().preprocessing;
    run().setFrozen({conv_});
    QTRY_COMPARE(frozen(), FrozenLayers{conv_});
    run().play();
    QTRY_COMPARE_WITH_TIMEOUT(document().runNumber(), 2, 20000);
    QTRY_VERIFY_WITH_TIMEOUT(run().session().isFinished(), 60000);
    QTRY_VERIFY(document().trained().checkpoint != nullptr);
    QVERIFY(values(conv_) == conv);
    QVERIFY(values(dense_) != dense);
    QVERIFY(*document().trained().preprocessing == preprocessing);
    QVERIFY(document().trained().checkpoint->options.layers.frozen == FrozenLayers{conv_});
    QVERIFY(titleOfRun(document(), 2).contains(QStringLiteral("frozen: ")));
}

void TestGuiFreezing::allFrozenBlocksTraining() {
    run().setFrozen({conv_, dense_});
    QTRY_VERIFY(run().trainingBlocker().contains(QStringLiteral("All layers are frozen")));
    run().setFrozen({conv_});
    QTRY_VERIFY(run().trainingBlocker().isEmpty());
}

void TestGuiFreezing::ratesAreChosenInTrain() {
    window_->showWorkspace(WorkspaceSlot::Train);
    auto* choose = window_->findChild<QPushButton*>(QStringLiteral("chooseLayers"));
    QVERIFY(choose != nullptr);
    choose->click();
    auto* layers = dialog<QDialog>("layers");
    QVERIFY(layers != nullptr);
    auto* rate = layers->findChild<PointSpinBox*>(QStringLiteral("rate.%1").arg(conv_.value));
    rate->setFocus();
    rate->selectAll();
    QTest::keyClicks(rate, QStringLiteral("0.1"));
    auto* decays = layers->findChild<QCheckBox*>(QStringLiteral("decaysBiases"));
    QTest::mouseClick(decays, Qt::LeftButton, {}, QPoint(8, decays->height() / 2));
    QTest::mouseClick(layers->findChild<QPushButton*>(QStringLiteral("useLayers")), Qt::LeftButton);
    const auto chosen = [this]() -> const LayerTraining& { return document().settings().options.layers; };
    QTRY_COMPARE(chosen().rates.size(), std::size_t{1});
    QCOMPARE(chosen().rates.at(conv_), 0.1F);
    QVERIFY(!chosen().decaysBiases && chosen().decaysNorms);
    auto* summary = window_->findChild<QLabel*>(QStringLiteral("layersSummary"));
    QVERIFY2(summary->text().contains(QStringLiteral("× 0.1")), qPrintable(summary->text()));
    document().undoStack().undo();
    QVERIFY(chosen() == LayerTraining{});
}

void TestGuiFreezing::headIsReplaced() {
    trainToTheEnd();
    const std::vector<float> conv = values(conv_);
    window_->showWorkspace(WorkspaceSlot::Build);
    action(ActionId::NetworkNewHead)->trigger();
    auto* ask = dialog<QInputDialog>("newHead");
    QVERIFY(ask != nullptr);
    ask->setIntValue(10);
    ask->accept();
    QTRY_VERIFY(document().spec().find(dense_) == nullptr);
    const NodeId head = *document().spec().outputNode();
    QVERIFY(head != dense_);
    const auto model = document().deferredModel()();
    QVERIFY(model.hasValue());
    const auto kept = model->weights->view(conv_, ParameterRole::Weight);
    QVERIFY(std::ranges::equal(kept, conv));
    QCOMPARE(document().runNumber(), 2);
    document().undoStack().undo();
    QVERIFY(document().spec().find(dense_) != nullptr);
}

void TestGuiFreezing::trainedNetworkIsOfferedAHead() {
    trainToTheEnd();
    const std::vector<float> conv = values(conv_);
    QVERIFY(!run().offersHead());
    // The same pictures with other classes stand for other data: a head for four is what doesn't fit.
    run().replaceHead(4);
    QTRY_VERIFY(!run().dataFits());
    QVERIFY(run().offersHead());
    auto* button = window_->findChild<QPushButton*>(QStringLiteral("dataButton"));
    QTRY_VERIFY(button->isVisible());
    QCOMPARE(button->text(), QStringLiteral("Replace the head for 10 classes"));
    QTest::mouseClick(button, Qt::LeftButton);
    QTRY_VERIFY(run().dataFits());
    const auto model = document().deferredModel()();
    QVERIFY(std::ranges::equal(model->weights->view(conv_, ParameterRole::Weight), conv));
}

void TestGuiFreezing::everythingIsKeptInTheFile() {
    LayerTraining layers;
    layers.frozen = {conv_};
    layers.rates = {{dense_, 2.0F}};
    run().setLayers(layers, QStringLiteral("test"));
    QTRY_VERIFY(document().settings().options.layers == layers);
    Document other;
    other.fromProject(document().toProject(), {});
    QVERIFY(other.settings().options.layers == layers);
}

/// A frozen layer that was deleted leaves its id behind; after opening no new layer may get it.
void TestGuiFreezing::newLayersAreNotFrozenAfterOpening() {
    run().setFrozen({dense_});
    Project project = document().toProject();
    std::erase_if(project.spec.nodes, [this](const Node& node) { return node.id == dense_; });
    std::erase_if(project.spec.edges, [this](const Edge& edge) { return edge.to == dense_; });
    Document other;
    other.fromProject(project, {});
    QVERIFY(other.firstFreeId() > dense_.value);
    project.options.layers.frozen.clear();
    project.options.layers.rates = {{NodeId{70}, 0.5F}};
    other.fromProject(project, {});
    QCOMPARE(other.firstFreeId(), 71);
}

/// Two locks within one step: neither is lost.
void TestGuiFreezing::quickLocksAllCount() {
    RunSettings settings = document().settings();
    settings.options.epochs = 1000;
    document().setSettings(settings);
    run().play();
    QTRY_VERIFY_WITH_TIMEOUT(run().session().step() > 0, 60000);
    run().setFrozen({conv_});
    run().setFrozen({dense_});  // what was shown had no lock yet
    QTRY_COMPARE(frozen(), (FrozenLayers{conv_, dense_}));
    run().setFrozen({conv_});
    QTRY_COMPARE(frozen(), FrozenLayers{conv_});
}

void TestGuiFreezing::rewindAndTwinsKeepFrozenWeights() {
    trainToTheEnd();
    const std::vector<float> conv = values(conv_);
    run().setFrozen({conv_});
    QTRY_COMPARE(frozen(), FrozenLayers{conv_});
    QSignalSpy failed(&run(), &RunController::failed);
    run().rewind();
    QCOMPARE(failed.count(), 1);
    QVERIFY(failed.front().front().toString().contains(QStringLiteral("Layers are frozen")));
    QVERIFY(values(conv_) == conv);
    TwinRun twin(run());
    QSignalSpy refused(&twin, &TwinRun::failed);
    twin.start(TwinSwitch::OtherSeed);
    QVERIFY(!twin.isRunning());
    QCOMPARE(refused.count(), 1);
    QVERIFY(values(conv_) == conv);
    run().setFrozen({});
    QTRY_VERIFY(frozen().empty());
    run().rewind();
    QTRY_VERIFY(document().trained().weights == nullptr);
    QCOMPARE(failed.count(), 1);
}

void TestGuiFreezing::sweepsRefuseFrozenLayers() {
    QTRY_VERIFY(run().data() != nullptr);
    SweepJob job;
    job.data = *run().data();
    job.folder = folder_.filePath(QStringLiteral("frozen-sweep")).toStdString();
    job.statement.sweep = std::get<Sweep>(parseSweep("seed=1..2"));
    job.statement.spec = document().spec();
    job.statement.options.layers.frozen = {conv_};
    const auto opened = openSweepFolder(job, false);
    QVERIFY(std::holds_alternative<SweepRefusal>(opened));
    QVERIFY(std::get<SweepRefusal>(opened).kind == SweepRefusal::Kind::Frozen);
    QVERIFY(!QFileInfo::exists(folder_.filePath(QStringLiteral("frozen-sweep"))));
    run().setFrozen({conv_});
    SweepSession session;
    SweepDialog dialog(run(), session);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    QVERIFY(!dialog.findChild<QPushButton*>(QStringLiteral("startSweep"))->isEnabled());
    QVERIFY(dialog.findChild<QLabel*>(QStringLiteral("sweepAccount"))->text().contains(QStringLiteral("frozen")));
}

/// The box has four places; a rate with more stays what it is until somebody writes another.
void TestGuiFreezing::ratesThatAreOnlyShownStay() {
    LayerTraining layers;
    layers.rates = {{conv_, 0.00001F}, {dense_, 0.12345678F}};
    run().setLayers(layers, QStringLiteral("test"));
    LayersDialog dialog(run());
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.findChild<QCheckBox*>(QStringLiteral("decaysNorms"))->setChecked(false);
    dialog.accept();
    layers.decaysNorms = false;
    QTRY_VERIFY(document().settings().options.layers == layers);
}

FOVEA_GUI_TEST(TestGuiFreezing)
#include "tst_gui_freezing.moc"
