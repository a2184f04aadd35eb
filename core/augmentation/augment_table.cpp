// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/augmentation/augment_table.h"

#include <algorithm>
#include <array>

#include "core/augmentation/kinds/blur.h"
#include "core/augmentation/kinds/brightness.h"
#include "core/augmentation/kinds/colour_jitter.h"
#include "core/augmentation/kinds/contrast.h"
#include "core/augmentation/kinds/crop_and_scale.h"
#include "core/augmentation/kinds/cutmix.h"
#include "core/augmentation/kinds/cutout.h"
#include "core/augmentation/kinds/horizontal_flip.h"
#include "core/augmentation/kinds/lens_distortion.h"
#include "core/augmentation/kinds/mixup.h"
#include "core/augmentation/kinds/noise.h"
#include "core/augmentation/kinds/rotation.h"
#include "core/augmentation/kinds/shearing.h"
#include "core/augmentation/kinds/stretching.h"
#include "core/augmentation/kinds/translation.h"
#include "core/augmentation/kinds/vertical_flip.h"
#include "core/augmentation/kinds/vignette.h"

namespace fovea {

namespace {

constexpr std::array<const AugmentKind*, 17> table{
    &horizontalFlip, &verticalFlip,   &cropAndScale, &translation, &rotation,     &stretching,
    &shearing,       &lensDistortion, &contrast,     &brightness,  &colourJitter, &vignette,
    &blur,           &noise,          &cutout,       &mixup,       &cutmix};

}  // namespace

std::span<const AugmentKind* const> augmentKinds() { return table; }

const AugmentKind* findAugmentKind(std::string_view name) {
    const auto* const found = std::ranges::find(table, name, &AugmentKind::name);
    return found == table.end() ? nullptr : *found;
}

}  // namespace fovea
