#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads a project file as any safetensors tool would, knowing the format alone, and checks the
weights that tst_project_file put into it: each number says which place of the engine's order it has.

usage: read_project.py FILE.fovea
"""
import json
import struct
import sys

import numpy

TYPES = {"F32": numpy.float32, "F64": numpy.float64, "I64": numpy.int64, "U8": numpy.uint8}


def read(path):
    with open(path, "rb") as file:
        content = file.read()
    (length,) = struct.unpack("<Q", content[:8])
    header = json.loads(content[8 : 8 + length].decode("utf-8"))
    data = content[8 + length :]
    metadata = header.pop("__metadata__", {})
    assert all(isinstance(value, str) for value in metadata.values())
    tensors, covered = {}, 0
    for name, entry in sorted(header.items(), key=lambda item: item[1]["data_offsets"]):
        begin, end = entry["data_offsets"]
        assert begin == covered, f"a hole or an overlap in front of {name}"
        covered = end
        values = numpy.frombuffer(data[begin:end], dtype=TYPES[entry["dtype"]])
        assert (8 + length + begin) % values.itemsize == 0, f"{name} is not aligned"
        tensors[name] = values.reshape(entry["shape"])
    assert covered == len(data), "bytes behind the last tensor"
    return metadata, tensors


def main(path):
    metadata, tensors = read(path)
    assert metadata["fovea_version"] == "3"
    records = json.loads(metadata["records"])
    network = json.loads(tensors["record/" + records["network"]].tobytes())
    assert [node["name"] for node in network["nodes"]] == ["Image", "Conv 1", "Flatten", "Dense 1"], network

    # Conv2d(2, 3, kernel 2x3): O x I x H x W
    conv = tensors["conv1.weight"]
    assert conv.shape == (3, 2, 2, 3), conv.shape
    for o, i, y, x in numpy.ndindex(conv.shape):
        assert conv[o, i, y, x] == ((y * 3 + x) * 2 + i) * 3 + o, (o, i, y, x)
    assert tensors["conv1.bias"].tolist() == [0, 1, 2]

    # Its output is 3 x 4 x 3 (H x W x C); Linear(36, 5) reads it in C, H, W order.
    dense = tensors["dense1.weight"]
    assert dense.shape == (5, 36), dense.shape
    for unit, c, y, x in numpy.ndindex(5, 3, 3, 4):
        assert dense[unit, (c * 3 + y) * 4 + x] == ((y * 4 + x) * 3 + c) * 5 + unit, (unit, c, y, x)
    assert tensors["optimizer/velocity/dense1.weight"].tolist() == (dense + 0.5).tolist()
    assert tensors["history/steps/loss"].tolist() == [2.5, 1.25]
    print("read", len(tensors), "tensors")


if __name__ == "__main__":
    main(sys.argv[1])
