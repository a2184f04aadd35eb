// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/json_fields.h"

#include <array>
#include <charconv>
#include <cmath>
#include <limits>

#include "core/json.h"

namespace fovea {

nlohmann::json shortestNumber(float value) {
    if (!std::isfinite(value)) return nullptr;
    std::array<char, 32> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), value).ptr;
    return nlohmann::json::parse(text.data(), end);
}

Error invalidField(const std::string& path, std::string_view field, const nlohmann::json& found) {
    std::string text = found.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    constexpr std::size_t longest = 60;
    if (text.size() > longest) text = text.substr(0, longest) + "…";
    return {ErrorCode::JsonFieldInvalid, {path, std::string(field), text}};
}

void JsonFields::read(std::string_view key, float& value) {
    if (const nlohmann::json* found = find(key)) {
        const double number = found->is_number() ? found->get<double>() : NAN;
        if (std::abs(number) <= std::numeric_limits<float>::max())
            value = static_cast<float>(number);  // NaN isn't
        else
            fail(key, *found);
    }
}

void JsonFields::read(std::string_view key, double& value) {
    if (const nlohmann::json* found = find(key)) {
        if (found->is_number() && std::isfinite(found->get<double>()))
            value = found->get<double>();
        else
            fail(key, *found);
    }
}

void JsonFields::read(std::string_view key, std::int64_t& value) {
    if (const nlohmann::json* found = find(key)) {
        if (const auto number = integer(*found))
            value = *number;
        else
            fail(key, *found);
    }
}

void JsonFields::read(std::string_view key, int& value) {
    if (const nlohmann::json* found = find(key)) {
        const auto number = integer(*found);
        if (number && *number >= INT32_MIN && *number <= INT32_MAX)
            value = static_cast<int>(*number);
        else
            fail(key, *found);
    }
}

void JsonFields::read(std::string_view key, bool& value) {
    if (const nlohmann::json* found = find(key)) {
        if (found->is_boolean())
            value = found->get<bool>();
        else
            fail(key, *found);
    }
}

void JsonFields::read(std::string_view key, std::uint64_t& value) {
    if (const nlohmann::json* found = find(key)) {
        if (found->is_number_unsigned())
            value = found->get<std::uint64_t>();
        else
            fail(key, *found);
    }
}

void JsonFields::read(std::string_view key, std::vector<float>& values) {
    const nlohmann::json* found = find(key);
    if (found == nullptr) return;
    values.clear();
    if (!found->is_array()) return fail(key, *found);
    for (const nlohmann::json& entry : *found) {
        if (!entry.is_number()) return fail(key, entry);
        values.push_back(entry.get<float>());
    }
}

void JsonFields::read(std::string_view key, std::vector<int>& values) {
    const nlohmann::json* found = find(key);
    if (found == nullptr) return;
    values.clear();
    if (!found->is_array()) return fail(key, *found);
    for (const nlohmann::json& entry : *found) {
        const auto number = integer(entry);
        if (!number || *number < INT32_MIN || *number > INT32_MAX) return fail(key, entry);
        values.push_back(static_cast<int>(*number));
    }
}

void JsonFields::fail(std::string_view key, const nlohmann::json& found) {
    if (!error_) error_ = invalidField(path_, key, found);
}

const nlohmann::json* JsonFields::find(std::string_view key) const {
    if (!json_.is_object()) return nullptr;
    const auto found = json_.find(key);
    return found == json_.end() || found->is_null() ? nullptr : &*found;
}

std::optional<std::int64_t> JsonFields::integer(const nlohmann::json& json) {
    if (!json.is_number_integer()) return std::nullopt;
    if (json.is_number_unsigned() && json.get<std::uint64_t>() > static_cast<std::uint64_t>(INT64_MAX))
        return std::nullopt;
    return json.get<std::int64_t>();
}

}  // namespace fovea
