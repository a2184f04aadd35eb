// SPDX-License-Identifier: GPL-3.0-or-later
// Dense layers of the classic networks and the optimizers' step, on one thread: GFLOP/s and GB/s by processor time.
#include <benchmark/benchmark.h>

#include <memory>
#include <string>
#include <vector>

#include "core/kernels/dense.h"
#include "core/tensor/random.h"
#include "core/training/optimizer.h"

using namespace fovea;

namespace {

struct DenseShape {
    int rows, inputs, units;
};
constexpr DenseShape shapes[] = {{8, 400, 120}, {8, 120, 84},   {8, 84, 10},    {8, 320, 10},
                                 {8, 3072, 10}, {64, 3072, 10}, {64, 400, 120}, {64, 4096, 256}};

std::vector<float> randomFloats(int count) {
    RandomStream random(1, RandomPurpose::Test);
    std::vector<float> values(static_cast<std::size_t>(count));
    for (float& value : values) value = static_cast<float>(random.uniform(-1, 1));
    return values;
}

enum class Pass { Forward, InputGradient, WeightGradient };

void runDense(benchmark::State& state, DenseShape shape, Pass pass) {
    auto [rows, inputs, units] = shape;
    std::vector<float> x = randomFloats(rows * inputs), y = randomFloats(rows * units);
    std::vector<float> weight = randomFloats(inputs * units), bias = randomFloats(units);
    const ImageView input = denseView(x.data(), rows, {1, 1, inputs});
    const ImageView output = denseView(y.data(), rows, {1, 1, units});
    Workers workers(1);
    for (auto _ : state) {
        if (pass == Pass::Forward) kernels::denseForward(input, weight, bias, output, workers);
        if (pass == Pass::InputGradient) kernels::denseInputGradient(output, weight, input, false, workers);
        if (pass == Pass::WeightGradient) kernels::denseWeightGradient(input, output, weight, bias, workers);
    }
    state.counters["GFLOP/s"] = benchmark::Counter(
        2e-9 * rows * inputs * units * static_cast<double>(state.iterations()), benchmark::Counter::kIsRate);
}

void runOptimizer(benchmark::State& state, const OptimizerOptions& kind) {
    const auto count = static_cast<std::size_t>(state.range(0));
    TrainingOptions options;
    options.optimizer = kind;
    Optimizer optimizer(options, count, std::make_shared<Workers>(1));
    std::vector<float> parameters = randomFloats(static_cast<int>(count)), gradients = parameters;
    std::int64_t step = 0;
    for (auto _ : state) optimizer.step(parameters, gradients, step++);
    // Read: weight, gradient, state; written: weight, state.
    const double floats = 3 + 2 * static_cast<double>(stateNames(kind).size());
    state.counters["GB/s"] =
        benchmark::Counter(4e-9 * floats * static_cast<double>(count) * static_cast<double>(state.iterations()),
                           benchmark::Counter::kIsRate);
}

}  // namespace

int main(int count, char** arguments) {
    constexpr std::pair<Pass, const char*> passes[] = {
        {Pass::Forward, "forward"}, {Pass::InputGradient, "input gradient"}, {Pass::WeightGradient, "weight gradient"}};
    for (const DenseShape& shape : shapes)
        for (const auto& [pass, name] : passes) {
            const std::string title = "dense " + std::to_string(shape.rows) + "x" + std::to_string(shape.inputs) +
                                      " to " + std::to_string(shape.units) + "/" + name;
            benchmark::RegisterBenchmark(title.c_str(), runDense, shape, pass)->Unit(benchmark::kMicrosecond);
        }
    const auto optimizer = [](const char* name, const OptimizerOptions& kind) {
        benchmark::RegisterBenchmark(name, runOptimizer, kind)
            ->Arg(60'000)
            ->Arg(1'500'000)
            ->Unit(benchmark::kMicrosecond);
    };
    optimizer("SGD", SgdOptions{});
    optimizer("SGD, Nesterov", SgdOptions{.nesterov = true});
    optimizer("Adam", AdamOptions{});
    optimizer("AdamW", AdamWOptions{});
    optimizer("RMSProp", RmsPropOptions{});
    benchmark::Initialize(&count, arguments);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
