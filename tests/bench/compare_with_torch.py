#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Training speed of Fovea against PyTorch on this computer, in turns, as a Markdown table.

    compare_with_torch.py FOVEA [--rounds 9] [--seconds 4] [--threads N] [network…]

Each round runs the same step (forward, cross-entropy, backward, SGD with momentum, same batch and threads)
in PyTorch with NCHW and with channels-last, of which the better counts, and in `fovea train`, data loading
included. The ratio is of rates within a round; the median and the quartiles of all rounds are printed.
"""
import argparse
import json
import os
import statistics
import subprocess
import sys
import time

for name in ("OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE"):
    os.environ.pop(name, None)  # they hold an older BLAS back

import torch
from torch import nn


def conv(a, b, k, padding=0):
    return [nn.Conv2d(a, b, k, padding=padding), nn.ReLU()]


def networks():
    pool = lambda: [nn.MaxPool2d(2)]
    lenet = conv(3, 6, 5) + pool() + conv(6, 16, 5) + pool() + [
        nn.Flatten(), nn.Linear(400, 120), nn.ReLU(), nn.Linear(120, 84), nn.ReLU(), nn.Linear(84, 10)]
    convnetjs = conv(3, 16, 5, 2) + pool() + conv(16, 20, 5, 2) + pool() + conv(20, 20, 5, 2) + pool() + [
        nn.Flatten(), nn.Linear(320, 10)]
    vgg = []
    for a, b in ((3, 64), (64, 128), (128, 256)):
        vgg += conv(a, b, 3, 1) + conv(b, b, 3, 1) + pool()
    vgg += [nn.Flatten(), nn.Linear(4096, 256), nn.ReLU(), nn.Linear(256, 10)]
    linear = [nn.Flatten(), nn.Linear(3072, 10)]
    return {"linear": linear, "lenet5": lenet, "convnetjs-cifar": convnetjs, "vgg-small": vgg}


def torch_rate(layers, batch, seconds, channels_last):
    torch.manual_seed(1)
    network = nn.Sequential(*layers)
    images = torch.randn(batch, 3, 32, 32)
    if channels_last:
        network = network.to(memory_format=torch.channels_last)
        images = images.contiguous(memory_format=torch.channels_last)
    labels = torch.randint(0, 10, (batch,))
    optimizer = torch.optim.SGD(network.parameters(), 0.001, 0.9)
    loss = nn.CrossEntropyLoss()

    def step():
        optimizer.zero_grad()
        loss(network(images), labels).backward()
        optimizer.step()

    step()
    steps, started = 0, time.perf_counter()
    while time.perf_counter() - started < seconds:
        step()
        steps += 1
    return steps * batch / (time.perf_counter() - started)


def fovea_rate(program, network, batch, seconds, threads, guess):
    steps = max(4, int(guess * seconds / batch))
    command = [program, "train", network, "--data", "builtin", "--validation", "0", "--batch", str(batch), "--lr",
               "0.001", "--steps", str(steps), "--threads", str(threads), "--json"]
    lines = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()
    rates = [json.loads(line) for line in lines]
    times = [batch / line["images_per_second"] for line in rates if "loss" in line and "validation_loss" not in line][1:]
    return batch / statistics.mean(times)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("networks", nargs="*")
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--seconds", type=float, default=4)
    parser.add_argument("--threads", type=int, default=os.cpu_count())
    parser.add_argument("--batch", type=int, default=64)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    known = networks()
    print(f"PyTorch {torch.__version__}, {options.threads} threads, batch {options.batch}, {options.rounds} rounds\n")
    print("| network | PyTorch, img/s | Fovea, img/s | ratio, median (quartiles) |\n| --- | --- | --- | --- |", flush=True)
    for name in options.networks or known:
        peers, ours, ratios = [], [], []
        for _ in range(options.rounds):
            peer = max(torch_rate(known[name], options.batch, options.seconds, last) for last in (False, True))
            own = fovea_rate(options.program, name, options.batch, options.seconds, options.threads, peer)
            peers.append(peer)
            ours.append(own)
            ratios.append(own / peer)
        low, middle, high = statistics.quantiles(ratios, n=4) if len(ratios) > 1 else ratios * 3
        print(f"| {name} | {statistics.median(peers):,.0f} | {statistics.median(ours):,.0f} | "
              f"{middle:.2f} ({low:.2f}–{high:.2f}) |", flush=True)


if __name__ == "__main__":
    sys.exit(main())
