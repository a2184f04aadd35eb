// SPDX-License-Identifier: GPL-3.0-or-later
// Convolutions of the classic networks: GFLOP/s (two operations a multiply-accumulate) on all cores.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

#include "core/kernels/conv2d.h"
#include "core/tensor/random.h"

using namespace fovea;

namespace {

struct ConvShape {
    const char* name;
    int batch, side, channels, filters, kernel, stride, groups;
};
constexpr ConvShape shapes[] = {
    {"3to64@32", 64, 32, 3, 64, 3, 1, 1},          {"64to64@32", 64, 32, 64, 64, 3, 1, 1},
    {"64to128@16", 64, 16, 64, 128, 3, 1, 1},      {"128to128@16", 64, 16, 128, 128, 3, 1, 1},
    {"128to256@8", 64, 8, 128, 256, 3, 1, 1},      {"256to256@8", 64, 8, 256, 256, 3, 1, 1},
    {"16to16@32", 128, 32, 16, 16, 3, 1, 1},       {"64to64@8", 128, 8, 64, 64, 3, 1, 1},
    {"16to32@32/2", 128, 32, 16, 32, 3, 2, 1},     {"1x1 64to256@16", 64, 16, 64, 256, 1, 1, 1},
    {"5x5 3to16@32", 64, 32, 3, 16, 5, 1, 1},      {"5x5 16to20@16", 64, 16, 16, 20, 5, 1, 1},
    {"5x5 1to6@28", 64, 28, 1, 6, 5, 1, 1},        {"5x5 6to16@14", 64, 14, 6, 16, 5, 1, 1},
    {"depthwise 64@32", 64, 32, 64, 64, 3, 1, 64},
};

/// Buffers of one convolution with 'same' padding, with or without zero borders around the images.
class ConvBench {
public:
    ConvBench(const ConvShape& shape, bool bordered) : shape_(shape) {
        const int pad = shape.kernel / 2;
        const int side = (shape.side + shape.stride - 1) / shape.stride;
        geometry = {{shape.kernel, shape.kernel}, {shape.stride, shape.stride}, {1, 1}, {pad, pad, pad, pad},
                    {side, side}};
        input = makeImages({shape.side, shape.side, shape.channels}, bordered ? pad : 0);
        output = makeImages({side, side, shape.filters}, bordered ? pad : 0);
        weight.resize(static_cast<std::size_t>(shape.kernel * shape.kernel * shape.channels / shape.groups) *
                      static_cast<std::size_t>(shape.filters));
        fill(weight);
        weightGradient = weight;
        bias.resize(static_cast<std::size_t>(shape.filters));
        biasGradient = bias;
    }

    void report(benchmark::State& state) const {
        const double operations = 2.0 * shape_.batch * static_cast<double>(output.shape.size()) *
                                  static_cast<double>(weight.size()) / shape_.filters;
        state.counters["GFLOP/s"] = benchmark::Counter(operations * static_cast<double>(state.iterations()) * 1e-9,
                                                       benchmark::Counter::kIsRate);
    }

    WindowGeometry geometry;
    ImageView input, output;
    std::vector<float> weight, weightGradient, bias, biasGradient;

private:
    static void fill(std::vector<float>& values) {
        RandomStream random(1, RandomPurpose::Test);
        for (float& value : values) value = static_cast<float>(random.uniform(-1, 1));
    }

    ImageView makeImages(Shape shape, int border) {
        const std::ptrdiff_t row = (shape.width + 2 * std::ptrdiff_t{border}) * shape.channels;
        const std::ptrdiff_t image = row * (shape.height + 2 * border);
        auto& memory = memory_.emplace_back(static_cast<std::size_t>(image * shape_.batch + 16));
        fill(memory);
        return {memory.data() + border * row + std::ptrdiff_t{border} * shape.channels, shape_.batch, shape, row,
                image, border};
    }

    ConvShape shape_;
    std::vector<std::vector<float>> memory_;
};

enum class Pass { Forward, InputGradient, WeightGradient };

void run(benchmark::State& state, const ConvShape& shape, Pass pass, bool bordered) {
    ConvBench bench(shape, bordered);
    Workers workers;
    for (auto _ : state) {
        if (pass == Pass::Forward)
            kernels::conv2dForward(bench.input, bench.weight, bench.bias, bench.geometry, shape.groups, bench.output,
                                   workers);
        else if (pass == Pass::InputGradient)
            kernels::conv2dInputGradient(bench.output, bench.weight, bench.geometry, shape.groups, bench.input, false,
                                         workers);
        else
            kernels::conv2dWeightGradient(bench.input, bench.output, bench.geometry, shape.groups,
                                          bench.weightGradient, bench.biasGradient, workers);
    }
    bench.report(state);
}

}  // namespace

int main(int count, char** arguments) {
    constexpr std::pair<Pass, const char*> passes[] = {
        {Pass::Forward, "forward"}, {Pass::InputGradient, "input gradient"}, {Pass::WeightGradient, "weight gradient"}};
    for (const ConvShape& shape : shapes)
        for (const auto& [pass, name] : passes)
            for (const bool bordered : {false, true}) {
                const std::string title = std::string(shape.name) + "/" + name + (bordered ? "/bordered" : "");
                benchmark::RegisterBenchmark(title.c_str(), run, shape, pass, bordered)
                    ->Unit(benchmark::kMillisecond)
                    ->MeasureProcessCPUTime()
                    ->UseRealTime();
            }
    benchmark::Initialize(&count, arguments);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
