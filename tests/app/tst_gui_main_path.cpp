// SPDX-License-Identifier: GPL-3.0-or-later
// The main job from end to end, in the real window: build by drag and drop, train, look inside, keep,
// open again, export. Mouse and keys are real events. One test, since no part of it stands for itself.
#include <QApplication>
#include <QDir>
#include <QFile>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTextBrowser>
#include <QTest>
#include <QTimer>
#include <QToolButton>
#include <algorithm>
#include <cmath>
#include <cstring>

#include "app/document/document.h"
#include "app/session/run_controller.h"
#include "app/window/file_controller.h"
#include "app/window/main_window.h"
#include "app/workspaces/build_workspace.h"
#include "app/workspaces/see_workspace.h"
#include "app/workspaces/train_workspace.h"
#include "core/parallel/workers.h"
#include "tests/support/onnx_maker.h"
#include "tests/support/opencv_runs.h"
#include "tests/support/real_window.h"
#include "tests/support/register_test.h"
#include "widgets/canvas/network_canvas.h"
#include "widgets/images/image_source.h"
#include "widgets/images/patch_view.h"
#include "widgets/images/pixel_view.h"
#include "widgets/inspector/palette_panel.h"
#include "widgets/resources.h"

using namespace fovea;

namespace {

bool sameBits(const std::vector<float>& a, const std::vector<float>& b) {
    return a.size() == b.size() && std::memcmp(a.data(), b.data(), a.size() * sizeof(float)) == 0;
}

/// Test images as a model takes them, N × H × W × C in [0, 1].
std::vector<float> pixelsOf(const Dataset& data, int count) {
    std::vector<float> pixels;
    Sample sample;
    for (int i = 0; i < count; ++i) {
        if (!data.get(i, sample)) return {};
        for (const std::uint8_t byte : sample.pixels) pixels.push_back(static_cast<float>(byte) / 255.0F);
    }
    return pixels;
}

}  // namespace

class TestGuiMainPath : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void fromDragToExport();

private:
    // Its stages. Each begins where the one before ended.
    void startsBlank();
    void dragsThreeLayersIn();
    void connectsByDraggingEdges();
    void repairsAMisfitByAFixButton();
    void dropsALayerIntoAnEdge();
    void undoesAllAndRedoesAll();
    void trainsFiftySteps();
    void explainsAHoveredActivation();
    void saves();
    void reopensAndResumes();
    void exportsForOpenCv();
    void opensWhatItExported();

    Document& document() { return window_->document(); }
    TrainingSession& session() { return window_->run().session(); }
    BuildWorkspace* build() { return qobject_cast<BuildWorkspace*>(window_->workspace(WorkspaceSlot::Build)); }
    NetworkCanvas* canvas() { return build()->canvas(); }

    void showWorkspace(WorkspaceSlot slot) {
        auto* button = window_->findChild<QToolButton*>(QStringLiteral("workspace.%1").arg(static_cast<int>(slot)));
        QVERIFY(button != nullptr);
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(window_->currentWorkspace(), slot);
    }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) {
        QTest::keyClick(QApplication::focusWidget(), key, modifiers);
    }
    void dragFromPalette(const QString& title, QPoint target);
    void dragEdge(NodeId from, NodeId to);
    void answerFileDialog(const QString& name, const QString& path) { test::answerFileDialog(*window_, name, path); }
    void discardChanges();
    void singleStep();

    QTemporaryDir folder_;
    std::unique_ptr<MainWindow> window_;
    NodeId image_, conv_, flatten_, dense_;
    QString project_;
    std::vector<float> savedWeights_;
    std::int64_t savedStep_ = 0;
};

void TestGuiMainPath::initTestCase() {
    initResources();
    QVERIFY(folder_.isValid());
    project_ = folder_.filePath(QStringLiteral("path.fovea"));
    test::useOwnSettings(folder_.path());
    window_ = test::openedWindow();
    QVERIFY(window_ != nullptr);
}

void TestGuiMainPath::cleanupTestCase() {
    document().reset({}, {});  // nothing to ask about
    window_.reset();
}

void TestGuiMainPath::fromDragToExport() {
    using Stage = void (TestGuiMainPath::*)();
    const std::pair<const char*, Stage> stages[] = {
        {"startsBlank", &TestGuiMainPath::startsBlank},
        {"dragsThreeLayersIn", &TestGuiMainPath::dragsThreeLayersIn},
        {"connectsByDraggingEdges", &TestGuiMainPath::connectsByDraggingEdges},
        {"repairsAMisfitByAFixButton", &TestGuiMainPath::repairsAMisfitByAFixButton},
        {"dropsALayerIntoAnEdge", &TestGuiMainPath::dropsALayerIntoAnEdge},
        {"undoesAllAndRedoesAll", &TestGuiMainPath::undoesAllAndRedoesAll},
        {"trainsFiftySteps", &TestGuiMainPath::trainsFiftySteps},
        {"explainsAHoveredActivation", &TestGuiMainPath::explainsAHoveredActivation},
        {"saves", &TestGuiMainPath::saves},
        {"reopensAndResumes", &TestGuiMainPath::reopensAndResumes},
        {"exportsForOpenCv", &TestGuiMainPath::exportsForOpenCv},
        {"opensWhatItExported", &TestGuiMainPath::opensWhatItExported},
    };
    for (const auto& [name, stage] : stages) {
        (this->*stage)();
        if (QTest::currentTestFailed()) {
            qWarning("The path ends in %s.", name);
            return;
        }
    }
}

/// Press, drag and release with the mouse. QDrag runs a loop of its own until the release, so a timer
/// sends what comes after the start.
void TestGuiMainPath::dragFromPalette(const QString& title, QPoint target) {
    auto* chip = build()->palette()->findChild<QWidget*>(QStringLiteral("chip-") + title);
    QVERIFY(chip != nullptr && chip->isVisible());
    QWidget* viewport = canvas()->viewport();
    constexpr int moves = 5;
    int done = 0;
    QTimer hand;
    hand.setInterval(20);
    connect(&hand, &QTimer::timeout, this, [&] {
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
}

void TestGuiMainPath::dragEdge(NodeId from, NodeId to) {
    QWidget* viewport = canvas()->viewport();
    QTest::mouseMove(viewport, canvas()->nodePoint(from));  // ports show under the mouse
    const QPoint start = canvas()->outputPortPoint(from);
    const QPoint end = canvas()->inputPortPoint(to);
    QTest::mouseMove(viewport, start);
    QTest::mousePress(viewport, Qt::LeftButton, {}, start);
    for (int i = 1; i <= 4; ++i) QTest::mouseMove(viewport, start + (end - start) * i / 4);
    QTest::mouseRelease(viewport, Qt::LeftButton, {}, end);
}

void TestGuiMainPath::discardChanges() {
    QMessageBox* box = nullptr;
    QTRY_VERIFY((box = window_->findChild<QMessageBox*>(QStringLiteral("unsaved"))) != nullptr && box->isVisible());
    for (QPushButton* button : box->findChildren<QPushButton*>()) {
        if (button->text() == QStringLiteral("Don't save")) QTest::mouseClick(button, Qt::LeftButton);
    }
}

void TestGuiMainPath::singleStep() {
    const std::int64_t before = session().state() == TrainingSession::State::Empty ? savedStep_ : session().step();
    key(Qt::Key_Period);
    QTRY_COMPARE_WITH_TIMEOUT(session().step(), before + 1, 60000);
    QTRY_COMPARE(session().state(), TrainingSession::State::Paused);
}

void TestGuiMainPath::startsBlank() {
    showWorkspace(WorkspaceSlot::Build);
    canvas()->setFocus();
    key(Qt::Key_N, Qt::ControlModifier);
    QTRY_VERIFY(document().spec().nodes.empty());
    QVERIFY(!document().undoStack().canUndo());
    QCOMPARE(document().settings().dataset, std::string("builtin"));
}

void TestGuiMainPath::dragsThreeLayersIn() {
    // From right to left, so that none is wired by its drop.
    const auto leftOfLast = [this] { return canvas()->nodePoint(document().spec().nodes.back().id) - QPoint(220, 0); };
    dragFromPalette(QStringLiteral("Dense"), {850, 330});
    QCOMPARE(document().spec().nodes.size(), std::size_t{1});
    QTest::qWait(50);
    dragFromPalette(QStringLiteral("Conv 2-D"), leftOfLast());
    QCOMPARE(document().spec().nodes.size(), std::size_t{2});
    QTest::qWait(50);
    dragFromPalette(QStringLiteral("Image"), leftOfLast());
    const auto& nodes = document().spec().nodes;
    QCOMPARE(nodes.size(), std::size_t{3});
    QVERIFY(std::holds_alternative<DenseSpec>(nodes[0].layer));
    QVERIFY(std::holds_alternative<Conv2dSpec>(nodes[1].layer));
    QVERIFY(std::holds_alternative<InputSpec>(nodes[2].layer));
    QVERIFY(document().spec().edges.empty());
    image_ = nodes[2].id;
    conv_ = nodes[1].id;
    dense_ = nodes[0].id;
}

void TestGuiMainPath::connectsByDraggingEdges() {
    dragEdge(image_, conv_);
    QCOMPARE(document().spec().edges, (std::vector<Edge>{{image_, conv_}}));
    dragEdge(conv_, dense_);
    QCOMPARE(document().spec().inputsOf(dense_), std::vector<NodeId>{conv_});
}

void TestGuiMainPath::repairsAMisfitByAFixButton() {
    // A dense layer takes a vector, not maps.
    QVERIFY(std::holds_alternative<ShapeProblem>(document().shapes().at(dense_)));
    QVERIFY(!window_->run().trainingBlocker().isEmpty());
    QTest::mouseClick(canvas()->viewport(), Qt::LeftButton, {}, canvas()->nodePoint(dense_));
    QCOMPARE(document().selection().nodes, std::set<NodeId>{dense_});
    const QPoint fix = canvas()->fixPoint(dense_, 0);
    QVERIFY(canvas()->viewport()->rect().contains(fix));
    QTest::mouseClick(canvas()->viewport(), Qt::LeftButton, {}, fix);
    QCOMPARE(document().spec().nodes.size(), std::size_t{4});
    flatten_ = document().spec().nodes.back().id;
    QVERIFY(std::holds_alternative<FlattenSpec>(document().spec().nodes.back().layer));
    QVERIFY(document().isSound());
    QVERIFY(window_->run().trainingBlocker().isEmpty());
}

void TestGuiMainPath::dropsALayerIntoAnEdge() {
    dragFromPalette(QStringLiteral("Max"), canvas()->edgePoint({conv_, flatten_}));
    QCOMPARE(document().spec().nodes.size(), std::size_t{5});
    const NodeId pool = document().spec().nodes.back().id;
    QCOMPARE(document().spec().inputsOf(pool), std::vector<NodeId>{conv_});
    QCOMPARE(document().spec().inputsOf(flatten_), std::vector<NodeId>{pool});
    QVERIFY(document().isSound());
}

void TestGuiMainPath::undoesAllAndRedoesAll() {
    const NetworkSpec built = document().spec();
    const Positions places = document().positions();
    canvas()->setFocus();
    int steps = 0;
    for (; document().undoStack().canUndo(); ++steps) {
        QVERIFY(steps < 100);
        key(Qt::Key_Z, Qt::ControlModifier);
    }
    QCOMPARE(document().spec(), NetworkSpec{});
    QVERIFY(!document().isDirty());
    for (int i = 0; i < steps; ++i) key(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(!document().undoStack().canRedo());
    QCOMPARE(document().spec(), built);
    QCOMPARE(document().positions(), places);
}

void TestGuiMainPath::trainsFiftySteps() {
    showWorkspace(WorkspaceSlot::Train);
    QTRY_VERIFY(QApplication::focusWidget() != nullptr);
    key(Qt::Key_Space);
    QTRY_VERIFY_WITH_TIMEOUT(session().step() >= 50, 120000);
    key(Qt::Key_Space);
    QTRY_COMPARE_WITH_TIMEOUT(session().state(), TrainingSession::State::Paused, 60000);
    const auto& steps = session().history().steps;
    QCOMPARE(static_cast<std::int64_t>(steps.size()), session().step());
    double first = 0;
    double last = 0;
    for (std::size_t i = 0; i < 10; ++i) {
        first += double(steps[i].loss) / 10;
        last += double(steps[steps.size() - 1 - i].loss) / 10;
    }
    QVERIFY2(last < 0.95 * first, qPrintable(QStringLiteral("loss from %1 to %2").arg(first).arg(last)));
    QVERIFY(document().hasUnsavedTraining());
}

void TestGuiMainPath::explainsAHoveredActivation() {
    showWorkspace(WorkspaceSlot::See);
    auto* see = qobject_cast<SeeWorkspace*>(window_->workspace(WorkspaceSlot::See));
    const auto current = [&] {
        return see->inspection() && see->inspection()->maps.contains(conv_) &&
               sameBits(see->inspection()->subject.model->weights->values,
                        document().deferredModel()()->weights->values);
    };
    QTRY_VERIFY_WITH_TIMEOUT(current(), 30000);
    const FeatureMaps maps = see->inspection()->maps.at(conv_);  // the first convolution is chosen
    PixelView* map = see->mapView();
    QCOMPARE(map->image().size(), QSize(maps.shape.width, maps.shape.height));

    struct Row {
        QPoint unit;
        QRect field;  // 3 × 3, padded by 1, cut at the image's edge
    };
    // The map may still be growing into its place when the first picture has come, and the pointer's way
    // through the X server takes its time.
    const auto hover = [map](QPoint unit) {
        return QTest::qWaitFor([map, unit] {
            const auto there = [&] { return map->currentPixel() == std::optional(unit); };
            if (there()) return true;
            QTest::mouseMove(map, QPoint(1, 1));
            QTest::mouseMove(map, map->pixelRect(unit).center().toPoint());
            return there();
        });
    };
    for (const Row& row : {Row{{5, 7}, {4, 6, 3, 3}}, Row{{31, 20}, {30, 19, 2, 3}}, Row{{0, 0}, {0, 0, 2, 2}}}) {
        QVERIFY(hover(row.unit));
        QCOMPARE(see->source()->view()->boxes(), std::vector<QRect>{row.field});
        const PatchArithmetic& arithmetic = see->patchView()->arithmetic();
        const auto real = double(maps.at(row.unit.y(), row.unit.x(), 0));
        const auto isExplained = [&] {
            return arithmetic.isValid() && std::abs(arithmetic.total - real) <= 1e-4 * std::max(1.0, std::abs(real));
        };
        QVERIFY2(QTest::qWaitFor(isExplained),
                 qPrintable(QStringLiteral("%1 is not %2").arg(arithmetic.total).arg(real)));
        double sum = arithmetic.bias;
        for (const auto& channel : arithmetic.channels) {
            for (std::size_t i = 0; i < channel.patch.size(); ++i)
                sum += double(channel.patch[i]) * double(channel.kernel[i]);
        }
        QVERIFY(std::abs(sum - arithmetic.total) <= 1e-5 * std::max(1.0, std::abs(sum)));
    }
}

void TestGuiMainPath::saves() {
    savedWeights_ = document().trained().weights->values;
    savedStep_ = session().step();
    QSignalSpy saved(&window_->files(), &FileController::saved);
    key(Qt::Key_S, Qt::ControlModifier);
    answerFileDialog(QStringLiteral("save"), project_);
    QTRY_COMPARE(saved.count(), 1);
    QVERIFY(!document().isDirty());
    QVERIFY(!window_->isWindowModified());
}

void TestGuiMainPath::reopensAndResumes() {
    // One step more, straight on.
    showWorkspace(WorkspaceSlot::Train);
    singleStep();
    const std::vector<float> straight = session().checkpoint()->weights.values;
    QVERIFY(!sameBits(straight, savedWeights_));
    const NetworkSpec built = document().spec();

    QSignalSpy opened(&window_->files(), &FileController::opened);
    key(Qt::Key_O, Qt::ControlModifier);
    answerFileDialog(QStringLiteral("open"), project_);
    discardChanges();
    QTRY_COMPARE(opened.count(), 1);
    QCOMPARE(document().spec(), built);
    QVERIFY(sameBits(document().trained().weights->values, savedWeights_));
    QCOMPARE(document().trained().checkpoint->step, savedStep_);
    QVERIFY(!document().isDirty());

    // The same step from the file, to the same bits.
    QApplication::setActiveWindow(window_.get());
    QTRY_VERIFY(window_->run().data() != nullptr);
    window_->workspace(WorkspaceSlot::Train)->setFocus();
    singleStep();
    QVERIFY(sameBits(session().checkpoint()->weights.values, straight));
}

void TestGuiMainPath::exportsForOpenCv() {
    const QString path = folder_.filePath(QStringLiteral("path.onnx"));
    QSignalSpy exported(&window_->files(), &FileController::exported);
    key(Qt::Key_E, Qt::ControlModifier);
    answerFileDialog(QStringLiteral("export"), path);
    QTRY_COMPARE(exported.count(), 1);

    constexpr int count = 10;
    const Dataset& test = *window_->run().data()->test;
    const std::vector<float> pixels = pixelsOf(test, count);
    const std::vector<float> ours = sample::logitsOf(*document().deferredModel()(), pixels, count);
    QCOMPARE(ours.size(), std::size_t{count * 10});
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QString fault;
    const std::vector<float> theirs =
        sample::openCvLogits(file.readAll().toStdString(), pixels, count, test.shape(), fault);
    QVERIFY2(!theirs.empty(), qPrintable(fault));
    QCOMPARE(theirs.size(), ours.size());
    for (int image = 0; image < count; ++image) {
        const float* mine = ours.data() + image * 10;
        const float* other = theirs.data() + image * 10;
        QCOMPARE(std::max_element(other, other + 10) - other, std::max_element(mine, mine + 10) - mine);
        for (int i = 0; i < 10; ++i) {
            const float tolerance = 1e-4F * std::max(1.0F, std::abs(mine[i]));
            QVERIFY2(std::abs(mine[i] - other[i]) <= tolerance,
                     qPrintable(
                         QStringLiteral("image %1, class %2: %3 and %4").arg(image).arg(i).arg(mine[i]).arg(other[i])));
        }
    }
}

void TestGuiMainPath::opensWhatItExported() {
    const std::vector<float> pixels = pixelsOf(*window_->run().data()->test, 3);
    const std::vector<float> before = sample::logitsOf(*document().deferredModel()(), pixels, 3);
    const std::size_t layers = document().spec().nodes.size();
    QSignalSpy opened(&window_->files(), &FileController::opened);
    key(Qt::Key_O, Qt::ControlModifier);
    answerFileDialog(QStringLiteral("open"), folder_.filePath(QStringLiteral("path.onnx")));
    discardChanges();
    QTRY_COMPARE(opened.count(), 1);
    QVERIFY(document().filePath().isEmpty());  // untitled: saving asks for a name
    QVERIFY(document().isSound());
    QCOMPARE(document().spec().nodes.size(), layers);
    QVERIFY(document().trained().weights != nullptr);
    QVERIFY(sameBits(sample::logitsOf(*document().deferredModel()(), pixels, 3), before));

    // A stranger's operators are named, and what was open stays open.
    QFile file(folder_.filePath(QStringLiteral("strange.onnx")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    const std::string strange =
        sample::OnnxMaker({-1, 5}).node("Celu", {"x"}, {"a"}).node("Shrink", {"a"}, {"y"}).bytes();
    file.write(strange.data(), static_cast<qint64>(strange.size()));
    file.close();
    window_->files().openPath(file.fileName());
    QDialog* unsupported = nullptr;
    QTRY_VERIFY((unsupported = window_->findChild<QDialog*>(QStringLiteral("unsupported"))) != nullptr);
    QVERIFY(unsupported->isVisible());
    const QString named = unsupported->findChild<QTextBrowser*>()->toPlainText();
    QVERIFY2(named.contains(QStringLiteral("Celu")) && named.contains(QStringLiteral("Shrink")), qPrintable(named));
    unsupported->reject();
    QCOMPARE(document().spec().nodes.size(), layers);
}

FOVEA_GUI_TEST(TestGuiMainPath)
#include "tst_gui_main_path.moc"
