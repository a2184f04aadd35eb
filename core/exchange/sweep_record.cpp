// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/sweep_record.h"

#include <fmt/format.h>

#include <cmath>
#include <span>
#include <utility>
#include <variant>

#include "core/exchange/atomic_file.h"
#include "core/exchange/options_json.h"
#include "core/exchange/project_json.h"
#include "core/exchange/whole_file.h"
#include "core/json.h"
#include "core/laboratory/sweep_text.h"
#include "core/network/spec_json.h"

namespace fovea {

namespace {

using Json = nlohmann::json;

constexpr std::size_t largestSweepFile = std::size_t{64} << 20;

Json toJson(const SweepStatement& statement) {
    Json json{{"sweep", sweepText(statement.sweep)},
              {"data", statement.dataset},
              {"validation", statement.validationCount},
              {"options", toJson(statement.options)},
              {"network", toJson(statement.spec)}};
    if (statement.steps) json["steps"] = *statement.steps;
    return json;
}

Json toJson(const SweepOutcome& run) {
    Json json{{"number", run.number}, {"diverged", run.diverged}, {"file", run.file},     {"steps", run.steps},
              {"epochs", run.epochs}, {"right", run.right},       {"images", run.images}, {"seconds", run.seconds}};
    if (!run.failure.empty()) json["failed"] = run.failure;
    return json;
}

/// Takes members out of an object and keeps the first fault.
class RecordReader {
public:
    explicit RecordReader(const std::string& path) : path_(path) {}

    const std::optional<Error>& error() const { return error_; }
    void fail(const std::string& field, const Json& found) {
        if (!error_) error_ = Error{ErrorCode::JsonFieldInvalid, {path_, field, jsonText(found).substr(0, 60)}};
    }
    Json member(const Json& object, const char* key) {
        const auto found = object.is_object() ? object.find(key) : object.end();
        if (object.is_object() && found != object.end()) return *found;
        fail(key, Json());
        return {};
    }
    std::int64_t whole(const Json& object, const char* key, std::int64_t largest = INT64_MAX) {
        const Json found = member(object, key);
        if (found.is_number_unsigned() && found.get<std::uint64_t>() <= static_cast<std::uint64_t>(largest))
            return found.get<std::int64_t>();
        fail(key, found);
        return 0;
    }
    std::string text(const Json& object, const char* key) {
        const Json found = member(object, key);
        if (found.is_string()) return found.get<std::string>();
        fail(key, found);
        return {};
    }
    template <class T>
    T taken(Result<T> result) {
        if (result) return *std::move(result);
        if (!error_) error_ = result.error();
        return {};
    }

    SweepStatement statement(const Json& json) {
        SweepStatement statement;
        const std::string sweep = text(json, "sweep");
        auto parsed = parseSweep(sweep);
        if (auto* read = std::get_if<Sweep>(&parsed))
            statement.sweep = std::move(*read);
        else
            fail("sweep", Json(sweep));
        statement.dataset = text(json, "data");
        statement.validationCount = whole(json, "validation");
        if (json.is_object() && json.contains("steps")) statement.steps = whole(json, "steps");
        statement.options = taken(optionsFromJson(member(json, "options"), path_));
        statement.spec = taken(networkSpecFromJson(member(json, "network"), path_));
        return statement;
    }

    SweepOutcome outcome(const Json& json, std::int64_t runs) {
        SweepOutcome run;
        run.number = static_cast<int>(whole(json, "number", runs));
        if (run.number < 1) fail("number", json);
        const Json diverged = member(json, "diverged");
        if (!diverged.is_boolean()) fail("diverged", diverged);
        run.diverged = diverged.is_boolean() && diverged.get<bool>();
        run.file = text(json, "file");
        // A name in this folder and nothing else.
        if (!run.file.empty() && run.file != sweepFileName(run.number)) fail("file", json);
        run.steps = whole(json, "steps");
        run.epochs = whole(json, "epochs");
        run.images = whole(json, "images");
        run.right = whole(json, "right", run.images);
        const Json seconds = member(json, "seconds");
        if (!seconds.is_number() || !(seconds.get<double>() >= 0) || !std::isfinite(seconds.get<double>()))
            fail("seconds", seconds);
        else
            run.seconds = seconds.get<double>();
        if (json.is_object() && json.contains("failed")) run.failure = text(json, "failed");
        return run;
    }

private:
    const std::string& path_;
    std::optional<Error> error_;
};

std::string recordPath(const std::string& folder) { return folder + '/' + sweepRecordName; }

}  // namespace

std::string sweepFileName(int number) { return fmt::format("run-{:03}.fovea", number); }

std::string toText(const SweepRecord& record) {
    Json runs = Json::array();
    for (const SweepOutcome& run : record.outcomes) runs.push_back(toJson(run));
    const Json json{{"fovea_sweep", 1}, {"statement", toJson(record.statement)}, {"runs", std::move(runs)}};
    return jsonText(json) + '\n';
}

Result<SweepRecord> sweepRecordFrom(std::string_view text, const std::string& path) {
    const auto json = parseJson(text, path);
    if (!json) return json.error();
    RecordReader reader(path);
    if (reader.whole(*json, "fovea_sweep") != 1) reader.fail("fovea_sweep", *json);
    SweepRecord record;
    record.statement = reader.statement(reader.member(*json, "statement"));
    const Json runs = reader.member(*json, "runs");
    if (!runs.is_array()) reader.fail("runs", runs);
    if (reader.error()) return *reader.error();
    const std::int64_t count = runCount(record.statement.sweep);
    for (const Json& entry : runs) {
        record.outcomes.push_back(reader.outcome(entry, count));
        if (record.outcomes.size() > 1 &&
            record.outcomes.back().number <= record.outcomes[record.outcomes.size() - 2].number)
            reader.fail("number", entry);
        if (reader.error()) return *reader.error();
    }
    return record;
}

Result<SweepRecord> readSweepRecord(const std::string& folder) {
    const std::string path = recordPath(folder);
    const auto bytes = readWholeFile(path, largestSweepFile);
    if (!bytes) return bytes.error();
    return sweepRecordFrom({reinterpret_cast<const char*>(bytes->data()), bytes->size()}, path);
}

Result<void> writeSweepRecord(const SweepRecord& record, const std::string& folder) {
    const std::string text = toText(record);
    return writeFileAtomically(recordPath(folder), std::as_bytes(std::span(text.data(), text.size())));
}

bool sameStatement(const SweepStatement& a, const SweepStatement& b) {
    return a.sweep == b.sweep && a.options == b.options && a.dataset == b.dataset &&
           a.validationCount == b.validationCount && a.steps == b.steps && computesTheSame(a.spec, b.spec);
}

std::optional<RunSummary> summaryOf(const SweepStatement& statement, const SweepOutcome& outcome) {
    return summaryOf(statement, runsOf(statement.sweep).at(static_cast<std::size_t>(outcome.number) - 1), outcome);
}

std::optional<RunSummary> summaryOf(const SweepStatement& statement, const SweepRun& run, const SweepOutcome& outcome) {
    const auto variant = variantOf(statement.sweep, run, statement.spec, statement.options);
    if (!variant) return std::nullopt;
    RunSummary summary = summaryOf(History{}, variant->spec, variant->options, statement.dataset);
    summary.number = outcome.number;
    summary.name = runText(statement.sweep, run);
    summary.steps = outcome.steps;
    summary.epochs = outcome.epochs;
    summary.right = outcome.right;
    summary.images = outcome.images;
    summary.seconds = outcome.seconds;
    return summary;
}

}  // namespace fovea
