#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Exports every catalogue network, every layer kind and RANDOM (none) random networks, and has them checked by programs that aren't
# ours: ONNX's checker (python3-onnx) and ONNX Runtime (onnxruntime-node from npm, put into FOLDER).
# What isn't there is said and left out.
#   usage: check_onnx.sh ONNX_SAMPLES FOLDER [RANDOM]
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
samples=$1
folder=$2

mkdir -p "$folder"
"$samples" "$folder" ${3:+"$3"}

if /usr/bin/python3 -c 'import onnx' 2>/dev/null; then
    /usr/bin/python3 "$here/check_onnx.py" "$folder"
else
    echo "ONNX checker: left out, since python3-onnx is not installed."
fi

if ! command -v node >/dev/null || ! command -v npm >/dev/null; then
    echo "ONNX Runtime: left out, since node and npm are not installed."
elif [ ! -d "$folder/node_modules/onnxruntime-node" ] &&
     ! npm install --prefix "$folder" --ignore-scripts --no-audit --no-fund onnxruntime-node >"$folder/npm.log" 2>&1; then
    echo "ONNX Runtime: left out, since npm could not install onnxruntime-node; see $folder/npm.log."
else
    node "$here/check_onnx.js" "$folder"
fi
