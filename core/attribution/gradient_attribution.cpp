// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/attribution/gradient_attribution.h"

namespace fovea {

Result<AttributionMap> plainGradient(const AttributionWork& work) {
    AttributionMap map;
    map.shape = work.input;
    map.score = work.score(work.pixels);
    map.values = work.gradient(work.pixels);
    return map;
}

Result<AttributionMap> gradientTimesInput(const AttributionWork& work) {
    auto map = plainGradient(work);
    if (!map) return map;
    std::vector<float>& values = map.value().values;
    for (std::size_t i = 0; i < values.size(); ++i) values[i] *= work.pixels[i];
    return map;
}

}  // namespace fovea
