// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <set>
#include <string_view>

#include "core/exchange/onnx/graph_order.h"
#include "core/layers/layer_spec.h"

namespace fovea::onnxfile {

/// An activation that a file spells out in several operators, value by value: x · sigmoid(x), and so on.
struct SpelledActivation {
    std::string_view input;  ///< the value that it is a function of
    LayerSpec layer;
    std::set<std::size_t> inside;  ///< operators that nothing else reads from; without the last
};

/// By the operator that ends them. Operators are evaluated on some numbers and compared with the functions that
/// Fovea knows, so that it makes no difference how a program spells one.
std::map<std::size_t, SpelledActivation> findSpelledActivations(const ModelView& model, const GraphOrder& order);

}  // namespace fovea::onnxfile
