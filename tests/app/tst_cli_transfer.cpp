// SPDX-License-Identifier: GPL-3.0-or-later
// Transfer learning on the command line: freezing with augmentation, rates, another head.
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

#include "core/exchange/project_file.h"
#include "core/training/layer_training.h"
#include "tests/support/register_test.h"
#include "tests/support/run_program.h"

using namespace fovea;
using fovea::test::Outcome;
using fovea::test::program;

class TestCliTransfer : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void runsAreRepeatable();
    void resumesWithItsInputs();
    void newHeadKeepsTheRest();
    void describesWhatIsFrozen();
    void refuses_data();
    void refuses();

private:
    QString path(const char* name) const { return dir_.filePath(QString::fromLatin1(name)); }
    QString hashOf(const QString& options) {
        const Outcome outcome =
            program(QStringLiteral("train lenet5 --data builtin --batch 20 --validation 4400 --json ") + options);
        return outcome.status == 0 ? QString::fromStdString(outcome.lines().back()["weights_sha256"].get<std::string>())
                                   : QString::fromUtf8(outcome.err);
    }

    QTemporaryDir dir_;
};

/// The same bits on any number of threads and after a resume, with augmentation, mixtures, decay and clipping.
void TestCliTransfer::runsAreRepeatable() {
    const QString spec = QStringLiteral(
        "--augment flip,translate:4,mixup:0.2:0.5 --weight-decay 0.01 --clip 1 "
        "--freeze up-to:conv2 --rates dense1=0.5 --no-decay biases ");
    const QString alone = hashOf(spec + QStringLiteral("--steps 8 --threads 1"));
    QVERIFY2(alone.size() == 64, qPrintable(alone));
    for (const char* threads : {"2", "3", "7"})
        QCOMPARE(hashOf(spec + QStringLiteral("--steps 8 --threads ") + QLatin1String(threads)), alone);
    const QString file = path("half.fovea");
    QVERIFY(hashOf(spec + QStringLiteral("--steps 3 --threads 3 --out ") + file) != alone);
    QCOMPARE(hashOf(QStringLiteral("--steps 8 --threads 7 --resume ") + file), alone);
    QVERIFY(hashOf(QStringLiteral("--steps 8")) != alone);
}

/// What a run began with says how it sees pictures, also once it goes on: the part that it trains on, another one here,
/// has another mean.
void TestCliTransfer::resumesWithItsInputs() {
    const QString first = path("inputs.fovea");
    const QString half = path("half-inputs.fovea");
    QCOMPARE(program(QStringLiteral("train lenet5 --data builtin --steps 2 --out ") + first).status, 0);
    const auto hash = [&](const QString& options) {
        const Outcome outcome = program(QStringLiteral("train %1 --data builtin --json %2").arg(first, options));
        return outcome.status == 0 ? QString::fromStdString(outcome.lines().back()["weights_sha256"].get<std::string>())
                                   : QString::fromUtf8(outcome.err);
    };
    const QString start = QStringLiteral("--validation 4400 --pretrained --freeze up-to:conv2 --batch 20 ");
    const QString whole = hash(start + QStringLiteral("--steps 6"));
    QVERIFY2(whole.size() == 64, qPrintable(whole));
    QVERIFY(hash(start + QStringLiteral("--steps 3 --out ") + half) != whole);
    QCOMPARE(hash(QStringLiteral("--steps 6 --resume ") + half), whole);
    QVERIFY(*loadProject(half.toStdString())->preprocessing == *loadProject(first.toStdString())->preprocessing);
}

void TestCliTransfer::newHeadKeepsTheRest() {
    const QString first = path("first.fovea");
    const QString second = path("second.fovea");
    QCOMPARE(program(QStringLiteral("train lenet5 --data builtin --steps 2 --out ") + first).status, 0);
    const Outcome trained =
        program(QStringLiteral("train %1 --data builtin --new-head --freeze up-to:conv2 --steps 2 --out %2")
                    .arg(first, second));
    QVERIFY2(trained.status == 0, trained.err.constData());
    QVERIFY(trained.out.contains("Frozen: up-to:Conv 2"));
    const auto before = loadProject(first.toStdString());
    const auto after = loadProject(second.toStdString());
    QVERIFY(before && after);
    QVERIFY(*before->preprocessing == *after->preprocessing);
    const NodeId head = *after->spec.outputNode();
    QVERIFY(before->spec.find(head) == nullptr);
    const FrozenLayers& frozen = after->checkpoint->options.layers.frozen;
    QCOMPARE(frozen.size(), std::size_t{2});
    for (const ParameterTensor& tensor : after->weights->layout->parameters) {
        const auto own = after->weights->view(tensor.node, tensor.role);
        const auto old = before->weights->view(tensor.node, tensor.role);
        QCOMPARE(std::ranges::equal(own, old), frozen.contains(tensor.node));
    }
    // --pretrained goes on from the weights with the network as it is.
    const Outcome same =
        program(QStringLiteral("train %1 --data builtin --pretrained --steps 0 --out %2 --force").arg(first, second));
    QVERIFY2(same.status == 0, same.err.constData());
    const auto copy = loadProject(second.toStdString());
    QVERIFY(copy && copy->weights->values == before->weights->values);
}

void TestCliTransfer::describesWhatIsFrozen() {
    const QString file = path("frozen.fovea");
    QCOMPARE(program(QStringLiteral("train lenet5 --data builtin --steps 1 --freeze conv1 --out ") + file).status, 0);
    const Outcome json = program(QStringLiteral("describe %1 --json").arg(file));
    const auto described = json.lines().back();
    const auto trained = described["trained_parameters"].get<std::int64_t>();
    const auto frozen = described["frozen_parameters"].get<std::int64_t>();
    QVERIFY(frozen > 0);
    QCOMPARE(trained + frozen, described["parameters"].get<std::int64_t>());
    int layers = 0;
    for (const auto& layer : described["layers"]) layers += layer["frozen"].get<bool>() ? 1 : 0;
    QCOMPARE(layers, 1);
    QVERIFY(program(QStringLiteral("describe ") + file).out.contains("are frozen (Conv 1)"));
}

void TestCliTransfer::refuses_data() {
    QTest::addColumn<QString>("options");
    QTest::addColumn<QString>("part");
    const auto row = [](const char* name, const char* options, const char* part) {
        QTest::newRow(name) << QString::fromLatin1(options) << QString::fromUtf8(part);
    };
    row("unknown layer", "--freeze conv9", "conv9");
    row("no weights", "--freeze 3", "one of");
    row("all frozen", "--freeze up-to:dense3", "nothing is left to train");
    row("all at a rate of 0", "--freeze up-to:dense2 --rates dense3=0", "nothing is left to train");
    row("rate", "--rates conv1=-1", "conv1=-1");
    row("decay", "--no-decay weights", "biases, norms");
    row("no weights to start from", "--pretrained", "holds none");
    row("initial weights of none", "--pretrained --init he", "--init has no effect with --pretrained");
    row("no weights for another head, drawn otherwise", "--new-head --pretrained --init he", "holds none");
    row("no weights for another head", "--new-head", "holds none");
}

void TestCliTransfer::refuses() {
    QFETCH(QString, options);
    QFETCH(QString, part);
    const Outcome outcome = program(QStringLiteral("train lenet5 --data builtin --steps 1 ") + options);
    QCOMPARE(outcome.status, 2);
    QVERIFY2(QString::fromUtf8(outcome.err).contains(part), outcome.err.constData());
}

FOVEA_TEST(TestCliTransfer)
#include "tst_cli_transfer.moc"
