// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace fovea {

/// Everything that a user or a file can cause. A code travels with its numbers and names
/// (`Error::arguments`, in the order documented here) and becomes a sentence in `app/error_text`.
enum class ErrorCode {
    // Files, any kind
    FileNotFound,     ///< path
    FileNotReadable,  ///< path, reason of the operating system
    FileNotWritable,  ///< path, reason of the operating system
    FolderNotFound,   ///< path
    DiskFull,         ///< path, bytes needed
    QuotaFull,        ///< path, bytes needed
    FolderReadOnly,   ///< path of the file; its file system or folder takes no new file
    FileProtected,    ///< path; the file itself may not be written
    TargetIsFolder,   ///< path
    DriveFailed,      ///< path, reason of the operating system: a network drive or disk that gave up
    FileChanged,      ///< path; another program wrote it since it was opened
    Cancelled,        ///< -

    // Data sets
    DatasetUnknown,          ///< name or path
    DatasetMissing,          ///< name, the folders that were searched, one per line
    DatasetFileTruncated,    ///< path, byte offset, bytes expected from there, bytes found from there
    DatasetWrongSize,        ///< path, bytes expected, bytes found
    DatasetLabelOutOfRange,  ///< path, record, label, largest label allowed
    DatasetWrongMagic,       ///< path, magic expected, magic found
    DatasetSizesDiffer,      ///< path, size expected (HxW), size found (HxW)
    DatasetCountsDiffer,     ///< image file, images, label file, labels
    DatasetEmpty,            ///< path
    DatasetNamesWrong,       ///< path, class names expected, class names found
    DatasetClassCount,       ///< path, classes found, fewest, most
    DatasetBroken,           ///< path, reason
    ArchiveBroken,           ///< path, reason
    ArchiveMemberMissing,    ///< path, member
    ArchiveMemberWrongSize,  ///< path, member, bytes expected, bytes found
    ChecksumWrong,           ///< path, expected, found
    ImageNotDecodable,       ///< path, reason
    ImageTooLarge,           ///< path, width, height, limit

    // Networks
    NetworkUnknown,        ///< name or path
    PatternInvalid,        ///< the pattern line, PatternFault, first byte of the place, its end
    NetworkInvalid,        ///< node name, then the numbers of the problem; see ShapeProblem for the full account
    NetworkInputMismatch,  ///< network's input (HxWxC), data's shape (HxWxC)
    NetworkClassMismatch,  ///< scores the network gives, classes of the data
    JsonBroken,            ///< path, byte, reason
    JsonFieldInvalid,      ///< path, field, what was found
    OptionInvalid,         ///< option, value, what is allowed
    OutOfMemory,           ///< bytes needed (0: unknown), bytes available
    NoMoreThreads,         ///< -; the system refused to start one
    Unexpected,            ///< what the exception says that ended the work

    // Projects and exports
    ProjectBroken,          ///< path, what is wrong
    ProjectTooNew,          ///< path, version of the file, newest version understood
    ProjectTooLarge,        ///< path, bytes of the header (names, notes, canvas), bytes allowed
    ProjectWithoutWeights,  ///< path
    TensorMissing,          ///< path, tensor
    TensorShapeWrong,       ///< path, tensor, expected, found
    ExportUnsupported,      ///< what, where
    OnnxBroken,             ///< path, what is wrong
    OnnxVersion,            ///< path, operator set of the file, oldest read, newest read
    OnnxExternalData,       ///< path, tensor
    OnnxUnsupported,        ///< path, then for each unsupported operator: operator, node, OnnxUnsupported, its detail
    ResumeMismatch,         ///< path, what differs
    FolderNotOurs,          ///< path, what is there

    // Arrays (.npy)
    ArrayBroken,      ///< path, what is wrong
    ArrayTypeWrong,   ///< path, type found
    ArrayOrderWrong,  ///< path
    ArrayShapeWrong,  ///< path, shape found, shape expected
    LayerUnknown,     ///< name, the layers there are

    // Training
    Diverged,  ///< step, loss, layer name or "" if unknown, tensor as DivergentPlace names it

    // Getting data
    DownloadRefused,  ///< address, reason
    DownloadStatus,   ///< address, HTTP status
    DownloadCutOff,   ///< address, bytes expected, bytes received
};

using ErrorArgument = std::variant<std::int64_t, double, std::string>;

/// A fault as a value: what happened, and the numbers and names that a sentence about it needs.
struct Error {
    ErrorCode code{};
    std::vector<ErrorArgument> arguments;

    // NOLINTNEXTLINE(google-explicit-constructor): a code alone is an error
    Error(ErrorCode errorCode, std::initializer_list<ErrorArgument> list = {}) : code(errorCode), arguments(list) {}
    friend bool operator==(const Error&, const Error&) = default;
};

/// Either a value or an Error. `std::expected` is C++23; this is the part of it that Fovea uses.
template <class T>
class [[nodiscard]] Result {
public:
    Result(T value) : content_(std::move(value)) {}      // NOLINT: implicit, as for std::expected
    Result(Error error) : content_(std::move(error)) {}  // NOLINT

    explicit operator bool() const { return content_.index() == 0; }
    bool hasValue() const { return content_.index() == 0; }

    /// Requires hasValue().
    T& value() & { return std::get<0>(content_); }
    const T& value() const& { return std::get<0>(content_); }
    T&& value() && { return std::get<0>(std::move(content_)); }
    T& operator*() & { return value(); }
    const T& operator*() const& { return value(); }
    T&& operator*() && { return std::move(*this).value(); }
    T* operator->() { return &value(); }
    const T* operator->() const { return &value(); }

    /// Requires !hasValue().
    const Error& error() const { return std::get<1>(content_); }

private:
    std::variant<T, Error> content_;
};

/// The outcome of something that gives no value.
template <>
class [[nodiscard]] Result<void> {
public:
    Result() = default;
    Result(Error error) : error_(std::in_place_index<1>, std::move(error)) {}  // NOLINT
    explicit operator bool() const { return error_.index() == 0; }
    bool hasValue() const { return error_.index() == 0; }
    const Error& error() const { return std::get<1>(error_); }

private:
    std::variant<std::monostate, Error> error_;
};

}  // namespace fovea
