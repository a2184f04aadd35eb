// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAction>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBrowser>
#include <optional>

#include "app/actions/action_table.h"
#include "app/document/document.h"
#include "app/help/help_panel.h"
#include "app/help/help_place.h"
#include "app/window/guide.h"
#include "app/window/main_window.h"
#include "app/window/new_documents.h"
#include "app/workspaces/build_workspace.h"
#include "app/workspaces/learn/learn_workspace.h"
#include "app/workspaces/see_workspace.h"
#include "app/workspaces/train_workspace.h"
#include "core/network/catalogue.h"
#include "tests/support/real_window.h"
#include "tests/support/register_test.h"
#include "widgets/benches/bench_panel.h"
#include "widgets/charts/curve_plot.h"
#include "widgets/inspector/field_form.h"
#include "widgets/inspector/palette_chip.h"
#include "widgets/inspector/palette_panel.h"
#include "widgets/resources.h"

using namespace fovea;
using namespace fovea::test;

/// F1 on what has the focus, and the search of lessons and help.
class TestGuiHelp : public QObject {
    Q_OBJECT
private:
    QTemporaryDir folder_;
    std::unique_ptr<MainWindow> window_;

    HelpPanel* panel() { return window_->findChild<HelpPanel*>(); }
    void pressF1On(QWidget* widget) {
        QApplication::setActiveWindow(window_.get());
        widget->setFocus();
        QTRY_COMPARE(QApplication::focusWidget(), widget);
        QTest::keyClick(widget, Qt::Key_F1);
        QTRY_VERIFY(panel() != nullptr && panel()->isVisible());
    }

private Q_SLOTS:
    void initTestCase() {
        initResources();
        useOwnSettings(folder_.path());
        window_ = openedWindow({1280, 800});
        QVERIFY(window_ != nullptr);
        QCursor::setPos(window_->mapToGlobal(QPoint(4, 4)));  // over no plot
    }
    void cleanupTestCase() {
        window_->document().reset({}, {});
        window_.reset();
    }

    void explainsALayerOfThePalette() {
        window_->showWorkspace(WorkspaceSlot::Build);
        auto* build = qobject_cast<BuildWorkspace*>(window_->workspace(WorkspaceSlot::Build));
        PaletteChip* dropout = nullptr;
        for (auto* chip : build->palette()->findChildren<PaletteChip*>())
            if (std::holds_alternative<DropoutSpec>(chip->layer())) dropout = chip;
        QVERIFY(dropout != nullptr);
        pressF1On(dropout);
        QCOMPARE(panel()->topic(), QStringLiteral("layer.dropout"));
    }

    void explainsAnOptionOfTrain() {
        window_->showWorkspace(WorkspaceSlot::Train);
        auto* train = window_->workspace(WorkspaceSlot::Train);
        pressF1On(train->findChild<QWidget*>(QStringLiteral("weightDecay")));
        QCOMPARE(panel()->topic(), QStringLiteral("train.weight_decay"));
        pressF1On(train->findChild<QWidget*>(QStringLiteral("batch")));
        QCOMPARE(panel()->topic(), QStringLiteral("train.batch"));
        QCOMPARE(topicAt(qobject_cast<TrainWorkspace*>(train)->lossPlot()), QStringLiteral("plot.loss"));
        QCOMPARE(topicAt(qobject_cast<TrainWorkspace*>(train)->accuracyPlot()), QStringLiteral("plot.accuracy"));
    }

    /// The settings of a layer are named as those of Train are.
    void explainsALayerOfTheInspector() {
        window_->showWorkspace(WorkspaceSlot::Build);
        Document& document = window_->document();
        const RunSettings settings = document.settings();
        document.reset({findInCatalogue("vgg-small-bn")->make({32, 32, 3}, 10), {}}, settings);
        std::optional<NodeId> norm;
        for (const auto& node : document.spec().nodes)
            if (!norm && std::holds_alternative<BatchNormSpec>(node.layer)) norm = node.id;
        QVERIFY(norm.has_value());
        document.setSelection({{*norm}, {}});
        auto* form = window_->workspace(WorkspaceSlot::Build)->findChild<FieldForm*>();
        QVERIFY(form != nullptr);
        QTRY_VERIFY(form->isVisible());
        for (const char* name : {"momentum", "epsilon"}) {
            auto* field = form->findChild<QWidget*>(QLatin1String(name));
            QVERIFY2(field != nullptr, name);
            QCOMPARE(topicAt(field), QStringLiteral("layer.batch_norm"));
            pressF1On(field);
            QCOMPARE(panel()->topic(), QStringLiteral("layer.batch_norm"));
        }
        window_->newDocuments().start();
    }

    /// The help leaves the window's keys to the window.
    void f1AgainWithoutGoingBack() {
        window_->showWorkspace(WorkspaceSlot::Train);
        auto* decay = window_->workspace(WorkspaceSlot::Train)->findChild<QWidget*>(QStringLiteral("weightDecay"));
        auto* batch = window_->workspace(WorkspaceSlot::Train)->findChild<QWidget*>(QStringLiteral("batch"));
        if (panel() != nullptr) panel()->close();
        pressF1On(decay);
        QCOMPARE(panel()->topic(), QStringLiteral("train.weight_decay"));
        // As where the help was clicked into.
        QApplication::setActiveWindow(panel());
        QTRY_COMPARE(QApplication::activeWindow(), panel());
        batch->setFocus();
        QTest::keyClick(panel()->browser(), Qt::Key_F1);
        QTRY_COMPARE(panel()->topic(), QStringLiteral("train.batch"));
        QApplication::setActiveWindow(window_.get());
    }

    void explainsWhatAModalDialogShows() {
        window_->showWorkspace(WorkspaceSlot::Train);
        auto* train = window_->workspace(WorkspaceSlot::Train);
        if (panel() != nullptr) panel()->close();
        train->findChild<QPushButton*>(QStringLiteral("chooseLayers"))->click();
        QDialog* dialog = nullptr;
        QTRY_VERIFY((dialog = window_->findChild<QDialog*>(QStringLiteral("layers"))) != nullptr &&
                    dialog->isVisible());
        auto* field = dialog->findChild<QWidget*>(QStringLiteral("decaysBiases"));
        QVERIFY(field != nullptr);
        QApplication::setActiveWindow(dialog);  // no window manager does it under Xvfb
        QTRY_COMPARE(QApplication::activeWindow(), dialog);
        field->setFocus();
        QTest::keyClick(field, Qt::Key_F1);
        HelpPanel* help = dialog->findChild<HelpPanel*>();
        QVERIFY(help != nullptr && help->isVisible());
        QCOMPARE(help->topic(), QStringLiteral("train.layers"));
        // A lesson behind the dialog could not be used: it waits.
        Q_EMIT help->browser()->anchorClicked(QUrl(QStringLiteral("lesson:transfer")));
        QCOMPARE(window_->currentWorkspace(), WorkspaceSlot::Train);
        const auto* notice = help->findChild<QLabel*>(QStringLiteral("help.notice"));
        QVERIFY(notice->isVisible());
        help->showTopic(QStringLiteral("train.batch"));  // it still will
        QVERIFY(notice->isVisible());
        dialog->reject();
        QCOMPARE(window_->currentWorkspace(), WorkspaceSlot::Learn);
        QTRY_VERIFY(window_->findChild<QDialog*>(QStringLiteral("layers")) == nullptr);
        QApplication::setActiveWindow(window_.get());
    }

    void explainsABenchAndLeadsToItsLesson() {
        window_->showWorkspace(WorkspaceSlot::Learn);
        auto* learn = qobject_cast<LearnWorkspace*>(window_->workspace(WorkspaceSlot::Learn));
        QVERIFY(learn->openLesson(QStringLiteral("pooling")));
        QWidget* field = nullptr;
        for (auto* each : learn->bench()->findChildren<QWidget*>())
            if (field == nullptr && each->isVisible() && each->focusPolicy() == Qt::StrongFocus) field = each;
        QVERIFY(field != nullptr);
        pressF1On(field);
        QCOMPARE(panel()->topic(), QStringLiteral("bench.pooling"));
        QVERIFY(learn->openLesson(QStringLiteral("softmax")));
        Q_EMIT panel()->browser()->anchorClicked(QUrl(QStringLiteral("lesson:pooling")));
        QCOMPARE(learn->lesson()->id, std::string("pooling"));
    }

    void everyRoomHasHelp() {
        for (const WorkspaceSlot slot : {WorkspaceSlot::Build, WorkspaceSlot::Train, WorkspaceSlot::See}) {
            window_->showWorkspace(slot);
            int explained = 0;
            for (QWidget* widget : window_->workspace(slot)->findChildren<QWidget*>())
                if (widget->isVisible() && !topicAt(widget).isEmpty()) ++explained;
            QVERIFY(explained > 10);
        }
    }

    void searchFindsAndOpens() {
        window_->showWorkspace(WorkspaceSlot::Build);
        QApplication::setActiveWindow(window_.get());
        QTest::keyClick(window_.get(), Qt::Key_F, Qt::ControlModifier);
        QTRY_VERIFY(panel() != nullptr && panel()->isVisible());
        panel()->field()->clear();
        QTest::keyClicks(panel()->field(), QStringLiteral("weight sharing"));
        QVERIFY2(panel()->browser()->toHtml().contains(QStringLiteral("lesson:")),
                 qPrintable(panel()->browser()->toPlainText()));
        panel()->field()->clear();
        QTest::keyClicks(panel()->field(), QStringLiteral("xyzzy"));
        QVERIFY(panel()->browser()->toPlainText().contains(QStringLiteral("Neither")));
        panel()->close();
        // The same from Learn's menu.
        window_->showWorkspace(WorkspaceSlot::Learn);
        window_->findChild<QAction*>(QStringLiteral("lesson.search"))->trigger();
        QTRY_VERIFY(panel()->isVisible());
        panel()->close();
    }
};

FOVEA_GUI_TEST(TestGuiHelp)
#include "tst_gui_help.moc"
