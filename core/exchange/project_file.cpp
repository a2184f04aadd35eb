// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/project_file.h"

#include <algorithm>
#include <limits>
#include <new>
#include <utility>

#include "core/exchange/atomic_file.h"
#include "core/exchange/history_tensors.h"
#include "core/exchange/options_json.h"
#include "core/exchange/project_json.h"
#include "core/exchange/project_reader.h"
#include "core/exchange/records.h"
#include "core/exchange/run_tensors.h"
#include "core/exchange/weight_tensors.h"
#include "core/exchange/weights_check.h"
#include "core/exchange/whole_file.h"
#include "core/json.h"
#include "core/memory.h"
#include "core/network/spec_json.h"
#include "core/reason.h"

namespace fovea {
namespace {

using Json = nlohmann::json;
using Metadata = std::map<std::string, std::string>;

bool isLayoutOf(const NetworkSpec& spec, const ParameterLayout& layout) {
    return validate(spec).empty() && *parameterLayout(spec) == layout;
}

Json checkpointJson(const Checkpoint& checkpoint, TensorStore& store) {
    Json json{{"step", checkpoint.step},
              {"spec", storeRecord(jsonText(toJson(checkpoint.spec)), store)},
              {"options", toJson(checkpoint.options)},
              {"optimizer_state", checkpoint.optimizerState.size()},
              {"dataset", checkpoint.dataset},
              {"validation_count", checkpoint.validationCount},
              {"training_count", checkpoint.trainingCount},
              {"build", checkpoint.build}};
    if (!checkpoint.fast.empty()) json["fast"] = true;
    return json;
}

/// Whether a file of this network may hold a tensor of ours by that name.
bool isOurs(const std::string& tensor, const std::map<NodeId, std::string>& modules) {
    for (const char* prefix : {"optimizer/", "history/", "changes/", "snapshot/", "snapshots/", "past/", "record/"})
        if (tensor.starts_with(prefix)) return true;
    return std::any_of(modules.begin(), modules.end(), [&](const auto& module) {
        return tensor.size() > module.second.size() && tensor.starts_with(module.second) &&
               tensor[module.second.size()] == '.';
    });
}

bool hasAverages(const Checkpoint& run) {
    return !run.fast.empty() || std::ranges::any_of(run.kept, [](const auto& state) { return !state->fast.empty(); });
}

int versionOf(const Project& project) {
    const bool isAveraged = (project.checkpoint && hasAverages(*project.checkpoint)) ||
                            std::ranges::any_of(project.pastRuns, [](const PastRun& past) {
                                return past.end != nullptr && hasAverages(*past.end);
                            });
    return isAveraged ? projectVersion : plainProjectVersion;
}

Metadata metadataOf(const Project& project, const Weights* weights, const std::map<NodeId, std::string>& modules,
                    TensorStore& store) {
    Metadata metadata = project.unknown;
    for (const std::string& key : projectKeys()) metadata.erase(key);
    metadata["fovea_version"] = std::to_string(versionOf(project));
    metadata["network"] = jsonText(toJson(project.spec));
    metadata["tensor_names"] = jsonText(toJson(modules));
    metadata["class_names"] = jsonText(project.classNames);
    metadata["options"] = jsonText(toJson(project.options));
    if (project.preprocessing) metadata["preprocessing"] = jsonText(toJson(*project.preprocessing));
    if (project.statedInput) metadata["stated_preprocessing"] = jsonText(toJson(*project.statedInput));
    if (!project.testOpenings.empty()) metadata["test_openings"] = jsonText(toJson(project.testOpenings));
    if (project.checkpoint) metadata["checkpoint"] = jsonText(checkpointJson(*project.checkpoint, store));
    if (weights != nullptr && !isLayoutOf(project.spec, *weights->layout)) {
        ParameterLayout kept = *weights->layout;
        std::erase_if(kept.parameters,
                      [&](const ParameterTensor& parameter) { return modules.count(parameter.node) == 0; });
        metadata["weights_layout"] = jsonText(toJson(kept));
    }
    for (const auto& [key, value] :
         {std::pair("dataset", &project.dataset), std::pair("canvas", &project.canvasJson),
          std::pair("workspaces", &project.workspacesJson), std::pair("notes", &project.notes)})
        if (!value->empty()) metadata[key] = *value;
    return metadata;
}

}  // namespace

Result<std::vector<std::byte>> projectBytes(const Project& project, const std::string& path) {
    const Weights* weights = project.weights.get();
    if (weights == nullptr && project.checkpoint) weights = &project.checkpoint->weights;
    if (weights != nullptr && !weights->layout) weights = nullptr;

    const std::map<NodeId, std::string> modules = moduleNames(project.spec);
    const WeightTensors tensors(project.spec, modules);
    TensorStore store;
    if (weights != nullptr) tensors.write(*weights->layout, weights->values, store);
    if (weights != nullptr && project.checkpoint) {
        const Checkpoint& checkpoint = *project.checkpoint;
        tensors.writeOptimizer(*weights->layout, checkpoint.options.optimizer, checkpoint.optimizerState, store);
        if (!checkpoint.fast.empty()) tensors.writeFast(*weights->layout, checkpoint.fast, store);
        writeHistory(checkpoint.history, store);
        writeChanges(checkpoint.changes, store);
    }
    Metadata metadata = metadataOf(project, weights, modules, store);
    const bool fits = weights != nullptr && isLayoutOf(project.spec, *weights->layout);
    const bool keeps = fits && project.checkpoint && project.checkpoint->weights.layout &&
                       *project.checkpoint->weights.layout == *weights->layout;
    RunTensors(project.spec, tensors, validate(project.spec).empty() ? parameterLayout(project.spec) : nullptr)
        .write({keeps ? project.checkpoint->kept : KeptStates(),
                project.pastRuns,
                project.runNumber,
                {},
                project.runName,
                project.runNote},
               store, metadata);
    if (const auto moved = moveToRecords(metadata, store, path); !moved) return moved.error();
    // One of another program that is called as one of ours would be taken for it when the file is opened again.
    for (const auto& [name, tensor] : project.unknownTensors)
        store.addBytes(isOurs(name, modules) ? "kept/" + name : name, tensor.type, tensor.shape, tensor.bytes);

    return writeSafetensors(metadata, store.tensors(), path);
}

Result<void> checkSaveable(const NetworkSpec& spec, const OptimizerOptions& optimizer, bool averages) {
    // The rest of a header: the curves of this run and of past ones, settings, where the records are.
    constexpr std::size_t besides = 160'000;
    const std::map<NodeId, std::string> modules = moduleNames(spec);
    const auto tensors = WeightTensors(spec, modules).list(*parameterLayout(spec), optimizer, averages);
    const std::size_t header = safetensorsHeaderSize({}, tensors) + besides;
    const std::size_t texts = std::max(jsonText(toJson(spec)).size(), jsonText(toJson(modules)).size());
    const std::size_t largest = std::max(header, texts);
    if (largest <= largestSafetensorsHeader) return {};
    return Error{ErrorCode::ProjectTooLarge,
                 {"", static_cast<std::int64_t>(largest), static_cast<std::int64_t>(largestSafetensorsHeader)}};
}

Result<Project> parseProject(std::vector<std::byte> bytes, const std::string& path) {
    auto file = parseSafetensors(std::move(bytes), path);
    if (!file) return file.error();
    auto read = readProject(*file, path);
    file->buffer = std::vector<std::byte>();  // = {} would keep the memory
    if (!read) return read.error();
    // Not before the file's bytes are gone: then a file needs no more than twice its size.
    Project& project = read->project;
    if (project.checkpoint) project.checkpoint->weights = *project.weights;
    addEnds(std::move(read->ends), project.pastRuns);
    return std::move(project);
}

Result<void> saveProject(const Project& project, const std::string& path) {
    return saveProject(project, path, posixFileOperations());
}

Result<void> saveProject(const Project& project, const std::string& path, const FileOperations& operations,
                         const BeforeReplacing& before) {
    try {
        const auto bytes = projectBytes(project, path);
        return bytes ? writeFileAtomically(path, *bytes, operations, before) : Result<void>(bytes.error());
    } catch (const std::bad_alloc&) {
        return outOfMemory();
    }
}

Result<Project> loadProject(const std::string& path) { return loadProject(path, posixFileOperations()); }

Result<Project> loadProject(const std::string& path, const FileOperations& operations) {
    try {
        auto bytes = readWholeFile(path, std::numeric_limits<std::size_t>::max(), operations);
        if (!bytes) return bytes.error();
        return parseProject(std::move(*bytes), path);
    } catch (const std::bad_alloc&) {
        return outOfMemory();
    }
}

Result<Model> modelOf(const Project& project, const std::string& path) {
    if (const auto problems = validate(project.spec); !problems.empty()) {
        const Node* node = problems.front().node ? project.spec.find(*problems.front().node) : nullptr;
        return Error{ErrorCode::NetworkInvalid, {node != nullptr ? node->name : std::string()}};
    }
    if (!project.weights || !isLayoutOf(project.spec, *project.weights->layout))
        return Error{ErrorCode::ProjectWithoutWeights, {path}};
    if (auto usable = checkWeights(project.spec, *project.weights, path); !usable) return usable.error();

    const auto shapes = soundShapes(project.spec);
    const auto classes = static_cast<std::size_t>(shapes.at(*project.spec.outputNode()).channels);
    Model model{project.spec, project.weights, {}, project.classNames};
    const int channels = shapes.at(*project.spec.inputNode()).channels;
    const bool fits = project.preprocessing && project.preprocessing->mean.size() == static_cast<std::size_t>(channels);
    model.preprocessing = fits ? *project.preprocessing : Preprocessing::none(channels);
    if (model.classNames.size() != classes) {
        model.classNames.clear();
        for (std::size_t i = 0; i < classes; ++i) model.classNames.push_back(std::to_string(i));
    }
    return model;
}

}  // namespace fovea
