// SPDX-License-Identifier: GPL-3.0-or-later
// The .tar or .tar.gz of CIFAR-10: read in place, and unpacked into a folder that appears whole or not at all.
#include <archive.h>
#include <archive_entry.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>

#include "datasets/readers/cifar10.h"
#include "tests/fuzz/fuzz_target.h"

namespace fovea::fuzz::archive {
namespace {

namespace fs = std::filesystem;
constexpr Cifar10Layout layout{.imagesPerFile = 1};
constexpr std::size_t blockBytes = 512;

struct Folder {
    Folder() {
        std::string pattern =
            (fs::exists("/dev/shm") ? fs::path("/dev/shm") : fs::temp_directory_path()) / "fuzz_archive.XXXXXX";
        require(::mkdtemp(pattern.data()) != nullptr, "no folder to be had");
        path = pattern;
    }
    ~Folder() { fs::remove_all(path); }
    fs::path path;
};

struct Member {
    std::string path;
    std::string content;
};

std::vector<Member> soundMembers() {
    std::vector<Member> members;
    for (const auto name : cifar10Members) {
        const std::string path = std::string(cifar10FolderName) + "/" + std::string(name);
        if (name == cifar10NamesFile)
            members.push_back({path, "a\nb\nc\nd\ne\nf\ng\nh\ni\nj\n"});
        else
            members.push_back({path, std::string(Cifar10Layout::recordBytes, '\1')});
    }
    return members;
}

std::string packed(const std::vector<Member>& members, bool gzip, int format) {
    std::string bytes(std::size_t{1} << 20, '\0');
    std::size_t used = 0;
    ::archive* out = archive_write_new();
    if (gzip) archive_write_add_filter_gzip(out);
    archive_write_set_format(out, format);
    archive_write_set_bytes_in_last_block(out, 1);
    archive_write_open_memory(out, bytes.data(), bytes.size(), &used);
    for (const Member& member : members) {
        archive_entry* entry = archive_entry_new();
        archive_entry_set_pathname(entry, member.path.c_str());
        archive_entry_set_size(entry, static_cast<la_int64_t>(member.content.size()));
        archive_entry_set_filetype(entry, AE_IFREG);
        archive_entry_set_perm(entry, 0644);
        archive_write_header(out, entry);
        archive_write_data(out, member.content.data(), member.content.size());
        archive_entry_free(entry);
    }
    archive_write_close(out);
    archive_write_free(out);
    bytes.resize(used);
    return bytes;
}

}  // namespace

// libarchive's buffers: a block of the file, what unpacking needs, long names of up to 1 MiB.
constexpr std::size_t slackBytes = std::size_t{8} << 20;

void tryInput(std::span<const std::byte> input) {
    static Folder folder;
    static MemoryFile file;
    file.fill(input);
    const auto read = openCifar10Archive(file.path(), {}, noProgress, layout);
    const fs::path destination = folder.path / "data";
    const auto extracted = extractCifar10(file.path(), destination.string(), {}, noProgress, layout);
    require(extracted || !read, "what can be read can't be unpacked");
    require(fs::exists(destination) == extracted.hasValue(),
            "a folder appeared without success, or the other way round");
    int left = 0;
    for ([[maybe_unused]] const auto& entry : fs::directory_iterator(folder.path)) ++left;
    require(left == (extracted ? 1 : 0), "something was left behind, or written elsewhere");
    if (extracted) {
        int files = 0;
        for (const auto& entry : fs::directory_iterator(destination)) files += entry.is_regular_file() ? 1 : 100;
        require(files == static_cast<int>(cifar10Members.size()), "other files than the seven were unpacked");
        fs::remove_all(destination);
    }
}

std::vector<std::string> seeds() {
    std::vector<std::vector<Member>> archives{soundMembers()};
    archives.push_back(soundMembers());
    archives.back().insert(archives.back().begin(), {"cifar-10-batches-bin/../../escape", "x"});
    archives.push_back(soundMembers());
    archives.back().push_back({"cifar-10-batches-bin/" + std::string(300, 'n'), "long name"});
    archives.push_back(soundMembers());
    archives.back()[2] = archives.back()[1];
    archives.push_back({{"cifar-10-batches-bin/test_batch.bin", "short"}});
    std::vector<std::string> result;
    for (const auto& members : archives)
        for (const int format :
             {ARCHIVE_FORMAT_TAR_GNUTAR, ARCHIVE_FORMAT_TAR_PAX_INTERCHANGE, ARCHIVE_FORMAT_TAR_USTAR})
            for (const bool gzip : {false, true}) result.push_back(packed(members, gzip, format));
    return result;
}

/// Mutates, and mostly sets the checksums of what looks like a tar's headers right again.
std::size_t change(std::uint8_t* data, std::size_t size, std::size_t most, unsigned seed) {
    size = LLVMFuzzerMutate(data, size, most);
    if (seed % 16 == 0) return size;
    for (std::size_t start = 0; start + blockBytes <= size; start += blockBytes) {
        std::uint8_t* header = data + start;
        if (std::memcmp(header + 257, "ustar", 5) != 0) continue;
        std::memset(header + 148, ' ', 8);
        unsigned sum = 0;
        for (std::size_t i = 0; i < blockBytes; ++i) sum += header[i];
        std::snprintf(reinterpret_cast<char*>(header + 148), 8, "%06o", sum);
    }
    return size;
}

}  // namespace fovea::fuzz::archive

FOVEA_FUZZ_TARGET_WITH_CHANGES(archive)
