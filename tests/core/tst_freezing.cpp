// SPDX-License-Identifier: GPL-3.0-or-later
// What is frozen stays, and the rest learns as it did. PyTorch's numbers are in tst_torch_pins.cpp.
#include <QTemporaryDir>
#include <QTest>
#include <string_view>

#include <algorithm>
#include <cmath>

#include "core/exchange/project_file.h"
#include "core/network/network_plan.h"
#include "core/training/layer_training.h"
#include "core/training/optimizer.h"
#include "core/training/parameter_groups.h"
#include "tests/support/comparison.h"
#include "tests/support/networks.h"
#include "tests/support/pattern_source.h"
#include "tests/support/register_test.h"
#include "tests/support/sanitizers.h"
#include "tests/support/training_runs.h"

using namespace fovea;
using namespace fovea::test;

namespace {

NetworkSpec freezableNetwork(const QString& name) {
    return name == QStringLiteral("mixed") ? mixedNetwork() : smallNetwork(name.toStdString());
}

bool isBatchNorm(const NetworkSpec& spec, NodeId id) {
    return std::holds_alternative<BatchNormSpec>(spec.find(id)->layer);
}

/// Every `n`-th layer with weights from the `first` on, or all up to the `first`.
FrozenLayers chosen(const NetworkSpec& spec, const QString& which) {
    const std::vector<NodeId> layers = layersWithWeights(spec);
    const std::size_t half = layers.size() / 2;
    FrozenLayers frozen;
    for (std::size_t i = 0; i < layers.size(); ++i) {
        const bool isIn = which == QStringLiteral("lower half")    ? i < half
                          : which == QStringLiteral("upper half")  ? i >= half
                          : which == QStringLiteral("every other") ? i % 2 == 1
                          : which == QStringLiteral("norms")       ? isBatchNorm(spec, layers[i])
                          : which == QStringLiteral("all")         ? true
                                                                   : i + 1 < layers.size();
        if (isIn) frozen.insert(layers[i]);
    }
    return frozen;
}

struct StepResult {
    double loss = 0;
    std::vector<float> gradients;
    Weights weights;
};

StepResult oneStep(const NetworkSpec& spec, const FrozenLayers& frozen, Purpose purpose, int threads) {
    const int count = 6;
    const auto network = makeNetwork(spec, count, purpose, threads, 3, frozen);
    Weights weights = network->weights();
    // Running statistics as a trained network has them.
    for (std::size_t i = weights.layout->trainedCount; i < weights.values.size(); ++i)
        weights.values[i] = 0.5F * weights.values[i] + 0.02F * static_cast<float>(i % 7);
    network->setWeights(weights);
    PatternSource source({.shape = inputShapeOf(spec), .samples = count, .batch = count});
    const Batch batch = batchOf(source, 0, 0);
    network->poison();
    StepResult result;
    result.loss = network->step(batch.pixels, batch.labels, 3, 17).loss;
    result.gradients.assign(network->gradients().begin(), network->gradients().end());
    result.weights = network->weights();
    return result;
}

std::span<const float> part(const std::vector<float>& values, const ParameterTensor& tensor) {
    return std::span(values).subspan(tensor.offset, tensor.count);
}

TrainingOptions frozenOptions(const NetworkSpec& spec, const QString& which) {
    TrainingOptions options{.learningRate = 0.02F, .weightDecay = 0.01F, .batch = 8, .clipNorm = 0.5F};
    options.layers.frozen = chosen(spec, which);
    options.layers.rates[layersWithWeights(spec).back()] = 2.5F;
    options.layers.decaysBiases = false;
    return options;
}

/// The threads of large networks' kernels are core_network's to watch; a pass under the thread sanitizer takes seconds.
bool isLeftToOthers(std::string_view name) { return watchesThreads && (name.starts_with("vgg") || name == "resnet20"); }

}  // namespace

class TestFreezing : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void gradientsOfTheRestAreTheSame_data();
    void gradientsOfTheRestAreTheSame();
    void backwardStopsBelowWhatIsTrained();
    void frozenWeightsStayTheSameBits_data();
    void frozenWeightsStayTheSameBits();
    void resumesToTheSameBits_data() { frozenWeightsStayTheSameBits_data(); }
    void resumesToTheSameBits();
    void aRateOfZeroLeavesWeights();
    void usualOptionsAreOneGroup();
    void matricesAreGroupsOfTheirOwn();
    void refusesAnotherFreezing();
    void readsLists_data();
    void readsLists();
    void refusesLists_data();
    void refusesLists();
    void keptInFiles();
    void countsWhatIsTrained();
};

void TestFreezing::gradientsOfTheRestAreTheSame_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("which");
    for (const char* name :
         {"linear", "mlp", "lenet5", "convnetjs-cifar", "vgg-small", "vgg-small-bn", "resnet20", "mixed"}) {
        if (isLeftToOthers(name)) continue;
        const bool isLarge = std::string_view(name).starts_with("vgg");
        for (const char* which : {"lower half", "every other", "upper half", "norms", "all but the last", "all"}) {
            if (isLarge && which == std::string_view("upper half")) break;
            QTest::addRow("%s, %s", name, which) << QString::fromLatin1(name) << QString::fromLatin1(which);
        }
    }
}

// Fused and unfused, on one thread and three, all say the same; where no batch norm is frozen, also the unfrozen network.
void TestFreezing::gradientsOfTheRestAreTheSame() {
    QFETCH(QString, name);
    QFETCH(QString, which);
    const NetworkSpec spec = freezableNetwork(name);
    const FrozenLayers frozen = chosen(spec, which);
    const StepResult fused = oneStep(spec, frozen, Purpose::Training, 1);
    const StepResult shared = oneStep(spec, frozen, Purpose::Training, 3);
    QVERIFY(fused.loss == shared.loss && fused.gradients == shared.gradients);
    QVERIFY(fused.weights.values == shared.weights.values);
    const bool normsStay = std::ranges::none_of(frozen, [&](NodeId id) { return isBatchNorm(spec, id); });
    const StepResult plain = oneStep(spec, frozen, Purpose::Inspection, 1);
    const StepResult unfrozen = oneStep(spec, {}, Purpose::Training, 1);
    const StepResult still = oneStep(spec, chosen(spec, QStringLiteral("all")), Purpose::Training, 1);
    QVERIFY(std::abs(fused.loss - plain.loss) <= 1e-5 * plain.loss);
    if (normsStay) QCOMPARE(fused.loss, unfrozen.loss);
    for (const ParameterTensor& tensor : fused.weights.layout->parameters) {
        const bool isFrozen = frozen.contains(tensor.node);
        if (!isTrained(tensor.role)) {
            // The running statistics of a frozen norm are as they were, those of others have moved.
            const auto before = part(still.weights.values, tensor);
            const auto after = part(fused.weights.values, tensor);
            QCOMPARE(std::ranges::equal(before, after), isFrozen);
            continue;
        }
        const auto own = part(fused.gradients, tensor);
        if (isFrozen) {
            QVERIFY(std::ranges::all_of(own, [](float value) { return value == 0; }));
            continue;
        }
        const std::string where = spec.find(tensor.node)->name;
        const std::vector<float> values(own.begin(), own.end());
        const auto expected = part(plain.gradients, tensor);
        const std::string difference = compareValues<float, float>(
            where.c_str(), values, std::vector<float>(expected.begin(), expected.end()), 1e-4);
        QVERIFY2(difference.empty(), difference.c_str());
        if (normsStay) QVERIFY2(std::ranges::equal(own, part(unfrozen.gradients, tensor)), where.c_str());
    }
}

void TestFreezing::backwardStopsBelowWhatIsTrained() {
    const NetworkSpec spec = smallNetwork("vgg-small-bn");
    const std::vector<NodeId> layers = layersWithWeights(spec);
    const NodeId last = layers[layers.size() - 2];
    const NetworkPlan plan = planNetwork(spec, 8, Purpose::Training, layersUpTo(spec, last));
    int backward = 0;
    for (const Section& section : plan.training->schedule.sections)
        for (const Operation& operation : section.operations) {
            if (operation.kind == OperationKind::Statistics || operation.kind == OperationKind::GradientSums)
                QFAIL("a frozen norm has no statistics");
            if (operation.kind != OperationKind::Backward) continue;
            ++backward;
            QCOMPARE(operation.node + 1, static_cast<int>(plan.graph.size()));
        }
    QCOMPARE(backward, 1);  // the last dense layer's, which hands nothing on
    QVERIFY(plan.arenaBytes(2) < planNetwork(spec, 8, Purpose::Training).arenaBytes(2));
    QCOMPARE(plan.chunks, planNetwork(spec, 8, Purpose::Training).chunks);
}

void TestFreezing::frozenWeightsStayTheSameBits_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("which");
    for (const char* which : {"lower half", "every other", "norms"}) {
        QTest::addRow("mixed, %s", which) << QStringLiteral("mixed") << QString::fromLatin1(which);
        if (isLeftToOthers("resnet20")) continue;
        QTest::addRow("resnet20, %s", which) << QStringLiteral("resnet20") << QString::fromLatin1(which);
    }
    if (isLeftToOthers("vgg-small-bn")) return;
    QTest::newRow("vgg-small-bn, lower half") << QStringLiteral("vgg-small-bn") << QStringLiteral("lower half");
}

// With weight decay, momentum, clipping and a rate of its own, on any number of threads.
void TestFreezing::frozenWeightsStayTheSameBits() {
    QFETCH(QString, name);
    QFETCH(QString, which);
    Setup setup;
    setup.spec = freezableNetwork(name);
    setup.options = frozenOptions(setup.spec, which);
    setup.samples = 20;
    const Checkpoint end = straight(setup, 4);
    const Weights start = initialWeights(setup.spec, 1);
    for (const ParameterTensor& tensor : end.weights.layout->parameters) {
        const bool same = std::ranges::equal(part(start.values, tensor), part(end.weights.values, tensor));
        QVERIFY2(same == setup.options.layers.frozen.contains(tensor.node), setup.spec.find(tensor.node)->name.c_str());
        if (!isTrained(tensor.role)) continue;
        const auto velocity = part(end.optimizerState.front(), tensor);
        const bool isStill = std::ranges::all_of(velocity, [](float value) { return value == 0; });
        QCOMPARE(isStill, setup.options.layers.frozen.contains(tensor.node));
    }
    for (const int threads : {2, 3, 7}) {
        setup.threads = threads;
        QVERIFY(sameRun(straight(setup, 4), end));
    }
}

void TestFreezing::resumesToTheSameBits() {
    QFETCH(QString, name);
    QFETCH(QString, which);
    Setup setup;
    setup.spec = freezableNetwork(name);
    setup.options = frozenOptions(setup.spec, which);
    setup.samples = 20;
    const Checkpoint expected = straight(setup, 5);
    for (const int at : {1, 3}) {
        Project project;
        project.spec = setup.spec;
        project.checkpoint = straight(setup, at);
        project.weights = std::make_shared<const Weights>(project.checkpoint->weights);
        const QTemporaryDir folder;
        const std::string path = folder.filePath(QStringLiteral("half.fovea")).toStdString();
        QVERIFY(saveProject(project, path));
        const auto loaded = loadProject(path);
        QVERIFY(loaded && loaded->checkpoint);
        QVERIFY(loaded->checkpoint->options == setup.options);
        const auto resumed = makeTrainer(setup);
        QVERIFY(resumed->restore(*loaded->checkpoint));
        Witness witness;
        resumed->run(5, witness, {});
        QVERIFY(sameRun(resumed->checkpoint(), expected));
    }
}

// Unlike a frozen layer it has gradients, and batch norm goes on with its statistics.
void TestFreezing::aRateOfZeroLeavesWeights() {
    Setup setup;
    setup.options.weightDecay = 0.1F;
    const std::vector<NodeId> layers = layersWithWeights(setup.spec);
    setup.options.layers.rates = {{layers[0], 0.0F}, {layers[1], 0.0F}};
    const Checkpoint end = straight(setup, 4);
    const Weights start = initialWeights(setup.spec, 1);
    for (const ParameterTensor& tensor : end.weights.layout->parameters) {
        const bool same = std::ranges::equal(part(start.values, tensor), part(end.weights.values, tensor));
        const bool isSlow = setup.options.layers.rates.contains(tensor.node) && isTrained(tensor.role);
        QCOMPARE(same, isSlow);
    }
}

void TestFreezing::usualOptionsAreOneGroup() {
    for (const char* name : {"lenet5", "vgg-small-bn", "resnet20"}) {
        const NetworkSpec spec = smallNetwork(name);
        const auto layout = parameterLayout(spec);
        const std::vector<ParameterGroup> one{{0, layout->trainedCount, 1, true}};
        QVERIFY(parameterGroups(spec, *layout, {}) == one);
        LayerTraining layers;
        layers.rates[layersWithWeights(spec).front()] = 1;
        QVERIFY(parameterGroups(spec, *layout, layers) == one);
        layers.decaysBiases = false;
        std::size_t count = 0;
        for (const ParameterGroup& group : parameterGroups(spec, *layout, layers)) count += group.count;
        QCOMPARE(count, layout->trainedCount);
    }
}

/// For Muon: weights of convolutions and dense layers, but not of the one that makes the scores.
void TestFreezing::matricesAreGroupsOfTheirOwn() {
    for (const char* name : {"linear", "lenet5", "vgg-small-bn", "resnet20"}) {
        const NetworkSpec spec = smallNetwork(name);
        const auto layout = parameterLayout(spec);
        std::size_t matrices = 0;
        std::size_t wanted = 0;
        for (const ParameterGroup& group : parameterGroups(spec, *layout, {}, true)) {
            if (group.columns == 0) continue;
            ++matrices;
            QCOMPARE(group.count % static_cast<std::size_t>(group.columns), std::size_t{0});
        }
        for (const ParameterTensor& tensor : layout->parameters)
            if (tensor.role == ParameterRole::Weight && tensor.dims.size() > 1) ++wanted;
        QCOMPARE(matrices, wanted - 1);
    }
    // Room for the larger one, 5 × 8: its direction, two squares of its shorter side and another of its own size.
    QCOMPARE(matrixFloats({{0, 6, 1, true, 3}, {6, 40, 1, true, 8}, {46, 900, 1, true, 0}}), std::size_t{130});
}

void TestFreezing::refusesAnotherFreezing() {
    Setup setup;
    setup.options = frozenOptions(setup.spec, QStringLiteral("lower half"));
    const Checkpoint half = straight(setup, 2);
    setup.options.layers.frozen.clear();
    const auto restored = makeTrainer(setup)->restore(half);
    QVERIFY(!restored);
    QCOMPARE(restored.error().code, ErrorCode::ResumeMismatch);
}

void TestFreezing::readsLists_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("names");
    const auto row = [](const char* text, const char* names) {
        QTest::newRow(text) << QString::fromLatin1(text) << QString::fromLatin1(names);
    };
    // Input 1, Conv 1 2, Norm 1 3, ReLU 1 4, Conv 2 5, Add 1 6, …, Dense 13
    row("Conv 1", "Conv 1");
    row("conv1", "Conv 1");
    row("2", "Conv 1");
    row("conv1, dense", "Conv 1,Dense");
    row("Conv 1..Conv 2", "up-to:Conv 2");
    row("up-to:conv2", "up-to:Conv 2");
    row("up-to:ReLU", "up-to:Norm");
    row("norm..conv2", "Norm,Conv 2");
    row("ReLU..Dense", "Conv 2,Dense");
    row("up-to:Dense", "up-to:Dense");
}

void TestFreezing::readsLists() {
    QFETCH(QString, text);
    QFETCH(QString, names);
    NetworkSpec spec = mixedNetwork();
    for (Node& node : spec.nodes) {
        if (node.id == NodeId{2}) node.name = "Conv 1";
        if (std::holds_alternative<BatchNormSpec>(node.layer)) node.name = "Norm";
        if (std::holds_alternative<ReluSpec>(node.layer)) node.name = "ReLU";
        if (std::holds_alternative<DenseSpec>(node.layer)) node.name = "Dense";
    }
    const auto frozen = parseFrozenLayers(text.toStdString(), spec);
    QVERIFY(frozen.hasValue());
    QCOMPARE(QString::fromStdString(frozenText(*frozen, spec)), names);
    const auto again = parseFrozenLayers(frozenText(*frozen, spec), spec);
    QVERIFY(again && *again == *frozen);
}

void TestFreezing::refusesLists_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<ErrorCode>("freeze");
    QTest::addColumn<ErrorCode>("rates");
    QTest::newRow("nothing") << QString() << ErrorCode::LayerUnknown << ErrorCode::OptionInvalid;
    QTest::newRow("unknown") << QStringLiteral("conv9=1") << ErrorCode::LayerUnknown << ErrorCode::LayerUnknown;
    QTest::newRow("no weights") << QStringLiteral("4") << ErrorCode::OptionInvalid << ErrorCode::OptionInvalid;
    QTest::newRow("backwards") << QStringLiteral("5..2") << ErrorCode::OptionInvalid << ErrorCode::OptionInvalid;
    QTest::newRow("open") << QStringLiteral("2..") << ErrorCode::LayerUnknown << ErrorCode::OptionInvalid;
    QTest::newRow("below 0") << QStringLiteral("2=-1") << ErrorCode::LayerUnknown << ErrorCode::OptionInvalid;
    QTest::newRow("no number") << QStringLiteral("2=x") << ErrorCode::LayerUnknown << ErrorCode::OptionInvalid;
    QTest::newRow("not a number") << QStringLiteral("2=nan") << ErrorCode::LayerUnknown << ErrorCode::OptionInvalid;
    QTest::newRow("too large") << QStringLiteral("2=1e9") << ErrorCode::LayerUnknown << ErrorCode::OptionInvalid;
}

void TestFreezing::refusesLists() {
    QFETCH(QString, text);
    QFETCH(ErrorCode, freeze);
    QFETCH(ErrorCode, rates);
    const NetworkSpec spec = mixedNetwork();
    const auto frozen = parseFrozenLayers(text.toStdString(), spec);
    QVERIFY(!frozen);
    QCOMPARE(frozen.error().code, freeze);
    const auto read = parseLayerRates(text.toStdString(), spec);
    QVERIFY(!read);
    QCOMPARE(read.error().code, rates);
    LayerTraining layers;
    QVERIFY(!parseNoDecay(text.toStdString(), layers));
}

// Options without any of it are written as they always were.
void TestFreezing::keptInFiles() {
    Project project;
    project.spec = mixedNetwork();
    const QTemporaryDir folder;
    const std::string path = folder.filePath(QStringLiteral("frozen.fovea")).toStdString();
    for (const bool some : {false, true}) {
        if (some) project.options = frozenOptions(project.spec, QStringLiteral("lower half"));
        if (some) project.options.layers.decaysNorms = false;
        QVERIFY(saveProject(project, path));
        const auto loaded = loadProject(path);
        QVERIFY(loaded.hasValue());
        QVERIFY(loaded->options == project.options);
        QFile file(QString::fromStdString(path));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        for (const char* key : {"frozen", "layer_rates", "decay_biases", "decay_norms"})
            QCOMPARE(bytes.contains(QByteArray("\\\"") + key), some);
    }
}

// The syllabus' counts (lesson 23): ref-cnn with a head for five classes.
void TestFreezing::countsWhatIsTrained() {
    const CatalogueEntry* entry = findInCatalogue("ref-cnn");
    QVERIFY(entry != nullptr);
    const NetworkSpec spec = entry->make({32, 32, 3}, 5);
    const std::vector<NodeId> layers = layersWithWeights(spec);
    QCOMPARE(layers.size(), std::size_t{7});
    const auto trained = [&](std::size_t lowest) {
        LayerTraining own;
        if (lowest > 0) own.frozen = layersUpTo(spec, layers[lowest - 1]);
        return trainedCounts(spec, own).trained;
    };
    QCOMPARE(trained(0), 297253);
    QCOMPARE(trained(6), 10245);
    QCOMPARE(trained(5), 157829);
    QCOMPARE(trained(2), 287109);
    // A rate of 0 trains as little as a lock does.
    LayerTraining still;
    still.frozen = layersUpTo(spec, layers[4]);
    still.rates = {{layers[5], 0.0F}, {layers[6], 0.5F}};
    QCOMPARE(trainedCounts(spec, still).trained, 10245);
    still.rates[layers[6]] = 0;
    QCOMPARE(trainedCounts(spec, still).trained, 0);
    QCOMPARE(unchangedLayers(still), layersUpTo(spec, layers[6]));
    // Ids that no layer of the network has freeze nothing.
    QVERIFY(freezesAny(still, spec));
    still.frozen = {NodeId{1000}};
    QVERIFY(!freezesAny(still, spec));
}

FOVEA_TEST(TestFreezing)
#include "tst_freezing.moc"
