// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cassert>
#include <new>
#include <vector>

#include "core/large_pages.h"
#include "core/parallel/workers.h"

namespace fovea {

namespace {

constexpr std::size_t floatsPerLine = 64 / sizeof(float);
constexpr std::size_t smallestBlock = std::size_t{1} << 16;

/// A stack in a list of blocks. A position counts floats through all blocks, so that one number is
/// a mark; blocks never move while a frame lives.
class ScratchStack {
public:
    std::size_t enter() {
        ++frames_;
        return position_;
    }

    void leave(std::size_t mark) {
        position_ = mark;
        if (--frames_ > 0) return;
        // One block of the size that was needed in all, so that the next round is contiguous.
        if (blocks_.size() > 1) {
            const std::size_t size = blocks_.back().end;
            blocks_.clear();
            try {
                addBlock(size);
            } catch (const std::bad_alloc&) {
                // Only a wish here, in a destructor: floats() asks again.
            }
        }
    }

    float* allocate(std::size_t count) {
        assert(frames_ > 0 && "Scratch::floats needs a living frame");
        const std::size_t size = (std::max<std::size_t>(count, 1) + floatsPerLine - 1) / floatsPerLine * floatsPerLine;
        for (Block& block : blocks_) {
            const std::size_t begin = std::max(position_, block.begin);
            if (position_ <= block.end && begin + size <= block.end) {
                position_ = begin + size;
                return block.floats() + (begin - block.begin);
            }
        }
        // What lies wholly behind the position holds nothing alive.
        while (!blocks_.empty() && blocks_.back().begin >= position_) blocks_.pop_back();
        addBlock(std::max({size, smallestBlock, blocks_.empty() ? 0 : blocks_.back().end}));
        position_ = blocks_.back().begin + size;
        return blocks_.back().floats();
    }

private:
    struct Block {
        std::size_t begin = 0;
        std::size_t end = 0;
        LargePages memory;
        float* floats() const { return reinterpret_cast<float*>(memory.get()); }
    };

    void addBlock(std::size_t size) {
        const std::size_t begin = blocks_.empty() ? 0 : blocks_.back().end;
        blocks_.push_back({begin, begin + size, allocateInLargePages(size * sizeof(float))});
    }

    std::vector<Block> blocks_;
    std::size_t position_ = 0;
    int frames_ = 0;
};

ScratchStack& stackOfThisThread() {
    thread_local ScratchStack stack;
    return stack;
}

}  // namespace

Scratch::Scratch() : mark_(stackOfThisThread().enter()) {}
Scratch::~Scratch() { stackOfThisThread().leave(mark_); }
float* Scratch::floats(std::size_t count) { return stackOfThisThread().allocate(count); }

}  // namespace fovea
