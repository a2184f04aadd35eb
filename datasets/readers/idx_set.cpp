// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasets/readers/idx_set.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <string_view>
#include <system_error>
#include <utility>

#include "datasets/readers/file_type.h"
#include "datasets/readers/labelled_parts.h"

namespace fovea {

namespace {

namespace fs = std::filesystem;

/// What a name says: "emnist-letters-", training, pictures.
struct IdxName {
    std::string stem;
    bool test = false;
    bool labels = false;
};

/// Takes the first of the words out of the text; false where none is in it.
bool takeWord(std::string& text, std::initializer_list<std::string_view> words) {
    for (const std::string_view word : words) {
        const std::size_t at = text.find(word);
        if (at == std::string::npos) continue;
        text.erase(at, word.size());
        return true;
    }
    return false;
}

std::optional<IdxName> idxName(std::string text) {
    takeWord(text, {".gz"});
    IdxName name;
    name.labels = takeWord(text, {"labels"});
    const bool known = name.labels ? takeWord(text, {"idx1"}) : takeWord(text, {"images"}) && takeWord(text, {"idx3"});
    name.test = takeWord(text, {"t10k", "test"});
    if (!known || (!name.test && !takeWord(text, {"train"}))) return std::nullopt;
    // What is left between the words, as in "emnist-letters---ubyte".
    takeWord(text, {"ubyte", "byte"});
    while (!text.empty() && (text.back() == '-' || text.back() == '.' || text.back() == '_')) text.pop_back();
    name.stem = text;
    return name;
}

/// Signs of EMNIST's classes by label (Cohen et al., "EMNIST: an extension of MNIST to handwritten letters", 2017).
std::vector<std::string> emnistNames(const std::string& stem) {
    std::string signs = "0123456789";
    const std::string letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    const auto has = [&](std::string_view word) { return stem.find(word) != std::string::npos; };
    if (has("letters")) signs = letters;
    if (has("byclass")) signs += letters + "abcdefghijklmnopqrstuvwxyz";
    if (has("balanced") || has("bymerge")) signs += letters + "abdefghnqrt";
    std::vector<std::string> names;
    for (const char sign : signs) names.emplace_back(1, sign);
    return names;
}

/// Labels of "letters" count from 1.
void countFromZero(LabelledPart& part) {
    for (std::int64_t& label : part.labels) --label;
}

/// Rows become columns.
void transpose(LabelledPart& part) {
    const auto height = static_cast<std::size_t>(part.shape.height);
    const auto width = static_cast<std::size_t>(part.shape.width);
    std::vector<std::uint8_t> one(height * width);
    for (std::size_t at = 0; at < part.pixels.size(); at += one.size()) {
        for (std::size_t y = 0; y < height; ++y)
            for (std::size_t x = 0; x < width; ++x) one[x * height + y] = part.pixels[at + y * width + x];
        std::copy(one.begin(), one.end(), part.pixels.begin() + static_cast<std::ptrdiff_t>(at));
    }
    std::swap(part.shape.height, part.shape.width);
}

bool fitsNames(const LabelledParts& parts, std::size_t names) {
    const auto fits = [&](const std::optional<LabelledPart>& part) {
        return !part || std::all_of(part->labels.begin(), part->labels.end(), [&](std::int64_t label) {
            return label >= 0 && label < static_cast<std::int64_t>(names);
        });
    };
    return fits(parts.training) && fits(parts.test);
}

/// What EMNIST and KMNIST need beside their bytes.
void nameClasses(const IdxSet& set, LabelledParts& parts) {
    if (set.stem.starts_with("emnist")) {
        const bool fromOne = set.stem.find("letters") != std::string::npos;
        for (auto* part : {&parts.training, &parts.test}) {
            if (!*part) continue;
            transpose(**part);
            if (fromOne) countFromZero(**part);
        }
        parts.classNames = emnistNames(set.stem);
        return;
    }
    const std::string place = fs::path(set.files.trainingImages).parent_path().string() + set.stem;
    const bool isKuzushiji = place.find("kmnist") != std::string::npos || place.find("KMNIST") != std::string::npos;
    if (isKuzushiji && fitsNames(parts, kuzushijiClassNames().size())) parts.classNames = kuzushijiClassNames();
}

}  // namespace

std::vector<IdxSet> idxSetsIn(const std::string& folder) {
    constexpr int mostNames = 1000;
    std::map<std::string, IdxSet> sets;
    std::error_code fault;
    fs::directory_iterator each(folder, fault);
    for (int seen = 0; !fault && each != fs::directory_iterator() && seen < mostNames; each.increment(fault), ++seen) {
        const auto name = idxName(each->path().filename().string());
        if (!name || !isPlainFile(each->path())) continue;
        IdxSet& set = sets[name->stem];
        set.stem = name->stem;
        IdxFiles& files = set.files;
        std::string& place = name->test     ? name->labels ? files.testLabels : files.testImages
                             : name->labels ? files.trainingLabels
                                            : files.trainingImages;
        // Of a plain and a packed one the shorter name.
        if (place.empty() || each->path().string().size() < place.size()) place = each->path().string();
    }
    std::vector<IdxSet> result;
    for (auto& [stem, set] : sets)
        if (!set.files.trainingImages.empty() && !set.files.trainingLabels.empty()) result.push_back(std::move(set));
    return result;
}

std::optional<IdxSet> idxSetAt(const std::string& path) {
    if (isPlainFile(path)) {
        const auto name = idxName(fs::path(path).filename().string());
        if (!name) return std::nullopt;
        for (IdxSet& set : idxSetsIn(fs::path(path).parent_path().string()))
            if (set.stem == name->stem) return std::move(set);
        return std::nullopt;
    }
    for (const char* inside : {"", "raw", "gzip"}) {
        auto sets = idxSetsIn((fs::path(path) / inside).string());
        if (sets.size() == 1) return std::move(sets.front());
    }
    return std::nullopt;
}

Result<DatasetPair> openIdxSet(const IdxSet& set, const DataOptions& options, std::stop_token stop,
                               DatasetProgress progress) {
    LabelledParts parts;
    auto training = readIdxPart(set.files.trainingImages, set.files.trainingLabels, stop, progress);
    if (!training) return training.error();
    parts.training = *std::move(training);
    if (!set.files.testImages.empty() && !set.files.testLabels.empty()) {
        auto test = readIdxPart(set.files.testImages, set.files.testLabels, stop, progress);
        if (!test) return test.error();
        parts.test = *std::move(test);
    }
    nameClasses(set, parts);
    return datasetsOf(set.files.trainingImages, std::move(parts), options);
}

}  // namespace fovea
