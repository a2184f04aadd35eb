// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/mean_classifier.h"

#include <memory>
#include <utility>
#include <vector>

#include "core/network/catalogue.h"

namespace fovea {
namespace {

using Picture = std::vector<double>;  ///< H × W × C, in [0, 1]

double product(const Picture& a, const Picture& b) {
    double sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
    return sum;
}

struct MeanPictures {
    std::vector<Picture> ofClass;
    Picture ofAll;
};

Result<MeanPictures> meanPictures(const Dataset& data, const std::stop_token& stop) {
    const std::size_t classes = data.classNames().size();
    const auto values = static_cast<std::size_t>(data.shape().size());
    MeanPictures means{std::vector<Picture>(classes, Picture(values)), Picture(values)};
    std::vector<double> counts(classes);
    Sample sample;
    for (std::int64_t i = 0; i < data.size(); ++i) {
        if (stop.stop_requested()) return Error(ErrorCode::Cancelled);
        if (auto got = data.get(i, sample); !got) return got.error();
        const auto label = static_cast<std::size_t>(sample.label);
        ++counts[label];
        for (std::size_t p = 0; p < values; ++p) means.ofClass[label][p] += sample.pixels[p] / 255.0;
    }
    for (std::size_t c = 0; c < classes; ++c)
        for (std::size_t p = 0; p < values; ++p) {
            means.ofAll[p] += means.ofClass[c][p] / static_cast<double>(data.size());
            means.ofClass[c][p] /= counts[c];
        }
    return means;
}

}  // namespace

Result<Model> meanClassifier(ClaimMethod method, const Dataset& training, const std::stop_token& stop) {
    const auto means = meanPictures(training, stop);
    if (!means) return means.error();
    const std::size_t classes = training.classNames().size();
    Model model{.spec = findInCatalogue("linear")->make(training.shape(), static_cast<int>(classes)),
                .preprocessing = Preprocessing::none(training.shape().channels),
                .classNames = training.classNames()};
    Weights weights = initialWeights(model.spec, 1);
    const NodeId dense = *model.spec.outputNode();
    const auto weight = weights.view(dense, ParameterRole::Weight);  // values × classes
    const auto bias = weights.view(dense, ParameterRole::Bias);
    for (std::size_t c = 0; c < classes; ++c) {
        Picture own = means->ofClass[c];
        double offset = method == ClaimMethod::NearestMean ? -product(own, own) / 2 : 0;
        if (method == ClaimMethod::CentredMeans) {
            for (std::size_t p = 0; p < own.size(); ++p) own[p] -= means->ofAll[p];
            offset = -product(means->ofAll, own);
        }
        for (std::size_t p = 0; p < own.size(); ++p) weight[p * classes + c] = static_cast<float>(own[p]);
        bias[c] = static_cast<float>(offset);
    }
    model.weights = std::make_shared<const Weights>(std::move(weights));
    return model;
}

}  // namespace fovea
