// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/run_tensors.h"

#include <algorithm>
#include <cstring>

#include "core/exchange/history_tensors.h"
#include "core/exchange/options_json.h"
#include "core/exchange/project_json.h"
#include "core/exchange/records.h"
#include "core/json.h"
#include "core/network/spec_json.h"

namespace fovea {
namespace {

using Json = nlohmann::json;
using Metadata = std::map<std::string, std::string>;
using StatePointer = std::shared_ptr<const KeptState>;

constexpr const char* weightRows = "snapshots/weights";
constexpr const char* optimizerRows = "snapshots/optimizer";

/// Of version 2, whose states had tensors of their own.
std::string oldStateName(std::size_t i, const char* part) { return "snapshot/" + std::to_string(i) + "/" + part; }
std::string runPrefix(std::size_t i) { return "past/" + std::to_string(i) + "/"; }

// ---------------------------------------------------------------- saving

/// Gives each state a number the first time that it is asked for.
class StatePool {
public:
    std::size_t indexOf(const StatePointer& state) {
        for (std::size_t i = 0; i < states_.size(); ++i)
            if (states_[i] == state) return i;
        states_.push_back(state);
        return states_.size() - 1;
    }
    Json indicesOf(const KeptStates& states) {
        Json json = Json::array();
        for (const StatePointer& state : states) json.push_back(indexOf(state));
        return json;
    }
    const KeptStates& states() const { return states_; }

private:
    KeptStates states_;
};

/// The newest state of a run; the one that was kept there, if there is one.
StatePointer endOf(const Checkpoint& run) {
    if (!run.kept.empty() && run.kept.back()->step == run.step) return run.kept.back();
    const std::int64_t epoch = run.history.epochs.empty() ? 0 : run.history.epochs.back().epoch;
    return std::make_shared<const KeptState>(
        KeptState{epoch, run.step, run.changes.size(), run.weights.values, run.optimizerState, run.fast});
}

Json toJson(const PastRun& run, TensorStore& store) {
    Json json{{"number", run.number},
              {"step", run.end->step},
              {"options", toJson(run.end->options)},
              {"dataset", run.end->dataset},
              {"validation_count", run.end->validationCount},
              {"training_count", run.end->trainingCount},
              {"build", run.end->build},
              {"class_names", run.classNames}};
    if (!run.name.empty()) json["name"] = run.name;
    if (!run.note.empty()) json["note"] = run.note;
    if (run.preprocessing) json["preprocessing"] = toJson(*run.preprocessing);
    // A run of an old file may have no network any more.
    if (!run.end->spec.nodes.empty()) json["spec"] = storeRecord(jsonText(toJson(run.end->spec)), store);
    return json;
}

/// All of them as rows of two tensors, an average followed by the weights that steps move; gives their places in time.
Json writeStates(const KeptStates& states, const WeightTensors& tensors, const ParameterLayout& layout,
                 TensorStore& store) {
    const std::size_t count = WeightTensors::flatCount(layout, layout.totalCount);
    const std::size_t trained = WeightTensors::flatCount(layout, layout.trainedCount);
    std::size_t rows = 0;
    std::size_t averages = 0;
    for (const StatePointer& state : states) {
        rows += state->optimizerState.size();
        averages += state->fast.empty() ? 0 : 1;
    }
    const auto side = [](std::size_t length) { return static_cast<std::int64_t>(length); };
    std::span<std::byte> weights =
        store.addRoom(weightRows, TensorType::F32, {side(states.size() + averages), side(count)});
    std::span<std::byte> lists = store.addRoom(optimizerRows, TensorType::F32, {side(rows), side(trained)});
    const auto append = [&](std::span<std::byte>& room, const std::vector<float>& values) {
        const std::vector<float> row = tensors.flat(layout, values);
        if (!row.empty()) std::memcpy(room.data(), row.data(), row.size() * sizeof(float));
        room = room.subspan(row.size() * sizeof(float));
    };
    Json json = Json::array();
    for (const StatePointer& state : states) {
        json.push_back({{"epoch", state->epoch},
                        {"step", state->step},
                        {"changes", state->changes},
                        {"rows", state->optimizerState.size()}});
        append(weights, state->weights);
        if (!state->fast.empty()) {
            json.back()["fast"] = true;
            append(weights, state->fast);
        }
        for (const auto& values : state->optimizerState) append(lists, values);
    }
    return json;
}

// ---------------------------------------------------------------- loading

class RunReader {
public:
    RunReader(const NetworkSpec& spec, const WeightTensors& tensors, std::shared_ptr<const ParameterLayout> layout,
              TensorSource& source)
        : spec_(spec), tensors_(tensors), layout_(std::move(layout)), source_(source) {}

    void readSnapshots(const std::string& written, ProjectRuns& runs) {
        const Json json = parse(written);
        if (source_.error()) return;
        const Json states = member(json, "states");
        if (!states.is_array()) return fail("snapshots.states", states);
        if (!layout_ || member(json, "order") != Json(tensors_.flatOrder(*layout_)))
            return fail("snapshots.order", member(json, "order"));
        readStates(states);
        if (source_.error()) return;
        runs.kept = pick(member(json, "present"), "snapshots.present");
    }

    void readPast(const std::string& written, ProjectRuns& runs) {
        const Json json = parse(written);
        if (source_.error()) return;
        const Json list = member(json, "runs");
        runs.number = static_cast<int>(whole(json, "number", INT32_MAX));
        runs.name = textIn(json, "name");
        runs.note = textIn(json, "note");
        if (!list.is_array() || list.size() > mostPastRuns) return fail("past_runs", list);
        for (const Json& entry : list) {
            StatePointer last;
            PastRun run = readRun(entry, runs.past.size(), last);
            if (last && std::ranges::count(runs.ends, last) > 0)
                fail("past_runs.state", entry);  // memory for each of them
            if (source_.error()) return;
            runs.ends.push_back(std::move(last));
            runs.past.push_back(std::move(run));
        }
    }

private:
    Json parse(const std::string& written) {
        auto json = parseJson(written, source_.path());
        if (json) return *json;
        source_.fail(json.error());
        return {};
    }
    static Json member(const Json& json, const char* key) {
        return json.is_object() ? json.value(key, Json()) : Json();
    }
    void fail(const std::string& field, const Json& found) {
        source_.fail({ErrorCode::JsonFieldInvalid, {source_.path(), field, jsonText(found).substr(0, 60)}});
    }
    std::int64_t whole(const Json& json, const char* key, std::int64_t largest) {
        const Json found = member(json, key);
        if (found.is_number_unsigned() && found.get<std::uint64_t>() <= static_cast<std::uint64_t>(largest))
            return found.get<std::int64_t>();
        fail(key, found);
        return 0;
    }
    std::string textIn(const Json& json, const char* key) {
        const Json found = member(json, key);
        if (found.is_string()) return found.get<std::string>();
        if (!found.is_null()) fail(key, found);
        return {};
    }
    template <class T>
    T taken(Result<T> result) {
        if (result) return std::move(*result);
        source_.fail(result.error());
        return {};
    }

    /// Bytes of the next state's weights, and of the rows of its optimizer's lists.
    struct StateBytes {
        std::span<const std::byte> weights;
        std::span<const std::byte> lists;
        std::size_t rows = 0;
        std::span<const std::byte> fast = {};
    };

    void readStates(const Json& states) {
        const auto count = static_cast<std::int64_t>(WeightTensors::flatCount(*layout_, layout_->totalCount));
        const auto trained = static_cast<std::int64_t>(WeightTensors::flatCount(*layout_, layout_->trainedCount));
        const bool isOld = !states.empty() && states.front().is_object() && !states.front().contains("rows");
        if (isOld) {
            for (const Json& entry : states) {
                const std::string optimizer = oldStateName(states_.size(), "optimizer");
                const std::int64_t rows = std::min(source_.lengthOf(optimizer), mostLists() + 1);
                readState(entry, {source_.bytesOf(oldStateName(states_.size(), "weights"), TensorType::F32, {count}),
                                  source_.bytesOf(optimizer, TensorType::F32, {rows, trained}),
                                  static_cast<std::size_t>(rows)});
                if (source_.error()) return;
            }
            return;
        }
        const auto sum = source_.lengthOf(optimizerRows);
        const auto averages = std::ranges::count_if(states, hasFast);
        std::span<const std::byte> weights =
            source_.bytesOf(weightRows, TensorType::F32, {static_cast<std::int64_t>(states.size()) + averages, count});
        std::span<const std::byte> lists = source_.bytesOf(optimizerRows, TensorType::F32, {sum, trained});
        for (const Json& entry : states) {
            const auto rows = static_cast<std::size_t>(whole(entry, "rows", mostLists()));
            const std::size_t listBytes = rows * static_cast<std::size_t>(trained) * sizeof(float);
            const std::size_t weightBytes = static_cast<std::size_t>(count) * sizeof(float);
            if (listBytes > lists.size()) fail("snapshots.states", entry);
            if (source_.error()) return;
            StateBytes bytes{weights.first(weightBytes), lists.first(listBytes), rows};
            weights = weights.subspan(weightBytes);
            if (hasFast(entry)) {
                bytes.fast = weights.first(weightBytes);
                weights = weights.subspan(weightBytes);
            }
            readState(entry, bytes);
            lists = lists.subspan(listBytes);
        }
        if (!lists.empty() && !source_.error()) fail("snapshots.states", states);
    }

    static bool hasFast(const Json& state) { return member(state, "fast") == true; }

    /// As many as the hungriest optimizer keeps.
    static std::int64_t mostLists() {
        std::size_t most = 0;
        for (const OptimizerOptions& kind : optimizerKinds()) most = std::max(most, stateNames(kind).size());
        return static_cast<std::int64_t>(most);
    }

    void readState(const Json& json, const StateBytes& bytes) {
        KeptState state;
        state.epoch = whole(json, "epoch", INT64_MAX);
        state.step = whole(json, "step", INT64_MAX);
        state.changes = static_cast<std::size_t>(whole(json, "changes", INT32_MAX));
        if (bytes.rows > static_cast<std::size_t>(mostLists())) return fail("snapshots.states", json);
        if (source_.error()) return;
        state.weights = tensors_.fromFlat(*layout_, layout_->totalCount, bytes.weights);
        if (!bytes.fast.empty()) state.fast = tensors_.fromFlat(*layout_, layout_->totalCount, bytes.fast);
        const std::size_t rowBytes = bytes.rows == 0 ? 0 : bytes.lists.size() / bytes.rows;
        for (std::size_t row = 0; row < bytes.rows; ++row)
            state.optimizerState.push_back(
                tensors_.fromFlat(*layout_, layout_->trainedCount, bytes.lists.subspan(row * rowBytes, rowBytes)));
        states_.push_back(std::make_shared<const KeptState>(std::move(state)));
    }

    StatePointer state(const Json& json, const std::string& field) {
        if (json.is_number_unsigned() && json.get<std::uint64_t>() < states_.size())
            return states_[json.get<std::size_t>()];
        fail(field, json);
        return nullptr;
    }

    /// Ascending by step, none twice.
    KeptStates pick(const Json& indices, const std::string& field) {
        KeptStates picked;
        if (!indices.is_array()) fail(field, indices);
        for (const Json& index : indices) {
            const StatePointer next = source_.error() ? nullptr : state(index, field);
            if (next && !picked.empty() && next->step <= picked.back()->step) fail(field, indices);
            if (source_.error()) return {};
            picked.push_back(next);
        }
        return picked;
    }

    PastRun readRun(const Json& json, std::size_t index, StatePointer& last) {
        PastRun run;
        Checkpoint end;
        run.number = static_cast<int>(whole(json, "number", INT32_MAX));
        run.name = textIn(json, "name");
        run.note = textIn(json, "note");
        end.step = whole(json, "step", INT64_MAX);
        end.validationCount = whole(json, "validation_count", INT64_MAX);
        if (json.contains("training_count"))
            end.trainingCount = json["training_count"] == -1 ? -1 : whole(json, "training_count", INT64_MAX);
        if (source_.error()) return run;
        for (const auto& [key, value] : {std::pair("dataset", &end.dataset), std::pair("build", &end.build)}) {
            const Json found = member(json, key);
            if (found.is_string())
                *value = found.get<std::string>();
            else
                fail(key, found);
        }
        end.options = taken(optionsFromJson(member(json, "options"), source_.path()));
        run.classNames = taken(namesFromJson(member(json, "class_names"), "class_names", source_.path()));
        if (json.contains("preprocessing"))
            run.preprocessing = taken(preprocessingFromJson(json["preprocessing"], source_.path()));
        end.history = readHistory(source_, runPrefix(index));
        end.changes = readChanges(source_, runPrefix(index));
        if (!source_.error() && json.contains("state")) {
            end.kept = pick(member(json, "snapshots"), "past_runs.snapshots");
            last = state(json["state"], "past_runs.state");
            end.weights.layout = layout_;
        }
        if (!source_.error() && json.contains("spec"))
            end.spec = readSpec(json["spec"], source_).value_or(NetworkSpec());
        else if (end.weights.layout)
            end.spec = spec_;
        run.end = std::make_shared<const Checkpoint>(std::move(end));
        return run;
    }

    const NetworkSpec& spec_;
    const WeightTensors& tensors_;
    std::shared_ptr<const ParameterLayout> layout_;
    TensorSource& source_;
    KeptStates states_;
};

}  // namespace

std::optional<NetworkSpec> readSpec(const Json& hash, TensorSource& source) {
    if (!hash.is_string()) {
        source.fail({ErrorCode::JsonFieldInvalid, {source.path(), "spec", jsonText(hash).substr(0, 60)}});
        return std::nullopt;
    }
    const std::string text = readRecord(hash.get<std::string>(), source);
    if (source.error()) return std::nullopt;
    auto spec = parseNetworkSpec(text, source.path());
    if (spec) return *std::move(spec);
    source.fail(spec.error());
    return std::nullopt;
}

void RunTensors::write(const ProjectRuns& runs, TensorStore& store, Metadata& metadata) const {
    StatePool pool;
    const bool whole = layout_ != nullptr;
    const Json present = whole ? pool.indicesOf(runs.kept) : Json::array();
    Json list = Json::array();
    for (std::size_t i = 0; i < runs.past.size(); ++i) {
        const Checkpoint& end = *runs.past[i].end;
        Json json = toJson(runs.past[i], store);
        if (whole && end.weights.layout && *end.weights.layout == *layout_) {
            json["snapshots"] = pool.indicesOf(end.kept);
            json["state"] = pool.indexOf(endOf(end));
        }
        list.push_back(std::move(json));
        writeHistory(end.history, store, runPrefix(i));
        writeChanges(end.changes, store, runPrefix(i));
    }
    Json states = pool.states().empty() ? Json::array() : writeStates(pool.states(), tensors_, *layout_, store);
    if (!states.empty())
        metadata["snapshots"] =
            jsonText({{"order", tensors_.flatOrder(*layout_)}, {"states", std::move(states)}, {"present", present}});
    if (list.empty() && runs.number == 1 && runs.name.empty() && runs.note.empty()) return;
    Json past{{"number", runs.number}, {"runs", std::move(list)}};
    if (!runs.name.empty()) past["name"] = runs.name;
    if (!runs.note.empty()) past["note"] = runs.note;
    metadata["past_runs"] = jsonText(past);
}

ProjectRuns RunTensors::read(const Metadata& metadata, TensorSource& source) const {
    ProjectRuns runs;
    RunReader reader(spec_, tensors_, layout_, source);
    if (const auto found = metadata.find("snapshots"); found != metadata.end())
        reader.readSnapshots(found->second, runs);
    if (const auto found = metadata.find("past_runs"); found != metadata.end() && !source.error())
        reader.readPast(found->second, runs);
    return runs;
}

}  // namespace fovea
