// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string_view>
#include <vector>

#include "core/benches/bench_kind.h"

namespace fovea {

/// A bench in use: its fields, and the readings that follow from them. Readings are always those of the fields.
class Bench {
public:
    /// `kind` outlives the bench.
    explicit Bench(const BenchKind& kind);

    const BenchKind& kind() const { return *kind_; }
    const BenchState& fields() const { return fields_; }
    const BenchState& readings() const { return readings_; }
    /// A field or a reading; null where there is none now.
    const BenchValue* value(std::string_view name) const;
    /// One number of a field or a reading; nothing where there is none now.
    std::optional<double> number(const BenchCell& cell) const;

    /// Sets these fields and leaves the others. All or nothing: refused, the bench is as before.
    std::optional<BenchProblem> set(const BenchState& changes);
    /// As a lesson, or the kind, begins.
    void reset();
    /// What reset() goes back to, from now on: these fields, and the others as the kind has them.
    void setBeginning(const BenchState& changes);
    /// Other small whole numbers in the fields that say so; the same seed gives the same.
    void randomise(std::uint64_t seed);

    int step() const;
    int lastStep() const;
    bool canStep() const { return step() < lastStep(); }
    /// The steps that there are now: 0 … lastStep().
    void setStep(int step);

private:
    std::optional<BenchProblem> check(const std::string& name, const BenchValue& value) const;

    const BenchKind* kind_;
    BenchState beginning_;
    BenchState fields_;
    BenchState readings_;
};

}  // namespace fovea
