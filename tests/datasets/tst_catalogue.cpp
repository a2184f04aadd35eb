// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include "datasets/catalogue.h"
#include "tests/support/cifar10_maker.h"

using namespace fovea;
using namespace fovea::test;

class TestCatalogue : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void knowsFour();
    void locates_data();
    void locates();
    void missingNamesTheFolders();
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
    if (!found.isEmpty() && name == QStringLiteral("cifar10")) {
        QCOMPARE(QString::fromStdString(*locateDataset(dir.path().toStdString(), {})), dir.path() + found);
    }
}

void TestCatalogue::missingNamesTheFolders() {
    const auto opened = openDataset("cifar10", {{"/one", "/two"}});
    QVERIFY(!opened);
    const Error expected(ErrorCode::DatasetMissing, {std::string("cifar10"), std::string("/one\n/two\n/usr/share/datasets")});
    QVERIFY(opened.error() == expected);
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

QTEST_GUILESS_MAIN(TestCatalogue)
#include "tst_catalogue.moc"
