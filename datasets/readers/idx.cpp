// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasets/readers/idx.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <memory>
#include <utility>

#include "core/memory.h"
#include "datasets/memory_dataset.h"
#include "datasets/readers/byte_stream.h"

namespace fovea {

namespace {

constexpr std::uint32_t imageMagic = 2051;
constexpr std::uint32_t labelMagic = 2049;
/// Rows and columns that a network of ours could still take.
constexpr std::uint32_t sideLimit = 1024;
constexpr std::int64_t blockBytes = 1024 * 1024;

std::uint32_t bigEndian(const std::byte* bytes) {
    std::uint32_t value = 0;
    for (int i = 0; i < 4; ++i) value = value << 8 | std::to_integer<std::uint32_t>(bytes[i]);
    return value;
}

/// Reads the magic number and `counts.size()` 32-bit numbers.
Result<void> readHeader(ByteStream& stream, const std::string& path, std::uint32_t magic,
                        std::span<std::uint32_t> counts) {
    std::array<std::byte, 16> header{};
    const auto bytes = std::span(header).first(4 + 4 * counts.size());
    const auto length = stream.read(bytes);
    if (!length) return length.error();
    if (*length >= 4 && bigEndian(header.data()) != magic) {
        return Error(ErrorCode::DatasetWrongMagic, {path, std::int64_t{magic}, std::int64_t{bigEndian(header.data())}});
    }
    if (*length < static_cast<std::int64_t>(bytes.size())) {
        return Error(ErrorCode::DatasetFileTruncated,
                     {path, std::int64_t{0}, static_cast<std::int64_t>(bytes.size()), *length});
    }
    for (std::size_t i = 0; i < counts.size(); ++i) counts[i] = bigEndian(header.data() + 4 + 4 * i);
    return {};
}

/// What a file says of itself, before its body is read.
struct IdxHeader {
    std::int64_t count = 0;
    Shape shape;  ///< of an image
    std::int64_t headerBytes = 0;

    std::int64_t bodyBytes() const { return count * shape.size(); }
};

Result<IdxHeader> readImageHeader(ByteStream& stream, const std::string& path) {
    std::array<std::uint32_t, 3> counts{};
    auto header = readHeader(stream, path, imageMagic, counts);
    if (!header) return header.error();
    const auto [count, rows, columns] = counts;
    if (count == 0 || rows == 0 || columns == 0) return Error(ErrorCode::DatasetEmpty, {path});
    if (rows > sideLimit || columns > sideLimit) {
        return Error(ErrorCode::ImageTooLarge,
                     {path, std::int64_t{columns}, std::int64_t{rows}, std::int64_t{sideLimit}});
    }
    // 2^32 · 2^10 · 2^10 is well inside 64 bits.
    return IdxHeader{std::int64_t{count}, {static_cast<int>(rows), static_cast<int>(columns), 1}, 16};
}

Result<IdxHeader> readLabelHeader(ByteStream& stream, const std::string& path) {
    std::array<std::uint32_t, 1> counts{};
    auto header = readHeader(stream, path, labelMagic, counts);
    if (!header) return header.error();
    if (counts[0] == 0) return Error(ErrorCode::DatasetEmpty, {path});
    return IdxHeader{std::int64_t{counts[0]}, {1, 1, 1}, 8};
}

/// Whether the file can hold what its header promises, and memory too. Where it is packed, its size tells the most that it
/// can hold: deflate makes no more than 1032 bytes of one (zlib.net/zlib_tech.html).
Result<void> checkPromise(const ByteStream& stream, const std::string& path, const IdxHeader& header) {
    constexpr std::int64_t mostOfAByte = 1032;
    const std::int64_t whole = header.headerBytes + header.bodyBytes();
    const std::int64_t most = stream.isGzipped() ? stream.fileBytes() * mostOfAByte : stream.fileBytes();
    if (most < whole)
        return Error(ErrorCode::DatasetFileTruncated,
                     {path, header.headerBytes, header.bodyBytes(), most - header.headerBytes});
    if (!stream.isGzipped() && most > whole) return Error(ErrorCode::DatasetWrongSize, {path, whole, most});
    const auto available = availableMemory();
    if (available && static_cast<std::uint64_t>(whole) > *available)
        return Error(ErrorCode::OutOfMemory, {whole, static_cast<std::int64_t>(*available), path});
    return {};
}

/// Reads the body and the end of the file after it. Where the file's size bears the header's promise out, room is made
/// once; what is packed can't be known, so the vector grows with what really comes.
Result<std::vector<std::uint8_t>> readBody(ByteStream& stream, const std::string& path, const IdxHeader& header,
                                           const std::stop_token& stop, DatasetProgress progress) {
    const std::int64_t expected = header.bodyBytes();
    std::vector<std::uint8_t> content;
    if (!stream.isGzipped()) content.reserve(static_cast<std::size_t>(expected));
    std::int64_t done = 0;
    while (done < expected) {
        if (stop.stop_requested()) return Error(ErrorCode::Cancelled);
        const std::int64_t wanted = std::min(blockBytes, expected - done);
        content.resize(static_cast<std::size_t>(done + wanted));
        const auto length =
            stream.read(std::as_writable_bytes(std::span(content).subspan(static_cast<std::size_t>(done))));
        if (!length) return length.error();
        done += *length;
        if (*length < wanted) return Error(ErrorCode::DatasetFileTruncated, {path, header.headerBytes, expected, done});
        progress(stream.fileBytesRead(), stream.fileBytes());
    }
    std::array<std::byte, 1> surplus{};
    const auto length = stream.read(surplus);
    if (!length) return length.error();
    if (*length > 0)
        return Error(ErrorCode::DatasetWrongSize,
                     {path, header.headerBytes + expected, header.headerBytes + expected + 1});
    return content;
}

Result<void> checkLabels(const std::vector<std::uint8_t>& labels, const std::string& path, std::int64_t classes) {
    const auto wrong = std::find_if(labels.begin(), labels.end(), [&](auto label) { return label >= classes; });
    if (wrong == labels.end()) return {};
    return Error(ErrorCode::DatasetLabelOutOfRange,
                 {path, std::int64_t{wrong - labels.begin()}, std::int64_t{*wrong}, classes - 1});
}

/// "train-images-idx3-ubyte" in one of the four ways that it is found on disks, or "".
std::string findOne(const std::filesystem::path& folder, const std::string& name) {
    std::string pointed = name;
    pointed[pointed.rfind("-idx")] = '.';
    for (const auto& candidate : {name, name + ".gz", pointed, pointed + ".gz"}) {
        std::error_code fault;
        if (std::filesystem::is_regular_file(folder / candidate, fault)) return (folder / candidate).string();
    }
    return {};
}

constexpr std::array<const char*, 4> officialNames{"train-images-idx3-ubyte", "train-labels-idx1-ubyte",
                                                   "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte"};

std::string sizeText(Shape shape) { return fmt::format("{}×{}", shape.height, shape.width); }

}  // namespace

bool hasIdxFiles(const std::string& folder) {
    return std::any_of(officialNames.begin(), officialNames.end(),
                       [&](const char* name) { return !findOne(folder, name).empty(); });
}

Result<IdxFiles> findIdxFiles(const std::string& folder) {
    std::array<std::string, 4> found;
    for (std::size_t i = 0; i < found.size(); ++i) {
        found[i] = findOne(folder, officialNames[i]);
        if (found[i].empty()) {
            return Error(ErrorCode::FileNotFound, {(std::filesystem::path(folder) / officialNames[i]).string()});
        }
    }
    return IdxFiles{found[0], found[1], found[2], found[3]};
}

namespace {

/// Labels and pixels as bytes.
struct IdxBody {
    Shape shape;
    std::vector<std::uint8_t> pixels, labels;
};

/// `classes`: labels must be below it; 0 asks nothing.
Result<IdxBody> readIdxBody(const std::string& imagePath, const std::string& labelPath, std::int64_t classes,
                            const std::stop_token& stop, DatasetProgress progress) {
    // Both headers before either body: a few packed megabytes can hold gigabytes.
    auto labelStream = ByteStream::open(labelPath);
    if (!labelStream) return labelStream.error();
    const auto labelHeader = readLabelHeader(*labelStream, labelPath);
    if (!labelHeader) return labelHeader.error();
    auto imageStream = ByteStream::open(imagePath);
    if (!imageStream) return imageStream.error();
    const auto imageHeader = readImageHeader(*imageStream, imagePath);
    if (!imageHeader) return imageHeader.error();
    if (auto fits = checkPromise(*labelStream, labelPath, *labelHeader); !fits) return fits.error();
    if (auto fits = checkPromise(*imageStream, imagePath, *imageHeader); !fits) return fits.error();
    if (imageHeader->count != labelHeader->count)
        return Error(ErrorCode::DatasetCountsDiffer, {imagePath, imageHeader->count, labelPath, labelHeader->count});

    auto labels = readBody(*labelStream, labelPath, *labelHeader, stop, noProgress);
    if (!labels) return labels.error();
    if (classes > 0)
        if (auto allowed = checkLabels(*labels, labelPath, classes); !allowed) return allowed.error();
    auto pixels = readBody(*imageStream, imagePath, *imageHeader, stop, progress);
    if (!pixels) return pixels.error();
    return IdxBody{imageHeader->shape, *std::move(pixels), *std::move(labels)};
}

}  // namespace

Result<std::shared_ptr<const Dataset>> readIdx(const std::string& imagePath, const std::string& labelPath,
                                               const std::vector<std::string>& classNames, std::stop_token stop,
                                               DatasetProgress progress) {
    auto body = readIdxBody(imagePath, labelPath, static_cast<std::int64_t>(classNames.size()), stop, progress);
    if (!body) return body.error();
    return std::shared_ptr<const Dataset>(
        std::make_shared<MemoryDataset>(body->shape, classNames, std::move(body->pixels), std::move(body->labels)));
}

Result<LabelledPart> readIdxPart(const std::string& imagePath, const std::string& labelPath, std::stop_token stop,
                                 DatasetProgress progress) {
    auto body = readIdxBody(imagePath, labelPath, 0, stop, progress);
    if (!body) return body.error();
    return LabelledPart{imagePath, body->shape, std::move(body->pixels), {body->labels.begin(), body->labels.end()}};
}

Result<DatasetPair> openIdxFolder(const std::string& folder, const std::vector<std::string>& classNames,
                                  std::stop_token stop, DatasetProgress progress) {
    const auto files = findIdxFiles(folder);
    if (!files) return files.error();
    const auto trainingBytes = fileSize(files->trainingImages);
    const auto testBytes = fileSize(files->testImages);
    if (!trainingBytes) return trainingBytes.error();
    if (!testBytes) return testBytes.error();
    const std::int64_t total = *trainingBytes + *testBytes;
    auto training = readIdx(files->trainingImages, files->trainingLabels, classNames, stop,
                            [&](std::int64_t done, std::int64_t) { progress(done, total); });
    if (!training) return training.error();
    auto test = readIdx(files->testImages, files->testLabels, classNames, stop,
                        [&](std::int64_t done, std::int64_t) { progress(*trainingBytes + done, total); });
    if (!test) return test.error();
    if ((*training)->shape() != (*test)->shape()) {
        return Error(ErrorCode::DatasetSizesDiffer,
                     {files->testImages, sizeText((*training)->shape()), sizeText((*test)->shape())});
    }
    return DatasetPair{folder, std::move(*training), std::move(*test)};
}

const std::vector<std::string>& digitClassNames() {
    static const std::vector<std::string> names{"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"};
    return names;
}

const std::vector<std::string>& kuzushijiClassNames() {
    static const std::vector<std::string> names{"お", "き", "す", "つ", "な", "は", "ま", "や", "れ", "を"};
    return names;
}

const std::vector<std::string>& fashionClassNames() {
    static const std::vector<std::string> names{"T-shirt/top", "trouser", "pullover", "dress", "coat",
                                                "sandal",      "shirt",   "sneaker",  "bag",   "ankle boot"};
    return names;
}

}  // namespace fovea
