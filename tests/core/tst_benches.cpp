// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <cmath>

#include "core/benches/bench.h"
#include "core/benches/bench_table.h"
#include "core/benches/graph_bench.h"
#include "core/lessons/condition.h"
#include "tests/support/register_test.h"

using namespace fovea;

namespace {

/// The lecture's numbers, as its syllabus gives them.
struct Golden {
    const char* name;
    const char* bench;
    BenchState state;
    const char* reading;
    BenchValue value;
    double within = 1e-9;
};

const Matrix slidePicture(3, 3, {12, 3, 19, 25, 10, 1, 9, 7, 17});
const Matrix slideRows(5, 4, {0, 0, 0, 0, 10, 10, 10, 10, 40, 40, 40, 40, 90, 90, 90, 90, 160, 160, 160, 160});
const Matrix derivative(3, 3, {-1, -1, -1, 0, 0, 0, 1, 1, 1});

BenchState descent(double rate, int step) { return {{"rate", Matrix(rate)}, {"step", Matrix(step)}}; }
BenchState spatial(int n, int f, int s, int p) {
    return {{"size", Matrix(n)}, {"kernel", Matrix(f)}, {"stride", Matrix(s)}, {"padding", Matrix(p)}};
}
BenchState graph(const char* name) {
    BenchState state = graphExample(name);
    state["step"] = Matrix(16);
    return state;
}

std::vector<Golden> goldenValues() {
    const Matrix one(1);
    return {
        {"correlation", "convolution", {}, "output", Matrix(2, 2, {133, 75, 100, 101})},
        {"convolution", "convolution", {{"operation", "convolution"}}, "output", Matrix(2, 2, {117, 90, 155, 74})},
        {"full convolution",
         "convolution",
         {{"operation", "convolution"}, {"padding", "full"}},
         "output",
         Matrix(4, 4, {12, 27, 25, 38, 61, 117, 90, 78, 84, 155, 74, 38, 27, 57, 79, 68})},
        {"full correlation",
         "convolution",
         {{"padding", "full"}},
         "output",
         Matrix(4, 4, {48, 48, 85, 57, 124, 133, 75, 22, 86, 100, 101, 52, 18, 23, 41, 17})},
        {"turned kernel", "convolution", {{"operation", "convolution"}}, "applied", Matrix(2, 2, {4, 3, 2, 1})},
        {"descent 0.1", "descent", descent(0.1, 4), "w", Matrix(1.7712), 1e-12},
        {"descent 0.5", "descent", descent(0.5, 1), "w", Matrix(3)},
        {"descent 1", "descent", descent(1, 3), "w", Matrix(6)},
        {"descent 1.1", "descent", descent(1.1, 4), "w", Matrix(-3.2208), 1e-12},
        {"descent table",
         "descent",
         {},
         "table",
         Matrix(4, 4, {0.6, 1.08, 1.464, 1.7712, 3, 3, 3, 3, 6, 0, 6, 0, 6.6, -1.32, 8.184, -3.2208}),
         1e-12},
        {"one multiplication", "graph", graph("product"), "d_W", Matrix(2.4)},
        {"z", "graph", graph("softmax"), "z", Matrix(3, 1, {0.5, 0.1, 0.6})},
        {"p", "graph", graph("softmax"), "p",
         Matrix(3, 1, {0.3602966152405401, 0.2415140437145238, 0.3981893410449361})},
        {"L", "graph", graph("softmax"), "L", Matrix(0.9208276555532593), 1e-12},
        {"dW", "graph", graph("softmax"), "d_W",
         Matrix(3, 2, {.3602966, .7205932, .2415140, .4830281, -.6018107, -1.2036213}), 5e-8},
        {"dx", "graph", graph("softmax"), "d_x", Matrix(2, 1, {0.22884600642942393, -0.19281634490536997}), 1e-12},
        {"W after a step", "graph", graph("softmax"), "new_W",
         Matrix(3, 2, {-.0801483, -.1602966, .1792430, -.3415140, .1009053, 1.0018107}), 5e-8},
        {"L after a step", "graph", graph("softmax"), "new_L", Matrix(0.1443708610860245), 1e-12},
        {"L of two layers", "graph", graph("layers"), "L", Matrix(0.011047744848593825), 1e-12},
        {"dW of two layers", "graph", graph("layers"), "d_W",
         Matrix(2, 2, {0, 0, -0.03296082789177956, -0.06592165578355912}), 1e-12},
        {"dV of two layers", "graph", graph("layers"), "d_V",
         Matrix(2, 2, {0, 0.01648041394588977, 0, -0.016480413945889782}), 1e-12},
        {"dK", "graph", graph("correlation"), "d_W", Matrix(2, 2, {50, 33, 51, 35})},
        {"dX", "graph", graph("correlation"), "d_x", Matrix(3, 3, {1, 3, 2, 4, 10, 6, 3, 7, 4})},
        {"neuron", "graph", graph("neuron"), "L", Matrix(0.7310585786), 1e-9},
        {"neuron's weights", "graph", graph("neuron"), "d_W", Matrix(1, 2, {-0.1966119332, -0.3932238665}), 1e-9},
        {"neuron's input", "graph", graph("neuron"), "d_x", Matrix(2, 1, {0.3932238665, -0.5898357997}), 1e-9},
        {"neuron's bias", "graph", graph("neuron"), "d_b", Matrix(0.1966119332), 1e-9},
        {"7 3 1 0", "spatial", spatial(7, 3, 1, 0), "output", Matrix(5)},
        {"7 3 2 0", "spatial", spatial(7, 3, 2, 0), "output", Matrix(3)},
        {"7 3 3 0", "spatial", spatial(7, 3, 3, 0), "output", Matrix(7.0 / 3)},
        {"7 3 1 1", "spatial", spatial(7, 3, 1, 1), "output", Matrix(7)},
        {"7 3 3 1", "spatial", spatial(7, 3, 3, 1), "output", Matrix(3)},
        {"32 5 1 0", "spatial", spatial(32, 5, 1, 0), "output", Matrix(28)},
        {"32 5 1 1", "spatial", spatial(32, 5, 1, 1), "output", Matrix(30)},
        {"32 5 1 2", "spatial", spatial(32, 5, 1, 2), "output", Matrix(32)},
        {"224 11 4 0", "spatial", spatial(224, 11, 4, 0), "output", Matrix(54.25)},
        {"weights of a filter", "spatial", spatial(32, 5, 1, 0), "filter_weights", Matrix(75)},
        {"with its bias", "spatial", spatial(32, 5, 1, 0), "filter_parameters", Matrix(76)},
        {"unshared", "spatial", spatial(32, 5, 1, 0), "unshared_weights", Matrix(294000)},
        {"unshared with biases", "spatial", spatial(32, 5, 1, 0), "unshared_parameters", Matrix(297920)},
        {"shared", "spatial", spatial(32, 5, 1, 0), "shared_weights", Matrix(375)},
        {"shared with biases", "spatial", spatial(32, 5, 1, 0), "shared_parameters", Matrix(380)},
    };
}

Bench benchOf(const char* id) { return Bench(*findBench(id)); }

}  // namespace

class TestBenches : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void showTheNumbersOfTheLecture_data() {
        QTest::addColumn<int>("row");
        int row = 0;
        for (const Golden& golden : goldenValues()) QTest::newRow(golden.name) << row++;
    }
    void showTheNumbersOfTheLecture() {
        QFETCH(int, row);
        const Golden golden = goldenValues()[static_cast<std::size_t>(row)];
        Bench bench = benchOf(golden.bench);
        // The graphs' steps end where their own end is.
        QCOMPARE(bench.set(golden.state), std::nullopt);
        const BenchValue* found = bench.value(golden.reading);
        QVERIFY(found != nullptr);
        QVERIFY(same(*found, golden.value, golden.within));
    }

    void slideFifteensKernelTurnsItsSign() {
        for (const auto& [operation, sign] : {std::pair("correlation", 1.0), std::pair("convolution", -1.0)}) {
            Bench bench = benchOf("convolution");
            QCOMPARE(
                bench.set({{"input", slideRows}, {"kernel", Matrix(3, 1, {-0.5, 0, 0.5})}, {"operation", operation}}),
                std::nullopt);
            const Matrix rows = std::get<Matrix>(*bench.value("output"));
            QCOMPARE(rows.rows, 3);
            for (int column = 0; column < 4; ++column) {
                QCOMPARE(rows.at(0, column), sign * 20);
                QCOMPARE(rows.at(1, column), sign * 40);
                QCOMPARE(rows.at(2, column), sign * 60);
            }
        }
    }

    void everyFieldOfEveryBenchIsSound() {
        for (const BenchKind* kind : benchKinds()) {
            Bench bench(*kind);
            QCOMPARE(bench.set(bench.fields()), std::nullopt);
            for (const std::string_view reading : kind->readings)
                QVERIFY2(!bench.fields().contains(reading), std::string(reading).c_str());
            for (const auto& [name, _] : bench.readings())
                QVERIFY2(std::ranges::count(kind->readings, name) == 1, name.c_str());
        }
    }

    void theWindowsSumIsTheCellThatItFills() {
        Bench bench = benchOf("convolution");
        for (const char* padding : {"valid", "same", "full"}) {
            QCOMPARE(bench.set({{"padding", padding}, {"window", Matrix(0)}}), std::nullopt);
            const Matrix output = std::get<Matrix>(*bench.value("output"));
            for (int step = 0; step <= bench.lastStep(); ++step) {
                bench.setStep(step);
                double sum = 0;
                for (const double product : std::get<Matrix>(*bench.value("products")).values) sum += product;
                QCOMPARE(sum, output.values[static_cast<std::size_t>(step)]);
                QCOMPARE(sum, *bench.number({"sum"}));
            }
        }
    }

    void whatIsRefusedChangesNothing_data() {
        QTest::addColumn<QByteArray>("bench");
        QTest::addColumn<QByteArray>("field");
        QTest::addColumn<int>("fault");
        const auto row = [](const char* name, const char* bench, const char* field, BenchFault fault) {
            QTest::newRow(name) << QByteArray(bench) << QByteArray(field) << static_cast<int>(fault);
        };
        row("no such field", "descent", "depth", BenchFault::UnknownField);
        row("a word for a number", "descent", "rate", BenchFault::WrongKind);
        row("no such choice", "descent", "surface", BenchFault::UnknownChoice);
        row("too large", "convolution", "kernel", BenchFault::WrongSize);
        row("not a number", "descent", "start_w", BenchFault::OutOfRange);
        row("half a step", "descent", "step", BenchFault::NotWhole);
        row("larger than what it slides over", "convolution", "input", BenchFault::DoesNotFit);
    }
    void whatIsRefusedChangesNothing() {
        QFETCH(QByteArray, bench);
        QFETCH(QByteArray, field);
        QFETCH(int, fault);
        const std::map<int, BenchValue> values{{static_cast<int>(BenchFault::UnknownField), Matrix(1)},
                                               {static_cast<int>(BenchFault::WrongKind), "fast"},
                                               {static_cast<int>(BenchFault::UnknownChoice), "three"},
                                               {static_cast<int>(BenchFault::WrongSize), Matrix(6, 2)},
                                               {static_cast<int>(BenchFault::OutOfRange), Matrix(std::nan(""))},
                                               {static_cast<int>(BenchFault::NotWhole), Matrix(0.5)},
                                               {static_cast<int>(BenchFault::DoesNotFit), Matrix(1, 1, {5})}};
        Bench tried = benchOf(bench);
        const BenchState before = tried.fields();
        const auto problem = tried.set({{field.toStdString(), values.at(fault)}});
        QVERIFY(problem.has_value());
        QCOMPARE(static_cast<int>(problem->fault), fault);
        QCOMPARE(tried.fields(), before);
    }

    void gradientsAgreeWithNudging() {
        for (const char* name : {"product", "softmax", "layers", "correlation", "neuron"}) {
            Bench bench = benchOf("graph");
            QCOMPARE(bench.set(graph(name)), std::nullopt);
            for (std::uint64_t seed = 0; seed < 20; ++seed) {
                if (seed > 0) bench.randomise(seed);
                // At ReLU's kink there is no derivative to compare with.
                const BenchValue* h = bench.value("h");
                if (h != nullptr && std::ranges::count(std::get<Matrix>(*h).values, 0.0) > 0) continue;
                for (const ComputationNode& node : graphNodes(name)) {
                    if (node.operation != ComputationOperation::Value) continue;
                    const auto& exact = std::get<Matrix>(*bench.value("d_" + std::string(node.id)));
                    const auto& nudged = std::get<Matrix>(*bench.value("numeric_" + std::string(node.id)));
                    for (std::size_t i = 0; i < exact.values.size(); ++i)
                        QVERIFY2(std::abs(exact.values[i] - nudged.values[i]) <
                                     1e-5 * std::max(1.0, std::abs(exact.values[i])),
                                 name);
                }
            }
        }
    }

    void aGradientComesBackOneNodeAtATime() {
        Bench bench = benchOf("graph");
        QCOMPARE(bench.lastStep(), 6);
        QVERIFY(bench.value("z") == nullptr);
        bench.setStep(1);
        QVERIFY(bench.value("z") != nullptr && bench.value("p") == nullptr);
        bench.setStep(4);
        QVERIFY(bench.value("d_p") != nullptr && bench.value("d_z") == nullptr && bench.value("d_W") == nullptr);
        bench.setStep(6);
        QVERIFY(bench.value("d_W") != nullptr && bench.value("new_L") != nullptr);
    }

    void descentFallsExactlyBetweenZeroAndOne() {
        Bench bench = benchOf("descent");
        for (const double rate : {0.001, 0.1, 0.5, 0.9, 0.999, 1.0, 1.001, 1.1, 1.25}) {
            QCOMPARE(bench.set({{"rate", Matrix(rate)}, {"step", Matrix(10)}}), std::nullopt);
            const Matrix path = std::get<Matrix>(*bench.value("path"));
            // At 0.5 it lies in the minimum after one step and stays there.
            bool falls = true;
            for (int step = 1; step < path.rows; ++step)
                falls = falls && (path.at(step, 2) < path.at(step - 1, 2) || path.at(step - 1, 2) == 0);
            QCOMPARE(falls, rate < 1);
        }
    }

    void repairsAreLegalAndChangeOneNumber() {
        Bench bench = benchOf("spatial");
        QCOMPARE(bench.set(spatial(7, 3, 3, 0)), std::nullopt);
        QCOMPARE(*bench.number({"legal"}), 0.0);
        QVERIFY(bench.value("shared_weights") == nullptr);
        const Matrix repairs = std::get<Matrix>(*bench.value("repairs"));
        QVERIFY(repairs.rows >= 4);
        for (int row = 0; row < repairs.rows; ++row) {
            const std::array<double, 4> numbers{repairs.at(row, 0), repairs.at(row, 1), repairs.at(row, 2),
                                                repairs.at(row, 3)};
            const std::array<double, 4> wrong{7, 3, 3, 0};
            QCOMPARE(
                std::inner_product(numbers.begin(), numbers.end(), wrong.begin(), 0, std::plus(), std::not_equal_to()),
                1);
            Bench repaired = benchOf("spatial");
            QCOMPARE(repaired.set(spatial(int(numbers[0]), int(numbers[1]), int(numbers[2]), int(numbers[3]))),
                     std::nullopt);
            QCOMPARE(*repaired.number({"legal"}), 1.0);
        }
    }

    void aShorterWayLeavesTheWindowAtItsEnd() {
        Bench bench = benchOf("convolution");
        bench.setStep(3);
        QCOMPARE(bench.set({{"kernel", Matrix(3, 3, std::vector<double>(9, 1.0))}}), std::nullopt);
        QCOMPARE(bench.step(), 0);
        QCOMPARE(bench.lastStep(), 0);
    }

    void theSameSeedDrawsTheSameNumbers() {
        Bench one = benchOf("convolution");
        Bench other = benchOf("convolution");
        one.randomise(7);
        other.randomise(7);
        QCOMPARE(one.fields(), other.fields());
        other.randomise(8);
        QVERIFY(one.fields() != other.fields());
        one.reset();
        QCOMPARE(one.fields(), benchOf("convolution").fields());
    }
};

FOVEA_TEST(TestBenches)
#include "tst_benches.moc"
