#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what is missing, builds Fovea and starts it with the given arguments: ./run.sh --help
set -uo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/cmake/house.sh"

install_packages build || exit 1
build release fovea || exit 1
exec "$house/build/release/bin/fovea" "$@"
