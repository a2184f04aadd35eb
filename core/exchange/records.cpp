// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/records.h"

#include <algorithm>
#include <array>

#include "core/exchange/project_json.h"
#include "core/exchange/sha256.h"
#include "core/json.h"
#include "core/network/spec_json.h"
#include "core/reason.h"

namespace fovea {
namespace {

/// What grows with the network, its runs or what somebody writes. The rest are a few words.
constexpr std::array<const char*, 10> recordKeys{"network",    "tensor_names", "weights_layout", "class_names",
                                                 "checkpoint", "snapshots",    "past_runs",      "canvas",
                                                 "workspaces", "notes"};

std::string tensorOf(std::string_view hash) { return "record/" + std::string(hash); }

}  // namespace

std::string storeRecord(std::string_view text, TensorStore& store) {
    std::string hash = sha256(text);
    store.addBytes(tensorOf(hash), TensorType::U8, {static_cast<std::int64_t>(text.size())},
                   std::as_bytes(std::span(text)));
    return hash;
}

std::string readRecord(const std::string& hash, TensorSource& source) {
    const std::string name = tensorOf(hash);
    const std::int64_t length = source.lengthOf(name);
    if (length > static_cast<std::int64_t>(largestRecord)) {
        source.fail({ErrorCode::ProjectBroken, {source.path(), because(Reason::RecordTooLong), name}});
        return {};
    }
    const auto bytes = source.bytesOf(name, TensorType::U8, {length});
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

Result<void> moveToRecords(std::map<std::string, std::string>& metadata, TensorStore& store, const std::string& path) {
    nlohmann::json records = nlohmann::json::object();
    for (const char* key : recordKeys) {
        const auto text = metadata.find(key);
        if (text == metadata.end()) continue;
        if (text->second.size() > largestRecord)
            return Error{
                ErrorCode::ProjectTooLarge,
                {path, static_cast<std::int64_t>(text->second.size()), static_cast<std::int64_t>(largestRecord)}};
        records[key] = storeRecord(text->second, store);
        metadata.erase(text);
    }
    metadata["records"] = jsonText(records);
    return {};
}

void takeFromRecords(std::map<std::string, std::string>& metadata, TensorSource& source) {
    const auto written = metadata.find("records");
    if (written == metadata.end()) return;
    const auto records = parseJson(written->second, source.path());
    if (!records) return source.fail(records.error());
    if (!records->is_object())
        return source.fail({ErrorCode::JsonFieldInvalid, {source.path(), "records", jsonText(*records).substr(0, 60)}});
    for (const char* key : recordKeys) {
        const auto hash = records->find(key);
        if (hash == records->end()) continue;
        if (!hash->is_string())
            return source.fail({ErrorCode::JsonFieldInvalid,
                                {source.path(), std::string("records.") + key, jsonText(*hash).substr(0, 60)}});
        std::string text = readRecord(hash->get<std::string>(), source);
        if (source.error()) return;
        metadata.emplace(key, std::move(text));
    }
}

}  // namespace fovea
