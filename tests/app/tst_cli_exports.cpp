// SPDX-License-Identifier: GPL-3.0-or-later
// What the program hands to other programs, by its command line.
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include "core/exchange/npy.h"
#include "core/exchange/project_file.h"
#include "tests/support/networks.h"
#include "tests/support/sample_networks.h"

using namespace fovea;

namespace {

struct Outcome {
    int status = -1;
    QByteArray out;
    QByteArray err;
};

Outcome program(const QStringList& arguments) {
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}) environment.remove(QString::fromLatin1(name));
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral(FOVEA_PROGRAM), arguments);
    if (!process.waitForFinished(120000)) process.kill();
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1, process.readAllStandardOutput(),
            process.readAllStandardError()};
}

}  // namespace

class TestCliExports : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void infers_data();
    void infers();

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
        QTest::newRow(name) << QString::fromUtf8(options).split(QChar(u'|'), Qt::SkipEmptyParts) << status << QByteArray(says);
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
                                                path("x.npy"), QStringLiteral("--output"), path("y.npy")} + options);
    QVERIFY2(outcome.status == status, outcome.err.constData());
    QVERIFY2((status == 0 ? outcome.out : outcome.err).contains(says), (outcome.out + outcome.err).constData());
    QCOMPARE(QFile::exists(path("y.npy")), status == 0);
    if (status == 0) QCOMPARE(QByteArray::fromStdString(arrayShapeText(NpyReader::open(path("y.npy").toStdString())->shape())), says);
}

QTEST_GUILESS_MAIN(TestCliExports)
#include "tst_cli_exports.moc"
