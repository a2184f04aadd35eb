// SPDX-License-Identifier: GPL-3.0-or-later
// A pattern line: read, and the network that comes of it checked.
#include "core/network/pattern_line.h"
#include "tests/fuzz/fuzz_target.h"

namespace fovea::fuzz::pattern {

constexpr std::size_t slackBytes = std::size_t{4} << 20;

void tryInput(std::span<const std::byte> input) {
    const std::string_view text = textOf(input);
    const auto made = networkOfPattern(text, {32, 32, 3}, 10);
    if (const auto* problem = std::get_if<PatternProblem>(&made)) {
        require(problem->first <= problem->end && problem->end <= text.size(), "a place outside of the text");
        return;
    }
    const auto& spec = std::get<NetworkSpec>(made);
    require(spec.nodes.size() <= 1002, "more layers than are allowed");
    require(spec.outputNode().has_value(), "a chain has one end");
    inferShapes(spec);
}

std::vector<std::string> seeds() {
    return {"INPUT->[[CONV->RELU]*2->POOL]*3->FC",
            "INPUT->[CONV->NORM->RELU]^2->[FC->DROPOUT]*1->FC",
            "INPUT->[[CONV*99]*99]*99->FC",
            "INPUT->CONV*100->FC",
            "[[[[",
            "]*2->"};
}

}  // namespace fovea::fuzz::pattern

FOVEA_FUZZ_TARGET(pattern)
