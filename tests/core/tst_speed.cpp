// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "core/speed/computer.h"
#include "core/speed/network_speed.h"
#include "core/speed/repeat.h"
#include "tests/support/networks.h"
#include "tests/support/register_test.h"
#include "tests/support/sanitizers.h"

using namespace fovea;

namespace {

double ticks = 0;
double tick = 0;
/// A clock that goes on by one tick whenever somebody looks at it.
double tickingClock() {
    ticks += tick;
    return ticks;
}

}  // namespace

class TestSpeed : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void repeatsThriceAtLeast();
    void timeIsOfOnePiece();
    void countsByItsClock();
    void stops();
    void handsErrorsOn();
    void networks_data();
    void networks();
    void tooLargeABatch();
    void computer();
};

void TestSpeed::repeatsThriceAtLeast() {
    int calls = 0;
    const auto seconds = medianSeconds({.seconds = 0}, [&](int times) -> Result<void> {
        if (times > 0) ++calls;
        return {};
    });
    QVERIFY(seconds.hasValue() && *seconds >= 0);
    QVERIFY2(calls >= 4, qPrintable(QString::number(calls)));  // one to warm up
}

void TestSpeed::timeIsOfOnePiece() {
    // Pieces of 2 ms: a repeat of several must not be taken for one.
    const auto seconds = medianSeconds({.seconds = 0.3}, [](int times) -> Result<void> {
        QTest::qSleep(2 * times);
        return {};
    });
    QVERIFY(seconds.hasValue());
    QVERIFY2(*seconds >= 0.002, qPrintable(QString::number(*seconds)));
}

void TestSpeed::countsByItsClock() {
    // Of 1 ms a look: five pieces make a repeat that the clock can measure, and take the one tick together.
    tick = 0.001;
    int pieces = 0;
    const auto seconds = medianSeconds({.seconds = 0.05, .clock = tickingClock}, [&](int times) -> Result<void> {
        pieces = times;
        return {};
    });
    QVERIFY(seconds.hasValue());
    QCOMPARE(pieces, 5);
    QCOMPARE(*seconds, 0.001 / 5);
}

void TestSpeed::stops() {
    std::stop_source source;
    int calls = 0;
    const auto seconds = medianSeconds({.seconds = 1e9, .stop = source.get_token()}, [&](int) -> Result<void> {
        if (++calls == 5) source.request_stop();
        return {};
    });
    QVERIFY(!seconds.hasValue());
    QVERIFY(seconds.error().code == ErrorCode::Cancelled);
    QCOMPARE(calls, 5);
    QVERIFY(measureNetworkSpeed(test::smallNetwork("linear"), {}, source.get_token()).error().code ==
            ErrorCode::Cancelled);
    QVERIFY(measureComputer(1, {.seconds = 1e9, .stop = source.get_token()}).error().code == ErrorCode::Cancelled);
}

void TestSpeed::handsErrorsOn() {
    const auto seconds = medianSeconds({}, [](int) -> Result<void> { return Error(ErrorCode::DiskFull); });
    QVERIFY(!seconds.hasValue());
    QVERIFY(seconds.error().code == ErrorCode::DiskFull);
}

void TestSpeed::networks_data() {
    QTest::addColumn<QString>("id");
    QTest::addColumn<int>("batch");
    for (const char* id : {"linear", "lenet5", "vgg-small-bn", "resnet20"})
        for (const int batch : {1, 3}) QTest::addRow("%s, batch %d", id, batch) << QString::fromLatin1(id) << batch;
}

void TestSpeed::networks() {
    QFETCH(QString, id);
    QFETCH(int, batch);
    tick = 0.25;
    const auto speed =
        measureNetworkSpeed(test::smallNetwork(id.toStdString()),
                            {.batch = batch, .threads = 2, .secondsPerFigure = 0.01, .clock = tickingClock});
    QVERIFY(speed.hasValue());
    QCOMPARE(speed->trainImagesPerSecond, batch / 0.25);
    QCOMPARE(speed->inferImagesPerSecond, batch / 0.25);
    QCOMPARE(speed->singleImageSeconds, 0.25);
}

void TestSpeed::tooLargeABatch() {
    const auto speed = measureNetworkSpeed(findInCatalogue("vgg-small")->make({32, 32, 3}, 10), {.batch = 1 << 26});
    QVERIFY(!speed.hasValue());
    QVERIFY(speed.error().code == ErrorCode::OutOfMemory);
}

void TestSpeed::computer() {
    if (test::isSanitized) QSKIP("Sanitizers make the products too slow.");
    tick = 0.25;
    const auto speed = measureComputer(2, {.seconds = 0.01, .clock = tickingClock});
    tick = 0.5;
    const auto half = measureComputer(2, {.seconds = 0.01, .clock = tickingClock});
    QVERIFY(speed.hasValue() && half.hasValue());
    // Eight products of 512 × 512 matrices and eight layers for four images each, in a quarter of a second.
    QCOMPARE(speed->gemm, 8 * 2e-9 * 512 * 512 * 512 / 0.25);
    QCOMPARE(speed->convolution, 4 * 8 * 2e-9 * 32 * 32 * 9 * 64 * 64 / 0.25);
    QCOMPARE(half->gemm, speed->gemm / 2);
    QCOMPARE(half->convolution, speed->convolution / 2);
    QCOMPARE(half->fma, speed->fma / 2);
    QVERIFY(!instructionSet().empty());
}

FOVEA_TEST(TestSpeed)
#include "tst_speed.moc"
