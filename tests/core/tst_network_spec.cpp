// SPDX-License-Identifier: GPL-3.0-or-later
// What can be said about a network without running it, for networks that nobody would train too.
#include <QTest>

#include <cmath>
#include <limits>

#include "core/analysis/receptive_field.h"
#include "core/network/catalogue.h"
#include "core/network/network_spec.h"
#include "core/network/weights.h"
#include "tests/support/register_test.h"

using namespace fovea;

namespace {

constexpr std::int64_t largest = std::numeric_limits<std::int64_t>::max();

/// input, the layers one behind the other
NetworkSpec chain(Shape input, const std::vector<LayerSpec>& layers) {
    NetworkSpec spec;
    NodeId last = spec.append(InputSpec{input});
    for (const LayerSpec& layer : layers) last = spec.append(layer, last);
    return spec;
}

}  // namespace

class TestNetworkSpec : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void limitsOfSettings_data() {
        QTest::addColumn<double>("value");
        QTest::addColumn<double>("lowest");
        QTest::addColumn<double>("highest");
        QTest::addColumn<bool>("inside");
        // As files and spin boxes give them: floats.
        QTest::newRow("largest dropout") << double{0.99F} << 0.0 << 0.99 << true;
        QTest::newRow("smallest epsilon") << double{1e-12F} << 1e-12 << 1.0 << true;
        QTest::newRow("below") << -0.001 << 0.0 << 0.99 << false;
        QTest::newRow("above") << 0.991 << 0.0 << 0.99 << false;
        QTest::newRow("one unit too many") << 1048577.0 << 1.0 << 1048576.0 << false;
        QTest::newRow("not a number") << std::numeric_limits<double>::quiet_NaN() << 0.0 << 1.0 << false;
    }
    void limitsOfSettings() {
        QFETCH(double, value);
        QFETCH(double, lowest);
        QFETCH(double, highest);
        QFETCH(bool, inside);
        QCOMPARE(checkSetting(SettingId::Rate, value, lowest, highest).empty(), inside);
    }

    void localResponseNorm_data() {
        QTest::addColumn<LocalResponseNormSpec>("spec");
        QTest::addColumn<int>("setting");  // that is wrong, or -1
        const auto row = [](const char* name, const LocalResponseNormSpec& spec, int setting) {
            QTest::newRow(name) << spec << setting;
        };
        row("as it comes", {}, -1);
        row("one channel", {.size = 1}, -1);
        row("more channels than there are", {.size = 1023}, -1);
        row("no channel", {.size = 0}, int(SettingId::Size));
        row("even", {.size = 4}, int(SettingId::Size));
        row("negative", {.size = -3}, int(SettingId::Size));
        row("too wide", {.size = 1025}, int(SettingId::Size));
        row("alpha below 0", {.alpha = -1e-4F}, int(SettingId::Alpha));
        row("alpha not a number", {.alpha = std::numeric_limits<float>::quiet_NaN()}, int(SettingId::Alpha));
        row("beta below 0", {.beta = -0.5F}, int(SettingId::Beta));
        row("infinite beta", {.beta = std::numeric_limits<float>::infinity()}, int(SettingId::Beta));
        row("bias 0", {.bias = 0}, int(SettingId::Bias));
    }
    void localResponseNorm() {
        QFETCH(LocalResponseNormSpec, spec);
        QFETCH(int, setting);
        const ShapeResult result = outputShape(LayerSpec(spec), std::vector<Shape>{{5, 4, 3}});
        const auto* problem = std::get_if<ShapeProblem>(&result);
        QCOMPARE(problem == nullptr, setting < 0);
        if (problem == nullptr)
            QVERIFY(std::get<Shape>(result) == (Shape{5, 4, 3}));
        else
            QCOMPARE(static_cast<int>(problem->numbers.front()), setting);
    }

    void costOfNothingIsNothing() {
        for (const LayerSpec& layer :
             {LayerSpec(DenseSpec{}), LayerSpec(Conv2dSpec{}), LayerSpec(BatchNormSpec{}), LayerSpec(AddSpec{})}) {
            QVERIFY(cost(layer, {}) == LayerCost{});
        }
    }

    void countsSaturate() {
        // 2^31 outputs of 2^36 products each.
        const Conv2dSpec wide{.filters = 65536, .kernel = {1, 1}};
        const Conv2dSpec huge{.filters = 65536, .kernel = {1024, 1024}, .padding = Padding::same()};
        const NetworkSpec spec = chain({128, 255, 1}, {wide, huge, huge});
        const NetworkCost cost = networkCost(spec, inferShapes(spec));
        QVERIFY(cost.complete);
        QCOMPARE(cost.layers.at(spec.nodes[2].id).macs, largest);
        QCOMPARE(cost.totals.macs, largest);
    }

    void seesAsFar_data() {
        QTest::addColumn<QString>("network");
        QTest::addColumn<QList<int>>("sizes");  // of convolutions and pools, in order
        QTest::newRow("convnetjs") << "convnetjs-cifar" << QList<int>{5, 6, 14, 16, 32, 36};
        QTest::newRow("lenet5") << "lenet5" << QList<int>{5, 6, 14, 16};
    }
    void seesAsFar() {
        QFETCH(QString, network);
        QFETCH(QList<int>, sizes);
        const NetworkSpec spec = findInCatalogue(network.toStdString())->make({32, 32, 3}, 10);
        const auto fields = receptiveFields(spec, inferShapes(spec));
        QList<int> found;
        for (const Node& node : spec.nodes) {
            const LayerFamily family = familyOf(node.layer);
            if (family != LayerFamily::Convolution && family != LayerFamily::Pooling) continue;
            found += fields.at(node.id)->size.height;
            QCOMPARE(fields.at(node.id)->size.width, found.back());
        }
        QCOMPARE(found, sizes);
    }

    /// A gate is made of the whole map, so that each product is, too.
    void gatesSeeAll() {
        NetworkSpec spec = chain({8, 8, 3}, {Conv2dSpec{.filters = 4}});
        const NodeId maps = spec.nodes.back().id;
        const NodeId gate = spec.append(GlobalAvgPoolSpec{}, maps);
        const NodeId product = spec.append(MultiplySpec{}, maps);
        spec.edges.push_back({gate, product});
        const auto fields = receptiveFields(spec, inferShapes(spec));
        QVERIFY(fields.at(maps).has_value());
        QVERIFY(!fields.at(product).has_value());
    }

    void softmaxBeforeTheLossIsRefused_data() {
        QTest::addColumn<QList<LayerSpec>>("behind");
        QTest::addColumn<bool>("isRefused");
        QTest::newRow("last") << QList<LayerSpec>{SoftmaxSpec{}} << true;
        QTest::newRow("passed on") << QList<LayerSpec>{SoftmaxSpec{}, DropoutSpec{}, IdentitySpec{}, FlattenSpec{}}
                                   << true;
        QTest::newRow("inside") << QList<LayerSpec>{SoftmaxSpec{}, DenseSpec{}} << false;
    }
    void softmaxBeforeTheLossIsRefused() {
        QFETCH(QList<LayerSpec>, behind);
        QFETCH(bool, isRefused);
        NetworkSpec spec = chain({1, 1, 6}, {DenseSpec{}});
        const NodeId softmax = spec.append(behind.front(), spec.nodes.back().id);
        for (const LayerSpec& layer : behind.mid(1)) spec.append(layer, spec.nodes.back().id);
        const auto problems = validate(spec);
        QCOMPARE(problems.size(), std::size_t{isRefused ? 1U : 0U});
        if (!isRefused) return;
        QVERIFY(problems.front().problem.code == ProblemCode::SoftmaxAtEnd);
        QVERIFY(problems.front().node == softmax);
    }

    void receptiveFieldsStayNumbers() {
        const Conv2dSpec leap{.filters = 1, .kernel = {3, 3}, .stride = {1024, 1024}, .padding = Padding::same()};
        const NetworkSpec spec = chain({8, 8, 1}, {leap, leap, leap, leap, leap});
        const auto fields = receptiveFields(spec, inferShapes(spec));
        for (const auto& [id, field] : fields) {
            QVERIFY(field->jump.height >= 1 && field->size.height >= 1);
            const PixelRect rect = fieldOfUnit(*field, 0, 0, {8, 8});
            QVERIFY(rect.height >= 1 && rect.height <= 8);
        }
    }

    void firstFreeName_data() {
        QTest::addColumn<QStringList>("taken");
        QTest::addColumn<QString>("convolution");
        QTest::addColumn<QString>("flatten");
        QTest::newRow("none") << QStringList() << "Conv 1"
                              << "Flatten";
        QTest::newRow("one") << QStringList{"Conv 1", "Flatten"} << "Conv 2"
                             << "Flatten 2";
        QTest::newRow("a gap") << QStringList{"Conv 1", "Conv 3", "Flatten", "Flatten 3"} << "Conv 2"
                               << "Flatten 2";
        QTest::newRow("alike") << QStringList{"Conv", "Conv 01", "Conv 1x", "Conv  1", "Convolution 1", "Flatten 1"}
                               << "Conv 1"
                               << "Flatten";
        QTest::newRow("huge numbers") << QStringList{"Conv 1", "Conv 99999999999999999999999", "Conv 700"} << "Conv 2"
                                      << "Flatten";
    }
    void firstFreeName() {
        QFETCH(QStringList, taken);
        QFETCH(QString, convolution);
        QFETCH(QString, flatten);
        NetworkSpec spec;
        for (const QString& name : taken) spec.append(ReluSpec{}, {}, name.toStdString());
        QCOMPARE(QString::fromStdString(spec.freeName(Conv2dSpec{})), convolution);
        QCOMPARE(QString::fromStdString(spec.freeName(FlattenSpec{})), flatten);
    }

    // Sixty branches that meet again make 2^60 paths; only the nodes may be walked.
    void initialWeightsDoNotCountPaths() {
        NetworkSpec spec;
        const NodeId image = spec.append(InputSpec{{2, 2, 1}});
        NodeId last = spec.append(Conv2dSpec{.filters = 2, .kernel = {1, 1}}, image);
        for (int i = 0; i < 60; ++i) {
            const NodeId left = spec.append(DropoutSpec{}, last);
            const NodeId right = spec.append(BatchNormSpec{}, last);
            last = spec.append(AddSpec{}, left);
            spec.edges.push_back({right, last});
        }
        last = spec.append(GlobalAvgPoolSpec{}, last);
        spec.append(DenseSpec{.units = 2}, last);
        QVERIFY(validate(spec).empty());
        const Weights weights = initialWeights(spec, 1);
        // No ReLU anywhere: Xavier's bound for a fan-in of 1 and a fan-out of 2.
        for (const float value : weights.view(spec.nodes[1].id, ParameterRole::Weight)) {
            QVERIFY(value != 0.0F && std::abs(value) <= std::sqrt(2.0F));
        }
    }
};

FOVEA_TEST(TestNetworkSpec)
#include "tst_network_spec.moc"
