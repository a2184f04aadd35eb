// SPDX-License-Identifier: GPL-3.0-or-later
// Images a second of every catalogue network: training steps with SGD and momentum, inference in batches and
// of one image. Without data loading, so that it compares with a peer's bare loop.
#include <benchmark/benchmark.h>

#include <memory>
#include <string>

#include "core/network/catalogue.h"
#include "core/network/network.h"
#include "core/tensor/random.h"
#include "core/training/optimizer.h"
#include "core/training/recipes.h"

using namespace fovea;

namespace {

struct Images {
    std::vector<float> pixels;
    std::vector<int> labels;
};

Images makeImages(const Shape& shape, int count, int classes) {
    Images images;
    RandomStream random(1, RandomPurpose::Test);
    images.pixels.resize(static_cast<std::size_t>(shape.size() * count));
    for (float& pixel : images.pixels) pixel = static_cast<float>(random.uniform());
    for (int i = 0; i < count; ++i) images.labels.push_back(random.below(classes));
    return images;
}

std::unique_ptr<Network> makeNetwork(const CatalogueEntry& entry, int batch, Purpose purpose) {
    const NetworkSpec spec = entry.make(entry.input, 10);
    auto network = *Network::create(spec, batch, purpose, std::make_shared<Workers>());
    network->setWeights(initialWeights(spec, 1));
    return network;
}

void report(benchmark::State& state, int batch) {
    state.counters["img/s"] =
        benchmark::Counter(static_cast<double>(state.iterations()) * batch, benchmark::Counter::kIsRate);
}

void train(benchmark::State& state, const CatalogueEntry& entry) {
    const int batch = recipeOf(entry).batch;
    const auto network = makeNetwork(entry, batch, Purpose::Training);
    const Images images = makeImages(entry.input, batch, 10);
    TrainingOptions options = recipeOf(entry);
    options.learningRate = 1e-4F;
    Optimizer optimizer(options, network->parameters().size(), network->workers());
    std::int64_t step = 0;
    for (auto _ : state) {
        benchmark::DoNotOptimize(network->step(images.pixels, images.labels, 1, step));
        if (optimizer.canStep(network->gradientNorm(), network->parameters()))
            optimizer.step(network->parameters(), network->gradients(), step++);
    }
    report(state, batch);
}

void infer(benchmark::State& state, const CatalogueEntry& entry, int batch) {
    const auto network = makeNetwork(entry, batch, Purpose::Inference);
    const Images images = makeImages(entry.input, batch, 10);
    for (auto _ : state) {
        network->forward(images.pixels, batch, Mode::Inference);
        benchmark::DoNotOptimize(network->logits().data());
    }
    report(state, batch);
}

}  // namespace

int main(int count, char** arguments) {
    const auto add = [](const std::string& name, auto body) {
        benchmark::RegisterBenchmark(name.c_str(), body)
            ->Unit(benchmark::kMillisecond)
            ->MeasureProcessCPUTime()
            ->UseRealTime();
    };
    for (const CatalogueEntry& entry : catalogue()) {
        add(entry.id + "/train", [&](benchmark::State& state) { train(state, entry); });
        add(entry.id + "/infer", [&](benchmark::State& state) { infer(state, entry, recipeOf(entry).batch); });
        add(entry.id + "/one", [&](benchmark::State& state) { infer(state, entry, 1); });
    }
    benchmark::Initialize(&count, arguments);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
