// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>
#include <map>

#include "core/network/weights.h"
#include "tests/support/reference_layers.h"

namespace fovea::test {

/// A model in use (running statistics, nothing dropped) in double, by the reference kernels.
class ReferenceNetwork {
public:
    /// `pixels` in the order N×H×W×C.
    ReferenceNetwork(const Model& model, std::span<const float> pixels, int count) : model_(model), count_(count) {
        shapes_ = soundShapes(model.spec);
        for (const NodeId id : model.spec.topologicalOrder()) {
            const LayerSpec& layer = model.spec.find(id)->layer;
            if (std::holds_alternative<InputSpec>(layer))
                outputs_[id] = standardised(pixels);
            else if (std::holds_alternative<DropoutSpec>(layer))
                outputs_[id] = outputs_.at(inputsOf(id).front());
            else if (std::holds_alternative<BatchNormSpec>(layer))
                outputs_[id] = normalised(id);
            else
                outputs_[id] = ReferenceLayer(caseOf(id)).forward(valuesOf(id));
        }
    }

    const Values& output(NodeId id) const { return outputs_.at(id); }

    /// ∂(Σ over images of the class's score) / ∂output for every node.
    std::map<NodeId, Values> gradients(int classIndex) const {
        std::map<NodeId, Values> result;
        for (const auto& [id, output] : outputs_) result[id].assign(output.size(), 0.0);
        Values& scores = result.at(*model_.spec.outputNode());
        const auto classes = scores.size() / static_cast<std::size_t>(count_);
        for (std::size_t i = static_cast<std::size_t>(classIndex); i < scores.size(); i += classes) scores[i] = 1;
        const auto order = model_.spec.topologicalOrder();
        for (auto id = order.rbegin(); id != order.rend(); ++id) {
            const std::vector<NodeId> inputs = inputsOf(*id);
            if (inputs.empty()) continue;
            const std::vector<Values> parts = inputGradients(*id, result.at(*id));
            for (std::size_t i = 0; i < inputs.size(); ++i)
                for (std::size_t k = 0; k < parts[i].size(); ++k) result.at(inputs[i])[k] += parts[i][k];
        }
        return result;
    }

private:
    std::vector<NodeId> inputsOf(NodeId id) const { return model_.spec.inputsOf(id); }
    Values standardised(std::span<const float> pixels) const {
        Values values;
        const Preprocessing& pre = model_.preprocessing;
        for (std::size_t i = 0; i < pixels.size(); ++i) {
            const std::size_t c = i % pre.mean.size();
            values.push_back((double{pixels[i]} - double{pre.mean[c]}) / double{pre.deviation[c]});
        }
        return values;
    }
    Values parameter(NodeId id, ParameterRole role) const { return toDouble(model_.weights->view(id, role)); }
    Values factors(NodeId id) const {
        const auto& norm = std::get<BatchNormSpec>(model_.spec.find(id)->layer);
        const Values variance = parameter(id, ParameterRole::RunningVariance);
        Values factor = norm.scale ? parameter(id, ParameterRole::Weight) : Values(variance.size(), 1.0);
        const double epsilon = norm.epsilon;
        for (std::size_t c = 0; c < factor.size(); ++c) factor[c] /= std::sqrt(variance[c] + epsilon);
        return factor;
    }
    Values normalised(NodeId id) const {
        const Values factor = factors(id);
        const Values mean = parameter(id, ParameterRole::RunningMean);
        Values shift = parameter(id, ParameterRole::Bias);
        if (shift.empty()) shift.assign(mean.size(), 0.0);
        Values values = outputs_.at(inputsOf(id).front());
        for (std::size_t i = 0; i < values.size(); ++i) {
            const std::size_t c = i % factor.size();
            values[i] = (values[i] - mean[c]) * factor[c] + shift[c];
        }
        return values;
    }
    LayerCase caseOf(NodeId id) const {
        LayerCase layer{model_.spec.find(id)->layer, {}, shapes_.at(id), count_};
        for (const NodeId input : inputsOf(id)) layer.inputs.push_back(shapes_.at(input));
        return layer;
    }
    ReferenceValues valuesOf(NodeId id) const {
        ReferenceValues values{LayerValues{}};
        for (const NodeId input : inputsOf(id)) values.inputs.push_back(outputs_.at(input));
        values.weight = parameter(id, ParameterRole::Weight);
        values.bias = parameter(id, ParameterRole::Bias);
        return values;
    }
    std::vector<Values> inputGradients(NodeId id, const Values& outputGradient) const {
        const LayerSpec& layer = model_.spec.find(id)->layer;
        if (std::holds_alternative<DropoutSpec>(layer)) return {outputGradient};
        if (!std::holds_alternative<BatchNormSpec>(layer))
            return ReferenceLayer(caseOf(id)).backward(valuesOf(id), outputGradient).inputs;
        const Values factor = factors(id);
        Values scaled = outputGradient;
        for (std::size_t i = 0; i < scaled.size(); ++i) scaled[i] *= factor[i % factor.size()];
        return {scaled};
    }

    const Model& model_;
    int count_;
    std::map<NodeId, Shape> shapes_;
    std::map<NodeId, Values> outputs_;
};

}  // namespace fovea::test
