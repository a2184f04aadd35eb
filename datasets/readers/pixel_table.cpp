// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasets/readers/pixel_table.h"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string_view>
#include <system_error>
#include <utility>

#include "core/reason.h"
#include "datasets/readers/file_type.h"
#include "datasets/readers/labelled_parts.h"
#include "datasets/readers/natural_order.h"
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

/// What a file holds: the label of each line as it stands there, and all pixels.
struct TableContent {
    std::vector<std::string> labels;
    std::vector<std::uint8_t> pixels;
    std::int64_t pixelsOfLine = 0;
};

class TableReading {
public:
    TableReading(std::string path, std::string_view text) : path_(std::move(path)), rest_(text) {}

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
                if (length == text.size()) return true;
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
        isHeader_ = words > 1;
        content_.pixelsOfLine = static_cast<std::int64_t>(columns_) - 1;
        if (!squareShape(content_.pixelsOfLine))
            return broken(Reason::TableSquare, {std::to_string(content_.pixelsOfLine)});
        label_ = isHeader_ ? namedLabel() : wholeField(fields_.back()) ? 0 : columns_ - 1;
        return label_ < columns_ ? Result<void>() : Result<void>(broken(Reason::TableNoLabel, {}));
    }

    std::size_t namedLabel() const {
        for (std::size_t i = 0; i < columns_; ++i) {
            const std::string name = loweredText(fields_[i]);
            if (name == "label" || name == "labels" || name == "class" || name == "target" || name == "y") return i;
        }
        return columns_;
    }

    Result<void> takeLine() {
        if (fields_.size() != columns_)
            return broken(Reason::TableFields,
                          {std::to_string(line_), std::to_string(fields_.size()), std::to_string(columns_)});
        for (std::size_t i = 0; i < columns_; ++i) {
            if (i == label_) {
                content_.labels.emplace_back(fields_[i]);
                continue;
            }
            const auto value = wholeField(fields_[i]);
            if (!value || *value < 0 || *value > 255)
                return broken(Reason::TableNumber, {std::to_string(line_), std::to_string(i + 1)});
            content_.pixels.push_back(static_cast<std::uint8_t>(*value));
        }
        return {};
    }

    std::string path_;
    std::string_view rest_;
    std::vector<std::string_view> fields_;
    std::size_t columns_ = 0;
    std::size_t label_ = 0;
    std::int64_t line_ = 0;
    char separator_ = '\0';
    bool isHeader_ = false;
    TableContent content_;
};

Result<TableContent> readTable(const std::string& path, const std::stop_token& stop, DatasetProgress progress) {
    const auto content = readWholeContent(path, stop, progress);
    if (!content) return content.error();
    return TableReading(path, {reinterpret_cast<const char*>(content->data()), content->size()}).read(stop);
}

/// Labels that are all numbers are those; else each word is a class.
struct LabelWords {
    bool numbers = true;
    std::vector<std::string> names;

    void add(const TableContent& table) {
        numbers = numbers && std::all_of(table.labels.begin(), table.labels.end(),
                                         [](const auto& label) { return wholeField(label).has_value(); });
        names.insert(names.end(), table.labels.begin(), table.labels.end());
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

LabelledPart partOfTable(const std::string& path, TableContent table, const LabelWords& words) {
    LabelledPart part{path, *squareShape(table.pixelsOfLine), std::move(table.pixels), {}};
    for (const std::string& label : table.labels) part.labels.push_back(words.labelOf(label));
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
    auto training = readTable(files.training, stop, progress);
    if (!training) return training.error();
    std::optional<TableContent> test;
    if (!files.test.empty()) {
        auto read = readTable(files.test, stop, progress);
        // Competitions keep the labels of their test images to themselves: one column fewer.
        const bool isUnlabelled = !read && read.error().code == ErrorCode::DatasetBroken;
        if (!read && !isUnlabelled) return read.error();
        if (read) test = *std::move(read);
    }
    LabelWords words;
    words.add(*training);
    if (test) words.add(*test);
    words.finish();
    LabelledParts parts;
    if (!words.numbers) parts.classNames = words.names;
    parts.training = partOfTable(files.training, *std::move(training), words);
    if (test) parts.test = partOfTable(files.test, *std::move(test), words);
    return datasetsOf(files.training, std::move(parts), options);
}

}  // namespace fovea
