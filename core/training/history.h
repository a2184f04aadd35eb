// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

namespace fovea {

/// One training step's figures. `step` counts finished steps, so the first report has step 1.
struct StepReport {
    std::int64_t step = 0;
    std::int64_t epoch = 0;  ///< from 0
    float loss = 0;          ///< mean cross-entropy of the batch
    float accuracy = 0;      ///< of the batch, in [0, 1]
    float learningRate = 0;
    double seconds = 0;  ///< wall time of this step, data included
    int images = 0;
    friend bool operator==(const StepReport&, const StepReport&) = default;
};

/// Outcome of a whole pass over a held-out set.
struct Evaluation {
    double loss = 0;
    double accuracy = 0;
    std::int64_t count = 0;
    /// confusion[true][predicted]
    std::vector<std::vector<std::int64_t>> confusion;
    std::vector<double> perClassAccuracy() const;
    friend bool operator==(const Evaluation&, const Evaluation&) = default;
};

struct EpochReport {
    std::int64_t epoch = 0;  ///< finished epochs, so the first report has 1
    std::int64_t step = 0;
    double trainLoss = 0;  ///< mean over the epoch's steps
    double trainAccuracy = 0;
    bool validated = false;  ///< false when no validation images are held back
    Evaluation validation;
    friend bool operator==(const EpochReport&, const EpochReport&) = default;
};

/// The curves of a run.
struct History {
    std::vector<StepReport> steps;
    std::vector<EpochReport> epochs;
    friend bool operator==(const History&, const History&) = default;
};

}  // namespace fovea
