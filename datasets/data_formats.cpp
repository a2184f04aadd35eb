// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasets/data_formats.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <filesystem>
#include <initializer_list>
#include <string>
#include <system_error>
#include <vector>

#include "datasets/foreign_kind.h"
#include "datasets/readers/array_pack.h"
#include "datasets/readers/cifar10.h"
#include "datasets/readers/cifar100.h"
#include "datasets/readers/cifar_python.h"
#include "datasets/readers/file_type.h"
#include "datasets/readers/foreign_data.h"
#include "datasets/readers/idx.h"
#include "datasets/readers/idx_set.h"
#include "datasets/readers/picture_folder.h"
#include "datasets/readers/picture_set.h"
#include "datasets/readers/pixel_table.h"
#include "datasets/readers/stl10.h"

namespace fovea {

namespace {

namespace fs = std::filesystem;

constexpr const char* cifar10Archive = "cifar-10-binary.tar.gz";

/// At least one member is there, so that a broken set is told from none.
bool hasCifar10Files(const fs::path& folder) {
    return std::any_of(cifar10Members.begin(), cifar10Members.end(),
                       [&](std::string_view member) { return isPlainFile(folder / member); });
}

/// A file of which nothing tells that it is something else may be the archive.
std::optional<std::string> cifar10Path(const std::string& path) {
    if (isPlainFile(path)) return foreignFile(path) ? std::nullopt : std::optional(path);
    return cifar10Place(path);
}

Result<DatasetPair> openCifar10(const OpeningWork& work, const std::stop_token& stop, DatasetProgress progress) {
    return isPlainFile(work.place) ? openCifar10Archive(work.place, stop, progress)
                                   : openCifar10Folder(work.place, stop, progress);
}

/// The folder with IDX files that a path stands for: itself, torchvision's `raw` in it, or the only one of torchvision's
/// two sets in it.
std::optional<std::string> idxPath(const std::string& path) {
    const fs::path folder(path);
    for (const fs::path& place : {folder, folder / "raw"})
        if (hasIdxFiles(place.string())) return place.string();
    const fs::path digits = folder / "MNIST" / "raw";
    const fs::path clothes = folder / "FashionMNIST" / "raw";
    const bool hasDigits = hasIdxFiles(digits.string());
    if (hasDigits == hasIdxFiles(clothes.string())) return std::nullopt;
    return (hasDigits ? digits : clothes).string();
}

/// Fashion-MNIST and KMNIST are recognised by their folder's own name (torchvision's `raw` apart); their files look like MNIST's.
const std::vector<std::string>& idxClassNames(const std::string& folder) {
    std::error_code fault;
    const fs::path whole = fs::absolute(folder, fault).lexically_normal();
    fs::path named = whole.has_filename() ? whole : whole.parent_path();
    if (named.filename() == "raw") named = named.parent_path();
    std::string lower = named.filename().string();
    std::transform(lower.begin(), lower.end(), lower.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? c + 32 : c; });
    if (lower.find("kmnist") != std::string::npos) return kuzushijiClassNames();
    return lower.find("fashion") != std::string::npos ? fashionClassNames() : digitClassNames();
}

Result<DatasetPair> openIdx(const OpeningWork& work, const std::stop_token& stop, DatasetProgress progress) {
    const auto& names = work.name == "mnist"           ? digitClassNames()
                        : work.name == "fashion-mnist" ? fashionClassNames()
                                                       : idxClassNames(work.place);
    auto opened = openIdxFolder(work.place, names, stop, progress);
    const bool hasMore = !opened && opened.error().code == ErrorCode::DatasetLabelOutOfRange && work.name.empty();
    const auto set = hasMore ? idxSetAt(work.place) : std::nullopt;
    return set ? openIdxSet(*set, work.options, stop, progress) : opened;
}

/// One of the files, or the folder; the official four are idxPath()'s.
std::optional<std::string> idxSetPath(const std::string& path) {
    return idxSetAt(path) ? std::optional(path) : std::nullopt;
}

Result<DatasetPair> openAnyIdx(const OpeningWork& work, const std::stop_token& stop, DatasetProgress progress) {
    const auto set = idxSetAt(work.place);
    if (!set) return Error(ErrorCode::FileNotFound, {work.place});
    return openIdxSet(*set, work.options, stop, progress);
}

std::optional<std::string> picturesPath(const std::string& path) {
    return isFolder(path) && holdsPicturesByClass(path) ? std::optional(path) : std::nullopt;
}

Result<DatasetPair> openPictures(const OpeningWork& work, const std::stop_token& stop, DatasetProgress progress) {
    if (!work.decoder)
        return Error(ErrorCode::DatasetUnknown, {work.place, static_cast<std::int64_t>(ForeignKind::PictureFolder)});
    return openPictureFolder({work.place, work.options, work.decoder}, stop, progress);
}

/// The folder itself, or the one in it that the official archive makes.
template <bool (*holds)(const std::string&)>
std::optional<std::string> folderOrInside(const std::string& path, std::initializer_list<const char*> names) {
    if (!isFolder(path)) return std::nullopt;
    if (holds(path)) return path;
    for (const char* name : names)
        if (const std::string inside = (fs::path(path) / name).string(); holds(inside)) return inside;
    return std::nullopt;
}

std::optional<std::string> cifar100Path(const std::string& path) {
    return folderOrInside<hasCifar100Files>(path, {"cifar-100-binary"});
}
Result<DatasetPair> openCifar100(const OpeningWork& work, const std::stop_token& stop, DatasetProgress progress) {
    return openCifar100Folder(work.place, work.options.coarse, stop, progress);
}

std::optional<std::string> pythonCifarPath(const std::string& path) {
    return folderOrInside<hasPythonCifarFiles>(path, {"cifar-10-batches-py", "cifar-100-python"});
}
Result<DatasetPair> openPython(const OpeningWork& work, const std::stop_token& stop, DatasetProgress progress) {
    return openPythonCifar(work.place, work.options, stop, progress);
}

std::optional<std::string> stl10Path(const std::string& path) {
    return folderOrInside<hasStl10Files>(path, {"stl10_binary"});
}
Result<DatasetPair> openStl(const OpeningWork& work, const std::stop_token& stop, DatasetProgress progress) {
    return openStl10(work.place, work.options, stop, progress);
}

std::optional<std::string> arraysPath(const std::string& path) {
    return holdsArrays(path) ? std::optional(path) : std::nullopt;
}
Result<DatasetPair> openNumpy(const OpeningWork& work, const std::stop_token& stop, DatasetProgress progress) {
    return openArrays(work.place, work.options, stop, progress);
}

std::optional<std::string> tablePath(const std::string& path) {
    return tableFiles(path) ? std::optional(path) : std::nullopt;
}
Result<DatasetPair> openPixelTable(const OpeningWork& work, const std::stop_token& stop, DatasetProgress progress) {
    const auto files = tableFiles(work.place);
    if (!files) return Error(ErrorCode::FileNotFound, {work.place});
    return openTable(*files, work.options, stop, progress);
}

constexpr std::array formats{
    DataFormatRow{DataFormat::Cifar10, "color", cifar10Path, openCifar10},
    DataFormatRow{DataFormat::Cifar100, "labels", cifar100Path, openCifar100},
    DataFormatRow{DataFormat::PythonCifar, "labels", pythonCifarPath, openPython},
    DataFormatRow{DataFormat::Idx, "", idxPath, openIdx},
    DataFormatRow{DataFormat::Idx, "test seed", idxSetPath, openAnyIdx},
    DataFormatRow{DataFormat::Stl10, "", stl10Path, openStl},
    DataFormatRow{DataFormat::Pictures, "side resize color test seed", picturesPath, openPictures},
    DataFormatRow{DataFormat::Arrays, "test seed", arraysPath, openNumpy},
    DataFormatRow{DataFormat::Table, "test seed", tablePath, openPixelTable}};

}  // namespace

std::span<const DataFormatRow> dataFormats() { return formats; }

std::optional<FoundData> recogniseData(const std::string& path) {
    for (const DataFormatRow& row : formats)
        if (auto place = row.placeIn(path)) return FoundData{&row, *std::move(place)};
    return std::nullopt;
}

std::optional<std::string> cifar10Place(const std::string& path) {
    const fs::path folder(path);
    if (hasCifar10Files(folder / cifar10FolderName)) return (folder / cifar10FolderName).string();
    if (isPlainFile(folder / cifar10Archive)) return (folder / cifar10Archive).string();
    if (hasCifar10Files(folder)) return folder.string();
    return std::nullopt;
}

}  // namespace fovea
