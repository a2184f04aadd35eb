// SPDX-License-Identifier: GPL-3.0-or-later
#include <archive.h>
#include <archive_entry.h>

#include <QDir>
#include <QTemporaryDir>
#include <QTest>
#include <QtEndian>

#include "datasets/catalogue.h"
#include "datasets/readers/idx.h"
#include "tests/support/register_test.h"

using namespace fovea;

namespace {

QByteArray number(quint32 value) {
    QByteArray bytes(4, '\0');
    qToBigEndian(value, bytes.data());
    return bytes;
}

QByteArray imageFile(quint32 count, quint32 rows = 4, quint32 columns = 3) {
    QByteArray bytes = number(2051) + number(count) + number(rows) + number(columns);
    for (quint32 i = 0; i < count * rows * columns; ++i) bytes.append(static_cast<char>(i % 256));
    return bytes;
}

QByteArray labelFile(quint32 count) {
    QByteArray bytes = number(2049) + number(count);
    for (quint32 i = 0; i < count; ++i) bytes.append(static_cast<char>(i % 10));
    return bytes;
}

void writePlain(const QString& path, const QByteArray& content) {
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
}

void writeGzipped(const QString& path, const QByteArray& content) {
    archive* out = archive_write_new();
    archive_write_add_filter_gzip(out);
    archive_write_set_format_raw(out);
    QCOMPARE(archive_write_open_filename(out, path.toUtf8().constData()), ARCHIVE_OK);
    archive_entry* entry = archive_entry_new();
    archive_entry_set_filetype(entry, AE_IFREG);
    QCOMPARE(archive_write_header(out, entry), ARCHIVE_OK);
    archive_write_data(out, content.constData(), static_cast<size_t>(content.size()));
    archive_entry_free(entry);
    archive_write_free(out);
}

void writeSet(const QString& folder, bool gzipped, char beforeIdx) {
    const auto write = [&](const char* name, const QByteArray& content) {
        QByteArray full(name);
        full[full.lastIndexOf("-idx")] = beforeIdx;
        const QString path = folder + QLatin1Char('/') + QString::fromLatin1(full);
        if (gzipped) {
            writeGzipped(path + QStringLiteral(".gz"), content);
        } else {
            writePlain(path, content);
        }
    };
    write("train-images-idx3-ubyte", imageFile(23));
    write("train-labels-idx1-ubyte", labelFile(23));
    write("t10k-images-idx3-ubyte", imageFile(11));
    write("t10k-labels-idx1-ubyte", labelFile(11));
}

}  // namespace

class TestIdx : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsFolder_data();
    void readsFolder();
    void refuses_data();
    void refuses();
    void partsOfDifferentSize();
    void missingFileIsNamed();
    void cutGzip();
    void packedPromises();
    void realData();
    void debianFashion();
};

void TestIdx::readsFolder_data() {
    QTest::addColumn<bool>("gzipped");
    QTest::addColumn<char>("beforeIdx");
    QTest::newRow("plain") << false << '-';
    QTest::newRow("gzipped") << true << '-';
    QTest::newRow("with a point") << false << '.';
}

void TestIdx::readsFolder() {
    QFETCH(bool, gzipped);
    QFETCH(char, beforeIdx);
    const QTemporaryDir dir;
    writeSet(dir.path(), gzipped, beforeIdx);
    const auto opened = openDataset(dir.path().toStdString(), {});
    QVERIFY(opened);
    QCOMPARE(opened->training->size(), 23);
    QCOMPARE(opened->test->size(), 11);
    QVERIFY((opened->training->shape() == Shape{4, 3, 1}));
    Sample sample;
    QVERIFY(opened->training->get(22, sample));
    QCOMPARE(sample.label, 2);
    QCOMPARE(sample.pixels.front(), static_cast<std::uint8_t>(22 * 12 % 256));
    QCOMPARE(sample.pixels.back(), static_cast<std::uint8_t>((22 * 12 + 11) % 256));
}

void TestIdx::refuses_data() {
    QTest::addColumn<QByteArray>("images");
    QTest::addColumn<QByteArray>("labels");
    QTest::addColumn<ErrorCode>("code");
    const QByteArray images = imageFile(5);
    const QByteArray labels = labelFile(5);

    QTest::newRow("images empty") << QByteArray() << labels << ErrorCode::DatasetFileTruncated;
    QTest::newRow("images' header cut") << images.left(13) << labels << ErrorCode::DatasetFileTruncated;
    QTest::newRow("images cut") << images.chopped(1) << labels << ErrorCode::DatasetFileTruncated;
    QTest::newRow("images too long") << images + 'x' << labels << ErrorCode::DatasetWrongSize;
    QTest::newRow("labels for images") << labels << labels << ErrorCode::DatasetWrongMagic;
    QTest::newRow("images for labels") << images << images << ErrorCode::DatasetWrongMagic;
    QTest::newRow("another byte order") << QByteArray("\x03\x08\0\0", 4) + images.mid(4) << labels
                                        << ErrorCode::DatasetWrongMagic;
    QTest::newRow("no images") << imageFile(0) << labels << ErrorCode::DatasetEmpty;
    QTest::newRow("no rows") << number(2051) + number(5) + number(0) + number(3) << labels << ErrorCode::DatasetEmpty;
    QTest::newRow("no labels") << images << labelFile(0) << ErrorCode::DatasetEmpty;
    QTest::newRow("labels empty") << images << QByteArray() << ErrorCode::DatasetFileTruncated;
    QTest::newRow("labels cut") << images << labels.chopped(1) << ErrorCode::DatasetFileTruncated;
    QTest::newRow("labels too long") << images << labels + '\1' << ErrorCode::DatasetWrongSize;
    QTest::newRow("fewer labels") << images << labelFile(4) << ErrorCode::DatasetCountsDiffer;
    QTest::newRow("more labels") << images << labelFile(6) << ErrorCode::DatasetCountsDiffer;
    QTest::newRow("label 10") << images << labels.chopped(1) + '\x0a' << ErrorCode::DatasetLabelOutOfRange;
    QTest::newRow("promises 4 billion images") << number(2051) + number(0xffffffffU) + number(1024) + number(1024) + "x"
                                               << labels << ErrorCode::DatasetFileTruncated;
    QTest::newRow("promises 4 billion labels")
        << images << number(2049) + number(0xffffffffU) + "x" << ErrorCode::DatasetFileTruncated;
    QTest::newRow("sides whose product overflows 32 bits")
        << number(2051) + number(1) + number(0x10000U) + number(0x10001U) << labels << ErrorCode::ImageTooLarge;
}

void TestIdx::refuses() {
    QFETCH(QByteArray, images);
    QFETCH(QByteArray, labels);
    QFETCH(ErrorCode, code);
    const QTemporaryDir dir;
    const QString imagePath = dir.filePath(QStringLiteral("images"));
    const QString labelPath = dir.filePath(QStringLiteral("labels"));
    for (const bool gzipped : {false, true}) {
        (gzipped ? writeGzipped : writePlain)(imagePath, images);
        (gzipped ? writeGzipped : writePlain)(labelPath, labels);
        const auto read = readIdx(imagePath.toStdString(), labelPath.toStdString(), digitClassNames());
        QVERIFY(!read);
        // libarchive takes a gzipped nothing for no archive at all.
        const bool nothing = gzipped && (images.isEmpty() || labels.isEmpty());
        QCOMPARE(read.error().code, nothing ? ErrorCode::ArchiveBroken : code);
    }
}

void TestIdx::partsOfDifferentSize() {
    const QTemporaryDir dir;
    writeSet(dir.path(), false, '-');
    writePlain(dir.filePath(QStringLiteral("t10k-images-idx3-ubyte")), imageFile(11, 3, 4));
    const auto opened = openIdxFolder(dir.path().toStdString(), digitClassNames());
    QVERIFY(!opened);
    const Error expected(
        ErrorCode::DatasetSizesDiffer,
        {dir.filePath(QStringLiteral("t10k-images-idx3-ubyte")).toStdString(), std::string("4×3"), std::string("3×4")});
    QVERIFY(opened.error() == expected);
}

void TestIdx::missingFileIsNamed() {
    const QTemporaryDir dir;
    writeSet(dir.path(), true, '-');
    QVERIFY(QFile::remove(dir.filePath(QStringLiteral("t10k-labels-idx1-ubyte.gz"))));
    const auto opened = openDataset(dir.path().toStdString(), {});
    QVERIFY(!opened);
    const Error expected(ErrorCode::FileNotFound,
                         {dir.filePath(QStringLiteral("t10k-labels-idx1-ubyte")).toStdString()});
    QVERIFY(opened.error() == expected);
}

void TestIdx::cutGzip() {
    const QTemporaryDir dir;
    const QString path = dir.filePath(QStringLiteral("images.gz"));
    writeGzipped(path, imageFile(5000));
    QFile file(path);
    QVERIFY(file.resize(file.size() / 2));
    const QString labels = dir.filePath(QStringLiteral("labels"));
    writePlain(labels, labelFile(5000));
    const auto read = readIdx(path.toStdString(), labels.toStdString(), digitClassNames());
    QVERIFY(!read);
    QVERIFY(read.error().code == ErrorCode::ArchiveBroken || read.error().code == ErrorCode::DatasetFileTruncated);
}

// A few packed kilobytes that unpack to megabytes are refused before they are unpacked.
void TestIdx::packedPromises() {
    const QTemporaryDir dir;
    const QString images = dir.filePath(QStringLiteral("images.gz"));
    const QString labels = dir.filePath(QStringLiteral("labels"));
    constexpr quint32 count = 4096;
    const QByteArray body(qsizetype{count} * 64 * 64, '\0');
    writeGzipped(images, number(2051) + number(count) + number(64) + number(64) + body);
    writePlain(labels, labelFile(5));
    std::int64_t read = 0;
    const auto watch = [&](std::int64_t done, std::int64_t) { read = done; };
    const auto fewLabels = readIdx(images.toStdString(), labels.toStdString(), digitClassNames(), {}, watch);
    QVERIFY(!fewLabels);
    QCOMPARE(fewLabels.error().code, ErrorCode::DatasetCountsDiffer);
    QCOMPARE(read, 0);
    // More than deflate can pack into so few bytes.
    writeGzipped(images, number(2051) + number(count) + number(1024) + number(1024) + "x");
    writePlain(labels, labelFile(count));
    const auto tooMuch = readIdx(images.toStdString(), labels.toStdString(), digitClassNames(), {}, watch);
    QVERIFY(!tooMuch);
    QCOMPARE(tooMuch.error().code, ErrorCode::DatasetFileTruncated);
    QCOMPARE(read, 0);
}

void TestIdx::realData() {
    const QByteArray folder = qgetenv("FOVEA_TEST_DATA");
    if (folder.isEmpty()) QSKIP("FOVEA_TEST_DATA doesn't name a folder with mnist/.");
    const auto opened = openDataset("mnist", {{folder.toStdString()}});
    QVERIFY(opened);
    QCOMPARE(opened->name, std::string("mnist"));
    QCOMPARE(opened->training->size(), 60'000);
    QVERIFY(opened->test->size() >= 3'000);
    QVERIFY((opened->training->shape() == Shape{28, 28, 1}));
    QCOMPARE(opened->training->label(0), 5);
}

void TestIdx::debianFashion() {
    if (!QDir(QStringLiteral("/usr/share/datasets/fashion-mnist")).exists()) {
        QSKIP("Debian's dataset-fashion-mnist is not installed.");
    }
    const auto opened = openDataset("fashion-mnist", {});
    QVERIFY(opened);
    QCOMPARE(opened->training->size(), 60'000);
    QCOMPARE(opened->test->size(), 10'000);
    QCOMPARE(opened->test->classNames().at(9), std::string("ankle boot"));
}

FOVEA_TEST(TestIdx)
#include "tst_idx.moc"
