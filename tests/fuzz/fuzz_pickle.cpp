// SPDX-License-Identifier: GPL-3.0-or-later
// Python's pickle, as far as data needs it.
#include "datasets/readers/pickle.h"
#include "tests/fuzz/fuzz_target.h"

namespace fovea::fuzz::pickle {

// A value of 80 bytes for each byte of the input, and 16 MB where a value is kept under the largest number.
constexpr std::size_t slackBytes = std::size_t{20} << 20;

void tryInput(std::span<const std::byte> input) {
    const std::span content(reinterpret_cast<const std::uint8_t*>(input.data()), input.size());
    const auto pickle = Pickle::parse(content, "x");
    if (!pickle) return;
    for (const char* key : {"data", "labels", "fine_labels", "label_names"}) {
        const Pickle::Value* value = pickle->find(pickle->root(), key);
        if (value == nullptr) continue;
        const auto numbers = pickle->wholeNumbers(*value);
        const auto texts = pickle->texts(*value);
        if (const auto* array = std::get_if<Pickle::Array>(value))
            require(!numbers || numbers->size() <= array->bytes.size(), "numbers come out of nothing");
        if (texts)
            for (const std::string& text : *texts) require(text.size() <= input.size(), "a text is too long");
    }
}

std::vector<std::string> seeds() {
    using namespace std::string_literals;
    const std::string type = "cnumpy\ndtype\n(U\2u1K\0K\1tR(K\3U\1|NNNJ\xff\xff\xff\xffJ\xff\xff\xff\xffK\0tb"s;
    const std::string array = "cnumpy.core.multiarray\n_reconstruct\n(cnumpy\nndarray\n(K\0tU\1btR(K\1(K\1K\3t"s +
                              type + "\x89T\3\0\0\0abctb"s;
    return {"\x80\2}q\0(U\4data"s + array + "U\6labels](K\1K\2eu."s,
            "(dp0\nS'label_names'\np1\n(lp2\nS'cat'\naVdog\nasI3\nL-7L\n0h\0."s,
            "\x80\4\x95\x20\0\0\0\0\0\0\0}\x94(\x8c\6labels\x94]\x94(K\1M\2\3J\1\2\3\4\x8a\2\1\2eu."s,
            "cos\nsystem\n(S'true'\ntR."s,
            "\x80\4\x8c\5posix\x94\x8c\6system\x94\x93\x94."s,
            "]q\0h\0a."s,
            "((((N1."s,
            "B\xff\xff\xff\x7f."s};
}

}  // namespace fovea::fuzz::pickle

FOVEA_FUZZ_TARGET(pickle)
