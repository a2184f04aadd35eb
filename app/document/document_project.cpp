// SPDX-License-Identifier: GPL-3.0-or-later
// Between a Document and the value that a file holds.
#include <cmath>

#include "app/document/document.h"
#include "core/json.h"

namespace fovea {

std::string positionsToJson(const Positions& positions) {
    nlohmann::json places = nlohmann::json::object();
    for (const auto& [id, point] : positions) {
        places[std::to_string(id.value)] = {point.x(), point.y()};
    }
    return nlohmann::json{{"positions", std::move(places)}}.dump();
}

Positions positionsFromJson(const std::string& text, const NetworkSpec& spec) {
    Positions positions;
    const auto json = nlohmann::json::parse(text, nullptr, false);
    const auto places = json.is_object() ? json.find("positions") : json.end();
    if (!json.is_object() || places == json.end() || !places->is_object()) {
        return positions;
    }
    constexpr double largest = 1e6;  // beyond it the scene would be all margin
    for (const Node& node : spec.nodes) {
        const auto place = places->find(std::to_string(node.id.value));
        if (place == places->end() || !place->is_array() || place->size() != 2 || !(*place)[0].is_number() ||
            !(*place)[1].is_number()) {
            continue;
        }
        const QPointF point((*place)[0].get<double>(), (*place)[1].get<double>());
        if (std::abs(point.x()) <= largest && std::abs(point.y()) <= largest) {
            positions[node.id] = point;
        }
    }
    return positions;
}

void Document::setWorkspaceReport(std::function<std::string(const std::string& before)> report) {
    workspaceReport_ = std::move(report);
}

Project Document::toProject() const { return deferredProject()(); }

std::function<Project()> Document::deferredProject() const {
    return [spec = spec(), settings = settings_, positions = positions(), unknown = unknownMetadata_,
            workspaces = workspaceReport_ ? workspaceReport_(workspaces_) : workspaces_,
            unknownTensors = unknownTensors_, trained = trained_, pastRuns = pastRuns_, runNumber = runNumber_,
            runName = runName_, runNote = runNote_, testOpenings = testOpenings_, isSound = isSound()] {
        Project project;
        project.spec = spec;
        project.options = settings.options;
        project.dataset = settings.dataset;
        project.notes = settings.notes;
        project.canvasJson = positionsToJson(positions);
        project.workspacesJson = workspaces;
        project.unknown = unknown;
        project.unknownTensors = unknownTensors;
        project.classNames = trained.classNames;
        project.pastRuns = pastRuns;
        project.runNumber = runNumber;
        project.runName = runName;
        project.runNote = runNote;
        project.testOpenings = testOpenings;
        if (trained.weights) {
            // While it is being rebuilt, the network has no layout; what was trained is kept in the one that it was
            // trained in. So it is where memory is short.
            project.weights = trained.weights;
            const auto fitted =
                isSound ? weightsFor(spec, settings.options.seed, trained.weights, settings.options.initialisation)
                        : Result(trained.weights);
            if (fitted) project.weights = *fitted;
            project.preprocessing = trained.preprocessing;
            project.statedInput = trained.statedInput;
            if (trained.checkpoint && project.weights == trained.weights) project.checkpoint = *trained.checkpoint;
        }
        return project;
    };
}

void Document::fromProject(const Project& project, const QString& path) {
    Q_EMIT aboutToBeReplaced();
    unknownMetadata_ = project.unknown;
    unknownTensors_ = project.unknownTensors;
    pastRuns_ = project.pastRuns;
    runNumber_ = project.runNumber;
    runName_ = project.runName;
    runNote_ = project.runNote;
    testOpenings_ = project.testOpenings;
    TrainedState trained;
    // A run of another network is no run of this one; its weights are taken all the same.
    if (project.checkpoint && computesTheSame(project.checkpoint->spec, project.spec)) {
        auto checkpoint = std::make_shared<Checkpoint>(*project.checkpoint);
        if (project.weights) {
            checkpoint->weights = *project.weights;
        }
        trained.weights = std::shared_ptr<const Weights>(checkpoint, &checkpoint->weights);
        trained.checkpoint = std::move(checkpoint);
    } else if (project.weights) {
        trained.weights = project.weights;
    }
    trained.preprocessing = project.preprocessing;
    trained.statedInput = project.statedInput;
    trained.classNames = project.classNames;
    trained.id = trained.weights ? ++lastTrainedId_ : 0;
    RunSettings settings{project.options, project.dataset, project.notes};
    replaceAll({project.spec, positionsFromJson(project.canvasJson, project.spec)}, std::move(settings),
               std::move(trained), path);
    workspaces_ = project.workspacesJson;
    if (!workspaces_.empty()) Q_EMIT workspacesRead();
}

}  // namespace fovea
