// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <malloc.h>

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <cstdlib>
#include <new>

/// Replaces operator new: include it in one file of a program. Sanitizers bring operator new of their
/// own; under them nothing is counted.
namespace fovea::test {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr bool heapIsCounted = false;
#else
inline constexpr bool heapIsCounted = true;
#endif

inline std::atomic<std::size_t> liveBytes = 0;
inline std::atomic<std::size_t> mostLiveBytes = 0;

/// The most bytes that lived at once since it was made, beyond those that lived then.
class HeapPeak {
public:
    HeapPeak() : before_(liveBytes) { mostLiveBytes = before_; }
    std::size_t bytes() const { return mostLiveBytes - before_; }

private:
    std::size_t before_;
};

inline void* countedNew(std::size_t bytes, std::size_t alignment) {
    const std::size_t rounded = (std::max<std::size_t>(bytes, 1) + alignment - 1) / alignment * alignment;
    void* place = std::aligned_alloc(alignment, rounded);
    if (place == nullptr) throw std::bad_alloc();
    const std::size_t live = liveBytes += ::malloc_usable_size(place);
    if (live > mostLiveBytes) mostLiveBytes = live;
    return place;
}
inline void countedDelete(void* place) {
    if (place != nullptr) liveBytes -= ::malloc_usable_size(place);
    std::free(place);
}

}  // namespace fovea::test

#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
void* operator new(std::size_t bytes) { return fovea::test::countedNew(bytes, alignof(std::max_align_t)); }
void* operator new[](std::size_t bytes) { return fovea::test::countedNew(bytes, alignof(std::max_align_t)); }
void* operator new(std::size_t bytes, std::align_val_t alignment) {
    return fovea::test::countedNew(bytes, static_cast<std::size_t>(alignment));
}
void* operator new[](std::size_t bytes, std::align_val_t alignment) {
    return fovea::test::countedNew(bytes, static_cast<std::size_t>(alignment));
}
void operator delete(void* place) noexcept { fovea::test::countedDelete(place); }
void operator delete[](void* place) noexcept { fovea::test::countedDelete(place); }
void operator delete(void* place, std::size_t) noexcept { fovea::test::countedDelete(place); }
void operator delete[](void* place, std::size_t) noexcept { fovea::test::countedDelete(place); }
void operator delete(void* place, std::align_val_t) noexcept { fovea::test::countedDelete(place); }
void operator delete[](void* place, std::align_val_t) noexcept { fovea::test::countedDelete(place); }
void operator delete(void* place, std::size_t, std::align_val_t) noexcept { fovea::test::countedDelete(place); }
void operator delete[](void* place, std::size_t, std::align_val_t) noexcept { fovea::test::countedDelete(place); }
#endif
