// SPDX-License-Identifier: GPL-3.0-or-later
// The practice bench by mouse and keys.
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <memory>
#include <string>

#include "core/benches/bench_table.h"
#include "core/benches/practice_bench.h"
#include "tests/support/register_test.h"
#include "widgets/benches/bench_panel.h"
#include "widgets/benches/matrix_view.h"
#include "widgets/benches/practice_parts.h"
#include "widgets/benches/practice_view.h"
#include "widgets/resources.h"

using namespace fovea;

class TestGuiPracticeBench : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { initResources(); }
    void init() {
        panel_ = std::make_unique<BenchPanel>(*findBench("practice"));
        panel_->resize(860, 680);
        panel_->show();
        QVERIFY(QTest::qWaitForWindowExposed(panel_.get()));
    }
    void cleanup() { panel_.reset(); }

    void aDeviceIsChosenByMouseAndKeys() {
        auto* devices = part<PracticeChooser>("devices");
        QTest::mouseClick(devices, Qt::LeftButton, {}, devices->placeOf(2).center().toPoint());
        QCOMPARE(number("device_peak"), 15360.0);
        QTest::keyClick(devices, Qt::Key_Up);
        QCOMPARE(number("device_peak"), 11468.8);
        for (int i = 0; i < 9; ++i) QTest::keyClick(devices, Qt::Key_Down);  // the last is this computer
        QCOMPARE(panel_->bench().step(), 5);
        QVERIFY(panel_->view().remark().contains(QStringLiteral("not measured yet")));
    }

    void thePeakThatIsAskedForIsHidden() {
        QVERIFY(panel_->set({{"row", Matrix(2)}}));
        QVERIFY(panel_->view().arithmetic().contains(QStringLiteral("15360")));
        panel_->view().setSealed({{"device_peak", 0, 0}});
        QVERIFY(!panel_->view().arithmetic().contains(QStringLiteral("15360")));
    }

    void timesAreTyped() {
        auto* timed = part<MatrixView>("timed");
        QTest::mouseClick(timed, Qt::LeftButton, {}, timed->cellRect(0, 3).center().toPoint());
        auto* cell = timed->findChild<QLineEdit*>(QStringLiteral("cell"));
        QVERIFY(cell != nullptr);
        cell->selectAll();
        QTest::keyClicks(cell, QStringLiteral("0.0004"));
        QTest::keyClick(cell, Qt::Key_Return);
        QVERIFY(number("gflops") > 537.6);
    }

    /// Measured by whoever hears; what was measured cannot be typed over.
    void measurementsAreAskedFor() {
        auto* measure = part<QPushButton>("measure");
        QVERIFY(!measure->isVisible());  // nobody has said that he measures
        auto& view = *qobject_cast<PracticeView*>(&panel_->view());
        view.allowMeasuring();
        QSignalSpy asked(&view, &PracticeView::measureRequested);
        QSignalSpy stopped(&view, &PracticeView::stopRequested);
        view.setTraining([] { return true; });  // which would take its part
        QTest::mouseClick(measure, Qt::LeftButton);
        QVERIFY(asked.isEmpty() && view.remark().contains(QStringLiteral("A training is running")));
        view.setTraining([] { return false; });
        QTest::mouseClick(measure, Qt::LeftButton);
        QCOMPARE(asked.count(), 1);
        view.setMeasuring(1, 4);
        QVERIFY(view.remark().contains(QStringLiteral("2")));
        QTest::mouseClick(measure, Qt::LeftButton);
        QCOMPARE(stopped.count(), 1);
        view.setMeasured(std::nullopt);
        QCOMPARE(number("ceiling"), 0.0);
        view.setMeasured(PracticeView::Speeds{Matrix(2, 4, {50, 40, 60, 900, 100, 80, 120, 1800}), 2,
                                              QStringLiteral("A processor, 2026-11-30")});
        QCOMPARE(number("ceiling"), 100.0);
        QVERIFY(view.remark().contains(QStringLiteral("A processor")));
        QVERIFY(view.remark().contains(QStringLiteral("other programs take their part")));
        auto* measured = part<MatrixView>("measured");
        QVERIFY(measured->isVisible() && !measured->isEditable());
    }

    void theChartKeepsTwoAxes() {
        QVERIFY(panel_->set({{"part", "chart"}}));
        auto* chart = part<PracticeChooser>("chart");
        QVERIFY(chart->isVisible() && !part<QWidget>("devices")->isVisible());
        for (const char* cost : {"parameters", "macs"}) {
            QVERIFY(panel_->set({{"cost", cost}, {"row", Matrix(0)}}));
            QTest::mouseClick(chart, Qt::LeftButton, {}, chart->placeOf(6).center().toPoint());
            QCOMPARE(panel_->bench().step(), 6);
        }
        auto& view = *qobject_cast<PracticeView*>(&panel_->view());
        view.setOwnRuns([] { return Matrix(1, 3, {30, 307498, 38653952}); });
        QTest::mouseClick(part<QPushButton>("ownRuns"), Qt::LeftButton);
        QCOMPARE(matrixOf(panel_->bench().readings(), "own").rows, 3);
        view.setOwnRuns([] { return Matrix(0, 3); });
        QTest::mouseClick(part<QPushButton>("ownRuns"), Qt::LeftButton);
        QCOMPARE(matrixOf(panel_->bench().readings(), "own").rows, 2);
        QVERIFY(view.remark().contains(QStringLiteral("no run on CIFAR-10")));
        QTest::keyClick(chart, Qt::Key_Left);  // another row has its own remark again
        QVERIFY(!view.remark().contains(QStringLiteral("no run on CIFAR-10")));
        view.setOwnRuns([] { return Matrix(1, 3, {0, 3e9, 5e11}); });  // without an error, and larger than the axis was
        QTest::mouseClick(part<QPushButton>("ownRuns"), Qt::LeftButton);
        QCOMPARE(matrixOf(panel_->bench().readings(), "own").rows, 3);
    }

    /// Why there are no figures is said where they would be, and nowhere else.
    void aFailureStaysInItsPart() {
        auto& view = *qobject_cast<PracticeView*>(&panel_->view());
        const QString problem = QStringLiteral("No memory");
        QVERIFY(panel_->set({{"part", "chart"}}));
        view.setMeasured(std::nullopt, problem);
        QVERIFY(!view.remark().contains(problem));
        QVERIFY(panel_->set({{"part", "computer"}, {"row", Matrix(5)}}));
        QCOMPARE(view.remark(), problem);
        QVERIFY(panel_->set({{"row", Matrix(0)}}));
        QVERIFY(!view.remark().contains(problem));
        QVERIFY(panel_->set({{"row", Matrix(5)}}));
        QVERIFY(!view.remark().contains(problem));
    }

    /// What Build makes of a pattern has learned nothing, so that it can't be fine-tuned.
    void aTrainedNetworkIsNotMadeAnew() {
        QVERIFY(panel_->set({{"part", "wizard"}, {"known", "different"}, {"pictures", Matrix(40)}}));
        auto& view = *qobject_cast<PracticeView*>(&panel_->view());
        view.allowGoing();
        auto* setUp = part<QPushButton>("setUp");
        QVERIFY(!setUp->isEnabled() && setUp->toolTip().contains(QStringLiteral("lesson 23")));
        QVERIFY(part<QLabel>("plan")->text().contains(QStringLiteral("all 4 layers up to stage 2")));
        QVERIFY(panel_->set({{"known", "none"}}));
        QVERIFY(setUp->isEnabled() && setUp->toolTip().isEmpty());
    }

    void aProjectIsSetUp() {
        QVERIFY(panel_->set({{"part", "wizard"}}));
        auto& view = *qobject_cast<PracticeView*>(&panel_->view());
        auto* setUp = part<QPushButton>("setUp");
        QVERIFY(!setUp->isVisible());
        view.allowGoing();
        QSignalSpy asked(&view, &PracticeView::patternRequested);
        QTest::mouseClick(setUp, Qt::LeftButton);
        QCOMPARE(asked.takeFirst(), (QVariantList{QStringLiteral("INPUT->[[CONV->RELU]*2->POOL]*3->FC"), 32, 10}));
        QVERIFY(panel_->set({{"goal", "number"}}));
        QVERIFY(!setUp->isEnabled());  // Fovea trains classifiers only
    }

    void cardsLeadSomewhere() {
        QVERIFY(panel_->set({{"part", "gallery"}, {"row", Matrix(0)}}));
        auto& view = *qobject_cast<PracticeView*>(&panel_->view());
        view.allowGoing();
        QSignalSpy asked(&view, &PracticeView::placeRequested);
        QTest::mouseClick(part<QPushButton>("go"), Qt::LeftButton);
        QCOMPARE(asked.takeFirst().first().toString(), QStringLiteral("lesson:2"));
        auto* cards = part<PracticeChooser>("cards");
        QTest::mouseClick(cards, Qt::LeftButton, {}, cards->placeOf(5).center().toPoint());
        QVERIFY(!part<QPushButton>("go")->isVisible());  // nothing here drives a car
        QTest::keyClick(cards, Qt::Key_Down);
        QCOMPARE(panel_->bench().step(), 8);
    }

private:
    template <class Widget>
    Widget* part(const char* name) {
        return panel_->findChild<Widget*>(QString::fromLatin1(name));
    }
    double number(const char* reading) { return panel_->bench().number({reading}).value_or(-1); }

    std::unique_ptr<BenchPanel> panel_;
};

FOVEA_GUI_TEST(TestGuiPracticeBench)
#include "tst_gui_practice_bench.moc"
