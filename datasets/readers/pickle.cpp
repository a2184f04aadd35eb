// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasets/readers/pickle.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "datasets/readers/byte_numbers.h"

namespace fovea {

const Pickle::Value* Pickle::find(const Value& dictionary, std::string_view key) const {
    const auto* items = std::get_if<Dictionary>(&dictionary);
    if (items == nullptr) return nullptr;
    for (const auto& [name, value] : items->items) {
        const auto* text = std::get_if<Text>(&at(name));
        if (text != nullptr && text->bytes == key) return &at(value);
    }
    return nullptr;
}

std::optional<std::vector<std::int64_t>> Pickle::wholeNumbers(const Value& value) const {
    if (const auto* array = std::get_if<Array>(&value))
        return wholeNumbersOf(array->bytes, array->type.code, array->type.bigEndian);
    const auto* list = std::get_if<List>(&value);
    if (list == nullptr) return std::nullopt;
    std::vector<std::int64_t> numbers;
    for (const Index index : list->items) {
        const auto* number = std::get_if<std::int64_t>(&at(index));
        if (number == nullptr) return std::nullopt;
        numbers.push_back(*number);
    }
    return numbers;
}

std::optional<std::vector<std::string>> Pickle::texts(const Value& value) const {
    const auto* list = std::get_if<List>(&value);
    if (list == nullptr) return std::nullopt;
    std::vector<std::string> result;
    for (const Index index : list->items) {
        const auto* text = std::get_if<Text>(&at(index));
        if (text == nullptr) return std::nullopt;
        result.emplace_back(text->bytes);
    }
    return result;
}

std::optional<std::vector<std::int64_t>> wholeNumbersOf(std::string_view bytes, std::string_view type, bool bigEndian) {
    if (type.size() != 2 || (type[0] != 'i' && type[0] != 'u' && type[0] != 'b')) return std::nullopt;
    const auto width = static_cast<std::size_t>(type[1] - '0');
    if (width != 1 && width != 2 && width != 4 && width != 8) return std::nullopt;
    if (bytes.size() % width != 0) return std::nullopt;
    std::vector<std::int64_t> numbers(bytes.size() / width);
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        std::array<std::uint8_t, 8> one{};
        std::memcpy(one.data(), bytes.data() + i * width, width);
        const auto number = std::span(one).first(width);
        if (bigEndian) std::reverse(number.begin(), number.end());
        numbers[i] = type[0] == 'i' ? signedNumber(number) : littleEndian(number);
    }
    return numbers;
}

}  // namespace fovea
