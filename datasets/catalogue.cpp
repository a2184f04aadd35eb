// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasets/catalogue.h"

#include <algorithm>
#include <filesystem>
#include <memory>
#include <optional>
#include <string_view>
#include <system_error>
#include <utility>

#include "core/reason.h"
#include "datasets/data_formats.h"
#include "datasets/data_text.h"
#include "datasets/findings.h"
#include "datasets/readers/file_type.h"
#include "datasets/readers/foreign_data.h"
#include "datasets/readers/idx.h"
#include "datasets/synthetic/builtin.h"
#include "datasets/views/class_choice.h"
#include "datasets/views/grey.h"

namespace fovea {

namespace {

namespace fs = std::filesystem;

constexpr const char* debianFolder = "/usr/share/datasets";

/// As torchvision calls the folder, in which the files lie under `raw`.
const char* torchvisionName(const std::string& name) { return name == "fashion-mnist" ? "FashionMNIST" : "MNIST"; }

std::optional<std::string> idxIn(const fs::path& folder, const std::string& name) {
    for (const fs::path& inside : {fs::path(name), fs::path(torchvisionName(name)) / "raw"})
        if (hasIdxFiles((folder / inside).string())) return (folder / inside).string();
    // The folder itself, where its name says which of the two it holds.
    if (folder.filename() == name && hasIdxFiles(folder.string())) return folder.string();
    if (name == "mnist" && folder.filename() != "fashion-mnist" && hasIdxFiles(folder.string())) return folder.string();
    return std::nullopt;
}

const DataFormatRow* rowOf(DataFormat format) {
    const auto rows = dataFormats();
    return &*std::find_if(rows.begin(), rows.end(), [&](const DataFormatRow& row) { return row.format == format; });
}

Result<FoundData> locateKnown(const std::string& name, const SearchFolders& search) {
    std::vector<std::string> folders = search.folders;
    folders.emplace_back(debianFolder);
    std::string searched;
    for (const auto& folder : folders) {
        if (folder.empty()) continue;
        const bool isCifar10 = name == "cifar10";
        if (auto found = isCifar10 ? cifar10Place(folder) : idxIn(folder, name))
            return FoundData{rowOf(isCifar10 ? DataFormat::Cifar10 : DataFormat::Idx), *std::move(found)};
        searched += (searched.empty() ? "" : "\n") + folder;
    }
    return Error(ErrorCode::DatasetMissing, {name, searched});
}

/// The data that a path stands for: itself, or a folder inside that an archive would make.
Result<FoundData> locatePath(const std::string& given) {
    const fs::path path(given);
    std::error_code fault;
    const auto type = fs::status(path, fault).type();
    if (type != fs::file_type::not_found && fault) return Error(ErrorCode::FileNotReadable, {given, fault.message()});
    if (auto found = recogniseData(given)) return *std::move(found);
    const auto foreign = isPlainFile(path) ? foreignFile(given) : isFolder(path) ? foreignFolder(given) : std::nullopt;
    return foreign ? *foreign : Error(ErrorCode::DatasetUnknown, {given});
}

/// Options that the format has no use for are refused.
Result<void> checkKeys(const DataOptions& options, std::string_view keys) {
    const std::string taken = " classes cap " + std::string(keys) + " ";
    for (const std::string& key : keysIn(options)) {
        if (taken.find(" " + key + " ") != std::string::npos) continue;
        std::string named;
        for (const char c : taken.substr(1, taken.find_last_not_of(' ')))
            named += c == ' ' ? std::string(", ") : std::string(1, c);
        return Error(ErrorCode::OptionInvalid, {std::string("DATA"), key, because(Reason::DataKeys), named});
    }
    return {};
}

}  // namespace

const std::vector<DatasetInfo>& knownDatasets() {
    static const std::vector<DatasetInfo> known{
        {.name = "builtin",
         .title = "Built-in pictures",
         .shape = {32, 32, 3},
         .trainingImages = builtinTrainingImages,
         .testImages = builtinTestImages,
         .citation = "Drawn by Fovea itself from a seed, with the class names of CIFAR-10; free to use."},
        {.name = "cifar10",
         .title = "CIFAR-10",
         .shape = {32, 32, 3},
         .trainingImages = 50'000,
         .testImages = 10'000,
         .address = "https://www.cs.toronto.edu/~kriz/cifar-10-binary.tar.gz",
         .bytes = 170'052'171,
         .sha256 = "c4a38c50a1bc5f3a1c5537f2155ab9d68f9f25eb1ed8d9ddda3db29a59bca1dd",
         .citation = "Alex Krizhevsky: Learning Multiple Layers of Features from Tiny Images, 2009."},
        {.name = "mnist",
         .title = "MNIST",
         .shape = {28, 28, 1},
         .trainingImages = 60'000,
         .testImages = 10'000,
         .citation = "Yann LeCun, Corinna Cortes, Christopher J. C. Burges: The MNIST database of handwritten digits."},
        {.name = "fashion-mnist",
         .title = "Fashion-MNIST",
         .shape = {28, 28, 1},
         .trainingImages = 60'000,
         .testImages = 10'000,
         .citation = "Han Xiao, Kashif Rasul, Roland Vollgraf: Fashion-MNIST, 2017, arXiv:1708.07747; MIT licence."}};
    return known;
}

const DatasetInfo* findDataset(const std::string& name) {
    const auto& known = knownDatasets();
    const auto found = std::find_if(known.begin(), known.end(), [&](const auto& info) { return info.name == name; });
    return found == known.end() ? nullptr : &*found;
}

Result<std::string> locateDataset(const std::string& nameOrPath, const SearchFolders& search) {
    const auto text = parseDataText(nameOrPath);
    if (!text) return text.error();
    if (text->place == "builtin") return std::string();
    const auto found = findDataset(text->place) != nullptr ? locateKnown(text->place, search) : locatePath(text->place);
    return found ? Result<std::string>(found->place) : found.error();
}

Result<DatasetPair> openDataset(const std::string& nameOrPath, const SearchFolders& search, std::stop_token stop,
                                DatasetProgress progress) {
    const auto text = parseDataText(nameOrPath);
    if (!text) return text.error();
    const bool isKnown = findDataset(text->place) != nullptr;
    DataFormat format = DataFormat::Builtin;
    Result<DatasetPair> opened = Error(ErrorCode::DatasetUnknown, {nameOrPath});
    if (text->place == "builtin") {
        if (auto fits = checkKeys(text->options, "color"); !fits) return fits.error();
        opened = openBuiltin({}, stop, progress);
    } else {
        const auto found = isKnown ? locateKnown(text->place, search) : locatePath(text->place);
        if (!found) return found.error();
        if (auto fits = checkKeys(text->options, found->row->keys); !fits) return fits.error();
        format = found->row->format;
        const std::string known = isKnown ? text->place : std::string();
        opened = found->row->open({found->place, known, text->options, search.decoder}, stop, progress);
    }
    if (!opened) return opened;
    if (text->options.grey)
        for (auto* part : {&opened->training, &opened->test, &opened->validation}) {
            if (!*part) continue;
            auto grey = greyOf(*part, stop, progress);
            if (!grey) return grey.error();
            *part = *std::move(grey);
        }
    opened->name = nameOrPath;
    auto findings =
        opened->findings ? std::make_shared<DataFindings>(*opened->findings) : std::make_shared<DataFindings>();
    findings->format = format;
    findings->options = text->options;
    opened->findings = std::move(findings);
    return chosenFrom(*std::move(opened), text->options);
}

}  // namespace fovea
