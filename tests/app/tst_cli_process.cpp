// SPDX-License-Identifier: GPL-3.0-or-later
// The real program among others: signals, limits, pipes, and who else writes its files.
#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <csignal>
#include <functional>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/exchange/project_file.h"
#include "tests/support/cifar10_maker.h"
#include "tests/support/register_test.h"
#include "tests/support/run_program.h"

using namespace fovea::test;

class TestCliProcess : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void hangsUp();
    void keepsIgnoringWhatWasIgnored();
    void outgrowsTheLargestFile();
    void tellsOfAFullOutput();
    void readsNoPipes_data();
    void readsNoPipes();
    void refusesNamesThatAreNoText();
    void runsOnFewThreads_data();
    void runsOnFewThreads();
    void replacesOnlyItsOwnKind_data();
    void replacesOnlyItsOwnKind();
    void writesBesideWhatOthersWrote();
    void sameDataByAnotherPath();

private:
    QString path(const char* name) const { return folder_.filePath(QString::fromLatin1(name)); }
    /// A line for the shell, in which $0 is the program.
    static Outcome shell(const QString& line) {
        QProcess process;
        process.setProcessEnvironment(environment());
        process.start(QStringLiteral("/bin/sh"), {QStringLiteral("-c"), line, QStringLiteral(FOVEA_PROGRAM)});
        if (!process.waitForFinished(60000)) process.kill();
        return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1, process.readAllStandardOutput(),
                process.readAllStandardError()};
    }
    /// Trains without end into a file, until it has told of its first steps.
    static bool begin(QProcess& process, const QString& file, const QString& before = QString()) {
        process.setProcessEnvironment(environment());
        process.start(
            QStringLiteral("/bin/sh"),
            {QStringLiteral("-c"),
             before + QStringLiteral("exec \"$0\" train linear --data builtin --epochs 1000000 --json --out \"$1\""),
             QStringLiteral(FOVEA_PROGRAM), file});
        return process.waitForReadyRead(60000);
    }
    static void send(const QProcess& process, int signal) {
        QCOMPARE(::kill(static_cast<pid_t>(process.processId()), signal), 0);
    }
    QTemporaryDir folder_;
};

void TestCliProcess::initTestCase() {
    QVERIFY(folder_.isValid());
    QCOMPARE(program(QStringLiteral("train linear --data builtin --steps 1 --out ") + path("model.fovea")).status, 0);
}

void TestCliProcess::hangsUp() {
    QProcess process;
    QVERIFY(begin(process, path("hung.fovea")));
    send(process, SIGHUP);
    ::kill(static_cast<pid_t>(process.processId()), SIGHUP);  // the kernel and the shell both say so
    QVERIFY(process.waitForFinished(60000));
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 0);
    const auto project = fovea::loadProject(path("hung.fovea").toStdString());
    QVERIFY(project && project->checkpoint && project->checkpoint->step > 0);
}

void TestCliProcess::keepsIgnoringWhatWasIgnored() {
    QProcess process;
    QVERIFY(begin(process, path("ignoring.fovea"), QStringLiteral("trap '' INT HUP; ")));
    send(process, SIGINT);
    send(process, SIGHUP);
    process.readAllStandardOutput();
    for (int lines = 0; lines < 200;) {  // it goes on
        QVERIFY(process.waitForReadyRead(60000));
        lines += static_cast<int>(process.readAllStandardOutput().count('\n'));
    }
    send(process, SIGTERM);
    QVERIFY(process.waitForFinished(60000));
    QCOMPARE(process.exitCode(), 0);
}

void TestCliProcess::outgrowsTheLargestFile() {
    const Outcome outcome = shell(QStringLiteral("ulimit -f 4; \"$0\" train linear --data builtin --steps 0 --out '%1'")
                                      .arg(path("large.fovea")));
    QCOMPARE(outcome.status, 1);
    QVERIFY2(outcome.err.contains("large.fovea") && outcome.err.contains("can't be written"), outcome.err.constData());
    QCOMPARE(QDir(folder_.path())
                 .entryList({QStringLiteral("large*"), QStringLiteral(".fovea*")}, QDir::Files | QDir::Hidden),
             QStringList());
}

void TestCliProcess::tellsOfAFullOutput() {
    for (const char* line : {"describe lenet5 --json", "describe lenet5", "data list", "--help", "--version"}) {
        const Outcome outcome = shell(QStringLiteral("\"$0\" %1 >/dev/full").arg(QLatin1String(line)));
        QCOMPARE(outcome.status, 1);
        QVERIFY2(outcome.err.contains("output could not be written"), outcome.err.constData());
    }
    // A stream that is closed must not become the number of a file that is written.
    const Outcome closed =
        shell(QStringLiteral("\"$0\" train linear --data builtin --steps 0 --out '%1' >&-").arg(path("closed.fovea")));
    QVERIFY2(closed.err.contains("output could not be written"), closed.err.constData());
    QVERIFY(fovea::loadProject(path("closed.fovea").toStdString()).hasValue());
}

void TestCliProcess::readsNoPipes_data() {
    QTest::addColumn<QString>("line");
    for (const char* line :
         {"train linear --data builtin --steps 1 --resume PIPE", "train PIPE --data builtin --steps 1", "describe PIPE",
          "eval PIPE --data builtin", "infer MODEL --input PIPE --output y.npy"})
        QTest::newRow(line) << QString::fromLatin1(line);
}

void TestCliProcess::readsNoPipes() {
    QFETCH(QString, line);
    ::mkfifo(QFile::encodeName(path("pipe")).constData(), 0600);
    const Outcome outcome = program(line.replace(QStringLiteral("PIPE"), path("pipe"))
                                        .replace(QStringLiteral("MODEL"), path("model.fovea"))
                                        .replace(QStringLiteral("y.npy"), path("y.npy")));
    QCOMPARE(outcome.status, 1);
    QVERIFY2(outcome.err.contains("is a pipe or a device"), outcome.err.constData());
}

void TestCliProcess::refusesNamesThatAreNoText() {
    const Outcome outcome = shell(
        QStringLiteral("cd '%1' && \"$0\" train linear --data builtin --steps 0 --out \"$(printf 'x\\377.fovea')\"")
            .arg(folder_.path()));
    QCOMPARE(outcome.status, 2);
    QVERIFY2(outcome.err.contains("no text in UTF-8"), outcome.err.constData());
    QCOMPARE(QDir(folder_.path()).entryList({QStringLiteral("x*")}), QStringList());
    const Outcome folder = shell(QStringLiteral("FOVEA_DATA=\"$(printf 'x\\377')\" \"$0\" data list"));
    QCOMPARE(folder.status, 2);
    QCOMPARE(program({QStringLiteral("describe"), QString::fromUtf8("mạng.fovea")}).status,
             1);  // not found is not refused
}

void TestCliProcess::runsOnFewThreads_data() {
    QTest::addColumn<QString>("line");
    for (const char* line : {"train linear --data builtin --steps 2 --threads 8", "eval MODEL --data builtin",
                             "bench linear --batch 8 --threads 8 --seconds 0.01"})
        QTest::newRow(line) << QString::fromLatin1(line);
}

/// Fewer threads or a sentence, and no abort.
void TestCliProcess::runsOnFewThreads() {
    QFETCH(QString, line);
    QProcess process;
    process.setProcessEnvironment(environment());
    process.setChildProcessModifier([] {
        const rlimit few{3, 3};
        (void)::setrlimit(RLIMIT_NPROC, &few);
        // The limit does not hold for root.
        if (::geteuid() == 0 && ::setuid(65534) != 0) ::_exit(1);
    });
    ::chmod(QFile::encodeName(folder_.path()).constData(), 0755);
    process.start(QStringLiteral(FOVEA_PROGRAM),
                  line.replace(QStringLiteral("MODEL"), path("model.fovea")).split(QChar(u' ')));
    if (!process.waitForStarted()) QSKIP("the program may not be run by somebody else");
    QVERIFY(process.waitForFinished(60000));
    const QByteArray err = process.readAllStandardError();
    QVERIFY2(process.exitStatus() == QProcess::NormalExit, err.constData());
    QVERIFY2(process.exitCode() == 0 || err.contains("no more threads"), err.constData());
}

void TestCliProcess::replacesOnlyItsOwnKind_data() {
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("target");
    const auto row = [](const char* line, const char* target) {
        QTest::newRow(line) << QString::fromLatin1(line) << QString::fromLatin1(target);
    };
    row("infer MODEL --input none.npy --output MODEL", "model.fovea");
    row("render MODEL --view canvas --out MODEL", "model.fovea");
    row("train linear --data builtin --steps 0 --out NOTES", "notes.txt");
}

void TestCliProcess::replacesOnlyItsOwnKind() {
    QFETCH(QString, line);
    QFETCH(QString, target);
    writeFile(path("notes.txt"), "days of work");
    const QString file = folder_.filePath(target);
    const QByteArray before = readFile(file);
    const Outcome outcome = program(
        line.replace(QStringLiteral("MODEL"), path("model.fovea")).replace(QStringLiteral("NOTES"), path("notes.txt")));
    QCOMPARE(outcome.status, 1);
    QVERIFY2(outcome.err.contains("--force"), outcome.err.constData());
    QCOMPARE(readFile(file), before);
    if (!line.startsWith(QStringLiteral("train"))) return;
    QCOMPARE(program(line + QStringLiteral(" --force")).status, 0);
    QVERIFY(fovea::loadProject(file.toStdString()).hasValue());
}

void TestCliProcess::writesBesideWhatOthersWrote() {
    QProcess process;
    QVERIFY(begin(process, path("shared.fovea")));
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(path("shared.fovea")), 60000);
    QFile::remove(path("shared.fovea"));
    writeFile(path("shared.fovea"), "another program's");
    send(process, SIGINT);
    QVERIFY(process.waitForFinished(60000));
    QCOMPARE(process.exitCode(), 0);
    QCOMPARE(readFile(path("shared.fovea")), QByteArray("another program's"));
    const auto project = fovea::loadProject(path("shared-2.fovea").toStdString());
    QVERIFY(project && project->checkpoint && project->checkpoint->step > 0);
    QVERIFY(process.readAllStandardError().contains("shared-2.fovea"));
}

void TestCliProcess::sameDataByAnotherPath() {
    const QString data = path("digits");
    QVERIFY(QDir().mkpath(data));
    constexpr char images = 20;
    QByteArray labels("\0\0\x08\x01\0\0\0", 7);
    labels += images;
    for (char i = 0; i < images; ++i) labels += static_cast<char>(i % 10);
    QByteArray pixels("\0\0\x08\x03\0\0\0", 7);
    pixels += images;
    pixels += QByteArray("\0\0\0\x08\0\0\0\x08", 8);
    for (int i = 0; i < images * 64; ++i) pixels += static_cast<char>(i * 37);
    for (const char* part : {"train", "t10k"}) {
        writeFile(data + QStringLiteral("/%1-images-idx3-ubyte").arg(QLatin1String(part)), pixels);
        writeFile(data + QStringLiteral("/%1-labels-idx1-ubyte").arg(QLatin1String(part)), labels);
    }
    const QString run = QStringLiteral("train linear --json --steps %1 --data %2 --out %3");
    QCOMPARE(program(run.arg(QStringLiteral("1"), data, path("data.fovea"))).status, 0);
    const QString resume = QStringLiteral(" --resume ") + path("data.fovea");
    const Outcome same = program(run.arg(QStringLiteral("2"), path("./digits/"), path("out.fovea")) + resume);
    QVERIFY2(same.status == 0 && same.err.isEmpty(), same.err.constData());
    QVERIFY(QDir().rename(data, path("others")));
    const Outcome other = program(run.arg(QStringLiteral("2"), path("others"), path("out.fovea")) + resume);
    QVERIFY2(other.err.contains("goes on with"), other.err.constData());
}

FOVEA_TEST(TestCliProcess)
#include "tst_cli_process.moc"
