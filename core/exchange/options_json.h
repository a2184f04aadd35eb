// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "core/error.h"
#include "core/training/training_options.h"

namespace fovea {

/// How training options stand in a project's metadata, by the conventions of core/exchange/project_json.h. What is as usual is
/// left out where older files did not have it.
nlohmann::json toJson(const TrainingOptions& options);
Result<TrainingOptions> optionsFromJson(const nlohmann::json& json, const std::string& path);

}  // namespace fovea
