// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdlib>
#include <new>

#include "tests/support/sanitizers.h"

/// Replaces operator new and delete of a program: include it in one file, which defines takeMemory and giveBack.
/// Sanitizers bring operator new of their own; under them nothing is replaced.
namespace fovea::test {

inline constexpr bool newIsReplaced = !isSanitized;

/// What operator new does: memory with that alignment, or std::bad_alloc.
void* takeMemory(std::size_t bytes, std::size_t alignment);
/// What operator delete does; null does nothing.
void giveBack(void* place);

/// Memory from the system, for takeMemory.
inline void* systemMemory(std::size_t bytes, std::size_t alignment) {
    const std::size_t rounded = (bytes + alignment - 1) / alignment * alignment;
    if (void* place = std::aligned_alloc(alignment, rounded == 0 ? alignment : rounded)) return place;
    throw std::bad_alloc();
}

}  // namespace fovea::test

#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
void* operator new(std::size_t bytes) { return fovea::test::takeMemory(bytes, alignof(std::max_align_t)); }
void* operator new[](std::size_t bytes) { return fovea::test::takeMemory(bytes, alignof(std::max_align_t)); }
void* operator new(std::size_t bytes, std::align_val_t alignment) {
    return fovea::test::takeMemory(bytes, static_cast<std::size_t>(alignment));
}
void* operator new[](std::size_t bytes, std::align_val_t alignment) {
    return fovea::test::takeMemory(bytes, static_cast<std::size_t>(alignment));
}
void operator delete(void* place) noexcept { fovea::test::giveBack(place); }
void operator delete[](void* place) noexcept { fovea::test::giveBack(place); }
void operator delete(void* place, std::size_t) noexcept { fovea::test::giveBack(place); }
void operator delete[](void* place, std::size_t) noexcept { fovea::test::giveBack(place); }
void operator delete(void* place, std::align_val_t) noexcept { fovea::test::giveBack(place); }
void operator delete[](void* place, std::align_val_t) noexcept { fovea::test::giveBack(place); }
void operator delete(void* place, std::size_t, std::align_val_t) noexcept { fovea::test::giveBack(place); }
void operator delete[](void* place, std::size_t, std::align_val_t) noexcept { fovea::test::giveBack(place); }
#endif
