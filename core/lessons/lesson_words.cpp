// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lessons/lesson_words.h"

#include <optional>
#include <string_view>

namespace fovea {
namespace {

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

/// "task predict" is the word task and the id predict.
struct Heading {
    std::string_view word;
    std::string_view id;
};

Heading headingOf(std::string_view line) {
    line = trimmed(line);
    const auto blank = line.find(' ');
    if (blank == std::string_view::npos) return {line, {}};
    return {line.substr(0, blank), trimmed(line.substr(blank))};
}

/// Addresses of Markdown links and pictures, "](address)" and "<address>"; only https is taken, and no pictures.
std::optional<std::string> forbiddenLink(std::string_view text) {
    for (std::size_t at = text.find("]("); at != std::string_view::npos; at = text.find("](", at + 2)) {
        const std::string_view address = text.substr(at + 2, text.find(')', at) - at - 2);
        const auto opening = text.rfind('[', at);
        const bool picture = opening != std::string_view::npos && opening > 0 && text[opening - 1] == '!';
        if (picture || !address.starts_with("https://")) return std::string(address.substr(0, 200));
    }
    return {};
}

/// Goes through the lines and hands them to the section that is open.
class WordsReader {
public:
    explicit WordsReader(std::string file) : file_(std::move(file)) { open_ = &words_.text; }

    std::optional<LessonProblem> take(std::string_view line) {
        if (line.starts_with("### ")) return openPart(headingOf(line.substr(4)), line);
        if (line.starts_with("## ")) return openSection(headingOf(line.substr(3)), line);
        if (line.starts_with("# ") && words_.title.empty()) {
            words_.title = trimmed(line.substr(2));
            return {};
        }
        open_->append(line).append("\n");
        return {};
    }

    LessonWords finished() {
        const auto trim = [](std::string& text) { text = std::string(trimmed(text)); };
        trim(words_.text);
        trim(words_.note);
        for (auto& [_, step] : words_.steps) trim(step);
        for (auto& [_, task] : words_.tasks) {
            trim(task.task);
            trim(task.hint);
            trim(task.answer);
            for (auto& [_id, option] : task.options) trim(option);
        }
        return std::move(words_);
    }

private:
    LessonProblem unknown(std::string_view line) const {
        return {LessonFault::SectionUnknown, file_, std::string(line.substr(0, 200))};
    }

    std::optional<LessonProblem> openSection(Heading heading, std::string_view line) {
        task_ = nullptr;
        const std::string id(heading.id);
        if (heading.word == "note" && id.empty()) {
            open_ = &words_.note;
        } else if (heading.word == "step" && !id.empty()) {
            if (words_.steps.contains(id)) return LessonProblem{LessonFault::TwiceTheSame, id, {}};
            open_ = &words_.steps[id];
        } else if (heading.word == "task" && !id.empty()) {
            if (words_.tasks.contains(id)) return LessonProblem{LessonFault::TwiceTheSame, id, {}};
            task_ = &words_.tasks[id];
            open_ = &task_->task;
        } else {
            return unknown(line);
        }
        return {};
    }

    std::optional<LessonProblem> openPart(Heading heading, std::string_view line) {
        if (task_ == nullptr) return unknown(line);
        if (heading.word == "hint" && heading.id.empty()) {
            open_ = &task_->hint;
        } else if (heading.word == "answer" && heading.id.empty()) {
            open_ = &task_->answer;
        } else if (heading.word == "option" && !heading.id.empty()) {
            open_ = &task_->options[std::string(heading.id)];
        } else {
            return unknown(line);
        }
        return {};
    }

    std::string file_;
    LessonWords words_;
    TaskWords* task_ = nullptr;
    std::string* open_ = nullptr;
};

}  // namespace

LessonResult<LessonWords> readLessonWords(const std::string& file, const std::string& markdown) {
    if (const auto link = forbiddenLink(markdown)) return LessonProblem{LessonFault::LinkForbidden, file, *link};
    WordsReader reader(file);
    std::string_view rest = markdown;
    while (!rest.empty()) {
        const auto end = rest.find('\n');
        if (const auto problem = reader.take(rest.substr(0, end))) return *problem;
        rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
    }
    LessonWords words = reader.finished();
    if (words.title.empty()) return LessonProblem{LessonFault::TitleMissing, file, {}};
    return words;
}

}  // namespace fovea
