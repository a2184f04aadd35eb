// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/weight_averaging.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>

namespace fovea {

namespace {

constexpr std::array<AveragingRow, 3> rows{{
    {AveragingKind::Exponential, "ema", 0.999F, 0, 0.999999, false, "0 … 0.999999"},
    {AveragingKind::Epochs, "swa", 5, 1, 1e6, true, "1 … 1000000"},
    {AveragingKind::Lookahead, "lookahead", 5, 1, 1e6, true, "1 … 1000000"},
}};
constexpr std::string_view allKinds = "none, ema:DECAY, swa:EPOCH, lookahead:STEPS";

std::optional<float> numberIn(std::string_view text) {
    float value = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (problem != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

}  // namespace

std::span<const AveragingRow> averagingKinds() { return rows; }

const AveragingRow* averagingRow(AveragingKind kind) {
    const auto* found = std::ranges::find(rows, kind, &AveragingRow::kind);
    return found == rows.end() ? nullptr : found;
}

std::string averagingText(const WeightAveraging& averaging) {
    const AveragingRow* row = averagingRow(averaging.kind);
    return row == nullptr ? "none" : fmt::format("{}:{}", row->name, averaging.number);
}

Result<WeightAveraging> parseAveraging(std::string_view text) {
    if (text == "none") return WeightAveraging{};
    const std::size_t colon = text.find(':');
    for (const AveragingRow& row : rows) {
        if (text.substr(0, colon) != row.name) continue;
        WeightAveraging averaging{row.kind, row.usual};
        if (colon != std::string_view::npos) {
            const auto number = numberIn(text.substr(colon + 1));
            if (!number) break;
            averaging.number = *number;
        }
        if (auto valid = validate(averaging); !valid) return valid.error();
        return averaging;
    }
    return Error(ErrorCode::OptionInvalid, {std::string("averaging"), std::string(text), std::string(allKinds)});
}

Result<void> validate(const WeightAveraging& averaging) {
    const AveragingRow* row = averagingRow(averaging.kind);
    if (row == nullptr) return {};
    const double number = double{averaging.number};
    // Written so that NaN is refused too. The limit as floats have it.
    const bool fits = number >= row->smallest && number <= double{static_cast<float>(row->largest)};
    if (fits && (!row->isWhole || number == std::floor(number))) return {};
    return Error(ErrorCode::OptionInvalid, {std::string(row->name), number, std::string(row->allowed)});
}

}  // namespace fovea
