# SPDX-License-Identifier: GPL-3.0-or-later
# What run.sh and test.sh share: installing what is missing, and building. Everything here speaks on
# standard error, so that standard output stays the program's own.
house=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

# packages ROLE…: the names in packages.txt for these roles.
packages() {
    local roles=" $* " name role
    while read -r name role _; do
        [[ $name == \#* || -z $name || $roles != *" $role "* ]] || printf '%s\n' "$name"
    done <"$house/cmake/packages.txt"
}

# missing_packages ROLE…: those that dpkg does not know as installed.
missing_packages() {
    local installed
    installed=$(packages "$@" | xargs dpkg-query -W -f='${Package} ${db:Status-Status}\n' 2>/dev/null |
        awk '$2 == "installed" { print $1 }') || true
    packages "$@" | grep -vxF -f <(printf '%s\n' "$installed") || true
}

# install_packages ROLE…: installs what is missing; does nothing, and asks nobody, when nothing is.
install_packages() {
    if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
        echo "This is not Debian or Ubuntu, so nothing is installed by itself; cmake/packages.txt lists what is needed." >&2
        return 0
    fi
    local missing
    mapfile -t missing < <(missing_packages "$@")
    [ ${#missing[@]} -gt 0 ] || return 0
    local as_root=()
    if [ "$(id -u)" -ne 0 ]; then
        if ! command -v sudo >/dev/null; then
            printf 'These packages are missing and only root can install them: %s\nRun as root: apt-get install %s\n' \
                "${missing[*]}" "${missing[*]}" >&2
            return 1
        fi
        as_root=(sudo)
    fi
    echo "Installing: ${missing[*]}" >&2
    {
        "${as_root[@]}" apt-get update &&
            "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${missing[@]}"
    } >&2 </dev/null || {
        echo "The packages could not be installed; the lines above say why. Needed: ${missing[*]}" >&2
        return 1
    }
}

# build PRESET [TARGET…]: configures where that was not done yet, and builds.
build() {
    local preset=$1 status=0
    shift
    (
        cd "$house"
        [ -f "build/$preset/build.ninja" ] || cmake --preset "$preset" || exit 1
        cmake --build --preset "$preset" ${1:+--target "$@"}
    ) 2>&1 </dev/null | { grep --line-buffered -vE '^ninja: (no work|Entering)|^\[0/[0-9]+\] (Re-checking|Re-running)|^-- ' || true; } >&2
    status=${PIPESTATUS[0]}
    [ "$status" -eq 0 ] || echo "The build stopped (preset $preset); the lines above say where." >&2
    return "$status"
}

# A clang from 16 on that fuzzers can be linked with, or nothing: it may be installed without the library for that.
clang_that_fuzzes() {
    local version compiler tried
    tried=$(mktemp) || return 1
    for version in 22 21 20 19 18 17 16; do
        compiler=$(command -v "clang++-$version") || continue
        echo 'extern "C" int LLVMFuzzerTestOneInput(const unsigned char*, unsigned long) { return 0; }' |
            "$compiler" -fsanitize=fuzzer,address,undefined -x c++ - -o "$tried" 2>/dev/null || continue
        printf '%s\n' "$compiler"
        break
    done
    rm -f "$tried"
}
