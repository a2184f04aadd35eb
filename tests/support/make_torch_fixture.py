#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes tests/fixtures/torch_network.json: what PyTorch computes for one small network that has most
layer kinds in it. Run it with Debian's python3-torch (1.13.1) and python3-numpy:

    /usr/bin/python3 tests/support/make_torch_fixture.py tests/fixtures/torch_network.json

Tensors are float32, little-endian, base64, in the engine's order: maps N,H,W,C; convolution weights
kernel height, kernel width, input channels / groups, filters; dense weights inputs (H,W,C), units.
The network keeps away from kinks where it can (tanh, ELU, sigmoid before the maximum), since a flip
of one maximum or ReLU between two float32 programs is worth more than any rounding.
"""
import base64
import json
import sys

import numpy as np
import torch
import torch.nn.functional as F

SIZE, CHANNELS, BATCH, CLASSES, STEPS = 10, 3, 3, 5, 10
MEAN = [0.45, 0.5, 0.4]
DEVIATION = [0.25, 0.2, 0.3]

LAYERS = [  # id, name, settings, inputs
    (1, "Input", dict(kind="input", height=SIZE, width=SIZE, channels=CHANNELS), []),
    (2, "Conv 1", dict(kind="conv2d", filters=6, kernel=[3, 3], padding="same", bias=False), [1]),
    (3, "Batch norm 1", dict(kind="batch_norm"), [2]),
    (4, "Tanh 1", dict(kind="tanh"), [3]),
    (5, "Conv 2", dict(kind="conv2d", filters=6, kernel=[3, 3], padding=[1, 1, 1, 1], bias=False), [4]),
    (6, "Batch norm 2", dict(kind="batch_norm", momentum=0.2, epsilon=0.001), [5]),
    (7, "Add 1", dict(kind="add"), [4, 6]),
    (8, "ELU 1", dict(kind="elu", alpha=0.7), [7]),
    (9, "Max pool 1", dict(kind="max_pool2d", kernel=[2, 2], stride=[2, 2]), [8]),
    (10, "Conv 3", dict(kind="conv2d", filters=8, kernel=[5, 3], padding=[2, 2, 1, 1], groups=2), [9]),
    (11, "Sigmoid 1", dict(kind="sigmoid"), [10]),
    (12, "Concat 1", dict(kind="concat"), [11, 9]),
    (13, "Average pool 1", dict(kind="avg_pool2d", kernel=[2, 2], stride=[2, 2], padding=[1, 1, 1, 1],
                                rounding="floor"), [12]),
    (14, "Conv 4", dict(kind="conv2d", filters=10, kernel=[3, 3], stride=[2, 2], padding=[1, 1, 1, 1]), [13]),
    (15, "Leaky ReLU 1", dict(kind="leaky_relu", slope=0.1), [14]),
    (16, "Flatten 1", dict(kind="flatten"), [15]),
    (17, "Dropout 1", dict(kind="dropout", rate=0.0), [16]),
    (18, "Dense 1", dict(kind="dense", units=12), [17]),
    (19, "Tanh 2", dict(kind="tanh"), [18]),
    (20, "Global average 1", dict(kind="global_avg_pool"), [15]),
    (21, "Concat 2", dict(kind="concat"), [20, 19]),
    (22, "Dense 2", dict(kind="dense", units=CLASSES), [21]),
]


class Net(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = torch.nn.Conv2d(3, 6, 3, padding="same", bias=False)
        self.bn1 = torch.nn.BatchNorm2d(6)
        self.conv2 = torch.nn.Conv2d(6, 6, 3, padding=1, bias=False)
        self.bn2 = torch.nn.BatchNorm2d(6, momentum=0.2, eps=0.001)
        self.conv3 = torch.nn.Conv2d(6, 8, (5, 3), padding=(2, 1), groups=2)
        self.conv4 = torch.nn.Conv2d(14, 10, 3, stride=2, padding=1)
        self.dense1 = torch.nn.Linear(40, 12)
        self.dense2 = torch.nn.Linear(22, CLASSES)

    def forward(self, x):
        a = {}
        a[1] = (x - torch.tensor(MEAN).view(1, 3, 1, 1)) / torch.tensor(DEVIATION).view(1, 3, 1, 1)
        a[2] = self.conv1(a[1])
        a[3] = self.bn1(a[2])
        a[4] = torch.tanh(a[3])
        a[5] = self.conv2(a[4])
        a[6] = self.bn2(a[5])
        a[7] = a[4] + a[6]
        a[8] = F.elu(a[7], 0.7)
        a[9] = F.max_pool2d(a[8], 2)
        a[10] = self.conv3(a[9])
        a[11] = torch.sigmoid(a[10])
        a[12] = torch.cat([a[11], a[9]], 1)
        a[13] = F.avg_pool2d(a[12], 2, 2, padding=1, count_include_pad=False)
        a[14] = self.conv4(a[13])
        a[15] = F.leaky_relu(a[14], 0.1)
        flat = torch.flatten(a[15], 1)
        a[18] = self.dense1(flat)
        a[19] = torch.tanh(a[18])
        a[20] = a[15].mean((2, 3))
        a[21] = torch.cat([a[20], a[19]], 1)
        a[22] = self.dense2(a[21])
        return a


PARAMETERS = {  # (node, role): name in PyTorch
    (2, "weight"): "conv1.weight",
    (3, "weight"): "bn1.weight", (3, "bias"): "bn1.bias",
    (3, "running_mean"): "bn1.running_mean", (3, "running_variance"): "bn1.running_var",
    (5, "weight"): "conv2.weight",
    (6, "weight"): "bn2.weight", (6, "bias"): "bn2.bias",
    (6, "running_mean"): "bn2.running_mean", (6, "running_variance"): "bn2.running_var",
    (10, "weight"): "conv3.weight", (10, "bias"): "conv3.bias",
    (14, "weight"): "conv4.weight", (14, "bias"): "conv4.bias",
    (18, "weight"): "dense1.weight", (18, "bias"): "dense1.bias",
    (22, "weight"): "dense2.weight", (22, "bias"): "dense2.bias",
}


def packed(tensor):
    values = tensor.detach().contiguous().numpy().astype("<f4")
    return base64.b64encode(values.tobytes()).decode("ascii")


def maps(tensor):
    return packed(tensor.permute(0, 2, 3, 1) if tensor.dim() == 4 else tensor)


def engine_order(name, tensor):
    if tensor.dim() == 4:
        return tensor.permute(2, 3, 1, 0)
    if name == "dense1.weight":  # its inputs are 2x2 maps of 10 channels, flattened as C,H,W
        return tensor.view(12, 10, 2, 2).permute(2, 3, 1, 0)
    return tensor.t() if tensor.dim() == 2 else tensor


def state(net, gradients=False):
    tensors = dict(net.named_parameters())
    if gradients:
        tensors = {name: tensor.grad for name, tensor in tensors.items()}
    else:
        tensors.update(net.named_buffers())
    return [dict(node=node, role=role, values=packed(engine_order(name, tensors[name])))
            for (node, role), name in PARAMETERS.items() if name in tensors]


def run(initial, optimizer_of, options, pixels, labels):
    net = Net()
    net.load_state_dict(initial)
    optimizer = optimizer_of(net.parameters())
    losses = []
    for step in range(STEPS):
        optimizer.zero_grad()
        loss = F.cross_entropy(net(pixels[step])[22], labels[step])
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    net.eval()
    with torch.no_grad():
        logits = net(pixels[0])[22]
    return dict(options=options, losses=losses, logits_after=packed(logits), weights_after=state(net))


def main(path):
    torch.manual_seed(7)
    torch.set_num_threads(1)
    pixels = torch.rand(STEPS, BATCH, CHANNELS, SIZE, SIZE)
    labels = torch.randint(0, CLASSES, (STEPS, BATCH))
    net = Net()
    with torch.no_grad():  # scale and shift of their own, so that mixing them up shows
        for bn in (net.bn1, net.bn2):
            bn.weight.uniform_(0.5, 1.5)
            bn.bias.uniform_(-0.5, 0.5)
    initial = {name: tensor.clone() for name, tensor in net.state_dict().items()}
    weights = state(net)

    activations = net(pixels[0])
    for tensor in activations.values():
        if tensor.requires_grad:
            tensor.retain_grad()
    loss = F.cross_entropy(activations[22], labels[0])
    loss.backward()

    fixture = dict(
        torch=torch.__version__,
        network=dict(nodes=[dict(id=i, name=name, **settings) for i, name, settings, _ in LAYERS],
                     edges=[[source, i] for i, _, _, inputs in LAYERS for source in inputs]),
        mean=MEAN, deviation=DEVIATION, batch=BATCH,
        pixels=[maps(batch) for batch in pixels], labels=labels.tolist(),
        weights=weights, loss=loss.item(),
        activations={str(i): maps(tensor) for i, tensor in activations.items()},
        activation_gradients={str(i): maps(tensor.grad) for i, tensor in activations.items() if tensor.grad is not None},
        gradients=state(net, gradients=True),
        runs=[
            run(initial, lambda p: torch.optim.SGD(p, lr=0.05, momentum=0.9),
                dict(optimizer="sgd", learning_rate=0.05, momentum=0.9), pixels, labels),
            run(initial, lambda p: torch.optim.SGD(p, lr=0.05),
                dict(optimizer="sgd", learning_rate=0.05, momentum=0.0), pixels, labels),
            run(initial, lambda p: torch.optim.Adam(p, lr=0.003, weight_decay=0.01),
                dict(optimizer="adam", learning_rate=0.003, weight_decay=0.01), pixels, labels),
            run(initial, lambda p: torch.optim.SGD(p, lr=0.05, momentum=0.8, nesterov=True, weight_decay=0.01),
                dict(optimizer="sgd", learning_rate=0.05, momentum=0.8, nesterov=True, weight_decay=0.01), pixels, labels),
        ])
    with open(path, "w", encoding="ascii") as file:
        json.dump(fixture, file, indent=1)
        file.write("\n")
    print([r["losses"] for r in fixture["runs"]])


if __name__ == "__main__":
    main(sys.argv[1])
