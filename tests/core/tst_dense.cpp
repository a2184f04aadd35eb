// SPDX-License-Identifier: GPL-3.0-or-later
// The fast products of dense layers against their definition in double, over sizes drawn at random.
#include <QTest>
#include <cmath>

#include "core/kernels/dense.h"
#include "core/kernels/reference/dense.h"
#include "core/tensor/random.h"
#include "tests/support/comparison.h"
#include "tests/support/guarded_images.h"
#include "tests/support/random_floats.h"
#include "tests/support/register_test.h"
#include "tests/support/sanitizers.h"

using namespace fovea;
using namespace fovea::test;

namespace {

constexpr int cases = caseCount(600, 60, 60);

struct Sizes {
    int rows, inputs, units;
    bool hasBias, accumulate;
};

std::vector<double> wide(const std::vector<float>& values) { return {values.begin(), values.end()}; }

std::string check(const Sizes& sizes, RandomStream& random, Workers& workers) {
    const auto [rows, inputs, units, hasBias, accumulate] = sizes;
    const auto count = [](int a, int b) { return static_cast<std::size_t>(a) * static_cast<std::size_t>(b); };
    const Shape in{1, 1, inputs}, out{1, 1, units};
    const std::vector<float> x = randomFloats(random, count(rows, inputs));
    const std::vector<float> dy = randomFloats(random, count(rows, units));
    const std::vector<float> weight = randomFloats(random, count(inputs, units));
    const std::vector<float> bias = randomFloats(random, hasBias ? count(units, 1) : 0);

    const std::vector<double> x64 = wide(x), dy64 = wide(dy), w64 = wide(weight), b64 = wide(bias);
    std::vector<double> y64(dy.size()), dx64(x.size()), dw64(weight.size()), db64(count(units, 1));
    reference::denseForward<double>(denseView(x64.data(), rows, in), w64, b64, denseView(y64.data(), rows, out));
    reference::denseBackward<double>(denseView(x64.data(), rows, in), denseView(dy64.data(), rows, out), w64,
                                     denseView(dx64.data(), rows, in), dw64, db64);

    const int margin = random.below(2);  // rows further apart than they are long
    GuardedImages input(in, rows, margin), output(out, rows, margin), outputGradient(out, rows, margin),
        inputGradient(in, rows, margin);
    input.write(x);
    outputGradient.write(dy);
    constexpr float start = 0.5F;
    inputGradient.write(std::vector<float>(x.size(), accumulate ? start : std::nanf("")));
    if (accumulate)
        for (double& value : dx64) value += double{start};
    std::vector<float> dw(weight.size(), std::nanf("")), db(db64.size(), std::nanf(""));
    kernels::denseForward(input.view(), weight, bias, output.view(), workers);
    kernels::denseInputGradient(outputGradient.view(), weight, inputGradient.view(), accumulate, workers);
    kernels::denseWeightGradient(input.view(), outputGradient.view(), dw, db, workers);

    if (!output.isGuarded() || !inputGradient.isGuarded()) return "wrote outside of the rows";
    // No scale below the deviation of a sum of so many products; a few sums may all nearly cancel.
    const auto compare = [](const char* what, const std::vector<float>& got, const std::vector<double>& exact,
                            int terms) {
        return compareValues<float, double>(what, got, exact, 1e-5, std::sqrt(double(terms)) / 3);
    };
    std::string fault = compare("output", output.read(), y64, inputs);
    if (fault.empty()) fault = compare("input gradient", inputGradient.read(), dx64, units);
    if (fault.empty()) fault = compare("weight gradient", dw, dw64, rows);
    if (fault.empty()) fault = compare("bias gradient", db, db64, rows);
    return fault;
}

}  // namespace

class TestDense : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void agreesWithDefinition() {
        Workers workers(2);
        RandomStream random(3, RandomPurpose::Test);
        for (int i = 0; i < cases; ++i) {
            const bool isLarge = random.below(10) == 0;
            const Sizes sizes{1 + random.below(random.below(4) == 0 ? 130 : 20), 1 + random.below(isLarge ? 700 : 90),
                              1 + random.below(isLarge ? 300 : 70), random.below(2) == 0, random.below(2) == 0};
            const std::string fault = check(sizes, random, workers);
            QVERIFY2(fault.empty(), fmt::format("{} rows, {} inputs, {} units, bias {}, accumulate {}\n{}", sizes.rows,
                                                sizes.inputs, sizes.units, sizes.hasBias, sizes.accumulate, fault)
                                        .c_str());
        }
    }

    /// Chunks of a batch give what the batch gives, up to rounding, and any number of workers the same bits.
    void threadsDoNotShow() {
        RandomStream random(5, RandomPurpose::Test);
        for (const int units : {10, 84, 256}) {
            const Shape in{1, 1, 300}, out{1, 1, units};
            GuardedImages input(in, 64, 0), first(out, 64, 0), other(out, 64, 0), gradient(in, 64, 0), again(in, 64, 0);
            input.write(randomFloats(random, std::size_t{64 * 300}));
            const std::vector<float> weight = randomFloats(random, 300 * static_cast<std::size_t>(units));
            std::vector<float> dw(weight.size()), db(static_cast<std::size_t>(units));
            std::vector<float> dw2 = dw, db2 = db;
            Workers one(1);
            kernels::denseForward(input.view(), weight, {}, first.view(), one);
            kernels::denseInputGradient(first.view(), weight, gradient.view(), false, one);
            kernels::denseWeightGradient(input.view(), first.view(), dw, db, one);
            for (const int threads : {2, 3, 7}) {
                Workers workers(threads);
                kernels::denseForward(input.view(), weight, {}, other.view(), workers);
                kernels::denseInputGradient(first.view(), weight, again.view(), false, workers);
                kernels::denseWeightGradient(input.view(), first.view(), dw2, db2, workers);
                QCOMPARE(other.read(), first.read());
                QCOMPARE(again.read(), gradient.read());
                QCOMPARE(dw2, dw);
                QCOMPARE(db2, db);
            }
        }
    }
};

FOVEA_TEST(TestDense)
#include "tst_dense.moc"
