// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/temporary_files.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <filesystem>
#include <optional>
#include <string_view>
#include <system_error>

namespace fovea {
namespace {

constexpr std::string_view prefix = ".fovea-";
constexpr std::string_view suffix = ".tmp";

std::atomic<unsigned> nextNumber{0};

struct Maker {
    pid_t process = 0;
    unsigned number = 0;
};

/// Who made a file, by its name; nothing for other files.
std::optional<Maker> makerOf(std::string_view name) {
    if (!name.starts_with(prefix) || !name.ends_with(suffix)) return std::nullopt;
    name.remove_prefix(prefix.size());
    name.remove_suffix(suffix.size());
    Maker maker;
    const char* const end = name.data() + name.size();
    const auto process = std::from_chars(name.data(), end, maker.process);
    if (process.ec != std::errc() || process.ptr == end || *process.ptr != '-') return std::nullopt;
    const auto number = std::from_chars(process.ptr + 1, end, maker.number);
    if (number.ec != std::errc() || number.ptr != end || maker.process <= 0) return std::nullopt;
    return maker;
}

/// In a container every program may have the same number, so that this one's own may be an older one's.
bool mayBeAlive(const Maker& maker) {
    if (maker.process == ::getpid()) return maker.number < nextNumber;
    return ::kill(maker.process, 0) == 0 || errno == EPERM;
}

/// The file or folder itself, open and locked, so that nobody writes to it; -1 where somebody may.
int lockAbandoned(const std::filesystem::path& path) {
    const int file = ::open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (file < 0) return -1;
    struct stat status {};
    const bool isOurs = ::fstat(file, &status) == 0 && (S_ISREG(status.st_mode) || S_ISDIR(status.st_mode));
    if (isOurs && ::flock(file, LOCK_EX | LOCK_NB) == 0) return file;
    (void)::close(file);
    return -1;
}

}  // namespace

std::string temporaryName(const std::string& folder) {
    return fmt::format("{}/{}{}-{}{}", folder, prefix, ::getpid(), nextNumber++, suffix);
}

bool holdTemporary(int file) {
    // Where a file system has no locks, nothing is ever held by removeAbandoned either, which removes nothing then.
    if (::flock(file, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) return false;
    struct stat status {};
    return ::fstat(file, &status) != 0 || status.st_nlink > 0;
}

void removeAbandoned(const std::string& folder) {
    namespace fs = std::filesystem;
    std::error_code error;
    for (auto entry = fs::directory_iterator(folder, error); !error && entry != fs::directory_iterator();
         entry.increment(error)) {
        const auto maker = makerOf(entry->path().filename().native());
        if (!maker || mayBeAlive(*maker)) continue;
        const int file = lockAbandoned(entry->path());
        if (file < 0) continue;
        std::error_code ignored;
        fs::remove_all(entry->path(), ignored);
        (void)::close(file);
    }
}

}  // namespace fovea
