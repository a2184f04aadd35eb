// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasets/readers/cifar10.h"

#include <algorithm>
#include <cassert>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <memory>
#include <utility>

#include "datasets/archive/read_archive.h"
#include "datasets/memory_dataset.h"

namespace fovea {

namespace {

constexpr Shape imageShape{32, 32, 3};
constexpr std::int64_t plane = 32 * 32;
constexpr int classes = 10;
constexpr int trainingFiles = 5;

/// Turns streams of records into labels and interleaved pixels, however the streams are cut into pieces.
class RecordDecoder {
public:
    explicit RecordDecoder(std::int64_t images) : images_(images) {}

    /// What follows is a file whose first record becomes image `firstImage`.
    void startFile(std::string path, std::int64_t firstImage) {
        path_ = std::move(path);
        first_ = firstImage;
        record_ = 0;
        partial_.clear();
        pixels_.resize(static_cast<std::size_t>(images_ * imageShape.size()));
        labels_.resize(static_cast<std::size_t>(images_));
    }

    Result<void> append(std::span<const std::byte> piece) {
        constexpr auto recordBytes = static_cast<std::size_t>(Cifar10Layout::recordBytes);
        while (!piece.empty()) {
            if (partial_.empty() && piece.size() >= recordBytes) {
                auto decoded = decode(piece.first(recordBytes));
                if (!decoded) return decoded;
                piece = piece.subspan(recordBytes);
                continue;
            }
            const std::size_t take = std::min(recordBytes - partial_.size(), piece.size());
            partial_.insert(partial_.end(), piece.begin(), piece.begin() + static_cast<std::ptrdiff_t>(take));
            piece = piece.subspan(take);
            if (partial_.size() < recordBytes) break;
            auto decoded = decode(partial_);
            if (!decoded) return decoded;
            partial_.clear();
        }
        return {};
    }

    std::shared_ptr<const Dataset> finish(const std::vector<std::string>& names) && {
        return std::make_shared<MemoryDataset>(imageShape, names, std::move(pixels_), std::move(labels_));
    }

private:
    Result<void> decode(std::span<const std::byte> record) {
        const int label = std::to_integer<int>(record[0]);
        if (label >= classes) {
            return Error(ErrorCode::DatasetLabelOutOfRange,
                         {path_, record_, std::int64_t{label}, std::int64_t{classes - 1}});
        }
        const std::int64_t image = first_ + record_++;
        assert(image < images_);
        labels_[static_cast<std::size_t>(image)] = static_cast<std::uint8_t>(label);
        const std::byte* red = record.data() + 1;
        std::uint8_t* out = pixels_.data() + image * imageShape.size();
        for (std::int64_t i = 0; i < plane; ++i) {
            for (std::int64_t c = 0; c < 3; ++c) *out++ = std::to_integer<std::uint8_t>(red[c * plane + i]);
        }
        return {};
    }

    std::int64_t images_;
    std::string path_;
    std::int64_t first_ = 0;
    std::int64_t record_ = 0;
    std::vector<std::byte> partial_;
    std::vector<std::uint8_t> pixels_;
    std::vector<std::uint8_t> labels_;
};

/// Where the images of a batch file go: the training files in their order, the test file alone.
std::int64_t firstImageOf(int member, const Cifar10Layout& layout) {
    const bool isTest = cifar10Members[static_cast<std::size_t>(member)] == cifar10TestFile;
    return isTest ? 0 : (member - 1) * layout.imagesPerFile;
}

std::string joined(const std::string& folder, std::string_view name) {
    return folder + (folder.ends_with('/') ? "" : "/") + std::string(name);
}

Result<std::string> readSmallFile(const std::string& path, std::int64_t limit) {
    const auto size = fileSize(path);
    if (!size) return size.error();
    if (*size > limit) return Error(ErrorCode::DatasetWrongSize, {path, limit, *size});
    std::ifstream file(path, std::ios::binary);
    std::string text(static_cast<std::size_t>(*size), '\0');
    if (!file.read(text.data(), static_cast<std::streamsize>(text.size()))) {
        return Error(ErrorCode::FileNotReadable, {path, std::string(std::strerror(errno))});
    }
    return text;
}

/// Names the record that is cut.
Error truncated(const std::string& path, std::int64_t found, const Cifar10Layout& layout) {
    const std::int64_t start = found / Cifar10Layout::recordBytes * Cifar10Layout::recordBytes;
    return {ErrorCode::DatasetFileTruncated, {path, start, layout.batchBytes() - start, found - start}};
}

/// Sizes are looked at before anything is allocated.
Result<void> checkBatchSize(const std::string& path, const Cifar10Layout& layout) {
    const auto size = fileSize(path);
    if (!size) return size.error();
    if (*size < layout.batchBytes()) {
        return truncated(path, *size, layout);
    }
    if (*size > layout.batchBytes()) return Error(ErrorCode::DatasetWrongSize, {path, layout.batchBytes(), *size});
    return {};
}

/// Progress over several files: bytes before this one, and of all.
struct Extent64 {
    std::int64_t before = 0;
    std::int64_t total = 0;
};

Result<void> readBatch(const std::string& path, const Cifar10Layout& layout, RecordDecoder& decoder,
                       const std::stop_token& stop, DatasetProgress progress, Extent64 extent) {
    std::ifstream file(path, std::ios::binary);
    if (!file) return Error(ErrorCode::FileNotReadable, {path, std::string(std::strerror(errno))});
    constexpr std::int64_t largestBlock = Cifar10Layout::recordBytes * 256;
    std::vector<std::byte> block(static_cast<std::size_t>(std::min(largestBlock, layout.batchBytes())));
    for (std::int64_t done = 0; done < layout.batchBytes();) {
        if (stop.stop_requested()) return Error(ErrorCode::Cancelled);
        const std::int64_t wanted = std::min(static_cast<std::int64_t>(block.size()), layout.batchBytes() - done);
        file.read(reinterpret_cast<char*>(block.data()), wanted);
        if (file.gcount() != wanted) {
            return truncated(path, done + file.gcount(), layout);
        }
        auto decoded = decoder.append(std::span(block).first(static_cast<std::size_t>(wanted)));
        if (!decoded) return decoded;
        done += wanted;
        progress(extent.before + done, extent.total);
    }
    return {};
}

}  // namespace

const std::vector<std::string>& cifar10ClassNames() {
    static const std::vector<std::string> names{"airplane", "automobile", "bird",  "cat",  "deer",
                                                "dog",      "frog",       "horse", "ship", "truck"};
    return names;
}

Result<std::vector<std::string>> parseCifar10Names(const std::string& path, std::string_view text) {
    std::vector<std::string> names;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) line.remove_suffix(1);
        if (!line.empty()) names.emplace_back(line);
    }
    if (names.size() != classes) {
        return Error(ErrorCode::DatasetNamesWrong,
                     {path, std::int64_t{classes}, static_cast<std::int64_t>(names.size())});
    }
    return names;
}

Result<DatasetPair> openCifar10Folder(const std::string& folder, std::stop_token stop, DatasetProgress progress,
                                      const Cifar10Layout& layout) {
    const std::string namesPath = joined(folder, cifar10NamesFile);
    const auto text = readSmallFile(namesPath, cifar10NamesLimit);
    if (!text) return text.error();
    const auto names = parseCifar10Names(namesPath, *text);
    if (!names) return names.error();
    for (const auto member : cifar10Members) {
        if (member == cifar10NamesFile) continue;
        auto checked = checkBatchSize(joined(folder, member), layout);
        if (!checked) return checked.error();
    }

    RecordDecoder training(layout.imagesPerFile * trainingFiles);
    RecordDecoder test(layout.imagesPerFile);
    Extent64 extent{0, layout.batchBytes() * (trainingFiles + 1)};
    for (int member = 0; member < static_cast<int>(cifar10Members.size()); ++member) {
        const auto name = cifar10Members[static_cast<std::size_t>(member)];
        if (name == cifar10NamesFile) continue;
        auto& decoder = name == cifar10TestFile ? test : training;
        decoder.startFile(joined(folder, name), firstImageOf(member, layout));
        auto read = readBatch(joined(folder, name), layout, decoder, stop, progress, extent);
        if (!read) return read.error();
        extent.before += layout.batchBytes();
    }
    return DatasetPair{folder, std::move(training).finish(*names), std::move(test).finish(*names)};
}

Result<DatasetPair> openCifar10Archive(const std::string& path, std::stop_token stop, DatasetProgress progress,
                                       const Cifar10Layout& layout) {
    std::string namesText;
    RecordDecoder training(layout.imagesPerFile * trainingFiles);
    RecordDecoder test(layout.imagesPerFile);
    int current = -1;
    auto read = readCifar10Archive(
        path, layout, std::move(stop), progress, [&](int member, std::span<const std::byte> piece) -> Result<void> {
            const auto name = cifar10Members[static_cast<std::size_t>(member)];
            if (name == cifar10NamesFile) {
                namesText.append(reinterpret_cast<const char*>(piece.data()), piece.size());
                return {};
            }
            auto& decoder = name == cifar10TestFile ? test : training;
            // Members may come in any order: officially 4 is before 1.
            if (member != current) decoder.startFile(path + ":" + std::string(name), firstImageOf(member, layout));
            current = member;
            return decoder.append(piece);
        });
    if (!read) return read.error();
    const auto names = parseCifar10Names(path + ":" + std::string(cifar10NamesFile), namesText);
    if (!names) return names.error();
    return DatasetPair{path, std::move(training).finish(*names), std::move(test).finish(*names)};
}

}  // namespace fovea
