// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "core/error.h"
#include "core/network/network.h"

namespace fovea {

/// Which parts of a picture a class's score owes itself to, by one of the methods of attributionMethods(). What is
/// explained is the score before the softmax, and everything is signed: views clip, numbers don't.

/// The picture that stands for 'nothing': what integrated gradients start from, and what occlusion and RISE put in the
/// place of what they hide.
struct AttributionBaseline {
    enum class Kind {
        Black,
        Mean,  ///< the training images' mean colour, which standardises to 0; black where the model has none
        Blur,  ///< the picture itself, blurred: a Gaussian of an eighth of its larger side
        Given
    };
    Kind kind = Kind::Mean;
    std::vector<float> given;  ///< H × W × C in [0, 1]
    friend bool operator==(const AttributionBaseline&, const AttributionBaseline&) = default;
};

/// How relevance is handed down through convolutions and dense layers (core/attribution/lrp.h).
struct LrpRule {
    bool isAlphaBeta = false;
    double epsilon = 1e-9;
    double alpha = 2;
    double beta = 1;
    friend bool operator==(const LrpRule&, const LrpRule&) = default;
};
/// "epsilon:1e-9" or "alpha-beta:2,1", where alpha − beta must be 1; nothing for other texts.
std::optional<LrpRule> lrpRule(std::string_view text);

struct AttributionOptions {
    int samples = 50;     ///< SmoothGrad: noisy copies
    double noise = 0.15;  ///< SmoothGrad: standard deviation, as a share of the picture's largest less smallest value
    std::uint64_t seed = 1;  ///< SmoothGrad, RISE
    int steps = 64;          ///< integrated gradients: midpoints
    AttributionBaseline baseline;
    int window = 0;   ///< occlusion: side in pixels; 0: a quarter of the picture's smaller side
    int stride = 0;   ///< occlusion; 0: a quarter of the window
    int masks = 500;  ///< RISE
    LrpRule rule;
    friend bool operator==(const AttributionOptions&, const AttributionOptions&) = default;
};

struct AttributionRequest {
    std::string method = "grad-cam";
    int classIndex = 0;
    std::optional<NodeId> layer;  ///< of methods on a layer; nothing: usualAttributionLayer()
    AttributionOptions options;
    friend bool operator==(const AttributionRequest&, const AttributionRequest&) = default;
};

struct AttributionMap {
    Shape shape;                  ///< the picture's, or the layer's height and width with one channel
    std::vector<float> values;    ///< H × W × C
    double score = 0;             ///< the class's
    std::vector<float> baseline;  ///< H × W × C, the picture that the method started from; empty where it has none
    double baselineScore = 0;
    /// How much of the picture the score's rise from the baseline the values leave out: score − baselineScore − Σ values.
    double gap() const;
};

/// What a method gets to work with, and what it tells while it works.
struct AttributionWork {
    Network& network;               ///< Purpose::Inspection, batch of 1 or more, with weights
    std::span<const float> pixels;  ///< H × W × C in [0, 1]
    const AttributionRequest& request;
    Shape input;
    std::optional<NodeId> layer;  ///< of methods on a layer
    std::stop_token stop;
    std::function<void(std::int64_t done, std::int64_t total, const std::function<AttributionMap()>& soFar)> report;

    /// The class's score for these pixels.
    double score(std::span<const float> of) const;
    /// Its gradient with respect to these pixels in [0, 1]; leaves activations and gradients in the network.
    std::vector<float> gradient(std::span<const float> at) const;
};

struct AttributionMethod {
    std::string_view id;
    enum class Place { Pixels, Layer } place = Place::Pixels;
    /// What a view makes of several channels.
    enum class Shown { LargestMagnitude, Sum, Same } shown = Shown::Sum;
    /// Errors: Cancelled.
    Result<AttributionMap> (*attribute)(const AttributionWork& work) = nullptr;
};
std::span<const AttributionMethod> attributionMethods();
/// Null where there is none of that name.
const AttributionMethod* findAttributionMethod(std::string_view id);

/// The layers that a method on a layer can look at, in the order of the data: those with maps. Requires a sound spec.
std::vector<NodeId> attributionLayers(const NetworkSpec& spec);
/// The one that is taken where none is named: the last that is no pool, since what a pool took from is finer.
std::optional<NodeId> usualAttributionLayer(const NetworkSpec& spec);

/// A pure function of all but `stop` and `report`. Errors: OptionInvalid (unknown method, class that there isn't, layer
/// without maps, numbers out of range), Cancelled.
using AttributionReport = decltype(AttributionWork::report);
Result<AttributionMap> attribute(Network& network, std::span<const float> pixels, const AttributionRequest& request,
                                 const std::stop_token& stop = {}, const AttributionReport& report = {});

/// One value for each pixel, as a view shows it.
std::vector<float> shownAttribution(const AttributionMethod& method, const AttributionMap& map);

/// The picture that a baseline is.
std::vector<float> baselinePicture(const AttributionBaseline& baseline, std::span<const float> pixels, Shape shape,
                                   const Preprocessing& preprocessing);

}  // namespace fovea
