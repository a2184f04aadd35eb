// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>
#include <cstdint>
#include <map>
#include <memory>
#include <vector>

#include "core/network/weights.h"
#include "core/training/history.h"
#include "core/training/microscope.h"

namespace fovea {

/// Mean |∂L/∂w| of one layer's weights in the last batch.
struct GradientMagnitude {
    NodeId node;
    double mean = 0;
};

/// What views may look at while training runs on: a copy, never changed after it was published.
struct TrainingSnapshot {
    std::uint64_t run = 0;           ///< which run it is from; the stale are dropped
    std::uint64_t specRevision = 0;  ///< of the document's network that the run was made from
    std::int64_t step = 0;
    // What no view asked for is null or empty.
    std::shared_ptr<const Model> model;                 ///< network and all weights
    std::map<NodeId, std::vector<float>> layerWeights;  ///< single layers' weights, in the engine's order
    std::vector<GradientMagnitude> gradients;
    std::shared_ptr<const MicroscopeSeries> microscope;  ///< all that was sampled while somebody looked
};
using SnapshotPointer = std::shared_ptr<const TrainingSnapshot>;

/// Points of the curves since the last delivery. None is lost, none comes twice.
struct CurvePoints {
    std::vector<StepReport> steps;
    std::vector<EpochReport> epochs;
};

}  // namespace fovea

Q_DECLARE_METATYPE(fovea::SnapshotPointer)
