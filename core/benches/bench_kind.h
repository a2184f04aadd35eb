// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/benches/bench_value.h"

namespace fovea {

/// Something on a bench that people set.
struct BenchField {
    std::string_view name;  ///< a key of lesson files: it never changes
    BenchValue initial;     ///< says by its kind what the field is: numbers, one of `choices`, or a text
    double least = 0;       ///< of each number
    double most = 0;
    bool whole = false;  ///< whole numbers only
    int mostRows = 1;    ///< of numbers: from 1×1 up to this
    int mostColumns = 1;
    std::vector<std::string_view> choices;
    int mostLetters = 0;  ///< of a text that is typed: a word without `choices`. In bytes
    bool random = false;  ///< its numbers may be drawn anew: whole ones from −3 to 9
};

/// A whole number between two others.
inline BenchField wholeField(std::string_view name, int initial, int least, int most) {
    return {.name = name, .initial = Matrix(initial), .least = double(least), .most = double(most), .whole = true};
}

/// Why a bench does not take a value.
enum class BenchFault {
    UnknownField,   ///< the bench has no field of this name
    WrongKind,      ///< numbers where a choice is asked for, or the other way round
    UnknownChoice,  ///< not among the field's choices
    WrongSize,      ///< more rows, columns or letters than the field takes, or none
    OutOfRange,     ///< a number outside of the field's limits, or not finite
    NotWhole,       ///< a fraction where a whole number is asked for
    DoesNotFit      ///< in itself possible, but not beside the other fields: a kernel larger than what it slides over
};

struct BenchProblem {
    std::string field;
    BenchFault fault = BenchFault::UnknownField;
    friend bool operator==(const BenchProblem&, const BenchProblem&) = default;
};

/// A bench without its window: what may be set on it, and what the engine computes from that. Each kind is one pair of
/// files in core/benches (fields, fit, compute), one in widgets/benches (how it looks) and a row in both tables.
struct BenchKind {
    std::string_view id;  ///< a key of lesson files: it never changes
    std::vector<BenchField> fields;
    /// The names of what compute() gives, in the order in which they are listed.
    std::vector<std::string_view> readings;
    /// The field that Step counts up, from 0 to the reading `lastStep`; empty where nothing moves.
    std::string_view step;
    std::string_view lastStep;

    /// The field that does not fit beside the others, for fields that are sound one by one.
    std::optional<std::string> (*fit)(const BenchState& fields) = nullptr;
    /// The readings for fields that fit; pure, in double, by the engine's own kernels (core/kernels/reference) where it has
    /// them. A reading that has no value now (the local derivative before the first step back) is left out.
    BenchState (*compute)(const BenchState& fields) = nullptr;
};

}  // namespace fovea
