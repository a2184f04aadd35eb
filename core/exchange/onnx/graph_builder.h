// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "core/exchange/onnx/onnx_messages.h"

namespace fovea {

/// Puts an ONNX graph together: nodes, their attributes, tensors, and names that occur only once.
class GraphBuilder {
public:
    explicit GraphBuilder(onnx::Graph& graph) : graph_(graph) {}

    /// `wanted`, or "wanted_2" and so on where a value or tensor has that name.
    std::string freeName(const std::string& wanted);

    /// A node that gives the value `output`.
    onnx::Node& addNode(const std::string& type, const std::string& name, const std::vector<std::string>& inputs,
                        const std::string& output);
    static void setFloat(onnx::Node& node, const std::string& name, float value);
    static void setInt(onnx::Node& node, const std::string& name, std::int64_t value);
    static void setInts(onnx::Node& node, const std::string& name, const std::vector<std::int64_t>& values);

    /// Stores numbers under a free name made from `wanted`, and gives that name. Without dims it is a scalar.
    std::string addFloats(const std::string& wanted, const std::vector<std::int64_t>& dims,
                          std::span<const float> values);
    std::string addInts(const std::string& wanted, std::span<const std::int64_t> values);

private:
    std::string addTensor(const std::string& wanted, onnxfile::NumberType type, const std::vector<std::int64_t>& dims,
                          std::span<const std::byte> bytes);

    onnx::Graph& graph_;
    std::set<std::string> names_;
};

}  // namespace fovea
