#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Models of other programs, with images and the scores that those programs give, for onnx_import_check.

PyTorch's exporter writes some; patterns of tf2onnx are put together by hand, since Keras is not among
Debian's packages; ONNX's own node tests become models by making their weights constants.

usage: make_import_cases.py FOLDER
"""
import io
import json
import pathlib
import sys
import warnings

import numpy as np
import onnx
import torch
import torch.nn.functional as F
from onnx import TensorProto, helper, numpy_helper
from torch import nn

warnings.filterwarnings("ignore")
CASES = []


def save(folder, name, model, images=None, scores=None, layout="NCHW", **more):
    file = f"{len(CASES):03}"
    (folder / f"{file}.onnx").write_bytes(model)
    case = {"file": file, "name": name, "layout": layout, **more}
    if images is not None:
        case["count"] = len(images)
        (folder / f"{file}.images").write_bytes(np.ascontiguousarray(images, np.float32).tobytes())
        (folder / f"{file}.logits").write_bytes(np.ascontiguousarray(scores, np.float32).tobytes())
    CASES.append(case)


# --- PyTorch ---------------------------------------------------------------------------------------

class Residual(nn.Module):
    def __init__(self, inputs, outputs, stride):
        super().__init__()
        self.conv1 = nn.Conv2d(inputs, outputs, 3, stride, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(outputs)
        self.conv2 = nn.Conv2d(outputs, outputs, 3, 1, 1, bias=False)
        self.bn2 = nn.BatchNorm2d(outputs)
        self.short = nn.Sequential(nn.Conv2d(inputs, outputs, 1, stride, bias=False), nn.BatchNorm2d(outputs)) if stride > 1 else nn.Identity()

    def forward(self, x):
        return F.relu(self.bn2(self.conv2(F.relu(self.bn1(self.conv1(x))))) + self.short(x))


class Branches(nn.Module):
    def __init__(self):
        super().__init__()
        self.one = nn.Conv2d(3, 4, 1)
        self.three = nn.Conv2d(3, 6, 3, padding=1)
        self.five = nn.Conv2d(3, 2, 5, padding=2)
        self.pool = nn.MaxPool2d(3, 1, 1)
        self.fc = nn.Linear(15 * 9 * 7, 5)

    def forward(self, x):
        maps = torch.cat([self.one(x), self.three(x), self.five(x), self.pool(x)], 1)
        return self.fc(maps.view(maps.size(0), -1))


class Function(nn.Module):
    """A forward pass as a function of the layers given by name."""

    def __init__(self, function, **layers):
        super().__init__()
        self.function = function
        for name, layer in layers.items():
            setattr(self, name, layer)

    def forward(self, x):
        return self.function(self, x)


def torch_models():
    act = lambda layer: nn.Sequential(nn.Conv2d(3, 4, 3), layer, nn.Flatten(), nn.Linear(4 * 7 * 5, 6), layer, nn.Linear(6, 5))
    pool = lambda layer, size: nn.Sequential(nn.Conv2d(3, 4, 1), layer, nn.Flatten(), nn.Linear(4 * size, 5))
    mean = torch.tensor([0.485, 0.456, 0.406]).view(1, 3, 1, 1)
    deviation = torch.tensor([0.229, 0.224, 0.225]).view(1, 3, 1, 1)
    yield "lenet", (3, 32, 32), nn.Sequential(
        nn.Conv2d(3, 6, 5), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(6, 16, 5), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(),
        nn.Linear(400, 120), nn.ReLU(), nn.Linear(120, 84), nn.ReLU(), nn.Linear(84, 10)), {}
    yield "residual blocks", (3, 16, 16), nn.Sequential(
        nn.Conv2d(3, 8, 3, padding=1), Residual(8, 8, 1), Residual(8, 16, 2), nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(16, 10)), {}
    yield "local response norm", (3, 9, 7), nn.Sequential(nn.Conv2d(3, 8, 3), nn.ReLU(), nn.LocalResponseNorm(5, alpha=0.7, beta=0.6, k=1.5),
        nn.Conv2d(8, 6, 1), nn.LocalResponseNorm(3, alpha=0.5), nn.Flatten(), nn.Linear(6 * 35, 5)), {}
    yield "branches", (3, 9, 7), Branches(), {}
    yield "groups, dilation, strides", (4, 15, 13), nn.Sequential(
        nn.Conv2d(4, 8, (3, 2), (2, 1), (1, 0), (1, 2), 2), nn.Conv2d(8, 8, 3, groups=8), nn.Flatten(), nn.Linear(8 * 6 * 9, 5)), {}
    yield "batch norm kept apart", (3, 9, 7), nn.Sequential(
        nn.Conv2d(3, 4, 3), nn.ReLU(), nn.BatchNorm2d(4, eps=1e-3), nn.Flatten(), nn.BatchNorm1d(4 * 7 * 5), nn.Linear(4 * 7 * 5, 5)), {}
    yield "leaky relu", (3, 9, 7), act(nn.LeakyReLU(0.2)), {}
    yield "elu", (3, 9, 7), act(nn.ELU(0.7)), {}
    yield "sigmoid", (3, 9, 7), act(nn.Sigmoid()), {}
    yield "tanh", (3, 9, 7), act(nn.Tanh()), {}
    yield "prelu of one slope", (3, 9, 7), act(nn.PReLU()), {}
    yield "dropout", (3, 9, 7), act(nn.Dropout(0.3)), {}
    yield "max pool, rounded up", (3, 9, 8), pool(nn.MaxPool2d(2, ceil_mode=True), 20), {}
    yield "max pool, padded and rounded up", (3, 10, 8), pool(nn.MaxPool2d(3, 2, 1, ceil_mode=True), 30), {}
    yield "average pool, rounded up", (3, 9, 8), pool(nn.AvgPool2d(2, ceil_mode=True, count_include_pad=False), 20), {}
    yield "average pool, padded", (3, 9, 7), pool(nn.AvgPool2d(3, 2, 1, count_include_pad=False), 20), {}
    yield "average pool, nothing to count", (3, 8, 8), pool(nn.AvgPool2d(2), 16), {}
    yield "mean over pixels", (3, 9, 7), Function(lambda m, x: m.fc(m.conv(x).mean([2, 3])), conv=nn.Conv2d(3, 6, 3), fc=nn.Linear(6, 5)), {}
    yield "pad before convolution", (3, 9, 7), Function(
        lambda m, x: m.fc(torch.flatten(m.conv(F.pad(x, (1, 2, 0, 1))), 1)), conv=nn.Conv2d(3, 4, 3, 2), fc=nn.Linear(4 * 4 * 4, 5)), {}
    yield "standardised inside", (3, 9, 7), Function(
        lambda m, x: m.net((x - mean) / deviation), net=act(nn.ReLU())), {}
    yield "softmax at the end", (3, 9, 7), nn.Sequential(act(nn.ReLU()), nn.Softmax(1)), {"softmax": True}
    yield "vector in", (7,), nn.Sequential(nn.Linear(7, 6), nn.ReLU(), nn.Linear(6, 5, bias=False)), {}
    yield "three-way sum", (3, 9, 7), Function(
        lambda m, x: m.fc(torch.flatten(m.a(x) + m.b(x) + m.c(x), 1)), a=nn.Conv2d(3, 2, 1), b=nn.Conv2d(3, 2, 3, padding=1),
        c=nn.Conv2d(3, 2, 1), fc=nn.Linear(2 * 63, 5)), {}
    yield "factor inside", (3, 9, 7), Function(
        lambda m, x: m.fc(torch.flatten(m.conv(x) * 0.5 + m.shift, 1)), conv=nn.Conv2d(3, 2, 3), shift=nn.Parameter(torch.randn(2, 1, 1)),
        fc=nn.Linear(2 * 35, 5)), {}
    yield "several obstacles at once", (3, 8, 8), Function(
        lambda m, x: m.fc(torch.flatten(F.interpolate(F.relu6(m.conv(x)), scale_factor=2) * torch.sigmoid(m.other(x)).mean(), 1)),
        conv=nn.Conv2d(3, 2, 1), other=nn.Conv2d(3, 2, 1), fc=nn.Linear(2 * 256, 5)), {"refused": ["Resize", "ReduceMean"]}
    yield "swish", (3, 9, 7), act(nn.SiLU()), {}
    yield "transposed convolution", (3, 9, 7), nn.Sequential(nn.ConvTranspose2d(3, 2, 3), nn.Flatten(), nn.Linear(2 * 99, 5)), {"refused": ["ConvTranspose"]}
    yield "average pool that counts padding", (3, 9, 7), pool(nn.AvgPool2d(3, 2, 1), 20), {}
    yield "maps as output", (3, 9, 7), nn.Sequential(nn.Conv2d(3, 2, 3)), {"refused": [""]}


def add_torch(folder):
    torch.manual_seed(3)
    for name, shape, module, more in torch_models():
        for parameter in module.modules():
            if isinstance(parameter, (nn.BatchNorm1d, nn.BatchNorm2d)):
                parameter.running_mean.uniform_(-0.3, 0.3)
                parameter.running_var.uniform_(0.5, 1.5)
        module.eval()
        images = torch.rand(3, *shape)
        with torch.no_grad():
            scores = module(images).numpy()
        for opset in (11, 13, 16):
            file = io.BytesIO()
            torch.onnx.export(module, images, file, opset_version=opset, input_names=["x"], output_names=["y"],
                              dynamic_axes={"x": {0: "batch"}, "y": {0: "batch"}} if opset != 11 else None)
            save(folder, f"PyTorch {torch.__version__}, opset {opset}: {name}", file.getvalue(), images.numpy(), scores, **more)


# --- tf2onnx's patterns ----------------------------------------------------------------------------

class Graph:
    def __init__(self, images, batch="unk__6", opset=13):
        self.nodes, self.constants, self.opset = [], [], opset
        self.input = helper.make_tensor_value_info("image", TensorProto.FLOAT, [batch, *images.shape[1:]])

    def constant(self, array):
        name = f"const__{len(self.constants)}"
        self.constants.append(numpy_helper.from_array(np.asarray(array), name))
        return name

    def op(self, kind, *inputs, name="", **attributes):
        output = f"{kind}__{len(self.nodes)}:0"
        self.nodes.append(helper.make_node(kind, list(inputs), [output], name=name, **attributes))
        return output

    def bytes(self, output):
        result = helper.make_tensor_value_info(output, TensorProto.FLOAT, [None, None])
        graph = helper.make_graph(self.nodes, "tf2onnx", [self.input], [result], self.constants)
        model = helper.make_model(graph, producer_name="tf2onnx", opset_imports=[helper.make_opsetid("", self.opset)])
        onnx.checker.check_model(model)
        return model.SerializeToString()


def floats(random, *sides):
    return (random.standard_normal(sides) / np.sqrt(np.prod(sides[1:]))).astype(np.float32)


def add_keras(folder):
    random = np.random.default_rng(5)
    images = random.random((3, 12, 10, 3), np.float32)
    planes = torch.from_numpy(images.transpose(0, 3, 1, 2).copy())
    conv, bias = floats(random, 4, 3, 3, 3), floats(random, 4)
    dense, shift = floats(random, 4 * 6 * 5, 7), floats(random, 7)
    t = torch.from_numpy

    def head(g):
        x = g.op("Transpose", "image", perm=[0, 3, 1, 2])
        return g.op("Relu", g.op("Conv", x, g.constant(conv), g.constant(bias), name="model/conv2d/Conv2D", auto_pad="SAME_UPPER", strides=[2, 2]))

    theirs = F.relu(F.conv2d(F.pad(planes, (0, 1, 0, 1)), t(conv), t(bias), 2))  # 12×10 by 3, stride 2: the odd pixel behind
    last = theirs.permute(0, 2, 3, 1)
    flat = last.reshape(3, -1) @ t(dense)

    g = Graph(images)
    x = g.op("Reshape", g.op("Transpose", head(g), perm=[0, 2, 3, 1]), g.constant(np.array([-1, 120])))
    x = g.op("Add", g.op("MatMul", x, g.constant(dense), name="model/dense/MatMul"), g.constant(shift))
    save(folder, "tf2onnx: convolution, flatten, dense, softmax", g.bytes(g.op("Softmax", x, axis=-1)), images,
         torch.softmax(flat + t(shift), 1), "NHWC", softmax=True)

    g = Graph(images)
    x = g.op("Transpose", head(g), perm=[0, 2, 3, 1])
    batch = g.op("Slice", g.op("Cast", g.op("Shape", x), to=7), g.constant(np.array([0])), g.constant(np.array([1])), g.constant(np.array([0])))
    sides = g.op("Concat", batch, g.constant(np.array([120])), axis=0)
    x = g.op("Add", g.op("MatMul", g.op("Reshape", x, sides), g.constant(dense)), g.constant(shift))
    save(folder, "tf2onnx: flatten through Shape, Slice and Concat", g.bytes(x), images, flat + t(shift), "NHWC")

    g = Graph(images)
    x = g.op("ReduceMean", g.op("Transpose", head(g), perm=[0, 2, 3, 1]), axes=[1, 2], keepdims=0)
    w = floats(random, 4, 5)
    save(folder, "tf2onnx: mean over pixels of N×H×W×C", g.bytes(g.op("MatMul", x, g.constant(w))), images, theirs.mean([2, 3]) @ t(w), "NHWC")

    g = Graph(images)
    x = g.op("Transpose", head(g), perm=[0, 2, 3, 1])
    w = floats(random, 4, 5)
    x = g.op("Add", g.op("MatMul", x, g.constant(w)), g.constant(floats(random, 5) * 0 + 0.25))
    x = g.op("Squeeze", g.op("ReduceMean", x, axes=[1, 2], keepdims=1), g.constant(np.array([1, 2])))
    save(folder, "tf2onnx: dense layer on every pixel", g.bytes(x), images, ((last @ t(w)) + 0.25).mean([1, 2]), "NHWC")

    g = Graph(images)
    scale, offset = floats(random, 4) + 1, floats(random, 4)
    x = g.op("Add", g.op("Mul", head(g), g.constant(scale.reshape(1, 4, 1, 1))), g.constant(offset.reshape(1, 4, 1, 1)))
    x = g.op("Reshape", g.op("Transpose", x, perm=[0, 2, 3, 1]), g.constant(np.array([-1, 120])))
    save(folder, "tf2onnx: batch norm as Mul and Add", g.bytes(g.op("Gemm", x, g.constant(dense), g.constant(shift))), images,
         (last * t(scale) + t(offset)).reshape(3, -1) @ t(dense) + t(shift), "NHWC")

    g = Graph(images)
    x = g.op("Transpose", g.op("LRN", head(g), name="model/lambda/LRN", size=3, alpha=0.6, beta=0.5, bias=2.0), perm=[0, 2, 3, 1])
    normed = F.local_response_norm(theirs, 3, alpha=0.6, beta=0.5, k=2.0).permute(0, 2, 3, 1).reshape(3, -1)
    save(folder, "tf2onnx: local response norm", g.bytes(g.op("MatMul", g.op("Reshape", x, g.constant(np.array([-1, 120]))), g.constant(dense))),
         images, normed @ t(dense), "NHWC")

    g = Graph(images)
    x = g.op("Sub", g.op("Mul", "image", g.constant(np.float32(1 / 127.5))), g.constant(np.float32(1)))
    x = g.op("Conv", g.op("Pad", g.op("Transpose", x, perm=[0, 3, 1, 2]), g.constant(np.array([0, 0, 1, 1, 0, 0, 2, 0]))), g.constant(conv), auto_pad="VALID", strides=[3, 2])
    x = g.op("GlobalAveragePool", g.op("MaxPool", g.op("Relu", x), kernel_shape=[2, 2], auto_pad="SAME_LOWER", strides=[2, 2]))
    x = g.op("Reshape", x, g.constant(np.array([-1, 4])))
    maps = F.relu(F.conv2d(F.pad(planes / 127.5 - 1, (1, 0, 1, 2)), t(conv), stride=(3, 2)))
    maps = F.pad(maps, (maps.shape[3] % 2, 0, maps.shape[2] % 2, 0), value=-9e9)
    w = floats(random, 4, 5)
    save(folder, "tf2onnx: rescaling, pads, SAME_LOWER", g.bytes(g.op("MatMul", x, g.constant(w))), images,
         F.max_pool2d(maps, 2).mean([2, 3]) @ t(w), "NHWC")

    g = Graph(images, batch=3)
    for index, kind in enumerate((np.float16, np.float64)):
        g = Graph(images, batch=3)
        x = g.op("Reshape", g.op("Cast", "image", to=1), g.constant(np.array([3, -1], np.int64)))
        w = floats(random, 360, 5)
        x = g.op("MatMul", x, g.op("Cast", g.constant(w.astype(kind)), to=1))
        save(folder, f"N×H×W×C straight into a matrix of {kind.__name__}", g.bytes(x), images, images.reshape(3, -1) @ w.astype(kind).astype(np.float32), "NHWC")


# --- ONNX's own node tests -------------------------------------------------------------------------

KINDS = {"Conv", "Gemm", "MatMul", "MaxPool", "AveragePool", "GlobalAveragePool", "GlobalMaxPool", "BatchNormalization", "Relu",
         "LeakyRelu", "PRelu", "Elu", "Sigmoid", "Tanh", "Flatten", "Reshape", "Squeeze", "Unsqueeze", "Transpose", "Add", "Sub", "Mul",
         "Div", "Sum", "Concat", "Dropout", "LRN", "Softmax", "Identity", "ReduceMean", "Pad", "Clip", "Cast", "Slice", "Gather"}


def add_node_tests(folder):
    for gone, kind in (("float", float), ("bool", bool), ("int", int), ("object", object), ("str", str)):  # ONNX 1.12 is older than numpy 1.24
        if gone not in np.__dict__:
            setattr(np, gone, kind)
    from onnx.backend.test.case.node import collect_testcases
    random = np.random.default_rng(6)
    for test in collect_testcases(""):
        if test.model is not None and test.data_sets and {node.op_type for node in test.model.graph.node} <= KINDS:
            inputs, outputs = test.data_sets[0]
            x, y = np.asarray(inputs[0]), np.asarray(outputs[0])
            if x.ndim not in (2, 4) or x.dtype != np.float32 or y.dtype != np.float32 or y.ndim < 1 or y.shape[0] != x.shape[0] or y.size == 0:
                continue
            model = onnx.ModelProto()
            model.CopyFrom(test.model)
            graph = model.graph
            for value, array in list(zip(graph.input, inputs))[1:]:
                graph.initializer.append(numpy_helper.from_array(np.asarray(array), value.name))
            for entry in model.opset_import:  # what these operators do has not changed since; ours are 7 and later
                entry.version = max(entry.version, 7)
            del graph.input[1:]
            del graph.output[1:]
            # Scores from whatever comes out: everything, times a matrix.
            flat = y.reshape(len(y), -1)
            matrix = floats(random, 5, flat.shape[1]).T.copy()
            graph.initializer.append(numpy_helper.from_array(matrix, "fovea_matrix"))
            graph.node.append(helper.make_node("Flatten", [graph.output[0].name], ["fovea_flat"], axis=1))
            graph.node.append(helper.make_node("MatMul", ["fovea_flat", "fovea_matrix"], ["fovea_scores"]))
            graph.output[0].CopyFrom(helper.make_tensor_value_info("fovea_scores", TensorProto.FLOAT, [None, None]))
            save(folder, f"ONNX {onnx.__version__}: {test.name}", model.SerializeToString(), x, flat @ matrix, may_refuse=True)


def main(folder):
    folder.mkdir(parents=True, exist_ok=True)
    add_torch(folder)
    add_keras(folder)
    add_node_tests(folder)
    (folder / "cases.json").write_text(json.dumps(CASES, indent=1))
    print(f"{len(CASES)} models written with PyTorch {torch.__version__} and ONNX {onnx.__version__}")


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
