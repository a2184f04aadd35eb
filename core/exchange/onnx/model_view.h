// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/exchange/onnx/wire_reader.h"

namespace fovea::onnxfile {

/// The messages of ONNX (https://github.com/onnx/onnx/blob/main/docs/IR.md) as far as they matter here.
/// Texts and numbers of tensors stay in the file's bytes, which must outlive all of this.

/// Codes of tensors' number types.
enum class NumberType {
    Unknown = 0,
    Float = 1,
    Uint8 = 2,
    Int8 = 3,
    Int32 = 6,
    Int64 = 7,
    Bool = 9,
    Half = 10,
    Double = 11,
    BFloat16 = 16
};

struct TensorView {
    std::string_view name;
    std::vector<std::int64_t> dims;
    std::int64_t type = 0;
    bool external = false;  ///< its numbers lie in another file: at `place` of it, `length` bytes or all that follow
    std::string_view location;
    std::int64_t place = 0;
    std::int64_t length = -1;
    std::optional<std::span<const std::byte>> raw;
    std::span<const std::byte> message;  ///< all of it, for the typed lists of numbers
};

struct AttributeView {
    std::string_view name;
    std::optional<float> real;
    std::optional<std::int64_t> whole;
    std::optional<std::string_view> text;
    std::optional<TensorView> tensor;
    std::vector<float> reals;
    std::vector<std::int64_t> wholes;
};

struct NodeView {
    std::string_view name;
    std::string_view type;
    std::string_view domain;
    std::string_view note;                 ///< doc_string
    std::vector<std::string_view> inputs;  ///< empty names stand for what is left out
    std::vector<std::string_view> outputs;
    std::vector<AttributeView> attributes;

    const AttributeView* attribute(std::string_view wanted) const;
};

/// A function that the file defines by other operators.
struct FunctionView {
    std::string_view name;
    std::string_view domain;
    bool hasSettings = false;  ///< attributes of its own, which its operators refer to
    std::vector<std::string_view> inputs;
    std::vector<std::string_view> outputs;
    std::vector<NodeView> nodes;
};

struct ValueView {
    std::string_view name;
    std::int64_t type = 0;
    bool isTensor = false;
    bool hasShape = false;
    std::vector<std::int64_t> dims;  ///< −1 where a side is free
};

struct ModelView {
    std::int64_t irVersion = 0;
    std::int64_t operatorSet = 0;  ///< of the standard operators; 0 where none is named
    std::string_view producer;
    std::vector<std::pair<std::string_view, std::string_view>> metadata;
    bool hasGraph = false;
    bool hasSparse = false;  ///< sparse initialisers
    std::vector<NodeView> nodes;  ///< with those of local functions in their places
    std::vector<TensorView> initialisers;
    std::vector<ValueView> inputs;
    std::vector<ValueView> outputs;
    std::shared_ptr<std::deque<std::string>> ownNames;  ///< of values inside of functions
};

/// More than any network that Fovea's kinds express; together they bound the memory that a view takes.
inline constexpr std::size_t mostNodes = 10000;
inline constexpr std::size_t mostTensors = 50000;
inline constexpr std::size_t mostNames = 200000;  ///< nodes' inputs and outputs, attributes, inputs, metadata
inline constexpr std::size_t mostListed = 4096;   ///< numbers in one attribute
inline constexpr std::size_t mostListedInAll = 1000000;
inline constexpr std::size_t mostDims = 8;

/// Throws BrokenFile.
ModelView readModel(std::span<const std::byte> bytes);

}  // namespace fovea::onnxfile
