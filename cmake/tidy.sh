#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs clang-tidy (16 or later) over the files of a change, as .clang-tidy says; silence and 0 where it finds nothing.
#   cmake/tidy.sh            what differs from where the branch left main (on main: from the last commit)
#   cmake/tidy.sh BASE       what differs from that commit
#   cmake/tidy.sh --all      every file of core, datasets, widgets and app
#   cmake/tidy.sh FILE…
# It configures a build of its own, build/tidy, since clang can't read GCC's precompiled headers.
set -uo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/house.sh"
cd "$house" || exit 1

tidy=
for version in 22 21 20 19 18 17 16; do
    tidy=$(command -v "clang-tidy-$version") && break
done
if [ -z "$tidy" ]; then
    echo "No clang-tidy from 16 on is installed (apt-get install clang-tidy-19, say)." >&2
    exit 2
fi

options=(--extra-arg=-Wno-unknown-warning-option --extra-arg=-Wno-unknown-pragmas --warnings-as-errors='*')
generated='^[0-9]+ warnings?( and [0-9]+ errors?)? (generated|treated as error)'  # speaks of headers that are none of ours

# changed BASE: files that differ from it, new ones included, and that still exist.
changed() {
    { git diff --name-only --diff-filter=d "$1" && git ls-files --others --exclude-standard; } | sort -u
}

case ${1:-} in
    --all)
        # As CI compiles them, many files at a time: what is matched against Qt's headers is matched once for all of them.
        cmake --preset dev -B build/tidy-all -DFOVEA_PRECOMPILE=OFF -DFOVEA_BUILD_TESTS=OFF -DFOVEA_UNITY=ON >/dev/null || exit 1
        find build/tidy-all -name 'unity_*.cxx' | sort |
            xargs -P "$(nproc)" -n 1 nice "$tidy" -p build/tidy-all --quiet "${options[@]}" \
                --header-filter='/(core|datasets|widgets|app)/.*\.(h|cpp)$' 2> >(grep -vE "$generated" >&2)
        exit
        ;;
    "") files=$(changed "$(git merge-base HEAD main 2>/dev/null || echo HEAD)") ;;
    *)
        if [ -f "$1" ]; then
            files=$(printf '%s\n' "$@")
        else
            base=$(git rev-parse --verify --quiet "$1^{commit}") || { echo "$1 is neither a file nor a commit." >&2; exit 2; }
            files=$(changed "$base")
        fi
        ;;
esac

# A header is looked at through the file that defines it, or else the first that includes it.
sources=$(grep -E '^(core|datasets|widgets|app)/.*\.(cpp|h)$' <<<"$files" | while read -r file; do
    if [[ $file == *.h ]]; then
        [ -f "${file%.h}.cpp" ] && file=${file%.h}.cpp ||
            file=$(grep -rlF --include='*.cpp' "#include \"$file\"" core datasets widgets app | sort | head -n 1)
    fi
    [ -z "$file" ] || printf '%s\n' "$file"
done | sort -u)
[ -n "$sources" ] || exit 0

if [ ! -f build/tidy/build.ninja ]; then
    cmake --preset dev -B build/tidy -DFOVEA_PRECOMPILE=OFF -DFOVEA_BUILD_TESTS=OFF >/dev/null || exit 1
fi
cmake build/tidy >/dev/null || exit 1  # reads the lists of files anew

xargs -P "$(nproc)" -n 1 nice "$tidy" -p build/tidy --quiet "${options[@]}" <<<"$sources" 2> >(grep -vE "$generated" >&2)
