// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lessons/condition.h"

#include <algorithm>
#include <cmath>

namespace fovea {
namespace {

/// A number on both sides, without which nothing is more or less.
struct Pair {
    double found = 0;
    double wanted = 0;
};

std::optional<Pair> numbersOf(const BenchValue& found, const BenchValue& wanted) {
    const auto* one = std::get_if<Matrix>(&found);
    const auto* other = std::get_if<Matrix>(&wanted);
    if (one == nullptr || other == nullptr || !one->isNumber() || !other->isNumber()) return {};
    return Pair{one->values.front(), other->values.front()};
}

bool ordered(const Condition& condition, const BenchValue& found) {
    const auto numbers = numbersOf(found, condition.value);
    if (!numbers) return false;
    switch (condition.comparison) {
        case Comparison::AtLeast: return numbers->found >= numbers->wanted - condition.within;
        case Comparison::AtMost: return numbers->found <= numbers->wanted + condition.within;
        case Comparison::MoreThan: return numbers->found > numbers->wanted + condition.within;
        default: return numbers->found < numbers->wanted - condition.within;
    }
}

}  // namespace

bool same(const BenchValue& one, const BenchValue& other, double within) {
    if (one.index() != other.index()) return false;
    const auto* numbers = std::get_if<Matrix>(&one);
    if (numbers == nullptr) return one == other;
    const Matrix& others = std::get<Matrix>(other);
    if (numbers->rows != others.rows || numbers->columns != others.columns) return false;
    return std::ranges::equal(numbers->values, others.values, [&](double a, double b) {
        return a == b || std::abs(a - b) <= within;  // a == b for infinities
    });
}

bool holds(const Condition& condition, const Facts& facts) {
    const auto found = facts.find(condition.fact);
    if (found == facts.end()) return false;
    if (condition.comparison == Comparison::Is) return same(found->second, condition.value, condition.within);
    if (condition.comparison == Comparison::IsNot) return !same(found->second, condition.value, condition.within);
    return ordered(condition, found->second);
}

std::optional<Condition> firstUnmet(const std::vector<Condition>& conditions, const Facts& facts) {
    const auto unmet = std::ranges::find_if_not(conditions, [&](const Condition& each) { return holds(each, facts); });
    return unmet == conditions.end() ? std::nullopt : std::optional(*unmet);
}

}  // namespace fovea
