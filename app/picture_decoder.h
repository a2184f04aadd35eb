// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "datasets/picture_decoder.h"

namespace fovea {

/// Reads pictures of data sets as readPicture() and fittedImage() do.
std::shared_ptr<const PictureDecoder> pictureDecoder();

}  // namespace fovea
