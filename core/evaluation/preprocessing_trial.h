// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

#include "core/error.h"
#include "core/evaluation/intervals.h"
#include "core/network/stated_preprocessing.h"
#include "core/parallel/workers.h"
#include "core/training/batch.h"

namespace fovea {

/// How many labelled pictures a trial takes at most.
inline constexpr std::int64_t mostTriedPictures = 200;

/// What a network with so many input channels could want of pictures with so many: the presets, for three channels also
/// ImageNet's mean in steps of 255 (Caffe) and each with red and blue exchanged; for colour pictures and a network that takes
/// one channel each of them grey. The first is "as it is". Empty where no way fits.
std::vector<StatedPreprocessing> preprocessingCandidates(int networkChannels, int pictureChannels);

/// One of them on the pictures.
struct TriedPreprocessing {
    StatedPreprocessing stated;
    std::vector<bool> isRight;  ///< by picture
    std::int64_t right = 0;
    double loss = 0;  ///< mean cross-entropy
    Interval interval() const { return wilsonInterval(right, static_cast<std::int64_t>(isRight.size())); }
};

enum class PreprocessingVerdict : std::uint8_t {
    Proposed,     ///< clearly better than the model as it is
    AsItIs,       ///< none is clearly better than that
    NoneIsRight,  ///< the best is no better than guessing: the lower end of its 95 % interval is not above 1 / classes
};

struct PreprocessingProposal {
    PreprocessingVerdict verdict = PreprocessingVerdict::AsItIs;
    std::size_t best = 0;            ///< most pictures right; of equals that with the smaller loss, then the first
    std::vector<std::size_t> alike;  ///< others that the pictures can't tell from it
    double probability = 1;          ///< McNemar's, of the best against as it is
    double limit = 1;  ///< below which it counts: 0.05 / (ways − 1), for it is the best of several (Bonferroni)
};
/// Which of the ways to propose, and whether. The first way is the model as it is. Requires a way, tried on the same pictures.
PreprocessingProposal proposePreprocessing(const std::vector<TriedPreprocessing>& ways, int classes);

/// Tries one way on all pictures of a source, which must have the channels of pictureChannels(). Errors: those of
/// Network::create() and predict(). Requires weights and no misfit.
Result<TriedPreprocessing> tryPreprocessing(
    const Model& model, const std::optional<StatedInput>& before, const StatedPreprocessing& stated,
    BatchSource& pictures, const std::shared_ptr<Workers>& workers, std::stop_token stop = {},
    FunctionRef<void(std::int64_t, std::int64_t)> progress = [](std::int64_t, std::int64_t) {});

}  // namespace fovea
