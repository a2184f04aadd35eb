// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/onnx/constant.h"

#include <bit>
#include <cmath>
#include <cstring>
#include <limits>

namespace fovea::onnxfile {
namespace {

static_assert(std::endian::native == std::endian::little, "tensors are little-endian");

std::size_t bytesOf(NumberType type) {
    switch (type) {
        case NumberType::Uint8:
        case NumberType::Int8:
        case NumberType::Bool: return 1;
        case NumberType::Half:
        case NumberType::BFloat16: return 2;
        case NumberType::Float:
        case NumberType::Int32: return 4;
        case NumberType::Int64:
        case NumberType::Double: return 8;
        case NumberType::Unknown: break;
    }
    return 0;
}

NumberType typeOf(const TensorView& tensor) {
    for (const NumberType type :
         {NumberType::Float, NumberType::Uint8, NumberType::Int8, NumberType::Int32, NumberType::Int64,
          NumberType::Bool, NumberType::Half, NumberType::Double, NumberType::BFloat16})
        if (static_cast<std::int64_t>(type) == tensor.type) return type;
    throw BrokenFile{{Reason::TensorTypeOther, {std::string(tensor.name), std::to_string(tensor.type)}}};
}

/// Field of TensorProto in which numbers of this type are listed.
std::uint32_t listOf(NumberType type) {
    switch (type) {
        case NumberType::Float: return 4;
        case NumberType::Int64: return 7;
        case NumberType::Double: return 10;
        default: return 5;
    }
}

void append(std::vector<std::byte>& bytes, const void* from, std::size_t count) {
    const auto* first = static_cast<const std::byte*>(from);
    bytes.insert(bytes.end(), first, first + count);
}

/// Numbers that are listed one by one, brought into the form of raw data. At most `count` values.
std::vector<std::byte> fromList(const TensorView& tensor, NumberType type, std::size_t count) {
    const std::size_t size = bytesOf(type);
    std::vector<std::byte> bytes;
    bytes.reserve(count * size);
    const auto keep = [&](const void* from, std::size_t values) {
        if (values > count - bytes.size() / size)
            throw BrokenFile{{Reason::TensorListsMore, {std::string(tensor.name)}}};
        append(bytes, from, values * size);
    };
    WireReader reader(tensor.message);
    WireField field;
    while (reader.next(field)) {
        if (field.number != listOf(type)) continue;
        const bool fixed = type == NumberType::Float || type == NumberType::Double;
        if (field.form == WireField::Form::Bytes && fixed) {
            if (field.bytes.size() % size != 0) throw BrokenFile{{Reason::ListCut}};
            keep(field.bytes.data(), field.bytes.size() / size);
        } else if (field.form == WireField::Form::Bytes) {
            for (WireReader packed(field.bytes); !packed.atEnd();) {
                const std::uint64_t value = packed.varint();
                keep(&value, 1);
            }
        } else {
            keep(&field.value, 1);
        }
    }
    return bytes;
}

float halfToFloat(std::uint16_t half) {
    const int exponent = half >> 10 & 31;
    const int fraction = half & 1023;
    float size = std::ldexp(static_cast<float>(fraction), -24);
    if (exponent == 31)
        size = fraction == 0 ? std::numeric_limits<float>::infinity() : std::numeric_limits<float>::quiet_NaN();
    else if (exponent > 0)
        size = std::ldexp(static_cast<float>(fraction + 1024), exponent - 25);
    return (half & 0x8000) != 0 ? -size : size;
}

template <class Number>
Number read(std::span<const std::byte> bytes, std::size_t i) {
    Number number;
    std::memcpy(&number, bytes.data() + i * sizeof(Number), sizeof(Number));
    return number;
}

}  // namespace

std::size_t countOf(const std::vector<std::int64_t>& dims, std::string_view name) {
    constexpr std::int64_t most = std::int64_t{1} << 40;
    std::int64_t count = 1;
    for (const std::int64_t side : dims) {
        if (side < 0) throw BrokenFile{{Reason::TensorSideNegative, {std::string(name)}}};
        if (__builtin_mul_overflow(count, side, &count) || count > most)
            throw BrokenFile{{Reason::TensorTooLarge, {std::string(name)}}};
    }
    return static_cast<std::size_t>(count);
}

std::string sidesText(const std::vector<std::int64_t>& dims) {
    std::string text;
    for (const std::int64_t side : dims)
        text += (text.empty() ? "" : "×") + (side == batchMark || side == -1 ? "?" : std::to_string(side));
    return text.empty() ? "1" : text;
}

Constant Constant::fromTensor(const TensorView& tensor, std::size_t& budget) {
    Constant constant;
    constant.type_ = typeOf(tensor);
    constant.dims = tensor.dims;
    constant.count_ = countOf(tensor.dims, tensor.name);
    const std::size_t expected = constant.count_ * bytesOf(constant.type_);
    if (tensor.raw) {
        constant.bytes_ = *tensor.raw;
    } else {
        // A listed number takes a byte at least, so that no more can come than the file has bytes.
        if (constant.count_ > tensor.message.size())
            throw BrokenFile{{Reason::TensorBeyondFile, {std::string(tensor.name), std::to_string(constant.count_)}}};
        if (expected > budget) throw BrokenFile{{Reason::TensorsBeyondFile}};
        budget -= expected;
        constant.own_ =
            std::make_shared<const std::vector<std::byte>>(fromList(tensor, constant.type_, constant.count_));
        constant.bytes_ = *constant.own_;
    }
    if (constant.bytes_.size() != expected)
        throw BrokenFile{
            {Reason::TensorSizeWrong,
             {std::string(tensor.name), std::to_string(expected), std::to_string(constant.bytes_.size())}}};
    return constant;
}

Constant Constant::ofWholes(std::vector<std::int64_t> values, std::vector<std::int64_t> dims) {
    Constant constant;
    constant.type_ = NumberType::Int64;
    constant.dims = std::move(dims);
    constant.count_ = values.size();
    std::vector<std::byte> bytes;
    append(bytes, values.data(), values.size() * sizeof(std::int64_t));
    constant.own_ = std::make_shared<const std::vector<std::byte>>(std::move(bytes));
    constant.bytes_ = *constant.own_;
    return constant;
}

Constant Constant::ofReals(const std::vector<float>& values, std::vector<std::int64_t> dims) {
    Constant constant;
    constant.dims = std::move(dims);
    constant.count_ = values.size();
    std::vector<std::byte> bytes;
    append(bytes, values.data(), values.size() * sizeof(float));
    constant.own_ = std::make_shared<const std::vector<std::byte>>(std::move(bytes));
    constant.bytes_ = *constant.own_;
    return constant;
}

float Constant::real(std::size_t i) const {
    switch (type_) {
        case NumberType::Float: return read<float>(bytes_, i);
        case NumberType::Double: return static_cast<float>(read<double>(bytes_, i));
        case NumberType::Half: return halfToFloat(read<std::uint16_t>(bytes_, i));
        case NumberType::BFloat16: return std::bit_cast<float>(std::uint32_t{read<std::uint16_t>(bytes_, i)} << 16);
        default: return static_cast<float>(whole(i));
    }
}

std::int64_t Constant::whole(std::size_t i) const {
    switch (type_) {
        case NumberType::Uint8:
        case NumberType::Bool: return read<std::uint8_t>(bytes_, i);
        case NumberType::Int8: return read<std::int8_t>(bytes_, i);
        case NumberType::Int32: return read<std::int32_t>(bytes_, i);
        case NumberType::Int64: return read<std::int64_t>(bytes_, i);
        default: {
            const float number = real(i);  // beyond a whole number's range, the cast would be undefined
            return std::abs(number) < 9e18F ? static_cast<std::int64_t>(number) : 0;
        }
    }
}

std::vector<std::int64_t> Constant::wholes() const {
    if (count_ > mostListed) throw BrokenFile{{Reason::ListTooLong, {std::to_string(mostListed)}}};
    std::vector<std::int64_t> numbers(count_);
    for (std::size_t i = 0; i < count_; ++i) numbers[i] = whole(i);
    return numbers;
}

Constant Constant::withDims(std::vector<std::int64_t> sides) const {
    Constant other = *this;
    other.dims = std::move(sides);
    return other;
}

}  // namespace fovea::onnxfile
