// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lessons/claim.h"

#include <algorithm>

namespace fovea {
namespace {

/// Within half a point of a figure that does not depend on a seed.
ClaimBand nearFigure(std::size_t run, double accuracy) {
    constexpr double half = 0.005;
    return {.run = run, .least = accuracy - half, .most = accuracy + half};
}

Claim templateClaim() {
    Claim claim{.id = "slow_template",
                .lesson = 4,
                .seeds = {1},
                .source = "slides 16–29; measured with NumPy from the same bytes, in colour and in grey (BT.601)"};
    for (const char* data : {"cifar10", "cifar10:color=grey"})
        for (const ClaimMethod method : {ClaimMethod::ClassMeans, ClaimMethod::CentredMeans, ClaimMethod::NearestMean})
            claim.runs.push_back({.method = method, .data = data});
    for (const double accuracy : {0.0999, 0.2487, 0.2781, 0.0999, 0.2270, 0.2419})
        claim.bands.push_back(nearFigure(claim.bands.size(), accuracy));
    return claim;
}

/// The recipe of `linear`, twice as long and to the end of a cosine: without decay, grey ends a point lower.
constexpr const char* linearOptions =
    "--validation 0 --batch 64 --lr 0.0002 --weight-decay 0.05 --epochs 20 --schedule cosine:20";

Claim linearClaim(std::string id, std::string network, std::string data, double least, double most) {
    return {.id = std::move(id),
            .lesson = 10,
            .runs = {{.network = std::move(network), .data = std::move(data), .options = linearOptions}},
            .bands = {{.least = least, .most = most}},
            .seeds = {1, 2, 3},
            .source = "slides 73–80; 40.9–41.4 % in colour and 30.6–30.8 % in grey, measured with Eigen alone"};
}

Claim referenceCnnClaim() {
    return {
        .id = "slow_ref_cnn",
        .lesson = 12,
        .runs = {{.network = "linear-rgb", .data = "cifar10", .options = linearOptions},
                 {.network = "ref-cnn", .data = "cifar10", .options = "--validation 0 --epochs 5 --schedule cosine:5"}},
        .bands = {{.measure = ClaimMeasure::Gain, .run = 1, .against = 0, .least = 0.20}},
        .seeds = {1},
        .source = "slides 82 and 86–92, “stronger extractor”"};
}

Claim lenetClaim() {
    return {.id = "slow_lenet_mnist",
            .lesson = 14,
            .runs = {{.network = "lenet5",
                      .data = "mnist",
                      .options = "--validation 0 --epochs 10 --schedule cosine:10 --augment translate:2"}},
            .bands = {{.measure = ClaimMeasure::Error, .most = 0.013}},
            .seeds = {1},
            .source = "slides 99–100; LeCun et al., 1998: 0.95 % without distortions, 0.8 % with them"};
}

/// Learnt from five classes; then 25 pictures of each of the other five.
Claim transferClaim() {
    const std::string target = "cifar10:cap=25,classes=dog+frog+horse+ship+truck";
    const std::string options = "--validation 0 --epochs 60 --batch 25";
    return {.id = "slow_transfer",
            .lesson = 23,
            .runs = {{.network = "ref-cnn",
                      .data = "cifar10:classes=airplane+automobile+bird+cat+deer",
                      .options = "--validation 0 --epochs 5 --schedule cosine:5",
                      .name = "five"},
                     {.network = "ref-cnn", .data = target, .options = options},
                     {.network = "five", .data = target, .options = options + " --new-head --freeze up-to:Flatten"}},
            .bands = {{.measure = ClaimMeasure::Gain, .run = 2, .against = 1, .least = 0}},
            .seeds = {1, 2, 3},
            .source = "slides 142–145: little data, similar to what was learnt from: a linear classifier on top"};
}

}  // namespace

const std::vector<Claim>& claims() {
    static const std::vector<Claim> all{
        templateClaim(),
        linearClaim("slow_linear_rgb", "linear-rgb", "cifar10", 0.39, 0.43),
        linearClaim("slow_linear_grey", "linear-grey", "cifar10:color=grey", 0.29, 0.33),
        referenceCnnClaim(),
        lenetClaim(),
        transferClaim()};
    return all;
}

const Claim* findClaim(std::string_view id) {
    const auto found = std::ranges::find(claims(), id, &Claim::id);
    return found == claims().end() ? nullptr : &*found;
}

double measured(const ClaimBand& band, std::span<const double> accuracies) {
    const double accuracy = accuracies[band.run];
    switch (band.measure) {
        case ClaimMeasure::Accuracy: return accuracy;
        case ClaimMeasure::Error: return 1 - accuracy;
        case ClaimMeasure::Gain: break;
    }
    return accuracy - accuracies[band.against];
}

bool holds(const ClaimBand& band, std::span<const double> accuracies) {
    const double value = measured(band, accuracies);
    return value >= band.least && value <= band.most;
}

}  // namespace fovea
