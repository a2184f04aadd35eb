// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasets/views/subset.h"

#include <algorithm>
#include <cassert>
#include <numeric>
#include <utility>

#include "core/tensor/random.h"

namespace fovea {

SubsetView::SubsetView(std::shared_ptr<const Dataset> whole, std::vector<std::int64_t> indices)
    : whole_(std::move(whole)), indices_(std::move(indices)) {
    assert(std::all_of(indices_.begin(), indices_.end(), [this](auto i) { return i >= 0 && i < whole_->size(); }));
}

std::int64_t SubsetView::size() const { return static_cast<std::int64_t>(indices_.size()); }
Shape SubsetView::shape() const { return whole_->shape(); }
const std::vector<std::string>& SubsetView::classNames() const { return whole_->classNames(); }
Result<void> SubsetView::get(std::int64_t index, Sample& sample) const {
    return whole_->get(indexInWhole(index), sample);
}
int SubsetView::label(std::int64_t index) const { return whole_->label(indexInWhole(index)); }
const std::uint8_t* SubsetView::pixels(std::int64_t index) const { return whole_->pixels(indexInWhole(index)); }

std::int64_t SubsetView::indexInWhole(std::int64_t index) const {
    assert(index >= 0 && index < size());
    return indices_[static_cast<std::size_t>(index)];
}

namespace {

/// Shares of `count` in proportion to `sizes`, by largest remainder; ties go to the lower class.
std::vector<std::int64_t> sharesOf(std::int64_t count, const std::vector<std::int64_t>& sizes) {
    const std::int64_t whole = std::accumulate(sizes.begin(), sizes.end(), std::int64_t{0});
    std::vector<std::int64_t> shares(sizes.size());
    std::vector<std::size_t> order(sizes.size());
    std::iota(order.begin(), order.end(), 0);
    for (std::size_t i = 0; i < sizes.size(); ++i) shares[i] = count * sizes[i] / whole;
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return count * sizes[a] % whole > count * sizes[b] % whole; });
    std::int64_t rest = count - std::accumulate(shares.begin(), shares.end(), std::int64_t{0});
    for (std::size_t i = 0; rest > 0; ++i, --rest) ++shares[order[i]];
    return shares;
}

std::vector<std::vector<std::int64_t>> membersOf(const Dataset& whole) {
    std::vector<std::vector<std::int64_t>> byClass(whole.classNames().size());
    for (std::int64_t i = 0; i < whole.size(); ++i) byClass[static_cast<std::size_t>(whole.label(i))].push_back(i);
    return byClass;
}

std::vector<std::int64_t> sizesOf(const std::vector<std::vector<std::int64_t>>& byClass) {
    std::vector<std::int64_t> sizes;
    for (const auto& members : byClass) sizes.push_back(static_cast<std::int64_t>(members.size()));
    return sizes;
}

/// The images of a class in the order of their keys: the first ones are held back.
ValidationSplit splitBy(std::shared_ptr<const Dataset> whole, const std::vector<std::vector<std::int64_t>>& byClass,
                        const std::vector<std::int64_t>& shares, SplitKey key) {
    std::vector<bool> held(static_cast<std::size_t>(whole->size()), false);
    for (std::size_t c = 0; c < byClass.size(); ++c) {
        if (shares[c] == 0) continue;
        std::vector<std::pair<std::uint64_t, std::int64_t>> keyed;
        for (const auto i : byClass[c]) keyed.emplace_back(key(i), i);
        std::sort(keyed.begin(), keyed.end());
        for (std::int64_t k = 0; k < shares[c]; ++k) {
            held[static_cast<std::size_t>(keyed[static_cast<std::size_t>(k)].second)] = true;
        }
    }
    std::vector<std::int64_t> rest;
    std::vector<std::int64_t> back;
    for (std::int64_t i = 0; i < whole->size(); ++i) (held[static_cast<std::size_t>(i)] ? back : rest).push_back(i);
    return {std::make_shared<SubsetView>(whole, std::move(rest)), std::make_shared<SubsetView>(whole, std::move(back))};
}

}  // namespace

ValidationSplit splitForValidation(std::shared_ptr<const Dataset> whole, std::int64_t count, std::uint64_t seed) {
    count = std::clamp<std::int64_t>(count, 0, whole->size());
    const auto byClass = membersOf(*whole);
    const std::vector<std::int64_t> sizes = sizesOf(byClass);
    const auto shares = count > 0 ? sharesOf(count, sizes) : std::vector<std::int64_t>(sizes.size());
    return splitBy(std::move(whole), byClass, shares,
                   [&](std::int64_t i) { return randomBits(seed, RandomPurpose::Split, i); });
}

ValidationSplit splitByKey(std::shared_ptr<const Dataset> whole, std::int64_t count, SplitKey key) {
    const auto byClass = membersOf(*whole);
    const std::vector<std::int64_t> sizes = sizesOf(byClass);
    std::vector<std::int64_t> spare;
    for (const std::int64_t size : sizes) spare.push_back(std::max<std::int64_t>(0, size - 1));
    count = std::clamp<std::int64_t>(count, 0, std::accumulate(spare.begin(), spare.end(), std::int64_t{0}));
    auto shares = count > 0 ? sharesOf(count, sizes) : std::vector<std::int64_t>(sizes.size());
    std::int64_t rest = 0;
    for (std::size_t c = 0; c < shares.size(); ++c) {
        rest += std::max<std::int64_t>(0, shares[c] - spare[c]);
        shares[c] = std::min(shares[c], spare[c]);
    }
    while (rest > 0)  // one of each that can, until all is given
        for (std::size_t c = 0; c < shares.size() && rest > 0; ++c)
            if (shares[c] < spare[c]) ++shares[c], --rest;
    return splitBy(std::move(whole), byClass, shares, key);
}

}  // namespace fovea
