// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/images/augmented_wall.h"

#include <algorithm>
#include <limits>

#include "app/images/dataset_image.h"

namespace fovea {

Result<std::vector<AugmentedPicture>> augmentedWall(const Dataset& data, std::int64_t index,
                                                    const Augmentation& augmentation, std::uint64_t seed, int count,
                                                    const std::stop_token& stop) {
    Sample original;
    if (auto got = data.get(index, original); !got) return got.error();
    const Shape shape = data.shape();
    const int others = static_cast<int>(std::min<std::int64_t>(data.size(), std::numeric_limits<int>::max()));
    std::vector<AugmentedPicture> wall(static_cast<std::size_t>(count));
    for (int epoch = 0; epoch < count; ++epoch) {
        if (stop.stop_requested()) return Error(ErrorCode::Cancelled);
        AugmentedPicture& picture = wall[static_cast<std::size_t>(epoch)];
        const AugmentPlace place{seed, epoch, index};
        picture.steps = drawSteps(augmentation, place);
        picture.pixels.resize(original.pixels.size());
        applySteps(picture.steps, augmentation.edge, shape, original.pixels, picture.pixels);
        if (others > 1 && index < others) picture.mixture = drawMixture(augmentation, place);
        if (picture.mixture) {
            const int chosen = partnerOf(*picture.mixture, static_cast<int>(index), others);
            Sample partner;
            if (auto got = data.get(chosen, partner); !got) return got.error();
            std::vector<std::uint8_t> changed(partner.pixels.size());
            applySteps(drawSteps(augmentation, {seed, epoch, chosen}), augmentation.edge, shape, partner.pixels,
                       changed);
            // CutMix's box may be cut at the border: what counts is what is left of it.
            picture.mixture->draw.numbers[0] =
                double{picture.mixture->kind->mix(picture.mixture->draw, shape, changed, picture.pixels)};
        }
        picture.image = pictureOf(shape, picture.pixels);
    }
    return wall;
}

}  // namespace fovea
