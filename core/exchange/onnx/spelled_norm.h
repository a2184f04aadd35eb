// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string_view>

#include "core/exchange/onnx/graph_order.h"

namespace fovea::onnxfile {

/// A local response norm as PyTorch's exporter spells it out, in some fifty operators of which one is a pool over
/// volumes: x / (bias + alpha · mean of x² over `size` channels)^beta.
struct SpelledNorm {
    std::int64_t size = 0;
    std::string_view alpha, beta, bias;  ///< values that hold the numbers
    std::set<std::size_t> inside;        ///< operators that nothing else reads from; without the division
};

/// By the division that ends them, whose first input is x.
std::map<std::size_t, SpelledNorm> findSpelledNorms(const ModelView& model, const GraphOrder& order);

}  // namespace fovea::onnxfile
