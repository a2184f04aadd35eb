// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lessons/lesson_time.h"

#include <algorithm>
#include <cmath>
#include <string_view>

namespace fovea {
namespace {

constexpr double wordsPerMinute = 150;

bool isLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '\''; }

/// Runs of letters; what a formula names counts as it is read, symbol by symbol.
int wordsIn(std::string_view text) {
    int words = 0;
    bool inside = false;
    for (const char c : text) {
        if (isLetter(c) && !inside) ++words;
        inside = isLetter(c);
    }
    return words;
}

double minutesOf(TaskKind kind) {
    switch (kind) {
        case TaskKind::Reach: return 1.5;
        case TaskKind::Predict: return 1;
        case TaskKind::Choose: return 0.5;
        case TaskKind::Open: return 1;
    }
    return 0;
}

}  // namespace

int lessonMinutes(const Lesson& lesson) {
    if (lesson.minutes > 0) return lesson.minutes;
    const LessonWords& words = wordsOf(lesson, "en");
    int count = wordsIn(words.title) + wordsIn(words.text) + wordsIn(words.note);
    for (const auto& [_, caption] : words.steps) count += wordsIn(caption);
    for (const auto& [_, task] : words.tasks) {
        count += wordsIn(task.task) + wordsIn(task.hint) + wordsIn(task.answer);
        for (const auto& [id, option] : task.options) count += wordsIn(option);
    }
    double minutes = count / wordsPerMinute;
    for (const Task& task : lesson.tasks) minutes += minutesOf(task.kind);
    return std::max(1, static_cast<int>(std::ceil(minutes)));
}

std::vector<std::vector<std::size_t>> sessionsOf(std::span<const int> minutes, int length) {
    std::vector<std::vector<std::size_t>> sessions;
    int left = 0;
    for (std::size_t i = 0; i < minutes.size(); ++i) {
        if (sessions.empty() || minutes[i] > left) {
            sessions.emplace_back();
            left = length;
        }
        sessions.back().push_back(i);
        left -= minutes[i];
    }
    return sessions;
}

}  // namespace fovea
