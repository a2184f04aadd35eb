// SPDX-License-Identifier: GPL-3.0-or-later
// Every method of convolution against its definition in double, over shapes drawn at random.
#include <QTest>
#include <cmath>
#include <cstdint>

#include "core/kernels/convolution.h"
#include "core/kernels/reference/conv2d.h"
#include "core/parallel/workers.h"
#include "core/tensor/random.h"
#include "tests/support/comparison.h"
#include "tests/support/guarded_images.h"
#include "tests/support/random_floats.h"
#include "tests/support/register_test.h"
#include "tests/support/sanitizers.h"

using namespace fovea;
using namespace fovea::kernels;
using namespace fovea::test;

namespace {

/// FOVEA_CONVOLUTION_CASES sets how many shapes each method meets.
int shapeCount() {
    bool isSet = false;
    const int count = qEnvironmentVariableIntValue("FOVEA_CONVOLUTION_CASES", &isSet);
    return isSet ? count : caseCount(800, 150, 20);
}
constexpr double tolerance = 1e-5;

struct Case {
    ConvProblem problem;
    int images = 1;
    int inputMargin = 0, outputMargin = 0;
    bool hasBias = true, fusedRelu = false, accumulate = false, skipsInput = false, skipsWeight = false;
};

std::string describe(const Case& c, int seed) {
    const auto& [input, filters, g, groups] = c.problem;
    return fmt::format(
        "case {}: {} images {}x{}x{}, {} filters {}x{}, stride {}x{}, dilation {}x{}, padding {} {} {} {}, {} groups, "
        "margins {} {}, bias {}, fusedRelu {}, accumulate {}",
        seed, c.images, input.height, input.width, input.channels, filters, g.kernel.height, g.kernel.width,
        g.stride.height, g.stride.width, g.dilation.height, g.dilation.width, g.padding.top, g.padding.bottom,
        g.padding.left, g.padding.right, groups, c.inputMargin, c.outputMargin, c.hasBias, c.fusedRelu, c.accumulate);
}

int randomChannels(RandomStream& random, int largest) {
    return random.below(3) == 0 ? std::min(largest, 1 << random.below(8)) : 1 + random.below(largest);
}

/// Mostly the windows that networks have, sometimes odd ones.
WindowGeometry randomWindow(RandomStream& random, Extent input, bool plain) {
    WindowGeometry g;
    const auto side = [&] { return 1 + random.below(5); };
    g.kernel = random.below(2) == 0 || plain ? Extent{3, 3} : Extent{side(), side()};
    g.stride = random.below(2) == 0 || plain ? Extent{1, 1} : Extent{1 + random.below(3), 1 + random.below(3)};
    g.dilation = random.below(4) != 0 || plain ? Extent{1, 1} : Extent{1 + random.below(3), 1 + random.below(3)};
    const auto padding = [&](int kernel) { return random.below(kernel + 1); };
    if (random.below(2) == 0)
        g.padding = {padding(g.kernel.height), padding(g.kernel.height), padding(g.kernel.width),
                     padding(g.kernel.width)};
    else
        g.padding = {g.kernel.height / 2, g.kernel.height / 2, g.kernel.width / 2, g.kernel.width / 2};
    const auto grow = [](int before, int& after, int length, int span) {
        after += std::max(0, span - (length + before + after));
    };
    const int spanY = (g.kernel.height - 1) * g.dilation.height + 1;
    const int spanX = (g.kernel.width - 1) * g.dilation.width + 1;
    grow(g.padding.top, g.padding.bottom, input.height, spanY);
    grow(g.padding.left, g.padding.right, input.width, spanX);
    g.output = {(input.height + g.padding.top + g.padding.bottom - spanY) / g.stride.height + 1,
                (input.width + g.padding.left + g.padding.right - spanX) / g.stride.width + 1};
    return g;
}

Case randomCase(ConvMethod method, int seed) {
    RandomStream random(static_cast<std::uint64_t>(seed), RandomPurpose::Test, static_cast<int>(method));
    Case c;
    ConvProblem& problem = c.problem;
    const int side = random.below(8) == 0 ? 33 : 14;
    problem.input = {1 + random.below(side), 1 + random.below(side), randomChannels(random, side > 20 ? 20 : 70)};
    problem.filters = randomChannels(random, side > 20 ? 20 : 70);
    if (method == ConvMethod::Depthwise) {
        problem.groups = problem.filters = problem.input.channels;
    } else if (method == ConvMethod::Winograd) {
        problem.input.channels = 16 * (1 + random.below(3));
        problem.filters = 16 * (1 + random.below(3));
    } else if (random.below(4) == 0) {
        problem.groups = 1 + random.below(5);
        problem.input.channels = problem.groups * randomChannels(random, 20);
        problem.filters = problem.groups * randomChannels(random, 20);
    }
    problem.geometry =
        randomWindow(random, {problem.input.height, problem.input.width}, method == ConvMethod::Winograd);
    c.images = 1 + random.below(5);
    c.inputMargin = random.below(3);
    c.outputMargin = random.below(3);
    c.hasBias = random.below(3) != 0;
    c.fusedRelu = random.below(3) == 0;
    c.accumulate = random.below(2) == 0;
    c.skipsInput = random.below(8) == 0;
    c.skipsWeight = random.below(8) == 0;
    return c;
}

/// What the definition says, in double.
struct Expected {
    std::vector<double> output, inputGradient, weightGradient, biasGradient;
};

Expected expectedOf(const Case& c, const std::vector<float>& input, const std::vector<float>& weight,
                    const std::vector<float>& bias, const std::vector<float>& outputGradient) {
    const auto& [in, filters, geometry, groups] = c.problem;
    const Shape out = c.problem.output();
    const auto wide = [](const std::vector<float>& values) {
        return std::vector<double>(values.begin(), values.end());
    };
    const std::vector<double> x = wide(input), w = wide(weight), b = wide(bias), dy = wide(outputGradient);
    const auto images = [&](const std::vector<double>& values, const Shape& shape) {
        return denseView(values.data(), c.images, shape);
    };
    Expected e;
    e.output.resize(dy.size());
    e.inputGradient.resize(x.size());
    e.weightGradient.resize(w.size());
    e.biasGradient.resize(static_cast<std::size_t>(filters));
    reference::conv2dForward<double>(images(x, in), w, b, geometry, groups, denseView(e.output.data(), c.images, out));
    if (c.fusedRelu)
        for (double& y : e.output) y = std::max(0.0, y);
    reference::conv2dInputGradient<double>(images(dy, out), w, geometry, groups,
                                           denseView(e.inputGradient.data(), c.images, in));
    reference::conv2dWeightGradient<double>(images(x, in), images(dy, out), geometry, groups, e.weightGradient,
                                            e.biasGradient);
    return e;
}

/// Packed weights, aligned as the contract asks for. What nobody packs stays not a number.
class Panels {
public:
    Panels(const Convolution& convolution, ConvPass pass, const std::vector<float>& weight)
        : memory_(convolution.panelFloats(pass) + lineFloats, std::nanf("")) {
        const auto floats = reinterpret_cast<std::uintptr_t>(memory_.data()) / sizeof(float);
        panels_ = memory_.data() + (lineFloats - floats % lineFloats) % lineFloats;
        for (int job = convolution.packJobs(pass) - 1; job >= 0; --job)
            convolution.pack(pass, job, weight.data(), panels_);
    }
    Panels(const Panels&) = delete;
    Panels& operator=(const Panels&) = delete;
    operator const float*() const { return panels_; }

private:
    static constexpr std::size_t lineFloats = 16;
    std::vector<float> memory_;
    float* panels_;
};

/// Two calls that share the output's rows.
void forwardInTwoParts(const Convolution& convolution, const ConvForward& call, RandomStream& random) {
    const int height = call.output.shape.height;
    const int steps = (height + convolution.rowStep() - 1) / convolution.rowStep();
    const int middle = std::min(height, random.below(steps + 1) * convolution.rowStep());
    convolution.forward(call, {middle, height});
    convolution.forward(call, {0, middle});
}

/// The images of a view from `first` on.
template <class View>
View part(View view, int first, int count) {
    if (view.data != nullptr) view.data = view.pixel(first, 0, 0);
    view.count = count;
    return view;
}

/// Two calls that share the images; the second adds to the weights' gradients.
void backwardInTwoParts(const Convolution& convolution, const ConvBackward& call, RandomStream& random,
                        Workers* across) {
    int first = 0;
    for (const int end : {random.below(call.input.count), call.input.count}) {
        if (end == first) continue;
        ConvBackward some = call;
        some.input = part(call.input, first, end - first);
        some.outputGradient = part(call.outputGradient, first, end - first);
        some.inputGradient = part(call.inputGradient, first, end - first);
        some.accumulateWeights = first > 0;
        if (across)
            convolution.backwardWholeBatch(some, *across);
        else
            convolution.backward(some);
        first = end;
    }
}

/// With `across` by the way for whole batches.
std::string check(ConvMethod method, const Case& c, int seed, Workers* across = nullptr) {
    RandomStream random(static_cast<std::uint64_t>(seed), RandomPurpose::Test, 77);
    const ConvProblem& problem = c.problem;
    const Shape out = problem.output();
    const auto sizeOf = [&](const Shape& shape) { return static_cast<std::size_t>(shape.size() * c.images); };
    const auto filters = static_cast<std::size_t>(problem.filters);
    const std::size_t weights = static_cast<std::size_t>(problem.geometry.kernel.height) *
                                static_cast<std::size_t>(problem.geometry.kernel.width) *
                                static_cast<std::size_t>(problem.input.channels / problem.groups) * filters;
    const std::vector<float> x = randomFloats(random, sizeOf(problem.input));
    const std::vector<float> weight = randomFloats(random, weights);
    const std::vector<float> bias = randomFloats(random, c.hasBias ? filters : 0);
    const std::vector<float> dy = randomFloats(random, sizeOf(out));
    const Expected expected = expectedOf(c, x, weight, bias, dy);

    const auto convolution = makeConvolution(method, problem);
    GuardedImages input(problem.input, c.images, c.inputMargin);
    GuardedImages output(out, c.images, c.outputMargin);
    GuardedImages outputGradient(out, c.images, c.outputMargin);
    GuardedImages inputGradient(problem.input, c.images, c.inputMargin);
    input.write(x);
    outputGradient.write(dy);
    const Panels panels(*convolution, ConvPass::Forward, weight);
    const ConvForward forward{input.view(), panels, c.hasBias ? bias.data() : nullptr, c.fusedRelu, output.view()};
    if (across)
        convolution->forwardWholeBatch(forward, *across);
    else
        forwardInTwoParts(*convolution, forward, random);

    const Panels turned(*convolution, ConvPass::InputGradient, weight);
    constexpr float start = 0.5F;
    inputGradient.write(std::vector<float>(x.size(), c.accumulate ? start : std::nanf("")));
    std::vector<float> weightGradient(weights + 1, std::nanf(""));  // and one that must stay
    std::vector<float> biasGradient(filters + 1, std::nanf(""));
    ConvBackward call{input.view(), outputGradient.view()};
    call.accumulate = c.accumulate;
    if (!c.skipsInput) call.panels = turned, call.inputGradient = inputGradient.view();
    if (!c.skipsWeight) call.weightGradient = weightGradient.data(), call.biasGradient = biasGradient.data();
    backwardInTwoParts(*convolution, call, random, across);

    if (!std::isnan(weightGradient.back()) || !std::isnan(biasGradient.back())) return "wrote behind a gradient";
    if (!output.isGuarded() || !inputGradient.isGuarded()) return "wrote outside of the images";
    // `terms` numbers are summed for each value. Where there are few values, all may nearly cancel; hence no scale
    // below the deviation of such a sum.
    const auto compare = [](const char* what, std::span<const float> got, const std::vector<double>& exact,
                            std::size_t terms) {
        return compareValues<float, double>(what, got, exact, tolerance, std::sqrt(static_cast<double>(terms)) / 3);
    };
    const std::size_t pixels = sizeOf(out) / filters;
    const std::size_t window = weights / filters;
    std::string fault = compare("output", output.read(), expected.output, window);
    if (fault.empty() && !c.skipsInput) {
        std::vector<double> exact = expected.inputGradient;
        if (c.accumulate)
            for (double& value : exact) value += double{start};
        fault = compare("input gradient", inputGradient.read(), exact, window);
    }
    if (fault.empty() && !c.skipsWeight)
        fault = compare("weight gradient", std::span(weightGradient).first(weights), expected.weightGradient, pixels);
    if (fault.empty() && !c.skipsWeight)
        fault = compare("bias gradient", std::span(biasGradient).first(filters), expected.biasGradient, pixels);
    return fault;
}

/// The gradient of the convolution's output that a pool's argmax makes of its own; empty where one can't be.
std::vector<float> spread(const Case& c, const std::vector<float>& gradient, const std::vector<std::uint8_t>& argmax) {
    const Shape whole = c.problem.output();
    const Shape out{whole.height / 2, whole.width / 2, whole.channels};
    std::vector<float> values(static_cast<std::size_t>(whole.size() * c.images), 0.0F);
    const ImageView view = denseView(values.data(), c.images, whole);
    const ConstImageView from = denseView(gradient.data(), c.images, out);
    auto place = argmax.begin();
    for (int n = 0; n < c.images; ++n)
        for (int i = 0; i < out.height; ++i)
            for (int j = 0; j < out.width; ++j)
                for (int f = 0; f < out.channels; ++f, ++place) {
                    if (*place > (c.fusedRelu ? 4 : 3)) return {};
                    if (*place < 4) view.at(n, 2 * i + *place / 2, 2 * j + *place % 2, f) = from.at(n, i, j, f);
                }
    return values;
}

/// `output` is the largest of each four values of `exact`, and won where `argmax` says.
std::string comparePooled(const Case& c, const std::vector<float>& output, const std::vector<double>& exact,
                          const std::vector<std::uint8_t>& argmax) {
    const Shape whole = c.problem.output();
    const Shape out{whole.height / 2, whole.width / 2, whole.channels};
    const auto view = denseView(exact.data(), c.images, whole);
    const double slack = tolerance * 10;
    std::vector<double> largest;
    for (int n = 0; n < c.images; ++n)
        for (int i = 0; i < out.height; ++i)
            for (int j = 0; j < out.width; ++j)
                for (int f = 0; f < out.channels; ++f) {
                    const auto at = [&](int place) { return view.at(n, 2 * i + place / 2, 2 * j + place % 2, f); };
                    const int place = argmax[largest.size()];
                    largest.push_back(std::max({at(0), at(1), at(2), at(3)}));
                    if ((place < 4 ? at(place) : 0.0) < largest.back() - slack)
                        return fmt::format("wrong place {} of value {}", place, largest.size() - 1);
                }
    return compareValues<float, double>("output", output, largest, tolerance, 1.0);
}

std::string checkPooled(const Case& c, int seed) {
    RandomStream random(static_cast<std::uint64_t>(seed), RandomPurpose::Test, 78);
    const ConvProblem& problem = c.problem;
    const Shape whole = problem.output();
    const Shape out{whole.height / 2, whole.width / 2, whole.channels};
    const auto filters = static_cast<std::size_t>(problem.filters);
    const auto outputs = static_cast<std::size_t>(out.size() * c.images);
    const std::size_t weights = static_cast<std::size_t>(problem.geometry.kernel.height) *
                                static_cast<std::size_t>(problem.geometry.kernel.width) *
                                static_cast<std::size_t>(problem.input.channels) * filters;
    const auto x = randomFloats(random, static_cast<std::size_t>(problem.input.size() * c.images));
    const auto weight = randomFloats(random, weights);
    const auto bias = randomFloats(random, c.hasBias ? filters : 0);
    const auto dy = randomFloats(random, outputs);

    const auto convolution = makeConvolution(ConvMethod::DirectPooled, problem);
    GuardedImages input(problem.input, c.images, c.inputMargin), output(out, c.images, c.outputMargin);
    GuardedImages outputGradient(out, c.images, c.outputMargin), inputGradient(problem.input, c.images, c.inputMargin);
    std::vector<std::uint8_t> argmax(outputs + 1, 99);
    input.write(x);
    outputGradient.write(dy);
    const Panels panels(*convolution, ConvPass::Forward, weight);
    ConvForward forward{input.view(), panels, c.hasBias ? bias.data() : nullptr, c.fusedRelu, output.view()};
    forwardInTwoParts(*convolution, forward, random);
    const std::vector<float> withoutArgmax = output.read();
    forward.argmax = argmax.data();
    forwardInTwoParts(*convolution, forward, random);
    if (output.read() != withoutArgmax) return "keeping the argmax changes the output";
    if (argmax.back() != 99 || !output.isGuarded()) return "wrote outside of the output";

    const std::vector<float> whereItWon = spread(c, dy, argmax);
    if (whereItWon.empty()) return "no such place";
    const Expected expected = expectedOf(c, x, weight, bias, whereItWon);
    std::string fault = comparePooled(c, output.read(), expected.output, argmax);
    if (!fault.empty()) return fault;

    const Panels turned(*convolution, ConvPass::InputGradient, weight);
    inputGradient.write(std::vector<float>(x.size(), c.accumulate ? 0.5F : std::nanf("")));
    std::vector<float> weightGradient(weights + 1, std::nanf("")), biasGradient(filters + 1, std::nanf(""));
    convolution->backward({input.view(), outputGradient.view(), turned, inputGradient.view(), c.accumulate,
                           weightGradient.data(), biasGradient.data(), argmax.data()});
    if (!std::isnan(weightGradient.back()) || !std::isnan(biasGradient.back())) return "wrote behind a gradient";
    if (!inputGradient.isGuarded()) return "wrote outside of the input gradient";
    std::vector<double> exact = expected.inputGradient;
    for (double& value : exact) value += c.accumulate ? 0.5 : 0.0;
    const auto compare = [&](const char* what, std::span<const float> got, const std::vector<double>& right) {
        if (fault.empty()) fault = compareValues<float, double>(what, got, right, tolerance, 2.0);
    };
    compare("input gradient", inputGradient.read(), exact);
    compare("weight gradient", std::span(weightGradient).first(weights), expected.weightGradient);
    compare("bias gradient", std::span(biasGradient).first(filters), expected.biasGradient);
    // Once more, added to: the same sums twice.
    const std::vector<float> once = weightGradient, onceOfBias = biasGradient;
    convolution->backward({input.view(),
                           outputGradient.view(),
                           turned,
                           {},
                           false,
                           weightGradient.data(),
                           biasGradient.data(),
                           argmax.data(),
                           true});
    for (std::size_t i = 0; i < weights; ++i)
        if (weightGradient[i] != 2 * once[i]) return "the weight gradient is not added to";
    for (std::size_t i = 0; i < filters; ++i)
        if (biasGradient[i] != 2 * onceOfBias[i]) return "the bias gradient is not added to";
    return fault;
}

}  // namespace

class TestConvolution : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void agreesWithDefinition_data() {
        QTest::addColumn<int>("method");
        for (const ConvMethod method : {ConvMethod::Direct, ConvMethod::Depthwise, ConvMethod::Winograd})
            QTest::newRow(nameOf(method)) << static_cast<int>(method);
    }
    void agreesWithDefinition() {
        QFETCH(int, method);
        int met = 0;
        // The definition takes its time for the many channels that Winograd wants.
        const int cases = static_cast<ConvMethod>(method) == ConvMethod::Winograd ? shapeCount() / 4 : shapeCount();
        for (int seed = 0; seed < cases; ++seed) {
            const Case c = randomCase(static_cast<ConvMethod>(method), seed);
            if (!canRun(static_cast<ConvMethod>(method), c.problem)) continue;
            const std::string fault = check(static_cast<ConvMethod>(method), c, seed);
            QVERIFY2(fault.empty(), (describe(c, seed) + "\n" + fault).c_str());
            ++met;
        }
        if (met == 0) QSKIP("This build has no such method.");
    }

    void wholeBatchesAgreeWithDefinition() {
        for (int seed = 0; seed < shapeCount() / 4; ++seed) {
            RandomStream random(static_cast<std::uint64_t>(seed), RandomPurpose::Test, 79);
            Case c = randomCase(ConvMethod::Winograd, seed);
            c.problem.input.channels = randomChannels(random, 70);
            c.problem.filters = randomChannels(random, 70);
            // More images than are worked on at a time, where they are small.
            if (c.problem.input.size() < 4000 && random.below(3) == 0) c.images = 30 + random.below(40);
            if (!canRun(ConvMethod::Winograd, c.problem)) continue;
            Workers workers(1 + seed % 3);
            const std::string fault = check(ConvMethod::Winograd, c, seed, &workers);
            QVERIFY2(fault.empty(), (describe(c, seed) + "\n" + fault).c_str());
        }
    }

    /// Output and input gradient as chunk by chunk, and everything on any number of threads.
    void wholeBatchesHaveTheSameBits() {
        const WindowGeometry geometry{{3, 3}, {1, 1}, {1, 1}, {1, 1, 1, 1}, {7, 7}};
        const ConvProblem problem{{7, 7, 40}, 56, geometry, 1};
        constexpr int images = 37;
        const auto convolution = makeConvolution(ConvMethod::Winograd, problem);
        RandomStream random(5, RandomPurpose::Test);
        const std::vector<float> weight = randomFloats(random, std::size_t{9 * 40 * 56});
        const std::vector<float> bias = randomFloats(random, 56);
        const Panels panels(*convolution, ConvPass::Forward, weight);
        const Panels turned(*convolution, ConvPass::InputGradient, weight);
        GuardedImages input(problem.input, images, 0), gradient(problem.output(), images, 0);
        input.write(randomFloats(random, std::size_t{images * 7 * 7 * 40}));
        gradient.write(randomFloats(random, std::size_t{images * 7 * 7 * 56}));
        struct Results {
            std::vector<float> output, inputGradient, weightGradient, biasGradient;
            bool operator==(const Results&) const = default;
        };
        const auto run = [&](Workers* workers) {
            GuardedImages output(problem.output(), images, 0), inputGradient(problem.input, images, 0);
            Results r{{}, {}, std::vector<float>(weight.size()), std::vector<float>(56)};
            const ConvForward forward{input.view(), panels, bias.data(), true, output.view()};
            ConvBackward backward{input.view(), gradient.view(), turned, inputGradient.view()};
            backward.weightGradient = r.weightGradient.data();
            backward.biasGradient = r.biasGradient.data();
            if (workers) {
                convolution->forwardWholeBatch(forward, *workers);
                convolution->backwardWholeBatch(backward, *workers);
            } else {
                convolution->forward(forward);
                convolution->backward(backward);
            }
            r.output = output.read();
            r.inputGradient = inputGradient.read();
            return r;
        };
        const Results chunked = run(nullptr);
        const Results across = run(&Workers::serial());
        QVERIFY(across.output == chunked.output);
        QVERIFY(across.inputGradient == chunked.inputGradient);
        for (const int threads : {2, 3, 7, 16}) {
            Workers workers(threads);
            QVERIFY2(run(&workers) == across, qPrintable(QStringLiteral("%1 threads").arg(threads)));
        }
    }

    void wholeBatchesPay() {
        const auto problem = [](int side, int channels, int filters) {
            const WindowGeometry geometry{{3, 3}, {1, 1}, {1, 1}, {1, 1, 1, 1}, {side, side}};
            return ConvProblem{{side, side, channels}, filters, geometry, 1};
        };
        QVERIFY(kernels::paysWholeBatch(problem(8, 128, 256)));
        QVERIFY(!kernels::paysWholeBatch(problem(8, 64, 64)));     // fits into a core's own cache
        QVERIFY(!kernels::paysWholeBatch(problem(16, 256, 256)));  // many pixels to read the weights for
    }

    void poolsAsTheDefinitionSays() {
        for (int seed = 0; seed < shapeCount(); ++seed) {
            const Case c = randomCase(ConvMethod::DirectPooled, seed);
            if (!canRun(ConvMethod::DirectPooled, c.problem)) continue;
            const std::string fault = checkPooled(c, seed);
            QVERIFY2(fault.empty(), (describe(c, seed) + "\n" + fault).c_str());
        }
    }

    void anImageDoesNotDependOnItsCompany() {
        const WindowGeometry geometry{{3, 3}, {1, 1}, {1, 1}, {1, 1, 1, 1}, {7, 7}};
        for (const ConvMethod method : {ConvMethod::Direct, ConvMethod::Depthwise, ConvMethod::Winograd}) {
            const ConvProblem problem{{7, 7, 16}, 16, geometry, method == ConvMethod::Depthwise ? 16 : 1};
            if (!canRun(method, problem)) continue;
            RandomStream random(4, RandomPurpose::Test);
            const auto convolution = makeConvolution(method, problem);
            const std::vector<float> weight = randomFloats(random, std::size_t{9 * 16 * 16});
            const Panels panels(*convolution, ConvPass::Forward, weight);
            GuardedImages input(problem.input, 5, 1), together(problem.output(), 5, 0), alone(problem.output(), 5, 0);
            input.write(randomFloats(random, std::size_t{5 * 7 * 7 * 16}));
            convolution->forward({input.view(), panels, nullptr, false, together.view()});
            for (int n = 0; n < 5; ++n)
                convolution->forward({input.images(n, 1), panels, nullptr, false, alone.images(n, 1)});
            QCOMPARE(together.read(), alone.read());
        }
    }

    void fusedReluPassesOnWhatIsNoNumber() {
        const ConvProblem problem{{2, 2, 1}, 3, {{1, 1}, {1, 1}, {1, 1}, {}, {2, 2}}, 1};
        const auto convolution = makeConvolution(ConvMethod::Direct, problem);
        const Panels panels(*convolution, ConvPass::Forward, {-1, 1, 2});
        GuardedImages input(problem.input, 1, 0), output(problem.output(), 1, 0);
        input.write({1, std::nanf(""), -1, 2});
        convolution->forward({input.view(), panels, nullptr, true, output.view()});
        const std::vector<float> got = output.read();
        for (const std::size_t i : {3, 4, 5}) QVERIFY(std::isnan(got[i]));
        QCOMPARE(std::vector<float>(got.begin(), got.begin() + 3), (std::vector<float>{0, 1, 2}));
    }

    void chooses_data() {
        QTest::addColumn<ConvProblem>("problem");
        QTest::addColumn<QString>("method");
        const WindowGeometry window{{3, 3}, {1, 1}, {1, 1}, {1, 1, 1, 1}, {8, 8}};
        QTest::newRow("one filter a channel") << ConvProblem{{8, 8, 32}, 32, window, 32} << QStringLiteral("depthwise");
        QTest::newRow("two filters a channel") << ConvProblem{{8, 8, 32}, 64, window, 32} << QStringLiteral("direct");
        QTest::newRow("in groups") << ConvProblem{{8, 8, 32}, 32, window, 4} << QStringLiteral("direct");
        QTest::newRow("many channels") << ConvProblem{{8, 8, 16}, 20, window, 1} << QStringLiteral("winograd");
        QTest::newRow("first layer") << ConvProblem{{8, 8, 3}, 16, window, 1} << QStringLiteral("direct");
    }
    void chooses() {
        QFETCH(ConvProblem, problem);
        QFETCH(QString, method);
        QCOMPARE(QString::fromUtf8(nameOf(chooseConvMethod(problem))), method);
    }
};

FOVEA_TEST(TestConvolution)
#include "tst_convolution.moc"
