// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasets/readers/pixel_table.h"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <limits>
#include <string_view>
#include <system_error>
#include <unordered_map>
#include <utility>

#include "core/memory.h"
#include "core/reason.h"
#include "datasets/readers/file_type.h"
#include "datasets/readers/labelled_parts.h"
#include "datasets/readers/natural_order.h"
#include "datasets/readers/picture_folder.h"
#include "datasets/readers/whole_content.h"

namespace fovea {

namespace {

std::string loweredText(std::string_view text) {
    std::string lower(text);
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c; });
    return lower;
}

bool hasTableEnding(const std::filesystem::path& path) {
    std::string name = loweredText(path.filename().string());
    if (name.ends_with(".gz")) name.resize(name.size() - 3);
    return name.ends_with(".csv") || name.ends_with(".tsv");
}

/// "digits-train.csv" becomes "digits-test.csv".
std::string testNameOf(const std::string& name) {
    const std::size_t at = loweredText(name).find("train");
    return at == std::string::npos ? std::string() : std::string(name).replace(at, 5, "test");
}

std::string_view trimmed(std::string_view field) {
    while (!field.empty() && (field.front() == ' ' || field.front() == '"')) field.remove_prefix(1);
    while (!field.empty() && (field.back() == ' ' || field.back() == '"' || field.back() == '\r'))
        field.remove_suffix(1);
    return field;
}

std::optional<std::int64_t> wholeField(std::string_view field) {
    if (field.ends_with(".0")) field.remove_suffix(2);
    std::int64_t number = 0;
    const auto [end, fault] = std::from_chars(field.data(), field.data() + field.size(), number);
    const bool whole = !field.empty() && fault == std::errc() && end == field.data() + field.size();
    return whole ? std::optional(number) : std::nullopt;
}

bool isLabelName(std::string_view field) {
    const std::string name = loweredText(field);
    return name == "label" || name == "labels" || name == "class" || name == "target" || name == "y";
}

/// What a file holds: which of its words each line has as its label, and all pixels.
struct TableContent {
    std::vector<std::string> words;  ///< each once, as it stands there
    std::vector<std::uint16_t> labels;
    std::vector<std::uint8_t> pixels;
    std::int64_t pixelsOfLine = 0;
};

/// What a file's first line tells, even where the rest can't be read.
struct TableStart {
    std::size_t columns = 0;
    bool namesLabel = false;
};

bool areNumbers(const std::vector<std::string>& words) {
    return std::all_of(words.begin(), words.end(), [](const auto& word) { return wholeField(word).has_value(); });
}

class TableReading {
public:
    TableReading(std::string path, std::string_view text) : path_(std::move(path)), rest_(text) {}

    TableStart start() const { return {columns_, isHeader_ && label_ < columns_}; }

    Result<TableContent> read(const std::stop_token& stop) {
        while (nextLine()) {
            if (line_ % 256 == 0 && stop.stop_requested()) return Error(ErrorCode::Cancelled);
            const bool isFirst = columns_ == 0;
            if (isFirst) {
                if (auto begun = begin(); !begun) return begun.error();
                if (isHeader_) continue;
            }
            if (auto taken = takeLine(); !taken) return taken.error();
        }
        if (content_.labels.empty()) return Error(ErrorCode::DatasetEmpty, {path_});
        return std::move(content_);
    }

private:
    Error broken(Reason reason, std::vector<std::string> details) const {
        return errorBecause(ErrorCode::DatasetBroken, path_, {reason, std::move(details)});
    }

    /// The next one that isn't empty, cut into its fields.
    bool nextLine() {
        while (!rest_.empty()) {
            const std::size_t end = std::min(rest_.find('\n'), rest_.size());
            std::string_view text = rest_.substr(0, end);
            rest_.remove_prefix(std::min(end + 1, rest_.size()));
            ++line_;
            if (trimmed(text).empty()) continue;
            if (separator_ == '\0') separator_ = separatorOf(text);
            fields_.clear();
            for (;;) {
                const std::size_t length = std::min(text.find(separator_), text.size());
                fields_.push_back(trimmed(text.substr(0, length)));
                if (length == text.size() || fields_.size() == mostFields) return true;
                text.remove_prefix(length + 1);
            }
        }
        return false;
    }

    static char separatorOf(std::string_view text) {
        constexpr std::string_view separators = ",;\t";
        return *std::max_element(separators.begin(), separators.end(), [&](char a, char b) {
            return std::count(text.begin(), text.end(), a) < std::count(text.begin(), text.end(), b);
        });
    }

    /// Names or numbers, and which column is the label.
    Result<void> begin() {
        columns_ = fields_.size();
        if (columns_ < 2) return broken(Reason::TableNoLabel, {});
        const auto words = std::count_if(fields_.begin(), fields_.end(), [](auto field) { return !wholeField(field); });
        isHeader_ = words > 1 || (words == 1 && namesNumbers());
        // Before the shape is looked at: a table without a label has a pixel more than it seems, and is told from it.
        label_ = isHeader_ ? namedLabel() : wholeField(fields_.back()) ? 0 : columns_ - 1;
        content_.pixelsOfLine = static_cast<std::int64_t>(columns_) - 1;
        if (!squareShape(content_.pixelsOfLine))
            return broken(Reason::TableSquare, {std::to_string(content_.pixelsOfLine)});
        return label_ < columns_ ? Result<void>() : Result<void>(broken(Reason::TableNoLabel, {}));
    }

    std::size_t namedLabel() const {
        return static_cast<std::size_t>(std::find_if(fields_.begin(), fields_.end(), isLabelName) - fields_.begin());
    }

    /// Pandas calls columns without names 0, 1, …; "label" beside them is no class of its own. A "y" may be one, of letters,
    /// where the others do not count.
    bool namesNumbers() const {
        const std::size_t named = namedLabel();
        if (named == columns_) return false;
        if (loweredText(fields_[named]) != "y") return true;
        std::optional<std::int64_t> before;
        for (std::size_t i = 0; i < columns_; ++i) {
            if (i == named) continue;
            const auto number = wholeField(fields_[i]);
            if (!number || (before ? *number != *before + 1 : *number > 1)) return false;
            before = number;
        }
        return true;
    }

    Result<void> takeLine() {
        if (fields_.size() != columns_)
            return broken(Reason::TableFields,
                          {std::to_string(line_), std::to_string(fields_.size()), std::to_string(columns_)});
        for (std::size_t i = 0; i < columns_; ++i) {
            if (i == label_) {
                if (auto taken = takeLabel(fields_[i]); !taken) return taken.error();
                continue;
            }
            const auto value = wholeField(fields_[i]);
            if (!value || *value < 0 || *value > 255)
                return broken(Reason::TableNumber, {std::to_string(line_), std::to_string(i + 1)});
            content_.pixels.push_back(static_cast<std::uint8_t>(*value));
        }
        return {};
    }

    /// Each word is kept once: a line of two fields is not to take more than it has bytes.
    Result<void> takeLabel(std::string_view field) {
        const auto next = static_cast<std::uint16_t>(content_.words.size());
        const auto [found, isNew] = numbers_.try_emplace(field, next);
        content_.labels.push_back(found->second);
        if (!isNew) return {};
        content_.words.emplace_back(field);
        if (content_.words.size() < std::numeric_limits<std::uint16_t>::max()) return {};
        if (!areNumbers(content_.words))
            return Error(ErrorCode::DatasetClassCount,
                         {path_, static_cast<std::int64_t>(content_.words.size()), fewestClasses, mostClasses});
        std::int64_t first = *wholeField(field);
        std::int64_t last = first;
        for (const std::string& word : content_.words) {
            first = std::min(first, *wholeField(word));
            last = std::max(last, *wholeField(word));
        }
        return broken(Reason::LabelsRange, {std::to_string(first), std::to_string(last)});
    }

    /// One more than of the largest picture with its label.
    static constexpr std::size_t mostFields = 3 * largestFileSide * largestFileSide + 2;

    std::string path_;
    std::string_view rest_;
    std::vector<std::string_view> fields_;
    std::size_t columns_ = 0;
    std::size_t label_ = 0;
    std::int64_t line_ = 0;
    char separator_ = '\0';
    bool isHeader_ = false;
    TableContent content_;
    std::unordered_map<std::string_view, std::uint16_t> numbers_;  ///< of the words
};

Result<TableContent> readTable(const std::string& path, const std::stop_token& stop, DatasetProgress progress,
                               TableStart& start) {
    const auto content = readWholeContent(path, stop, progress);
    if (!content) return content.error();
    TableReading reading(path, {reinterpret_cast<const char*>(content->data()), content->size()});
    auto table = reading.read(stop);
    start = reading.start();
    return table;
}

/// Labels that are all numbers are those; else each word is a class.
struct LabelWords {
    bool numbers = true;
    std::vector<std::string> names;

    void add(const TableContent& table) {
        numbers = numbers && areNumbers(table.words);
        names.insert(names.end(), table.words.begin(), table.words.end());
    }
    void finish() {
        std::sort(names.begin(), names.end(), naturallyBefore);
        names.erase(std::unique(names.begin(), names.end()), names.end());
    }
    std::int64_t labelOf(const std::string& word) const {
        if (numbers) return *wholeField(word);
        return std::lower_bound(names.begin(), names.end(), word, naturallyBefore) - names.begin();
    }
};

Result<LabelledPart> partOfTable(const std::string& path, TableContent table, const LabelWords& words) {
    // Labels of two bytes take eight from here on.
    const auto bytes = static_cast<std::int64_t>(table.labels.size() * sizeof(std::int64_t));
    const auto most =
        static_cast<std::int64_t>(availableMemory().value_or(std::numeric_limits<std::int64_t>::max()) / 2);
    if (bytes > most) return Error(ErrorCode::OutOfMemory, {bytes, most, path});
    std::vector<std::int64_t> labelOf;
    for (const std::string& word : table.words) labelOf.push_back(words.labelOf(word));
    LabelledPart part{path, *squareShape(table.pixelsOfLine), std::move(table.pixels), {}};
    part.labels.reserve(table.labels.size());
    for (const std::uint16_t word : table.labels) part.labels.push_back(labelOf[word]);
    return part;
}

}  // namespace

std::optional<TableFiles> tableFiles(const std::string& path) {
    namespace fs = std::filesystem;
    const fs::path given(path);
    if (isPlainFile(given)) return hasTableEnding(given) ? std::optional(TableFiles{path, ""}) : std::nullopt;
    if (!isFolder(given)) return std::nullopt;
    constexpr int mostNames = 1000;
    std::vector<fs::path> tables;
    std::error_code fault;
    fs::directory_iterator each(given, fault);
    for (int seen = 0; !fault && each != fs::directory_iterator() && seen < mostNames; each.increment(fault), ++seen)
        if (hasTableEnding(each->path()) && isPlainFile(each->path())) tables.push_back(each->path());
    std::sort(tables.begin(), tables.end());
    for (const fs::path& table : tables) {
        const std::string test = testNameOf(table.filename().string());
        if (test.empty()) continue;
        const bool isThere = isPlainFile(given / test);
        return TableFiles{table.string(), isThere ? (given / test).string() : ""};
    }
    return tables.size() == 1 ? std::optional(TableFiles{tables.front().string(), ""}) : std::nullopt;
}

Result<DatasetPair> openTable(const TableFiles& files, const DataOptions& options, std::stop_token stop,
                              DatasetProgress progress) {
    TableStart start;
    auto training = readTable(files.training, stop, progress, start);
    if (!training) return training.error();
    std::optional<TableContent> test;
    if (!files.test.empty()) {
        TableStart testStart;
        auto read = readTable(files.test, stop, progress, testStart);
        // Competitions keep the labels of their test images to themselves: one column fewer.
        const bool isUnlabelled = testStart.columns + 1 == start.columns && !testStart.namesLabel;
        if (!read && (!isUnlabelled || read.error().code != ErrorCode::DatasetBroken)) return read.error();
        if (!isUnlabelled) test = *std::move(read);
    }
    LabelWords words;
    words.add(*training);
    if (test) words.add(*test);
    words.finish();
    LabelledParts parts;
    if (!words.numbers) parts.classNames = words.names;
    auto part = partOfTable(files.training, *std::move(training), words);
    if (!part) return part.error();
    parts.training = *std::move(part);
    if (test) {
        auto testPart = partOfTable(files.test, *std::move(test), words);
        if (!testPart) return testPart.error();
        parts.test = *std::move(testPart);
    }
    return datasetsOf(files.training, std::move(parts), options);
}

}  // namespace fovea
