#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""ONNX's own checker, shape inference included, on every network that onnx_samples wrote.

usage: check_onnx.py FOLDER
"""
import json
import pathlib
import sys

import onnx

STANDARD = ("", "ai.onnx")


def check(model, sample):
    onnx.checker.check_model(model, full_check=True)
    assert [(entry.domain, entry.version) for entry in model.opset_import] == [("", 13)]
    assert all(node.domain in STANDARD for node in model.graph.node)
    names = [node.name for node in model.graph.node]
    assert len(set(names)) == len(names), "two nodes of one name"
    (image,), (logits,) = model.graph.input, model.graph.output
    sides = [side.dim_param or side.dim_value for side in image.type.tensor_type.shape.dim]
    assert (image.name, sides) == ("image", ["N"] + sample["images"][1:]), (image.name, sides)
    scores = [side.dim_param or side.dim_value for side in logits.type.tensor_type.shape.dim]
    assert (logits.name, scores) == ("logits", ["N", len(sample["classes"])]), (logits.name, scores)
    assert model.graph.node[0].op_type == "BatchNormalization"
    metadata = {entry.key: entry.value for entry in model.metadata_props}
    assert metadata["class_names"].split("\n") == sample["classes"]
    return len(model.graph.node)


def main(folder):
    samples = json.loads((folder / "samples.json").read_text())
    for sample in samples:
        try:
            nodes = check(onnx.load(folder / f"{sample['file']}.onnx"), sample)
        except Exception as fault:
            sys.exit(f"ONNX checker: {sample['name']}: {fault}")
        print(f"ONNX checker {onnx.__version__}: {sample['name']}: {nodes} nodes, sound")


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
