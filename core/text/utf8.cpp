// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/utf8.h"

#include <cstdint>

namespace fovea {

char32_t takeUtf8(std::string_view& rest) {
    const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(rest[i]); };
    const std::uint8_t first = byte(0);
    const std::size_t length = first < 0x80 ? 1 : first >> 5 == 6 ? 2 : first >> 4 == 14 ? 3 : first >> 3 == 30 ? 4 : 0;
    char32_t sign = length == 1 ? first : first & (0x7FU >> length);
    bool sound = length != 0 && length <= rest.size();
    for (std::size_t i = 1; sound && i < length; ++i) {
        sound = byte(i) >> 6 == 2;
        sign = sign << 6 | (byte(i) & 0x3FU);
    }
    constexpr char32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
    sound = sound && sign >= smallest[length] && sign <= 0x10FFFF && (sign < 0xD800 || sign > 0xDFFF);
    rest.remove_prefix(sound ? length : 1);
    return sound ? sign : brokenSign;
}

std::size_t utf8Sequence(std::string_view text) {
    std::string_view rest = text;
    const bool broken = takeUtf8(rest) == brokenSign;
    const std::size_t length = text.size() - rest.size();
    return broken && length == 1 ? 0 : length;  // U+FFFD itself is three bytes long
}

bool isUtf8(std::string_view text) {
    while (!text.empty()) {
        const std::size_t length = utf8Sequence(text);
        if (length == 0) return false;
        text.remove_prefix(length);
    }
    return true;
}

void appendUtf8(std::string& text, char32_t sign) {
    const auto put = [&](char32_t bits) { text += static_cast<char>(bits); };
    if (sign < 0x80) return put(sign);
    if (sign < 0x800)
        put(0xC0 | sign >> 6);
    else if (sign < 0x10000)
        put(0xE0 | sign >> 12), put(0x80 | (sign >> 6 & 0x3F));
    else
        put(0xF0 | sign >> 18), put(0x80 | (sign >> 12 & 0x3F)), put(0x80 | (sign >> 6 & 0x3F));
    put(0x80 | (sign & 0x3F));
}

}  // namespace fovea
