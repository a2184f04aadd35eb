// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/code/text_escape.h"

#include <fmt/format.h>

#include <cstdint>

namespace fovea {
namespace {

constexpr char32_t replacement = 0xFFFD;

/// The next sign of UTF-8; U+FFFD and one byte for what isn't.
char32_t takeSign(std::string_view& rest) {
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
    return sound ? sign : replacement;
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

/// Every sign through `write(text, sign)`.
template <class Write>
std::string mapped(std::string_view rest, Write write) {
    std::string text;
    while (!rest.empty()) write(text, takeSign(rest));
    return text;
}

/// Plain text for readers: hidden signs become blanks, `special` gives the others' form, or nothing.
template <class Special>
std::string plain(std::string_view text, Special special) {
    return mapped(text, [&](std::string& result, char32_t sign) {
        if (isHiddenSign(sign))
            result += ' ';
        else if (const std::string_view form = special(sign); !form.empty())
            result += form;
        else
            appendUtf8(result, sign);
    });
}

}  // namespace

bool isHiddenSign(char32_t sign) {
    return sign < 0x20 || (sign >= 0x7F && sign < 0xA0) || sign == 0x061C || (sign >= 0x200B && sign <= 0x200F) ||
           (sign >= 0x2028 && sign <= 0x202E) || (sign >= 0x2060 && sign <= 0x206F) || sign == 0xFEFF ||
           (sign >= 0xFFF9 && sign <= 0xFFFB) || (sign >= 0xE0000 && sign <= 0xE007F);
}

std::string pythonString(std::string_view text) {
    const auto write = [](std::string& result, char32_t sign) {
        if (sign == '"' || sign == '\\')
            result += {'\\', static_cast<char>(sign)};
        else if (sign == '\n')
            result += "\\n";
        else if (isHiddenSign(sign))
            result += sign < 0x100 ? fmt::format("\\x{:02x}", std::uint32_t{sign})
                                   : fmt::format("\\U{:08x}", std::uint32_t{sign});
        else
            appendUtf8(result, sign);
    };
    return '"' + mapped(text, write) + '"';
}

std::string cppString(std::string_view text) {
    // Hidden signs byte by byte and in octal, which ends after three digits whatever follows.
    const auto write = [](std::string& result, char32_t sign) {
        if (sign == '"' || sign == '\\' || sign == '?')
            result += {'\\', static_cast<char>(sign)};
        else if (isHiddenSign(sign)) {
            std::string bytes;
            appendUtf8(bytes, sign);
            for (const char byte : bytes) result += fmt::format("\\{:03o}", static_cast<std::uint8_t>(byte));
        } else
            appendUtf8(result, sign);
    };
    return '"' + mapped(text, write) + '"';
}

std::string commentText(std::string_view text) {
    return plain(text, [](char32_t sign) -> std::string_view { return sign == '\\' ? "/" : ""; });
}

std::string htmlText(std::string_view text) {
    return plain(text, [](char32_t sign) -> std::string_view {
        switch (sign) {
            case '&': return "&amp;";
            case '<': return "&lt;";
            case '>': return "&gt;";
            case '"': return "&quot;";
            case '\'': return "&#39;";
            default: return "";
        }
    });
}

std::string markdownText(std::string_view text) {
    return mapped(text, [](std::string& result, char32_t sign) {
        constexpr std::string_view special = "\\`*_{}[]<>()#+!|~&$";
        if (isHiddenSign(sign)) sign = ' ';
        if (sign < 0x80 && special.find(static_cast<char>(sign)) != std::string_view::npos) result += '\\';
        appendUtf8(result, sign);
    });
}

std::string latexText(std::string_view text) {
    return plain(text, [](char32_t sign) -> std::string_view {
        switch (sign) {
            case '\\': return "\\textbackslash{}";
            case '{': return "\\{";
            case '}': return "\\}";
            case '$': return "\\$";
            case '&': return "\\&";
            case '#': return "\\#";
            case '%': return "\\%";
            case '_': return "\\_";
            case '^': return "\\textasciicircum{}";
            case '~': return "\\textasciitilde{}";
            case '<': return "\\textless{}";
            case '>': return "\\textgreater{}";
            case '|': return "\\textbar{}";
            case '"': return "''";
            default: return "";
        }
    });
}

std::string csvField(std::string_view text) {
    std::string field = plain(text, [](char32_t) { return std::string_view(); });
    const bool isFormula = !field.empty() && (field[0] == '=' || field[0] == '+' || field[0] == '-' || field[0] == '@');
    if (isFormula && field.find_first_not_of("+-.0123456789eE") != std::string::npos) field.insert(0, 1, '\'');
    if (field.find_first_of("\",;") == std::string::npos) return field;
    std::string quoted = "\"";
    for (const char sign : field) quoted += sign == '"' ? std::string("\"\"") : std::string(1, sign);
    return quoted + '"';
}

}  // namespace fovea
