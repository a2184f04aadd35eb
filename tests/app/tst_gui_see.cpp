// SPDX-License-Identifier: GPL-3.0-or-later
// See in the real window: what it asks for, what it says when that fails, and what it shows again after a restart.
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <algorithm>
#include <cmath>

#include "app/document/document.h"
#include "app/error_text.h"
#include "app/window/file_controller.h"
#include "app/workspaces/build_workspace.h"
#include "app/workspaces/runs_panel.h"
#include "app/workspaces/see_source_panel.h"
#include "app/workspaces/see_workspace.h"
#include "app/workspaces/train_workspace.h"
#include "app/workspaces/transport_bar.h"
#include "core/network/catalogue.h"
#include "core/network/network.h"
#include "core/training/recipes.h"
#include "tests/support/real_window.h"
#include "tests/support/register_test.h"
#include "widgets/canvas/network_canvas.h"
#include "widgets/charts/class_bars.h"
#include "widgets/charts/curve_plot.h"
#include "widgets/images/drawing_pad.h"
#include "widgets/images/patch_view.h"
#include "widgets/images/pixel_view.h"
#include "widgets/inspector/inspector_panel.h"
#include "widgets/inspector/ledger_view.h"
#include "widgets/resources.h"

using namespace fovea;
using namespace fovea::test;

class TestGuiSee : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { initResources(); }
    void init();
    void cleanup() { window_.reset(); }

    void asksForVisibleMapsOnly();
    void whatIsDrawnIsLookedAt();
    void aFailureIsASentence();
    void aLateAnswerIsJudgedByItsOwnPicture();
    void anUntrainedNetworkKnowsNothing();
    void statesComeBackAfterARestart();

private:
    Document& document() { return window_->document(); }
    SeeWorkspace* see() { return qobject_cast<SeeWorkspace*>(window_->workspace(WorkspaceSlot::See)); }
    BuildWorkspace* build() { return qobject_cast<BuildWorkspace*>(window_->workspace(WorkspaceSlot::Build)); }
    /// The canvas scrolls by whole pixels.
    static bool isSame(BuildState a, const BuildState& b) {
        // All of the network's height fits, so that the canvas centres it whatever is asked for.
        if (a.view && b.view && std::abs(a.view->x - b.view->x) <= 1 && a.view->zoom == b.view->zoom) {
            a.view = b.view;
        }
        return a == b;
    }
    TrainWorkspace* train() { return qobject_cast<TrainWorkspace*>(window_->workspace(WorkspaceSlot::Train)); }
    void openNetwork(const char* id) {
        RunSettings settings;
        settings.options = recipeOf(*findInCatalogue(id));
        settings.dataset = "builtin";
        document().reset({findInCatalogue(id)->make(Shape{32, 32, 3}, 10), {}}, settings);
    }
    bool showsMaps() {
        return QTest::qWaitFor([this] { return !see()->mapView()->image().isNull() && see()->session().isIdle(); });
    }

    std::unique_ptr<QTemporaryDir> dir_;
    std::unique_ptr<MainWindow> window_;
};

void TestGuiSee::init() {
    dir_ = std::make_unique<QTemporaryDir>();
    useOwnSettings(dir_->path());
    window_ = openedWindow({1280, 800});
    QVERIFY(window_);
}

void TestGuiSee::asksForVisibleMapsOnly() {
    openNetwork("resnet20");
    QSignalSpy answered(&see()->session(), &InspectionSession::answered);
    window_->showWorkspace(WorkspaceSlot::See);
    LayerStrip* strip = see()->strip();
    const auto isShown = [&](NodeId node) {
        const auto layer = std::ranges::find(strip->layers(), node, &LayerMaps::id);
        return layer != strip->layers().end() && (layer->vector ? !layer->values.empty() : !layer->thumbnails.empty());
    };
    const auto allVisibleAreShown = [&] {
        const auto visible = strip->visibleLayers();
        return !visible.empty() && std::ranges::all_of(visible, isShown);
    };
    QTRY_VERIFY(allVisibleAreShown());
    const NodeId output = *document().spec().outputNode();
    const std::size_t atFirst = strip->visibleLayers().size();
    QVERIFY2(2 * atFirst < document().spec().nodes.size(), "the strip is too wide for this test");
    for (const auto& arguments : answered) {
        const auto reply = arguments.front().value<InspectionReplyPointer>();
        const auto& nodes = std::get<MapsQuery>(reply->query).nodes;
        // What is in view, the layer that is selected and the scores; the picture stands for the input.
        QVERIFY2(nodes.size() <= atFirst + 1, qPrintable(QString::number(nodes.size())));
        QCOMPARE(std::get<MapsAnswer>(reply->answer).maps.size(), nodes.size());
    }
    QVERIFY(!see()->inspection()->maps.contains(strip->layers()[strip->layers().size() / 2].id));

    answered.clear();
    strip->horizontalScrollBar()->setValue(strip->horizontalScrollBar()->maximum());
    QTRY_VERIFY(allVisibleAreShown());
    QCOMPARE(strip->visibleLayers().back(), output);
    for (const auto& arguments : answered) {
        const auto reply = arguments.front().value<InspectionReplyPointer>();
        QVERIFY(std::get<MapsQuery>(reply->query).nodes.size() <= atFirst + 3);
    }
    // All of them is what nobody asked for.
    QVERIFY(see()->inspection()->maps.size() < document().spec().nodes.size());
}

/// White where the pen went, and the network is asked about it at once.
void TestGuiSee::whatIsDrawnIsLookedAt() {
    openNetwork("lenet5");
    window_->showWorkspace(WorkspaceSlot::See);
    QVERIFY(showsMaps());
    QTest::mouseClick(see()->findChild<QPushButton*>(QStringLiteral("drawPicture")), Qt::LeftButton);
    auto* pad = see()->findChild<DrawingPad*>();
    QVERIFY(pad != nullptr && pad->isVisible());
    QTest::mousePress(pad, Qt::LeftButton, {}, QPoint(140, 40));
    for (int y = 60; y <= 240; y += 20) QTest::mouseMove(pad, QPoint(140, y));
    QTest::mouseRelease(pad, Qt::LeftButton, {}, QPoint(140, 240));
    QTRY_VERIFY(see()->choice().name() == QStringLiteral("drawn picture"));
    const QImage one = see()->choice().picture();
    QVERIFY(qGray(one.pixel(140, 150)) > 200 && qGray(one.pixel(60, 150)) == 0);
    QVERIFY(!see()->choice().index());
    QVERIFY(showsMaps());
    QTRY_VERIFY(!see()->inspection()->picture->label);  // the test image's answer may have been on its way
    // By keys, and away again by the right button.
    for (int i = 0; i < 6; ++i) QTest::keyClick(pad, Qt::Key_Left, Qt::ShiftModifier);
    QVERIFY(qGray(pad->picture().pixel(90, 240)) > 200);
    QTest::mouseClick(pad, Qt::RightButton, {}, QPoint(90, 240));
    QCOMPARE(qGray(pad->picture().pixel(90, 240)), 0);
    // Keys rub out, too, and the middle button does nothing.
    for (const auto& [held, isWhite] : {std::pair{Qt::ShiftModifier, true}, std::pair{Qt::ControlModifier, false}}) {
        QTest::keyClick(pad, Qt::Key_Down, held);
        QTest::keyClick(pad, Qt::Key_Up, held);
        QCOMPARE(qGray(pad->picture().pixel(90, 240)) > 200, isWhite);
    }
    const QImage before = pad->picture();
    QTest::mousePress(pad, Qt::MiddleButton, {}, QPoint(40, 40));
    QTest::mouseMove(pad, QPoint(140, 100));
    QTest::mouseRelease(pad, Qt::MiddleButton, {}, QPoint(140, 100));
    QCOMPARE(pad->picture(), before);
    QTRY_VERIFY(qGray(see()->choice().picture().pixel(110, 240)) > 200);
    QTest::mouseClick(see()->findChild<QPushButton*>(QStringLiteral("drawingClear")), Qt::LeftButton);
    QTRY_COMPARE(qGray(see()->choice().picture().pixel(140, 150)), 0);
    window_->showWorkspace(WorkspaceSlot::Build);
    QVERIFY(!pad->isVisible());
}

void TestGuiSee::aFailureIsASentence() {
    window_->showWorkspace(WorkspaceSlot::See);
    QVERIFY(showsMaps());
    QVERIFY(!see()->strip()->layers().empty());
    // The workspace's question is the one before the test's own.
    see()->choice().chooseSample(7);
    const quint64 own = see()->session().ask(see()->inspection()->subject, UnitTermsQuery{});
    const Error error{ErrorCode::OutOfMemory, {std::int64_t{3} << 30, std::int64_t{1} << 30}};
    Q_EMIT see()->session().failed(own - 1, error);
    QCOMPARE(see()->patchView()->hint(), errorText(error));
    QVERIFY(see()->strip()->layers().empty());
    QVERIFY(see()->mapView()->image().isNull());
    QVERIFY(see()->sourcePanel()->bars()->verdict().isEmpty());
    // The next picture is shown again, and nothing is left of the sentence.
    see()->choice().chooseSample(3);
    QVERIFY(showsMaps());
    QVERIFY(see()->patchView()->hint() != errorText(error));
    // One unit's failure leaves the maps.
    QTest::mouseMove(see()->mapView(), QPoint(1, 1));
    see()->mapView()->pinPixel({2, 2});
    QTRY_VERIFY(see()->patchView()->arithmetic().isValid());
    see()->mapView()->pinPixel({3, 2});
    const quint64 next = see()->session().ask(see()->inspection()->subject, MapsQuery{});
    Q_EMIT see()->session().failed(next - 1, error);
    QCOMPARE(see()->patchView()->hint(), errorText(error));
    QVERIFY(!see()->mapView()->image().isNull());
}

void TestGuiSee::aLateAnswerIsJudgedByItsOwnPicture() {
    window_->run().stepOnce();  // an untrained network's scores are not judged
    QTRY_VERIFY(document().trained().checkpoint != nullptr);
    window_->showWorkspace(WorkspaceSlot::See);
    QVERIFY(showsMaps());
    int answers = 0;
    connect(&see()->session(), &InspectionSession::answered, this, [&](const InspectionReplyPointer& reply) {
        if (!std::holds_alternative<MapsQuery>(reply->query)) return;
        const Inspection& shown = *see()->inspection();
        QVERIFY(shown.picture->pixels == reply->subject.pixels);
        const auto& scores = shown.maps.at(*document().spec().outputNode()).values;
        const auto best = std::ranges::max_element(scores) - scores.begin();
        const bool correct = shown.picture->label == std::optional(static_cast<int>(best));
        QCOMPARE(see()->sourcePanel()->bars()->verdict().startsWith(QStringLiteral("correct")), correct);
        ++answers;
    });
    // Each is answered, but not heard, before the next is chosen.
    for (int i = 0; i < 12; ++i) {
        see()->choice().chooseSample(i);
        while (!see()->session().isIdle()) QThread::msleep(1);
    }
    QTRY_VERIFY(answers > 0);
    QVERIFY(showsMaps());
    QCOMPARE(answers, 1);
    QCOMPARE(see()->inspection()->picture->label, see()->choice().fitted(Shape{32, 32, 3})->label);
    see()->session().disconnect(this);
}

void TestGuiSee::anUntrainedNetworkKnowsNothing() {
    window_->showWorkspace(WorkspaceSlot::See);
    QVERIFY(showsMaps());
    const ClassBars* bars = see()->sourcePanel()->bars();
    const std::vector<std::string>& names = window_->run().data()->training->classNames();
    const auto output = [&]() -> const LayerMaps& { return see()->strip()->layers().back(); };
    // The data's classes have their names all the same.
    QVERIFY(see()->inspection()->subject.model->classNames == names);
    QCOMPARE(output().valueNames.size(), names.size());
    QVERIFY(!bars->isTrained() && !output().trained);
    QCOMPARE(bars->verdict(), QStringLiteral("not trained yet: the scores are chance"));
    window_->run().stepOnce();
    QTRY_VERIFY(bars->isTrained() && output().trained);
    QVERIFY(!bars->verdict().startsWith(QStringLiteral("not trained")));
    // Trained with other names, the network is not judged by the data's.
    auto checkpoint = document().trained().checkpoint;
    QTRY_VERIFY((checkpoint = document().trained().checkpoint) != nullptr);
    window_->run().stop();
    document().setTrained(checkpoint, document().trained().preprocessing, std::vector<std::string>(10, "other"));
    QTRY_VERIFY(bars->verdict().isEmpty());
    QCOMPARE(output().valueNames.front(), QStringLiteral("other"));
}

void TestGuiSee::statesComeBackAfterARestart() {
    const NetworkSpec& spec = document().spec();
    const auto conv = std::ranges::find_if(spec.nodes, [](const Node& node) {
        const auto* own = std::get_if<Conv2dSpec>(&node.layer);
        return own != nullptr && own->filters == 16;  // the second of LeNet-5
    });
    QVERIFY(conv != spec.nodes.end());
    const NodeId layer = conv->id;  // which outlives the window
    const SeeState seeState{
        .picture = 21, .galleryStart = 17, .layer = layer, .channel = 5, .unit = MapUnit{4, 9}, .answerHidden = true};
    const TrainState trainState{.classesShown = true, .logarithmicLoss = true, .smoothing = 0.9, .hiddenRuns = {2}};
    const BuildState buildState{.selection = {layer},
                                .view = CanvasView{4.0, 120, -10},
                                .boxes = true,
                                .inspectorShown = false,
                                .ledgerCollapsed = true};
    build()->setState(buildState);
    QTRY_COMPARE(build()->canvas()->zoom(), 4.0);
    QVERIFY(isSame(build()->state(), buildState));
    see()->setState(seeState);
    train()->setState(trainState);
    QVERIFY(see()->state() == seeState);
    QVERIFY(train()->state() == trainState);
    QVERIFY(!document().isDirty());  // looking changes nothing

    const QString path = dir_->filePath(QStringLiteral("states.fovea"));
    QSignalSpy saved(&window_->files(), &FileController::saved);
    QTest::keyClick(window_.get(), Qt::Key_S, Qt::ControlModifier);
    answerFileDialog(*window_, QStringLiteral("save"), path);
    QTRY_COMPARE(saved.count(), 1);

    window_.reset();
    window_ = openedWindow({1280, 800});
    QVERIFY(window_);
    QVERIFY(build()->state() == BuildState{});  // a project's state is no preference
    QVERIFY(see()->state() == SeeState{});
    QVERIFY(train()->state() == TrainState{});
    QSignalSpy opened(&window_->files(), &FileController::opened);
    window_->openFile(path);
    QTRY_COMPARE(opened.count(), 1);
    QVERIFY(see()->state() == seeState);
    QVERIFY(train()->state() == trainState);

    // And not only said, but shown.
    QTRY_COMPARE(build()->canvas()->zoom(), 4.0);
    QVERIFY2(isSame(build()->state(), buildState), workspacesToJson({.build = build()->state()}).c_str());
    QCOMPARE(document().selection().nodes, buildState.selection);
    QVERIFY(build()->canvas()->drawing() == CanvasDrawing::Boxes && build()->ledger()->isCollapsed());
    QVERIFY(!build()->inspector()->isVisible());
    window_->showWorkspace(WorkspaceSlot::See);
    QTRY_COMPARE(see()->mapView()->currentPixel(), std::optional(QPoint(9, 4)));
    QVERIFY(see()->mapView()->isPinned());
    QVERIFY(see()->strip()->selectedLayer() == layer);
    QCOMPARE(see()->strip()->selectedMap(), 5);
    QCOMPARE(see()->mapView()->image().size(), QSize(10, 10));
    QTRY_VERIFY(see()->patchView()->arithmetic().isValid());
    QVERIFY(see()->patchView()->isAnswerHidden());
    QCOMPARE(see()->choice().galleryPlace(), 4);
    QVERIFY(see()->state() == seeState);
    window_->showWorkspace(WorkspaceSlot::Train);
    QVERIFY(train()->lossPlot()->isLogarithmic());
    QCOMPARE(train()->lossPlot()->smoothing(), 0.9);
    QCOMPARE(train()->accuracyPlot()->smoothing(), 0.9);
    QCOMPARE(train()->transport()->runsPanel()->hidden(), std::set<int>{2});
    QVERIFY(train()->state() == trainState);
}

FOVEA_GUI_TEST(TestGuiSee)
#include "tst_gui_see.moc"
