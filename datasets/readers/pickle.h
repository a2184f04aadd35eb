// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "core/error.h"

namespace fovea {

/// What a pickle of Python holds, as far as data needs it: None, booleans and whole numbers, floating-point numbers, text and
/// bytes, lists and tuples, dictionaries, and arrays of NumPy. Nothing is ever called: the few names that NumPy's arrays use
/// are known by their words, and any other ends the reading.
class Pickle {
public:
    using Index = std::uint32_t;  ///< of a value
    struct None {};
    struct Text {
        std::string_view bytes;  ///< in the file's content
    };
    struct List {
        std::vector<Index> items;  ///< of a tuple, too
    };
    struct Dictionary {
        std::vector<std::pair<Index, Index>> items;
    };
    struct Name {
        std::string_view module, name;
    };
    struct Type {
        std::string_view code;  ///< "u1", "i8", …
        bool bigEndian = false;
    };
    struct Array {
        std::vector<std::int64_t> shape;
        std::string_view bytes;
        Type type;
        bool fortranOrder = false;
    };
    using Value = std::variant<None, std::int64_t, double, Text, List, Dictionary, Name, Type, Array>;

    /// Reads protocols 0 to 5 out of a file's content, which must outlive the answer. Takes memory in proportion to it,
    /// and refuses more than four million values, marks or numbers by which values are kept.
    /// Errors: DatasetBroken with PickleObject, PickleEnds or PickleSizes; Cancelled.
    static Result<Pickle> parse(std::span<const std::uint8_t> content, const std::string& path,
                                const std::stop_token& stop = {});

    const Value& root() const { return values_[root_]; }
    const Value& at(Index index) const { return values_[index]; }
    /// Of a dictionary; null where there is no such key.
    const Value* find(const Value& dictionary, std::string_view key) const;
    /// Whole numbers of a list or of an array of them; nullopt for anything else.
    std::optional<std::vector<std::int64_t>> wholeNumbers(const Value& value) const;
    /// Texts of a list.
    std::optional<std::vector<std::string>> texts(const Value& value) const;

private:
    friend class PickleMachine;
    std::deque<Value> values_;
    Index root_ = 0;
};

/// Whole numbers of NumPy's types i1 … i8 and u1 … u8, as they lie in memory; nullopt for other types.
std::optional<std::vector<std::int64_t>> wholeNumbersOf(std::string_view bytes, std::string_view type, bool bigEndian);

}  // namespace fovea
