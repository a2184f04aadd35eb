// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/benches/graph_bench.h"

namespace fovea {

/// The node's value from those of its inputs, by the reference kernels in double; a Value's from the field of its name.
Matrix valueOf(const ComputationNode& node, const std::vector<Matrix>& values, const BenchState& fields);

/// Adds to the gradients of the node's inputs what `arriving`, dL/d(node), becomes on its way through the node.
void passBack(const ComputationNode& node, const std::vector<Matrix>& values, const Matrix& arriving,
              const BenchState& fields, std::vector<Matrix>& gradients);

}  // namespace fovea
