// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "datasets/dataset.h"

namespace fovea {

/// A data set held in memory as bytes: count × H × W × C, channels fastest.
class MemoryDataset final : public Dataset {
public:
    /// Requires pixels.size() == labels.size() · shape.size() and every label < classNames.size().
    MemoryDataset(Shape shape, std::vector<std::string> classNames, std::vector<std::uint8_t> pixels,
                  std::vector<std::uint8_t> labels);
    /// The same with labels above 255.
    static std::shared_ptr<const Dataset> withManyClasses(Shape shape, std::vector<std::string> classNames,
                                                          std::vector<std::uint8_t> pixels,
                                                          std::vector<std::uint16_t> labels);

    std::int64_t size() const override;
    Shape shape() const override;
    const std::vector<std::string>& classNames() const override;
    Result<void> get(std::int64_t index, Sample& sample) const override;
    int label(std::int64_t index) const override;
    const std::uint8_t* pixels(std::int64_t index) const override;
    bool isCostly() const override { return false; }

private:
    MemoryDataset(Shape shape, std::vector<std::string> classNames, std::vector<std::uint8_t> pixels);
    bool isWhole() const;

    Shape shape_;
    std::vector<std::string> classNames_;
    std::vector<std::uint8_t> pixels_;
    std::vector<std::uint16_t> labels_;
};

}  // namespace fovea
