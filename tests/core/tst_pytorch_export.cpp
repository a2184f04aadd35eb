// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTemporaryDir>
#include <QTest>
#include <set>

#include "core/exchange/code/code_export.h"
#include "core/training/optimizer.h"
#include "tests/support/export_case.h"
#include "tests/support/register_test.h"

using namespace fovea;

namespace {

const QString pytorchChecker = QStringLiteral(FOVEA_FIXTURES "/../support/check_pytorch.py");

/// CIFAR-10's binary files, with few pictures whose colour tells the class.
void writePictures(const QString& folder) {
    QVERIFY(QDir().mkpath(folder));
    sample::Numbers numbers(3);
    const auto write = [&](const QString& name, int count) {
        QByteArray bytes;
        for (int i = 0; i < count; ++i) {
            bytes.append(static_cast<char>(i % 4));
            for (int k = 0; k < 3072; ++k)
                bytes.append(static_cast<char>(40 * (i % 4) + static_cast<int>(numbers.next(0, 100))));
        }
        QFile file(folder + QChar(u'/') + name);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    };
    write(QStringLiteral("data_batch_1.bin"), 45);
    write(QStringLiteral("test_batch.bin"), 11);
}

CodeSource trainable() {
    const NetworkSpec spec =
        sample::chain({32, 32, 3}, {Conv2dSpec{.filters = 4, .stride = {3, 3}, .rounding = Rounding::Floor}, ReluSpec{},
                                    MaxPool2dSpec{}, FlattenSpec{}, DenseSpec{.units = 4}});
    return {sample::modelFor(spec, 5),
            {.learningRate = 0.02F, .weightDecay = 1e-3F, .batch = 10, .epochs = 3},
            "Small",
            "cifar10"};
}

}  // namespace

class TestPyTorchExport : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void agreesWithPyTorch();
    void namesCannotBreakOut();
    void processesShareAStep();
    void optimizers_data();
    void schedulesAsOurs();
    void lionAsOurs();
    void muonAsOurs();
    void marksWhatIsNoMatrix();
    void smoothsAndClips();
    void optimizers();
};

void TestPyTorchExport::initTestCase() {
    if (!test::pythonHas("torch, numpy")) QSKIP("python3 with torch and numpy is not here");
}

/// Scores, every layer's output and gradients, of every network.
void TestPyTorchExport::agreesWithPyTorch() {
    QTemporaryDir dir;
    QStringList arguments{pytorchChecker};
    for (const sample::Sample& entry : test::networksOfCode()) {
        const CodeSource source{sample::modelFor(entry.spec, 7), {}, entry.name, "builtin"};
        const QString folder = dir.filePath(QString::fromStdString(entry.name).replace(QChar(u' '), QChar(u'_')));
        const auto files = toPyTorch(source);
        QVERIFY(files.hasValue());
        QVERIFY(writeExportFolder(folder.toStdString(), *files).hasValue());
        test::writeExpected(folder, source.model);
        arguments += folder;
    }
    QVERIFY(arguments.size() > 40);
    const QByteArray complaint = test::complaintOf(test::python, arguments);
    QVERIFY2(complaint.isEmpty(), complaint.constData());
}

void TestPyTorchExport::namesCannotBreakOut() {
    QTemporaryDir dir;
    const QString folder = dir.filePath(QStringLiteral("net"));
    const CodeSource source = test::hostileSource();
    QVERIFY(validate(source.model.spec).empty());
    QVERIFY(writeExportFolder(folder.toStdString(), *toPyTorch(source)).hasValue());
    test::writeExpected(folder, source.model);
    nlohmann::json names = source.model.classNames;
    for (auto& name : names)
        if (name.get<std::string>().starts_with('\xff')) name = "\uFFFD\uFFFD broken";
    QFile file(folder + QStringLiteral("/expected/names.json"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray::fromStdString(names.dump()));
    file.close();
    const QByteArray complaint = test::complaintOf(test::python, {pytorchChecker, folder});
    QVERIFY2(complaint.isEmpty(), complaint.constData());
    const QByteArray parsed = test::complaintOf(
        test::python, {QStringLiteral("-c"), QStringLiteral("import ast; ast.parse(open('train.py').read())")}, folder);
    QVERIFY2(parsed.isEmpty(), parsed.constData());
}

/// Two processes over gloo take the steps that one takes.
void TestPyTorchExport::processesShareAStep() {
    QTemporaryDir dir;
    const QString folder = dir.filePath(QStringLiteral("net"));
    QVERIFY(writeExportFolder(folder.toStdString(), *toPyTorch(trainable())).hasValue());
    writePictures(dir.filePath(QStringLiteral("data")));
    // The fifth batch of the 45 pictures is smaller, and shared unevenly.
    const QStringList options{
        QStringLiteral("train.py"), QStringLiteral("--data"), dir.filePath(QStringLiteral("data")),
        QStringLiteral("--epochs"), QStringLiteral("2"),      QStringLiteral("--out")};
    QByteArray complaint = test::complaintOf(test::python, options + QStringList{QStringLiteral("one.pt")}, folder);
    QVERIFY2(complaint.isEmpty(), complaint.constData());
    const QStringList two{QStringLiteral(FOVEA_FIXTURES "/../support/run_processes.py"), QStringLiteral("2")};
    const QStringList overGloo{QStringLiteral("two.pt"), QStringLiteral("--backend"), QStringLiteral("gloo")};
    complaint = test::complaintOf(test::python, two + options + overGloo, folder);
    QVERIFY2(complaint.isEmpty(), complaint.constData());
    complaint = test::complaintOf(test::python, {QStringLiteral("-c"), QStringLiteral(R"(
import torch
from model import load
one, two, old = torch.load("one.pt"), torch.load("two.pt"), load().state_dict()
assert one["step"] == two["step"] == 10, (one["step"], two["step"])
for name, value in one["net"].items():
    assert torch.allclose(value, two["net"][name], atol=1e-5), (name, (value - two["net"][name]).abs().max())
    assert not torch.allclose(value, old[name], atol=1e-5), name
)")},
                                  folder);
    QVERIFY2(complaint.isEmpty(), complaint.constData());
}

/// rate_of() in train.py is rateAt().
void TestPyTorchExport::schedulesAsOurs() {
    CodeSource source = trainable();
    for (const char* text : {"constant", "step:2:0.5", "multi-step:2,4,5:0.3", "cosine:4", "one-cycle:5:10",
                             "one-cycle:1:2", "polynomial:5:0.9", "warm-up:2+one-cycle:5:10"}) {
        source.recipe.schedule = parseSchedule(text).value();
        QTemporaryDir dir;
        const QString folder = dir.filePath(QStringLiteral("net"));
        QVERIFY(writeExportFolder(folder.toStdString(), *toPyTorch(source)).hasValue());
        QString rates;
        for (int step = 0; step < 40; ++step)
            rates += QString::number(double(rateAt(source.recipe.schedule, 0.02F, step, 3)), 'g', 9) + u',';
        const QByteArray complaint = test::complaintOf(test::python,
                                                       {QStringLiteral("-c"), QStringLiteral(R"(
import re
script = open("train.py").read()
space = {}
exec("import math\n" + re.search("def rate_of.*?\n\n\n", script, re.S).group(), space)
assert ("import math" in script) == ("math." in script)
for step, rate in enumerate([%1]):
    found = space["rate_of"](step, 3, 0.02)
    assert abs(found - rate) <= 1e-6 * rate + 1e-12, (step, found, rate)
)")
                                                                                  .arg(rates)},
                                                       folder);
        QVERIFY2(complaint.isEmpty(), text + complaint);
    }
}

void TestPyTorchExport::smoothsAndClips() {
    CodeSource source = trainable();
    source.recipe = {.labelSmoothing = 0.1F, .clipNorm = 2, .clipValue = 0.5F};
    const QByteArray script = QByteArray::fromStdString(toPyTorch(source)->files.at("train.py"));
    QVERIFY(script.contains("labels, reduction=\"sum\", label_smoothing=0.1) * processes.count"));
    QVERIFY(
        script.contains("        loss.backward()\n        torch.nn.utils.clip_grad_norm_(net.parameters(), 2.0)\n"
                        "        torch.nn.utils.clip_grad_value_(net.parameters(), 0.5)\n        optimizer.step()"));
}

/// The Lion that is written out takes the steps of ours.
void TestPyTorchExport::lionAsOurs() {
    CodeSource source = trainable();
    source.recipe = {
        .optimizer = LionOptions{.beta1 = 0.5F, .beta2 = 0.9F}, .learningRate = 0.01F, .weightDecay = 0.5F};
    QTemporaryDir dir;
    const QString folder = dir.filePath(QStringLiteral("net"));
    QVERIFY(writeExportFolder(folder.toStdString(), *toPyTorch(source)).hasValue());
    Optimizer lion(source.recipe, 3, std::make_shared<Workers>(1));
    std::vector<float> weights{1, -2, 0.5F};
    const std::vector<float> gradients[] = {{1, 1, 0}, {-0.5F, 2, 0.25F}, {-3, -4, 0}, {0.125F, 1, -0.5F}};
    for (int step = 0; step < 4; ++step) lion.step(weights, gradients[step], step);
    const QByteArray complaint = test::complaintOf(test::python,
                                                   {QStringLiteral("-c"), QStringLiteral(R"(
import torch
from train import make_optimizer
weights = torch.nn.Parameter(torch.tensor([1, -2, 0.5]))
optimizer = make_optimizer([weights], 0.01, 0.5)
for gradient in [[1, 1, 0], [-0.5, 2, 0.25], [-3, -4, 0], [0.125, 1, -0.5]]:
    weights.grad = torch.tensor(gradient, dtype=torch.float32)
    optimizer.step()
expected = torch.tensor([%1, %2, %3])
assert torch.allclose(weights, expected, atol=1e-6), (weights, expected)
)")
                                                                              .arg(double{weights[0]}, 0, 'g', 9)
                                                                              .arg(double{weights[1]}, 0, 'g', 9)
                                                                              .arg(double{weights[2]}, 0, 'g', 9)},
                                                   folder);
    QVERIFY2(complaint.isEmpty(), complaint.constData());
}

/// So does the Muon: a matrix, the last one, which is none to it, a bias, and behind them weights of a layer that is no
/// matrix.
void TestPyTorchExport::muonAsOurs() {
    CodeSource source = trainable();
    source.recipe = {.optimizer = MuonOptions{.momentum = 0.9F}, .learningRate = 0.1F, .weightDecay = 0.5F};
    QTemporaryDir dir;
    const QString folder = dir.filePath(QStringLiteral("net"));
    QVERIFY(writeExportFolder(folder.toStdString(), *toPyTorch(source)).hasValue());
    Optimizer muon(source.recipe, 11, std::make_shared<Workers>(1));
    muon.setGroups({{0, 6, 1, true, 3}, {6, 5, 1, true, 0}});
    std::vector<float> weights{1, -2, 0.5F, 0.25F, 3, -1, 0.5F, 0.75F, -0.5F, 2, -0.25F};
    for (int step = 0; step < 3; ++step) {
        std::vector<float> gradients(11);
        for (std::size_t i = 0; i < 11; ++i) gradients[i] = static_cast<float>((int(i) * 7 + step * 5) % 11) / 4 - 1;
        muon.step(weights, gradients, step);
    }
    QStringList expected;
    for (const float weight : weights) expected << QString::number(double{weight}, 'g', 9);
    const QByteArray complaint = test::complaintOf(test::python,
                                                   {QStringLiteral("-c"), QStringLiteral(R"(
import torch
from train import make_optimizer
matrix = torch.nn.Parameter(torch.tensor([[1, 0.25], [-2, 3], [0.5, -1]]))
last, bias = torch.nn.Parameter(torch.tensor([[0.5, 0.75]])), torch.nn.Parameter(torch.tensor([-0.5]))
table = torch.nn.Parameter(torch.tensor([[2, -0.25]]))
table.elementwise = True
optimizer = make_optimizer([matrix, last, bias, table], 0.1, 0.5)
for step in range(3):
    gradient = torch.tensor([(i * 7 + step * 5) % 11 / 4 - 1 for i in range(11)])
    matrix.grad, last.grad = gradient[:6].view(2, 3).T.contiguous(), gradient[6:8].view(1, 2)
    bias.grad, table.grad = gradient[8:9], gradient[9:].view(1, 2)
    optimizer.step()
found = torch.cat([matrix.T.flatten(), last.flatten(), bias, table.flatten()])
expected = torch.tensor([%1])
assert torch.allclose(found, expected, atol=1e-5), (found, expected)
)")
                                                                              .arg(expected.join(u','))},
                                                   folder);
    QVERIFY2(complaint.isEmpty(), complaint.constData());
}

/// Weights with more than one dimension that Fovea's Muon moves value by value say so.
void TestPyTorchExport::marksWhatIsNoMatrix() {
    std::set<QByteArray> marked;
    for (const sample::Sample& entry : test::networksOfCode()) {
        const CodeSource source{sample::modelFor(entry.spec, 7), {}, entry.name, "builtin"};
        const QByteArray text = QByteArray::fromStdString(toPyTorch(source)->files.at("model.py"));
        for (const char* kind : {"_TableConv2d", "_LocallyConnected2d"}) {
            const qsizetype begin = text.indexOf(QByteArray("class ") + kind + '(');
            if (begin < 0) continue;
            QVERIFY(text.mid(begin, text.indexOf("def forward", begin) - begin)
                        .contains("        self.weight.elementwise = True"));
            marked.insert(kind);
        }
    }
    QCOMPARE(marked.size(), std::size_t{2});
}

void TestPyTorchExport::optimizers_data() {
    QTest::addColumn<TrainingOptions>("recipe");
    QTest::addColumn<QByteArray>("text");
    const auto row = [](const OptimizerOptions& optimizer, const RateSchedule& schedule) {
        return TrainingOptions{.optimizer = optimizer, .learningRate = 0.02F, .schedule = schedule, .batch = 10};
    };
    QTest::newRow("sgd")
        << row(SgdOptions{.nesterov = true}, ConstantRate{})
        << QByteArray("torch.optim.SGD(parameters, lr=lr, momentum=0.9, weight_decay=weight_decay, nesterov=True)");
    QTest::newRow("adam")
        << row(AdamOptions{}, ConstantRate{})
        << QByteArray("torch.optim.Adam(parameters, lr=lr, betas=(0.9, 0.999), eps=1e-08, weight_decay=weight_decay)");
    QTest::newRow("adamw")
        << row(AdamWOptions{.beta1 = 0.5F}, ConstantRate{})
        << QByteArray("torch.optim.AdamW(parameters, lr=lr, betas=(0.5, 0.999), eps=1e-08, weight_decay=weight_decay)");
    QTest::newRow("rmsprop") << row(RmsPropOptions{.momentum = 0.5F}, ConstantRate{})
                             << QByteArray(
                                    "torch.optim.RMSprop(parameters, lr=lr, alpha=0.99, eps=1e-08, "
                                    "weight_decay=weight_decay, momentum=0.5)");
    QTest::newRow("adagrad") << row(AdagradOptions{}, ConstantRate{})
                             << QByteArray(
                                    "torch.optim.Adagrad(parameters, lr=lr, eps=1e-10, weight_decay=weight_decay)");
    QTest::newRow("adadelta")
        << row(AdadeltaOptions{}, ConstantRate{})
        << QByteArray("torch.optim.Adadelta(parameters, lr=lr, rho=0.9, eps=1e-06, weight_decay=weight_decay)");
    QTest::newRow("lion") << row(LionOptions{}, ConstantRate{})
                          << QByteArray(
                                 "    return Lion(parameters, lr=lr, betas=(0.9, 0.99), weight_decay=weight_decay)\n");
    QTest::newRow("muon") << row(MuonOptions{}, ConstantRate{})
                          << QByteArray(
                                 "    return Muon(parameters, lr=lr, momentum=0.95, weight_decay=weight_decay)\n");
    TrainingOptions judged = row(SgdOptions{}, ConstantRate{});
    judged.plateau = {.epochs = 5, .factor = 0.1F};
    QTest::newRow("plateau") << judged << QByteArray("ReduceLROnPlateau(optimizer, factor=0.1, patience=4) does");
    judged.stop = {.plateau = 9};
    QTest::newRow("stop") << judged << QByteArray("to end early in Fovea (--stop plateau:9); this script trains all");
    TrainingOptions averaged = row(SgdOptions{}, ConstantRate{});
    averaged.averaging = {AveragingKind::Exponential, 0.99F};
    QTest::newRow("averaged") << averaged
                              << QByteArray("averaged its weights in Fovea (--ema 0.99); this script doesn't");
    averaged.averaging = {AveragingKind::Lookahead, 5};
    QTest::newRow("slow weights") << averaged << QByteArray("in Fovea (--lookahead 5); this script doesn't.\n\"\"\"\n");
    QTest::newRow("constant") << row(SgdOptions{}, ConstantRate{}) << QByteArray("    return lr\n");
    QTest::newRow("step") << row(SgdOptions{}, StepRate{30, 0.1F})
                          << QByteArray("    return lr * 0.1 ** (epoch // 30)\n");
    QTest::newRow("multi-step") << row(SgdOptions{}, MultiStepRate{})
                                << QByteArray("sum(milestone <= epoch for milestone in [30, 60])\n");
}

void TestPyTorchExport::optimizers() {
    QFETCH(TrainingOptions, recipe);
    QFETCH(QByteArray, text);
    CodeSource source = trainable();
    source.recipe = recipe;
    const auto folder = toPyTorch(source);
    const QByteArray script = QByteArray::fromStdString(folder->files.at("train.py"));
    QVERIFY(script.contains(text));
    QVERIFY(!script.contains("label_smoothing") && !script.contains("clip_grad"));
    QVERIFY(script.contains("default=0.02)"));
    QVERIFY(script.contains("default=10, help=\"images a step"));
}

FOVEA_TEST(TestPyTorchExport)
#include "tst_pytorch_export.moc"
