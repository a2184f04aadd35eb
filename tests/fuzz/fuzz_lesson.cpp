// SPDX-License-Identifier: GPL-3.0-or-later
// A lesson: lesson.json and the words in two languages, in one input.
#include "core/benches/bench.h"
#include "core/benches/bench_table.h"
#include "core/lessons/lesson_reader.h"
#include "tests/fuzz/fuzz_target.h"

namespace fovea::fuzz::lesson {

constexpr std::size_t slackBytes = std::size_t{4} << 20;

void tryInput(std::span<const std::byte> input) {
    const auto parts = splitFiles(input, 3);
    const auto read = readLesson({{"lesson.json", std::string(textOf(parts[0]))},
                                  {"en.md", std::string(textOf(parts[1]))},
                                  {"vi.md", std::string(textOf(parts[2]))}});
    const auto* lesson = std::get_if<Lesson>(&read);
    if (lesson == nullptr) return;
    require(lesson->words.size() == 2, "a language is missing");
    if (lesson->bench.empty()) return;
    // What was taken can be shown.
    const BenchKind* kind = findBench(lesson->bench);
    require(kind != nullptr, "a bench that there is not");
    for (const LessonStep& step : lesson->steps) {
        Bench bench(*kind);
        require(!bench.set(*stateAt(*lesson, step.id)).has_value(), "a step that the bench refuses");
    }
}

std::vector<std::string> seeds() {
    const std::string words =
        "# Own\n\nText.\n## note\nNote.\n## step far\nFar.\n## task fall\nFall.\n### hint\nHint.\n"
        "## task pick\nPick.\n### option a\nA\n### option b\nB\n## task say\nSay.\n### answer\nSo.\n";
    const auto lesson = [&](const std::string& json) { return joinFiles({json, words, words}); };
    return {lesson(R"({"format":"fovea lesson","version":1,"id":"own","bench":"descent","state":{"rate":0.5},
"steps":[{"id":"far","state":{"start_w":-5}}],
"tasks":[{"id":"fall","kind":"reach","step":"far","where":{"loss":{"at_most":0.01}}},
{"id":"pick","kind":"choose","options":["a","b"],"answer":"b"},{"id":"say","kind":"open"}],
"golden":[{"state":{"step":1},"reading":"w","is":3}]})"),
            lesson(R"({"format":"fovea lesson","version":1,"id":"own","bench":"convolution",
"state":{"input":[[1,2],[3,4]],"kernel":[1,2]},"steps":[{"id":"far","state":{"padding":"full"}}],
"tasks":[{"id":"fall","kind":"predict","cell":["output",0,1],"opens":{"window":1}},
{"id":"pick","kind":"choose","options":["a","b"],"answer":"a"},{"id":"say","kind":"open"}]})"),
            lesson("[[[["), joinFiles({"{}", "", ""})};
}

}  // namespace fovea::fuzz::lesson

FOVEA_FUZZ_TARGET(lesson)
