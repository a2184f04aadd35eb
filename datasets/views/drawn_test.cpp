// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasets/views/drawn_test.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>

#include "core/reason.h"
#include "core/tensor/random.h"

namespace fovea {

Result<void> drawTestPart(DatasetPair& data, const DataOptions& options) {
    return drawTestPart(data, options,
                        [&](std::int64_t i) { return randomBits(options.seed, RandomPurpose::Split, i); });
}

Result<void> drawTestPart(DatasetPair& data, const DataOptions& options, SplitKey key) {
    const std::int64_t images = data.training->size();
    const std::int64_t count = std::max<std::int64_t>(1, images * options.testPercent / 100);
    ValidationSplit split = splitByKey(data.training, count, key);
    if (split.validation->size() == 0)  // no class has two
        return errorBecause(
            ErrorCode::DatasetBroken, data.name,
            {Reason::NotEnoughOfIt, {std::to_string(std::max<std::int64_t>(2, images + 1)), std::to_string(images)}});
    data.training = std::move(split.training);
    data.test = std::move(split.validation);
    return {};
}

std::uint64_t randomKey(std::uint64_t seed, std::string_view text) {
    // FNV-1a, 64 bits (Fowler, Noll & Vo); randomBits() mixes what it leaves alike in names that differ by a digit.
    std::uint64_t hash = 0xCBF29CE484222325U;
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
    return randomBits(seed, RandomPurpose::Split, hash);
}

}  // namespace fovea
