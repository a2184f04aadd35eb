// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/workspace_state.h"

#include <array>
#include <cmath>
#include <limits>

#include "core/benches/bench_json.h"
#include "core/attribution/attribution.h"
#include "core/json.h"

namespace fovea {

namespace {

using Json = nlohmann::json;

/// A member that is an integer from 0 to `most`; nothing otherwise.
std::optional<std::int64_t> number(const Json& object, const char* key, std::int64_t most) {
    const auto found = object.find(key);
    if (found == object.end() || !found->is_number_unsigned()) return {};
    const auto value = found->get<std::uint64_t>();
    return value <= static_cast<std::uint64_t>(most) ? std::optional(static_cast<std::int64_t>(value)) : std::nullopt;
}

std::optional<int> smallNumber(const Json& object, const char* key) {
    const auto value = number(object, key, std::numeric_limits<int>::max());
    return value ? std::optional(static_cast<int>(*value)) : std::nullopt;
}

bool flag(const Json& object, const char* key) {
    const auto found = object.find(key);
    return found != object.end() && found->is_boolean() && found->get<bool>();
}

/// A member that is a finite number of at most this size; nothing otherwise.
std::optional<double> coordinate(const Json& object, const char* key, double most) {
    const auto found = object.find(key);
    if (found == object.end() || !found->is_number()) return {};
    const auto value = found->get<double>();
    return std::abs(value) <= most ? std::optional(value) : std::nullopt;
}

Json toJson(const BuildState& state) {
    Json selection = Json::array();
    for (const NodeId node : state.selection) selection.push_back(node.value);
    Json opened = Json::array();
    for (const NodeId node : state.openedBlocks) opened.push_back(node.value);
    Json json{{"selection", std::move(selection)},
              {"boxes", state.boxes},
              {"blocks", state.blocks},
              {"opened_blocks", std::move(opened)},
              {"inspector_hidden", !state.inspectorShown},
              {"ledger_collapsed", state.ledgerCollapsed}};
    if (state.view) json["view"] = {{"zoom", state.view->zoom}, {"x", state.view->x}, {"y", state.view->y}};
    return json;
}

std::set<NodeId> nodes(const Json& json, const char* key) {
    std::set<NodeId> read;
    if (const auto found = json.find(key); found != json.end() && found->is_array()) {
        for (const Json& node : *found) {
            if (node.is_number_unsigned() && node.get<std::uint64_t>() <= std::numeric_limits<int>::max())
                read.insert(NodeId{node.get<int>()});
        }
    }
    return read;
}

BuildState buildState(const Json& json) {
    BuildState state;
    state.selection = nodes(json, "selection");
    state.openedBlocks = nodes(json, "opened_blocks");
    if (const auto view = json.find("view"); view != json.end() && view->is_object()) {
        constexpr double farthest = 1e6;  // as for the places of layers
        const auto zoom = coordinate(*view, "zoom", 100);
        const auto x = coordinate(*view, "x", farthest);
        const auto y = coordinate(*view, "y", farthest);
        if (zoom && *zoom > 0 && x && y) state.view = CanvasView{*zoom, *x, *y};
    }
    state.boxes = flag(json, "boxes");
    state.blocks = flag(json, "blocks");
    state.inspectorShown = !flag(json, "inspector_hidden");
    state.ledgerCollapsed = flag(json, "ledger_collapsed");
    return state;
}

Json toJson(const AttributionState& state) {
    Json json{{"shown", state.shown}, {"method", state.method}, {"sanity", state.sanity}};
    if (state.classIndex) json["class"] = *state.classIndex;
    if (state.layer) json["layer"] = state.layer->value;
    return json;
}

AttributionState attributionState(const Json& json) {
    AttributionState state;
    state.shown = flag(json, "shown");
    const auto method = json.find("method");
    if (method != json.end() && method->is_string() && findAttributionMethod(method->get<std::string>()) != nullptr)
        state.method = method->get<std::string>();
    state.classIndex = smallNumber(json, "class");
    if (const auto layer = smallNumber(json, "layer")) state.layer = NodeId{*layer};
    state.sanity = flag(json, "sanity");
    return state;
}

/// In the order of SeePage; the second is said by "attribution".
constexpr std::array<const char*, 7> seePages{"units",   "attribution", "pressure",  "excitation",
                                              "fooling", "dream",       "neighbours"};

Json toJson(const SeeState& state) {
    Json json{{"gallery_start", state.galleryStart}, {"channel", state.channel}, {"answer_hidden", state.answerHidden}};
    if (state.attribution != AttributionState{}) json["attribution"] = toJson(state.attribution);
    if (state.page != SeePage::Units) json["page"] = seePages[static_cast<std::size_t>(state.page)];
    if (state.picture) json["picture"] = *state.picture;
    if (state.layer) json["layer"] = state.layer->value;
    if (state.unit) json["unit"] = {{"row", state.unit->row}, {"column", state.unit->column}};
    return json;
}

SeeState seeState(const Json& json) {
    constexpr auto largest = std::numeric_limits<std::int64_t>::max();
    SeeState state;
    state.picture = number(json, "picture", largest);
    state.galleryStart = number(json, "gallery_start", largest).value_or(0);
    if (const auto layer = smallNumber(json, "layer")) state.layer = NodeId{*layer};
    state.channel = smallNumber(json, "channel").value_or(0);
    if (const auto unit = json.find("unit"); unit != json.end() && unit->is_object()) {
        const auto row = smallNumber(*unit, "row");
        const auto column = smallNumber(*unit, "column");
        if (row && column) state.unit = MapUnit{*row, *column};
    }
    state.answerHidden = flag(json, "answer_hidden");
    if (const auto found = json.find("attribution"); found != json.end() && found->is_object())
        state.attribution = attributionState(*found);
    const auto page = json.find("page");
    for (std::size_t i = 0; i < seePages.size(); ++i)
        if (page != json.end() && *page == seePages[i] && static_cast<SeePage>(i) != SeePage::Attribution)
            state.page = static_cast<SeePage>(i);
    return state;
}

constexpr std::array<const char*, 3> resultViews{"mistakes", "classes", "confidence"};

Json toJson(const ResultsState& state) {
    return {{"shown", state.shown}, {"test", state.test}, {"view", resultViews[static_cast<std::size_t>(state.view)]}};
}

ResultsState resultsState(const Json& json) {
    ResultsState state{.shown = flag(json, "shown"), .test = flag(json, "test")};
    const auto view = json.find("view");
    for (std::size_t i = 0; i < resultViews.size(); ++i)
        if (view != json.end() && *view == resultViews[i]) state.view = static_cast<ResultsState::View>(i);
    return state;
}

Json toJson(const RunsState& state) {
    return {{"shown", state.shown},
            {"by_macs", state.byMacs},
            {"reference", state.reference},
            {"sweep", state.sweepFolder}};
}

RunsState runsState(const Json& json) {
    RunsState state{.shown = flag(json, "shown"), .byMacs = flag(json, "by_macs")};
    const auto reference = json.find("reference");
    if (reference != json.end() && reference->is_number_unsigned() &&
        reference->get<std::uint64_t>() <= std::numeric_limits<int>::max())
        state.reference = reference->get<int>();
    const auto sweep = json.find("sweep");
    if (sweep != json.end() && sweep->is_string()) state.sweepFolder = sweep->get<std::string>();
    return state;
}

Json toJson(const TrainState& state) {
    Json json{{"classes_shown", state.classesShown},
              {"logarithmic_loss", state.logarithmicLoss},
              {"smoothing", state.smoothing},
              {"hidden_runs", state.hiddenRuns},
              {"shown_runs", state.shownRuns}};
    if (state.results != ResultsState{}) json["results"] = toJson(state.results);
    if (state.runs != RunsState{}) json["runs"] = toJson(state.runs);
    return json;
}

std::set<int> runNumbers(const Json& json, const char* key) {
    std::set<int> numbers;
    const auto found = json.find(key);
    if (found == json.end() || !found->is_array()) return numbers;
    for (const Json& run : *found) {
        if (run.is_number_unsigned() && run.get<std::uint64_t>() <= std::numeric_limits<int>::max())
            numbers.insert(run.get<int>());
    }
    return numbers;
}

TrainState trainState(const Json& json) {
    TrainState state;
    state.classesShown = flag(json, "classes_shown");
    state.logarithmicLoss = flag(json, "logarithmic_loss");
    if (const auto found = json.find("smoothing"); found != json.end() && found->is_number()) {
        const auto value = found->get<double>();
        if (value >= 0 && value < 1) state.smoothing = value;
    }
    state.hiddenRuns = runNumbers(json, "hidden_runs");
    state.shownRuns = runNumbers(json, "shown_runs");
    if (const auto found = json.find("results"); found != json.end() && found->is_object())
        state.results = resultsState(*found);
    if (const auto found = json.find("runs"); found != json.end() && found->is_object()) state.runs = runsState(*found);
    return state;
}

Json toJson(const LearnState& state) {
    Json fields = Json::object();
    for (const auto& [name, value] : state.fields) fields[name] = benchValueToJson(value);
    return {{"lesson", state.lesson}, {"step", state.step}, {"fields", std::move(fields)}};
}

std::string word(const Json& object, const char* key) {
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

LearnState learnState(const Json& json) {
    LearnState state{.lesson = word(json, "lesson"), .step = word(json, "step"), .fields = {}};
    const auto fields = json.find("fields");
    if (fields == json.end() || !fields->is_object()) return state;
    for (const auto& [name, member] : fields->items()) {
        if (const auto value = benchValueFrom(member)) state.fields.emplace(name, *value);
    }
    return state;
}

Json objectOf(const std::string& text) {
    Json json = Json::parse(text, nullptr, false);
    return json.is_object() ? json : Json::object();
}

}  // namespace

std::span<const char* const> seePageKeys() { return seePages; }

std::string workspacesToJson(const WorkspaceStates& states, const std::string& before) {
    Json json = objectOf(before);
    if (states.learn) json["learn"] = toJson(*states.learn);
    if (states.build) json["build"] = toJson(*states.build);
    if (states.see) json["see"] = toJson(*states.see);
    if (states.train) json["train"] = toJson(*states.train);
    return json.dump();
}

WorkspaceStates workspacesFromJson(const std::string& text) {
    const Json json = objectOf(text);
    const auto member = [&](const char* key) {
        const auto found = json.find(key);
        return found != json.end() && found->is_object() ? &*found : nullptr;
    };
    WorkspaceStates states;
    if (const Json* learn = member("learn")) states.learn = learnState(*learn);
    if (const Json* build = member("build")) states.build = buildState(*build);
    if (const Json* see = member("see")) states.see = seeState(*see);
    if (const Json* train = member("train")) states.train = trainState(*train);
    return states;
}

}  // namespace fovea
