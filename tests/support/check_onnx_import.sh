#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Imports models of other programs and compares what they give. Without PyTorch and ONNX for Python
# (python3-torch, python3-onnx) there is nothing to compare with, which is said.
#   usage: check_onnx_import.sh ONNX_IMPORT_CHECK FOLDER
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

if ! /usr/bin/python3 -c 'import onnx, torch' 2>/dev/null; then
    echo "Left out, since python3-torch and python3-onnx are not installed."
    exit 0
fi
rm -rf "$2"
/usr/bin/python3 "$here/make_import_cases.py" "$2"
"$1" "$2"
