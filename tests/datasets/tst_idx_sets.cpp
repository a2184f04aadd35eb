// SPDX-License-Identifier: GPL-3.0-or-later
// IDX files of any name and number of classes (EMNIST, KMNIST), and STL-10.
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>
#include <QtEndian>

#include "core/reason.h"
#include "datasets/catalogue.h"
#include "datasets/findings.h"
#include "datasets/foreign_kind.h"
#include "tests/support/register_test.h"

using namespace fovea;

namespace {

QByteArray idxNumbers(std::initializer_list<quint32> numbers) {
    QByteArray bytes;
    for (const quint32 number : numbers) {
        QByteArray one(4, '\0');
        qToBigEndian(number, one.data());
        bytes += one;
    }
    return bytes;
}

/// Pictures of 2 × 3 pixels, numbered on.
QByteArray idxPictures(quint32 count) {
    QByteArray content = idxNumbers({2051, count, 2, 3});
    for (quint32 i = 0; i < count * 6; ++i) content += static_cast<char>(i);
    return content;
}

QByteArray idxLabels(const QByteArray& labels) {
    return idxNumbers({2049, static_cast<quint32>(labels.size())}) + labels;
}

bool writeIdxFile(const QTemporaryDir& dir, const QString& name, const QByteArray& content) {
    QFile file(dir.filePath(name));
    return QDir().mkpath(QFileInfo(file).path()) && file.open(QIODevice::WriteOnly) &&
           file.write(content) == content.size();
}

/// Training labels as given, and test labels; none without test labels.
bool writeIdxSet(const QTemporaryDir& dir, const QString& prefix, const QByteArray& train, const QByteArray& test,
                 const QString& between = QStringLiteral("-")) {
    const auto write = [&](const QString& part, const QByteArray& labels) {
        return writeIdxFile(dir, prefix + part + QStringLiteral("-images") + between + QStringLiteral("idx3-ubyte"),
                            idxPictures(static_cast<quint32>(labels.size()))) &&
               writeIdxFile(dir, prefix + part + QStringLiteral("-labels") + between + QStringLiteral("idx1-ubyte"),
                            idxLabels(labels));
    };
    return write(QStringLiteral("train"), train) && (test.isEmpty() || write(QStringLiteral("test"), test));
}

std::vector<int> idxLabelsOf(const Dataset& data) {
    std::vector<int> labels;
    for (std::int64_t i = 0; i < data.size(); ++i) labels.push_back(data.label(i));
    return labels;
}

}  // namespace

class TestIdxSets : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void emnist_data();
    void emnist();
    void otherNames();
    void severalSets();
    void kuzushiji();
    void manyClassesUnderOfficialNames();
    void stl10();
    void stl10Refuses();
};

void TestIdxSets::emnist_data() {
    QTest::addColumn<QString>("split");
    QTest::addColumn<QByteArray>("labels");
    QTest::addColumn<int>("classes");
    QTest::addColumn<QString>("last");
    QTest::addColumn<QString>("first");  // class of the first picture
    const auto row = [](const char* split, const QByteArray& labels, int classes, const char* last, const char* first) {
        QTest::newRow(split) << QString::fromLatin1(split) << labels << classes << QString::fromLatin1(last)
                             << QString::fromLatin1(first);
    };
    row("letters", QByteArray("\1\x1a\2", 3), 26, "Z", "A");
    row("balanced", QByteArray("\x24\x2e\0", 3), 47, "t", "a");
    row("bymerge", QByteArray("\x2e\0", 2), 47, "t", "t");
    row("byclass", QByteArray("\x3d\0", 2), 62, "z", "z");
    row("digits", QByteArray("\x09\0", 2), 10, "9", "9");
    row("mnist", QByteArray("\0\1", 2), 10, "9", "0");
}

void TestIdxSets::emnist() {
    QFETCH(QString, split);
    QFETCH(QByteArray, labels);
    QFETCH(int, classes);
    QFETCH(QString, last);
    QFETCH(QString, first);
    const QTemporaryDir dir;
    QVERIFY(writeIdxSet(dir, QStringLiteral("gzip/emnist-%1-").arg(split), labels, labels));
    const auto data = openDataset(dir.path().toStdString(), {});
    QVERIFY(data);
    QVERIFY(data->findings->format == DataFormat::Idx && !data->findings->testIsDrawn);
    const auto& names = data->training->classNames();
    QCOMPARE(static_cast<int>(names.size()), classes);
    QCOMPARE(QString::fromStdString(names.back()), last);
    QCOMPARE(QString::fromStdString(names[static_cast<std::size_t>(data->training->label(0))]), first);
    // Rows 0 1 2 and 3 4 5 become 0 3, 1 4 and 2 5.
    QVERIFY(data->training->shape() == (Shape{3, 2, 1}));
    Sample sample;
    QVERIFY(data->training->get(0, sample));
    QVERIFY(sample.pixels == (std::vector<std::uint8_t>{0, 3, 1, 4, 2, 5}));
}

void TestIdxSets::otherNames() {
    const QTemporaryDir dir;
    QVERIFY(writeIdxSet(dir, QStringLiteral("my_"), QByteArray("\1\2\3\1\2\3\1\2\3\3", 10), {}, QStringLiteral(".")));
    const auto data = openDataset(dir.path().toStdString(), {});
    QVERIFY(data);
    QVERIFY(data->findings->testIsDrawn);
    QVERIFY(data->training->classNames() == (std::vector<std::string>{"1", "2", "3"}));
    QCOMPARE(data->training->size() + data->test->size(), std::int64_t{10});
    QVERIFY(data->training->shape() == (Shape{2, 3, 1}));
}

void TestIdxSets::severalSets() {
    const QTemporaryDir dir;
    QVERIFY(writeIdxSet(dir, QStringLiteral("a-"), QByteArray("\0\1", 2), QByteArray("\0\1", 2)));
    QVERIFY(writeIdxSet(dir, QStringLiteral("b-"), QByteArray("\0\1\2", 3), QByteArray("\0\1", 2)));
    QVERIFY(!openDataset(dir.path().toStdString(), {}));
    const auto data = openDataset(dir.filePath(QStringLiteral("b-test-labels-idx1-ubyte")).toStdString(), {});
    QVERIFY(data);
    QCOMPARE(data->training->size(), std::int64_t{3});
}

void TestIdxSets::kuzushiji() {
    const QTemporaryDir dir;
    for (const char* part : {"train", "t10k"}) {
        const QString prefix = QStringLiteral("KMNIST/raw/%1-").arg(QLatin1String(part));
        QVERIFY(writeIdxFile(dir, prefix + QStringLiteral("images-idx3-ubyte"), idxPictures(2)));
        QVERIFY(writeIdxFile(dir, prefix + QStringLiteral("labels-idx1-ubyte"), idxLabels(QByteArray("\0\x09", 2))));
    }
    const auto data = openDataset(dir.filePath(QStringLiteral("KMNIST")).toStdString(), {});
    QVERIFY(data);
    QCOMPARE(QString::fromStdString(data->training->classNames().front()), QStringLiteral("お"));
    QCOMPARE(QString::fromStdString(data->training->classNames().back()), QStringLiteral("を"));
}

void TestIdxSets::manyClassesUnderOfficialNames() {
    const QTemporaryDir dir;
    for (const char* part : {"train", "t10k"}) {
        const QString prefix = QStringLiteral("signs/%1-").arg(QLatin1String(part));
        QVERIFY(writeIdxFile(dir, prefix + QStringLiteral("images-idx3-ubyte"), idxPictures(3)));
        QVERIFY(
            writeIdxFile(dir, prefix + QStringLiteral("labels-idx1-ubyte"), idxLabels(QByteArray("\0\x0a\xc8", 3))));
    }
    const auto data = openDataset(dir.filePath(QStringLiteral("signs")).toStdString(), {});
    QVERIFY(data);
    QCOMPARE(data->training->classNames().size(), std::size_t{201});
    QVERIFY(idxLabelsOf(*data->test) == (std::vector<int>{0, 10, 200}));
}

void TestIdxSets::stl10() {
    const QTemporaryDir dir;
    // Columns one after the other: the second byte is the pixel below the first.
    QByteArray picture(3 * 96 * 96, '\0');
    picture[1] = 7;
    picture[96] = 8;
    picture[96 * 96] = 9;
    const QString folder = QStringLiteral("stl10_binary/");
    QVERIFY(writeIdxFile(dir, folder + QStringLiteral("train_X.bin"), picture + picture));
    QVERIFY(writeIdxFile(dir, folder + QStringLiteral("train_y.bin"), QByteArray("\2\1", 2)));
    QVERIFY(writeIdxFile(dir, folder + QStringLiteral("test_X.bin"), picture));
    QVERIFY(writeIdxFile(dir, folder + QStringLiteral("test_y.bin"), "\3"));
    QVERIFY(writeIdxFile(dir, folder + QStringLiteral("class_names.txt"), "airplane\nbird\ncar\n"));
    const auto data = openDataset(dir.path().toStdString(), {});
    QVERIFY(data);
    QVERIFY(data->findings->format == DataFormat::Stl10);
    QVERIFY(data->training->shape() == (Shape{96, 96, 3}));
    QVERIFY(idxLabelsOf(*data->training) == (std::vector<int>{1, 0}) && data->test->label(0) == 2);
    QCOMPARE(data->training->classNames()[1], std::string("bird"));
    Sample sample;
    QVERIFY(data->training->get(1, sample));
    const auto at = [&](int y, int x, int c) {
        return int{sample.pixels[static_cast<std::size_t>((y * 96 + x) * 3 + c)]};
    };
    QCOMPARE(at(1, 0, 0), 7);
    QCOMPARE(at(0, 1, 0), 8);
    QCOMPARE(at(0, 0, 1), 9);
}

void TestIdxSets::stl10Refuses() {
    const QTemporaryDir dir;
    QVERIFY(writeIdxFile(dir, QStringLiteral("train_X.bin"), QByteArray(27647, 'x')));
    QVERIFY(writeIdxFile(dir, QStringLiteral("train_y.bin"), "\1"));
    QVERIFY(writeIdxFile(dir, QStringLiteral("class_names.txt"), "a\nb\n"));
    const auto cut = openDataset(dir.path().toStdString(), {});
    QVERIFY(!cut);
    QVERIFY(cut.error() == errorBecause(ErrorCode::DatasetBroken,
                                        dir.filePath(QStringLiteral("train_X.bin")).toStdString(),
                                        {Reason::FileEnds, {"27648", "27647"}}));
}

FOVEA_TEST(TestIdxSets)
#include "tst_idx_sets.moc"
