// SPDX-License-Identifier: GPL-3.0-or-later
// Races on purpose, through the wrapper that all parallel code uses: the thread sanitizer must say so.
#include <cstdio>

#include "core/parallel/workers.h"

int main() {
    fovea::Workers workers(4);
    int counter = 0;
    for (int round = 0; round < 200; ++round) workers.forEach(64, [&](int) { ++counter; });
    std::printf("%d\n", counter);
    return 0;
}
