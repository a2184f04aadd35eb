// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasets/readers/array_pack.h"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <filesystem>
#include <limits>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include "core/exchange/npy.h"
#include "core/memory.h"
#include "core/reason.h"
#include "datasets/archive/read_archive.h"
#include "datasets/readers/array_role.h"
#include "datasets/readers/byte_stream.h"
#include "datasets/readers/file_type.h"
#include "datasets/readers/labelled_parts.h"
#include "datasets/readers/natural_order.h"
#include "datasets/readers/pickle.h"
#include "datasets/readers/planes.h"

namespace fovea {

namespace {

/// An array of a file, with the bytes of its numbers.
struct NamedArray {
    std::string name;
    NpyDescription description;
    std::vector<std::uint8_t> bytes;
};

std::string lowerCase(std::string_view text) {
    std::string lower(text);
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c; });
    return lower;
}

/// Bytes of one number; 0 for types that aren't read.
std::size_t typeBytes(std::string_view type) {
    if (type.size() != 3 || std::string_view("|<>=").find(type[0]) == std::string_view::npos) return 0;
    const auto width = static_cast<std::size_t>(type[2] - '0');
    const bool whole = (type[1] == 'i' || type[1] == 'u') && (width == 1 || width == 2 || width == 4 || width == 8);
    const bool real = type[1] == 'f' && type[0] != '>' && (width == 4 || width == 8);
    return whole || real || (type[1] == 'b' && width == 1) ? width : 0;
}

/// Reads one .npy, wherever its bytes come from.
class ArrayReading {
public:
    using Next = FunctionRef<Result<std::int64_t>(std::span<std::byte>)>;

    ArrayReading(std::string path, const std::stop_token& stop) : path_(std::move(path)), stop_(stop) {}

    Result<NamedArray> read(std::string name, Next next) {
        NamedArray array{std::move(name), {}, {}};
        auto start = readStart(next);
        if (!start) return start.error();
        auto description = describeNpy(std::as_bytes(std::span(*start)), path_);
        if (!description) return description.error();
        array.description = *std::move(description);
        const std::size_t width = typeBytes(array.description.type);
        if (width == 0)
            return errorBecause(ErrorCode::DatasetBroken, path_,
                                {Reason::ArrayOfType, {array.name, array.description.type}});
        std::int64_t bytes = static_cast<std::int64_t>(width);
        for (const std::int64_t side : array.description.shape)
            if (__builtin_mul_overflow(bytes, side, &bytes)) bytes = std::numeric_limits<std::int64_t>::max();
        const auto most =
            static_cast<std::int64_t>(availableMemory().value_or(std::numeric_limits<std::int64_t>::max()) / 2);
        if (bytes > most) return Error(ErrorCode::OutOfMemory, {bytes, most, path_});
        array.bytes.assign(start->begin() + static_cast<std::ptrdiff_t>(array.description.dataOffset), start->end());
        if (auto body = readBody(array, bytes, next); !body) return body.error();
        return array;
    }

private:
    /// The header: ten or twelve bytes tell how long it is.
    Result<std::vector<std::uint8_t>> readStart(Next next) {
        constexpr std::size_t beginning = 12;
        std::vector<std::uint8_t> start(beginning);
        const auto first = next(std::as_writable_bytes(std::span(start)));
        if (!first) return first.error();
        start.resize(static_cast<std::size_t>(*first));
        if (start.size() < beginning) return start;
        const bool isFirst = start[6] == 1;
        std::size_t length = std::size_t{start[8]} | std::size_t{start[9]} << 8;
        if (!isFirst) length |= std::size_t{start[10]} << 16 | std::size_t{start[11]} << 24;
        const std::size_t whole = (isFirst ? 10 : 12) + length;
        if (whole <= beginning || whole > largestNpyHeader) return start;
        start.resize(whole);
        const auto rest = next(std::as_writable_bytes(std::span(start).subspan(beginning)));
        if (!rest) return rest.error();
        start.resize(beginning + static_cast<std::size_t>(*rest));
        return start;
    }

    /// In pieces, so that it grows with what really comes.
    Result<void> readBody(NamedArray& array, std::int64_t bytes, Next next) {
        constexpr std::int64_t piece = 1 << 20;
        auto& content = array.bytes;
        const auto wrong = [&](std::int64_t found) {
            return errorBecause(
                ErrorCode::ArrayBroken, path_,
                {Reason::ArraySize,
                 {arrayShapeText(array.description.shape), std::to_string(bytes), std::to_string(found)}});
        };
        while (static_cast<std::int64_t>(content.size()) < bytes) {
            if (stop_.stop_requested()) return Error(ErrorCode::Cancelled);
            const std::size_t before = content.size();
            const std::int64_t wanted = std::min(piece, bytes - static_cast<std::int64_t>(before));
            content.resize(before + static_cast<std::size_t>(wanted));
            const auto got = next(std::as_writable_bytes(std::span(content).subspan(before)));
            if (!got) return got.error();
            if (*got < wanted) return wrong(static_cast<std::int64_t>(before) + *got);
        }
        std::array<std::byte, 1> more{};
        const auto surplus = next(more);
        if (!surplus) return surplus.error();
        const auto found = static_cast<std::int64_t>(content.size()) + *surplus;
        return found > bytes ? Result<void>(wrong(found)) : Result<void>();
    }

    std::string path_;
    std::stop_token stop_;
};

/// What is looked for, and what else was seen.
struct ArrayPack {
    std::vector<NamedArray> arrays;
    std::vector<std::string> seen;
};

Result<void> readNpy(const std::string& path, const std::string& name, const std::stop_token& stop, ArrayPack& pack) {
    pack.seen.push_back(name);
    if (!arrayRole(name)) return {};
    auto stream = ByteStream::open(path);
    if (!stream) return stream.error();
    auto array = ArrayReading(path, stop).read(name, [&](std::span<std::byte> bytes) { return stream->read(bytes); });
    if (!array) return array.error();
    pack.arrays.push_back(*std::move(array));
    return {};
}

std::string withoutEnding(std::string name, std::string_view ending) {
    if (name.ends_with(ending)) name.resize(name.size() - ending.size());
    return name;
}

/// `alone`: what an array called arr_0 goes by; empty for its own name.
Result<void> readNpz(const std::string& path, const std::string& alone, const std::stop_token& stop,
                     DatasetProgress progress, ArrayPack& pack) {
    constexpr std::size_t mostArrays = 1000;
    const auto size = fileSize(path);
    if (!size) return size.error();
    const ArchiveHandle handle(archive_read_new());
    archive_read_support_format_zip(handle.get());
    if (archive_read_open_filename(handle.get(), path.c_str(), 65536) != ARCHIVE_OK)
        return archiveError(path, handle.get());
    archive_entry* entry = nullptr;
    int status = ARCHIVE_OK;
    while ((status = archive_read_next_header(handle.get(), &entry)) == ARCHIVE_OK && pack.seen.size() < mostArrays) {
        const char* stored = archive_entry_pathname_utf8(entry);
        std::string name = withoutEnding(stored != nullptr ? stored : "?", ".npy");
        if (name == "arr_0" && !alone.empty()) name = alone;
        pack.seen.push_back(name);
        if (!arrayRole(name) || archive_entry_filetype(entry) != AE_IFREG) continue;
        const auto next = [&](std::span<std::byte> bytes) -> Result<std::int64_t> {
            std::int64_t done = 0;
            while (done < static_cast<std::int64_t>(bytes.size())) {
                const auto rest = bytes.subspan(static_cast<std::size_t>(done));
                const la_ssize_t length = archive_read_data(handle.get(), rest.data(), rest.size());
                if (length < 0) return archiveError(path, handle.get());
                if (length == 0) break;
                done += length;
            }
            progress(archive_filter_bytes(handle.get(), -1), *size);
            return done;
        };
        auto array = ArrayReading(path + ":" + name, stop).read(name, next);
        if (!array) return array.error();
        pack.arrays.push_back(*std::move(array));
    }
    if (status != ARCHIVE_EOF && status != ARCHIVE_OK) return archiveError(path, handle.get());
    return {};
}

/// The files of a folder whose names are known, in natural order.
std::vector<std::filesystem::path> arrayFiles(const std::string& folder) {
    constexpr std::size_t mostFiles = 1000;
    std::vector<std::filesystem::path> files;
    std::error_code fault;
    std::filesystem::directory_iterator each(folder, fault);
    for (std::size_t seen = 0; !fault && each != std::filesystem::directory_iterator() && seen < mostFiles;
         each.increment(fault), ++seen) {
        const auto ending = each->path().extension();
        if ((ending == ".npy" || ending == ".npz") && arrayRole(each->path().stem().string()) &&
            isPlainFile(each->path()))
            files.push_back(each->path());
    }
    std::sort(files.begin(), files.end(), [](const auto& a, const auto& b) {
        return naturallyBefore(a.filename().string(), b.filename().string());
    });
    return files;
}

/// How the numbers of an array make pictures.
struct PictureLayout {
    std::int64_t count = 0;
    Shape shape;
    bool planes = false;  ///< channels one after the other
};

std::optional<PictureLayout> pictureLayout(const std::vector<std::int64_t>& shape) {
    const auto side = [](std::int64_t length) { return length >= 1 && length <= largestFileSide; };
    const auto made = [&](std::int64_t height, std::int64_t width, std::int64_t channels,
                          bool planes) -> std::optional<PictureLayout> {
        if (!side(height) || !side(width)) return std::nullopt;
        return PictureLayout{shape[0],
                             {static_cast<int>(height), static_cast<int>(width), static_cast<int>(channels)},
                             planes && channels > 1};
    };
    const auto isChannels = [](std::int64_t length) { return length == 1 || length == 3; };
    if (shape.size() == 2) {
        const auto square = squareShape(shape[1]);
        return square ? made(square->height, square->width, square->channels, true) : std::nullopt;
    }
    if (shape.size() == 3) return made(shape[1], shape[2], 1, false);
    if (shape.size() != 4) return std::nullopt;
    if (isChannels(shape[3])) return made(shape[1], shape[2], shape[3], false);
    return isChannels(shape[1]) ? made(shape[2], shape[3], shape[1], true) : std::nullopt;
}

Error ofShape(const std::string& path, const NamedArray& array) {
    return errorBecause(ErrorCode::DatasetBroken, path,
                        {Reason::ArrayOfShape, {array.name, arrayShapeText(array.description.shape)}});
}
Error ofType(const std::string& path, const NamedArray& array) {
    return errorBecause(ErrorCode::DatasetBroken, path, {Reason::ArrayOfType, {array.name, array.description.type}});
}

/// What floating-point numbers of 1 become, 1 or 255: the same in all parts, as their first one tells. A dark test part of
/// numbers to 255 would be brightened else.
using RealScale = std::optional<int>;

/// Floating-point numbers from 0 to 1, or to 255, become bytes; false where one is none of these.
template <class Real>
bool bytesOfReals(const std::vector<std::uint8_t>& from, RealScale& common, std::vector<std::uint8_t>& to) {
    const std::size_t count = from.size() / sizeof(Real);
    const auto at = [&](std::size_t i) {
        Real value = 0;
        std::memcpy(&value, from.data() + i * sizeof(Real), sizeof(Real));
        return value;
    };
    Real largest = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const Real value = at(i);
        if (!(value >= 0 && value <= 255)) return false;
        largest = std::max(largest, value);
    }
    // Resizing in floating point leaves numbers a little above 1.
    constexpr auto one = static_cast<Real>(1.001);
    if (!common) common = largest <= one ? 255 : 1;
    const auto scale = static_cast<Real>(*common);
    if (largest * scale > 255 * one) return false;
    to.resize(count);
    for (std::size_t i = 0; i < count; ++i)
        to[i] = static_cast<std::uint8_t>(std::lround(std::min(at(i) * scale, Real{255})));
    return true;
}

Result<void> takePictures(const std::string& path, NamedArray array, RealScale& scale, LabelledPart& part) {
    const auto layout = array.description.fortranOrder ? std::nullopt : pictureLayout(array.description.shape);
    if (!layout || layout->count == 0) return ofShape(path, array);
    const std::string type = array.description.type.substr(1);
    std::vector<std::uint8_t> pixels;
    bool taken = type == "u1";
    if (taken) pixels = std::move(array.bytes);
    if (type == "f4") taken = bytesOfReals<float>(array.bytes, scale, pixels);
    if (type == "f8") taken = bytesOfReals<double>(array.bytes, scale, pixels);
    if (!taken) return ofType(path, array);
    if (layout->planes) {
        std::vector<std::uint8_t> one(static_cast<std::size_t>(layout->shape.size()));
        for (std::size_t at = 0; at < pixels.size(); at += one.size()) {
            const auto picture = std::span(pixels).subspan(at, one.size());
            interleavePlanes(picture, static_cast<std::size_t>(layout->shape.channels), one);
            std::copy(one.begin(), one.end(), picture.begin());
        }
    }
    part.shape = layout->shape;
    part.pixels = std::move(pixels);
    return {};
}

/// Labels of one byte take eight while they are looked at.
Result<void> fitsWidened(const std::string& path, std::int64_t labels) {
    const auto most =
        static_cast<std::int64_t>(availableMemory().value_or(std::numeric_limits<std::int64_t>::max()) / 2);
    constexpr auto width = static_cast<std::int64_t>(sizeof(std::int64_t));
    if (labels <= most / width) return {};
    return Error(ErrorCode::OutOfMemory, {labels * width, most, path});
}

Result<void> takeLabels(const std::string& path, const NamedArray& array, LabelledPart& part) {
    const auto& shape = array.description.shape;
    const bool isColumn = shape.size() == 1 || (shape.size() == 2 && shape[1] == 1);
    if (!isColumn) return ofShape(path, array);
    const std::string& type = array.description.type;
    if (auto fits = fitsWidened(path, shape[0]); !fits) return fits.error();
    const std::string_view bytes(reinterpret_cast<const char*>(array.bytes.data()), array.bytes.size());
    auto labels = wholeNumbersOf(bytes, type.substr(1), type[0] == '>');
    if (!labels) return ofType(path, array);
    part.labels = *std::move(labels);
    return {};
}

/// One part of the two arrays that belong to it; nothing where there is neither.
Result<std::optional<LabelledPart>> partOf(const std::string& path, ArrayPack& pack, DataPart which, RealScale& scale) {
    NamedArray* pictures = nullptr;
    NamedArray* labels = nullptr;
    for (NamedArray& array : pack.arrays) {
        const auto role = arrayRole(array.name);  // none of what another part has taken
        if (!role || role->part != which) continue;
        auto& place = role->labels ? labels : pictures;
        if (place == nullptr) place = &array;
    }
    if (pictures == nullptr && labels == nullptr) return std::optional<LabelledPart>();
    if (pictures == nullptr || labels == nullptr) {
        std::string all;
        for (const auto& name : pack.seen) all += (all.empty() ? "" : ", ") + name;
        return errorBecause(ErrorCode::DatasetBroken, path, {Reason::ArraysMissing, {all}});
    }
    LabelledPart part;
    part.source = path + ":" + pictures->name;
    // Before anything is made of them.
    const auto rowsOf = [](const NamedArray& array) {
        const auto& shape = array.description.shape;
        return shape.empty() ? std::int64_t{0} : shape[0];
    };
    if (rowsOf(*pictures) != rowsOf(*labels))
        return errorBecause(
            ErrorCode::DatasetBroken, path,
            {Reason::ArraysDiffer,
             {pictures->name, std::to_string(rowsOf(*pictures)), labels->name, std::to_string(rowsOf(*labels))}});
    if (auto taken = takePictures(path, std::move(*pictures), scale, part); !taken) return taken.error();
    if (auto taken = takeLabels(path, *labels, part); !taken) return taken.error();
    return std::optional(std::move(part));
}

}  // namespace

bool holdsArrays(const std::string& path) {
    if (isPlainFile(path)) return lowerCase(path).ends_with(".npz");
    return isFolder(path) && !arrayFiles(path).empty();
}

Result<DatasetPair> openArrays(const std::string& path, const DataOptions& options, std::stop_token stop,
                               DatasetProgress progress) {
    ArrayPack pack;
    if (isFolder(path)) {
        for (const auto& file : arrayFiles(path)) {
            const std::string stem = file.stem().string();
            auto read = file.extension() == ".npy" ? readNpy(file.string(), stem, stop, pack)
                                                   : readNpz(file.string(), stem, stop, progress, pack);
            if (!read) return read.error();
        }
    } else if (auto read = readNpz(path, "", stop, progress, pack); !read) {
        return read.error();
    }
    LabelledParts parts;
    RealScale scale;
    for (const auto& [which, place] :
         {std::pair(DataPart::Training, &parts.training), std::pair(DataPart::Validation, &parts.validation),
          std::pair(DataPart::Test, &parts.test)}) {
        auto part = partOf(path, pack, which, scale);
        if (!part) return part.error();
        *place = *std::move(part);
    }
    if (!parts.training) {
        std::string all;
        for (const auto& name : pack.seen) all += (all.empty() ? "" : ", ") + name;
        return errorBecause(ErrorCode::DatasetBroken, path, {Reason::ArraysMissing, {all.empty() ? "-" : all}});
    }
    return datasetsOf(path, std::move(parts), options);
}

}  // namespace fovea
