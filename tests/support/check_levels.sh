#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# That one program takes the library made for the processor it runs on, and that every library which this
# processor can run trains the same: each level is offered to the loader alone.
#   usage: check_levels.sh PROGRAM   (from the preset “package”)
set -euo pipefail
program=$1
loader=/lib64/ld-linux-x86-64.so.2
status=0
reference=
for level in baseline x86-64-v3 x86-64-v4; do
    if [ "$level" != baseline ] && ! "$loader" --help | grep -q "^  $level (supported"; then
        echo "$level: left out, since this processor doesn't have it."
        continue
    fi
    used=$("$loader" --glibc-hwcaps-mask "$level" "$program" --version | sed -n 's/^instruction set //p')
    loss=$("$loader" --glibc-hwcaps-mask "$level" "$program" train lenet5 --data builtin --steps 20 --json |
        sed -n 's/^{"step":20,.*"loss":\([0-9.]*\),.*/\1/p' | head -n 1)
    reference=${reference:-$loss}
    # Bits differ between levels; twenty steps later the fifth digit does not.
    if [ "$used" = "$level" ] && awk -v a="$loss" -v b="$reference" 'BEGIN { exit !(a > 0 && (a - b) ^ 2 < 1e-8 * b * b) }'; then
        echo "$level: loss $loss after 20 steps"
    else
        echo "$level: FAILED: the program says “$used”, loss $loss, baseline's $reference"
        status=1
    fi
done
exit $status
