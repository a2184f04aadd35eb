// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <optional>
#include <span>
#include <vector>

#include "core/analysis/receptive_field.h"
#include "core/evaluation/top_responses.h"
#include "datasets/dataset.h"
#include "widgets/images/thumbnail_grid.h"

namespace fovea {

/// Of a layer's unit, in the data's pictures; nothing where it sees all of them.
std::optional<PixelRect> patchOf(const std::optional<ReceptiveField>& field, const TopResponse& response,
                                 const Shape& image);

/// The images with the patch that the strongest unit sees as a box, or the patches alone; each with its value and its
/// class. `titles` are the classes'. Errors: what the data set answers.
Result<std::vector<Thumbnail>> excitedThumbnails(std::span<const TopResponse> responses, const Dataset& images,
                                                 const std::optional<ReceptiveField>& field,
                                                 const std::vector<QString>& titles, bool patchesAlone);

/// "5 of the 9 are dogs" in other words: how the strongest divide among the classes.
QString excitedClasses(std::span<const TopResponse> responses, const Dataset& images,
                       const std::vector<QString>& titles);
/// "The 9 strongest of 2 000 images, each with the 14 × 14 pixels that its strongest unit sees."
QString excitedCaption(std::int64_t shown, std::int64_t images, const std::optional<ReceptiveField>& field);

}  // namespace fovea
