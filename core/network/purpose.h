// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace fovea {

/// What a Network is for decides what it keeps.
enum class Purpose {
    Inference,   ///< forward only
    Training,    ///< forward and backward; exposes weights, weight gradients and statistics
    Inspection,  ///< keeps every activation and every gradient, nothing fused; for small batches
};

}  // namespace fovea
