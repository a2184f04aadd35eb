// SPDX-License-Identifier: GPL-3.0-or-later
#include <QByteArray>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <cstring>

#include "core/network/network.h"
#include "core/network/spec_json.h"
#include "core/training/optimizer.h"
#include "tests/support/register_test.h"

using namespace fovea;

namespace {

/// One network and what PyTorch computed for it; see tests/support/make_torch_fixture.py.
struct Fixture {
    QJsonObject json;
    NetworkSpec spec;

    int batch() const { return json[QStringLiteral("batch")].toInt(); }
    QJsonArray runs() const { return json[QStringLiteral("runs")].toArray(); }
};

std::vector<float> floats(const QJsonValue& base64) {
    const QByteArray bytes = QByteArray::fromBase64(base64.toString().toLatin1());
    std::vector<float> values(static_cast<std::size_t>(bytes.size()) / sizeof(float));
    std::memcpy(values.data(), bytes.constData(), values.size() * sizeof(float));
    return values;
}

std::vector<float> floats(const QJsonArray& numbers) {
    std::vector<float> values;
    for (const QJsonValue& number : numbers) values.push_back(static_cast<float>(number.toDouble()));
    return values;
}

ParameterRole roleOf(const QString& name) {
    if (name == QStringLiteral("weight")) return ParameterRole::Weight;
    if (name == QStringLiteral("bias")) return ParameterRole::Bias;
    return name == QStringLiteral("running_mean") ? ParameterRole::RunningMean : ParameterRole::RunningVariance;
}

/// Puts the fixture's tensors where the layout wants them; false where one doesn't fit.
bool scatter(const QJsonArray& tensors, const ParameterLayout& layout, std::vector<float>& values) {
    return std::ranges::all_of(tensors, [&](const QJsonValue& tensor) {
        const ParameterTensor* parameter = layout.find(NodeId{tensor[QStringLiteral("node")].toInt()},
                                                       roleOf(tensor[QStringLiteral("role")].toString()));
        const std::vector<float> source = floats(tensor[QStringLiteral("values")]);
        if (!parameter || parameter->count != source.size()) return false;
        std::ranges::copy(source, values.begin() + static_cast<std::ptrdiff_t>(parameter->offset));
        return true;
    });
}

/// Empty, or which value differs most.
QString compare(std::span<const float> found, std::span<const float> expected, double tolerance) {
    if (found.size() != expected.size())
        return QStringLiteral("%1 values, expected %2").arg(found.size()).arg(expected.size());
    double largest = 0;
    for (const float value : expected) largest = std::max(largest, std::abs(double{value}));
    std::size_t worst = 0;
    const auto difference = [&](std::size_t i) { return std::abs(double{found[i]} - double{expected[i]}); };
    for (std::size_t i = 0; i < found.size(); ++i) {
        if (!(difference(i) <= difference(worst))) worst = i;
    }
    if (found.empty() || difference(worst) <= tolerance * largest) return {};
    return QStringLiteral("value %1: %2, expected %3; largest %4")
        .arg(worst)
        .arg(double{found[worst]})
        .arg(double{expected[worst]})
        .arg(largest);
}

std::span<const float> valuesOf(const ConstImageView& maps) {
    return {maps.data, static_cast<std::size_t>(maps.count * maps.shape.size())};
}

TrainingOptions optionsOf(const QJsonObject& json) {
    TrainingOptions options;
    options.optimizer = optimizerNamed(json[QStringLiteral("optimizer")].toString().toStdString()).value();
    for (const OptionField& field : fields(options)) {
        const QJsonValue value = json[QLatin1String(field.key.data(), qsizetype(field.key.size()))];
        if (value.isBool()) *std::get<bool*>(field.value) = value.toBool();
        if (value.isDouble()) *std::get<float*>(field.value) = static_cast<float>(value.toDouble());
    }
    return options;
}

}  // namespace

class TestTorchPins : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void activationsAndGradients();
    void tenLosses_data();
    void tenLosses();
    void groups_data();
    void groups();
    void twentySteps_data();
    void twentySteps();
    void rates();
    void plateaus();
    void ratesOfEveryStep();

private:
    std::unique_ptr<Network> network(Purpose purpose, const FrozenLayers& frozen = {}) const;
    void hasWeightsAndScores(Network& net, const QJsonObject& expected) const;
    std::vector<int> labels(int step) const;
    Fixture fixture_;
    QJsonObject optimizers_;
    QJsonObject groups_;
};

void TestTorchPins::initTestCase() {
    QFile file(QStringLiteral(FOVEA_FIXTURES "/torch_network.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    fixture_.json = QJsonDocument::fromJson(file.readAll()).object();
    const QJsonDocument text(fixture_.json[QStringLiteral("network")].toObject());
    auto spec = parseNetworkSpec(text.toJson().toStdString(), "torch_network.json");
    QVERIFY(spec.hasValue());
    fixture_.spec = *spec;
    QVERIFY(validate(fixture_.spec).empty());
    QCOMPARE(fixture_.runs().size(), 4);
    QFile optimizers(QStringLiteral(FOVEA_FIXTURES "/torch_optimizers.json"));
    QVERIFY(optimizers.open(QIODevice::ReadOnly));
    optimizers_ = QJsonDocument::fromJson(optimizers.readAll()).object();
    QFile groups(QStringLiteral(FOVEA_FIXTURES "/torch_groups.json"));
    QVERIFY(groups.open(QIODevice::ReadOnly));
    groups_ = QJsonDocument::fromJson(groups.readAll()).object();
}

std::unique_ptr<Network> TestTorchPins::network(Purpose purpose, const FrozenLayers& frozen) const {
    auto created = Network::create(fixture_.spec, fixture_.batch(), purpose, std::make_shared<Workers>(2), frozen);
    if (!created) return nullptr;
    std::unique_ptr<Network> network = *std::move(created);
    Weights weights = initialWeights(fixture_.spec, 1);
    if (!scatter(fixture_.json[QStringLiteral("weights")].toArray(), *weights.layout, weights.values)) return nullptr;
    network->setWeights(weights);
    network->setPreprocessing({floats(fixture_.json[QStringLiteral("mean")].toArray()),
                               floats(fixture_.json[QStringLiteral("deviation")].toArray())});
    return network;
}

std::vector<int> TestTorchPins::labels(int step) const {
    std::vector<int> labels;
    const QJsonArray array = fixture_.json[QStringLiteral("labels")][step].toArray();
    for (const QJsonValue& label : array) labels.push_back(label.toInt());
    return labels;
}

void TestTorchPins::activationsAndGradients() {
    const auto net = network(Purpose::Inspection);
    QVERIFY(net);
    net->forward(floats(fixture_.json[QStringLiteral("pixels")][0]), fixture_.batch(), Mode::Training);
    const LossResult result = net->backward(labels(0));
    const double loss = fixture_.json[QStringLiteral("loss")].toDouble();
    QVERIFY(std::abs(result.loss - loss) <= 1e-5 * loss);

    const auto check = [&](const QString& key, auto valuesOfNode, double tolerance) {
        const QJsonObject maps = fixture_.json[key].toObject();
        QVERIFY(maps.size() >= 19);
        for (auto entry = maps.begin(); entry != maps.end(); ++entry) {
            const NodeId id{entry.key().toInt()};
            const QString difference = compare(valuesOfNode(id), floats(entry.value()), tolerance);
            QVERIFY2(difference.isEmpty(),
                     qPrintable(key + QStringLiteral(" of node ") + entry.key() + QStringLiteral(": ") + difference));
        }
    };
    check(
        QStringLiteral("activations"), [&](NodeId id) { return valuesOf(net->activation(id)); }, 1e-5);
    check(
        QStringLiteral("activation_gradients"), [&](NodeId id) { return valuesOf(net->activationGradient(id)); }, 1e-4);

    const ParameterLayout& layout = *net->weights().layout;
    const QJsonArray tensors = fixture_.json[QStringLiteral("gradients")].toArray();
    QCOMPARE(tensors.size(), 14);
    for (const QJsonValue& tensor : tensors) {
        const int node = tensor[QStringLiteral("node")].toInt();
        const ParameterTensor* parameter = layout.find(NodeId{node}, roleOf(tensor[QStringLiteral("role")].toString()));
        QVERIFY(parameter);
        const QString difference = compare(net->gradients().subspan(parameter->offset, parameter->count),
                                           floats(tensor[QStringLiteral("values")]), 1e-4);
        QVERIFY2(difference.isEmpty(), qPrintable(QStringLiteral("weights of node %1: ").arg(node) + difference));
    }
}

void TestTorchPins::tenLosses_data() {
    QTest::addColumn<int>("run");
    QTest::newRow("momentum") << 0;
    QTest::newRow("plain") << 1;
    QTest::newRow("Adam, decay") << 2;
    QTest::newRow("Nesterov, decay") << 3;
}

void TestTorchPins::tenLosses() {
    QFETCH(int, run);
    const QJsonObject expected = fixture_.runs()[run].toObject();
    const QJsonArray losses = expected[QStringLiteral("losses")].toArray();
    QCOMPARE(losses.size(), 10);
    const auto net = network(Purpose::Training);
    QVERIFY(net);
    Optimizer optimizer(optionsOf(expected[QStringLiteral("options")].toObject()), net->parameters().size(),
                        net->workers());
    for (int step = 0; step < 10; ++step) {
        net->forward(floats(fixture_.json[QStringLiteral("pixels")][step]), fixture_.batch(), Mode::Training);
        const double loss = net->backward(labels(step)).loss;
        optimizer.step(net->parameters(), net->gradients(), step);
        QVERIFY2(std::abs(loss / losses[step].toDouble() - 1) <= 1e-5,
                 qPrintable(QStringLiteral("step %1: %2, expected %3")
                                .arg(step)
                                .arg(loss, 0, 'g', 9)
                                .arg(losses[step].toDouble(), 0, 'g', 9)));
    }
    hasWeightsAndScores(*net, expected);
}

/// Weights, running statistics and what inference makes of them.
void TestTorchPins::hasWeightsAndScores(Network& net, const QJsonObject& expected) const {
    std::vector<float> weights(net.weights().values.size(), 0.0F);
    QVERIFY(scatter(expected[QStringLiteral("weights_after")].toArray(), *net.weights().layout, weights));
    const QString difference = compare(net.weights().values, weights, 1e-4);
    QVERIFY2(difference.isEmpty(), qPrintable(difference));
    net.forward(floats(fixture_.json[QStringLiteral("pixels")][0]), fixture_.batch(), Mode::Inference);
    const QString scores = compare(net.logits(), floats(expected[QStringLiteral("logits_after")]), 1e-4);
    QVERIFY2(scores.isEmpty(), qPrintable(scores));
}

void TestTorchPins::groups_data() {
    QTest::addColumn<int>("run");
    const QJsonArray runs = groups_[QStringLiteral("runs")].toArray();
    QCOMPARE(runs.size(), 4);
    for (int run = 0; run < runs.size(); ++run) {
        const QJsonDocument options(runs[run][QStringLiteral("options")].toObject());
        QTest::newRow(options.toJson(QJsonDocument::Compact).constData()) << run;
    }
}

/// Frozen layers, and rates and decay of their own, over 20 steps; see tests/support/make_groups_fixture.py.
void TestTorchPins::groups() {
    QFETCH(int, run);
    const QJsonObject expected = groups_[QStringLiteral("runs")][run].toObject();
    const QJsonObject json = expected[QStringLiteral("options")].toObject();
    TrainingOptions options = optionsOf(json);
    for (const QJsonValue& layer : json[QStringLiteral("frozen")].toArray())
        options.layers.frozen.insert(NodeId{layer.toInt()});
    const QJsonObject rates = json[QStringLiteral("rates")].toObject();
    for (auto rate = rates.begin(); rate != rates.end(); ++rate)
        options.layers.rates[NodeId{rate.key().toInt()}] = static_cast<float>(rate.value().toDouble());
    for (const QJsonValue& kind : json[QStringLiteral("no_decay")].toArray())
        QVERIFY(parseNoDecay(kind.toString().toStdString(), options.layers));
    const QJsonArray losses = expected[QStringLiteral("losses")].toArray();
    QCOMPARE(losses.size(), 20);
    const auto net = network(Purpose::Training, options.layers.frozen);
    QVERIFY(net);
    Optimizer optimizer(options, net->parameters().size(), net->workers());
    optimizer.setGroups(parameterGroups(fixture_.spec, *net->weights().layout, options.layers));
    for (int step = 0; step < 20; ++step) {
        const LossResult result =
            net->step(floats(fixture_.json[QStringLiteral("pixels")][step % 10]), labels(step % 10), 1, step);
        QVERIFY(optimizer.canStep(net->gradientNorm(), net->parameters()));
        optimizer.step(net->parameters(), net->gradients(), step, net->gradientNorm());
        QVERIFY2(std::abs(result.loss / losses[step].toDouble() - 1) <= 1e-5,
                 qPrintable(QStringLiteral("step %1: %2, expected %3")
                                .arg(step)
                                .arg(result.loss, 0, 'g', 9)
                                .arg(losses[step].toDouble(), 0, 'g', 9)));
    }
    hasWeightsAndScores(*net, expected);
}

void TestTorchPins::twentySteps_data() {
    QTest::addColumn<int>("run");
    const QJsonArray runs = optimizers_[QStringLiteral("runs")].toArray();
    QCOMPARE(runs.size(), 15);
    for (int run = 0; run < runs.size(); ++run) {
        const QJsonDocument options(runs[run][QStringLiteral("options")].toObject());
        QTest::newRow(options.toJson(QJsonDocument::Compact).constData()) << run;
    }
}

/// The same gradients to PyTorch's optimizer and to ours.
void TestTorchPins::twentySteps() {
    QFETCH(int, run);
    const QJsonValue expected = optimizers_[QStringLiteral("runs")][run];
    std::vector<float> weights = floats(optimizers_[QStringLiteral("weights")].toArray());
    Optimizer optimizer(optionsOf(expected[QStringLiteral("options")].toObject()), weights.size(),
                        std::make_shared<Workers>(1));
    for (int step = 0; step < 20; ++step) {
        const std::vector<float> gradients = floats(optimizers_[QStringLiteral("gradients")][step].toArray());
        QVERIFY(optimizer.canStep(1e3, weights));
        double squares = 0;
        for (const float gradient : gradients) squares += double{gradient} * double{gradient};
        optimizer.step(weights, gradients, step, std::sqrt(squares));
        const std::vector<float> after = floats(expected[QStringLiteral("after")][step].toArray());
        QCOMPARE(after.size(), std::size_t{12});
        for (std::size_t i = 0; i < after.size(); ++i) {
            const double difference = std::abs(double{weights[i]} - double{after[i]});
            QVERIFY2(difference <= 2e-6 * std::max(1.0, std::abs(double{after[i]})),
                     qPrintable(QStringLiteral("step %1, weight %2: %3, expected %4")
                                    .arg(step)
                                    .arg(i)
                                    .arg(double{weights[i]}, 0, 'g', 9)
                                    .arg(double{after[i]}, 0, 'g', 9)));
        }
    }
}

/// The same losses make the same reductions as ReduceLROnPlateau's.
void TestTorchPins::plateaus() {
    const QJsonArray cases = optimizers_[QStringLiteral("plateaus")].toArray();
    QCOMPARE(cases.size(), 3);
    for (const QJsonValue& expected : cases) {
        const auto plateau = parsePlateau(expected[QStringLiteral("plateau")].toString().toStdString());
        QVERIFY(plateau.has_value());
        float rate = static_cast<float>(expected[QStringLiteral("rate")].toDouble());
        const QJsonArray losses = expected[QStringLiteral("losses")].toArray();
        std::vector<EpochReport> epochs;
        for (qsizetype epoch = 0; epoch < losses.size(); ++epoch) {
            epochs.push_back({.epoch = epoch + 1, .validated = true, .validation = {.loss = losses[epoch].toDouble()}});
            if (reducesAfter(*plateau, epochs)) rate = reducedRate(*plateau, rate);
            const double wanted = expected[QStringLiteral("rates")][epoch].toDouble();
            QVERIFY2(rate == static_cast<float>(wanted), qPrintable(QStringLiteral("%1: %2").arg(epoch).arg(wanted)));
        }
    }
}

void TestTorchPins::rates() {
    const QJsonArray schedules = optimizers_[QStringLiteral("schedules")].toArray();
    QCOMPARE(schedules.size(), 3);
    for (const QJsonValue& expected : schedules) {
        const auto schedule = parseSchedule(expected[QStringLiteral("schedule")].toString().toStdString());
        QVERIFY(schedule.has_value());
        const float rate = static_cast<float>(expected[QStringLiteral("rate")].toDouble());
        const QJsonArray rates = expected[QStringLiteral("rates")].toArray();
        for (qsizetype epoch = 0; epoch < rates.size(); ++epoch) {
            for (const std::int64_t step : {epoch * 7, epoch * 7 + 6}) {
                const double found = double{rateAt(*schedule, rate, step, 7)};
                QVERIFY2(std::abs(found / rates[epoch].toDouble() - 1) <= 1e-6, qPrintable(QString::number(found)));
            }
        }
    }
}

/// Schedulers that PyTorch is asked for at each step; with a warm-up as its LinearLR in front.
void TestTorchPins::ratesOfEveryStep() {
    const QJsonArray schedules = optimizers_[QStringLiteral("smooth")].toArray();
    QCOMPARE(schedules.size(), 7);
    for (const QJsonValue& expected : schedules) {
        const QString text = expected[QStringLiteral("schedule")].toString();
        const auto schedule = parseSchedule(text.toStdString());
        QVERIFY2(schedule.has_value(), qPrintable(text));
        const float rate = static_cast<float>(expected[QStringLiteral("rate")].toDouble());
        const int perEpoch = expected[QStringLiteral("steps_per_epoch")].toInt();
        const QJsonArray rates = expected[QStringLiteral("rates")].toArray();
        for (qsizetype step = 0; step < rates.size(); ++step) {
            const double wanted = rates[step].toDouble();
            const double found = double{rateAt(*schedule, rate, step, perEpoch)};
            QVERIFY2(
                std::abs(found - wanted) <= 1e-6 * wanted + 1e-12,
                qPrintable(QStringLiteral("%1, step %2: %3, expected %4").arg(text).arg(step).arg(found).arg(wanted)));
        }
    }
}

FOVEA_TEST(TestTorchPins)
#include "tst_torch_pins.moc"
