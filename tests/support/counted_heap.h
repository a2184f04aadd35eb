// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <malloc.h>

#include <atomic>
#include <cstddef>
#include <cstdlib>

#include "tests/support/replaced_new.h"

/// Counts the bytes that live on the heap: include it in one file of a program.
namespace fovea::test {

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

void* takeMemory(std::size_t bytes, std::size_t alignment) {
    void* place = systemMemory(bytes, alignment);
    const std::size_t live = liveBytes += ::malloc_usable_size(place);
    if (live > mostLiveBytes) mostLiveBytes = live;
    return place;
}
void giveBack(void* place) {
    if (place != nullptr) liveBytes -= ::malloc_usable_size(place);
    std::free(place);
}

}  // namespace fovea::test
