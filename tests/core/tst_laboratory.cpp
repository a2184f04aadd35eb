// SPDX-License-Identifier: GPL-3.0-or-later
// Runs as rows of a table, and twins.
#include <QTest>

#include <algorithm>

#include "core/augmentation/augmentation.h"
#include "core/exchange/project_file.h"
#include "core/laboratory/run_summary.h"
#include "core/laboratory/run_table.h"
#include "core/laboratory/twin.h"
#include "core/network/catalogue.h"
#include "core/network/weights.h"
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

FOVEA_TEST(TestLaboratory)
#include "tst_laboratory.moc"
