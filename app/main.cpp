// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/dispatch.h"

int main(int argc, char** argv) { return fovea::runFovea(argc, argv); }
