// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <bit>
#include <cmath>
#include <cstdio>
#include <limits>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/exchange/atomic_file.h"
#include "core/exchange/project_file.h"
#include "core/exchange/save_over.h"
#include "core/exchange/whole_file.h"
#include "core/json.h"
#include "core/reason.h"
#include "tests/support/register_test.h"
#include "tests/support/tensor_file.h"
#include "tests/support/sample_networks.h"

using namespace fovea;
using namespace fovea::test;

namespace {

bool sameBits(const std::vector<float>& a, const std::vector<float>& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](float x, float y) {
        return std::bit_cast<std::uint32_t>(x) == std::bit_cast<std::uint32_t>(y);
    });
}

History someHistory() {
    History history;
    history.steps = {{1, 0, 2.5F, 0.125F, 0.01F, 0.1, 64}, {2, 0, 1.25F, 0.25F, 0.005F, 0.30000000000000004, 37}};
    history.epochs.resize(2);
    history.epochs[0] = {0, 0, 0.0, 0.0, true, {2.3, 0.1, 30, {{1, 2}, {3, 4}}}};
    history.epochs[1] = {1, 2, 1.875, 0.1875, false, {}};
    return history;
}

/// As after a few steps: state for every trained number, zeros in the gaps.
std::vector<float> someState(const ParameterLayout& layout, std::uint64_t seed) {
    sample::Numbers numbers(seed);
    std::vector<float> state(layout.trainedCount, 0.0F);
    for (const ParameterTensor& parameter : layout.parameters)
        for (std::size_t i = parameter.offset; i < parameter.offset + parameter.count && i < state.size(); ++i)
            state[i] = numbers.next(-1e-6F, 1e-6F);
    return state;
}

Project trainedProject(const NetworkSpec& spec, const OptimizerOptions& optimizer) {
    Project project;
    const Model model = sample::modelFor(spec, 3);
    project.spec = spec;
    project.weights = model.weights;
    project.preprocessing = model.preprocessing;
    project.classNames = {"cat", "Hündin \"x\"", "chó\n"};
    project.options = {.optimizer = optimizer,
                       .learningRate = 0.1F,
                       .weightDecay = 5e-4F,
                       .schedule = StepRate{30, 0.1F},
                       .plateau = {.epochs = 5, .factor = 0.2F},
                       .batch = 37,
                       .seed = UINT64_MAX,
                       .augmentation = parseAugmentation("flip,rotate:15:0.25,mixup:0.1,edge:mirror,pick:1").value(),
                       .stop = {.seconds = 5400, .plateau = 12, .accuracy = 0.9F}};
    project.dataset = "cifar10";
    project.canvasJson = R"({"2":[10,20]})";
    project.testOpenings = {{1, 700, 10000, 0.4125}, {2, std::int64_t{1} << 40, 1, 1}};
    project.notes = "Notes\twith ünïcode";
    Checkpoint checkpoint;
    checkpoint.spec = spec;
    checkpoint.options = project.options;
    checkpoint.options.epochs = 99;
    checkpoint.changes = {{0, {{learningRateKey, 0.1F}}}, {17, {{learningRateKey, 0.01F}, {weightDecayKey, 1e-4F}}}};
    checkpoint.trainingCount = -1;  // they changed on the way
    checkpoint.step = std::int64_t{1} << 40;
    checkpoint.weights = *project.weights;
    checkpoint.optimizerState.push_back(someState(*project.weights->layout, 5));
    if (stateNames(optimizer).size() > 1) checkpoint.optimizerState.push_back(someState(*project.weights->layout, 6));
    checkpoint.history = someHistory();
    checkpoint.dataset = "builtin";
    checkpoint.validationCount = 500;
    checkpoint.build = "0.1.0 somewhere";
    project.checkpoint = checkpoint;
    return project;
}

}  // namespace

class TestProjectFile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { path_ = dir_.filePath(QStringLiteral("net.fovea")).toStdString(); }
    void roundTrip_data();
    void roundTrip();
    void withoutWeights();
    void oddFloatsKeepTheirBits();
    void unfinishedNetworkKeepsWeights();
    void unknownSurvives();
    void unknownIsNotTakenForOurs();
    void broken_data();
    void broken();
    void hugeNetworkAllocatesNothing();
    void modelOfProject();
    void savesOnlyOverWhatItKnows();
    void independentReader();

private:
    QTemporaryDir dir_;
    std::string path_;
};

void TestProjectFile::roundTrip_data() {
    QTest::addColumn<NetworkSpec>("spec");
    QTest::addColumn<int>("optimizer");
    for (const sample::Sample& entry : sample::everyKind()) QTest::newRow(entry.name.c_str()) << entry.spec << 1;
    for (const sample::Sample& entry : sample::everyCatalogueNetwork())
        QTest::newRow(entry.name.c_str()) << entry.spec << 0;
    for (int kind = 2; kind < static_cast<int>(optimizerKinds().size()); ++kind)
        QTest::addRow("optimizer %d", kind) << sample::everyKind().front().spec << kind;
}

void TestProjectFile::roundTrip() {
    QFETCH(NetworkSpec, spec);
    QFETCH(int, optimizer);
    const Project project = trainedProject(spec, optimizerKinds()[static_cast<std::size_t>(optimizer)]);
    QVERIFY(saveProject(project, path_).hasValue());
    const auto loaded = loadProject(path_);
    QVERIFY(loaded.hasValue());
    QVERIFY(loaded->spec == project.spec);
    QVERIFY(loaded->weights != nullptr);
    QVERIFY(*loaded->weights->layout == *project.weights->layout);
    QVERIFY(sameBits(loaded->weights->values, project.weights->values));
    QVERIFY(loaded->preprocessing == project.preprocessing);
    QVERIFY(loaded->classNames == project.classNames);
    QVERIFY(loaded->options == project.options);
    QVERIFY(loaded->dataset == project.dataset);
    QVERIFY(loaded->canvasJson == project.canvasJson);
    QVERIFY(loaded->notes == project.notes);
    QVERIFY(loaded->testOpenings == project.testOpenings);
    QVERIFY(loaded->unknown.empty());
    QVERIFY(loaded->unknownTensors.empty());
    QVERIFY(loaded->checkpoint.has_value());
    const Checkpoint& expected = *project.checkpoint;
    const Checkpoint& found = *loaded->checkpoint;
    QVERIFY(found.spec == expected.spec);
    QVERIFY(found.options == expected.options);
    QVERIFY(found.changes == expected.changes);
    QCOMPARE(found.step, expected.step);
    QVERIFY(sameBits(found.weights.values, expected.weights.values));
    QCOMPARE(found.optimizerState.size(), expected.optimizerState.size());
    for (std::size_t i = 0; i < found.optimizerState.size(); ++i)
        QVERIFY(sameBits(found.optimizerState[i], expected.optimizerState[i]));
    QVERIFY(found.history == expected.history);
    QVERIFY(found.dataset == expected.dataset);
    QCOMPARE(found.validationCount, expected.validationCount);
    QCOMPARE(found.trainingCount, expected.trainingCount);
    QVERIFY(found.build == expected.build);

    const std::string again = path_ + "2";
    QVERIFY(saveProject(*loaded, again).hasValue());
    QVERIFY(*readWholeFile(again, std::size_t{1} << 30) == *readWholeFile(path_, std::size_t{1} << 30));
}

void TestProjectFile::withoutWeights() {
    Project project;
    project.spec = sample::everyKind().front().spec;
    QVERIFY(saveProject(project, path_).hasValue());
    const auto loaded = loadProject(path_);
    QVERIFY(loaded.hasValue());
    QVERIFY(loaded->spec == project.spec);
    QVERIFY(!loaded->weights && !loaded->checkpoint && !loaded->preprocessing);
    QVERIFY(loaded->options == TrainingOptions{});
}

void TestProjectFile::oddFloatsKeepTheirBits() {
    Project project = trainedProject(sample::everyKind().front().spec, SgdOptions{});
    const std::vector<float> odd{-0.0F, std::numeric_limits<float>::denorm_min(),
                                 std::numeric_limits<float>::infinity(), std::bit_cast<float>(0x7fc12345U),
                                 std::numeric_limits<float>::max()};
    Weights weights = *project.weights;
    std::copy(odd.begin(), odd.end(), weights.values.begin());
    project.weights = std::make_shared<const Weights>(weights);
    project.options.learningRate =
        std::numeric_limits<float>::quiet_NaN();  // a diverging experiment must still be saved
    QVERIFY(saveProject(project, path_).hasValue());
    const auto loaded = loadProject(path_);
    QVERIFY(loaded.hasValue());
    QVERIFY(sameBits(loaded->weights->values, project.weights->values));
}

void TestProjectFile::unfinishedNetworkKeepsWeights() {
    Project project = trainedProject(sample::everyCatalogueNetwork()[2].spec, SgdOptions{});
    const NodeId conv = project.spec.findByName("Conv 2")->id;
    std::erase_if(project.spec.edges, [&](const Edge& edge) { return edge.to == conv; });
    QVERIFY(!validate(project.spec).empty());
    QVERIFY(saveProject(project, path_).hasValue());
    const auto loaded = loadProject(path_);
    QVERIFY(loaded.hasValue());
    QVERIFY(loaded->weights != nullptr);
    QVERIFY(*loaded->weights->layout == *project.weights->layout);
    QVERIFY(sameBits(loaded->weights->values, project.weights->values));
    QVERIFY(!modelOf(*loaded, path_));
    QVERIFY(sameBits(loaded->checkpoint->optimizerState.front(), project.checkpoint->optimizerState.front()));
}

void TestProjectFile::unknownSurvives() {
    QVERIFY(saveProject(trainedProject(sample::everyKind().front().spec, SgdOptions{}), path_).hasValue());
    TensorFile opened(path_);
    const std::vector<double> numbers{1, 2, 3};
    opened.file.metadata["zoom_of_tomorrow"] = "[1,2]";
    opened.file.tensors["tomorrow/1/conv1.weight"] = {TensorType::F64, {3, 1}, std::as_bytes(std::span(numbers))};
    opened.writeTo(path_);
    const auto loaded = loadProject(path_);
    QVERIFY(loaded.hasValue());
    QVERIFY(saveProject(*loaded, path_).hasValue());
    const TensorFile again(path_);
    QVERIFY(again.file.metadata == opened.file.metadata);
    QCOMPARE(again.file.tensors.size(), opened.file.tensors.size());
    const StoredTensor& kept = again.file.tensors.at("tomorrow/1/conv1.weight");
    QVERIFY(kept.shape == (std::vector<std::int64_t>{3, 1}));
    QVERIFY(std::equal(kept.bytes.begin(), kept.bytes.end(), std::as_bytes(std::span(numbers)).begin()));
}

/// A tensor that this file doesn't name as the network's may be called what the network's will be.
void TestProjectFile::unknownIsNotTakenForOurs() {
    Project untrained;
    untrained.spec = sample::everyKind().front().spec;
    QVERIFY(saveProject(untrained, path_).hasValue());
    TensorFile opened(path_);
    const std::vector<double> numbers{1, 2, 3};
    const std::size_t own = opened.file.tensors.size();
    opened.file.metadata["tensor_names"] = R"({"a":1,"b":2,"c":3,"d":4})";
    for (const char* name : {"conv1.weight", "history/steps/step", "snapshot/0/weights", "past/0/history/steps/step",
                             "record/0123", "snapshots/weights", "conv10.weight"})
        opened.file.tensors[name] = {TensorType::F64, {3}, std::as_bytes(std::span(numbers))};
    opened.writeTo(path_);
    for (int round = 0; round < 2; ++round) {
        const auto loaded = loadProject(path_);
        QVERIFY(loaded.hasValue());
        QVERIFY(!loaded->weights);
        QVERIFY(saveProject(*loaded, path_).hasValue());
    }
    const TensorFile again(path_);
    QCOMPARE(again.file.tensors.size(), own + 7);
    for (const char* name :
         {"kept/conv1.weight", "kept/history/steps/step", "kept/snapshot/0/weights", "kept/past/0/history/steps/step",
          "kept/record/0123", "kept/snapshots/weights", "conv10.weight"})
        QVERIFY2(again.file.tensors.count(name) == 1, name);
}

void TestProjectFile::broken_data() {
    QTest::addColumn<QString>("key");    // of the metadata; or a tensor's name
    QTest::addColumn<QString>("value");  // "-": taken out; "transposed": with another shape
    QTest::addColumn<int>("code");
    const auto row = [](const char* name, const char* key, const char* value, ErrorCode code) {
        QTest::newRow(name) << QString::fromLatin1(key) << QString::fromLatin1(value) << int(code);
    };
    row("no version", "fovea_version", "-", ErrorCode::ProjectBroken);
    row("version no number", "fovea_version", "one", ErrorCode::ProjectBroken);
    row("version with a tail", "fovea_version", "1x", ErrorCode::ProjectBroken);
    row("version 0", "fovea_version", "0", ErrorCode::ProjectBroken);
    row("a newer version", "fovea_version", "5", ErrorCode::ProjectTooNew);
    row("version beyond 64 bits", "fovea_version", "99999999999999999999", ErrorCode::ProjectBroken);
    row("no network", "network", "-", ErrorCode::ProjectBroken);
    row("network no JSON", "network", "{", ErrorCode::JsonBroken);
    row("number that no double holds", "options", R"({"learning_rate":1e999})", ErrorCode::JsonBroken);
    row("network of nothing known", "network", R"({"nodes":[{"id":1,"name":"a","kind":"x"}],"edges":[]})",
        ErrorCode::JsonFieldInvalid);
    row("names no object", "tensor_names", "[]", ErrorCode::JsonFieldInvalid);
    row("name of no node", "tensor_names", R"({"conv1":"two"})", ErrorCode::JsonFieldInvalid);
    row("name of a node beyond an int", "tensor_names", R"({"a":4294967297})", ErrorCode::JsonFieldInvalid);
    row("name of a node beyond 64 bits", "tensor_names", R"({"a":18446744073709551615})", ErrorCode::JsonFieldInvalid);
    row("two names of a node", "tensor_names", R"({"a":2,"b":2})", ErrorCode::JsonFieldInvalid);
    row("classes no list", "class_names", "{}", ErrorCode::JsonFieldInvalid);
    row("class no string", "class_names", "[1]", ErrorCode::JsonFieldInvalid);
    row("options no object", "options", "3", ErrorCode::JsonFieldInvalid);
    row("rate no number", "options", R"({"learning_rate":"high"})", ErrorCode::JsonFieldInvalid);
    row("rate too large", "options", R"({"learning_rate":1e300})", ErrorCode::JsonFieldInvalid);
    row("batch beyond an int", "options", R"({"batch":4294967297})", ErrorCode::JsonFieldInvalid);
    row("batch a fraction", "options", R"({"batch":1.5})", ErrorCode::JsonFieldInvalid);
    row("seed negative", "options", R"({"seed":-1})", ErrorCode::JsonFieldInvalid);
    row("nesterov no truth value", "options", R"({"nesterov":1})", ErrorCode::JsonFieldInvalid);
    row("optimizer unknown", "options", R"({"optimizer":"lbfgs"})", ErrorCode::JsonFieldInvalid);
    row("augmentation unknown", "options", R"({"augmentation":"spin:3"})", ErrorCode::JsonFieldInvalid);
    row("augmentation no text", "options", R"({"augmentation":["flip"]})", ErrorCode::JsonFieldInvalid);
    row("mean missing", "preprocessing", R"({"deviation":[1,1,1]})", ErrorCode::JsonFieldInvalid);
    row("deviation 0", "preprocessing", R"({"mean":[0],"deviation":[0]})", ErrorCode::JsonFieldInvalid);
    row("lengths differ", "preprocessing", R"({"mean":[0,0],"deviation":[1]})", ErrorCode::JsonFieldInvalid);
    row("preprocessing no object", "preprocessing", "3", ErrorCode::JsonFieldInvalid);
    row("mean no number", "preprocessing", R"({"mean":["a"],"deviation":[1]})", ErrorCode::JsonFieldInvalid);
    row("mean beyond a float", "preprocessing", R"({"mean":[1e300],"deviation":[1]})", ErrorCode::JsonFieldInvalid);
    row("deviation beyond a float", "preprocessing", R"({"mean":[1],"deviation":[1e300]})",
        ErrorCode::JsonFieldInvalid);
    row("mean no list", "preprocessing", R"({"mean":1,"deviation":[1]})", ErrorCode::JsonFieldInvalid);
    row("checkpoint no JSON", "checkpoint", "", ErrorCode::JsonBroken);
    row("checkpoint no object", "checkpoint", "[]", ErrorCode::JsonFieldInvalid);
    row("checkpoint without step", "checkpoint", "{}", ErrorCode::JsonFieldInvalid);
    row("step negative", "checkpoint",
        R"({"step":-1,"validation_count":0,"optimizer_state":0,"dataset":"","build":"","options":{}})",
        ErrorCode::JsonFieldInvalid);
    row("openings no list", "test_openings", "{}", ErrorCode::JsonFieldInvalid);
    row("opening no object", "test_openings", "[3]", ErrorCode::JsonFieldInvalid);
    row("opening of run 0", "test_openings", R"([{"run":0}])", ErrorCode::JsonFieldInvalid);
    row("opening before the start", "test_openings", R"([{"step":-1}])", ErrorCode::JsonFieldInvalid);
    row("opening better than all right", "test_openings", R"([{"accuracy":1.5}])", ErrorCode::JsonFieldInvalid);
    row("opening with a word", "test_openings", R"([{"images":"many"}])", ErrorCode::JsonFieldInvalid);
    row("fewer training images than none", "checkpoint",
        R"({"step":1,"validation_count":0,"training_count":-2,"optimizer_state":0,"dataset":"","build":"","options":{}})",
        ErrorCode::JsonFieldInvalid);
    row("records no JSON", "records", "{", ErrorCode::JsonBroken);
    row("records no object", "records", "[]", ErrorCode::JsonFieldInvalid);
    row("record no name", "records", R"({"network":7})", ErrorCode::JsonFieldInvalid);
    row("record missing", "records", R"({"network":"0123"})", ErrorCode::TensorMissing);
    row("schedule no object", "options", R"({"schedule":"step"})", ErrorCode::JsonFieldInvalid);
    row("schedule unknown", "options", R"({"schedule":{"kind":"plateau"}})", ErrorCode::JsonFieldInvalid);
    row("schedule of epochs that fall", "options", R"({"schedule":{"kind":"multi-step","milestones":[30,20]}})",
        ErrorCode::JsonFieldInvalid);
    row("schedule of half an epoch", "options", R"({"schedule":{"kind":"multi-step","milestones":[30.5]}})",
        ErrorCode::JsonFieldInvalid);
    row("schedule with a cold start", "options", R"({"schedule":{"kind":"constant","warm_up":-1}})",
        ErrorCode::JsonFieldInvalid);
    row("schedule of no epochs", "options", R"({"schedule":{"kind":"step","epochs":0,"factor":0.1}})",
        ErrorCode::JsonFieldInvalid);
    row("plateau of no epochs", "options", R"({"plateau":"0:0.1"})", ErrorCode::JsonFieldInvalid);
    row("plateau that raises", "options", R"({"plateau":"5:2"})", ErrorCode::JsonFieldInvalid);
    row("plateau no text", "options", R"({"plateau":5})", ErrorCode::JsonFieldInvalid);
    row("stop unknown", "options", R"({"stop":"loss:0.1"})", ErrorCode::JsonFieldInvalid);
    row("stop with epochs", "options", R"({"stop":"epochs:3"})", ErrorCode::JsonFieldInvalid);
    row("spec of the run no name", "checkpoint",
        R"({"spec":7,"step":1,"validation_count":0,"optimizer_state":0,"dataset":"","build":"","options":{}})",
        ErrorCode::JsonFieldInvalid);
    row("spec of the run missing", "checkpoint",
        R"({"spec":"0123","step":1,"validation_count":0,"optimizer_state":0,"dataset":"","build":"","options":{}})",
        ErrorCode::TensorMissing);
    row("a thousand states", "checkpoint",
        R"({"step":1,"validation_count":0,"optimizer_state":1000,"dataset":"","build":"","options":{}})",
        ErrorCode::JsonFieldInvalid);
    row("two states, one stored", "checkpoint",
        R"({"step":1,"validation_count":0,"optimizer_state":2,"dataset":"","build":"","options":{"optimizer":"adam"}})",
        ErrorCode::TensorMissing);
    row("two states where one is kept", "checkpoint",
        R"({"step":1,"validation_count":0,"optimizer_state":2,"dataset":"","build":"","options":{}})",
        ErrorCode::JsonFieldInvalid);
    const auto checkpoint = [&](const char* name, const char* step, const char* dataset, const char* build,
                                const char* options) {
        const std::string text = std::string(R"({"step":)") + step +
                                 R"(,"validation_count":0,"optimizer_state":1,"dataset":)" + dataset + R"(,"build":)" +
                                 build + R"(,"options":)" + options + "}";
        row(name, "checkpoint", text.c_str(), ErrorCode::JsonFieldInvalid);
    };
    checkpoint("step a fraction", "1.5", "\"\"", "\"\"", "{}");
    checkpoint("step beyond 63 bits", "9223372036854775808", "\"\"", "\"\"", "{}");
    checkpoint("data set no string", "1", "7", "\"\"", "{}");
    checkpoint("build no string", "1", "\"\"", "null", "{}");
    checkpoint("options of the run no object", "1", "\"\"", "\"\"", "null");
    checkpoint("options of the run broken", "1", "\"\"", "\"\"", R"({"batch":"all"})");
    const auto layout = [&](const char* name, const char* fields) {
        row(name, "weights_layout", (std::string("[{") + fields + "}]").c_str(), ErrorCode::JsonFieldInvalid);
    };
    layout("layout node no number", R"("node":"2","role":"bias","dims":[4])");
    layout("layout role missing", R"("node":2,"dims":[4])");
    layout("layout sides missing", R"("node":2,"role":"bias")");
    layout("layout sides no list", R"("node":2,"role":"bias","dims":4)");
    layout("layout of no sides", R"("node":2,"role":"bias","dims":[])");
    layout("layout of three sides", R"("node":2,"role":"bias","dims":[1,2,3])");
    layout("layout side a fraction", R"("node":2,"role":"bias","dims":[4.5])");
    layout("layout side beyond an int", R"("node":2,"role":"bias","dims":[2147483648])");
    layout("layout of two trillion", R"("node":2,"role":"weight","dims":[2097152,1048576])");
    row("layout entry no object", "weights_layout", "[7]", ErrorCode::JsonFieldInvalid);
    row("layout of a node without a name", "weights_layout",
        R"([{"node":2,"role":"bias","dims":[4]},{"node":99,"role":"bias","dims":[4]}])", ErrorCode::TensorMissing);
    row("layout no list", "weights_layout", "{}", ErrorCode::JsonFieldInvalid);
    row("layout overflows", "weights_layout",
        R"([{"node":2,"role":"weight","dims":[2147483647,2147483647,2147483647,4]}])", ErrorCode::JsonFieldInvalid);
    row("layout role unknown", "weights_layout", R"([{"node":2,"role":"mood","dims":[1]}])",
        ErrorCode::JsonFieldInvalid);
    row("layout side 0", "weights_layout", R"([{"node":2,"role":"bias","dims":[0]}])", ErrorCode::JsonFieldInvalid);
    row("layout twice", "weights_layout",
        R"([{"node":2,"role":"bias","dims":[4]},{"node":2,"role":"bias","dims":[4]}])", ErrorCode::JsonFieldInvalid);
    row("layout of another shape", "weights_layout", R"([{"node":2,"role":"bias","dims":[5]}])",
        ErrorCode::TensorShapeWrong);
    row("weight missing", "conv1.weight", "-", ErrorCode::TensorMissing);
    row("weight of another shape", "conv1.weight", "transposed", ErrorCode::TensorShapeWrong);
    row("state missing", "optimizer/velocity/dense1.bias", "-", ErrorCode::TensorMissing);
    row("curve missing", "history/steps/loss", "-", ErrorCode::TensorMissing);
    row("curve of another length", "history/epochs/step", "transposed", ErrorCode::TensorShapeWrong);
    row("confusion missing", "history/epochs/confusion", "-", ErrorCode::TensorMissing);
    row("confusion too short", "history/epochs/confusion", "cut", ErrorCode::ProjectBroken);
    row("confusion too long", "history/epochs/confusion", "longer", ErrorCode::ProjectBroken);
    row("classes below 0", "history/epochs/classes", "negative", ErrorCode::ProjectBroken);
    row("classes beyond all bounds", "history/epochs/classes", "huge", ErrorCode::ProjectBroken);
    row("curve a single number", "history/steps/step", "single", ErrorCode::TensorShapeWrong);
    row("curve of another type", "history/steps/step", "type", ErrorCode::TensorShapeWrong);
    row("changes missing", "changes/value", "-", ErrorCode::TensorMissing);
    row("changes of another length", "changes/key", "transposed", ErrorCode::TensorShapeWrong);
    row("change below the first key", "changes/key", "negative", ErrorCode::ProjectBroken);
    row("change beyond the last key", "changes/key", "huge", ErrorCode::ProjectBroken);
    row("keys no list", "changes/keys", "no JSON", ErrorCode::ProjectBroken);
    row("keys gone, numbers left", "changes/keys", "-", ErrorCode::TensorMissing);
}

void TestProjectFile::broken() {
    QFETCH(QString, key);
    QFETCH(QString, value);
    QFETCH(int, code);
    QVERIFY(saveProject(trainedProject(sample::everyKind().front().spec, SgdOptions{}), path_).hasValue());
    TensorFile opened(path_);
    std::vector<std::int64_t> numbers;  // lives until they are written
    const std::string name = key.toStdString();
    const auto tensor = opened.file.tensors.find(name);
    if (tensor != opened.file.tensors.end() && value == QStringLiteral("-")) {
        opened.file.tensors.erase(tensor);
    } else if (tensor != opened.file.tensors.end()) {
        if (value == QStringLiteral("transposed")) tensor->second.shape.insert(tensor->second.shape.begin(), 1);
        StoredTensor& changed = tensor->second;
        const auto fill = [&](std::int64_t number, std::int64_t length) {
            numbers.assign(static_cast<std::size_t>(length), number);
            changed.shape = {length};
            changed.bytes = std::as_bytes(std::span(numbers));
        };
        if (value == QStringLiteral("longer")) fill(1, 5);
        const std::int64_t length = changed.shape.empty() ? 0 : changed.shape.front();
        if (value == QStringLiteral("negative")) fill(-2, length);
        if (value == QStringLiteral("huge")) fill(std::int64_t{1} << 62, length);
        if (value == QStringLiteral("no JSON")) changed.shape = {3}, changed.bytes = changed.bytes.first(3);
        if (value == QStringLiteral("single")) changed.shape = {}, changed.bytes = changed.bytes.first(8);
        if (value == QStringLiteral("type")) changed.type = TensorType::F64;
        if (value == QStringLiteral("cut"))
            tensor->second.shape = {3}, tensor->second.bytes = tensor->second.bytes.first(24);
    } else if (value == QStringLiteral("-") && opened.file.metadata.count(name) == 0) {
        auto records = nlohmann::json::parse(opened.file.metadata.at("records"));
        QCOMPARE(records.erase(name), 1U);
        opened.file.metadata["records"] = records.dump();
    } else if (value == QStringLiteral("-")) {
        QCOMPARE(opened.file.metadata.erase(name), 1U);
    } else {
        opened.file.metadata[name] = value.toStdString();
    }
    opened.writeTo(path_);
    const auto loaded = loadProject(path_);
    QVERIFY(!loaded);
    QCOMPARE(int(loaded.error().code), code);
    QCOMPARE(std::get<std::string>(loaded.error().arguments.front()), path_);
}

void TestProjectFile::hugeNetworkAllocatesNothing() {
    // Three million inputs for a million units: 13 TB of weights in a file of a few bytes.
    const NetworkSpec spec = sample::chain({1024, 1024, 3}, {FlattenSpec{}, DenseSpec{.units = 1'000'000}});
    Project project;
    project.spec = spec;
    QVERIFY(saveProject(project, path_).hasValue());
    TensorFile opened(path_);
    const std::vector<float> bias(1'000'000);
    opened.file.tensors["dense1.bias"] = {TensorType::F32, {1'000'000}, std::as_bytes(std::span(bias))};
    opened.writeTo(path_);
    const auto loaded = loadProject(path_);
    QVERIFY(!loaded);
    QCOMPARE(loaded.error().code, ErrorCode::TensorMissing);
}

void TestProjectFile::modelOfProject() {
    Project project = trainedProject(sample::everyKind().front().spec, SgdOptions{});
    auto model = modelOf(project, path_);
    QVERIFY(model.hasValue());
    QVERIFY(model->classNames == (std::vector<std::string>{"0", "1", "2", "3", "4"}));  // three names for five classes
    QVERIFY(model->preprocessing == *project.preprocessing);
    project.classNames = {"a", "b", "c", "d", "e"};
    project.preprocessing.reset();
    model = modelOf(project, path_);
    QVERIFY(model->classNames == project.classNames);
    QVERIFY(model->preprocessing == Preprocessing::none(3));
    Project normed =
        trainedProject(sample::chain({4, 6, 2}, {BatchNormSpec{}, FlattenSpec{}, DenseSpec{.units = 5}}), SgdOptions{});
    const Weights sound = *normed.weights;
    const auto with = [&](ParameterRole role, float value) {
        Weights changed = sound;
        for (const ParameterTensor& tensor : changed.layout->parameters)
            if (tensor.role == role) changed.values[tensor.offset + tensor.count - 1] = value;
        normed.weights = std::make_shared<const Weights>(std::move(changed));
        const auto made = modelOf(normed, path_);
        return made ? std::int64_t{-1} : std::get<std::int64_t>(made.error().arguments.at(1));
    };
    QCOMPARE(with(ParameterRole::Bias, NAN), because(Reason::WeightsNotFinite));
    QCOMPARE(with(ParameterRole::Weight, INFINITY), because(Reason::WeightsNotFinite));
    QCOMPARE(with(ParameterRole::RunningVariance, -1e-9F), because(Reason::VarianceNegative));
    QCOMPARE(with(ParameterRole::RunningMean, -1.0F), std::int64_t{-1});
    project.weights.reset();
    QCOMPARE(modelOf(project, path_).error().code, ErrorCode::ProjectWithoutWeights);
    project.spec.edges.clear();
    QCOMPARE(modelOf(project, path_).error().code, ErrorCode::NetworkInvalid);
}

/// What others write is told apart from our own, also in the moment behind the renaming.
void TestProjectFile::savesOnlyOverWhatItKnows() {
    const Project project;
    const std::string path = dir_.filePath(QStringLiteral("shared.fovea")).toStdString();
    const auto others = [&] {
        QFile file(QString::fromStdString(path));
        return file.open(QIODevice::WriteOnly) && file.write("someone else's") == 14;
    };
    const auto first = saveProjectOver(project, path, std::nullopt);
    QVERIFY(first && *first && *first == fileStamp(path));
    const auto refused = saveProjectOver(project, path, std::nullopt);
    QVERIFY(!refused && refused.error().code == ErrorCode::FileChanged);
    // Written by others while it is saved: that stays.
    FileOperations operations = posixFileOperations();
    operations.sync = [&](int file) { return others() ? ::fsync(file) : -1; };
    const auto late = saveProjectOver(project, path, *first, operations);
    QVERIFY(!late && late.error().code == ErrorCode::FileChanged);
    QCOMPARE(fileStamp(path)->bytes, std::int64_t{14});
    // Written by others once it is saved: that is theirs.
    operations = posixFileOperations();
    operations.rename = [&](const std::string& from, const std::string& to) {
        return ::rename(from.c_str(), to.c_str()) == 0 && others() ? 0 : -1;
    };
    const auto stamp = saveProjectStamped(project, path, operations);
    QVERIFY(stamp && *stamp && *stamp != fileStamp(path));
    const auto again = saveProjectOver(project, path, *stamp);
    QVERIFY(!again && again.error().code == ErrorCode::FileChanged);
    QVERIFY(saveProjectOver(project, path, fileStamp(path)).hasValue());
    // What is written into a pipe has none. An empty project fits into one.
    const std::string pipe = dir_.filePath(QStringLiteral("pipe")).toStdString();
    QCOMPARE(::mkfifo(pipe.c_str(), 0600), 0);
    const int reader = ::open(pipe.c_str(), O_RDONLY | O_NONBLOCK);
    QVERIFY(reader >= 0);
    const auto through = saveProjectStamped(project, pipe);
    ::close(reader);
    QVERIFY(through && !*through);
}

void TestProjectFile::independentReader() {
    const QString python = QStringLiteral("/usr/bin/python3");
    if (!QFile::exists(python) ||
        QProcess::execute(python, {QStringLiteral("-c"), QStringLiteral("import numpy")}) != 0)
        QSKIP("python3 with numpy is not here");
    Project project = trainedProject(
        sample::chain({4, 6, 2}, {Conv2dSpec{.filters = 3, .kernel = {2, 3}}, FlattenSpec{}, DenseSpec{.units = 5}}),
        SgdOptions{});
    std::vector<float>& state = project.checkpoint->optimizerState.front();
    Weights weights = *project.weights;
    for (const ParameterTensor& parameter : weights.layout->parameters) {
        for (std::size_t i = 0; i < parameter.count; ++i) {
            weights.values[parameter.offset + i] = static_cast<float>(i);
            state[parameter.offset + i] = static_cast<float>(i) + 0.5F;
        }
    }
    project.weights = std::make_shared<const Weights>(weights);
    QVERIFY(saveProject(project, path_).hasValue());
    QProcess reader;
    reader.start(python, {QStringLiteral(FOVEA_FIXTURES "/../support/read_project.py"), QString::fromStdString(path_)});
    QVERIFY(reader.waitForFinished());
    QVERIFY2(reader.exitCode() == 0, reader.readAllStandardError().constData());
}

FOVEA_TEST(TestProjectFile)
#include "tst_project_file.moc"
