// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <utility>

#include "core/benches/bench_kind.h"

namespace fovea {

/// Why files are no lesson. What `place` and `detail` of a LessonProblem say stands behind each.
enum class LessonFault {
    TooLarge,         ///< place: the file; detail: the most bytes allowed
    UnexpectedFile,   ///< place: its name
    FileMissing,      ///< place: its name
    NotUtf8,          ///< place: the file
    JsonBroken,       ///< detail: byte
    WrongFormat,      ///< detail: what is found under "format" and "version"
    KeyMissing,       ///< place: the key
    KeyUnknown,       ///< place: the key
    KeyWrong,         ///< place: the key; its value is of another kind or size
    UnknownBench,     ///< detail: the id
    UnknownTaskKind,  ///< place: the task; detail: its kind
    UnknownFact,      ///< place: the task or the golden value; detail: the name
    UnknownStep,      ///< place: the task; detail: the step
    UnknownOption,    ///< place: the task; detail: the option
    TwiceTheSame,     ///< place: the id
    StateRefused,     ///< place: the step; detail: the field. `bench` says why
    SectionUnknown,   ///< place: the file; detail: the heading
    SectionMissing,   ///< place: the file; detail: the heading that is missing
    LinkForbidden,    ///< place: the file; detail: the address
    TitleMissing,     ///< place: the file
};

struct LessonProblem {
    LessonFault fault = LessonFault::JsonBroken;
    std::string place;
    std::string detail;
    BenchFault bench = BenchFault::UnknownField;  ///< of StateRefused
    friend bool operator==(const LessonProblem&, const LessonProblem&) = default;
};

/// Either what was read or why not.
template <class T>
using LessonResult = std::variant<T, LessonProblem>;

}  // namespace fovea
