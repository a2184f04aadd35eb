// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>

#include "core/error.h"
#include "datasets/progress.h"

namespace fovea {

/// How the binary version of CIFAR-10 is laid out (https://www.cs.toronto.edu/~kriz/cifar.html):
/// each batch file holds `imagesPerFile` records of one label byte and 3 × 1,024 bytes, planar RGB.
struct Cifar10Layout {
    /// 10,000 in the official set. Smaller in tests.
    std::int64_t imagesPerFile = 10'000;

    static constexpr std::int64_t recordBytes = 1 + 3 * 32 * 32;
    std::int64_t batchBytes() const { return imagesPerFile * recordBytes; }
};

/// The names file is 61 bytes long officially; more than this is not a list of ten names.
inline constexpr std::int64_t cifar10NamesLimit = 4096;

inline constexpr std::string_view cifar10FolderName = "cifar-10-batches-bin";
inline constexpr std::string_view cifar10NamesFile = "batches.meta.txt";
inline constexpr std::string_view cifar10TestFile = "test_batch.bin";

/// The seven members that are used, in the order that they are numbered by below. The eighth of the
/// official archive, readme.html, carries no data and is passed over.
inline constexpr std::array<std::string_view, 7> cifar10Members{
    "batches.meta.txt", "data_batch_1.bin", "data_batch_2.bin", "data_batch_3.bin",
    "data_batch_4.bin", "data_batch_5.bin", "test_batch.bin"};

/// Receives the content of one expected member, piece by piece, in order. Answers with an error to give up.
using Cifar10MemberSink = FunctionRef<Result<void>(int member, std::span<const std::byte> piece)>;

/// Streams the seven members out of an archive (.tar, .tar.gz). Everything else in it is passed over
/// unread; no path of the archive is ever used as one. `progress` counts bytes of the archive file.
/// Errors: FileNotFound, FileNotReadable, ArchiveBroken, ArchiveMemberMissing, ArchiveMemberWrongSize,
/// DatasetUnknown (with a ForeignKind), Cancelled, and what the sink answers.
Result<void> readCifar10Archive(const std::string& archivePath, const Cifar10Layout& layout, std::stop_token stop,
                                DatasetProgress progress, Cifar10MemberSink sink);

/// Unpacks the seven members into `destinationFolder`, which appears whole or not at all: they are written
/// to a folder beside it that is renamed at the end. A folder that is there already is replaced.
/// Errors: as readCifar10Archive, FolderNotFound, FileNotWritable, DiskFull.
Result<void> extractCifar10(const std::string& archivePath, const std::string& destinationFolder,
                            std::stop_token stop = {}, DatasetProgress progress = noProgress,
                            const Cifar10Layout& layout = {});

}  // namespace fovea
