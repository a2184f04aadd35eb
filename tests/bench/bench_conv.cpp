// SPDX-License-Identifier: GPL-3.0-or-later
// Convolutions of the classic networks on one thread, a chunk of images a call as in a training step: GFLOP/s by
// processor time, two operations a multiply-accumulate of the definition (so Winograd may exceed the peak).
#include <benchmark/benchmark.h>

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "core/kernels/convolution.h"
#include "core/parallel/denormals.h"
#include "core/tensor/random.h"

using namespace fovea;
using namespace fovea::kernels;

namespace {

constexpr int images = 8;

struct ConvShape {
    const char* name;
    int side, channels, filters, kernel, padding, stride, groups;
};
constexpr ConvShape shapes[] = {
    {"lenet 3to6 5x5@32", 32, 3, 6, 5, 0, 1, 1},
    {"lenet 6to16 5x5@14", 14, 6, 16, 5, 0, 1, 1},
    {"convnetjs 3to16 5x5@32", 32, 3, 16, 5, 2, 1, 1},
    {"convnetjs 16to20 5x5@16", 16, 16, 20, 5, 2, 1, 1},
    {"convnetjs 20to20 5x5@8", 8, 20, 20, 5, 2, 1, 1},
    {"vgg 3to64@32", 32, 3, 64, 3, 1, 1, 1},
    {"vgg 64to64@32", 32, 64, 64, 3, 1, 1, 1},
    {"vgg 64to128@16", 16, 64, 128, 3, 1, 1, 1},
    {"vgg 128to128@16", 16, 128, 128, 3, 1, 1, 1},
    {"vgg 128to256@8", 8, 128, 256, 3, 1, 1, 1},
    {"vgg 256to256@8", 8, 256, 256, 3, 1, 1, 1},
    {"resnet 3to16@32", 32, 3, 16, 3, 1, 1, 1},
    {"resnet 16to16@32", 32, 16, 16, 3, 1, 1, 1},
    {"resnet 16to32@32/2", 32, 16, 32, 3, 1, 2, 1},
    {"resnet 32to64@16/2", 16, 32, 64, 3, 1, 2, 1},
    {"resnet 1x1 16to32@32/2", 32, 16, 32, 1, 0, 2, 1},
    {"resnet 1x1 32to64@16/2", 16, 32, 64, 1, 0, 2, 1},
    {"1x1 64to256@16", 16, 64, 256, 1, 0, 1, 1},
    {"10to10@14", 14, 10, 10, 3, 1, 1, 1},
    {"4 groups 64to64@16", 16, 64, 64, 3, 1, 1, 4},
    {"depthwise 64@32", 32, 64, 64, 3, 1, 1, 64},
    {"depthwise 20@16/2", 16, 20, 20, 3, 1, 2, 20},
};

enum class Pass { Forward, InputGradient, WeightGradient };

ConvProblem problemOf(const ConvShape& shape) {
    const int side = (shape.side + 2 * shape.padding - shape.kernel) / shape.stride + 1;
    const int pad = shape.padding;
    return {{shape.side, shape.side, shape.channels},
            shape.filters,
            {{shape.kernel, shape.kernel}, {shape.stride, shape.stride}, {1, 1}, {pad, pad, pad, pad}, {side, side}},
            shape.groups};
}

/// Floats on a cache line's start.
class Buffer {
public:
    explicit Buffer(std::size_t count) : memory_(count + 32) {
        RandomStream random(1, RandomPurpose::Test);
        for (float& value : memory_) value = static_cast<float>(random.uniform(-1, 1));
    }
    float* data() {
        const auto floats = reinterpret_cast<std::uintptr_t>(memory_.data()) / sizeof(float);
        return memory_.data() + (16 - floats % 16) % 16;
    }

private:
    std::vector<float> memory_;
};

/// Buffers of one convolution, with or without zero borders around the images.
class ConvBench {
public:
    ConvBench(const ConvProblem& problem, ConvMethod method, bool bordered)
        : convolution_(makeConvolution(method, problem)) {
        input_ = makeImages(problem.input, bordered ? problem.geometry.padding.top : 0);
        output_ = makeImages(problem.output(), bordered ? problem.geometry.kernel.height / 2 : 0);
        const auto weights = static_cast<std::size_t>(problem.geometry.kernel.height * problem.geometry.kernel.width *
                                                      problem.input.channels / problem.groups * problem.filters);
        weight_ = std::make_unique<Buffer>(weights);
        weightGradient_ = std::make_unique<Buffer>(weights);
        bias_ = std::make_unique<Buffer>(static_cast<std::size_t>(problem.filters));
        operations_ = 2.0 * images * static_cast<double>(problem.output().size()) * static_cast<double>(weights) /
                      problem.filters;
        for (const ConvPass pass : {ConvPass::Forward, ConvPass::InputGradient}) {
            auto& panels = panels_[static_cast<std::size_t>(pass)];
            panels = std::make_unique<Buffer>(convolution_->panelFloats(pass));
            for (int job = 0; job < convolution_->packJobs(pass); ++job)
                convolution_->pack(pass, job, weight_->data(), panels->data());
        }
    }

    void run(Pass pass) {
        if (pass == Pass::Forward)
            return convolution_->forward({input_, panels_[0]->data(), bias_->data(), true, output_});
        ConvBackward call{input_, output_, panels_[1]->data()};
        if (pass == Pass::InputGradient) call.inputGradient = input_;
        if (pass == Pass::WeightGradient)
            call.weightGradient = weightGradient_->data(), call.biasGradient = bias_->data();
        convolution_->backward(call);
    }
    double operations() const { return operations_; }

private:
    ImageView makeImages(Shape shape, int border) {
        const std::ptrdiff_t row = (shape.width + 2 * std::ptrdiff_t{border}) * shape.channels;
        const std::ptrdiff_t image = row * (shape.height + 2 * border);
        memory_.push_back(std::make_unique<Buffer>(static_cast<std::size_t>(image * images)));
        return {memory_.back()->data() + border * row + std::ptrdiff_t{border} * shape.channels,
                images,
                shape,
                row,
                image,
                border};
    }

    std::unique_ptr<Convolution> convolution_;
    ImageView input_, output_;
    std::vector<std::unique_ptr<Buffer>> memory_;
    std::unique_ptr<Buffer> weight_, weightGradient_, bias_;
    std::unique_ptr<Buffer> panels_[2];
    double operations_ = 0;
};

void run(benchmark::State& state, const ConvProblem& problem, ConvMethod method, Pass pass, bool bordered) {
    const FlushDenormals flush;
    ConvBench bench(problem, method, bordered);
    for (auto _ : state) bench.run(pass);
    state.counters["GFLOP/s"] = benchmark::Counter(bench.operations() * static_cast<double>(state.iterations()) * 1e-9,
                                                   benchmark::Counter::kIsRate);
}

}  // namespace

int main(int count, char** arguments) {
    constexpr std::pair<Pass, const char*> passes[] = {
        {Pass::Forward, "forward"}, {Pass::InputGradient, "input gradient"}, {Pass::WeightGradient, "weight gradient"}};
    for (const ConvShape& shape : shapes)
        for (const ConvMethod method : {ConvMethod::Direct, ConvMethod::Depthwise, ConvMethod::Winograd})
            for (const auto& [pass, name] : passes)
                for (const bool bordered : {false, true}) {
                    const ConvProblem problem = problemOf(shape);
                    if (!canRun(method, problem)) continue;
                    const std::string title =
                        std::string(shape.name) + "/" + nameOf(method) + "/" + name + (bordered ? "/bordered" : "");
                    benchmark::RegisterBenchmark(title.c_str(), run, problem, method, pass, bordered)
                        ->Unit(benchmark::kMicrosecond);
                }
    benchmark::Initialize(&count, arguments);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
