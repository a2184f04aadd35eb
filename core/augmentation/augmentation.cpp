// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/augmentation/augmentation.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "core/augmentation/augment_table.h"
#include "core/reason.h"

namespace fovea {

namespace {

constexpr std::array<std::pair<AugmentEdge, std::string_view>, 3> edgeNames{
    {{AugmentEdge::Zero, "zero"}, {AugmentEdge::Mirror, "mirror"}, {AugmentEdge::Repeat, "repeat"}}};

constexpr std::size_t longestSpec = 4096;

Error refused(std::string_view item, std::string allowed) {
    return Error{ErrorCode::OptionInvalid, {std::string("augment"), std::string(item), std::move(allowed)}};
}

Error refused(std::string_view item, Reason why) {
    return Error{ErrorCode::OptionInvalid, {std::string("augment"), std::string(item), because(why)}};
}

std::string kindNames() {
    std::string names;
    for (const AugmentKind* kind : augmentKinds()) names += fmt::format("{}{}", names.empty() ? "" : ", ", kind->name);
    return names;
}

/// "rotate[:0 … 180][:0 … 1]", what may stand in an item.
std::string syntaxOf(const AugmentKind& kind) {
    return kind.hasStrength() ? fmt::format("{}[:0 … {}][:0 … 1]", kind.name, kind.strength.largest)
                              : fmt::format("{}[:0 … 1]", kind.name);
}

bool isStrength(const AugmentKind& kind, float value) {
    // Written so that NaN, which compares false with everything, is refused too.
    return value >= 0 && value <= static_cast<float>(kind.strength.largest) &&
           (!kind.strength.isWhole || value == std::floor(value));
}

bool readNumber(std::string_view text, float largest, float& value) {
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
    return fault == std::errc() && end == text.data() + text.size() && value >= 0 && value <= largest;
}

std::vector<std::string_view> split(std::string_view text, char mark) {
    std::vector<std::string_view> parts;
    for (;;) {
        const std::size_t at = text.find(mark);
        parts.push_back(text.substr(0, at));
        if (at == std::string_view::npos) return parts;
        text.remove_prefix(at + 1);
    }
}

Result<void> readKind(std::string_view item, const std::vector<std::string_view>& parts, Augmentation& into) {
    const AugmentKind* kind = findAugmentKind(parts.front());
    if (kind == nullptr) return refused(item, kindNames());
    if (into.find(*kind) != nullptr) return refused(item, Reason::AugmentTwice);
    AugmentStep step = usualStep(*kind);
    std::size_t next = 1;
    if (kind->hasStrength() && next < parts.size() &&
        !(readNumber(parts[next++], static_cast<float>(kind->strength.largest), step.strength) &&
          isStrength(*kind, step.strength)))
        return refused(item, syntaxOf(*kind));
    if (next < parts.size() && !readNumber(parts[next++], 1, step.probability)) return refused(item, syntaxOf(*kind));
    if (next < parts.size()) return refused(item, syntaxOf(*kind));
    into.steps.push_back(step);
    return {};
}

Result<void> readItem(std::string_view item, Augmentation& into) {
    const std::vector<std::string_view> parts = split(item, ':');
    const auto hasValue = [&] { return parts.size() == 2; };
    if (parts.front() == "edge") {
        const auto named =
            std::ranges::find_if(edgeNames, [&](const auto& e) { return hasValue() && e.second == parts[1]; });
        if (named == edgeNames.end()) return refused(item, "edge:zero, edge:mirror, edge:repeat");
        into.edge = named->first;
        return {};
    }
    if (parts.front() == "pick") {
        float number = 0;
        const auto most = static_cast<float>(augmentKinds().size());
        if (!hasValue() || !readNumber(parts[1], most, number) || number < 1 || number != float(int(number)))
            return refused(item, fmt::format("pick:1 … {}", most));
        into.pick = static_cast<int>(number);
        return {};
    }
    if (parts.front() == "order") {
        if (!hasValue() || parts[1] != "random") return refused(item, "order:random");
        into.isShuffled = true;
        return {};
    }
    return readKind(item, parts, into);
}

std::string stepText(const AugmentStep& step) {
    std::string text(step.kind->name);
    if (step.kind->hasStrength()) text += fmt::format(":{}", step.strength);
    if (!step.kind->hasStrength() || step.probability != static_cast<float>(step.kind->usualProbability))
        text += fmt::format(":{}", step.probability);
    return text;
}

}  // namespace

const AugmentStep* Augmentation::find(const AugmentKind& kind) const {
    const auto found = std::ranges::find(steps, &kind, &AugmentStep::kind);
    return found == steps.end() ? nullptr : &*found;
}

AugmentStep usualStep(const AugmentKind& kind) {
    return {&kind, static_cast<float>(kind.strength.usual), static_cast<float>(kind.usualProbability)};
}

void moveMixturesLast(Augmentation& augmentation) {
    std::ranges::stable_partition(augmentation.steps,
                                  [](const AugmentStep& step) { return step.kind->mix == nullptr; });
}

std::string_view edgeName(AugmentEdge edge) {
    return std::ranges::find(edgeNames, edge, &std::pair<AugmentEdge, std::string_view>::first)->second;
}

std::string augmentationText(const Augmentation& augmentation) {
    if (augmentation.isNone()) return "none";
    std::string text;
    for (const AugmentStep& step : augmentation.steps)
        text += fmt::format("{}{}", text.empty() ? "" : ",", stepText(step));
    if (augmentation.edge != AugmentEdge::Zero) text += fmt::format(",edge:{}", edgeName(augmentation.edge));
    if (augmentation.pick > 0) text += fmt::format(",pick:{}", augmentation.pick);
    if (augmentation.isShuffled) text += ",order:random";
    return text;
}

Result<Augmentation> parseAugmentation(std::string_view text) {
    Augmentation augmentation;
    if (text == "none") return augmentation;
    if (text.size() > longestSpec) return refused(text.substr(0, 60), Reason::TextTooLong);
    for (const std::string_view item : split(text, ','))
        if (auto read = readItem(item, augmentation); !read) return read.error();
    if (augmentation.isNone()) return refused(text, kindNames());
    moveMixturesLast(augmentation);
    return augmentation;
}

Result<void> validate(const Augmentation& augmentation) {
    for (const AugmentStep& step : augmentation.steps) {
        const bool fits = isStrength(*step.kind, step.strength) && step.probability >= 0 && step.probability <= 1;
        if (!fits) return refused(stepText(step), syntaxOf(*step.kind));
        if (std::ranges::count(augmentation.steps, step.kind, &AugmentStep::kind) > 1)
            return refused(stepText(step), Reason::AugmentTwice);
    }
    const auto most = static_cast<int>(augmentKinds().size());
    if (augmentation.pick < 0 || augmentation.pick > most)
        return refused(fmt::format("pick:{}", augmentation.pick), fmt::format("pick:1 … {}", most));
    return {};
}

}  // namespace fovea
