// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/exchange/tensor_order.h"
#include "core/exchange/tensor_store.h"
#include "core/network/weights.h"
#include "core/training/training_options.h"

namespace fovea {

/// A network's tensors in a file: which names they have and in which order their numbers lie.
class WeightTensors {
public:
    /// `modules` as moduleNames() gives them, or as a file states them.
    WeightTensors(const NetworkSpec& spec, std::map<NodeId, std::string> modules)
        : order_(spec), modules_(std::move(modules)) {}

    /// "conv1.weight"; empty where the parameter's node has no name.
    std::string nameOf(const ParameterTensor& parameter) const;

    void write(const ParameterLayout& layout, const std::vector<float>& values, TensorStore& store) const;
    /// Nothing where the file has none of the layout's tensors; some of them but not all is a fault.
    std::optional<Weights> read(std::shared_ptr<const ParameterLayout> layout, TensorSource& source) const;

    /// optimizer/velocity/conv1.weight: a group of tensors for each of the optimizer's stateNames.
    void writeOptimizer(const ParameterLayout& layout, const OptimizerOptions& optimizer,
                        const std::vector<std::vector<float>>& state, TensorStore& store) const;
    /// layout.trainedCount values for each of them.
    std::vector<std::vector<float>> readOptimizer(const ParameterLayout& layout, const OptimizerOptions& optimizer,
                                                  TensorSource& source) const;

    /// optimizer/fast/conv1.weight, optimizer/fast/bn1.running_mean: weights that steps move, beside their average.
    void writeFast(const ParameterLayout& layout, const std::vector<float>& values, TensorStore& store) const;
    /// layout.totalCount values.
    std::vector<float> readFast(const ParameterLayout& layout, TensorSource& source) const;

    /// Types and shapes of the tensors that write(), writeOptimizer() and, where weights are averaged, writeFast() make,
    /// without their numbers.
    std::map<std::string, StoredTensor> list(const ParameterLayout& layout, const OptimizerOptions& optimizer,
                                             bool averages) const;

    /// One list for all of it, for states of which a file holds many: the tensors of the parameters that end within
    /// `values`, in the layout's order and each in PyTorch's, without gaps.
    std::vector<float> flat(const ParameterLayout& layout, const std::vector<float>& values) const;
    /// Its inverse, `count` values with zeros in the gaps, from the bytes of flatCount(layout, count) numbers.
    std::vector<float> fromFlat(const ParameterLayout& layout, std::size_t count,
                                std::span<const std::byte> list) const;
    static std::size_t flatCount(const ParameterLayout& layout, std::size_t count);
    /// The names of those tensors, in that order.
    std::vector<std::string> flatOrder(const ParameterLayout& layout) const;

private:
    void writeTensors(const std::string& prefix, const ParameterLayout& layout, const std::vector<float>& values,
                      TensorStore& store) const;
    std::vector<float> readTensors(const std::string& prefix, const ParameterLayout& layout, std::size_t count,
                                   TensorSource& source) const;

    TensorOrder order_;
    std::map<NodeId, std::string> modules_;
};

}  // namespace fovea
