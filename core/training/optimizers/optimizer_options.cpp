// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/optimizers/optimizer_options.h"

#include <algorithm>
#include <array>
#include <utility>

namespace fovea {

namespace {

template <std::size_t... I>
std::array<OptimizerOptions, sizeof...(I)> oneOfEach(std::index_sequence<I...>) {
    return {std::variant_alternative_t<I, OptimizerOptions>{}...};
}

}  // namespace

std::span<const OptimizerOptions> optimizerKinds() {
    static const auto kinds = oneOfEach(std::make_index_sequence<std::variant_size_v<OptimizerOptions>>());
    return kinds;
}

std::string_view kindName(const OptimizerOptions& options) {
    return std::visit([]<class T>(const T&) { return T::kind; }, options);
}

std::string_view titleOf(const OptimizerOptions& options) {
    return std::visit([]<class T>(const T&) { return T::title; }, options);
}

bool movesMatrices(const OptimizerOptions& options) {
    return std::visit([]<class T>(const T&) { return MovesMatrices<T>; }, options);
}

std::span<const std::string_view> stateNames(const OptimizerOptions& options) {
    return std::visit([]<class T>(const T&) { return std::span<const std::string_view>(T::stateNames); }, options);
}

OptionFields fields(OptimizerOptions& options) {
    return std::visit([](auto& kind) { return fields(kind); }, options);
}

std::optional<OptimizerOptions> optimizerNamed(std::string_view kind) {
    const auto kinds = optimizerKinds();
    const auto found = std::ranges::find(kinds, kind, [](const OptimizerOptions& each) { return kindName(each); });
    return found == kinds.end() ? std::nullopt : std::optional(*found);
}

}  // namespace fovea
