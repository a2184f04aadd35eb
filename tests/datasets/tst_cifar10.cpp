// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTemporaryDir>
#include <QTest>

#include "datasets/catalogue.h"
#include "datasets/readers/cifar10.h"
#include "tests/support/cifar10_maker.h"
#include "tests/support/register_test.h"

using namespace fovea;
using namespace fovea::test;

namespace {

using Breaking = void (*)(std::vector<Member>&);

}  // namespace

class TestCifar10 : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsFolderAndArchiveAlike();
    void refusesBrokenFolder_data();
    void refusesBrokenFolder();
    void stops();
    void names_data();
    void names();
    void realData();
};

void TestCifar10::readsFolderAndArchiveAlike() {
    const QTemporaryDir dir;
    const auto members = cifar10Content();
    const QString folder = writeFolder(dir.path(), members);
    writeArchive(dir.filePath(QStringLiteral("set.tar.gz")), members);
    const auto unpacked = openCifar10Folder(folder.toStdString(), {}, noProgress, smallLayout);
    const auto packed =
        openCifar10Archive(dir.filePath(QStringLiteral("set.tar.gz")).toStdString(), {}, noProgress, smallLayout);
    QVERIFY(unpacked);
    QVERIFY(packed);
    for (const auto& pair : {*unpacked, *packed}) {
        QCOMPARE(pair.training->size(), 35);
        QCOMPARE(pair.test->size(), 7);
        QVERIFY((pair.training->shape() == Shape{32, 32, 3}));
        QCOMPARE(pair.training->classNames().at(9), std::string("truck"));
        for (int image = 0; image < 35; ++image) {
            // Image 9 is record 2 of the second file, which holds labels from 10 on.
            const QByteArray record = cifar10Batch(image / 7 * 10).mid(image % 7 * 3073, 3073);
            Sample sample;
            QVERIFY(pair.training->get(image, sample));
            QCOMPARE(sample.label, int{record[0]});
            QCOMPARE(pair.training->label(image), sample.label);
            QCOMPARE(sample.pixels.size(), std::size_t{3072});
            for (int place = 0; place < 1024; ++place) {
                for (int channel = 0; channel < 3; ++channel) {
                    QCOMPARE(sample.pixels[static_cast<std::size_t>(place * 3 + channel)],
                             static_cast<std::uint8_t>(record[1 + channel * 1024 + place]));
                }
            }
        }
        QCOMPARE(pair.test->label(0), 0);
        QCOMPARE(pair.test->label(6), 6);
    }
}

void TestCifar10::refusesBrokenFolder_data() {
    QTest::addColumn<Breaking>("breaking");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QList<qint64>>("numbers");

    QTest::newRow("truncated") << Breaking([](std::vector<Member>& m) {
        memberNamed(m, "data_batch_4.bin").content.chop(1);
    }) << ErrorCode::DatasetFileTruncated
                               << QByteArray("data_batch_4.bin") << QList<qint64>{6 * 3073, 3073, 3072};
    QTest::newRow("empty") << Breaking([](std::vector<Member>& m) { memberNamed(m, "test_batch.bin").content.clear(); })
                           << ErrorCode::DatasetFileTruncated << QByteArray("test_batch.bin")
                           << QList<qint64>{0, 7 * 3073, 0};
    QTest::newRow("too long") << Breaking([](std::vector<Member>& m) {
        memberNamed(m, "data_batch_1.bin").content.append('x');
    }) << ErrorCode::DatasetWrongSize
                              << QByteArray("data_batch_1.bin") << QList<qint64>{7 * 3073, 7 * 3073 + 1};
    QTest::newRow("label 10") << Breaking([](std::vector<Member>& m) {
        memberNamed(m, "data_batch_2.bin").content[3 * 3073] = 10;
    }) << ErrorCode::DatasetLabelOutOfRange
                              << QByteArray("data_batch_2.bin") << QList<qint64>{3, 10, 9};
    QTest::newRow("label 255 in the last record")
        << Breaking([](std::vector<Member>& m) { memberNamed(m, "test_batch.bin").content[6 * 3073] = '\xff'; })
        << ErrorCode::DatasetLabelOutOfRange << QByteArray("test_batch.bin") << QList<qint64>{6, 255, 9};
    QTest::newRow("nine names") << Breaking([](std::vector<Member>& m) {
        memberNamed(m, "batches.meta.txt").content.replace("truck\n", "");
    }) << ErrorCode::DatasetNamesWrong
                                << QByteArray("batches.meta.txt") << QList<qint64>{10, 9};
    QTest::newRow("a novel of names") << Breaking([](std::vector<Member>& m) {
        memberNamed(m, "batches.meta.txt").content = QByteArray(4097, 'a');
    }) << ErrorCode::DatasetWrongSize << QByteArray("batches.meta.txt")
                                      << QList<qint64>{4096, 4097};
    QTest::newRow("missing file") << Breaking([](std::vector<Member>& m) {
        std::erase_if(m, [](const Member& one) { return one.path.endsWith("data_batch_5.bin"); });
    }) << ErrorCode::FileNotFound << QByteArray("data_batch_5.bin")
                                  << QList<qint64>{};
}

void TestCifar10::refusesBrokenFolder() {
    QFETCH(Breaking, breaking);
    QFETCH(ErrorCode, code);
    QFETCH(QByteArray, file);
    QFETCH(QList<qint64>, numbers);
    const QTemporaryDir dir;
    auto members = cifar10Content();
    breaking(members);
    const QString folder = writeFolder(dir.path(), members);
    const auto opened = openCifar10Folder(folder.toStdString(), {}, noProgress, smallLayout);
    QVERIFY(!opened);
    QCOMPARE(opened.error().code, code);
    QCOMPARE(QByteArray::fromStdString(std::get<std::string>(opened.error().arguments.at(0))),
             folder.toUtf8() + "/" + file);
    for (int i = 0; i < numbers.size(); ++i) {
        QCOMPARE(std::get<std::int64_t>(opened.error().arguments.at(static_cast<std::size_t>(i) + 1)), numbers[i]);
    }
}

void TestCifar10::stops() {
    const QTemporaryDir dir;
    const QString folder = writeFolder(dir.path(), cifar10Content());
    std::stop_source source;
    const auto opened = openCifar10Folder(
        folder.toStdString(), source.get_token(), [&](std::int64_t, std::int64_t) { source.request_stop(); },
        smallLayout);
    QVERIFY(!opened);
    QCOMPARE(opened.error().code, ErrorCode::Cancelled);
}

void TestCifar10::names_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("good");
    QTest::newRow("official") << cifar10Names() << true;
    QTest::newRow("without the last line's end") << cifar10Names().trimmed() << true;
    QTest::newRow("of another system") << cifar10Names().replace("\n", "\r\n") << true;
    QTest::newRow("none") << QByteArray() << false;
    QTest::newRow("eleven") << cifar10Names() + "cow\n" << false;
}

void TestCifar10::names() {
    QFETCH(QByteArray, text);
    QFETCH(bool, good);
    const auto parsed = parseCifar10Names("meta", text.toStdString());
    QCOMPARE(parsed.hasValue(), good);
    if (good) QCOMPARE(*parsed, cifar10ClassNames());
}

void TestCifar10::realData() {
    const QByteArray folder = qgetenv("FOVEA_TEST_DATA");
    if (folder.isEmpty()) QSKIP("FOVEA_TEST_DATA doesn't name a folder with cifar-10-batches-bin/.");
    const auto opened = openDataset("cifar10", {{folder.toStdString()}});
    QVERIFY(opened);
    QCOMPARE(opened->training->size(), 50'000);
    QCOMPARE(opened->test->size(), 10'000);
    std::vector<int> perClass(10);
    for (std::int64_t i = 0; i < opened->training->size(); ++i) {
        ++perClass[static_cast<std::size_t>(opened->training->label(i))];
    }
    QCOMPARE(perClass, std::vector<int>(10, 5000));
}

FOVEA_TEST(TestCifar10)
#include "tst_cifar10.moc"
