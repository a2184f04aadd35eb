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

# A compiler may be installed without the library that fuzzers are linked with.
can_fuzz() {
    local tried
    tried=$(mktemp) || return 1
    echo 'extern "C" int LLVMFuzzerTestOneInput(const unsigned char*, unsigned long) { return 0; }' |
        "$1" -fsanitize=fuzzer,address,undefined -x c++ - -o "$tried" 2>/dev/null
    local status=$?
    rm -f "$tried"
    return "$status"
}

compiler=
for version in 22 21 20 19 18 17 16; do
    compiler=$(command -v "clang++-$version") || continue
    can_fuzz "$compiler" && break
    compiler=
done
if [ -z "$compiler" ]; then
    echo "No clang 16 or later is installed that can fuzz (clang-19 with libclang-rt-19-dev, say): nothing was fuzzed."
    exit 0
fi

cd "$house" || exit 1
export CXX=$compiler
if [ "$folder" = build/fuzz ]; then
    build fuzz "${@/#/fuzz_}" || exit 1
else
    [ -f "$folder/build.ninja" ] || cmake --preset fuzz -B "$folder" -DFOVEA_SANITIZE=fuzzer-no-link \
        -DCMAKE_CXX_FLAGS=-D_GLIBCXX_ASSERTIONS >&2 || exit 1
    cmake --build "$folder" ${1:+--target "${@/#/fuzz_}"} >&2 || exit 1
fi
found=build/fuzz/found
mkdir -p "$found"

run_target() {
    local program=$1 name corpus log longest=4096 dictionary=() control=(-len_control=100)
    name=${program##*/fuzz_}
    corpus=build/fuzz/corpus/$name
    log=$folder/$name.log
    "$program" --make-corpus "$corpus" || return 1
    # A mutator of our own ends libFuzzer's way of beginning with short inputs; these two need whole files.
    case $name in archive | safetensors) control=() ;; esac
    # Two pictures of CIFAR-10 with their labels don't fit into 4096 bytes.
    [ "$name" != cifar ] || longest=7000
    [ ! -f "tests/fuzz/$name.dict" ] || dictionary=(-dict="tests/fuzz/$name.dict")
    "$program" "${limit[@]}" "${dictionary[@]}" "${control[@]}" -max_len="$longest" -timeout=10 -rss_limit_mb=2048 -detect_leaks=0 -print_final_stats=1 \
        -artifact_prefix="$found/$name-" "$corpus" >"$log" 2>&1
    local status=$?
    echo "$name: $(grep -aE 'DONE|SUMMARY|^fuzz: ' "$log" | tail -n 2 | tr '\n' ' ')"
    [ "$status" -eq 0 ] || { echo "$name: ended with $status; the end of $log:"; tail -n 40 "$log"; }
    return "$status"
}

programs=("$folder"/bin/fuzz_*)
[ $# -eq 0 ] || programs=("${@/#/$folder/bin/fuzz_}")
failures=0
for program in "${programs[@]}"; do
    [ "$(jobs -rp | wc -l)" -lt "$jobs" ] || wait -n || failures=$((failures + 1))
    run_target "$program" &
done
while [ -n "$(jobs -p)" ]; do
    wait -n || { [ $? -ne 127 ] || break; failures=$((failures + 1)); }
done
[ "$failures" -eq 0 ] || { echo "$failures of ${#programs[@]} fuzz targets found something."; exit 1; }
