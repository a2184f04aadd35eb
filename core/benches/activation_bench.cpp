// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/benches/activation_bench.h"

#include <algorithm>
#include <cmath>

#include "core/kernels/reference/activations.h"

namespace fovea {
namespace {

constexpr int mostDepth = 20;
constexpr double shownPoints[] = {-2, -1, -0.5, 0, 0.5, 1, 2};

template <class Function>
FunctionAt at(const Function& function, double x) {
    return {function.value(x), function.derivative(x)};
}

void addPoints(const std::string& function, BenchState& readings) {
    constexpr int count = static_cast<int>(std::size(shownPoints));
    Matrix values(1, count);
    Matrix derivatives(1, count);
    for (int i = 0; i < count; ++i) {
        const FunctionAt there = activationAt(function, shownPoints[i]);
        values.at(0, i) = there.value;
        derivatives.at(0, i) = there.derivative;
    }
    readings.emplace("points", Matrix(1, count, {std::begin(shownPoints), std::end(shownPoints)}));
    readings.emplace("values", std::move(values));
    readings.emplace("derivatives", std::move(derivatives));
}

BenchState activationReadings(const BenchState& fields) {
    const std::string& function = choiceOf(fields, "function");
    const FunctionAt here = activationAt(function, numberOf(fields, "x"));
    const int depth = wholeOf(fields, "depth");
    // Each of these functions is steepest at 0 or everywhere above it.
    const double steepest = std::max(activationAt(function, 0).derivative, activationAt(function, 1).derivative);
    Matrix chain(1, depth);
    double left = 1;
    for (double& each : chain.values) each = left *= here.derivative;
    const double images = numberOf(fields, "images");
    const double batch = numberOf(fields, "batch");
    const double steps = std::ceil(images / batch);
    BenchState readings{{"value", here.value},
                        {"derivative", here.derivative},
                        {"steepest", steepest},
                        {"bound", std::pow(steepest, depth)},
                        {"chain", std::move(chain)},
                        {"left", left},
                        {"steps", steps},
                        {"last_batch", images - (steps - 1) * batch}};
    addPoints(function, readings);
    return readings;
}

}  // namespace

FunctionAt activationAt(const std::string& function, double x) {
    if (function == "sigmoid") return at(reference::Sigmoid<double>{}, x);
    if (function == "tanh") return at(reference::Tanh<double>{}, x);
    if (function == "relu") return at(reference::Relu<double>{}, x);
    if (function == "leaky_relu") return at(reference::LeakyRelu<double>{0.1}, x);
    return at(reference::Elu<double>{1}, x);
}

const BenchKind& activationBench() {
    static const BenchKind kind{.id = "activation",
                                .fields = {{.name = "function",
                                            .initial = "sigmoid",
                                            .choices = {"sigmoid", "tanh", "relu", "leaky_relu", "elu"}},
                                           {.name = "x", .initial = Matrix(0.5), .least = -6, .most = 6},
                                           wholeField("depth", 10, 1, mostDepth),
                                           wholeField("images", 50000, 1, 10000000),
                                           wholeField("batch", 128, 1, 100000)},
                                .readings = {"value", "derivative", "points", "values", "derivatives", "steepest",
                                             "bound", "chain", "left", "steps", "last_batch"},
                                .compute = activationReadings};
    return kind;
}

}  // namespace fovea
