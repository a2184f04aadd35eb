// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasets/readers/cifar_python.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <utility>
#include <vector>

#include "core/reason.h"
#include "datasets/readers/file_type.h"
#include "datasets/readers/labelled_parts.h"
#include "datasets/readers/pickle.h"
#include "datasets/readers/planes.h"
#include "datasets/readers/whole_content.h"

namespace fovea {

namespace {

constexpr Shape cifarImage{32, 32, 3};
constexpr std::size_t cifarBytes = 3072;

std::string inFolder(const std::string& folder, const std::string& name) {
    return (std::filesystem::path(folder) / name).string();
}

Error lacksFields(const std::string& path, const std::string& fields) {
    return errorBecause(ErrorCode::DatasetBroken, path, {Reason::PickleFields, {fields}});
}

/// Adds the pictures of a batch: "data", n × 3072 bytes of planes, and its labels under `key`.
Result<void> addBatch(const std::string& path, const std::string& key, const std::stop_token& stop,
                      LabelledPart& part) {
    const auto content = readWholeContent(path, stop, noProgress);
    if (!content) return content.error();
    const auto pickle = Pickle::parse(*content, path, stop);
    if (!pickle) return pickle.error();
    const Pickle::Value* data = pickle->find(pickle->root(), "data");
    const Pickle::Value* labels = pickle->find(pickle->root(), key);
    const auto* array = data != nullptr ? std::get_if<Pickle::Array>(data) : nullptr;
    if (array == nullptr || labels == nullptr) return lacksFields(path, "data, " + key);
    const auto numbers = pickle->wholeNumbers(*labels);
    const bool fits = array->type.code == "u1" && !array->fortranOrder && numbers &&
                      array->bytes.size() == numbers->size() * cifarBytes;
    if (!fits) return lacksFields(path, "data, " + key);
    const std::size_t before = part.pixels.size();
    part.pixels.resize(before + array->bytes.size());
    const std::span from(reinterpret_cast<const std::uint8_t*>(array->bytes.data()), array->bytes.size());
    for (std::size_t at = 0; at < from.size(); at += cifarBytes)
        interleavePlanes(from.subspan(at, cifarBytes), 3, std::span(part.pixels).subspan(before + at, cifarBytes));
    part.labels.insert(part.labels.end(), numbers->begin(), numbers->end());
    return {};
}

Result<std::vector<std::string>> readMeta(const std::string& path, const std::string& key,
                                          const std::stop_token& stop) {
    const auto content = readWholeContent(path, stop, noProgress);
    if (!content) return content.error();
    const auto pickle = Pickle::parse(*content, path, stop);
    if (!pickle) return pickle.error();
    const Pickle::Value* found = pickle->find(pickle->root(), key);
    auto names = found != nullptr ? pickle->texts(*found) : std::nullopt;
    if (!names || names->empty()) return lacksFields(path, key);
    return *std::move(names);
}

/// Which files and fields a version has.
struct PythonLayout {
    std::vector<std::string> training;
    std::string test, meta, labels, names;
};

PythonLayout layoutOf(const std::string& folder, bool coarse) {
    if (isPlainFile(inFolder(folder, "train")))
        return {{"train"},
                "test",
                "meta",
                coarse ? "coarse_labels" : "fine_labels",
                coarse ? "coarse_label_names" : "fine_label_names"};
    return {{"data_batch_1", "data_batch_2", "data_batch_3", "data_batch_4", "data_batch_5"},
            "test_batch",
            "batches.meta",
            "labels",
            "label_names"};
}

}  // namespace

bool hasPythonCifarFiles(const std::string& folder) {
    const auto has = [&](const char* name) { return isPlainFile(inFolder(folder, name)); };
    return has("batches.meta") || has("data_batch_1") || (has("meta") && has("train"));
}

Result<DatasetPair> openPythonCifar(const std::string& folder, const DataOptions& options, std::stop_token stop,
                                    DatasetProgress progress) {
    const PythonLayout layout = layoutOf(folder, options.coarse);
    if (options.coarse && layout.training.size() > 1)
        return Error(ErrorCode::OptionInvalid,
                     {std::string("labels"), std::string("coarse"), because(Reason::DataWords), std::string("fine")});
    auto names = readMeta(inFolder(folder, layout.meta), layout.names, stop);
    if (!names) return names.error();
    LabelledParts parts;
    parts.classNames = *std::move(names);
    parts.training = LabelledPart{folder, cifarImage, {}, {}};
    parts.test = LabelledPart{inFolder(folder, layout.test), cifarImage, {}, {}};
    const auto total = static_cast<std::int64_t>(layout.training.size()) + 1;
    std::int64_t done = 0;
    for (const std::string& file : layout.training) {
        if (auto added = addBatch(inFolder(folder, file), layout.labels, stop, *parts.training); !added)
            return added.error();
        progress(++done, total);
    }
    if (auto added = addBatch(inFolder(folder, layout.test), layout.labels, stop, *parts.test); !added)
        return added.error();
    progress(total, total);
    if (parts.test->count() == 0) return Error(ErrorCode::DatasetEmpty, {folder});
    return datasetsOf(folder, std::move(parts), options);
}

}  // namespace fovea
