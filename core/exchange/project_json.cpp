// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/project_json.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <set>

#include "core/exchange/json_fields.h"
#include "core/json.h"

namespace fovea {
namespace {

using Json = nlohmann::json;
using Fields = JsonFields;

constexpr std::array<std::pair<ParameterRole, const char*>, 4> roleNames{{
    {ParameterRole::Weight, "weight"},
    {ParameterRole::Bias, "bias"},
    {ParameterRole::RunningMean, "running_mean"},
    {ParameterRole::RunningVariance, "running_var"},
}};

/// {"node","role","dims"} without its place; nothing where it is no sound parameter.
std::optional<ParameterTensor> parameterFromJson(const Json& json) {
    ParameterTensor parameter;
    Fields fields(json, {});
    parameter.node.value = -1;
    fields.read("node", parameter.node.value);
    const Json* role = fields.find("role");
    const Json* dims = fields.find("dims");
    if (fields.error() || role == nullptr || dims == nullptr || !dims->is_array()) return std::nullopt;
    const auto named =
        std::find_if(roleNames.begin(), roleNames.end(), [&](const auto& r) { return *role == r.second; });
    if (named == roleNames.end()) return std::nullopt;
    parameter.role = named->first;
    if (dims->size() != 1 && dims->size() != 2 && dims->size() != 4) return std::nullopt;
    parameter.count = 1;
    for (const Json& side : *dims) {
        const auto length = Fields::integer(side);
        if (!length || *length < 1 || *length > INT32_MAX) return std::nullopt;
        parameter.dims.push_back(static_cast<int>(*length));
        if (__builtin_mul_overflow(parameter.count, static_cast<std::size_t>(*length), &parameter.count))
            return std::nullopt;
    }
    constexpr std::size_t largestCount = std::size_t{1} << 40;
    return parameter.count > largestCount ? std::nullopt : std::optional(parameter);
}

}  // namespace

std::string jsonText(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

Json toJson(const Preprocessing& preprocessing) {
    const auto list = [](const std::vector<float>& values) {
        Json json = Json::array();
        for (const float value : values) json.push_back(shortestNumber(value));
        return json;
    };
    return {{"mean", list(preprocessing.mean)}, {"deviation", list(preprocessing.deviation)}};
}

Result<Preprocessing> preprocessingFromJson(const Json& json, const std::string& path) {
    Preprocessing preprocessing;
    Fields fields(json, path);
    fields.read("mean", preprocessing.mean);
    fields.read("deviation", preprocessing.deviation);
    if (fields.error()) return *fields.error();
    const auto finite = [](float value) { return std::isfinite(value); };
    const auto positive = [](float value) { return std::isfinite(value) && value > 0; };
    const bool sound = !preprocessing.mean.empty() && preprocessing.mean.size() == preprocessing.deviation.size() &&
                       std::all_of(preprocessing.mean.begin(), preprocessing.mean.end(), finite) &&
                       std::all_of(preprocessing.deviation.begin(), preprocessing.deviation.end(), positive);
    if (!sound) return invalidField(path, "preprocessing", json);
    return preprocessing;
}

Json toJson(const StatedInput& input) {
    Json json{{"text", preprocessingText(input.stated)}, {"own", toJson(input.own)}};
    if (input.mixing) json["mixing"] = input.mixing->value;
    return json;
}

Result<StatedInput> statedInputFromJson(const Json& json, const std::string& path) {
    int mixing = 0;
    Fields fields(json, path);
    fields.read("mixing", mixing);
    const Json* text = fields.find("text");
    const Json* own = fields.find("own");
    if (fields.error()) return *fields.error();
    if (text == nullptr || !text->is_string() || own == nullptr)
        return invalidField(path, "stated_preprocessing", json);
    const auto stated = parsePreprocessing(text->get<std::string>());
    if (!std::holds_alternative<StatedPreprocessing>(stated)) return invalidField(path, "text", *text);
    auto ownNumbers = preprocessingFromJson(*own, path);
    if (!ownNumbers) return ownNumbers.error();
    StatedInput input{std::get<StatedPreprocessing>(stated), *std::move(ownNumbers), std::nullopt};
    if (mixing > 0) input.mixing = NodeId{mixing};
    return input;
}

Json toJson(const std::vector<TestOpening>& openings) {
    Json json = Json::array();
    for (const TestOpening& opening : openings)
        json.push_back(
            {{"run", opening.run}, {"step", opening.step}, {"images", opening.images}, {"accuracy", opening.accuracy}});
    return json;
}

Result<std::vector<TestOpening>> openingsFromJson(const Json& json, const std::string& path) {
    if (!json.is_array()) return invalidField(path, "test_openings", json);
    std::vector<TestOpening> openings;
    for (const Json& entry : json) {
        if (!entry.is_object()) return invalidField(path, "test_openings", entry);
        TestOpening opening;
        Fields fields(entry, path);
        fields.read("run", opening.run);
        fields.read("step", opening.step);
        fields.read("images", opening.images);
        fields.read("accuracy", opening.accuracy);
        if (fields.error()) return *fields.error();
        if (opening.run < 1 || opening.step < 0 || opening.images < 0 || !(opening.accuracy >= 0) ||
            opening.accuracy > 1)
            return invalidField(path, "test_openings", entry);
        openings.push_back(opening);
    }
    return openings;
}

Json toJson(const std::map<NodeId, std::string>& modules) {
    Json json = Json::object();
    for (const auto& [node, name] : modules) json[name] = node.value;
    return json;
}

Result<std::map<NodeId, std::string>> modulesFromJson(const Json& json, const std::string& path) {
    if (!json.is_object()) return invalidField(path, "tensor_names", json);
    std::map<NodeId, std::string> modules;
    for (const auto& [name, node] : json.items()) {
        const auto id = Fields::integer(node);
        if (!id || *id < INT32_MIN || *id > INT32_MAX || !modules.emplace(NodeId{static_cast<int>(*id)}, name).second)
            return invalidField(path, "tensor_names", node);
    }
    return modules;
}

Json toJson(const ParameterLayout& layout) {
    Json json = Json::array();
    for (const ParameterTensor& parameter : layout.parameters)
        for (const auto& [role, name] : roleNames)
            if (role == parameter.role)
                json.push_back({{"node", parameter.node.value}, {"role", name}, {"dims", parameter.dims}});
    return json;
}

Result<ParameterLayout> layoutFromJson(const Json& json, const std::string& path) {
    if (!json.is_array()) return invalidField(path, "weights_layout", json);
    std::vector<ParameterTensor> parameters;
    std::set<std::pair<NodeId, ParameterRole>> seen;
    for (const Json& entry : json) {
        const auto parameter = parameterFromJson(entry);
        if (!parameter || !seen.insert({parameter->node, parameter->role}).second)
            return invalidField(path, "weights_layout", entry);
        parameters.push_back(*parameter);
    }
    ParameterLayout layout;
    for (const bool trained : {true, false}) {
        for (ParameterTensor parameter : parameters) {
            if (isTrained(parameter.role) != trained) continue;
            parameter.offset = layout.totalCount;
            layout.totalCount =
                (parameter.offset + parameter.count + parameterAlignment - 1) / parameterAlignment * parameterAlignment;
            layout.parameters.push_back(std::move(parameter));
        }
        if (trained) layout.trainedCount = layout.totalCount;
    }
    return layout;
}

Result<std::vector<std::string>> namesFromJson(const Json& json, std::string_view field, const std::string& path) {
    if (!json.is_array()) return invalidField(path, field, json);
    std::vector<std::string> names;
    for (const Json& name : json) {
        if (!name.is_string()) return invalidField(path, field, name);
        names.push_back(name.get<std::string>());
    }
    return names;
}

}  // namespace fovea
