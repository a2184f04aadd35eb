// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/dispatch.h"

#if __has_include("app/window/run_window.h")
#include "app/window/run_window.h"
#endif

namespace fovea {

int runFovea(int argc, char** argv) {
#if __has_include("app/window/run_window.h")
    return runWindow(argc, argv);
#else
    (void)argc;
    (void)argv;
    return 1;
#endif
}

}  // namespace fovea
