// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/attribution/integrated_gradients.h"

namespace fovea {

Result<AttributionMap> integratedGradients(const AttributionWork& work) {
    const AttributionOptions& options = work.request.options;
    AttributionMap map;
    map.shape = work.input;
    map.score = work.score(work.pixels);
    map.baseline = baselinePicture(options.baseline, work.pixels, work.input, work.network.preprocessing());
    map.baselineScore = work.score(map.baseline);
    std::vector<double> sum(work.pixels.size(), 0.0);
    const auto soFar = [&](int steps) {
        AttributionMap result = map;
        for (std::size_t i = 0; i < sum.size(); ++i)
            result.values.push_back(
                static_cast<float>((double{work.pixels[i]} - double{map.baseline[i]}) * sum[i] / steps));
        return result;
    };
    std::vector<float> between(work.pixels.size());
    for (int step = 0; step < options.steps; ++step) {
        if (work.stop.stop_requested()) return Error{ErrorCode::Cancelled};
        const double t = (step + 0.5) / options.steps;
        for (std::size_t i = 0; i < between.size(); ++i)
            between[i] = static_cast<float>((1 - t) * double{map.baseline[i]} + t * double{work.pixels[i]});
        const std::vector<float> gradient = work.gradient(between);
        for (std::size_t i = 0; i < sum.size(); ++i) sum[i] += double{gradient[i]};
        if (work.report) work.report(step + 1, options.steps, [&] { return soFar(step + 1); });
    }
    return soFar(options.steps);
}

}  // namespace fovea
