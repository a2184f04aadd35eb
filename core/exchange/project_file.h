// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <string>

#include "core/error.h"
#include "core/network/weights.h"
#include "core/training/checkpoint.h"

namespace fovea {

/// What a `.fovea` file holds. The file is a valid safetensors file: weights named and shaped as
/// PyTorch would ("Conv 1.weight", O×I×H×W; dense out×in with inputs in C,H,W order),
/// `optimizer/…` and `history/…` as tensors, the rest as JSON strings in `__metadata__`.
struct Project {
    NetworkSpec spec;
    std::optional<Weights> weights;  ///< absent while nothing was trained or initialised
    std::optional<Preprocessing> preprocessing;
    std::vector<std::string> classNames;
    TrainingOptions options;               ///< as set in the window, whether or not a run has begun
    std::optional<Checkpoint> checkpoint;  ///< its weights are `weights`
    std::string dataset;
    std::string canvasJson;                ///< positions of the nodes; the document's business
    std::string notes;
    std::map<std::string, std::string> unknown;  ///< metadata of newer versions, kept through a save
};

/// Written through AtomicFile: on any error the old file is as it was.
Result<void> saveProject(const Project& project, const std::string& path);
Result<Project> loadProject(const std::string& path);

/// The Model in a project. Error: ProjectWithoutWeights.
Result<Model> modelOf(const Project& project, const std::string& path);

}  // namespace fovea
