// SPDX-License-Identifier: GPL-3.0-or-later
// A formula of a lesson: read, and said in plain text.
#include "core/text/formula_parser.h"
#include "core/text/formula_plain.h"
#include "tests/fuzz/fuzz_target.h"

namespace fovea::fuzz::formula {

constexpr std::size_t slackBytes = std::size_t{8} << 20;

void tryInput(std::span<const std::byte> input) {
    const std::string_view text = textOf(input);
    const auto read = parseFormula(text);
    if (const auto* problem = std::get_if<FormulaProblem>(&read)) {
        require(problem->first <= problem->end && problem->end <= text.size(), "a place outside of the text");
        return;
    }
    const auto& formula = std::get<Formula>(read);
    for (std::size_t i = 0; i < formula.marks.size(); ++i) {
        require(!formula.marks[i].id.empty(), "a mark without an id");
        require(formula.marks[i].parent < static_cast<int>(i), "a mark within a later one");
    }
    // Plain text has at most the signs of the formula, with parentheses and spaces around each.
    require(plainText(formula).size() <= 20 * text.size() + 20, "plain text that is too long");
}

std::vector<std::string> seeds() {
    return {R"((N-F+2P)/S+1)",
            R"((f*h)[n,m]=\sum_{k,l}f[k,l]h[n-k,m-l])",
            R"(\mathrm{SM}(x)_i=\frac{e^{x_i}}{\sum_j e^{x_j}})",
            R"(\left(\begin{pmatrix}1&2\\3&4\end{pmatrix}\right)^\top)",
            R"(f(x)=\begin{cases}x&x>0\\\alpha(e^x-1)&\text{n\'eu}\end{cases})",
            R"(\begin{aligned}a&=b\\&\approx\hat y'_c\end{aligned})",
            R"(\sym{w}{W}:=\sym{w}{W}-\sym{rate}{\alpha}\,\frac{d\sym{loss}{L}}{dW})",
            R"(\sqrt[3]{x}\bigl|\overset{!}{=}\underbrace{a+b}_{c}\bigr|)",
            "{{{{{{{{{{{{{{{{{{{{{{{{{{x}}}}}}}}}}}}}}}}}}}}}}}}}}",
            R"(\hat\hat\hat\hat\hat\hat\hat\hat\hat\hat\hat\hat\hat\hat\hat\hat\hat\hat\hat\hat\hat\hat\hat\hat\hat x)",
            R"(\left(x)",
            R"(x^a^b)"};
}

}  // namespace fovea::fuzz::formula

FOVEA_FUZZ_TARGET(formula)
