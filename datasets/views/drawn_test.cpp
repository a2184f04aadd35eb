// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasets/views/drawn_test.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>

#include "core/reason.h"
#include "datasets/views/subset.h"

namespace fovea {

Result<void> drawTestPart(DatasetPair& data, const DataOptions& options) {
    const std::int64_t images = data.training->size();
    const std::int64_t count = std::max<std::int64_t>(1, images * options.testPercent / 100);
    if (images < 2)
        return errorBecause(ErrorCode::DatasetBroken, data.name,
                            {Reason::NotEnoughOfIt, {"2", std::to_string(images)}});
    ValidationSplit split = splitForValidation(data.training, count, options.seed);
    data.training = std::move(split.training);
    data.test = std::move(split.validation);
    return {};
}

}  // namespace fovea
