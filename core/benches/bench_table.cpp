// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/benches/bench_table.h"

#include <algorithm>
#include <array>

#include "core/benches/activation_bench.h"
#include "core/benches/augmentation_bench.h"
#include "core/benches/cells_bench.h"
#include "core/benches/channels_bench.h"
#include "core/benches/classics_bench.h"
#include "core/benches/convolution_bench.h"
#include "core/benches/dense_bench.h"
#include "core/benches/descent_bench.h"
#include "core/benches/features_bench.h"
#include "core/benches/field_bench.h"
#include "core/benches/freeze_bench.h"
#include "core/benches/graph_bench.h"
#include "core/benches/labelling_bench.h"
#include "core/benches/pattern_bench.h"
#include "core/benches/plane_bench.h"
#include "core/benches/pooling_bench.h"
#include "core/benches/practice_bench.h"
#include "core/benches/softmax_bench.h"
#include "core/benches/spatial_bench.h"
#include "core/benches/template_bench.h"

namespace fovea {

std::span<const BenchKind* const> benchKinds() {
    static const std::array kinds{&convolutionBench(), &templateBench(),   &denseBench(),        &softmaxBench(),
                                  &descentBench(),     &graphBench(),      &fieldBench(),        &planeBench(),
                                  &spatialBench(),     &cellsBench(),      &channelsBench(),     &poolingBench(),
                                  &patternBench(),     &activationBench(), &augmentationBench(), &labellingBench(),
                                  &classicsBench(),    &freezeBench(),     &practiceBench(),     &featuresBench()};
    return kinds;
}

const BenchKind* findBench(std::string_view id) {
    const auto kinds = benchKinds();
    const auto found = std::ranges::find(kinds, id, &BenchKind::id);
    return found == kinds.end() ? nullptr : *found;
}

}  // namespace fovea
