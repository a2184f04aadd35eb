// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QTemporaryDir>
#include <QTest>
#include <csignal>
#include <sys/resource.h>

#include "datasets/archive/cifar10_archive.h"
#include "datasets/readers/cifar10.h"
#include "tests/support/cifar10_maker.h"
#include "tests/support/register_test.h"

using namespace fovea;
using namespace fovea::test;

namespace {

using Breaking = void (*)(std::vector<Member>&);

QStringList contentOf(const QString& folder) {
    return QDir(folder).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
}

}  // namespace

class TestArchive : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void unpacksTheSeven();
    void replacesWhatWasThere();
    void refuses_data();
    void refuses();
    void refusesFolders();
    void refusesCutArchive_data();
    void refusesCutArchive();
    void neverLeavesTheFolder();
    void stops();
    void diskFull();
};

void TestArchive::unpacksTheSeven() {
    const QTemporaryDir dir;
    const QString archive = dir.filePath(QStringLiteral("a.tar.gz"));
    writeArchive(archive, cifar10Content());
    const QString destination = dir.filePath(QStringLiteral("cifar-10-batches-bin"));
    std::int64_t last = 0;
    const auto outcome = extractCifar10(
        archive.toStdString(), destination.toStdString(), {},
        [&](std::int64_t done, std::int64_t total) {
            QVERIFY(done >= last && done <= total);
            last = done;
        },
        smallLayout);
    QVERIFY(outcome);
    QCOMPARE(last, QFileInfo(archive).size());
    QCOMPARE(contentOf(destination).size(), 7);
    for (const auto& member : cifar10Content()) {
        if (member.path.endsWith("readme.html")) continue;
        QCOMPARE(readFile(dir.filePath(QString::fromUtf8(member.path))), member.content);
    }
    QCOMPARE(contentOf(dir.path()).size(), 2);
    QVERIFY(openCifar10Folder(destination.toStdString(), {}, noProgress, smallLayout));
}

void TestArchive::replacesWhatWasThere() {
    const QTemporaryDir dir;
    const QString archive = dir.filePath(QStringLiteral("a.tar.gz"));
    writeArchive(archive, cifar10Content());
    const QString destination = dir.filePath(QStringLiteral("set"));
    QDir().mkpath(destination);
    writeFile(destination + QStringLiteral("/old"), "old");
    QVERIFY(extractCifar10(archive.toStdString(), destination.toStdString() + "/", {}, noProgress, smallLayout));
    QCOMPARE(contentOf(destination).size(), 7);
    QCOMPARE(contentOf(dir.path()).size(), 2);
}

void TestArchive::refuses_data() {
    QTest::addColumn<Breaking>("breaking");
    QTest::addColumn<ErrorCode>("code");

    QTest::newRow("member missing") << Breaking([](std::vector<Member>& m) { m.pop_back(); })
                                    << ErrorCode::ArchiveMemberMissing;
    QTest::newRow("member short") << Breaking([](std::vector<Member>& m) { m[0].content.chop(1); })
                                  << ErrorCode::ArchiveMemberWrongSize;
    QTest::newRow("member long") << Breaking([](std::vector<Member>& m) { m[0].content.append('x'); })
                                 << ErrorCode::ArchiveMemberWrongSize;
    QTest::newRow("bomb in a member") << Breaking([](std::vector<Member>& m) {
        m[0].content = QByteArray(64 * 1024 * 1024, '\0');
    }) << ErrorCode::ArchiveMemberWrongSize;
    QTest::newRow("bomb in the names") << Breaking([](std::vector<Member>& m) {
        m[1].content = QByteArray(64 * 1024 * 1024, 'a');
    }) << ErrorCode::ArchiveMemberWrongSize;
    QTest::newRow("bomb beside") << Breaking([](std::vector<Member>& m) {
        m.insert(m.begin(), {"zeros", QByteArray(64 * 1024 * 1024, '\0')});
    }) << ErrorCode::DatasetUnknown;
    QTest::newRow("bomb behind") << Breaking([](std::vector<Member>& m) {
        m.insert(m.begin() + 1, {"zeros", QByteArray(64 * 1024 * 1024, '\0')});
    }) << ErrorCode::ArchiveBroken;
    QTest::newRow("for Python") << Breaking([](std::vector<Member>& m) {
        for (auto& member : m) member.path.replace("cifar-10-batches-bin", "cifar-10-batches-py");
    }) << ErrorCode::DatasetUnknown;
    QTest::newRow("for Matlab") << Breaking([](std::vector<Member>& m) {
        for (auto& member : m) member.path.replace("cifar-10-batches-bin", "./cifar-10-batches-mat");
    }) << ErrorCode::DatasetUnknown;
    QTest::newRow("CIFAR-100") << Breaking([](std::vector<Member>& m) {
        for (auto& member : m) member.path.replace("cifar-10-batches-bin", "cifar-100-binary");
    }) << ErrorCode::DatasetUnknown;
    QTest::newRow("a thousand files beside") << Breaking([](std::vector<Member>& m) {
        for (int i = 0; i < 1100; ++i) m.insert(m.begin(), {"more/" + QByteArray::number(i), "x"});
    }) << ErrorCode::DatasetUnknown;
    QTest::newRow("member twice") << Breaking([](std::vector<Member>& m) { m.insert(m.begin(), m.front()); })
                                  << ErrorCode::ArchiveBroken;
    QTest::newRow("right names, other folder") << Breaking([](std::vector<Member>& m) {
        for (auto& member : m) member.path.replace("cifar-10-batches-bin", "elsewhere");
    }) << ErrorCode::DatasetUnknown;
    QTest::newRow("path leads out") << Breaking([](std::vector<Member>& m) {
        m[0].path = "cifar-10-batches-bin/../../data_batch_1.bin";
    }) << ErrorCode::ArchiveMemberMissing;
    QTest::newRow("absolute path") << Breaking([](std::vector<Member>& m) { m[0].path = "/tmp/data_batch_1.bin"; })
                                   << ErrorCode::ArchiveMemberMissing;
    QTest::newRow("link for a member") << Breaking([](std::vector<Member>& m) {
        m[0].content.clear();
        m[0].linkTo = "/etc/passwd";
    }) << ErrorCode::ArchiveMemberMissing;
    QTest::newRow("hard link for a member") << Breaking([](std::vector<Member>& m) {
        m[3].content.clear();
        m[3].linkTo = m[0].path;
        m[3].isHardLink = true;
    }) << ErrorCode::ArchiveMemberMissing;
    QTest::newRow("empty archive") << Breaking([](std::vector<Member>& m) { m.clear(); })
                                   << ErrorCode::ArchiveMemberMissing;
}

void TestArchive::refuses() {
    QFETCH(Breaking, breaking);
    QFETCH(ErrorCode, code);
    const QTemporaryDir dir;
    auto members = cifar10Content();
    breaking(members);
    const QString archive = dir.filePath(QStringLiteral("a.tar.gz"));
    writeArchive(archive, members);
    const auto outcome = extractCifar10(archive.toStdString(), dir.filePath(QStringLiteral("set")).toStdString(), {},
                                        noProgress, smallLayout);
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().code, code);
    QCOMPARE(contentOf(dir.path()), QStringList{QStringLiteral("a.tar.gz")});
    QVERIFY(!openCifar10Archive(archive.toStdString(), {}, noProgress, smallLayout));
}

void TestArchive::refusesFolders() {
    const QTemporaryDir dir;
    const auto opened = openCifar10Archive(dir.path().toStdString(), {}, noProgress, smallLayout);
    QVERIFY(!opened);
    QCOMPARE(opened.error().code, ErrorCode::TargetIsFolder);
    const QString path = dir.filePath(QStringLiteral("a.tar.gz"));
    writeArchive(path, cifar10Content());
    const auto extracted = extractCifar10(
        path.toStdString(), dir.filePath(QStringLiteral("missing/data")).toStdString(), {}, noProgress, smallLayout);
    QVERIFY(!extracted);
    QCOMPARE(extracted.error().code, ErrorCode::FolderNotFound);
}

void TestArchive::refusesCutArchive_data() {
    QTest::addColumn<double>("share");
    QTest::newRow("nothing") << 0.0;
    QTest::newRow("a third") << 0.33;
    QTest::newRow("almost all") << 0.97;
}

void TestArchive::refusesCutArchive() {
    QFETCH(double, share);
    const QTemporaryDir dir;
    const QString archive = dir.filePath(QStringLiteral("a.tar.gz"));
    writeArchive(archive, cifar10Content());
    const QByteArray whole = readFile(archive);
    writeFile(archive, whole.left(static_cast<qsizetype>(share * static_cast<double>(whole.size()))));
    const auto outcome = extractCifar10(archive.toStdString(), dir.filePath(QStringLiteral("set")).toStdString(), {},
                                        noProgress, smallLayout);
    QVERIFY(!outcome);
    QVERIFY(outcome.error().code == ErrorCode::ArchiveBroken ||
            outcome.error().code == ErrorCode::ArchiveMemberMissing);
    QCOMPARE(contentOf(dir.path()), QStringList{QStringLiteral("a.tar.gz")});
}

void TestArchive::neverLeavesTheFolder() {
    const QTemporaryDir dir;
    auto members = cifar10Content();
    members.insert(members.begin(), {"../escaped.txt", "out"});
    members.insert(members.begin(), {"cifar-10-batches-bin/../../escaped.txt", "out"});
    const QString archive = dir.filePath(QStringLiteral("inner/a.tar.gz"));
    QDir().mkpath(dir.filePath(QStringLiteral("inner")));
    writeArchive(archive, members);
    QVERIFY(extractCifar10(archive.toStdString(), dir.filePath(QStringLiteral("inner/set")).toStdString(), {},
                           noProgress, smallLayout));
    QCOMPARE(contentOf(dir.path()), QStringList{QStringLiteral("inner")});
    QCOMPARE(contentOf(dir.filePath(QStringLiteral("inner/set"))).size(), 7);
}

void TestArchive::stops() {
    const QTemporaryDir dir;
    const QString archive = dir.filePath(QStringLiteral("a.tar.gz"));
    writeArchive(archive, cifar10Content());
    std::stop_source source;
    const auto outcome = extractCifar10(
        archive.toStdString(), dir.filePath(QStringLiteral("set")).toStdString(), source.get_token(),
        [&](std::int64_t, std::int64_t) { source.request_stop(); }, smallLayout);
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().code, ErrorCode::Cancelled);
    QCOMPARE(contentOf(dir.path()), QStringList{QStringLiteral("a.tar.gz")});
}

void TestArchive::diskFull() {
    const QTemporaryDir dir;
    const QString archive = dir.filePath(QStringLiteral("a.tar.gz"));
    writeArchive(archive, cifar10Content());
    // A limit on the size of files stands for the full disk: the kernel refuses the write in the same place.
    rlimit before{};
    QCOMPARE(getrlimit(RLIMIT_FSIZE, &before), 0);
    std::signal(SIGXFSZ, SIG_IGN);
    const rlimit tight{10'000, before.rlim_max};
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &tight), 0);
    const auto outcome = extractCifar10(archive.toStdString(), dir.filePath(QStringLiteral("set")).toStdString(), {},
                                        noProgress, smallLayout);
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &before), 0);
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().code, ErrorCode::DiskFull);
    QCOMPARE(contentOf(dir.path()), QStringList{QStringLiteral("a.tar.gz")});
}

FOVEA_TEST(TestArchive)
#include "tst_archive.moc"
