#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Makes pictures of all screens in all sizes, themes and languages, and says what is cut in them.
# Usage: all_screens.sh BUILD-FOLDER FOLDER
set -eu
program=$(find "$1" -path '*bin/app_sizes' -o -path '*tests/app_sizes' | head -n 1)
name=
if [ -z "$program" ]; then
  program=$(find "$1" -name app_tests -type f | head -n 1)
  name=tst_sizes
fi
FOVEA_ALL_SIZES=1 FOVEA_SCREENSHOTS=$2 QTEST_FUNCTION_TIMEOUT=3600000 QT_QPA_PLATFORM=offscreen exec "$program" $name
