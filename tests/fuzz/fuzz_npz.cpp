// SPDX-License-Identifier: GPL-3.0-or-later
// NumPy's .npz: a zip with arrays of pictures and of labels.
#include <archive.h>
#include <archive_entry.h>

#include "datasets/readers/array_pack.h"
#include "tests/fuzz/fuzz_target.h"

namespace fovea::fuzz::npz {
namespace {

std::string npyArray(const std::string& type, const std::string& shape, const std::string& numbers) {
    std::string header = "{'descr': '" + type + "', 'fortran_order': False, 'shape': " + shape + ", }\n";
    const auto length = static_cast<char>(header.size());
    return std::string("\x93NUMPY\1\0", 8) + length + '\0' + header + numbers;
}

/// Stored, so that the fuzzer finds the arrays' bytes.
std::string zipOf(const std::vector<std::pair<std::string, std::string>>& files) {
    std::string packed(65536, '\0');
    std::size_t used = 0;
    ::archive* out = archive_write_new();
    archive_write_set_format_zip(out);
    archive_write_zip_set_compression_store(out);
    archive_write_set_bytes_in_last_block(out, 1);
    archive_write_open_memory(out, packed.data(), packed.size(), &used);
    for (const auto& [name, content] : files) {
        archive_entry* entry = archive_entry_new();
        archive_entry_set_pathname(entry, name.c_str());
        archive_entry_set_filetype(entry, AE_IFREG);
        archive_entry_set_size(entry, static_cast<la_int64_t>(content.size()));
        archive_write_header(out, entry);
        archive_write_data(out, content.data(), content.size());
        archive_entry_free(entry);
    }
    archive_write_close(out);
    archive_write_free(out);
    packed.resize(used);
    return packed;
}

}  // namespace

// libarchive's buffers, and the piece in which an array grows.
constexpr std::size_t slackBytes = std::size_t{8} << 20;

void tryInput(std::span<const std::byte> input) {
    static MemoryFile file;
    file.fill(input);
    const auto data = openArrays(file.path(), {});
    if (!data) return;
    const auto classes = static_cast<int>(data->training->classNames().size());
    require(classes >= 2 && classes <= 1000, "a number of classes that is refused");
    require(data->training->size() > 0 && data->test->size() > 0, "a part is empty");
    require(data->training->label(0) >= 0 && data->training->label(0) < classes, "a label is out of range");
    require(data->training->shape().size() > 0, "pictures of no pixels");
}

std::vector<std::string> seeds() {
    const std::string labels = npyArray("|u1", "(3,)", std::string("\0\1\1", 3));
    const std::string real(36, '\0');
    return {zipOf({{"x.npy", npyArray("|u1", "(3, 2, 2)", "abcdefghijkl")}, {"y.npy", labels}}),
            zipOf({{"x_train.npy", npyArray("|u1", "(3, 3, 1, 1)", "abcdefghi")},
                   {"y_train.npy", labels},
                   {"x_test.npy", npyArray("|u1", "(1, 3, 1, 1)", "abc")},
                   {"y_test.npy", npyArray("<i4", "(1, 1)", std::string(4, '\0'))}}),
            zipOf({{"images.npy", npyArray("<f4", "(3, 3)", real)}, {"labels.npy", labels}}),
            zipOf({{"x.npy", npyArray("|u1", "(999999999999, 1, 1)", "a")}, {"y.npy", labels}}),
            zipOf({{"x.npy", "none"}})};
}

}  // namespace fovea::fuzz::npz

FOVEA_FUZZ_TARGET(npz)
