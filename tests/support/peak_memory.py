#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether `fovea describe --batch N` foretells the memory of training.

    peak_memory.py FOVEA [network:batch…]

A run's largest resident memory, less that of a run with next to no network, against `training_bytes`. They agree
within a tenth, or within 4 MB, which is what an allocator rounds.
"""
import json
import pathlib
import re
import subprocess
import sys
import tempfile


def peak_of(command, steps):
    """Largest resident memory in bytes of a process until it has reported its last step. Asked while it lives: what the
    system tells afterwards (ru_maxrss) begins with this process's own, from which it was forked."""
    process = subprocess.Popen(command, stdout=subprocess.PIPE)
    for line in process.stdout:
        if b'"step"' in line and json.loads(line)["step"] == steps:
            status = pathlib.Path(f"/proc/{process.pid}/status").read_text()
            process.kill()
            process.wait()
            return int(re.search(r"VmHWM:\s+(\d+) kB", status).group(1)) * 1024
    raise RuntimeError(f"ended early: {command}")


def measured(program, network, batch):
    return peak_of([program, "train", network, "--data", "builtin", "--validation", "0", "--lr", "0.0001", "--batch",
                    str(batch), "--steps", "4", "--json"], 4)


def foretold(program, network, batch):
    """Of the network as it is trained: with the data set's input, which need not be the catalogue's."""
    with tempfile.TemporaryDirectory() as folder:
        project = f"{folder}/model.fovea"
        subprocess.run([program, "train", network, "--data", "builtin", "--steps", "0", "--out", project], check=True,
                       stdout=subprocess.DEVNULL)
        text = subprocess.run([program, "describe", project, "--batch", str(batch), "--json"], check=True,
                              capture_output=True, text=True).stdout
    return json.loads(text)["training_bytes"]


def main(program, *cases):
    base = measured(program, "linear", 1) - foretold(program, "linear", 1)
    agree = True
    for case in cases or ("vgg-small:64", "vgg-small-bn:64", "resnet20:128", "convnetjs-cifar:64", "tiny-vgg:1024"):
        network, batch = case.split(":")
        real, said = measured(program, network, int(batch)) - base, foretold(program, network, int(batch))
        fits = abs(real - said) <= max(0.1 * real, 4e6)
        agree = agree and fits
        print(f"{network}, batch {batch}: {said / 1e6:.1f} MB foretold, {real / 1e6:.1f} MB taken, "
              f"{said / real - 1:+.0%}: {'agrees' if fits else 'DIFFERS'}", flush=True)
    return 0 if agree else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
