// SPDX-License-Identifier: GPL-3.0-or-later
// What all fuzz targets share: libFuzzer's entry points, the limit on allocations, files in memory; and, where
// libFuzzer isn't to be had (FOVEA_PLAIN_FUZZ), a main() that tries a target's seeds and a few thousand changes of them.
#include <malloc.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <random>
#include <fstream>
#include <new>
#include <string_view>

#include "tests/fuzz/fuzz_target.h"

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define __SANITIZE_ADDRESS__
#endif
#endif
#ifdef __SANITIZE_ADDRESS__
#define FOVEA_COUNTS_ALL_ALLOCATIONS
// As in sanitizer/allocator_interface.h, which GCC doesn't bring along.
extern "C" int __sanitizer_install_malloc_and_free_hooks(void (*)(const volatile void*, std::size_t),
                                                         void (*)(const volatile void*));
extern "C" std::size_t __sanitizer_get_allocated_size(const volatile void*);
#endif

namespace {

/// Bytes that live on the heap of this thread and were allocated since the input was begun.
struct Heap {
    bool counts = false;
    std::size_t live = 0;
    std::size_t most = 0;
    std::size_t limit = 0;
};
thread_local Heap heap;

void onAllocation(const volatile void* place, std::size_t bytes) {
    if (!heap.counts || place == nullptr) return;
    heap.live += bytes;
    heap.most = std::max(heap.most, heap.live);
    if (heap.live <= heap.limit) return;
    heap.counts = false;
    std::fprintf(stderr, "fuzz: %zu bytes allocated, %zu of them at once, allowed are %zu\n", heap.live, bytes,
                 heap.limit);
    std::abort();
}

void onRelease(const volatile void* place, std::size_t bytes) {
    // What was allocated before the input was begun may be given back during it.
    if (heap.counts && place != nullptr) heap.live -= std::min(heap.live, bytes);
}

#ifdef FOVEA_COUNTS_ALL_ALLOCATIONS
void onFree(const volatile void* place) {
    if (heap.counts && place != nullptr) onRelease(place, __sanitizer_get_allocated_size(place));
}
void watchAllocations() { __sanitizer_install_malloc_and_free_hooks(onAllocation, onFree); }
#else
// Without the address sanitizer, what C++ allocates is counted, and other libraries' malloc is not.
void watchAllocations() {}

void* countedNew(std::size_t bytes, std::size_t alignment) {
    void* place = alignment <= alignof(std::max_align_t)
                      ? std::malloc(bytes)
                      : std::aligned_alloc(alignment, (bytes + alignment - 1) / alignment * alignment);
    if (place == nullptr) throw std::bad_alloc();
    onAllocation(place, ::malloc_usable_size(place));
    return place;
}
void countedDelete(void* place) {
    onRelease(place, place == nullptr ? 0 : ::malloc_usable_size(place));
    std::free(place);
}
#endif

std::vector<fovea::fuzz::Target>& targets() {
    static std::vector<fovea::fuzz::Target> list;
    return list;
}

/// The one that runs, by its name in FUZZ_TARGET or main()'s first argument.
const fovea::fuzz::Target* chosen = nullptr;

void choose(const char* name) {
    const auto named = std::ranges::find_if(
        targets(), [&](const fovea::fuzz::Target& target) { return std::string_view(name) == target.name; });
    if (named == targets().end()) {
        std::fprintf(stderr, "fuzz: no target is called '%s'; fuzz_tests --targets lists them\n", name);
        std::exit(2);
    }
    chosen = &*named;
}

int makeCorpus(const std::filesystem::path& folder) {
    std::filesystem::create_directories(folder);
    int number = 0;
    for (const std::string& seed : chosen->seeds()) {
        std::ofstream file(folder / ("seed" + std::to_string(number++)), std::ios::binary);
        file.write(seed.data(), static_cast<std::streamsize>(seed.size()));
        if (!file.flush()) return 1;
    }
    return 0;
}

}  // namespace

#ifndef FOVEA_COUNTS_ALL_ALLOCATIONS
void* operator new(std::size_t bytes) { return countedNew(bytes, 1); }
void* operator new(std::size_t bytes, std::align_val_t alignment) {
    return countedNew(bytes, static_cast<std::size_t>(alignment));
}
void operator delete(void* place) noexcept { countedDelete(place); }
void operator delete(void* place, std::size_t) noexcept { countedDelete(place); }
void operator delete(void* place, std::align_val_t) noexcept { countedDelete(place); }
void operator delete(void* place, std::size_t, std::align_val_t) noexcept { countedDelete(place); }
#endif

extern "C" int LLVMFuzzerInitialize(int* count, char*** arguments) {
    if (*count == 2 && std::string_view((*arguments)[1]) == "--targets") {
        for (const fovea::fuzz::Target& target : targets()) std::puts(target.name);
        std::exit(0);
    }
    if (chosen == nullptr) {
        const char* name = std::getenv("FUZZ_TARGET");
        choose(name == nullptr ? "" : name);
    }
    if (*count == 3 && std::string_view((*arguments)[1]) == "--make-corpus") std::exit(makeCorpus((*arguments)[2]));
    watchAllocations();
    return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    heap = {.counts = true, .limit = 2 * size + chosen->slackBytes};
    chosen->tryInput(std::as_bytes(std::span(data, size)));
    heap.counts = false;
    return 0;
}

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t most, unsigned seed) {
    return chosen->change != nullptr ? chosen->change(data, size, most, seed) : LLVMFuzzerMutate(data, size, most);
}

namespace fovea::fuzz {

bool add(const Target& target) {
    targets().push_back(target);
    return true;
}

MemoryFile::MemoryFile() : descriptor_(::memfd_create("fuzz", MFD_CLOEXEC)) {
    require(descriptor_ >= 0, "no file in memory to be had");
    path_ = "/proc/self/fd/" + std::to_string(descriptor_);
}

MemoryFile::~MemoryFile() { ::close(descriptor_); }

void MemoryFile::fill(std::span<const std::byte> content) {
    const auto size = static_cast<ssize_t>(content.size());
    require(::ftruncate(descriptor_, size) == 0 && ::pwrite(descriptor_, content.data(), content.size(), 0) == size,
            "the file in memory could not be filled");
}

std::vector<std::span<const std::byte>> splitFiles(std::span<const std::byte> input, std::size_t count) {
    std::vector<std::span<const std::byte>> files;
    auto lengths = input.first(std::min(input.size(), 2 * (count - 1)));
    auto rest = input.subspan(lengths.size());
    for (; lengths.size() >= 2; lengths = lengths.subspan(2)) {
        const std::size_t length = std::to_integer<std::size_t>(lengths[0]) | std::to_integer<std::size_t>(lengths[1])
                                                                                  << 8;
        files.push_back(rest.first(std::min(length, rest.size())));
        rest = rest.subspan(files.back().size());
    }
    files.push_back(rest);
    files.resize(count);
    return files;
}

std::string joinFiles(const std::vector<std::string>& files) {
    std::string joined;
    for (std::size_t i = 0; i + 1 < files.size(); ++i) {
        require(files[i].size() < 65536, "only the last file may have more than 65,535 bytes");
        joined += {static_cast<char>(files[i].size() & 255), static_cast<char>(files[i].size() >> 8)};
    }
    for (const std::string& file : files) joined += file;
    return joined;
}

void require(bool holds, const char* what) {
    if (holds) return;
    std::fprintf(stderr, "fuzz: %s\n", what);
    std::abort();
}

}  // namespace fovea::fuzz

#ifdef FOVEA_PLAIN_FUZZ

namespace {

std::mt19937_64 numbers(1);

std::size_t below(std::size_t limit) { return limit == 0 ? 0 : static_cast<std::size_t>(numbers() % limit); }

}  // namespace

/// One to four changes: a byte, a bit, a number in the text, a piece taken out, doubled or moved.
extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t most) {
    static constexpr std::string_view pieces[] = {"0",    "-1", "1e999", "4294967296", "18446744073709551615",
                                                  "null", "[]", "{}",    "\"",         "\xff"};
    for (std::size_t changes = 1 + below(4); changes > 0; --changes) {
        const std::size_t place = below(size);
        const std::size_t length = std::min(size - place, below(64));
        switch (below(6)) {
            case 0:
                if (size > 0) data[place] = static_cast<std::uint8_t>(numbers());
                break;
            case 1:
                if (size > 0) data[place] ^= static_cast<std::uint8_t>(1U << below(8));
                break;
            case 2: size = place; break;
            case 3:
                std::memmove(data + place, data + place + length, size - place - length);
                size -= length;
                break;
            case 4:
                if (size + length > most) break;
                std::memmove(data + place + length, data + place, size - place);
                size += length;
                break;
            default:
                const std::string_view piece = pieces[below(std::size(pieces))];
                if (place + piece.size() <= size) std::memcpy(data + place, piece.data(), piece.size());
                break;
        }
    }
    return size;
}

/// fuzz_tests NAME [ROUNDS]
int main(int count, char** arguments) {
    if (count > 1) {
        choose(arguments[1]);
        --count;
        ++arguments;
    }
    LLVMFuzzerInitialize(&count, &arguments);
    const int rounds = count > 1 ? std::atoi(arguments[1]) : 4000;
    const std::vector<std::string> seeds = chosen->seeds();
    std::vector<std::uint8_t> input;
    for (const std::string& seed : seeds) {
        input.assign(seed.begin(), seed.end());
        LLVMFuzzerTestOneInput(input.data(), input.size());
    }
    for (int round = 0; round < rounds; ++round) {
        const std::string& seed = seeds[below(seeds.size())];
        input.assign(seed.begin(), seed.end());
        input.resize(seed.size() + 256);
        const std::size_t size =
            LLVMFuzzerCustomMutator(input.data(), seed.size(), input.size(), static_cast<unsigned>(numbers()));
        LLVMFuzzerTestOneInput(input.data(), size);
    }
    std::printf("%zu seeds and %d changes of them: each was refused or read.\n", seeds.size(), rounds);
    return 0;
}

#endif
