// SPDX-License-Identifier: GPL-3.0-or-later
// The real program: sweeps that are stopped, killed and resumed, and tables of runs.
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QImage>
#include <QLockFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <csignal>

#include "core/exchange/project_file.h"
#include "core/exchange/sweep_record.h"
#include "tests/support/register_test.h"
#include "tests/support/run_program.h"

using namespace fovea;
using namespace fovea::test;

class TestCliSweep : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sameBitsAsTrain();
    void refuses_data();
    void refuses();
    void refusesAnotherSweep();
    void goesOnAfterAStop_data();
    void goesOnAfterAStop();
    void recordsDivergence();
    void goesOnBehindARunThatIsTooLarge();
    void locksItsFolder();
    void listsRunsOfAProject();

private:
    QString path(const char* name) const { return folder_.filePath(QString::fromLatin1(name)); }
    static QByteArray contents(const QString& file) {
        QFile read(file);
        return read.open(QIODevice::ReadOnly) ? read.readAll() : QByteArray();
    }
    static QString hashOf(const QString& file) {
        const Outcome described = program(QStringLiteral("describe %1 --json").arg(file));
        return described.status == 0
                   ? QString::fromStdString(described.lines().front().value("weights_sha256", std::string()))
                   : QString();
    }
    QTemporaryDir folder_;
};

void TestCliSweep::sameBitsAsTrain() {
    const QString out = path("grid");
    const Outcome swept = program(
        QStringLiteral(
            "sweep rate=0.1,0.01;batch=32 --data builtin --model linear --steps 6 --validation 200 --json --out ") +
        out);
    QVERIFY2(swept.status == 0, swept.err.constData());
    const auto lines = swept.lines();
    QCOMPARE(lines.size(), std::size_t{2});
    QCOMPARE(lines[1]["settings"].get<std::string>(), std::string("rate=0.01;batch=32"));
    QCOMPARE(lines[1]["file"].get<std::string>(), std::string("run-002.fovea"));
    const QString one = path("one.fovea");
    QCOMPARE(
        program(QStringLiteral("train linear --data builtin --lr 0.01 --batch 32 --steps 6 --validation 200 --out ") +
                one)
            .status,
        0);
    const QString hash = hashOf(one);
    QCOMPARE(hash.size(), 64);
    QCOMPARE(hashOf(out + QStringLiteral("/run-002.fovea")), hash);
    QVERIFY(hashOf(out + QStringLiteral("/run-001.fovea")) != hash);
    // The table beside the runs, and the one that is asked for.
    const QList<QByteArray> csv = contents(out + QStringLiteral("/sweep.csv")).split('\n');
    QCOMPARE(csv.size(), 4);
    QVERIFY(csv[0].startsWith("run,name,note,data,network,optimizer,learning_rate,"));
    QVERIFY2(csv[2].startsWith("2,rate=0.01;batch=32,,builtin,linear,sgd,0.01,"), csv[2].constData());
    QCOMPARE(program({QStringLiteral("runs"), out, QStringLiteral("--csv")}).out.split('\n').size(), 4);
    // Once more changes nothing.
    const QByteArray before = contents(out + QStringLiteral("/run-001.fovea"));
    const Outcome again = program(
        QStringLiteral(
            "sweep rate=0.1,0.01;batch=32 --data builtin --model linear --steps 6 --validation 200 --json --resume --out ") +
        out);
    QCOMPARE(again.status, 0);
    QVERIFY(again.out.isEmpty());
    QCOMPARE(contents(out + QStringLiteral("/run-001.fovea")), before);
    const Outcome twice = program(
        QStringLiteral("sweep rate=0.1,0.01;batch=32 --data builtin --model linear --steps 6 --validation 200 --out ") +
        out);
    QCOMPARE(twice.status, 1);
    QVERIFY2(twice.err.contains("--resume goes on with it"), twice.err.constData());
    const QString picture = path("runs.png");
    const Outcome drawn = program({QStringLiteral("render"), out, QStringLiteral("--view"), QStringLiteral("runs"),
                                   QStringLiteral("--out"), picture});
    QVERIFY2(drawn.status == 0, drawn.err.constData());
    QVERIFY(QImage(picture).width() > 1000);
}

void TestCliSweep::refuses_data() {
    QTest::addColumn<QString>("words");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("sentence");  // a part of it
    const auto row = [](const char* name, const char* words, int status, const char* sentence) {
        QTest::newRow(name) << QString::fromUtf8(words) << status << QString::fromUtf8(sentence);
    };
    row("no quantity", "depth=1 --model linear", 2,
        "can't be varied; these can: rate, momentum, decay, batch, width, seed");
    row("no number", "rate=fast --model linear", 2, "“fast” is no number");
    row("a draw in a grid", "rate=log(0.1,1) --model linear", 2, "put random:N; in front");
    row("too many", "seed=1..1000;batch=1,2 --model linear", 2, "more than 1000 runs");
    row("out of range", "momentum=1 --model linear", 2, "momentum takes numbers from 0 to 0.9999, not 1");
    row("epochs and steps", "rate=1 --model linear --epochs 1 --steps 1", 2, "not both");
    row("a schedule", "rate=1 --model linear --schedule never", 2, "--schedule takes");
    row("no momentum", "rate=1;momentum=0.5 --model linear --optimizer adam", 1,
        "Run 1 of the sweep (rate=1;momentum=0.5) can't be trained");
    row("no width", "width=1,2 --model lenet5-1998", 1, "doesn't fit layers of another width");
    row("no network", "rate=1 --model nothing", 1, "nothing");
    row("no folder", "rate=1 --model linear --steps 1 --out /dev/null/x", 1, "/dev/null/x");
}

void TestCliSweep::refuses() {
    QFETCH(const QString, words);
    QFETCH(const int, status);
    QFETCH(const QString, sentence);
    const QString out =
        words.contains(QStringLiteral("--out")) ? QString() : QStringLiteral(" --out ") + path("refused");
    const Outcome outcome = program(QStringLiteral("sweep ") + words + QStringLiteral(" --data builtin") + out);
    QCOMPARE(outcome.status, status);
    QVERIFY2(QString::fromUtf8(outcome.err).contains(sentence), outcome.err.constData());
    QVERIFY(!QFileInfo::exists(path("refused") + QStringLiteral("/sweep.json")));
}

void TestCliSweep::refusesAnotherSweep() {
    const QString out = path("mine");
    const QString rest = QStringLiteral(" --data builtin --model linear --steps 1 --validation 10 --out ") + out;
    QCOMPARE(program(QStringLiteral("sweep seed=1") + rest).status, 0);
    const QByteArray record = contents(out + QStringLiteral("/sweep.json"));
    const Outcome other = program(QStringLiteral("sweep seed=1,2 --resume") + rest);
    QCOMPARE(other.status, 1);
    QVERIFY2(other.err.contains("holds another sweep: seed=1."), other.err.constData());
    const Outcome network = program(QStringLiteral("sweep seed=1 --resume --lr 0.5") + rest);
    QCOMPARE(network.status, 1);
    QVERIFY2(network.err.contains("another network, other data or other options"), network.err.constData());
    QCOMPARE(contents(out + QStringLiteral("/sweep.json")), record);
    // Somebody's own file that is called as a run would be.
    const QString theirs = path("theirs");
    QVERIFY(QDir().mkpath(theirs));
    QFile own(theirs + QStringLiteral("/run-001.fovea"));
    QVERIFY(own.open(QIODevice::WriteOnly) && own.write("mine") == 4);
    own.close();
    const Outcome over =
        program(QStringLiteral("sweep seed=1 --data builtin --model linear --steps 1 --out ") + theirs);
    QCOMPARE(over.status, 1);
    QVERIFY2(over.err.contains("run-001.fovea"), over.err.constData());
    QCOMPARE(contents(theirs + QStringLiteral("/run-001.fovea")), QByteArray("mine"));
}

void TestCliSweep::goesOnAfterAStop_data() {
    QTest::addColumn<int>("signal");
    QTest::newRow("asked") << SIGINT;
    QTest::newRow("killed") << SIGKILL;
}

/// Stopped in its second run, it ends with the bits of one that never stopped.
void TestCliSweep::goesOnAfterAStop() {
    QFETCH(const int, signal);
    const QString words = QStringLiteral(
        "sweep seed=1..2 --data builtin --model linear --batch 16 --steps 3000 --validation 10 --json --out ");
    const QString whole = path("whole");
    if (!QFileInfo::exists(whole)) QCOMPARE(program(words + whole).status, 0);
    const QString cut = path(QTest::currentDataTag());
    QProcess process;
    process.setProcessEnvironment(environment());
    process.start(QStringLiteral(FOVEA_PROGRAM), (words + cut).split(u' '));
    QVERIFY(process.waitForReadyRead(60000));  // the first run has ended
    ::kill(static_cast<pid_t>(process.processId()), signal);
    QVERIFY(process.waitForFinished(60000));
    const auto left = readSweepRecord(cut.toStdString());
    QVERIFY(left.hasValue());
    QVERIFY(!left->outcomes.empty());
    const QByteArray first = contents(cut + QStringLiteral("/run-001.fovea"));
    const Outcome resumed = program(words + cut + QStringLiteral(" --resume"));
    QVERIFY2(resumed.status == 0, resumed.err.constData());
    QCOMPARE(resumed.lines().size(), 2 - left->outcomes.size());
    QCOMPARE(contents(cut + QStringLiteral("/run-001.fovea")), first);
    for (const char* run : {"/run-001.fovea", "/run-002.fovea"})
        QCOMPARE(hashOf(cut + QString::fromLatin1(run)), hashOf(whole + QString::fromLatin1(run)));
}

void TestCliSweep::recordsDivergence() {
    const QString out = path("wild");
    const QString words =
        QStringLiteral("sweep rate=1e9,0.01 --data builtin --model lenet5 --steps 20 --validation 10 --json --out ") +
        out;
    const Outcome swept = program(words);
    QVERIFY2(swept.status == 0, swept.err.constData());
    const auto lines = swept.lines();
    QCOMPARE(lines.size(), std::size_t{2});
    QVERIFY(lines[0]["diverged"].get<bool>() && lines[0]["accuracy"].is_null());
    QVERIFY(!lines[1]["diverged"].get<bool>());
    const Outcome again = program(words + QStringLiteral(" --resume"));
    QVERIFY(again.status == 0 && again.out.isEmpty());
    QVERIFY(program({QStringLiteral("runs"), out}).out.contains("diverged"));
}

/// Run 1 has a layer of 400 000 times 400 000 weights.
void TestCliSweep::goesOnBehindARunThatIsTooLarge() {
    const QString out = path("large");
    const QString words = QStringLiteral(
                              "sweep width=100,0.01 --data builtin --model INPUT->[FC->RELU]*2->FC --fc 4000 --steps 1 "
                              "--batch 1 --validation 10 --json --out ") +
                          out;
    const Outcome swept = program(words);
    QVERIFY2(swept.status == 0, swept.err.constData());
    const auto lines = swept.lines();
    QCOMPARE(lines.size(), std::size_t{2});
    QVERIFY(lines[0].contains("failed") && lines[0]["accuracy"].is_null());
    QVERIFY(!lines[1].contains("failed"));
    QCOMPARE(lines[1]["file"].get<std::string>(), std::string("run-002.fovea"));
    const Outcome again = program(words + QStringLiteral(" --resume"));
    QVERIFY(again.status == 0 && again.out.isEmpty());
    QCOMPARE(contents(out + QStringLiteral("/sweep.csv")).split('\n').size(), 4);
}

void TestCliSweep::locksItsFolder() {
    const QString out = path("locked");
    const QString words =
        QStringLiteral("sweep seed=1 --data builtin --model linear --steps 1 --validation 10 --out ") + out;
    QVERIFY(QDir().mkpath(out));
    const QString file = out + QStringLiteral("/sweep.lock");
    QByteArray held;
    {
        QLockFile lock(file);
        QVERIFY(lock.tryLock());
        held = contents(file);
        const Outcome refused = program(words);
        QCOMPARE(refused.status, 1);
        QVERIFY2(refused.err.contains("A sweep is under way in"), refused.err.constData());
        QVERIFY(!QFile::exists(out + QStringLiteral("/sweep.json")));
    }
    // Left behind by a program that was killed: one that has ended.
    QProcess gone;
    gone.start(QStringLiteral(FOVEA_PROGRAM), {QStringLiteral("--version")});
    QVERIFY(gone.waitForStarted());
    const QByteArray number = QByteArray::number(gone.processId());
    QVERIFY(gone.waitForFinished());
    QFile left(file);
    QVERIFY(left.open(QIODevice::WriteOnly));
    left.write(number + held.mid(held.indexOf('\n')));
    left.close();
    const Outcome swept = program(words);
    QVERIFY2(swept.status == 0, swept.err.constData());
    QVERIFY(!QFile::exists(file));
    // A table that is somebody's own stays.
    const QString theirs = path("table");
    QVERIFY(QDir().mkpath(theirs));
    QFile own(theirs + QStringLiteral("/sweep.csv"));
    QVERIFY(own.open(QIODevice::WriteOnly) && own.write("mine") == 4);
    own.close();
    const Outcome over =
        program(QStringLiteral("sweep seed=1 --data builtin --model linear --steps 1 --out ") + theirs);
    QCOMPARE(over.status, 1);
    QVERIFY2(over.err.contains("sweep.csv"), over.err.constData());
    QCOMPARE(contents(theirs + QStringLiteral("/sweep.csv")), QByteArray("mine"));
}

void TestCliSweep::listsRunsOfAProject() {
    const QString file = path("project.fovea");
    QCOMPARE(
        program(QStringLiteral("train linear --data builtin --epochs 2 --batch 256 --validation 500 --out ") + file)
            .status,
        0);
    QCOMPARE(
        program(
            QStringLiteral("train %1 --data builtin --resume %1 --from-epoch 1 --lr 0.5 --epochs 2 --out %1").arg(file))
            .status,
        0);
    const Outcome listed = program({QStringLiteral("runs"), file, QStringLiteral("--json")});
    QVERIFY2(listed.status == 0, listed.err.constData());
    const auto runs = listed.lines();
    QCOMPARE(runs.size(), std::size_t{2});
    QCOMPARE(runs[0]["run"].get<int>(), 1);
    QCOMPARE(runs[1]["run"].get<int>(), 2);
    QVERIFY(runs[1]["differs"].empty());  // it is what the others are compared with
    QVERIFY(runs[0]["differs"].contains("learning_rate"));
    QCOMPARE(runs[1]["settings"]["learning_rate"].get<std::string>(), std::string("0.5"));
    QCOMPARE(runs[1]["images"].get<int>(), 500);
    QCOMPARE(runs[1]["parameters"].get<int>(), 32 * 32 * 3 * 10 + 10);
    const double accuracy = runs[1]["accuracy"].get<double>();
    QVERIFY(runs[1]["interval"][0].get<double>() < accuracy && accuracy < runs[1]["interval"][1].get<double>());
    const Outcome table = program({QStringLiteral("runs"), file, QStringLiteral("--reference"), QStringLiteral("1")});
    QVERIFY2(table.out.contains("η 0.5"), table.out.constData());
    QVERIFY(program({QStringLiteral("runs"), file, QStringLiteral("--latex")}).out.contains("\\toprule"));
    QCOMPARE(program({QStringLiteral("runs"), file, QStringLiteral("--latex"), QStringLiteral("--csv")}).status, 2);
    const Outcome missing = program({QStringLiteral("runs"), file, QStringLiteral("--reference"), QStringLiteral("9")});
    QVERIFY(missing.status == 1 && missing.err.contains("It keeps: 1, 2."));
    const Outcome none = program({QStringLiteral("runs"), folder_.path()});
    QVERIFY2(none.status == 1 && none.err.contains("holds no sweep"), none.err.constData());
}

FOVEA_TEST(TestCliSweep)
#include "tst_cli_sweep.moc"
