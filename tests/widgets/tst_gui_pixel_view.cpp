// SPDX-License-Identifier: GPL-3.0-or-later
#include <QSignalSpy>
#include <QTest>
#include <memory>

#include "tests/support/register_test.h"
#include "widgets/images/pixel_view.h"

using namespace fovea;

class PixelViewTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { view_.reset(); }
    void scaleIsWhole_data();
    void scaleIsWhole();
    void pixelsAreSquaresOfOneColour();
    void mouseReportsPixels();
    void clickPins();
    void arrowsMove_data();
    void arrowsMove();
    void readoutNamesRowFirst();
    void boxesAreDrawn();
    void notInteractive();

private:
    QPoint centre(int x, int y) const { return view_->pixelRect({x, y}).center().toPoint(); }
    std::unique_ptr<PixelView> view_;
};

void PixelViewTest::init() {
    Theme::instance().apply(ThemeKind::Light);
    view_ = std::make_unique<PixelView>();
    FloatMap map{4, 6, {}};
    for (int i = 0; i < 24; ++i) map.values.push_back(float(i) - 12);
    view_->setMap(map, MapScale::Signed);
    view_->resize(200, 140);
    view_->show();
    QVERIFY(QTest::qWaitForWindowExposed(view_.get()));
}

void PixelViewTest::scaleIsWhole_data() {
    QTest::addColumn<QSize>("size");
    QTest::addColumn<int>("scale");
    QTest::newRow("by width") << QSize(200, 400) << 33;
    QTest::newRow("by height") << QSize(400, 103) << 25;
    QTest::newRow("too small") << QSize(3, 3) << 1;
}

void PixelViewTest::scaleIsWhole() {
    QFETCH(QSize, size);
    view_->setMinimumSize(1, 1);
    view_->resize(size);
    QTEST(view_->scale(), "scale");
}

void PixelViewTest::pixelsAreSquaresOfOneColour() {
    const QImage shot = view_->grab().toImage();
    const QRectF pixel = view_->pixelRect({2, 1});
    const QRgb expected = view_->image().pixel(2, 1);
    for (const QPointF& corner : {pixel.topLeft() + QPointF(1, 1), pixel.bottomRight() - QPointF(2, 2), pixel.center()})
        QCOMPARE(shot.pixel((corner * shot.devicePixelRatio()).toPoint()) & 0xFFFFFF, expected & 0xFFFFFF);
}

void PixelViewTest::mouseReportsPixels() {
    QSignalSpy hovered(view_.get(), &PixelView::pixelHovered);
    QSignalSpy left(view_.get(), &PixelView::pixelLeft);
    QTest::mouseMove(view_.get(), centre(5, 3));
    QTRY_COMPARE(hovered.size(), 1);
    QCOMPARE(hovered[0][0].toInt(), 5);
    QCOMPARE(hovered[0][1].toInt(), 3);
    QTest::mouseMove(view_.get(), centre(5, 3) + QPoint(2, 2));
    QTest::mouseMove(view_.get(), centre(4, 3));
    QTRY_COMPARE(hovered.size(), 2);
    QTest::mouseMove(view_.get(), QPoint(view_->width() - 1, view_->height() - 1));
    QTRY_COMPARE(left.size(), 1);
    QVERIFY(!view_->currentPixel());
}

void PixelViewTest::clickPins() {
    QTest::mouseClick(view_.get(), Qt::LeftButton, {}, centre(1, 1));
    QVERIFY(view_->isPinned());
    QTest::mouseMove(view_.get(), centre(4, 3));
    QCoreApplication::processEvents();
    QCOMPARE(view_->currentPixel(), std::optional(QPoint(1, 1)));
    QTest::mouseClick(view_.get(), Qt::LeftButton, {}, centre(2, 2));
    QCOMPARE(view_->currentPixel(), std::optional(QPoint(2, 2)));
    QVERIFY(view_->isPinned());
    QTest::mouseClick(view_.get(), Qt::LeftButton, {}, centre(2, 2));
    QVERIFY(!view_->isPinned());
    QTest::mouseClick(view_.get(), Qt::LeftButton, {}, centre(2, 2));
    QTest::keyClick(view_.get(), Qt::Key_Escape);
    QVERIFY(!view_->isPinned() && !view_->currentPixel());
}

void PixelViewTest::arrowsMove_data() {
    QTest::addColumn<QPoint>("from");
    QTest::addColumn<int>("key");
    QTest::addColumn<QPoint>("to");
    QTest::newRow("right") << QPoint(1, 1) << int(Qt::Key_Right) << QPoint(2, 1);
    QTest::newRow("left") << QPoint(1, 1) << int(Qt::Key_Left) << QPoint(0, 1);
    QTest::newRow("down") << QPoint(1, 1) << int(Qt::Key_Down) << QPoint(1, 2);
    QTest::newRow("up") << QPoint(1, 1) << int(Qt::Key_Up) << QPoint(1, 0);
    QTest::newRow("right edge") << QPoint(5, 1) << int(Qt::Key_Right) << QPoint(5, 1);
    QTest::newRow("lower edge") << QPoint(5, 3) << int(Qt::Key_Down) << QPoint(5, 3);
    QTest::newRow("from outside") << QPoint(-7, 9) << int(Qt::Key_Down) << QPoint(0, 0);
}

void PixelViewTest::arrowsMove() {
    QFETCH(QPoint, from);
    QFETCH(int, key);
    QFETCH(QPoint, to);
    view_->setCurrentPixel(from);
    QSignalSpy hovered(view_.get(), &PixelView::pixelHovered);
    QTest::keyClick(view_.get(), Qt::Key(key));
    QCOMPARE(view_->currentPixel(), std::optional(to));
    QCOMPARE(hovered.size(), from == to ? 0 : 1);
}

void PixelViewTest::readoutNamesRowFirst() {
    view_->setCurrentPixel(QPoint(5, 1));
    QCOMPARE(view_->readout(), QStringLiteral("(1, 5) \u22121.00"));
    view_->setImage(QImage(3, 3, QImage::Format_RGB32));
    QVERIFY(view_->readout().isEmpty());
    view_->setCurrentPixel(QPoint(2, 0));
    QCOMPARE(view_->readout(), QStringLiteral("(0, 2)"));
}

void PixelViewTest::boxesAreDrawn() {
    const QImage before = view_->grab().toImage();
    view_->setBoxes({QRect(1, 1, 2, 2)});
    const QImage after = view_->grab().toImage();
    const QPoint edge = (view_->pixelRect({1, 1}).topLeft() + QPointF(1, 20)).toPoint();
    QVERIFY(before.pixel(edge) != after.pixel(edge));
    QVERIFY(qGray(after.pixel(edge)) < 60);
    view_->setBoxes({QRect(-3, -3, 50, 50)});
    QVERIFY(!view_->grab().isNull());
}

void PixelViewTest::notInteractive() {
    view_->setInteractive(false);
    QSignalSpy hovered(view_.get(), &PixelView::pixelHovered);
    QTest::mouseMove(view_.get(), centre(2, 2));
    QTest::mouseClick(view_.get(), Qt::LeftButton, {}, centre(2, 2));
    QTest::keyClick(view_.get(), Qt::Key_Right);
    QCoreApplication::processEvents();
    QCOMPARE(hovered.size(), 0);
    QCOMPARE(view_->focusPolicy(), Qt::NoFocus);
}

FOVEA_GUI_TEST(PixelViewTest)
#include "tst_gui_pixel_view.moc"
