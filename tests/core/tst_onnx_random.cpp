// SPDX-License-Identifier: GPL-3.0-or-later
// Random networks of all kinds out to ONNX: OpenCV agrees where it has the operators, and they come
// back to the same bits. ONNX Runtime and the official checker see a thousand of them in
// tests/support/check_onnx.sh.
#include <QTest>
#include <algorithm>
#include <cstring>
#include <set>

#include "core/exchange/onnx/onnx_export.h"
#include "core/exchange/onnx/onnx_import.h"
#include "tests/support/model_runs.h"
#include "tests/support/opencv_runs.h"
#include "tests/support/random_networks.h"
#include "tests/support/register_test.h"

using namespace fovea;

class TestOnnxRandom : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void drawsEveryKind();
    void agrees_data();
    void agrees();
};

void TestOnnxRandom::drawsEveryKind() {
    std::set<std::string_view> kinds;
    bool grouped = false;
    bool skips = false;
    for (const sample::Sample& entry : sample::randomNetworks(1, 60)) {
        for (const Node& node : entry.spec.nodes) {
            kinds.insert(kindName(node.layer));
            const auto* conv = std::get_if<Conv2dSpec>(&node.layer);
            grouped = grouped || (conv != nullptr && conv->groups > 1);
            skips = skips || entry.spec.consumersOf(node.id).size() > 1;
        }
    }
    QCOMPARE(kinds.size(), std::variant_size_v<LayerSpec> - 1);  // but the locally connected, which no format has
    QVERIFY(grouped && skips);
}

void TestOnnxRandom::agrees_data() {
    QTest::addColumn<NetworkSpec>("spec");
    for (const sample::Sample& entry : sample::randomNetworks(1, 60)) QTest::newRow(entry.name.c_str()) << entry.spec;
}

void TestOnnxRandom::agrees() {
    QFETCH(NetworkSpec, spec);
    const Model model = sample::modelFor(spec, 3);
    const Shape shape = std::get<InputSpec>(spec.find(*spec.inputNode())->layer).shape;
    const auto pixels = sample::Numbers(5).list(static_cast<std::size_t>(2 * shape.size()), 0, 1);
    const auto ours = sample::logitsOf(model, pixels, 2);
    QVERIFY(!ours.empty());
    for (const OnnxPreprocessing way : {OnnxPreprocessing::InGraph, OnnxPreprocessing::Metadata}) {
        const auto onnx = toOnnx(model, way);
        QVERIFY(onnx.hasValue());
        const auto back = importOnnx(std::as_bytes(std::span(*onnx)), "net.onnx");
        QVERIFY2(
            back.hasValue(),
            back ? ""
                 : std::get<std::string>(back.error().arguments[back.error().arguments.size() > 4 ? 1 : 0]).c_str());
        const auto again = sample::logitsOf(back->model, pixels, 2);
        QCOMPARE(again.size(), ours.size());
        QVERIFY2(std::memcmp(ours.data(), again.data(), ours.size() * sizeof(float)) == 0, "other bits");
    }
    const bool countsPadding = std::ranges::any_of(spec.nodes, [](const Node& node) {
        const auto* pool = std::get_if<AvgPool2dSpec>(&node.layer);
        return pool != nullptr && pool->countPadding;
    });
    if (countsPadding) QSKIP("OpenCV leaves padding out of means whatever the file says");
    QString fault;
    const auto theirs = sample::openCvLogits(*toOnnx(model), pixels, 2, shape, fault);
    if (theirs.empty()) QSKIP(qPrintable(QStringLiteral("OpenCV can't read this: ") + fault));
    QCOMPARE(theirs.size(), ours.size());
    const auto [worst, largest] = sample::difference(ours, theirs);
    QVERIFY2(worst <= 1e-4F * largest, qPrintable(QStringLiteral("differs by %1 at %2").arg(worst).arg(largest)));
}

FOVEA_TEST(TestOnnxRandom)
#include "tst_onnx_random.moc"
