// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <cmath>
#include <opencv2/dnn.hpp>

#include "core/exchange/onnx/onnx_export.h"
#include "core/network/network.h"
#include "core/parallel/workers.h"
#include "tests/support/sample_networks.h"

using namespace fovea;

namespace {

/// N×H×W×C → N×C×H×W
cv::Mat asBlob(const std::vector<float>& pixels, int count, Shape shape) {
    const int sizes[] = {count, shape.channels, shape.height, shape.width};
    cv::Mat blob(4, sizes, CV_32F);
    std::size_t i = 0;
    for (int n = 0; n < count; ++n)
        for (int y = 0; y < shape.height; ++y)
            for (int x = 0; x < shape.width; ++x)
                for (int c = 0; c < shape.channels; ++c) blob.ptr<float>(n, c, y)[x] = pixels[i++];
    return blob;
}

std::vector<float> ourLogits(const Model& model, const std::vector<float>& pixels, int count) {
    auto network = Network::create(model.spec, count, Purpose::Inference, std::make_shared<Workers>(1));
    if (!network) return {};
    (*network)->setWeights(model.weights);
    (*network)->setPreprocessing(model.preprocessing);
    (*network)->forward(pixels, count, Mode::Inference);
    const auto logits = (*network)->logits();
    return {logits.begin(), logits.end()};
}

}  // namespace

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
        const std::vector<float> pixels = sample::Numbers(11).list(static_cast<std::size_t>(count * shape.size()), 0, 1);
        const std::vector<float> ours = ourLogits(model, pixels, count);
        QVERIFY(!ours.empty());
        cv::Mat theirs;
        try {
            cv::dnn::Net net = cv::dnn::readNetFromONNX(onnx->data(), onnx->size());
            net.setInput(asBlob(pixels, count, shape), "image");
            theirs = net.forward();
        } catch (const cv::Exception& exception) {
            QFAIL(exception.what());
        }
        QCOMPARE(theirs.total(), ours.size());
        float largest = 1;
        float worst = 0;
        for (std::size_t i = 0; i < ours.size(); ++i) {
            largest = std::max(largest, std::abs(ours[i]));
            const float difference = std::abs(ours[i] - theirs.ptr<float>()[i]);
            worst = difference <= worst ? worst : difference;  // NaN wins
        }
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

QTEST_GUILESS_MAIN(TestOnnxExport)
#include "tst_onnx_export.moc"
