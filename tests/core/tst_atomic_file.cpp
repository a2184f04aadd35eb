// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>
#include <cerrno>
#include <cstring>
#include <string>
#include <sys/stat.h>
#include <unistd.h>
#include <vector>

#include "core/exchange/atomic_file.h"
#include "core/exchange/whole_file.h"
#include "tests/support/register_test.h"

using namespace fovea;

namespace {

std::vector<std::byte> bytesOfText(const std::string& text) {
    const auto* begin = reinterpret_cast<const std::byte*>(text.data());
    return {begin, begin + text.size()};
}

QByteArray contentOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(unreadable)");
}

void place(const QString& path, const QByteArray& content) {
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
}

/// The real operations, written down, of which the n-th (from 1) fails with `error`.
struct Watched {
    std::vector<std::string> calls;
    std::vector<int> folders;
    int failAt = 0;
    std::string failCall;  ///< the first of this name fails too
    int error = EIO;
    int cleaning = 0;  ///< calls made after the failure

    bool fails(const std::string& name) {
        calls.push_back(name);
        const bool isNamed = name == failCall;
        if (isNamed) failCall.clear();
        if (!isNamed && (failAt == 0 || static_cast<int>(calls.size()) != failAt)) return false;
        errno = error;
        return true;
    }
    FileOperations operations() {
        const FileOperations real = posixFileOperations();
        FileOperations watched = real;
        watched.openFolder = [this, real](const std::string& folder) {
            if (fails("open folder")) return -1;
            folders.push_back(real.openFolder(folder));
            return folders.back();
        };
        watched.mayWrite = [this, real](const std::string& path) {
            return fails("may write") ? -1 : real.mayWrite(path);
        };
        watched.create = [this, real](const std::string& path) { return fails("create") ? -1 : real.create(path); };
        watched.write = [this, real](int file, const std::byte* bytes, std::size_t count) -> std::ptrdiff_t {
            // Three bytes at a time, as a full pipe or a signal would have it.
            return fails("write") ? -1 : real.write(file, bytes, std::min<std::size_t>(count, 3));
        };
        watched.sync = [this, real](int file) {
            const bool folder = !folders.empty() && file == folders.front();
            return fails(folder ? "sync folder" : "sync") ? -1 : real.sync(file);
        };
        watched.close = [this, real](int file) {
            const bool failed = fails("close");
            const int result = real.close(file);
            if (failed) errno = error;
            return failed ? -1 : result;
        };
        watched.link = [this, real](const std::string& from, const std::string& to) {
            return fails("link") ? -1 : real.link(from, to);
        };
        watched.rename = [this, real](const std::string& from, const std::string& to) {
            return fails("rename") ? -1 : real.rename(from, to);
        };
        watched.remove = [this, real](const std::string& path) { return fails("remove") ? -1 : real.remove(path); };
        return watched;
    }
};

}  // namespace

class TestAtomicFile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void replacesAndCreates();
    void keepsOrder();
    void nthOperationFails_data();
    void nthOperationFails();
    void sentences_data();
    void sentences();
    void everyReasonHasItsSentence_data();
    void everyReasonHasItsSentence();
    void keepsPermissionsAndLinks();
    void readsWholeFiles();
};

void TestAtomicFile::replacesAndCreates() {
    QTemporaryDir dir;
    const QString path = dir.filePath(QStringLiteral("net.fovea"));
    QVERIFY(writeFileAtomically(path.toStdString(), bytesOfText("first")).hasValue());
    QCOMPARE(contentOf(path), QByteArray("first"));
    QVERIFY(writeFileAtomically(path.toStdString(), bytesOfText("the second one")).hasValue());
    QCOMPARE(contentOf(path), QByteArray("the second one"));
    QVERIFY(writeFileAtomically(path.toStdString(), {}).hasValue());
    QCOMPARE(contentOf(path), QByteArray());
    QCOMPARE(QDir(dir.path()).entryList(QDir::Files | QDir::Hidden).size(), 1);
}

void TestAtomicFile::keepsOrder() {
    QTemporaryDir dir;
    const QString path = dir.filePath(QStringLiteral("net.fovea"));
    place(path, "old");
    Watched watched;
    QVERIFY(writeFileAtomically(path.toStdString(), bytesOfText("12345"), watched.operations()).hasValue());
    const std::vector<std::string> expected{"open folder", "may write", "create", "write",       "write", "sync",
                                            "close",       "link",      "rename", "sync folder", "close", "remove"};
    QCOMPARE(watched.calls, expected);
    QCOMPARE(contentOf(path), QByteArray("12345"));
}

void TestAtomicFile::nthOperationFails_data() {
    QTest::addColumn<bool>("hadOld");
    QTest::addColumn<int>("n");
    // The two calls after the folder's sync tidy up and fail nothing; so does a file system without links.
    for (const int n : {1, 2, 3, 4, 5, 6, 7, 9, 10}) QTest::addRow("replace, call %d", n) << true << n;
    for (const int n : {1, 2, 3, 4, 5, 6, 7, 8}) QTest::addRow("create, call %d", n) << false << n;
}

void TestAtomicFile::nthOperationFails() {
    QFETCH(bool, hadOld);
    QFETCH(int, n);
    for (const int error : {EIO, ENOSPC}) {
        QTemporaryDir dir;
        const QString path = dir.filePath(QStringLiteral("net.fovea"));
        if (hadOld) place(path, "old and dear");
        Watched watched;
        watched.failAt = n;
        watched.error = error;
        const auto result = writeFileAtomically(path.toStdString(), bytesOfText("12345"), watched.operations());
        QVERIFY2(!result, watched.calls.back().c_str());
        QCOMPARE(result.error().code, error == ENOSPC ? ErrorCode::DiskFull : ErrorCode::DriveFailed);
        QCOMPARE(std::get<std::string>(result.error().arguments.front()), path.toStdString());
        QCOMPARE(QFileInfo::exists(path), hadOld);
        if (hadOld) QCOMPARE(contentOf(path), QByteArray("old and dear"));
        QCOMPARE(QDir(dir.path()).entryList(QDir::Files | QDir::Hidden).size(), hadOld ? 1 : 0);
    }
}

void TestAtomicFile::sentences_data() {
    QTest::addColumn<QString>("path");
    QTest::addColumn<int>("code");
    QTest::newRow("no folder") << QStringLiteral("missing/net.fovea") << int(ErrorCode::FolderNotFound);
    QTest::newRow("a file as folder") << QStringLiteral("file/net.fovea") << int(ErrorCode::FolderNotFound);
    QTest::newRow("a folder as file") << QStringLiteral("folder") << int(ErrorCode::TargetIsFolder);
    QTest::newRow("name too long") << QString(300, QLatin1Char('x')) << int(ErrorCode::FileNotWritable);
}

void TestAtomicFile::sentences() {
    QFETCH(QString, path);
    QFETCH(int, code);
    QTemporaryDir dir;
    place(dir.filePath(QStringLiteral("file")), "x");
    QVERIFY(QDir(dir.path()).mkdir(QStringLiteral("folder")));
    const auto result = writeFileAtomically(dir.filePath(path).toStdString(), bytesOfText("12345"));
    QVERIFY(!result);
    QCOMPARE(int(result.error().code), code);
    QCOMPARE(QDir(dir.path()).entryList(QDir::Files | QDir::Hidden), QStringList{QStringLiteral("file")});
}

void TestAtomicFile::everyReasonHasItsSentence_data() {
    QTest::addColumn<QString>("call");
    QTest::addColumn<int>("reason");
    QTest::addColumn<int>("code");
    const auto row = [](const char* call, int reason, ErrorCode code) {
        QTest::addRow("%s: %s", call, strerror(reason)) << QString::fromLatin1(call) << reason << int(code);
    };
    row("open folder", ENOENT, ErrorCode::FolderNotFound);
    row("open folder", EACCES, ErrorCode::FolderReadOnly);
    row("open folder", ESTALE, ErrorCode::DriveFailed);
    row("may write", EACCES, ErrorCode::FileProtected);
    row("may write", EROFS, ErrorCode::FolderReadOnly);
    row("create", EROFS, ErrorCode::FolderReadOnly);
    row("create", EACCES, ErrorCode::FolderReadOnly);
    row("create", EDQUOT, ErrorCode::QuotaFull);
    row("create", ENOSPC, ErrorCode::DiskFull);
    row("write", ENOSPC, ErrorCode::DiskFull);
    row("write", EDQUOT, ErrorCode::QuotaFull);
    row("write", EIO, ErrorCode::DriveFailed);
    row("write", EHOSTDOWN, ErrorCode::DriveFailed);
    row("write", EFBIG, ErrorCode::FileNotWritable);
    row("sync", EIO, ErrorCode::DriveFailed);
    row("sync", EINVAL, ErrorCode::DriveFailed);  // refused: nothing says that the bytes are there
    row("sync", ENOSPC, ErrorCode::DiskFull);
    row("close", EDQUOT, ErrorCode::QuotaFull);
    row("rename", ESTALE, ErrorCode::DriveFailed);
    row("rename", EROFS, ErrorCode::FolderReadOnly);
    row("sync folder", EIO, ErrorCode::DriveFailed);
}

void TestAtomicFile::everyReasonHasItsSentence() {
    QFETCH(QString, call);
    QFETCH(int, reason);
    QFETCH(int, code);
    QTemporaryDir dir;
    const QString path = dir.filePath(QStringLiteral("net.fovea"));
    place(path, "old and dear");
    Watched watched;
    watched.failCall = call.toStdString();
    watched.error = reason;
    const auto result = writeFileAtomically(path.toStdString(), bytesOfText("12345"), watched.operations());
    QVERIFY(!result);
    QCOMPARE(int(result.error().code), code);
    QCOMPARE(contentOf(path), QByteArray("old and dear"));
}

void TestAtomicFile::keepsPermissionsAndLinks() {
    QTemporaryDir dir;
    const QString path = dir.filePath(QStringLiteral("net.fovea"));
    const QString link = dir.filePath(QStringLiteral("link.fovea"));
    place(path, "old");
    QVERIFY(QFile::link(path, link));
    QCOMPARE(::chmod(path.toLocal8Bit().constData(), 0640), 0);
    QVERIFY(writeFileAtomically(link.toStdString(), bytesOfText("new")).hasValue());
    QVERIFY(QFileInfo(link).isSymLink());
    QCOMPARE(contentOf(path), QByteArray("new"));
    struct stat status {};
    QCOMPARE(::stat(path.toLocal8Bit().constData(), &status), 0);
    QCOMPARE(status.st_mode & 0777, 0640U);
}

void TestAtomicFile::readsWholeFiles() {
    QTemporaryDir dir;
    const QString path = dir.filePath(QStringLiteral("net.fovea"));
    QCOMPARE(readWholeFile(path.toStdString(), 10).error().code, ErrorCode::FileNotFound);
    QCOMPARE(readWholeFile(dir.path().toStdString(), 10).error().code, ErrorCode::FileNotReadable);
    place(path, "0123456789");
    QCOMPARE(readWholeFile(path.toStdString(), 9).error().code, ErrorCode::FileNotReadable);
    const auto read = readWholeFile(path.toStdString(), 10);
    QVERIFY(read.hasValue());
    QVERIFY(*read == bytesOfText("0123456789"));
}

FOVEA_TEST(TestAtomicFile)
#include "tst_atomic_file.moc"
