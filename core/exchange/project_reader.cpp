// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/project_reader.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <utility>

#include "core/exchange/history_tensors.h"
#include "core/exchange/options_json.h"
#include "core/exchange/project_json.h"
#include "core/exchange/records.h"
#include "core/exchange/run_tensors.h"
#include "core/exchange/weight_tensors.h"
#include "core/json.h"
#include "core/network/spec_json.h"
#include "core/reason.h"

namespace fovea {
namespace {

using Json = nlohmann::json;

/// Names that got a meaning in a version.
struct NewNames {
    std::int64_t version;
    std::vector<const char*> tensors;  ///< what they start with
    std::vector<const char*> keys;
};
const std::vector<NewNames> newNames{{2, {"snapshot/", "past/"}, {"snapshots", "past_runs"}},
                                     {3, {"snapshots/", "record/"}, {"records"}}};

/// What a version gave a meaning was anyone's in the one before: it goes on as such, under another name.
void lift(SafetensorsFile& file, const NewNames& taken) {
    const std::string before = "version" + std::to_string(taken.version - 1);
    std::vector<std::string> names;
    for (const auto& [name, tensor] : file.tensors)
        if (std::any_of(taken.tensors.begin(), taken.tensors.end(), [&](const char* p) { return name.starts_with(p); }))
            names.push_back(name);
    for (const std::string& name : names) {
        auto node = file.tensors.extract(name);
        node.key() = before + "/" + name;
        file.tensors.insert(std::move(node));
    }
    for (const char* key : taken.keys) {
        auto node = file.metadata.extract(key);
        if (!node) continue;
        node.key() = before + "_" + key;
        file.metadata.insert(std::move(node));
    }
}

/// Reads one file; every part notes the first fault, and load() asks at the end.
class Loader {
public:
    Loader(SafetensorsFile& file, const std::string& path) : file_(file), path_(path), source_(file, path) {}

    Result<ReadProject> load() {
        const auto version = readVersion();
        if (!version) return version.error();
        for (const NewNames& taken : newNames)
            if (*version < taken.version) lift(file_, taken);
        takeFromRecords(file_.metadata, source_);
        if (source_.error()) return *source_.error();
        readNetwork();
        readStrings();
        if (!source_.error()) readWeights();
        if (!source_.error() && project_.weights) readCheckpoint();
        if (!source_.error()) readRuns();
        if (source_.error()) return *source_.error();
        keepUnknown();
        return ReadProject{std::move(project_), std::move(ends_)};
    }

private:
    Result<std::int64_t> readVersion() const {
        const std::string* written = find("fovea_version");
        if (written == nullptr) return Error{ErrorCode::ProjectBroken, {path_, because(Reason::VersionMissing)}};
        std::int64_t version = 0;
        const auto [end, fault] = std::from_chars(written->data(), written->data() + written->size(), version);
        if (fault != std::errc() || end != written->data() + written->size() || version < 1)
            return Error{ErrorCode::ProjectBroken, {path_, because(Reason::VersionNoNumber)}};
        if (version > projectVersion)
            return Error{ErrorCode::ProjectTooNew, {path_, version, std::int64_t{projectVersion}}};
        return version;
    }

    const std::string* find(const std::string& key) const {
        const auto found = file_.metadata.find(key);
        return found == file_.metadata.end() ? nullptr : &found->second;
    }

    /// Parses the JSON of a key and turns it into a value; keeps what there is where the key is missing.
    template <class T, class Read>
    void readJson(const std::string& key, T& value, Read read) {
        const std::string* written = find(key);
        if (written == nullptr) return;
        const auto json = parseJson(*written, path_);
        if (!json) return source_.fail(json.error());
        auto result = read(*json);
        if (!result) return source_.fail(result.error());
        value = std::move(*result);
    }

    void readNetwork() {
        if (find("network") == nullptr)
            return source_.fail({ErrorCode::ProjectBroken, {path_, because(Reason::NetworkMissing)}});
        readJson("network", project_.spec, [&](const Json& json) { return networkSpecFromJson(json, path_); });
        modules_ = moduleNames(project_.spec);
        readJson("tensor_names", modules_, [&](const Json& json) { return modulesFromJson(json, path_); });
    }

    void readStrings() {
        readJson("class_names", project_.classNames,
                 [&](const Json& json) { return namesFromJson(json, "class_names", path_); });
        readJson("options", project_.options, [&](const Json& json) { return optionsFromJson(json, path_); });
        readJson("preprocessing", project_.preprocessing,
                 [&](const Json& json) { return preprocessingFromJson(json, path_); });
        readJson("stated_preprocessing", project_.statedInput,
                 [&](const Json& json) { return statedInputFromJson(json, path_); });
        readJson("test_openings", project_.testOpenings,
                 [&](const Json& json) { return openingsFromJson(json, path_); });
        for (const auto& [key, value] :
             {std::pair("dataset", &project_.dataset), std::pair("canvas", &project_.canvasJson),
              std::pair("workspaces", &project_.workspacesJson), std::pair("notes", &project_.notes)})
            if (const std::string* written = find(key)) *value = *written;
    }

    void readWeights() {
        std::shared_ptr<const ParameterLayout> layout;
        if (find("weights_layout") != nullptr) {
            ParameterLayout stated;
            readJson("weights_layout", stated, [&](const Json& json) { return layoutFromJson(json, path_); });
            layout = std::make_shared<const ParameterLayout>(std::move(stated));
        } else if (validate(project_.spec).empty()) {
            layout = parameterLayout(project_.spec);
        }
        if (!layout || source_.error()) return;
        if (auto weights = WeightTensors(project_.spec, modules_).read(std::move(layout), source_))
            project_.weights = std::make_shared<const Weights>(*std::move(weights));
    }

    void readCheckpoint() {
        if (find("checkpoint") == nullptr) return;
        Json json;
        readJson("checkpoint", json, [](const Json& found) { return Result<Json>(found); });
        if (source_.error()) return;
        Checkpoint checkpoint;
        const auto number = [&](const char* key, std::int64_t largest) -> std::int64_t {
            const Json found = json.is_object() ? json.value(key, Json()) : Json();
            if (found.is_number_unsigned() && found.get<std::uint64_t>() <= static_cast<std::uint64_t>(largest))
                return found.get<std::int64_t>();
            source_.fail({ErrorCode::JsonFieldInvalid, {path_, std::string("checkpoint.") + key, jsonText(found)}});
            return 0;
        };
        const auto string = [&](const char* key) {
            const Json found = json.is_object() ? json.value(key, Json()) : Json();
            if (found.is_string()) return found.get<std::string>();
            source_.fail({ErrorCode::JsonFieldInvalid, {path_, std::string("checkpoint.") + key, jsonText(found)}});
            return std::string();
        };
        checkpoint.step = number("step", std::numeric_limits<std::int64_t>::max());
        checkpoint.validationCount = number("validation_count", std::numeric_limits<std::int64_t>::max());
        if (json.contains("training_count"))
            checkpoint.trainingCount =
                json["training_count"] == -1 ? -1 : number("training_count", std::numeric_limits<std::int64_t>::max());
        const std::int64_t states = number("optimizer_state", std::numeric_limits<std::int64_t>::max());
        checkpoint.dataset = string("dataset");
        checkpoint.build = string("build");
        if (source_.error()) return;
        auto options = optionsFromJson(json.value("options", Json()), path_);
        if (!options) return source_.fail(options.error());
        checkpoint.options = *options;
        checkpoint.spec = specOf(json);
        if (states != 0 && states != static_cast<std::int64_t>(stateNames(checkpoint.options.optimizer).size()))
            return source_.fail(
                {ErrorCode::JsonFieldInvalid,
                 {path_, "checkpoint.optimizer_state", jsonText(json.value("optimizer_state", Json()))}});
        if (states != 0)
            checkpoint.optimizerState =
                WeightTensors(project_.spec, modules_)
                    .readOptimizer(*project_.weights->layout, checkpoint.options.optimizer, source_);
        if (json.value("fast", Json()) == true)
            checkpoint.fast = WeightTensors(project_.spec, modules_).readFast(*project_.weights->layout, source_);
        checkpoint.changes = readChanges(source_);
        checkpoint.history = readHistory(source_);
        project_.checkpoint = std::move(checkpoint);  // parseProject adds the weights
    }

    /// The network that a run trained; up to version 2 that was the file's.
    NetworkSpec specOf(const Json& run) {
        return run.contains("spec") ? readSpec(run["spec"], source_).value_or(NetworkSpec()) : project_.spec;
    }

    void readRuns() {
        const bool sound = validate(project_.spec).empty();
        const WeightTensors tensors(project_.spec, modules_);
        ProjectRuns runs = RunTensors(project_.spec, tensors, sound ? parameterLayout(project_.spec) : nullptr)
                               .read(file_.metadata, source_);
        if (project_.checkpoint) project_.checkpoint->kept = std::move(runs.kept);
        project_.pastRuns = std::move(runs.past);
        ends_ = std::move(runs.ends);
        project_.runNumber = runs.number;
        project_.runName = std::move(runs.name);
        project_.runNote = std::move(runs.note);
    }

    void keepUnknown() {
        for (const auto& [key, value] : file_.metadata)
            if (projectKeys().count(key) == 0) project_.unknown.emplace(key, value);
        for (const std::string& name : source_.untouched()) {
            const StoredTensor& tensor = file_.tensors.at(name);
            project_.unknownTensors.emplace(
                name, UnknownTensor{tensor.type, tensor.shape, {tensor.bytes.begin(), tensor.bytes.end()}});
        }
    }

    SafetensorsFile& file_;
    const std::string& path_;
    TensorSource source_;
    Project project_;
    std::map<NodeId, std::string> modules_;
    KeptStates ends_;
};

}  // namespace

const std::set<std::string>& projectKeys() {
    static const std::set<std::string> keys{"fovea_version", "network",   "tensor_names", "class_names",
                                              "preprocessing", "options",   "checkpoint",   "weights_layout",
                                              "snapshots",     "past_runs", "dataset",      "canvas",
                                              "workspaces",    "notes",     "records",      "test_openings",
                                              "stated_preprocessing"};
    return keys;
}

Result<ReadProject> readProject(SafetensorsFile& file, const std::string& path) { return Loader(file, path).load(); }

void addEnds(KeptStates ends, std::vector<PastRun>& runs) {
    for (std::size_t i = 0; i < runs.size(); ++i) {
        const auto state = std::exchange(ends[i], nullptr);
        if (!state) continue;
        auto end = std::make_shared<Checkpoint>(*runs[i].end);
        end->weights.values = state->weights;
        end->optimizerState = state->optimizerState;
        end->fast = state->fast;
        runs[i].end = std::move(end);
    }
}

}  // namespace fovea
