// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/preprocessing_trial.h"

#include <utility>

#include "core/evaluation/predictions.h"
#include "core/network/network.h"

namespace fovea {

namespace {

bool isBetter(const TriedPreprocessing& one, const TriedPreprocessing& other) {
    return one.right != other.right ? one.right > other.right : one.loss < other.loss;
}

double mcnemarOf(const TriedPreprocessing& first, const TriedPreprocessing& second) {
    std::int64_t onlyFirst = 0, onlySecond = 0;
    for (std::size_t i = 0; i < first.isRight.size(); ++i) {
        if (first.isRight[i] && !second.isRight[i]) ++onlyFirst;
        if (!first.isRight[i] && second.isRight[i]) ++onlySecond;
    }
    return mcnemarProbability(onlyFirst, onlySecond);
}

}  // namespace

std::vector<StatedPreprocessing> preprocessingCandidates(int networkChannels, int pictureChannels) {
    std::vector<StatedPreprocessing> plain;
    for (const PreprocessingPreset& preset : preprocessingPresets()) plain.push_back(preset.value);
    // Caffe's: ImageNet's mean colour, pixels from 0 to 255, no division.
    plain.push_back({.scale = 255, .mean = {123.68, 116.779, 103.939}});
    std::vector<ChannelOrder> orders;
    if (networkChannels == pictureChannels) orders.push_back(ChannelOrder::Rgb);
    if (networkChannels == 3 && pictureChannels == 3) orders.push_back(ChannelOrder::Bgr);
    if (networkChannels == 1 && pictureChannels == 3) orders.push_back(ChannelOrder::Grey);

    std::vector<StatedPreprocessing> candidates;
    for (const ChannelOrder order : orders)
        for (StatedPreprocessing way : plain) {
            way.order = order;
            const bool isColour = way.mean.size() > 1;
            if ((networkChannels == 3 || !isColour) && !preprocessingMisfit(way, networkChannels))
                candidates.push_back(std::move(way));
        }
    return candidates;
}

PreprocessingProposal proposePreprocessing(const std::vector<TriedPreprocessing>& ways, int classes) {
    PreprocessingProposal proposal;
    for (std::size_t i = 1; i < ways.size(); ++i)
        if (isBetter(ways[i], ways[proposal.best])) proposal.best = i;
    if (ways.size() > 1) proposal.limit = 0.05 / static_cast<double>(ways.size() - 1);
    const TriedPreprocessing& best = ways[proposal.best];
    for (std::size_t i = 0; i < ways.size(); ++i)
        if (i != proposal.best && mcnemarOf(best, ways[i]) >= proposal.limit) proposal.alike.push_back(i);
    proposal.probability = mcnemarOf(best, ways.front());
    if (best.interval().low <= 1.0 / classes)
        proposal.verdict = PreprocessingVerdict::NoneIsRight;
    else if (proposal.best != 0 && proposal.probability < proposal.limit)
        proposal.verdict = PreprocessingVerdict::Proposed;
    return proposal;
}

Result<TriedPreprocessing> tryPreprocessing(const Model& model, const std::optional<StatedInput>& before,
                                            const StatedPreprocessing& stated, BatchSource& pictures,
                                            const std::shared_ptr<Workers>& workers, std::stop_token stop,
                                            FunctionRef<void(std::int64_t, std::int64_t)> progress) {
    const StatedModel tried = withPreprocessing(model, before, stated, model.spec.nextId());
    auto network = Network::create(tried.model.spec, pictures.batchSize(), Purpose::Inference, workers);
    if (!network) return network.error();
    (*network)->setWeights(*tried.model.weights);
    (*network)->setPreprocessing(tried.model.preprocessing);
    const auto predictions = predict(**network, pictures, std::move(stop), progress);
    if (!predictions) return predictions.error();
    TriedPreprocessing result{.stated = stated, .isRight = {}, .right = 0, .loss = evaluationOf(*predictions).loss};
    for (std::int64_t image = 0; image < predictions->count(); ++image) {
        result.isRight.push_back(predictions->isRight(image));
        if (result.isRight.back()) ++result.right;
    }
    return result;
}

}  // namespace fovea
