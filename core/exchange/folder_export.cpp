// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/folder_export.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <optional>
#include <span>
#include <string_view>
#include <system_error>

#include "core/exchange/atomic_file.h"
#include "core/exchange/temporary_files.h"
#include "core/exchange/whole_file.h"
#include "core/json.h"
#include "core/network/spec_json.h"

namespace fovea {
namespace {

namespace fs = std::filesystem;

/// FNV-1a, 64 bits: tells a changed file, by accident and not by malice.
std::string fingerprint(std::string_view bytes) {
    std::uint64_t hash = 0xcbf29ce484222325;
    for (const char byte : bytes) hash = (hash ^ static_cast<std::uint8_t>(byte)) * 0x100000001b3;
    return fmt::format("{:016x}", hash);
}

std::string manifestOf(const ExportFolder& folder) {
    nlohmann::ordered_json files = nlohmann::ordered_json::object();
    for (const auto& [name, bytes] : folder.files) files[name] = fingerprint(bytes);
    return nlohmann::ordered_json{{"written_by", "Fovea"}, {"format", folder.format}, {"files", files}}.dump(1) + "\n";
}

std::optional<std::string> contentOf(const fs::path& path) {
    const auto bytes = readWholeFile(path.string(), std::size_t{1} << 40);
    if (!bytes) return std::nullopt;
    return std::string(reinterpret_cast<const char*>(bytes->data()), bytes->size());
}

/// The first entry that keeps the folder from being replaced; nullopt where nothing does.
std::optional<std::string> foreignEntry(const fs::path& folder) {
    std::error_code error;
    nlohmann::json known = nlohmann::json::object();
    if (const auto text = contentOf(folder / exportManifest)) {
        const auto manifest = parseJson(*text, folder.string());
        if (manifest && manifest->is_object() && manifest->contains("files") && manifest->at("files").is_object())
            known = manifest->at("files");
    }
    for (auto entry = fs::directory_iterator(folder, error); !error && entry != fs::directory_iterator();
         entry.increment(error)) {
        const std::string name = entry->path().filename().string();
        if (name == exportManifest && !known.empty()) continue;
        if (name == "__pycache__") continue;  // Python's own, made again when it is needed
        const auto content =
            entry->is_regular_file(error) && !entry->is_symlink(error) ? contentOf(entry->path()) : std::nullopt;
        if (!content || !known.contains(name) || known.at(name) != fingerprint(*content)) return name;
    }
    if (error) return error.message();
    return std::nullopt;
}

Error notWritable(const std::string& path, const std::error_code& error) {
    return {ErrorCode::FileNotWritable, {path, error.message()}};
}

void syncFolder(const fs::path& folder) {
    const int file = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (file < 0) return;
    (void)::fsync(file);
    (void)::close(file);
}

/// A new folder beside the target; removed with what is in it unless it was kept.
class NewFolder {
public:
    explicit NewFolder(const fs::path& beside) : path_(temporaryName(beside.string())) {}
    ~NewFolder() {
        std::error_code ignored;
        if (made_) fs::remove_all(path_, ignored);
        if (held_ >= 0) (void)::close(held_);
    }
    NewFolder(const NewFolder&) = delete;
    NewFolder& operator=(const NewFolder&) = delete;

    std::error_code make() {
        std::error_code error;
        if (!fs::create_directory(path_, error) && !error) error = std::make_error_code(std::errc::file_exists);
        made_ = !error;
        if (made_) held_ = ::open(path_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        if (held_ >= 0 && !holdTemporary(held_)) error = std::make_error_code(std::errc::no_such_file_or_directory);
        return error;
    }
    void keep() { made_ = false; }
    void discard() { made_ = true; }
    const fs::path& path() const { return path_; }

private:
    fs::path path_;
    bool made_ = false;
    int held_ = -1;
};

/// Puts the new folder in the place of the old one, which is then where the new one was. At once, so that a kill never
/// leaves none; in two steps where the file system can't do that (network drives).
std::error_code exchange(NewFolder& fresh, const fs::path& target) {
    if (::renameat2(AT_FDCWD, fresh.path().c_str(), AT_FDCWD, target.c_str(), RENAME_EXCHANGE) == 0) return {};
    NewFolder old(target.has_parent_path() ? target.parent_path() : fs::path("."));
    if (const auto problem = old.make()) return problem;
    std::error_code error;
    fs::rename(target, old.path(), error);  // onto an empty folder
    if (error) return error;
    old.keep();  // until the new one is in its place
    fs::rename(fresh.path(), target, error);
    std::error_code ignored;
    if (error) {
        fs::rename(old.path(), target, ignored);
        return error;
    }
    old.discard();
    fresh.keep();
    return {};
}

}  // namespace

Result<void> writeExportFolder(const std::string& path, const ExportFolder& folder) {
    fs::path target = path;
    if (!target.has_filename()) target = target.parent_path();  // "net/"
    const fs::path beside = target.has_parent_path() ? target.parent_path() : fs::path(".");
    std::error_code error;
    if (!fs::is_directory(beside, error)) return Error{ErrorCode::FolderNotFound, {beside.string()}};
    const bool exists = fs::exists(fs::symlink_status(target, error));
    if (exists) {
        if (!fs::is_directory(fs::symlink_status(target, error)))
            return Error{ErrorCode::FolderNotOurs, {path, target.filename().string()}};
        if (const auto foreign = foreignEntry(target)) return Error{ErrorCode::FolderNotOurs, {path, *foreign}};
    }

    removeAbandoned(beside.string());
    NewFolder fresh(beside);
    if (const auto problem = fresh.make()) return notWritable(path, problem);
    ExportFolder all = folder;
    all.files[exportManifest] = manifestOf(folder);
    for (const auto& [name, bytes] : all.files)
        if (auto written = writeFileAtomically((fresh.path() / name).string(), std::as_bytes(std::span(bytes)));
            !written) {
            Error problem = written.error();
            problem.arguments.front() = path;  // the user knows nothing of the folder on its way
            return problem;
        }
    syncFolder(fresh.path());

    if (exists) {
        error = exchange(fresh, target);
    } else {
        fs::rename(fresh.path(), target, error);
        if (!error) fresh.keep();
    }
    if (error) return notWritable(path, error);
    syncFolder(beside);
    return {};
}

}  // namespace fovea
