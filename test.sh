#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what is missing, builds and runs the tests: the whole suite, then core and datasets under
# the address, undefined-behaviour and thread sanitizers.
#   ./test.sh           what every change must pass
#   ./test.sh --full    long tests too; and each fuzz target for 30 seconds, where a clang from 16 on is installed
set -uo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/cmake/house.sh"

full=no
case ${1:-} in
    "") ;;
    --full) full=yes ;;
    *) echo "usage: ./test.sh [--full]" >&2; exit 2 ;;
esac

install_packages build test || exit 1

# Real data sets, where a folder with them lies beside the project; tests that need them skip without.
if [ -z "${FOVEA_TEST_DATA:-}" ] && [ -x "$house/../shared/data/make-datasets" ]; then
    FOVEA_TEST_DATA=$("$house/../shared/data/make-datasets" | tail -n 1) || FOVEA_TEST_DATA=
fi
if [ -n "${FOVEA_TEST_DATA:-}" ]; then
    export FOVEA_TEST_DATA
    echo "Real data sets: $FOVEA_TEST_DATA"
else
    echo "Real data sets: none (FOVEA_TEST_DATA is not set); the tests that need them skip and say so."
fi

# Models with their right answers, likewise.
if [ -z "${FOVEA_TEST_CASES:-}" ] && [ -d "$house/../shared/cases/models" ]; then
    FOVEA_TEST_CASES=$house/../shared/cases
fi
if [ -n "${FOVEA_TEST_CASES:-}" ]; then export FOVEA_TEST_CASES; fi

select=(-LE long)
[ "$full" = no ] || select=()
# GCC 12's thread sanitizer can't cope with every layout of memory that newer kernels choose.
fixed_layout=()
! setarch -R true 2>/dev/null || fixed_layout=(setarch -R)

cd "$house" || exit 1
presets=(ci asan tsan)
if [ "$full" = yes ]; then
    presets+=(baseline)
    if grep -q avx512vl /proc/cpuinfo; then
        presets+=(v4)
    else
        echo "The tests of the x86-64-v4 build are left out, since this processor lacks AVX-512."
    fi
fi
for preset in "${presets[@]}"; do
    started=$SECONDS
    build "$preset" || exit 1
    echo "Built $preset in $((SECONDS - started)) s."
    "${fixed_layout[@]}" ctest --preset "$preset" -j2 "${select[@]}" </dev/null || exit 1
done

# One program for every CPU.
if [ "$full" = yes ]; then
    build package fovea && tests/support/check_levels.sh build/package/bin/fovea || exit 1
    # The preset asan has tried each target's seeds and changes of them already.
    started=$SECONDS
    tests/fuzz/run.sh -s 30 || exit 1
    echo "Fuzzed in $((SECONDS - started)) s."
fi
