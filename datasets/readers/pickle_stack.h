// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

#include "datasets/readers/pickle.h"

namespace fovea {

/// Where a pickle's operations take their values from: a stack, marks in it, and values that are kept by a number.
class PickleStack {
public:
    using Index = Pickle::Index;

    /// Of marks, of numbers by which values are kept, and of all that is ever put on the stack, which lists and dictionaries
    /// get their items from, so of values (80 bytes each) too. CIFAR's files have some ten thousand.
    static constexpr std::size_t most = 4'000'000;

    bool empty() const { return stack_.empty(); }
    /// Requires that it is not empty.
    Index top() const { return stack_.back(); }
    /// How much lies above the innermost mark; nothing may be taken from under it.
    std::size_t above() const { return stack_.size() - (marks_.empty() ? 0 : marks_.back()); }

    /// False where there are too many.
    bool push(Index index) {
        if (pushed_ == most) return false;
        ++pushed_;
        stack_.push_back(index);
        return true;
    }
    bool mark() {
        if (marks_.size() == most) return false;
        marks_.push_back(stack_.size());
        return true;
    }
    std::optional<Index> pop() {
        if (above() == 0) return std::nullopt;
        const Index last = stack_.back();
        stack_.pop_back();
        return last;
    }
    /// The last ones, in their order.
    std::optional<std::vector<Index>> popSome(std::size_t count) {
        if (above() < count) return std::nullopt;
        const auto first = stack_.end() - static_cast<std::ptrdiff_t>(count);
        std::vector<Index> items(first, stack_.end());
        stack_.erase(first, stack_.end());
        return items;
    }
    std::optional<std::vector<Index>> popToMark() {
        if (marks_.empty()) return std::nullopt;
        auto items = popSome(above());
        marks_.pop_back();
        return items;
    }

    /// Keeps what is on top.
    bool keep(std::uint32_t key) {
        if (above() == 0 || key >= most) return false;
        if (key >= memo_.size()) memo_.resize(std::size_t{key} + 1, nothing);
        if (memo_[key] == nothing) ++kept_;
        memo_[key] = stack_.back();
        return true;
    }
    /// Under the next number.
    bool memoize() { return keep(kept_); }
    bool pushKept(std::uint32_t key) { return key < memo_.size() && memo_[key] != nothing && push(memo_[key]); }

private:
    static constexpr Index nothing = std::numeric_limits<Index>::max();

    std::vector<Index> stack_;
    std::vector<std::size_t> marks_;
    std::vector<Index> memo_;  ///< by their numbers, which Python counts up from 0 or 1
    std::uint32_t kept_ = 0;   ///< of these
    std::size_t pushed_ = 0;
};

}  // namespace fovea
