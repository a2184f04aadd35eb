// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <algorithm>
#include <cmath>

#include "core/network/network.h"
#include "tests/support/comparison.h"
#include "tests/support/layer_cases.h"
#include "tests/support/sanitizers.h"
#include "tests/support/register_test.h"

using namespace fovea;
using namespace fovea::test;

namespace {

constexpr int poisonedCases = caseCount(12, 3, 1);

/// image → convolutions, one for each input of the kind → the kind → scores. Requires a kind other than the input.
NetworkSpec networkAround(const LayerCase& layer) {
    NetworkSpec spec;
    const Shape image{layer.inputs.front().height, layer.inputs.front().width, 2};
    const NodeId input = spec.append(InputSpec{image});
    const NodeId node = spec.append(layer.spec);
    for (const Shape& shape : layer.inputs) {
        const NodeId conv = spec.append(Conv2dSpec{.filters = shape.channels, .padding = Padding::same()}, input);
        spec.edges.push_back({conv, node});
    }
    spec.append(DenseSpec{.units = 3}, spec.append(FlattenSpec{}, node));
    return spec;
}

struct Outcome {
    double loss = 0;
    std::vector<float> logits;
    std::vector<float> gradients;
    std::vector<float> weights;  ///< with running statistics
};

/// One step, everything that the network computed before having been overwritten.
Outcome stepAfterPoison(Network& network, const Weights& weights, std::span<const float> pixels,
                        std::span<const int> labels) {
    network.setWeights(weights);
    network.poison();
    Outcome outcome;
    outcome.loss = network.step(pixels, labels, 5, 3).loss;
    outcome.logits.assign(network.logits().begin(), network.logits().end());
    outcome.gradients.assign(network.gradients().begin(), network.gradients().end());
    outcome.weights = network.weights().values;
    return outcome;
}

bool areFinite(const std::vector<float>& values) {
    return std::ranges::all_of(values, [](float value) { return std::isfinite(value); });
}

}  // namespace

/// A plan that forgot to keep something, or counts on something that nobody wrote, shows here.
class TestPoisonedMemory : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyKind_data() {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<int>("threads");
        for (const std::string_view kind : layerKinds())
            for (const int threads : {1, 3})
                QTest::addRow("%.*s, %d threads", static_cast<int>(kind.size()), kind.data(), threads)
                    << QString::fromLatin1(kind.data(), static_cast<qsizetype>(kind.size())) << threads;
    }
    void everyKind() {
        QFETCH(QString, kind);
        QFETCH(int, threads);
        const auto workers = std::make_shared<Workers>(threads);
        for (int seed = 1; seed <= poisonedCases; ++seed) {
            const LayerCase layer = randomCase(kind.toStdString(), seed, {.side = 8, .channels = 5, .batch = 6});
            const NetworkSpec spec = networkAround(layer);
            if (!validate(spec).empty()) continue;  // a vector's kind behind maps
            const Weights weights = initialWeights(spec, static_cast<std::uint64_t>(seed));
            const Shape image = std::get<InputSpec>(spec.find(*spec.inputNode())->layer).shape;
            RandomStream random(static_cast<std::uint64_t>(seed), RandomPurpose::Test, 77);
            std::vector<float> pixels(static_cast<std::size_t>(image.size() * layer.batch));
            for (float& pixel : pixels) pixel = static_cast<float>(random.uniform(0, 1));
            std::vector<int> labels;
            for (int i = 0; i < layer.batch; ++i) labels.push_back(i % 3);

            std::vector<Outcome> outcomes;
            for (const Purpose purpose : {Purpose::Training, Purpose::Inspection}) {
                auto network = Network::create(spec, layer.batch, purpose, workers);
                QVERIFY(network.hasValue());
                const Outcome first = stepAfterPoison(**network, weights, pixels, labels);
                QVERIFY2(areFinite(first.logits) && areFinite(first.gradients) && areFinite(first.weights),
                         describe(layer, seed).c_str());
                (*network)->forward(pixels, layer.batch, Mode::Inference);
                const Outcome second = stepAfterPoison(**network, weights, pixels, labels);
                QVERIFY2(first.loss == second.loss && first.logits == second.logits &&
                             first.gradients == second.gradients && first.weights == second.weights,
                         describe(layer, seed).c_str());
                (*network)->poison();
                (*network)->forward(pixels, layer.batch, Mode::Inference);
                const auto scores = (*network)->logits();
                QVERIFY2(areFinite({scores.begin(), scores.end()}), describe(layer, seed).c_str());
                outcomes.push_back(first);
            }
            // One shares and reuses memory, the other keeps everything.
            const std::string logits =
                compareValues<float, float>("logits", outcomes[0].logits, outcomes[1].logits, 1e-4);
            const std::string gradients =
                compareValues<float, float>("gradients", outcomes[0].gradients, outcomes[1].gradients, 1e-3);
            QVERIFY2(logits.empty() && gradients.empty(), (describe(layer, seed) + logits + gradients).c_str());
        }
    }
};

FOVEA_TEST(TestPoisonedMemory)
#include "tst_poisoned_memory.moc"
