// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace fovea::test {

#if defined(__SANITIZE_ADDRESS__)
inline constexpr bool watchesMemory = true;  ///< address and undefined behaviour sanitizers
#else
inline constexpr bool watchesMemory = false;
#endif
#if defined(__SANITIZE_THREAD__)
inline constexpr bool watchesThreads = true;
#else
inline constexpr bool watchesThreads = false;
#endif
inline constexpr bool isSanitized = watchesMemory || watchesThreads;

/// How many cases to try. Sanitizers make a test five to thirty times slower, and look for faults that show in few
/// cases: of memory in every odd shape, of threads in none that a single thread works on.
constexpr int caseCount(int usual, int watchingMemory, int watchingThreads) {
    return watchesMemory ? watchingMemory : watchesThreads ? watchingThreads : usual;
}

}  // namespace fovea::test
