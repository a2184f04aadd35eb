// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "core/error.h"
#include "core/network/stated_preprocessing.h"
#include "core/network/weights.h"
#include "core/training/test_opening.h"

namespace fovea {

/// On one line; bytes that are not UTF-8 become U+FFFD.
std::string jsonText(const nlohmann::json& json);

/// The parts of a project that are JSON in its metadata. Keys in snake_case; what is left out takes
/// its default; what is there with the wrong type or out of range is JsonFieldInvalid, what does not
/// parse JsonBroken. Unknown keys are left alone. `path` is only for the error's sentence.
/// [{"run":1,"step":700,"images":10000,"accuracy":0.412},…]
nlohmann::json toJson(const std::vector<TestOpening>& openings);
Result<std::vector<TestOpening>> openingsFromJson(const nlohmann::json& json, const std::string& path);

nlohmann::json toJson(const Preprocessing& preprocessing);
Result<Preprocessing> preprocessingFromJson(const nlohmann::json& json, const std::string& path);

/// {"text":"imagenet;bgr","mixing":12,"own":{"mean":[0,0,0],"deviation":[1,1,1]}}, without "mixing" where there is no such layer.
nlohmann::json toJson(const StatedInput& input);
Result<StatedInput> statedInputFromJson(const nlohmann::json& json, const std::string& path);

/// {"conv1":2,…}: the module name in front of each node's tensors.
nlohmann::json toJson(const std::map<NodeId, std::string>& modules);
Result<std::map<NodeId, std::string>> modulesFromJson(const nlohmann::json& json, const std::string& path);

/// [{"node":2,"role":"weight","dims":[5,5,3,16]},…], for weights that are not (yet again) those of
/// the network: one that is being rebuilt keeps what was trained.
nlohmann::json toJson(const ParameterLayout& layout);
Result<ParameterLayout> layoutFromJson(const nlohmann::json& json, const std::string& path);

Result<std::vector<std::string>> namesFromJson(const nlohmann::json& json, std::string_view field,
                                               const std::string& path);

}  // namespace fovea
