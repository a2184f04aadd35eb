// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <span>

#include "core/error.h"
#include "core/network/weights.h"
#include "core/parallel/workers.h"
#include "core/tensor/image_view.h"

namespace fovea {

/// How a class's score (before the softmax) depends on what goes in and on each layer's output, for a
/// model in use: batch norm with its running statistics, dropout off. Simonyan, Vedaldi & Zisserman,
/// "Deep inside convolutional networks", 2013. Not thread-safe.
class ScoreGradient {
public:
    /// For at most `batch` images. Errors: NetworkInvalid, OutOfMemory.
    static Result<std::unique_ptr<ScoreGradient>> create(const Model& model, int batch,
                                                         std::shared_ptr<Workers> workers);
    ~ScoreGradient();
    ScoreGradient(const ScoreGradient&) = delete;
    ScoreGradient& operator=(const ScoreGradient&) = delete;

    /// Takes count × H × W × C values in [0, 1], channels fastest. Requires 1 ≤ count ≤ batch and
    /// 0 ≤ classIndex < number of scores.
    void run(std::span<const float> pixels, int count, int classIndex);

    /// A node's output in the last run; the input node's is the standardised picture.
    ConstImageView activation(NodeId node) const;
    /// ∂score/∂output of a node.
    ConstImageView gradient(NodeId node) const;
    /// ∂score/∂pixels, in their order.
    std::span<const float> pixelGradient() const;

private:
    struct Impl;
    explicit ScoreGradient(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace fovea
