// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "core/lessons/lesson.h"

namespace fovea {

/// Minutes that a lesson takes: as its author says, else an estimate of reading and of time at the bench. Nobody was timed:
/// its English words at 150 a minute, 1 minute for each prediction and open question, 1.5 for each state to reach, 0.5 for each choice;
/// rounded up. At least 1.
int lessonMinutes(const Lesson& lesson);

/// The lessons of each session, as indices into `minutes`: in their order, and as many as fit into `length` minutes. One that is
/// longer by itself has a session of its own.
std::vector<std::vector<std::size_t>> sessionsOf(std::span<const int> minutes, int length);

/// What a double lecture has.
constexpr int usualSessionMinutes = 90;

}  // namespace fovea
