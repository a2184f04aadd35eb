// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/project_json.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <optional>
#include <set>

#include "core/json.h"

namespace fovea {
namespace {

using Json = nlohmann::json;

/// The shortest decimal that reads back as the same float; JSON has no infinity and no NaN.
Json shortest(float value) {
    if (!std::isfinite(value)) return nullptr;
    std::array<char, 32> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), value).ptr;
    return Json::parse(text.data(), end);
}

Error invalid(const std::string& path, std::string_view field, const Json& found) {
    std::string text = found.dump(-1, ' ', false, Json::error_handler_t::replace);
    constexpr std::size_t longest = 60;
    if (text.size() > longest) text = text.substr(0, longest) + "…";
    return {ErrorCode::JsonFieldInvalid, {path, std::string(field), text}};
}

/// Reads the fields of one object; keeps the first fault.
class Fields {
public:
    Fields(const Json& json, std::string path) : json_(json), path_(std::move(path)) {}

    void read(std::string_view key, float& value) {
        if (const Json* found = find(key)) {
            const double number = found->is_number() ? found->get<double>() : NAN;
            if (std::abs(number) <= std::numeric_limits<float>::max())
                value = static_cast<float>(number);  // NaN isn't
            else
                fail(key, *found);
        }
    }
    void read(std::string_view key, double& value) {
        if (const Json* found = find(key)) {
            if (found->is_number() && std::isfinite(found->get<double>()))
                value = found->get<double>();
            else
                fail(key, *found);
        }
    }
    void read(std::string_view key, std::int64_t& value) {
        if (const Json* found = find(key)) {
            if (const auto number = integer(*found))
                value = *number;
            else
                fail(key, *found);
        }
    }
    void read(std::string_view key, int& value) {
        if (const Json* found = find(key)) {
            const auto number = integer(*found);
            if (number && *number >= INT32_MIN && *number <= INT32_MAX)
                value = static_cast<int>(*number);
            else
                fail(key, *found);
        }
    }
    void read(std::string_view key, bool& value) {
        if (const Json* found = find(key)) {
            if (found->is_boolean())
                value = found->get<bool>();
            else
                fail(key, *found);
        }
    }
    void read(std::string_view key, std::uint64_t& value) {
        if (const Json* found = find(key)) {
            if (found->is_number_unsigned())
                value = found->get<std::uint64_t>();
            else
                fail(key, *found);
        }
    }
    void read(std::string_view key, std::vector<float>& values) {
        const Json* found = find(key);
        if (found == nullptr) return;
        values.clear();
        if (!found->is_array()) return fail(key, *found);
        for (const Json& entry : *found) {
            if (!entry.is_number()) return fail(key, entry);
            values.push_back(entry.get<float>());
        }
    }
    void read(std::string_view key, std::vector<int>& values) {
        const Json* found = find(key);
        if (found == nullptr) return;
        values.clear();
        if (!found->is_array()) return fail(key, *found);
        for (const Json& entry : *found) {
            const auto number = integer(entry);
            if (!number || *number < INT32_MIN || *number > INT32_MAX) return fail(key, entry);
            values.push_back(static_cast<int>(*number));
        }
    }
    void fail(std::string_view key, const Json& found) {
        if (!error_) error_ = invalid(path_, key, found);
    }
    /// Null counts as left out.
    const Json* find(std::string_view key) const {
        if (!json_.is_object()) return nullptr;
        const auto found = json_.find(key);
        return found == json_.end() || found->is_null() ? nullptr : &*found;
    }
    static std::optional<std::int64_t> integer(const Json& json) {
        if (!json.is_number_integer()) return std::nullopt;
        if (json.is_number_unsigned() && json.get<std::uint64_t>() > static_cast<std::uint64_t>(INT64_MAX))
            return std::nullopt;
        return json.get<std::int64_t>();
    }
    const std::optional<Error>& error() const { return error_; }

private:
    const Json& json_;
    std::string path_;
    std::optional<Error> error_;
};

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

Json scheduleJson(const RateSchedule& schedule) {
    RateRule rule = schedule.rule;
    Json json{{"kind", kindName(rule)}};
    for (const ScheduleField& field : fields(rule)) {
        if (auto* const* number = std::get_if<float*>(&field.value))
            json[field.key] = shortest(**number);
        else if (auto* const* whole = std::get_if<int*>(&field.value))
            json[field.key] = **whole;
        else
            json[field.key] = *std::get<std::vector<int>*>(field.value);
    }
    if (schedule.warmUp > 0) json["warm_up"] = schedule.warmUp;
    return json;
}

/// Nothing where it is no schedule that there is.
std::optional<RateSchedule> scheduleFromJson(const Json& json) {
    Fields reader(json, {});
    const Json* kind = reader.find("kind");
    auto rule = kind != nullptr && kind->is_string() ? scheduleNamed(kind->get<std::string>()) : std::nullopt;
    if (!rule) return std::nullopt;
    RateSchedule schedule(*rule);
    for (const ScheduleField& field : fields(schedule.rule))
        std::visit([&](auto* value) { reader.read(field.key, *value); }, field.value);
    reader.read("warm_up", schedule.warmUp);
    if (reader.error() || !validate(schedule)) return std::nullopt;
    return schedule;
}

/// Only what isn't as usual, so that files of runs without such options are as they were. Layers by id, since names change:
/// "frozen": [1, 4], "layer_rates": {"7": 0.1}, "decay_biases": false, "decay_norms": false.
void layersToJson(const LayerTraining& layers, Json& json) {
    for (const NodeId layer : layers.frozen) json["frozen"].push_back(layer.value);
    for (const auto& [layer, factor] : layers.rates)
        json["layer_rates"][std::to_string(layer.value)] = shortest(factor);
    if (!layers.decaysBiases) json["decay_biases"] = false;
    if (!layers.decaysNorms) json["decay_norms"] = false;
}

void layersFromJson(Fields& reader, LayerTraining& layers) {
    std::vector<int> frozen;
    reader.read("frozen", frozen);
    for (const int layer : frozen) layers.frozen.insert(NodeId{layer});
    reader.read("decay_biases", layers.decaysBiases);
    reader.read("decay_norms", layers.decaysNorms);
    const Json* rates = reader.find("layer_rates");
    if (rates == nullptr) return;
    if (!rates->is_object()) return reader.fail("layer_rates", *rates);
    for (const auto& [name, factor] : rates->items()) {
        int layer = 0;
        const auto [end, problem] = std::from_chars(name.data(), name.data() + name.size(), layer);
        const bool isId = problem == std::errc{} && end == name.data() + name.size();
        if (!isId || !factor.is_number()) return reader.fail("layer_rates", *rates);
        layers.rates.insert_or_assign(NodeId{layer}, factor.get<float>());
    }
    if (!validate(layers)) reader.fail("layer_rates", *rates);
}

}  // namespace

std::string jsonText(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

Json toJson(const TrainingOptions& options) {
    TrainingOptions copy = options;
    Json json{{"optimizer", kindName(options.optimizer)},
              {"schedule", scheduleJson(options.schedule)},
              {"batch", options.batch},
              {"epochs", options.epochs},
              {"seed", options.seed}};
    if (options.plateau.isOn()) json["plateau"] = plateauText(options.plateau);
    if (options.stop.any()) json["stop"] = stopText(options.stop);
    if (!options.augmentation.isNone()) json["augmentation"] = augmentationText(options.augmentation);
    if (options.initialisation != Initialisation::Usual) json["init"] = nameOf(options.initialisation);
    if (options.averaging.isOn()) json["averaging"] = averagingText(options.averaging);
    layersToJson(options.layers, json);
    for (const OptionField& field : fields(copy)) {
        if (auto* const* number = std::get_if<float*>(&field.value))
            json[field.key] = shortest(**number);
        else
            json[field.key] = *std::get<bool*>(field.value);
    }
    return json;
}

Result<TrainingOptions> optionsFromJson(const Json& json, const std::string& path) {
    if (!json.is_object()) return invalid(path, "options", json);
    TrainingOptions options;
    Fields reader(json, path);
    if (const Json* optimizer = reader.find("optimizer")) {
        const auto named = optimizer->is_string() ? optimizerNamed(optimizer->get<std::string>()) : std::nullopt;
        if (named)
            options.optimizer = *named;
        else
            reader.fail("optimizer", *optimizer);
    }
    for (const OptionField& field : fields(options))
        std::visit([&](auto* value) { reader.read(field.key, *value); }, field.value);
    if (const Json* schedule = reader.find("schedule")) {
        if (const auto read = scheduleFromJson(*schedule))
            options.schedule = *read;
        else
            reader.fail("schedule", *schedule);
    }
    if (const Json* plateau = reader.find("plateau")) {
        const auto read = plateau->is_string() ? parsePlateau(plateau->get<std::string>()) : std::nullopt;
        if (read)
            options.plateau = *read;
        else
            reader.fail("plateau", *plateau);
    }
    if (const Json* stop = reader.find("stop")) {
        const auto read = stop->is_string() ? parseStop(stop->get<std::string>()) : std::nullopt;
        if (read && !read->epochs)
            options.stop = read->rules;
        else
            reader.fail("stop", *stop);
    }
    if (const Json* augmentation = reader.find("augmentation")) {
        const auto read = augmentation->is_string() ? parseAugmentation(augmentation->get<std::string>())
                                                    : Result<Augmentation>(Error{ErrorCode::OptionInvalid, {}});
        if (read)
            options.augmentation = *read;
        else
            reader.fail("augmentation", *augmentation);
    }
    if (const Json* init = reader.find("init")) {
        const auto named = init->is_string() ? initialisationNamed(init->get<std::string>()) : std::nullopt;
        if (named)
            options.initialisation = *named;
        else
            reader.fail("init", *init);
    }
    if (const Json* averaging = reader.find("averaging")) {
        const auto read = averaging->is_string() ? parseAveraging(averaging->get<std::string>())
                                                 : Result<WeightAveraging>(Error{ErrorCode::OptionInvalid, {}});
        if (read)
            options.averaging = *read;
        else
            reader.fail("averaging", *averaging);
    }
    layersFromJson(reader, options.layers);
    reader.read("batch", options.batch);
    reader.read("epochs", options.epochs);
    reader.read("seed", options.seed);
    if (reader.error()) return *reader.error();
    return options;
}

Json toJson(const Preprocessing& preprocessing) {
    const auto list = [](const std::vector<float>& values) {
        Json json = Json::array();
        for (const float value : values) json.push_back(shortest(value));
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
    if (!sound) return invalid(path, "preprocessing", json);
    return preprocessing;
}

Json toJson(const std::vector<TestOpening>& openings) {
    Json json = Json::array();
    for (const TestOpening& opening : openings)
        json.push_back(
            {{"run", opening.run}, {"step", opening.step}, {"images", opening.images}, {"accuracy", opening.accuracy}});
    return json;
}

Result<std::vector<TestOpening>> openingsFromJson(const Json& json, const std::string& path) {
    if (!json.is_array()) return invalid(path, "test_openings", json);
    std::vector<TestOpening> openings;
    for (const Json& entry : json) {
        if (!entry.is_object()) return invalid(path, "test_openings", entry);
        TestOpening opening;
        Fields fields(entry, path);
        fields.read("run", opening.run);
        fields.read("step", opening.step);
        fields.read("images", opening.images);
        fields.read("accuracy", opening.accuracy);
        if (fields.error()) return *fields.error();
        if (opening.run < 1 || opening.step < 0 || opening.images < 0 || !(opening.accuracy >= 0) ||
            opening.accuracy > 1)
            return invalid(path, "test_openings", entry);
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
    if (!json.is_object()) return invalid(path, "tensor_names", json);
    std::map<NodeId, std::string> modules;
    for (const auto& [name, node] : json.items()) {
        const auto id = Fields::integer(node);
        if (!id || *id < INT32_MIN || *id > INT32_MAX || !modules.emplace(NodeId{static_cast<int>(*id)}, name).second)
            return invalid(path, "tensor_names", node);
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
    if (!json.is_array()) return invalid(path, "weights_layout", json);
    std::vector<ParameterTensor> parameters;
    std::set<std::pair<NodeId, ParameterRole>> seen;
    for (const Json& entry : json) {
        const auto parameter = parameterFromJson(entry);
        if (!parameter || !seen.insert({parameter->node, parameter->role}).second)
            return invalid(path, "weights_layout", entry);
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
    if (!json.is_array()) return invalid(path, field, json);
    std::vector<std::string> names;
    for (const Json& name : json) {
        if (!name.is_string()) return invalid(path, field, name);
        names.push_back(name.get<std::string>());
    }
    return names;
}

}  // namespace fovea
