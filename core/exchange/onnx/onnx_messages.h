// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "core/exchange/onnx/model_view.h"

/// The messages of ONNX (https://github.com/onnx/onnx/blob/main/docs/IR.md) that Fovea writes.
namespace fovea::onnx {

struct Attribute {
    std::string name;
    std::variant<float, std::int64_t, std::vector<std::int64_t>> value;
};

struct Node {
    std::string type;
    std::string name;
    std::vector<std::string> inputs;
    std::string output;
    std::vector<Attribute> attributes;
    std::string note;  ///< doc_string
};

struct Tensor {
    std::string name;
    onnxfile::NumberType type{};
    std::vector<std::int64_t> dims;
    std::string raw;  ///< the numbers, little-endian
};

/// A float value N×dims, N free.
struct Value {
    std::string name;
    std::vector<std::int64_t> dims;
};

struct Graph {
    std::string name;
    std::deque<Node> nodes;  ///< a reference to one stays valid while others are added
    std::vector<Tensor> tensors;
    Value input;
    Value output;
};

struct Model {
    std::int64_t irVersion = 0;
    std::string producer;
    std::string producerVersion;
    std::int64_t operatorSet = 0;
    std::vector<std::pair<std::string, std::string>> metadata;
    Graph graph;
};

/// The file. Gives tensors' memory back on the way, so that it takes the weights' size twice at most.
std::string fileBytes(Model model);

}  // namespace fovea::onnx
