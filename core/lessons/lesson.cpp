// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lessons/lesson.h"

#include <algorithm>

namespace fovea {

std::optional<BenchState> stateAt(const Lesson& lesson, std::string_view step) {
    const auto found = std::ranges::find(lesson.steps, step, &LessonStep::id);
    if (found == lesson.steps.end()) return {};
    BenchState state = lesson.beginning;
    for (const auto& [name, value] : found->state) state[name] = value;
    return state;
}

const LessonWords& wordsOf(const Lesson& lesson, std::string_view language) {
    for (const std::string_view each : {language, std::string_view("en")}) {
        if (const auto found = lesson.words.find(std::string(each)); found != lesson.words.end()) return found->second;
    }
    return lesson.words.begin()->second;
}

}  // namespace fovea
