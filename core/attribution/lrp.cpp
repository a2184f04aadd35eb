// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/attribution/lrp.h"

#include <algorithm>
#include <cmath>
#include <concepts>
#include <limits>

#include "core/attribution/layer_walk.h"
#include "core/kernels/group_norm.h"
#include "core/layers/structure_kind.h"

namespace fovea {

namespace {

using Values = SingleLayer::Values;
using AllValues = std::vector<Values>;

/// One layer's step by the rule that was chosen.
struct RelevanceStep {
    const WalkStep& walk;
    const LrpRule& rule;
};

double stabilised(double z, double epsilon) { return z < 0 ? z - epsilon : z + epsilon; }

void multiplyBy(Values& values, const Values& factors) {
    for (std::size_t i = 0; i < values.size(); ++i) values[i] *= factors[i];
}

/// x · Σ ∂z/∂x · R(z) / (z + ε sign z), for layers that are linear in their inputs.
AllValues byEpsilon(const RelevanceStep& step) {
    const WalkStep& walk = step.walk;
    Values share(walk.output.size());
    for (std::size_t i = 0; i < share.size(); ++i)
        share[i] =
            static_cast<float>(double{walk.relevance[i]} / stabilised(double{walk.output[i]}, step.rule.epsilon));
    AllValues down = walk.layer.gradient(walk.inputs, share);
    for (std::size_t i = 0; i < down.size(); ++i) multiplyBy(down[i], walk.inputs[i]);
    return down;
}

/// For layers that only move values, and for the argmax of maximum pools.
AllValues moved(const RelevanceStep& step) { return step.walk.layer.gradient(step.walk.inputs, step.walk.relevance); }

AllValues passedOn(const RelevanceStep& step) { return {step.walk.relevance}; }

Values clipped(std::span<const float> values, bool positive) {
    Values result(values.begin(), values.end());
    for (float& value : result) value = positive ? std::max(0.0F, value) : std::min(0.0F, value);
    return result;
}

/// One sign of alpha-beta: Σ of the contributions x·w of that sign, as shares of their sum.
class SignedPart {
public:
    SignedPart(const WalkStep& walk, bool positive)
        : walk_(walk),
          above_(clipped(walk.inputs.front(), true)),
          below_(clipped(walk.inputs.front(), false)),
          withAbove_(clipped(walk.layer.parameters().weight, positive)),
          withBelow_(clipped(walk.layer.parameters().weight, !positive)),
          bias_(clipped(walk.layer.parameters().bias, positive)),
          noBias_(bias_.size(), 0.0F) {}

    Values relevance() const {
        Values sums = layer(withAbove_, bias_).forward(std::span(&above_, 1));
        const Values more = layer(withBelow_, noBias_).forward(std::span(&below_, 1));
        Values share(sums.size());
        for (std::size_t i = 0; i < sums.size(); ++i) {
            sums[i] += more[i];
            share[i] = std::abs(sums[i]) < std::numeric_limits<float>::min() ? 0 : walk_.relevance[i] / sums[i];
        }
        Values result = layer(withAbove_, bias_).gradient(std::span(&above_, 1), share).front();
        Values rest = layer(withBelow_, bias_).gradient(std::span(&below_, 1), share).front();
        multiplyBy(result, above_);
        multiplyBy(rest, below_);
        for (std::size_t i = 0; i < result.size(); ++i) result[i] += rest[i];
        return result;
    }

private:
    SingleLayer layer(const Values& weight, const Values& bias) const {
        return walk_.layer.with({weight, bias, {}, {}});
    }
    const WalkStep& walk_;
    Values above_, below_, withAbove_, withBelow_, bias_, noBias_;
};

AllValues weighted(const RelevanceStep& step) {
    if (!step.rule.isAlphaBeta) return byEpsilon(step);
    Values result = SignedPart(step.walk, true).relevance();
    const Values negative = SignedPart(step.walk, false).relevance();
    for (std::size_t i = 0; i < result.size(); ++i)
        result[i] = static_cast<float>(step.rule.alpha * double{result[i]} - step.rule.beta * double{negative[i]});
    return {std::move(result)};
}

/// y = factor · x + shift, whatever the two are: factor · x = y − shift, and shift is y where x is 0.
AllValues affine(const RelevanceStep& step, const auto& shiftAt) {
    const WalkStep& walk = step.walk;
    Values down(walk.relevance.size());
    for (std::size_t i = 0; i < down.size(); ++i) {
        const double z = double{walk.output[i]};
        down[i] = static_cast<float>((z - shiftAt(i)) / stabilised(z, step.rule.epsilon) * double{walk.relevance[i]});
    }
    return {std::move(down)};
}

AllValues relevanceOf(const InputSpec&, const RelevanceStep&) { return {}; }
AllValues relevanceOf(const Conv2dSpec&, const RelevanceStep& step) { return weighted(step); }
AllValues relevanceOf(const DenseSpec&, const RelevanceStep& step) { return weighted(step); }
AllValues relevanceOf(const TableConv2dSpec&, const RelevanceStep& step) { return weighted(step); }
AllValues relevanceOf(const LocallyConnected2dSpec&, const RelevanceStep& step) { return weighted(step); }
AllValues relevanceOf(const ScaledPool2dSpec&, const RelevanceStep& step) { return weighted(step); }
AllValues relevanceOf(const RbfOutputSpec&, const RelevanceStep& step) { return byEpsilon(step); }
AllValues relevanceOf(const MaxoutSpec&, const RelevanceStep& step) { return moved(step); }
AllValues relevanceOf(const AvgPool2dSpec&, const RelevanceStep& step) { return byEpsilon(step); }
AllValues relevanceOf(const GlobalAvgPoolSpec&, const RelevanceStep& step) { return byEpsilon(step); }
AllValues relevanceOf(const AddSpec&, const RelevanceStep& step) { return byEpsilon(step); }
AllValues relevanceOf(const MaxPool2dSpec&, const RelevanceStep& step) { return moved(step); }
AllValues relevanceOf(const FlattenSpec&, const RelevanceStep& step) { return moved(step); }
AllValues relevanceOf(const ConcatSpec&, const RelevanceStep& step) { return moved(step); }
AllValues relevanceOf(const DropoutSpec&, const RelevanceStep& step) { return passedOn(step); }
AllValues relevanceOf(const IdentitySpec&, const RelevanceStep& step) { return passedOn(step); }
AllValues relevanceOf(const PreluSpec&, const RelevanceStep& step) { return passedOn(step); }
AllValues relevanceOf(const SoftmaxSpec&, const RelevanceStep& step) { return passedOn(step); }
AllValues relevanceOf(const LocalResponseNormSpec&, const RelevanceStep& step) { return passedOn(step); }
template <std::derived_from<ActivationKind> Spec>
AllValues relevanceOf(const Spec&, const RelevanceStep& step) {
    return passedOn(step);
}
template <std::derived_from<StructureKind> Spec>
AllValues relevanceOf(const Spec&, const RelevanceStep& step) {
    return moved(step);
}

AllValues relevanceOf(const ScaleSpec& spec, const RelevanceStep& step) {
    return affine(step, [&](std::size_t) { return double{spec.shift}; });
}

/// y = weight · (x − mean) / deviation + bias: the shift is what the layer makes of 0.
AllValues normRelevance(const RelevanceStep& step, const Values& factor) {
    const WalkStep& walk = step.walk;
    return affine(step, [&](std::size_t i) {
        return double{walk.output[i]} - double{factor[i]} * double{walk.inputs.front()[i]};
    });
}

AllValues relevanceOf(const BatchNormSpec&, const RelevanceStep& step) {
    return normRelevance(step,
                         step.walk.layer.gradient(step.walk.inputs, Values(step.walk.output.size(), 1.0F)).front());
}

/// weight / deviation of each value, with the statistics of its group taken as given.
Values groupFactors(const WalkStep& walk, int groups, float epsilon) {
    const Shape shape = walk.layer.outputShape();
    const ConstImageView input = denseView(walk.inputs.front().data(), 1, shape);
    const int each = shape.channels / groups;
    std::vector<double> inverse;
    for (int group = 0; group < groups; ++group)
        inverse.push_back(kernels::groupStatistics(input, {groups, epsilon}, 0, group).inverseDeviation);
    Values factors(walk.output.size());
    for (std::size_t i = 0; i < factors.size(); ++i) {
        const std::size_t channel = i % std::size_t(shape.channels);
        factors[i] =
            static_cast<float>(double{walk.layer.parameters().weight[channel]} * inverse[channel / std::size_t(each)]);
    }
    return factors;
}

AllValues relevanceOf(const GroupNormSpec& spec, const RelevanceStep& step) {
    return normRelevance(step, groupFactors(step.walk, spec.groups, spec.epsilon));
}

AllValues relevanceOf(const InstanceNormSpec& spec, const RelevanceStep& step) {
    return normRelevance(step, groupFactors(step.walk, step.walk.layer.outputShape().channels, spec.epsilon));
}

AllValues relevanceOf(const MultiplySpec&, const RelevanceStep& step) {
    const auto& shapes = step.walk.layer.inputShapes();
    const std::size_t value = shapes[0] == step.walk.layer.outputShape() ? 0 : 1;
    AllValues down;
    for (const Shape& shape : shapes) down.emplace_back(static_cast<std::size_t>(shape.size()), 0.0F);
    down[value] = step.walk.relevance;
    return down;
}

}  // namespace

Result<AttributionMap> layerwiseRelevance(const AttributionWork& work) {
    AttributionMap map;
    map.shape = work.input;
    map.score = work.score(work.pixels);
    Values start(static_cast<std::size_t>(work.network.classCount()), 0.0F);
    start[static_cast<std::size_t>(work.request.classIndex)] = static_cast<float>(map.score);
    const auto rule = [&](const WalkStep& step) {
        return std::visit(
            [&](const auto& spec) {
                return relevanceOf(spec, {step, work.request.options.rule});
            },
            step.layer.layer());
    };
    auto values = walkBack(work.network, *work.network.spec().outputNode(), std::move(start), rule, work.stop);
    if (!values) return Error{ErrorCode::Cancelled};
    map.values = *std::move(values);
    return map;
}

}  // namespace fovea
