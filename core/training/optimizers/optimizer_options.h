// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <concepts>
#include <optional>
#include <span>
#include <variant>
#include <vector>

#include "core/parallel/workers.h"
#include "core/training/optimizers/adadelta.h"
#include "core/training/optimizers/adagrad.h"
#include "core/training/optimizers/adam.h"
#include "core/training/optimizers/adamw.h"
#include "core/training/optimizers/lion.h"
#include "core/training/optimizers/muon.h"
#include "core/training/optimizers/rmsprop.h"
#include "core/training/optimizers/sgd.h"

namespace fovea {

/// All that an optimizer kind states about itself, in its pair of files:
///  - `kind`, its name in files and on the command line, and `title`, as people write it;
///  - `stateNames`, the lists that it keeps for every parameter: in a project `optimizer/NAME/…`. The first is the one
///    whose magnitude StepBounds carries;
///  - `fields`, its options with keys and limits; `checkTogether`, what no single limit says;
///  - `staysFinite`, whether a step is sure to leave finite numbers (coarse: only numbers beyond 1e18 or so come near);
///  - `ruleFor` and `advance`, the step itself: what is the same for all parameters, and a block of them.
template <class T>
concept StatesOptimizer = std::equality_comparable<T> &&
    requires(T options, const T& given, const StepNumbers& numbers, const StepBounds& before,
             const ParameterBlock& block) {
    { T::kind } -> std::convertible_to<std::string_view>;
    { T::title } -> std::convertible_to<std::string_view>;
    {std::span<const std::string_view>(T::stateNames)};
    requires T::stateNames.size() > 0;
    { fields(options) } -> std::same_as<OptionFields>;
    { checkTogether(given) } -> std::same_as<Result<void>>;
    { staysFinite(given, numbers, before) } -> std::same_as<bool>;
    { advance(ruleFor(given, numbers), block) } -> std::same_as<Magnitudes>;
};

/// A kind may also move the weights of a layer as one matrix, whose values a block holds row after row.
template <class T>
concept MovesMatrices = requires(const T& given, const StepNumbers& numbers, const ParameterBlock& block,
                                 std::span<float> work, Workers& workers) {
    { advanceMatrix(ruleFor(given, numbers), block, 1, work, workers) } -> std::same_as<Magnitudes>;
};

template <StatesOptimizer... Kinds>
using OptimizerVariant = std::variant<Kinds...>;

/// Every optimizer there is. The numbers of one, with a rate and a decay, are all that a step needs.
using OptimizerOptions = OptimizerVariant<SgdOptions, AdamOptions, AdamWOptions, RmsPropOptions, AdagradOptions,
                                          AdadeltaOptions, LionOptions, MuonOptions>;

/// One of each, with its defaults, in the order in which people are offered them.
std::span<const OptimizerOptions> optimizerKinds();
std::string_view kindName(const OptimizerOptions& options);
std::string_view titleOf(const OptimizerOptions& options);
/// MovesMatrices.
bool movesMatrices(const OptimizerOptions& options);
std::span<const std::string_view> stateNames(const OptimizerOptions& options);
OptionFields fields(OptimizerOptions& options);
/// By kindName, with its defaults.
std::optional<OptimizerOptions> optimizerNamed(std::string_view kind);

}  // namespace fovea
