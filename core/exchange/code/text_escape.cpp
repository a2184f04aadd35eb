// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/code/text_escape.h"

#include <fmt/format.h>

#include <cstdint>

#include "core/text/utf8.h"

namespace fovea {
namespace {

/// Every sign through `write(text, sign)`.
template <class Write>
std::string mapped(std::string_view rest, Write write) {
    std::string text;
    while (!rest.empty()) write(text, takeUtf8(rest));
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
