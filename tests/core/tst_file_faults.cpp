// SPDX-License-Identifier: GPL-3.0-or-later
// Each operation of a save and of a load fails once, and each allocation of some size: either it worked, or it
// says that it didn't and the old file is what it was. A program of its own, since it replaces operator new.
#include <sys/wait.h>
#include <unistd.h>

#include <QDir>
#include <QScopeGuard>
#include <QTemporaryDir>
#include <QTest>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <new>
#include <utility>

#include "core/exchange/project_file.h"
#include "core/exchange/whole_file.h"
#include "tests/support/register_test.h"
#include "tests/support/replaced_new.h"
#include "tests/support/training_runs.h"

using namespace fovea;
using namespace fovea::test;

namespace {

/// Allocations from this size on count. The JSON library takes a little memory in its destructors, where a
/// failure ends any program: what is smaller fails in a process of its own.
std::size_t smallest = 4096;

/// Allocations of this thread until one fails; negative: none does.
thread_local std::int64_t untilFailure = -1;
thread_local std::int64_t allocations = 0;

/// The real operations, of which one call fails; nothing is synced, since nothing is cut off here.
struct Faulty {
    int calls = 0;
    int failAt = 0;  ///< from 1
    int error = EIO;
    bool failedRemoving = false;

    bool fails() {
        if (++calls != failAt) return false;
        errno = error;
        return true;
    }
    FileOperations operations() {
        const FileOperations real = posixFileOperations();
        FileOperations all = real;
        all.openRead = [this, real](const std::string& path) { return fails() ? -1 : real.openRead(path); };
        all.size = [this, real](int file) -> std::ptrdiff_t { return fails() ? -1 : real.size(file); };
        all.read = [this, real](int file, std::byte* bytes, std::size_t count) -> std::ptrdiff_t {
            return fails() ? -1 : real.read(file, bytes, std::min<std::size_t>(count, 5000));
        };
        all.openFolder = [this, real](const std::string& folder) { return fails() ? -1 : real.openFolder(folder); };
        all.mayWrite = [this, real](const std::string& path) { return fails() ? -1 : real.mayWrite(path); };
        all.create = [this, real](const std::string& path) { return fails() ? -1 : real.create(path); };
        all.write = [this, real](int file, const std::byte* bytes, std::size_t count) -> std::ptrdiff_t {
            return fails() ? -1 : real.write(file, bytes, std::min<std::size_t>(count, 5000));
        };
        all.sync = [this](int) { return fails() ? -1 : 0; };
        all.close = [this, real](int file) {
            const bool failed = fails();
            const int result = real.close(file);
            if (failed) errno = error;
            return failed ? -1 : result;
        };
        all.link = [this, real](const std::string& from, const std::string& to) {
            return fails() ? -1 : real.link(from, to);
        };
        all.rename = [this, real](const std::string& from, const std::string& to) {
            return fails() ? -1 : real.rename(from, to);
        };
        all.remove = [this, real](const std::string& path) {
            failedRemoving = fails();
            return failedRemoving ? -1 : real.remove(path);
        };
        return all;
    }
};

Project projectAfter(std::int64_t steps) {
    Setup setup;
    setup.samples = 20;
    Project project;
    project.spec = setup.spec;
    project.checkpoint = straight(setup, steps);
    project.weights = std::make_shared<const Weights>(project.checkpoint->weights);
    project.classNames = {"a", "b"};
    project.notes = "Notes";
    project.pastRuns.push_back({1, std::make_shared<const Checkpoint>(*project.checkpoint), std::nullopt, {}});
    project.runNumber = 2;
    return project;
}

}  // namespace

void* fovea::test::takeMemory(std::size_t bytes, std::size_t alignment) {
    if (bytes >= smallest) {
        ++allocations;
        if (untilFailure >= 0 && untilFailure-- == 0) throw std::bad_alloc();
    }
    return systemMemory(bytes, alignment);
}

void fovea::test::giveBack(void* place) { std::free(place); }

class TestFileFaults : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void savingFailsHonestly_data();
    void savingFailsHonestly();
    void loadingFailsHonestly();
    void savingWithoutMemory();
    void loadingWithoutMemory();
    void anyAllocationFailsInAProcessOfItsOwn_data();
    void anyAllocationFailsInAProcessOfItsOwn();

private:
    std::vector<std::byte> content() const { return *readWholeFile(path_, std::size_t{1} << 30); }
    QStringList files() const { return QDir(dir_->path()).entryList(QDir::Files | QDir::Hidden); }
    /// What must hold after any save.
    void judge(const Result<void>& result);

    Project old_, new_;
    std::vector<std::byte> oldBytes_, newBytes_;
    std::unique_ptr<QTemporaryDir> dir_;
    std::string path_;
};

void TestFileFaults::initTestCase() {
    old_ = projectAfter(4);
    new_ = projectAfter(7);
    init();
    QVERIFY(saveProject(new_, path_).hasValue());
    newBytes_ = content();
    QVERIFY(saveProject(old_, path_).hasValue());
    oldBytes_ = content();
    QVERIFY(oldBytes_ != newBytes_);
}

void TestFileFaults::init() {
    dir_ = std::make_unique<QTemporaryDir>();
    path_ = dir_->filePath(QStringLiteral("net.fovea")).toStdString();
    if (!oldBytes_.empty()) QVERIFY(writeFileAtomically(path_, oldBytes_).hasValue());
}

void TestFileFaults::judge(const Result<void>& result) { QVERIFY(content() == (result ? newBytes_ : oldBytes_)); }

void TestFileFaults::savingFailsHonestly_data() {
    QTest::addColumn<int>("error");
    for (const int error : {EIO, ENOSPC, EDQUOT, EROFS, EACCES, ESTALE, ENOMEM})
        QTest::newRow(strerror(error)) << error;
}

void TestFileFaults::savingFailsHonestly() {
    QFETCH(int, error);
    Faulty dry;
    QVERIFY(saveProject(new_, path_, dry.operations()).hasValue());
    QVERIFY(dry.calls > 10);
    int refused = 0;
    for (int n = 1; n <= dry.calls; ++n) {
        init();
        Faulty faulty;
        faulty.failAt = n;
        faulty.error = error;
        const auto result = saveProject(new_, path_, faulty.operations());
        judge(result);
        if (!result) ++refused;
        QVERIFY2(files().size() == 1 || faulty.failedRemoving, qPrintable(files().join(QLatin1Char(' '))));
        if (QTest::currentTestFailed()) qFatal("operation %d of %d", n, dry.calls);
    }
    qInfo("%d operations in a save; %d of them refuse it", dry.calls, refused);
    // All but the second name for the old file, the closing of the folder and the tidying up.
    QCOMPARE(refused, dry.calls - 3);
}

void TestFileFaults::loadingFailsHonestly() {
    Faulty dry;
    QVERIFY(loadProject(path_, dry.operations()).hasValue());
    QVERIFY(dry.calls >= 4);
    qInfo("%d operations in a load", dry.calls);
    for (int n = 1; n <= dry.calls; ++n) {
        Faulty faulty;
        faulty.failAt = n;
        const auto project = loadProject(path_, faulty.operations());
        QCOMPARE(project.hasValue(), n == dry.calls);  // the last is the closing
        if (!project) QCOMPARE(project.error().code, ErrorCode::FileNotReadable);
        QVERIFY(content() == oldBytes_);
    }
}

void TestFileFaults::savingWithoutMemory() {
    if (!newIsReplaced) QSKIP("the sanitizer brings operator new of its own");
    Faulty quick;
    const FileOperations operations = quick.operations();
    const std::int64_t before = allocations;
    QVERIFY(saveProject(new_, path_, operations).hasValue());
    const std::int64_t count = allocations - before;
    QVERIFY(count > 10);
    std::int64_t refused = 0;
    for (std::int64_t n = 0; n < count; ++n) {
        QVERIFY(saveProject(old_, path_, operations).hasValue());
        untilFailure = n;
        const auto result = saveProject(new_, path_, operations);
        untilFailure = -1;
        judge(result);
        if (!result) {
            ++refused;
            QCOMPARE(result.error().code, ErrorCode::OutOfMemory);
        }
        if (QTest::currentTestFailed())
            qFatal("allocation %lld of %lld", static_cast<long long>(n), static_cast<long long>(count));
    }
    qInfo("%lld allocations in a save; %lld of them refuse it", static_cast<long long>(count),
          static_cast<long long>(refused));
    QVERIFY2(refused > count / 2, qPrintable(QStringLiteral("%1 of %2").arg(refused).arg(count)));
    QCOMPARE(files().size(), 1);
}

void TestFileFaults::loadingWithoutMemory() {
    if (!newIsReplaced) QSKIP("the sanitizer brings operator new of its own");
    const std::int64_t before = allocations;
    QVERIFY(loadProject(path_).hasValue());
    const std::int64_t count = allocations - before;
    qInfo("%lld allocations in a load", static_cast<long long>(count));
    for (std::int64_t n = 0; n < count; ++n) {
        untilFailure = n;
        const auto project = loadProject(path_);
        untilFailure = -1;
        if (project) {
            QVERIFY(project->checkpoint && sameRun(*project->checkpoint, *old_.checkpoint));
        } else {
            QCOMPARE(project.error().code, ErrorCode::OutOfMemory);
        }
    }
    QVERIFY(content() == oldBytes_);
}

void TestFileFaults::anyAllocationFailsInAProcessOfItsOwn_data() {
    QTest::addColumn<bool>("saving");
    QTest::newRow("save") << true;
    QTest::newRow("load") << false;
}

/// Allocations of any size, mostPlaces of them evenly spread, since each costs a process. One that is ended by it has
/// lost its training, but not the file.
void TestFileFaults::anyAllocationFailsInAProcessOfItsOwn() {
    QFETCH(bool, saving);
    if (!newIsReplaced) QSKIP("the sanitizer brings operator new of its own");
    Faulty quick;
    const FileOperations operations = quick.operations();
    enum Outcome { Done, Refused, Wrong };
    std::int64_t count = 0;
    const auto attempt = [&] {
        const std::int64_t before = allocations;
        if (saving) {
            const auto result = saveProject(new_, path_, operations);
            untilFailure = -1;
            count = allocations - before;
            return result ? Done : result.error().code == ErrorCode::OutOfMemory ? Refused : Wrong;
        }
        const auto project = loadProject(path_);
        untilFailure = -1;
        count = allocations - before;
        if (!project) return project.error().code == ErrorCode::OutOfMemory ? Refused : Wrong;
        return project->checkpoint && sameRun(*project->checkpoint, *old_.checkpoint) ? Done : Wrong;
    };
    constexpr std::int64_t mostPlaces = 400;
    const std::size_t before = std::exchange(smallest, 0);
    const auto back = qScopeGuard([before] { smallest = before; });
    QCOMPARE(attempt(), Done);
    std::array<int, 2> ended{};
    int killed = 0;
    const std::int64_t step = std::max<std::int64_t>(1, count / mostPlaces);
    std::int64_t tried = 0;
    for (std::int64_t n = 0; n < count; n += step, ++tried) {
        if (saving) QVERIFY(writeFileAtomically(path_, oldBytes_, operations).hasValue());
        const pid_t child = ::fork();
        QVERIFY(child >= 0);
        if (child == 0) {
            ::signal(SIGABRT, SIG_DFL);  // Qt Test would call a debugger
            ::alarm(20);
            ::close(STDERR_FILENO);  // what std::terminate says
            untilFailure = n;
            const Outcome outcome = attempt();
            ::_exit(outcome);
        }
        int status = 0;
        QCOMPARE(::waitpid(child, &status, 0), child);
        if (WIFSIGNALED(status)) {
            QCOMPARE(WTERMSIG(status), SIGABRT);
            ++killed;
            QVERIFY(content() == oldBytes_ || content() == newBytes_);
            continue;
        }
        const int outcome = WEXITSTATUS(status);
        QVERIFY2(outcome == Done || outcome == Refused, qPrintable(QStringLiteral("allocation %1").arg(n)));
        ++ended[static_cast<std::size_t>(outcome)];
        QVERIFY(content() == (saving && outcome == Done ? newBytes_ : oldBytes_));
    }
    qInfo("%lld of %lld allocations: %d refused, %d did without, %d ended the process", static_cast<long long>(tried),
          static_cast<long long>(count), ended[Refused], ended[Done], killed);
    QVERIFY(ended[Refused] > tried / 2);
}

FOVEA_TEST(TestFileFaults)
#include "tst_file_faults.moc"
