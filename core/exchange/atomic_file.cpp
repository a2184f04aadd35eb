// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/atomic_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <system_error>
#include <utility>

#include "core/exchange/temporary_files.h"

namespace fovea {
namespace {

constexpr std::size_t largestWrite = std::size_t{1} << 30;  // Linux takes at most 2 GiB - 4 KiB at once

/// Where a symbolic link leads, also where nothing is there yet, so that the link stays one.
std::string resolved(const std::string& path) {
    std::filesystem::path place = path;
    for (int links = 0; links < 40; ++links) {  // as many as Linux follows
        std::error_code error;
        const auto next = std::filesystem::read_symlink(place, error);
        if (error) break;
        place = place.parent_path() / next;
    }
    return place.string();
}

std::string folderOf(const std::string& path) {
    const std::string folder = std::filesystem::path(path).parent_path().string();
    return folder.empty() ? std::string(".") : folder;
}

bool isSame(const struct stat& one, const struct stat& other) {
    return one.st_dev == other.st_dev && one.st_ino == other.st_ino;
}

/// One replacement on its way: what fails half-way is undone by the destructor.
class Replacement {
public:
    Replacement(const std::string& path, std::uint64_t size, const NextBytes& next, const FileOperations& operations,
                const BeforeReplacing& before)
        : shown_(path), target_(resolved(path)), size_(size), next_(next), do_(operations), before_(before) {}
    ~Replacement() {
        closeQuietly(file_);
        if (held_ >= 0) (void)::close(held_);
        closeQuietly(folder_);
        if (!temporary_.empty()) (void)do_.remove(temporary_);
        if (!backup_.empty()) (void)do_.remove(backup_);
    }
    Replacement(const Replacement&) = delete;
    Replacement& operator=(const Replacement&) = delete;

    Result<void> run() {
        if (auto looked = look(); !looked) return looked;
        if (isSpecial()) return writeInto();
        const std::string folder = folderOf(target_);
        removeAbandoned(folder);
        if (auto begun = begin(folder); !begun) return begun;
        if (auto written = writePieces(); !written) return written.error();
        if (do_.sync(file_) < 0) return unsynced(errno);
        const int closed = do_.close(file_);
        file_ = -1;
        if (closed < 0) return failure(errno);  // network drives report a full disk only here
        if (auto still = before_ ? before_() : Result<void>(); !still) return still;
        return exchange(folder);
    }

    /// As far as run() gets before it writes the first byte; a special file is not opened.
    Result<void> tryOut() {
        if (auto looked = look(); !looked) return looked;
        if (isSpecial()) return do_.mayWrite(target_) < 0 ? failure(errno) : Result<void>();
        return begin(folderOf(target_));
    }

private:
    /// What is there already, and whether it may be replaced.
    Result<void> look() {
        struct stat place {};
        hadOld_ = ::stat(shown_.c_str(), &old_) == 0;
        if (!hadOld_) return errno == ENOENT || errno == ENOTDIR ? Result<void>() : failure(errno);
        if (S_ISDIR(old_.st_mode)) return failure(EISDIR);
        if (S_ISREG(old_.st_mode))
            // An open file that was deleted is reached by /dev/stdout, and has no place where another could go.
            return ::stat(target_.c_str(), &place) == 0 && isSame(place, old_) ? Result<void>() : notReplaceable();
        return S_ISCHR(old_.st_mode) || S_ISFIFO(old_.st_mode) ? Result<void>() : notReplaceable();
    }
    /// Pipes and devices such as /dev/null and /dev/stdout.
    bool isSpecial() const { return hadOld_ && !S_ISREG(old_.st_mode); }
    Error notReplaceable() const { return {ErrorCode::FileNotWritable, {shown_}}; }

    /// What goes there is gone: nothing is replaced, and nothing comes back.
    Result<void> writeInto() {
        // Without waiting for somebody who reads from a pipe.
        file_ = ::open(shown_.c_str(), O_WRONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
        if (file_ < 0) return errno == ENXIO ? notReplaceable() : failure(errno);
        (void)::fcntl(file_, F_SETFL, ::fcntl(file_, F_GETFL) & ~O_NONBLOCK);
        return writePieces();
    }

    Result<void> begin(const std::string& folder) {
        folder_ = do_.openFolder(folder);
        return folder_ < 0 ? folderError(errno, folder) : createTemporary(folder);
    }

    Error failure(int error) const {
        const auto bytes = static_cast<std::int64_t>(size_);
        switch (error) {
            case ENOSPC: return {ErrorCode::DiskFull, {shown_, bytes}};
            case EDQUOT: return {ErrorCode::QuotaFull, {shown_, bytes}};
            case EROFS:
            case EACCES:
            case EPERM: return {ErrorCode::FolderReadOnly, {shown_}};
            case EISDIR: return {ErrorCode::TargetIsFolder, {shown_}};
            case EIO:
            case ESTALE:
            case ETIMEDOUT:
            case EREMOTEIO:
            case ENXIO:
            case ENODEV:
            case ENOTCONN:
            case ENETDOWN:
            case ENETUNREACH:
            case EHOSTDOWN:
            case EHOSTUNREACH: return {ErrorCode::DriveFailed, {shown_, reasonOf(error)}};
            default: return {ErrorCode::FileNotWritable, {shown_, reasonOf(error)}};
        }
    }
    /// A drive that won't say that the bytes have arrived has not got them, whatever it gives as a reason.
    Error unsynced(int error) const {
        if (error == ENOSPC || error == EDQUOT) return failure(error);
        return {ErrorCode::DriveFailed, {shown_, reasonOf(error)}};
    }
    Error folderError(int error, const std::string& folder) const {
        if (error == ENOENT || error == ENOTDIR) return {ErrorCode::FolderNotFound, {folder}};
        return failure(error);
    }
    void closeQuietly(int file) const {
        if (file >= 0) (void)do_.close(file);
    }

    Result<void> createTemporary(const std::string& folder) {
        // The folder's permission would be enough for the rename; a write-protected file is respected all the same.
        if (hadOld_ && do_.mayWrite(target_) < 0) {
            const bool isProtected = errno == EACCES || errno == EPERM;
            return isProtected ? Error(ErrorCode::FileProtected, {shown_}) : failure(errno);
        }
        for (int attempt = 0; attempt < 100; ++attempt) {  // names left by a killed process of the same number
            std::string name = temporaryName(folder);
            file_ = do_.create(name);
            if (file_ >= 0) {
                temporary_ = std::move(name);  // needs no memory, which might be lacking
                if (!holdTemporary(file_)) continue;
                held_ = ::fcntl(file_, F_DUPFD_CLOEXEC, 0);  // from its closing to its renaming it is held too
                if (hadOld_) (void)::fchmod(file_, old_.st_mode & 07777);
                return {};
            }
            if (errno != EEXIST) return failure(errno);
        }
        return failure(EEXIST);
    }

    Result<void> writePieces() {
        while (true) {
            const auto piece = next_();
            if (!piece) return piece.error();
            if (piece->empty()) return {};
            if (auto written = writeBytes(*piece); !written) return written;
        }
    }

    Result<void> writeBytes(std::span<const std::byte> rest) {
        while (!rest.empty()) {
            const std::ptrdiff_t written = do_.write(file_, rest.data(), std::min(rest.size(), largestWrite));
            if (written < 0 && errno == EINTR) continue;
            if (written <= 0) return failure(written < 0 ? errno : EIO);
            rest = rest.subspan(static_cast<std::size_t>(written));
        }
        return {};
    }

    Result<void> exchange(const std::string& folder) {
        if (hadOld_) keepOld(folder);
        if (do_.rename(temporary_, target_) < 0) return failure(errno);
        temporary_.clear();
        // Some network file systems cannot sync a folder and say EINVAL: nothing more can be done there.
        if (do_.sync(folder_) < 0 && errno != EINVAL && errno != ENOTSUP) {
            const int error = errno;
            bringBack();
            return unsynced(error);
        }
        return {};
    }

    /// File systems without hard links give no second name; then only a failing sync of the folder,
    /// after the rename, leaves the new file in place of the old one.
    void keepOld(const std::string& folder) {
        std::string name = temporaryName(folder);
        if (do_.link(target_, name) == 0) backup_ = std::move(name);
    }
    void bringBack() {
        if (!hadOld_) {
            (void)do_.remove(target_);
        } else if (!backup_.empty() && do_.rename(backup_, target_) == 0) {
            backup_.clear();
        }
    }

    std::string shown_;
    std::string target_;
    std::uint64_t size_;
    const NextBytes& next_;
    const FileOperations& do_;
    const BeforeReplacing& before_;
    std::string temporary_;
    std::string backup_;
    struct stat old_ {};
    int folder_ = -1;
    int file_ = -1;
    int held_ = -1;  ///< file_ once more
    bool hadOld_ = false;
};

}  // namespace

std::string reasonOf(int error) { return std::generic_category().message(error); }

FileOperations posixFileOperations() {
    return {
        // A pipe is opened without waiting for somebody who writes to it; then `size` refuses it.
        .openRead = [](const std::string& path) { return ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK); },
        .size = [](int file) -> std::ptrdiff_t {
            struct stat status {};
            if (::fstat(file, &status) != 0) return -1;
            if (S_ISREG(status.st_mode)) return status.st_size;
            errno = S_ISDIR(status.st_mode) ? EISDIR : EINVAL;
            return -1;
        },
        .read = [](int file, std::byte* bytes, std::size_t count) -> std::ptrdiff_t {
            return ::read(file, bytes, count);
        },
        .openFolder =
            [](const std::string& folder) { return ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC); },
        .mayWrite = [](const std::string& path) { return ::access(path.c_str(), W_OK); },
        .create =
            [](const std::string& path) { return ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666); },
        .write = [](int file, const std::byte* bytes, std::size_t count) -> std::ptrdiff_t {
            return ::write(file, bytes, count);
        },
        .sync = [](int file) { return ::fsync(file); },
        .close = [](int file) { return ::close(file); },
        .link = [](const std::string& from, const std::string& to) { return ::link(from.c_str(), to.c_str()); },
        .rename = [](const std::string& from, const std::string& to) { return ::rename(from.c_str(), to.c_str()); },
        .remove = [](const std::string& path) { return ::unlink(path.c_str()); },
    };
}

Result<void> writeFileAtomically(const std::string& path, std::span<const std::byte> bytes) {
    return writeFileAtomically(path, bytes, posixFileOperations());
}

Result<void> writeFileAtomically(const std::string& path, std::span<const std::byte> bytes,
                                 const FileOperations& operations, const BeforeReplacing& before) {
    std::span<const std::byte> rest = bytes;
    return writeFileAtomically(
        path, bytes.size(), [&]() -> Result<std::span<const std::byte>> { return std::exchange(rest, {}); }, operations,
        before);
}

Result<void> writeFileAtomically(const std::string& path, std::uint64_t size, const NextBytes& next,
                                 const FileOperations& operations, const BeforeReplacing& before) {
    return Replacement(path, size, next, operations, before).run();
}

Result<void> checkTarget(const std::string& path, const FileOperations& operations) {
    const NextBytes nothing = []() -> Result<std::span<const std::byte>> { return std::span<const std::byte>(); };
    return Replacement(path, 0, nothing, operations, {}).tryOut();
}

}  // namespace fovea
