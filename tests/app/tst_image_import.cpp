// SPDX-License-Identifier: GPL-3.0-or-later
#include <QBuffer>
#include <QFile>
#include <QImage>
#include <QImageReader>
#include <QTemporaryDir>
#include <QTest>
#include <QtEndian>

#include "app/error_text.h"
#include "app/image_import.h"
#include "tests/support/register_test.h"

using namespace fovea;

namespace {

QByteArray encoded(const QImage& image, const char* format) {
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, format);
    return buffer.data();
}

/// A bitmap that claims these sides and has no pixels.
QByteArray bitmapClaiming(qint32 width, qint32 height) {
    QByteArray file = encoded(QImage(1, 1, QImage::Format_RGB32), "bmp");
    qToLittleEndian(width, file.data() + 18);
    qToLittleEndian(height, file.data() + 22);
    return file;
}

QImage pattern(int width, int height) {
    QImage image(width, height, QImage::Format_RGB32);
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x) image.setPixelColor(x, y, QColor(x % 256, y % 256, 7));
    return image;
}

}  // namespace

class TestImageImport : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsByContent_data();
    void readsByContent();
    void broken_data();
    void broken();
    void truncationsAreRefusedOrRead();
    void noFile();
    void takesTheCentre();
    void transparentIsWhite();

private:
    QString write(const QByteArray& content) {
        QFile file(dir_.filePath(QStringLiteral("picture.png")));
        file.open(QIODevice::WriteOnly);
        file.write(content);
        return file.fileName();
    }
    QTemporaryDir dir_;
};

void TestImageImport::readsByContent_data() {
    QTest::addColumn<QByteArray>("format");
    for (const char* format : {"png", "bmp", "ppm", "xpm", "jpg"}) QTest::newRow(format) << QByteArray(format);
}

/// Whatever the file is called.
void TestImageImport::readsByContent() {
    QFETCH(QByteArray, format);
    const QByteArray content = encoded(pattern(9, 6), format.constData());
    if (content.isEmpty()) QSKIP("Qt writes no such pictures here.");
    const auto image = readImage(write(content));
    QVERIFY(image.hasValue());
    QCOMPARE(image->size(), QSize(9, 6));
}

void TestImageImport::broken_data() {
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("part");
    const auto row = [](const char* name, const QByteArray& content, ErrorCode code, const char* part = "") {
        QTest::newRow(name) << content << static_cast<int>(code) << QString::fromLatin1(part);
    };
    const QByteArray png = encoded(pattern(9, 6), "png");
    row("empty", {}, ErrorCode::ImageNotDecodable);
    row("text", "a letter to a friend\n", ErrorCode::ImageNotDecodable);
    row("head of a PNG", png.left(20), ErrorCode::ImageNotDecodable);
    row("PNG with another sum of its header", QByteArray(png).replace(20, 1, "\x7f"), ErrorCode::ImageNotDecodable);
    row("too wide", bitmapClaiming(16385, 1), ErrorCode::ImageTooLarge, "16385");
    row("too high", bitmapClaiming(1, 16385), ErrorCode::ImageTooLarge, "16385");
    row("more memory than is given", bitmapClaiming(16384, 16384), ErrorCode::ImageNotDecodable);
    row("largest number", bitmapClaiming(0x7fffffff, 0x7fffffff), ErrorCode::ImageNotDecodable);
    row("width below 0", bitmapClaiming(-5, 5), ErrorCode::ImageNotDecodable);
    if (QImageReader::supportedImageFormats().contains("svg"))
        row("drawn by a program", R"(<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"></svg>)",
            ErrorCode::ImageNotDecodable, "SVG");
}

void TestImageImport::broken() {
    QFETCH(QByteArray, content);
    QFETCH(int, code);
    QFETCH(QString, part);
    const auto image = readImage(write(content));
    QVERIFY(!image);
    QCOMPARE(static_cast<int>(image.error().code), code);
    QVERIFY2(errorText(image.error()).contains(part), qPrintable(errorText(image.error())));
}

void TestImageImport::truncationsAreRefusedOrRead() {
    for (const char* format : {"png", "bmp", "ppm", "jpg"}) {
        const QByteArray whole = encoded(pattern(9, 6), format);
        for (qsizetype size = 0; size < whole.size(); size += 9) {
            const auto image = readImage(write(whole.left(size)));
            if (image)
                QCOMPARE(image->size(), QSize(9, 6));
            else
                QCOMPARE(image.error().code, ErrorCode::ImageNotDecodable);
        }
    }
}

void TestImageImport::noFile() {
    for (const QString& path : {dir_.filePath(QStringLiteral("none.png")), dir_.path()}) {
        const auto image = readImage(path);
        QVERIFY(!image);
        QCOMPARE(image.error().code, ErrorCode::FileNotFound);
    }
}

void TestImageImport::takesTheCentre() {
    const std::vector<float> pixels = fitImage(pattern(30, 10), {10, 10, 3});
    QCOMPARE(pixels.size(), std::size_t{300});
    QCOMPARE(pixels[0], 10.0F / 255.0F);  // x = 10 is the first column of the centre
    QCOMPARE(pixels[1], 0.0F);
    QCOMPARE(pixels[2], 7.0F / 255.0F);
    QCOMPARE(pixels[297], 19.0F / 255.0F);
    QCOMPARE(pixels[298], 9.0F / 255.0F);
    QCOMPARE(fitImage(pattern(1, 500), {4, 7, 1}).size(), std::size_t{28});
}

void TestImageImport::transparentIsWhite() {
    QImage image(4, 4, QImage::Format_ARGB32);
    image.fill(Qt::transparent);
    for (const float pixel : fitImage(image, {2, 2, 3})) QCOMPARE(pixel, 1.0F);
}

FOVEA_TEST(TestImageImport)
#include "tst_image_import.moc"
