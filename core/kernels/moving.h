// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/parallel/workers.h"
#include "core/tensor/image_view.h"

namespace fovea::kernels {

// Values that are put elsewhere and not computed with. A target's values that nothing is put to become 0, or stay
// where `accumulate` adds to what is there.

/// Pixel (y, x) of the source to pixel (y + down, x + right) of the target, as far as it has one. Channels are the same.
void placeImage(const ConstImageView& source, int down, int right, const ImageView& target, bool accumulate,
                Workers& workers);

/// Channels [firstSource, firstSource + channels) to [firstTarget, …). Rows and columns are the same.
void placeChannels(const ConstImageView& source, int firstSource, const ImageView& target, int firstTarget,
                   int channels, bool accumulate, Workers& workers);

/// Every stride-th pixel of the source, its channels from `firstTarget` on.
void thinOut(const ConstImageView& source, Extent stride, int firstTarget, const ImageView& target, Workers& workers);
/// Back: the source's channels from `firstSource` on to every stride-th pixel.
void spreadOut(const ConstImageView& source, Extent stride, int firstSource, const ImageView& target, bool accumulate,
               Workers& workers);

/// Channel g · (C / groups) + i of the source to channel i · groups + g of the target.
void interleaveChannels(const ConstImageView& source, int groups, const ImageView& target, bool accumulate,
                        Workers& workers);

}  // namespace fovea::kernels
