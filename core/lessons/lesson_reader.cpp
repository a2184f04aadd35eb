// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lessons/lesson_reader.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>

#include "core/benches/bench.h"
#include "core/benches/bench_table.h"
#include "core/lessons/lesson_json.h"
#include "core/lessons/lesson_words.h"
#include "core/network/catalogue.h"
#include "core/text/utf8.h"

namespace fovea {
namespace {

using Json = nlohmann::json;
using Problem = std::optional<LessonProblem>;

constexpr std::string_view formatName = "fovea lesson";
constexpr int formatVersion = 1;

template <class Value>
struct Word {
    std::string_view key;
    Value value;
};
constexpr std::array taskKinds{Word{"reach", TaskKind::Reach}, Word{"predict", TaskKind::Predict},
                               Word{"choose", TaskKind::Choose}, Word{"open", TaskKind::Open}};
constexpr std::array taskRoles{Word{"act", TaskRole::Act}, Word{"break", TaskRole::Break},
                               Word{"recall", TaskRole::Recall}};
constexpr std::array taskSubjects{Word{"bench", TaskSubject::Bench}, Word{"network", TaskSubject::Network},
                                  Word{"run", TaskSubject::Run}};
constexpr std::array lessonRooms{Word{"", LessonRoom::None}, Word{"build", LessonRoom::Build},
                                 Word{"train", LessonRoom::Train}, Word{"see", LessonRoom::See}};

template <class Value, std::size_t Count>
Value wordIn(LessonObject& object, std::string_view key, const std::array<Word<Value>, Count>& words,
             LessonFault fault) {
    if (!object.has(key)) return words.front().value;
    const std::string text = object.text(key);
    const auto found = std::ranges::find(words, text, &Word<Value>::key);
    if (found != words.end()) return found->value;
    object.refuse(fault, key, text);
    return words.front().value;
}

Task taskFrom(LessonObject& object) {
    Task task;
    task.id = object.text("id");
    task.kind = wordIn(object, "kind", taskKinds, LessonFault::UnknownTaskKind);
    task.role = wordIn(object, "role", taskRoles, LessonFault::KeyWrong);
    task.step = object.optionalText("step");
    switch (task.kind) {
        case TaskKind::Reach:
            task.subject = wordIn(object, "of", taskSubjects, LessonFault::KeyWrong);
            task.conditions = object.conditions("where");
            break;
        case TaskKind::Predict:
            task.cell = object.cell("cell");
            if (object.has("opens")) task.opens = object.conditions("opens");
            break;
        case TaskKind::Choose:
            task.options = object.texts("options");
            task.answer = object.text("answer");
            break;
        case TaskKind::Open: break;
    }
    return task;
}

/// What lesson.json holds, before anything is compared with the bench or with the words.
LessonResult<Lesson> lessonFrom(const Json& json) {
    LessonObject object(json, {});
    const std::string format = object.optionalText("format");
    const int version = object.has("version") ? object.whole("version", 0, 1000) : 0;
    if (format != formatName || version != formatVersion)
        return LessonProblem{LessonFault::WrongFormat, "lesson.json", format + " " + std::to_string(version)};
    Lesson lesson;
    lesson.id = object.text("id");
    lesson.number = object.has("number") ? object.whole("number", 1, 99) : 0;
    lesson.slides = object.optionalText("slides");
    lesson.minutes = object.has("minutes") ? object.whole("minutes", 1, 600) : 0;
    lesson.bench = object.optionalText("bench");
    lesson.room = wordIn(object, "room", lessonRooms, LessonFault::KeyWrong);
    lesson.network = object.optionalText("network");
    lesson.beginning = object.state("state");
    lesson.references = object.texts("references");
    Problem problem;
    const auto each = [&](std::string_view key, const auto& take) {
        for (LessonObject& member : object.objects(key)) {
            take(member);
            if (!problem) problem = member.problem();
        }
    };
    each("steps", [&](LessonObject& step) { lesson.steps.push_back({step.text("id"), step.state("state")}); });
    each("tasks", [&](LessonObject& task) { lesson.tasks.push_back(taskFrom(task)); });
    each("golden", [&](LessonObject& golden) {
        lesson.golden.push_back(
            {golden.state("state"), golden.text("reading"), golden.value("is"), golden.positive("within", 1e-9)});
    });
    if (const auto own = object.problem()) return *own;
    if (problem) return *problem;
    return lesson;
}

Problem twice(const Lesson& lesson) {
    std::set<std::string> ids;
    for (const LessonStep& step : lesson.steps)
        if (!ids.insert(step.id).second) return LessonProblem{LessonFault::TwiceTheSame, step.id, {}};
    ids.clear();
    for (const Task& task : lesson.tasks)
        if (!ids.insert(task.id).second) return LessonProblem{LessonFault::TwiceTheSame, task.id, {}};
    return {};
}

/// Compares a lesson with the bench that it names.
class BenchCheck {
public:
    BenchCheck(const Lesson& lesson, const BenchKind& kind) : lesson_(lesson), kind_(kind) {}

    Problem problem() const {
        if (auto refused = fits("state", {})) return refused;
        for (const LessonStep& step : lesson_.steps)
            if (auto refused = fits(step.id, step.state)) return refused;
        for (const GoldenValue& golden : lesson_.golden) {
            if (auto refused = fits(golden.reading, golden.state)) return refused;
            if (!isKnown(golden.reading)) return unknown(golden.reading, golden.reading);
        }
        for (const Task& task : lesson_.tasks)
            if (auto wrong = taskProblem(task)) return wrong;
        return {};
    }

private:
    Problem fits(const std::string& place, const BenchState& state) const {
        Bench bench(kind_);
        BenchState all = lesson_.beginning;
        for (const auto& [name, value] : state) all[name] = value;
        const auto refused = bench.set(all);
        if (!refused) return {};
        return LessonProblem{LessonFault::StateRefused, place, refused->field, refused->fault};
    }
    bool isKnown(std::string_view name) const {
        return std::ranges::count(kind_.readings, name) > 0 ||
               std::ranges::count(kind_.fields, name, &BenchField::name) > 0;
    }
    static LessonProblem unknown(const std::string& place, const std::string& name) {
        return {LessonFault::UnknownFact, place, name};
    }
    Problem taskProblem(const Task& task) const {
        if (task.kind == TaskKind::Predict && !isKnown(task.cell.name)) return unknown(task.id, task.cell.name);
        if (task.subject != TaskSubject::Bench) return {};
        for (const auto* conditions : {&task.conditions, &task.opens})
            for (const Condition& condition : *conditions)
                if (!isKnown(condition.fact)) return unknown(task.id, condition.fact);
        return {};
    }

    const Lesson& lesson_;
    const BenchKind& kind_;
};

Problem checkTasks(const Lesson& lesson) {
    for (const Task& task : lesson.tasks) {
        if (!task.step.empty() && !stateAt(lesson, task.step))
            return LessonProblem{LessonFault::UnknownStep, task.id, task.step};
        if (task.kind == TaskKind::Choose && std::ranges::count(task.options, task.answer) != 1)
            return LessonProblem{LessonFault::UnknownOption, task.id, task.answer};
        if (task.subject == TaskSubject::Run)
            for (const Condition& condition : task.conditions)
                if (std::ranges::count(runFactNames, condition.fact) == 0)
                    return LessonProblem{LessonFault::UnknownFact, task.id, condition.fact};
        const bool needsBench =
            task.kind == TaskKind::Predict || (task.kind == TaskKind::Reach && task.subject == TaskSubject::Bench);
        if (needsBench && lesson.bench.empty()) return LessonProblem{LessonFault::KeyMissing, "bench", {}};
    }
    return {};
}

/// Both languages have words for the same steps and tasks: those of lesson.json.
Problem checkWords(const Lesson& lesson, const std::string& file, const LessonWords& words) {
    const auto missing = [&](const std::string& heading) {
        return LessonProblem{LessonFault::SectionMissing, file, heading};
    };
    for (const Task& task : lesson.tasks) {
        const auto found = words.tasks.find(task.id);
        if (found == words.tasks.end() || found->second.task.empty()) return missing("## task " + task.id);
        if (task.kind == TaskKind::Open && found->second.answer.empty()) return missing("### answer");
        for (const std::string& option : task.options)
            if (!found->second.options.contains(option)) return missing("### option " + option);
    }
    for (const auto& [id, _] : words.tasks)
        if (std::ranges::count(lesson.tasks, id, &Task::id) == 0)
            return LessonProblem{LessonFault::SectionUnknown, file, "## task " + id};
    for (const auto& [id, _] : words.steps)
        if (std::ranges::count(lesson.steps, id, &LessonStep::id) == 0)
            return LessonProblem{LessonFault::SectionUnknown, file, "## step " + id};
    return {};
}

/// "en.md" is English; empty for a name that is no text of a lesson.
std::string languageOf(const std::string& file) {
    const bool sound = file.size() == 5 && file.ends_with(".md") && file[0] >= 'a' && file[0] <= 'z' &&
                       file[1] >= 'a' && file[1] <= 'z';
    return sound ? file.substr(0, 2) : std::string();
}

Problem checkFiles(const LessonFiles& files) {
    if (files.size() > mostLessonFiles)
        return LessonProblem{LessonFault::UnexpectedFile, std::prev(files.end())->first, {}};
    bool hasWords = false;
    for (const auto& [name, content] : files) {
        const bool words = !languageOf(name).empty();
        hasWords = hasWords || words;
        if (!words && name != "lesson.json") return LessonProblem{LessonFault::UnexpectedFile, name, {}};
        if (content.size() > mostLessonBytes)
            return LessonProblem{LessonFault::TooLarge, name, std::to_string(mostLessonBytes)};
        if (!isUtf8(content)) return LessonProblem{LessonFault::NotUtf8, name, {}};
    }
    if (!files.contains("lesson.json")) return LessonProblem{LessonFault::FileMissing, "lesson.json", {}};
    return hasWords ? Problem() : LessonProblem{LessonFault::FileMissing, "en.md", {}};
}

LessonResult<Json> parsed(const std::string& text) {
    try {
        return Json::parse(text);
    } catch (const Json::parse_error& error) {
        return LessonProblem{LessonFault::JsonBroken, "lesson.json", std::to_string(error.byte)};
    } catch (const Json::exception&) {  // a number beyond all limits
        return LessonProblem{LessonFault::JsonBroken, "lesson.json", "0"};
    }
}

}  // namespace

LessonResult<Lesson> readLesson(const LessonFiles& files) {
    if (const auto problem = checkFiles(files)) return *problem;
    const auto json = parsed(files.at("lesson.json"));
    if (const auto* problem = std::get_if<LessonProblem>(&json)) return *problem;
    auto made = lessonFrom(std::get<Json>(json));
    if (std::holds_alternative<LessonProblem>(made)) return made;
    auto& lesson = std::get<Lesson>(made);
    if (!lesson.network.empty() && findInCatalogue(lesson.network) == nullptr)
        return LessonProblem{LessonFault::KeyWrong, "network", lesson.network};
    if (const auto problem = twice(lesson)) return *problem;
    if (const auto problem = checkTasks(lesson)) return *problem;
    if (!lesson.bench.empty()) {
        const BenchKind* kind = findBench(lesson.bench);
        if (kind == nullptr) return LessonProblem{LessonFault::UnknownBench, "bench", lesson.bench};
        if (const auto problem = BenchCheck(lesson, *kind).problem()) return *problem;
    }
    for (const auto& [name, content] : files) {
        const std::string language = languageOf(name);
        if (language.empty()) continue;
        auto words = readLessonWords(name, content);
        if (const auto* problem = std::get_if<LessonProblem>(&words)) return *problem;
        if (const auto problem = checkWords(lesson, name, std::get<LessonWords>(words))) return *problem;
        lesson.words.emplace(language, std::get<LessonWords>(std::move(words)));
    }
    return made;
}

}  // namespace fovea
