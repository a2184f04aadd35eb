// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#if defined(__SSE__)
#include <xmmintrin.h>
#endif

namespace fovea {

/// While it lives, numbers too small to be normalised count as zero on the calling thread: on
/// x86 such numbers cost a hundred times a normal operation, and a dying network is full of them.
class FlushDenormals {
public:
    FlushDenormals() : before_(state()) { setState(before_ | mask); }
    ~FlushDenormals() { setState(before_); }
    FlushDenormals(const FlushDenormals&) = delete;
    FlushDenormals& operator=(const FlushDenormals&) = delete;

private:
#if defined(__SSE__)
    static constexpr std::uint64_t mask = 0x8040;  // MXCSR: flush to zero, denormals are zero
    static std::uint64_t state() { return _mm_getcsr(); }
    static void setState(std::uint64_t state) { _mm_setcsr(static_cast<unsigned>(state)); }
#elif defined(__aarch64__)
    static constexpr std::uint64_t mask = 1U << 24;  // FPCR.FZ
    static std::uint64_t state() {
        std::uint64_t value;
        asm volatile("mrs %0, fpcr" : "=r"(value));
        return value;
    }
    static void setState(std::uint64_t state) { asm volatile("msr fpcr, %0" : : "r"(state)); }
#else
    static constexpr std::uint64_t mask = 0;
    static std::uint64_t state() { return 0; }
    static void setState(std::uint64_t) {}
#endif
    std::uint64_t before_;
};

}  // namespace fovea
