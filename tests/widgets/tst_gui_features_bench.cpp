// SPDX-License-Identifier: GPL-3.0-or-later
// The features bench by mouse and keys, and the plane's stage within it.
#include <QComboBox>
#include <QLineEdit>
#include <QTest>
#include <memory>
#include <string>

#include "core/benches/bench_table.h"
#include "tests/support/register_test.h"
#include "widgets/benches/bench_panel.h"
#include "widgets/benches/features_parts.h"
#include "widgets/benches/matrix_view.h"
#include "widgets/resources.h"

using namespace fovea;

class TestGuiFeaturesBench : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { initResources(); }
    void init() {
        panel_ = std::make_unique<BenchPanel>(*findBench("features"));
        panel_->resize(860, 680);
        panel_->show();
        QVERIFY(QTest::qWaitForWindowExposed(panel_.get()));
    }
    void cleanup() { panel_.reset(); }

    void aCellIsChosenByMouseAndKeys() {
        auto* cells = part<GradientCells>("cells");
        QTest::mouseClick(cells, Qt::LeftButton, {}, cells->placeOf(4).center().toPoint());
        QCOMPARE(number("strongest"), 10.0);
        QTest::keyClick(cells, Qt::Key_Right);
        QCOMPARE(number("strongest"), 50.0);
        QTest::keyClick(cells, Qt::Key_Up);
        QCOMPARE(number("strongest"), 90.0);
        QTest::keyClick(cells, Qt::Key_Up);  // there is nothing above
        QCOMPARE(panel_->bench().step(), 1);
    }

    void cellAndOrderAreChosen() {
        auto* cell = panel_->findChild<QComboBox*>(QStringLiteral("field.cell"));
        QVERIFY(cell != nullptr);
        cell->setFocus();
        QTest::keyClick(cell, Qt::Key_Up);
        QCOMPARE(number("hog_values"), 576.0);
        auto* shuffled = panel_->findChild<QComboBox*>(QStringLiteral("field.shuffled"));
        QTest::keyClick(shuffled, Qt::Key_Down);
        QCOMPARE(number("colour_moved"), 0.0);
        QVERIFY(number("hog_moved") > 0.5);
    }

    void levelsAreTyped() {
        auto* levels = part<MatrixView>("levels");
        QTest::mouseClick(levels, Qt::LeftButton, {}, levels->cellRect(0, 0).center().toPoint());
        auto* cell = levels->findChild<QLineEdit*>(QStringLiteral("cell"));
        QVERIFY(cell != nullptr);
        cell->selectAll();
        QTest::keyClicks(cell, QStringLiteral("4"));
        QTest::keyClick(cell, Qt::Key_Return);
        QCOMPARE(number("together"), 156.0);
    }

    /// The plane within it: its edits are the bench's, and it hides what this one hides.
    void theLayersAreThePlanes() {
        QVERIFY(panel_->set({{"part", "plane"}, {"activation", "none"}}));
        QVERIFY(!part<QWidget>("cells")->isVisible());
        auto* weights = part<MatrixView>("W");
        QVERIFY(weights->isVisible());
        QTest::mouseClick(weights, Qt::LeftButton, {}, weights->cellRect(0, 0).center().toPoint());
        auto* cell = weights->findChild<QLineEdit*>(QStringLiteral("cell"));
        QVERIFY(cell != nullptr);
        cell->selectAll();
        QTest::keyClicks(cell, QStringLiteral("5"));
        QTest::keyClick(cell, Qt::Key_Return);
        QCOMPARE(number("product"), 3.0);  // 1 · 5 − 2 · 1
        panel_->view().setSealed({{"product", 0, 0}});
        QVERIFY(part<MatrixView>("product")->isSealed(0, 0));
    }

    void theCountThatIsAskedForIsHidden() {
        panel_->view().setSealed({{"hog_values", 0, 0}});
        QVERIFY(!panel_->view().arithmetic().contains(QStringLiteral("144")));
        QVERIFY(!panel_->view().remark().contains(QStringLiteral("168")));
        auto* pipelines = part<PipelineRows>("pipelines");
        QVERIFY(pipelines->learnedText(0).contains(QStringLiteral("30")));
        QVERIFY(pipelines->learnedText(1).contains(u'?'));  // (144 + 24 + 1) · 10 would tell it
        panel_->view().setSealed({});
        QVERIFY(!pipelines->learnedText(1).contains(u'?'));
    }

private:
    template <class Widget>
    Widget* part(const char* name) {
        return panel_->findChild<Widget*>(QString::fromLatin1(name));
    }
    double number(const char* reading) { return panel_->bench().number({reading}).value_or(-1); }

    std::unique_ptr<BenchPanel> panel_;
};

FOVEA_GUI_TEST(TestGuiFeaturesBench)
#include "tst_gui_features_bench.moc"
