// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAction>
#include <QFileDialog>
#include <QApplication>
#include <QClipboard>
#include <QDialog>
#include <QDir>
#include <QComboBox>
#include <QInputMethodEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSlider>
#include <QSpinBox>
#include <QStatusBar>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QWheelEvent>
#include <algorithm>

#include "app/commands/network_commands.h"
#include "app/document/document.h"
#include "app/session/run_controller.h"
#include "app/actions/action_table.h"
#include "app/window/file_controller.h"
#include "app/settings/settings.h"
#include "app/window/main_window.h"
#include "app/window/status_line.h"
#include "app/window/window_place.h"
#include "app/workspaces/build_workspace.h"
#include "app/workspaces/see_workspace.h"
#include "core/network/catalogue.h"
#include "tests/support/real_window.h"
#include "tests/support/register_test.h"
#include "widgets/canvas/network_canvas.h"
#include "widgets/inspector/inspector_panel.h"
#include "widgets/inspector/ledger_view.h"
#include "widgets/inspector/palette_panel.h"
#include "widgets/resources.h"

using namespace fovea;

/// Real mouse and key events to the real window.
class TestGuiBuild : public QObject {
    Q_OBJECT
private:
    QTemporaryDir folder_;
    std::unique_ptr<MainWindow> window_;

    Document& document() { return window_->document(); }
    BuildWorkspace* build() { return dynamic_cast<BuildWorkspace*>(window_->workspace(WorkspaceSlot::Build)); }
    NetworkCanvas* canvas() { return build()->canvas(); }
    NodeId named(const char* name) {
        const Node* node = document().spec().findByName(name);
        return node == nullptr ? NodeId{} : node->id;
    }
    void clickNode(NodeId id, Qt::KeyboardModifiers modifiers = {}) {
        canvas()->ensureNodeVisible(id);
        QTest::mouseClick(canvas()->viewport(), Qt::LeftButton, modifiers, canvas()->nodePoint(id));
    }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) {
        canvas()->setFocus();
        QTest::keyClick(canvas()->viewport(), key, modifiers);
    }
    QPushButton* button(QWidget* box, const QString& text) {
        for (QPushButton* each : box->findChildren<QPushButton*>()) {
            if (each->text() == text) {
                return each;
            }
        }
        return nullptr;
    }

private Q_SLOTS:
    void initTestCase() {
        initResources();
        QVERIFY(folder_.isValid());
        test::useOwnSettings(folder_.path());
    }

    void init() {
        window_ = test::openedWindow();
        QVERIFY(window_ != nullptr);
        QTest::qWait(50);
    }

    void cleanup() {
        document().reset({}, {});  // nothing to ask about
        window_.reset();
    }

    void opensWithSomethingToTrain() {
        QCOMPARE(recognise(document().spec()), findInCatalogue("lenet5"));
        QVERIFY(document().isSound());
        QVERIFY(!window_->isWindowModified());
        QVERIFY(window_->run().trainingBlocker().isEmpty());
    }

    void doubleClickInThePaletteAppends() {
        const auto before = document().spec();
        QWidget* chip = nullptr;
        for (QWidget* each : build()->palette()->findChildren<QWidget*>()) {
            if (each->isVisible() && each->accessibleName().contains(QStringLiteral("Tanh"))) {
                chip = each;
            }
        }
        QVERIFY(chip != nullptr);
        QTest::mouseDClick(chip, Qt::LeftButton);
        QCOMPARE(document().spec().nodes.size(), before.nodes.size() + 1);
        QCOMPARE(document().selection().nodes, std::set<NodeId>{document().spec().nodes.back().id});
        QCOMPARE(document().spec().outputNode(), document().spec().nodes.back().id);
        QVERIFY(window_->isWindowModified());
        key(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(document().spec(), before);
        QVERIFY(!window_->isWindowModified());
    }

    void selectionIsOneEverywhere() {
        const NodeId conv = named("Conv 2");
        clickNode(conv);
        QCOMPARE(document().selection().nodes, std::set<NodeId>{conv});
        const auto chosen = build()->ledger()->table()->selectionModel()->selectedColumns();
        QCOMPARE(chosen.size(), 1);
        const QString header =
            build()->ledger()->table()->model()->headerData(chosen.front().column(), Qt::Horizontal).toString();
        QVERIFY(header.contains(QStringLiteral("Conv 2")));
    }

    void deleteReconnectsAndUndoRestores() {
        const auto before = document().spec();
        clickNode(named("Pool 1"));
        key(Qt::Key_Delete);
        QVERIFY(document().spec().findByName("Pool 1") == nullptr);
        QCOMPARE(document().spec().edges.size(), before.edges.size() - 1);
        window_->actions().action(ActionId::EditUndo)->trigger();
        QCOMPARE(document().spec(), before);
    }

    void kernelInTheInspectorShowsAndRepairsAMisfit() {
        const NodeId pool = named("Pool 1");
        const NodeId conv = named("Conv 1");
        clickNode(conv);
        QSpinBox* kernel = nullptr;
        for (QSpinBox* each : build()->inspector()->findChildren<QSpinBox*>()) {
            if (each->isVisible() && each->value() == 5) {
                kernel = each;
                break;
            }
        }
        QVERIFY(kernel != nullptr);
        const int steps = document().undoStack().count();
        kernel->setFocus();
        QTest::keyClick(kernel, Qt::Key_Down);
        const auto* layer = std::get_if<Conv2dSpec>(&document().spec().find(conv)->layer);
        QCOMPARE(layer->kernel.height, 4);
        // 32 − 4 + 1 = 29 rows can't be halved.
        QVERIFY(std::holds_alternative<ShapeProblem>(document().shapes().at(pool)));
        QVERIFY(!window_->run().trainingBlocker().isEmpty());
        auto* problem = window_->findChild<QLabel*>(QStringLiteral("status.problem"));
        QVERIFY(problem->isVisible());
        QTest::keyClick(kernel, Qt::Key_Down);
        QCOMPARE(document().undoStack().count(), steps + 1);  // one step, as long as the field is turned
        QTest::keyClick(kernel, Qt::Key_Up);

        QTest::mouseClick(problem, Qt::LeftButton);
        QCOMPARE(document().selection().nodes, std::set<NodeId>{pool});
        QTest::mouseClick(canvas()->viewport(), Qt::LeftButton, {}, canvas()->fixPoint(pool, 0));
        QVERIFY(std::holds_alternative<Shape>(document().shapes().at(pool)));
        QVERIFY(document().undoStack().undoText().contains(QStringLiteral("Pool 1")));
    }

    void copyPasteDuplicateCut() {
        clickNode(named("Conv 1"));
        clickNode(named("Pool 1"), Qt::ControlModifier);
        const auto count = document().spec().nodes.size();
        QCOMPARE(document().selection().nodes.size(), std::size_t{2});
        key(Qt::Key_C, Qt::ControlModifier);
        QVERIFY(QGuiApplication::clipboard()->text().contains(QStringLiteral("conv2d")));
        key(Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(document().spec().nodes.size(), count + 2);
        QCOMPARE(document().selection().nodes.size(), std::size_t{2});
        key(Qt::Key_D, Qt::ControlModifier);
        QCOMPARE(document().spec().nodes.size(), count + 4);
        key(Qt::Key_X, Qt::ControlModifier);
        QCOMPARE(document().spec().nodes.size(), count + 2);
        document().undoStack().setIndex(0);
        QCOMPARE(document().spec().nodes.size(), count);
    }

    void movingIsOneStepAndTidyGivesItBack() {
        const NodeId conv = named("Conv 1");
        const QPoint from = canvas()->nodePoint(conv);
        QTest::mousePress(canvas()->viewport(), Qt::LeftButton, {}, from);
        for (int i = 1; i <= 5; ++i) {
            QTest::mouseMove(canvas()->viewport(), from + QPoint(4 * i, 12 * i));
        }
        QTest::mouseRelease(canvas()->viewport(), Qt::LeftButton, {}, from + QPoint(20, 60));
        QCOMPARE(document().undoStack().count(), 1);
        QCOMPARE(document().positions().size(), document().spec().nodes.size());
        key(Qt::Key_T, Qt::ControlModifier);
        QVERIFY(document().positions().empty());
        document().undoStack().setIndex(0);
        QVERIFY(document().positions().empty());
    }

    /// A field that merely lies under the pointer keeps its value, and the panel scrolls; one with the focus turns.
    void wheelTurnsTheFieldWithTheFocus() {
        clickNode(named("Conv 1"));
        auto* filters = build()->inspector()->findChild<QSpinBox*>(QStringLiteral("filters"));
        QVERIFY(filters != nullptr && !filters->hasFocus());
        const auto turn = [](QWidget* field, int by) {
            const QPoint at = field->rect().center();
            QWheelEvent event(at, field->mapToGlobal(at), {}, {0, by}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase,
                              false);
            QApplication::sendEvent(field, &event);
            return event.isAccepted();
        };
        QScrollArea* panel = build()->inspector()->findChild<QScrollArea*>();
        window_->resize(1600, 720);
        QTRY_VERIFY(panel->verticalScrollBar()->maximum() > 0);
        const int value = filters->value();
        QVERIFY(!turn(filters, -120));  // what nobody accepts goes on to the panel, which scrolls
        QCOMPARE(filters->value(), value);
        QVERIFY(!filters->hasFocus());
        filters->setFocus();
        turn(filters, 120);
        QCOMPARE(filters->value(), value + 1);

        // All of them, in every workspace.
        for (const WorkspaceSlot slot : {WorkspaceSlot::Train, WorkspaceSlot::See, WorkspaceSlot::Build}) {
            window_->showWorkspace(slot);
            const auto fields = window_->workspace(slot)->findChildren<QWidget*>();
            for (QWidget* field : fields) {
                const bool turns = qobject_cast<QAbstractSpinBox*>(field) || qobject_cast<QComboBox*>(field) ||
                                   qobject_cast<QSlider*>(field);
                if (turns && field->isVisible()) QVERIFY(!(field->focusPolicy() == Qt::WheelFocus));
            }
        }
    }

    /// Ctrl+Z in a field is the document's, unless a text is being written there.
    void undoWhereverTheFocusIs() {
        const NodeId conv = named("Conv 1");
        const NetworkSpec before = document().spec();
        clickNode(conv);
        auto* filters = build()->inspector()->findChild<QSpinBox*>(QStringLiteral("filters"));
        filters->setFocus();
        QTest::keyClick(filters, Qt::Key_Up);
        QVERIFY(document().spec() != before);
        QTest::keyClick(filters, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(document().spec(), before);
        QTest::keyClick(filters, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(document().spec() != before);
        QTest::keyClick(filters, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(document().spec(), before);

        key(Qt::Key_F2);
        auto* name = build()->inspector()->findChild<QLineEdit*>(QStringLiteral("layerName"));
        QCOMPARE(QApplication::focusWidget(), name);
        QTest::keyClicks(name, QStringLiteral("Edges"));
        QTest::keyClick(name, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(name->text(), QStringLiteral("Conv 1"));  // the text's own
        name->selectAll();
        QInputMethodEvent typed;
        typed.setCommitString(QStringLiteral("Tích chập"));
        QApplication::sendEvent(name, &typed);
        QTest::keyClick(name, Qt::Key_Return);
        QCOMPARE(document().spec().find(conv)->name, std::string("Tích chập"));
        QCOMPARE(name->text(), QStringLiteral("Tích chập"));
        QTest::keyClick(name, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(document().spec(), before);
        QCOMPARE(name->text(), QStringLiteral("Conv 1"));

        // What the menu says acts there, too, though a line of text has a use of its own for it.
        QTest::keyClick(name, Qt::Key_E, Qt::ControlModifier);
        QFileDialog* dialog = nullptr;
        QTRY_VERIFY((dialog = window_->findChild<QFileDialog*>(QStringLiteral("export"))) != nullptr);
        dialog->reject();
        QTRY_VERIFY(window_->findChild<QFileDialog*>(QStringLiteral("export")) == nullptr);

        name->selectAll();
        QTest::keyClicks(name, QStringLiteral("Conv 2"));
        QTest::keyClick(name, Qt::Key_Return);
        QCOMPARE(document().spec(), before);
        QVERIFY(window_->statusLine().message().contains(QStringLiteral("Another layer is named Conv 2")));
    }

    /// Of the ledger a lecture shows the outputs; afterwards it is as it was, in the settings and in the project as well.
    void aLectureShowsTheOutputs() {
        const auto* ledger = build()->findChild<LedgerView*>();
        QVERIFY(ledger != nullptr && !ledger->isCollapsed());
        QAction* lecture = window_->actions().action(ActionId::ViewLecture);
        lecture->setChecked(true);
        QVERIFY(ledger->isVisible() && ledger->isCollapsed());
        QVERIFY(!Settings().ledgerCollapsed() && !build()->state().ledgerCollapsed);
        // The first Escape is the canvas' own, where a layer is selected.
        QTest::keyClick(canvas(), Qt::Key_Home);
        QVERIFY(!canvas()->selection().empty());
        QTest::keyClick(canvas(), Qt::Key_Escape);
        QVERIFY(canvas()->selection().empty() && lecture->isChecked());
        QTest::keyClick(canvas(), Qt::Key_Escape);
        QVERIFY(!lecture->isChecked());
        QVERIFY(ledger->isVisible() && !ledger->isCollapsed());
    }

    /// What the window takes of a screen, frame and title included.
    void sizesFitTheScreen_data() {
        QTest::addColumn<QRect>("available");
        QTest::addColumn<QSize>("smallest");
        QTest::addColumn<QSize>("usual");
        QTest::newRow("full HD") << QRect(0, 0, 1920, 1080) << QSize(1024, 720) << QSize(1280, 800);
        QTest::newRow("1280 × 800") << QRect(0, 0, 1280, 800) << QSize(1024, 720) << QSize(1272, 760);
        QTest::newRow("full HD at 150 %") << QRect(0, 30, 1280, 690) << QSize(1024, 650) << QSize(1272, 650);
    }
    void sizesFitTheScreen() {
        QFETCH(QRect, available);
        const WindowSizes sizes = windowSizesFor(available);
        QTEST(sizes.smallest, "smallest");
        QTEST(sizes.usual, "usual");
    }

    /// A window that was saved on a larger screen, or at another scale.
    void restoredPlaceFitsTheScreen() {
        const QRect screen(0, 0, 1536, 864);
        QCOMPARE(placeWithin({100, 100, 1280, 700}, screen), QRect(100, 100, 1280, 700));
        QCOMPARE(placeWithin({300, 100, 1912, 1040}, screen), QRect(4, 36, 1528, 824));
        QCOMPARE(placeWithin({-50, 300, 1280, 800}, screen), QRect(4, 60, 1280, 800));
        QCOMPARE(placeWithin({1000, 0, 1280, 800}, {1536, 0, 1536, 864}), QRect(1540, 36, 1280, 800));
    }

    void maximisedComesBack() {
        window_->showMaximized();
        QVERIFY(window_->close());
        window_ = std::make_unique<MainWindow>();
        QVERIFY(window_->isMaximized());
        window_->show();
        QVERIFY(window_->isMaximized());
        window_->showNormal();
        QVERIFY(window_->close());
        window_ = test::openedWindow();
        QVERIFY(window_ != nullptr && !window_->isMaximized());
    }

    /// What follows from the network is worked out anew by no move, and the inspector is left alone.
    void movingRecomputesNothing() {
        const NodeId conv = named("Conv 1");
        clickNode(conv);
        const auto labels = build()->inspector()->findChildren<QLabel*>();
        const auto kind = std::ranges::find_if(
            labels, [](const QLabel* label) { return label->text() == QStringLiteral("Conv 2-D"); });
        QVERIFY(kind != labels.end());
        const QString mark = QStringLiteral("not written again");
        (*kind)->setText(mark);
        const auto analysis = document().analysis();
        const QPoint from = canvas()->nodePoint(conv);
        QTest::mousePress(canvas()->viewport(), Qt::LeftButton, {}, from);
        for (int i = 1; i <= 5; ++i) {
            QTest::mouseMove(canvas()->viewport(), from + QPoint(4 * i, 12 * i));
        }
        const int routings = canvas()->routings();
        QTest::mouseRelease(canvas()->viewport(), Qt::LeftButton, {}, from + QPoint(20, 60));
        QCOMPARE(document().undoStack().count(), 1);
        QCOMPARE(canvas()->routings(), routings);
        QCOMPARE(document().analysis(), analysis);
        QCOMPARE((*kind)->text(), mark);
        document().undoStack().undo();
        QCOMPARE(canvas()->routings(), routings + 1);
        QCOMPARE(document().analysis(), analysis);
        QCOMPARE((*kind)->text(), mark);

        auto layer = std::get<Conv2dSpec>(document().spec().find(conv)->layer);
        layer.filters = 7;
        document().undoStack().push(changeLayer(document(), conv, layer, {}, 0).release());
        QVERIFY(document().analysis() != analysis);
        QCOMPARE((*kind)->text(), QStringLiteral("Conv 2-D"));
    }

    /// Every layer shows what it gives for the picture chosen in See, before anything is trained, and what an edit has
    /// outdated goes at once. Large networks start without, and it is said why.
    void thumbnails() {
        QAction* action = window_->actions().action(ActionId::ViewThumbnails);
        QVERIFY(action->isChecked() && action->isEnabled());
        const auto shown = [&] { return canvas()->grab().toImage(); };
        QTRY_VERIFY(!canvas()->thumbnails().empty());
        const LayerThumbnails first = canvas()->thumbnails();
        QVERIFY(first.at(named("Pool 1")).tip.contains(QStringLiteral("of 6")));
        QCOMPARE(first.at(named("Image")).image.size(), QSize(32, 32));
        const QImage with = shown();
        key(Qt::Key_T, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(!action->isChecked() && canvas()->thumbnails().empty());
        QVERIFY(shown() != with);
        key(Qt::Key_T, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(canvas()->thumbnails() == first);

        const NodeId conv = named("Conv 1");
        auto layer = std::get<Conv2dSpec>(document().spec().find(conv)->layer);
        layer.filters = 7;
        document().undoStack().push(changeLayer(document(), conv, layer, {}, 0).release());
        QVERIFY(canvas()->thumbnails().empty());
        QTRY_VERIFY(!canvas()->thumbnails().empty());
        window_->showWorkspace(WorkspaceSlot::See);
        dynamic_cast<SeeWorkspace*>(window_->workspace(WorkspaceSlot::See))->choice().chooseSample(3);
        window_->showWorkspace(WorkspaceSlot::Build);
        QTRY_VERIFY(canvas()->thumbnails().contains(named("Image")) &&
                    canvas()->thumbnails().at(named("Image")) != first.at(named("Image")));

        document().reset({findInCatalogue("alexnet")->make({227, 227, 3}, 1000), {}}, {});
        QVERIFY(!action->isChecked() && canvas()->thumbnails().empty());
        QVERIFY2(action->toolTip().contains(QStringLiteral("off")), qPrintable(action->toolTip()));
        document().reset({findInCatalogue("lenet5")->make({32, 32, 3}, 10), {}}, {});
        QVERIFY(action->isChecked());
    }

    void alignsWhatIsSelected() {
        QAction* row = window_->actions().action(ActionId::AlignMiddle);
        clickNode(named("Conv 1"));
        QVERIFY(!row->isEnabled());
        clickNode(named("Conv 2"), Qt::ControlModifier);
        QVERIFY(row->isEnabled() && !window_->actions().action(ActionId::DistributeAcross)->isEnabled());
        clickNode(named("Conv 2"));
        for (int i = 0; i < 3; ++i) key(Qt::Key_Down, Qt::ControlModifier);
        const auto height = [&](const char* name) { return document().positions().at(named(name)).y(); };
        QVERIFY(height("Conv 2") != height("Conv 1"));
        clickNode(named("Conv 1"), Qt::ControlModifier);
        const int steps = document().undoStack().count();
        key(Qt::Key_R, Qt::ControlModifier | Qt::AltModifier);
        QCOMPARE(height("Conv 2"), height("Conv 1"));
        QCOMPARE(document().undoStack().count(), steps + 1);
        QCOMPARE(height("ReLU 2"), height("Conv 2"));  // what stands on it comes along
    }

    /// An edge is taken by its end and dropped on another layer: one step of undo.
    void rewires() {
        const NetworkSpec spec = document().spec();
        const NodeId pool = named("Pool 1");
        const NodeId into = spec.consumersOf(pool).front();
        const QPoint grip = canvas()->edgeGripPoint({pool, into}, false);
        QTest::mousePress(canvas()->viewport(), Qt::LeftButton, {}, grip);
        const QPoint to = canvas()->facePoint(named("Conv 1"));
        for (int i = 1; i <= 5; ++i) QTest::mouseMove(canvas()->viewport(), grip + (to - grip) * i / 5);
        QTest::mouseRelease(canvas()->viewport(), Qt::LeftButton, {}, to);
        QCOMPARE(document().undoStack().count(), 1);
        QVERIFY(document().spec() != spec);
        QCOMPARE(document().spec().inputsOf(into).size(), 1U);
        QVERIFY(document().spec().inputsOf(into).front() != pool);
        document().undoStack().undo();
        QVERIFY(document().spec() == spec);
    }

    void savesReopensAndAsks() {
        const QString path = folder_.filePath(QStringLiteral("net.fovea"));
        clickNode(named("Pool 2"));
        key(Qt::Key_Delete);
        const auto edited = document().spec();
        QSignalSpy saved(&window_->files(), &FileController::saved);
        key(Qt::Key_S, Qt::ControlModifier);
        test::answerFileDialog(*window_, QStringLiteral("save"), path);
        QTRY_COMPARE(saved.count(), 1);
        QVERIFY(!window_->isWindowModified());
        QVERIFY(window_->windowTitle().contains(QStringLiteral("net.fovea")));

        // Something unsaved, then New: the question, answered by Cancel and then by Don't save.
        clickNode(named("Conv 1"));
        key(Qt::Key_Delete);
        for (const QString& answer : {QStringLiteral("Cancel"), QStringLiteral("Don't save")}) {
            window_->actions().action(ActionId::FileNew)->trigger();
            QMessageBox* box = nullptr;
            QTRY_VERIFY((box = window_->findChild<QMessageBox*>(QStringLiteral("unsaved"))) != nullptr);
            QVERIFY(!document().spec().nodes.empty());
            QTest::mouseClick(button(box, answer), Qt::LeftButton);
            QTRY_VERIFY(window_->findChild<QMessageBox*>(QStringLiteral("unsaved")) == nullptr);
        }
        QVERIFY(document().spec().nodes.empty());

        window_->openFile(path);
        QTRY_COMPARE(document().spec(), edited);
        QVERIFY(window_->actions().submenu(SubmenuId::Recent)->actions().size() == 1);
        window_->openFile(folder_.filePath(QStringLiteral("missing.fovea")));
        QDialog* refusal = nullptr;
        QTRY_VERIFY((refusal = window_->findChild<QDialog*>(QStringLiteral("refusal"))) != nullptr);
        QVERIFY(refusal->findChild<QLabel*>()->text().contains(QStringLiteral("missing.fovea")));
        refusal->close();
        QCOMPARE(document().spec(), edited);
    }

    void exports_data() {
        QTest::addColumn<QString>("kind");  // in the dialog's list
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("file");
        const auto row = [](const char* name, const char* kind, const char* typed, const char* file) {
            QTest::newRow(name) << QString::fromLatin1(kind) << QString::fromLatin1(typed) << QString::fromLatin1(file);
        };
        row("onnx", "ONNX model", "net.onnx", "net.onnx");
        row("ending is added", "ONNX model", "other", "other.onnx");
        row("folder", "PyTorch folder", "torch", "torch/model.py");
        row("drawing", "Drawing of the network", "net.pdf", "net.pdf");
        row("another kind's ending", "ONNX model", "card.html", "card.html");
    }
    void exports() {
        QFETCH(QString, kind);
        QFETCH(QString, typed);
        QFETCH(QString, file);
        const QString path = folder_.filePath(typed);
        QSignalSpy exported(&window_->files(), &FileController::exported);
        window_->actions().action(ActionId::FileExport)->trigger();
        test::answerFileDialog(*window_, QStringLiteral("export"), path, [&](QFileDialog& dialog) {
            auto* kinds = dialog.findChild<QComboBox*>(QStringLiteral("fileTypeCombo"));
            const int place = kinds->findText(kind, Qt::MatchStartsWith);
            QVERIFY(place >= 0);
            kinds->setCurrentIndex(place);
            Q_EMIT kinds->textActivated(kinds->currentText());
            QVERIFY(!dialog.findChild<QLineEdit*>(QStringLiteral("fileNameEdit"))->text().isEmpty());
        });
        QTRY_COMPARE(exported.count(), 1);
        QVERIFY(QFileInfo(folder_.filePath(file)).size() > 1000);
    }

    void closingAsksOnlyForWhatIsUnsaved() {
        clickNode(named("Conv 1"));
        key(Qt::Key_Delete);
        QVERIFY(!window_->close());
        QMessageBox* box = nullptr;
        QTRY_VERIFY((box = window_->findChild<QMessageBox*>(QStringLiteral("unsaved"))) != nullptr);
        QTest::mouseClick(button(box, QStringLiteral("Don't save")), Qt::LeftButton);
        QTRY_VERIFY(!window_->isVisible());
    }

    void lectureHidesTheFrame() {
        key(Qt::Key_F11);
        QTRY_VERIFY(!window_->statusBar()->isVisible());
        QTRY_VERIFY(!build()->palette()->isVisible());
        QCursor::setPos(window_->mapToGlobal(QPoint(300, 0)));
        QTRY_VERIFY(window_->menuWidget()->isVisible());
        QCursor::setPos(window_->mapToGlobal(QPoint(300, 500)));
        QTRY_VERIFY(!window_->menuWidget()->isVisible());
        key(Qt::Key_F11);
        QTRY_VERIFY(build()->palette()->isVisible() && window_->menuWidget()->isVisible());
    }

    void narrowWindows_data() {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<int>("palette");
        QTest::addColumn<bool>("docked");
        QTest::newRow("1600") << QSize(1600, 1000) << 240 << true;
        QTest::newRow("1280") << QSize(1280, 800) << 240 << false;
        QTest::newRow("1024") << QSize(1024, 720) << 56 << false;
    }
    void narrowWindows() {
        QFETCH(QSize, size);
        QFETCH(int, palette);
        QFETCH(bool, docked);
        window_->resize(size);
        QTRY_COMPARE(window_->size(), size);
        QTRY_COMPARE(build()->palette()->width(), palette);
        QCOMPARE(build()->inspector()->isVisible(), docked);
        document().setSelection({{named("Conv 1")}, {}});
        QTRY_VERIFY(build()->inspector()->isVisible());
        window_->actions().action(ActionId::ViewInspector)->trigger();
        QTRY_VERIFY(!build()->inspector()->isVisible());
        window_->actions().action(ActionId::ViewInspector)->trigger();
    }

    /// Pictures for people, where $FOVEA_SHOTS names a folder.
    void screenshots() {
        const QString folder = qEnvironmentVariable("FOVEA_SHOTS");
        if (folder.isEmpty()) {
            QSKIP("FOVEA_SHOTS is not set");
        }
        QVERIFY(QDir().mkpath(folder));
        for (const bool dark : {false, true}) {
            window_->actions().action(ActionId::ViewDark)->setChecked(dark);
            for (const QSize size : {QSize(1600, 1000), QSize(1280, 800), QSize(1024, 720)}) {
                window_->resize(size);
                document().setSelection({{named("Conv 1")}, {}});
                QTest::qWait(300);
                const QString name = QStringLiteral("build-%1-%2")
                                         .arg(dark ? QStringLiteral("dark") : QStringLiteral("light"))
                                         .arg(size.width());
                QVERIFY(window_->grab().save(QDir(folder).filePath(name + QStringLiteral(".png"))));
            }
        }
        window_->actions().action(ActionId::ViewDark)->setChecked(false);
        window_->resize(1600, 1000);
        auto conv = std::get<Conv2dSpec>(document().spec().find(named("Conv 2"))->layer);
        conv.stride = {4, 4};
        document().undoStack().push(changeLayer(document(), named("Conv 2"), conv, {}, 0).release());
        QTest::qWait(300);
        QVERIFY(window_->grab().save(QDir(folder).filePath(QStringLiteral("build-misfit.png"))));
        window_->resize(1280, 800);
        document().setSelection({{named("Conv 2")}, {}});
        QTest::qWait(1000);
        QVERIFY(window_->grab().save(QDir(folder).filePath(QStringLiteral("build-misfit-selected-1280.png"))));
        document().setSelection({});
        QTest::qWait(300);
        QVERIFY(window_->grab().save(QDir(folder).filePath(QStringLiteral("build-misfit-1280.png"))));
        window_->actions().action(ActionId::NetworkClear)->trigger();
        QTest::qWait(300);
        QVERIFY(window_->grab().save(QDir(folder).filePath(QStringLiteral("build-empty.png"))));
    }
};

FOVEA_GUI_TEST(TestGuiBuild)
#include "tst_gui_build.moc"
