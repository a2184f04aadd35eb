// SPDX-License-Identifier: GPL-3.0-or-later
// Winograd's convolution and the direct one, on one core: effective GFLOP/s, two operations for each
// multiply-accumulate that a direct convolution makes.
#include <benchmark/benchmark.h>

#include <memory>
#include <string>
#include <vector>

#include "core/kernels/convolution.h"
#include "core/parallel/workers.h"
#include "core/tensor/random.h"

using namespace fovea;
using namespace fovea::kernels;

namespace {

struct ConvShape {
    const char* name;
    int side, channels, filters, kernel, images;
};
constexpr ConvShape shapes[] = {
    {"64to64@32", 32, 64, 64, 3, 4},       {"64to128@16", 16, 64, 128, 3, 8},   {"128to128@16", 16, 128, 128, 3, 8},
    {"128to256@8", 8, 128, 256, 3, 8},     {"256to256@8", 8, 256, 256, 3, 8},   {"16to16@32", 32, 16, 16, 3, 8},
    {"32to32@16", 16, 32, 32, 3, 8},       {"64to64@8", 8, 64, 64, 3, 8},       {"3to64@32", 32, 3, 64, 3, 8},
    {"5x5 3to16@32", 32, 3, 16, 5, 8},     {"5x5 16to20@16", 16, 16, 20, 5, 8}, {"5x5 20to20@8", 8, 20, 20, 5, 8},
    {"5x5 6to16@14", 14, 6, 16, 5, 8},     {"one 64to64@32", 32, 64, 64, 3, 1}, {"one 128to128@16", 16, 128, 128, 3, 1},
    {"one 256to256@8", 8, 256, 256, 3, 1}, {"one 16to16@32", 32, 16, 16, 3, 1}, {"one 64to64@8", 8, 64, 64, 3, 1},
};

struct Images {
    Images(int count, Shape shape, int border) {
        const std::ptrdiff_t row = (shape.width + 2 * std::ptrdiff_t{border}) * shape.channels;
        const std::ptrdiff_t image = row * (shape.height + 2 * border);
        values.resize(static_cast<std::size_t>(image * count) + 16);
        RandomStream random(1, RandomPurpose::Test);
        for (float& value : values) value = static_cast<float>(random.uniform(-1, 1));
        view = {values.data() + border * row + std::ptrdiff_t{border} * shape.channels, count, shape, row, image};
    }
    std::vector<float> values;
    ImageView view;
};

enum class Pass { Forward, Backward, InputGradient, WeightGradient };

void run(benchmark::State& state, const ConvShape& shape, ConvMethod method, Pass pass) {
    const int pad = shape.kernel / 2;
    const ConvProblem problem{
        {shape.side, shape.side, shape.channels},
        shape.filters,
        {{shape.kernel, shape.kernel}, {1, 1}, {1, 1}, {pad, pad, pad, pad}, {shape.side, shape.side}},
        1};
    const auto convolution = makeConvolution(method, problem);
    const Images input(shape.images, problem.input, pad), output(shape.images, problem.output(), pad);
    const Images inputGradient(shape.images, problem.input, pad);
    std::vector<float> weight(static_cast<std::size_t>(shape.kernel * shape.kernel * shape.channels * shape.filters));
    for (std::size_t i = 0; i < weight.size(); ++i) weight[i] = static_cast<float>(i % 7) * 0.1F - 0.3F;
    std::vector<float> weightGradient = weight;
    std::vector<float> bias(static_cast<std::size_t>(shape.filters)), biasGradient = bias;
    const auto pack = [&](ConvPass which) {
        std::vector<float> panels(convolution->panelFloats(which) + 16);
        float* aligned = panels.data();
        while (reinterpret_cast<std::uintptr_t>(aligned) % 64 != 0) ++aligned;
        for (int job = 0; job < convolution->packJobs(which); ++job)
            convolution->pack(which, job, weight.data(), aligned);
        return std::pair(std::move(panels), aligned);
    };
    const auto panels = pack(ConvPass::Forward), turned = pack(ConvPass::InputGradient);
    ConvBackward backward{input.view, output.view, turned.second};
    if (pass != Pass::WeightGradient) backward.inputGradient = inputGradient.view;
    if (pass != Pass::InputGradient) {
        backward.weightGradient = weightGradient.data();
        backward.biasGradient = biasGradient.data();
    }
    Scratch scratch;  // keeps the thread's memory as the network's loop does
    for (auto _ : state) {
        if (pass == Pass::Forward)
            convolution->forward({input.view, panels.second, bias.data(), true, output.view});
        else
            convolution->backward(backward);
        benchmark::ClobberMemory();
    }
    const double operations = 2.0 * shape.images * static_cast<double>(problem.output().size()) *
                              static_cast<double>(weight.size()) / shape.filters * (pass == Pass::Backward ? 2 : 1);
    state.counters["GFLOP/s"] =
        benchmark::Counter(operations * static_cast<double>(state.iterations()) * 1e-9, benchmark::Counter::kIsRate);
}

}  // namespace

int main(int count, char** arguments) {
    constexpr std::pair<Pass, const char*> passes[] = {{Pass::Forward, "forward"},
                                                       {Pass::Backward, "backward"},
                                                       {Pass::InputGradient, "input gradient"},
                                                       {Pass::WeightGradient, "weight gradient"}};
    for (const ConvShape& shape : shapes)
        for (const auto& [pass, name] : passes)
            for (const ConvMethod method : {ConvMethod::Winograd, ConvMethod::Direct}) {
                const std::string title = std::string(shape.name) + "/" + name + "/" + nameOf(method);
                benchmark::RegisterBenchmark(title.c_str(), run, shape, method, pass)->Unit(benchmark::kMicrosecond);
            }
    benchmark::Initialize(&count, arguments);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
