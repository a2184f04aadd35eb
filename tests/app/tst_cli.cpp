// SPDX-License-Identifier: GPL-3.0-or-later
// Runs the real program, as scripts do.
#include <QCryptographicHash>
#include <QFile>
#include <QImage>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <csignal>

#include "core/exchange/microscope_file.h"
#include "core/exchange/project_file.h"
#include "core/json.h"
#include "tests/support/drawn_arrays.h"
#include "tests/support/register_test.h"
#include "tests/support/run_program.h"

using namespace fovea::test;
using nlohmann::json;

namespace {

/// Checksum of the weights in a project.
QByteArray weightsOf(const QString& path) {
    const auto project = fovea::loadProject(path.toStdString());
    if (!project || !project->weights) return {};
    const std::vector<float>& values = project->weights->values;
    return QCryptographicHash::hash(
        {reinterpret_cast<const char*>(values.data()), static_cast<qsizetype>(values.size() * sizeof(float))},
        QCryptographicHash::Sha256);
}

bool hasKeys(const json& object, std::initializer_list<const char*> keys) {
    return std::all_of(keys.begin(), keys.end(), [&](const char* key) { return object.contains(key); });
}

}  // namespace

class TestCli : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void describe_data();
    void describe();
    void receptiveFields();
    void describeListsEveryLayer();
    void status_data();
    void status();
    void trainReports();
    void noStepsWriteInitialWeights();
    void sameBits();
    void stopsChangeNoBit();
    void goesOnFromAnEpoch();
    void outlivesAKill();
    void resumeNeedsTheNetwork();
    void stopsAndReduces();
    void averagedWeights();
    void initialWeights();
    void optimizersAndSchedules();
    void interrupted();
    void readerGoesAway();
    void evalPredictExport();
    void compares();
    void rendersViews();
    void refusesForeignData();
    void numbersInAnyLocale();
    void benchMeasures();
    void benchShowsThePlan();
    void benchIsInterrupted();
    void windowWithoutDisplay();

private:
    QString path(const char* name) const { return folder_.filePath(QString::fromLatin1(name)); }
    /// The program with the built-in pictures read from a file instead of drawn.
    Outcome quickly(QString line) const {
        return program(line.replace(QStringLiteral("--data builtin"), QStringLiteral("--data ") + path("arrays")));
    }
    QTemporaryDir folder_;
};

void TestCli::initTestCase() {
    QVERIFY(folder_.isValid());
    QVERIFY(writeDrawnArrays(path("arrays")));
}

void TestCli::describe_data() {
    QTest::addColumn<QString>("network");
    QTest::addColumn<QString>("input");
    QTest::addColumn<qint64>("parameters");
    const auto row = [](const char* network, const char* input, qint64 parameters) {
        QTest::newRow(qPrintable(QStringLiteral("%1 %2").arg(QLatin1String(network), QLatin1String(input))))
            << QString::fromLatin1(network) << QString::fromLatin1(input) << parameters;
    };
    row("linear", "32x32x3", 30730);
    row("lenet5", "32x32x1", 61706);
    row("lenet5", "28x28x1", 61706);
    row("lenet5", "32x32x3", 62006);
    row("convnetjs-cifar", "32x32x3", 22466);
    row("tiny-vgg", "64x64x3", 19920);
    row("vgg-small", "32x32x3", 2196810);
    row("vgg-small-bn", "32x32x3", 2197706);
    row("resnet20", "32x32x3", 272474);
    row("resnet50", "224x224x3", 25557032);
    row("vgg-e", "224x224x3", 143667240);
    row("INPUT->[[CONV->RELU]*2->POOL]*3->FC", "32x32x3", 307498);
}

void TestCli::describe() {
    QFETCH(QString, network);
    QFETCH(QString, input);
    QFETCH(qint64, parameters);
    const Outcome outcome = program(QStringLiteral("describe %1 --input %2 --json").arg(network, input));
    QVERIFY2(outcome.status == 0, outcome.err.constData());
    QVERIFY(outcome.err.isEmpty());
    const auto lines = outcome.lines();
    QCOMPARE(lines.size(), std::size_t{1});
    const json& object = lines.front();
    QCOMPARE(object.at("parameters").get<qint64>(), parameters);
    qint64 sum = 0;
    for (const json& layer : object.at("layers")) sum += layer.at("parameters").get<qint64>();
    QCOMPARE(sum, parameters);
}

void TestCli::receptiveFields() {
    const Outcome outcome = program(QStringLiteral("describe convnetjs-cifar --json"));
    QCOMPARE(outcome.status, 0);
    std::vector<int> sizes;
    const json described = outcome.lines().at(0);
    for (const json& layer : described.at("layers"))
        if (layer.at("kind") == "conv2d" || layer.at("kind") == "max_pool2d")
            sizes.push_back(layer.at("receptive_field").at("height").get<int>());
    QCOMPARE(sizes, (std::vector<int>{5, 6, 14, 16, 32, 36}));
}

void TestCli::describeListsEveryLayer() {
    const json object = program(QStringLiteral("describe lenet5 --input 32x32x1 --batch 64 --json")).lines().at(0);
    QVERIFY(hasKeys(object, {"layers", "parameters", "macs", "activation_bytes", "training_bytes"}));
    const json& layers = object.at("layers");
    QCOMPARE(layers.at(0).at("kind").get<std::string>(), "input");
    bool flat = false;
    qint64 activationBytes = 0;
    for (const json& layer : layers) {
        QVERIFY(hasKeys(layer, {"id", "kind", "name", "output", "parameters", "macs", "receptive_field", "jump", "offset"}));
        const json& output = layer.at("output");
        activationBytes += 4 * output.at("height").get<qint64>() * output.at("width").get<qint64>() *
                           output.at("channels").get<qint64>();
        flat = flat || layer.at("kind") == "flatten";
        QCOMPARE(layer.at("receptive_field").is_null(), flat);
        QCOMPARE(layer.at("jump").is_null(), flat);
        QCOMPARE(layer.at("offset").is_null(), flat);
    }
    QVERIFY(flat);
    QCOMPARE(object.at("activation_bytes").get<qint64>(), activationBytes);
    QVERIFY(object.at("training_bytes").get<qint64>() > 64 * activationBytes / 4);
}

void TestCli::status_data() {
    QTest::addColumn<QString>("line");
    QTest::addColumn<int>("expected");
    QTest::addColumn<QString>("says");
    const auto row = [](const char* line, int status, const char* says) {
        QTest::newRow(line) << QString::fromUtf8(line) << status << QString::fromUtf8(says);
    };
    row("--help", 0, "fovea train NETWORK|PATTERN --data DATA");
    row("--version", 0, "Qt 6");
    row("train --help", 0, "--epochs N | --steps N");
    row("data list", 0, "cifar10");
    row("data info builtin", 0, "5000 training and 1000 test images");
    row("trian lenet5", 2, "Did you mean “train”?");
    row("--verison", 2, "Did you mean “--version”?");
    row("describe", 2, "describe NETWORK");
    row("describe lenet5 --bogus", 2, "does not know the option --bogus");
    row("describe lenet", 1, "Did you mean “lenet5”?");
    row("describe /nowhere/a.fovea", 1, "There is no file “/nowhere/a.fovea”");
    row("describe lenet5 --input 4x4x1", 1, "can't run yet");
    row("train lenet5 --data builtin --epochs 1 --steps 1", 2, "not both");
    row("train lenet5 --data builtni --steps 1", 1, "Did you mean “builtin”?");
    row("train lenet5 --data builtin --steps 1 --out /nowhere/a.fovea", 1, "There is no folder “/nowhere”");
    row("train lenet5 --data builtin --steps 1 --validation 5000", 1, "validation");
    row("train lenet5 --data builtin --steps 1 --resume /nowhere/a.fovea", 1, "/nowhere/a.fovea");
    row("train lenet5 --data builtin --schedule step:30", 2, "step:EPOCHS:FACTOR");
    row("train lenet5 --data builtin --plateau 5:2", 2, "EPOCHS:FACTOR");
    row("train lenet5 --data builtin --stop never", 2, "plateau:EPOCHS and accuracy:SHARE");
    row("train lenet5 --data builtin --epochs 3 --stop epochs:2", 2, "--stop epochs:N, not both");
    row("eval /nowhere/a.fovea --data builtin", 1, "There is no file");
    row("predict /nowhere/a.fovea a.png", 1, "There is no file");
    row("export a.fovea --to a.txt", 2, "does not say which format is meant");
    row("export /nowhere/a.fovea --to a.onnx", 1, "There is no file");
    row("data nonsense", 2, "list, prepare, info DATA or fetch NAME");
}

void TestCli::status() {
    QFETCH(QString, line);
    QFETCH(int, expected);
    QFETCH(QString, says);
    const Outcome outcome = program(line);
    QCOMPARE(outcome.status, expected);
    const QString text = QString::fromUtf8(expected == 0 ? outcome.out : outcome.err);
    QVERIFY2(text.contains(says), qPrintable(text));
}

void TestCli::trainReports() {
    const Outcome outcome = program(
        QStringLiteral("train linear --data builtin --epochs 1 --batch 100 --validation 1000 --threads 2 --json"));
    QVERIFY2(outcome.status == 0, outcome.err.constData());
    const auto lines = outcome.lines();
    QCOMPARE(lines.size(), std::size_t{40 + 1 + 1});  // 4,000 images in 40 steps, the epoch, the end
    for (std::size_t i = 0; i < 40; ++i) {
        QVERIFY(hasKeys(lines[i], {"step", "epoch", "loss", "train_accuracy", "images_per_second"}));
        QCOMPARE(lines[i].at("step").get<std::size_t>(), i + 1);
        QVERIFY(!lines[i].contains("validation_loss"));
    }
    QVERIFY(hasKeys(lines[40], {"step", "epoch", "loss", "train_accuracy", "images_per_second", "validation_loss",
                                "validation_accuracy"}));
    QVERIFY(lines[41].at("done").get<bool>());
    QVERIFY(lines[41].at("seconds").get<double>() > 0);
    const double accuracy = lines[41].at("test_accuracy").get<double>();
    QVERIFY2(accuracy > 0.12 && accuracy <= 1, qPrintable(QString::number(accuracy)));
}

void TestCli::noStepsWriteInitialWeights() {
    const QString common = QStringLiteral("train lenet5 --data builtin --steps 0 --out ");
    QCOMPARE(quickly(common + path("a.fovea")).status, 0);
    QCOMPARE(quickly(common + path("b.fovea") + QStringLiteral(" --threads 1")).status, 0);
    QCOMPARE(quickly(common + path("c.fovea") + QStringLiteral(" --seed 2")).status, 0);
    QVERIFY(!weightsOf(path("a.fovea")).isEmpty());
    QCOMPARE(weightsOf(path("a.fovea")), weightsOf(path("b.fovea")));
    QVERIFY(weightsOf(path("a.fovea")) != weightsOf(path("c.fovea")));
}

void TestCli::sameBits() {
    const QString common = QStringLiteral("train lenet5 --data builtin --batch 32 ");
    QCOMPARE(quickly(common + QStringLiteral("--threads 1 --steps 12 --out ") + path("one.fovea")).status, 0);
    QCOMPARE(quickly(common + QStringLiteral("--threads 2 --steps 12 --out ") + path("two.fovea")).status, 0);
    QCOMPARE(quickly(common + QStringLiteral("--threads 2 --steps 5 --out ") + path("half.fovea")).status, 0);
    QVERIFY(weightsOf(path("half.fovea")) != weightsOf(path("one.fovea")));
    const Outcome resumed =
        quickly(QStringLiteral("train lenet5 --data builtin --threads 1 --steps 12 --json --resume ") +
                path("half.fovea") + QStringLiteral(" --out ") + path("resumed.fovea"));
    QVERIFY2(resumed.status == 0, resumed.err.constData());
    QCOMPARE(resumed.lines().at(0).at("step").get<int>(), 6);
    QVERIFY(!weightsOf(path("one.fovea")).isEmpty());
    QCOMPARE(weightsOf(path("two.fovea")), weightsOf(path("one.fovea")));
    QCOMPARE(weightsOf(path("resumed.fovea")), weightsOf(path("one.fovea")));
}

void TestCli::stopsChangeNoBit() {
    const QString common = QStringLiteral("train lenet5 --data builtin --batch 64 --json ");
    const auto hashOf = [&](const QString& rest) {
        const Outcome outcome = quickly(common + rest);
        return outcome.status == 0 ? outcome.lines().back().at("weights_sha256").get<std::string>()
                                   : outcome.err.toStdString();
    };
    // 90 steps are an epoch of 71 and a part.
    const std::string straight = hashOf(QStringLiteral("--threads 1 --steps 90 --out ") + path("straight.fovea"));
    QCOMPARE(straight.size(), std::size_t{64});
    QString before;
    std::string hash;
    const std::pair<int, int> stops[] = {{1, 2}, {2, 1}, {70, 4}, {71, 2}, {72, 3}, {90, 2}};
    for (const auto& [step, threads] : stops) {
        const QString file = folder_.filePath(QStringLiteral("stop%1.fovea").arg(step));
        hash = hashOf(QStringLiteral("--threads %1 --steps %2 --out %3%4")
                          .arg(threads)
                          .arg(step)
                          .arg(file, before.isEmpty() ? QString() : QStringLiteral(" --resume ") + before));
        before = file;
    }
    QCOMPARE(hash, straight);
    const auto described = quickly(QStringLiteral("describe --json ") + before).lines();
    QCOMPARE(described.back().at("weights_sha256").get<std::string>(), straight);
}

void TestCli::goesOnFromAnEpoch() {
    const QString common = QStringLiteral("train linear --data builtin --batch 256 --json ");
    const Outcome straight = quickly(common + QStringLiteral("--epochs 3 --out ") + path("three.fovea"));
    QVERIFY2(straight.status == 0, straight.err.constData());
    const Outcome branch = quickly(common + QStringLiteral("--epochs 3 --from-epoch 1 --resume ") +
                                   path("three.fovea") + QStringLiteral(" --out ") + path("branch.fovea"));
    QVERIFY2(branch.status == 0, branch.err.constData());
    QVERIFY(branch.lines().back().at("weights_sha256") == straight.lines().back().at("weights_sha256"));
    const auto project = fovea::loadProject(path("branch.fovea").toStdString());
    QVERIFY(project && project->checkpoint);
    QCOMPARE(project->runNumber, 2);
    QCOMPARE(project->pastRuns.size(), std::size_t{1});
    QCOMPARE(project->checkpoint->kept.size(), std::size_t{3});
    const Outcome missing =
        quickly(common + QStringLiteral("--epochs 3 --from-epoch 9 --resume ") + path("three.fovea"));
    QCOMPARE(missing.status, 1);
    QVERIFY2(missing.err.contains("It keeps: 1, 2, 3."), missing.err.constData());
    const Outcome alone = quickly(common + QStringLiteral("--epochs 3 --from-epoch 1"));
    QCOMPARE(alone.status, 2);
    // A run that explodes tells of the way back, and leaves the file as it was saved last.
    const Outcome wild = quickly(common + QStringLiteral("--epochs 50 --lr 1e6 --resume ") + path("three.fovea") +
                                 QStringLiteral(" --out ") + path("wild.fovea"));
    QCOMPARE(wild.status, 1);
    QVERIFY2(wild.err.contains("diverged at step"), wild.err.constData());
    if (QFile::exists(path("wild.fovea"))) {
        QVERIFY2(wild.err.contains("--from-epoch"), wild.err.constData());
        QVERIFY(fovea::loadProject(path("wild.fovea").toStdString()).hasValue());
    }
}

void TestCli::outlivesAKill() {
    const QString file = path("killed.fovea");
    QProcess process;
    process.setProcessEnvironment(environment());
    process.start(QStringLiteral(FOVEA_PROGRAM),
                  QStringLiteral("train linear --data builtin --batch 256 --epochs 100000 --json --out %1")
                      .arg(file)
                      .split(QChar(u' ')));
    const auto epochs = [&] {
        const auto project = fovea::loadProject(file.toStdString());
        return project && project->checkpoint ? project->checkpoint->history.epochs.size() : 0;
    };
    QTRY_VERIFY_WITH_TIMEOUT(epochs() >= 2, 60000);
    process.kill();
    QVERIFY(process.waitForFinished(60000));
    QVERIFY(process.exitStatus() == QProcess::CrashExit);
    const std::size_t reached = epochs();
    QVERIFY(reached >= 2);
    const Outcome resumed = program(
        QStringLiteral("train linear --data builtin --json --epochs %1 --resume %2").arg(reached + 1).arg(file));
    QVERIFY2(resumed.status == 0, resumed.err.constData());
}

void TestCli::resumeNeedsTheNetwork() {
    QCOMPARE(quickly(QStringLiteral("train linear --data builtin --steps 1 --out ") + path("linear.fovea")).status, 0);
    const Outcome outcome =
        quickly(QStringLiteral("train mlp --data builtin --steps 2 --resume ") + path("linear.fovea"));
    QCOMPARE(outcome.status, 2);
    QVERIFY2(outcome.err.contains("another network"), outcome.err.constData());
}

/// Its options beside the usual ones: what a run was told is what the file says, and what a resumed one goes on with.
void TestCli::optimizersAndSchedules() {
    const QString common = QStringLiteral(
        "train linear --data builtin --batch 500 --optimizer rmsprop --alpha 0.9 --momentum 0.5 --lr 0.001 "
        "--schedule step:1:0.5 --json --out ");
    const Outcome whole = quickly(common + path("whole.fovea") + QStringLiteral(" --steps 20"));
    QVERIFY2(whole.status == 0, whole.err.constData());
    QVERIFY2(whole.err.isEmpty(), whole.err.constData());
    QCOMPARE(quickly(common + path("half.fovea") + QStringLiteral(" --steps 12")).status, 0);
    const auto half = fovea::loadProject(path("half.fovea").toStdString());
    QVERIFY(half && half->checkpoint);
    QVERIFY(half->checkpoint->options.optimizer ==
            fovea::OptimizerOptions(fovea::RmsPropOptions{.alpha = 0.9F, .momentum = 0.5F}));
    QVERIFY(half->checkpoint->options.schedule == fovea::RateSchedule(fovea::StepRate{1, 0.5F}));
    QCOMPARE(half->checkpoint->history.steps[8].learningRate, 0.001F);
    QCOMPARE(half->checkpoint->history.steps[9].learningRate, 0.0005F);  // 4,500 images, nine steps an epoch
    const QString resume = QStringLiteral("train linear --data builtin --steps 20 --json --resume ") +
                           path("half.fovea") + QStringLiteral(" --out ");
    QCOMPARE(quickly(resume + path("resumed.fovea")).status, 0);
    QCOMPARE(weightsOf(path("resumed.fovea")), weightsOf(path("whole.fovea")));
    const Outcome changed =
        quickly(resume + path("changed.fovea") + QStringLiteral(" --momentum 0.25 --schedule constant --beta1 0.5"));
    QCOMPARE(changed.status, 0);
    QVERIFY2(changed.err.contains("--schedule is taken from"), changed.err.constData());
    QVERIFY2(changed.err.contains("--beta1 has no effect with RMSProp"), changed.err.constData());
    QVERIFY(weightsOf(path("changed.fovea")) != weightsOf(path("whole.fovea")));
    const auto end = fovea::loadProject(path("changed.fovea").toStdString());
    QVERIFY(end->checkpoint->changes == (std::vector<fovea::OptionChange>{{12, {{"momentum", 0.25F}}}}));
}

/// Why a run has ended is its last word but one, and the file keeps it; a resumed run ends there, too, unless it is told otherwise.
void TestCli::stopsAndReduces() {
    const Outcome reached = quickly(
        QStringLiteral("train linear --data builtin --batch 500 --epochs 9 --stop accuracy:0.01,plateau:8 --out ") +
        path("reached.fovea"));
    QVERIFY2(reached.status == 0 && reached.err.isEmpty(), reached.err.constData());
    QVERIFY2(reached.out.contains("Stopped after epoch 1: ") && reached.out.contains("Done in"), reached.out.constData());
    const QString resume = QStringLiteral("train linear --data builtin --epochs 3 --json --resume ") + path("reached.fovea");
    const Outcome again = quickly(resume);
    QVERIFY(again.lines().back().at("step") == 9 && again.lines().back().at("stopped_by") == "accuracy");
    const Outcome on = quickly(resume + QStringLiteral(" --stop none"));
    QVERIFY(on.lines().back().at("step") == 27 && !on.lines().back().contains("stopped_by"));
    const Outcome counted =
        quickly(QStringLiteral("train linear --data builtin --stop epochs:3 --json --resume ") + path("reached.fovea"));
    QVERIFY(counted.lines().back().at("step") == 9 && counted.lines().back().at("stopped_by") == "accuracy");
    // The window takes rules away without a step.
    auto changed = fovea::loadProject(path("reached.fovea").toStdString());
    QVERIFY(changed && changed->options.stop.any());
    changed->options.stop = {};
    QVERIFY(fovea::saveProject(*changed, path("ruleless.fovea").toStdString()));
    const Outcome ruleless =
        quickly(QStringLiteral("train linear --data builtin --epochs 3 --json --resume ") + path("ruleless.fovea"));
    QVERIFY(ruleless.lines().back().at("step") == 27);
    // No epoch after the first is a gain.
    const Outcome reduced = quickly(
        QStringLiteral("train linear --data builtin --batch 500 --lr 2e-8 --plateau 1:0.1 --stop epochs:3 --json --out ") +
        path("reduced.fovea"));
    QVERIFY2(reduced.status == 0, reduced.err.constData());
    QVERIFY(reduced.out.contains("\"reduced_rate\":2e-09"));
    const auto project = fovea::loadProject(path("reduced.fovea").toStdString());
    QVERIFY(project && project->checkpoint->changes.size() == 1);
    QCOMPARE(project->checkpoint->changes[0].step, std::int64_t{18});
    QCOMPARE(project->checkpoint->options.plateau, (fovea::PlateauRate{1, 0.1F}));
}

/// The file has the average, which is what was tried; a run that goes on from it has the bits of one that went straight.
void TestCli::averagedWeights() {
    const QString common = QStringLiteral("train linear --data builtin --batch 500 --ema 0.9 --optimizer muon --json ");
    const Outcome whole = quickly(common + QStringLiteral("--threads 1 --steps 20 --out ") + path("whole.fovea"));
    QVERIFY2(whole.status == 0 && whole.err.isEmpty(), whole.err.constData());
    QCOMPARE(quickly(common + QStringLiteral("--threads 3 --steps 12 --out ") + path("half.fovea")).status, 0);
    const Outcome resumed =
        quickly(QStringLiteral("train linear --data builtin --steps 20 --json --ema 0.5 --threads 2 --resume ") +
                path("half.fovea") + QStringLiteral(" --out ") + path("resumed.fovea"));
    QVERIFY2(resumed.status == 0 && resumed.err.contains("--ema is taken from"), resumed.err.constData());
    QVERIFY(resumed.lines().back().at("weights_sha256") == whole.lines().back().at("weights_sha256"));
    const auto project = fovea::loadProject(path("resumed.fovea").toStdString());
    QVERIFY(project && project->checkpoint && !project->checkpoint->fast.empty());
    QVERIFY(project->weights->values != project->checkpoint->fast);
    const Outcome tried = quickly(QStringLiteral("eval %1 --data builtin --json").arg(path("resumed.fovea")));
    QVERIFY(tried.lines().back().at("accuracy") == whole.lines().back().at("test_accuracy"));
    const Outcome both = quickly(QStringLiteral("train linear --data builtin --ema 0.9 --swa 1"));
    QCOMPARE(both.status, 2);
    QVERIFY2(both.err.contains("--ema and --swa"), both.err.constData());
}

void TestCli::initialWeights() {
    const Outcome made =
        quickly(QStringLiteral("train lenet5 --data builtin --init zero --steps 0 --out ") + path("zero.fovea"));
    QVERIFY2(made.status == 0, made.err.constData());
    const auto project = fovea::loadProject(path("zero.fovea").toStdString());
    QVERIFY(project && project->options.initialisation == fovea::Initialisation::Zero);
    QVERIFY(std::ranges::all_of(project->weights->values, [](float value) { return value == 0; }));
    const Outcome table = quickly(QStringLiteral("describe lenet5 --init small --json"));
    QVERIFY2(table.status == 0, table.err.constData());
    const auto said = table.lines().back();
    const auto& spreads = said.at("first_activations");
    QCOMPARE(spreads.size(), said.at("layers").size());
    QVERIFY(std::abs(spreads.front().at("deviation").get<double>() - 1) < 0.05);
    QVERIFY(spreads.back().at("deviation").get<double>() < 0.01);
    QVERIFY(!quickly(QStringLiteral("describe lenet5 --json")).lines().back().contains("first_activations"));
    const Outcome seed = quickly(QStringLiteral("describe lenet5 --seed 5"));
    QVERIFY2(seed.status == 2 && seed.err.contains("--seed has no effect without --init"), seed.err.constData());
}

void TestCli::interrupted() {
    QProcess process;
    process.setProcessEnvironment(environment());
    process.start(QStringLiteral(FOVEA_PROGRAM),
                  QStringLiteral("train linear --data builtin --epochs 100000 --json --out %1")
                      .arg(path("stopped.fovea"))
                      .split(QChar(u' ')));
    QVERIFY(process.waitForReadyRead(60000));
    ::kill(static_cast<pid_t>(process.processId()), SIGINT);
    QVERIFY(process.waitForFinished(60000));
    const QByteArray err = process.readAllStandardError();
    QVERIFY(process.exitStatus() == QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 0);
    QVERIFY2(err.contains("Stopped at your request") && err.contains("Wrote"), err.constData());
    const auto project = fovea::loadProject(path("stopped.fovea").toStdString());
    QVERIFY(project && project->checkpoint);
    QVERIFY(project->checkpoint->step > 0);
    const QByteArray last = process.readAllStandardOutput().trimmed().split('\n').constLast();
    QVERIFY(!json::parse(last.toStdString()).at("done").get<bool>());
}

void TestCli::readerGoesAway() {
    QProcess shell;
    shell.setProcessEnvironment(environment());
    shell.start(QStringLiteral("/bin/sh"),
                {QStringLiteral("-c"),
                 QStringLiteral("\"$0\" train linear --data builtin --epochs 100000 --json --out \"$1\" | head -n 2"),
                 QStringLiteral(FOVEA_PROGRAM), path("piped.fovea")});
    QVERIFY(shell.waitForFinished(60000));
    QCOMPARE(shell.readAllStandardOutput().count('\n'), qsizetype{2});
    const auto project = fovea::loadProject(path("piped.fovea").toStdString());
    QVERIFY(project && project->checkpoint);
    QVERIFY(project->checkpoint->step > 0);
}

void TestCli::compares() {
    const QString better = path("better.fovea"), worse = path("worse.fovea"), other = path("other.fovea");
    for (const auto& [file, options] :
         {std::pair(better, "--steps 60"), std::pair(worse, "--steps 1"), std::pair(other, "--steps 1 --seed 5")})
        QCOMPARE(
            quickly(QStringLiteral("train lenet5 --data builtin %1 --json --out %2").arg(QLatin1String(options), file))
                .status,
            0);
    // The same images held back: those are taken, and the test images stay sealed.
    const Outcome compared = quickly(QStringLiteral("compare %1 %2 --data builtin --json").arg(better, worse));
    QVERIFY2(compared.status == 0, compared.err.constData());
    const json found = compared.lines().at(0);
    QCOMPARE(found.at("split").get<std::string>(), std::string("validation"));
    QCOMPARE(found.at("images").get<qint64>(), 500);
    QVERIFY(found.at("only_first").get<qint64>() > found.at("only_second").get<qint64>());
    QVERIFY(found.at("mcnemar_p").get<double>() < 0.05);
    const auto right = [&](std::size_t i) { return found.at("models").at(i).at("right").get<qint64>(); };
    QCOMPARE(right(0) - right(1), found.at("only_first").get<qint64>() - found.at("only_second").get<qint64>());
    const Outcome words = quickly(QStringLiteral("compare %1 %2 --data builtin").arg(better, worse));
    QVERIFY(words.out.contains("better.fovea is better on these images."));
    QVERIFY(words.out.contains("McNemar"));
    const Outcome same = quickly(QStringLiteral("compare %1 %1 --data builtin").arg(worse));
    QVERIFY(same.out.contains("right and wrong on the same images"));

    // Another seed held other images back; the test images are opened only when they are named.
    const Outcome onTest =
        quickly(QStringLiteral("compare %1 %2 --data builtin --split test --json").arg(better, other));
    QCOMPARE(json(onTest.lines().at(0)).at("split").get<std::string>(), std::string("test"));
    const Outcome refused = quickly(QStringLiteral("compare %1 %2 --data builtin").arg(better, other));
    QCOMPARE(refused.status, 1);
    QVERIFY(refused.err.contains("did not hold the same images"));
}

void TestCli::evalPredictExport() {
    const QString model = path("model.fovea");
    const Outcome trained = program(QStringLiteral("train lenet5 --data builtin --steps 60 --json --out ") + model);
    QVERIFY2(trained.status == 0, trained.err.constData());
    const double testAccuracy = trained.lines().back().at("test_accuracy").get<double>();

    const Outcome evaluated = program(QStringLiteral("eval %1 --data builtin --json").arg(model));
    QVERIFY2(evaluated.status == 0, evaluated.err.constData());
    const json eval = evaluated.lines().at(0);
    QVERIFY(hasKeys(eval, {"accuracy", "loss", "per_class", "confusion"}));
    QCOMPARE(eval.at("accuracy").get<double>(), testAccuracy);
    QCOMPARE(eval.at("per_class").size(), std::size_t{10});
    QCOMPARE(eval.at("confusion").size(), std::size_t{10});
    qint64 images = 0;
    for (const json& row : eval.at("confusion"))
        for (const json& count : row) images += count.get<qint64>();
    QCOMPARE(images, 1000);
    QCOMPARE(eval.at("images").get<qint64>(), 1000);
    const json interval = eval.at("accuracy_interval");
    QVERIFY(interval.at(0) < testAccuracy && interval.at(1) > testAccuracy);
    QVERIFY(eval.at("top").at("k") == 5 && eval.at("top").at("right").get<double>() >= 1000 * testAccuracy);
    QCOMPARE(eval.at("calibration").at("bins").size(), std::size_t{15});
    const json temperature = eval.at("calibration").at("temperature");
    QCOMPARE(temperature.at("images").get<qint64>(), 500);
    QVERIFY(temperature.at("value").get<double>() > 0);
    qint64 taken = 0;
    for (const json& row : eval.at("per_class")) {
        const double recall = row.at("recall").get<double>();
        QVERIFY(row.at("recall_interval").at(0).get<double>() <= recall);
        QVERIFY(row.at("recall_interval").at(1).get<double>() >= recall);
        taken += row.at("images").get<qint64>();
    }
    QCOMPARE(taken, 1000);
    // The images that the run held back: those of its own last validation.
    const Outcome validated = program(QStringLiteral("eval %1 --data builtin --split validation --json").arg(model));
    QVERIFY2(validated.status == 0, validated.err.constData());
    QCOMPARE(json(validated.lines().at(0)).at("images").get<qint64>(), 500);
    const auto project = fovea::loadProject(model.toStdString());
    QVERIFY(project && project->checkpoint && project->checkpoint->step == 60);

    QImage picture(80, 60, QImage::Format_RGB32);
    picture.fill(Qt::darkGreen);
    QVERIFY(picture.save(path("a picture.png")));
    const Outcome predicted =
        program({QStringLiteral("predict"), model, path("a picture.png"), path("none.png"), QStringLiteral("--json")});
    QCOMPARE(predicted.status, 1);  // the second picture does not exist; the first is answered all the same
    QVERIFY(predicted.err.contains("none.png"));
    const json guess = predicted.lines().at(0);
    QCOMPARE(guess.at("file").get<std::string>(), path("a picture.png").toStdString());
    QCOMPARE(guess.at("classes").size(), std::size_t{10});
    double sum = 0;
    double before = 1;
    for (const json& entry : guess.at("classes")) {
        const double probability = entry.at("probability").get<double>();
        QVERIFY(probability <= before);
        before = probability;
        sum += probability;
    }
    QVERIFY(qAbs(sum - 1) < 1e-4);

    const Outcome exported = program(QStringLiteral("export %1 --to %2").arg(model, path("model.onnx")));
    QVERIFY2(exported.status == 0, exported.err.constData());
    QVERIFY(QFile(path("model.onnx")).size() > 200000);  // 62,006 floats and the graph

    // The exported file is a model too: it is described, and says the same of the picture.
    const Outcome described = program(QStringLiteral("describe %1 --json").arg(path("model.onnx")));
    QVERIFY2(described.status == 0, described.err.constData());
    QCOMPARE(described.lines().front().at("parameters").get<int>(), 62006);
    const Outcome again =
        program({QStringLiteral("predict"), path("model.onnx"), path("a picture.png"), QStringLiteral("--json")});
    QVERIFY2(again.status == 0, again.err.constData());
    QVERIFY(again.lines().front().at("classes") == guess.at("classes"));
    const Outcome outside =
        program(QStringLiteral("export %1 --to %2 --format onnx-metadata").arg(path("model.onnx"), path("plain.onnx")));
    QVERIFY2(outside.status == 0, outside.err.constData());
    const Outcome third =
        program({QStringLiteral("predict"), path("plain.onnx"), path("a picture.png"), QStringLiteral("--json")});
    QVERIFY(third.lines().front().at("classes") == guess.at("classes"));
}

void TestCli::rendersViews() {
    const QString model = path("rendered.fovea");
    QCOMPARE(program(QStringLiteral("train lenet5 --data builtin --steps 3 --out ") + model).status, 0);
    const QString seen = path("seen.json");
    QCOMPARE(program(QStringLiteral("train linear --data builtin --steps 81 --microscope ") + seen).status, 0);
    const auto series = fovea::loadMicroscope(seen.toStdString());
    QVERIFY(series && series->samples.size() == 2 && series->layers.size() == 1);
    // A project is not replaced by what was seen of a run.
    QVERIFY(program(QStringLiteral("train linear --data builtin --steps 1 --microscope ") + model).status != 0);
    QVERIFY(fovea::loadProject(model.toStdString()).hasValue());
    QImage picture(32, 32, QImage::Format_RGB32);
    picture.fill(Qt::red);
    QVERIFY(picture.save(path("red.png")));
    const QStringList views{QStringLiteral("canvas"), QStringLiteral("filters"), QStringLiteral("curves"),
                            QStringLiteral("landscape --data builtin --images 20 --side 3"),
                            QStringLiteral("activations --image %1").arg(path("red.png")),
                            QStringLiteral("thumbnails --image %1").arg(path("red.png"))};
    for (const QString& view : views + QStringList{QStringLiteral("microscope")}) {
        QFile::remove(path("view.png"));
        const Outcome outcome =
            program(QStringLiteral("render %1 --view %2 --out %3")
                        .arg(view == QStringLiteral("microscope") ? seen : model, view, path("view.png")));
        QVERIFY2(outcome.status == 0, outcome.err.constData());
        const QImage drawn(path("view.png"));
        QVERIFY2(drawn.width() > 600 && drawn.height() > 200, qPrintable(view));
        QImage plain(drawn.size(), drawn.format());
        plain.fill(drawn.pixel(0, 0));
        QVERIFY2(drawn != plain, qPrintable(view));
    }
    QCOMPARE(program(QStringLiteral("render linear --view filters --out ") + path("view.png")).status, 1);
    // Thumbnails need a picture, and no training.
    const QString thumbnails = QStringLiteral("render lenet5 --view thumbnails --force --out ") + path("view.png");
    QCOMPARE(program(thumbnails).status, 2);
    QCOMPARE(program(thumbnails + QStringLiteral(" --image ") + path("red.png")).status, 0);
    const QImage withMaps(path("view.png"));
    QCOMPARE(program(QStringLiteral("render lenet5 --view canvas --force --out ") + path("view.png")).status, 0);
    QCOMPARE(withMaps.size(), QImage(path("view.png")).size());
    QVERIFY(withMaps != QImage(path("view.png")));
    const QString landscape =
        QStringLiteral("render %1 --view landscape --out %2 --force ").arg(model, path("view.png"));
    QCOMPARE(program(landscape).status, 2);  // of which images?
    // Three steps end no epoch, so that no plane is spanned.
    QCOMPARE(program(landscape + QStringLiteral("--data builtin --directions path")).status, 1);
    QCOMPARE(program(QStringLiteral("render %1 --view activations --out %2").arg(model, path("view.png"))).status, 2);
}

void TestCli::refusesForeignData() {
    const QString file = path("grey.json");
    QFile network(file);
    QVERIFY(network.open(QIODevice::WriteOnly));
    network.write(
        R"({"nodes":[{"id":1,"name":"Input 1","kind":"input","height":28,"width":28,"channels":1},)"
        R"({"id":2,"name":"Flatten 1","kind":"flatten"},{"id":3,"name":"Dense 1","kind":"dense","units":10}],)"
        R"("edges":[[1,2],[2,3]]})");
    network.close();
    QCOMPARE(program(QStringLiteral("describe ") + file).status, 0);
    const Outcome outcome = program(QStringLiteral("train %1 --data builtin --steps 1").arg(file));
    QCOMPARE(outcome.status, 1);
    QVERIFY2(outcome.err.contains("28x28x1") && outcome.err.contains("32x32x3"), outcome.err.constData());
}

void TestCli::numbersInAnyLocale() {
    QProcess process;
    QProcessEnvironment vietnamese = environment();
    vietnamese.insert(QStringLiteral("LC_ALL"), QStringLiteral("vi_VN.UTF-8"));
    process.setProcessEnvironment(vietnamese);
    process.start(QStringLiteral(FOVEA_PROGRAM),
                  QStringLiteral("train linear --data builtin --steps 2 --lr 0.001 --json").split(QChar(u' ')));
    QVERIFY(process.waitForFinished(120000));
    QCOMPARE(process.exitCode(), 0);
    const Outcome outcome{0, process.readAllStandardOutput(), {}};
    const auto plain = program(QStringLiteral("train linear --data builtin --steps 2 --lr 0.001 --json")).lines();
    QCOMPARE(outcome.lines().at(1).at("loss").get<double>(), plain.at(1).at("loss").get<double>());
}

void TestCli::benchMeasures() {
    const Outcome outcome = program(QStringLiteral("bench linear --batch 8 --threads 2 --seconds 0.1 --json"));
    QVERIFY2(outcome.status == 0, outcome.err.constData());
    const auto lines = outcome.lines();
    QCOMPARE(lines.size(), std::size_t{2});
    QVERIFY(hasKeys(lines[0], {"fma_gflops", "gemm_gflops"}));
    QVERIFY(lines[0].at("fma_gflops").get<double>() > 0);
    QVERIFY(hasKeys(lines[1], {"network", "batch", "threads", "train_images_per_second", "infer_images_per_second",
                               "single_image_ms"}));
    QCOMPARE(lines[1].at("network").get<std::string>(), std::string("linear"));
    QCOMPARE(lines[1].at("batch").get<int>(), 8);
    QCOMPARE(lines[1].at("threads").get<int>(), 2);
    QVERIFY(lines[1].at("train_images_per_second").get<double>() > 0);
    QVERIFY(lines[1].at("single_image_ms").get<double>() > 0);
}

void TestCli::benchShowsThePlan() {
    const Outcome outcome = program(QStringLiteral("bench lenet5 resnet20 --plan --json"));
    QVERIFY2(outcome.status == 0, outcome.err.constData());
    const auto lines = outcome.lines();
    QCOMPARE(lines.size(), std::size_t{2});
    QCOMPARE(lines[0].at("batch").get<int>(), 64);
    QCOMPARE(lines[0].at("layers").size(), std::size_t{13});
    QCOMPARE(lines[1].at("batch").get<int>(), 128);
    QVERIFY(lines[1].at("arena_bytes").get<qint64>() > 0);
    // One table for each, and nothing is measured.
    const Outcome text = program(QStringLiteral("bench lenet5 --plan"));
    QCOMPARE(text.status, 0);
    QVERIFY(text.out.contains("Conv 1") && !text.out.contains("GFLOP"));
}

void TestCli::benchIsInterrupted() {
    QProcess process;
    process.setProcessEnvironment(environment());
    process.start(QStringLiteral(FOVEA_PROGRAM), {QStringLiteral("bench"), QStringLiteral("--json")});
    while (!process.canReadLine()) QVERIFY(process.waitForReadyRead(60000));  // the computer is done, a network begins
    ::kill(static_cast<pid_t>(process.processId()), SIGINT);
    QVERIFY(process.waitForFinished(60000));
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 1);
    QVERIFY(process.readAllStandardError().contains("Stopped at your request"));
}

void TestCli::windowWithoutDisplay() {
    const Outcome outcome = program(QStringList());
    QCOMPARE(outcome.status, 1);
    QVERIFY2(outcome.err.contains("no display") && outcome.err.contains("fovea train"), outcome.err.constData());
}

FOVEA_TEST(TestCli)
#include "tst_cli.moc"
