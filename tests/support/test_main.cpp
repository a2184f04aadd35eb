// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "tests/support/register_test.h"

namespace fovea::test {

std::vector<RegisteredTest>& registeredTests() {
    static std::vector<RegisteredTest> tests;
    return tests;
}

}  // namespace fovea::test

namespace {

/// tst_trainer of /…/tests/core/tst_trainer.cpp.
std::string nameOf(const fovea::test::RegisteredTest& test) {
    const std::string path = test.path;
    const std::size_t start = path.rfind('/') + 1;
    return path.substr(start, path.rfind('.') - start);
}

}  // namespace

int main(int argc, char** argv) {
    setenv("FOVEA_REDUCED_MOTION", "1", 0);  // what glides is nowhere yet when a test clicks on it
    const auto& tests = fovea::test::registeredTests();
    if (argc > 1) {
        const auto named = std::ranges::find(tests, std::string(argv[1]), nameOf);
        if (named != tests.end()) {
            // Qt Test sees the arguments that follow the name.
            std::rotate(argv + 1, argv + 2, argv + argc);
            argv[argc - 1] = nullptr;
            return named->run(argc - 1, argv);
        }
    }
    if (tests.size() == 1) return tests.front().run(argc, argv);
    std::fprintf(stderr, "This program holds %zu tests; name one first:\n", tests.size());
    for (const auto& test : tests) std::fprintf(stderr, "  %s\n", nameOf(test).c_str());
    return 2;
}
