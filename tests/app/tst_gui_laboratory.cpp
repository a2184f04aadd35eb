// SPDX-License-Identifier: GPL-3.0-or-later
// The table of runs, sweeps and twin runs in the real window, with real mouse and key events.
#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QDateTime>
#include <QDialog>
#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMouseEvent>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>

#include "app/document/document.h"
#include "app/session/run_controller.h"
#include "app/settings/settings.h"
#include "app/workspaces/runs_page.h"
#include "app/workspaces/runs_view.h"
#include "app/workspaces/train_workspace.h"
#include "core/exchange/project_file.h"
#include "core/exchange/sweep_record.h"
#include "core/network/weights.h"
#include "tests/support/real_window.h"
#include "tests/support/register_test.h"
#include "tests/support/whole_window.h"
#include "widgets/charts/curve_plot.h"
#include "widgets/charts/parallel_view.h"
#include "widgets/charts/run_scatter.h"
#include "widgets/inspector/segments.h"
#include "widgets/resources.h"

using namespace fovea;
using namespace fovea::test;

class TestGuiLaboratory : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void listsRuns();
    void exportsTheTable();
    void sweeps();
    void stopsAndGoesOn();
    void tellsWhatIsWrongWithASweep();
    void keepsWhatIsTyped();
    void trainsTwins();
    void twinWithoutNormHasTheSameWeights();
    void twinsEndWithOtherSettings();

private:
    Document& document() { return window_->document(); }
    RunController& run() { return window_->run(); }
    TrainWorkspace* train() { return qobject_cast<TrainWorkspace*>(window_->workspace(WorkspaceSlot::Train)); }
    RunsPage* page() { return train()->runs(); }
    RunsView* table() { return page()->table(); }
    template <class Widget>
    Widget* part(const char* name) {
        return window_->findChild<Widget*>(QString::fromLatin1(name));
    }
    QString cell(int row, int column) { return table()->model()->index(row, column).data().toString(); }
    int rows() { return table()->model()->rowCount(); }
    void showPage(const char* title) {
        for (auto* button : part<Segments>("trainPages")->findChildren<QAbstractButton*>())
            if (button->text() == QString::fromLatin1(title)) QTest::mouseClick(button, Qt::LeftButton);
    }
    void trainToTheEnd() {
        run().play();
        QTRY_VERIFY_WITH_TIMEOUT(run().session().isFinished(), 120000);
        QTRY_VERIFY(document().trained().checkpoint != nullptr);
    }
    /// Two runs: the second with another rate.
    void trainTwo() {
        trainToTheEnd();
        run().rewind();
        QTRY_VERIFY(document().trained().checkpoint == nullptr && run().session().step() == 0);
        run().setLearningRate(0.05F);
        trainToTheEnd();
    }
    void openSweepDialog(const QString& text, const QString& folder) {
        QTest::mouseClick(part<QPushButton>("beginSweep"), Qt::LeftButton);
        QTRY_VERIFY(part<QDialog>("sweep") != nullptr && part<QDialog>("sweep")->isVisible());
        part<QLineEdit>("sweepText")->selectAll();
        QTest::keyClicks(part<QLineEdit>("sweepText"), text);
        part<QLineEdit>("sweepFolder")->setText(folder);
        part<QSpinBox>("sweepEpochs")->setValue(1);
    }

    /// But for the table, which scrolls and shortens words where there is no room for them.
    QString flaws() {
        QStringList found = flawsOf(*window_);
        found.removeIf(
            [](const QString& flaw) { return flaw.startsWith(QStringLiteral("QWidget#qt_scrollarea_viewport: ")); });
        return found.join(u'\n');
    }

    std::unique_ptr<QTemporaryDir> dir_;
    std::unique_ptr<MainWindow> window_;
};

void TestGuiLaboratory::initTestCase() { initResources(); }

void TestGuiLaboratory::init() {
    dir_ = std::make_unique<QTemporaryDir>();
    useOwnSettings(dir_->path());
    window_ = openedWindow({1280, 800});
    QVERIFY(window_ != nullptr);
    Drawing drawing;
    NodeId last = drawing.spec.append(InputSpec{{32, 32, 3}});
    last = drawing.spec.append(Conv2dSpec{.filters = 3, .kernel = {8, 8}, .stride = {8, 8}}, last);
    last = drawing.spec.append(FlattenSpec{}, last);
    drawing.spec.append(DenseSpec{.units = 10}, last);
    RunSettings settings;
    settings.options = {.learningRate = 0.01F, .batch = 256, .epochs = 2};
    settings.dataset = "builtin";
    document().reset(drawing, settings);
    window_->showWorkspace(WorkspaceSlot::Train);
    QTRY_VERIFY_WITH_TIMEOUT(run().data() != nullptr, 60000);
}

void TestGuiLaboratory::cleanup() {
    window_.reset();
    dir_.reset();
}

void TestGuiLaboratory::listsRuns() {
    showPage("Runs");
    QVERIFY(page()->isVisible());
    QCOMPARE(rows(), 0);
    trainTwo();
    if (QTest::currentTestFailed()) return;
    QCOMPARE(rows(), 2);
    QCOMPARE(cell(0, RunsModel::Name), QStringLiteral("Run 1"));
    QCOMPARE(cell(0, RunsModel::Differs), QStringLiteral("η 0.01"));
    QCOMPARE(cell(1, RunsModel::Differs), QStringLiteral("compared with"));
    QCOMPARE(cell(0, RunsModel::Parameters), QStringLiteral("1\u202F069"));
    QVERIFY(cell(0, RunsModel::Accuracy).endsWith(QStringLiteral("%")));
    QCOMPARE(page()->scatter()->points().size(), std::size_t{2});
    // A click on a head sorts, once more the other way round.
    const auto accuracies = [&] {
        return std::pair(table()->model()->index(0, RunsModel::Accuracy).data(Qt::UserRole).toDouble(),
                         table()->model()->index(1, RunsModel::Accuracy).data(Qt::UserRole).toDouble());
    };
    QHeaderView* head = table()->horizontalHeader();
    const QPoint onAccuracy(head->sectionViewportPosition(RunsModel::Accuracy) + 10, head->height() / 2);
    QTest::mouseClick(head->viewport(), Qt::LeftButton, {}, onAccuracy);
    const bool ascending = accuracies().first <= accuracies().second;
    QTest::mouseClick(head->viewport(), Qt::LeftButton, {}, onAccuracy);
    QCOMPARE(accuracies().first <= accuracies().second && accuracies().first != accuracies().second, !ascending);
    QTest::mouseClick(head->viewport(), Qt::LeftButton, {},
                      QPoint(head->sectionViewportPosition(RunsModel::Name) + 10, head->height() / 2));
    // Words leave rows out.
    auto* filter = part<QLineEdit>("runsFilter");
    filter->setFocus();
    QTest::keyClicks(filter, QStringLiteral("0.01"));
    QCOMPARE(rows(), 1);
    QCOMPARE(cell(0, RunsModel::Name), QStringLiteral("Run 1"));
    filter->clear();
    QCOMPARE(rows(), 2);
    // A note is written in the table and goes into the project.
    const int first = cell(0, RunsModel::Name) == QStringLiteral("Run 1") ? 0 : 1;
    table()->setFocus();
    table()->setCurrentIndex(table()->model()->index(first, RunsModel::Note));
    QTest::keyClick(table(), Qt::Key_F2);
    QLineEdit* editor = nullptr;
    QTRY_VERIFY((editor = table()->viewport()->findChild<QLineEdit*>()) != nullptr);
    QTest::keyClicks(editor, QStringLiteral("slow on purpose"));
    QTest::keyClick(editor, Qt::Key_Return);
    QTRY_COMPARE(document().noteOfRun(1), std::string("slow on purpose"));
    QVERIFY(document().isDirty());
    QCOMPARE(document().toProject().pastRuns.front().note, std::string("slow on purpose"));
    QTRY_COMPARE(cell(first, RunsModel::Note), QStringLiteral("slow on purpose"));
    // Another reference, chosen in the chart.
    const auto& points = page()->scatter()->points();
    const int place = points[0].id == 1 ? 0 : 1;
    QTest::mouseClick(page()->scatter(), Qt::LeftButton, {}, page()->scatter()->positionOf(place).toPoint());
    QTest::mouseClick(part<QPushButton>("compareWith"), Qt::LeftButton);
    QCOMPARE(cell(1 - first, RunsModel::Differs), QStringLiteral("η 0.05"));
    // A column that was drawn by hand keeps its width: with other rows, in another window, and after a restart.
    const int edge = head->sectionViewportPosition(RunsModel::Differs) + head->sectionSize(RunsModel::Differs) - 1;
    const int drawn = head->sectionSize(RunsModel::Differs) + 70;
    QTest::mousePress(head->viewport(), Qt::LeftButton, {}, {edge, head->height() / 2});
    const QPoint to(edge + 70, head->height() / 2);
    QMouseEvent move(QEvent::MouseMove, to, head->viewport()->mapToGlobal(to), Qt::NoButton, Qt::LeftButton, {});
    QApplication::sendEvent(head->viewport(), &move);
    QTest::mouseRelease(head->viewport(), Qt::LeftButton, {}, to);
    QCOMPARE(head->sectionSize(RunsModel::Differs), drawn);
    document().noteRun(2, "a note that is much longer than the column in which it stands, and goes on");
    table()->fitColumns();
    QCOMPARE(head->sectionSize(RunsModel::Differs), drawn);
    QCOMPARE(Settings().runColumns(), (QMap<QString, int>{{QStringLiteral("differs"), drawn}}));
    const RunsPage other(run());
    QCOMPARE(other.table()->horizontalHeader()->sectionSize(RunsModel::Differs), drawn);
    // The page comes back with the project.
    const TrainState state = train()->state();
    QVERIFY(state.runs.shown);
    QCOMPARE(state.runs.reference, 1);
    QCOMPARE(flaws(), QString());
}

void TestGuiLaboratory::exportsTheTable() {
    showPage("Runs");
    trainTwo();
    if (QTest::currentTestFailed()) return;
    QGuiApplication::clipboard()->clear();
    part<QAction>("copyLatex")->trigger();
    QVERIFY(QGuiApplication::clipboard()->text().contains(QStringLiteral("$\\eta$ 0.01")));
    part<QAction>("copyCsv")->trigger();
    const QString csv = QGuiApplication::clipboard()->text();
    QCOMPARE(csv.split(u'\n').size(), 4);
    const QString file = dir_->filePath(QStringLiteral("runs.csv"));
    part<QAction>("saveCsv")->trigger();
    answerFileDialog(*window_, QStringLiteral("saveRuns"), file);
    QTRY_VERIFY(QFile::exists(file));
    QFile written(file);
    QVERIFY(written.open(QIODevice::ReadOnly));
    QCOMPARE(QString::fromUtf8(written.readAll()), csv);
}

void TestGuiLaboratory::sweeps() {
    showPage("Runs");
    const QString folder = dir_->filePath(QStringLiteral("sweep"));
    openSweepDialog(QStringLiteral("rate=0.1,0.01;seed=1,2"), folder);
    if (QTest::currentTestFailed()) return;
    QVERIFY(part<QLabel>("sweepAccount")->text().startsWith(QStringLiteral("4 runs of 1 epochs each")));
    QTest::mouseClick(part<QPushButton>("startSweep"), Qt::LeftButton);
    QVERIFY(page()->sweep().isRunning());
    QVERIFY(!part<QPushButton>("beginSweep")->isEnabled());
    QTRY_VERIFY_WITH_TIMEOUT(!page()->sweep().isRunning(), 120000);
    QCOMPARE(rows(), 4);
    QCOMPARE(cell(0, RunsModel::Name), QStringLiteral("Sweep: rate 0.1, seed 1"));
    QCOMPARE(page()->parallel()->lines().size(), std::size_t{4});
    QVERIFY(page()->parallel()->isVisible());
    const auto record = readSweepRecord(folder.toStdString());
    QVERIFY(record.hasValue());
    QCOMPARE(record->outcomes.size(), std::size_t{4});
    // A drag along the axis of the rate leaves the table two of them.
    ParallelView& lines = *page()->parallel();
    const QPoint high(qRound(lines.axisX(0)), qRound(lines.valueY(0, 0.1)) - 3);
    QTest::mousePress(&lines, Qt::LeftButton, {}, high);
    QTest::mouseMove(&lines, high + QPoint(0, 10));
    QTest::mouseMove(&lines, high + QPoint(0, 20));
    QTest::mouseRelease(&lines, Qt::LeftButton, {}, high + QPoint(0, 20));
    QCOMPARE(rows(), 2);
    QTest::mouseClick(&lines, Qt::LeftButton, {}, high + QPoint(0, 10));
    QCOMPARE(rows(), 4);
    if (const QString folder = qEnvironmentVariable("FOVEA_SCREENSHOTS"); !folder.isEmpty())
        QVERIFY(window_->grab().save(folder + QStringLiteral("/runs.png")));
    QCOMPARE(flaws(), QString());
    // Its runs are projects, and one that is opened is trained.
    const QModelIndex second = table()->model()->index(1, RunsModel::Name);
    QTest::mouseClick(table()->viewport(), Qt::LeftButton, {}, table()->visualRect(second).center());
    QSignalSpy opened(page(), &RunsPage::openRequested);
    QTest::mouseDClick(table()->viewport(), Qt::LeftButton, {}, table()->visualRect(second).center());
    QCOMPARE(opened.count(), 1);
    const auto project = loadProject(opened.front().front().toString().toStdString());
    QVERIFY(project.hasValue() && project->checkpoint.has_value());
    QCOMPARE(project->checkpoint->options.seed, std::uint64_t{2});
    QCOMPARE(project->runName, std::string("rate=0.1;seed=2"));
}

void TestGuiLaboratory::stopsAndGoesOn() {
    showPage("Runs");
    const QString folder = dir_->filePath(QStringLiteral("sweep"));
    openSweepDialog(QStringLiteral("seed=1..40"), folder);
    if (QTest::currentTestFailed()) return;
    part<QSpinBox>("sweepEpochs")->setValue(3);
    QTest::mouseClick(part<QPushButton>("startSweep"), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(rows() >= 1, 60000);
    QTest::mouseClick(part<QPushButton>("stopSweep"), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(!page()->sweep().isRunning(), 60000);
    const auto stopped = readSweepRecord(folder.toStdString());
    QVERIFY(stopped.hasValue());
    const std::size_t ended = stopped->outcomes.size();
    QVERIFY(ended >= 1 && ended < 40);
    // The dialog has its text and folder: it goes on, and repeats nothing.
    const QString first = folder + QStringLiteral("/run-001.fovea");
    const QDateTime before = QFileInfo(first).lastModified();
    QTest::mouseClick(part<QPushButton>("beginSweep"), Qt::LeftButton);
    QTRY_VERIFY(part<QDialog>("sweep") != nullptr && part<QDialog>("sweep")->isVisible());
    QCOMPARE(part<QLineEdit>("sweepText")->text(), QStringLiteral("seed=1..40"));
    QCOMPARE(part<QSpinBox>("sweepEpochs")->value(), 3);
    QTest::mouseClick(part<QPushButton>("startSweep"), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(page()->sweep().record()->outcomes.size() > ended, 60000);
    // Another project's folder is no part of this one's state, nor is a folder cleared that is not there just now.
    QCOMPARE(train()->state().runs.sweepFolder, folder.toStdString());
    RunsState other = train()->state().runs;
    other.sweepFolder = dir_->filePath(QStringLiteral("elsewhere")).toStdString();
    page()->setState(other);
    QTRY_VERIFY_WITH_TIMEOUT(page()->sweep().record()->outcomes.size() > ended + 1, 60000);
    QCOMPARE(page()->state().sweepFolder, other.sweepFolder);
    other.sweepFolder = folder.toStdString();
    page()->setState(other);
    QTest::mouseClick(part<QPushButton>("stopSweep"), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(!page()->sweep().isRunning(), 60000);
    QCOMPARE(QFileInfo(first).lastModified(), before);
    // Taken out of the table, the folder stays.
    QTest::mouseClick(part<QPushButton>("closeSweep"), Qt::LeftButton);
    QCOMPARE(rows(), 0);
    QVERIFY(QFile::exists(first));
}

void TestGuiLaboratory::tellsWhatIsWrongWithASweep() {
    showPage("Runs");
    openSweepDialog(QStringLiteral("depth=1"), dir_->filePath(QStringLiteral("sweep")));
    if (QTest::currentTestFailed()) return;
    QVERIFY(part<QLabel>("sweepAccount")->text().contains(QStringLiteral("can't be varied")));
    QVERIFY(!part<QPushButton>("startSweep")->isEnabled());
    part<QLineEdit>("sweepText")->selectAll();
    QTest::keyClicks(part<QLineEdit>("sweepText"), QStringLiteral("seed=1"));
    QVERIFY(part<QPushButton>("startSweep")->isEnabled());
    // Another sweep lies there.
    const QString folder = dir_->filePath(QStringLiteral("other"));
    SweepRecord other;
    other.statement.sweep.axes.push_back({.quantity = SweepQuantity::Seed, .listed = {7}});
    other.statement.spec = document().spec();
    QVERIFY(QDir().mkpath(folder) && writeSweepRecord(other, folder.toStdString()).hasValue());
    part<QLineEdit>("sweepFolder")->setText(folder);
    QTest::mouseClick(part<QPushButton>("startSweep"), Qt::LeftButton);
    QVERIFY(part<QLabel>("sweepAccount")->text().contains(QStringLiteral("holds another sweep: seed=7")));
    QVERIFY(!page()->sweep().isRunning());
    QCOMPARE(flawsOf(*part<QDialog>("sweep")).join(u'\n'), QString());
    QTest::keyClick(part<QDialog>("sweep"), Qt::Key_Escape);
    QTRY_VERIFY(part<QDialog>("sweep") == nullptr);
}

void TestGuiLaboratory::trainsTwins() {
    trainToTheEnd();
    const std::vector<float> plain = document().trained().weights->values;
    showPage("Runs");
    auto* button = part<QPushButton>("twinRuns");
    QMenu* menu = button->menu();
    Q_EMIT menu->aboutToShow();
    QAction* tenfold = nullptr;
    for (QAction* action : menu->actions())
        if (action->text().contains(QStringLiteral("learning rate × 10"))) tenfold = action;
    QVERIFY(tenfold != nullptr);
    QSignalSpy finished(&page()->twin(), &TwinRun::finished);
    tenfold->trigger();
    QVERIFY(page()->twin().isRunning());
    QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, 120000);
    // Three runs: the one before, its like from the same seed, and the twin.
    QCOMPARE(document().pastRuns().size(), std::size_t{2});
    QCOMPARE(document().runNumber(), 3);
    QVERIFY(document().pastRun(2)->end->weights.values == plain);
    QCOMPARE(document().settings().options.learningRate, 0.1F);
    QCOMPARE(document().trained().checkpoint->options.seed, document().pastRun(2)->end->options.seed);
    QVERIFY(document().trained().weights->values != plain);
    QVERIFY2(finished.front().front().toString().contains(QStringLiteral("learning rate × 10")),
             qPrintable(finished.front().front().toString()));
    // Both on one chart, named by what differs.
    QVERIFY(train()->lossPlot()->isVisible());
    const QStringList legend = train()->lossPlot()->legend();
    QVERIFY2(legend.contains(QStringLiteral("Run 3 · η 0.1")) && legend.contains(QStringLiteral("Run 2")),
             qPrintable(legend.join(u'\n')));
    // The switch is a step of undo.
    document().undoStack().undo();
    QCOMPARE(document().settings().options.learningRate, 0.01F);
}

/// A name that is being typed stays while other runs' figures arrive, and so does the chosen row when a row is added.
void TestGuiLaboratory::keepsWhatIsTyped() {
    showPage("Runs");
    trainToTheEnd();
    run().rewind();
    QTRY_VERIFY(run().session().step() == 0);
    trainToTheEnd();
    if (QTest::currentTestFailed()) return;
    QCOMPARE(rows(), 2);
    table()->setFocus();
    table()->setCurrentIndex(table()->model()->index(0, RunsModel::Name));
    const auto chosen = table()->currentId();
    QTest::keyClick(table(), Qt::Key_F2);
    QLineEdit* editor = nullptr;
    QTRY_VERIFY((editor = table()->viewport()->findChild<QLineEdit*>()) != nullptr);
    editor->selectAll();
    QTest::keyClicks(editor, QStringLiteral("plai"));
    document().noteRun(2, "meanwhile");
    run().rewind();
    QTRY_VERIFY(run().session().step() == 0);
    trainToTheEnd();
    if (QTest::currentTestFailed()) return;
    QCOMPARE(table()->viewport()->findChild<QLineEdit*>(), editor);
    QTest::keyClicks(editor, QStringLiteral("n"));
    QCOMPARE(editor->text(), QStringLiteral("plain"));
    QTest::keyClick(editor, Qt::Key_Return);
    QTRY_COMPARE(rows(), 3);
    QTRY_COMPARE(cell(0, RunsModel::Name), QStringLiteral("plain"));
    QCOMPARE(cell(1, RunsModel::Note), QStringLiteral("meanwhile"));
    QCOMPARE(table()->currentId(), chosen);
}

void TestGuiLaboratory::twinWithoutNormHasTheSameWeights() {
    Drawing drawing;
    NodeId last = drawing.spec.append(InputSpec{{32, 32, 3}});
    last = drawing.spec.append(Conv2dSpec{.filters = 3, .kernel = {8, 8}, .stride = {8, 8}}, last);
    last = drawing.spec.append(BatchNormSpec{}, last);
    last = drawing.spec.append(FlattenSpec{}, last);
    drawing.spec.append(DenseSpec{.units = 10}, last);
    RunSettings settings = document().settings();
    settings.options.epochs = 1;
    document().reset(drawing, settings);
    QTRY_VERIFY_WITH_TIMEOUT(run().data() != nullptr, 60000);
    const NetworkSpec with = document().spec();
    QSignalSpy finished(&page()->twin(), &TwinRun::finished);
    page()->twin().start(TwinSwitch::NoBatchNorm);
    QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, 120000);
    const NetworkSpec without = document().spec();
    QCOMPARE(without.nodes.size(), with.nodes.size() - 1);
    const std::uint64_t seed = document().settings().options.seed;
    const Weights before = initialWeights(with, seed), after = initialWeights(without, seed);
    for (const ParameterTensor& tensor : after.layout->parameters)
        QVERIFY(std::ranges::equal(after.view(tensor.node, tensor.role), before.view(tensor.node, tensor.role)));
    document().undoStack().undo();
    QVERIFY(document().spec() == with);
}

void TestGuiLaboratory::twinsEndWithOtherSettings() {
    run().setEpochs(200);
    page()->twin().start(TwinSwitch::OtherSeed);
    QTRY_VERIFY_WITH_TIMEOUT(run().session().step() > 0, 60000);
    QVERIFY(page()->twin().isRunning());
    run().setLearningRate(0.3F);
    QVERIFY(!page()->twin().isRunning());
    run().pause();
    QTRY_VERIFY(!run().session().isActive());
    // Stopped by its own button it keeps what was trained.
    page()->twin().start(TwinSwitch::OtherSeed);
    QTRY_VERIFY_WITH_TIMEOUT(run().session().step() > 0, 60000);
    showPage("Runs");
    QTest::mouseClick(part<QPushButton>("stopSweep"), Qt::LeftButton);
    QVERIFY(!page()->twin().isRunning());
    QTRY_VERIFY(!run().session().isActive());
    QVERIFY(document().trained().checkpoint != nullptr);
}

FOVEA_GUI_TEST(TestGuiLaboratory)
#include "tst_gui_laboratory.moc"
