// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/npy.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <bit>
#include <cassert>
#include <cerrno>
#include <limits>
#include <optional>
#include <string_view>
#include <utility>

#include "core/exchange/atomic_file.h"
#include "core/exchange/whole_file.h"
#include "core/reason.h"

namespace fovea {
namespace {

static_assert(std::endian::native == std::endian::little, "numbers go to the file as they lie in memory");

constexpr std::string_view magic = "\x93NUMPY";
constexpr std::size_t mostSides = 32;  // as NumPy

/// The header's Python literal: a dict of strings, booleans and tuples of whole numbers.
class HeaderText {
public:
    explicit HeaderText(std::string_view text) : rest_(text) {}

    /// False where the text isn't what NumPy writes.
    bool parse() {
        if (!take('{')) return false;
        while (!take('}')) {
            const auto key = takeString();
            if (!key || !take(':') || !takeValue(*key)) return false;
            if (!take(',') && !startsWith('}')) return false;
        }
        skipBlanks();
        return rest_.empty() && type && fortranOrder && shape;
    }

    std::optional<std::string> type;
    std::optional<bool> fortranOrder;
    std::optional<std::vector<std::int64_t>> shape;

private:
    void skipBlanks() { rest_.remove_prefix(std::min(rest_.find_first_not_of(" \n\t"), rest_.size())); }
    bool startsWith(char sign) {
        skipBlanks();
        return rest_.starts_with(sign);
    }
    bool take(char sign) {
        if (!startsWith(sign)) return false;
        rest_.remove_prefix(1);
        return true;
    }
    bool takeWord(std::string_view word) {
        skipBlanks();
        if (!rest_.starts_with(word)) return false;
        rest_.remove_prefix(word.size());
        return true;
    }
    std::optional<std::string> takeString() {
        const char quote = startsWith('"') ? '"' : '\'';
        if (!take(quote)) return std::nullopt;
        const std::size_t end = rest_.find(quote);
        if (end == std::string_view::npos || rest_.substr(0, end).find('\\') != std::string_view::npos)
            return std::nullopt;
        std::string text(rest_.substr(0, end));
        rest_.remove_prefix(end + 1);
        return text;
    }
    std::optional<std::int64_t> takeNumber() {
        skipBlanks();
        std::int64_t number = 0;
        std::size_t digits = 0;
        for (; digits < rest_.size() && rest_[digits] >= '0' && rest_[digits] <= '9'; ++digits) {
            const int digit = rest_[digits] - '0';
            if (number > (std::numeric_limits<std::int64_t>::max() - digit) / 10) return std::nullopt;
            number = number * 10 + digit;
        }
        if (digits == 0) return std::nullopt;
        rest_.remove_prefix(digits);
        return number;
    }
    bool takeValue(const std::string& key) {
        if (key == "descr" && !type) return takeType();
        if (key == "fortran_order" && !fortranOrder) {
            if (takeWord("True"))
                fortranOrder = true;
            else if (takeWord("False"))
                fortranOrder = false;
            return fortranOrder.has_value();
        }
        return key == "shape" && !shape && takeShape();
    }
    bool takeType() {
        if (startsWith('[')) {  // several numbers a place; its fields matter to nobody here
            type = "structured";
            const std::size_t end = rest_.find(']');
            if (end == std::string_view::npos) return false;
            rest_.remove_prefix(end + 1);
            return true;
        }
        type = takeString();
        return type.has_value();
    }
    bool takeShape() {
        if (!take('(')) return false;
        std::vector<std::int64_t> sides;
        while (!take(')')) {
            const auto side = takeNumber();
            if (!side || sides.size() == mostSides) return false;
            sides.push_back(*side);
            const bool comma = take(',');
            if (!comma && (!startsWith(')') || sides.size() == 1)) return false;  // (5) is no tuple
        }
        shape = std::move(sides);
        return true;
    }

    std::string_view rest_;
};

/// Bytes of the numbers; nullopt where 63 bits don't hold them.
std::optional<std::uint64_t> dataBytes(const std::vector<std::int64_t>& shape) {
    if (std::find(shape.begin(), shape.end(), 0) != shape.end()) return 0;
    std::int64_t bytes = sizeof(float);
    for (const std::int64_t side : shape)
        if (__builtin_mul_overflow(bytes, side, &bytes)) return std::nullopt;
    return static_cast<std::uint64_t>(bytes);
}

}  // namespace

std::int64_t NpyHeader::values() const {
    return static_cast<std::int64_t>(dataBytes(shape).value_or(0) / sizeof(float));
}

Result<NpyDescription> describeNpy(std::span<const std::byte> start, const std::string& path) {
    const auto broken = [&](Reason reason, std::vector<std::string> details = {}) {
        return errorBecause(ErrorCode::ArrayBroken, path, {reason, std::move(details)});
    };
    const std::string_view bytes(reinterpret_cast<const char*>(start.data()), start.size());
    if (!bytes.starts_with(magic)) return broken(Reason::ArrayBeginning);
    if (bytes.size() < 12) return broken(Reason::ArrayHeaderCut);
    const int version = bytes[6];
    if ((version != 1 && version != 2) || bytes[7] != 0)
        return broken(Reason::ArrayVersion, {fmt::format("{}.{}", static_cast<unsigned char>(bytes[6]),
                                                         static_cast<unsigned char>(bytes[7]))});
    const std::size_t lengthBytes = version == 1 ? 2 : 4;
    std::size_t length = 0;
    for (std::size_t i = lengthBytes; i-- > 0;) length = length << 8 | static_cast<unsigned char>(bytes[8 + i]);
    const std::size_t dataOffset = 8 + lengthBytes + length;
    if (dataOffset > largestNpyHeader) return broken(Reason::ArrayHeaderTooLong, {std::to_string(length)});
    if (dataOffset > bytes.size()) return broken(Reason::ArrayHeaderCut);

    HeaderText text(bytes.substr(8 + lengthBytes, length));
    if (!text.parse()) return broken(Reason::ArrayHeaderOther);
    return NpyDescription{*std::move(text.type), *text.fortranOrder, *std::move(text.shape), dataOffset};
}

Result<NpyHeader> parseNpyHeader(std::span<const std::byte> start, std::uint64_t fileSize, const std::string& path) {
    auto header = describeNpy(start, path);
    if (!header) return header.error();
    if (header->type != "<f4") return Error{ErrorCode::ArrayTypeWrong, {path, header->type}};
    if (header->fortranOrder) return Error{ErrorCode::ArrayOrderWrong, {path}};
    const auto needed = dataBytes(header->shape);
    const std::uint64_t found = fileSize - header->dataOffset;
    const std::string shape = arrayShapeText(header->shape);
    if (!needed)
        return errorBecause(ErrorCode::ArrayBroken, path, {Reason::ArrayBeyondCount, {shape, std::to_string(found)}});
    if (*needed != found)
        return errorBecause(ErrorCode::ArrayBroken, path,
                            {Reason::ArraySize, {shape, std::to_string(*needed), std::to_string(found)}});
    return NpyHeader{std::move(header->shape), header->dataOffset};
}

std::string npyHeader(const std::vector<std::int64_t>& shape) {
    const std::string_view comma = shape.size() == 1 ? "," : "";
    std::string text =
        fmt::format("{{'descr': '<f4', 'fortran_order': False, 'shape': ({}{}), }}", fmt::join(shape, ", "), comma);
    constexpr std::size_t before = 10;
    text.append(63 - (before + text.size()) % 64, ' ');
    text += '\n';
    std::string header(magic);
    header += {'\x01', '\0', static_cast<char>(text.size() & 0xFF), static_cast<char>(text.size() >> 8)};
    return header + text;
}

Result<NpyReader> NpyReader::open(const std::string& path) {
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (file < 0) {
        if (errno == ENOENT || errno == ENOTDIR) return Error{ErrorCode::FileNotFound, {path}};
        return Error{ErrorCode::FileNotReadable, {path, reasonOf(errno)}};
    }
    NpyReader reader(file, path);
    struct stat status {};
    if (::fstat(file, &status) != 0) return Error{ErrorCode::FileNotReadable, {path, reasonOf(errno)}};
    if (S_ISDIR(status.st_mode)) return Error{ErrorCode::FileNotReadable, {path, reasonOf(EISDIR)}};
    if (!S_ISREG(status.st_mode)) return Error{ErrorCode::FileNotReadable, {path}};
    std::vector<std::byte> start(std::min<std::size_t>(largestNpyHeader, static_cast<std::size_t>(status.st_size)));
    const ssize_t got = ::pread(file, start.data(), start.size(), 0);
    if (got < 0) return Error{ErrorCode::FileNotReadable, {path, reasonOf(errno)}};
    start.resize(static_cast<std::size_t>(got));
    auto header = parseNpyHeader(start, static_cast<std::uint64_t>(status.st_size), path);
    if (!header) return header.error();
    reader.header_ = *std::move(header);
    return reader;
}

NpyReader::NpyReader(NpyReader&& other) noexcept
    : file_(std::exchange(other.file_, -1)), path_(std::move(other.path_)), header_(std::move(other.header_)) {}

NpyReader::~NpyReader() {
    if (file_ >= 0) ::close(file_);
}

Result<void> NpyReader::read(std::int64_t first, std::span<float> values) const {
    std::span<std::byte> rest = std::as_writable_bytes(values);
    auto offset =
        static_cast<off_t>(header_.dataOffset) + static_cast<off_t>(first * static_cast<std::int64_t>(sizeof(float)));
    while (!rest.empty()) {
        const ssize_t got = ::pread(file_, rest.data(), std::min(rest.size(), largestRead), offset);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return Error{ErrorCode::FileNotReadable, {path_, reasonOf(errno)}};
        if (got == 0) return Error{ErrorCode::ArrayBroken, {path_, because(Reason::ArrayShortened)}};
        rest = rest.subspan(static_cast<std::size_t>(got));
        offset += got;
    }
    return {};
}

Result<void> writeNpy(const std::string& path, const std::vector<std::int64_t>& shape,
                      const std::function<Result<std::span<const float>>()>& next) {
    const std::string header = npyHeader(shape);
    bool begun = false;
    const auto nextBytes = [&]() -> Result<std::span<const std::byte>> {
        if (!std::exchange(begun, true)) return std::as_bytes(std::span(header));
        const auto piece = next();
        return piece ? Result<std::span<const std::byte>>(std::as_bytes(*piece)) : piece.error();
    };
    return writeFileAtomically(path, header.size() + dataBytes(shape).value_or(0), nextBytes);
}

std::string arrayShapeText(const std::vector<std::int64_t>& shape) {
    return shape.empty() ? "()" : fmt::format("{}", fmt::join(shape, "×"));
}

}  // namespace fovea
