// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace fovea {

/// Where the weights of a claim's network come from.
enum class ClaimMethod {
    Train,         ///< training, as `fovea train` does it
    ClassMeans,    ///< one dense layer: W_c = m_c, the mean training picture of class c, in [0, 1]; b = 0
    CentredMeans,  ///< the same with the mean m of all training pictures taken off both: (x − m) · (m_c − m)
    NearestMean    ///< the same with b_c = −|m_c|² / 2, which makes the class of the nearest mean win
};

/// One network of a claim, tried on all test images of its data.
struct ClaimRun {
    ClaimMethod method = ClaimMethod::Train;
    std::string network;  ///< of the catalogue, or the `name` of a run before it; of Train alone
    std::string data;     ///< DATA of the command line
    std::string options;  ///< further options of `fovea train`, beside the network's own recipe
    std::string name;     ///< under which later runs start from its weights; may be empty
};

enum class ClaimMeasure {
    Accuracy,  ///< share of the test images that are named right
    Error,     ///< share that is not
    Gain       ///< accuracy of `run` less that of `against`
};

/// What is said of the runs: the measure lies in [least, most]. Shares of 1, not percent.
struct ClaimBand {
    ClaimMeasure measure = ClaimMeasure::Accuracy;
    std::size_t run = 0;      ///< index into Claim::runs
    std::size_t against = 0;  ///< of Gain
    double least = 0;
    double most = 1;
};

/// A sentence of a lesson that real data and training must bear out. It holds where all bands hold with each seed.
struct Claim {
    std::string id;  ///< "slow_linear_rgb"
    int lesson = 0;
    std::vector<ClaimRun> runs;
    std::vector<ClaimBand> bands;
    std::vector<int> seeds;  ///< each trains all runs anew; one where nothing is drawn
    std::string source;      ///< slides of the lecture, and where the band is from
};

/// All, in the order of their lessons.
const std::vector<Claim>& claims();
/// Null where there is none of that id.
const Claim* findClaim(std::string_view id);

/// The measure, of the accuracies of a claim's runs.
double measured(const ClaimBand& band, std::span<const double> accuracies);
bool holds(const ClaimBand& band, std::span<const double> accuracies);

}  // namespace fovea
