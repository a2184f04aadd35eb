#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Trains whole networks in Fovea and in PyTorch from the same weights on the same images in the same order.

    compare_training.py FOVEA [--steps 200] [--batch 16] [--lr 0.01] [network…]        losses, step by step
    compare_training.py FOVEA --accuracy [--steps 780] [--seeds 3] [network…]          test accuracy

Needs CIFAR-10 in FOVEA_DATA or FOVEA_TEST_DATA and python3-torch. The weights come out of `fovea train --steps 0`;
the order of the images is computed here as Fovea documents it.

Two float32 programs part in a network of ReLUs and maxima: a sum rounded the other way flips a maximum, and what
follows differs. How far they may part is what PyTorch itself tells: it runs in float64, and in float32 in two layouts
and two numbers of threads, and from initial weights of which each is moved by up to its last bit. Fovea agrees when
 - the first step's loss differs from float64's by at most 1e-5 of it,
 - nowhere along the run the greatest distance so far from float64's loss exceeds four times the greatest of PyTorch's
   float32 runs so far, plus 1e-4,
 - the mean loss and the mean accuracy of the last quarter differ from float64's by at most twice what PyTorch's differ,
   plus 0.01.
"""
import argparse
import json
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile

for name in ("OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE"):
    os.environ.pop(name, None)  # they hold an older BLAS back

try:
    import numpy as np
    import torch
    import torch.nn.functional as F
except ImportError as fault:
    print(f"Left out, since {fault.name} is not installed for {sys.executable}.")
    sys.exit(77)

import fovea_torch

SKIPPED = 77


def run_fovea(program, arguments):
    outcome = subprocess.run([program, *map(str, arguments)], capture_output=True, text=True)
    if outcome.returncode != 0:
        sys.exit(f"fovea {' '.join(map(str, arguments))}: {outcome.stderr}")
    return [json.loads(line) for line in outcome.stdout.splitlines() if line.startswith("{")]


def fovea_steps(lines):
    return [line for line in lines if "train_accuracy" in line and "validation_loss" not in line]


class Run:
    """One setting, in Fovea and as often as wanted in PyTorch."""

    def __init__(self, options, network, seed, folder):
        self.options, self.seed = options, seed
        self.arguments = ["train", network, "--data", "cifar10", "--validation", 0, "--seed", seed, "--optimizer", "sgd",
                          "--momentum", 0.9, "--batch", options.batch, "--json"]
        for option in ("lr", "weight_decay"):
            if getattr(options, option) is not None:
                self.arguments += ["--" + option.replace("_", "-"), getattr(options, option)]
        self.initial = pathlib.Path(folder) / f"{network}-{seed}.fovea"
        run_fovea(options.program, [*self.arguments, "--steps", 0, "--out", self.initial])
        self.project = fovea_torch.Project(self.initial)

    def in_fovea(self):
        return run_fovea(self.options.program, [*self.arguments, "--steps", self.options.steps])

    def in_torch(self, dtype=torch.float32, channels_last=False, threads=None, nudge=None):
        """Losses and accuracies of the steps, and the trained network."""
        torch.set_num_threads(threads or self.options.threads)
        recipe = self.project.options
        images, labels = self.options.train
        network = fovea_torch.Network(self.project).to(dtype)
        if channels_last:
            network = network.to(memory_format=torch.channels_last)
        if nudge is not None:
            generator = torch.Generator().manual_seed(nudge)
            with torch.no_grad():
                for weight in network.parameters():
                    weight.mul_(1 + (torch.rand(weight.shape, generator=generator) - 0.5) * 2**-22)
        optimizer = torch.optim.SGD(network.parameters(), recipe["learning_rate"], recipe["momentum"],
                                    weight_decay=recipe["weight_decay"])
        per_epoch = -(-len(images) // self.options.batch)
        losses, accuracies = [], []
        for step in range(self.options.steps):
            if step % per_epoch == 0:
                order = fovea_torch.shuffled(len(images), self.seed, step // per_epoch)
            first = step % per_epoch * self.options.batch
            chosen = order[first : first + self.options.batch]
            pixels = torch.from_numpy(images[chosen]).to(dtype) / 255
            if channels_last:
                pixels = pixels.contiguous(memory_format=torch.channels_last)
            wanted = torch.from_numpy(labels[chosen])
            optimizer.zero_grad()
            scores = network(pixels)
            loss = F.cross_entropy(scores, wanted)
            loss.backward()
            optimizer.step()
            losses.append(loss.item())
            accuracies.append((scores.argmax(1) == wanted).double().mean().item())
        return np.array(losses), np.array(accuracies), network

    def torch_accuracy(self, network):
        images, labels = self.options.test
        network.eval()
        correct = 0
        with torch.no_grad():
            for first in range(0, len(images), 250):
                pixels = torch.from_numpy(images[first : first + 250]).float() / 255
                correct += int((network(pixels).argmax(1).numpy() == labels[first : first + 250]).sum())
        return correct / len(images)


def compare_losses(run, network):
    """Prints how far Fovea and PyTorch's float32 runs are from float64; True where Fovea agrees."""
    exact_losses, exact_accuracies, _ = run.in_torch(torch.float64)
    peers = [run.in_torch(threads=1), run.in_torch(channels_last=True, threads=2), run.in_torch(nudge=1),
             run.in_torch(nudge=2)]
    steps = fovea_steps(run.in_fovea())
    losses = np.array([step["loss"] for step in steps])
    accuracies = np.array([step["train_accuracy"] for step in steps])
    late = slice(-(len(losses) // 4), None)

    own = np.maximum.accumulate(np.abs(losses - exact_losses))
    theirs = np.maximum.accumulate(np.max([np.abs(peer[0] - exact_losses) for peer in peers], axis=0))
    first = abs(losses[0] - exact_losses[0]) / exact_losses[0]
    loss_gap = abs(losses[late].mean() - exact_losses[late].mean())
    loss_spread = max(abs(peer[0][late].mean() - exact_losses[late].mean()) for peer in peers)
    accuracy_gap = abs(accuracies[late].mean() - exact_accuracies[late].mean())
    accuracy_spread = max(abs(peer[1][late].mean() - exact_accuracies[late].mean()) for peer in peers)
    checks = [first <= 1e-5, bool(np.all(own <= 4 * theirs + 1e-4)), loss_gap <= 2 * loss_spread + 0.01,
              accuracy_gap <= 2 * accuracy_spread + 0.01]
    at = [len(losses) // 20 - 1, len(losses) // 4 - 1, len(losses) - 1]
    print(f"{network}: first loss {first:.1e} off; greatest distance from float64 after "
          + ", ".join(f"{i + 1} steps {own[i]:.1e} (PyTorch {theirs[i]:.1e})" for i in at)
          + f"; last quarter's loss {losses[late].mean():.4f}, {loss_gap:.4f} off (PyTorch {loss_spread:.4f}), accuracy "
          f"{accuracies[late].mean():.3f}, {accuracy_gap:.4f} off (PyTorch {accuracy_spread:.4f}): "
          + ("agrees" if all(checks) else f"DIFFERS {checks}"), flush=True)
    return all(checks)


def compare_accuracy(options, network, folder):
    ours, theirs = [], []
    for seed in range(1, options.seeds + 1):
        run = Run(options, network, seed, folder)
        ours.append(run.in_fovea()[-1]["test_accuracy"])
        theirs.append(run.torch_accuracy(run.in_torch(channels_last=True)[2]))
        print(f"{network}, seed {seed}, {options.steps} steps of {options.batch}: Fovea {ours[-1]:.2%}, "
              f"PyTorch {theirs[-1]:.2%}", flush=True)
    difference = statistics.mean(ours) - statistics.mean(theirs)
    print(f"{network}: mean test accuracy Fovea {statistics.mean(ours):.2%}, PyTorch {statistics.mean(theirs):.2%}, "
          f"difference {100 * difference:+.2f} points (deviation between seeds: Fovea {statistics.pstdev(ours):.2%}, "
          f"PyTorch {statistics.pstdev(theirs):.2%})")
    return abs(difference) <= 0.01


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("networks", nargs="*")
    parser.add_argument("--accuracy", action="store_true")
    parser.add_argument("--steps", type=int)
    parser.add_argument("--batch", type=int)
    parser.add_argument("--lr", type=float, help="default: 0.002 for losses, so that 200 steps stay comparable; else the recipe's")
    parser.add_argument("--weight-decay", type=float)
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--threads", type=int, default=os.cpu_count())
    options = parser.parse_args()
    folder = fovea_torch.cifar10_folder()
    if folder is None:
        print("Left out, since there is no cifar-10-batches-bin in $FOVEA_DATA or $FOVEA_TEST_DATA.")
        return SKIPPED
    os.environ["FOVEA_DATA"] = str(folder.parent)
    options.train, options.test = fovea_torch.cifar10(folder, "train"), fovea_torch.cifar10(folder, "test")
    torch.set_flush_denormal(True)
    with tempfile.TemporaryDirectory() as scratch:
        if options.accuracy:
            options.steps, options.batch = options.steps or 780, options.batch or 64
            agree = [compare_accuracy(options, name, scratch) for name in options.networks or ["vgg-small-bn"]]
        else:
            options.steps, options.batch, options.lr = options.steps or 200, options.batch or 16, options.lr or 0.002
            agree = [compare_losses(Run(options, name, 1, scratch), name)
                     for name in options.networks or ["linear", "lenet5", "convnetjs-cifar", "resnet20", "vgg-small-bn"]]
    return 0 if all(agree) else 1


if __name__ == "__main__":
    sys.exit(main())
