// SPDX-License-Identifier: GPL-3.0-or-later
// Winograd's convolution against the naive one in double, over random shapes.
#include <QTest>
#include <cmath>
#include <limits>
#include <vector>

#include "core/kernels/reference/conv2d.h"
#include "core/kernels/winograd.h"
#include "core/kernels/winograd_matrices.h"
#include "core/parallel/workers.h"
#include "core/tensor/random.h"
#include "tests/support/comparison.h"
#include "tests/support/register_test.h"
#include "tests/support/sanitizers.h"

using namespace fovea;
using namespace fovea::test;
using kernels::ConvPass;
using kernels::ConvProblem;

namespace {

constexpr int randomCases = caseCount(250, 25, 5);
constexpr double tolerance = 1e-5;
constexpr float untouched = 12345.0F;

ConvProblem makeProblem(Shape input, int filters, int kernel, Sides padding) {
    const Extent output{input.height + padding.top + padding.bottom - kernel + 1,
                        input.width + padding.left + padding.right - kernel + 1};
    return {input, filters, {{kernel, kernel}, {1, 1}, {1, 1}, padding, output}, 1};
}

/// A batch of images in a buffer of exactly their size, with a margin of zeros or without, and with
/// rows that may be longer than they need be.
template <class T>
struct Images {
    Images(int count, Shape shape, int border, T value = T{0}) {
        const std::ptrdiff_t row = (shape.width + 2 * std::ptrdiff_t{border}) * shape.channels;
        const std::ptrdiff_t image = row * (shape.height + 2 * border);
        values.assign(static_cast<std::size_t>(image * count), T{0});
        view = {values.data() + border * row + std::ptrdiff_t{border} * shape.channels, count, shape, row, image};
        reference::fill(view, value);
    }
    Images(const Images&) = delete;
    Images& operator=(const Images&) = delete;

    std::vector<T> inside() const {
        std::vector<T> result;
        reference::forEachValue(view, [&](int n, int y, int x, int c) { result.push_back(view.at(n, y, x, c)); });
        return result;
    }
    bool borderIsZero() const {
        double all = 0;
        double within = 0;
        for (const T value : values) all += std::abs(value);
        for (const T value : inside()) within += std::abs(value);
        return std::abs(all - within) <= 1e-9 * all;
    }

    std::vector<T> values;
    BasicImageView<T> view;
};

std::vector<double> toDouble(const std::vector<float>& values) { return {values.begin(), values.end()}; }

void copyInto(const Images<float>& from, Images<double>& to) {
    reference::forEachValue(from.view,
                            [&](int n, int y, int x, int c) { to.view.at(n, y, x, c) = from.view.at(n, y, x, c); });
}

/// A convolution with random numbers, and what it should give.
class Case {
public:
    Case(const ConvProblem& what, int count, int border, std::uint64_t seed)
        : problem(what),
          input(count, what.input, border),
          outputGradient(count, what.output(), border),
          random_(seed, RandomPurpose::Test),
          exactInput_(count, what.input, 0),
          exactOutputGradient_(count, what.output(), 0) {
        const WindowGeometry& g = problem.geometry;
        const int fanIn = g.kernel.height * g.kernel.width * problem.input.channels;
        fill(input);
        fill(outputGradient);
        weight.resize(static_cast<std::size_t>(fanIn) * static_cast<std::size_t>(problem.filters));
        for (float& value : weight) value = static_cast<float>(random_.normal() * std::sqrt(2.0 / fanIn));
        bias.resize(static_cast<std::size_t>(problem.filters));
        for (float& value : bias) value = static_cast<float>(random_.normal() * 0.1);
        copyInto(input, exactInput_);
        copyInto(outputGradient, exactOutputGradient_);
    }

    std::vector<float> packed(const kernels::Convolution& convolution, ConvPass pass) const {
        std::vector<float> panels(convolution.panelFloats(pass));
        for (int job = 0; job < convolution.packJobs(pass); ++job)
            convolution.pack(pass, job, weight.data(), panels.data());
        return panels;
    }

    std::vector<double> exactOutput(bool withBias, bool fusedRelu) {
        Images<double> output(input.view.count, problem.output(), 0);
        const auto w = toDouble(weight);
        const auto b = withBias ? toDouble(bias) : std::vector<double>();
        reference::conv2dForward<double>(exactInput_.view, w, b, problem.geometry, 1, output.view);
        if (fusedRelu)
            for (double& value : output.values) value = std::max(value, 0.0);
        return output.values;
    }

    std::vector<double> exactInputGradient(double start) {
        Images<double> gradient(input.view.count, problem.input, 0);
        const auto w = toDouble(weight);
        reference::conv2dInputGradient<double>(exactOutputGradient_.view, w, problem.geometry, 1, gradient.view);
        for (double& value : gradient.values) value += start;
        return gradient.values;
    }

    void exactWeightGradient(std::vector<double>& weightGradient, std::vector<double>& biasGradient) {
        weightGradient.resize(weight.size());
        biasGradient.resize(bias.size());
        reference::conv2dWeightGradient<double>(exactInput_.view, exactOutputGradient_.view, problem.geometry, 1,
                                                weightGradient, biasGradient);
    }

    ConvProblem problem;
    Images<float> input;
    Images<float> outputGradient;
    std::vector<float> weight;
    std::vector<float> bias;

private:
    void fill(Images<float>& images) {
        reference::forEachValue(images.view, [&](int n, int y, int x, int c) {
            images.view.at(n, y, x, c) = static_cast<float>(random_.normal());
        });
    }

    RandomStream random_;
    Images<double> exactInput_;
    Images<double> exactOutputGradient_;
};

struct Ways {
    bool withBias = true;
    bool fusedRelu = false;
    bool byRows = false;
    bool accumulate = false;
    bool wantsInput = true;
    bool wantsWeight = true;
    bool wantsBias = true;
    int border = 0;  ///< of output and input gradient
};

std::string compare(const std::string& what, const std::vector<float>& got, const std::vector<double>& expected) {
    return compareValues<float, double>(what, got, expected, tolerance);
}

std::string checkForward(const kernels::Convolution& convolution, Case& one, const Ways& ways) {
    const auto panels = one.packed(convolution, ConvPass::Forward);
    Images<float> output(one.input.view.count, one.problem.output(), ways.border, untouched);
    const kernels::ConvForward call{one.input.view, panels.data(), ways.withBias ? one.bias.data() : nullptr,
                                    ways.fusedRelu, output.view};
    const int height = one.problem.geometry.output.height;
    const int step = ways.byRows ? convolution.rowStep() : height;
    for (int y = 0; y < height; y += step) convolution.forward(call, {y, std::min(height, y + step)});
    if (!output.borderIsZero()) return "the output's border is no longer zero";
    return compare("output", output.inside(), one.exactOutput(ways.withBias, ways.fusedRelu));
}

std::string checkBackward(const kernels::Convolution& convolution, Case& one, const Ways& ways) {
    const auto panels = one.packed(convolution, ConvPass::InputGradient);
    const float start = ways.accumulate ? 0.5F : untouched;
    Images<float> inputGradient(one.input.view.count, one.problem.input, ways.border, start);
    std::vector<float> weightGradient(one.weight.size(), untouched);
    std::vector<float> biasGradient(one.bias.size(), untouched);
    kernels::ConvBackward call{one.input.view, one.outputGradient.view, panels.data()};
    if (ways.wantsInput) call.inputGradient = inputGradient.view;
    if (ways.wantsWeight) call.weightGradient = weightGradient.data();
    if (ways.wantsBias) call.biasGradient = biasGradient.data();
    call.accumulate = ways.accumulate;
    convolution.backward(call);

    std::vector<double> exactWeight, exactBias;
    one.exactWeightGradient(exactWeight, exactBias);
    std::string faults;
    if (!inputGradient.borderIsZero()) faults += "the input gradient's border is no longer zero\n";
    if (ways.wantsInput)
        faults +=
            compare("input gradient", inputGradient.inside(), one.exactInputGradient(ways.accumulate ? start : 0));
    if (ways.wantsWeight) faults += compare("weight gradient", weightGradient, exactWeight);
    // A sum of random signs may come out as nearly 0; then it is its terms that count.
    const double terms = static_cast<double>(one.outputGradient.inside().size()) / one.problem.filters;
    if (ways.wantsBias)
        faults += compareValues<float, double>("bias gradient", biasGradient, exactBias, tolerance, std::sqrt(terms));
    return faults;
}

std::string describe(const ConvProblem& problem, int count) {
    const Sides& p = problem.geometry.padding;
    return fmt::format("{} images {}x{}x{}, {} filters {}x{}, padding {} {} {} {}", count, problem.input.height,
                       problem.input.width, problem.input.channels, problem.filters, problem.geometry.kernel.height,
                       problem.geometry.kernel.width, p.top, p.bottom, p.left, p.right);
}

std::string check(const ConvProblem& problem, int count, int border, const Ways& ways, std::uint64_t seed) {
    Case one(problem, count, border, seed);
    const auto convolution = kernels::makeWinogradConvolution(problem);
    const std::string faults = checkForward(*convolution, one, ways) + checkBackward(*convolution, one, ways);
    return faults.empty() ? faults : describe(problem, count) + "\n" + faults;
}

}  // namespace

class TestWinograd : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void matricesMultiply() {
        multiplies<kernels::winograd::Scheme<4, 3>>();
        multiplies<kernels::winograd::Scheme<4, 5>>();
    }

    void fits_data() {
        QTest::addColumn<int>("kernel");
        QTest::addColumn<int>("stride");
        QTest::addColumn<int>("dilation");
        QTest::addColumn<int>("groups");
        QTest::addColumn<int>("padding");
        QTest::addColumn<int>("side");
        QTest::addColumn<bool>("fits");
        QTest::newRow("3x3") << 3 << 1 << 1 << 1 << 1 << 16 << true;
        QTest::newRow("3x3, one output") << 3 << 1 << 1 << 1 << 0 << 3 << true;
        QTest::newRow("5x5") << 5 << 1 << 1 << 1 << 4 << 16 << true;
        QTest::newRow("5x5, eight outputs") << 5 << 1 << 1 << 1 << 0 << 12 << true;
        QTest::newRow("5x5, seven outputs") << 5 << 1 << 1 << 1 << 0 << 11 << false;
        QTest::newRow("1x1") << 1 << 1 << 1 << 1 << 0 << 16 << false;
        QTest::newRow("7x7") << 7 << 1 << 1 << 1 << 0 << 16 << false;
        QTest::newRow("strided") << 3 << 2 << 1 << 1 << 1 << 16 << false;
        QTest::newRow("dilated") << 3 << 1 << 2 << 1 << 1 << 16 << false;
        QTest::newRow("grouped") << 3 << 1 << 1 << 2 << 1 << 16 << false;
        QTest::newRow("padded by its size") << 3 << 1 << 1 << 1 << 3 << 16 << false;
    }
    void fits() {
        QFETCH(int, kernel);
        QFETCH(int, stride);
        QFETCH(int, dilation);
        QFETCH(int, groups);
        QFETCH(int, padding);
        QFETCH(int, side);
        ConvProblem problem = makeProblem({side, side, 8}, 8, kernel, {padding, padding, padding, padding});
        problem.geometry.stride = {stride, stride};
        problem.geometry.dilation = {dilation, dilation};
        problem.groups = groups;
        QTEST(kernels::winogradFits(problem), "fits");
    }

    /// More tiles than an int counts: what they would take must still be foretold.
    void plansForTooManyImages() {
        const auto convolution = kernels::makeWinogradConvolution(makeProblem({4096, 4096, 16}, 16, 3, {1, 1, 1, 1}));
        const std::size_t one = convolution->scratchFloats(1);
        QVERIFY(one > 0 && convolution->scratchFloats(std::numeric_limits<int>::max()) >= one);
        const auto wide = kernels::makeWinogradConvolution(makeProblem({8, 8, 300'000}, 16, 3, {1, 1, 1, 1}));
        QVERIFY(wide->scratchFloats(64) > wide->scratchFloats(1));
    }

    void agreesWithReference_data() {
        QTest::addColumn<int>("kernel");
        QTest::newRow("3x3") << 3;
        QTest::newRow("5x5") << 5;
    }
    void agreesWithReference() {
        QFETCH(int, kernel);
        for (int i = 0; i < randomCases; ++i) {
            RandomStream random(static_cast<std::uint64_t>(i), RandomPurpose::Test, static_cast<std::uint64_t>(kernel));
            const auto pick = [&](int first, int last) { return first + random.below(last - first + 1); };
            const auto channels = [&] { return pick(0, 2) == 0 ? 1 << pick(0, 6) : pick(1, i % 4 == 0 ? 70 : 24); };
            const Sides padding{pick(0, kernel - 1), pick(0, kernel - 1), pick(0, kernel - 1), pick(0, kernel - 1)};
            const int least = kernel == 3 ? 3 : 12;  // for an output of 1 or 8
            const auto side = [&](int around) { return pick(std::max(1, least - around), 15); };
            const Shape input{side(padding.top + padding.bottom), side(padding.left + padding.right), channels()};
            const Ways ways{.withBias = pick(0, 1) == 1,
                            .fusedRelu = pick(0, 1) == 1,
                            .byRows = pick(0, 1) == 1,
                            .accumulate = pick(0, 1) == 1,
                            .wantsInput = pick(0, 3) > 0,
                            .wantsWeight = pick(0, 3) > 0,
                            .wantsBias = pick(0, 3) > 0,
                            .border = pick(0, 3)};
            const std::string faults = check(makeProblem(input, channels(), kernel, padding), pick(1, 3), pick(0, 5),
                                             ways, static_cast<std::uint64_t>(i));
            QVERIFY2(faults.empty(), faults.c_str());
        }
    }

    /// More tiles than a block and than a group hold.
    void manyTiles_data() {
        QTest::addColumn<int>("kernel");
        QTest::addColumn<int>("side");
        QTest::addColumn<int>("channels");
        QTest::addColumn<int>("filters");
        QTest::addColumn<int>("count");
        QTest::newRow("3x3 64 to 64") << 3 << 32 << 64 << 64 << 2;
        QTest::newRow("3x3 16 to 16") << 3 << 32 << 16 << 16 << 8;
        QTest::newRow("3x3 70 to 20") << 3 << 23 << 70 << 20 << 5;
        QTest::newRow("5x5 16 to 20") << 5 << 16 << 16 << 20 << 15;
        QTest::newRow("5x5 1 to 6") << 5 << 28 << 1 << 6 << 11;
        // Too many channels for a block to stay in a core's cache: several panels at once.
        QTest::newRow("3x3 256 to 40") << 3 << 8 << 256 << 40 << 5;
        QTest::newRow("3x3 40 to 256") << 3 << 8 << 40 << 256 << 5;
    }
    void manyTiles() {
        QFETCH(int, kernel);
        QFETCH(int, side);
        QFETCH(int, channels);
        QFETCH(int, filters);
        QFETCH(int, count);
        const int pad = kernel / 2;
        const std::string faults =
            check(makeProblem({side, side, channels}, filters, kernel, {pad, pad, pad, pad}), count, pad, {}, 5);
        QVERIFY2(faults.empty(), faults.c_str());
    }

    /// What is computed for an image doesn't depend on its neighbours in the call or on the rows asked for.
    void imagesAreIndependent() {
        for (const int kernel : {3, 5}) {
            Case one(makeProblem({11, 10, 12}, 20, kernel, {1, 1, 1, 1}), 7, 0, 3);
            const auto convolution = kernels::makeWinogradConvolution(one.problem);
            const auto panels = one.packed(*convolution, ConvPass::Forward);
            const auto turned = one.packed(*convolution, ConvPass::InputGradient);
            const auto run = [&](int perCall, bool byRows) {
                Images<float> output(7, one.problem.output(), 0);
                Images<float> gradient(7, one.problem.input, 0);
                for (int n = 0; n < 7; n += perCall) {
                    const auto part = [&](auto view) {
                        view.data += n * view.imageStride;
                        view.count = std::min(perCall, 7 - n);
                        return view;
                    };
                    const int height = one.problem.geometry.output.height;
                    for (int y = 0; y < height; y += byRows ? 4 : height)
                        convolution->forward(
                            {part(one.input.view), panels.data(), one.bias.data(), false, part(output.view)},
                            {y, std::min(height, y + (byRows ? 4 : height))});
                    convolution->backward(
                        {part(one.input.view), part(one.outputGradient.view), turned.data(), part(gradient.view)});
                }
                return std::pair(output.values, gradient.values);
            };
            const auto together = run(7, false);
            QVERIFY(together == run(1, false));
            QVERIFY(together == run(3, true));
        }
    }

private:
    /// Aᵀ [(G g) ⊙ (Bᵀ d)] is 1 where d and g are unit vectors that meet in an output, else 0.
    template <class Scheme>
    static void multiplies() {
        for (int i = 0; i < Scheme::tile; ++i)
            for (int j = 0; j < Scheme::kernel; ++j)
                for (int d = 0; d < Scheme::side; ++d) {
                    double sum = 0;
                    for (int k = 0; k < Scheme::side; ++k)
                        sum += Scheme::A.values[k][i] * Scheme::G.values[k][j] * Scheme::Bt.values[k][d];
                    QVERIFY(std::abs(sum - (d == i + j ? 1.0 : 0.0)) < 1e-12);
                }
    }
};

FOVEA_TEST(TestWinograd)
#include "tst_winograd.moc"
