// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasets/archive/cifar10_archive.h"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <bitset>
#include <optional>

#include "core/reason.h"
#include "datasets/archive/read_archive.h"
#include "datasets/foreign_kind.h"

namespace fovea {

namespace {

/// What is in the archive besides the seven members is passed over, but not without end: the official
/// one holds a readme of 88 bytes more.
constexpr std::int64_t surplusLimit = 16 * 1024 * 1024;
constexpr int entryLimit = 1000;

/// Number of the member that a path of the archive stands for, or -1.
int memberNumber(const char* path) {
    if (path == nullptr) return -1;
    std::string_view name(path);
    if (name.starts_with("./")) name.remove_prefix(2);
    if (!name.starts_with(cifar10FolderName)) return -1;
    name.remove_prefix(cifar10FolderName.size());
    if (!name.starts_with('/')) return -1;
    name.remove_prefix(1);
    const auto found = std::find(cifar10Members.begin(), cifar10Members.end(), name);
    return found == cifar10Members.end() ? -1 : static_cast<int>(found - cifar10Members.begin());
}

/// The other versions that the same page offers.
std::optional<ForeignKind> foreignMember(const char* path) {
    std::string_view name(path == nullptr ? "" : path);
    if (name.starts_with("./")) name.remove_prefix(2);
    if (name.starts_with("cifar-10-batches-py/")) return ForeignKind::PythonCifar10;
    if (name.starts_with("cifar-10-batches-mat/")) return ForeignKind::MatlabCifar10;
    if (name.starts_with("cifar-100-")) return ForeignKind::Cifar100;
    return std::nullopt;
}

Error ofOtherKind(const std::string& path, ForeignKind kind) {
    return {ErrorCode::DatasetUnknown, {path, static_cast<std::int64_t>(kind)}};
}

bool isNames(int member) { return cifar10Members[static_cast<std::size_t>(member)] == cifar10NamesFile; }

std::int64_t mostBytes(int member, const Cifar10Layout& layout) {
    return isNames(member) ? cifar10NamesLimit : layout.batchBytes();
}

Error wrongSize(const std::string& path, int member, std::int64_t expected, std::int64_t found) {
    return {ErrorCode::ArchiveMemberWrongSize,
            {path, std::string(cifar10Members[static_cast<std::size_t>(member)]), expected, found}};
}

/// Copies one member to the sink, never more than its size.
Result<void> streamMember(archive* handle, const std::string& path, int member, const Cifar10Layout& layout,
                          const std::stop_token& stop, DatasetProgress progress, std::int64_t archiveBytes,
                          Cifar10MemberSink sink) {
    const std::int64_t limit = mostBytes(member, layout);
    std::int64_t received = 0;
    for (;;) {
        if (stop.stop_requested()) return Error(ErrorCode::Cancelled);
        const void* block = nullptr;
        std::size_t length = 0;
        la_int64_t offset = 0;
        const int status = archive_read_data_block(handle, &block, &length, &offset);
        if (status == ARCHIVE_EOF) break;
        if (status != ARCHIVE_OK) return archiveError(path, handle);
        // A sparse member would jump; the official ones don't.
        if (offset != received) return Error(ErrorCode::ArchiveBroken, {path, because(Reason::ArchiveSparse)});
        received += static_cast<std::int64_t>(length);
        if (received > limit) return wrongSize(path, member, limit, received);
        auto taken = sink(member, {static_cast<const std::byte*>(block), length});
        if (!taken) return taken;
        progress(archive_filter_bytes(handle, -1), archiveBytes);
    }
    if (!isNames(member) && received != limit) return wrongSize(path, member, limit, received);
    return {};
}

}  // namespace

Result<void> readCifar10Archive(const std::string& archivePath, const Cifar10Layout& layout, std::stop_token stop,
                                DatasetProgress progress, Cifar10MemberSink sink) {
    const auto archiveBytes = fileSize(archivePath);
    if (!archiveBytes) return archiveBytes.error();
    auto opened = openArchive(archivePath, ArchiveKind::Tar);
    if (!opened) return opened.error();
    archive* handle = opened->get();

    std::bitset<cifar10Members.size()> seen;
    std::int64_t surplus = 0;
    for (int entries = 0; !seen.all(); ++entries) {
        if (stop.stop_requested()) return Error(ErrorCode::Cancelled);
        archive_entry* entry = nullptr;
        const int status = archive_read_next_header(handle, &entry);
        if (status == ARCHIVE_EOF) break;
        if (status != ARCHIVE_OK && status != ARCHIVE_WARN) return archiveError(archivePath, handle);
        const int member = memberNumber(archive_entry_pathname(entry));
        if (member < 0 || archive_entry_filetype(entry) != AE_IFREG || archive_entry_hardlink(entry) != nullptr) {
            if (const auto kind = foreignMember(archive_entry_pathname(entry))) return ofOtherKind(archivePath, *kind);
            surplus += std::max<std::int64_t>(0, archive_entry_size(entry));
            if (surplus > surplusLimit || entries > entryLimit) {
                if (seen.none()) return ofOtherKind(archivePath, ForeignKind::OtherArchive);
                return Error(ErrorCode::ArchiveBroken, {archivePath, because(Reason::ArchiveSurplus)});
            }
            continue;
        }
        if (seen.test(static_cast<std::size_t>(member))) {
            return Error(ErrorCode::ArchiveBroken, {archivePath, because(Reason::ArchiveTwice)});
        }
        const std::int64_t announced = archive_entry_size(entry);
        const std::int64_t limit = mostBytes(member, layout);
        if (isNames(member) ? announced > limit : announced != limit) {
            return wrongSize(archivePath, member, limit, announced);
        }
        auto streamed = streamMember(handle, archivePath, member, layout, stop, progress, *archiveBytes, sink);
        if (!streamed) return streamed;
        seen.set(static_cast<std::size_t>(member));
    }
    if (seen.none() && surplus > 0) return ofOtherKind(archivePath, ForeignKind::OtherArchive);
    for (std::size_t member = 0; member < cifar10Members.size(); ++member) {
        if (!seen.test(member)) {
            return Error(ErrorCode::ArchiveMemberMissing, {archivePath, std::string(cifar10Members[member])});
        }
    }
    progress(*archiveBytes, *archiveBytes);
    return {};
}

}  // namespace fovea
