// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/attribution/smoothgrad.h"

#include <algorithm>

#include "core/tensor/random.h"

namespace fovea {

Result<AttributionMap> smoothGrad(const AttributionWork& work) {
    const AttributionOptions& options = work.request.options;
    AttributionMap map;
    map.shape = work.input;
    map.score = work.score(work.pixels);
    const auto [least, most] = std::ranges::minmax(work.pixels);
    const double deviation = options.noise * (double{most} - double{least});
    std::vector<double> sum(work.pixels.size(), 0.0);
    const auto mean = [&](int copies) {
        AttributionMap result = map;
        for (const double value : sum) result.values.push_back(static_cast<float>(value / copies));
        return result;
    };
    std::vector<float> noisy(work.pixels.size());
    for (int copy = 0; copy < options.samples; ++copy) {
        if (work.stop.stop_requested()) return Error{ErrorCode::Cancelled};
        RandomStream random(options.seed, RandomPurpose::Analysis, copy);
        for (std::size_t i = 0; i < noisy.size(); ++i)
            noisy[i] = static_cast<float>(double{work.pixels[i]} + deviation * random.normal());
        const std::vector<float> gradient = work.gradient(noisy);
        for (std::size_t i = 0; i < sum.size(); ++i) sum[i] += double{gradient[i]};
        if (work.report) work.report(copy + 1, options.samples, [&] { return mean(copy + 1); });
    }
    return mean(options.samples);
}

}  // namespace fovea
