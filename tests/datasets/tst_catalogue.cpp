// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include "datasets/catalogue.h"
#include "datasets/foreign_kind.h"
#include "tests/support/cifar10_maker.h"
#include "tests/support/register_test.h"

using namespace fovea;
using namespace fovea::test;

class TestCatalogue : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void knowsFour();
    void locates_data();
    void locates();
    void missingNamesTheFolders();
    void namesOfClasses_data();
    void namesOfClasses();
    void saysWhatItIs_data();
    void saysWhatItIs();
    void foldersSayWhatTheyHold_data();
    void foldersSayWhatTheyHold();
    void unreadableIsNotUnknown();
    void unknown_data();
    void unknown();
};

void TestCatalogue::knowsFour() {
    QStringList names;
    for (const auto& info : knownDatasets()) {
        names << QString::fromStdString(info.name);
        QVERIFY(!info.title.empty() && !info.citation.empty());
        QCOMPARE(findDataset(info.name), &info);
    }
    QCOMPARE(names.join(u' '), QStringLiteral("builtin cifar10 mnist fashion-mnist"));
    QVERIFY(findDataset("cifar10")->isFetchable());
    QVERIFY(!findDataset("mnist")->isFetchable());
    QCOMPARE(findDataset("imagenet"), nullptr);
}

void TestCatalogue::locates_data() {
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("found");
    const auto row = [](const char* title, const char* file, const char* name, const char* found) {
        QTest::newRow(title) << QString::fromLatin1(file) << QString::fromLatin1(name) << QString::fromLatin1(found);
    };
    row("folder", "cifar-10-batches-bin/test_batch.bin", "cifar10", "/cifar-10-batches-bin");
    row("archive", "cifar-10-binary.tar.gz", "cifar10", "/cifar-10-binary.tar.gz");
    row("the folder itself", "data_batch_1.bin", "cifar10", "");
    row("gzipped", "mnist/train-images-idx3-ubyte.gz", "mnist", "/mnist");
    row("plain", "mnist/t10k-labels-idx1-ubyte", "mnist", "/mnist");
    row("archives side by side", "train-images-idx3-ubyte.gz", "mnist", "");
    row("torchvision", "MNIST/raw/train-images-idx3-ubyte", "mnist", "/MNIST/raw");
    row("torchvision's fashion", "FashionMNIST/raw/train-images-idx3-ubyte", "fashion-mnist", "/FashionMNIST/raw");
    row("fashion", "fashion-mnist/train-images-idx3-ubyte.gz", "fashion-mnist", "/fashion-mnist");
}

void TestCatalogue::locates() {
    QFETCH(QString, file);
    QFETCH(QString, name);
    QFETCH(QString, found);
    const QTemporaryDir dir;
    const QTemporaryDir empty;
    QDir().mkpath(QFileInfo(dir.filePath(file)).path());
    writeFile(dir.filePath(file), "x");
    const SearchFolders search{{"", empty.path().toStdString(), "/nowhere", dir.path().toStdString()}};
    const auto place = locateDataset(name.toStdString(), search);
    QVERIFY(place);
    QCOMPARE(QString::fromStdString(*place), dir.path() + found);
    if (!found.isEmpty() && (name == QStringLiteral("cifar10") || found.endsWith(QStringLiteral("/raw")))) {
        QCOMPARE(QString::fromStdString(*locateDataset(dir.path().toStdString(), {})), dir.path() + found);
    }
}

void TestCatalogue::missingNamesTheFolders() {
    const auto opened = openDataset("cifar10", {{"/one", "/two"}});
    QVERIFY(!opened);
    const Error expected(ErrorCode::DatasetMissing,
                         {std::string("cifar10"), std::string("/one\n/two\n/usr/share/datasets")});
    QVERIFY(opened.error() == expected);
}

void TestCatalogue::namesOfClasses_data() {
    QTest::addColumn<QString>("folder");
    QTest::addColumn<QString>("name");  // "": the path itself
    QTest::addColumn<QString>("first");
    QTest::newRow("digits by name") << "mnist"
                                    << "mnist"
                                    << "0";
    QTest::newRow("clothes by name") << "fashion-mnist"
                                     << "fashion-mnist"
                                     << "T-shirt/top";
    QTest::newRow("digits by path") << "digits"
                                    << ""
                                    << "0";
    QTest::newRow("clothes by path") << "My-Fashion"
                                     << ""
                                     << "T-shirt/top";
    QTest::newRow("clothes by path with a slash") << "Fashion-MNIST/"
                                                  << ""
                                                  << "T-shirt/top";
    QTest::newRow("torchvision's clothes") << "FashionMNIST/raw"
                                           << ""
                                           << "T-shirt/top";
    QTest::newRow("digits of a fashionable person") << "fashionista/digits"
                                                    << ""
                                                    << "0";
}

// With the smallest set there is: one image of one pixel in each part.
void TestCatalogue::namesOfClasses() {
    QFETCH(QString, folder);
    QFETCH(QString, name);
    QFETCH(QString, first);
    const QTemporaryDir dir;
    QVERIFY(QDir().mkpath(dir.filePath(folder)));
    const QDir place(dir.filePath(folder));
    for (const char* part : {"train", "t10k"}) {
        const QString prefix = QString::fromLatin1(part);
        writeFile(place.filePath(prefix + QStringLiteral("-images-idx3-ubyte")), QByteArray::fromHex("00000803"
                                                                                                     "00000001"
                                                                                                     "00000001"
                                                                                                     "00000001"
                                                                                                     "7f"));
        writeFile(place.filePath(prefix + QStringLiteral("-labels-idx1-ubyte")), QByteArray::fromHex("00000801"
                                                                                                     "00000001"
                                                                                                     "03"));
    }
    const QString given = name.isEmpty() ? dir.filePath(folder) : name;
    const auto opened = openDataset(given.toStdString(), {{dir.path().toStdString()}});
    QVERIFY(opened);
    QCOMPARE(QString::fromStdString(opened->training->classNames().front()), first);
    QCOMPARE(opened->training->size(), std::int64_t{1});
    QVERIFY(opened->test->shape() == (Shape{1, 1, 1}));
    QCOMPARE(opened->test->label(0), 3);
}

void TestCatalogue::saysWhatItIs_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<ForeignKind>("kind");
    const auto row = [](const char* name, const QByteArray& content, ForeignKind kind) {
        QTest::newRow(name) << QString::fromLatin1(name) << content << kind;
    };
    row("train-images-idx3-ubyte", QByteArray::fromHex("00000803000000010000000100000001ff"), ForeignKind::SingleIdx);
    row("labels", QByteArray::fromHex("000008010000000103"), ForeignKind::SingleIdx);
    row("x.npy", "\x93NUMPY\1", ForeignKind::NumpyArrays);
    row("pictures.zip", "PK\3\4 and more", ForeignKind::OtherArchive);
    row("train.parquet", "PAR1", ForeignKind::Table);
    row("a table", "3;255\n4;0\n", ForeignKind::Table);
    row("digits.mat", "MATLAB 5.0 MAT-file", ForeignKind::Matlab);
    row("digits.h5", "\x89HDF\r\n", ForeignKind::Hdf5);
    row("cat.jpg", "\xff\xd8\xff\xe0", ForeignKind::Picture);
    row("data_batch_1", "\x80\4 pickled", ForeignKind::PythonCifar10);
    row("digits.pkl", "\x80\4 pickled", ForeignKind::Pickle);
    row("net.onnx", QByteArray("\x08\x07\x12", 3), ForeignKind::Model);
    row("a letter", "Dear friend\n", ForeignKind::OtherFile);
    row("nothing", "", ForeignKind::OtherFile);
}

// Before, each of these was called a broken archive.
void TestCatalogue::saysWhatItIs() {
    QFETCH(QString, name);
    QFETCH(QByteArray, content);
    QFETCH(ForeignKind, kind);
    const QTemporaryDir dir;
    writeFile(dir.filePath(name), content);
    const std::string path = dir.filePath(name).toStdString();
    const auto opened = openDataset(path, {});
    QVERIFY(!opened);
    QVERIFY(opened.error() == Error(ErrorCode::DatasetUnknown, {path, static_cast<std::int64_t>(kind)}));
}

void TestCatalogue::foldersSayWhatTheyHold_data() {
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("named");  // in the error, from the folder on
    QTest::addColumn<ForeignKind>("kind");
    const auto row = [](const char* file, const char* named, ForeignKind kind) {
        QTest::newRow(file) << QString::fromLatin1(file) << QString::fromLatin1(named) << kind;
    };
    row("cats/1.JPG", "", ForeignKind::PictureFolder);
    row("1.png", "", ForeignKind::PictureFolder);
    row("fine_label_names.txt", "", ForeignKind::Cifar100);
    row("train.parquet", "/train.parquet", ForeignKind::Table);
}

void TestCatalogue::foldersSayWhatTheyHold() {
    QFETCH(QString, file);
    QFETCH(QString, named);
    QFETCH(ForeignKind, kind);
    const QTemporaryDir dir;
    QVERIFY(QDir().mkpath(QFileInfo(dir.filePath(file)).path()));
    writeFile(dir.filePath(file), "x");
    const auto opened = openDataset(dir.path().toStdString(), {});
    QVERIFY(!opened);
    const std::string path = (dir.path() + named).toStdString();
    QVERIFY2(opened.error() == Error(ErrorCode::DatasetUnknown, {path, static_cast<std::int64_t>(kind)}),
             std::get<std::string>(opened.error().arguments.front()).c_str());
}

// A link that leads to itself can't be followed even by root.
void TestCatalogue::unreadableIsNotUnknown() {
    const QTemporaryDir dir;
    QVERIFY(QFile::link(dir.filePath(QStringLiteral("a")), dir.filePath(QStringLiteral("a"))));
    const auto opened = openDataset(dir.filePath(QStringLiteral("a")).toStdString(), {});
    QVERIFY(!opened);
    QCOMPARE(opened.error().code, ErrorCode::FileNotReadable);
}

void TestCatalogue::unknown_data() {
    QTest::addColumn<QString>("name");
    QTest::newRow("nothing") << QString();
    QTest::newRow("no such name") << QStringLiteral("imagenet");
    QTest::newRow("no such path") << QStringLiteral("/nowhere/at/all");
    QTest::newRow("folder without data") << QStringLiteral("/usr/bin");
}

void TestCatalogue::unknown() {
    QFETCH(QString, name);
    const auto opened = openDataset(name.toStdString(), {});
    QVERIFY(!opened);
    QVERIFY(opened.error() == Error(ErrorCode::DatasetUnknown, {name.toStdString()}));
}

FOVEA_TEST(TestCatalogue)
#include "tst_catalogue.moc"
