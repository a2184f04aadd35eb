// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/benches/bench.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/tensor/random.h"

namespace fovea {
namespace {

// From −3 to 9: products that people can do in their head.
constexpr int leastDrawn = -3;
constexpr std::uint32_t numbersDrawn = 13;

const BenchField* fieldOf(const BenchKind& kind, std::string_view name) {
    const auto found = std::ranges::find(kind.fields, name, &BenchField::name);
    return found == kind.fields.end() ? nullptr : &*found;
}

std::optional<BenchFault> faultOf(const BenchField& field, const Matrix& numbers) {
    if (numbers.rows < 1 || numbers.columns < 1 || numbers.rows > field.mostRows || numbers.columns > field.mostColumns)
        return BenchFault::WrongSize;
    for (const double number : numbers.values) {
        // Written so that NaN is refused.
        if (!(number >= field.least && number <= field.most)) return BenchFault::OutOfRange;
        if (field.whole && number != std::floor(number)) return BenchFault::NotWhole;
    }
    return {};
}

std::optional<BenchFault> faultOf(const BenchField& field, const BenchValue& value) {
    if (value.index() != field.initial.index()) return BenchFault::WrongKind;
    if (const auto* numbers = std::get_if<Matrix>(&value)) return faultOf(field, *numbers);
    const auto& word = std::get<std::string>(value);
    if (field.mostLetters > 0)
        return word.size() <= static_cast<std::size_t>(field.mostLetters) ? std::nullopt
                                                                          : std::optional(BenchFault::WrongSize);
    const bool known = std::ranges::count(field.choices, word) > 0;
    return known ? std::nullopt : std::optional(BenchFault::UnknownChoice);
}

BenchState initialFields(const BenchKind& kind) {
    BenchState fields;
    for (const BenchField& field : kind.fields) fields.emplace(field.name, field.initial);
    return fields;
}

}  // namespace

Bench::Bench(const BenchKind& kind) : kind_(&kind) {
    fields_ = initialFields(kind);
    beginning_ = fields_;
    readings_ = kind.compute(fields_);
}

const BenchValue* Bench::value(std::string_view name) const {
    for (const BenchState* state : {&fields_, &readings_}) {
        if (const auto found = state->find(name); found != state->end()) return &found->second;
    }
    return nullptr;
}

std::optional<double> Bench::number(const BenchCell& cell) const {
    const BenchValue* found = value(cell.name);
    const Matrix* numbers = found != nullptr ? std::get_if<Matrix>(found) : nullptr;
    if (numbers == nullptr || cell.row < 0 || cell.row >= numbers->rows || cell.column < 0 ||
        cell.column >= numbers->columns)
        return {};
    return numbers->at(cell.row, cell.column);
}

std::optional<BenchProblem> Bench::check(const std::string& name, const BenchValue& value) const {
    const BenchField* field = fieldOf(*kind_, name);
    if (field == nullptr) return BenchProblem{name, BenchFault::UnknownField};
    const auto fault = faultOf(*field, value);
    return fault ? std::optional(BenchProblem{name, *fault}) : std::nullopt;
}

std::optional<BenchProblem> Bench::set(const BenchState& changes) {
    BenchState fields = fields_;
    for (const auto& [name, value] : changes) {
        if (const auto problem = check(name, value)) return problem;
        fields[name] = value;
    }
    if (kind_->fit != nullptr) {
        if (const auto misfit = kind_->fit(fields)) return BenchProblem{*misfit, BenchFault::DoesNotFit};
    }
    BenchState readings = kind_->compute(fields);
    if (!kind_->step.empty()) {
        // What made the way shorter leaves the bench at its end.
        const double last = numberOf(readings, kind_->lastStep);
        if (numberOf(fields, kind_->step) > last) {
            fields.find(kind_->step)->second = Matrix(last);
            readings = kind_->compute(fields);
        }
    }
    fields_ = std::move(fields);
    readings_ = std::move(readings);
    return {};
}

void Bench::reset() {
    fields_ = beginning_;
    readings_ = kind_->compute(fields_);
}

void Bench::setBeginning(const BenchState& changes) {
    const BenchState now = std::exchange(fields_, initialFields(*kind_));
    if (!set(changes)) beginning_ = fields_;
    fields_ = now;
    readings_ = kind_->compute(fields_);
}

void Bench::randomise(std::uint64_t seed) {
    BenchState changes;
    std::uint64_t counter = 0;
    for (const BenchField& field : kind_->fields) {
        if (!field.random) continue;
        Matrix others = matrixOf(fields_, field.name);
        for (double& number : others.values) {
            const auto bits = randomBits(seed, RandomPurpose::Bench, ++counter);
            number = leastDrawn + static_cast<int>(uniformBelow(bits, numbersDrawn));
        }
        changes.emplace(field.name, std::move(others));
    }
    set(changes);
}

int Bench::step() const { return kind_->step.empty() ? 0 : wholeOf(fields_, kind_->step); }

int Bench::lastStep() const { return kind_->step.empty() ? 0 : wholeOf(readings_, kind_->lastStep); }

void Bench::setStep(int step) {
    if (kind_->step.empty()) return;
    set({{std::string(kind_->step), Matrix(std::clamp(step, 0, lastStep()))}});
}

}  // namespace fovea
