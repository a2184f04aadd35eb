// SPDX-License-Identifier: GPL-3.0-or-later
#include <sys/stat.h>
#include <unistd.h>

#include <QBuffer>
#include <QFile>
#include <QImage>
#include <QImageReader>
#include <QImageWriter>
#include <QTemporaryDir>
#include <QTemporaryFile>
#include <QTest>
#include <QtEndian>
#include <cstdint>
#include <cstdio>
#include <string>
#include <vector>

#include "app/error_text.h"
#include "app/image_import.h"
#include "app/picture_decoder.h"
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

QByteArray progressiveJpeg(const QImage& image) {
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QImageWriter writer(&buffer, "jpg");
    writer.setProgressiveScanWrite(true);
    writer.write(image);
    return buffer.data();
}

/// With 128 greys of the image's red. The table of codes is emptied before it needs nine bits: each code is a byte.
QByteArray gif(const QImage& image) {
    const auto number = [](int value) {
        return QByteArray(1, static_cast<char>(value & 255)) + QByteArray(1, static_cast<char>(value >> 8));
    };
    QByteArray file = "GIF89a" + number(image.width()) + number(image.height()) + QByteArray("\xf6\0\0", 3);
    for (int grey = 0; grey < 128; ++grey) file += QByteArray(3, static_cast<char>(grey * 2));
    file += "," + QByteArray(4, '\0') + number(image.width()) + number(image.height()) + QByteArray("\0\7", 2);
    QByteArray codes;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x) {
            if ((y * image.width() + x) % 100 == 0) codes += '\x80';
            codes += static_cast<char>(qRed(image.pixel(x, y)) / 2);
        }
    codes += '\x81';
    for (qsizetype i = 0; i < codes.size(); i += 255) {
        const QByteArray block = codes.mid(i, 255);
        file += static_cast<char>(block.size());
        file += block;
    }
    return file + QByteArray("\0;", 2);
}

}  // namespace

class TestImageImport : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsByContent_data();
    void readsByContent();
    void broken_data();
    void broken();
    void truncationsAreRefused_data();
    void truncationsAreRefused();
    void saysNothingElse();
    void tooManyPixels();
    void phonesAreRead();
    void unreadable();
    void noFile();
    void namesOfOtherEncodings();
    void pipes();
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
    row("more pixels than are read", bitmapClaiming(16384, 16384), ErrorCode::ImageNotDecodable, "16384");
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

void TestImageImport::truncationsAreRefused_data() {
    QTest::addColumn<QByteArray>("whole");
    for (const char* format : {"png", "bmp", "ppm", "xpm", "jpg"}) {
        const QByteArray whole = encoded(pattern(64, 48), format);
        if (!whole.isEmpty()) QTest::newRow(format) << whole;
    }
    QTest::newRow("progressive jpg") << progressiveJpeg(pattern(64, 48));
    QTest::newRow("gif") << gif(pattern(64, 48));
}

/// Half a picture with grey below is no picture. What lacks its last bytes alone may be whole.
void TestImageImport::truncationsAreRefused() {
    QFETCH(QByteArray, whole);
    const auto complete = readImage(write(whole));
    QVERIFY(complete);
    for (qsizetype size = 0; size < whole.size(); size += whole.size() / 24 + 1) {
        const auto image = readImage(write(whole.left(size)));
        if (image)
            QVERIFY2(*image == *complete, qPrintable(QStringLiteral("%1 of %2").arg(size).arg(whole.size())));
        else
            QCOMPARE(image.error().code, ErrorCode::ImageNotDecodable);
    }
}

/// The decoders' own lines would stand among those of the command line.
void TestImageImport::saysNothingElse() {
    static QStringList lines;
    const auto before =
        qInstallMessageHandler([](QtMsgType, const QMessageLogContext&, const QString& text) { lines += text; });
    // libpng writes past Qt.
    QTemporaryFile errors;
    QVERIFY(errors.open());
    const int standardError = dup(STDERR_FILENO);
    dup2(errors.handle(), STDERR_FILENO);
    for (const char* format : {"png", "jpg"}) {
        const QByteArray whole = encoded(pattern(64, 48), format);
        for (const qsizetype size : {qsizetype{20}, whole.size() / 2})
            static_cast<void>(readImage(write(whole.left(size))));
    }
    dup2(standardError, STDERR_FILENO);
    close(standardError);
    QCOMPARE(errors.size(), 0);
    QVERIFY(!readImage(write(bitmapClaiming(0x7fffffff, 0x7fffffff))));
    const qsizetype during = lines.size();
    qWarning("said afterwards");
    qInstallMessageHandler(before);
    QCOMPARE(during, 0);
    QCOMPARE(lines, QStringList{QStringLiteral("said afterwards")});
}

void TestImageImport::tooManyPixels() {
    const QByteArray jpeg = encoded(pattern(400, 300), "jpg");
    const auto whole = readImage(write(jpeg));
    QVERIFY(whole && whole->size() == QSize(400, 300));
    const auto half = readImage(write(jpeg), 400 * 300 - 1);
    QVERIFY(half && half->size() == QSize(200, 150));
    const auto eighth = readImage(write(jpeg), 50 * 38);
    QVERIFY(eighth && eighth->size() == QSize(50, 37));
    QCOMPARE(readImage(write(jpeg), 100).error().code, ErrorCode::ImageNotDecodable);
    // Other decoders make all pixels before they scale.
    QCOMPARE(readImage(write(encoded(pattern(400, 300), "png")), 400 * 300 - 1).error().code,
             ErrorCode::ImageNotDecodable);
}

/// 50 million pixels, of which Qt by itself reads 32; the file is a hole on the disk.
void TestImageImport::phonesAreRead() {
    QFile file(write(bitmapClaiming(8160, 6120)));
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.seek(28) && file.write(QByteArray("\x18\0", 2)) == 2);  // 24 bits for each
    QVERIFY(file.resize(200 + 8160LL * 6120 * 3));
    file.close();
    const auto image = readImage(file.fileName());
    QVERIFY2(image, image ? "" : qPrintable(errorText(image.error())));
    QCOMPARE(image->size(), QSize(8160, 6120));
}

/// A link that leads to itself is there, and can't be read even by root.
void TestImageImport::unreadable() {
    const QString path = dir_.filePath(QStringLiteral("loop.png"));
    QVERIFY(QFile::link(path, path));
    QCOMPARE(readImage(path).error().code, ErrorCode::FileNotReadable);
}

void TestImageImport::noFile() {
    QCOMPARE(readImage(dir_.filePath(QStringLiteral("none.png"))).error().code, ErrorCode::FileNotFound);
    QCOMPARE(readImage(dir_.path()).error().code, ErrorCode::TargetIsFolder);
}

/// "é" of Latin-1, as an old archive unpacks it.
void TestImageImport::namesOfOtherEncodings() {
    const std::string path = dir_.path().toStdString() + "/caf\xe9.png";
    const QByteArray content = encoded(pattern(6, 4), "png");
    std::FILE* file = std::fopen(path.c_str(), "wb");
    QVERIFY(file != nullptr);
    const auto written = std::fwrite(content.constData(), 1, static_cast<std::size_t>(content.size()), file);
    QVERIFY(std::fclose(file) == 0 && written == static_cast<std::size_t>(content.size()));
    const auto picture = readPicture(path, {});
    QVERIFY2(picture, picture ? "" : qPrintable(errorText(picture.error())));
    QCOMPARE(picture->size, QSize(6, 4));
    std::vector<std::uint8_t> pixels(6 * 4 * 3);
    QVERIFY(pictureDecoder()->decode(path, {4, 6, 3}, ResizePolicy::Crop, pixels));
    QCOMPARE(int{pixels[5 * 3]}, 5);
    QVERIFY(std::remove(path.c_str()) == 0);
}

void TestImageImport::pipes() {
    const QString path = dir_.filePath(QStringLiteral("pipe.png"));
    QCOMPARE(::mkfifo(qPrintable(path), 0600), 0);
    const auto image = readImage(path);
    QVERIFY(!image);
    const QString text = errorText(image.error());
    QVERIFY2(text.contains(QStringLiteral("is a pipe or a device, no file")), qPrintable(text));
    QVERIFY2(!text.contains(QStringLiteral("permissions")), qPrintable(text));
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
