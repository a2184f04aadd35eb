// SPDX-License-Identifier: GPL-3.0-or-later
// What a run keeps of its epochs: going back to one, going on from there, and keeping it all in a file.
#include <QTemporaryDir>
#include <QTest>

#include <cstring>

#include "core/exchange/project_file.h"
#include "core/exchange/whole_file.h"
#include "core/json.h"
#include "tests/support/register_test.h"
#include "tests/support/sanitizers.h"
#include "tests/support/tensor_file.h"
#include "tests/support/training_runs.h"

using namespace fovea;
using namespace fovea::test;

namespace {

constexpr std::int64_t perEpoch = 6;

KeptStates epochs(int count) {
    KeptStates states;
    for (int epoch = 1; epoch <= count; ++epoch)
        states.push_back(
            std::make_shared<const KeptState>(KeptState{epoch, epoch * perEpoch, 0, std::vector<float>(10), {}}));
    return states;
}

bool sameKept(const KeptStates& a, const KeptStates& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const auto& x, const auto& y) { return *x == *y; });
}

Setup changing(const TrainingOptions& options = {.learningRate = 0.02F, .batch = 8}) {
    Setup setup;
    setup.options = options;
    return setup;
}

/// 20 steps, with a rate changed after steps 4 and 10.
Checkpoint wholeRun(const Setup& setup, Trainer* trainer = nullptr) {
    Witness witness;
    witness.step = [](const StepReport& report, Trainer& run) {
        if (report.step == 4) (void)run.change({{learningRateKey, 0.0037F}});
        if (report.step == 10) (void)run.change({{weightDecayKey, 0.0123F}});
        return TrainingObserver::Answer::GoOn;
    };
    const auto own = trainer == nullptr ? makeTrainer(setup) : nullptr;
    Trainer& run = trainer == nullptr ? *own : *trainer;
    run.run(20, witness, {});
    return run.checkpoint();
}

Project projectOf(const Setup& setup, const Checkpoint& checkpoint) {
    Project project;
    project.spec = setup.spec;
    project.weights = std::make_shared<const Weights>(checkpoint.weights);
    project.checkpoint = checkpoint;
    return project;
}

/// So many convolutions of one filter, each with batch norm.
NetworkSpec deepNetwork(int convolutions) {
    NetworkSpec spec;
    NodeId last = spec.append(InputSpec{{2, 2, 1}});
    for (int i = 0; i < convolutions; ++i) {
        last = spec.append(Conv2dSpec{.filters = 1, .kernel = {1, 1}}, last);
        last = spec.append(BatchNormSpec{}, last);
    }
    spec.append(DenseSpec{.units = 2}, spec.append(FlattenSpec{}, last));
    return spec;
}

/// A run that was rewound to its second epoch and trained a little more, beside the one that was left.
Project branched(const Setup& setup) {
    const Checkpoint first = wholeRun(setup);
    const auto trainer = makeTrainer(setup);
    (void)trainer->restore(rewound(first, *first.kept[1]));
    Witness witness;
    trainer->run(15, witness, {});
    Project project = projectOf(setup, trainer->checkpoint());
    project.pastRuns.push_back({1, std::make_shared<const Checkpoint>(first), Preprocessing{{0.5F}, {2}}, {"a", "b"}});
    project.runNumber = 2;
    return project;
}

}  // namespace

class TestKeptStates : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { path_ = dir_.filePath(QStringLiteral("net.fovea")).toStdString(); }
    void thinsEvenly_data();
    void thinsEvenly();
    void leavesMemory_data();
    void leavesMemory();
    void keepsSomeHundreds();
    void keepsEachEpoch();
    void budgetChangesNoBit();
    void rewindsToTheSameBits_data();
    void rewindsToTheSameBits();
    void divergenceLeavesThemWhole();
    void pastRunsThin();
    void filesKeepThem();
    void filesHoldTheMost();
    void headersDontGrow();
    void refusesWhatNoHeaderHolds();
    void sharedStatesAreStoredOnce();
    void otherStructureKeepsCurves();
    void opensVersion1();
    void opensVersion2();
    void liftsStrangersOfVersion1();
    void broken_data();
    void broken();

private:
    QTemporaryDir dir_;
    std::string path_;
};

void TestKeptStates::thinsEvenly_data() {
    QTest::addColumn<int>("count");
    QTest::addColumn<int>("states");  // as many as the budget holds
    QTest::addColumn<QList<int>>("left");
    QTest::newRow("room for all") << 4 << 4 << QList<int>{1, 2, 3, 4};
    QTest::newRow("one too many") << 5 << 4 << QList<int>{2, 4, 5};
    QTest::newRow("every second") << 8 << 4 << QList<int>{2, 4, 6, 8};
    QTest::newRow("every fourth") << 16 << 5 << QList<int>{4, 8, 12, 16};
    QTest::newRow("room for one") << 7 << 1 << QList<int>{7};
    QTest::newRow("for none, and yet the newest") << 7 << 0 << QList<int>{7};
}

void TestKeptStates::thinsEvenly() {
    QFETCH(int, count);
    QFETCH(int, states);
    QFETCH(QList<int>, left);
    KeptStates kept = epochs(count);
    thinEvenly(kept, static_cast<std::size_t>(states) * 40 + 1);
    QList<int> found;
    for (const auto& state : kept) found << static_cast<int>(state->epoch);
    QCOMPARE(found, left);
    thinEvenly(kept, 0);
    QVERIFY(kept.empty());
}

void TestKeptStates::leavesMemory_data() {
    QTest::addColumn<qulonglong>("budget");
    QTest::addColumn<qlonglong>("available");  // -1: the system doesn't tell
    QTest::addColumn<qulonglong>("affordable");
    QTest::newRow("more than enough") << 1000ULL << 100000LL << 1000ULL;
    QTest::newRow("as much as is kept, and half of the rest") << 1000ULL << 200LL << 180ULL;
    QTest::newRow("nothing left") << 1000ULL << 0LL << 80ULL;
    QTest::newRow("told to keep little") << 60ULL << 0LL << 60ULL;
    QTest::newRow("told to keep none") << 0ULL << 200LL << 0ULL;
    QTest::newRow("not known") << 1000ULL << -1LL << 1000ULL;
}

void TestKeptStates::leavesMemory() {
    QFETCH(qulonglong, budget);
    QFETCH(qlonglong, available);
    QFETCH(qulonglong, affordable);
    const std::optional<std::uint64_t> known =
        available < 0 ? std::nullopt : std::optional(static_cast<std::uint64_t>(available));
    QCOMPARE(qulonglong{affordableBudget(epochs(2), budget, known)}, affordable);
    // What must never be: that the newest epoch is let go of since nothing is left.
    if (budget > 0) QVERIFY(affordableBudget({}, budget, 0) > 0);
}

void TestKeptStates::keepsSomeHundreds() {
    KeptStates kept = epochs(static_cast<int>(mostKept));
    thinEvenly(kept, usualKeepBudget);
    QCOMPARE(kept.size(), mostKept);
    kept = epochs(static_cast<int>(mostKept) + 1);
    thinEvenly(kept, usualKeepBudget);
    QCOMPARE(kept.size(), mostKept / 2 + 1);  // the even ones and the newest
}

void TestKeptStates::keepsEachEpoch() {
    const Setup setup = changing();
    const Checkpoint run = wholeRun(setup);
    QCOMPARE(run.kept.size(), std::size_t{3});
    for (std::size_t i = 0; i < 3; ++i) {
        const KeptState& state = *run.kept[i];
        QCOMPARE(state.epoch, static_cast<std::int64_t>(i) + 1);
        QCOMPARE(state.step, state.epoch * perEpoch);
        QCOMPARE(state.changes, i == 0 ? std::size_t{1} : std::size_t{2});
    }
    Witness witness;
    const auto shorter = makeTrainer(setup);
    shorter->run(perEpoch, witness, {});
    QVERIFY(shorter->kept().front()->weights == shorter->network().weights().values);
}

void TestKeptStates::budgetChangesNoBit() {
    const Setup setup = changing();
    const Checkpoint all = wholeRun(setup);
    const auto none = makeTrainer(setup);
    none->setKeepBudget(0);
    const Checkpoint without = wholeRun(setup, none.get());
    QVERIFY(without.kept.empty());
    QVERIFY(sameRun(without, all));
    const auto two = makeTrainer(setup);
    two->setKeepBudget(2 * all.kept.front()->bytes());
    const Checkpoint thinned = wholeRun(setup, two.get());
    QCOMPARE(thinned.kept.size(), std::size_t{2});
    QVERIFY(sameRun(thinned, all));
}

void TestKeptStates::rewindsToTheSameBits_data() {
    QTest::addColumn<bool>("adam");
    QTest::addColumn<int>("epoch");
    for (const bool adam : {false, true})
        for (const int epoch : {1, 2, 3}) QTest::addRow("%s, epoch %d", adam ? "Adam" : "SGD", epoch) << adam << epoch;
}

void TestKeptStates::rewindsToTheSameBits() {
    QFETCH(bool, adam);
    QFETCH(int, epoch);
    Setup setup = changing({.optimizer = adam ? OptimizerOptions(AdamOptions{}) : OptimizerOptions(SgdOptions{}),
                            .learningRate = 0.002F,
                            .batch = 8});
    const Checkpoint whole = wholeRun(setup);
    const KeptState& state = *whole.kept[static_cast<std::size_t>(epoch) - 1];
    const Checkpoint back = rewound(whole, state);
    QCOMPARE(back.step, state.step);
    QCOMPARE(static_cast<std::int64_t>(back.history.steps.size()), state.step);
    QCOMPARE(static_cast<int>(back.history.epochs.size()), epoch);
    QCOMPARE(static_cast<int>(back.kept.size()), epoch);
    setup.threads = 2;
    const auto trainer = makeTrainer(setup);
    QVERIFY(trainer->restore(back));
    const Checkpoint again = wholeRun(setup, trainer.get());
    QVERIFY(sameRun(again, whole));
    QVERIFY(sameKept(again.kept, whole.kept));
}

void TestKeptStates::divergenceLeavesThemWhole() {
    Setup setup = changing();
    const auto trainer = makeTrainer(setup);
    Witness witness;
    witness.step = [](const StepReport& report, Trainer& run) {
        if (report.step == 8) (void)run.change({{learningRateKey, 1e9F}});
        return TrainingObserver::Answer::GoOn;
    };
    const RunOutcome outcome = trainer->run(200, witness, {});
    QVERIFY(outcome.reason == StopReason::Diverged);
    const std::string tensor = std::get<std::string>(outcome.error->arguments.at(3));
    QVERIFY2(tensor.find("gradient") != std::string::npos || tensor == "output", tensor.c_str());
    const Checkpoint end = trainer->checkpoint();
    QVERIFY(!end.kept.empty());
    QCOMPARE(end.kept.front()->step, perEpoch);
    const Checkpoint good = straight(setup, perEpoch);
    QVERIFY(sameRun(rewound(end, *end.kept.front()), good));
}

void TestKeptStates::pastRunsThin() {
    std::vector<PastRun> runs;
    for (int i = 0; i < static_cast<int>(mostPastRuns) + 2; ++i) {
        auto end = std::make_shared<Checkpoint>();
        end->kept = epochs(2);
        runs.push_back({i + 1, end, std::nullopt, {}});
    }
    thinPastRuns(runs, nullptr, 1000);
    QCOMPARE(runs.size(), mostPastRuns);
    QCOMPARE(runs.front().number, 3);
    thinPastRuns(runs, nullptr, 5 * 40);
    std::size_t left = 0;
    for (const PastRun& run : runs) left += run.end->kept.size();
    QCOMPARE(left, std::size_t{4});
    QVERIFY(runs.front().end->kept.empty() && !runs.back().end->kept.empty());
    // What the present run holds on to costs nothing more.
    thinPastRuns(runs, runs.back().end.get(), 2 * 40);
    QCOMPARE(runs.back().end->kept.size(), std::size_t{2});
}

/// As many runs and epochs as can be: the header has room for them.
void TestKeptStates::filesHoldTheMost() {
    const Setup setup = changing();
    Project project = projectOf(setup, wholeRun(setup));
    const KeptState sample = *project.checkpoint->kept.front();
    const auto fill = [&](Checkpoint& run) {
        run.kept.clear();
        for (std::size_t i = 1; i <= mostKept; ++i) {
            KeptState state = sample;
            state.epoch = static_cast<std::int64_t>(i) * 10'000;
            state.step = state.epoch * perEpoch;
            run.kept.push_back(std::make_shared<const KeptState>(std::move(state)));
        }
    };
    for (std::size_t i = 0; i < mostPastRuns; ++i) {
        Checkpoint end = *project.checkpoint;
        fill(end);
        project.pastRuns.push_back(
            {static_cast<int>(i) + 1, std::make_shared<const Checkpoint>(std::move(end)), std::nullopt, {}});
    }
    fill(*project.checkpoint);
    const auto saved = saveProject(project, path_);
    QVERIFY(saved.hasValue());
    std::uint64_t header = 0;
    const auto bytes = readWholeFile(path_, std::size_t{1} << 30);
    std::memcpy(&header, bytes->data(), sizeof header);
    QVERIFY2(header < 130'000, qPrintable(QString::number(header)));  // of a million: large networks want their part
    const auto loaded = loadProject(path_);
    QVERIFY(loaded && loaded->checkpoint);
    QCOMPARE(loaded->checkpoint->kept.size(), mostKept);
    QCOMPARE(loaded->pastRuns.back().end->kept.size(), mostKept);
}

/// 600 convolutions with batch norm and their optimizer fill more than half of a header: epochs don't need any of it.
void TestKeptStates::headersDontGrow() {
    Project project;
    project.spec = deepNetwork(600);
    QVERIFY(checkSaveable(project.spec, AdamOptions{}).hasValue());
    Checkpoint checkpoint;
    checkpoint.spec = project.spec;
    checkpoint.options.optimizer = AdamOptions{};
    checkpoint.step = 1;
    checkpoint.weights = initialWeights(project.spec, 1);
    checkpoint.optimizerState.assign(2, std::vector<float>(checkpoint.weights.layout->trainedCount));
    project.weights = std::make_shared<const Weights>(checkpoint.weights);
    std::vector<std::size_t> headers;
    for (const std::size_t epochs : {1, 20, caseCount(200, 40, 40)}) {
        while (checkpoint.kept.size() < epochs) {
            const auto epoch = static_cast<std::int64_t>(checkpoint.kept.size()) + 1;
            checkpoint.kept.push_back(std::make_shared<const KeptState>(
                KeptState{epoch, epoch, 0, checkpoint.weights.values, checkpoint.optimizerState}));
        }
        project.checkpoint = checkpoint;
        const auto bytes = projectBytes(project, path_);
        QVERIFY(bytes.hasValue());
        std::uint64_t header = 0;
        std::memcpy(&header, bytes->data(), sizeof header);
        headers.push_back(header);
        const auto loaded = parseProject(*bytes, path_);
        QVERIFY(loaded && loaded->checkpoint);
        QVERIFY(sameKept(loaded->checkpoint->kept, checkpoint.kept));
    }
    // A few digits for the lengths.
    QVERIFY2(headers.back() < headers.front() + 100, qPrintable(QString::number(headers.back() - headers.front())));
}

void TestKeptStates::refusesWhatNoHeaderHolds() {
    // What the check lets pass can be saved with as many past runs as there may be.
    Project project;
    int convolutions = 600;
    while (checkSaveable(deepNetwork(convolutions + 50), SgdOptions{})) convolutions += 50;
    project.spec = deepNetwork(convolutions);
    Checkpoint checkpoint;
    checkpoint.spec = project.spec;
    checkpoint.weights = initialWeights(project.spec, 1);
    checkpoint.optimizerState.assign(1, std::vector<float>(checkpoint.weights.layout->trainedCount));
    project.weights = std::make_shared<const Weights>(checkpoint.weights);
    project.checkpoint = checkpoint;
    for (std::size_t i = 0; i < mostPastRuns; ++i)
        project.pastRuns.push_back(
            {static_cast<int>(i) + 1, std::make_shared<const Checkpoint>(checkpoint), std::nullopt, {"a", "b"}});
    QVERIFY(projectBytes(project, path_).hasValue());

    project.spec = deepNetwork(3 * convolutions);
    const auto refused = checkSaveable(project.spec, SgdOptions{});
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::ProjectTooLarge);
    QCOMPARE(std::get<std::string>(refused.error().arguments.front()), std::string());
    project.checkpoint.reset();
    project.pastRuns.clear();
    project.weights = std::make_shared<const Weights>(initialWeights(project.spec, 1));
    QVERIFY(!projectBytes(project, path_));
}

void TestKeptStates::filesKeepThem() {
    const Setup setup = changing();
    Project project = branched(setup);
    project.runName = "sau khi nghỉ";
    project.pastRuns.front().name = "\"first\"";
    project.runNote = "the one for the lecture";
    project.pastRuns.front().note = "η quá lớn";
    QVERIFY(saveProject(project, path_).hasValue());
    const auto loaded = loadProject(path_);
    QVERIFY(loaded && loaded->checkpoint);
    QCOMPARE(loaded->runName, project.runName);
    QCOMPARE(loaded->pastRuns.front().name, project.pastRuns.front().name);
    QCOMPARE(loaded->runNote, project.runNote);
    QCOMPARE(loaded->pastRuns.front().note, project.pastRuns.front().note);
    QVERIFY(sameRun(*loaded->checkpoint, *project.checkpoint));
    QVERIFY(sameKept(loaded->checkpoint->kept, project.checkpoint->kept));
    QCOMPARE(loaded->runNumber, 2);
    QCOMPARE(loaded->pastRuns.size(), std::size_t{1});
    const PastRun& past = loaded->pastRuns.front();
    QCOMPARE(past.number, 1);
    QVERIFY(past.preprocessing == project.pastRuns.front().preprocessing);
    QVERIFY(past.classNames == project.pastRuns.front().classNames);
    QVERIFY(sameRun(*past.end, *project.pastRuns.front().end));
    QVERIFY(sameKept(past.end->kept, project.pastRuns.front().end->kept));
    QVERIFY(loaded->unknown.empty() && loaded->unknownTensors.empty());
    // And again, to the same bytes.
    const auto first = readWholeFile(path_, std::size_t{1} << 30);
    QVERIFY(saveProject(*loaded, path_).hasValue());
    QVERIFY(*readWholeFile(path_, std::size_t{1} << 30) == *first);
}

void TestKeptStates::sharedStatesAreStoredOnce() {
    const Setup setup = changing();
    QVERIFY(saveProject(branched(setup), path_).hasValue());
    const TensorFile opened(path_);
    // Epochs 1 and 2 of both, the first run's third and its end.
    QCOMPARE(opened.file.tensors.at("snapshots/weights").shape.front(), std::int64_t{4});
    // And the network once, though three refer to it.
    int networks = 0;
    for (const auto& [name, tensor] : opened.file.tensors)
        if (tensor.bytes.size() > 9 && std::memcmp(tensor.bytes.data(), "{\"edges\":", 9) == 0) ++networks;
    QCOMPARE(networks, 1);
    const auto loaded = loadProject(path_);
    QVERIFY(loaded.hasValue());
    QVERIFY(loaded->checkpoint->kept.front() == loaded->pastRuns.front().end->kept.front());
}

void TestKeptStates::otherStructureKeepsCurves() {
    const Setup setup = changing();
    Project project = branched(setup);
    project.spec = smallNetwork("linear");
    project.weights = std::make_shared<const Weights>(initialWeights(project.spec, 1));
    project.checkpoint.reset();
    QVERIFY(saveProject(project, path_).hasValue());
    const auto loaded = loadProject(path_);
    QVERIFY(loaded.hasValue());
    QCOMPARE(loaded->pastRuns.size(), std::size_t{1});
    QVERIFY(loaded->pastRuns.front().end->weights.layout == nullptr);
    QVERIFY(loaded->pastRuns.front().end->history == project.pastRuns.front().end->history);
}

// The file was written by the program when it wrote version 1: 150 steps of SGD with momentum.
void TestKeptStates::opensVersion1() {
    const std::string fixture = FOVEA_FIXTURES "/projects/version1.fovea";
    const auto old = loadProject(fixture);
    QVERIFY(old && old->checkpoint && old->weights);
    QCOMPARE(old->spec.nodes.size(), std::size_t{6});
    QCOMPARE(old->checkpoint->step, std::int64_t{150});
    QCOMPARE(old->checkpoint->history.steps.size(), std::size_t{150});
    QCOMPARE(old->checkpoint->history.epochs.size(), std::size_t{2});
    QCOMPARE(old->checkpoint->optimizerState.size(), std::size_t{1});
    QVERIFY(old->checkpoint->kept.empty() && old->pastRuns.empty());
    QCOMPARE(old->runNumber, 1);
    QCOMPARE(old->dataset, std::string("builtin"));
    QCOMPARE(TensorFile(fixture).file.metadata.at("fovea_version"), std::string("1"));
    QVERIFY(saveProject(*old, path_).hasValue());
    QCOMPARE(TensorFile(path_).file.metadata.at("fovea_version"), std::to_string(plainProjectVersion));
    const auto lifted = loadProject(path_);
    QVERIFY(lifted.hasValue());
    QVERIFY(sameRun(*lifted->checkpoint, *old->checkpoint));
}

// The file was written by the program when it wrote version 2: 15 steps of Adam with a changed rate and decay, from the
// second epoch of a run of 20.
void TestKeptStates::opensVersion2() {
    const std::string fixture = FOVEA_FIXTURES "/projects/version2.fovea";
    QCOMPARE(TensorFile(fixture).file.metadata.at("fovea_version"), std::string("2"));
    const auto old = loadProject(fixture);
    QVERIFY(old && old->checkpoint && old->weights);
    QVERIFY(old->checkpoint->spec == old->spec);
    QVERIFY(old->checkpoint->options.optimizer == OptimizerOptions(AdamOptions{}));
    QVERIFY(old->checkpoint->options.schedule == RateSchedule(ConstantRate{}));
    QCOMPARE(old->checkpoint->step, std::int64_t{15});
    QVERIFY(old->checkpoint->changes ==
            (std::vector<OptionChange>{{4, {{learningRateKey, 0.0037F}, {weightDecayKey, 0.0F}}},
                                       {10, {{learningRateKey, 0.0037F}, {weightDecayKey, 0.0123F}}}}));
    QCOMPARE(old->checkpoint->kept.size(), std::size_t{2});
    QCOMPARE(old->checkpoint->kept[1]->optimizerState.size(), std::size_t{2});
    QCOMPARE(old->checkpoint->kept[1]->optimizerState[0][0], 0.00479962141F);
    QCOMPARE(old->runNumber, 2);
    QCOMPARE(old->notes, std::string("written by version 2"));
    const PastRun& past = old->pastRuns.front();
    QCOMPARE(past.end->step, std::int64_t{20});
    QVERIFY(past.end->spec == old->spec);
    QCOMPARE(past.end->kept.size(), std::size_t{3});
    QVERIFY(past.end->kept[1] == old->checkpoint->kept[1]);
    QVERIFY(old->unknown.empty() && old->unknownTensors.empty());

    QVERIFY(saveProject(*old, path_).hasValue());
    const auto lifted = loadProject(path_);
    QVERIFY(lifted.hasValue());
    QVERIFY(sameRun(*lifted->checkpoint, *old->checkpoint));
    QVERIFY(sameRun(*lifted->pastRuns.front().end, *past.end));
    QVERIFY(sameKept(lifted->pastRuns.front().end->kept, past.end->kept));
    Setup setup;
    setup.spec = old->spec;
    setup.options = old->checkpoint->options;
    QVERIFY(makeTrainer(setup)->restore(*lifted->checkpoint).hasValue());
}

void TestKeptStates::liftsStrangersOfVersion1() {
    TensorFile opened(FOVEA_FIXTURES "/projects/version1.fovea");
    const std::vector<float> numbers{1, 2};
    opened.file.metadata["snapshots"] = "mine";
    opened.file.tensors["snapshot/0/weights"] = {TensorType::F32, {2}, std::as_bytes(std::span(numbers))};
    opened.file.metadata["records"] = "mine too";
    opened.file.tensors["record/1"] = {TensorType::F32, {2}, std::as_bytes(std::span(numbers))};
    opened.writeTo(path_);
    const auto loaded = loadProject(path_);
    QVERIFY(loaded.hasValue());
    QCOMPARE(loaded->unknown.at("version1_snapshots"), std::string("mine"));
    QCOMPARE(loaded->unknownTensors.count("version1/snapshot/0/weights"), std::size_t{1});
    QCOMPARE(loaded->unknown.at("version2_records"), std::string("mine too"));
    QCOMPARE(loaded->unknownTensors.count("version2/record/1"), std::size_t{1});
    QVERIFY(saveProject(*loaded, path_).hasValue());
    const auto again = loadProject(path_);
    QVERIFY(again.hasValue());
    QVERIFY(again->unknownTensors == loaded->unknownTensors);
}

void TestKeptStates::broken_data() {
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("path");   // into the JSON; a tensor's name where there is none
    QTest::addColumn<QString>("value");  // "-": taken out
    QTest::addColumn<int>("code");
    const auto row = [](const char* name, const char* key, const char* path, const char* value,
                        ErrorCode code = ErrorCode::JsonFieldInvalid) {
        QTest::newRow(name) << QString::fromLatin1(key) << QString::fromLatin1(path) << QString::fromLatin1(value)
                            << int(code);
    };
    row("snapshots no object", "snapshots", "", "[]");
    row("states no list", "snapshots", "/states", "{}");
    row("state no object", "snapshots", "/states/0", "1");
    row("epoch missing", "snapshots", "/states/0/epoch", "-");
    row("epoch negative", "snapshots", "/states/0/epoch", "-1");
    row("step a fraction", "snapshots", "/states/0/step", "1.5");
    row("changes too many", "snapshots", "/states/0/changes", "4294967296");
    row("order missing", "snapshots", "/order", "-");
    row("order of other tensors", "snapshots", "/order/0", "\"x\"");
    row("present no list", "snapshots", "/present", "0");
    row("present beyond the states", "snapshots", "/present/0", "99");
    row("present twice", "snapshots", "/present/1", "0");
    row("a state too many", "snapshots", "/states/9", R"({"epoch":1,"step":1,"changes":0,"rows":1})");
    row("rows missing", "snapshots", "/states/1/rows", "-");
    row("more rows than any optimizer has", "snapshots", "/states/0/rows", "3");
    row("a row left over", "snapshots", "/states/0/rows", "0");
    row("runs no object", "past_runs", "", "[]");
    row("number missing", "past_runs", "/number", "-");
    row("runs no list", "past_runs", "/runs", "1");
    row("run no object", "past_runs", "/runs/0", "1");
    row("run without a number", "past_runs", "/runs/0/number", "-");
    row("run's step negative", "past_runs", "/runs/0/step", "-5");
    row("run's data no string", "past_runs", "/runs/0/dataset", "1");
    row("run's options no object", "past_runs", "/runs/0/options", "[]");
    row("run's names no list", "past_runs", "/runs/0/class_names", "{}");
    row("run's preprocessing broken", "past_runs", "/runs/0/preprocessing", R"({"mean":[0],"deviation":[0]})");
    row("run's state beyond the states", "past_runs", "/runs/0/state", "99");
    row("two runs end in one state", "past_runs", "/runs/1", "-twice-");
    row("run's snapshots no list", "past_runs", "/runs/0/snapshots", "-");
    row("run's snapshots descend", "past_runs", "/runs/0/snapshots/1", "0");
    row("run's network no name", "past_runs", "/runs/0/spec", "7");
    row("run's network missing", "past_runs", "/runs/0/spec", "\"0123\"", ErrorCode::TensorMissing);
    row("weights missing", "snapshots/weights", "-", "-", ErrorCode::TensorMissing);
    row("weights too short", "snapshots/weights", "-", "cut", ErrorCode::TensorShapeWrong);
    row("optimizer missing", "snapshots/optimizer", "-", "-", ErrorCode::TensorMissing);
    row("optimizer of another width", "snapshots/optimizer", "-", "three", ErrorCode::TensorShapeWrong);
    row("curve missing", "past/0/history/steps/loss", "-", "-", ErrorCode::TensorMissing);
    row("changes missing", "past/0/changes/step", "-", "-", ErrorCode::TensorMissing);
}

void TestKeptStates::broken() {
    QFETCH(QString, key);
    QFETCH(QString, path);
    QFETCH(QString, value);
    QFETCH(int, code);
    static const Project project = branched(changing());
    QVERIFY(saveProject(project, path_).hasValue());
    TensorFile opened(path_);
    const std::string name = key.toStdString();
    std::vector<float> three(3 * 1000);
    if (const auto tensor = opened.file.tensors.find(name); tensor != opened.file.tensors.end()) {
        if (value == QStringLiteral("-")) opened.file.tensors.erase(tensor);
        if (value == QStringLiteral("cut"))
            tensor->second.shape = {1}, tensor->second.bytes = tensor->second.bytes.first(4);
        if (value == QStringLiteral("three"))
            tensor->second = {TensorType::F32, {3, 1000}, std::as_bytes(std::span(three))};
    } else {
        auto json = nlohmann::json::parse(opened.textOf(name));
        const nlohmann::json::json_pointer pointer(path.toStdString());
        if (value == QStringLiteral("-")) {
            json[pointer.parent_pointer()].erase(pointer.back());
        } else {
            if (value == QStringLiteral("-twice-")) {
                json["runs"].push_back(json["runs"][0]);
                const auto tensors = opened.file.tensors;
                for (const auto& [other, numbers] : tensors)
                    if (other.starts_with("past/0/")) opened.file.tensors["past/1/" + other.substr(7)] = numbers;
            } else if (path.endsWith(QStringLiteral("/9")))
                json["states"].push_back(nlohmann::json::parse(value.toStdString()));
            else
                json[pointer] = nlohmann::json::parse(value.toStdString());
        }
        opened.file.metadata[name] = json.dump();
        if (path.endsWith(QStringLiteral("/9"))) code = int(ErrorCode::TensorShapeWrong);
    }
    opened.writeTo(path_);
    const auto loaded = loadProject(path_);
    QVERIFY(!loaded);
    QCOMPARE(int(loaded.error().code), code);
}

FOVEA_TEST(TestKeptStates)
#include "tst_kept_states.moc"
