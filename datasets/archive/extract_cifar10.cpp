// SPDX-License-Identifier: GPL-3.0-or-later
#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <optional>
#include <system_error>
#include <utility>

#include "datasets/archive/cifar10_archive.h"

namespace fovea {

namespace {

namespace fs = std::filesystem;

Error writeError(const std::string& path, std::int64_t bytes, int reason) {
    // EFBIG: a limit on the size of files, which to the person in front is the same as a full disk.
    if (reason == ENOSPC || reason == EDQUOT || reason == EFBIG) return {ErrorCode::DiskFull, {path, bytes}};
    return {ErrorCode::FileNotWritable, {path, std::string(std::strerror(reason))}};
}

/// A new file; closed and flushed to the disk by finish().
class OutputFile {
public:
    OutputFile() = default;
    ~OutputFile() {
        if (descriptor_ >= 0) ::close(descriptor_);
    }
    OutputFile(const OutputFile&) = delete;
    OutputFile& operator=(const OutputFile&) = delete;

    Result<void> open(const std::string& path) {
        path_ = path;
        descriptor_ = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
        if (descriptor_ < 0) return writeError(path_, 0, errno);
        return {};
    }
    Result<void> write(std::span<const std::byte> bytes) {
        while (!bytes.empty()) {
            const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
            if (written < 0 && errno == EINTR) continue;
            if (written < 0) return writeError(path_, static_cast<std::int64_t>(bytes.size()), errno);
            bytes = bytes.subspan(static_cast<std::size_t>(written));
        }
        return {};
    }
    Result<void> finish() {
        if (descriptor_ < 0) return {};
        const bool flushed = ::fsync(descriptor_) == 0;
        const int flushReason = errno;
        const bool closed = ::close(std::exchange(descriptor_, -1)) == 0;
        if (!flushed) return writeError(path_, 0, flushReason);
        if (!closed) return writeError(path_, 0, errno);
        return {};
    }

private:
    std::string path_;
    int descriptor_ = -1;
};

/// A folder that is removed with all that is in it, unless it was kept.
class TemporaryFolder {
public:
    static Result<fs::path> makeBeside(const fs::path& destination) {
        std::string pattern =
            (destination.parent_path() / ("." + destination.filename().string() + ".XXXXXX")).string();
        if (::mkdtemp(pattern.data()) == nullptr) return writeError(pattern, 0, errno);
        return fs::path(pattern);
    }
    explicit TemporaryFolder(fs::path path) : path_(std::move(path)) {}
    ~TemporaryFolder() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    const fs::path& path() const { return path_; }

private:
    fs::path path_;
};

/// Puts the finished folder in its place; what is there already steps aside first and is removed after.
Result<void> publish(const fs::path& finished, const fs::path& destination) {
    std::error_code fault;
    fs::permissions(finished, fs::perms(0755), fault);
    if (fault) return writeError(destination.string(), 0, fault.value());
    const fs::path aside = finished.string() + ".old";
    const bool replaces = fs::exists(fs::symlink_status(destination, fault));  // with `fault`, it doesn't throw
    if (replaces) {
        fs::rename(destination, aside, fault);
        if (fault) return writeError(destination.string(), 0, fault.value());
    }
    fs::rename(finished, destination, fault);
    if (fault) {
        const int reason = fault.value();
        if (replaces) fs::rename(aside, destination, fault);
        return writeError(destination.string(), 0, reason);
    }
    if (replaces) fs::remove_all(aside, fault);
    return {};
}

}  // namespace

Result<void> extractCifar10(const std::string& archivePath, const std::string& destinationFolder, std::stop_token stop,
                            DatasetProgress progress, const Cifar10Layout& layout) {
    std::error_code fault;
    fs::path destination = fs::absolute(destinationFolder, fault).lexically_normal();
    if (destination.filename().empty()) destination = destination.parent_path();
    if (!fs::is_directory(destination.parent_path(), fault)) {
        return Error(ErrorCode::FolderNotFound, {destination.parent_path().string()});
    }
    auto made = TemporaryFolder::makeBeside(destination);
    if (!made) return made.error();
    const TemporaryFolder temporary(*made);

    OutputFile file;
    int current = -1;
    auto read = readCifar10Archive(archivePath, layout, stop, progress,
                                   [&](int member, std::span<const std::byte> piece) -> Result<void> {
                                       if (member != current) {
                                           if (auto finished = file.finish(); !finished) return finished;
                                           const auto name = cifar10Members[static_cast<std::size_t>(member)];
                                           if (auto opened = file.open((temporary.path() / name).string()); !opened)
                                               return opened;
                                           current = member;
                                       }
                                       return file.write(piece);
                                   });
    if (!read) return read;
    if (auto finished = file.finish(); !finished) return finished;
    if (stop.stop_requested()) return Error(ErrorCode::Cancelled);
    return publish(temporary.path(), destination);
}

}  // namespace fovea
