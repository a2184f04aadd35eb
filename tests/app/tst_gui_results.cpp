// SPDX-License-Identifier: GPL-3.0-or-later
// How the network fares, in the real window, by mouse and keys.
#include <QAbstractButton>
#include <QCheckBox>
#include <QLabel>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

#include "app/document/document.h"
#include "app/workspaces/results_page.h"
#include "app/workspaces/see_workspace.h"
#include "app/workspaces/train_workspace.h"
#include "core/exchange/project_file.h"
#include "core/network/catalogue.h"
#include "tests/support/real_window.h"
#include "tests/support/register_test.h"
#include "widgets/charts/class_table.h"
#include "widgets/charts/microscope_view.h"
#include "widgets/charts/reliability_view.h"
#include "widgets/images/thumbnail_grid.h"
#include "widgets/inspector/segments.h"
#include "widgets/resources.h"

using namespace fovea;
using namespace fovea::test;

class TestGuiResults : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { initResources(); }
    void init();
    void cleanup() { window_.reset(); }

    void measuresTheHeldBackImages();
    void showsTheImagesOfACell();
    void opensTheSealedImages();
    void saysHowSureItIs();
    void forgetsWithTheNetwork();
    void keepsItsState();
    void looksThroughTheMicroscope();

private:
    TrainWorkspace* train() { return qobject_cast<TrainWorkspace*>(window_->workspace(WorkspaceSlot::Train)); }
    template <class Widget>
    Widget* find(const char* name) {
        return train()->findChild<Widget*>(QString::fromLatin1(name));
    }
    void choose(const char* segments, int place) {
        const auto buttons = find<Segments>(segments)->findChildren<QAbstractButton*>();
        QTest::mouseClick(buttons.at(place), Qt::LeftButton);
    }
    /// Opens the page as a user does, and waits for the validation images.
    void openPage() {
        window_->showWorkspace(WorkspaceSlot::Train);
        choose("trainPages", 1);
        QTRY_VERIFY(window_->run().validation().results() != nullptr);
        QTRY_VERIFY(!find<ThumbnailGrid>("resultsMistakes")->thumbnails().empty());
    }
    QString sentence() { return find<QLabel>("resultsSentence")->text(); }
    QString remark() { return find<QLabel>("resultsRemark")->text(); }

    std::unique_ptr<QTemporaryDir> dir_;
    std::unique_ptr<MainWindow> window_;
};

void TestGuiResults::init() {
    dir_ = std::make_unique<QTemporaryDir>();
    useOwnSettings(dir_->path());
    window_ = openedWindow({1280, 800});
    QVERIFY(window_);
}

void TestGuiResults::measuresTheHeldBackImages() {
    openPage();
    const EvaluationResults& results = *window_->run().validation().results();
    QCOMPARE(results.predictions.count(), std::int64_t{500});  // a tenth of the training images
    QVERIFY2(sentence().contains(QStringLiteral("of 500 images")), qPrintable(sentence()));
    QVERIFY(remark().contains(QStringLiteral("before any training")));
    QVERIFY(window_->document().testOpenings().empty());
    QCOMPARE(results.images->label(7), results.predictions.labels.at(7));

    // A step of training makes the figures old; they say so, and are measured again when asked.
    window_->run().stepOnce();
    QTRY_VERIFY(remark().contains(QStringLiteral("gone on")));
    QTRY_VERIFY(!window_->run().session().isActive());
    const auto before = window_->run().validation().results();
    QTest::mouseClick(find<QPushButton>("resultsMeasure"), Qt::LeftButton);
    QTRY_VERIFY(window_->run().validation().results() != before);
    QTRY_VERIFY(remark().contains(QStringLiteral("after step 1,")));
    QVERIFY(!remark().contains(QStringLiteral("gone on")));
}

void TestGuiResults::showsTheImagesOfACell() {
    openPage();
    const EvaluationResults& results = *window_->run().validation().results();
    auto* grid = find<ThumbnailGrid>("resultsMistakes");
    const auto mistakes = wrongByConfidence(results.predictions);
    QCOMPARE(grid->thumbnails().size(), std::min<std::size_t>(60, mistakes.size()));
    const auto& names = results.images->classNames();
    QCOMPARE(grid->thumbnails()[0].firstLine, QString::fromStdString(names[std::size_t(mistakes[0].label)]));

    // A cell of the matrix with images in it, off the diagonal.
    auto* matrix = find<ConfusionView>("resultsConfusion");
    const ConfusionView::Cell cell{mistakes[0].label, mistakes[0].predicted};
    QTest::mouseClick(matrix, Qt::LeftButton, {}, matrix->cellRect(cell).center().toPoint());
    const auto count = std::size_t(results.evaluation.confusion[std::size_t(cell.truth)][std::size_t(cell.predicted)]);
    QTRY_COMPARE(grid->thumbnails().size(), std::min<std::size_t>(60, count));
    QVERIFY(find<QLabel>("resultsMistakesTitle")->text().contains(QStringLiteral("taken for")));
    for (const Thumbnail& thumbnail : grid->thumbnails())
        QCOMPARE(thumbnail.secondLine,
                 QStringLiteral("→ ") + QString::fromStdString(names[std::size_t(cell.predicted)]));

    // The first of them in See.
    QVERIFY(!find<QPushButton>("resultsLook")->isEnabled());
    QTest::mouseClick(grid, Qt::LeftButton, {}, grid->cellRect(0).center().toPoint());
    QTest::mouseClick(find<QPushButton>("resultsLook"), Qt::LeftButton);
    auto* see = qobject_cast<SeeWorkspace*>(window_->workspace(WorkspaceSlot::See));
    QTRY_VERIFY(see->isVisible());
    QCOMPARE(see->choice().name(), QString::fromStdString(names[std::size_t(cell.truth)]));

    window_->showWorkspace(WorkspaceSlot::Train);
    QTest::mouseClick(find<QPushButton>("resultsAll"), Qt::LeftButton);
    QTRY_COMPARE(grid->thumbnails().size(), std::min<std::size_t>(60, mistakes.size()));
    QVERIFY(!find<QPushButton>("resultsAll")->isVisible());
}

void TestGuiResults::opensTheSealedImages() {
    openPage();
    choose("resultsPart", 1);
    QVERIFY(sentence().contains(QStringLiteral("sealed")));
    QTest::qWait(50);
    QVERIFY(!window_->run().test().isRunning());  // nobody has asked yet
    QVERIFY(window_->run().test().results() == nullptr && window_->document().testOpenings().empty());
    QVERIFY(!window_->document().isDirty());
    QTest::mouseClick(find<QPushButton>("resultsMeasure"), Qt::LeftButton);
    QTRY_VERIFY(window_->run().test().results() != nullptr);
    QTRY_VERIFY(remark().contains(QStringLiteral("opened once")));
    QTest::mouseClick(find<QPushButton>("resultsMeasure"), Qt::LeftButton);
    QTRY_VERIFY(remark().contains(QStringLiteral("opened 2 times")));
    const auto& openings = window_->document().testOpenings();
    QCOMPARE(openings.size(), std::size_t{2});
    QCOMPARE(openings[0].images, std::int64_t{1000});
    QCOMPARE(openings[0].accuracy, window_->run().test().results()->evaluation.accuracy);
    QVERIFY(window_->document().isDirty());

    // The count goes with the file.
    const std::string file = dir_->filePath(QStringLiteral("opened.fovea")).toStdString();
    QVERIFY(saveProject(window_->document().toProject(), file));
    const auto read = loadProject(file);
    QVERIFY(read);
    QCOMPARE(read->testOpenings, openings);
}

void TestGuiResults::saysHowSureItIs() {
    openPage();
    choose("resultsView", 2);
    auto* diagram = find<ReliabilityView>("resultsReliability");
    QVERIFY(diagram->isVisible());
    QVERIFY(find<QLabel>("resultsConfidence")->text().contains(QStringLiteral("calibration error")));
    const Calibration& calibration = window_->run().validation().results()->calibration;
    const auto fullest = std::ranges::max_element(calibration.all.bins, {}, &ConfidenceBin::images);
    const int place = int(fullest - calibration.all.bins.begin());
    QCOMPARE(diagram->binAt(diagram->columnRect(place).center()), std::optional<int>(place));
    QVERIFY(diagram->sentence(place).contains(QString::number(fullest->images) + QStringLiteral(" images")));
    diagram->setFocus();
    QTest::keyClick(diagram, Qt::Key_Right);
    QVERIFY(!diagram->accessibleDescription().isEmpty());
    const QString before = find<QLabel>("resultsConfidence")->text();
    auto* corrected = find<QCheckBox>("resultsCorrected");
    QTest::mouseClick(corrected, Qt::LeftButton, {}, QPoint(8, corrected->height() / 2));
    QVERIFY(find<QLabel>("resultsConfidence")->text() != before);
    choose("resultsView", 1);
    auto* table = find<ClassTable>("resultsClasses");
    QVERIFY(table->isVisible());
    QCOMPARE(table->rows().size(), std::size_t{10});
    QCOMPARE(table->rows()[0].recall.whole, qint64{50});
}

void TestGuiResults::forgetsWithTheNetwork() {
    openPage();
    RunController& run = window_->run();
    Document& document = window_->document();
    TrainingOptions options = document.settings().options;
    options.epochs += 1;
    run.setOptions(options, QStringLiteral("Epochs"), {});
    QVERIFY(run.validation().results() != nullptr);  // it says nothing of the weights
    // Other weights of the same network: the figures stay, and say whose they are.
    run.stepOnce();
    QTRY_VERIFY(remark().contains(QStringLiteral("gone on")));
    QTRY_VERIFY(!run.session().isActive());
    QTest::mouseClick(find<QPushButton>("resultsMeasure"), Qt::LeftButton);
    QTRY_VERIFY(remark().contains(QStringLiteral("after step 1,")));
    run.rewind();
    QTRY_VERIFY(remark().contains(QStringLiteral("other weights now")));
    QVERIFY(remark().contains(QStringLiteral("after step 1,")));
    // Another seed holds other images back.
    options.seed += 1;
    run.setOptions(options, QStringLiteral("Seed"), {});
    QVERIFY(run.validation().results() == nullptr);
    QVERIFY(!find<ConfusionView>("resultsConfusion")->isVisible());
    QTest::mouseClick(find<QPushButton>("resultsMeasure"), Qt::LeftButton);
    QTRY_VERIFY(run.validation().results() != nullptr);
    // Another network: nothing of the old one stays.
    document.undoStack().undo();
    document.undoStack().undo();
    Drawing other = document.drawing();
    other.spec = findInCatalogue("linear")->make({32, 32, 3}, 10);
    document.reset(other, document.settings());
    QVERIFY(run.validation().results() == nullptr);
    QVERIFY(!find<ConfusionView>("resultsConfusion")->isVisible());
}

void TestGuiResults::keepsItsState() {
    window_->showWorkspace(WorkspaceSlot::Train);
    const TrainState state{.results = {.shown = true, .test = true, .view = ResultsState::View::Confidence}};
    train()->setState(state);
    QVERIFY(train()->state() == state);
    QVERIFY(find<ResultsPage>("resultsPage")->isVisible());
    QTest::qWait(50);
    QVERIFY(!window_->run().test().isRunning() && window_->document().testOpenings().empty());  // a state opens no seal
    choose("trainPages", 0);
    QVERIFY(!find<ResultsPage>("resultsPage")->isVisible());
    QVERIFY(!train()->state().results.shown);
}

void TestGuiResults::looksThroughTheMicroscope() {
    window_->showWorkspace(WorkspaceSlot::Train);
    RunController& run = window_->run();
    choose("trainPages", 3);
    auto* view = train()->findChild<MicroscopeView*>();
    QVERIFY(view->isVisible());
    QVERIFY(!view->sample());
    run.play();
    QTRY_VERIFY_WITH_TIMEOUT(view->sample().value_or(0) >= 2, 120000);
    run.session().pause();
    QTRY_COMPARE(run.session().state(), TrainingSession::State::Paused);
    QTest::qWait(50);  // the last snapshot
    if (const QString folder = qEnvironmentVariable("FOVEA_SCREENSHOTS"); !folder.isEmpty())
        QVERIFY(window_->grab().save(folder + QStringLiteral("/microscope.png")));
    const std::size_t last = *view->sample();
    // The mouse reads a step, keys go through steps and layers.
    using Column = MicroscopeView::Column;
    const QRectF map = view->cellRect(0, Column::Magnitudes);
    QTest::mouseMove(view, QPointF(map.left() + 8, map.center().y()).toPoint());
    QTRY_COMPARE(view->sample(), std::optional<std::size_t>(0));
    QVERIFY2(view->sentence(0, Column::UpdateRatio).contains(QStringLiteral("step 40: ‖Δw‖ / ‖w‖ = ")),
             qPrintable(view->sentence(0, Column::UpdateRatio)));
    QTest::mouseClick(view, Qt::LeftButton, {}, view->cellRect(0, Column::GradientNorm).center().toPoint());
    view->setCursor(std::nullopt);
    view->setFocus();
    QTest::keyClick(view, Qt::Key_Left);
    QCOMPARE(view->sample(), std::optional(last - 1));
    QTest::keyClick(view, Qt::Key_Down);
    QCOMPARE(view->row(), 1);
    QVERIFY(view->accessibleDescription().contains(QStringLiteral("update ratio")));
    choose("microscopeQuantity", 2);
    QCOMPARE(view->quantity(), MicroscopeView::Quantity::Weights);
    QVERIFY(!find<QLabel>("microscopeFinding")->isVisible());  // no false alarm
    // Nothing is sampled while nobody looks; rewinding begins anew.
    run.rewind();
    QTRY_VERIFY(!view->sample());
    choose("trainPages", 0);
    run.play();
    QTRY_VERIFY_WITH_TIMEOUT(run.session().step() > 90, 120000);
    run.session().pause();
    QTRY_COMPARE(run.session().state(), TrainingSession::State::Paused);
    QVERIFY(!view->sample());
}

FOVEA_GUI_TEST(TestGuiResults)
#include "tst_gui_results.moc"
