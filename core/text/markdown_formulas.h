// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace fovea {

/// What stands between two $, or two $$ (a formula by itself).
struct MarkdownFormula {
    std::string latex;
    bool displayed = false;
    std::size_t first = 0;  ///< where its LaTeX begins in the Markdown, in bytes
    friend bool operator==(const MarkdownFormula&, const MarkdownFormula&) = default;
};

/// Markdown with its formulas taken out, since what means something to Markdown (_ * \ |) means something else in them.
struct MarkdownParts {
    std::string text;  ///< in a formula's place: U+E000, its number, U+E001
    std::vector<MarkdownFormula> formulas;
};

inline constexpr char32_t formulaBegins = 0xE000, formulaEnds = 0xE001;

/// A $ opens a formula where no blank follows it, and closes one where no blank stands before it and no digit behind it, so
/// that $5 and $6 remain; \$ is the sign. Formulas stay within their paragraph. Code (`…`, ``` and ~~~) has none.
MarkdownParts splitMarkdown(std::string_view markdown);

}  // namespace fovea
