// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "core/network/catalogue.h"
#include "core/network/pattern_line.h"
#include "core/network/pattern_writer.h"
#include "tests/support/register_test.h"

using namespace fovea;

namespace {

constexpr Shape pictures{32, 32, 3};

QString kinds(const NetworkSpec& spec) {
    QStringList list;
    for (const Node& node : spec.nodes) list += QString::fromStdString(std::string(kindName(node.layer)));
    return list.join(QLatin1Char(' '));
}

}  // namespace

class TestPatternLine : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void makesLayers_data() {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QString>("expected");
        QTest::newRow("linear") << "INPUT->FC"
                                << "input flatten dense";
        QTest::newRow("blanks and case") << " input -> Conv->relu  ->FC "
                                         << "input conv2d relu flatten dense";
        QTest::newRow("repeated layer") << "INPUT->CONV*3->FC"
                                        << "input conv2d conv2d conv2d flatten dense";
        QTest::newRow("power") << "INPUT->[CONV->RELU]^2->FC"
                               << "input conv2d relu conv2d relu flatten dense";
        QTest::newRow("none") << "INPUT->[CONV->RELU]*0->FC"
                              << "input flatten dense";
        QTest::newRow("nested") << "INPUT->[[CONV]*2->POOL?]*2->[FC->RELU]*1->FC"
                                << "input conv2d conv2d max_pool2d conv2d conv2d max_pool2d flatten dense relu dense";
        QTest::newRow("norm and dropout") << "INPUT->CONV->NORM->RELU->FC->DROPOUT->FC"
                                          << "input conv2d batch_norm relu flatten dense dropout dense";
    }
    void makesLayers() {
        QFETCH(QString, pattern);
        const auto made = networkOfPattern(pattern.toStdString(), pictures, 10);
        QVERIFY(std::holds_alternative<NetworkSpec>(made));
        const auto& spec = std::get<NetworkSpec>(made);
        QTEST(kinds(spec), "expected");
        QVERIFY(validate(spec).empty());
        QCOMPARE(soundShapes(spec).at(*spec.outputNode()), (Shape{1, 1, 10}));
    }

    void isTheReferenceCnn() {
        const auto made = networkOfPattern("INPUT->[[CONV->RELU]*2->POOL]*3->FC", pictures, 10);
        const auto& spec = std::get<NetworkSpec>(made);
        QCOMPARE(networkCost(spec, inferShapes(spec)).totals.parameters, std::int64_t{307498});
        QCOMPARE(networkCost(spec, inferShapes(spec)).totals.macs, std::int64_t{38653952});
    }

    void widthsRepeat() {
        const auto made = networkOfPattern("INPUT->[CONV->POOL]*4->[FC->RELU]*3->FC", pictures, 7, {{8, 16}, {50, 20}});
        const auto& spec = std::get<NetworkSpec>(made);
        QList<int> filters;
        QList<int> units;
        for (const Node& node : spec.nodes) {
            if (const auto* conv = std::get_if<Conv2dSpec>(&node.layer)) filters << conv->filters;
            if (const auto* dense = std::get_if<DenseSpec>(&node.layer)) units << dense->units;
        }
        QCOMPARE(filters, (QList<int>{8, 16, 16, 16}));
        QCOMPARE(units, (QList<int>{50, 20, 20, 7}));
    }

    void refuses_data() {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<int>("fault");
        QTest::addColumn<int>("first");
        QTest::addColumn<int>("end");
        const auto row = [](const char* pattern, PatternFault fault, int first, int end) {
            QTest::newRow(pattern) << QString::fromLatin1(pattern) << static_cast<int>(fault) << first << end;
        };
        using F = PatternFault;
        row("INPUT->CNV->FC", F::UnknownLayer, 7, 10);
        row("CONV->FC", F::InputFirst, 0, 4);
        row("INPUT->INPUT->FC", F::InputFirst, 7, 12);
        row("INPUT->CONV", F::DenseLast, 7, 11);
        row("INPUT->FC->RELU", F::DenseLast, 11, 15);
        row("INPUT->CONV RELU->FC", F::ArrowMissing, 12, 16);
        row("INPUT->[CONV RELU]->FC", F::ArrowMissing, 13, 17);
        row("INPUT->[CONV 5]->FC", F::ArrowMissing, 13, 14);
        row("INPUT->->FC", F::LayerMissing, 7, 8);
        row("INPUT->", F::LayerMissing, 7, 7);
        row("INPUT->[]->FC", F::LayerMissing, 8, 9);
        row("INPUT->[CONV->FC", F::BracketOpen, 7, 8);
        row("INPUT->CONV]->FC", F::BracketClosed, 11, 12);
        row("INPUT->CONV*->FC", F::CountMissing, 11, 12);
        row("INPUT->CONV*100->FC", F::CountMissing, 11, 15);
        row("INPUT->CONV*-1->FC", F::CountMissing, 11, 12);
        row("INPUT->FC->CONV->FC", F::ConvAfterDense, 11, 15);
        row("INPUT->[[CONV*99]*99]*99->FC", F::TooMany, 8, 20);
        row("->", F::LayerMissing, 0, 1);
        row("[INPUT]*0->FC", F::InputFirst, 11, 13);
    }
    void refuses() {
        QFETCH(QString, pattern);
        QFETCH(int, fault);
        QFETCH(int, first);
        QFETCH(int, end);
        const auto made = networkOfPattern(pattern.toStdString(), pictures, 10);
        QVERIFY(std::holds_alternative<PatternProblem>(made));
        const auto& problem = std::get<PatternProblem>(made);
        QCOMPARE(static_cast<int>(problem.fault), fault);
        QCOMPARE(static_cast<int>(problem.first), first);
        QCOMPARE(static_cast<int>(problem.end), end);
    }

    void isWrittenBack_data() {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* pattern, const char* expected = nullptr) {
            QTest::newRow(pattern) << pattern << (expected == nullptr ? pattern : expected);
        };
        row("INPUT->FC");
        row("INPUT->[[CONV->RELU]*2->POOL]*3->FC");
        row("INPUT->[[CONV->RELU]*2->POOL]*3->[FC->RELU]*2->FC");
        row("INPUT->[CONV->NORM->RELU]*3->FC->DROPOUT->FC");
        row("INPUT->CONV->CONV->FC");
        row("INPUT->[[CONV->RELU]*2->POOL]*2->[[CONV->RELU]*3->POOL]*3->FC->RELU->DROPOUT->FC");
        row("input -> conv^3 -> fc", "INPUT->CONV*3->FC");
        row("INPUT->CONV->RELU->CONV->RELU->POOL?->FC", "INPUT->[CONV->RELU]*2->POOL->FC");
    }
    void isWrittenBack() {
        QFETCH(QString, pattern);
        const PatternWidths widths{{8, 12, 20}, {30, 40}};
        const auto spec = std::get<NetworkSpec>(networkOfPattern(pattern.toStdString(), {64, 64, 3}, 7, widths));
        const auto written = patternOf(spec);
        QVERIFY(written.has_value());
        QTEST(QString::fromStdString(written->line), "expected");
        const auto again = std::get<NetworkSpec>(networkOfPattern(written->line, {64, 64, 3}, 7, written->widths));
        QVERIFY(again == spec);
    }

    void writesWidths() {
        const auto spec = std::get<NetworkSpec>(
            networkOfPattern("INPUT->[CONV->POOL]*4->[FC->RELU]*3->FC", {64, 64, 3}, 10, {{16, 32}, {50}}));
        const auto written = patternOf(spec);
        QVERIFY(written.has_value());
        QCOMPARE(written->widths.filters, (std::vector<int>{16, 32}));
        QCOMPARE(written->widths.units, (std::vector<int>{50}));
        QCOMPARE(patternOf(findInCatalogue("ref-cnn")->make(pictures, 10))->line,
                 std::string("INPUT->[[CONV->RELU]*2->POOL]*3->FC"));
        QCOMPARE(patternOf(findInCatalogue("vgg-d")->make({224, 224, 3}, 1000))->widths.filters,
                 (std::vector<int>{64, 128, 256, 512}));
        for (const char* other : {"lenet5", "resnet20", "alexnet", "vgg-c", "vgg-small-bn", "linear-grey"})
            QCOMPARE(patternOf(findInCatalogue(other)->make(findInCatalogue(other)->input, 10)).has_value(),
                     std::string_view(other) == "linear-grey");
        NetworkSpec uneven = spec;
        std::get<DenseSpec>(uneven.nodes.back().layer).bias = false;
        QVERIFY(!patternOf(uneven));
        QVERIFY(!patternOf({}));
        // Pools that have to come out even are a pattern's where they do.
        const auto pooled = [](Shape image) {
            NetworkSpec spec;
            NodeId last = spec.append(InputSpec{image});
            last = spec.append(Conv2dSpec{.filters = 4, .kernel = {3, 3}, .padding = Padding::all(1)}, last);
            last = spec.append(MaxPool2dSpec{.rounding = Rounding::Exact}, last);
            spec.append(DenseSpec{.units = 10}, spec.append(FlattenSpec{}, last));
            return spec;
        };
        QVERIFY(patternOf(pooled({8, 6, 3})));
        QVERIFY(!patternOf(pooled({8, 7, 3})));
    }

    void deepBracketsEnd() {
        const std::string deep = "INPUT->" + std::string(100000, '[') + "CONV";
        QVERIFY(std::holds_alternative<PatternProblem>(networkOfPattern(deep, pictures, 10)));
    }
};

FOVEA_TEST(TestPatternLine)
#include "tst_pattern_line.moc"
