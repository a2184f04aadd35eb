// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <cmath>
#include <limits>

#include "tests/support/register_test.h"
#include "widgets/images/map_image.h"

using namespace fovea;

class MapImageTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void scaleFollowsSigns_data();
    void scaleFollowsSigns();
    void signedIsSymmetric();
    void nonNegativeRunsFromBlackToWhite();
    void oddMaps_data();
    void oddMaps();
    void filters_data();
    void filters();
    void statistics();
    void channelOfSpacedView();
};

using Floats = std::vector<float>;
constexpr float notANumber = std::numeric_limits<float>::quiet_NaN();
constexpr float infinity = std::numeric_limits<float>::infinity();

void MapImageTest::scaleFollowsSigns_data() {
    QTest::addColumn<Floats>("values");
    QTest::addColumn<bool>("isSigned");
    QTest::newRow("none") << Floats{} << false;
    QTest::newRow("zeros") << Floats{0, 0} << false;
    QTest::newRow("negative zero") << Floats{-0.0F, 1} << false;
    QTest::newRow("positive") << Floats{1, 2} << false;
    QTest::newRow("one below") << Floats{1, -1e-20F} << true;
    QTest::newRow("not a number") << Floats{notANumber, 1} << false;
}

void MapImageTest::scaleFollowsSigns() {
    QFETCH(Floats, values);
    QTEST(mapScale(values) == MapScale::Signed, "isSigned");
}

void MapImageTest::signedIsSymmetric() {
    // −2, −1, 0, 1, 4: full amber only at 4, the largest magnitude; 0 is white.
    const QImage image = mapImage({1, 5, {-2, -1, 0, 1, 4}}, MapScale::Signed);
    QCOMPARE(image.size(), QSize(5, 1));
    QCOMPARE(image.pixel(2, 0), qRgb(255, 255, 255));
    QCOMPARE(image.pixel(4, 0), qRgb(0xC7, 0x77, 0x00));
    QVERIFY(qBlue(image.pixel(0, 0)) > qRed(image.pixel(0, 0)));
    // Halfway to blue #2459B8.
    QVERIFY(std::abs(qRed(image.pixel(0, 0)) - (255 + 0x24) / 2) <= 1);
    QVERIFY(qRed(image.pixel(1, 0)) > qRed(image.pixel(0, 0)));
    // With a limit of 8 the largest is only halfway.
    const QImage paler = mapImage({1, 5, {-2, -1, 0, 1, 4}}, MapScale::Signed, 8);
    QVERIFY(std::abs(qBlue(paler.pixel(4, 0)) - 255 / 2) <= 1);
}

void MapImageTest::nonNegativeRunsFromBlackToWhite() {
    const QImage image = mapImage({2, 2, {0, 1, 2, 4}}, MapScale::NonNegative);
    QCOMPARE(image.pixel(0, 0), qRgb(0, 0, 0));
    QCOMPARE(image.pixel(1, 1), qRgb(255, 255, 255));
    QVERIFY(std::abs(qGray(image.pixel(0, 1)) - 128) <= 1);
    QVERIFY(qGray(image.pixel(1, 0)) < qGray(image.pixel(0, 1)));
}

void MapImageTest::oddMaps_data() {
    QTest::addColumn<int>("height");
    QTest::addColumn<int>("width");
    QTest::addColumn<Floats>("values");
    QTest::addColumn<bool>("drawn");
    QTest::newRow("all zero") << 1 << 2 << Floats{0, 0} << true;
    QTest::newRow("infinite") << 1 << 2 << Floats{infinity, 1} << true;
    QTest::newRow("not a number") << 1 << 2 << Floats{notANumber, 1} << true;
    QTest::newRow("too few values") << 2 << 2 << Floats{1, 2, 3} << false;
    QTest::newRow("too many values") << 1 << 1 << Floats{1, 2} << false;
    QTest::newRow("no rows") << 0 << 2 << Floats{} << false;
    QTest::newRow("negative size") << -1 << -1 << Floats{1} << false;
}

void MapImageTest::oddMaps() {
    QFETCH(int, height);
    QFETCH(int, width);
    QFETCH(Floats, values);
    QFETCH(bool, drawn);
    const QImage image = mapImage({height, width, values}, MapScale::Signed);
    QCOMPARE(!image.isNull(), drawn);
    if (drawn && std::isnan(values[0])) QCOMPARE(image.pixel(0, 0), qRgb(255, 0, 255));
    if (drawn && values[0] == 0) QCOMPARE(image.pixel(0, 0), qRgb(255, 255, 255));
}

void MapImageTest::filters_data() {
    QTest::addColumn<Floats>("kernel");
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("channels");
    QTest::addColumn<QList<QRgb>>("pixels");
    QTest::newRow("colour") << Floats{2, 0, -2, 0, 0, 0} << 2 << 3
                            << QList<QRgb>{qRgb(255, 128, 0), qRgb(128, 128, 128)};
    QTest::newRow("grey") << Floats{1, -1} << 2 << 1 << QList<QRgb>{qRgb(255, 255, 255), qRgb(0, 0, 0)};
    QTest::newRow("all zero") << Floats{0, 0, 0} << 1 << 3 << QList<QRgb>{qRgb(128, 128, 128)};
    QTest::newRow("two channels") << Floats{1, 0} << 1 << 2 << QList<QRgb>{qRgb(0xC7, 0x77, 0x00)};
    QTest::newRow("size does not fit") << Floats{1, 0} << 1 << 3 << QList<QRgb>{};
    QTest::newRow("no channels") << Floats{} << 1 << 0 << QList<QRgb>{};
}

void MapImageTest::filters() {
    QFETCH(Floats, kernel);
    QFETCH(int, width);
    QFETCH(int, channels);
    QFETCH(QList<QRgb>, pixels);
    const QImage image = filterImage(kernel, 1, width, channels);
    QCOMPARE(image.isNull(), pixels.isEmpty());
    for (int x = 0; x < int(pixels.size()); ++x) QCOMPARE(image.pixel(x, 0), pixels[x]);
}

void MapImageTest::statistics() {
    const Floats values{-1, 0, 2, 3};
    const MapStatistics got = mapStatistics(values);
    QCOMPARE(got.minimum, -1.0);
    QCOMPARE(got.mean, 1.0);
    QCOMPARE(got.maximum, 3.0);
    QCOMPARE(got.aboveZero, 0.5);
    QCOMPARE(mapStatistics({}).maximum, 0.0);
}

void MapImageTest::channelOfSpacedView() {
    // 2 × 2 × 2 with a margin of one pixel: rows of 4 pixels, the margin holds 99.
    std::vector<float> buffer(4 * 4 * 2, 99);
    ConstImageView view{buffer.data() + (4 + 1) * 2, 1, {2, 2, 2}, 8, 32};
    for (int y = 0; y < 2; ++y)
        for (int x = 0; x < 2; ++x)
            for (int c = 0; c < 2; ++c)
                buffer[std::size_t(((y + 1) * 4 + x + 1) * 2 + c)] = float(y * 100 + x * 10 + c);
    const FloatMap map = channelMap(view, 0, 1);
    QVERIFY(map.isValid());
    QCOMPARE(map.values, (Floats{1, 11, 101, 111}));
}

FOVEA_TEST(MapImageTest)
#include "tst_map_image.moc"
