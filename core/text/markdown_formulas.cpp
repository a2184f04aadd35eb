// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/markdown_formulas.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "core/text/formula_parser.h"
#include "core/text/utf8.h"

namespace fovea {
namespace {

bool isSpaceByte(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

class MarkdownSplitter {
public:
    explicit MarkdownSplitter(std::string_view markdown) : all_(markdown) {}

    MarkdownParts split() {
        bool lineBegins = true;
        while (at_ < all_.size()) {
            if (lineBegins && takeFence()) continue;
            lineBegins = all_[at_] == '\n';
            takeOne();
        }
        return std::move(parts_);
    }

private:
    void take(std::size_t count) {
        // The signs that stand for formulas are of private use; a text that has them would forge one.
        std::string_view piece = all_.substr(at_, count);
        at_ += piece.size();
        while (!piece.empty()) {
            const std::string_view before = piece;
            const char32_t sign = takeUtf8(piece);
            if (sign == formulaBegins || sign == formulaEnds)
                appendUtf8(parts_.text, brokenSign);
            else
                parts_.text += before.substr(0, before.size() - piece.size());
        }
    }

    /// A block of code between two lines of ``` or ~~~, or to the end.
    bool takeFence() {
        std::size_t i = at_;
        while (i < all_.size() && (all_[i] == ' ' || all_[i] == '>')) ++i;
        const std::string_view line = all_.substr(i);
        if (!line.starts_with("```") && !line.starts_with("~~~")) return false;
        const std::string_view mark = line.substr(0, 3);
        std::size_t next = all_.find('\n', i);
        while (next != std::string_view::npos) {
            std::size_t begin = next + 1;
            while (begin < all_.size() && (all_[begin] == ' ' || all_[begin] == '>')) ++begin;
            next = all_.find('\n', begin);
            if (all_.substr(begin).starts_with(mark)) break;
        }
        take((next == std::string_view::npos ? all_.size() : next + 1) - at_);
        return true;
    }

    void takeOne() {
        const char c = all_[at_];
        if (c == '\\') return takeEscape();
        if (c == '`') return takeCode();
        if (c == '$' && takeFormula()) return;
        std::string_view sign = all_.substr(at_);
        takeUtf8(sign);
        take(all_.size() - at_ - sign.size());
    }

    void takeEscape() {
        const bool sign = at_ + 1 < all_.size() && static_cast<unsigned char>(all_[at_ + 1]) < 0x80;
        take(sign && all_[at_ + 1] != '\n' ? 2 : 1);
    }

    void takeCode() {
        std::size_t ticks = 0;
        while (at_ + ticks < all_.size() && all_[at_ + ticks] == '`') ++ticks;
        std::size_t i = at_ + ticks;
        while (i < std::min(all_.size(), at_ + longestCode)) {
            if (all_[i] != '`') {
                ++i;
                continue;
            }
            std::size_t run = 0;
            while (i + run < all_.size() && all_[i + run] == '`') ++run;
            i += run;
            if (run == ticks) return take(i - at_);
        }
        take(ticks);
    }

    bool takeFormula() {
        const bool displayed = all_.substr(at_).starts_with("$$");
        const std::size_t first = at_ + (displayed ? 2 : 1);
        const std::optional<std::size_t> end = endOf(first, displayed);
        if (!end) return false;
        const std::string_view latex = all_.substr(first, *end - first);
        parts_.formulas.push_back({std::string(latex), displayed, first});
        appendUtf8(parts_.text, formulaBegins);
        parts_.text += std::to_string(parts_.formulas.size() - 1);
        appendUtf8(parts_.text, formulaEnds);
        at_ = *end + (displayed ? 2 : 1);
        return true;
    }

    /// Where the $ stands that closes it.
    std::optional<std::size_t> endOf(std::size_t first, bool displayed) const {
        if (first >= all_.size() || (!displayed && isSpaceByte(all_[first]))) return std::nullopt;
        const std::size_t last = std::min(all_.size(), first + longestFormula + 2);
        bool blankLine = false;
        for (std::size_t i = first; i < last; ++i) {
            const char c = all_[i];
            if (c == '\n' && std::exchange(blankLine, true)) return std::nullopt;
            if (!isSpaceByte(c)) blankLine = false;
            if (c == '\\') ++i;
            if (c != '$') continue;
            if (i == first) return std::nullopt;
            if (displayed) return all_.substr(i).starts_with("$$") ? std::optional(i) : std::nullopt;
            const bool digit = i + 1 < all_.size() && all_[i + 1] >= '0' && all_[i + 1] <= '9';
            if (!isSpaceByte(all_[i - 1]) && !digit) return i;
        }
        return std::nullopt;
    }

    static constexpr std::size_t longestCode = 10000;
    std::string_view all_;
    std::size_t at_ = 0;
    MarkdownParts parts_;
};

}  // namespace

MarkdownParts splitMarkdown(std::string_view markdown) { return MarkdownSplitter(markdown).split(); }

}  // namespace fovea
