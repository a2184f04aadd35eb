// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/whole_file.h"

#include <algorithm>
#include <cerrno>
#include <system_error>

namespace fovea {
namespace {

Error unreadable(const std::string& path, int error) {
    return {ErrorCode::FileNotReadable, {path, std::generic_category().message(error)}};
}

}  // namespace

Result<std::vector<std::byte>> readWholeFile(const std::string& path, std::size_t largest) {
    return readWholeFile(path, largest, posixFileOperations());
}

Result<std::vector<std::byte>> readWholeFile(const std::string& path, std::size_t largest,
                                             const FileOperations& operations) {
    const int file = operations.openRead(path);
    if (file < 0) {
        if (errno == ENOENT || errno == ENOTDIR) return Error{ErrorCode::FileNotFound, {path}};
        return unreadable(path, errno);
    }
    struct Closer {
        int file;
        const FileOperations& operations;
        ~Closer() { (void)operations.close(file); }
    } const closer{file, operations};
    const std::ptrdiff_t size = operations.size(file);
    if (size < 0) return errno == EINVAL ? Error{ErrorCode::FileNotReadable, {path}} : unreadable(path, errno);
    if (static_cast<std::size_t>(size) > largest) return unreadable(path, EFBIG);

    std::vector<std::byte> bytes(static_cast<std::size_t>(size));
    std::size_t filled = 0;
    while (filled < bytes.size()) {
        const std::ptrdiff_t got =
            operations.read(file, bytes.data() + filled, std::min(bytes.size() - filled, largestRead));
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return unreadable(path, errno);
        if (got == 0) break;  // it was shortened meanwhile; the format's own checks say so
        filled += static_cast<std::size_t>(got);
    }
    bytes.resize(filled);
    return bytes;
}

}  // namespace fovea
