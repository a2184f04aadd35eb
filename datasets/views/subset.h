// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "core/parallel/workers.h"
#include "datasets/dataset.h"

namespace fovea {

/// Some images of a data set, in an order of their own.
class SubsetView final : public Dataset {
public:
    /// Requires every index in [0, whole->size()).
    SubsetView(std::shared_ptr<const Dataset> whole, std::vector<std::int64_t> indices);

    std::int64_t size() const override;
    Shape shape() const override;
    const std::vector<std::string>& classNames() const override;
    Result<void> get(std::int64_t index, Sample& sample) const override;
    int label(std::int64_t index) const override;
    const std::uint8_t* pixels(std::int64_t index) const override;
    bool isCostly() const override { return whole_->isCostly(); }
    /// Where image `index` lies in the whole set.
    std::int64_t indexInWhole(std::int64_t index) const;

private:
    std::shared_ptr<const Dataset> whole_;
    std::vector<std::int64_t> indices_;
};

struct ValidationSplit {
    std::shared_ptr<const Dataset> training;
    std::shared_ptr<const Dataset> validation;
};

/// Holds `count` images back, chosen per class by seed: each class gives its share of `count`, rounded so that
/// the sum is `count` exactly. Both parts keep the order of the whole. With count = 0 `validation` is empty.
/// `count` is clamped to [0, size].
ValidationSplit splitForValidation(std::shared_ptr<const Dataset> whole, std::int64_t count, std::uint64_t seed);

/// By what the images of a class are put in order; the first ones are held back.
using SplitKey = FunctionRef<std::uint64_t(std::int64_t index)>;
/// The same with keys of one's own, and at least one image of each class stays in training: `count` is clamped to what the
/// classes can spare, and what one of them can't give the others give.
ValidationSplit splitByKey(std::shared_ptr<const Dataset> whole, std::int64_t count, SplitKey key);

}  // namespace fovea
