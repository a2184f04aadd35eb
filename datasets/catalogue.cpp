// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasets/catalogue.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <optional>
#include <system_error>

#include "datasets/readers/cifar10.h"
#include "datasets/readers/foreign_data.h"
#include "datasets/readers/idx.h"
#include "datasets/synthetic/builtin.h"

namespace fovea {

namespace {

namespace fs = std::filesystem;

constexpr const char* debianFolder = "/usr/share/datasets";
constexpr const char* cifar10Archive = "cifar-10-binary.tar.gz";

bool isFolder(const fs::path& path) {
    std::error_code fault;
    return fs::is_directory(path, fault);
}

bool isFile(const fs::path& path) {
    std::error_code fault;
    return fs::is_regular_file(path, fault);
}

/// At least one member is there, so that a broken set is told from none.
bool hasCifar10Files(const fs::path& folder) {
    return std::any_of(cifar10Members.begin(), cifar10Members.end(),
                       [&](std::string_view member) { return isFile(folder / member); });
}

std::optional<fs::path> cifar10In(const fs::path& folder) {
    if (hasCifar10Files(folder / cifar10FolderName)) return folder / cifar10FolderName;
    if (isFile(folder / cifar10Archive)) return folder / cifar10Archive;
    if (hasCifar10Files(folder)) return folder;
    return std::nullopt;
}

/// As torchvision calls the folder, in which the files lie under `raw`.
const char* torchvisionName(const std::string& name) { return name == "fashion-mnist" ? "FashionMNIST" : "MNIST"; }

std::optional<fs::path> idxIn(const fs::path& folder, const std::string& name) {
    for (const fs::path& inside : {fs::path(name), fs::path(torchvisionName(name)) / "raw"})
        if (hasIdxFiles((folder / inside).string())) return folder / inside;
    // The folder itself, where its name says which of the two it holds.
    if (folder.filename() == name && hasIdxFiles(folder.string())) return folder;
    if (name == "mnist" && folder.filename() != "fashion-mnist" && hasIdxFiles(folder.string())) return folder;
    return std::nullopt;
}

Result<std::string> locateKnown(const std::string& name, const SearchFolders& search) {
    std::vector<std::string> folders = search.folders;
    folders.emplace_back(debianFolder);
    std::string searched;
    for (const auto& folder : folders) {
        if (folder.empty()) continue;
        const auto found = name == "cifar10" ? cifar10In(folder) : idxIn(folder, name);
        if (found) return found->string();
        searched += (searched.empty() ? "" : "\n") + folder;
    }
    return Error(ErrorCode::DatasetMissing, {name, searched});
}

/// The folder with IDX files that a path stands for: itself, torchvision's `raw` in it, or the only one of torchvision's
/// two sets in it.
std::optional<fs::path> idxBelow(const fs::path& folder) {
    for (const fs::path& place : {folder, folder / "raw"})
        if (hasIdxFiles(place.string())) return place;
    const fs::path digits = folder / torchvisionName("mnist") / "raw";
    const fs::path clothes = folder / torchvisionName("fashion-mnist") / "raw";
    const bool hasDigits = hasIdxFiles(digits.string());
    if (hasDigits == hasIdxFiles(clothes.string())) return std::nullopt;
    return hasDigits ? digits : clothes;
}

/// The folder with data that a path stands for: itself, or the one inside that the archive would make.
Result<std::string> locatePath(const std::string& given) {
    const fs::path path(given);
    std::error_code fault;
    const auto type = fs::status(path, fault).type();
    if (type != fs::file_type::not_found && fault) return Error(ErrorCode::FileNotReadable, {given, fault.message()});
    if (isFile(path)) {
        if (const auto foreign = foreignFile(given)) return *foreign;
        return given;
    }
    if (isFolder(path)) {
        if (const auto found = cifar10In(path)) return found->string();
        if (const auto found = idxBelow(path)) return found->string();
        if (const auto foreign = foreignFolder(given)) return *foreign;
    }
    return Error(ErrorCode::DatasetUnknown, {given});
}

/// Fashion-MNIST is recognised by its folder's own name (torchvision's `raw` apart); its files look like MNIST's.
const std::vector<std::string>& idxClassNames(const std::string& folder) {
    std::error_code fault;
    const fs::path whole = fs::absolute(folder, fault).lexically_normal();
    fs::path named = whole.has_filename() ? whole : whole.parent_path();
    if (named.filename() == "raw") named = named.parent_path();
    std::string lower = named.filename().string();
    std::transform(lower.begin(), lower.end(), lower.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? c + 32 : c; });
    return lower.find("fashion") != std::string::npos ? fashionClassNames() : digitClassNames();
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
    if (nameOrPath == "builtin") return std::string();
    return findDataset(nameOrPath) != nullptr ? locateKnown(nameOrPath, search) : locatePath(nameOrPath);
}

Result<DatasetPair> openDataset(const std::string& nameOrPath, const SearchFolders& search, std::stop_token stop,
                                DatasetProgress progress) {
    if (nameOrPath == "builtin") return openBuiltin({}, std::move(stop), progress);
    const auto place = locateDataset(nameOrPath, search);
    if (!place) return place.error();
    auto opened = [&]() -> Result<DatasetPair> {
        if (isFile(*place)) return openCifar10Archive(*place, stop, progress);
        if (hasCifar10Files(*place)) return openCifar10Folder(*place, stop, progress);
        const auto& names = nameOrPath == "mnist"           ? digitClassNames()
                            : nameOrPath == "fashion-mnist" ? fashionClassNames()
                                                            : idxClassNames(*place);
        return openIdxFolder(*place, names, stop, progress);
    }();
    if (opened) opened->name = nameOrPath;
    return opened;
}

}  // namespace fovea
