// SPDX-License-Identifier: GPL-3.0-or-later
// What the program hands to other programs, by its command line.
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <cmath>

#include "app/mean_classifier.h"
#include "core/exchange/npy.h"
#include "core/exchange/project_file.h"
#include "datasets/synthetic/builtin.h"
#include "tests/support/networks.h"
#include "tests/support/register_test.h"
#include "tests/support/run_program.h"
#include "tests/support/sample_networks.h"

using namespace fovea;
using namespace fovea::test;

class TestCliExports : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void infers_data();
    void infers();
    void exports_data();
    void exports();
    void refusesToOverwrite();
    void statesPreprocessing();
    void mistakesOfPreprocessing_data();
    void mistakesOfPreprocessing();
    void triesPreprocessing();

private:
    QString path(const char* name) const { return folder_.filePath(QString::fromLatin1(name)); }
    QTemporaryDir folder_;
};

/// A model of small pictures with named classes, and two images of 0.5.
void TestCliExports::initTestCase() {
    const Model model = sample::modelFor(test::mixedNetwork(), 1);
    Project project;
    project.spec = model.spec;
    project.weights = model.weights;
    project.preprocessing = model.preprocessing;
    project.classNames = {"cat", "dog", "cow", "hen"};
    QVERIFY(saveProject(project, path("model.fovea").toStdString()).hasValue());
    std::vector<float> images(2 * 3 * 12 * 12, 0.5F);
    std::span<const float> rest = images;
    const auto next = [&]() -> Result<std::span<const float>> { return std::exchange(rest, {}); };
    QVERIFY(writeNpy(path("x.npy").toStdString(), {2, 3, 12, 12}, next).hasValue());
}

void TestCliExports::infers_data() {
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("says");  // of the shape, or in the refusal
    const auto row = [](const char* name, const char* options, int status, const char* says) {
        QTest::newRow(name) << QString::fromUtf8(options).split(QChar(u'|'), Qt::SkipEmptyParts) << status
                            << QByteArray(says);
    };
    row("scores", "", 0, "2×4");
    row("a layer", "--layer|Conv 2", 0, "2×8×12×12");
    row("a layer's tensors' name", "--layer|conv2", 0, "2×8×12×12");
    row("a vector", "--layer|Flatten", 0, "2×576");
    row("gradient by name", "--gradient-of|dog", 0, "2×3×12×12");
    row("gradient by number", "--gradient-of|3", 0, "2×3×12×12");
    row("gradient of a layer", "--gradient-of|hen|--layer|Conv 1", 0, "2×8×12×12");
    row("no such layer", "--layer|Conv 9", 1, "Conv 9");
    row("no such class", "--gradient-of|fox", 1, "cat, dog, cow, hen");
    row("number too large", "--gradient-of|4", 1, "0 … 3");
    row("negative number", "--gradient-of=-1", 1, "0 … 3");
    row("unknown option", "--layr|Conv 1", 2, "--layer");
}

void TestCliExports::infers() {
    QFETCH(QStringList, options);
    QFETCH(int, status);
    QFETCH(QByteArray, says);
    QFile::remove(path("y.npy"));
    const Outcome outcome = program(QStringList{QStringLiteral("infer"), path("model.fovea"), QStringLiteral("--input"),
                                                path("x.npy"), QStringLiteral("--output"), path("y.npy")} +
                                    options);
    QVERIFY2(outcome.status == status, outcome.err.constData());
    QVERIFY2((status == 0 ? outcome.out : outcome.err).contains(says), (outcome.out + outcome.err).constData());
    QCOMPARE(QFile::exists(path("y.npy")), status == 0);
    if (status == 0)
        QCOMPARE(QByteArray::fromStdString(arrayShapeText(NpyReader::open(path("y.npy").toStdString())->shape())),
                 says);
}

void TestCliExports::exports_data() {
    QTest::addColumn<QStringList>("arguments");  // model, target, format
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("file");        // what is then there
    QTest::addColumn<QByteArray>("content");  // what it begins with, or the refusal holds
    const auto row = [](const char* name, const QStringList& arguments, int status, const char* file,
                        const char* content) {
        QTest::newRow(name) << arguments << status << QString::fromLatin1(file) << QByteArray(content);
    };
    const auto words = [](const char* text) { return QString::fromLatin1(text).split(QChar(u' ')); };
    row("onnx", words("model.fovea a.onnx"), 0, "a.onnx", "\x08");
    row("onnx in capitals", words("model.fovea a.ONNX"), 0, "a.ONNX", "\x08");
    row("pytorch", words("model.fovea torch pytorch"), 0, "torch/model.py", "\"\"\"model");
    row("pytorch again", words("model.fovea torch pytorch"), 0, "torch/train.py", "\"\"\"Goes on");
    row("keras", words("model.fovea keras keras"), 0, "keras/model.py", "\"\"\"model");
    row("c++", words("model.fovea cpp cpp"), 0, "cpp/network.h", "// model");
    row("svg", words("model.fovea a.svg"), 0, "a.svg", "<?xml");
    row("pdf of the catalogue", words("resnet20 a.pdf"), 0, "a.pdf", "%PDF");
    row("tikz", words("model.fovea a.tex"), 0, "a.tex", "\\documentclass");
    row("ledger of the catalogue", words("lenet5 a.csv"), 0, "a.csv", "Layer,Kind");
    row("ledger for LaTeX", words("lenet5 b.tex ledger"), 0, "b.tex", "% \\usepackage{booktabs,longtable}");
    row("ledger as Markdown", words("lenet5 b.md"), 0, "b.md", "| Layer");
    row("card", words("model.fovea a.html"), 0, "a.html", "<!DOCTYPE html>");
    row("card as Markdown", words("model.fovea c.md card"), 0, "c.md", "# model");
    row("history", words("model.fovea a.json"), 0, "a.json", "{");
    row("history as CSV", words("model.fovea h.csv history"), 0, "h.csv", "step,epoch");
    row("no ending", words("model.fovea folder"), 2, "", "--format");
    row("ending of another format", words("model.fovea a.csv onnx"), 2, "", ".onnx");
    row("unknown format", words("model.fovea a.x keras2"), 2, "", "--format takes one of");
    row("without weights", words("lenet5 b.onnx"), 1, "", "lenet5");
    row("missing folder", words("model.fovea none/net pytorch"), 1, "", "none");
}

void TestCliExports::exports() {
    QFETCH(QStringList, arguments);
    QFETCH(int, status);
    QFETCH(QString, file);
    QFETCH(QByteArray, content);
    const QString model = arguments[0].contains(QChar(u'.')) ? folder_.filePath(arguments[0]) : arguments[0];
    QStringList words{QStringLiteral("export"), model, QStringLiteral("--to"), folder_.filePath(arguments[1])};
    if (arguments.size() == 3) words += {QStringLiteral("--format"), arguments[2]};
    const Outcome outcome = program(words);
    QVERIFY2(outcome.status == status, outcome.err.constData());
    if (status != 0) {
        QVERIFY2(outcome.err.contains(content), outcome.err.constData());
        return;
    }
    QFile written(folder_.filePath(file));
    QVERIFY(written.open(QIODevice::ReadOnly));
    const QByteArray bytes = written.readAll();
    QVERIFY2(bytes.startsWith(content), bytes.left(200).constData());
    QVERIFY(bytes.size() > 30);
}

void TestCliExports::refusesToOverwrite() {
    QVERIFY(QDir(folder_.path()).mkpath(QStringLiteral("mine")));
    QFile file(path("mine/thesis.txt"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("years");
    file.close();
    const Outcome outcome = program({QStringLiteral("export"), path("model.fovea"), QStringLiteral("--to"),
                                     path("mine"), QStringLiteral("--format"), QStringLiteral("cpp")});
    QCOMPARE(outcome.status, 1);
    QVERIFY2(outcome.err.contains("thesis.txt"), outcome.err.constData());
    QCOMPARE(QDir(path("mine")).entryList(QDir::Files), QStringList{QStringLiteral("thesis.txt")});
}

namespace {

std::vector<float> arrayOf(const QString& file) {
    const auto reader = NpyReader::open(file.toStdString());
    std::vector<float> values(static_cast<std::size_t>(reader ? reader->shape().at(0) * reader->shape().at(1) : 0));
    return reader && reader->read(0, values) ? values : std::vector<float>();
}

}  // namespace

/// What is exported under a statement gives by itself what `infer` gives under it.
void TestCliExports::statesPreprocessing() {
    const QString option = QStringLiteral("--preprocess"), text = QStringLiteral("imagenet;bgr");
    const auto infer = [&](const QString& model, const char* to, const QStringList& more) {
        const Outcome outcome = program(QStringList{QStringLiteral("infer"), model, QStringLiteral("--input"),
                                                    path("x.npy"), QStringLiteral("--output"), path(to)} +
                                        more);
        return outcome.status == 0 ? arrayOf(path(to)) : std::vector<float>();
    };
    const auto plain = infer(path("model.fovea"), "plain.npy", {});
    const auto stated = infer(path("model.fovea"), "stated.npy", {option, text});
    QCOMPARE(stated.size(), std::size_t{8});
    QVERIFY(stated != plain);
    const Outcome exported = program(
        {QStringLiteral("export"), path("model.fovea"), QStringLiteral("--to"), path("stated.onnx"), option, text});
    QVERIFY2(exported.status == 0, exported.err.constData());
    const auto again = infer(path("stated.onnx"), "again.npy", {});
    QCOMPARE(again.size(), stated.size());
    for (std::size_t i = 0; i < stated.size(); ++i)
        QVERIFY(std::abs(again[i] - stated[i]) <= 1e-4F * std::max(1.0F, std::abs(stated[i])));
    const Outcome table = program(
        {QStringLiteral("export"), path("model.fovea"), QStringLiteral("--to"), path("ledger.md"), option, text});
    QCOMPARE(table.status, 2);
    QVERIFY2(table.err.contains("ledger holds no trained model"), table.err.constData());
}

void TestCliExports::mistakesOfPreprocessing_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("says");
    QTest::newRow("order") << "imagenet;brg" << 2 << QByteArray("at character 10, “brg”");
    QTest::newRow("number") << "scale=255;mean=1,x" << 2 << QByteArray("at character 18, “x”");
    QTest::newRow("try is eval's") << "try" << 2 << QByteArray("at character 1, “try”");
    QTest::newRow("channels") << "mean=1,2" << 1 << QByteArray("number of channels is 3");
}

void TestCliExports::mistakesOfPreprocessing() {
    QFETCH(QString, text);
    QFETCH(int, status);
    QFETCH(QByteArray, says);
    for (const QStringList& verb :
         {QStringList{QStringLiteral("export"), path("model.fovea"), QStringLiteral("--to"), path("none.onnx")},
          QStringList{QStringLiteral("infer"), path("model.fovea"), QStringLiteral("--input"), path("x.npy"),
                      QStringLiteral("--output"), path("none.npy")},
          QStringList{QStringLiteral("predict"), path("model.fovea"), path("none.png")}}) {
        const Outcome outcome = program(verb + QStringList{QStringLiteral("--preprocess"), text});
        QCOMPARE(outcome.status, status);
        QVERIFY2(outcome.err.contains(says), outcome.err.constData());
    }
    QVERIFY(!QFile::exists(path("none.onnx")) && !QFile::exists(path("none.npy")));
}

/// The nearest mean picture, for pixels from 0 to 255, is found; and evaluated under what was found it is as good.
void TestCliExports::triesPreprocessing() {
    const auto data = openBuiltin();
    QVERIFY(data.hasValue());
    const auto made = meanClassifier(ClaimMethod::NearestMean, *data->training, {});
    QVERIFY(made.hasValue());
    Project project;
    project.spec = made->spec;
    auto weights = std::make_shared<Weights>(*made->weights);
    for (float& value : weights->view(*made->spec.outputNode(), ParameterRole::Weight)) value /= 255;
    project.weights = std::move(weights);
    QVERIFY(saveProject(project, path("mean.fovea").toStdString()).hasValue());
    const QStringList eval{QStringLiteral("eval"),    path("mean.fovea"),       QStringLiteral("--data"),
                           QStringLiteral("builtin"), QStringLiteral("--json"), QStringLiteral("--preprocess")};
    const Outcome tried = program(eval + QStringList{QStringLiteral("try")});
    QVERIFY2(tried.status == 0, tried.err.constData());
    const nlohmann::json answer = tried.lines().at(0);
    QCOMPARE(answer.at("images").get<int>(), 200);
    QCOMPARE(answer.at("ways").size(), std::size_t(data->training->shape().channels == 3 ? 14 : 4));
    QCOMPARE(answer.at("proposed").get<std::string>(), std::string("0-255"));
    QVERIFY(answer.at("mcnemar_p").get<double>() < answer.at("limit").get<double>());
    const Outcome found = program(eval + QStringList{QStringLiteral("0-255")});
    const Outcome asItIs = program(eval + QStringList{QStringLiteral("none")});
    const auto accuracyOf = [](const Outcome& outcome) { return outcome.lines().at(0).at("accuracy").get<double>(); };
    QVERIFY2(accuracyOf(found) > accuracyOf(asItIs) + 0.1,
             qPrintable(QStringLiteral("%1, %2").arg(accuracyOf(found)).arg(accuracyOf(asItIs))));
}

FOVEA_TEST(TestCliExports)
#include "tst_cli_exports.moc"
