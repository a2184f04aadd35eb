// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace fovea {

/// The program: one of the verbs of the command line, or the window. Gives the exit status:
/// 0 done, 1 could not, 2 usage.
int runFovea(int argc, char** argv);

}  // namespace fovea
