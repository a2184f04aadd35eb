// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/benches/bench_value.h"
#include "core/lessons/condition.h"

namespace fovea {

/// What checks a task.
enum class TaskKind {
    Reach,    ///< something is brought into a state: all conditions hold
    Predict,  ///< a number is said before the bench shows it
    Choose,   ///< one of several answers
    Open      ///< in the learner's own words; a model answer can be uncovered
};

/// Why a task is there (teaching rules 1, 4 and 8).
enum class TaskRole { Act, Break, Recall };

/// Whose facts a Reach looks at.
enum class TaskSubject { Bench, Network, Run };

struct Task {
    std::string id;
    TaskKind kind = TaskKind::Reach;
    TaskRole role = TaskRole::Act;
    TaskSubject subject = TaskSubject::Bench;
    std::string step;                   ///< where the bench is brought first; empty: it stays as it is
    std::vector<Condition> conditions;  ///< of Reach
    BenchCell cell;                     ///< of Predict: the number that is asked for
    std::vector<Condition> opens;       ///< of Predict: when the bench shows it
    std::string answer;                 ///< of Choose: the right option
    std::vector<std::string> options;   ///< of Choose: ids of all, in their order
};

/// What can be asked of a run; what each means stands at runFacts() in app/lessons/facts.h.
inline constexpr std::string_view runFactNames[] = {"optimizer",    "rate",          "last_rate",      "parameters",
                                                    "weight_decay", "batch",         "smoothing",      "augmented",
                                                    "steps",        "epochs",        "train_loss",     "train_accuracy",
                                                    "accuracy",     "best_accuracy", "validation_loss"};

/// The rooms beside Learn in which a lesson may work.
enum class LessonRoom { None, Build, Train, See };

/// The bench at a moment of the lesson: what is not named has the value of the lesson's beginning.
struct LessonStep {
    std::string id;
    BenchState state;
};

/// A number of the lecture, and what the bench must be set to in order to show it.
struct GoldenValue {
    BenchState state;
    std::string reading;
    BenchValue value;
    double within = 1e-9;
};

/// The words of a task in one language. Markdown with $formulas$.
struct TaskWords {
    std::string task;
    std::string hint;
    std::string answer;                          ///< the model answer, or what is to be said to a right one
    std::map<std::string, std::string> options;  ///< by id
};

/// A lesson's words in one language.
struct LessonWords {
    std::string title;
    std::string text;                          ///< up to the first task
    std::string note;                          ///< what the lecture's slides say otherwise, and why; may be empty
    std::map<std::string, std::string> steps;  ///< a caption for each
    std::map<std::string, TaskWords> tasks;
};

struct Lesson {
    std::string id;
    int number = 0;                      ///< of the lecture's 24; 0 for one of a lecturer's own
    std::string slides;                  ///< "14–15"
    int minutes = 0;                     ///< that it takes, as its author says; 0: lessonMinutes() estimates them
    std::string bench;                   ///< id of a kind of bench; empty where the lesson works in another place
    LessonRoom room = LessonRoom::None;  ///< where the lesson works, beside its bench or without one
    std::string network;                 ///< of the catalogue, which it is set up with; empty: with what is open
    BenchState beginning;
    std::vector<LessonStep> steps;
    std::vector<Task> tasks;
    std::vector<GoldenValue> golden;
    std::vector<std::string> references;
    std::map<std::string, LessonWords> words;  ///< by language: "en", "vi"
};

/// The state of the bench at a step: that of the beginning, with the step's own values. Nothing for an unknown step.
std::optional<BenchState> stateAt(const Lesson& lesson, std::string_view step);
/// Words in this language, else in English, else in any.
const LessonWords& wordsOf(const Lesson& lesson, std::string_view language);

}  // namespace fovea
