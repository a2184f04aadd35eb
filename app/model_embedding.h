// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <stop_token>
#include <vector>

#include "core/embedding/layer_features.h"
#include "core/embedding/nearest.h"
#include "core/embedding/principal_components.h"
#include "core/embedding/tsne.h"
#include "core/network/weights.h"
#include "datasets/dataset.h"

namespace fovea {

/// Fewer images make no map.
inline constexpr std::size_t fewestPoints = 4;

struct EmbeddingRequest {
    NodeId layer;
    std::int64_t images = 2000;  ///< at most; where there are more, so many are drawn by the seed
    std::uint64_t seed = 1;
    std::optional<TsneOptions> map = TsneOptions{};  ///< nothing: principal components alone
};

/// Images as points, by what a layer makes of them, and where they lie in the plane.
struct Embedding {
    NodeId layer;
    std::vector<std::int64_t> images;  ///< indices into the data set, rising
    std::vector<int> labels;
    std::shared_ptr<const LayerFeatures> features;  ///< each of length 1
    std::shared_ptr<const PrincipalComponents>
        components;        ///< of those; null while images pass, and of fewer than fewestPoints
    double agreement = 0;  ///< see neighbourAgreement(), of the ten nearest along the components
    bool finite = true;    ///< the features are numbers; else there is no map
    double chance = 0;     ///< what it would be if neighbours were drawn by lot
    TsneMap map;           ///< as far as it goes; empty: not begun, or not asked for

    /// The image's place among the points.
    std::optional<std::int64_t> pointOf(std::int64_t image) const;
};

/// What is done of images, then of the map's steps.
struct EmbeddingProgress {
    bool mapping = false;
    std::int64_t done = 0;
    std::int64_t total = 0;
};

/// Errors: NetworkInvalid, NetworkInputMismatch, NetworkClassMismatch, OutOfMemory, Cancelled, and what the data answers. Requires weights and a layer of the model.
Result<Embedding> embeddingOf(const Model& model, std::shared_ptr<const Dataset> images,
                              const EmbeddingRequest& request, Workers::Priority priority, std::stop_token stop,
                              const std::function<void(const EmbeddingProgress&, const Embedding&)>& progress);

/// Why there are no components at the end.
QString noMapText(const Embedding& embedding);
/// "exact, perplexity 30, seed 1 · step 500 of 1 000, divergence 1.29", or how much of the variance two components hold.
QString embeddingCaption(const Embedding& embedding, const EmbeddingRequest& request, bool map);
/// "The ten nearest by all 128 values at unit length are of the same class in 43 %; by chance it would be 10 %."
QString agreementText(const Embedding& embedding);
/// "ReLU 5, 128 values"
QString featuresText(const QString& layer, const Shape& shape);

}  // namespace fovea
