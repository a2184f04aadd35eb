// SPDX-License-Identifier: GPL-3.0-or-later
// Accuracy against size, and parallel coordinates, with real mouse and key events.
#include <QApplication>
#include <QSignalSpy>
#include <QTest>
#include <cmath>
#include <limits>
#include <memory>

#include "tests/support/painted_text.h"
#include "tests/support/register_test.h"
#include "widgets/charts/parallel_view.h"
#include "widgets/charts/run_scatter.h"
#include "widgets/style/theme.h"

using namespace fovea;

namespace {

template <class Widget>
std::unique_ptr<Widget> shownWidget(QSize size) {
    auto widget = std::make_unique<Widget>();
    widget->resize(size);
    widget->show();
    return QTest::qWaitForWindowExposed(widget.get()) ? std::move(widget) : nullptr;
}

}  // namespace

class RunChartsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void scatterPlacesByLogarithm();
    void scatterNamesWhatIsUnderThePointer();
    void scatterChooses();
    void linesPassTheirValues();
    void brushKeepsWhatPasses();
    void hoverTellsALine();
    void oddRuns();
};

void RunChartsTest::scatterPlacesByLogarithm() {
    const auto scatter = shownWidget<RunScatter>({420, 340});
    QVERIFY(scatter);
    scatter->setPoints({{1, QStringLiteral("small"), 100, 0.5, 0.4, 0.6, false},
                        {2, QStringLiteral("middle"), 1000, 0.6, 0.5, 0.7, false},
                        {3, QStringLiteral("large"), 10000, 0.7, 0.6, 0.8, true}},
                       QStringLiteral("parameters"));
    const QPointF small = scatter->positionOf(0), middle = scatter->positionOf(1), large = scatter->positionOf(2);
    QVERIFY(std::abs((large.x() - middle.x()) - (middle.x() - small.x())) < 1e-6);
    QVERIFY(std::abs((small.y() - middle.y()) - (middle.y() - large.y())) < 1e-6);
    QVERIFY(small.x() < middle.x() && small.y() > middle.y());
    for (int i = 0; i < 3; ++i) QVERIFY(QRectF(scatter->rect()).contains(scatter->positionOf(i)));
}

void RunChartsTest::scatterNamesWhatIsUnderThePointer() {
    const auto scatter = shownWidget<RunScatter>({420, 340});
    QVERIFY(scatter);
    scatter->setPoints({{1, QStringLiteral("left"), 100, 0.5, 0.4, 0.6, false},
                        {2, QStringLiteral("twin A"), 5000, 0.6, 0.5, 0.7, false},
                        {3, QStringLiteral("twin B"), 5000, 0.602, 0.5, 0.7, false}},
                       QStringLiteral("parameters"));
    QTest::mouseMove(scatter.get(), scatter->positionOf(1).toPoint());
    QCoreApplication::processEvents();
    const auto painted = [&] {
        QStringList all;
        for (const auto& text : fovea::test::textsOf(*scatter)) all << text.text;
        return all.join(u'\n');
    };
    QTRY_VERIFY(painted().contains(QStringLiteral("twin A: 60.0 %")));
    QVERIFY2(painted().contains(QStringLiteral("twin B: 60.2 %")), qPrintable(painted()));
    QVERIFY(!painted().contains(QStringLiteral("left: ")));
    QVERIFY(scatter->namesAt(scatter->positionOf(0))
                .startsWith(QStringLiteral("left: 50.0 % (40.0 to 60.0 %), 100 parameters")));
    QVERIFY(scatter->namesAt({2, 2}).isEmpty());
    QTest::mouseMove(scatter.get(), QPoint(2, 2));
    QTRY_VERIFY(!painted().contains(QStringLiteral("twin A: ")));
}

void RunChartsTest::scatterChooses() {
    const auto scatter = shownWidget<RunScatter>({420, 340});
    QVERIFY(scatter);
    scatter->setPoints(
        {{7, QStringLiteral("b"), 5000, 0.6, 0.5, 0.7, false}, {4, QStringLiteral("a"), 100, 0.5, 0.4, 0.6, false}},
        QStringLiteral("parameters"));
    QSignalSpy chosen(scatter.get(), &RunScatter::chosen);
    QTest::mouseClick(scatter.get(), Qt::LeftButton, {}, scatter->positionOf(0).toPoint());
    QCOMPARE(chosen.takeFirst().front().toInt(), 7);
    QTest::mouseClick(scatter.get(), Qt::LeftButton, {}, QPoint(3, 3));
    QVERIFY(chosen.isEmpty());
    // By keys from the smaller to the larger, and no further.
    QTest::keyClick(scatter.get(), Qt::Key_Left);
    QCOMPARE(chosen.takeFirst().front().toInt(), 4);
    QTest::keyClick(scatter.get(), Qt::Key_Left);
    QCOMPARE(chosen.takeFirst().front().toInt(), 4);
    QTest::keyClick(scatter.get(), Qt::Key_Right);
    QCOMPARE(chosen.takeFirst().front().toInt(), 7);
}

namespace {

void fill(ParallelView& view) {
    view.setRuns({{QStringLiteral("rate"), true, false},
                  {QStringLiteral("batch"), false, false},
                  {QStringLiteral("accuracy"), false, true}},
                 {{-1, {0.001, 32, 0.2}},
                  {-2, {0.01, 64, 0.5}},
                  {-3, {0.1, 32, 0.8}},
                  {-4, {0.1, 64, std::numeric_limits<double>::quiet_NaN()}}});
}

}  // namespace

void RunChartsTest::linesPassTheirValues() {
    const auto view = shownWidget<ParallelView>({640, 260});
    QVERIFY(view);
    fill(*view);
    QVERIFY(view->axisX(0) < view->axisX(1) && view->axisX(1) < view->axisX(2));
    // The middle of the logarithms stands in the middle.
    QVERIFY(std::abs(view->valueY(0, 0.001) + view->valueY(0, 0.1) - 2 * view->valueY(0, 0.01)) < 1e-6);
    QVERIFY(view->valueY(2, 0.8) < view->valueY(2, 0.2));
    QCOMPARE(view->sentence(1), QStringLiteral("rate 0.01 · batch 64 · accuracy 50.0\u00A0%"));
    QVERIFY(view->sentence(3).endsWith(QStringLiteral("accuracy –")));
}

void RunChartsTest::brushKeepsWhatPasses() {
    const auto view = shownWidget<ParallelView>({640, 260});
    QVERIFY(view);
    fill(*view);
    QCOMPARE(view->brushed().size(), std::size_t{4});
    QSignalSpy brushed(view.get(), &ParallelView::brushChanged);
    const auto drag = [&](int axis, double from, double to) {
        const int x = int(std::lround(view->axisX(axis)));
        QTest::mousePress(view.get(), Qt::LeftButton, {}, QPoint(x, int(std::lround(from))));
        QTest::mouseMove(view.get(), QPoint(x, int(std::lround((from + to) / 2))));
        QTest::mouseMove(view.get(), QPoint(x, int(std::lround(to))));
        QTest::mouseRelease(view.get(), Qt::LeftButton, {}, QPoint(x, int(std::lround(to))));
    };
    // The upper half of the accuracy; the run without one passes no brush there.
    drag(2, view->valueY(2, 0.8), view->valueY(2, 0.4));
    QVERIFY(brushed.count() > 0);
    QCOMPARE(view->brushed(), (std::vector<int>{-2, -3}));
    // And besides the large rates.
    drag(0, view->valueY(0, 0.1), view->valueY(0, 0.05));
    QCOMPARE(view->brushed(), std::vector<int>{-3});
    // Another run widens the axes: what was dragged still means the same values, and at the end whatever is beyond.
    view->setRuns(view->axes(), {{-1, {0.001, 32, 0.2}},
                                 {-2, {0.01, 64, 0.5}},
                                 {-3, {0.1, 32, 0.8}},
                                 {-4, {0.1, 64, std::numeric_limits<double>::quiet_NaN()}},
                                 {-5, {10, 64, 0.95}},
                                 {-6, {0.00001, 64, 0.9}}});
    QCOMPARE(view->brushed(), (std::vector<int>{-3, -5}));
    fill(*view);
    QCOMPARE(view->brushed(), std::vector<int>{-3});
    // A click lets go, of its axis alone.
    QTest::mouseClick(view.get(), Qt::LeftButton, {}, QPointF(view->axisX(2), view->valueY(2, 0.5)).toPoint());
    QCOMPARE(view->brushed(), (std::vector<int>{-3, -4}));
    QTest::mouseClick(view.get(), Qt::LeftButton, {}, QPointF(view->axisX(0), view->valueY(0, 0.01)).toPoint());
    QVERIFY(!view->hasBrush());
    drag(2, view->valueY(2, 0.8), view->valueY(2, 0.4));
    QVERIFY(view->hasBrush());
    view->letGo();
    QVERIFY(!view->hasBrush());
}

void RunChartsTest::hoverTellsALine() {
    const auto view = shownWidget<ParallelView>({640, 260});
    QVERIFY(view);
    fill(*view);
    const auto painted = [&] {
        QStringList all;
        for (const auto& text : fovea::test::textsOf(*view)) all << text.text;
        return all.join(u'\n');
    };
    QVERIFY(painted().contains(QStringLiteral("Drag along an axis")));
    // Between the last two axes, a quarter of the way.
    const QPointF from(view->axisX(1), view->valueY(1, 64)), to(view->axisX(2), view->valueY(2, 0.5));
    const QPoint on = (from + 0.25 * (to - from)).toPoint();
    QTest::mouseMove(view.get(), on);
    QTRY_VERIFY(painted().contains(QStringLiteral("rate 0.01 · batch 64")));
    QSignalSpy chosen(view.get(), &ParallelView::chosen);
    QTest::mouseClick(view.get(), Qt::LeftButton, {}, on);
    QCOMPARE(chosen.takeFirst().front().toInt(), -2);
}

void RunChartsTest::oddRuns() {
    const auto view = shownWidget<ParallelView>({640, 260});
    QVERIFY(view);
    (void)view->grab();
    // One run, all alike: its axes have no length of their own.
    view->setRuns({{QStringLiteral("seed"), false, false}, {QStringLiteral("accuracy"), false, true}},
                  {{-1, {1, 0.5}}});
    QVERIFY(std::isfinite(view->valueY(0, 1)) && std::isfinite(view->valueY(1, 0.5)));
    (void)view->grab();
    view->setRuns({{QStringLiteral("decay"), false, false}, {QStringLiteral("accuracy"), false, true}},
                  {{-1, {0, 0}}, {-2, {0, 0}}});
    QVERIFY(std::isfinite(view->valueY(0, 0)));
    (void)view->grab();
    const auto scatter = shownWidget<RunScatter>({240, 200});
    QVERIFY(scatter);
    (void)scatter->grab();
    scatter->setPoints({{1, QStringLiteral("one"), 1, 0, 0, 0, false}, {2, QStringLiteral("two"), 1, 1, 1, 1, false}},
                       QStringLiteral("parameters"));
    QVERIFY(std::isfinite(scatter->positionOf(0).x()) && std::isfinite(scatter->positionOf(1).y()));
    (void)scatter->grab();
}

FOVEA_GUI_TEST(RunChartsTest)
#include "tst_gui_run_charts.moc"
