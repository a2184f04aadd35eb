# SPDX-License-Identifier: GPL-3.0-or-later
"""Parses what Fovea wrote for Keras, and evaluates it with a stand-in for Keras (keras_standin).

usage: check_keras.py FOLDER...   (as check_pytorch.py's)
"""
import ast
import importlib.util
import json
import sys
from pathlib import Path

import numpy

sys.path.insert(0, str(Path(__file__).with_name("keras_standin")))


def check(folder):
    ast.parse((folder / "model.py").read_text())
    spec = importlib.util.spec_from_file_location("model", folder / "model.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    expected = folder / "expected"
    images = numpy.load(expected / "images.npy").transpose(0, 2, 3, 1)
    ours = numpy.load(expected / "logits.npy")
    theirs = module.load().predict(images)
    if theirs.shape != ours.shape:
        return f"{folder.name}: {theirs.shape} instead of {ours.shape}"
    names = expected / "names.json"
    if names.exists() and module.CLASS_NAMES != json.loads(names.read_text()):
        return f"{folder.name}: the names are {module.CLASS_NAMES}"
    largest, worst = max(1.0, float(numpy.abs(ours).max())), float(numpy.abs(ours - theirs).max())
    return None if worst <= 1e-4 * largest else f"{folder.name}: differs by {worst} at {largest}"


if __name__ == "__main__":
    problems = [problem for problem in map(check, map(Path, sys.argv[1:])) if problem]
    print("\n".join(problems))
    sys.exit(1 if problems else 0)
