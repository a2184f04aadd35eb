// SPDX-License-Identifier: GPL-3.0-or-later
// How the interface writes numbers.
#include <QTest>
#include <cmath>
#include <limits>

#include "tests/support/register_test.h"
#include "widgets/charts/gradient_bars.h"
#include "widgets/charts/rate_track.h"
#include "widgets/text/numbers.h"

using namespace fovea;

class NumbersTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void decimal_data() {
        QTest::addColumn<double>("value");
        QTest::addColumn<int>("digits");
        QTest::addColumn<QString>("text");
        QTest::newRow("two digits") << 3.14159 << 2 << QStringLiteral("3.14");
        QTest::newRow("negative") << -0.5 << 1 << QStringLiteral("−0.5");
        QTest::newRow("negative, and nothing left") << -0.001 << 2 << QStringLiteral("0.00");
        QTest::newRow("whole") << 12345.0 << 0 << QStringLiteral("12345");
        QTest::newRow("eight figures") << 99999999.0 << 0 << QStringLiteral("99999999");
        QTest::newRow("eight figures, two behind the point") << -999999.0 << 2 << QStringLiteral("−999999.00");
        QTest::newRow("a million") << 1e6 << 2 << QStringLiteral("1.00·10⁶");
        QTest::newRow("ran away") << -29080982.0 << 2 << QStringLiteral("−2.91·10⁷");
        QTest::newRow("rounded to the next power") << 9.9999e15 << 2 << QStringLiteral("1.00·10¹⁶");
        QTest::newRow("largest") << double{std::numeric_limits<float>::max()} << 0 << QStringLiteral("3.4·10³⁸");
        QTest::newRow("not a number") << std::nan("") << 2 << QStringLiteral("NaN");
        QTest::newRow("infinite") << -HUGE_VAL << 2 << QStringLiteral("−∞");
    }
    void decimal() {
        QFETCH(double, value);
        QFETCH(int, digits);
        QTEST(decimalNumber(value, digits), "text");
    }
    void powers() {
        QCOMPARE(powerOfTen(-12), QStringLiteral("10⁻¹²"));
        QCOMPARE(scientificNumber(1, 0), QStringLiteral("1·10⁰"));
        QCOMPARE(scientificNumber(-9.96e-12, 1), QStringLiteral("−1.0·10⁻¹¹"));
        QCOMPARE(rateText(2e-7), QStringLiteral("2·10⁻⁷"));
        QCOMPARE(rateText(0.01), QStringLiteral("0.01"));
        QCOMPARE(gradientText(0.00002), QStringLiteral("2.0·10⁻⁵"));
        QCOMPARE(gradientText(0.25), QStringLiteral("0.2500"));
    }
};

FOVEA_TEST(NumbersTest)
#include "tst_numbers.moc"
