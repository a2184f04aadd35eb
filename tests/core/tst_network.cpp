// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <algorithm>
#include <cmath>

#include "core/network/network.h"
#include "core/network/network_plan.h"
#include "tests/support/comparison.h"
#include "tests/support/networks.h"
#include "tests/support/pattern_source.h"
#include "tests/support/register_test.h"
#include "tests/support/sanitizers.h"

using namespace fovea;
using namespace fovea::test;

namespace {

const char* const networks[] = {"linear",       "mlp",      "lenet5", "convnetjs-cifar", "tiny-vgg", "vgg-small",
                                "vgg-small-bn", "resnet20", "mixed"};

void addNetworks() {
    QTest::addColumn<QString>("name");
    for (const char* name : networks) QTest::newRow(name) << QString::fromLatin1(name);
}

// Under the thread sanitizer a pass of VGG-small takes a quarter of a minute; one test shows its kernels' threads.
void addSmallNetworks() {
    QTest::addColumn<QString>("name");
    for (const std::string_view name : networks) {
        if (watchesThreads && name.starts_with("vgg-small")) continue;
        QTest::newRow(name.data()) << QString::fromLatin1(name.data());
    }
}

NetworkSpec specOf(const QString& name) {
    return name == QStringLiteral("mixed") ? mixedNetwork() : smallNetwork(name.toStdString());
}

Batch batchFor(const NetworkSpec& spec, int count) {
    PatternSource source({.shape = inputShapeOf(spec), .samples = count, .batch = count});
    return batchOf(source, 0, 0);
}

struct Pass {
    LossResult loss;
    std::vector<float> logits;
    std::vector<float> gradients;
    std::vector<float> weights;  ///< with running statistics
};

Pass trainingPass(Network& network, const Batch& batch) {
    network.forward(batch.pixels, batch.count, Mode::Training, 3, 17);
    Pass pass;
    pass.loss = network.backward(batch.labels);
    pass.logits.assign(network.logits().begin(), network.logits().end());
    pass.gradients.assign(network.gradients().begin(), network.gradients().end());
    pass.weights = network.weights().values;
    return pass;
}

bool sameBits(const Pass& a, const Pass& b) {
    return a.loss.loss == b.loss.loss && a.logits == b.logits && a.gradients == b.gradients && a.weights == b.weights;
}

/// A pool in a convolution's pass sums the same numbers in another order.
std::string differences(const Pass& a, const Pass& b) {
    const auto compare = [](const char* what, const std::vector<float>& got, const std::vector<float>& expected) {
        return compareValues<float, float>(what, got, expected, 1e-5);
    };
    return compare("logits", a.logits, b.logits) + compare("gradients", a.gradients, b.gradients);
}

bool poolsInConvolutions(const NetworkSpec& spec) {
    const NetworkPlan plan = planNetwork(spec, 5, Purpose::Training);
    return std::ranges::any_of(plan.inference.schedule.nodes,
                               [](const NodeSchedule& node) { return node.fusedPool >= 0; });
}

/// One buffer's contents: who wrote it last, by place. A worker's contents end with the section.
class Memory {
public:
    void write(const PlannedBuffer& buffer, int owner) {
        auto& places = buffer.isPerWorker ? worker_ : batch_;
        const std::uint64_t end = endOf(buffer);
        std::erase_if(places, [&](const Place& other) { return other.first < end && buffer.offset < other.end; });
        places.push_back({buffer.offset, end, owner});
    }
    bool holds(const PlannedBuffer& buffer, int owner) const {
        const auto& places = buffer.isPerWorker ? worker_ : batch_;
        return std::ranges::any_of(
            places, [&](const Place& place) { return place.first == buffer.offset && place.owner == owner; });
    }
    void endSection() { worker_.clear(); }
    std::uint64_t endOf(const PlannedBuffer& buffer) const {
        return buffer.offset + buffer.imageBytes * static_cast<std::uint64_t>(buffer.images);
    }

private:
    struct Place {
        std::uint64_t first, end;
        int owner;
    };
    std::vector<Place> batch_, worker_;
};

/// Outputs are owners 0 …, gradients 1000 …. That a kind's backward reads nothing but what backwardReads() says is seen in
/// core_layers, which overwrites the rest.
void checkPlan(const NetworkPlan& plan, const PlannedProgram& program) {
    const Schedule& schedule = program.schedule;
    Memory memory;
    const auto at = [](const auto& list, int i) -> const auto& { return list[static_cast<std::size_t>(i)]; };
    const auto output = [&](int i) { return schedule.at(i).outputAlias; };
    const auto gradient = [&](int i) { return 1000 + schedule.at(i).gradientAlias; };
    const auto needOutput = [&](int i) {
        QVERIFY2(memory.holds(at(program.outputs, i), output(i)), qPrintable(QString::number(i)));
    };
    const auto needGradient = [&](int i) {
        QVERIFY2(memory.holds(at(program.gradients, i), gradient(i)), qPrintable(QString::number(i)));
    };
    for (const Section& section : schedule.sections) {
        const int inHand = section.imagesAtOnce > 0 ? section.imagesAtOnce : plan.imagesPerChunk;
        for (const Operation& operation : section.operations) {
            const int i = operation.made();
            const GraphNode& node = at(plan.graph, operation.node);
            for (const auto* buffers : {&program.outputs, &program.gradients}) {
                const PlannedBuffer& own = at(*buffers, i);
                QVERIFY(own.offset % 64 == 0);
                QVERIFY(memory.endOf(own) <= (own.isPerWorker ? program.workerBytes : program.batchBytes));
                QVERIFY(!section.isWholeBatch || !own.isPerWorker);
                QVERIFY(own.imageBytes == 0 || own.images >= (own.isPerWorker ? inHand : plan.batch));
            }
            const bool readsInputs =
                operation.kind == OperationKind::Backward
                    ? backwardReads(*node.layer).input
                    : operation.kind != OperationKind::Preprocess && operation.kind != OperationKind::Loss;
            for (const int input : node.inputs)
                if (readsInputs) needOutput(input);
            if (operation.kind == OperationKind::Loss) needOutput(i);
            if (operation.kind == OperationKind::Backward || operation.kind == OperationKind::GradientSums)
                needGradient(i);
            if (operation.kind == OperationKind::Backward && backwardReads(*node.layer).output) needOutput(i);
            if (operation.kind == OperationKind::Preprocess || operation.kind == OperationKind::Forward)
                memory.write(at(program.outputs, i), output(i));
            if (operation.kind == OperationKind::Loss && at(program.gradients, i).imageBytes > 0)
                memory.write(at(program.gradients, i), gradient(i));
            if (operation.kind != OperationKind::Backward) continue;
            for (std::size_t k = 0; k < node.inputs.size(); ++k) {
                if (at(program.gradients, node.inputs[k]).imageBytes == 0) continue;
                if (operation.accumulate[k]) needGradient(node.inputs[k]);
                memory.write(at(program.gradients, node.inputs[k]), gradient(node.inputs[k]));
            }
        }
        memory.endSection();
    }
    needOutput(static_cast<int>(plan.graph.size()) - 1);
    if (schedule.mode == Mode::Inference) return;
    for (std::size_t i = 0; i < plan.graph.size(); ++i) {
        if (!std::holds_alternative<DenseSpec>(*plan.graph[i].layer)) continue;
        needOutput(plan.graph[i].inputs.front());
        needGradient(static_cast<int>(i));
    }
}

}  // namespace

class TestNetwork : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void mixedTargetsMixGradients();
    void sharedPlacesChangeNothing_data() { addSmallNetworks(); }
    void sharedPlacesChangeNothing();
    void threadsChangeNothing_data() { addNetworks(); }
    void threadsChangeNothing();
    void stepIsForwardAndBackward_data() { addSmallNetworks(); }
    void stepIsForwardAndBackward();
    void seesChangedWeights_data() { addSmallNetworks(); }
    void seesChangedWeights();
    void repeatsItself_data() { addSmallNetworks(); }
    void repeatsItself();
    void takesSmallerBatches_data() { addSmallNetworks(); }
    void takesSmallerBatches();
    void gradientIsASlope();
    void plansNoOverlap_data() { addNetworks(); }
    void plansNoOverlap();
    void panelsDoNotMeetGradients_data() { addNetworks(); }
    void panelsDoNotMeetGradients();
    void keepsWhatIsDear();
    void refuses_data();
    void refuses();
    void arithmeticSaturates();
    void standardisesItsInput();
};

void TestNetwork::sharedPlacesChangeNothing() {
    QFETCH(QString, name);
    const NetworkSpec spec = specOf(name);
    const Batch batch = batchFor(spec, 5);
    const auto training = makeNetwork(spec, 5, Purpose::Training, 2);
    const auto inspection = makeNetwork(spec, 5, Purpose::Inspection, 2);
    const auto inference = makeNetwork(spec, 5, Purpose::Inference, 2);
    const bool isExact = !poolsInConvolutions(spec);
    const Pass fused = trainingPass(*training, batch);
    const Pass plain = trainingPass(*inspection, batch);
    if (isExact)
        QVERIFY(sameBits(fused, plain));
    else
        QCOMPARE(differences(fused, plain), std::string());
    inference->setWeights(training->weights());
    for (Network* network : {training.get(), inspection.get(), inference.get()}) {
        network->forward(batch.pixels, batch.count, Mode::Inference);
    }
    QVERIFY(std::ranges::equal(inference->logits(), training->logits()));
    // Inspection shows what lies between a convolution and its batch norm or pool, so that it folds nothing.
    const bool folds = !isExact || std::ranges::any_of(spec.nodes, [](const Node& node) {
        return std::holds_alternative<BatchNormSpec>(node.layer);
    });
    for (std::size_t i = 0; i < inspection->logits().size(); ++i) {
        const float here = inspection->logits()[i];
        QVERIFY(std::abs(here - inference->logits()[i]) <= (folds ? 1e-5F * std::max(1.0F, std::abs(here)) : 0.0F));
    }
    QVERIFY(inference->arenaBytes() <= training->arenaBytes());
    QVERIFY(training->arenaBytes() <= inspection->arenaBytes());
    const ConstImageView scores = inspection->activation(*spec.outputNode());
    QVERIFY(std::equal(scores.data, scores.data + inspection->logits().size(), inspection->logits().begin()));
}

void TestNetwork::threadsChangeNothing() {
    QFETCH(QString, name);
    const NetworkSpec spec = specOf(name);
    const Batch batch = batchFor(spec, 5);
    const Pass one = trainingPass(*makeNetwork(spec, 5, Purpose::Training, 1), batch);
    QVERIFY(std::ranges::any_of(one.gradients, [](float value) { return value != 0.0F; }));
    for (const int threads : {2, 3, 7, 16}) {
        if (watchesThreads && threads != 16) continue;
        QVERIFY2(sameBits(one, trainingPass(*makeNetwork(spec, 5, Purpose::Training, threads), batch)),
                 qPrintable(QStringLiteral("%1 threads").arg(threads)));
    }
}

/// One go and its halves, on batches that leave chunks uneven.
void TestNetwork::stepIsForwardAndBackward() {
    QFETCH(QString, name);
    const NetworkSpec spec = specOf(name);
    for (const int count : {1, 2, 19, 37}) {
        if (watchesThreads && count != 37) continue;
        const Batch batch = batchFor(spec, count);
        const auto halves = makeNetwork(spec, 37, Purpose::Training, 2);
        const auto whole = makeNetwork(spec, 37, Purpose::Training, 3);
        const Pass expected = trainingPass(*halves, batch);
        const LossResult loss = whole->step(batch.pixels, batch.labels, 3, 17);
        QCOMPARE(loss.loss, expected.loss.loss);
        QCOMPARE(loss.correct, expected.loss.correct);
        QVERIFY(std::ranges::equal(whole->gradients(), expected.gradients));
        QVERIFY(whole->weights().values == expected.weights);
        double square = 0;
        for (const float g : expected.gradients) square += double{g} * double{g};
        QVERIFY(std::abs(whole->gradientNorm() - std::sqrt(square)) <= 1e-9 * std::sqrt(square));
    }
}

/// What inference made of the weights is made again when somebody has changed them.
void TestNetwork::seesChangedWeights() {
    QFETCH(QString, name);
    const NetworkSpec spec = specOf(name);
    const Batch batch = batchFor(spec, 2);
    const auto changed = makeNetwork(spec, 2, Purpose::Training, 2, 1);
    const auto fresh = makeNetwork(spec, 2, Purpose::Inference, 1, 2);
    changed->forward(batch.pixels, batch.count, Mode::Inference);
    trainingPass(*changed, batch);
    changed->setWeights(fresh->weights());
    fresh->forward(batch.pixels, batch.count, Mode::Inference);
    changed->forward(batch.pixels, batch.count, Mode::Inference);
    QVERIFY(std::ranges::equal(fresh->logits(), changed->logits()));
    changed->parameters().back() += 1.0F;
    changed->parameters().front() += 1.0F;
    changed->forward(batch.pixels, batch.count, Mode::Inference);
    QVERIFY(!std::ranges::equal(fresh->logits(), changed->logits()));
}

void TestNetwork::repeatsItself() {
    QFETCH(QString, name);
    const NetworkSpec spec = specOf(name);
    const auto network = makeNetwork(spec, 6, Purpose::Training, 2);
    const Weights initial = network->weights();
    const Pass first = trainingPass(*network, batchFor(spec, 6));
    trainingPass(*network, batchFor(spec, 3));
    network->setWeights(initial);
    // What other batches left in the arena must not show.
    QVERIFY(sameBits(first, trainingPass(*network, batchFor(spec, 6))));
}

void TestNetwork::takesSmallerBatches() {
    QFETCH(QString, name);
    const NetworkSpec spec = specOf(name);
    const Batch batch = batchFor(spec, 3);
    const auto exact = makeNetwork(spec, 3, Purpose::Training, 2);
    const auto larger = makeNetwork(spec, 8, Purpose::Training, 2);
    const Pass a = trainingPass(*exact, batch);
    const Pass b = trainingPass(*larger, batch);
    QCOMPARE(b.loss.count, 3);
    QCOMPARE(b.logits.size(), a.logits.size());
    QVERIFY(std::abs(a.loss.loss - b.loss.loss) <= 1e-6 * a.loss.loss);
    larger->setWeights(exact->weights());
    exact->forward(batch.pixels, 3, Mode::Inference);
    larger->forward(batch.pixels, 3, Mode::Inference);
    for (std::size_t i = 0; i < exact->logits().size(); ++i) {
        QVERIFY(std::abs(exact->logits()[i] - larger->logits()[i]) <=
                1e-5F * std::max(1.0F, std::abs(exact->logits()[i])));
    }
}

/// Along the gradient the loss falls as fast as the gradient's square says.
void TestNetwork::gradientIsASlope() {
    const NetworkSpec spec = mixedNetwork();
    const Batch batch = batchFor(spec, 8);
    const auto network = makeNetwork(spec, 8, Purpose::Training, 1);
    const Pass pass = trainingPass(*network, batch);
    double square = 0;
    for (const float g : pass.gradients) square += double{g} * double{g};
    const std::vector<float> before(network->parameters().begin(), network->parameters().end());
    const double h = 1e-3 / std::sqrt(square);
    double losses[2] = {};
    for (const int side : {0, 1}) {
        for (std::size_t i = 0; i < before.size(); ++i) {
            network->parameters()[i] = before[i] + static_cast<float>((side == 0 ? -h : h) * double{pass.gradients[i]});
        }
        network->forward(batch.pixels, batch.count, Mode::Training, 3, 17);
        losses[side] = network->loss(batch.labels).loss;
    }
    const double slope = (losses[1] - losses[0]) / (2 * h);
    QVERIFY2(std::abs(slope / square - 1) < 0.01, qPrintable(QStringLiteral("%1 and %2").arg(slope).arg(square)));
}

/// Runs every operation of every plan in mind, and asks that nobody overwrites what someone else reads later.
void TestNetwork::plansNoOverlap() {
    QFETCH(QString, name);
    const NetworkSpec spec = specOf(name);
    for (const Purpose purpose : {Purpose::Inference, Purpose::Training, Purpose::Inspection}) {
        const NetworkPlan plan = planNetwork(spec, 40, purpose);
        for (const PlannedProgram* program : {plan.training ? &*plan.training : nullptr, &plan.inference}) {
            if (program) checkPlan(plan, *program);
        }
        if (!plan.training) continue;
        // What lies between a convolution and the pool in its pass is never made.
        std::vector<bool> isLeftOut(plan.graph.size(), false);
        for (std::size_t i = 0; i < plan.graph.size(); ++i) {
            const int pool = plan.training->schedule.nodes[i].fusedPool;
            if (pool < 0) continue;
            isLeftOut[i] =
                isLeftOut[static_cast<std::size_t>(plan.graph[static_cast<std::size_t>(pool)].inputs.front())] = true;
        }
        for (std::size_t i = 0; i < plan.graph.size(); ++i)
            QCOMPARE(plan.training->gradients[i].imageBytes > 0, plan.graph[i].runsBackward && !isLeftOut[i]);
    }
}

/// Chunks write weight gradients where panels lie that no convolution reads any more.
void TestNetwork::panelsDoNotMeetGradients() {
    QFETCH(QString, name);
    const NetworkSpec spec = specOf(name);
    const NetworkPlan plan = planNetwork(spec, 19, Purpose::Training);
    const std::size_t gradients = plan.partialFloats * static_cast<std::size_t>(plan.chunks);
    bool hasBegun = false;
    for (const Section& section : plan.training->schedule.sections) {
        const auto isOf = [&](const Operation& operation, OperationKind kind) {
            return operation.kind == kind && std::ranges::find(plan.convolutions, operation.node,
                                                               &PlannedConvolution::node) != plan.convolutions.end();
        };
        for (const Operation& operation : section.operations)
            hasBegun = hasBegun || isOf(operation, OperationKind::Backward);
        for (const Operation& operation : section.operations) {
            if (!hasBegun || (!isOf(operation, OperationKind::Forward) && !isOf(operation, OperationKind::Backward)))
                continue;
            const auto& planned = *std::ranges::find(plan.convolutions, operation.node, &PlannedConvolution::node);
            if (operation.kind == OperationKind::Forward) QVERIFY(planned.forwardPanels >= gradients);
            if (operation.kind == OperationKind::Backward && planned.hasGradientPanels)
                QVERIFY(planned.gradientPanels >= gradients);
        }
    }
}

void TestNetwork::keepsWhatIsDear() {
    const CatalogueEntry& entry = *findInCatalogue("vgg-small");
    const NetworkPlan plan = planNetwork(entry.make(entry.input, 10), 64, Purpose::Training);
    // The first convolution's output is made again, those of many channels run on the whole batch …
    const auto conv = [&](std::size_t i) { return static_cast<std::size_t>(plan.convolutions[i].node); };
    QVERIFY(plan.training->outputs[conv(0)].isPerWorker);
    QVERIFY(!plan.training->outputs[conv(2)].isPerWorker);
    // … and sum nothing by chunks: of 1.15 million weights, 0.26 million.
    QVERIFY(plan.partialFloats < 265'000);
    QVERIFY(plan.earlyPanelFloats > 4'000'000);
}

void TestNetwork::refuses_data() {
    QTest::addColumn<int>("fault");
    QTest::addColumn<int>("batch");
    QTest::addColumn<int>("code");
    QTest::newRow("no output") << 1 << 4 << int(ErrorCode::NetworkInvalid);
    QTest::newRow("misfit") << 2 << 4 << int(ErrorCode::NetworkInvalid);
    QTest::newRow("no images") << 0 << 0 << int(ErrorCode::OptionInvalid);
    QTest::newRow("fewer than none") << 0 << -1 << int(ErrorCode::OptionInvalid);
    QTest::newRow("more images than memory") << 0 << 2'000'000'000 << int(ErrorCode::OutOfMemory);
    QTest::newRow("larger than memory") << 3 << 1000 << int(ErrorCode::OutOfMemory);
    QTest::newRow("weights larger than memory") << 4 << 1 << int(ErrorCode::OutOfMemory);
}

void TestNetwork::refuses() {
    QFETCH(int, fault);
    QFETCH(int, batch);
    QFETCH(int, code);
    NetworkSpec spec = mixedNetwork();
    if (fault == 1) spec = NetworkSpec();
    if (fault == 2) std::get<Conv2dSpec>(spec.find(NodeId{2})->layer).filters = 0;
    if (fault == 3) spec = mixedNetwork({4000, 4000, 3});
    if (fault == 4) {
        spec = {};
        const NodeId flat = spec.append(FlattenSpec{}, spec.append(InputSpec{{4000, 4000, 3}}));
        spec.append(DenseSpec{.units = 10}, spec.append(DenseSpec{.units = 60'000}, flat));
    }
    const auto network = Network::create(spec, batch, Purpose::Training, std::make_shared<Workers>(1));
    QVERIFY(!network);
    QCOMPARE(int(network.error().code), code);
    if (network.error().code == ErrorCode::OutOfMemory) {
        const auto& arguments = network.error().arguments;
        QVERIFY(std::get<std::int64_t>(arguments.at(0)) > std::get<std::int64_t>(arguments.at(1)));
    }
}

void TestNetwork::arithmeticSaturates() {
    constexpr std::uint64_t most = ~std::uint64_t{0};
    QCOMPARE(saturatingProduct(3, 4), std::uint64_t{12});
    QCOMPARE(saturatingProduct(most, 2), most);
    QCOMPARE(saturatingProduct(std::uint64_t{1} << 32, std::uint64_t{1} << 32), most);
    QCOMPARE(saturatingSum(3, 4), std::uint64_t{7});
    QCOMPARE(saturatingSum(most, 1), most);
}

void TestNetwork::standardisesItsInput() {
    const NetworkSpec spec = mixedNetwork();
    const auto network = makeNetwork(spec, 2, Purpose::Inspection, 1);
    network->setPreprocessing({{0.5F, 0.25F, 0.0F}, {0.5F, 0.25F, 1.0F}});
    const Batch batch = batchFor(spec, 2);
    network->forward(batch.pixels, 2, Mode::Inference);
    const ConstImageView input = network->activation(*spec.inputNode());
    const float mean[] = {0.5F, 0.25F, 0.0F};
    const float deviation[] = {0.5F, 0.25F, 1.0F};
    std::size_t i = 0;
    for (int n = 0; n < 2; ++n) {
        for (int y = 0; y < 12; ++y) {
            for (int x = 0; x < 12; ++x) {
                for (int c = 0; c < 3; ++c)
                    QCOMPARE(input.at(n, y, x, c), (batch.pixels[i++] - mean[c]) / deviation[c]);
            }
        }
    }
    // The same of bytes, wherever they lie.
    std::vector<std::uint8_t> bytes(i);
    for (std::size_t k = 0; k < bytes.size(); ++k) bytes[k] = static_cast<std::uint8_t>(k * 7);
    const std::vector<const std::uint8_t*> images{bytes.data() + i / 2, bytes.data()};
    network->forward(std::span<const std::uint8_t* const>(images), 2, Mode::Inference);
    for (std::size_t k = 0; k < bytes.size(); ++k) {
        const float expected = (static_cast<float>(bytes[(k + i / 2) % i]) / 255.0F - mean[k % 3]) / deviation[k % 3];
        QVERIFY(std::abs(input.data[k] - expected) < 1e-6F);
    }
    // Backward keeps them, too.
    network->forward(std::span<const std::uint8_t* const>(images), 2, Mode::Training, 3, 17);
    bytes.assign(bytes.size(), 0);
    const double ofBytes = network->backward(batch.labels).loss;
    std::vector<float> numbers;
    for (std::size_t k = 0; k < i; ++k)
        numbers.push_back(static_cast<float>(static_cast<std::uint8_t>((k + i / 2) % i * 7)) / 255.0F);
    network->forward(numbers, 2, Mode::Training, 3, 17);
    QVERIFY(std::abs(network->backward(batch.labels).loss - ofBytes) < 1e-5);
}

/// The gradient is linear in the targets.
void TestNetwork::mixedTargetsMixGradients() {
    const NetworkSpec spec = smallNetwork("lenet5");
    const Batch batch = batchFor(spec, 6);
    std::vector<int> others = batch.labels;
    std::ranges::rotate(others, others.begin() + 1);
    auto network = Network::create(spec, 6, Purpose::Training, std::make_shared<Workers>(2)).value();
    network->setWeights(initialWeights(spec, 3));
    const auto gradientsOf = [&](const std::vector<int>& labels, const std::vector<SecondLabel>& seconds) {
        const double loss = network->step(batch.pixels, labels, 1, 0, seconds).loss;
        std::vector<double> result(network->gradients().begin(), network->gradients().end());
        result.push_back(loss);
        return result;
    };
    std::vector<SecondLabel> seconds;
    for (const int other : others) seconds.push_back({other, 0.25F});
    const auto first = gradientsOf(batch.labels, {}), second = gradientsOf(others, {});
    const auto mixed = gradientsOf(batch.labels, seconds);
    for (std::size_t i = 0; i < mixed.size(); ++i)
        QVERIFY(std::abs(mixed[i] - 0.75 * first[i] - 0.25 * second[i]) < 1e-6);
    // The way in two calls, and no share at all.
    network->forward(batch.pixels, batch.count, Mode::Training, 1, 0);
    QVERIFY(std::abs(network->backward(batch.labels, seconds).loss - mixed.back()) < 1e-6);
    QVERIFY(gradientsOf(batch.labels, std::vector<SecondLabel>(6)) == first);
}

FOVEA_TEST(TestNetwork)
#include "tst_network.moc"
