// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <limits>
#include <memory>
#include <stdexcept>
#include <utility>

#include "datasets/dataset.h"

namespace fovea::test {

/// The images of another set as if they were read from a drive each time, which may fail.
class FailingDataset : public Dataset {
public:
    enum class Fault { Error, OutOfMemory, Exception };
    static constexpr std::int64_t never = std::numeric_limits<std::int64_t>::max();
    /// The file that its errors name.
    static constexpr const char* file = "/mnt/drive/images/0042.png";

    explicit FailingDataset(std::shared_ptr<const Dataset> images, Fault fault = Fault::Error)
        : images_(std::move(images)), fault_(fault) {}

    std::int64_t size() const override { return images_->size(); }
    Shape shape() const override { return images_->shape(); }
    const std::vector<std::string>& classNames() const override { return images_->classNames(); }
    int label(std::int64_t index) const override { return images_->label(index); }
    bool isCostly() const override { return true; }
    Result<void> get(std::int64_t index, Sample& sample) const override {
        ++asked;
        if (index != failsAt && left-- > 0) return images_->get(index, sample);
        if (fault_ == Fault::OutOfMemory) throw std::bad_alloc();
        if (fault_ == Fault::Exception) throw std::runtime_error("the decoder gave up");
        return error();
    }
    static Error error() {
        return {ErrorCode::FileNotReadable, {std::string(file), std::string("Input/output error")}};
    }

    std::atomic<std::int64_t> failsAt = never;       ///< this image fails, always
    mutable std::atomic<std::int64_t> left = never;  ///< so many reads more succeed
    mutable std::atomic<std::int64_t> asked = 0;

private:
    std::shared_ptr<const Dataset> images_;
    Fault fault_;
};

}  // namespace fovea::test
