// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/benches/bench_value.h"
#include "core/json.h"
#include "core/lessons/condition.h"
#include "core/lessons/lesson_problem.h"

namespace fovea {

/// One object of lesson.json: its members are taken one by one, what is wrong is kept (the first of it), and a member
/// that nobody asked for is a problem.
class LessonObject {
public:
    /// `place` leads to it: "tasks[2]". Not an object: a problem, and nothing in it.
    LessonObject(const nlohmann::json& json, std::string place);

    std::string text(std::string_view key);
    std::string optionalText(std::string_view key);
    int whole(std::string_view key, int least, int most);
    double positive(std::string_view key, double otherwise);
    /// The members of an array; empty where the key is missing.
    std::vector<LessonObject> objects(std::string_view key);
    std::vector<std::string> texts(std::string_view key);
    /// Numbers, rows of numbers, truth (1 or 0) or a word.
    BenchValue value(std::string_view key);
    BenchState state(std::string_view key);
    std::vector<Condition> conditions(std::string_view key);
    /// [name, row, column]
    BenchCell cell(std::string_view key);
    bool has(std::string_view key) const { return json_->contains(std::string(key)); }

    const std::string& place() const { return place_; }
    void refuse(LessonFault fault, std::string_view key, std::string detail = {});
    /// The first problem, of members that nobody asked for too.
    std::optional<LessonProblem> problem() const;

private:
    const nlohmann::json* member(std::string_view key, bool needed);

    const nlohmann::json* json_;
    std::string place_;
    std::vector<std::string> asked_;
    std::optional<LessonProblem> problem_;
};

}  // namespace fovea
