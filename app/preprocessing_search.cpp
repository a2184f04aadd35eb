// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/preprocessing_search.h"

#include <utility>

#include "app/training_setup.h"
#include "datasets/views/subset.h"

namespace fovea {

std::shared_ptr<const Dataset> triedPictures(const std::shared_ptr<const Dataset>& training) {
    if (training->size() <= mostTriedPictures) return training;
    return splitForValidation(training, mostTriedPictures, 0).validation;
}

Result<PreprocessingSearch> searchPreprocessing(const Model& model, const std::optional<StatedInput>& before,
                                                std::shared_ptr<const Dataset> pictures, Workers::Priority priority,
                                                const std::stop_token& stop,
                                                const std::function<void(std::int64_t, std::int64_t)>& progress,
                                                const std::function<void(const TriedPreprocessing&)>& tried) {
    const auto candidates = preprocessingCandidates(networkChannels(model.spec, before), pictures->shape().channels);
    const NetworkSpec spec = candidates.empty() ? model.spec
                                                : withPreprocessing({model.spec, nullptr, model.preprocessing, {}},
                                                                    before, candidates.front(), model.spec.nextId())
                                                      .model.spec;
    if (const auto fits = checkFits(spec, *pictures); !fits) return fits.error();

    constexpr int batch = 32;  // large networks are tried, too
    const std::int64_t images = pictures->size();
    const auto total = static_cast<std::int64_t>(candidates.size()) * images;
    const auto workers = std::make_shared<Workers>(0, priority);
    const auto batches = evaluationBatches(pictures, batch);
    PreprocessingSearch search;
    search.classes = static_cast<int>(pictures->classNames().size());
    for (const StatedPreprocessing& candidate : candidates) {
        const auto earlier = static_cast<std::int64_t>(search.ways.size()) * images;
        auto way = tryPreprocessing(model, before, candidate, *batches, workers, stop,
                                    [&](std::int64_t done, std::int64_t) { progress(earlier + done, total); });
        if (!way) return way.error();
        tried(*way);
        search.ways.push_back(*std::move(way));
    }
    search.proposal = proposePreprocessing(search.ways, search.classes);
    return search;
}

}  // namespace fovea
