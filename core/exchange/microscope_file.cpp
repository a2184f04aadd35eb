// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/microscope_file.h"

#include <algorithm>
#include <span>

#include "core/exchange/atomic_file.h"
#include "core/exchange/json_fields.h"
#include "core/exchange/project_json.h"
#include "core/exchange/whole_file.h"
#include "core/json.h"
#include "core/network/spec_json.h"

namespace fovea {

namespace {

using MicroscopeJson = nlohmann::json;

constexpr std::size_t largestMicroscopeFile = std::size_t{256} << 20;

MicroscopeJson sharesJson(const MagnitudeShares& shares) {
    MicroscopeJson json = MicroscopeJson::array();
    for (const float share : shares) json.push_back(shortestNumber(share));
    return json;
}

MicroscopeJson readingJson(const LayerReading& reading) {
    return {{"gradient_norm", reading.gradientNorm},
            {"weight_norm", reading.weightNorm},
            {"update_ratio", reading.updateRatio},
            {"units", reading.units},
            {"dead", reading.dead},
            {"at_rest", reading.atRest},
            {"gradients", sharesJson(reading.gradients)},
            {"weights", sharesJson(reading.weights)},
            {"activations", sharesJson(reading.activations)}};
}

void readShares(JsonFields& fields, std::string_view key, const MicroscopeJson& json, MagnitudeShares& shares) {
    std::vector<float> values;
    fields.read(key, values);
    if (values.size() == shares.size())
        std::ranges::copy(values, shares.begin());
    else
        fields.fail(key, json);
}

}  // namespace

Result<void> saveMicroscope(const MicroscopeSeries& series, const std::string& path) {
    MicroscopeJson layers = MicroscopeJson::array(), samples = MicroscopeJson::array();
    for (const MicroscopeLayer& layer : series.layers)
        layers.push_back({{"name", layer.name}, {"dims", layer.dims}, {"frozen", layer.frozen}});
    for (const auto& sample : series.samples) {
        MicroscopeJson readings = MicroscopeJson::array();
        for (const LayerReading& reading : sample->layers) readings.push_back(readingJson(reading));
        samples.push_back({{"step", sample->step}, {"loss", sample->loss}, {"layers", std::move(readings)}});
    }
    const std::string text = jsonText({{"fovea_microscope", 1},
                                       {"stride", series.stride},
                                       {"layers", std::move(layers)},
                                       {"samples", std::move(samples)}}) +
                             '\n';
    return writeFileAtomically(path, std::as_bytes(std::span(text)));
}

Result<MicroscopeSeries> loadMicroscope(const std::string& path) {
    const auto bytes = readWholeFile(path, largestMicroscopeFile);
    if (!bytes) return bytes.error();
    const auto json = parseJson(std::string_view(reinterpret_cast<const char*>(bytes->data()), bytes->size()), path);
    if (!json) return json.error();
    JsonFields top(*json, path);
    int version = 0;
    top.read("fovea_microscope", version);
    if (version != 1) return invalidField(path, "fovea_microscope", *json);
    MicroscopeSeries series;
    top.read("stride", series.stride);
    const MicroscopeJson* layers = top.find("layers");
    const MicroscopeJson* samples = top.find("samples");
    if (layers == nullptr || !layers->is_array()) return invalidField(path, "layers", *json);
    if (samples == nullptr || !samples->is_array()) return invalidField(path, "samples", *json);
    std::optional<Error> error = top.error();
    const auto keep = [&](const JsonFields& fields) {
        if (!error && fields.error()) error = fields.error();
    };
    for (const MicroscopeJson& own : *layers) {
        JsonFields fields(own, path);
        MicroscopeLayer layer;
        const MicroscopeJson* name = fields.find("name");
        if (name == nullptr || !name->is_string()) return invalidField(path, "name", own);
        layer.name = name->get<std::string>();
        fields.read("dims", layer.dims);
        fields.read("frozen", layer.frozen);
        keep(fields);
        series.layers.push_back(std::move(layer));
    }
    for (const MicroscopeJson& own : *samples) {
        JsonFields fields(own, path);
        MicroscopeSample sample;
        fields.read("step", sample.step);
        fields.read("loss", sample.loss);
        keep(fields);
        const MicroscopeJson* readings = fields.find("layers");
        if (readings == nullptr || !readings->is_array() || readings->size() != series.layers.size())
            return invalidField(path, "layers", own);
        for (const MicroscopeJson& json2 : *readings) {
            JsonFields values(json2, path);
            LayerReading reading;
            values.read("gradient_norm", reading.gradientNorm);
            values.read("weight_norm", reading.weightNorm);
            values.read("update_ratio", reading.updateRatio);
            values.read("units", reading.units);
            values.read("dead", reading.dead);
            values.read("at_rest", reading.atRest);
            readShares(values, "gradients", json2, reading.gradients);
            readShares(values, "weights", json2, reading.weights);
            readShares(values, "activations", json2, reading.activations);
            keep(values);
            sample.layers.push_back(reading);
        }
        series.samples.push_back(std::make_shared<const MicroscopeSample>(std::move(sample)));
    }
    if (error) return *error;
    return series;
}

}  // namespace fovea
