// SPDX-License-Identifier: GPL-3.0-or-later
// IDX as of MNIST: a file of labels and one of images, plain or gzipped (told by their first bytes).
#include <archive.h>
#include <archive_entry.h>

#include "datasets/readers/idx.h"
#include "tests/fuzz/fuzz_target.h"

namespace fovea::fuzz::idx {
namespace {

std::string bigEndian(std::uint32_t value) {
    std::string text;
    for (int shift = 24; shift >= 0; shift -= 8) text += static_cast<char>(value >> shift & 255);
    return text;
}

std::string images(std::uint32_t count, std::uint32_t rows, std::uint32_t columns) {
    return bigEndian(2051) + bigEndian(count) + bigEndian(rows) + bigEndian(columns) +
           std::string(std::size_t{count} * rows * columns, 'p');
}

std::string labels(std::uint32_t count) { return bigEndian(2049) + bigEndian(count) + std::string(count, '\3'); }

std::string gzipped(const std::string& content) {
    std::string packed(content.size() + 1024, '\0');
    std::size_t used = 0;
    ::archive* out = archive_write_new();
    archive_write_add_filter_gzip(out);
    archive_write_set_format_raw(out);
    archive_write_set_bytes_in_last_block(out, 1);
    archive_write_open_memory(out, packed.data(), packed.size(), &used);
    archive_entry* entry = archive_entry_new();
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_write_header(out, entry);
    archive_write_data(out, content.data(), content.size());
    archive_entry_free(entry);
    archive_write_close(out);
    archive_write_free(out);
    packed.resize(used);
    return packed;
}

}  // namespace

// libarchive's buffers, and the piece in which the body grows.
constexpr std::size_t slackBytes = std::size_t{3} << 20;

void tryInput(std::span<const std::byte> input) {
    static MemoryFile labelFile;
    static MemoryFile imageFile;
    const auto files = splitFiles(input, 2);
    labelFile.fill(files[0]);
    imageFile.fill(files[1]);
    const auto read = readIdx(imageFile.path(), labelFile.path(), digitClassNames());
    if (!read) return;
    const Dataset& dataset = **read;
    require(dataset.size() > 0 && dataset.shape().size() > 0, "a data set is empty");
    require(dataset.label(dataset.size() - 1) < 10, "a label is out of range");
}

std::vector<std::string> seeds() {
    std::vector<std::string> result;
    for (const auto& [imageText, labelText] :
         {std::pair(images(1, 1, 1), labels(1)), std::pair(images(3, 4, 2), labels(3)),
          std::pair(images(2, 3, 3), labels(1)), std::pair(images(0, 1, 1), labels(0))}) {
        result.push_back(joinFiles({labelText, imageText}));
        result.push_back(joinFiles({gzipped(labelText), gzipped(imageText)}));
        result.push_back(joinFiles({labelText, gzipped(imageText)}));
    }
    result.push_back(
        joinFiles({labels(1), bigEndian(2051) + bigEndian(0xffffffff) + bigEndian(1024) + bigEndian(1024)}));
    return result;
}

}  // namespace fovea::fuzz::idx

FOVEA_FUZZ_TARGET(idx)
