// SPDX-License-Identifier: GPL-3.0-or-later
// Runs as rows of a table, and twins.
#include <QTest>

#include <algorithm>
#include <cmath>

#include "core/augmentation/augmentation.h"
#include "core/exchange/project_file.h"
#include "core/laboratory/loss_landscape.h"
#include "core/laboratory/run_summary.h"
#include "core/laboratory/run_table.h"
#include "core/laboratory/twin.h"
#include "core/network/catalogue.h"
#include "core/network/weights.h"
#include "core/training/evaluate.h"
#include "tests/support/register_test.h"
#include "tests/support/training_runs.h"

using namespace fovea;
using namespace fovea::test;

namespace {

/// 8·8·1 · 10 + 10 parameters.
NetworkSpec unitsNetwork(int units = 10) {
    NetworkSpec spec;
    NodeId last = spec.append(InputSpec{{8, 8, 1}});
    last = spec.append(FlattenSpec{}, last);
    spec.append(DenseSpec{.units = units}, last);
    return spec;
}

RunSummary madeUp(const TrainingOptions& options, std::int64_t right, std::int64_t images) {
    History history;
    history.steps.push_back({.step = 1, .seconds = 0.25});
    history.steps.push_back({.step = 2, .seconds = 0.5});
    EpochReport epoch{.epoch = 1, .step = 2, .validated = images > 0};
    epoch.validation.count = images;
    epoch.validation.accuracy = images > 0 ? static_cast<double>(right) / static_cast<double>(images) : 0;
    history.epochs.push_back(epoch);
    return summaryOf(history, unitsNetwork(), options, "builtin");
}

}  // namespace

class TestLaboratory : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void summarises();
    void summarisesACheckpoint();
    void tellsDifferences();
    void csv();
    void latex();
    void filesKeepNotes();
    void twins();
    void twinWithoutBatchNorm();
    void randomDirectionsAreAsLongAsFilters();
    void planeOfAPath();
    void landscape();
};

void TestLaboratory::summarises() {
    const RunSummary run = madeUp({.learningRate = 0.1F}, 61, 100);
    QCOMPARE(run.steps, std::int64_t{2});
    QCOMPARE(run.epochs, std::int64_t{1});
    QCOMPARE(run.seconds, 0.75);
    QCOMPARE(run.right, std::int64_t{61});
    QCOMPARE(run.images, std::int64_t{100});
    QCOMPARE(run.accuracy(), 0.61);
    QCOMPARE(run.parameters.value(), std::int64_t{650});
    QCOMPARE(run.macs.value(), std::int64_t{640});
    QCOMPARE(networkText(run), std::string("linear"));
    NetworkSpec deeper = unitsNetwork();
    deeper.append(ReluSpec{}, *deeper.outputNode());
    QCOMPARE(networkText(summaryOf(History{}, deeper, {}, "")), std::string("3 layers, 650 parameters"));
    // An unfinished network has no cost, and a run of an old file has no network.
    NetworkSpec loose = unitsNetwork();
    loose.edges.clear();
    QVERIFY(!summaryOf(History{}, loose, {}, "").parameters.has_value());
    QVERIFY(summaryOf(History{}, {}, {}, "").spec == nullptr);
    const RunSummary known = summaryOf(History{}, findInCatalogue("lenet5")->make({28, 28, 1}, 10), {}, "mnist");
    QCOMPARE(networkText(known), std::string("lenet5"));
}

void TestLaboratory::summarisesACheckpoint() {
    Setup setup;
    Witness witness;
    witness.step = [](const StepReport& report, Trainer& run) {
        if (report.step == 4) (void)run.change({{learningRateKey, 0.003F}});
        return TrainingObserver::Answer::GoOn;
    };
    const auto trainer = makeTrainer(setup);
    trainer->run(12, witness, {});
    const RunSummary run = summaryOf(trainer->checkpoint());
    QCOMPARE(run.steps, std::int64_t{12});
    QCOMPARE(run.epochs, std::int64_t{2});
    QCOMPARE(run.options.learningRate, 0.003F);  // in force at the end
    const Evaluation& last = trainer->history().epochs.back().validation;
    QCOMPARE(run.images, last.count);
    std::int64_t right = 0;
    for (std::size_t i = 0; i < last.confusion.size(); ++i) right += last.confusion[i][i];
    QCOMPARE(run.right, right);
    QVERIFY(run.seconds > 0);
}

void TestLaboratory::tellsDifferences() {
    const RunSummary first = madeUp({.learningRate = 0.1F}, 0, 0);
    QVERIFY(differencesOf(first, first).empty());
    TrainingOptions options{.learningRate = 0.01F, .batch = 32, .seed = 5};
    options.optimizer = AdamOptions{};
    RunSummary other = madeUp(options, 0, 0);
    other.dataset = "mnist";
    const auto has = [](const std::vector<RunSetting>& list, const char* key, const char* value) {
        return std::ranges::count(list, RunSetting{key, value}) == 1;
    };
    const auto differences = differencesOf(other, first);
    QVERIFY(has(differences, "data", "mnist"));
    QVERIFY(has(differences, "optimizer", "adam"));
    QVERIFY(has(differences, "learning_rate", "0.01"));
    QVERIFY(has(differences, "beta1", "0.9"));
    QVERIFY(has(differences, "batch", "32"));
    QVERIFY(has(differences, "seed", "5"));
    QVERIFY(std::ranges::count(differences, std::string("network"), &RunSetting::key) == 0);
    // What transfer learning does is in the table as --freeze, --rates and --no-decay take it.
    const NodeId head = *first.spec->outputNode();
    const std::string name = first.spec->find(head)->name;
    QVERIFY(has(settingsOf(first), "frozen", "") && has(settingsOf(first), "layer_rates", ""));
    RunSummary frozen = first;
    frozen.options.layers.frozen = {head, NodeId{1000}};
    frozen.options.layers.decaysBiases = frozen.options.layers.decaysNorms = false;
    QVERIFY(has(differencesOf(frozen, first), "frozen", name.c_str()));
    QVERIFY(has(differencesOf(frozen, first), "no_decay", "biases,norms"));
    RunSummary slower = first;
    slower.options.layers.rates = {{head, 0.5F}, {NodeId{1000}, 2.0F}};
    QVERIFY(has(differencesOf(slower, first), "layer_rates", (name + "=0.5").c_str()));
    // Two networks of equal size that compute something else.
    RunSummary shifted = first;
    NetworkSpec spec = unitsNetwork();
    spec.append(ReluSpec{}, *spec.outputNode());
    shifted.spec = std::make_shared<const NetworkSpec>(spec);
    QVERIFY(std::ranges::count(differencesOf(shifted, first), std::string("network"), &RunSetting::key) == 1);
}

/// The interval is what Wilson's formula gives in Python for 61 of 100 with z = 1.959963984540054.
void TestLaboratory::csv() {
    RunTableRow plain{"Run 1", "", madeUp({.learningRate = 0.1F}, 61, 100)};
    plain.run.number = 1;
    plain.run.note = "said \"so\", twice";
    TrainingOptions options;
    options.optimizer = AdamOptions{};
    RunTableRow adam{"Run 2", "Adam", madeUp(options, 0, 0)};
    adam.run.number = 2;
    const QStringList lines = QString::fromStdString(csvOf({plain, adam})).split(u'\n');
    QCOMPARE(lines.size(), 4);
    QVERIFY(lines[3].isEmpty());
    const QStringList head = lines[0].split(u',');
    QCOMPARE(head.mid(0, 6), (QStringList{"run", "name", "note", "data", "network", "optimizer"}));
    QCOMPARE(head.mid(head.size() - 9),
             (QStringList{"images", "right", "accuracy", "low", "high", "steps", "seconds", "parameters", "macs"}));
    QVERIFY(head.contains(QStringLiteral("momentum")) && head.contains(QStringLiteral("beta1")));
    QVERIFY2(lines[1].startsWith(QStringLiteral("1,Run 1,\"said \"\"so\"\", twice\",builtin,linear,sgd,0.1,")),
             qPrintable(lines[1]));
    QVERIFY2(lines[1].endsWith(QStringLiteral(",100,61,0.61,0.51203,0.699831,2,0.750,650,640")), qPrintable(lines[1]));
    QVERIFY2(lines[2].endsWith(QStringLiteral(",0,,,,,2,0.750,650,640")), qPrintable(lines[2]));
    // As many cells as in the head, and Adam has no momentum.
    const QString& bare = lines[2];
    QCOMPARE(bare.split(u',').size(), head.size());
    QCOMPARE(bare.split(u',').at(head.indexOf(QStringLiteral("momentum"))), QString());
    QCOMPARE(bare.split(u',').at(head.indexOf(QStringLiteral("beta1"))), QStringLiteral("0.9"));
}

void TestLaboratory::latex() {
    const LatexHead head{"Run", "Differs in", "Accuracy, %", "95 % interval", "Seconds", "Parameters", "MACs", "Note"};
    RunTableRow row{"50 % & more_{}", "\u03B7 3\u00B710\u207B\u2074", madeUp({}, 61, 100)};
    row.run.parameters = 1234567;
    const std::string plain = latexOf({row}, head);
    QVERIFY(plain.find("Accuracy, \\%") != std::string::npos);
    QVERIFY(plain.find("Note") == std::string::npos);
    QVERIFY2(plain.find("50 \\% \\& more\\_\\{\\} & $\\eta$ 3$\\cdot$10$^{-}$$^4$ & 61.0 & 51.2--70.0 & 0.8 & "
                        "1\\,234\\,567 & 640 \\\\") != std::string::npos,
             plain.c_str());
    row.run.note = "a^b~c\\d";
    row.run.images = 0;
    const std::string noted = latexOf({row}, head);
    QVERIFY(noted.find("{llrrrrrl}") != std::string::npos);
    QVERIFY2(noted.find("& -- & -- &") != std::string::npos, noted.c_str());
    QVERIFY(noted.find("a\\textasciicircum{}b\\textasciitilde{}c\\textbackslash{}d \\\\") != std::string::npos);
}

void TestLaboratory::filesKeepNotes() {
    Project project;
    project.spec = unitsNetwork();
    project.runNote = "for the lecture";
    auto end = std::make_shared<Checkpoint>();
    end->step = 3;
    project.pastRuns.push_back({1, end, std::nullopt, {}, "slow", "quá chậm"});
    project.runNumber = 2;
    const auto bytes = projectBytes(project, "p.fovea");
    QVERIFY(bytes.hasValue());
    const auto read = parseProject(*bytes, "p.fovea");
    QVERIFY(read.hasValue());
    QCOMPARE(read->runNote, project.runNote);
    QCOMPARE(read->pastRuns.front().note, project.pastRuns.front().note);
    QCOMPARE(read->pastRuns.front().name, project.pastRuns.front().name);
}

void TestLaboratory::twins() {
    TrainingOptions options{.learningRate = 0.01F, .weightDecay = 5e-4F, .batch = 64, .seed = 3};
    const NetworkSpec spec = unitsNetwork();
    const auto offered = twinSwitches(spec, options);
    const auto offers = [](const std::vector<TwinSwitch>& list, TwinSwitch one) {
        return std::ranges::count(list, one) == 1;
    };
    QVERIFY(offers(offered, TwinSwitch::NoMomentum) && offers(offered, TwinSwitch::NoDecay) &&
            offers(offered, TwinSwitch::Flip));
    QVERIFY(!offers(offered, TwinSwitch::Decay) && !offers(offered, TwinSwitch::Sgd) &&
            !offers(offered, TwinSwitch::NoBatchNorm) && !offers(offered, TwinSwitch::NoAugmentation));
    for (const TwinSwitch change : offered) {
        const Twin twin = twinOf(change, spec, options);
        QVERIFY(validate(twin.options).hasValue());
        QVERIFY(!(twin.options == options));
        QVERIFY(twin.spec == spec);
    }
    QCOMPARE(twinOf(TwinSwitch::RateTimesTen, spec, options).options.learningRate, 0.01F * 10);
    QCOMPARE(twinOf(TwinSwitch::OtherSeed, spec, options).options.seed, std::uint64_t{4});
    QCOMPARE(twinOf(TwinSwitch::BatchByFour, spec, options).options.batch, 16);
    // Four doesn't divide 10.
    options.batch = 10;
    QVERIFY(!offers(twinSwitches(spec, options), TwinSwitch::BatchByFour));
    // A batch of 2 has no quarter; Adam no momentum; what is augmented is not flipped besides.
    options.batch = 2;
    options.optimizer = AdamOptions{};
    options.augmentation = *parseAugmentation("cutout:8");
    const auto others = twinSwitches(spec, options);
    QVERIFY(!offers(others, TwinSwitch::BatchByFour) && !offers(others, TwinSwitch::NoMomentum) &&
            !offers(others, TwinSwitch::Adam) && !offers(others, TwinSwitch::Flip));
    QVERIFY(offers(others, TwinSwitch::Sgd) && offers(others, TwinSwitch::NoAugmentation));
    QVERIFY(twinOf(TwinSwitch::NoAugmentation, spec, options).options.augmentation.isNone());
}

void TestLaboratory::twinWithoutBatchNorm() {
    for (const char* id : {"vgg-small-bn", "resnet20"}) {
        const NetworkSpec spec = findInCatalogue(id)->make({32, 32, 3}, 10);
        QVERIFY(std::ranges::count(twinSwitches(spec, {}), TwinSwitch::NoBatchNorm) == 1);
        const Twin twin = twinOf(TwinSwitch::NoBatchNorm, spec, {});
        QVERIFY(validate(twin.spec).empty());
        QVERIFY(std::ranges::none_of(
            twin.spec.nodes, [](const Node& node) { return std::holds_alternative<BatchNormSpec>(node.layer); }));
        const auto count = [](const NetworkSpec& of) { return networkCost(of, inferShapes(of)).totals.macs; };
        QVERIFY(count(twin.spec) <= count(spec));
        QCOMPARE(
            twin.spec.nodes.size() +
                static_cast<std::size_t>(std::ranges::count_if(
                    spec.nodes, [](const Node& node) { return std::holds_alternative<BatchNormSpec>(node.layer); })),
            spec.nodes.size());
        // Whatever stays begins with the same numbers.
        const Weights before = initialWeights(spec, 5), after = initialWeights(twin.spec, 5);
        QVERIFY(after.layout->parameters.size() > 2);
        for (const ParameterTensor& tensor : after.layout->parameters)
            QVERIFY(std::ranges::equal(after.view(tensor.node, tensor.role), before.view(tensor.node, tensor.role)));
    }
}

void TestLaboratory::randomDirectionsAreAsLongAsFilters() {
    const NetworkSpec spec = mixedNetwork();
    const Weights weights = initialWeights(spec, 3);
    const LandscapePlane plane = randomPlane(weights, 7);
    QVERIFY(plane.directions[0] != plane.directions[1]);
    QVERIFY(plane.directions[0] == randomPlane(weights, 7).directions[0]);
    for (const auto& direction : plane.directions) {
        for (const ParameterTensor& tensor : weights.layout->parameters) {
            if (tensor.offset >= weights.layout->trainedCount) continue;
            const bool isMatrix = tensor.role == ParameterRole::Weight && tensor.dims.size() >= 2;
            const std::size_t filters = isMatrix ? static_cast<std::size_t>(tensor.dims.back()) : tensor.count;
            for (std::size_t filter = 0; filter < filters; ++filter) {
                double ofDirection = 0, ofWeights = 0;
                for (std::size_t i = tensor.offset + filter; i < tensor.offset + tensor.count; i += filters) {
                    ofDirection += std::pow(double{direction[i]}, 2);
                    ofWeights += std::pow(double{weights.values[i]}, 2);
                }
                if (isMatrix) {
                    QVERIFY(ofWeights > 0);
                    QVERIFY(std::abs(ofDirection / ofWeights - 1) < 1e-5);
                } else {
                    QCOMPARE(ofDirection, 0.0);
                }
            }
        }
    }
}

void TestLaboratory::planeOfAPath() {
    const NetworkSpec spec = unitsNetwork(4);
    const Weights centre = initialWeights(spec, 3);
    const ParameterTensor& tensor = centre.layout->parameters.front();
    QVERIFY(tensor.dims.size() >= 2 && tensor.count >= 3);
    // 3 along the first weight, then 4 along the second; at last something outside any plane of the two.
    const auto moved = [&](float first, float second, float third) {
        std::vector<float> state = centre.values;
        state[tensor.offset] += first;
        state[tensor.offset + 1] += second;
        state[tensor.offset + 2] += third;
        return state;
    };
    std::vector<std::vector<float>> states{moved(3, 0, 0), moved(0, 4, 0)};
    const LandscapePlane plane = pathPlane(centre, states);
    double lengths[3] = {0, 0, 0};
    for (std::size_t i = 0; i < plane.directions[0].size(); ++i) {
        lengths[0] += std::pow(double{plane.directions[0][i]}, 2);
        lengths[1] += std::pow(double{plane.directions[1][i]}, 2);
        lengths[2] += double{plane.directions[0][i]} * double{plane.directions[1][i]};
    }
    QVERIFY(std::abs(lengths[0] - 1) < 1e-5 && std::abs(lengths[1] - 1) < 1e-5 && std::abs(lengths[2]) < 1e-5);
    // The longer one first.
    const LandscapePoint first = nearestPoint(plane, states[0]), second = nearestPoint(plane, states[1]);
    QVERIFY(std::abs(std::abs(second.a) - 4) < 1e-4 && std::abs(second.b) < 1e-4);
    QVERIFY(std::abs(first.a) < 1e-4 && std::abs(std::abs(first.b) - 3) < 1e-4);
    QVERIFY(std::abs(shareInPlane(plane, states) - 1) < 1e-5);
    states.push_back(moved(0, 0, 5));
    QVERIFY(std::abs(shareInPlane(plane, states) - 0.5) < 1e-5);  // 9 + 16 of 9 + 16 + 25
    // In a plane whose directions are neither of length 1 nor at right angles.
    const LandscapePlane random = randomPlane(centre, 2);
    std::vector<float> state = centre.values;
    for (std::size_t i = 0; i < random.directions[0].size(); ++i)
        state[i] += 0.5F * random.directions[0][i] - 2 * random.directions[1][i];
    const LandscapePoint found = nearestPoint(random, state);
    QVERIFY(std::abs(found.a - 0.5) < 1e-4 && std::abs(found.b + 2) < 1e-4);

    const LandscapeGrid grid = gridAround(std::vector<LandscapePoint>{{4, 0}, {0, 2}}, 5);
    QCOMPARE(grid.at(0, 0), (LandscapePoint{-1, -2}));
    QCOMPARE(grid.at(4, 4), (LandscapePoint{5, 4}));
    QCOMPARE(gridAround({}, 3).at(1, 1), (LandscapePoint{0, 0}));
}

void TestLaboratory::landscape() {
    Setup setup;
    setup.spec = mixedNetwork();
    const Checkpoint run = straight(setup, 18);
    QCOMPARE(run.kept.size(), std::size_t{3});
    const LandscapePlane plane = pathPlane(run.weights, statesOf(run));
    // The newest state is the centre itself.
    const LandscapePoint end = nearestPoint(plane, run.kept.back()->weights);
    QVERIFY(std::abs(end.a) < 1e-6 && std::abs(end.b) < 1e-6);
    const LandscapeGrid grid{{-0.5, -0.5}, {0.5, 0.5}, 3};
    PatternSource source({});
    std::vector<double> before;
    for (const int threads : {1, 3}) {
        auto network =
            Network::create(setup.spec, source.batchSize(), Purpose::Inference, std::make_shared<Workers>(threads));
        QVERIFY(network);
        const auto losses = lossesOver(plane, grid, **network, source);
        QVERIFY(losses && losses->size() == 9);
        const auto atCentre = evaluate(**network, source);  // which it was left with
        QVERIFY(atCentre);
        QCOMPARE((*losses)[4], atCentre->loss);
        QVERIFY((*losses)[3] != (*losses)[5]);
        if (!before.empty()) QVERIFY(*losses == before);
        before = *losses;
        // By rows of growing b: a alone moves within one.
        Weights moved = plane.centre;
        for (std::size_t i = 0; i < plane.directions[0].size(); ++i) moved.values[i] += 0.5F * plane.directions[0][i];
        (*network)->setWeights(moved);
        const auto beside = evaluate(**network, source);
        QVERIFY(beside && std::abs(beside->loss - (*losses)[5]) < 1e-6);
        std::stop_source stop;
        const auto stopped =
            lossesOver(plane, grid, **network, source, stop.get_token(), [&](std::int64_t done, std::int64_t) {
                if (done == 2) stop.request_stop();
            });
        QVERIFY(!stopped && stopped.error().code == ErrorCode::Cancelled);
    }
}

FOVEA_TEST(TestLaboratory)
#include "tst_laboratory.moc"
