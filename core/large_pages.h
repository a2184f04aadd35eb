// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <new>

namespace fovea {

struct LargePagesDelete {
    std::align_val_t alignment{};
    void operator()(std::byte* memory) const { ::operator delete[](memory, alignment); }
};
using LargePages = std::unique_ptr<std::byte[], LargePagesDelete>;

/// Uninitialised memory, 64-byte aligned. From 2 MB on, the system is asked for pages of 2 MB: a training step
/// walks through hundreds of megabytes in dozens of streams at a time, and to look up a page of 4 KB for each
/// costs ResNet-20 5 to 6 % of its step. Throws std::bad_alloc.
LargePages allocateInLargePages(std::size_t bytes);

}  // namespace fovea
