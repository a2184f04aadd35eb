// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasets/readers/picture_folder.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <string_view>
#include <system_error>
#include <utility>

#include "core/text/utf8.h"
#include "datasets/readers/natural_order.h"

namespace fovea {

namespace {

namespace fs = std::filesystem;

constexpr int deepestFolder = 8;
/// Names looked at to tell what a folder is.
constexpr int namesTried = 1000;

constexpr std::array<std::string_view, 18> pictureEndings{".png",  ".jpg", ".jpeg", ".gif", ".bmp",  ".ppm",
                                                          ".pgm",  ".pbm", ".webp", ".tif", ".tiff", ".tga",
                                                          ".heic", ".ico", ".xpm",  ".xbm", ".avif", ".jfif"};

struct PartName {
    std::string_view name;
    DataPart part;
};
constexpr std::array<PartName, 7> partNames{{{"train", DataPart::Training},
                                             {"training", DataPart::Training},
                                             {"val", DataPart::Validation},
                                             {"valid", DataPart::Validation},
                                             {"validation", DataPart::Validation},
                                             {"test", DataPart::Test},
                                             {"testing", DataPart::Test}}};

std::string loweredName(std::string name) {
    std::transform(name.begin(), name.end(), name.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c; });
    return name;
}

/// What systems leave behind without being asked.
bool isHidden(const std::string& name) {
    return name.starts_with('.') || name == "Thumbs.db" || name == "desktop.ini" || name == "__MACOSX";
}

std::string validText(std::string_view text) {
    std::string result;
    while (!text.empty()) {
        const std::size_t length = utf8Sequence(text);
        result += length > 0 ? std::string(text.substr(0, length)) : std::string("?");
        text.remove_prefix(std::max<std::size_t>(length, 1));
    }
    return result;
}

struct Entry {
    std::string name;
    bool isFolder = false;
    bool isLink = false;
};

/// In natural order.
Result<std::vector<Entry>> entriesIn(const fs::path& folder) {
    std::vector<Entry> entries;
    std::error_code fault;
    fs::directory_iterator each(folder, fault);
    for (const fs::directory_iterator end; !fault && each != end; each.increment(fault)) {
        std::error_code ignored;
        entries.push_back({each->path().filename().string(), each->is_directory(ignored), each->is_symlink(ignored)});
    }
    if (fault) return Error(ErrorCode::FileNotReadable, {folder.string(), fault.message()});
    std::sort(entries.begin(), entries.end(),
              [](const Entry& a, const Entry& b) { return naturallyBefore(a.name, b.name); });
    return entries;
}

std::string inside(const std::string& folder, const std::string& name) {
    return folder.empty() ? name : folder + "/" + name;
}

struct PartFolder {
    std::string name;  ///< "" for the whole folder
    DataPart part;
};

bool hasFolder(const fs::path& folder) {
    std::error_code fault;
    std::error_code ignored;
    fs::directory_iterator each(folder, fault);
    for (; !fault && each != fs::directory_iterator(); each.increment(fault))
        if (each->is_directory(ignored) && !isHidden(each->path().filename().string())) return true;
    return false;
}

/// The parts that a folder has: those called so where one of them is for training, else one of everything. A part holds
/// folders; pictures of trains may lie in "train" beside cars and planes.
std::vector<PartFolder> partsOf(const fs::path& root, const std::vector<Entry>& entries) {
    std::vector<PartFolder> parts;
    for (const PartName& row : partNames) {
        const auto found = std::find_if(entries.begin(), entries.end(), [&](const Entry& entry) {
            return entry.isFolder && loweredName(entry.name) == row.name && hasFolder(root / entry.name);
        });
        const bool taken =
            std::any_of(parts.begin(), parts.end(), [&](const PartFolder& p) { return p.part == row.part; });
        if (found != entries.end() && !taken) parts.push_back({found->name, row.part});
    }
    if (parts.empty() || parts.front().part != DataPart::Training) return {{"", DataPart::Training}};
    return parts;
}

bool hasPicture(const fs::path& folder) {
    std::error_code fault;
    fs::directory_iterator each(folder, fault);
    for (int tried = 0; !fault && each != fs::directory_iterator() && tried < namesTried;
         each.increment(fault), ++tried)
        if (hasPictureEnding(each->path().filename().string())) return true;
    return false;
}

/// Walks through the folders of classes.
class Lister {
public:
    Lister(fs::path root, const std::stop_token& stop) : root_(std::move(root)), stop_(stop) {}

    Result<PictureListing> list() {
        const auto entries = entriesIn(root_);
        if (!entries) return entries.error();
        const std::vector<PartFolder> parts = partsOf(root_, *entries);
        if (!parts.front().name.empty()) leaveOutBeside(*entries, parts);
        for (const PartFolder& part : parts) {
            if (auto listed = listPart(part); !listed) return listed.error();
        }
        const auto classes = static_cast<std::int64_t>(listing_.classNames.size());
        if (classes < fewestClasses || classes > mostClasses)
            return Error(ErrorCode::DatasetClassCount, {root_.string(), classes, fewestClasses, mostClasses});
        for (auto& name : listing_.classNames) name = validText(name);
        return std::move(listing_);
    }

private:
    void leaveOutBeside(const std::vector<Entry>& entries, const std::vector<PartFolder>& parts) {
        for (const Entry& entry : entries) {
            const bool isPart =
                std::any_of(parts.begin(), parts.end(), [&](const PartFolder& p) { return p.name == entry.name; });
            if (!isPart) listing_.leaveOut({entry.name, whyBeside(entry)});
        }
    }

    static LeftOutWhy whyBeside(const Entry& entry) {
        return isHidden(entry.name) ? LeftOutWhy::Hidden : LeftOutWhy::OutsideClass;
    }

    Result<void> listPart(const PartFolder& part) {
        const auto entries = entriesIn(root_ / part.name);
        if (!entries) return entries.error();
        for (const Entry& entry : *entries) {
            const std::string path = inside(part.name, entry.name);
            if (!entry.isFolder || isHidden(entry.name)) {
                listing_.leaveOut({path, whyBeside(entry)});
                continue;
            }
            const auto label = labelOf(entry.name, part.part);
            if (!label) {
                listing_.leaveOut({path, LeftOutWhy::UnknownClass});
                continue;
            }
            const std::size_t before = listing_.pictures.size();
            if (auto listed = listFolder(path, {"", *label, part.part}, 1); !listed) return listed;
            if (listing_.pictures.size() > before) {
                listing_.hasTest = listing_.hasTest || part.part == DataPart::Test;
                listing_.hasValidation = listing_.hasValidation || part.part == DataPart::Validation;
                continue;
            }
            listing_.leaveOut({path, LeftOutWhy::Empty});
            if (part.part == DataPart::Training) listing_.classNames.pop_back();
        }
        return {};
    }

    /// A folder of the training part is a new class.
    std::optional<int> labelOf(const std::string& name, DataPart part) {
        auto& names = listing_.classNames;
        if (part == DataPart::Training) {
            names.push_back(name);
            return static_cast<int>(names.size()) - 1;
        }
        const auto found = std::find(names.begin(), names.end(), name);
        if (found == names.end()) return std::nullopt;
        return static_cast<int>(found - names.begin());
    }

    // NOLINTNEXTLINE(misc-no-recursion): eight deep at most
    Result<void> listFolder(const std::string& folder, const FoundPicture& like, int depth) {
        if (stop_.stop_requested()) return Error(ErrorCode::Cancelled);
        const auto entries = entriesIn(root_ / folder);
        if (!entries) return entries.error();
        for (const Entry& entry : *entries) {
            const std::string path = inside(folder, entry.name);
            if (isHidden(entry.name)) {
                listing_.leaveOut({path, LeftOutWhy::Hidden});
            } else if (entry.isFolder) {
                if (depth == deepestFolder || entry.isLink) {
                    listing_.leaveOut({path, LeftOutWhy::TooDeep});
                } else if (auto listed = listFolder(path, like, depth + 1); !listed) {
                    return listed;
                }
            } else {
                listFile(path, like);
            }
        }
        return {};
    }

    void listFile(const std::string& path, const FoundPicture& like) {
        std::error_code fault;
        const auto size = fs::file_size(root_ / path, fault);
        if (!fault && size == 0) {
            listing_.leaveOut({path, LeftOutWhy::Empty});
        } else {
            listing_.pictures.push_back({path, like.label, like.part});
        }
    }

    fs::path root_;
    std::stop_token stop_;
    PictureListing listing_;
};

}  // namespace

void PictureListing::leaveOut(LeftOutFile file) {
    if (leftOut.size() < DataFindings::mostListed) leftOut.push_back(std::move(file));
    ++leftOutCount;
}

bool hasPictureEnding(const std::string& name) {
    const std::string lower = loweredName(name);
    return !isHidden(name) && std::any_of(pictureEndings.begin(), pictureEndings.end(),
                                          [&](std::string_view ending) { return lower.ends_with(ending); });
}

bool holdsPicturesByClass(const std::string& folder) {
    const auto entries = entriesIn(folder);
    if (!entries) return false;
    const fs::path root = fs::path(folder) / partsOf(folder, *entries).front().name;
    std::error_code fault;
    fs::directory_iterator each(root, fault);
    for (int tried = 0; !fault && each != fs::directory_iterator() && tried < namesTried;
         each.increment(fault), ++tried) {
        std::error_code ignored;
        if (each->is_directory(ignored) && hasPicture(each->path())) return true;
    }
    return false;
}

Result<PictureListing> listPictures(const std::string& folder, const std::stop_token& stop) {
    return Lister(folder, stop).list();
}

}  // namespace fovea
