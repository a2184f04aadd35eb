// SPDX-License-Identifier: GPL-3.0-or-later
// NumPy's .npy: the header, then the numbers piece by piece.
#include <algorithm>
#include <cstring>

#include "core/exchange/npy.h"
#include "tests/fuzz/fuzz_target.h"

namespace fovea::fuzz::npy {

constexpr std::size_t slackBytes = std::size_t{1} << 20;

void tryInput(std::span<const std::byte> input) {
    static MemoryFile file;
    const auto header = parseNpyHeader(input.first(std::min(input.size(), largestNpyHeader)), input.size(), "x.npy");
    if (!header) return;
    require(header->values() >= 0 && header->dataOffset <= input.size(), "the numbers lie outside the file");
    arrayShapeText(header->shape);
    file.fill(input);
    const auto reader = NpyReader::open(file.path());
    require(reader.hasValue(), "what was taken from memory is refused in a file");
    require(reader->shape() == header->shape, "file and memory differ");
    std::vector<float> values(static_cast<std::size_t>(std::min<std::int64_t>(header->values(), 64)));
    require(reader->read(header->values() - static_cast<std::int64_t>(values.size()), values).hasValue(),
            "the last numbers can't be read");
    const std::string again = npyHeader(header->shape);
    const auto same =
        parseNpyHeader(bytesOf(again), again.size() + 4 * static_cast<std::uint64_t>(header->values()), "x.npy");
    require(same && same->shape == header->shape, "a header that was written is read as another");
}

std::vector<std::string> seeds() {
    std::vector<std::string> result;
    for (const std::vector<std::int64_t>& shape :
         std::vector<std::vector<std::int64_t>>{{}, {0}, {3}, {1, 2, 2, 2}, {5, 0, 7}}) {
        std::size_t values = 1;
        for (const std::int64_t side : shape) values *= static_cast<std::size_t>(side);
        result.push_back(npyHeader(shape) + std::string(4 * values, '\0'));
    }
    const std::string text = "{'descr': '<f4', 'fortran_order': True, 'shape': (2,), }\n";
    result.push_back(std::string("\x93NUMPY\2\0", 8) + static_cast<char>(text.size()) + std::string(3, '\0') + text +
                     "12345678");
    return result;
}

}  // namespace fovea::fuzz::npy

FOVEA_FUZZ_TARGET(npy)
