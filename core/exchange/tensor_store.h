// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <cstring>
#include <deque>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "core/error.h"
#include "core/exchange/safetensors.h"

namespace fovea {

/// The TensorType of a C++ number.
template <class T>
inline constexpr TensorType tensorTypeOf = TensorType::F32;
template <>
inline constexpr TensorType tensorTypeOf<double> = TensorType::F64;
template <>
inline constexpr TensorType tensorTypeOf<std::int64_t> = TensorType::I64;
template <>
inline constexpr TensorType tensorTypeOf<std::uint8_t> = TensorType::U8;

/// Tensors on their way into a file; owns a copy of their numbers.
class TensorStore {
public:
    template <class T>
    void add(std::string name, std::vector<std::int64_t> shape, std::span<const T> values) {
        addBytes(std::move(name), tensorTypeOf<T>, std::move(shape), std::as_bytes(values));
    }
    /// A list of numbers.
    template <class T>
    void add(std::string name, const std::vector<T>& values) {
        add(std::move(name), {static_cast<std::int64_t>(values.size())}, std::span<const T>(values));
    }
    /// Does nothing where the name is taken.
    void addBytes(std::string name, TensorType type, std::vector<std::int64_t> shape, std::span<const std::byte> bytes);

    /// Room for a tensor that is made piece by piece, filled with zeros; empty where the name is taken.
    std::span<std::byte> addRoom(std::string name, TensorType type, std::vector<std::int64_t> shape);

    const std::map<std::string, StoredTensor>& tensors() const { return tensors_; }

private:
    std::deque<std::vector<std::byte>> numbers_;
    std::map<std::string, StoredTensor> tensors_;
};

/// Tensors on their way out of a file. The first fault is kept; after it everything reads as empty,
/// so that one check at the end is enough.
class TensorSource {
public:
    TensorSource(const SafetensorsFile& file, std::string path) : file_(file), path_(std::move(path)) {}

    bool has(const std::string& name) const { return file_.tensors.count(name) != 0; }
    /// True when it is there with type and shape; else the fault is TensorMissing or TensorShapeWrong. Reads nothing.
    bool check(const std::string& name, TensorType type, const std::vector<std::int64_t>& shape);
    /// Where its numbers lie in the file; empty on a fault. They may be unaligned.
    std::span<const std::byte> bytesOf(const std::string& name, TensorType type,
                                       const std::vector<std::int64_t>& shape);
    template <class T>
    std::vector<T> take(const std::string& name, const std::vector<std::int64_t>& shape) {
        const std::span<const std::byte> bytes = bytesOf(name, tensorTypeOf<T>, shape);
        std::vector<T> values(bytes.size() / sizeof(T));
        if (!bytes.empty()) std::memcpy(values.data(), bytes.data(), bytes.size());
        return values;
    }
    /// A list of any length.
    template <class T>
    std::vector<T> takeList(const std::string& name) {
        return take<T>(name, {lengthOf(name)});
    }
    /// First side of its shape; 0 where it is missing or a single number.
    std::int64_t lengthOf(const std::string& name) const;

    void fail(Error error);
    const std::optional<Error>& error() const { return error_; }
    const std::string& path() const { return path_; }
    /// Names that nobody asked for.
    std::vector<std::string> untouched() const;

private:
    const SafetensorsFile& file_;
    std::string path_;
    std::set<std::string> touched_;
    std::optional<Error> error_;
};

}  // namespace fovea
