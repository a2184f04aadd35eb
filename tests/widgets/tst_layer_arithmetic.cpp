// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "core/network/catalogue.h"
#include "tests/support/register_test.h"
#include "widgets/inspector/layer_arithmetic.h"
#include "widgets/inspector/window_arithmetic.h"
#include "widgets/text/numbers.h"

using namespace fovea;

class TstLayerArithmetic : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void axis_data() {
        QTest::addColumn<WindowAxis>("axis");
        QTest::addColumn<QString>("formula");
        QTest::addColumn<QString>("ledger");
        const auto row = [](const char* name, WindowAxis axis, const QString& formula, const QString& ledger) {
            QTest::newRow(name) << axis << formula << ledger;
        };
        row("5 on 32", {.input = 32, .kernel = 5}, QStringLiteral("(32 − 5 + 2·0)/1 + 1 = 28"),
            QStringLiteral("32−5+1"));
        row("5 on 32, padding 2", {.input = 32, .kernel = 5, .before = 2, .after = 2, .padding = PaddingMode::Custom},
            QStringLiteral("(32 − 5 + 2·2)/1 + 1 = 32"), QStringLiteral("32−5+4+1"));
        row("11 on 227, stride 4", {.input = 227, .kernel = 11, .stride = 4},
            QStringLiteral("(227 − 11 + 2·0)/4 + 1 = 55"), QStringLiteral("(227−11)/4+1"));
        row("11 on 224, stride 4", {.input = 224, .kernel = 11, .stride = 4},
            QStringLiteral("(224 − 11 + 2·0)/4 + 1 = 54.25"), QStringLiteral("(224−11)/4+1"));
        row("3 on 7, stride 3", {.input = 7, .kernel = 3, .stride = 3}, QStringLiteral("(7 − 3 + 2·0)/3 + 1 ≈ 2.333"),
            QStringLiteral("7/3"));
        row("one side more",
            {.input = 28, .kernel = 5, .before = 1, .after = 2, .stride = 2, .padding = PaddingMode::Custom},
            QStringLiteral("(28 − 5 + 1 + 2)/2 + 1 = 14"), QStringLiteral("(28−5+3)/2+1"));
        row("floor",
            {.input = 32,
             .kernel = 3,
             .before = 1,
             .after = 1,
             .stride = 2,
             .padding = PaddingMode::Custom,
             .rounding = Rounding::Floor},
            QStringLiteral("⌊(32 − 3 + 2·1)/2 + 1⌋ = ⌊16.5⌋ = 16"), QStringLiteral("⌊16.5⌋ = 16"));
        row("same, stride 2",
            {.input = 33, .kernel = 3, .before = 1, .after = 1, .stride = 2, .padding = PaddingMode::Same},
            QStringLiteral("⌈33/2⌉ = 17"), QStringLiteral("⌈33/2⌉"));
        row("dilated", {.input = 32, .kernel = 3, .dilation = 2},
            QStringLiteral("(32 − (2·(3 − 1) + 1) + 2·0)/1 + 1 = 28"), QStringLiteral("32−5+1"));
        row("pooling", {.input = 28, .kernel = 2, .stride = 2}, QStringLiteral("(28 − 2 + 2·0)/2 + 1 = 14"),
            QStringLiteral("28/2"));
    }
    void axis() {
        QFETCH(WindowAxis, axis);
        QTEST(axisFormula(axis), "formula");
        QTEST(axisShort(axis), "ledger");
    }

    void layer_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QStringList>("expected");  // output, parameters, multiply-adds, memory, field
        QTest::newRow("conv 1") << QStringLiteral("Conv 1")
                                << QStringList{QStringLiteral("28 × 28 × 6"), QStringLiteral("5×5×1×6 + 6 = 156"),
                                               QStringLiteral("28×28×6 × 5×5×1 = 117\u202f600"),
                                               QStringLiteral("28×28×6 × 4 bytes = 18\u202f816 bytes per image"),
                                               QStringLiteral("1 + (5 − 1)·1 = 5")};
        QTest::newRow("conv 2") << QStringLiteral("Conv 2")
                                << QStringList{QStringLiteral("10 × 10 × 16"),
                                               QStringLiteral("5×5×6×16 + 16 = 2\u202f416"),
                                               QStringLiteral("10×10×16 × 5×5×6 = 240\u202f000"),
                                               QStringLiteral("10×10×16 × 4 bytes = 6\u202f400 bytes per image"),
                                               QStringLiteral("6 + (5 − 1)·2 = 14")};
        QTest::newRow("dense 2") << QStringLiteral("Dense 2")
                                 << QStringList{QStringLiteral("84"), QStringLiteral("120×84 + 84 = 10\u202f164"),
                                                QStringLiteral("120×84 = 10\u202f080"),
                                                QStringLiteral("84 × 4 bytes = 336 bytes per image"),
                                                QStringLiteral("every unit sees all of its input")};
    }
    void layer() {
        QFETCH(QString, name);
        QFETCH(QStringList, expected);
        const NetworkSpec spec = findInCatalogue("lenet5")->make({32, 32, 1}, 10);
        const ShapeTable shapes = inferShapes(spec);
        const Node* node = spec.findByName(name.toStdString());
        QVERIFY2(node != nullptr, qPrintable(name));
        const LayerArithmetic a = layerArithmetic(spec, shapes, receptiveFields(spec, shapes), node->id);
        const QStringList found{a.output.value, a.parameters.formula, a.macs.formula, a.memory.formula,
                                a.receptiveField.formula};
        QCOMPARE(found, expected);
    }

    /// A convolution that doesn't fit, and a dense layer whose shape is known all the same.
    void misfit() {
        NetworkSpec spec;
        const NodeId input = spec.append(InputSpec{{28, 28, 16}});
        const NodeId conv = spec.append(Conv2dSpec{.filters = 32, .kernel = {5, 5}, .stride = {2, 2}}, input);
        const NodeId pool = spec.append(MaxPool2dSpec{}, conv);
        const NodeId flatten = spec.append(FlattenSpec{}, pool);
        const NodeId dense = spec.append(DenseSpec{}, flatten);
        const ShapeTable shapes = inferShapes(spec);
        const ReceptiveFields fields = receptiveFields(spec, shapes);
        const LedgerColumn faulty = ledgerColumn(spec, shapes, fields, conv);
        QVERIFY(faulty.faulty);
        QCOMPARE(faulty.output, QStringLiteral("12.5 ✕"));
        QCOMPARE(faulty.sizeArithmetic, QStringLiteral("(28−5)/2+1"));
        QCOMPARE(layerArithmetic(spec, shapes, fields, conv).output.formula,
                 QStringLiteral("(28 − 5 + 2·0)/2 + 1 = 12.5"));
        // Whether the sides fit or not, so many weights they are.
        QCOMPARE(faulty.parameters, groupedNumber(5 * 5 * 16 * 32 + 32));
        QCOMPARE(layerArithmetic(spec, shapes, fields, conv).parameters.value, faulty.parameters);
        const NetworkCost cost = networkCost(spec, shapes);
        QCOMPARE(cost.layers.at(conv).parameters, std::int64_t{5 * 5 * 16 * 32 + 32});
        QVERIFY(!cost.complete);
        QCOMPARE(ledgerColumn(spec, shapes, fields, pool).output, QStringLiteral("?×?×32"));
        const LedgerColumn last = ledgerColumn(spec, shapes, fields, dense);
        QCOMPARE(last.output, QStringLiteral("10"));
        QCOMPARE(last.parameters, QStringLiteral("?"));
        QCOMPARE(layerArithmetic(spec, shapes, fields, dense).parameters.value, QStringLiteral("?"));
    }

    /// What lies behind it and asks for channels alone has its parameters all the same; what asks for the sides has not.
    void countsBehindAMisfit() {
        NetworkSpec spec;
        const NodeId input = spec.append(InputSpec{{28, 28, 3}});
        const NodeId faulty = spec.append(Conv2dSpec{.filters = 8, .kernel = {5, 5}, .stride = {2, 2}}, input);
        const NodeId pool = spec.append(MaxPool2dSpec{}, spec.append(BatchNormSpec{}, faulty));
        const NodeId conv = spec.append(Conv2dSpec{.filters = 4}, pool);
        const NodeId local = spec.append(LocallyConnected2dSpec{.filters = 4}, conv);
        const ShapeTable shapes = inferShapes(spec);
        const ReceptiveFields fields = receptiveFields(spec, shapes);
        const LayerArithmetic known = layerArithmetic(spec, shapes, fields, conv);
        QCOMPARE(known.parameters.value, QStringLiteral("292"));
        QCOMPARE(known.parameters.formula, QStringLiteral("3×3×8×4 + 4 = 292"));
        QCOMPARE(known.macs.value, QStringLiteral("?"));
        QCOMPARE(ledgerColumn(spec, shapes, fields, conv).parameters, QStringLiteral("292"));
        QCOMPARE(ledgerColumn(spec, shapes, fields, spec.inputsOf(pool).front()).parameters, QStringLiteral("16"));
        QCOMPARE(ledgerColumn(spec, shapes, fields, local).parameters, QStringLiteral("?"));
        const NetworkCost cost = networkCost(spec, shapes);
        QVERIFY(!cost.complete);
        QCOMPARE(cost.totals.parameters, std::int64_t{5 * 5 * 3 * 8 + 8 + 16 + 292});
    }

    /// The division of alpha, in which programs differ, is written out.
    void localResponseNorm() {
        NetworkSpec spec;
        const NodeId image = spec.append(InputSpec{{8, 8, 16}});
        const NodeId norm =
            spec.append(LocalResponseNormSpec{.size = 5, .alpha = 5e-4F, .beta = 0.75F, .bias = 2}, image);
        const ShapeTable shapes = inferShapes(spec);
        const LayerArithmetic a = layerArithmetic(spec, shapes, receptiveFields(spec, shapes), norm);
        QCOMPARE(a.output.value, QStringLiteral("8 × 8 × 16"));
        QCOMPARE(a.output.formula, QStringLiteral("x / (2 + 0.0005/5 · Σ x²)^0.75"));
        QCOMPARE(a.parameters.value, QStringLiteral("0"));
    }

    void memory_data() {
        QTest::addColumn<qint64>("bytes");
        QTest::addColumn<QString>("text");
        QTest::newRow("bytes") << qint64{40} << QStringLiteral("40 B");
        QTest::newRow("whole") << qint64{50176} << QStringLiteral("49 KiB");
        QTest::newRow("part") << qint64{18816} << QStringLiteral("18.4 KiB");
        QTest::newRow("large") << qint64{1310720} << QStringLiteral("1.25 MiB");
    }
    void memory() {
        QFETCH(qint64, bytes);
        QTEST(memoryText(bytes), "text");
    }
};

FOVEA_GUI_TEST(TstLayerArithmetic)
#include "tst_layer_arithmetic.moc"
