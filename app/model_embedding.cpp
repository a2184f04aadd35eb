// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/model_embedding.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <utility>

#include "app/model_network.h"
#include "app/training_setup.h"
#include "core/evaluation/top_responses.h"
#include "core/tensor/random.h"
#include "datasets/views/subset.h"
#include "widgets/text/numbers.h"

namespace fovea {

namespace {

struct EmbeddingText {
    Q_DECLARE_TR_FUNCTIONS(fovea::EmbeddingText)
};

constexpr int keptComponents = 50;  // what t-SNE's authors reduce to beforehand
constexpr int agreeingNeighbours = 10;

/// Drawn by the seed without putting back, rising.
std::vector<std::int64_t> drawnImages(std::int64_t size, std::int64_t count, std::uint64_t seed) {
    std::vector<std::int64_t> all(static_cast<std::size_t>(size));
    std::iota(all.begin(), all.end(), std::int64_t{0});
    if (count >= size) return all;
    RandomStream random(seed, RandomPurpose::Analysis, 0x696D67);
    for (std::int64_t i = 0; i < count; ++i)
        std::swap(all[static_cast<std::size_t>(i)],
                  all[static_cast<std::size_t>(i + random.below(static_cast<int>(size - i)))]);
    all.resize(static_cast<std::size_t>(count));
    std::ranges::sort(all);
    return all;
}

/// The share of pairs of one label if neighbours were drawn by lot.
double agreementByChance(const std::vector<int>& labels) {
    std::map<int, double> counts;
    for (const int label : labels) ++counts[label];
    const auto all = static_cast<double>(labels.size());
    double pairs = 0;
    for (const auto& [label, count] : counts) pairs += count * (count - 1);
    return pairs / (all * (all - 1));
}

Result<std::shared_ptr<const LayerFeatures>> unitFeatures(const Model& model, std::shared_ptr<const Dataset> images,
                                                          NodeId layer, Workers::Priority priority,
                                                          std::stop_token stop,
                                                          FunctionRef<void(std::int64_t, std::int64_t)> progress) {
    const int batch = inspectionBatch(model.spec);
    auto network = networkOf(model, batch, Purpose::Inspection, std::make_shared<Workers>(0, priority));
    if (!network) return network.error();
    const auto batches = evaluationBatches(std::move(images), batch);
    auto features = layerFeatures(**network, *batches, layer, std::move(stop), progress);
    if (!features) return features.error();
    makeUnitLength(features->values, features->width);
    return std::make_shared<const LayerFeatures>(*std::move(features));
}

}  // namespace

std::optional<std::int64_t> Embedding::pointOf(std::int64_t image) const {
    const auto found = std::ranges::lower_bound(images, image);
    if (found == images.end() || *found != image) return std::nullopt;
    return found - images.begin();
}

Result<Embedding> embeddingOf(const Model& model, std::shared_ptr<const Dataset> images,
                              const EmbeddingRequest& request, Workers::Priority priority, std::stop_token stop,
                              const std::function<void(const EmbeddingProgress&, const Embedding&)>& progress) {
    if (const auto fits = checkFits(model.spec, *images); !fits) return fits.error();
    Embedding embedding;
    embedding.layer = request.layer;
    embedding.images = drawnImages(images->size(), request.images, request.seed);
    for (const std::int64_t image : embedding.images) embedding.labels.push_back(images->label(image));
    const auto part = std::make_shared<const SubsetView>(std::move(images), embedding.images);
    auto features =
        unitFeatures(model, part, request.layer, priority, stop, [&](std::int64_t done, std::int64_t total) {
            progress({false, done, total}, embedding);
        });
    if (!features) return features.error();
    embedding.features = *std::move(features);
    // A network that diverged: neither components nor neighbours exist of what is no number.
    embedding.finite =
        std::ranges::all_of(embedding.features->values, [](float value) { return std::isfinite(value); });
    if (!embedding.finite || embedding.images.size() < fewestPoints) return embedding;
    Workers workers(0, priority);
    auto components = principalComponents(embedding.features->points(), keptComponents, workers, stop);
    if (!components) return components.error();
    embedding.components = std::make_shared<const PrincipalComponents>(*std::move(components));
    embedding.agreement =
        neighbourAgreement(embedding.components->points(), embedding.labels, agreeingNeighbours, workers);
    embedding.chance = agreementByChance(embedding.labels);
    const int steps = request.map ? request.map->steps : 0;
    progress({true, 0, steps}, embedding);
    if (!request.map || embedding.components->count < 2) return embedding;
    auto map = tsne(embedding.components->points(), *request.map, workers, stop, [&](const TsneMap& soFar) {
        embedding.map = soFar;
        progress({true, soFar.steps, steps}, embedding);
    });
    if (!map) return map.error();
    embedding.map = *std::move(map);
    return embedding;
}

QString noMapText(const Embedding& embedding) {
    return embedding.finite ? EmbeddingText::tr("Fewer than four images make no map.")
                            : EmbeddingText::tr(
                                  "The layer gives values that are no numbers, as after a run that "
                                  "diverged: there is no map of them.");
}

QString embeddingCaption(const Embedding& embedding, const EmbeddingRequest& request, bool map) {
    if (!map || !request.map || embedding.map.steps == 0) {
        if (!embedding.components) return noMapText(embedding);
        return EmbeddingText::tr("The two principal components hold %1 % of the variance.")
            .arg(decimalNumber(100 * embedding.components->explained(2), 1));
    }
    return EmbeddingText::tr("t-SNE, exact, perplexity %1, seed %2 · step %3 of %4, divergence %5")
        .arg(decimalNumber(embedding.map.perplexity, 0))
        .arg(request.map->seed)
        .arg(groupedNumber(embedding.map.steps), groupedNumber(request.map->steps),
             decimalNumber(embedding.map.divergence, 2));
}

QString agreementText(const Embedding& embedding) {
    if (!embedding.components) return {};
    return EmbeddingText::tr("Of the ten nearest images %1 % are of the same class; by chance it would be %2 %.")
        .arg(decimalNumber(100 * embedding.agreement, 1), decimalNumber(100 * embedding.chance, 1));
}

QString featuresText(const QString& layer, const Shape& shape) {
    const QString count = groupedNumber(featureWidth(shape));
    return givesChannelMeans(shape) ? EmbeddingText::tr("%1, means of %2 maps").arg(layer, count)
                                    : EmbeddingText::tr("%1, %2 values").arg(layer, count);
}

}  // namespace fovea
