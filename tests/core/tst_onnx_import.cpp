// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <cstring>

#include "core/exchange/onnx/onnx_export.h"
#include "core/exchange/onnx/onnx_import.h"
#include "tests/support/model_runs.h"
#include "tests/support/onnx_maker.h"
#include "tests/support/register_test.h"
#include "tests/support/sample_networks.h"

using namespace fovea;
using sample::OnnxMaker;
using sample::WireMessage;

namespace {

Result<ImportedModel> imported(const std::string& bytes, const OnnxImportOptions& options = {}) {
    return importOnnx(std::as_bytes(std::span(bytes)), "model.onnx", options);
}

/// Operators and reasons of an OnnxUnsupported error: "Clip 11, Mul 25".
QString unsupported(const Error& error) {
    QStringList found;
    for (std::size_t i = 1; i + 3 < error.arguments.size(); i += 4)
        found += QString::fromStdString(std::get<std::string>(error.arguments[i])) +
                 QStringLiteral(" %1").arg(std::get<std::int64_t>(error.arguments[i + 2]));
    return found.join(QStringLiteral(", "));
}
QString operatorOf(const char* type, OnnxUnsupported why) {
    return QString::fromLatin1(type) + QStringLiteral(" %1").arg(static_cast<int>(why));
}

std::vector<float> ramp(std::size_t count) { return sample::Numbers(count).list(count, -1, 1); }

/// x (N×3×6×6) → `type` → Flatten → MatMul → y, with the weights that the operator names.
OnnxMaker around(const std::string& type, const std::vector<WireMessage>& attributes, std::int64_t values,
                 const std::vector<std::string>& more = {}) {
    OnnxMaker maker({-1, 3, 6, 6});
    std::vector<std::string> inputs{"x"};
    inputs.insert(inputs.end(), more.begin(), more.end());
    maker.node(type, inputs, {"a"}, attributes, "here").node("Flatten", {"a"}, {"b"}).node("MatMul", {"b", "m"}, {"y"});
    maker.tensor(sample::onnxFloats("m", {values, 5}, ramp(static_cast<std::size_t>(values) * 5)));
    return maker;
}

/// A local response norm of 3 channels in PyTorch's way, the pads of its volume as given; `tail` reads from inside.
OnnxMaker spelledNorm(const std::vector<std::int64_t>& pads, const std::string& tail = "i") {
    OnnxMaker maker({-1, 3, 6, 6});
    maker.node("Mul", {"x", "x"}, {"a"}).node("Unsqueeze", {"a", "one"}, {"b"}).node("Pad", {"b", "p"}, {"c"});
    maker.node("AveragePool", {"c"}, {"d"},
               {sample::onnxList("kernel_shape", {3, 1, 1}), sample::onnxList("strides", {1, 1, 1})});
    maker.node("Squeeze", {"d", "one"}, {"e"})
        .node("Mul", {"e", "alpha"}, {"f"})
        .node("Add", {"f", "k"}, {"g"})
        .node("Pow", {"g", "beta"}, {"h"});
    maker.node("Div", {"x", "h"}, {"i"})
        .node("Add", {"i", tail == "i" ? "one" : tail}, {"j"})
        .node("GlobalAveragePool", {"j"}, {"y"});
    maker.tensor(sample::onnxWholes("p", pads)).tensor(sample::onnxWholes("one", {1}));
    for (const auto& [name, value] : {std::pair("alpha", 0.5F), std::pair("k", 2.0F), std::pair("beta", 0.75F)})
        maker.tensor(sample::onnxFloats(name, {}, {value}));
    return maker;
}

}  // namespace

class TestOnnxImport : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void comesBack_data();
    void comesBack();
    void namesWhatItCannotExpress_data();
    void namesWhatItCannotExpress();
    void namesEverythingAtOnce();
    void refusesBrokenFiles_data();
    void refusesBrokenFiles();
    void refusesEveryCutOffFile();
    void survivesEveryFlippedByte();
    void takesTypedNumbers_data();
    void takesTypedNumbers();
    void takesFreeSides();
    void takesASpelledNorm();
    void takesStructure_data();
    void takesStructure();
    void takesOneOutputAndTheInputThatIsRead();
    void computesWithConstants();
    void writesFunctionsOut();
    void takesBytes();
    void readsNumbersBeside();
    void standardisesInFront();
    void doesNotMultiplySharedWeights();
};

void TestOnnxImport::comesBack_data() {
    QTest::addColumn<NetworkSpec>("spec");
    auto samples = sample::everyKind();
    for (auto& entry : sample::everyCatalogueNetwork()) samples.push_back(std::move(entry));
    for (const sample::Sample& entry : samples) QTest::newRow(entry.name.c_str()) << entry.spec;
}

void TestOnnxImport::comesBack() {
    QFETCH(NetworkSpec, spec);
    const Model model = sample::modelFor(spec, 7);
    const auto onnx = toOnnx(model);
    QVERIFY(onnx.hasValue());
    const auto back = imported(*onnx);
    QVERIFY2(back.hasValue(), qPrintable(back ? QString() : unsupported(back.error())));
    QCOMPARE(back->producer, std::string("Fovea"));
    QCOMPARE(back->notes.size(), std::size_t{0});
    QCOMPARE(back->model.classNames, model.classNames);
    QCOMPARE(back->model.preprocessing.mean, model.preprocessing.mean);
    for (const Node& node : back->model.spec.nodes) QVERIFY2(spec.findByName(node.name) != nullptr, node.name.c_str());
    QCOMPARE(back->model.spec.nodes.size(), spec.nodes.size());
    const Shape shape = std::get<InputSpec>(spec.find(*spec.inputNode())->layer).shape;
    QCOMPARE(std::get<InputSpec>(back->model.spec.find(*back->model.spec.inputNode())->layer).shape, shape);
    const auto pixels = sample::Numbers(11).list(static_cast<std::size_t>(3 * shape.size()), 0, 1);
    const auto before = sample::logitsOf(model, pixels, 3);
    const auto after = sample::logitsOf(back->model, pixels, 3);
    QVERIFY(!before.empty());
    QCOMPARE(after.size(), before.size());
    QVERIFY2(std::memcmp(before.data(), after.data(), before.size() * sizeof(float)) == 0, "other bits");
}

void TestOnnxImport::namesWhatItCannotExpress_data() {
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* name, const std::string& file, const QString& expected) {
        QTest::newRow(name) << QByteArray::fromStdString(file) << expected;
    };
    using O = OnnxUnsupported;
    const auto pool = [](const std::vector<WireMessage>& more) {
        std::vector<WireMessage> attributes{sample::onnxList("kernel_shape", {3, 3})};
        attributes.insert(attributes.end(), more.begin(), more.end());
        return attributes;
    };
    const auto weights = [](std::vector<std::int64_t> dims, float value = 0.5F) {
        std::size_t count = 1;
        for (const std::int64_t side : dims) count *= static_cast<std::size_t>(side);
        return sample::onnxFloats("w", dims, std::vector<float>(count, value));
    };
    row("unknown operator", around("Celu", {}, 108).bytes(), operatorOf("Celu", O::UnknownOperator));
    row("another domain", OnnxMaker({-1, 5}).node("Relu", {"x"}, {"y"}, {}, "", "com.microsoft").bytes(),
        operatorOf("Relu", O::UnknownOperator));
    row("several inputs",
        OnnxMaker({-1, 5}).part(11, sample::onnxValue("z", {-1, 5})).node("Add", {"x", "z"}, {"y"}).bytes(),
        operatorOf("", O::SeveralInputs));
    row("no input",
        OnnxMaker({1, 5}).tensor(sample::onnxFloats("x", {1, 5}, ramp(5))).node("Relu", {"x"}, {"y"}).bytes(),
        operatorOf("", O::NoLayers));
    row("whole numbers go in", OnnxMaker({-1, 5}, 7).node("Relu", {"x"}, {"y"}).bytes(), operatorOf("", O::InputType));
    row("five axes", OnnxMaker({-1, 3, 6, 6, 6}).node("Relu", {"x"}, {"y"}).bytes(), operatorOf("", O::InputAxes));
    row("free sides", OnnxMaker({-1, 3, -1, -1}).node("GlobalAveragePool", {"x"}, {"y"}).bytes(),
        operatorOf("", O::InputFree));
    row("maps come out", OnnxMaker({-1, 3, 6, 6}).node("Relu", {"x"}, {"y"}).bytes(),
        operatorOf("", O::OutputNotScores));
    row("scores in another order", OnnxMaker({-1, 3, 6, 6}).node("Flatten", {"x"}, {"y"}).bytes(),
        operatorOf("", O::OutputReordered));
    row("no layer", OnnxMaker({-1, 5}).node("Identity", {"x"}, {"y"}).bytes(), operatorOf("", O::NoLayers));
    row("computed weights", around("Conv", {}, 108, {"x"}).bytes(), operatorOf("Conv", O::NotConstant));
    row("leaky slope", around("LeakyRelu", {sample::onnxReal("alpha", 1.5F)}, 108).bytes(),
        operatorOf("LeakyRelu", O::Attribute));
    row("leaky slope, no number", around("LeakyRelu", {sample::onnxReal("alpha", NAN)}, 108).bytes(),
        operatorOf("LeakyRelu", O::Attribute));
    row("elu alpha", around("Elu", {sample::onnxReal("alpha", -1.0F)}, 108).bytes(), operatorOf("Elu", O::Attribute));
    row("response norm without size", around("LRN", {}, 108).bytes(), operatorOf("LRN", O::Attribute));
    row("response norm of four channels", around("LRN", {sample::onnxWhole("size", 4)}, 108).bytes(),
        operatorOf("LRN", O::Attribute));
    row("response norm of very many channels", around("LRN", {sample::onnxWhole("size", 1025)}, 108).bytes(),
        operatorOf("LRN", O::Attribute));
    row("response norm by 0", around("LRN", {sample::onnxWhole("size", 5), sample::onnxReal("bias", 0)}, 108).bytes(),
        operatorOf("LRN", O::Attribute));
    row("response norm of no number",
        around("LRN", {sample::onnxWhole("size", 5), sample::onnxReal("alpha", NAN)}, 108).bytes(),
        operatorOf("LRN", O::Attribute));
    row("response norm in another order",
        OnnxMaker({-1, 3, 6, 6})
            .node("Flatten", {"x"}, {"a"})
            .node("LRN", {"a"}, {"y"}, {sample::onnxWhole("size", 3)})
            .bytes(),
        operatorOf("LRN", O::Reordering));
    const QString spelledOut =
        operatorOf("Unsqueeze", O::NotToVector) + QStringLiteral(", ") + operatorOf("Pow", O::UnknownOperator);
    row("a norm that looks to one side", spelledNorm({0, 0, 2, 0, 0, 0, 0, 0, 0, 0}).bytes(), spelledOut);
    row("a norm that looks further than it pads", spelledNorm({0, 0, 2, 0, 0, 0, 0, 2, 0, 0}).bytes(), spelledOut);
    row("a norm that pads far", spelledNorm({0, 0, INT64_MAX, 0, 0, 0, 0, INT64_MAX, 0, 0}).bytes(), spelledOut);
    row("a norm whose inside is read", spelledNorm({0, 0, 1, 0, 0, 0, 0, 1, 0, 0}, "a").bytes(), spelledOut);
    row("clip",
        around("Clip", {}, 108, {"w", "v"})
            .tensor(sample::onnxFloats("w", {}, {6}))
            .tensor(sample::onnxFloats("v", {}, {5}))
            .bytes(),
        operatorOf("Clip", O::Attribute));
    row("slopes for other channels",
        around("PRelu", {}, 108, {"w"}).tensor(sample::onnxFloats("w", {2, 1, 1}, {0.1F, 0.2F})).bytes(),
        operatorOf("PRelu", O::Attribute));
    row("dropout of all", around("Dropout", {sample::onnxReal("ratio", 1.0F)}, 108).bytes(),
        operatorOf("Dropout", O::Attribute));
    row("weights for other channels", around("Conv", {}, 80, {"w"}).tensor(weights({5, 4, 3, 3})).bytes(),
        operatorOf("Conv", O::WeightSides));
    row("convolution along a line", around("Conv", {}, 80, {"w"}).tensor(weights({5, 3, 3})).bytes(),
        operatorOf("Conv", O::WeightSides));
    row("another kernel",
        around("Conv", {sample::onnxList("kernel_shape", {2, 2})}, 80, {"w"}).tensor(weights({5, 3, 3, 3})).bytes(),
        operatorOf("Conv", O::WeightSides));
    row("negative pads",
        around("Conv", {sample::onnxList("pads", {-1, 0, 0, 0})}, 80, {"w"}).tensor(weights({5, 3, 3, 3})).bytes(),
        operatorOf("Conv", O::Attribute));
    row("stride 0",
        around("Conv", {sample::onnxList("strides", {0, 1})}, 80, {"w"}).tensor(weights({5, 3, 3, 3})).bytes(),
        operatorOf("Conv", O::Attribute));
    row("huge stride",
        around("Conv", {sample::onnxList("strides", {INT64_MAX, 1})}, 80, {"w"}).tensor(weights({5, 3, 3, 3})).bytes(),
        operatorOf("Conv", O::Attribute));
    row("unknown padding",
        around("Conv", {sample::onnxText("auto_pad", "ROUND")}, 80, {"w"}).tensor(weights({5, 3, 3, 3})).bytes(),
        operatorOf("Conv", O::PaddingMode));
    row("kernel larger than the image", around("Conv", {}, 5, {"w"}).tensor(weights({5, 3, 9, 9})).bytes(),
        operatorOf("Conv", O::WindowTooLarge));
    row("weight is no number", around("Conv", {}, 80, {"w"}).tensor(weights({5, 3, 3, 3}, NAN)).bytes(),
        operatorOf("", O::WeightsNotFinite));
    row("weight is infinite", around("Conv", {}, 80, {"w"}).tensor(weights({5, 3, 3, 3}, INFINITY)).bytes(),
        operatorOf("", O::WeightsNotFinite));
    row("pool of padding alone", around("MaxPool", pool({sample::onnxList("pads", {3, 0, 3, 0})}), 108).bytes(),
        operatorOf("MaxPool", O::WindowTooLarge));
    row("maximum of padding alone",
        OnnxMaker({-1, 3, 1, 1})
            .node("MaxPool", {"x"}, {"y"},
                  {sample::onnxList("kernel_shape", {2, 2}), sample::onnxList("dilations", {2, 2}),
                   sample::onnxList("pads", {1, 1, 1, 1})})
            .bytes(),
        operatorOf("MaxPool", O::WindowTooLarge));
    row("pool without window", around("MaxPool", {}, 108).bytes(), operatorOf("MaxPool", O::Attribute));
    row("places of the maxima", OnnxMaker({-1, 3, 6, 6}).node("MaxPool", {"x"}, {"a", "y"}, pool({})).bytes(),
        operatorOf("MaxPool", O::SecondOutput));
    row("minus infinity before no maximum",
        OnnxMaker({-1, 3, 6, 6})
            .node("Pad", {"x", "p", "v"}, {"a"})
            .node("Relu", {"a"}, {"b"})
            .node("GlobalAveragePool", {"b"}, {"y"})
            .tensor(sample::onnxWholes("p", {0, 0, 1, 1, 0, 0, 1, 1}))
            .tensor(sample::onnxFloats("v", {}, {-INFINITY}))
            .bytes(),
        operatorOf("Relu", O::PaddingAlone));
    row("images padded",
        around("Pad", {}, 108, {"w"}).tensor(sample::onnxWholes("w", {1, 0, 0, 0, 0, 0, 0, 0})).bytes(),
        operatorOf("Pad", O::PaddingAlone));
    row("mirrored padding",
        around("Pad", {sample::onnxText("mode", "reflect")}, 192, {"w"})
            .tensor(sample::onnxWholes("w", {0, 0, 1, 1, 0, 0, 1, 1}))
            .bytes(),
        operatorOf("Pad", O::PaddingMode));
    row("padding with ones",
        around("Pad", {}, 192, {"w", "v"})
            .tensor(sample::onnxWholes("w", {0, 0, 1, 1, 0, 0, 1, 1}))
            .tensor(sample::onnxFloats("v", {}, {1}))
            .bytes(),
        operatorOf("Pad", O::PaddingMode));
    row("mean over channels", around("ReduceMean", {sample::onnxList("axes", {1})}, 36).bytes(),
        operatorOf("ReduceMean", O::Axes));
    row("matrix from the left", OnnxMaker({-1, 5}).node("MatMul", {"w", "x"}, {"y"}).tensor(weights({5, 5})).bytes(),
        operatorOf("MatMul", O::NotConstant));
    row("matrix on maps",
        OnnxMaker({-1, 3, 6, 6})
            .node("Relu", {"x"}, {"a"})
            .node("GlobalAveragePool", {"a"}, {"b"})
            .node("MatMul", {"b", "w"}, {"y"})
            .tensor(weights({1, 5}))
            .bytes(),
        operatorOf("MatMul", O::Axes));
    row("transposed input",
        OnnxMaker({-1, 5})
            .node("Gemm", {"x", "w"}, {"y"}, {sample::onnxWhole("transA", 1)})
            .tensor(weights({5, 5}))
            .bytes(),
        operatorOf("Gemm", O::Axes));
    row("matrix of other sides", OnnxMaker({-1, 5}).node("Gemm", {"x", "w"}, {"y"}).tensor(weights({4, 5})).bytes(),
        operatorOf("Gemm", O::WeightSides));
    row("addend of other sides",
        OnnxMaker({-1, 5})
            .node("Gemm", {"x", "w", "v"}, {"y"})
            .tensor(weights({5, 5}))
            .tensor(sample::onnxFloats("v", {4}, ramp(4)))
            .bytes(),
        operatorOf("Gemm", O::WeightSides));
    row("batch norm for training",
        around("BatchNormalization", {sample::onnxWhole("training_mode", 1)}, 108, {"w", "w", "w", "w"})
            .tensor(weights({3}))
            .bytes(),
        operatorOf("BatchNormalization", O::TrainingMode));
    row("batch norm that gives the batch's statistics",
        OnnxMaker({-1, 3, 6, 6})
            .node("BatchNormalization", {"x", "w", "w", "w", "w"}, {"a", "b", "c", "d", "e"})
            .node("GlobalAveragePool", {"a"}, {"y"})
            .tensor(weights({3}))
            .bytes(),
        operatorOf("BatchNormalization", O::TrainingMode));
    row("dropout for training",
        around("Dropout", {}, 108, {"", "w"}).tensor(sample::onnxTensor("w", {}, 9, std::string(1, '\1'))).bytes(),
        operatorOf("Dropout", O::TrainingMode));
    for (const int type : {2, 3, 6, 7, 9, 12})
        row(qPrintable(QStringLiteral("cut to whole numbers of type %1").arg(type)),
            around("Cast", {sample::onnxWhole("to", type)}, 108).bytes(), operatorOf("Cast", O::WholeNumbers));
    row("constants that no whole number holds",
        OnnxMaker({-1, 5})
            .node("Cast", {"w"}, {"a"}, {sample::onnxWhole("to", 2)})
            .node("Reshape", {"x", "a"}, {"y"})
            .tensor(sample::onnxFloats("w", {1}, {300}))
            .bytes(),
        operatorOf("Cast", O::OnlyConstant));
    row("sparse weights", OnnxMaker({-1, 5}).node("Relu", {"x"}, {"y"}).part(15, WireMessage()).bytes(),
        operatorOf("", O::SparseWeights));
    row("batch norm of other channels",
        around("BatchNormalization", {}, 108, {"w", "w", "w", "w"}).tensor(weights({4})).bytes(),
        operatorOf("BatchNormalization", O::WeightSides));
    row("negative variance",
        around("BatchNormalization", {}, 108, {"w", "w", "w", "w"}).tensor(weights({3}, -1)).bytes(),
        operatorOf("BatchNormalization", O::WeightsNotFinite));
    row("variance a little below 0",
        around("BatchNormalization", {}, 108, {"w", "w", "w", "w"}).tensor(weights({3}, -1e-6F)).bytes(),
        operatorOf("BatchNormalization", O::WeightsNotFinite));
    row("batch norm of each pixel",
        around("BatchNormalization", {sample::onnxWhole("spatial", 0)}, 108, {"w", "w", "w", "w"})
            .tensor(weights({108}))
            .bytes(),
        operatorOf("BatchNormalization", O::WeightSides));
    row("all images in a row, of which one side is copied",
        OnnxMaker({-1, 4})
            .node("Flatten", {"x"}, {"a"}, {sample::onnxWhole("axis", 0)})
            .node("Reshape", {"a", "s"}, {"b"})
            .node("Relu", {"b"}, {"y"})
            .tensor(sample::onnxWholes("s", {0, -1}))
            .bytes(),
        operatorOf("Flatten", O::Attribute));
    row("a mean image", around("Sub", {}, 108, {"w"}).tensor(weights({3, 6, 6})).bytes(),
        operatorOf("Sub", O::PerPixel));
    row("quotient of values", OnnxMaker({-1, 5}).node("Relu", {"x"}, {"a"}).node("Div", {"a", "x"}, {"y"}).bytes(),
        operatorOf("Div", O::QuotientOfValues));
    row("product of a map and each pixel",
        OnnxMaker({-1, 3, 6, 6})
            .node("Slice", {"x", "i", "j", "j"}, {"a"})
            .node("Mul", {"a", "x"}, {"b"})
            .node("GlobalAveragePool", {"b"}, {"y"})
            .tensor(sample::onnxWholes("i", {0}))
            .tensor(sample::onnxWholes("j", {1}))
            .bytes(),
        operatorOf("Mul", O::ShapesDiffer));
    row("quotient of a value", OnnxMaker({-1, 5}).node("Div", {"w", "x"}, {"y"}).tensor(weights({5})).bytes(),
        operatorOf("Div", O::QuotientOfValues));
    row("sum of shapes",
        OnnxMaker({-1, 3, 6, 6}).node("GlobalAveragePool", {"x"}, {"a"}).node("Add", {"a", "x"}, {"y"}).bytes(),
        operatorOf("Add", O::ShapesDiffer));
    row("concatenated rows",
        OnnxMaker({-1, 3, 6, 6})
            .node("Relu", {"x"}, {"a"})
            .node("Concat", {"a", "x"}, {"y"}, {sample::onnxWhole("axis", 2)})
            .bytes(),
        operatorOf("Concat", O::Axes));
    row("logarithm of softmax inside",
        OnnxMaker({-1, 5}).node("LogSoftmax", {"x"}, {"a"}).node("Relu", {"a"}, {"y"}).bytes(),
        operatorOf("LogSoftmax", O::SoftmaxInside));
    row("softmax twice", OnnxMaker({-1, 5}).node("Softmax", {"x"}, {"a"}).node("Softmax", {"a"}, {"y"}).bytes(),
        operatorOf("", O::SoftmaxInside));
    row("softmax over rows", around("Softmax", {sample::onnxWhole("axis", 2)}, 108).bytes(),
        operatorOf("Softmax", O::SoftmaxInside));
    const auto scores = [](std::int64_t axis, int operatorSet) {
        return OnnxMaker({-1, 3, 6, 6})
            .node("GlobalAveragePool", {"x"}, {"a"})
            .node("Softmax", {"a"}, {"y"}, {sample::onnxWhole("axis", axis)})
            .bytes(operatorSet);
    };
    for (const auto& [axis, operatorSet] : {std::pair(2, 11), {3, 11}, {0, 11}, {-4, 12}, {2, 13}, {-1, 13}, {0, 13}})
        row(qPrintable(QStringLiteral("softmax of operator set %1 along axis %2").arg(operatorSet).arg(axis)),
            scores(axis, operatorSet), operatorOf("Softmax", O::SoftmaxAxis));
    row("flatten from another axis",
        OnnxMaker({-1, 3, 6, 6}).node("Flatten", {"x"}, {"y"}, {sample::onnxWhole("axis", 2)}).bytes(),
        operatorOf("Flatten", O::Attribute));
    row("another shape",
        OnnxMaker({-1, 3, 6, 6})
            .node("Reshape", {"x", "w"}, {"y"})
            .tensor(sample::onnxWholes("w", {-1, 6, 18}))
            .bytes(),
        operatorOf("Reshape", O::NotToVector));
    row("images run together",
        OnnxMaker({-1, 3, 6, 6}).node("Reshape", {"x", "w"}, {"y"}).tensor(sample::onnxWholes("w", {2, 54})).bytes(),
        operatorOf("Reshape", O::NotToVector));
    row("picked channels",
        OnnxMaker({-1, 9})
            .node("Gather", {"x", "w"}, {"y"}, {sample::onnxWhole("axis", 1)})
            .tensor(sample::onnxWholes("w", {8, 7, 6, 5, 4, 3, 2, 1, 0}))
            .bytes(),
        operatorOf("Gather", O::Reordering));
    row("a slice of values",
        OnnxMaker({-1, 5}).node("Slice", {"x", "w", "w"}, {"y"}).tensor(sample::onnxWholes("w", {1})).bytes(),
        operatorOf("Slice", O::Reordering));
    row("constants that overflow",
        OnnxMaker({-1, 5})
            .node("Mul", {"w", "w"}, {"a"})
            .node("Reshape", {"x", "a"}, {"y"})
            .tensor(sample::onnxWholes("w", {INT64_MAX}))
            .bytes(),
        operatorOf("Mul", O::OnlyConstant));
    row("division by 0",
        OnnxMaker({-1, 5})
            .node("Div", {"w", "w"}, {"a"})
            .node("Reshape", {"x", "a"}, {"y"})
            .tensor(sample::onnxWholes("w", {0}))
            .bytes(),
        operatorOf("Div", O::OnlyConstant));
    row("constants that stretch",
        OnnxMaker({-1, 5})
            .node("Add", {"v", "w"}, {"a"})
            .node("Add", {"x", "a"}, {"y"})
            .tensor(sample::onnxFloats("v", {4000, 1}, ramp(4000)))
            .tensor(sample::onnxFloats("w", {1, 4000}, ramp(4000)))
            .bytes(),
        operatorOf("Add", O::TooLarge));
}

void TestOnnxImport::namesWhatItCannotExpress() {
    QFETCH(QByteArray, file);
    QFETCH(QString, expected);
    const auto result = imported(file.toStdString());
    QVERIFY(!result);
    QVERIFY2(result.error().code == ErrorCode::OnnxUnsupported,
             result.error().arguments.size() > 1 ? std::get<std::string>(result.error().arguments[1]).c_str() : "");
    QCOMPARE(unsupported(result.error()), expected);
}

void TestOnnxImport::namesEverythingAtOnce() {
    OnnxMaker maker({-1, 3, 6, 6});
    maker.node("Celu", {"x"}, {"a"}, {}, "first").node("Relu", {"a"}, {"b"}).node("Shrink", {"b"}, {"c"}, {}, "second");
    maker.node("LeakyRelu", {"x"}, {"d"}, {sample::onnxReal("alpha", 3)}, "third").node("Add", {"c", "d"}, {"y"});
    const auto result = imported(maker.bytes());
    QVERIFY(!result);
    QCOMPARE(unsupported(result.error()),
             QStringLiteral("Celu 0, Shrink 0, ") + operatorOf("LeakyRelu", OnnxUnsupported::Attribute));
    QCOMPARE(std::get<std::string>(result.error().arguments[2]), std::string("first"));
}

void TestOnnxImport::refusesBrokenFiles_data() {
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<int>("code");
    const auto row = [](const char* name, const std::string& file, ErrorCode code = ErrorCode::OnnxBroken) {
        QTest::newRow(name) << QByteArray::fromStdString(file) << static_cast<int>(code);
    };
    const OnnxMaker plain = OnnxMaker({-1, 5}).node("Relu", {"x"}, {"y"});
    const auto with = [](const WireMessage& tensor) {
        return OnnxMaker({-1, 5}).node("Gemm", {"x", "w"}, {"y"}).tensor(tensor).bytes();
    };
    const auto graph = [](const WireMessage& part) {
        return WireMessage().message(7, part).message(8, WireMessage().varint(2, 13)).text();
    };
    row("nothing", "");
    row("text", "This is not a model, whatever its name says.");
    row("no graph", WireMessage().varint(1, 8).message(8, WireMessage().varint(2, 13)).text());
    row("two graphs", plain.bytes() + WireMessage().message(7, WireMessage()).text());
    row("no operator set", WireMessage().message(7, WireMessage()).text());
    row("operators of another domain alone",
        WireMessage().message(7, WireMessage()).message(8, WireMessage().bytes(1, "ai.onnx.ml").varint(2, 2)).text());
    row("too old", plain.bytes(6), ErrorCode::OnnxVersion);
    row("too new", plain.bytes(999), ErrorCode::OnnxVersion);
    row("a number without end", std::string(12, '\xff'));
    row("a number of more than 64 bits", std::string("\x08") + std::string(9, '\xff') + "\x02");
    row("field 0", std::string("\x02\x00", 2));
    row("a group", std::string("\x0b\x0c"));
    row("a length beyond the end", std::string("\x3a\xff\xff\xff\xff\x0f"));
    row("graph as number", WireMessage().varint(7, 1).text());
    row("name as number", graph(WireMessage().message(1, WireMessage().varint(4, 1))));
    row("real as number",
        OnnxMaker({-1, 5}).node("Relu", {"x"}, {"y"}, {WireMessage().bytes(1, "alpha").varint(2, 1)}).bytes());
    row("number as text",
        OnnxMaker({-1, 5}).node("Relu", {"x"}, {"y"}, {WireMessage().bytes(1, "axis").bytes(3, "1")}).bytes());
    row("packed numbers cut off",
        OnnxMaker({-1, 5}).node("Relu", {"x"}, {"y"}, {WireMessage().bytes(1, "axes").bytes(8, "\xff")}).bytes());
    row("packed reals cut off",
        OnnxMaker({-1, 5}).node("Relu", {"x"}, {"y"}, {WireMessage().bytes(1, "axes").bytes(7, "abc")}).bytes());
    row("an endless list",
        OnnxMaker({-1, 5})
            .node("Relu", {"x"}, {"y"}, {WireMessage().bytes(1, "axes").bytes(8, std::string(5000, '\x01'))})
            .bytes());
    row("endless reals",
        OnnxMaker({-1, 5})
            .node("Relu", {"x"}, {"y"}, {WireMessage().bytes(1, "axes").bytes(7, std::string(20000, '\x01'))})
            .bytes());
    row("nine axes", with(sample::onnxFloats("w", {1, 1, 1, 1, 1, 1, 1, 5, 5}, ramp(25))));
    row("an input of nine axes", OnnxMaker({1, 1, 1, 1, 1, 1, 1, 1, 1}).node("Relu", {"x"}, {"y"}).bytes());
    WireMessage nodes;
    for (int i = 0; i < 10001; ++i) nodes.bytes(1, "");
    row("too many operators", graph(nodes));
    WireMessage tensors;
    for (int i = 0; i < 50001; ++i) tensors.bytes(5, "");
    row("too many tensors", graph(tensors));
    WireMessage names;
    for (int i = 0; i < 200001; ++i) names.bytes(1, "");
    row("too many names", graph(WireMessage().message(1, names)));
    row("a negative side", with(sample::onnxFloats("w", {-5, 5}, ramp(25))));
    row("sides that overflow", with(sample::onnxFloats("w", {INT64_MAX, INT64_MAX}, ramp(25))));
    row("sides beyond all memory", with(sample::onnxFloats("w", {1 << 21, 1 << 21}, ramp(25))));
    row("fewer numbers than sides", with(sample::onnxFloats("w", {5, 5}, ramp(24))));
    row("more numbers than sides", with(sample::onnxFloats("w", {5, 5}, ramp(26))));
    row("listed: fewer numbers",
        with(WireMessage().packed(1, {5, 5}).varint(2, 1).bytes(8, "w").bytes(4, sample::rawFloats(ramp(24)))));
    row("listed: more numbers",
        with(WireMessage().packed(1, {5, 5}).varint(2, 1).bytes(8, "w").bytes(4, sample::rawFloats(ramp(26)))));
    row("listed: none of many", with(WireMessage().packed(1, {1 << 20, 1 << 18}).varint(2, 1).bytes(8, "w")));
    row("listed: cut off",
        with(WireMessage().packed(1, {5, 5}).varint(2, 1).bytes(8, "w").bytes(4, std::string(99, 'a'))));
    row("texts as weights", with(sample::onnxTensor("w", {5, 5}, 8, std::string(25, 'a'))));
    row("a type that isn't", with(sample::onnxTensor("w", {5, 5}, 77, std::string(25, 'a'))));
    row("segments", with(sample::onnxFloats("w", {5, 5}, ramp(25)).message(3, WireMessage().varint(1, 0))));
    row("weights elsewhere", with(sample::onnxFloats("w", {5, 5}, ramp(25)).varint(14, 1)),
        ErrorCode::OnnxExternalData);
    row("weights elsewhere, by name",
        with(sample::onnxFloats("w", {5, 5}, ramp(25))
                 .message(13, WireMessage().bytes(1, "location").bytes(2, "/etc/passwd"))),
        ErrorCode::OnnxExternalData);
    row("a constant elsewhere",
        OnnxMaker({-1, 5})
            .node("Constant", {}, {"w"},
                  {WireMessage().bytes(1, "value").message(5, sample::onnxFloats("w", {5}, ramp(5)).varint(14, 1))})
            .node("Add", {"x", "w"}, {"y"})
            .bytes());
    row("nothing gives it", OnnxMaker({-1, 5}).node("Relu", {"z"}, {"y"}).bytes());
    row("nothing gives the output", OnnxMaker({-1, 5}).node("Relu", {"x"}, {"z"}).bytes());
    row("defined twice", OnnxMaker({-1, 5}).node("Relu", {"x"}, {"y"}).node("Relu", {"x"}, {"y"}).bytes());
    row("defined twice, by a tensor",
        OnnxMaker({-1, 5}).node("Relu", {"x"}, {"y"}).tensor(sample::onnxFloats("y", {5}, ramp(5))).bytes());
    row("a circle", OnnxMaker({-1, 5})
                        .node("Add", {"x", "b"}, {"a"})
                        .node("Relu", {"a"}, {"b"})
                        .node("Relu", {"b"}, {"y"})
                        .bytes());
    row("its own input", OnnxMaker({-1, 5}).node("Relu", {"y"}, {"y"}).bytes());
    row("no inputs", OnnxMaker({-1, 5}).node("Relu", {}, {"y"}).bytes(), ErrorCode::OnnxUnsupported);
    row("an input left out", OnnxMaker({-1, 5}).node("Gemm", {"x", ""}, {"y"}).bytes());
    row("no axis", OnnxMaker({-1, 5}).node("Concat", {"x"}, {"y"}).bytes());
    row("an axis that isn't", OnnxMaker({-1, 5}).node("Softmax", {"x"}, {"y"}, {sample::onnxWhole("axis", 2)}).bytes());
    row("an order that isn't",
        OnnxMaker({-1, 3, 6, 6}).node("Transpose", {"x"}, {"y"}, {sample::onnxList("perm", {0, 1, 1, 2})}).bytes());
    row("a short order",
        OnnxMaker({-1, 3, 6, 6}).node("Transpose", {"x"}, {"y"}, {sample::onnxList("perm", {0, 1})}).bytes());
    row("no shape", OnnxMaker({-1, 5}).node("Reshape", {"x"}, {"y"}).bytes());
    row("no axes", OnnxMaker({-1, 5}).node("Unsqueeze", {"x"}, {"y"}).bytes());
    row("pads for other axes",
        OnnxMaker({-1, 3, 6, 6}).node("Pad", {"x", "p"}, {"y"}).tensor(sample::onnxWholes("p", {0, 1})).bytes());
}

void TestOnnxImport::refusesBrokenFiles() {
    QFETCH(QByteArray, file);
    QFETCH(int, code);
    const auto result = imported(file.toStdString());
    QVERIFY(!result);
    QCOMPARE(static_cast<int>(result.error().code), code);
    QCOMPARE(std::get<std::string>(result.error().arguments.front()), std::string("model.onnx"));
}

void TestOnnxImport::refusesEveryCutOffFile() {
    const auto whole = toOnnx(sample::modelFor(sample::everyKind().front().spec, 7));
    QVERIFY(whole.hasValue());
    int accepted = 0;
    for (std::size_t length = 0; length < whole->size(); ++length)
        accepted += imported(whole->substr(0, length)) ? 1 : 0;
    // What follows the graph and the operator set may be missing.
    QVERIFY2(accepted <= 3, qPrintable(QString::number(accepted)));
}

void TestOnnxImport::survivesEveryFlippedByte() {
    const auto whole = toOnnx(sample::modelFor(sample::joinedVectors(ConcatSpec{}), 7));
    QVERIFY(whole.hasValue());
    std::string bytes = *whole;
    int refused = 0;
    for (std::size_t i = 0; i < bytes.size(); i += i < 3000 ? 1 : 37) {
        const char kept = bytes[i];
        for (const char other : {'\0', '\x7f', '\xff', static_cast<char>(kept ^ 1)}) {
            bytes[i] = other;
            refused += imported(bytes) ? 0 : 1;
        }
        bytes[i] = kept;
    }
    QVERIFY(refused > 0);
    QVERIFY(imported(bytes).hasValue());
}

void TestOnnxImport::takesTypedNumbers_data() {
    QTest::addColumn<QByteArray>("tensor");
    const auto row = [](const char* name, const WireMessage& tensor) {
        QTest::newRow(name) << QByteArray::fromStdString(tensor.text());
    };
    const auto head = [](int type) {
        return WireMessage().packed(1, {2, 2}).varint(2, static_cast<std::uint64_t>(type)).bytes(8, "w");
    };
    const double doubles[] = {1, -2, 0.5, 3};
    const std::uint16_t halves[] = {0x3c00, 0xc000, 0x3800, 0x4200};
    const std::uint16_t brains[] = {0x3f80, 0xc000, 0x3f00, 0x4040};
    const auto raw = [](const auto& list) {
        return std::string_view(reinterpret_cast<const char*>(list), sizeof(list));
    };
    row("raw floats", head(1).bytes(9, sample::rawFloats({1, -2, 0.5F, 3})));
    row("listed floats", head(1).bytes(4, sample::rawFloats({1, -2, 0.5F, 3})));
    row("floats one by one", head(1).real(4, 1).real(4, -2).real(4, 0.5F).real(4, 3));
    row("raw doubles", head(11).bytes(9, raw(doubles)));
    row("listed doubles", head(11).bytes(10, raw(doubles)));
    row("raw halves", head(10).bytes(9, raw(halves)));
    row("listed halves", head(10).packed(5, {0x3c00, 0xc000, 0x3800, 0x4200}));
    row("halves one by one", head(10).varint(5, 0x3c00).varint(5, 0xc000).varint(5, 0x3800).varint(5, 0x4200));
    row("raw bfloat16", head(16).bytes(9, raw(brains)));
    WireMessage sides = WireMessage().varint(1, 2).varint(1, 2);
    row("sides one by one", sides.varint(2, 1).bytes(8, "w").bytes(9, sample::rawFloats({1, -2, 0.5F, 3})));
}

void TestOnnxImport::takesTypedNumbers() {
    QFETCH(QByteArray, tensor);
    OnnxMaker maker({-1, 2});
    maker.node("Gemm", {"x", "w"}, {"y"}).tensor(WireMessage().raw(tensor.toStdString()));
    const auto result = imported(maker.bytes());
    QVERIFY(result.hasValue());
    const auto weight = result->model.weights->view(*result->model.spec.outputNode(), ParameterRole::Weight);
    QCOMPARE(std::vector<float>(weight.begin(), weight.end()), (std::vector<float>{1, -2, 0.5F, 3}));
}

void TestOnnxImport::takesFreeSides() {
    OnnxMaker maker({-1, 3, -1, -1});
    maker.node("Relu", {"x"}, {"a"}).node("GlobalAveragePool", {"a"}, {"y"});
    const auto result = imported(maker.bytes(), {Shape{8, 7, 3}});
    QVERIFY(result.hasValue());
    QCOMPARE(std::get<InputSpec>(result->model.spec.nodes.front().layer).shape, (Shape{8, 7, 3}));
}

void TestOnnxImport::takesASpelledNorm() {
    const auto result = imported(spelledNorm({0, 0, 1, 0, 0, 0, 0, 1, 0, 0}).bytes());
    QVERIFY2(result.hasValue(), qPrintable(result ? QString() : unsupported(result.error())));
    const auto* norm = std::get_if<LocalResponseNormSpec>(&result->model.spec.nodes[1].layer);
    QVERIFY(norm != nullptr);
    QVERIFY(*norm == (LocalResponseNormSpec{.size = 3, .alpha = 0.5F, .beta = 0.75F, .bias = 2}));
}

void TestOnnxImport::takesStructure_data() {
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QString>("kinds");
    const auto row = [](const char* name, const OnnxMaker& maker, const char* kinds) {
        QTest::newRow(name) << QByteArray::fromStdString(maker.bytes()) << QString::fromLatin1(kinds);
    };
    const auto image = [] { return OnnxMaker({-1, 4, 6, 6}); };
    const auto mean = [](OnnxMaker maker, const char* of) { return maker.node("GlobalAveragePool", {of}, {"y"}); };
    const auto pads = [](const std::vector<std::int64_t>& sides) { return sample::onnxWholes("p", sides); };
    const std::vector<WireMessage> window{sample::onnxList("kernel_shape", {3, 3}),
                                          sample::onnxList("pads", {1, 1, 1, 1}),
                                          sample::onnxWhole("count_include_pad", 1)};
    row("product", mean(image().node("Relu", {"x"}, {"a"}).node("Mul", {"a", "x"}, {"b"}), "b"),
        "relu multiply global_avg_pool");
    row("gate",
        mean(image()
                 .node("GlobalAveragePool", {"x"}, {"a"})
                 .node("Sigmoid", {"a"}, {"b"})
                 .node("Mul", {"b", "x"}, {"c"}),
             "c"),
        "global_avg_pool sigmoid multiply global_avg_pool");
    row("difference", mean(image().node("Relu", {"x"}, {"a"}).node("Sub", {"a", "x"}, {"b"}), "b"),
        "relu scale add global_avg_pool");
    row("a value and itself", mean(image().node("Relu", {"x"}, {"a"}).node("Add", {"a", "a"}, {"b"}), "b"),
        "relu identity add global_avg_pool");
    row("one factor and one addend",
        mean(image()
                 .node("Relu", {"x"}, {"a"})
                 .node("Mul", {"a", "f"}, {"b"})
                 .node("Add", {"b", "f"}, {"c"})
                 .tensor(sample::onnxFloats("f", {}, {0.5F})),
             "c"),
        "relu scale global_avg_pool");
    row("zeros before nothing",
        mean(image().node("Pad", {"x", "p"}, {"a"}).node("Relu", {"a"}, {"b"}).tensor(pads({0, 0, 1, 1, 0, 0, 1, 1})),
             "b"),
        "zero_pad relu global_avg_pool");
    row("zeros before a maximum",
        mean(image()
                 .node("Pad", {"x", "p"}, {"a"})
                 .node("MaxPool", {"a"}, {"b"}, {sample::onnxList("kernel_shape", {3, 3})})
                 .tensor(pads({0, 0, 1, 1, 0, 0, 1, 1})),
             "b"),
        "zero_pad max_pool2d global_avg_pool");
    row("mean that counts padding", mean(image().node("AveragePool", {"x"}, {"a"}, window), "a"),
        "avg_pool2d global_avg_pool");
    row("zeros before a mean",
        mean(image()
                 .node("Pad", {"x", "p"}, {"a"})
                 .node("AveragePool", {"a"}, {"b"}, {sample::onnxList("kernel_shape", {3, 3})})
                 .tensor(pads({0, 0, 1, 1, 0, 0, 1, 1})),
             "b"),
        "avg_pool2d global_avg_pool");
    row("mean with gaps",
        mean(image().node("AveragePool", {"x"}, {"a"},
                          {sample::onnxList("kernel_shape", {2, 2}), sample::onnxList("dilations", {2, 3})}),
             "a"),
        "avg_pool2d global_avg_pool");
    row("maximum with gaps",
        mean(image().node("MaxPool", {"x"}, {"a"},
                          {sample::onnxList("kernel_shape", {2, 2}), sample::onnxList("dilations", {2, 3})}),
             "a"),
        "max_pool2d global_avg_pool");
    row("a shortcut without weights",
        mean(image()
                 .node("Slice", {"x", "o", "e", "h", "t"}, {"a"})
                 .node("Pad", {"a", "p"}, {"b"})
                 .tensor(sample::onnxWholes("o", {0, 0}))
                 .tensor(sample::onnxWholes("e", {INT64_MAX, INT64_MAX}))
                 .tensor(sample::onnxWholes("h", {2, 3}))
                 .tensor(sample::onnxWholes("t", {2, 2}))
                 .tensor(pads({0, 2, 0, 0, 0, 2, 0, 0})),
             "b"),
        "subsample global_avg_pool");
    row("rows and channels cut",
        mean(image()
                 .node("Slice", {"x", "o", "e"}, {"a"})
                 .tensor(sample::onnxWholes("o", {0, 1, -4, 0}))
                 .tensor(sample::onnxWholes("e", {INT64_MAX, 3, 5, 6})),
             "a"),
        "channel_slice crop global_avg_pool");
    row("split",
        mean(image()
                 .node("Split", {"x"}, {"a", "b"}, {sample::onnxWhole("axis", 1)})
                 .node("Concat", {"b", "a"}, {"c"}, {sample::onnxWhole("axis", 1)}),
             "c"),
        "channel_slice channel_slice concat global_avg_pool");
    row("picked channels",
        mean(image()
                 .node("Gather", {"x", "i"}, {"a"}, {sample::onnxWhole("axis", 1)})
                 .tensor(sample::onnxWholes("i", {2, 3, 0})),
             "a"),
        "channel_slice channel_slice concat global_avg_pool");
    row("shuffle by hand",
        mean(image()
                 .node("Gather", {"x", "i"}, {"a"}, {sample::onnxWhole("axis", 1)})
                 .tensor(sample::onnxWholes("i", {0, 2, 1, 3})),
             "a"),
        "channel_shuffle global_avg_pool");
    row("shuffle",
        mean(image()
                 .node("Reshape", {"x", "s"}, {"a"})
                 .node("Transpose", {"a"}, {"b"}, {sample::onnxList("perm", {0, 2, 1, 3, 4})})
                 .node("Reshape", {"b", "t"}, {"c"})
                 .tensor(sample::onnxWholes("s", {-1, 2, 2, 6, 6}))
                 .tensor(sample::onnxWholes("t", {0, -1, 6, 6})),
             "c"),
        "channel_shuffle global_avg_pool");
    const auto groupNorm = [&](const char* reader) {
        return mean(image()
                        .node("Reshape", {"x", "s"}, {"a"})
                        .node("InstanceNormalization", {"a", "o", "z"}, {"b"})
                        .node("Reshape", {"b", "t"}, {"c"})
                        .node("Mul", {"c", "w"}, {"d"})
                        .node("Add", {"d", "w"}, {"e"})
                        .tensor(sample::onnxWholes("s", {0, 2, -1}))
                        .tensor(sample::onnxWholes("t", {0, 4, 6, 6}))
                        .tensor(sample::onnxFloats("o", {2}, {1, 1}))
                        .tensor(sample::onnxFloats("z", {2}, {0, 0}))
                        .tensor(sample::onnxFloats("w", {4, 1, 1}, ramp(4))),
                    reader);
    };
    row("group norm", groupNorm("e"), "group_norm global_avg_pool");
    row("instance norm",
        mean(
            image().node("InstanceNormalization", {"x", "w", "w"}, {"a"}).tensor(sample::onnxFloats("w", {4}, ramp(4))),
            "a"),
        "instance_norm global_avg_pool");
    row("softmax inside", mean(image().node("Softmax", {"x"}, {"a"}, {sample::onnxWhole("axis", 1)}), "a"),
        "softmax global_avg_pool");
    const auto number = [](const char* name, float value) { return sample::onnxFloats(name, {}, {value}); };
    row("a ceiling", mean(image().node("Min", {"x", "six"}, {"a"}).tensor(number("six", 6)), "a"),
        "clip global_avg_pool");
    row("a floor at 0", mean(image().node("Max", {"zero", "x"}, {"a"}).tensor(number("zero", 0)), "a"),
        "relu global_avg_pool");
    row("no floor", mean(image().node("Clip", {"x", "", "six"}, {"a"}).tensor(number("six", 6)), "a"),
        "clip global_avg_pool");
    row("largest of two", mean(image().node("Relu", {"x"}, {"a"}).node("Max", {"a", "x"}, {"b"}), "b"),
        "relu concat channel_shuffle maxout global_avg_pool");
    row("rows, then columns",
        image()
            .node("ReduceMean", {"x"}, {"a"}, {sample::onnxList("axes", {3}), sample::onnxWhole("keepdims", 0)})
            .node("ReduceMean", {"a"}, {"y"}, {sample::onnxList("axes", {2}), sample::onnxWhole("keepdims", 0)}),
        "avg_pool2d global_avg_pool");
    row("largest of all pixels",
        image().node("ReduceMax", {"x"}, {"y"}, {sample::onnxList("axes", {2, 3}), sample::onnxWhole("keepdims", 0)}),
        "max_pool2d");
    row("logarithms of probabilities",
        OnnxMaker({-1, 5}).node("Relu", {"x"}, {"a"}).node("Softmax", {"a"}, {"b"}).node("Log", {"b"}, {"y"}), "relu");
    row("one channel laid out for three",
        mean(OnnxMaker({-1, 1, 6, 6}).node("Expand", {"x", "s"}, {"a"}).tensor(sample::onnxWholes("s", {1, 3, 1, 1})),
             "a"),
        "identity identity concat global_avg_pool");
    row("images without channels",
        mean(OnnxMaker({-1, 6, 6}).node("Unsqueeze", {"x", "one"}, {"a"}).tensor(sample::onnxWholes("one", {1})), "a"),
        "global_avg_pool");
    row("a vector that is an image",
        mean(OnnxMaker({-1, 36}).node("Reshape", {"x", "s"}, {"a"}).tensor(sample::onnxWholes("s", {-1, 1, 6, 6})),
             "a"),
        "global_avg_pool");
    row("one channel put in front",
        mean(OnnxMaker({-1, 6, 6, 1}).node("Reshape", {"x", "s"}, {"a"}).tensor(sample::onnxWholes("s", {-1, 1, 6, 6})),
             "a"),
        "global_avg_pool");
    row("all images in a row",
        image()
            .node("GlobalAveragePool", {"x"}, {"p"})
            .node("Flatten", {"p"}, {"a"}, {sample::onnxWhole("axis", 0)})
            .node("Reshape", {"a", "s"}, {"b"})
            .node("Relu", {"b"}, {"y"})
            .tensor(sample::onnxWholes("s", {-1, 4})),
        "global_avg_pool relu");
    row("softmax of scores inside", OnnxMaker({-1, 5}).node("Softmax", {"x"}, {"a"}).node("Relu", {"a"}, {"y"}),
        "softmax relu");
}

/// What other programs write becomes these layers, behind the input; the numbers are compared in tst_onnx_cases.
void TestOnnxImport::takesStructure() {
    QFETCH(QByteArray, file);
    QFETCH(QString, kinds);
    const auto result = imported(file.toStdString());
    QVERIFY2(result.hasValue(), qPrintable(result ? QString() : unsupported(result.error())));
    QStringList found;
    for (const NodeId id : result->model.spec.topologicalOrder()) {
        const std::string_view kind = kindName(result->model.spec.find(id)->layer);
        if (kind != InputSpec::kind) found << QString::fromUtf8(kind.data(), qsizetype(kind.size()));
    }
    QCOMPARE(found.join(u' '), kinds);
}

void TestOnnxImport::takesOneOutputAndTheInputThatIsRead() {
    OnnxMaker maker({-1, 5});
    maker.node("Relu", {"x"}, {"y"}).node("Softmax", {"y"}, {"z"}).part(12, sample::onnxValue("y", {-1, 5}));
    maker.part(12, sample::onnxValue("z", {-1, 5})).part(11, sample::onnxValue("unused", {1}));
    const auto result = imported(maker.bytes(13, false));
    QVERIFY2(result.hasValue(), qPrintable(result ? QString() : unsupported(result.error())));
    QCOMPARE(result->outputName, std::string("y"));
    QVERIFY(std::ranges::count(result->notes, OnnxNote{OnnxRemark::OneOutput, "y"}) == 1);
    // The first that a network can have.
    OnnxMaker maps({-1, 3, 6, 6});
    maps.node("Relu", {"x"}, {"m"}).node("GlobalAveragePool", {"m"}, {"y"}).part(12, sample::onnxValue("m", {}));
    QCOMPARE(imported(maps.bytes()).value().outputName, std::string("y"));
}

/// Weight normalisation, quantised weights and shapes that are chosen: the scale of a batch norm shows the result.
void TestOnnxImport::computesWithConstants() {
    OnnxMaker maker({-1, 2, 1, 1});
    maker.node("ReduceL2", {"v"}, {"length"}, {sample::onnxList("axes", {1})})
        .node("Div", {"v", "length"}, {"unit"})
        .node("DequantizeLinear", {"q", "scale", "zero"}, {"w"}, {sample::onnxWhole("axis", 0)})
        .node("Mul", {"unit", "w"}, {"m"})
        .node("Flatten", {"x"}, {"a"})
        .node("MatMul", {"a", "m"}, {"y"});
    maker.tensor(sample::onnxFloats("v", {2, 2}, {3, 4, 6, 8}))
        .tensor(sample::onnxTensor("q", {2, 2}, 3, {"\1\2\3\4", 4}));
    maker.tensor(sample::onnxFloats("scale", {2}, {0.5F, 2})).tensor(sample::onnxTensor("zero", {2}, 3, {"\1\0", 2}));
    const auto result = imported(maker.bytes());
    QVERIFY2(result.hasValue(), qPrintable(result ? QString() : unsupported(result.error())));
    const NodeId dense = *result->model.spec.outputNode();
    const auto weight = result->model.weights->view(dense, ParameterRole::Weight);
    const std::vector<float> right{0.6F * 0, 0.8F * 0.5F, 0.6F * 6, 0.8F * 8};
    QCOMPARE(weight.size(), right.size());
    for (std::size_t i = 0; i < right.size(); ++i) QVERIFY(std::abs(weight[i] - right[i]) < 1e-6F);
}

void TestOnnxImport::writesFunctionsOut() {
    const auto file = [](const WireMessage& inner) {
        const WireMessage function =
            WireMessage().bytes(1, "Act").bytes(4, "p").bytes(5, "q").message(7, inner).bytes(10, "own");
        return OnnxMaker({-1, 5}).node("Act", {"x"}, {"a"}, {}, "", "own").node("Tanh", {"a"}, {"y"}).bytes() +
               WireMessage().message(25, function).text();
    };
    const auto result = imported(file(WireMessage().bytes(1, "p").bytes(2, "q").bytes(4, "Relu")));
    QVERIFY2(result.hasValue(), qPrintable(result ? QString() : unsupported(result.error())));
    QCOMPARE(result->model.spec.nodes.size(), std::size_t{3});
    // Thousands of thousands of calls of what holds nothing: refused before they are followed.
    const auto calls = [](const char* name, const char* called, int times) {
        WireMessage function = WireMessage().bytes(1, name).bytes(4, "p").bytes(5, "q").bytes(10, "own");
        for (int i = 0; i < times; ++i)
            function.message(7, WireMessage().bytes(1, "p").bytes(2, "r").bytes(4, called).bytes(7, "own"));
        return WireMessage().message(25, function).text();
    };
    const auto many =
        imported(OnnxMaker({-1, 5}).node("A", {"x"}, {"y"}, {}, "", "own").bytes() + calls("A", "B", 3000) +
                 calls("B", "C", 3000) + calls("C", "D", 3000) + calls("D", "", 0));
    QVERIFY(!many && many.error().code == ErrorCode::OnnxBroken);
    // One that calls itself ends, and is named.
    const auto endless = imported(file(WireMessage().bytes(1, "p").bytes(2, "q").bytes(4, "Act").bytes(7, "own")));
    QVERIFY(!endless);
    QVERIFY(unsupported(endless.error()).startsWith(operatorOf("Act", OnnxUnsupported::UnknownOperator)));
}

void TestOnnxImport::takesBytes() {
    OnnxMaker maker({-1, 3, 6, 6}, 2);
    maker.node("Cast", {"x"}, {"a"}, {sample::onnxWhole("to", 1)})
        .node("Div", {"a", "d"}, {"b"})
        .node("Relu", {"b"}, {"c"})
        .node("GlobalAveragePool", {"c"}, {"y"});
    maker.tensor(sample::onnxFloats("d", {}, {127.5F}));
    const auto result = imported(maker.bytes());
    QVERIFY2(result.hasValue(), qPrintable(result ? QString() : unsupported(result.error())));
    QCOMPARE(result->model.preprocessing.deviation, (std::vector<float>{0.5F, 0.5F, 0.5F}));
}

void TestOnnxImport::readsNumbersBeside() {
    const QTemporaryDir folder;
    const auto write = [&](const char* name, const std::string& bytes) {
        QFile file(folder.filePath(QString::fromLatin1(name)));
        return file.open(QIODevice::WriteOnly) &&
               file.write(bytes.data(), qint64(bytes.size())) == qint64(bytes.size());
    };
    const auto model = [](const char* place, const char* offset) {
        const WireMessage tensor = WireMessage()
                                       .packed(1, {2, 2})
                                       .varint(2, 1)
                                       .bytes(8, "w")
                                       .message(13, WireMessage().bytes(1, "location").bytes(2, place))
                                       .message(13, WireMessage().bytes(1, "offset").bytes(2, offset))
                                       .message(13, WireMessage().bytes(1, "length").bytes(2, "16"))
                                       .varint(14, 1);
        return OnnxMaker({-1, 2}).node("MatMul", {"x", "w"}, {"y"}).tensor(tensor).bytes();
    };
    const std::string path = folder.filePath(QStringLiteral("model.onnx")).toStdString();
    QVERIFY(write("numbers", std::string(8, 'x') + sample::rawFloats({1, 2, 3, 4})));
    QVERIFY(write("model.onnx", model("numbers", "8")));
    const auto read = importOnnxFile(path);
    QVERIFY(read.hasValue());
    QCOMPARE(read->model.weights->view(*read->model.spec.outputNode(), ParameterRole::Weight)[3], 4.0F);
    // Past its end, through a path, through a link, and where there is none.
    QVERIFY(write("model.onnx", model("numbers", "12")));
    QCOMPARE(importOnnxFile(path).error().code, ErrorCode::OnnxBroken);
    QVERIFY(write("model.onnx", model("../numbers", "0")));
    QCOMPARE(importOnnxFile(path).error().code, ErrorCode::OnnxExternalData);
    QVERIFY(QFile::link(folder.filePath(QStringLiteral("numbers")), folder.filePath(QStringLiteral("link"))));
    QVERIFY(write("model.onnx", model("link", "0")));
    QCOMPARE(importOnnxFile(path).error().code, ErrorCode::OnnxExternalData);
    QVERIFY(write("model.onnx", model("gone", "0")));
    QCOMPARE(importOnnxFile(path).error().code, ErrorCode::FileNotFound);
}

void TestOnnxImport::standardisesInFront() {
    OnnxMaker maker({-1, 3, 6, 6});
    maker.node("Sub", {"x", "m"}, {"a"})
        .node("Div", {"a", "d"}, {"b"})
        .node("Relu", {"b"}, {"c"})
        .node("GlobalAveragePool", {"c"}, {"y"});
    maker.tensor(sample::onnxFloats("m", {3, 1, 1}, {0.5F, 0.25F, 0.125F}))
        .tensor(sample::onnxFloats("d", {1, 3, 1, 1}, {2, 4, 0.5F}));
    const auto result = imported(maker.bytes());
    QVERIFY(result.hasValue());
    QCOMPARE(result->model.spec.nodes.size(), std::size_t{3});
    QCOMPARE(result->model.preprocessing.mean, (std::vector<float>{0.5F, 0.25F, 0.125F}));
    QCOMPARE(result->model.preprocessing.deviation, (std::vector<float>{2, 4, 0.5F}));
}

void TestOnnxImport::doesNotMultiplySharedWeights() {
    // Ten thousand layers that read one tensor of a megabyte: refused before anything is allocated.
    OnnxMaker maker({-1, 512});
    std::string last = "x";
    for (int i = 0; i < 9000; ++i) {
        const std::string next = "v" + std::to_string(i);
        maker.node("Gemm", {last, "w"}, {next});
        last = next;
    }
    maker.node("Relu", {last}, {"y"}).tensor(sample::onnxFloats("w", {512, 512}, ramp(512 * 512)));
    const auto result = imported(maker.bytes());
    QVERIFY(!result);
    QVERIFY(unsupported(result.error()).startsWith(operatorOf("Gemm", OnnxUnsupported::TooManyWeights)));
}

FOVEA_TEST(TestOnnxImport)
#include "tst_onnx_import.moc"
