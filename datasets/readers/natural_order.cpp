// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasets/readers/natural_order.h"

#include <algorithm>
#include <compare>

namespace fovea {

namespace {

bool isDigit(char c) { return c >= '0' && c <= '9'; }

unsigned char lowered(char c) { return static_cast<unsigned char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c); }

/// Takes a number off the front, without its leading zeros.
std::string_view takeNumber(std::string_view& text) {
    const auto end = std::find_if_not(text.begin(), text.end(), isDigit);
    std::string_view number = text.substr(0, static_cast<std::size_t>(end - text.begin()));
    text.remove_prefix(number.size());
    number.remove_prefix(std::min(number.find_first_not_of('0'), number.size()));
    return number;
}

std::strong_ordering compared(std::string_view one, std::string_view other) {
    while (!one.empty() && !other.empty()) {
        if (isDigit(one.front()) && isDigit(other.front())) {
            const std::string_view first = takeNumber(one);
            const std::string_view second = takeNumber(other);
            if (first.size() != second.size()) return first.size() <=> second.size();
            if (const auto order = first.compare(second) <=> 0; order != 0) return order;
            continue;
        }
        if (const auto order = lowered(one.front()) <=> lowered(other.front()); order != 0) return order;
        one.remove_prefix(1);
        other.remove_prefix(1);
    }
    return one.size() <=> other.size();
}

}  // namespace

bool naturallyBefore(std::string_view one, std::string_view other) {
    const auto order = compared(one, other);
    return order != 0 ? order < 0 : one < other;
}

}  // namespace fovea
