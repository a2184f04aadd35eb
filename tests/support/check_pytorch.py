# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs networks that Fovea wrote for PyTorch, and compares scores, layers and gradients with Fovea's.

usage: check_pytorch.py FOLDER...
Each folder is an export with a folder "expected" beside its files: images.npy, logits.npy, gradient.npy
(of class 1's score), layers.json ({module: file}).
"""
import importlib.util
import json
import sys
from pathlib import Path

import numpy
import torch


def differs(name, what, got, expected, allowed=1e-4):
    if got.shape != expected.shape:
        return f"{name}: {what} has the shape {got.shape} instead of {expected.shape}"
    largest = max(1.0, float(numpy.abs(expected).max()))
    worst = float(numpy.abs(got - expected).max())
    return None if worst <= allowed * largest else f"{name}: {what} differs by {worst} at {largest}"


def gradient_of(module, images, precision):
    net = module.load().to(precision)
    images = images.detach().clone().to(precision).requires_grad_()
    net(images)[:, 1].sum().backward()
    return images.grad.float().numpy()


def check(folder):
    spec = importlib.util.spec_from_file_location("model", folder / "model.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    net = module.load()
    expected = folder / "expected"
    layers = json.loads((expected / "layers.json").read_text())
    seen = {}
    for name, child in net.named_children():
        child.register_forward_hook(lambda _, __, output, name=name: seen.update({name: output.detach().numpy().copy()}))
    images = torch.from_numpy(numpy.load(expected / "images.npy"))
    scores = net(images)
    problems = [differs(folder.name, "scores", scores.detach().numpy(), numpy.load(expected / "logits.npy"))]
    # A value near a ReLU's kink may fall to either side, and the slope of a whole patch with it; so
    # each image's gradient has to be PyTorch's in single or in double precision.
    single, double = gradient_of(module, images, torch.float32), gradient_of(module, images, torch.float64)
    for i, ours in enumerate(numpy.load(expected / "gradient.npy")):
        faults = [differs(folder.name, f"gradient {i}", theirs[i], ours) for theirs in (single, double)]
        problems.append(all(faults) and faults[1])
    for name, output in seen.items():
        if name not in layers:
            continue
        # Vectors are N×C to Fovea, and here N×C×1×1 in places.
        ours = numpy.load(expected / layers[name])
        problems.append(differs(folder.name, name, output.reshape(ours.shape), ours))
    if len(module.CLASS_NAMES) != scores.shape[1]:
        problems.append(f"{folder.name}: {len(module.CLASS_NAMES)} names for {scores.shape[1]} scores")
    names = expected / "names.json"
    if names.exists() and module.CLASS_NAMES != json.loads(names.read_text()):
        problems.append(f"{folder.name}: the names are {module.CLASS_NAMES}")
    return [problem for problem in problems if problem], len(seen)


if __name__ == "__main__":
    torch.set_num_threads(1)
    failed = False
    for argument in sys.argv[1:]:
        problems, layers = check(Path(argument))
        for problem in problems:
            print(problem)
        failed = failed or bool(problems)
    sys.exit(1 if failed else 0)
