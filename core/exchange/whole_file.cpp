// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/whole_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>

namespace fovea {
namespace {

constexpr std::size_t largestRead = std::size_t{1} << 30;  // Linux gives at most 2 GiB - 4 KiB at once

std::string reasonOf(int error) { return std::generic_category().message(error); }

}  // namespace

Result<std::vector<std::byte>> readWholeFile(const std::string& path, std::size_t largest) {
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) {
        if (errno == ENOENT || errno == ENOTDIR) return Error{ErrorCode::FileNotFound, {path}};
        return Error{ErrorCode::FileNotReadable, {path, reasonOf(errno)}};
    }
    struct Closer {
        int file;
        ~Closer() { ::close(file); }
    } const closer{file};
    struct stat status {};
    if (::fstat(file, &status) != 0) return Error{ErrorCode::FileNotReadable, {path, reasonOf(errno)}};
    if (!S_ISREG(status.st_mode))
        return Error{ErrorCode::FileNotReadable, {path, reasonOf(S_ISDIR(status.st_mode) ? EISDIR : EINVAL)}};
    if (static_cast<std::uintmax_t>(status.st_size) > largest)
        return Error{ErrorCode::FileNotReadable, {path, reasonOf(EFBIG)}};

    std::vector<std::byte> bytes(static_cast<std::size_t>(status.st_size));
    std::size_t filled = 0;
    while (filled < bytes.size()) {
        const ssize_t got = ::read(file, bytes.data() + filled, std::min(bytes.size() - filled, largestRead));
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return Error{ErrorCode::FileNotReadable, {path, reasonOf(errno)}};
        if (got == 0) break;  // it was shortened meanwhile; the format's own checks say so
        filled += static_cast<std::size_t>(got);
    }
    bytes.resize(filled);
    return bytes;
}

}  // namespace fovea
