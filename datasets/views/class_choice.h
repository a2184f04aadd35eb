// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/error.h"
#include "datasets/data_text.h"
#include "datasets/dataset.h"

namespace fovea {

/// A data set whose labels have other numbers and names.
class RelabelledView final : public Dataset {
public:
    /// `labels`: the new label of each old one. Requires those that occur to be below names.size().
    RelabelledView(std::shared_ptr<const Dataset> whole, std::vector<std::string> names, std::vector<int> labels);

    std::int64_t size() const override { return whole_->size(); }
    Shape shape() const override { return whole_->shape(); }
    const std::vector<std::string>& classNames() const override { return names_; }
    Result<void> get(std::int64_t index, Sample& sample) const override;
    int label(std::int64_t index) const override;
    const std::uint8_t* pixels(std::int64_t index) const override { return whole_->pixels(index); }
    bool isCostly() const override { return whole_->isCostly(); }

private:
    std::shared_ptr<const Dataset> whole_;
    std::vector<std::string> names_;
    std::vector<int> labels_;
};

/// The data with options.classes only, in the data's own order, and with at most options.cap training images of each class,
/// drawn by options.seed. Without either it is the same data.
/// Errors: OptionInvalid (a class that isn't there, or fewer than two), DatasetEmpty (nothing left in a part).
Result<DatasetPair> chosenFrom(DatasetPair data, const DataOptions& options);

}  // namespace fovea
