// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "core/exchange/onnx/onnx_export.h"
#include "tests/support/opencv_runs.h"
#include "tests/support/register_test.h"
#include "tests/support/sample_networks.h"

using namespace fovea;

class TestOnnxExport : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void agreesWithOpenCv_data();
    void agreesWithOpenCv();
    void writesFile();
};

void TestOnnxExport::agreesWithOpenCv_data() {
    QTest::addColumn<NetworkSpec>("spec");
    QTest::addColumn<bool>("inOpenCv");
    auto samples = sample::everyKind();
    for (auto& entry : sample::everyCatalogueNetwork()) samples.push_back(std::move(entry));
    for (const sample::Sample& entry : samples) QTest::newRow(entry.name.c_str()) << entry.spec << entry.inOpenCv;
}

void TestOnnxExport::agreesWithOpenCv() {
    QFETCH(NetworkSpec, spec);
    QFETCH(bool, inOpenCv);
    QVERIFY(validate(spec).empty());
    const Model model = sample::modelFor(spec, 7);
    const auto onnx = toOnnx(model);
    QVERIFY(onnx.hasValue());
    if (!inOpenCv) QSKIP("OpenCV 4.6 can't read this; ONNX Runtime does, see check_onnx.sh");
    const Shape shape = std::get<InputSpec>(spec.find(*spec.inputNode())->layer).shape;
    for (const int count : {1, 3}) {
        const std::vector<float> pixels =
            sample::Numbers(11).list(static_cast<std::size_t>(count * shape.size()), 0, 1);
        const std::vector<float> ours = sample::logitsOf(model, pixels, count);
        QVERIFY(!ours.empty());
        QString fault;
        const std::vector<float> theirs = sample::openCvLogits(*onnx, pixels, count, shape, fault);
        QVERIFY2(!theirs.empty(), qPrintable(fault));
        QCOMPARE(theirs.size(), ours.size());
        const auto [worst, largest] = sample::difference(ours, theirs);
        QVERIFY2(worst <= 1e-4F * largest, qPrintable(QStringLiteral("differs by %1 at %2").arg(worst).arg(largest)));
    }
}

void TestOnnxExport::writesFile() {
    QTemporaryDir dir;
    const Model model = sample::modelFor(sample::everyKind().front().spec, 7);
    const QString path = dir.filePath(QStringLiteral("net.onnx"));
    QVERIFY(exportOnnx(model, path.toStdString()).hasValue());
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll().toStdString(), *toOnnx(model));
    const auto refused = exportOnnx(model, dir.filePath(QStringLiteral("missing/net.onnx")).toStdString());
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::FolderNotFound);
}

FOVEA_TEST(TestOnnxExport)
#include "tst_onnx_export.moc"
