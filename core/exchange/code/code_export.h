// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "core/error.h"
#include "core/exchange/folder_export.h"
#include "core/network/weights.h"
#include "core/training/training_options.h"

namespace fovea {

/// A trained network and how it was trained.
struct CodeSource {
    Model model;  ///< sound, with its weights
    TrainingOptions recipe;
    std::string title;    ///< of the network, as the user calls it
    std::string dataset;  ///< what it was trained on; empty where nobody knows
};

/// model.py, weights.safetensors, train.py, README.txt: takes N×C×H×W in [0, 1]. Error: ProjectTooLarge.
Result<ExportFolder> toPyTorch(const CodeSource& source);
/// model.py for Keras 3, weights.safetensors, README.txt: takes N×H×W×C in [0, 1].
/// Errors: ExportUnsupported, ProjectTooLarge.
Result<ExportFolder> toKeras(const CodeSource& source);
/// network.h, network.weights, main.cpp, README.txt: C++17 and its standard library; takes H×W×C in [0, 1].
Result<ExportFolder> toCpp(const CodeSource& source);

}  // namespace fovea
