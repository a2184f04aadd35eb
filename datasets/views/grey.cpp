// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasets/views/grey.h"

#include <utility>
#include <vector>

#include "datasets/memory_dataset.h"

namespace fovea {

Result<std::shared_ptr<const Dataset>> greyOf(const std::shared_ptr<const Dataset>& images, const std::stop_token& stop,
                                              DatasetProgress progress) {
    const Shape shape = images->shape();
    if (shape.channels == 1) return images;
    constexpr std::int64_t block = 256;
    std::vector<std::uint8_t> pixels;
    pixels.reserve(static_cast<std::size_t>(images->size() * shape.height * shape.width));
    std::vector<std::uint16_t> labels;
    Sample sample;
    for (std::int64_t i = 0; i < images->size(); ++i) {
        if (i % block == 0) {
            if (stop.stop_requested()) return Error(ErrorCode::Cancelled);
            progress(i, images->size());
        }
        if (auto got = images->get(i, sample); !got) return got.error();
        for (std::size_t p = 0; p + 2 < sample.pixels.size(); p += 3)
            pixels.push_back(static_cast<std::uint8_t>(
                (299 * sample.pixels[p] + 587 * sample.pixels[p + 1] + 114 * sample.pixels[p + 2] + 500) / 1000));
        labels.push_back(static_cast<std::uint16_t>(sample.label));
    }
    return MemoryDataset::withManyClasses({shape.height, shape.width, 1}, images->classNames(), std::move(pixels),
                                          std::move(labels));
}

}  // namespace fovea
