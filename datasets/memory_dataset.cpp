// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasets/memory_dataset.h"

#include <algorithm>
#include <cassert>
#include <utility>

namespace fovea {

MemoryDataset::MemoryDataset(Shape shape, std::vector<std::string> classNames, std::vector<std::uint8_t> pixels)
    : shape_(shape), classNames_(std::move(classNames)), pixels_(std::move(pixels)) {}

MemoryDataset::MemoryDataset(Shape shape, std::vector<std::string> classNames, std::vector<std::uint8_t> pixels,
                             std::vector<std::uint8_t> labels)
    : MemoryDataset(shape, std::move(classNames), std::move(pixels)) {
    labels_.assign(labels.begin(), labels.end());
    assert(isWhole());
}

std::shared_ptr<const Dataset> MemoryDataset::withManyClasses(Shape shape, std::vector<std::string> classNames,
                                                              std::vector<std::uint8_t> pixels,
                                                              std::vector<std::uint16_t> labels) {
    std::shared_ptr<MemoryDataset> data(new MemoryDataset(shape, std::move(classNames), std::move(pixels)));
    data->labels_ = std::move(labels);
    assert(data->isWhole());
    return data;
}

bool MemoryDataset::isWhole() const {
    return pixels_.size() == labels_.size() * static_cast<std::size_t>(shape_.size()) &&
           std::all_of(labels_.begin(), labels_.end(), [this](auto label) { return label < classNames_.size(); });
}

std::int64_t MemoryDataset::size() const { return static_cast<std::int64_t>(labels_.size()); }

Shape MemoryDataset::shape() const { return shape_; }

const std::vector<std::string>& MemoryDataset::classNames() const { return classNames_; }

Result<void> MemoryDataset::get(std::int64_t index, Sample& sample) const {
    assert(index >= 0 && index < size());
    const auto first = pixels_.begin() + index * shape_.size();
    sample.pixels.assign(first, first + shape_.size());
    sample.label = labels_[static_cast<std::size_t>(index)];
    return {};
}

int MemoryDataset::label(std::int64_t index) const {
    assert(index >= 0 && index < size());
    return labels_[static_cast<std::size_t>(index)];
}

const std::uint8_t* MemoryDataset::pixels(std::int64_t index) const {
    assert(index >= 0 && index < size());
    return pixels_.data() + index * shape_.size();
}

}  // namespace fovea
