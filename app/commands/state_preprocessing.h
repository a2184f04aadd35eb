// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/stated_preprocessing.h"

namespace fovea {

class Document;

/// Says how the document's model wants its pictures, in the place of what was said before, as one step of undo. A run ends, as
/// by other weights. Does nothing where that is said already. Requires a sound network with trained weights in its layout,
/// and no misfit.
void statePreprocessing(Document& document, const StatedPreprocessing& stated);

}  // namespace fovea
