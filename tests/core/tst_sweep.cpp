// SPDX-License-Identifier: GPL-3.0-or-later
// Sweeps: their text, their runs, widths, and the record in their folder.
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <functional>
#include <string>
#include <variant>

#include "core/exchange/sweep_record.h"
#include "core/laboratory/sweep.h"
#include "core/laboratory/sweep_text.h"
#include "core/network/catalogue.h"
#include "tests/support/register_test.h"

using namespace fovea;

namespace {

Sweep sweepOf(const char* text) {
    const auto parsed = parseSweep(text);
    return std::holds_alternative<Sweep>(parsed) ? std::get<Sweep>(parsed) : Sweep{};
}

SweepRecord sampleRecord() {
    SweepRecord record;
    record.statement.sweep = sweepOf("rate=0.1,0.01;seed=1..3");
    record.statement.spec = findInCatalogue("lenet5")->make({28, 28, 1}, 10);
    record.statement.options.epochs = 2;
    record.statement.dataset = "mnist";
    record.statement.validationCount = 500;
    record.outcomes.push_back(
        {.number = 2, .file = sweepFileName(2), .steps = 40, .epochs = 2, .right = 300, .images = 500, .seconds = 1.5});
    record.outcomes.push_back({.number = 5, .diverged = true, .steps = 3});
    record.outcomes.push_back({.number = 6, .failure = "No memory."});
    return record;
}

}  // namespace

class TestSweep : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void texts_data();
    void texts();
    void faults_data();
    void faults();
    void gridOrder();
    void drawsAreWhatTheySay();
    void drawsDependOnNothingElse();
    void variants();
    void widths();
    void widthsThatDontFit();
    void records();
    void brokenRecords_data();
    void brokenRecords();
};

void TestSweep::texts_data() {
    QTest::addColumn<QString>("canonical");
    QTest::addColumn<qint64>("runs");
    const auto row = [](const char* text, const char* canonical, qint64 runs) {
        QTest::newRow(text) << QString::fromUtf8(canonical) << runs;
    };
    row("rate=0.1,0.01;momentum=0.9;seed=1..3", "rate=0.1,0.01;momentum=0.9;seed=1..3", 6);
    row(" rate = 1e-1 , 0.010 ; seed = 1,2,3,7 ; ", "rate=0.1,0.01;seed=1..3,7", 8);
    row("seed=1,2", "seed=1,2", 2);
    row("seed=5..5", "seed=5", 1);
    row("batch=32,64;width=0.5,1,2;decay=0,5e-4", "batch=32,64;width=0.5,1,2;decay=0,0.0005", 12);
    row("width=1..3", "width=1..3", 3);
    row("random:20;rate=log(1e-4,1e-1);batch=32,64", "random:20;rate=log(0.0001,0.1);batch=32,64", 20);
    row("random:20:7;momentum=uniform(0,0.9)", "random:20:7;momentum=uniform(0,0.9)", 20);
    row("random:20:1;seed=1..1000", "random:20;seed=1..1000", 20);
    row("seed=1..1000", "seed=1..1000", 1000);
}

void TestSweep::texts() {
    QFETCH(const QString, canonical);
    QFETCH(const qint64, runs);
    const auto parsed = parseSweep(QTest::currentDataTag());
    QVERIFY(std::holds_alternative<Sweep>(parsed));
    const auto& sweep = std::get<Sweep>(parsed);
    QCOMPARE(QString::fromStdString(sweepText(sweep)), canonical);
    QCOMPARE(qint64{runCount(sweep)}, runs);
    QCOMPARE(qint64(runsOf(sweep).size()), runs);
    const auto again = parseSweep(sweepText(sweep));
    QVERIFY(std::holds_alternative<Sweep>(again) && std::get<Sweep>(again) == sweep);
}

void TestSweep::faults_data() {
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("word");
    const auto row = [](const char* text, SweepFault::Kind kind, const char* word) {
        QTest::newRow(text) << static_cast<int>(kind) << QString::fromUtf8(word);
    };
    using Kind = SweepFault::Kind;
    row("", Kind::Empty, "");
    row(" ; ; ", Kind::Empty, " ; ; ");
    row("random:5", Kind::Empty, "random:5");
    row("depth=1,2", Kind::UnknownQuantity, "depth");
    row("rate", Kind::UnknownQuantity, "rate");
    row("rate=0.1;rate=0.2", Kind::Repeated, "rate");
    row("rate=0.1,0.10", Kind::Repeated, "0.10");
    row("rate=", Kind::NotANumber, "");
    row("rate=0.1,", Kind::NotANumber, "");
    row("rate=fast", Kind::NotANumber, "fast");
    row("rate=0,1x", Kind::NotANumber, "1x");
    row("rate=nan", Kind::NotANumber, "nan");
    row("rate=inf", Kind::NotANumber, "inf");
    row("rate=1e999", Kind::NotANumber, "1e999");
    row("rate=-0.1", Kind::OutOfRange, "-0.1");
    row("momentum=1", Kind::OutOfRange, "1");
    row("batch=0", Kind::OutOfRange, "0");
    row("batch=1.5", Kind::OutOfRange, "1.5");
    row("seed=9007199254740993000", Kind::OutOfRange, "9007199254740993000");
    row("width=0", Kind::OutOfRange, "0");
    row("seed=3..1", Kind::RangeInvalid, "3..1");
    row("rate=0.1..0.5", Kind::RangeInvalid, "0.1..0.5");
    row("seed=1..", Kind::NotANumber, "");
    row("rate=log(1e-4,1e-1)", Kind::DrawInGrid, "log(1e-4,1e-1)");
    row("random:3;rate=log(0,1)", Kind::RangeInvalid, "log(0,1)");
    row("random:3;rate=log(1,0.1)", Kind::RangeInvalid, "log(1,0.1)");
    row("random:3;rate=log(1)", Kind::RangeInvalid, "log(1)");
    row("random:3;rate=log(0.1,1", Kind::RangeInvalid, "log(0.1,1");
    row("random:0;rate=1", Kind::RandomInvalid, "random:0");
    row("random;rate=1", Kind::RandomInvalid, "random");
    row("random:1.5;rate=1", Kind::RandomInvalid, "random:1.5");
    row("random:3:1:2;rate=1", Kind::RandomInvalid, "random:3:1:2");
    row("random:1001;rate=1", Kind::TooMany, "random:1001");
    row("rate=1;random:3", Kind::UnknownQuantity, "random:3");
    row("seed=1..1001", Kind::TooMany, "1..1001");
    row("seed=1..1000;batch=1,2", Kind::TooMany, "seed=1..1000;batch=1,2");
    row("seed=0..9007199254740992", Kind::TooMany, "0..9007199254740992");
}

void TestSweep::faults() {
    QFETCH(const int, kind);
    QFETCH(const QString, word);
    const auto parsed = parseSweep(QTest::currentDataTag());
    QVERIFY(std::holds_alternative<SweepFault>(parsed));
    const auto& fault = std::get<SweepFault>(parsed);
    QCOMPARE(static_cast<int>(fault.kind), kind);
    QCOMPARE(QString::fromStdString(fault.word), word);
}

void TestSweep::gridOrder() {
    const Sweep sweep = sweepOf("rate=0.1,0.01;seed=1..3");
    std::vector<std::string> texts;
    for (const SweepRun& run : runsOf(sweep)) texts.push_back(std::to_string(run.number) + ' ' + runText(sweep, run));
    QCOMPARE(texts, (std::vector<std::string>{"1 rate=0.1;seed=1", "2 rate=0.1;seed=2", "3 rate=0.1;seed=3",
                                              "4 rate=0.01;seed=1", "5 rate=0.01;seed=2", "6 rate=0.01;seed=3"}));
}

/// The numbers are those of a Python program of its own: SplitMix64's finaliser over (seed 7, purpose 7, run, quantity),
/// exp of an even draw between the logarithms, three significant digits.
void TestSweep::drawsAreWhatTheySay() {
    const Sweep sweep = sweepOf("random:4:7;rate=log(1e-4,1e-1);batch=32,64;momentum=uniform(0,0.9)");
    const auto runs = runsOf(sweep);
    const std::vector<std::vector<double>> expected{
        {0.0266, 64, 0.087}, {0.00687, 64, 0.88}, {0.000194, 64, 0.646}, {0.00108, 64, 0.138}};
    for (std::size_t i = 0; i < expected.size(); ++i) QCOMPARE(runs[i].values, expected[i]);
    // Even in the logarithms: half of many lie below the geometric mean.
    int below = 0;
    for (const SweepRun& run : runsOf(sweepOf("random:1000;rate=log(1e-4,1)")))
        below += run.values.front() < 0.01 ? 1 : 0;
    QVERIFY2(below > 440 && below < 560, std::to_string(below).c_str());  // 3.8 deviations
    for (const SweepRun& run : runsOf(sweepOf("random:200;batch=uniform(10,12)"))) {
        const double batch = run.values.front();
        QVERIFY(batch == 10 || batch == 11 || batch == 12);
    }
}

void TestSweep::drawsDependOnNothingElse() {
    const auto rates = [](const char* text, std::size_t axis) {
        std::vector<double> values;
        for (const SweepRun& run : runsOf(sweepOf(text))) values.push_back(run.values[axis]);
        values.resize(5);
        return values;
    };
    const auto alone = rates("random:5;rate=log(1e-4,1)", 0);
    QCOMPARE(rates("random:9;rate=log(1e-4,1)", 0), alone);
    QCOMPARE(rates("random:5;batch=16,32,64;rate=log(1e-4,1)", 1), alone);
    QVERIFY(rates("random:5:2;rate=log(1e-4,1)", 0) != alone);
}

void TestSweep::variants() {
    const NetworkSpec spec = findInCatalogue("lenet5")->make({28, 28, 1}, 10);
    const Sweep sweep = sweepOf("rate=0.1;momentum=0.5;decay=5e-4;batch=17;seed=9");
    const auto variant = variantOf(sweep, runsOf(sweep).front(), spec, {});
    QVERIFY(variant.hasValue());
    TrainingOptions expected;
    expected.learningRate = 0.1F;
    expected.optimizer = SgdOptions{.momentum = 0.5F};
    expected.weightDecay = 5e-4F;
    expected.batch = 17;
    expected.seed = 9;
    QVERIFY(variant->options == expected);
    QVERIFY(variant->spec == spec);
    // Adam has no momentum.
    TrainingOptions adam;
    adam.optimizer = AdamOptions{};
    const auto refused = variantOf(sweep, runsOf(sweep).front(), spec, adam);
    QVERIFY(!refused.hasValue());
    QCOMPARE(refused.error().code, ErrorCode::OptionInvalid);
    QCOMPARE(std::get<std::string>(refused.error().arguments[2]), std::string("--optimizer sgd rmsprop muon"));
}

void TestSweep::widths() {
    // LeNet-5: 6 and 16 filters, 120 and 84 units, 10 scores.
    const NetworkSpec spec = findInCatalogue("lenet5")->make({28, 28, 1}, 10);
    const auto widthsOf = [](const NetworkSpec& of) {
        std::vector<int> list;
        for (const Node& node : of.nodes) {
            if (const auto* conv = std::get_if<Conv2dSpec>(&node.layer)) list.push_back(conv->filters);
            if (const auto* dense = std::get_if<DenseSpec>(&node.layer)) list.push_back(dense->units);
        }
        return list;
    };
    QCOMPARE(widthsOf(*widened(spec, 1.5)), (std::vector<int>{9, 24, 180, 126, 10}));
    QCOMPARE(widthsOf(*widened(spec, 0.01)), (std::vector<int>{1, 1, 1, 1, 10}));
    QVERIFY(*widened(spec, 1) == spec);
    // Residual sums stay sums, and depthwise convolutions keep a filter for each channel.
    for (const char* id : {"resnet20", "vgg-small-bn", "mobilenet-v1", "squeezenet"}) {
        const CatalogueEntry* entry = findInCatalogue(id);
        if (entry == nullptr) continue;
        const Shape input = id == std::string("mobilenet-v1") || id == std::string("squeezenet") ? Shape{224, 224, 3}
                                                                                                 : Shape{32, 32, 3};
        const NetworkSpec whole = entry->make(input, 10);
        const auto wide = widened(whole, 2);
        QVERIFY2(wide.hasValue(), id);
        QVERIFY(validate(*wide).empty());
        const auto shapes = inferShapes(*wide);
        QCOMPARE(std::get<Shape>(shapes.at(*wide->outputNode())).size(), std::int64_t{10});
        const auto parameters = [](const NetworkSpec& of) {
            return networkCost(of, inferShapes(of)).totals.parameters;
        };
        QVERIFY2(parameters(*wide) > 2 * parameters(whole), id);
    }
}

void TestSweep::widthsThatDontFit() {
    // A slice picks channels by their numbers.
    NetworkSpec spec;
    NodeId last = spec.append(InputSpec{{8, 8, 3}});
    last = spec.append(Conv2dSpec{.filters = 8}, last);
    last = spec.append(ChannelSliceSpec{.channels = 4}, last);
    last = spec.append(FlattenSpec{}, last);
    spec.append(DenseSpec{.units = 10}, last);
    QVERIFY(validate(spec).empty());
    QCOMPARE(widened(spec, 2).error().code, ErrorCode::NetworkInvalid);
    // So does the table of LeNet-5 of 1998.
    const NetworkSpec oldest = findInCatalogue("lenet5-1998")->make({32, 32, 1}, 10);
    const auto table = std::ranges::find_if(
        oldest.nodes, [](const Node& node) { return std::holds_alternative<TableConv2dSpec>(node.layer); });
    QVERIFY(table != oldest.nodes.end());
    QCOMPARE(widened(oldest, 2).error().code, ErrorCode::NetworkInvalid);
    QCOMPARE(std::get<std::string>(widened(oldest, 2).error().arguments[0]), table->name);
    QVERIFY(widened(oldest, 1).hasValue());
    // Locally connected layers grow, but for one that makes the scores; codes that are compared keep their length.
    NetworkSpec local;
    last = local.append(InputSpec{{8, 8, 3}});
    last = local.append(LocallyConnected2dSpec{.filters = 4}, last);
    last = local.append(LocallyConnected2dSpec{.filters = 10, .kernel = {6, 6}}, last);
    last = local.append(FlattenSpec{}, last);
    QVERIFY(validate(local).empty());
    const auto grown = widened(local, 2);
    QVERIFY(grown.hasValue());
    QCOMPARE(std::get<LocallyConnected2dSpec>(grown->nodes[1].layer).filters, 8);
    QCOMPARE(std::get<LocallyConnected2dSpec>(grown->nodes[2].layer).filters, 10);
    // Four groups don't divide six filters.
    NetworkSpec grouped;
    last = grouped.append(InputSpec{{8, 8, 4}});
    last = grouped.append(Conv2dSpec{.filters = 12, .groups = 4}, last);
    last = grouped.append(FlattenSpec{}, last);
    grouped.append(DenseSpec{.units = 10}, last);
    QVERIFY(validate(grouped).empty());
    QVERIFY(widened(grouped, 2).hasValue());
    QCOMPARE(widened(grouped, 0.5).error().code, ErrorCode::NetworkInvalid);
}

void TestSweep::records() {
    const SweepRecord record = sampleRecord();
    QTemporaryDir dir;
    const std::string folder = dir.path().toStdString();
    QCOMPARE(readSweepRecord(folder).error().code, ErrorCode::FileNotFound);
    QVERIFY(writeSweepRecord(record, folder).hasValue());
    const auto read = readSweepRecord(folder);
    QVERIFY(read.hasValue());
    QVERIFY(read->outcomes == record.outcomes);
    QVERIFY(sameStatement(read->statement, record.statement));
    QVERIFY(read->statement.spec == record.statement.spec);
    for (const auto& change : std::vector<std::function<void(SweepStatement&)>>{
             [](SweepStatement& other) { other.sweep = sweepOf("rate=0.1"); },
             [](SweepStatement& other) { other.options.epochs = 3; },
             [](SweepStatement& other) { other.dataset = "builtin"; },
             [](SweepStatement& other) { other.validationCount = 0; }, [](SweepStatement& other) { other.steps = 7; },
             [](SweepStatement& other) {
                 other.spec = findInCatalogue("linear")->make({28, 28, 1}, 10);
             }}) {
        SweepStatement other = record.statement;
        change(other);
        QVERIFY(!sameStatement(other, record.statement));
    }
    const auto run = summaryOf(record.statement, record.outcomes.front());
    QVERIFY(run.has_value());
    QCOMPARE(run->name, std::string("rate=0.1;seed=2"));
    QCOMPARE(run->options.learningRate, 0.1F);
    QCOMPARE(run->options.seed, std::uint64_t{2});
    QCOMPARE(run->accuracy(), 0.6);
    QVERIFY(run->parameters.has_value());
}

void TestSweep::brokenRecords_data() {
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    const auto row = [](const char* name, const char* from, const char* to) {
        QTest::newRow(name) << QString::fromUtf8(from) << QString::fromUtf8(to);
    };
    row("no JSON", "{", "[");
    row("another version", "\"fovea_sweep\":1", "\"fovea_sweep\":2");
    row("no sweep", "rate=0.1,0.01;seed=1..3", "rate=fast");
    row("a run that it doesn't have", "\"number\":5", "\"number\":7");
    row("run 0", "\"number\":2", "\"number\":0");
    row("runs that go back", "\"number\":5", "\"number\":1");
    row("a run twice", "\"number\":5", "\"number\":2");
    row("a file elsewhere", "run-002.fovea", "../other.fovea");
    row("more right than images", "\"right\":300", "\"right\":501");
    row("fewer than none", "\"right\":300", "\"right\":-1");
    row("a reason that is none", "\"failed\":\"No memory.\"", "\"failed\":7");
    row("time that runs back", "\"seconds\":1.5", "\"seconds\":-1.5");
    row("no truth", "\"diverged\":true", "\"diverged\":1");
    row("runs that are no list", "\"runs\":[", "\"runs\":7,\"others\":[");
    row("no number of images", "\"validation\":500", "\"validation\":\"500\"");
}

void TestSweep::brokenRecords() {
    QFETCH(const QString, from);
    QFETCH(const QString, to);
    QString text = QString::fromStdString(toText(sampleRecord()));
    QVERIFY(text.contains(from));
    text.replace(text.indexOf(from), from.size(), to);
    const auto read = sweepRecordFrom(text.toStdString(), "sweep.json");
    QVERIFY(!read.hasValue());
    QVERIFY(read.error().code == ErrorCode::JsonBroken || read.error().code == ErrorCode::JsonFieldInvalid ||
            read.error().code == ErrorCode::OptionInvalid);
}

FOVEA_TEST(TestSweep)
#include "tst_sweep.moc"
