// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/laboratory/run_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "core/evaluation/intervals.h"

namespace fovea {

namespace {

std::string csvField(const std::string& text) {
    if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
    std::string quoted = "\"";
    for (const char letter : text) {
        if (letter == '"') quoted += '"';
        quoted += letter;
    }
    return quoted + '"';
}

void addLine(std::string& text, const std::vector<std::string>& cells) {
    for (std::size_t i = 0; i < cells.size(); ++i) text += (i > 0 ? "," : "") + csvField(cells[i]);
    text += '\n';
}

std::string numberOrNothing(const std::optional<std::int64_t>& number) {
    return number ? std::to_string(*number) : std::string();
}

/// Of all runs, in the order in which they come up.
std::vector<std::string> settingKeys(const std::vector<RunTableRow>& rows) {
    std::vector<std::string> keys;
    for (const RunTableRow& row : rows) {
        // One that only this optimizer has stands behind the one that is before it.
        std::size_t place = 0;
        for (const RunSetting& setting : settingsOf(row.run)) {
            const auto known = std::ranges::find(keys, setting.key);
            if (known == keys.end()) keys.insert(keys.begin() + static_cast<std::ptrdiff_t>(place), setting.key);
            place = static_cast<std::size_t>(std::ranges::find(keys, setting.key) - keys.begin()) + 1;
        }
    }
    return keys;
}

constexpr std::array<std::pair<std::string_view, std::string_view>, 26> latexSigns{{
    {"\\", "\\textbackslash{}"},
    {"{", "\\{"},
    {"}", "\\}"},
    {"%", "\\%"},
    {"&", "\\&"},
    {"#", "\\#"},
    {"$", "\\$"},
    {"_", "\\_"},
    {"^", "\\textasciicircum{}"},
    {"~", "\\textasciitilde{}"},
    {"\n", " "},
    {"\u03B7", "$\\eta$"},
    {"\u03B1", "$\\alpha$"},
    {"\u03B2\u2081", "$\\beta_1$"},
    {"\u03B2\u2082", "$\\beta_2$"},
    {"\u03C1", "$\\rho$"},
    {"\u03B5", "$\\varepsilon$"},
    {"\u00D7", "$\\times$"},
    {"\u00F7", "$\\div$"},
    {"\u2212", "$-$"},
    {"\u00B7", "$\\cdot$"},
    {"\u2192", "$\\to$"},
    {"\u207B", "$^{-}$"},
    {"\u202F", "\\,"},
    {"\u00A0", "~"},
    {"\u2026", "\\ldots{}"},
}};
constexpr std::array<std::string_view, 10> superscripts{"\u2070", "\u00B9", "\u00B2", "\u00B3", "\u2074",
                                                        "\u2075", "\u2076", "\u2077", "\u2078", "\u2079"};

std::string latexText(std::string_view text) {
    std::string result;
    while (!text.empty()) {
        const auto sign =
            std::ranges::find_if(latexSigns, [&](const auto& pair) { return text.starts_with(pair.first); });
        const auto digit =
            std::ranges::find_if(superscripts, [&](std::string_view own) { return text.starts_with(own); });
        if (sign != latexSigns.end()) {
            result += sign->second;
            text.remove_prefix(sign->first.size());
        } else if (digit != superscripts.end()) {
            result += fmt::format("$^{}$", digit - superscripts.begin());
            text.remove_prefix(digit->size());
        } else {
            result += text.front();
            text.remove_prefix(1);
        }
    }
    return result;
}

std::string latexNumber(const std::optional<std::int64_t>& number) {
    if (!number) return "--";
    const std::string digits = std::to_string(*number);
    std::string grouped;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (i > 0 && (digits.size() - i) % 3 == 0) grouped += "\\,";
        grouped += digits[i];
    }
    return grouped;
}

std::string latexRow(const RunTableRow& row, bool withNotes) {
    const RunSummary& run = row.run;
    const Interval interval = wilsonInterval(run.right, run.images);
    const std::string accuracy = run.images > 0 ? fmt::format("{:.1f} & {:.1f}--{:.1f}", 100 * run.accuracy(),
                                                              100 * interval.low, 100 * interval.high)
                                                : std::string("-- & --");
    std::string text = fmt::format("{} & {} & {} & {:.1f} & {} & {}", latexText(row.title), latexText(row.differs),
                                   accuracy, run.seconds, latexNumber(run.parameters), latexNumber(run.macs));
    if (withNotes) text += " & " + latexText(run.note);
    return text + " \\\\\n";
}

}  // namespace

std::string csvOf(const std::vector<RunTableRow>& rows) {
    const std::vector<std::string> keys = settingKeys(rows);
    std::vector<std::string> head{"run", "name", "note"};
    head.insert(head.end(), keys.begin(), keys.end());
    for (const char* figure : {"images", "right", "accuracy", "low", "high", "steps", "seconds", "parameters", "macs"})
        head.emplace_back(figure);
    std::string text;
    addLine(text, head);
    for (const RunTableRow& row : rows) {
        const RunSummary& run = row.run;
        std::vector<std::string> cells{std::to_string(run.number), row.title, run.note};
        const std::vector<RunSetting> settings = settingsOf(run);
        for (const std::string& key : keys) {
            const auto found = std::ranges::find(settings, key, &RunSetting::key);
            cells.push_back(found != settings.end() ? found->value : std::string());
        }
        const Interval interval = wilsonInterval(run.right, run.images);
        const auto share = [&](double value) { return run.images > 0 ? fmt::format("{:.6g}", value) : std::string(); };
        cells.push_back(std::to_string(run.images));
        cells.push_back(run.images > 0 ? std::to_string(run.right) : std::string());
        for (const double value : {run.accuracy(), interval.low, interval.high}) cells.push_back(share(value));
        cells.push_back(std::to_string(run.steps));
        cells.push_back(fmt::format("{:.3f}", run.seconds));
        cells.push_back(numberOrNothing(run.parameters));
        cells.push_back(numberOrNothing(run.macs));
        addLine(text, cells);
    }
    return text;
}

std::string latexOf(const std::vector<RunTableRow>& rows, const LatexHead& head) {
    const bool withNotes = std::ranges::any_of(rows, [](const RunTableRow& row) { return !row.run.note.empty(); });
    std::string text =
        fmt::format("% \\usepackage{{booktabs}}\n\\begin{{tabular}}{{llrrrrr{}}}\n\\toprule\n", withNotes ? "l" : "");
    text += fmt::format("{} & {} & {} & {} & {} & {} & {}", latexText(head.name), latexText(head.differs),
                        latexText(head.accuracy), latexText(head.interval), latexText(head.seconds),
                        latexText(head.parameters), latexText(head.macs));
    if (withNotes) text += " & " + latexText(head.note);
    text += " \\\\\n\\midrule\n";
    for (const RunTableRow& row : rows) text += latexRow(row, withNotes);
    return text + "\\bottomrule\n\\end{tabular}\n";
}

}  // namespace fovea
