// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "core/exchange/onnx/model_view.h"

namespace fovea::onnxfile {

/// Stands for the number of images in a list of sides.
inline constexpr std::int64_t batchMark = INT64_MIN;

/// Numbers that a file holds, or that follow from them. Copying it copies no numbers.
class Constant {
public:
    std::vector<std::int64_t> dims;

    /// Sides and type are checked against what is there before anything is taken. `budget` is the
    /// number of bytes that decoding may still take; it shrinks. Throws BrokenFile.
    static Constant fromTensor(const TensorView& tensor, std::size_t& budget);
    static Constant ofWholes(std::vector<std::int64_t> values, std::vector<std::int64_t> dims);
    static Constant ofReals(const std::vector<float>& values, std::vector<std::int64_t> dims);

    std::size_t count() const { return count_; }
    bool isWhole() const {
        return type_ != NumberType::Float && type_ != NumberType::Half && type_ != NumberType::Double &&
               type_ != NumberType::BFloat16;
    }
    /// Requires i < count().
    float real(std::size_t i) const;
    std::int64_t whole(std::size_t i) const;
    /// All of them, for short lists. Throws BrokenFile for more than mostListed.
    std::vector<std::int64_t> wholes() const;
    /// The same numbers with other sides. Requires the same product.
    Constant withDims(std::vector<std::int64_t> sides) const;

private:
    NumberType type_ = NumberType::Float;
    std::size_t count_ = 0;
    std::span<const std::byte> bytes_;
    std::shared_ptr<const std::vector<std::byte>> own_;
};

/// Number of values in a tensor of these sides. Throws BrokenFile for a negative side, or a product beyond 2^40.
std::size_t countOf(const std::vector<std::int64_t>& dims, std::string_view name);

/// "6×3×5×5"
std::string sidesText(const std::vector<std::int64_t>& dims);

}  // namespace fovea::onnxfile
