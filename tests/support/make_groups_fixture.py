#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes tests/fixtures/torch_groups.json: the network of torch_network.json (make_torch_fixture.py, whose weights, pixels
and labels are drawn the same here) trained for 20 steps with frozen layers (requires_grad off, their batch norm in eval
mode) and with parameter groups of their own rate and decay. Debian's python3-torch (1.13.1):

    /usr/bin/python3 tests/support/make_groups_fixture.py tests/fixtures/torch_groups.json
"""
import json
import sys

import torch
import torch.nn.functional as F

from make_torch_fixture import BATCH, CHANNELS, CLASSES, Net, SIZE, STEPS, packed, state

NODES = {2: "conv1", 3: "bn1", 5: "conv2", 6: "bn2", 10: "conv3", 14: "conv4", 18: "dense1", 22: "dense2"}

RUNS = [  # Fovea's options, and the optimizer that PyTorch gets the groups for
    (dict(optimizer="sgd", learning_rate=0.05, momentum=0.9, weight_decay=0.01, frozen=[2, 3, 5, 6]),
     lambda groups: torch.optim.SGD(groups, momentum=0.9)),
    (dict(optimizer="sgd", learning_rate=0.05, momentum=0.9, weight_decay=0.01, clip=0.5, frozen=[5, 6, 10, 18]),
     lambda groups: torch.optim.SGD(groups, momentum=0.9)),
    (dict(optimizer="adamw", learning_rate=0.003, weight_decay=0.1, rates={"2": 0.1, "3": 0.1, "10": 0.5, "22": 3},
          no_decay=["biases", "norms"]), lambda groups: torch.optim.AdamW(groups)),
    (dict(optimizer="adam", learning_rate=0.003, weight_decay=0.05, frozen=[2, 3], rates={"5": 0.2, "18": 2},
          no_decay=["biases"]), lambda groups: torch.optim.Adam(groups)),
]


def run(initial, options, optimizer_of, pixels, labels):
    net = Net()
    net.load_state_dict(initial)
    modules = {NODES[node]: getattr(net, NODES[node]) for node in NODES}
    frozen = [NODES[node] for node in options.get("frozen", [])]
    rates = {NODES[int(node)]: factor for node, factor in options.get("rates", {}).items()}
    exempt = options.get("no_decay", [])
    groups = []
    for name, module in modules.items():
        for role, parameter in module.named_parameters():
            if name in frozen:
                parameter.requires_grad = False
                continue
            without = ("biases" in exempt and role == "bias") or ("norms" in exempt and name.startswith("bn"))
            groups.append(dict(params=[parameter], lr=options["learning_rate"] * rates.get(name, 1),
                               weight_decay=0 if without else options["weight_decay"]))
    optimizer = optimizer_of(groups)
    losses = []
    for step in range(20):
        net.train()
        for name in frozen:
            modules[name].eval()
        optimizer.zero_grad()
        loss = F.cross_entropy(net(pixels[step % STEPS])[22], labels[step % STEPS])
        loss.backward()
        if "clip" in options:
            torch.nn.utils.clip_grad_norm_([p for p in net.parameters() if p.requires_grad], options["clip"])
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
    with torch.no_grad():
        for bn in (net.bn1, net.bn2):
            bn.weight.uniform_(0.5, 1.5)
            bn.bias.uniform_(-0.5, 0.5)
    initial = {name: tensor.clone() for name, tensor in net.state_dict().items()}
    fixture = dict(torch=torch.__version__,
                   runs=[run(initial, options, optimizer_of, pixels, labels) for options, optimizer_of in RUNS])
    with open(path, "w", encoding="ascii") as file:
        json.dump(fixture, file, indent=1)
        file.write("\n")
    print([r["losses"] for r in fixture["runs"]])


if __name__ == "__main__":
    main(sys.argv[1])
