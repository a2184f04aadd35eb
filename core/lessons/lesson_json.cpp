// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lessons/lesson_json.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "core/benches/bench_json.h"

namespace fovea {
namespace {

using Json = nlohmann::json;

constexpr std::size_t mostMembers = 64;

const Json& emptyObject() {
    static const Json object = Json::object();
    return object;
}

struct ComparisonName {
    std::string_view key;
    Comparison comparison;
};
constexpr std::array comparisons{ComparisonName{"is", Comparison::Is},
                                 ComparisonName{"is_not", Comparison::IsNot},
                                 ComparisonName{"at_least", Comparison::AtLeast},
                                 ComparisonName{"at_most", Comparison::AtMost},
                                 ComparisonName{"more_than", Comparison::MoreThan},
                                 ComparisonName{"less_than", Comparison::LessThan}};

/// 5, or {"at_least": 5}, or {"is": 0.9208, "within": 0.0001}
std::optional<Condition> conditionFrom(const std::string& fact, const Json& json) {
    Condition condition{.fact = fact, .value = {}};
    if (!json.is_object()) {
        const auto value = benchValueFrom(json);
        if (!value) return {};
        condition.value = *value;
        return condition;
    }
    int compared = 0;
    for (const auto& [key, member] : json.items()) {
        if (key == "within" && member.is_number() && member.get<double>() >= 0) {
            condition.within = member.get<double>();
            continue;
        }
        const auto found = std::ranges::find(comparisons, key, &ComparisonName::key);
        const auto value = benchValueFrom(member);
        if (found == comparisons.end() || !value) return {};
        condition.comparison = found->comparison;
        condition.value = *value;
        ++compared;
    }
    return compared == 1 ? std::optional(condition) : std::nullopt;
}

}  // namespace

LessonObject::LessonObject(const Json& json, std::string place) : json_(&json), place_(std::move(place)) {
    if (json.is_object()) return;
    json_ = &emptyObject();
    problem_ = LessonProblem{LessonFault::KeyWrong, place_, {}};
}

void LessonObject::refuse(LessonFault fault, std::string_view key, std::string detail) {
    if (problem_) return;
    const std::string at = place_.empty() || key.empty() ? place_ + std::string(key) : place_ + "." + std::string(key);
    problem_ = LessonProblem{fault, at, std::move(detail)};
}

std::optional<LessonProblem> LessonObject::problem() const {
    if (problem_) return problem_;
    for (const auto& [key, _] : json_->items()) {
        if (std::ranges::count(asked_, key) == 0)
            return LessonProblem{LessonFault::KeyUnknown, place_.empty() ? key : place_ + "." + key, {}};
    }
    return {};
}

const Json* LessonObject::member(std::string_view key, bool needed) {
    asked_.emplace_back(key);
    const auto found = json_->find(std::string(key));
    if (found != json_->end()) return &*found;
    if (needed) refuse(LessonFault::KeyMissing, key);
    return nullptr;
}

std::string LessonObject::text(std::string_view key) {
    const Json* json = member(key, true);
    if (json == nullptr) return {};
    if (json->is_string() && !json->get_ref<const std::string&>().empty()) return json->get<std::string>();
    refuse(LessonFault::KeyWrong, key);
    return {};
}

std::string LessonObject::optionalText(std::string_view key) { return has(key) ? text(key) : std::string(); }

int LessonObject::whole(std::string_view key, int least, int most) {
    const Json* json = member(key, true);
    if (json == nullptr) return least;
    if (json->is_number_integer()) {
        const auto value = json->get<std::int64_t>();
        if (value >= least && value <= most) return static_cast<int>(value);
    }
    refuse(LessonFault::KeyWrong, key);
    return least;
}

double LessonObject::positive(std::string_view key, double otherwise) {
    const Json* json = member(key, false);
    if (json == nullptr) return otherwise;
    if (json->is_number() && json->get<double>() >= 0) return json->get<double>();
    refuse(LessonFault::KeyWrong, key);
    return otherwise;
}

std::vector<LessonObject> LessonObject::objects(std::string_view key) {
    std::vector<LessonObject> result;
    const Json* json = member(key, false);
    if (json == nullptr) return result;
    if (!json->is_array() || json->size() > mostMembers) {
        refuse(LessonFault::KeyWrong, key);
        return result;
    }
    const std::string path = place_.empty() ? std::string(key) : place_ + "." + std::string(key);
    for (std::size_t i = 0; i < json->size(); ++i)
        result.emplace_back((*json)[i], path + "[" + std::to_string(i) + "]");
    return result;
}

std::vector<std::string> LessonObject::texts(std::string_view key) {
    const Json* json = member(key, false);
    if (json == nullptr) return {};
    const bool sound = json->is_array() && json->size() <= mostMembers &&
                       std::ranges::all_of(*json, [](const Json& each) { return each.is_string(); });
    if (sound) return json->get<std::vector<std::string>>();
    refuse(LessonFault::KeyWrong, key);
    return {};
}

BenchValue LessonObject::value(std::string_view key) {
    const Json* json = member(key, true);
    if (json == nullptr) return Matrix(0);
    if (const auto value = benchValueFrom(*json)) return *value;
    refuse(LessonFault::KeyWrong, key);
    return Matrix(0);
}

BenchState LessonObject::state(std::string_view key) {
    BenchState result;
    const Json* json = member(key, false);
    if (json == nullptr) return result;
    if (!json->is_object() || json->size() > mostMembers) {
        refuse(LessonFault::KeyWrong, key);
        return result;
    }
    for (const auto& [name, member] : json->items()) {
        const auto value = benchValueFrom(member);
        if (!value) {
            refuse(LessonFault::KeyWrong, std::string(key) + "." + name);
            return {};
        }
        result.emplace(name, *value);
    }
    return result;
}

std::vector<Condition> LessonObject::conditions(std::string_view key) {
    std::vector<Condition> result;
    const Json* json = member(key, true);
    if (json == nullptr) return result;
    if (!json->is_object() || json->empty() || json->size() > mostMembers) {
        refuse(LessonFault::KeyWrong, key);
        return result;
    }
    for (const auto& [fact, member] : json->items()) {
        const auto condition = conditionFrom(fact, member);
        if (!condition) {
            refuse(LessonFault::KeyWrong, std::string(key) + "." + fact);
            return {};
        }
        result.push_back(*condition);
    }
    return result;
}

BenchCell LessonObject::cell(std::string_view key) {
    const Json* json = member(key, true);
    if (json == nullptr) return {};
    const auto index = [&](std::size_t i) {
        return (*json)[i].is_number_unsigned() && (*json)[i].get<std::uint64_t>() < 64;
    };
    if (json->is_array() && json->size() == 3 && (*json)[0].is_string() && index(1) && index(2))
        return {(*json)[0].get<std::string>(), (*json)[1].get<int>(), (*json)[2].get<int>()};
    refuse(LessonFault::KeyWrong, key);
    return {};
}

}  // namespace fovea
