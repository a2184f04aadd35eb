// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/error.h"

namespace fovea {

/// The shortest decimal that reads back as the same float; JSON has no infinity and no NaN, which become null.
nlohmann::json shortestNumber(float value);
/// JsonFieldInvalid with what was found, cut to a line.
Error invalidField(const std::string& path, std::string_view field, const nlohmann::json& found);

/// Reads the fields of one object, which must outlive it, into values that keep what they have where a key is missing; keeps the
/// first fault (JsonFieldInvalid). `path` is for the error's sentence.
class JsonFields {
public:
    JsonFields(const nlohmann::json& json, std::string path) : json_(json), path_(std::move(path)) {}

    void read(std::string_view key, float& value);
    void read(std::string_view key, double& value);
    void read(std::string_view key, std::int64_t& value);
    void read(std::string_view key, int& value);
    void read(std::string_view key, bool& value);
    void read(std::string_view key, std::uint64_t& value);
    void read(std::string_view key, std::vector<float>& values);
    void read(std::string_view key, std::vector<int>& values);
    void fail(std::string_view key, const nlohmann::json& found);
    /// Null counts as left out.
    const nlohmann::json* find(std::string_view key) const;
    static std::optional<std::int64_t> integer(const nlohmann::json& json);
    const std::optional<Error>& error() const { return error_; }

private:
    const nlohmann::json& json_;
    std::string path_;
    std::optional<Error> error_;
};

}  // namespace fovea
