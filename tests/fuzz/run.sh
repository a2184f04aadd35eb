#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Builds the fuzz targets with a clang that can (16 or later) and runs them, two at a time.
#   tests/fuzz/run.sh [-q] [-j JOBS] [-s SECONDS | -n RUNS] [NAME…]      NAME as in fuzz_NAME.cpp; all by default
# -q: quick, for millions of runs: the library's and our own assertions in place of the address sanitizer.
# Corpora grow in build/fuzz/corpus/NAME; inputs that break something are left in build/fuzz/found.
# Ends with 0 also where no such clang is installed with its run-time library, and says so.
set -uo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/../../cmake/house.sh"

limit=(-max_total_time=30)
folder=build/fuzz
jobs=2
while getopts "qj:s:n:" option; do
    case $option in
        q) folder=build/fuzz-quick ;;
        j) jobs=$OPTARG ;;
        s) limit=(-max_total_time="$OPTARG") ;;
        n) limit=(-runs="$OPTARG") ;;
        *) echo "usage: tests/fuzz/run.sh [-q] [-j JOBS] [-s SECONDS | -n RUNS] [NAME…]" >&2; exit 2 ;;
    esac
done
shift $((OPTIND - 1))

compiler=$(clang_that_fuzzes)
if [ -z "$compiler" ]; then
    echo "No clang 16 or later is installed that can fuzz (clang-19 with libclang-rt-19-dev, say): nothing was fuzzed."
    exit 0
fi

cd "$house" || exit 1
export CXX=$compiler
if [ "$folder" = build/fuzz ]; then
    build fuzz fuzz_tests || exit 1
else
    [ -f "$folder/build.ninja" ] || cmake --preset fuzz -B "$folder" -DFOVEA_SANITIZE=fuzzer-no-link >&2 || exit 1
    cmake --build "$folder" --target fuzz_tests >&2 || exit 1
fi
found=build/fuzz/found
mkdir -p "$found"

run_target() {
    local name=$1 corpus log longest=4096 dictionary=() control=(-len_control=100)
    export FUZZ_TARGET=$name
    corpus=build/fuzz/corpus/$name
    log=$folder/$name.log
    "$folder/bin/fuzz_tests" --make-corpus "$corpus" || return 1
    # A mutator of our own ends libFuzzer's way of beginning with short inputs; these two need whole files.
    case $name in archive | safetensors) control=() ;; esac
    # Two pictures of CIFAR-10 with their labels don't fit into 4096 bytes.
    [ "$name" != cifar ] || longest=7000
    [ ! -f "tests/fuzz/$name.dict" ] || dictionary=(-dict="tests/fuzz/$name.dict")
    "$folder/bin/fuzz_tests" "${limit[@]}" "${dictionary[@]}" "${control[@]}" -max_len="$longest" -timeout=10 -rss_limit_mb=2048 \
        -detect_leaks=0 -print_final_stats=1 \
        -artifact_prefix="$found/$name-" "$corpus" >"$log" 2>&1
    local status=$?
    echo "$name: $(grep -aE 'DONE|SUMMARY|^fuzz: ' "$log" | tail -n 2 | tr '\n' ' ')"
    [ "$status" -eq 0 ] || { echo "$name: ended with $status; the end of $log:"; tail -n 40 "$log"; }
    return "$status"
}

names=("$@")
if [ $# -eq 0 ]; then
    mapfile -t names < <("$folder/bin/fuzz_tests" --targets)
    [ ${#names[@]} -gt 0 ] || { echo "$folder/bin/fuzz_tests names no targets." >&2; exit 1; }
fi
failures=0
for name in "${names[@]}"; do
    [ "$(jobs -rp | wc -l)" -lt "$jobs" ] || wait -n || failures=$((failures + 1))
    run_target "$name" &
done
while [ -n "$(jobs -p)" ]; do
    wait -n || { [ $? -ne 127 ] || break; failures=$((failures + 1)); }
done
[ "$failures" -eq 0 ] || { echo "$failures of ${#names[@]} fuzz targets found something."; exit 1; }
