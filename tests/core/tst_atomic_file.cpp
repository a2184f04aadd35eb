// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <string>
#include <sys/file.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <sys/un.h>
#include <sys/wait.h>
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

/// The number of a process that has ended.
pid_t deadProcess() {
    const pid_t child = ::fork();
    if (child == 0) ::_exit(0);
    int status = 0;
    return ::waitpid(child, &status, 0) == child ? child : -1;
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
    void writesIntoPipes();
    void neverReplacesASpecialFile();
    void followsADanglingLink();
    void asksOnceMoreBeforeItReplaces();
    void triesATargetOut();
    void removesWhatKilledProgramsLeft();
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
    const auto tried = checkTarget(dir.filePath(path).toStdString());
    QVERIFY(!tried);
    QVERIFY(tried.error() == result.error());
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

void TestAtomicFile::writesIntoPipes() {
    QTemporaryDir dir;
    const std::string path = dir.filePath(QStringLiteral("pipe")).toStdString();
    QCOMPARE(::mkfifo(path.c_str(), 0600), 0);
    // Nobody reads: refused at once, where opening it would wait for ever.
    const auto refused = writeFileAtomically(path, bytesOfText("12345"));
    QVERIFY(!refused && refused.error() == Error(ErrorCode::FileNotWritable, {path}));
    const int reader = ::open(path.c_str(), O_RDONLY | O_NONBLOCK);
    QVERIFY(reader >= 0);
    QVERIFY(checkTarget(path).hasValue());
    QVERIFY(writeFileAtomically(path, bytesOfText("12345")).hasValue());
    char got[8]{};
    QCOMPARE(::read(reader, got, sizeof got), ssize_t{5});
    QCOMPARE(QByteArray(got), QByteArray("12345"));
    ::close(reader);
    struct stat status {};
    QVERIFY(::lstat(path.c_str(), &status) == 0 && S_ISFIFO(status.st_mode));
    QCOMPARE(QDir(dir.path()).entryList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot | QDir::Hidden).size(),
             1);
}

void TestAtomicFile::neverReplacesASpecialFile() {
    QTemporaryDir dir;
    const std::string socket = dir.filePath(QStringLiteral("socket")).toStdString();
    const int file = ::socket(AF_UNIX, SOCK_STREAM, 0);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    QVERIFY(socket.size() < sizeof address.sun_path);
    std::memcpy(address.sun_path, socket.c_str(), socket.size());
    QCOMPARE(::bind(file, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
    for (const auto& result : {writeFileAtomically(socket, bytesOfText("12345")), checkTarget(socket)})
        QVERIFY(!result && result.error() == Error(ErrorCode::FileNotWritable, {socket}));
    struct stat status {};
    QVERIFY(::lstat(socket.c_str(), &status) == 0 && S_ISSOCK(status.st_mode));
    ::close(file);
    // As /dev/null, where a device may be made.
    const std::string null = dir.filePath(QStringLiteral("null")).toStdString();
    if (::mknod(null.c_str(), S_IFCHR | 0666, makedev(1, 3)) != 0) return;
    const bool opens = QFile(QString::fromStdString(null)).open(QIODevice::WriteOnly);
    QCOMPARE(writeFileAtomically(null, bytesOfText("12345")).hasValue(), opens);
    QVERIFY(::lstat(null.c_str(), &status) == 0 && S_ISCHR(status.st_mode));
}

void TestAtomicFile::followsADanglingLink() {
    QTemporaryDir dir;
    const QString link = dir.filePath(QStringLiteral("link.fovea"));
    QVERIFY(QDir(dir.path()).mkdir(QStringLiteral("folder")));
    QVERIFY(QFile::link(QStringLiteral("folder/net.fovea"), link));
    QVERIFY(writeFileAtomically(link.toStdString(), bytesOfText("new")).hasValue());
    QVERIFY(QFileInfo(link).isSymLink());
    QCOMPARE(contentOf(dir.filePath(QStringLiteral("folder/net.fovea"))), QByteArray("new"));
    const QString loop = dir.filePath(QStringLiteral("loop"));
    QVERIFY(QFile::link(loop, loop));
    QVERIFY(!writeFileAtomically(loop.toStdString(), bytesOfText("new")).hasValue());
    QVERIFY(QFileInfo(loop).isSymLink());
}

void TestAtomicFile::asksOnceMoreBeforeItReplaces() {
    QTemporaryDir dir;
    const QString path = dir.filePath(QStringLiteral("net.fovea"));
    place(path, "old and dear");
    const auto result = writeFileAtomically(path.toStdString(), bytesOfText("12345"), posixFileOperations(),
                                            [&] { return Error(ErrorCode::FileChanged, {path.toStdString()}); });
    QVERIFY(!result && result.error().code == ErrorCode::FileChanged);
    QCOMPARE(contentOf(path), QByteArray("old and dear"));
    QCOMPARE(QDir(dir.path()).entryList(QDir::Files | QDir::Hidden).size(), 1);
}

void TestAtomicFile::triesATargetOut() {
    QTemporaryDir dir;
    const QString path = dir.filePath(QStringLiteral("net.fovea"));
    QVERIFY(checkTarget(path.toStdString()).hasValue());
    QVERIFY(!QFileInfo::exists(path));
    place(path, "old and dear");
    QVERIFY(checkTarget(path.toStdString()).hasValue());
    Watched watched;
    watched.failCall = "may write";
    watched.error = EACCES;
    QCOMPARE(checkTarget(path.toStdString(), watched.operations()).error().code, ErrorCode::FileProtected);
    QCOMPARE(contentOf(path), QByteArray("old and dear"));
    QCOMPARE(QDir(dir.path()).entryList(QDir::Files | QDir::Hidden).size(), 1);
}

void TestAtomicFile::removesWhatKilledProgramsLeft() {
    QTemporaryDir dir;
    const auto named = [&](pid_t process, int number) {
        return dir.filePath(QStringLiteral(".fovea-%1-%2.tmp").arg(process).arg(number));
    };
    const pid_t dead = deadProcess();
    QVERIFY(dead > 0);
    place(named(dead, 0), "half a project");
    QVERIFY(QDir(dir.path()).mkdir(named(dead, 1)));
    place(named(dead, 1) + QStringLiteral("/model.py"), "half an export");
    place(named(::getppid(), 0), "a project on its way");
    // On a network drive, it may be another computer's process of that number.
    place(named(dead, 2), "a project on its way");
    const int held = ::open(QFile::encodeName(named(dead, 2)).constData(), O_RDONLY);
    QCOMPARE(::flock(held, LOCK_EX), 0);
    place(dir.filePath(QStringLiteral(".fovea-notes.tmp")), "somebody's");
    QVERIFY(
        writeFileAtomically(dir.filePath(QStringLiteral("net.fovea")).toStdString(), bytesOfText("new")).hasValue());
    QVERIFY(!QFileInfo::exists(named(dead, 0)));
    QVERIFY(!QFileInfo::exists(named(dead, 1)));
    QVERIFY(QFileInfo::exists(named(::getppid(), 0)));
    QVERIFY(QFileInfo::exists(named(dead, 2)));
    QVERIFY(QFileInfo::exists(dir.filePath(QStringLiteral(".fovea-notes.tmp"))));
    ::close(held);
}

void TestAtomicFile::readsWholeFiles() {
    QTemporaryDir dir;
    const QString path = dir.filePath(QStringLiteral("net.fovea"));
    QCOMPARE(readWholeFile(path.toStdString(), 10).error().code, ErrorCode::FileNotFound);
    QCOMPARE(readWholeFile(dir.path().toStdString(), 10).error().code, ErrorCode::FileNotReadable);
    const std::string pipe = dir.filePath(QStringLiteral("pipe")).toStdString();
    QCOMPARE(::mkfifo(pipe.c_str(), 0600), 0);
    QVERIFY(readWholeFile(pipe, 10).error() == Error(ErrorCode::FileNotReadable, {pipe}));
    place(path, "0123456789");
    QCOMPARE(readWholeFile(path.toStdString(), 9).error().code, ErrorCode::FileNotReadable);
    const auto read = readWholeFile(path.toStdString(), 10);
    QVERIFY(read.hasValue());
    QVERIFY(*read == bytesOfText("0123456789"));
}

FOVEA_TEST(TestAtomicFile)
#include "tst_atomic_file.moc"
