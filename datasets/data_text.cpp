// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasets/data_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <filesystem>
#include <limits>
#include <optional>
#include <system_error>
#include <utility>

#include "core/reason.h"

namespace fovea {

namespace {

/// Read back exactly in JSON and in doubles.
constexpr std::int64_t largestSeed = std::int64_t{1} << 53;
constexpr std::int64_t largestCap = 1'000'000'000;

Error refusedOption(std::string_view key, std::string_view value, Reason reason, std::vector<std::string> details) {
    Error error{ErrorCode::OptionInvalid, {std::string(key), std::string(value), because(reason)}};
    error.arguments.insert(error.arguments.end(), details.begin(), details.end());
    return error;
}

Result<std::int64_t> wholeIn(std::string_view key, std::string_view value, std::int64_t least, std::int64_t most,
                             Reason reason) {
    std::int64_t number = 0;
    const auto [end, fault] = std::from_chars(value.data(), value.data() + value.size(), number);
    if (fault == std::errc() && end == value.data() + value.size() && number >= least && number <= most) return number;
    return refusedOption(key, value, reason, {std::to_string(least), std::to_string(most)});
}

int digitOf(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

std::string unescaped(std::string_view text) {
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool coded =
            text[i] == '%' && i + 2 < text.size() && digitOf(text[i + 1]) >= 0 && digitOf(text[i + 2]) >= 0;
        result += coded ? static_cast<char>(digitOf(text[i + 1]) * 16 + digitOf(text[i + 2])) : text[i];
        if (coded) i += 2;
    }
    return result;
}

std::string escaped(const std::string& name) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string result;
    for (const char c : name) {
        if (std::string_view("+,:%=").find(c) == std::string_view::npos) {
            result += c;
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        result += {'%', digits[byte / 16], digits[byte % 16]};
    }
    return result;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    for (;;) {
        const std::size_t end = text.find(separator);
        parts.push_back(text.substr(0, end));
        if (end == std::string_view::npos) return parts;
        text.remove_prefix(end + 1);
    }
}

/// One of the keys: how its value is read, and written where it differs from the usual.
struct KeyRow {
    std::string_view key;
    Result<void> (*read)(std::string_view key, std::string_view value, DataOptions& options);
    std::string (*write)(const DataOptions& options);
};

template <class Member>
Result<void> readWhole(std::string_view key, std::string_view value, std::int64_t least, std::int64_t most,
                       Reason reason, Member& member) {
    const auto number = wholeIn(key, value, least, most, reason);
    if (!number) return number.error();
    member = static_cast<Member>(*number);
    return {};
}

template <class Value, std::size_t N>
Result<void> readWord(std::string_view key, std::string_view value,
                      const std::array<std::pair<std::string_view, Value>, N>& words, Value& member) {
    std::string all;
    for (const auto& [word, meaning] : words) {
        if (word == value) {
            member = meaning;
            return {};
        }
        all += (all.empty() ? "" : ", ") + std::string(word);
    }
    return refusedOption(key, value, Reason::DataWords, {all});
}

constexpr std::array<std::pair<std::string_view, ResizePolicy>, 3> resizeWords{
    {{"crop", ResizePolicy::Crop}, {"stretch", ResizePolicy::Stretch}, {"pad", ResizePolicy::Pad}}};
constexpr std::array<std::pair<std::string_view, bool>, 2> colorWords{{{"rgb", false}, {"grey", true}}};
constexpr std::array<std::pair<std::string_view, bool>, 2> labelWords{{{"fine", false}, {"coarse", true}}};

using Key = std::string_view;

/// In the order in which they are written.
constexpr std::array keyRows{
    KeyRow{"side",
           [](Key key, Key value, DataOptions& o) {
               return readWhole(key, value, smallestSide, largestSide, Reason::DataSide, o.side);
           },
           [](const DataOptions& o) { return o.side == DataOptions().side ? "" : std::to_string(o.side); }},
    KeyRow{"resize", [](Key key, Key value, DataOptions& o) { return readWord(key, value, resizeWords, o.resize); },
           [](const DataOptions& o) {
               return o.resize == DataOptions().resize
                          ? std::string()
                          : std::string(resizeWords[static_cast<std::size_t>(o.resize)].first);
           }},
    KeyRow{"color", [](Key key, Key value, DataOptions& o) { return readWord(key, value, colorWords, o.grey); },
           [](const DataOptions& o) { return std::string(o.grey ? "grey" : ""); }},
    KeyRow{"test",
           [](Key key, Key value, DataOptions& o) {
               return readWhole(key, value, 1, 90, Reason::DataPercent, o.testPercent);
           },
           [](const DataOptions& o) {
               return o.testPercent == DataOptions().testPercent ? "" : std::to_string(o.testPercent);
           }},
    KeyRow{"seed",
           [](Key key, Key value, DataOptions& o) {
               return readWhole(key, value, 0, largestSeed, Reason::DataWhole, o.seed);
           },
           [](const DataOptions& o) { return o.seed == DataOptions().seed ? "" : std::to_string(o.seed); }},
    KeyRow{"cap",
           [](Key key, Key value, DataOptions& o) {
               return readWhole(key, value, 1, largestCap, Reason::DataWhole, o.cap);
           },
           [](const DataOptions& o) { return o.cap == 0 ? "" : std::to_string(o.cap); }},
    KeyRow{"labels", [](Key key, Key value, DataOptions& o) { return readWord(key, value, labelWords, o.coarse); },
           [](const DataOptions& o) { return std::string(o.coarse ? "coarse" : ""); }},
    KeyRow{"classes",
           [](Key, Key value, DataOptions& o) {
               o.classes.clear();
               for (const auto name : split(value, '+'))
                   if (!name.empty()) o.classes.push_back(unescaped(name));
               return Result<void>();
           },
           [](const DataOptions& o) {
               std::string names;
               for (const auto& name : o.classes) names += (names.empty() ? "" : "+") + escaped(name);
               return names;
           }}};

const KeyRow* rowOf(std::string_view key) {
    const auto found = std::find_if(keyRows.begin(), keyRows.end(), [&](const KeyRow& row) { return row.key == key; });
    return found == keyRows.end() ? nullptr : &*found;
}

std::string allKeys() {
    std::string all;
    for (const KeyRow& row : keyRows) all += (all.empty() ? "" : ", ") + std::string(row.key);
    return all;
}

/// Where the options begin, at their colon; npos where there are none.
std::size_t optionsStart(const std::string& text) {
    std::error_code fault;
    if (std::filesystem::exists(text, fault)) return std::string::npos;
    const std::size_t colon = text.rfind(':');
    if (colon == std::string::npos || colon == 0) return std::string::npos;
    const std::string_view rest = std::string_view(text).substr(colon + 1);
    const std::size_t equals = rest.find('=');
    const bool isKey = equals != std::string_view::npos && equals > 0 &&
                       std::all_of(rest.begin(), rest.begin() + static_cast<std::ptrdiff_t>(equals),
                                   [](char c) { return c >= 'a' && c <= 'z'; });
    return isKey ? colon : std::string::npos;
}

}  // namespace

Result<DataText> parseDataText(const std::string& text) {
    const std::size_t colon = optionsStart(text);
    DataText data{text.substr(0, colon), {}};
    if (colon == std::string::npos) return data;
    for (const auto part : split(std::string_view(text).substr(colon + 1), ',')) {
        if (part.empty()) continue;
        const std::size_t equals = part.find('=');
        const std::string_view key = part.substr(0, equals);
        const std::string_view value = equals == std::string_view::npos ? std::string_view() : part.substr(equals + 1);
        const KeyRow* row = equals == std::string_view::npos ? nullptr : rowOf(key);
        if (row == nullptr) return refusedOption("DATA", part, Reason::DataKeys, {allKeys()});
        if (auto read = row->read(key, value, data.options); !read) return read.error();
    }
    return data;
}

std::string dataText(const DataText& data) {
    std::string options;
    for (const KeyRow& row : keyRows) {
        const std::string value = row.write(data.options);
        if (!value.empty()) options += (options.empty() ? ":" : ",") + std::string(row.key) + "=" + value;
    }
    return data.place + options;
}

std::vector<std::string> keysIn(const DataOptions& options) {
    std::vector<std::string> keys;
    for (const KeyRow& row : keyRows)
        if (!row.write(options).empty()) keys.emplace_back(row.key);
    return keys;
}

}  // namespace fovea
