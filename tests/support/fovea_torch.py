# SPDX-License-Identifier: GPL-3.0-or-later
"""A Fovea project as PyTorch sees it: the same network, the same weights, and the same images in the same order."""
import json
import os
import pathlib
import struct

import numpy as np
import torch
from torch import nn
import torch.nn.functional as F

TYPES = {"F32": np.float32, "F64": np.float64, "I64": np.int64, "U8": np.uint8}


class Project:
    """What a .fovea file holds: it is a safetensors file."""

    def __init__(self, path):
        content = pathlib.Path(path).read_bytes()
        (length,) = struct.unpack("<Q", content[:8])
        header = json.loads(content[8 : 8 + length])
        self.metadata = header.pop("__metadata__")
        self.tensors = {}
        for name, entry in header.items():
            begin, end = (8 + length + offset for offset in entry["data_offsets"])
            self.tensors[name] = np.frombuffer(content[begin:end], TYPES[entry["dtype"]]).reshape(entry["shape"])
        for key, record in json.loads(self.metadata.get("records", "{}")).items():  # texts that don't stand in the header
            self.metadata[key] = self.tensors["record/" + record].tobytes()
        self.nodes = json.loads(self.metadata["network"])["nodes"]
        self.edges = json.loads(self.metadata["network"])["edges"]
        self.names = {node: name for name, node in json.loads(self.metadata["tensor_names"]).items()}
        self.preprocessing = json.loads(self.metadata["preprocessing"])
        self.options = json.loads(self.metadata["options"])

    def weights(self):
        """The network's own tensors, named as PyTorch names them."""
        return {name: torch.from_numpy(values.copy()) for name, values in self.tensors.items() if "/" not in name}


def layer_text(node, shape):
    """The module of one layer, or the text of a function of its inputs; and the shape C, H, W of its output."""
    kind = node["kind"]
    c, h, w = shape
    if kind == "conv2d":
        named = {"none": [0, 0, 0, 0], "same": [k // 2 for k in node["kernel"] for _ in (0, 1)]}  # same: odd, stride 1
        top, bottom, left, right = named.get(node["padding"]) if isinstance(node["padding"], str) else node["padding"]
        assert top == bottom and left == right, "PyTorch pads both sides alike"
        module = nn.Conv2d(c, node["filters"], tuple(node["kernel"]), tuple(node["stride"]), (top, left),
                           tuple(node["dilation"]), node["groups"], node["bias"])
        return module, None, tuple(module(torch.zeros(1, *shape)).shape[1:])
    if kind == "batch_norm":
        return nn.BatchNorm2d(c, node["epsilon"], node["momentum"]), None, shape
    if kind == "dense":
        return nn.Linear(c, node["units"]), None, (node["units"], 1, 1)
    if kind == "relu":
        return None, "F.relu({0}, True)", shape
    if kind == "max_pool2d":
        text = f"F.max_pool2d({{0}}, {tuple(node['kernel'])}, {tuple(node['stride'])})"
        return None, text, (c, (h - node["kernel"][0]) // node["stride"][0] + 1, (w - node["kernel"][1]) // node["stride"][1] + 1)
    if kind == "flatten":
        return None, "torch.flatten({0}, 1)", (c * h * w, 1, 1)
    if kind == "add":
        return None, "{0} + {1}", shape
    if kind == "global_avg_pool":
        return None, "{0}.mean((2, 3))", (c, 1, 1)
    raise NotImplementedError(kind)


class Network(nn.Module):
    """The project's network with its weights, written out as one statement a layer, as one would by hand.

    It takes N×C×H×W in [0, 1] and standardises it as the project does, unless `standardise` is False.
    """

    def __init__(self, project, standardise=True):
        super().__init__()
        inputs = {}
        for source, target in project.edges:
            inputs.setdefault(target, []).append(source)
        shapes, lines, names = {}, ["def forward(self, x):"], {}
        if standardise:
            lines.append("    x = (x - self.mean) / self.deviation")
        pending = list(project.nodes)
        while pending:
            node = next(n for n in pending if all(i in shapes for i in inputs.get(n["id"], [])))
            pending.remove(node)
            if node["kind"] == "input":
                shapes[node["id"]], names[node["id"]] = (node["channels"], node["height"], node["width"]), "x"
                continue
            sources = inputs[node["id"]]
            module, text, shapes[node["id"]] = layer_text(node, shapes[sources[0]])
            if module is not None:
                self.add_module(project.names[node["id"]], module)
                text = f"self.{project.names[node['id']]}({{0}})"
            # A chain goes on under one name, so that nothing is kept longer than it must be.
            alone = len(sources) == 1 and sum(source == sources[0] for source, _ in project.edges) == 1
            names[node["id"]] = names[sources[0]] if alone else f"x{node['id']}"
            lines.append(f"    {names[node['id']]} = " + text.format(*(names[source] for source in sources)))
        lines.append(f"    return {names[node['id']]}")
        scope = {"F": F, "torch": torch}
        exec("\n".join(lines), scope)  # noqa: S102: the text is made above
        self.run = scope["forward"]
        for name in ("mean", "deviation"):
            values = torch.tensor(project.preprocessing[name], dtype=torch.float64).float().view(1, -1, 1, 1)
            self.register_buffer(name, values, persistent=False)
        missing, unexpected = self.load_state_dict(project.weights(), strict=False)
        assert not unexpected, unexpected
        assert all(name.endswith("num_batches_tracked") for name in missing), missing

    def forward(self, x):
        return self.run(self, x)


def cifar10(folder, part):
    """Images as N×3×32×32 bytes and labels, from the binary version."""
    files = [f"data_batch_{i}.bin" for i in range(1, 6)] if part == "train" else ["test_batch.bin"]
    records = np.concatenate([np.fromfile(pathlib.Path(folder) / name, np.uint8) for name in files]).reshape(-1, 3073)
    return records[:, 1:].reshape(-1, 3, 32, 32), records[:, 0].astype(np.int64)


def cifar10_folder():
    """Where CIFAR-10's binary version lies, as Fovea's own search and tests find it; None where it doesn't."""
    for variable in ("FOVEA_DATA", "FOVEA_TEST_DATA"):
        folder = pathlib.Path(os.environ.get(variable, "/nonexistent")) / "cifar-10-batches-bin"
        if folder.is_dir():
            return folder
    return None


def random_bits(seed, purpose, *counters):
    """core/tensor/random.h, with arrays allowed as the last counter."""
    golden = np.uint64(0x9E3779B97F4A7C15)

    def mix(x):
        x = (x ^ (x >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        x = (x ^ (x >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        return x ^ (x >> np.uint64(31))

    with np.errstate(over="ignore"):
        state = mix(np.uint64(seed) + golden)
        for counter in (purpose, *counters):
            state = mix(state + golden * (np.asarray(counter, np.uint64) + np.uint64(1)))
    return state


def shuffled(count, seed, epoch):
    """The order in which Fovea visits `count` images in an epoch (datasets/views/batches.cpp)."""
    places = np.arange(count, 1, -1, dtype=np.uint64)
    bits = random_bits(seed, 3, epoch, places)
    others = ((bits >> np.uint64(32)) * places) >> np.uint64(32)
    order = list(range(count))
    for i, j in zip(places.tolist(), others.tolist()):
        order[i - 1], order[j] = order[j], order[i - 1]
    return np.array(order)
