// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace fovea {

/// The window, until it is closed. An argument names a file to open. Gives the exit status.
int runWindow(int& argc, char** argv);

}  // namespace fovea
