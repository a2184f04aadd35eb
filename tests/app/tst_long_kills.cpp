// SPDX-License-Identifier: GPL-3.0-or-later
// A program that saves over and over is killed at random moments: what it leaves can be read each time, as
// the user's file and as an autosave. 1,000 times; FOVEA_KILLS sets another number. A kill does not test
// the order of write, fsync, rename and fsync: tst_atomic_file::keepsOrder does.
#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <random>
#include <sys/wait.h>
#include <unistd.h>

#include "app/recovery/recovery_folder.h"
#include "core/exchange/project_file.h"
#include "core/network/catalogue.h"
#include "tests/support/register_test.h"

using namespace fovea;

namespace {

/// All of a project's numbers say which save they belong to.
Project projectOf(std::int64_t number) {
    Project project;
    project.spec = findInCatalogue("lenet5")->make(Shape{32, 32, 3}, 10);
    Weights weights = initialWeights(project.spec, 1);
    const auto fill = [&](std::vector<float>& values) {
        for (const ParameterTensor& parameter : weights.layout->parameters)
            for (std::size_t i = parameter.offset; i < parameter.offset + parameter.count && i < values.size(); ++i)
                values[i] = static_cast<float>(number);
    };
    fill(weights.values);
    Checkpoint checkpoint;
    checkpoint.spec = project.spec;
    checkpoint.step = number;
    checkpoint.weights = weights;
    checkpoint.optimizerState.emplace_back(weights.layout->trainedCount);
    fill(checkpoint.optimizerState.front());
    project.weights = std::make_shared<const Weights>(weights);
    project.notes = std::to_string(number);
    project.checkpoint = std::move(checkpoint);
    return project;
}

bool isWhole(const Project& project) {
    if (!project.weights || !project.checkpoint) return false;
    const auto number = static_cast<float>(project.checkpoint->step);
    for (const auto* values : {&project.weights->values, &project.checkpoint->optimizerState.front()})
        for (const ParameterTensor& parameter : project.weights->layout->parameters)
            for (std::size_t i = parameter.offset; i < parameter.offset + parameter.count && i < values->size(); ++i)
                if ((*values)[i] != number) return false;
    return project.notes == std::to_string(project.checkpoint->step);
}

[[noreturn]] void saveUntilKilled(const std::string& file, const QString& recovery, bool autosave, int done) {
    const auto place = autosave ? AutosavePlace::create(recovery) : nullptr;
    if (autosave && !place) ::_exit(2);
    for (std::int64_t number = 1;; ++number) {
        Project project = projectOf(number);
        if (autosave)
            writeNote({QString::fromStdString(file), QStringLiteral("net"), QDateTime::currentDateTimeUtc(), {}},
                      project);
        if (!saveProject(project, autosave ? place->file().toStdString() : file)) ::_exit(3);
        if (number == 1 && ::write(done, "x", 1) != 1) ::_exit(4);
    }
}

}  // namespace

class TestLongKills : public QObject {
    Q_OBJECT

public:
    static void initMain() { qputenv("QTEST_FUNCTION_TIMEOUT", "3600000"); }  // ms; ten thousand take eight minutes

private Q_SLOTS:
    void nothingIsEverUnreadable();
};

void TestLongKills::nothingIsEverUnreadable() {
    const int wanted = qEnvironmentVariableIntValue("FOVEA_KILLS");
    const int kills = wanted > 0 ? wanted : 1000;
    const QTemporaryDir dir;
    const std::string file = dir.filePath(QStringLiteral("net.fovea")).toStdString();
    const QString recovery = dir.filePath(QStringLiteral("recovery"));
    QVERIFY(saveProject(projectOf(0), file).hasValue());
    std::mt19937 random(20240607);
    std::uniform_int_distribution<useconds_t> moments(0, 30'000);
    int unreadable = 0;
    int halfway = 0;  // kills that left a temporary file: they hit a save
    for (int kill = 0; kill < kills; ++kill) {
        const bool autosave = kill % 2 == 1;
        int ready[2];
        QCOMPARE(::pipe(ready), 0);
        const pid_t child = ::fork();
        QVERIFY(child >= 0);
        if (child == 0) saveUntilKilled(file, recovery, autosave, ready[1]);
        ::close(ready[1]);
        char byte = 0;
        QCOMPARE(::read(ready[0], &byte, 1), ssize_t{1});  // one save is done
        ::close(ready[0]);
        ::usleep(moments(random));
        QCOMPARE(::kill(child, SIGKILL), 0);
        int status = 0;
        QCOMPARE(::waitpid(child, &status, 0), child);
        QVERIFY(WIFSIGNALED(status));
        if (autosave) {
            const LostFindings found = findLostWork(recovery);
            const auto project = found.works.size() == 1 ? loadProject(found.works[0].place->file().toStdString())
                                                         : Result<Project>(Error(ErrorCode::FileNotFound));
            if (!project || !isWhole(*project) || !found.setAside.isEmpty()) ++unreadable;
            for (const LostWork& work : found.works) work.place->remove();
        } else {
            const auto project = loadProject(file);
            if (!project || !isWhole(*project)) ++unreadable;
            QDir folder(dir.path());
            const QStringList remains = folder.entryList({QStringLiteral(".fovea-*.tmp")}, QDir::Files | QDir::Hidden);
            if (!remains.isEmpty()) ++halfway;
            for (const QString& name : remains) folder.remove(name);
        }
    }
    qInfo("%d kills, %d unreadable; %d of the %d kills while the user's file was saved left a temporary file", kills,
          unreadable, halfway, (kills + 1) / 2);
    QCOMPARE(unreadable, 0);
    QVERIFY2(halfway > kills / 20, "the kills hardly ever hit a save");
}

FOVEA_TEST(TestLongKills)
#include "tst_long_kills.moc"
