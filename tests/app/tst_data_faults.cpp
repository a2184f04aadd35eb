// SPDX-License-Identifier: GPL-3.0-or-later
// A drive that fails while its images are used: what was reached is kept, and the sentence names the file.
#include <unistd.h>

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTemporaryFile>
#include <QTest>
#include <cstdio>

#include "app/cli/terminal.h"
#include "app/cli/train_run.h"
#include "app/error_text.h"
#include "app/images/dataset_image.h"
#include "app/session/picture_choice.h"
#include "app/session/model_evaluation.h"
#include "app/session/training_session.h"
#include "core/network/catalogue.h"
#include "core/training/recipes.h"
#include "datasets/catalogue.h"
#include "datasets/views/batches.h"
#include "datasets/views/subset.h"
#include "tests/support/failing_dataset.h"
#include "tests/support/register_test.h"

using namespace fovea;
using fovea::test::FailingDataset;

namespace {

constexpr int patience = 60000;
constexpr int batch = 16;

DatasetPair builtin() {
    static const DatasetPair pair = openDataset("builtin", {}).value();
    return pair;
}

TrainingSetup setupFor(const std::string& network) {
    TrainingSetup setup;
    setup.data = builtin();
    setup.spec = findInCatalogue(network)->make(setup.data.training->shape(), 10);
    setup.options = recipeOf(*findInCatalogue(network));
    setup.options.batch = batch;
    setup.options.epochs = 1;
    setup.validationCount = 500;
    setup.threads = 2;
    return setup;
}

/// The image of the whole set that a run uses in its step `step`, from 0, of the first epoch.
std::int64_t imageOfStep(const PreparedTraining& run, int step) {
    ShuffledBatches batches(run.trainingPart, batch, run.trainer->options().seed);
    Batch content;
    if (!batches.fill(0, step, content)) return -1;
    return dynamic_cast<const SubsetView&>(*run.trainingPart).indexInWhole(content.samples[3]);
}

ParsedArguments argumentsFor(const QString& out) {
    ParsedArguments arguments;
    arguments.set(QStringLiteral("--out"), out);
    return arguments;
}

/// Keeps the errors that `signal` carries.
template <class Sender, class Signal>
std::shared_ptr<std::vector<Error>> errorsOf(const Sender& sender, Signal signal) {
    auto errors = std::make_shared<std::vector<Error>>();
    QObject::connect(&sender, signal, &sender, [errors](const Error& error) { errors->push_back(error); });
    return errors;
}

/// What is written to standard error while it lives; standard output goes nowhere.
class Captured {
public:
    Captured() {
        std::fflush(stdout);
        QFile null(QStringLiteral("/dev/null"));
        isOpen_ = file_.open() && null.open(QIODevice::WriteOnly);
        dup2(file_.handle(), STDERR_FILENO);
        dup2(null.handle(), STDOUT_FILENO);
    }
    ~Captured() { restore(); }
    QString text() {
        restore();
        QFile written(file_.fileName());
        return written.open(QIODevice::ReadOnly) ? QString::fromUtf8(written.readAll()) : QString();
    }
    bool isOpen() const { return isOpen_; }
    Captured(const Captured&) = delete;
    Captured& operator=(const Captured&) = delete;

private:
    void restore() {
        std::fflush(stdout);
        std::fflush(stderr);
        dup2(error_, STDERR_FILENO);
        dup2(output_, STDOUT_FILENO);
    }
    const int error_ = dup(STDERR_FILENO);
    const int output_ = dup(STDOUT_FILENO);
    QTemporaryFile file_;
    bool isOpen_ = false;
};

}  // namespace

class TestDataFaults : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void commandLineKeepsWhatItReached_data();
    void commandLineKeepsWhatItReached();
    void commandLineKeepsARunWhoseTestFails();
    void sessionPausesAndGoesOn();
    void testEvaluationFails();
    void picturesSayWhichFile();
};

void TestDataFaults::commandLineKeepsWhatItReached_data() {
    QTest::addColumn<bool>("json");
    QTest::newRow("plain") << false;
    QTest::newRow("json") << true;
}

void TestDataFaults::commandLineKeepsWhatItReached() {
    QFETCH(bool, json);
    constexpr int step = 37;
    const QTemporaryDir folder;
    const QString out = folder.filePath(QStringLiteral("net.fovea"));
    ParsedArguments arguments = argumentsFor(out);
    if (json) arguments.set(QStringLiteral("--json"), {});
    TrainJob job;
    job.setup = setupFor("lenet5");
    const auto images = std::make_shared<FailingDataset>(job.setup.data.training);
    job.setup.data.training = images;
    auto run = prepareTraining(job.setup);
    QVERIFY(run);
    images->failsAt = imageOfStep(*run, step);

    Captured captured;
    QVERIFY(captured.isOpen());
    const int status = trainAndSave(arguments, job, *run, {});
    const QString said = captured.text();
    QCOMPARE(status, int(ExitCouldNot));
    QVERIFY2(said.contains(QString::fromLatin1(FailingDataset::file)), qPrintable(said));
    QVERIFY2(said.contains(QStringLiteral("after step 37.")), qPrintable(said));

    const auto project = loadProject(out.toStdString());
    QVERIFY(project && project->checkpoint);
    QCOMPARE(project->checkpoint->step, std::int64_t{step});
    QCOMPARE(project->checkpoint->history.steps.size(), std::size_t{step});
    QVERIFY(project->weights);
    QCOMPARE(project->weights->values, run->trainer->network().weights().values);
}

void TestDataFaults::commandLineKeepsARunWhoseTestFails() {
    const QTemporaryDir folder;
    const QString out = folder.filePath(QStringLiteral("net.fovea"));
    ParsedArguments arguments = argumentsFor(out);
    arguments.set(QStringLiteral("--steps"), QStringLiteral("5"));
    TrainJob job;
    job.base.workspacesJson = "{\"see\":{}}";
    job.setup = setupFor("linear");
    const auto images = std::make_shared<FailingDataset>(job.setup.data.test);
    images->failsAt = 500;
    job.setup.data.test = images;
    auto run = prepareTraining(job.setup);
    QVERIFY(run);
    Captured captured;
    const int status = trainAndSave(arguments, job, *run, {});
    const QString said = captured.text();
    QCOMPARE(status, int(ExitCouldNot));
    QVERIFY2(said.contains(QString::fromLatin1(FailingDataset::file)), qPrintable(said));
    const auto project = loadProject(out.toStdString());
    QVERIFY(project && project->checkpoint);
    QCOMPARE(project->checkpoint->step, std::int64_t{5});
    QCOMPARE(project->workspacesJson, job.base.workspacesJson);
}

/// In the window: paused, with the error told and the state handed over; Play goes on when the drive is back.
void TestDataFaults::sessionPausesAndGoesOn() {
    TrainingSetup setup = setupFor("linear");
    const auto images = std::make_shared<FailingDataset>(setup.data.training);
    setup.data.training = images;
    const auto plain = prepareTraining(setup);
    QVERIFY(plain);
    const std::int64_t bad = imageOfStep(*plain, 20);

    TrainingSession session;
    const auto failed = errorsOf(session, &TrainingSession::failed);
    QSignalSpy checkpoints(&session, &TrainingSession::checkpointReady);
    session.prepare(setup, 1, false);
    QTRY_COMPARE_WITH_TIMEOUT(session.state(), TrainingSession::State::Paused, patience);
    images->failsAt = bad;
    session.play();
    QTRY_COMPARE_WITH_TIMEOUT(failed->size(), std::size_t{1}, patience);
    QCOMPARE(session.state(), TrainingSession::State::Paused);
    QVERIFY(failed->front() == FailingDataset::error());
    QCOMPARE(session.step(), std::int64_t{20});
    QCOMPARE(session.history().steps.size(), std::size_t{20});
    QVERIFY(checkpoints.count() >= 1 && session.checkpoint());
    QCOMPARE(session.checkpoint()->step, std::int64_t{20});

    images->failsAt = FailingDataset::never;
    session.play();
    QTRY_VERIFY_WITH_TIMEOUT(session.isFinished(), patience);
    QCOMPARE(failed->size(), std::size_t{1});
}

void TestDataFaults::testEvaluationFails() {
    const TrainingSetup setup = setupFor("linear");
    const auto images = std::make_shared<FailingDataset>(setup.data.test);
    images->failsAt = 700;
    ModelEvaluation test;
    const auto failed = errorsOf(test, &ModelEvaluation::failed);
    QSignalSpy finished(&test, &ModelEvaluation::finished);
    const auto model =
        std::make_shared<const Model>(Model{setup.spec, std::make_shared<const Weights>(initialWeights(setup.spec, 1)),
                                            Preprocessing::none(3), images->classNames()});
    test.start(model, images, {});
    QTRY_COMPARE_WITH_TIMEOUT(failed->size(), std::size_t{1}, patience);
    QVERIFY(failed->front() == FailingDataset::error());
    images->failsAt = FailingDataset::never;
    test.start(model, images, {});
    QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, patience);
    QCOMPARE(failed->size(), std::size_t{1});
}

void TestDataFaults::picturesSayWhichFile() {
    const auto images = std::make_shared<FailingDataset>(builtin().test);
    PictureChoice choice;
    QSignalSpy failed(&choice, &PictureChoice::failed);
    choice.setData(images);
    QCOMPARE(choice.gallery().size(), std::size_t{10});
    images->failsAt = 3;
    const QString before = choice.detail();
    choice.chooseSample(3);
    QCOMPARE(failed.count(), 1);
    QVERIFY(failed.at(0).at(0).toString().contains(QString::fromLatin1(FailingDataset::file)));
    QCOMPARE(choice.detail(), before);
    choice.setData(images);  // the gallery keeps what could be read
    QCOMPARE(choice.gallery().size(), std::size_t{3});
    QCOMPARE(failed.count(), 2);

    QVERIFY(imageOf(*images, 2));
    const auto picture = imageOf(*images, 3);
    QVERIFY(!picture && picture.error() == FailingDataset::error());
}

FOVEA_TEST(TestDataFaults)
#include "tst_data_faults.moc"
