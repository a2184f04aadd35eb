// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

#include "core/error.h"
#include "core/network/network_spec.h"

namespace fovea {

/// {"nodes":[{"id":1,"name":"Conv 1","kind":"conv2d",…settings…}],"edges":[[1,2],…]}; keys in
/// snake_case; settings left out take their defaults. Locale-independent.
nlohmann::json toJson(const NetworkSpec& spec);
nlohmann::json toJson(const LayerSpec& layer);
/// `path` is only for the error's sentence. Duplicate ids, edges to nowhere, unknown kinds and
/// numbers out of range are errors; an unsound network is not.
Result<NetworkSpec> networkSpecFromJson(const nlohmann::json& json, const std::string& path);
/// One layer, from the form that toJson(LayerSpec) gives; `where` names the place for the error's sentence.
Result<LayerSpec> layerSpecFromJson(const nlohmann::json& json, const std::string& path, const std::string& where);
Result<NetworkSpec> parseNetworkSpec(std::string_view text, const std::string& path);

/// Text from outside as JSON. JsonBroken also for numbers that no double holds and for more than 64
/// levels of brackets, since the library copies and writes values by recursion. Never throws.
Result<nlohmann::json> parseJson(std::string_view text, const std::string& path);

}  // namespace fovea
