#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes tests/fixtures/torch_averaging.json: what PyTorch's AveragedModel makes of a small network's weights and running
statistics over 20 steps, and what Lookahead's rule (Zhang et al., 2019) makes of the same gradients, in double.
Debian's python3-torch (1.13) will do.

usage: make_averaging_fixture.py FILE.json
"""
import json
import sys

import numpy
import torch
from torch.optim.swa_utils import AveragedModel

STEPS, PER_EPOCH = 20, 4
EMA, SWA_FROM, LOOKAHEAD = 0.9, 2, 3
RATE, MOMENTUM = 0.1, 0.9
SHOWN = (1, 3, 4, 8, 9, 12, 20)


def shortest(values):
    """Decimals that read back as the same floats."""
    return [float(str(numpy.float32(value))) for value in values]


def trained(net):
    return torch.cat([p.detach().flatten() for p in net.parameters()])


def values(net):
    """Scale, shift, weights, biases, then mean and variance."""
    statistics = [b.flatten() for name, b in net.named_buffers() if "num_batches" not in name]
    return torch.cat([trained(net)] + statistics)


def main(path):
    torch.manual_seed(5)
    torch.set_num_threads(1)
    net = torch.nn.Sequential(torch.nn.BatchNorm1d(4), torch.nn.Linear(4, 3))
    optimizer = torch.optim.SGD(net.parameters(), lr=RATE, momentum=MOMENTUM)
    ema = AveragedModel(net, avg_fn=lambda a, w, n: EMA * a + (1 - EMA) * w, use_buffers=True)
    swa = AveragedModel(net, use_buffers=True)
    start, weights, gradients = values(net), [], []
    means = dict(ema={}, swa={})
    for step in range(1, STEPS + 1):
        optimizer.zero_grad()
        images = torch.randn(8, 4) * 2 + 1
        torch.nn.functional.cross_entropy(net(images), torch.randint(3, (8,))).backward()
        gradients.append(torch.cat([p.grad.flatten() for p in net.parameters()]))
        optimizer.step()
        weights.append(values(net))
        ema.update_parameters(net)
        if step % PER_EPOCH == 0 and step // PER_EPOCH >= SWA_FROM:
            swa.update_parameters(net)
        if step in SHOWN:
            means["ema"][step] = shortest(values(ema.module))
            if step >= SWA_FROM * PER_EPOCH:
                means["swa"][step] = shortest(values(swa.module))
    count = len(trained(net))
    fast = start[:count].double().numpy().copy()
    slow, velocity = fast.copy(), numpy.zeros(count)
    shown = {}
    for step in range(1, STEPS + 1):
        velocity = MOMENTUM * velocity + gradients[step - 1].double().numpy()
        fast -= RATE * velocity
        if step % LOOKAHEAD == 0:
            slow += 0.5 * (fast - slow)
            fast = slow.copy()
        if step in SHOWN:
            shown[step] = dict(fast=shortest(fast), slow=shortest(slow))
    fixture = dict(torch=torch.__version__, steps_per_epoch=PER_EPOCH, decay=EMA, first_epoch=SWA_FROM, steps=LOOKAHEAD,
                   rate=RATE, momentum=MOMENTUM, trained=count, start=shortest(start),
                   weights=[shortest(w) for w in weights], gradients=[shortest(g) for g in gradients], ema=means["ema"],
                   swa=means["swa"], lookahead=shown)
    with open(path, "w", encoding="ascii") as file:
        file.write(json.dumps(fixture).replace("], [", "],\n [").replace('"}, "', '"},\n "') + "\n")


if __name__ == "__main__":
    main(sys.argv[1])
