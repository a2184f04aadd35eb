// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/large_pages.h"

#ifdef __linux__
#include <sys/mman.h>
#endif

namespace fovea {

LargePages allocateInLargePages(std::size_t bytes) {
    constexpr std::size_t cacheLine = 64;
    constexpr std::size_t largePage = std::size_t{2} << 20;
    const std::align_val_t alignment{bytes < largePage ? cacheLine : largePage};
    LargePages memory(static_cast<std::byte*>(::operator new[](bytes, alignment)), {alignment});
#ifdef __linux__
    // A wish: whether there are large pages is the system's to know.
    if (bytes >= largePage) madvise(memory.get(), bytes / largePage * largePage, MADV_HUGEPAGE);
#endif
    return memory;
}

}  // namespace fovea
