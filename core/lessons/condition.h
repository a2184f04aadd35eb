// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/benches/bench_value.h"

namespace fovea {

/// What lessons can ask of a bench or a network: each of these says of itself what there is to know as named values.
using Facts = BenchState;

enum class Comparison { Is, IsNot, AtLeast, AtMost, MoreThan, LessThan };

/// One fact compared with one value. Numbers are the same where they differ by `within` at most.
struct Condition {
    std::string fact;
    Comparison comparison = Comparison::Is;
    BenchValue value;
    double within = 1e-9;
    friend bool operator==(const Condition&, const Condition&) = default;
};

bool holds(const Condition& condition, const Facts& facts);
/// The first that does not hold; nothing where all do.
std::optional<Condition> firstUnmet(const std::vector<Condition>& conditions, const Facts& facts);
/// True for matrices of one size whose numbers differ by `within` at most, and for equal words.
bool same(const BenchValue& one, const BenchValue& other, double within);

}  // namespace fovea
