// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>

#include "core/network/network.h"
#include "core/exchange/npy.h"
#include "core/exchange/raw_inference.h"
#include "core/exchange/tensor_order.h"
#include "tests/support/comparison.h"
#include "tests/support/networks.h"
#include "tests/support/reference_network.h"
#include "tests/support/register_test.h"
#include "tests/support/sample_networks.h"

using namespace fovea;

namespace {

/// count × H × W × C → count × C × H × W
template <class T>
std::vector<T> channelsFirst(const std::vector<T>& values, int count, Shape shape) {
    std::vector<T> result;
    const auto view = denseView(values.data(), count, shape);
    for (int n = 0; n < count; ++n)
        for (int c = 0; c < shape.channels; ++c)
            for (int y = 0; y < shape.height; ++y)
                for (int x = 0; x < shape.width; ++x) result.push_back(view.at(n, y, x, c));
    return result;
}

std::vector<sample::Sample> samples() {
    std::vector<sample::Sample> all = sample::everyKind();
    all.push_back({"mixed", test::mixedNetwork()});
    all.push_back({"small resnet20", test::smallNetwork("resnet20")});
    all.push_back({"lenet5", findInCatalogue("lenet5")->make({32, 32, 1}, 10)});
    return all;
}

std::vector<float> inferred(const Model& model, const InferRequest& request, const std::vector<float>& images,
                            int count) {
    auto inference = RawInference::create(model, request, count, std::make_shared<Workers>(1));
    return inference ? (*inference)->run(images, count) : std::vector<float>();
}

std::vector<float> contentOf(const std::string& path) {
    const auto reader = NpyReader::open(path);
    if (!reader) return {};
    std::int64_t count = 1;
    for (const std::int64_t side : reader->shape()) count *= side;
    std::vector<float> values(static_cast<std::size_t>(count));
    return reader->read(0, values) ? values : std::vector<float>();
}

void write(const std::string& path, const std::vector<std::int64_t>& shape, const std::vector<float>& values) {
    std::span<const float> rest = values;
    QVERIFY(
        writeNpy(path, shape, [&]() -> Result<std::span<const float>> { return std::exchange(rest, {}); }).hasValue());
}

}  // namespace

class TestRawInference : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void agreesWithReference_data();
    void agreesWithReference();
    void gradientIsTheSlope();
    void piecesChangeNothing();
    void noImages();
    void findsLayers();
    void refuses_data();
    void refuses();
};

void TestRawInference::agreesWithReference_data() {
    QTest::addColumn<NetworkSpec>("spec");
    for (const sample::Sample& entry : samples()) QTest::newRow(entry.name.c_str()) << entry.spec;
}

void TestRawInference::agreesWithReference() {
    QFETCH(NetworkSpec, spec);
    constexpr int count = 2;
    const Model model = sample::modelFor(spec, 3);
    const Shape shape = test::inputShapeOf(spec);
    const auto pixels = sample::Numbers(5).list(static_cast<std::size_t>(count * shape.size()), 0, 1);
    const std::vector<float> images = channelsFirst(pixels, count, shape);
    const test::ReferenceNetwork reference(model, pixels, count);
    const NodeId last = *spec.outputNode();
    const auto shapes = soundShapes(spec);
    const auto orders = vectorOrders(spec, inferShapes(spec));

    const auto compare = [&](const std::string& what, const std::vector<float>& got, const test::Values& expected) {
        const std::string table = test::compareValues<float, double>(what, got, expected, 1e-4, 1.0);
        QVERIFY2(table.empty(), table.c_str());
    };
    compare("logits", inferred(model, {}, images, count), reference.output(last));
    // In PyTorch's order: what a flatten of N×C×H×W gives.
    const auto ordered = [&](NodeId id, const test::Values& values) {
        const test::Values first = channelsFirst(values, count, shapes.at(id));
        const auto order = orders.find(id);
        if (order == orders.end()) return first;
        const auto places = enginePlaces(order->second);
        test::Values result;
        for (std::size_t i = 0; i < first.size(); ++i)
            result.push_back(first[i / places.size() * places.size() + places[i % places.size()]]);
        return result;
    };
    for (const int classIndex : {0, shapes.at(last).channels - 1}) {
        const auto gradients = reference.gradients(classIndex);
        for (const Node& node : spec.nodes) {
            compare(node.name, inferred(model, {.layer = node.id}, images, count),
                    ordered(node.id, reference.output(node.id)));
            compare("gradient of " + node.name, inferred(model, {node.id, classIndex}, images, count),
                    ordered(node.id, gradients.at(node.id)));
        }
        test::Values pixelGradient = gradients.at(*spec.inputNode());
        for (std::size_t i = 0; i < pixelGradient.size(); ++i)
            pixelGradient[i] /= model.preprocessing.deviation[i % model.preprocessing.deviation.size()];
        compare("gradient", inferred(model, {.gradientOf = classIndex}, images, count),
                channelsFirst(pixelGradient, count, shape));
    }
}

/// Independently of any backward pass: the slope of the double reference's score.
void TestRawInference::gradientIsTheSlope() {
    const NetworkSpec spec = test::mixedNetwork();
    const Model model = sample::modelFor(spec, 4);
    const Shape shape = test::inputShapeOf(spec);
    auto pixels = sample::Numbers(6).list(static_cast<std::size_t>(shape.size()), 0, 1);
    auto network = Network::create(spec, 1, Purpose::Inspection, std::make_shared<Workers>(1));
    QVERIFY(network.hasValue());
    (*network)->setWeights(*model.weights);
    (*network)->setPreprocessing(model.preprocessing);
    std::vector<float> oneScore(static_cast<std::size_t>((*network)->classCount()), 0.0F);
    oneScore[2] = 1.0F;
    (*network)->backwardFrom(pixels, 1, *spec.outputNode(), oneScore);
    const std::vector<float> gradient = (*network)->pixelGradient();
    for (std::size_t i = 0; i < pixels.size(); i += 37) {
        const float kept = pixels[i];
        const auto scoreAt = [&](float value) {
            pixels[i] = value;
            return test::ReferenceNetwork(model, pixels, 1).output(*spec.outputNode())[2];
        };
        const float low = kept - 0x1p-12F;
        const float high = kept + 0x1p-12F;
        const double slope = (scoreAt(high) - scoreAt(low)) / (double{high} - double{low});
        pixels[i] = kept;
        QVERIFY2(std::abs(slope - double{gradient[i]}) < 2e-3,
                 qPrintable(QStringLiteral("%1: %2, slope %3").arg(i).arg(gradient[i]).arg(slope)));
    }
}

void TestRawInference::piecesChangeNothing() {
    QTemporaryDir dir;
    const std::string in = dir.filePath(QStringLiteral("x.npy")).toStdString();
    const std::string out = dir.filePath(QStringLiteral("y.npy")).toStdString();
    const NetworkSpec spec = sample::chain({2, 3, 2}, {FlattenSpec{}, DenseSpec{.units = 3}});
    const Model model = sample::modelFor(spec, 9);
    constexpr int count = 601;  // more than two pieces
    const auto images = sample::Numbers(8).list(count * 12, 0, 1);
    write(in, {count, 2, 2, 3}, images);
    const auto shape = inferFile(model, {}, in, out, std::make_shared<Workers>(2));
    QVERIFY(shape.hasValue());
    QCOMPARE(*shape, (std::vector<std::int64_t>{count, 3}));
    const std::vector<float> scores = contentOf(out);
    QCOMPARE(scores.size(), std::size_t{count * 3});
    for (const int i : {0, 255, 256, 600}) {
        const std::vector<float> one(images.begin() + i * 12, images.begin() + (i + 1) * 12);
        const std::vector<float> alone = inferred(model, {}, one, 1);
        for (std::size_t k = 0; k < 3; ++k)
            QVERIFY(std::abs(scores[static_cast<std::size_t>(i) * 3 + k] - alone[k]) < 1e-5F);
    }
}

void TestRawInference::noImages() {
    QTemporaryDir dir;
    const std::string in = dir.filePath(QStringLiteral("x.npy")).toStdString();
    const std::string out = dir.filePath(QStringLiteral("y.npy")).toStdString();
    write(in, {0, 2, 2, 3}, {});
    const Model model = sample::modelFor(sample::chain({2, 3, 2}, {FlattenSpec{}, DenseSpec{.units = 3}}), 9);
    const auto shape = inferFile(model, {.gradientOf = 1}, in, out, std::make_shared<Workers>(1));
    QVERIFY(shape.hasValue());
    QCOMPARE(*shape, (std::vector<std::int64_t>{0, 2, 2, 3}));
    QVERIFY(NpyReader::open(out).hasValue());
}

void TestRawInference::findsLayers() {
    const NetworkSpec spec = test::mixedNetwork();
    QCOMPARE(findLayer(spec, "Conv 2")->value, spec.findByName("Conv 2")->id.value);
    QCOMPARE(findLayer(spec, "conv2")->value, spec.findByName("Conv 2")->id.value);
    const auto missing = findLayer(spec, "Conv 9");
    QVERIFY(!missing);
    QCOMPARE(missing.error().code, ErrorCode::LayerUnknown);
    QVERIFY(std::get<std::string>(missing.error().arguments[1]).find("Conv 2") != std::string::npos);
}

void TestRawInference::refuses_data() {
    QTest::addColumn<QVector<qint64>>("shape");
    QTest::newRow("one image without its axis") << QVector<qint64>{2, 2, 3};
    QTest::newRow("channels last") << QVector<qint64>{1, 2, 3, 2};
    QTest::newRow("a number") << QVector<qint64>{};
    QTest::newRow("five sides") << QVector<qint64>{1, 1, 2, 2, 3};
}

void TestRawInference::refuses() {
    QFETCH(QVector<qint64>, shape);
    QTemporaryDir dir;
    const QString in = dir.filePath(QStringLiteral("x.npy"));
    const std::vector<std::int64_t> sides(shape.begin(), shape.end());
    std::int64_t count = 1;
    for (const std::int64_t side : sides) count *= side;
    write(in.toStdString(), sides, std::vector<float>(static_cast<std::size_t>(count)));
    const Model model = sample::modelFor(sample::chain({2, 3, 2}, {FlattenSpec{}, DenseSpec{.units = 3}}), 9);
    const auto result = inferFile(model, {}, in.toStdString(), dir.filePath(QStringLiteral("y.npy")).toStdString(),
                                  std::make_shared<Workers>(1));
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::ArrayShapeWrong);
    QVERIFY(!QFile::exists(dir.filePath(QStringLiteral("y.npy"))));
}

FOVEA_TEST(TestRawInference)
#include "tst_raw_inference.moc"
