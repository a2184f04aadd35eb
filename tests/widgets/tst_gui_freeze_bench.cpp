// SPDX-License-Identifier: GPL-3.0-or-later
// The transfer bench by mouse and keys.
#include <QLabel>
#include <QLineEdit>
#include <QMouseEvent>
#include <QTest>
#include <memory>
#include <string>

#include "core/benches/bench_table.h"
#include "tests/support/register_test.h"
#include "widgets/benches/bench_panel.h"
#include "widgets/benches/freeze_parts.h"
#include "widgets/benches/matrix_view.h"
#include "widgets/resources.h"

using namespace fovea;

class TestGuiFreezeBench : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { initResources(); }
    void init() {
        panel_ = std::make_unique<BenchPanel>(*findBench("freeze"));
        panel_->resize(860, 640);
        panel_->show();
        QVERIFY(QTest::qWaitForWindowExposed(panel_.get()));
    }
    void cleanup() { panel_.reset(); }

    void theLineIsDraggedAndMovedByKeys() {
        auto* strip = part<FreezeStrip>("freezeStrip");
        QTest::mousePress(strip, Qt::LeftButton, {}, strip->placeOf(6));
        QMouseEvent move(QEvent::MouseMove, strip->placeOf(2), strip->mapToGlobal(strip->placeOf(2)), Qt::NoButton,
                         Qt::LeftButton, {});
        QCoreApplication::sendEvent(strip, &move);
        QTest::mouseRelease(strip, Qt::LeftButton, {}, strip->placeOf(2));
        QCOMPARE(number("trained"), 287109.0);
        for (int i = 0; i < 3; ++i) QTest::keyClick(strip, Qt::Key_Left);  // the third goes nowhere
        QCOMPARE(number("trained"), 297253.0);
        QTest::keyClick(strip, Qt::Key_Right);
        QCOMPARE(number("frozen"), 896.0);
    }

    void aQuarterIsChosen() {
        auto* quadrant = part<FreezeQuadrant>("freezeQuadrant");
        QTest::mouseClick(quadrant, Qt::LeftButton, {}, quadrant->placeOf(2).center().toPoint());
        QCOMPARE(choiceOf(panel_->bench().fields(), "amount"), std::string("lots"));
        QCOMPARE(choiceOf(panel_->bench().fields(), "target"), std::string("similar"));
        QCOMPARE(number("fits"), 0.0);  // the line is still below the head
        QTest::keyClick(part<FreezeStrip>("freezeStrip"), Qt::Key_Left);
        QCOMPARE(number("fits"), 1.0);
        QTest::mouseClick(quadrant, Qt::LeftButton, {}, quadrant->placeOf(1).center().toPoint());
        QCOMPARE(number("quarter"), 1.0);
    }

    /// Neither what is asked for nor the other summand, which would say it.
    void whatIsAskedForIsHidden() {
        QVERIFY(panel_->set({{"line", Matrix(5)}}));
        QVERIFY(panel_->view().arithmetic().contains(QStringLiteral("424")));
        panel_->view().setSealed({{"trained", 0, 0}});
        const QString sum = panel_->view().arithmetic();
        QVERIFY2(!sum.contains(QStringLiteral("424")) && !sum.contains(QStringLiteral("829")), qPrintable(sum));
        QVERIFY2(sum.contains(QStringLiteral("253")), qPrintable(sum));
    }

    void accuraciesAreTyped() {
        auto* table = part<MatrixView>("accuracy");
        QCOMPARE(matrixOf(panel_->bench().fields(), "accuracy"), Matrix(5, 4));  // nothing stands there before
        QTest::mouseClick(table, Qt::LeftButton, {}, table->cellRect(1, 0).center().toPoint());
        auto* cell = table->findChild<QLineEdit*>(QStringLiteral("cell"));
        QVERIFY(cell != nullptr);
        cell->selectAll();
        QTest::keyClicks(cell, QStringLiteral("61.7"));
        QTest::keyClick(cell, Qt::Key_Return);
        QCOMPARE(matrixOf(panel_->bench().fields(), "accuracy").at(1, 0), 61.7);
    }

private:
    template <class Widget>
    Widget* part(const char* name) {
        return panel_->findChild<Widget*>(QString::fromLatin1(name));
    }
    double number(const char* reading) { return panel_->bench().number({reading}).value_or(-1); }

    std::unique_ptr<BenchPanel> panel_;
};

FOVEA_GUI_TEST(TestGuiFreezeBench)
#include "tst_gui_freeze_bench.moc"
