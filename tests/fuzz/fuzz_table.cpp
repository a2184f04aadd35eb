// SPDX-License-Identifier: GPL-3.0-or-later
// Tables of pixels with labels, as text.
#include "datasets/readers/pixel_table.h"
#include "tests/fuzz/fuzz_target.h"

namespace fovea::fuzz::table {

// libarchive's buffers, the block in which a file is read, and a label of 32 bytes for each two bytes.
constexpr std::size_t slackBytes = std::size_t{4} << 20;

void tryInput(std::span<const std::byte> input) {
    static MemoryFile file;
    file.fill(input);
    const auto data = openTable({file.path(), ""}, {});
    if (!data) return;
    const auto classes = static_cast<int>(data->training->classNames().size());
    require(classes >= 2 && classes <= 1000, "a number of classes that is refused");
    for (const auto* part : {data->training.get(), data->test.get()}) {
        require(part->size() > 0, "a part is empty");
        Sample sample;
        for (std::int64_t i = 0; i < part->size(); ++i)
            require(part->get(i, sample).hasValue() && sample.label >= 0 && sample.label < classes,
                    "a label is out of range");
    }
}

std::vector<std::string> seeds() {
    return {"label,a,b,c,d\n0,1,2,3,4\n1,5,6,7,8\n1,1,1,1,255\n",
            "0,1,2,3,4\n1,5,6,7,8\n",
            "1;2;3;4;dog\r\n\r\n5;6;7;8;cat\r\n9;9;9;9;dog\n",
            "a\tclass\n1.0\tx\n2\ty\n",
            "0,0\n1000,1\n",
            "9999999999999999999999,1\n1,2\n",
            "label,a\n",
            "\n\n,\n,\n"};
}

}  // namespace fovea::fuzz::table

FOVEA_FUZZ_TARGET(table)
