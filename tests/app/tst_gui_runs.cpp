// SPDX-License-Identifier: GPL-3.0-or-later
// Going back to a kept epoch, branching, comparing and the way back after a divergence, in the real window
// with real mouse and key events.
#include <QAction>
#include <QApplication>
#include <QFile>
#include <QLabel>
#include <QDir>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QRegularExpression>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTreeWidget>

#include "app/actions/action_table.h"
#include "app/document/document.h"
#include "app/session/run_controller.h"
#include "app/training_setup.h"
#include "app/weights_hash.h"
#include "app/window/file_controller.h"
#include "app/window/main_window.h"
#include "app/window/status_line.h"
#include "app/workspaces/runs_panel.h"
#include "app/workspaces/train_controls.h"
#include "app/workspaces/train_workspace.h"
#include "app/workspaces/transport_bar.h"
#include "core/network/catalogue.h"
#include "tests/support/notification_bus.h"
#include "tests/support/register_test.h"
#include "widgets/charts/curve_plot.h"
#include "widgets/charts/epoch_timeline.h"
#include "widgets/images/filter_gallery.h"
#include "widgets/resources.h"
#include "widgets/style/theme.h"

using namespace fovea;

namespace {

struct Undisturbed : TrainingObserver {
    Answer onStep(const StepReport&, Trainer&) override { return Answer::GoOn; }
    void onEpoch(const EpochReport&, Trainer&) override {}
};

}  // namespace

class TestGuiRuns : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void rewindsByTheTimeline();
    void goesBackToAPastRun();
    void restartKeepsTheOldRun();
    void filesKeepRuns();
    void stopsChangeNoBit();
    void divergenceOffersTheLastGoodEpoch();
    void asksAboutWhatIsEditedWhileAFileIsRead();
    void asksBeforeOverwritingAChangedFile();
    void isToldInEveryWorkspace();
    void tellsTheDesktopWhenHidden();
    void noticesEndWithWhatTheySay();
    void advisesWhereNoGradientArrives();
    void aCancelledQuitGoesOnTraining();
    void asksBeforeOtherDataEndARun();
    void filtersComeWithTheirDock();
    void aLectureSaysWhatIsShown();

private:
    Document& document() { return window_->document(); }
    RunController& run() { return window_->run(); }
    TrainWorkspace* train() { return qobject_cast<TrainWorkspace*>(window_->workspace(WorkspaceSlot::Train)); }
    EpochTimeline* timeline() { return window_->findChild<EpochTimeline*>(QStringLiteral("timeline")); }
    RunsPanel* panel() { return train()->transport()->runsPanel(); }
    QTreeWidget* tree() { return panel()->findChild<QTreeWidget*>(QStringLiteral("runsTree")); }
    const std::vector<float>& weights() { return document().trained().weights->values; }

    /// Trains to the end of the epochs that are set.
    void trainToTheEnd() {
        train()->setFocus();
        QTest::keyClick(train(), Qt::Key_Space);
        QTRY_VERIFY_WITH_TIMEOUT(run().session().isFinished(), 120000);
        QTRY_VERIFY(document().trained().checkpoint != nullptr &&
                    document().trained().checkpoint->step == run().session().step());
    }
    void clickInPanel(const char* name) {
        auto* button = panel()->findChild<QPushButton*>(QString::fromLatin1(name));
        QVERIFY(button != nullptr && button->isVisible());
        QVERIFY2(button->isEnabled(), name);
        QTest::mouseClick(button, Qt::LeftButton);
    }
    void openPanel() {
        QTest::mouseClick(window_->findChild<QToolButton*>(QStringLiteral("runs")), Qt::LeftButton);
        QTRY_VERIFY(panel()->isVisible());
    }
    /// A popup goes when the window system takes the focus away, which happens on busy machines without a window
    /// manager: it is opened again, as its user would.
    void keepPanelOpen() {
        if (panel()->isVisible()) return;
        qWarning("The panel of runs has closed; the application's state is %d.", int(QGuiApplication::applicationState()));
        openPanel();
    }
    /// Goes back to epoch 1 by its dot in the timeline.
    void rewindToFirstEpoch() {
        QTest::mouseClick(timeline(), Qt::LeftButton, {}, timeline()->positionOf(1).toPoint());
        QTRY_VERIFY(panel()->isVisible());
        QVERIFY(tree()->currentItem() != nullptr);
        QCOMPARE(tree()->currentItem()->text(0), QStringLiteral("Epoch 1"));
        clickInPanel("branchFrom");
        QTRY_COMPARE(document().runNumber(), 2);
    }

    std::unique_ptr<QTemporaryDir> dir_;
    std::unique_ptr<MainWindow> window_;
    test::NotificationBus bus_;
    bool hasBus_ = false;
};

void TestGuiRuns::initTestCase() {
    initResources();
    hasBus_ = bus_.start();
}

void TestGuiRuns::init() {
    dir_ = std::make_unique<QTemporaryDir>();
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, dir_->path());
    QGuiApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
    window_ = std::make_unique<MainWindow>();
    window_->resize(1280, 800);
    window_->show();
    QVERIFY(QTest::qWaitForWindowExposed(window_.get()));
    QApplication::setActiveWindow(window_.get());  // no window manager does it under Xvfb
    // A small network: 1,075 weights.
    Drawing drawing;
    NodeId last = drawing.spec.append(InputSpec{{32, 32, 3}});
    last = drawing.spec.append(Conv2dSpec{.filters = 3, .kernel = {8, 8}, .stride = {8, 8}}, last);
    last = drawing.spec.append(FlattenSpec{}, last);
    drawing.spec.append(DenseSpec{.units = 10}, last);
    RunSettings settings;
    settings.options = {.learningRate = 0.01F, .batch = 256, .epochs = 3};
    settings.dataset = "builtin";
    document().reset(drawing, settings);
    window_->showWorkspace(WorkspaceSlot::Train);
    QTRY_VERIFY_WITH_TIMEOUT(run().data() != nullptr, 60000);
}

void TestGuiRuns::cleanup() {
    window_.reset();
    dir_.reset();
}

void TestGuiRuns::rewindsByTheTimeline() {
    trainToTheEnd();
    const std::vector<float> end = weights();
    const std::int64_t perEpoch = run().session().run().stepsPerEpoch;
    QCOMPARE(timeline()->kept(), (std::vector<std::int64_t>{1, 2, 3}));
    QVERIFY(train()->lossPlot()->legend().isEmpty());
    rewindToFirstEpoch();
    if (QTest::currentTestFailed()) return;
    const Checkpoint& back = *document().trained().checkpoint;
    QCOMPARE(back.step, perEpoch);
    QCOMPARE(static_cast<std::int64_t>(back.history.steps.size()), perEpoch);
    QVERIFY(weights() != end);
    QVERIFY(document().isDirty());
    // The run that was left stays in the charts, with its name; this one's curve ends where it went back to.
    for (const CurvePlot* plot : {train()->lossPlot(), train()->accuracyPlot()}) {
        QCOMPARE(plot->legend(), (QStringList{QStringLiteral("Run 2"), QStringLiteral("Run 1")}));
        QCOMPARE(static_cast<std::int64_t>(plot->pastCurves().front().steps.size()), 3 * perEpoch);
        QCOMPARE(static_cast<std::int64_t>(plot->steps().size()), perEpoch);
        QVERIFY(plot->accessibleDescription().isEmpty() || plot->pastCurves().size() == 1);
    }
    // Going on as before leads to the same bits.
    trainToTheEnd();
    QVERIFY(weights() == end);
    QCOMPARE(document().pastRuns().size(), std::size_t{1});
}

void TestGuiRuns::goesBackToAPastRun() {
    trainToTheEnd();
    const std::vector<float> end = weights();
    rewindToFirstEpoch();
    if (QTest::currentTestFailed()) return;
    run().setLearningRate(0.05F);
    trainToTheEnd();
    const std::vector<float> other = weights();
    QVERIFY(other != end);
    openPanel();
    QCOMPARE(tree()->topLevelItemCount(), 2);
    QCOMPARE(tree()->topLevelItem(0)->text(0), QStringLiteral("Run 2 · η 0.05"));
    QVERIFY(tree()->topLevelItem(0)->text(1).startsWith(QStringLiteral("this one")));
    QCOMPARE(train()->lossPlot()->legend(), (QStringList{QStringLiteral("Run 2 · η 0.05"), QStringLiteral("Run 1")}));
    QTreeWidgetItem* first = tree()->topLevelItem(1);
    QCOMPARE(first->text(0), QStringLiteral("Run 1"));
    QCOMPARE(first->childCount(), 3);
    // Its tick takes its curve out of the charts and back in.
    first->setCheckState(0, Qt::Unchecked);
    QVERIFY(train()->lossPlot()->legend().isEmpty());
    first->setCheckState(0, Qt::Checked);
    QCOMPARE(train()->lossPlot()->legend().size(), 2);
    // It takes a name, and gives it back.
    tree()->setCurrentItem(first);
    const auto rename = [&](const char* name) {
        keepPanelOpen();
        tree()->setCurrentItem(tree()->topLevelItem(1));
        QTest::keyClick(tree(), Qt::Key_F2);
        auto* editor = tree()->findChild<QLineEdit*>();
        QVERIFY(editor != nullptr);
        editor->selectAll();
        QTest::keyClick(editor, Qt::Key_Delete);
        QTest::keyClicks(editor, QString::fromLatin1(name));
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_VERIFY(tree()->findChild<QLineEdit*>() == nullptr);  // it is deleted later
        const QString shown = *name == 0 ? QStringLiteral("Run 1") : QString::fromLatin1(name);
        QTRY_COMPARE(tree()->topLevelItem(1)->text(0), shown);
        QTRY_COMPARE(train()->lossPlot()->legend().back(), shown);
        QCoreApplication::processEvents();  // the list is filled anew
    };
    rename("slow");
    QCOMPARE(train()->lossPlot()->legend().back(), QStringLiteral("slow"));
    rename("");
    QCOMPARE(train()->lossPlot()->legend().back(), QStringLiteral("Run 1"));
    keepPanelOpen();
    first = tree()->topLevelItem(1);
    // By keys: down to the run, Return.
    tree()->setCurrentItem(tree()->topLevelItem(0));
    while (tree()->currentItem() != first) {
        const auto* before = tree()->currentItem();
        QTest::keyClick(tree(), Qt::Key_Down);
        QVERIFY(tree()->currentItem() != before);
    }
    clickInPanel("branchFrom");
    QTRY_COMPARE(document().runNumber(), 1);
    QVERIFY(weights() == end);
    QCOMPARE(document().settings().options.learningRate, 0.01F);
    QCOMPARE(document().pastRuns().size(), std::size_t{1});
    QCOMPARE(document().pastRuns().front().number, 2);
    QVERIFY(document().pastRuns().front().end->weights.values == other);
    // A past run can be forgotten.
    openPanel();
    tree()->setCurrentItem(tree()->topLevelItem(1));
    clickInPanel("forgetRun");
    QVERIFY(document().pastRuns().empty());
    QVERIFY(train()->lossPlot()->legend().isEmpty());
}

void TestGuiRuns::restartKeepsTheOldRun() {
    trainToTheEnd();
    const std::vector<float> end = weights();
    train()->setFocus();
    QTest::keyClick(train(), Qt::Key_Home);
    QTRY_COMPARE(run().session().step(), std::int64_t{0});
    QTRY_VERIFY(document().trained().checkpoint == nullptr);
    QCOMPARE(document().pastRuns().size(), std::size_t{1});
    QVERIFY(document().pastRuns().front().end->weights.values == end);
    // From the same initial weights to the same end.
    trainToTheEnd();
    QVERIFY(weights() == end);
    QCOMPARE(document().runNumber(), 2);
}

void TestGuiRuns::filesKeepRuns() {
    trainToTheEnd();
    rewindToFirstEpoch();
    if (QTest::currentTestFailed()) return;
    const QString file = dir_->filePath(QStringLiteral("runs.fovea"));
    QVERIFY(saveProject(document().toProject(), file.toStdString()));
    document().markSaved(file, document().saveMark());
    QVERIFY(!document().isDirty());
    document().reset({}, {});
    QVERIFY(document().pastRuns().empty());
    QSignalSpy opened(&window_->files(), &FileController::opened);
    window_->openFile(file);
    QVERIFY(opened.wait(30000));
    QCOMPARE(document().runNumber(), 2);
    QCOMPARE(document().pastRuns().size(), std::size_t{1});
    QCOMPARE(document().pastRuns().front().end->kept.size(), std::size_t{3});
    QCOMPARE(train()->lossPlot()->legend(), (QStringList{QStringLiteral("Run 2"), QStringLiteral("Run 1")}));
    QCOMPARE(timeline()->kept(), std::vector<std::int64_t>{1});
}

/// Stopped at any step, saved, opened again: the SHA-256 of the run that never stopped, on one thread.
void TestGuiRuns::stopsChangeNoBit() {
    TrainingSetup setup;
    setup.spec = document().spec();
    setup.options = document().settings().options;
    setup.data = *run().data();
    setup.validationCount = defaultValidationCount(setup.data);
    setup.threads = 1;
    const auto straight = prepareTraining(setup);
    QVERIFY(straight.hasValue());
    const std::int64_t perEpoch = straight->trainer->stepsPerEpoch();
    Undisturbed observer;
    straight->trainer->run(3 * perEpoch, observer, {});
    const QString expected = weightsHash(setup.spec, straight->trainer->network().weights());

    const QString file = dir_->filePath(QStringLiteral("stops.fovea"));
    const auto reopen = [&] {
        window_->files().save();
        QTRY_VERIFY(!document().isDirty());
        document().reset({}, {});
        QSignalSpy opened(&window_->files(), &FileController::opened);
        window_->openFile(file);
        QVERIFY(opened.wait(30000));
        window_->showWorkspace(WorkspaceSlot::Train);
        QTRY_VERIFY_WITH_TIMEOUT(run().data() != nullptr, 60000);
    };
    QVERIFY(saveProject(document().toProject(), file.toStdString()));
    document().markSaved(file, document().saveMark());
    document().setFileStamp(fileStamp(file.toStdString()));
    std::int64_t step = 0;
    for (const std::int64_t stop : {std::int64_t{1}, std::int64_t{7}, perEpoch - 1, perEpoch, perEpoch + 1}) {
        for (; step < stop; ++step) {
            run().stepOnce();
            QTRY_COMPARE_WITH_TIMEOUT(run().session().step(), step + 1, 60000);
            QTRY_VERIFY(run().session().state() == TrainingSession::State::Paused);
        }
        reopen();
        if (QTest::currentTestFailed()) return;
        QCOMPARE(document().trained().checkpoint->step, stop);
    }
    // Once wherever the pause happens to fall, be it behind the end.
    run().play();
    QTRY_VERIFY_WITH_TIMEOUT(run().session().step() > perEpoch + 3, 60000);
    run().pause();
    QTRY_VERIFY(run().session().state() == TrainingSession::State::Paused);
    const bool ended = run().session().isFinished();
    reopen();
    if (QTest::currentTestFailed()) return;
    if (!ended) trainToTheEnd();
    QCOMPARE(weightsHash(document().spec(), *document().trained().weights), expected);
}

void TestGuiRuns::divergenceOffersTheLastGoodEpoch() {
    trainToTheEnd();
    const std::vector<float> good = weights();
    run().setEpochs(20);
    run().setLearningRate(1e6F);
    auto* bar = window_->findChild<QFrame*>(QStringLiteral("divergenceBar"));
    QVERIFY(bar != nullptr && !bar->isVisible());
    QTest::keyClick(train(), Qt::Key_Space);
    QTRY_VERIFY_WITH_TIMEOUT(bar->isVisible(), 60000);
    const QString text = bar->findChild<QLabel*>(QStringLiteral("divergence.text"))->text();
    static const QRegularExpression named(
        QStringLiteral("at step \\d+ .*: in “.+”, (its output|the gradient of its (output|weights|biases)) grew"));
    QVERIFY2(named.match(text).hasMatch(), qPrintable(text));
    auto* back = bar->findChild<QPushButton*>(QStringLiteral("divergence.back"));
    QCOMPARE(back->text(), QStringLiteral("Go back to epoch 3"));
    QTest::mouseClick(back, Qt::LeftButton);
    QTRY_VERIFY(weights() == good);
    QVERIFY(!bar->isVisible());
    // The wild run is among the past ones, if it went a step beyond the epoch.
    QVERIFY(document().pastRuns().size() <= 1);
}

void TestGuiRuns::asksAboutWhatIsEditedWhileAFileIsRead() {
    const QString file = dir_->filePath(QStringLiteral("other.fovea"));
    Project other;
    QVERIFY(saveProject(other, file.toStdString()));
    QVERIFY(saveProject(document().toProject(), dir_->filePath(QStringLiteral("own.fovea")).toStdString()));
    QSignalSpy opened(&window_->files(), &FileController::opened);
    window_->openFile(dir_->filePath(QStringLiteral("own.fovea")));
    QVERIFY(opened.wait(30000));
    QVERIFY(!document().isDirty());
    const NetworkSpec before = document().spec();
    window_->openFile(file);
    run().setEpochs(17);
    const auto box = [this] { return window_->findChild<QMessageBox*>(QStringLiteral("unsaved")); };
    QTRY_VERIFY(box() != nullptr && box()->isVisible());
    QCOMPARE(document().settings().options.epochs, 17);
    QVERIFY(document().spec() == before);
    QTest::keyClick(box(), Qt::Key_Escape);
    QTRY_VERIFY(box() == nullptr);
    QCOMPARE(document().settings().options.epochs, 17);
    QCOMPARE(opened.count(), 1);
}

void TestGuiRuns::asksBeforeOverwritingAChangedFile() {
    const QString file = dir_->filePath(QStringLiteral("net.fovea"));
    QVERIFY(saveProject(document().toProject(), file.toStdString()));
    QSignalSpy opened(&window_->files(), &FileController::opened);
    window_->openFile(file);
    QVERIFY(opened.wait(30000));
    QSignalSpy saved(&window_->files(), &FileController::saved);
    run().setEpochs(7);
    window_->files().save();
    QVERIFY(saved.wait(30000));  // its own saves are no changes of others
    run().setEpochs(8);
    QFile other(file);
    QVERIFY(other.open(QIODevice::WriteOnly));
    QCOMPARE(other.write("someone else's"), qint64{14});
    other.close();
    window_->files().save();
    const auto box = [this] { return window_->findChild<QMessageBox*>(QStringLiteral("fileChanged")); };
    QTRY_VERIFY(box() != nullptr && box()->isVisible());
    QTest::keyClick(box(), Qt::Key_Escape);
    QTRY_VERIFY(box() == nullptr);
    QVERIFY(other.open(QIODevice::ReadOnly));
    QCOMPARE(other.readAll(), QByteArray("someone else's"));
    other.close();
    QVERIFY(document().isDirty());
    window_->files().save();
    QTRY_VERIFY(box() != nullptr && box()->isVisible());
    for (QPushButton* button : box()->findChildren<QPushButton*>())
        if (button->text() == QStringLiteral("Overwrite")) QTest::mouseClick(button, Qt::LeftButton);
    QTRY_COMPARE(saved.count(), 2);
    QVERIFY(loadProject(file.toStdString()).hasValue());
    QVERIFY(!document().isDirty());
}

void TestGuiRuns::isToldInEveryWorkspace() {
    window_->showWorkspace(WorkspaceSlot::Build);
    auto* status = window_->findChild<QToolButton*>(QStringLiteral("status.training"));
    QVERIFY(status != nullptr && status->isVisible());
    QCOMPARE(status->text(), QStringLiteral("Not trained"));
    QStringList told;
    connect(&run().session(), &TrainingSession::pointsArrived, status, [&] { told << status->text(); });
    run().play();
    QTRY_VERIFY_WITH_TIMEOUT(run().session().isFinished(), 120000);
    // Which epochs are told of depends on how fast they are.
    QVERIFY2(!told.filter(QStringLiteral("Training, epoch")).isEmpty(), qPrintable(told.join(u'\n')));
    QCOMPARE(status->text(), QStringLiteral("Trained, epoch 3 of 3"));
    const QString message = window_->statusLine().message();
    QVERIFY2(message.startsWith(QStringLiteral("Training has ended after 3 epochs")), qPrintable(message));
    // A single step is no end, and neither is a pause.
    run().setEpochs(5);
    window_->tell(QStringLiteral("something else"));
    run().stepOnce();
    QTRY_COMPARE(status->text(), QStringLiteral("Paused, epoch 4 of 5"));
    QCOMPARE(window_->statusLine().message(), QStringLiteral("something else"));
    QTest::mouseClick(status, Qt::LeftButton);
    QCOMPARE(window_->currentWorkspace(), WorkspaceSlot::Train);
}

void TestGuiRuns::tellsTheDesktopWhenHidden() {
    if (!hasBus_) QSKIP("dbus-daemon is not installed, so that there is no desktop to tell");
    QVERIFY(window_->isActiveWindow());
    run().setEpochs(7);  // which no other test has
    trainToTheEnd();     // whoever looks on needs no notification
    run().setEpochs(8);
    window_->hide();
    run().play();
    QTRY_VERIFY_WITH_TIMEOUT(run().session().isFinished(), 120000);
    const auto told = [this](const char* epochs) {
        return bus_.sentences().filter(QStringLiteral("Training has ended after %1 epochs").arg(QLatin1String(epochs)));
    };
    QTRY_VERIFY(!told("8").isEmpty());
    QCOMPARE(told("8"), QStringList{window_->statusLine().message()});
    QCOMPARE(told("7"), QStringList());  // whose sentence would have come before
}

void TestGuiRuns::noticesEndWithWhatTheySay() {
    StatusLine& line = window_->statusLine();
    const auto endsWith = [&](int epochs) {
        return line.message().startsWith(QStringLiteral("Training has ended after %1 epochs").arg(epochs));
    };
    trainToTheEnd();
    QVERIFY2(endsWith(3), qPrintable(line.message()));
    run().setEpochs(4);
    QCOMPARE(line.message(), QString());
    trainToTheEnd();
    QVERIFY2(endsWith(4), qPrintable(line.message()));
    run().setLearningRate(0.02F);  // which makes it no less true
    QVERIFY2(endsWith(4), qPrintable(line.message()));
    QTest::keyClick(train(), Qt::Key_Home);
    QTRY_VERIFY(document().trained().checkpoint == nullptr);
    QTRY_VERIFY2(!endsWith(4), qPrintable(line.message()));
    // Other sentences are left alone.
    line.showFault(QStringLiteral("something else"));
    run().setEpochs(6);
    QCOMPARE(line.message(), QStringLiteral("something else"));
}

/// A ReLU behind the scores, whose inputs are all −1: nothing comes through, forward or backward.
void TestGuiRuns::advisesWhereNoGradientArrives() {
    Project project;
    NodeId last = project.spec.append(InputSpec{{32, 32, 3}});
    last = project.spec.append(FlattenSpec{}, last);
    last = project.spec.append(DenseSpec{.units = 10}, last);
    project.spec.append(ReluSpec{}, last);
    project.options = {.learningRate = 0.01F, .batch = 256, .epochs = 50};
    project.dataset = "builtin";
    Weights weights = initialWeights(project.spec, 1);
    std::ranges::fill(weights.values, 0.0F);
    for (const ParameterTensor& parameter : weights.layout->parameters)
        if (parameter.role == ParameterRole::Bias)
            std::fill_n(weights.values.begin() + static_cast<std::ptrdiff_t>(parameter.offset), parameter.count, -1.0F);
    project.weights = std::make_shared<const Weights>(weights);
    document().fromProject(project, {});
    QTRY_VERIFY_WITH_TIMEOUT(run().data() != nullptr, 60000);
    auto* bar = window_->findChild<QFrame*>(QStringLiteral("adviceBar"));
    QVERIFY(bar != nullptr && !bar->isVisible());
    const auto* text = bar->findChild<QLabel*>(QStringLiteral("advice.text"));
    const auto step = [&] {
        const std::int64_t before = run().session().step();
        run().stepOnce();
        QTRY_VERIFY(run().session().step() > before && run().session().state() == TrainingSession::State::Paused);
    };
    step();
    QTRY_VERIFY(bar->isVisible());
    QVERIFY2(text->text().startsWith(QStringLiteral("All gradients are zero")), qPrintable(text->text()));
    // Closed, it stays so for as long as it has nothing else to say.
    QTest::mouseClick(bar->findChild<QToolButton*>(QStringLiteral("advice.close")), Qt::LeftButton);
    QVERIFY(!bar->isVisible());
    step();
    QVERIFY(!bar->isVisible());
    // Gradients that arrive end it, and what was closed is told again when it comes back.
    auto alive = std::make_shared<TrainingSnapshot>(*run().session().snapshot());
    QVERIFY(!alive->gradients.empty());
    const SnapshotPointer dead = run().session().snapshot();
    alive->gradients.front().mean = 0.5;
    Q_EMIT run().session().snapshotArrived(alive);
    QVERIFY(!bar->isVisible());
    Q_EMIT run().session().snapshotArrived(dead);
    QVERIFY(bar->isVisible());
    Q_EMIT run().session().snapshotArrived(alive);
    QVERIFY(!bar->isVisible());
}

void TestGuiRuns::aCancelledQuitGoesOnTraining() {
    run().setEpochs(10000);
    run().play();
    QTRY_VERIFY_WITH_TIMEOUT(run().session().step() > 0, 60000);
    window_->close();
    const auto box = [this] { return window_->findChild<QMessageBox*>(QStringLiteral("unsaved")); };
    QTRY_VERIFY_WITH_TIMEOUT(box() != nullptr && box()->isVisible(), 60000);
    const std::int64_t step = run().session().step();
    QTest::keyClick(box(), Qt::Key_Escape);
    QTRY_VERIFY_WITH_TIMEOUT(run().session().step() > step, 60000);
    QVERIFY(window_->isVisible());
    // What was paused before stays so.
    run().pause();
    QTRY_COMPARE(run().session().state(), TrainingSession::State::Paused);
    window_->close();
    QTRY_VERIFY(box() != nullptr && box()->isVisible());
    QTest::keyClick(box(), Qt::Key_Escape);
    QTRY_VERIFY(box() == nullptr);
    QCOMPARE(run().session().state(), TrainingSession::State::Paused);
}

void TestGuiRuns::asksBeforeOtherDataEndARun() {
    const QString folder = qEnvironmentVariable("FOVEA_TEST_DATA");
    if (folder.isEmpty()) QSKIP("Other data are read from FOVEA_TEST_DATA.");
    const QString other = QDir(folder).filePath(QStringLiteral("mnist"));
    run().setEpochs(10000);
    run().play();
    QTRY_VERIFY_WITH_TIMEOUT(run().session().step() > 0, 60000);
    const auto box = [this] { return window_->findChild<QMessageBox*>(QStringLiteral("endRun")); };
    Q_EMIT train()->controls()->datasetRequested(other);
    QTRY_VERIFY(box() != nullptr && box()->isVisible());
    QTest::keyClick(box(), Qt::Key_Escape);
    QTRY_VERIFY(box() == nullptr);
    QCOMPARE(document().settings().dataset, std::string("builtin"));
    QVERIFY(run().session().isActive());
    const std::int64_t step = run().session().step();
    Q_EMIT train()->controls()->datasetRequested(other);
    QTRY_VERIFY(box() != nullptr && box()->isVisible());
    for (QPushButton* button : box()->findChildren<QPushButton*>())
        if (button->text() == QStringLiteral("End the run")) QTest::mouseClick(button, Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(document().settings().dataset, other.toStdString(), 60000);
    // What it had reached is kept, among the past runs, since its network takes other pictures.
    const auto isKept = [&] {
        return std::ranges::any_of(document().pastRuns(), [&](const PastRun& run) {
            return run.number == 1 && run.end != nullptr && run.end->step >= step;
        });
    };
    QTRY_VERIFY_WITH_TIMEOUT(isKept(), 20000);
}

/// In a narrow window the filters' dock is closed while it trains; opened later, it shows what was learned.
void TestGuiRuns::filtersComeWithTheirDock() {
    auto* filters = train()->findChild<FilterGallery*>();
    auto* dock = train()->findChild<QToolButton*>(QStringLiteral("dockButton"));
    QVERIFY(filters != nullptr && dock != nullptr && dock->isVisible() && !dock->isChecked());
    trainToTheEnd();
    QVERIFY(!filters->isVisible());
    QTest::mouseClick(dock, Qt::LeftButton);
    QVERIFY(filters->isVisible());
    QCOMPARE(filters->thumbnails().size(), std::size_t{3});
}

void TestGuiRuns::aLectureSaysWhatIsShown() {
    QAction* lecture = window_->actions().action(ActionId::ViewLecture);
    lecture->setChecked(true);
    for (const WorkspaceSlot slot : {WorkspaceSlot::Train, WorkspaceSlot::See}) {
        window_->showWorkspace(slot);
        auto* title = window_->workspace(slot)->findChild<QWidget*>(QStringLiteral("lectureTitle"));
        QVERIFY(title != nullptr && title->isVisible());
        QStringList texts;
        for (const auto* label : title->findChildren<QLabel*>()) texts << label->text();
        QVERIFY2(texts.contains(QStringLiteral("\u03B7 = <b>0.01</b>")), qPrintable(texts.join(u'|')));
        QVERIFY(texts.contains(QStringLiteral("run 1, epoch 1 of 3")));
        QVERIFY(texts.front().endsWith(QStringLiteral(" on Built-in pictures")));
    }
    QTest::keyClick(window_->focusWidget() != nullptr ? window_->focusWidget() : window_.get(), Qt::Key_Escape);
    QVERIFY(!lecture->isChecked());
}

FOVEA_GUI_TEST(TestGuiRuns)
#include "tst_gui_runs.moc"
