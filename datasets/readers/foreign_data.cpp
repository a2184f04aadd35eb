// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasets/readers/foreign_data.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <filesystem>
#include <string_view>
#include <system_error>

#include "datasets/foreign_kind.h"
#include "datasets/readers/byte_stream.h"

namespace fovea {

namespace {

namespace fs = std::filesystem;
using std::string_view_literals::operator""sv;

struct Sign {
    std::string_view bytes;
    ForeignKind kind;
};

/// What files begin with.
constexpr std::array signs{Sign{"\0\0\x08\x03"sv, ForeignKind::SingleIdx},
                           Sign{"\0\0\x08\x01"sv, ForeignKind::SingleIdx},
                           Sign{"\x93NUMPY"sv, ForeignKind::NumpyArrays},
                           Sign{"MATLAB 5.0"sv, ForeignKind::Matlab},
                           Sign{"\x89HDF"sv, ForeignKind::Hdf5},
                           Sign{"PAR1"sv, ForeignKind::Table},
                           Sign{"\x89PNG"sv, ForeignKind::Picture},
                           Sign{"\xff\xd8\xff"sv, ForeignKind::Picture},
                           Sign{"GIF8"sv, ForeignKind::Picture},
                           Sign{"\x80\x02"sv, ForeignKind::Pickle},
                           Sign{"\x80\x03"sv, ForeignKind::Pickle},
                           Sign{"\x80\x04"sv, ForeignKind::Pickle},
                           Sign{"\x80\x05"sv, ForeignKind::Pickle},
                           Sign{"PK\3\4"sv, ForeignKind::OtherArchive},
                           Sign{"7z\xbc\xaf"sv, ForeignKind::OtherArchive},
                           Sign{"Rar!"sv, ForeignKind::OtherArchive}};

struct Ending {
    std::string_view text;
    ForeignKind kind;
};

/// Only where the first bytes say nothing more exact.
constexpr std::array endings{Ending{".npz", ForeignKind::NumpyArrays}, Ending{".npy", ForeignKind::NumpyArrays},
                             Ending{".csv", ForeignKind::Table},       Ending{".tsv", ForeignKind::Table},
                             Ending{".parquet", ForeignKind::Table},   Ending{".mat", ForeignKind::Matlab},
                             Ending{".h5", ForeignKind::Hdf5},         Ending{".hdf5", ForeignKind::Hdf5},
                             Ending{".pkl", ForeignKind::Pickle},      Ending{".pickle", ForeignKind::Pickle},
                             Ending{".png", ForeignKind::Picture},     Ending{".jpg", ForeignKind::Picture},
                             Ending{".jpeg", ForeignKind::Picture},    Ending{".gif", ForeignKind::Picture},
                             Ending{".bmp", ForeignKind::Picture},     Ending{".ppm", ForeignKind::Picture},
                             Ending{".webp", ForeignKind::Picture},    Ending{".tif", ForeignKind::Picture},
                             Ending{".tiff", ForeignKind::Picture},    Ending{".fovea", ForeignKind::Model},
                             Ending{".onnx", ForeignKind::Model}};

std::optional<ForeignKind> kindByName(const fs::path& path) {
    std::string name = path.filename().string();
    std::transform(name.begin(), name.end(), name.begin(), [](unsigned char c) { return std::tolower(c); });
    if (name.ends_with(".gz")) name.resize(name.size() - 3);
    const auto found =
        std::find_if(endings.begin(), endings.end(), [&](const Ending& e) { return name.ends_with(e.text); });
    if (found != endings.end()) return found->kind;
    if (name == "batches.meta" || (name.starts_with("data_batch_") && name.find('.') == std::string::npos))
        return ForeignKind::PythonCifar10;
    return std::nullopt;
}

bool isText(std::string_view bytes) {
    return !bytes.empty() && std::none_of(bytes.begin(), bytes.end(), [](unsigned char c) {
        return c == 0x7f || (c < 0x20 && c != '\n' && c != '\r' && c != '\t');
    });
}

/// Its first line has two fields or more.
bool isTable(std::string_view text) {
    if (!isText(text)) return false;
    const std::string_view line = text.substr(0, text.find('\n'));
    return line.size() < text.size() && line.find_first_of(",;\t") != std::string_view::npos;
}

/// The tar format's own check: its header's bytes add up to the number at 148, whose own place counts as blanks.
bool isTar(std::string_view bytes) {
    constexpr std::size_t headerBytes = 512, place = 148, length = 8;
    if (bytes.size() < headerBytes) return false;
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < headerBytes; ++i)
        sum += i >= place && i < place + length ? ' ' : static_cast<unsigned char>(bytes[i]);
    std::int64_t stated = 0;
    for (const char c : bytes.substr(place, length))
        if (c >= '0' && c <= '7') stated = stated * 8 + (c - '0');
    return stated == sum;
}

std::optional<ForeignKind> kindOf(const std::string& path) {
    auto stream = ByteStream::open(path);
    if (!stream) return std::nullopt;
    std::array<std::byte, 512> start{};
    const auto length = stream->read(start);
    if (!length) return std::nullopt;
    const std::string_view bytes(reinterpret_cast<const char*>(start.data()), static_cast<std::size_t>(*length));
    const auto named = kindByName(path);
    const auto sign =
        std::find_if(signs.begin(), signs.end(), [&](const Sign& s) { return bytes.starts_with(s.bytes); });
    if (sign != signs.end()) {
        // Keras keeps arrays in ZIP, and batches of CIFAR-10 are pickled.
        const bool vague = sign->kind == ForeignKind::OtherArchive || sign->kind == ForeignKind::Pickle;
        return vague && named ? named : sign->kind;
    }
    if (isTar(bytes)) return std::nullopt;
    if (named) return named;
    if (isTable(bytes)) return ForeignKind::Table;
    // What is cut or damaged within its packing may have been an archive.
    return stream->isGzipped() ? std::nullopt : std::optional(ForeignKind::OtherFile);
}

Error foreign(const fs::path& path, ForeignKind kind) {
    return {ErrorCode::DatasetUnknown, {path.string(), static_cast<std::int64_t>(kind)}};
}

/// Up to a thousand entries of a folder, in alphabetical order; none where it can't be read.
std::vector<fs::directory_entry> entriesOf(const fs::path& folder) {
    constexpr std::size_t most = 1000;
    std::vector<fs::directory_entry> entries;
    std::error_code fault;
    for (fs::directory_iterator each(folder, fault), end; !fault && each != end && entries.size() < most;
         each.increment(fault))
        entries.push_back(*each);
    std::sort(entries.begin(), entries.end());
    return entries;
}

/// The first file in the folder whose name says what it is.
std::optional<std::pair<fs::path, ForeignKind>> firstForeign(const std::vector<fs::directory_entry>& entries) {
    for (const auto& entry : entries) {
        std::error_code fault;
        if (!entry.is_regular_file(fault)) continue;
        if (const auto kind = kindByName(entry.path())) return std::pair(entry.path(), *kind);
        const std::string name = entry.path().filename().string();
        if (name == "train.bin" || name == "fine_label_names.txt")
            return std::pair(entry.path(), ForeignKind::Cifar100);
    }
    return std::nullopt;
}

}  // namespace

std::optional<Error> foreignFile(const std::string& path) {
    const auto kind = kindOf(path);
    return kind ? std::optional(foreign(path, *kind)) : std::nullopt;
}

std::optional<Error> foreignFolder(const std::string& path) {
    const auto told = [&](const std::pair<fs::path, ForeignKind>& found) {
        const bool whole = found.second == ForeignKind::PythonCifar10 || found.second == ForeignKind::Cifar100;
        if (found.second == ForeignKind::Picture) return foreign(path, ForeignKind::PictureFolder);
        return foreign(whole ? fs::path(path) : found.first, found.second);
    };
    const auto entries = entriesOf(path);
    if (const auto found = firstForeign(entries)) return told(*found);
    for (const auto& entry : entries) {
        std::error_code fault;
        if (!entry.is_directory(fault)) continue;
        const auto found = firstForeign(entriesOf(entry.path()));
        if (found && (found->second == ForeignKind::Picture || found->second == ForeignKind::PythonCifar10))
            return told(*found);
    }
    return std::nullopt;
}

}  // namespace fovea
