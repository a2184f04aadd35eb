// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/augmentation/augmenter.h"

#include <algorithm>
#include <cassert>
#include <numeric>
#include <utility>

#include "core/augmentation/resample.h"

namespace fovea {

namespace {

constexpr int choiceStream = 0;  // of which kinds and in which order

RandomStream streamFor(const AugmentPlace& place, int stream) {
    return RandomStream(place.seed, RandomPurpose::Augment, place.epoch, place.sample, stream);
}

std::optional<DrawnStep> drawn(const AugmentStep& step, const AugmentPlace& place) {
    if (step.kind->hasStrength() && step.strength == 0) return std::nullopt;
    RandomStream random = streamFor(place, step.kind->stream);
    if (random.uniform() >= double{step.probability}) return std::nullopt;
    return DrawnStep{step.kind,
                     step.kind->draw != nullptr ? step.kind->draw(double{step.strength}, random) : AugmentDraw{}};
}

/// The kinds that don't mix, as this picture takes them.
std::vector<AugmentStep> chosenSteps(const Augmentation& augmentation, const AugmentPlace& place) {
    std::vector<AugmentStep> steps;
    for (const AugmentStep& step : augmentation.steps)
        if (step.kind->mix == nullptr) steps.push_back(step);
    const auto count = static_cast<int>(steps.size());
    const bool picks = augmentation.pick > 0 && augmentation.pick < count;
    if (!picks && !augmentation.isShuffled) return steps;
    RandomStream random = streamFor(place, choiceStream);
    std::vector<std::size_t> order(steps.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    for (std::size_t i = order.size(); i > 1; --i)
        std::swap(order[i - 1], order[static_cast<std::size_t>(random.below(static_cast<int>(i)))]);
    if (picks) order.resize(static_cast<std::size_t>(augmentation.pick));
    if (!augmentation.isShuffled) std::ranges::sort(order);
    std::vector<AugmentStep> chosen;
    for (const std::size_t i : order) chosen.push_back(steps[i]);
    return chosen;
}

/// Moves that were put together, and memory to sample into.
struct SamplingInWork {
    std::vector<float> sampled;
    PlacementChain chain;

    void samplePlaces(AugmentEdge edge, Shape shape, std::vector<float>& values) {
        if (chain.isIdentity()) return;
        sampled.resize(values.size());
        resample({shape, values}, chain, edge, {shape, sampled});
        values.swap(sampled);
        chain.clear();
    }
};

}  // namespace

std::vector<DrawnStep> drawSteps(const Augmentation& augmentation, const AugmentPlace& place) {
    std::vector<DrawnStep> steps;
    for (const AugmentStep& step : chosenSteps(augmentation, place))
        if (const auto happens = drawn(step, place)) steps.push_back(*happens);
    return steps;
}

std::optional<DrawnStep> drawMixture(const Augmentation& augmentation, const AugmentPlace& place) {
    for (const AugmentStep& step : augmentation.steps)
        if (step.kind->mix != nullptr)
            if (auto happens = drawn(step, place)) return happens;
    return std::nullopt;
}

int partnerOf(const DrawnStep& mixture, int own, int count) {
    assert(count >= 2 && own >= 0 && own < count);
    const auto ahead = static_cast<int>(uniformBelow(mixture.draw.bits, static_cast<std::uint32_t>(count - 1)));
    return (own + 1 + ahead) % count;
}

void applySteps(std::span<const DrawnStep> steps, AugmentEdge edge, Shape shape, std::vector<float>& values) {
    assert(values.size() == static_cast<std::size_t>(shape.size()));
    thread_local SamplingInWork scratch;
    scratch.chain.clear();
    for (const DrawnStep& step : steps) {
        if (step.kind->place != nullptr) {
            scratch.chain.add(step.kind->place(step.draw, shape));
            continue;
        }
        scratch.samplePlaces(edge, shape, values);
        step.kind->change(step.draw, edge, {shape, values});
        for (float& value : values) value = std::clamp(value, 0.0F, 1.0F);
    }
    scratch.samplePlaces(edge, shape, values);
}

void applySteps(std::span<const DrawnStep> steps, AugmentEdge edge, Shape shape, std::span<const std::uint8_t> from,
                std::span<std::uint8_t> to) {
    assert(from.size() == to.size() && from.size() == static_cast<std::size_t>(shape.size()));
    if (steps.empty()) {
        std::ranges::copy(from, to.begin());
        return;
    }
    thread_local std::vector<float> values;
    values.resize(from.size());
    std::ranges::transform(from, values.begin(), [](std::uint8_t byte) { return float(byte) * (1.0F / 255); });
    applySteps(steps, edge, shape, values);
    std::ranges::transform(values, to.begin(),
                           [](float value) { return static_cast<std::uint8_t>(value * 255.0F + 0.5F); });
}

}  // namespace fovea
