// SPDX-License-Identifier: GPL-3.0-or-later
#include <QRegularExpression>
#include <QTest>
#include <cmath>
#include <random>

#include "tests/support/register_test.h"
#include "widgets/images/answer_check.h"
#include "widgets/images/patch_arithmetic.h"
#include "widgets/text/typed_number.h"

using namespace fovea;

namespace {

PatchArithmetic patch(int kernel, int channels, int ofChannels, unsigned seed, double scale = 1) {
    std::mt19937 random(seed);
    std::normal_distribution<float> values(0, float(scale));
    PatchArithmetic a;
    a.kernelHeight = a.kernelWidth = kernel;
    a.channelCount = ofChannels;
    a.bias = double(values(random));
    a.total = a.bias;
    for (int c = 0; c < ofChannels; ++c) {
        PatchArithmetic::Channel channel;
        channel.name = QStringLiteral("Channel %1").arg(c + 1);
        for (int i = 0; i < kernel * kernel; ++i) {
            channel.patch.push_back(values(random));
            channel.kernel.push_back(values(random));
            channel.sum += double(channel.patch.back()) * double(channel.kernel.back());
        }
        a.total += channel.sum;
        if (c < channels) a.channels.push_back(channel);
    }
    a.afterRelu = std::max(0.0, a.total);
    return a;
}

/// The number as so many units of its last digit.
qint64 units(QString text, int digits) {
    text.replace(QChar(0x2212), QLatin1Char('-')).remove(QChar(0x202F));
    bool ok = false;
    const double value = text.toDouble(&ok);
    if (!ok) qFatal("not a number: %s", qPrintable(text));
    return std::llround(value * std::pow(10.0, digits));
}

/// Adds up the printed sum, term by term, as a reader would.
qint64 sumAsPrinted(const PatchText& text) {
    QString terms = text.terms;
    terms.remove(QRegularExpression(QStringLiteral(" \\([^)]*\\)")));
    QStringList parts = terms.split(QLatin1Char(' '));
    qint64 sum = units(parts.takeFirst(), text.digits);
    while (parts.size() >= 2) {
        const QString sign = parts.takeFirst();
        const qint64 value = units(parts.takeFirst(), text.digits);
        sum += sign == QStringLiteral("+") ? value : -value;
    }
    return sum;
}

}  // namespace

class PatchArithmeticTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void judgesAnswers();
    void addsUpAsPrinted_data();
    void addsUpAsPrinted();
    void sumThatCannotAddUpSaysSo();
    void wording();
    void reluResult_data();
    void reluResult();
    void invalid_data();
    void invalid();
    void tableHoldsEveryNumber();
};

void PatchArithmeticTest::addsUpAsPrinted_data() {
    QTest::addColumn<int>("kernel");
    QTest::addColumn<int>("channels");
    QTest::addColumn<int>("ofChannels");
    QTest::addColumn<double>("scale");
    QTest::newRow("5×5×3") << 5 << 3 << 3 << 1.0;
    QTest::newRow("3×3×1") << 3 << 1 << 1 << 1.0;
    QTest::newRow("1×1×4") << 1 << 4 << 4 << 1.0;
    QTest::newRow("3×3×16, all given") << 3 << 16 << 16 << 1.0;
    QTest::newRow("3×3×64, three given") << 3 << 3 << 64 << 1.0;
    QTest::newRow("11×11×3") << 11 << 3 << 3 << 1.0;
    QTest::newRow("tiny") << 5 << 3 << 3 << 0.002;
    QTest::newRow("large") << 5 << 3 << 3 << 40.0;
}

void PatchArithmeticTest::addsUpAsPrinted() {
    QFETCH(int, kernel);
    QFETCH(int, channels);
    QFETCH(int, ofChannels);
    QFETCH(double, scale);
    int exact = 0;
    for (unsigned seed = 0; seed < 200; ++seed) {
        const PatchArithmetic a = patch(kernel, channels, ofChannels, seed, scale);
        const PatchText text = patchText(a);
        const qint64 difference = sumAsPrinted(text) - units(text.total, text.digits);
        if (text.sign == QStringLiteral("=")) {
            ++exact;
            QCOMPARE(difference, qint64{0});
        } else {
            // Not equal, or ≈ would be too modest; but no more than rounding explains.
            QCOMPARE(text.sign, QStringLiteral("\u2248"));
            QVERIFY(difference != 0 && std::abs(difference) <= 3);
        }
        QVERIFY(std::abs(double(units(text.total, text.digits)) / std::pow(10.0, text.digits) - a.total) <=
                0.51 / std::pow(10.0, text.digits));
        QCOMPARE(text.channelSums.size(), a.channels.size());
    }
    QVERIFY2(exact > 150, qPrintable(QString::number(exact)));
}

void PatchArithmeticTest::sumThatCannotAddUpSaysSo() {
    PatchArithmetic a = patch(1, 1, 1, 3);
    a.total += 1;
    const PatchText text = patchText(a);
    QCOMPARE(text.sign, QStringLiteral("\u2248"));
}

void PatchArithmeticTest::wording() {
    PatchArithmetic a = patch(1, 3, 3, 1);
    const double sums[] = {0.4439, 0.4742, -0.2114};
    a.total = a.bias = 0.03;
    for (std::size_t i = 0; i < 3; ++i) {
        a.channels[i].sum = sums[i];
        a.total += sums[i];
    }
    a.afterRelu = a.total;
    PatchText text = patchText(a);
    QCOMPARE(text.terms, QStringLiteral("0.4439 + 0.4742 \u2212 0.2114 + 0.0300"));
    QCOMPARE(text.sign + text.total, QStringLiteral("=0.7367"));
    QCOMPARE(text.instruction, QStringLiteral("Multiply cell by cell, add the 3 products, then the bias"));
    QCOMPARE(text.relu + QLatin1Char(' ') + text.reluResult, QStringLiteral("ReLU: max(0, 0.7367) = 0.7367"));
    a.hasBias = false;
    a.total -= a.bias;
    a.channelCount = 15;
    a.total += 2;
    text = patchText(a);
    QCOMPARE(text.terms, QStringLiteral("0.4439 + 0.4742 \u2212 0.2114 + 2.0000 (12 more channels)"));
    QCOMPARE(text.total, QStringLiteral("2.7067"));
    QVERIFY(!text.instruction.contains(QStringLiteral("bias")));
    QVERIFY(text.instruction.contains(QStringLiteral("15")));
}

void PatchArithmeticTest::reluResult_data() {
    QTest::addColumn<double>("total");
    QTest::addColumn<QString>("result");
    QTest::newRow("positive") << 1.25 << QStringLiteral("1.2500");
    QTest::newRow("negative") << -1.25 << QStringLiteral("0");
    QTest::newRow("zero") << 0.0 << QStringLiteral("0");
}

void PatchArithmeticTest::reluResult() {
    QFETCH(double, total);
    PatchArithmetic a = patch(1, 1, 1, 1);
    a.bias = 0;
    a.channels[0].sum = a.total = total;
    a.afterRelu = std::max(0.0, total);
    QTEST(patchText(a).reluResult, "result");
    a.afterRelu.reset();
    QVERIFY(patchText(a).relu.isEmpty());
}

void PatchArithmeticTest::invalid_data() {
    QTest::addColumn<int>("what");
    for (int i = 0; i < 6; ++i) QTest::newRow(qPrintable(QString::number(i))) << i;
}

void PatchArithmeticTest::invalid() {
    QFETCH(int, what);
    PatchArithmetic a = patch(3, 2, 2, 1);
    QVERIFY(a.isValid());
    switch (what) {
        case 0: a.kernelHeight = 0; break;
        case 1: a.channels[1].patch.pop_back(); break;
        case 2: a.channels[0].kernel.push_back(1); break;
        case 3: a.padding = {1, 0}; break;
        case 4: a.channels.clear(); break;
        case 5: a.channelCount = 1; break;
        default: QFAIL("no such row");
    }
    QVERIFY(!a.isValid());
    QVERIFY(patchText(a).terms.isEmpty());
    QVERIFY(patchTsv(a).isEmpty());
}

void PatchArithmeticTest::tableHoldsEveryNumber() {
    const PatchArithmetic a = patch(3, 2, 2, 5);
    const QStringList lines = patchTsv(a).split(QLatin1Char('\n'));
    // For each channel a head, three rows, a sum; then bias, total, ReLU, and the end of the last line.
    QCOMPARE(lines.size(), 2 * 5 + 4);
    const QStringList cells = lines[1].split(QLatin1Char('\t'));
    QCOMPARE(cells.size(), 7);
    for (std::size_t i = 0; i < 3; ++i) {
        QCOMPARE(cells[qsizetype(i) + 1].toFloat(), a.channels[0].patch[i]);
        QCOMPARE(cells[qsizetype(i) + 4].toFloat(), a.channels[0].kernel[i]);
    }
    QVERIFY(std::abs(lines[11].split(QLatin1Char('\t'))[1].toDouble() - a.total) < 1e-6);
}

void PatchArithmeticTest::judgesAnswers() {
    PatchArithmetic a;
    a.kernelHeight = a.kernelWidth = 2;
    a.channels = {{QStringLiteral("Red"), {}, {1, 2, 3, 4}, {1, 1, 1, 1}, 10},
                  {QStringLiteral("Green"), {}, {1, 0, 0, 1}, {2, 2, 2, -3}, -1}};
    a.bias = 0.5;
    a.total = 9.5;
    a.afterRelu = 9.5;
    QCOMPARE(typedNumber(QStringLiteral(" \u22121,25 ")), std::optional(-1.25));
    QVERIFY(!typedNumber(QStringLiteral("ten")));
    QVERIFY(checkChannelSum(a, 0, QStringLiteral("10")).right);
    QVERIFY(checkChannelSum(a, 0, QStringLiteral("10.01")).right);  // the cells are rounded
    QVERIFY(checkChannelSum(a, 1, QStringLiteral("-1")).right);
    QVERIFY(!checkChannelSum(a, 1, QStringLiteral("1")).right);
    // The sum up to the first error.
    QVERIFY(checkChannelSum(a, 0, QStringLiteral("3.0")).note.contains(QStringLiteral("first 1 rows")));
    QVERIFY(checkChannelSum(a, 0, QStringLiteral("7")).note.contains(QStringLiteral("3.0000")));
    QVERIFY(checkTotal(a, {}, QStringLiteral("9.5")).right);
    QVERIFY(checkTotal(a, {}, QStringLiteral("9.0")).note.contains(QStringLiteral("bias")));
    QVERIFY(checkTotal(a, {}, QStringLiteral("10.0")).note.contains(QStringLiteral("up to Red")));
    const QString wrong = checkTotal(a, {QStringLiteral("10"), QStringLiteral("1")}, QStringLiteral("11.5")).note;
    QVERIFY2(wrong.contains(QStringLiteral("10.0000")) && wrong.contains(QStringLiteral("Green")), qPrintable(wrong));
    QVERIFY(checkTotal(a, {QStringLiteral("9"), {}}, QStringLiteral("8")).note.contains(QStringLiteral("Red")));
    QVERIFY(checkRelu(a, QStringLiteral("9.5")).right);
    a.total = a.afterRelu.emplace(0) - 3;
    QVERIFY(checkRelu(a, QStringLiteral("0")).right && !checkRelu(a, QStringLiteral("-3")).right);
}

FOVEA_TEST(PatchArithmeticTest)
#include "tst_patch_arithmetic.moc"
