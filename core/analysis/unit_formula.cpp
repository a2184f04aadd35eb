// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/unit_formula.h"

#include <fmt/format.h>

#include <concepts>

#include "core/layers/structure_kind.h"

namespace fovea {

namespace {

const char* const weightedSum = "sum(terms) + bias";

std::string formulaOf(const InputSpec&) { return weightedSum; }
std::string formulaOf(const Conv2dSpec&) { return weightedSum; }
std::string formulaOf(const DenseSpec&) { return weightedSum; }
std::string formulaOf(const BatchNormSpec&) { return weightedSum; }
std::string formulaOf(const GroupNormSpec&) { return weightedSum; }
std::string formulaOf(const InstanceNormSpec&) { return weightedSum; }
std::string formulaOf(const AvgPool2dSpec&) { return weightedSum; }
std::string formulaOf(const GlobalAvgPoolSpec&) { return weightedSum; }
std::string formulaOf(const PreluSpec&) { return weightedSum; }
std::string formulaOf(const AddSpec&) { return weightedSum; }
std::string formulaOf(const MultiplySpec&) { return weightedSum; }
std::string formulaOf(const TableConv2dSpec&) { return weightedSum; }
std::string formulaOf(const LocallyConnected2dSpec&) { return weightedSum; }
std::string formulaOf(const ScaledPool2dSpec&) { return weightedSum; }
std::string formulaOf(const RbfOutputSpec&) { return weightedSum; }
std::string formulaOf(const MaxPool2dSpec&) { return "max(terms)"; }
std::string formulaOf(const MaxoutSpec&) { return "max(terms)"; }
std::string formulaOf(const FlattenSpec&) { return "x"; }
std::string formulaOf(const ConcatSpec&) { return "x"; }
std::string formulaOf(const DropoutSpec&) { return "x"; }
std::string formulaOf(const IdentitySpec&) { return "x"; }
/// One of the input's values, or one of the zeros around it, which is no term.
template <std::derived_from<StructureKind> Spec>
std::string formulaOf(const Spec&) {
    return "sum(terms)";
}

std::string formulaOf(const ReluSpec&) { return "max(0, x)"; }
std::string formulaOf(const LeakyReluSpec& spec) { return fmt::format("x if x > 0 else {} * x", spec.slope); }
std::string formulaOf(const EluSpec& spec) { return fmt::format("x if x > 0 else {} * expm1(x)", spec.alpha); }
std::string formulaOf(const SeluSpec&) {
    return "1.0507009873554805 * (x if x > 0 else 1.6732632423543772 * expm1(x))";
}
std::string formulaOf(const GeluSpec& spec) {
    return spec.approximate ? "x * (1 + tanh(sqrt(2 / pi) * (x + 0.044715 * x ** 3))) / 2"
                            : "x * (1 + erf(x / sqrt(2))) / 2";
}
std::string formulaOf(const SiluSpec&) { return "x / (1 + exp(-x))"; }
std::string formulaOf(const MishSpec&) { return "x * tanh(max(x, 0) + log1p(exp(-abs(x))))"; }
std::string formulaOf(const SoftplusSpec& spec) {
    return fmt::format("max(x, 0) + log1p(exp(-abs({0} * x))) / {0}", spec.beta);
}
std::string formulaOf(const ClipSpec& spec) { return fmt::format("min(max(x, {}), {})", spec.smallest, spec.largest); }
std::string formulaOf(const HardSwishSpec&) { return "x * min(max(x + 3, 0), 6) / 6"; }
std::string formulaOf(const SigmoidSpec&) { return "1 / (1 + exp(-x))"; }
std::string formulaOf(const HardSigmoidSpec& spec) {
    return fmt::format("min(max({} * x + {}, 0), 1)", spec.alpha, spec.beta);
}
std::string formulaOf(const TanhSpec&) { return "tanh(x)"; }
std::string formulaOf(const ScaledTanhSpec& spec) {
    return fmt::format("{} * tanh({} * x)", spec.amplitude, spec.slope);
}
std::string formulaOf(const SoftsignSpec&) { return "x / (1 + abs(x))"; }
std::string formulaOf(const ScaleSpec& spec) { return fmt::format("{} * x + {}", spec.factor, spec.shift); }
std::string formulaOf(const SoftmaxSpec&) {
    return "exp(terms[own] - max(terms)) / sum(exp(t - max(terms)) for t in terms)";
}
std::string formulaOf(const LocalResponseNormSpec& spec) {
    return fmt::format("terms[own] / ({} + {} / {} * sum(t * t for t in terms)) ** {}", spec.bias, spec.alpha,
                       spec.size, spec.beta);
}

}  // namespace

std::string unitFormula(const LayerSpec& layer) {
    return std::visit([](const auto& spec) { return formulaOf(spec); }, layer);
}

}  // namespace fovea
