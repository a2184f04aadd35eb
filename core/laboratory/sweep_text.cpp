// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/laboratory/sweep_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <utility>

namespace fovea {

namespace {

using Kind = SweepFault::Kind;

std::vector<std::string_view> split(std::string_view text, char sign) {
    std::vector<std::string_view> parts;
    for (std::size_t start = 0;;) {
        const std::size_t end = text.find(sign, start);
        parts.push_back(text.substr(start, end - start));
        if (end == std::string_view::npos) return parts;
        start = end + 1;
    }
}

std::optional<double> number(std::string_view text) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
    return value;
}

/// One axis in the making; keeps the first fault.
class AxisReader {
public:
    AxisReader(const SweepQuantityInfo& info, bool random) : info_(info), random_(random) {
        axis_.quantity = info.quantity;
    }

    std::variant<SweepAxis, SweepFault> read(std::string_view values) {
        for (const auto& [name, kind] :
             {std::pair<std::string_view, SweepAxis::Values>{"log(", SweepAxis::Values::Logarithmic},
              {"uniform(", SweepAxis::Values::Uniform}})
            if (values.starts_with(name)) {
                readDraw(values, name.size(), kind);
                return result();
            }
        for (const std::string_view word : split(values, ',')) readWord(word);
        return result();
    }

private:
    std::variant<SweepAxis, SweepFault> result() {
        if (fault_) return *fault_;
        return axis_;
    }
    void fail(Kind kind, std::string_view word) {
        if (!fault_) fault_ = SweepFault{kind, std::string(word), info_.quantity};
    }
    bool isAllowed(double value) const {
        return value >= info_.smallest && value <= info_.largest && (!info_.whole || value == std::round(value));
    }
    std::optional<double> valueOf(std::string_view word) {
        const auto value = number(word);
        if (!value) fail(Kind::NotANumber, word);
        if (value && !isAllowed(*value)) fail(Kind::OutOfRange, word);
        return fault_ ? std::nullopt : value;
    }
    void add(double value, std::string_view word) {
        if (std::ranges::count(axis_.listed, value) > 0) return fail(Kind::Repeated, word);
        axis_.listed.push_back(value);
    }
    void readWord(std::string_view word) {
        const std::size_t dots = word.find("..");
        if (dots == std::string_view::npos) {
            if (const auto value = valueOf(word)) add(*value, word);
            return;
        }
        const auto first = valueOf(word.substr(0, dots));
        const auto last = valueOf(word.substr(dots + 2));
        if (!first || !last) return;
        if (*first != std::round(*first) || *last != std::round(*last) || *last < *first)
            return fail(Kind::RangeInvalid, word);
        if (*last - *first >= static_cast<double>(mostSweepRuns)) return fail(Kind::TooMany, word);
        for (double value = *first; value <= *last; ++value) add(value, word);
    }
    void readDraw(std::string_view values, std::size_t begin, SweepAxis::Values kind) {
        if (!random_) return fail(Kind::DrawInGrid, values);
        if (!values.ends_with(')')) return fail(Kind::RangeInvalid, values);
        const auto ends = split(values.substr(begin, values.size() - begin - 1), ',');
        if (ends.size() != 2) return fail(Kind::RangeInvalid, values);
        const auto low = valueOf(ends[0]);
        const auto high = valueOf(ends[1]);
        if (!low || !high) return;
        if (*low >= *high || (kind == SweepAxis::Values::Logarithmic && *low <= 0))
            return fail(Kind::RangeInvalid, values);
        axis_.kind = kind;
        axis_.low = *low;
        axis_.high = *high;
    }

    const SweepQuantityInfo& info_;
    bool random_;
    SweepAxis axis_;
    std::optional<SweepFault> fault_;
};

std::variant<SweepDraws, SweepFault> readDraws(std::string_view text) {
    SweepDraws draws;
    const auto words = split(text, ':');
    const auto runs = words.size() > 1 ? number(words[1]) : std::nullopt;
    const auto seed = words.size() > 2 ? number(words[2]) : std::optional<double>(1);
    const auto& seeds = infoOf(SweepQuantity::Seed);
    const bool valid = words.size() <= 3 && runs && *runs == std::round(*runs) && *runs >= 1 && seed &&
                       *seed == std::round(*seed) && *seed >= seeds.smallest && *seed <= seeds.largest;
    if (!valid) return SweepFault{Kind::RandomInvalid, std::string(text)};
    if (*runs > static_cast<double>(mostSweepRuns)) return SweepFault{Kind::TooMany, std::string(text)};
    draws.runs = static_cast<int>(*runs);
    draws.seed = static_cast<std::uint64_t>(*seed);
    return draws;
}

std::string shortest(double value) { return fmt::format("{}", value); }

/// Three or more whole numbers in a row as A..B.
std::string listText(const std::vector<double>& values) {
    std::string text;
    for (std::size_t i = 0; i < values.size();) {
        std::size_t end = i + 1;
        while (values[i] == std::round(values[i]) && end < values.size() && values[end] == values[end - 1] + 1) ++end;
        if (end - i < 3) end = i + 1;
        if (!text.empty()) text += ',';
        text += shortest(values[i]);
        if (end - i >= 3) text += ".." + shortest(values[end - 1]);
        i = end;
    }
    return text;
}

}  // namespace

std::variant<Sweep, SweepFault> parseSweep(std::string_view given) {
    std::string text(given);
    std::erase_if(text,
                  [](char letter) { return letter == ' ' || letter == '\t' || letter == '\n' || letter == '\r'; });
    Sweep sweep;
    bool first = true;
    for (const std::string_view part : split(text, ';')) {
        if (part.empty()) continue;
        if (std::exchange(first, false) && part.starts_with("random")) {
            const auto draws = readDraws(part);
            if (const auto* fault = std::get_if<SweepFault>(&draws)) return *fault;
            sweep.draws = std::get<SweepDraws>(draws);
            continue;
        }
        const std::size_t equals = part.find('=');
        const std::string_view name = part.substr(0, equals);
        const auto info = std::ranges::find(sweepQuantities(), name, &SweepQuantityInfo::name);
        if (info == sweepQuantities().end() || equals == std::string_view::npos)
            return SweepFault{Kind::UnknownQuantity, std::string(name)};
        if (std::ranges::find(sweep.axes, info->quantity, &SweepAxis::quantity) != sweep.axes.end())
            return SweepFault{Kind::Repeated, std::string(name), info->quantity};
        const auto axis = AxisReader(*info, sweep.draws.has_value()).read(part.substr(equals + 1));
        if (const auto* fault = std::get_if<SweepFault>(&axis)) return *fault;
        sweep.axes.push_back(std::get<SweepAxis>(axis));
    }
    if (sweep.axes.empty()) return SweepFault{Kind::Empty, std::string(given)};
    if (runCount(sweep) > mostSweepRuns) return SweepFault{Kind::TooMany, text};
    return sweep;
}

std::string sweepText(const Sweep& sweep) {
    std::string text;
    if (sweep.draws) {
        text = fmt::format("random:{}", sweep.draws->runs);
        if (sweep.draws->seed != 1) text += fmt::format(":{}", sweep.draws->seed);
    }
    for (const SweepAxis& axis : sweep.axes) {
        if (!text.empty()) text += ';';
        text += std::string(infoOf(axis.quantity).name) + '=';
        if (axis.kind == SweepAxis::Values::Listed)
            text += listText(axis.listed);
        else
            text += fmt::format("{}({},{})", axis.kind == SweepAxis::Values::Uniform ? "uniform" : "log", axis.low,
                                axis.high);
    }
    return text;
}

std::string runText(const Sweep& sweep, const SweepRun& run) {
    std::string text;
    for (std::size_t i = 0; i < sweep.axes.size(); ++i)
        text += (i > 0 ? ";" : "") + std::string(infoOf(sweep.axes[i].quantity).name) + '=' + shortest(run.values[i]);
    return text;
}

}  // namespace fovea
