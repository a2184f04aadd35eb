// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>

#include "tests/support/register_test.h"
#include "widgets/charts/curve_math.h"

using namespace fovea;

class CurveMathTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void smoothingKeepsConstants_data();
    void smoothingKeepsConstants();
    void smoothingByHand();
    void smoothingDependsOnDistanceOnly();
    void smoothingSkipsWhatIsNotFinite();
    void decimationKeepsExtremes_data();
    void decimationKeepsExtremes();
    void decimationCopiesFew();
    void decimationOfOddInput_data();
    void decimationOfOddInput();
    void nearest_data();
    void nearest();
    void labelsNeverOverlap_data();
    void labelsNeverOverlap();
    void niceSteps_data();
    void niceSteps();
};

void CurveMathTest::smoothingKeepsConstants_data() {
    QTest::addColumn<double>("factor");
    QTest::addColumn<bool>("valid");
    QTest::newRow("none") << 0.0 << true;
    QTest::newRow("usual") << 0.6 << true;
    QTest::newRow("strong") << 0.999 << true;
    QTest::newRow("one") << 1.0 << false;
    QTest::newRow("negative") << -0.1 << false;
    QTest::newRow("not a number") << std::nan("") << false;
}

void CurveMathTest::smoothingKeepsConstants() {
    QFETCH(double, factor);
    QFETCH(bool, valid);
    if (!valid) {
        QVERIFY_THROWS_EXCEPTION(std::invalid_argument, ExponentialSmoothing{factor});
        return;
    }
    ExponentialSmoothing smoothing(factor);
    for (int i = 0; i < 100; ++i) QVERIFY(std::abs(smoothing.add(i * 0.01, 2.5) - 2.5) < 1e-12);
}

void CurveMathTest::smoothingByHand() {
    // One span apart: weights 0.4, then 0.6·0.4 and 0.4, over 0.64: (0.24·1 + 0.4·3) / 0.64 = 2.25.
    ExponentialSmoothing smoothing(0.6, 1.0);
    QCOMPARE(smoothing.add(0, 1), 1.0);
    QVERIFY(std::abs(smoothing.add(1, 3) - 2.25) < 1e-12);
    ExponentialSmoothing none(0.0, 1.0);
    none.add(0, 1);
    QCOMPARE(none.add(1, 7), 7.0);
}

void CurveMathTest::smoothingDependsOnDistanceOnly() {
    // A step seen through few and through many reports ends nearly at the same height.
    const auto after = [](int reportsPerEpoch) {
        ExponentialSmoothing smoothing(0.6, 0.1);
        double value = 0;
        for (int i = 0; i <= 2 * reportsPerEpoch; ++i) {
            const double x = double(i) / reportsPerEpoch;
            value = smoothing.add(x, x < 1.9 ? 1.0 : 0.0);
        }
        return value;
    };
    QVERIFY(std::abs(after(1000) - after(200)) < 0.02);
    QVERIFY(after(1000) > 0.4 && after(1000) < 0.8);
}

void CurveMathTest::smoothingSkipsWhatIsNotFinite() {
    ExponentialSmoothing smoothing(0.5);
    smoothing.add(0, 1);
    QCOMPARE(smoothing.add(0.1, std::numeric_limits<double>::infinity()), 1.0);
    QCOMPARE(smoothing.add(0.2, std::nan("")), 1.0);
}

void CurveMathTest::decimationKeepsExtremes_data() {
    QTest::addColumn<int>("count");
    QTest::addColumn<int>("columns");
    QTest::newRow("5,000 on 100") << 5000 << 100;
    QTest::newRow("200,000 on 700") << 200000 << 700;
    QTest::newRow("200,000 on 1") << 200000 << 1;
}

void CurveMathTest::decimationKeepsExtremes() {
    QFETCH(int, count);
    QFETCH(int, columns);
    std::vector<CurvePoint> points;
    for (int i = 0; i < count; ++i)
        points.push_back({double(i), std::sin(i * 0.7) + (i == count / 3 ? 50 : 0) - (i == count / 2 ? 70 : 0)});
    const auto thinned = decimated(points, 0, count, columns);
    QVERIFY(int(thinned.size()) <= columns * 4 + 2);
    QVERIFY(std::is_sorted(thinned.begin(), thinned.end(), [](auto a, auto b) { return a.x < b.x; }));
    const auto has = [&](const CurvePoint& p) { return std::find(thinned.begin(), thinned.end(), p) != thinned.end(); };
    QVERIFY(has(points[std::size_t(count / 3)]));
    QVERIFY(has(points[std::size_t(count / 2)]));
    QVERIFY(has(points.front()));
    QVERIFY(has(points.back()));
    for (const CurvePoint& p : thinned) QCOMPARE(points[std::size_t(p.x)], p);
}

void CurveMathTest::decimationCopiesFew() {
    const std::vector<CurvePoint> points{{0, 1}, {1, 2}, {2, 3}, {3, 4}};
    QCOMPARE(decimated(points, 0, 3, 100), points);
    // Of what lies outside, one point on each side stays.
    QCOMPARE(decimated(points, 1.5, 1.6, 100), (std::vector<CurvePoint>{{1, 2}, {2, 3}}));
}

void CurveMathTest::decimationOfOddInput_data() {
    QTest::addColumn<int>("count");
    QTest::addColumn<double>("from");
    QTest::addColumn<double>("to");
    QTest::addColumn<int>("columns");
    QTest::addColumn<int>("expected");
    QTest::newRow("empty") << 0 << 0.0 << 1.0 << 10 << 0;
    QTest::newRow("one") << 1 << 0.0 << 1.0 << 10 << 1;
    QTest::newRow("empty range") << 100 << 5.0 << 5.0 << 10 << 3;
    QTest::newRow("no columns") << 10 << 0.0 << 9.0 << 0 << 10;
    QTest::newRow("range before") << 10 << -5.0 << -1.0 << 10 << 1;
    QTest::newRow("range behind") << 10 << 50.0 << 60.0 << 10 << 1;
}

void CurveMathTest::decimationOfOddInput() {
    QFETCH(int, count);
    QFETCH(double, from);
    QFETCH(double, to);
    QFETCH(int, columns);
    std::vector<CurvePoint> points;
    for (int i = 0; i < count; ++i) points.push_back({double(i), 1});
    QTEST(int(decimated(points, from, to, columns).size()), "expected");
}

void CurveMathTest::nearest_data() {
    QTest::addColumn<double>("x");
    QTest::addColumn<int>("nearestOne");
    QTest::addColumn<int>("lastBefore");
    QTest::newRow("before all") << -1.0 << 0 << -1;
    QTest::newRow("on one") << 1.0 << 1 << 1;
    QTest::newRow("nearer left") << 1.4 << 1 << 1;
    QTest::newRow("nearer right") << 1.6 << 2 << 1;
    QTest::newRow("behind all") << 9.0 << 2 << 2;
}

void CurveMathTest::nearest() {
    QFETCH(double, x);
    const std::vector<CurvePoint> points{{0, 0}, {1, 0}, {2, 0}};
    QTEST(nearestIndex(points, x), "nearestOne");
    QTEST(lastIndexAtOrBefore(points, x), "lastBefore");
    QCOMPARE(nearestIndex({}, x), -1);
    QCOMPARE(lastIndexAtOrBefore({}, x), -1);
}

void CurveMathTest::labelsNeverOverlap_data() {
    QTest::addColumn<std::vector<double>>("wanted");
    QTest::newRow("none") << std::vector<double>{};
    QTest::newRow("apart") << std::vector<double>{20, 80};
    QTest::newRow("same") << std::vector<double>{50, 50};
    QTest::newRow("close, other order") << std::vector<double>{52, 50};
    QTest::newRow("at the top") << std::vector<double>{0, 1};
    QTest::newRow("at the bottom") << std::vector<double>{100, 100, 100};
    QTest::newRow("outside") << std::vector<double>{-500, 900};
}

void CurveMathTest::labelsNeverOverlap() {
    QFETCH(std::vector<double>, wanted);
    const std::vector<double> placed = spreadLabels(wanted, 20, 0, 100);
    QCOMPARE(placed.size(), wanted.size());
    for (std::size_t i = 0; i < placed.size(); ++i) {
        QVERIFY(placed[i] >= 10 - 1e-9 && placed[i] <= 90 + 1e-9);
        for (std::size_t j = 0; j < i; ++j) {
            QVERIFY(std::abs(placed[i] - placed[j]) >= 20 - 1e-6);
            if (wanted[i] != wanted[j]) QCOMPARE(placed[i] < placed[j], wanted[i] < wanted[j]);
        }
    }
}

void CurveMathTest::niceSteps_data() {
    QTest::addColumn<double>("range");
    QTest::addColumn<int>("count");
    QTest::addColumn<double>("step");
    QTest::newRow("twelve epochs") << 12.4 << 7 << 2.0;
    QTest::newRow("ten in ten") << 10.0 << 10 << 1.0;
    QTest::newRow("thousands") << 30000.0 << 7 << 5000.0;
    QTest::newRow("small") << 0.03 << 6 << 0.005;
    QTest::newRow("empty") << 0.0 << 5 << 1.0;
    QTest::newRow("negative") << -3.0 << 5 << 1.0;
    QTest::newRow("no parts") << 3.0 << 0 << 1.0;
}

void CurveMathTest::niceSteps() {
    QFETCH(double, range);
    QFETCH(int, count);
    QFETCH(double, step);
    QVERIFY(std::abs(niceStep(range, count) - step) < 1e-12);
}

FOVEA_TEST(CurveMathTest)
#include "tst_curve_math.moc"
