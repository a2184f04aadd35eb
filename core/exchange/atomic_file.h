// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>

#include "core/error.h"

namespace fovea {

/// What reading and writing ask of the operating system; each gives -1 and sets errno where it fails, as
/// POSIX does. A test puts its own in place, to see the order and to let the n-th call fail.
struct FileOperations {
    std::function<int(const std::string& path)> openRead;
    std::function<std::ptrdiff_t(int file)> size;  ///< of a regular file; others fail with EISDIR or EINVAL
    std::function<std::ptrdiff_t(int file, std::byte* bytes, std::size_t count)> read;
    std::function<int(const std::string& folder)> openFolder;
    std::function<int(const std::string& path)> mayWrite;  ///< an existing file
    std::function<int(const std::string& path)> create;    ///< exclusively, for writing
    std::function<std::ptrdiff_t(int file, const std::byte* bytes, std::size_t count)> write;
    std::function<int(int file)> sync;  ///< a file's or a folder's
    std::function<int(int file)> close;
    std::function<int(const std::string& from, const std::string& to)> link;
    std::function<int(const std::string& from, const std::string& to)> rename;
    std::function<int(const std::string& path)> remove;
};
FileOperations posixFileOperations();

/// The system's words for an errno.
std::string reasonOf(int error);

/// Asked when everything is written and only the renaming is left; its error is passed on, and the old file stays.
using BeforeReplacing = std::function<Result<void>()>;

/// Replaces the file at `path` by the given bytes, or leaves it untouched: temporary file in the
/// same folder, write, fsync, rename, fsync of the folder. The old file keeps a second name until
/// the last of these has worked, so that it comes back when that fails. A symbolic link stays one, also where
/// nothing is there yet that it leads to; the file's permissions are kept. What killed programs left in the folder is
/// removed. A pipe that somebody reads from and a character device are written into; what else is no regular file is
/// refused, by a FileNotWritable without a reason.
/// Errors: FolderNotFound, FolderReadOnly, FileProtected, TargetIsFolder,
/// DiskFull, QuotaFull, DriveFailed (input and output, a sync that is refused), FileNotWritable (all else).
Result<void> writeFileAtomically(const std::string& path, std::span<const std::byte> bytes);
Result<void> writeFileAtomically(const std::string& path, std::span<const std::byte> bytes,
                                 const FileOperations& operations, const BeforeReplacing& before = {});

/// Gives the next bytes of a file in the making, valid until the next call; nothing at its end.
using NextBytes = std::function<Result<std::span<const std::byte>>()>;
/// The same for a file of `size` bytes that come piece by piece, so that it need not fit into memory.
/// An error of `next` is passed on and leaves the old file untouched.
Result<void> writeFileAtomically(const std::string& path, std::uint64_t size, const NextBytes& next,
                                 const FileOperations& operations = posixFileOperations(),
                                 const BeforeReplacing& before = {});

/// Before work of hours: what writeFileAtomically would fail with now, as far as that can be known without writing.
Result<void> checkTarget(const std::string& path, const FileOperations& operations = posixFileOperations());

}  // namespace fovea
