// SPDX-License-Identifier: GPL-3.0-or-later
// What Build marks, mends and says, and what replaces what is open.
#include <QAction>
#include <QDialog>
#include <QDir>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QLabel>
#include <QMenu>
#include <QMessageBox>
#include <QTextBrowser>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>

#include "app/actions/action_table.h"
#include "app/commands/network_commands.h"
#include "app/document/document.h"
#include "app/help/help_panel.h"
#include "app/session/run_controller.h"
#include "app/window/file_controller.h"
#include "app/window/main_window.h"
#include "app/window/status_line.h"
#include "app/workspaces/build_workspace.h"
#include "core/network/catalogue.h"
#include "core/training/recipes.h"
#include "tests/support/real_window.h"
#include "tests/support/register_test.h"
#include "widgets/canvas/layer_mime.h"
#include "widgets/canvas/network_canvas.h"
#include "widgets/inspector/facts_view.h"
#include "widgets/inspector/inspector_panel.h"
#include "widgets/inspector/palette_panel.h"
#include "widgets/resources.h"

using namespace fovea;

class TestGuiBuildMarks : public QObject {
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
    void discardChanges() {
        QMessageBox* box = nullptr;
        QTRY_VERIFY((box = window_->findChild<QMessageBox*>(QStringLiteral("unsaved"))) != nullptr);
        QTest::mouseClick(button(box, QStringLiteral("Don't save")), Qt::LeftButton);
        QTRY_VERIFY(window_->findChild<QMessageBox*>(QStringLiteral("unsaved")) == nullptr);
    }

    /// On the empty canvas beneath the network.
    void drop(const LayerSpec& layer) {
        const auto mime = mimeFromLayer(layer);
        QWidget* viewport = canvas()->viewport();
        const QPoint at(60, viewport->height() - 30);
        QDragEnterEvent enter(at, Qt::CopyAction, mime.get(), Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(viewport, &enter);
        QDropEvent dropped(at, Qt::CopyAction, mime.get(), Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(viewport, &dropped);
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

    /// A classic network is a document of its own: what was open is asked about, and not changed.
    void architectureIsANewDocument() {
        window_->actions().action(ActionId::NetworkClear)->trigger();
        QVERIFY(document().spec().nodes.empty());
        auto* example = canvas()->findChild<QPushButton*>();
        QVERIFY(example != nullptr && example->isVisible());
        QTest::mouseClick(example, Qt::LeftButton);
        QTRY_VERIFY(window_->findChild<QMessageBox*>(QStringLiteral("unsaved")) != nullptr);
        QVERIFY(document().spec().nodes.empty());
        discardChanges();
        QCOMPARE(recognise(document().spec()), findInCatalogue("lenet5"));
        QCOMPARE(document().undoStack().count(), 0);
        QVERIFY(!window_->isWindowModified());

        const QString path = folder_.filePath(QStringLiteral("mine.fovea"));
        QSignalSpy saved(&window_->files(), &FileController::saved);
        key(Qt::Key_S, Qt::ControlModifier);
        test::answerFileDialog(*window_, QStringLiteral("save"), path);
        QTRY_COMPARE(saved.count(), 1);
        auto* row = build()->palette()->findChild<QWidget*>(QStringLiteral("catalogue-resnet20"));
        QTest::mouseClick(row, Qt::LeftButton);
        QTRY_COMPARE(recognise(document().spec()), findInCatalogue("resnet20"));
        QVERIFY(document().filePath().isEmpty());  // a save asks for a name instead of replacing the project
        QCOMPARE(document().settings().options.batch, recipeOf(*findInCatalogue("resnet20")).batch);
    }

    /// As they were published, and without memory for weights.
    void furtherNetworksOpenFromTheMenu() {
        QAction* entry = nullptr;
        for (QMenu* menu : window_->findChildren<QMenu*>())
            for (QAction* action : menu->actions())
                if (action->text() == QStringLiteral("ResNet-50")) entry = action;
        QVERIFY(entry != nullptr);
        entry->trigger();
        if (window_->findChild<QMessageBox*>(QStringLiteral("unsaved")) != nullptr) discardChanges();
        QTRY_COMPARE(recognise(document().spec()), findInCatalogue("resnet50"));
        QCOMPARE(document().cost().totals.parameters, std::int64_t{25557032});
        window_->actions().action(ActionId::NetworkClear)->trigger();
    }

    /// Whatever page is shown: what was undone is said and seen.
    void undoSaysAndShowsWhatItUndid() {
        const float before = document().settings().options.learningRate;
        window_->run().setLearningRate(before * 2);
        key(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(document().settings().options.learningRate, before);
        QCOMPARE(window_->currentWorkspace(), WorkspaceSlot::Train);
        const QString said = window_->statusLine().message();
        QVERIFY2(said.startsWith(QStringLiteral("Undone: Learning rate (")) && said.contains(u'→'), qPrintable(said));

        document().setSelection({{named("Pool 1")}, {}});
        window_->showWorkspace(WorkspaceSlot::Build);
        key(Qt::Key_Delete);
        window_->showWorkspace(WorkspaceSlot::See);
        window_->actions().action(ActionId::EditUndo)->trigger();
        QCOMPARE(window_->currentWorkspace(), WorkspaceSlot::Build);
        QCOMPARE(window_->statusLine().message(), QStringLiteral("Undone: Delete Pool 1."));
        window_->actions().action(ActionId::EditRedo)->trigger();
        QCOMPARE(window_->statusLine().message(), QStringLiteral("Redone: Delete Pool 1."));
    }

    /// The inspector of the whole network and the status line count layers in the same way.
    void countsAgree() {
        document().setSelection({});
        const std::size_t layers = document().spec().nodes.size() - 1;  // an image is none
        const Fact& counted = build()->inspector()->findChild<FactsView*>()->facts().front();
        QCOMPARE(counted.title, QStringLiteral("Layers"));
        QCOMPARE(counted.quantity.value, QString::number(layers));
        QStringList figures;
        for (const auto* label : window_->statusLine().findChildren<QLabel*>()) figures << label->text();
        QVERIFY2(figures.contains(QStringLiteral("<b>%1</b> layers").arg(layers)), qPrintable(figures.join(u'|')));
    }

    /// 16 scores for 10 classes: said, marked and mended where the network is built.
    void whatTheDataDoesNotFitIsMarked() {
        auto* problem = window_->findChild<QLabel*>(QStringLiteral("status.problem"));
        QVERIFY(!problem->isVisible());
        const NodeId output = *document().spec().outputNode();
        document().undoStack().push(changeLayer(document(), output, DenseSpec{.units = 16}, {}, 0).release());
        QVERIFY(document().isSound());
        QVERIFY(problem->isVisible());
        QTest::mouseClick(problem, Qt::LeftButton);
        QCOMPARE(document().selection().nodes, std::set<NodeId>{output});
        QVERIFY(canvas()->hasFocus());
        QTest::mouseClick(canvas()->viewport(), Qt::LeftButton, {}, canvas()->fixPoint(output, 0));
        QCOMPARE(std::get<DenseSpec>(document().spec().find(output)->layer).units, 10);
        QVERIFY(!problem->isVisible());
        QVERIFY(canvas()->fixPoint(output, 0).isNull());
    }

    void strayLayersAreMarkedAndMended() {
        drop(InputSpec{});
        const NodeId second = named("Image 2");
        document().setSelection({{second}, {}});
        canvas()->ensureNodeVisible(second);
        QTest::mouseClick(canvas()->viewport(), Qt::LeftButton, {}, canvas()->fixPoint(second, 0));
        QCOMPARE(named("Image 2"), NodeId{});
        QVERIFY(document().isSound());
    }

    void wrongDataReplacesNothing() {
        const QString folder = folder_.filePath(QStringLiteral("not data"));
        QVERIFY(QDir().mkpath(folder));
        const auto* before = &*window_->run().data()->training;
        window_->run().chooseDataset(folder);
        QDialog* dialog = nullptr;
        QTRY_VERIFY((dialog = window_->findChild<QDialog*>(QStringLiteral("refusal"))) != nullptr);
        QVERIFY(dialog->findChild<QLabel*>()->text().contains(QStringLiteral("not data")));
        dialog->close();
        QCOMPARE(document().settings().dataset, std::string("builtin"));
        QVERIFY(window_->run().data() != nullptr && &*window_->run().data()->training == before);
        QCOMPARE(document().undoStack().count(), 0);
        QVERIFY(window_->run().trainingBlocker().isEmpty());
    }

    void languageSaysWhenItActs() {
        const auto languages = window_->actions().submenu(SubmenuId::Language)->actions();
        languages.back()->trigger();
        QVERIFY(window_->statusLine().message().contains(languages.back()->text()));
        languages.front()->trigger();
    }

    /// Neither the key of a page nor an empty field.
    void spaceDoesNothingInANumber() {
        window_->showWorkspace(WorkspaceSlot::Train);
        int tried = 0;
        for (auto* box : window_->workspace(WorkspaceSlot::Train)->findChildren<QSpinBox*>()) {
            if (!box->isVisible() || !box->isEnabled()) continue;
            box->setFocus();
            box->selectAll();
            const QString text = box->text();
            QTest::keyClick(box, Qt::Key_Space);
            QCOMPARE(box->text(), text);
            QCOMPARE(window_->run().session().state(), TrainingSession::State::Empty);
            ++tried;
        }
        QVERIFY(tried > 0);
    }

    void keysConnectAndHelp() {
        const NodeId conv = named("Conv 1");
        const NodeId pool = named("Pool 1");
        const NodeId relu = document().spec().inputsOf(pool).front();
        document().setSelection({{relu, pool}, {}});
        key(Qt::Key_L, Qt::ControlModifier);
        QVERIFY(document().spec().inputsOf(pool).empty());
        key(Qt::Key_L, Qt::ControlModifier);
        QCOMPARE(document().spec().inputsOf(pool), std::vector<NodeId>{relu});
        QVERIFY(document().isSound());

        document().setSelection({{conv}, {}});
        key(Qt::Key_F1);
        auto* help = window_->findChild<HelpPanel*>();
        QVERIFY(help != nullptr);
        QCOMPARE(help->topic(), QStringLiteral("layer.conv2d"));
        QVERIFY(help->browser()->toPlainText().contains(u'Σ'));
        help->close();
    }
};

FOVEA_GUI_TEST(TestGuiBuildMarks)
#include "tst_gui_build_marks.moc"
