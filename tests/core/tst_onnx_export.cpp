// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "core/exchange/onnx/onnx_export.h"
#include "core/exchange/tensor_order.h"
#include "tests/support/onnx_maker.h"
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
    void writesTheFormatsBytes();
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
    const auto local = toOnnx(sample::modelFor(
        sample::chain({6, 6, 2}, {LocallyConnected2dSpec{.filters = 3}, FlattenSpec{}, DenseSpec{.units = 4}}), 7));
    QVERIFY(!local);
    QCOMPARE(local.error().code, ErrorCode::ExportUnsupported);
    const auto refused = exportOnnx(model, dir.filePath(QStringLiteral("missing/net.onnx")).toStdString());
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::FolderNotFound);
}

/// Against a file that is put together by hand, field by field of onnx.proto.
void TestOnnxExport::writesTheFormatsBytes() {
    using sample::WireMessage;
    const NetworkSpec spec = sample::chain({1, 1, 2}, {LeakyReluSpec{.slope = 0.25F}, DenseSpec{.units = 1}});
    Weights weights{parameterLayout(spec), {}};
    weights.values.assign(weights.layout->totalCount, 0.0F);
    const NodeId dense = *spec.outputNode();
    weights.view(dense, ParameterRole::Weight)[1] = -2.0F;
    const Model model{spec, std::make_shared<const Weights>(weights), {{0.5F, 0.5F}, {0.25F, 0.25F}}, {"a", "b"}};
    const std::string leaky = moduleNames(spec).at(spec.nodes[1].id);
    const std::string last = moduleNames(spec).at(dense);

    const auto dims = [](const std::vector<int>& sides) {
        WireMessage shape;
        shape.message(1, WireMessage().bytes(2, "N"));
        for (const int side : sides) shape.message(1, WireMessage().varint(1, static_cast<std::uint64_t>(side)));
        return WireMessage().message(1, WireMessage().varint(1, 1).message(2, shape));
    };
    const auto entry = [](const char* key, const char* value) { return WireMessage().bytes(1, key).bytes(2, value); };
    WireMessage graph;
    graph.message(1, WireMessage()
                         .bytes(1, "image")
                         .bytes(2, leaky)
                         .bytes(3, spec.nodes[1].name)
                         .bytes(4, "LeakyRelu")
                         .message(5, WireMessage().bytes(1, "alpha").real(2, 0.25F).varint(20, 1)));
    graph.message(1, WireMessage()
                         .bytes(1, leaky)
                         .bytes(2, leaky + "_flat")
                         .bytes(3, leaky + "_flat")
                         .bytes(4, "Flatten")
                         .message(5, WireMessage().bytes(1, "axis").varint(3, 1).varint(20, 2))
                         .bytes(6, formOnly));
    graph.message(1, WireMessage()
                         .bytes(1, leaky + "_flat")
                         .bytes(1, last + ".weight")
                         .bytes(1, last + ".bias")
                         .bytes(2, "logits")
                         .bytes(3, spec.find(dense)->name)
                         .bytes(4, "Gemm")
                         .message(5, WireMessage().bytes(1, "transB").varint(3, 1).varint(20, 2)));
    graph.bytes(2, "fovea");
    const auto tensor = [](const std::vector<int>& sides, const std::string& name, const std::vector<float>& numbers) {
        WireMessage message;
        for (const int side : sides) message.varint(1, static_cast<std::uint64_t>(side));
        return message.varint(2, 1).bytes(8, name).bytes(9, sample::rawFloats(numbers));
    };
    graph.message(5, tensor({1, 2}, last + ".weight", {0, -2}));
    graph.message(5, tensor({1}, last + ".bias", {0}));
    graph.message(11, WireMessage().bytes(1, "image").message(2, dims({2, 1, 1})));
    graph.message(12, WireMessage().bytes(1, "logits").message(2, dims({1})));
    const auto onnx = toOnnx(model, OnnxPreprocessing::Metadata);
    QVERIFY(onnx.hasValue());
    const QByteArray found = QByteArray::fromStdString(*onnx);
    const QByteArray body = QByteArray::fromStdString(WireMessage().message(7, graph).text());
    const QByteArray end = QByteArray::fromStdString(WireMessage()
                                                         .message(8, WireMessage().varint(2, 13))
                                                         .message(14, entry("class_names", "a\nb"))
                                                         .message(14, entry("preprocessing_mean", "0.5 0.5"))
                                                         .message(14, entry("preprocessing_deviation", "0.25 0.25"))
                                                         .text());
    const QByteArray head = QByteArray::fromStdString(WireMessage().varint(1, 8).bytes(2, "Fovea").text());
    QVERIFY(found.startsWith(head));
    const qsizetype version = 2 + quint8(found.at(head.size() + 1));  // field 3, the program's version
    QCOMPARE(found.at(head.size()), char(3 << 3 | 2));
    QCOMPARE(found.mid(head.size() + version).toHex(), (body + end).toHex());
}

FOVEA_TEST(TestOnnxExport)
#include "tst_onnx_export.moc"
