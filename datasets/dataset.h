// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "core/error.h"
#include "core/tensor/shape.h"

namespace fovea {

/// One labelled image: H × W × C bytes, channels fastest, RGB (or grey) order.
struct Sample {
    std::vector<std::uint8_t> pixels;
    int label = 0;
};

/// Labelled images of one size. Immutable after it was opened; `get` may be called from several
/// threads at once. Views (split, shuffle, batch) wrap a shared_ptr<const Dataset>. A set of picture files is given
/// the function that decodes them when it is opened, since this room does without Qt.
class Dataset {
public:
    virtual ~Dataset() = default;

    virtual std::int64_t size() const = 0;
    virtual Shape shape() const = 0;
    /// Names of the classes, by label.
    virtual const std::vector<std::string>& classNames() const = 0;
    /// Requires 0 ≤ index < size(). Reuses the memory of `sample`, which holds nothing of use after an error. Errors
    /// name the file: a disk or a network drive may fail long after the set was opened.
    virtual Result<void> get(std::int64_t index, Sample& sample) const = 0;
    /// Known from opening on.
    virtual int label(std::int64_t index) const = 0;
    /// Where the pixels of an image lie as long as the data set lives; null where get() has to make them.
    virtual const std::uint8_t* pixels(std::int64_t /*index*/) const { return nullptr; }
    /// True where get() reads, decodes or computes; false where it copies from memory, and can't fail.
    virtual bool isCostly() const = 0;
};

struct DataFindings;

/// The two official parts of a data set.
struct DatasetPair {
    std::string name;  ///< as on the command line: "builtin", "cifar10", … or the path given, with its options
    std::shared_ptr<const Dataset> training;
    std::shared_ptr<const Dataset> test;
    std::shared_ptr<const Dataset> validation;     ///< a part of its own; null where there is none
    std::shared_ptr<const DataFindings> findings;  ///< what was found and left out; may be null
};

}  // namespace fovea
