// SPDX-License-Identifier: GPL-3.0-or-later
// What augmentation costs: pictures of 32 × 32 × 3 a second on one thread, for each kind alone as it is usual, and for four
// together. Training prefetches it, so that the figures of a run with and without tell what is left of it.
#include <benchmark/benchmark.h>

#include <cstdint>
#include <string>
#include <vector>

#include "core/augmentation/augment_table.h"
#include "core/augmentation/augmenter.h"

using namespace fovea;

namespace {

constexpr Shape pictureShape{32, 32, 3};

void augmentPictures(benchmark::State& state, const Augmentation& augmentation) {
    std::vector<std::uint8_t> picture(static_cast<std::size_t>(pictureShape.size()));
    for (std::size_t i = 0; i < picture.size(); ++i)
        picture[i] = static_cast<std::uint8_t>(randomBits(1, RandomPurpose::Test, i) >> 56);
    std::vector<std::uint8_t> made(picture.size());
    std::int64_t sample = 0;
    for (auto _ : state) {
        applySteps(drawSteps(augmentation, {1, 0, ++sample}), augmentation.edge, pictureShape, picture, made);
        benchmark::DoNotOptimize(made.data());
    }
    state.counters["img/s"] = benchmark::Counter(static_cast<double>(state.iterations()), benchmark::Counter::kIsRate);
}

}  // namespace

int main(int count, char** arguments) {
    const auto add = [](const std::string& name, const Augmentation& augmentation) {
        benchmark::RegisterBenchmark(("augment/" + name).c_str(), augmentPictures, augmentation)
            ->Unit(benchmark::kMicrosecond);
    };
    for (const AugmentKind* kind : augmentKinds())
        if (kind->mix == nullptr) add(std::string(kind->name), {.steps = {usualStep(*kind)}});
    add("flip, translate, rotate, cutout", parseAugmentation("flip,translate,rotate,cutout").value());
    benchmark::Initialize(&count, arguments);
    benchmark::RunSpecifiedBenchmarks();
}
