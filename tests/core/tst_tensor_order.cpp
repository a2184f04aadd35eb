// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <numeric>

#include "core/exchange/tensor_order.h"
#include "tests/support/register_test.h"
#include "tests/support/sample_networks.h"

using namespace fovea;

class TestTensorOrder : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void moduleNames_data();
    void moduleNames();
    void ordersOfVectors_data();
    void ordersOfVectors();
    void placesOfFlattenedMaps();
    void thereAndBack_data();
    void thereAndBack();
};

void TestTensorOrder::moduleNames_data() {
    QTest::addColumn<QStringList>("names");
    QTest::addColumn<QStringList>("modules");
    const auto row = [](const char* title, const QStringList& names, const QStringList& modules) {
        QTest::newRow(title) << names << modules;
    };
    const auto s = [](const char* text) { return QString::fromUtf8(text); };
    row("usual", {s("Conv 1"), s("Batch norm 12")}, {s("conv1"), s("batchnorm12")});
    row("dash and line", {s("my-conv_3")}, {s("my_conv_3")});
    row("same after all", {s("Conv 1"), s("conv 1"), s("CONV1"), s("conv1_2")},
        {s("conv1"), s("conv1_2"), s("conv1_3"), s("conv1_2_2")});
    row("digit in front", {s("3x3")}, {s("relu3x3")});
    row("line in front", {s("_parameters")}, {s("relu_parameters")});
    row("word of Python", {s("Class"), s("in")}, {s("class_"), s("in_")});
    row("torch's own", {s("Train"), s("to"), s("half")}, {s("train_"), s("to_"), s("half_")});
    row("nothing left", {s("層"), s("")}, {s("relu"), s("relu_2")});
}

void TestTensorOrder::moduleNames() {
    QFETCH(QStringList, names);
    QFETCH(QStringList, modules);
    NetworkSpec spec;
    for (int i = 0; i < names.size(); ++i) spec.nodes.push_back({NodeId{i + 1}, names[i].toStdString(), ReluSpec{}});
    const auto found = fovea::moduleNames(spec);
    QStringList list;
    for (const auto& [id, name] : found) list << QString::fromStdString(name);
    QCOMPARE(list, modules);
}

void TestTensorOrder::ordersOfVectors_data() {
    QTest::addColumn<NetworkSpec>("spec");
    QTest::addColumn<QString>("node");
    QTest::addColumn<QString>("order");
    const auto row = [](const char* title, const NetworkSpec& spec, const char* node, const char* order) {
        QTest::newRow(title) << spec << QString::fromLatin1(node) << QString::fromLatin1(order);
    };
    const NetworkSpec plain =
        sample::chain({3, 4, 2}, {FlattenSpec{}, ReluSpec{}, DropoutSpec{}, DenseSpec{}, ReluSpec{}});
    row("input", plain, "Image", "");
    row("flatten", plain, "Flatten", "3x4x2");
    row("through what keeps the shape", plain, "Dropout 1", "3x4x2");
    row("ends at dense", plain, "Dense 1", "");
    row("one channel", sample::chain({3, 4, 1}, {FlattenSpec{}}), "Flatten", "");
    row("one pixel", sample::chain({1, 1, 4}, {FlattenSpec{}}), "Flatten", "");
    row("twice", sample::chain({3, 4, 2}, {FlattenSpec{}, FlattenSpec{}}), "Flatten 2", "3x4x2");
    row("ends at a window", sample::chain({3, 4, 2}, {FlattenSpec{}, MaxPool2dSpec{.kernel = {1, 1}}}), "Pool 1", "");
    row("sum of unlike", sample::joinedVectors(AddSpec{}), "Add 1", "");
    row("side by side", sample::joinedVectors(ConcatSpec{}), "Concat 1", "4x3x4 1x1x48");
}

void TestTensorOrder::ordersOfVectors() {
    QFETCH(NetworkSpec, spec);
    QFETCH(QString, node);
    QFETCH(QString, order);
    const Node* found = spec.findByName(node.toStdString());
    QVERIFY2(found != nullptr, qPrintable(QString::fromStdString(spec.nodes.back().name)));
    const auto orders = vectorOrders(spec, inferShapes(spec));
    QStringList parts;
    if (const auto entry = orders.find(found->id); entry != orders.end())
        for (const Shape& part : entry->second)
            parts << QStringLiteral("%1x%2x%3").arg(part.height).arg(part.width).arg(part.channels);
    QCOMPARE(parts.join(QLatin1Char(' ')), order);
}

void TestTensorOrder::placesOfFlattenedMaps() {
    // 1×2×2 maps, then a plain vector of 2: channel 0 lies at 0 and 2, channel 1 at 1 and 3.
    QCOMPARE(enginePlaces({{1, 2, 2}, {1, 1, 2}}), (std::vector<std::size_t>{0, 2, 1, 3, 4, 5}));
}

void TestTensorOrder::thereAndBack_data() {
    QTest::addColumn<NetworkSpec>("spec");
    for (const sample::Sample& entry : sample::everyKind()) QTest::newRow(entry.name.c_str()) << entry.spec;
}

void TestTensorOrder::thereAndBack() {
    QFETCH(NetworkSpec, spec);
    const TensorOrder order(spec);
    const auto layout = parameterLayout(spec);
    for (const ParameterTensor& parameter : layout->parameters) {
        std::vector<float> numbers(parameter.count);
        std::iota(numbers.begin(), numbers.end(), 0.0F);
        const std::vector<float> torch = order.toTorch(parameter, numbers);
        QCOMPARE(order.toEngine(parameter, torch), numbers);
        const auto shape = order.torchShape(parameter);
        QCOMPARE(std::accumulate(shape.begin(), shape.end(), std::int64_t{1}, std::multiplies<>()),
                 static_cast<std::int64_t>(parameter.count));
        if (parameter.dims.size() == 4)
            QVERIFY(shape == (std::vector<std::int64_t>{parameter.dims[3], parameter.dims[2], parameter.dims[0],
                                                        parameter.dims[1]}));
    }
}

FOVEA_TEST(TestTensorOrder)
#include "tst_tensor_order.moc"
