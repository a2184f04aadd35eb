// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/options_json.h"

#include <charconv>
#include <optional>

#include "core/exchange/json_fields.h"
#include "core/json.h"

namespace fovea {
namespace {

using Json = nlohmann::json;
using Fields = JsonFields;

Json scheduleJson(const RateSchedule& schedule) {
    RateRule rule = schedule.rule;
    Json json{{"kind", kindName(rule)}};
    for (const ScheduleField& field : fields(rule)) {
        if (auto* const* number = std::get_if<float*>(&field.value))
            json[field.key] = shortestNumber(**number);
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
        json["layer_rates"][std::to_string(layer.value)] = shortestNumber(factor);
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
            json[field.key] = shortestNumber(**number);
        else
            json[field.key] = *std::get<bool*>(field.value);
    }
    return json;
}

Result<TrainingOptions> optionsFromJson(const Json& json, const std::string& path) {
    if (!json.is_object()) return invalidField(path, "options", json);
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

}  // namespace fovea
