// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/error.h"
#include "core/network/weights.h"
#include "core/parallel/workers.h"

namespace fovea {

/// What is asked of a model besides its scores.
struct InferRequest {
    std::optional<NodeId> layer;  ///< its output, or with a class the gradient with respect to its output
    std::optional<int>
        gradientOf;  ///< the class whose score's gradient is wanted; without a layer with respect to the input
};

/// Runs arrays as other programs hold them: N×C×H×W in, values in [0, 1] (an imported model's own
/// range), the model's own standardising and no other; out come scores N×classes, a layer's maps
/// N×C×H×W, or its vector N×C, behind a flatten in C,H,W order as PyTorch has it.
class RawInference {
public:
    /// As many images at once, up to `count`, as a budget of 256 MB takes. Errors: NetworkInvalid, OutOfMemory.
    static Result<std::unique_ptr<RawInference>> create(const Model& model, const InferRequest& request,
                                                        std::int64_t count, std::shared_ptr<Workers> workers);
    virtual ~RawInference() = default;

    /// C, H, W of what one image must have and of what it gives (the latter 1 or 3 sides).
    virtual std::vector<std::int64_t> inputShape() const = 0;
    virtual std::vector<std::int64_t> outputShape() const = 0;
    virtual int largestBatch() const = 0;
    /// Requires 1 ≤ count ≤ largestBatch() and count images in `input`.
    virtual std::vector<float> run(std::span<const float> input, int count) = 0;
};

/// Reads a .npy file, N×C×H×W or the same numbers as N×(C·H·W), or N×H×W of one channel, runs it, writes another, in pieces that fit into memory; the output is written
/// as AtomicFile does. Errors: those of NpyReader, ArrayShapeWrong, RawInference, writing.
/// Gives the output's shape.
Result<std::vector<std::int64_t>> inferFile(const Model& model, const InferRequest& request, const std::string& input,
                                            const std::string& output, std::shared_ptr<Workers> workers);

/// The node called `name`, or else whose tensors begin so ("conv1"). Error: LayerUnknown.
Result<NodeId> findLayer(const NetworkSpec& spec, const std::string& name);

}  // namespace fovea
