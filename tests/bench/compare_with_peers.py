#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fovea's speed and memory against PyTorch's and ONNX Runtime's on this computer, as Markdown.

    compare_with_peers.py FOVEA [--rounds 9] [--seconds 2] [--threads N] [--write README.md] [network…]

Everyone takes turns within a round; a ratio is of figures of one round, and of all rounds the median and the quartiles
are written. Same threads, same batch, same weights. Training is forward, cross-entropy, backward, SGD with momentum 0.9
on one batch in memory; of PyTorch's two layouts (NCHW, channels-last) the better counts in each round. `fovea train` is
what users run: images of CIFAR-10 (or of the built-in set) are drawn, batched and reported step by step. ONNX Runtime
(npm's onnxruntime-node, put into --folder) runs the model that Fovea exports.
"""
import argparse
import datetime
import json
import os
import pathlib
import platform
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

for name in ("OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE"):
    os.environ.pop(name, None)  # they hold an older BLAS back

import torch
import torch.nn.functional as F

here = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(here.parent / "support"))
import fovea_torch
from peak_memory import peak_of

BATCHES = {"linear": 64, "lenet5": 64, "convnetjs-cifar": 64, "vgg-small": 64, "vgg-small-bn": 64, "resnet20": 128}
BEGIN, END = "<!-- measured speed -->", "<!-- end of measured speed -->"


def fovea(program, *arguments):
    return subprocess.run([program, *map(str, arguments)], check=True, capture_output=True, text=True).stdout


def rate_of(work, seconds, images):
    """Images a second: the median of repeats, as `fovea bench` takes it."""
    warm = time.perf_counter()
    while True:
        work()
        if time.perf_counter() - warm > 0.15 * seconds:
            break
    repeats, start = [], time.perf_counter()
    while len(repeats) < 3 or time.perf_counter() - start < seconds:
        begin, passes = time.perf_counter(), 0
        while True:
            work()
            passes += 1
            if time.perf_counter() - begin > seconds / 24:
                break
        repeats.append((time.perf_counter() - begin) / passes)
    return images / statistics.median(repeats)


class TorchPeer:
    """PyTorch on the network of a project, in one layout."""

    def __init__(self, project, batch, channels_last):
        torch.manual_seed(1)
        self.batch, self.network = batch, fovea_torch.Network(project, standardise=False)
        self.images, self.one = torch.rand(batch, 3, 32, 32), torch.rand(1, 3, 32, 32)
        if channels_last:
            self.network = self.network.to(memory_format=torch.channels_last)
            self.images = self.images.contiguous(memory_format=torch.channels_last)
            self.one = self.one.contiguous(memory_format=torch.channels_last)
        self.labels = torch.randint(0, 10, (batch,))
        self.optimizer = torch.optim.SGD(self.network.parameters(), 1e-4, 0.9)

    def step(self):
        self.optimizer.zero_grad(set_to_none=True)
        F.cross_entropy(self.network(self.images), self.labels).backward()
        self.optimizer.step()

    def measure(self, seconds):
        self.network.train()
        training = rate_of(self.step, seconds, self.batch)
        self.network.eval()
        with torch.inference_mode():
            inference = rate_of(lambda: self.network(self.images), seconds, self.batch)
            single = rate_of(lambda: self.network(self.one), seconds / 2, 1)
        return {"train": training, "infer": inference, "single": single}


def bench(options, name):
    lines = fovea(options.program, "bench", name, "--json", "--batch", BATCHES[name], "--threads", options.threads,
                  "--seconds", options.seconds).splitlines()
    computer, network = map(json.loads, lines)
    return computer, {"train": network["train_images_per_second"], "infer": network["infer_images_per_second"],
                      "single": 1000 / network["single_image_ms"]}


def rate_of_training(options, name, guess):
    """Images a second of `fovea train`, from when its lines arrive, but for the first tenth.

    Lines arrive up to 50 ms late, in bunches: three seconds at least, so that this is less than 2 %.
    """
    steps = max(20, int(guess * max(3, options.seconds) / BATCHES[name]))
    process = subprocess.Popen([options.program, "train", name, "--data", options.data, "--validation", "0", "--batch",
                                str(BATCHES[name]), "--lr", "0.0001", "--steps", str(steps), "--threads",
                                str(options.threads), "--json"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    first, begin, end = max(1, steps // 10), 0.0, 0.0
    seen = 0
    for line in process.stdout:
        if b'"loss"' not in line or b"validation" in line:
            continue
        seen += 1
        if seen == first:
            begin = time.perf_counter()
        if seen == steps:
            end = time.perf_counter()
            break
    process.kill()  # what follows is the test
    process.wait()
    assert seen == steps, f"fovea train {name} ended after {seen} of {steps} steps"
    return (steps - first) * BATCHES[name] / (end - begin)


def onnx_runtime(options):
    """The folder with onnxruntime-node; None, and a word on standard error, where it can't be had."""
    if not shutil.which("node") or not shutil.which("npm"):
        print("ONNX Runtime: left out, since node and npm are not installed.", file=sys.stderr)
        return None
    folder = pathlib.Path(options.folder)
    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / "node_modules" / "onnxruntime-node").is_dir():
        done = subprocess.run(["npm", "install", "--prefix", folder, "--ignore-scripts", "--no-audit", "--no-fund",
                               "onnxruntime-node"], capture_output=True)
        if done.returncode != 0:
            print("ONNX Runtime: left out, since npm could not install onnxruntime-node.", file=sys.stderr)
            return None
    return folder


def measure_onnx(options, model, batch):
    done = subprocess.run(["node", here / "time_onnx.js", options.onnx, model, str(options.threads), str(options.seconds),
                           str(batch), "1"], check=True, capture_output=True, text=True)
    answer = json.loads(done.stdout)
    options.onnx_version = answer["version"]
    return {"infer": answer["images_per_second"][str(batch)], "single": answer["images_per_second"]["1"]}


def measure(options, name, scratch):
    """For each round the figures of everyone."""
    project = pathlib.Path(scratch) / f"{name}.fovea"
    fovea(options.program, "train", name, "--data", "builtin", "--steps", 0, "--out", project)
    model = project.with_suffix(".onnx")
    fovea(options.program, "export", project, "--to", model)
    peers = [TorchPeer(fovea_torch.Project(project), BATCHES[name], last) for last in (False, True)]
    rounds = []
    for number in range(options.rounds):
        both = [peer.measure(options.seconds) for peer in peers]
        torch_best = {key: max(peer[key] for peer in both) for key in both[0]}
        computer, own = bench(options, name)
        used = rate_of_training(options, name, own["train"])
        onnx = measure_onnx(options, model, BATCHES[name]) if options.onnx else None
        rounds.append({"torch": torch_best, "fovea": own, "used": used, "onnx": onnx, "computer": computer})
        print(f"{name}, round {number + 1}: training {own['train'] / torch_best['train']:.2f}, "
              f"inference {own['infer'] / torch_best['infer']:.2f}", file=sys.stderr, flush=True)
    return rounds


def quartiles(values):
    return statistics.quantiles(values, n=4, method="inclusive") if len(values) > 1 else values * 3


def ratio_text(ratios):
    low, middle, high = quartiles(ratios)
    return f"**{middle:.2f}** ({low:.2f}–{high:.2f})"


def figure(values):
    middle = statistics.median(values)
    return f"{middle:,.0f}" if middle >= 100 else f"{middle:.3g}"


def training_row(name, rounds):
    return [f"{name} ({BATCHES[name]})", figure([r["torch"]["train"] for r in rounds]),
            figure([r["fovea"]["train"] for r in rounds]),
            ratio_text([r["fovea"]["train"] / r["torch"]["train"] for r in rounds]),
            figure([r["used"] for r in rounds]), ratio_text([r["used"] / r["fovea"]["train"] for r in rounds])]


def inference_row(name, rounds, key, scale):
    """`scale` turns images a second into the figure to show."""
    cells = [f"{name} ({BATCHES[name] if key == 'infer' else 1})"]
    for who in ("torch", "onnx", "fovea"):
        cells.append(figure([scale(r[who][key]) for r in rounds]) if rounds[0][who] else "–")
    for who in ("torch", "onnx"):
        cells.append(ratio_text([r["fovea"][key] / r[who][key] for r in rounds]) if rounds[0][who] else "–")
    return cells


def table(head, rows):
    return "\n".join("| " + " | ".join(cells) + " |" for cells in [head, ["---"] * len(head), *rows])


MEMORY_OF_TORCH = """
import sys, time
sys.path.insert(0, sys.argv[1])
import numpy as np, torch, torch.nn.functional as F
import fovea_torch
torch.set_num_threads(int(sys.argv[4]))
images, labels = fovea_torch.cifar10(sys.argv[3], "train")
test = fovea_torch.cifar10(sys.argv[3], "test")
network = fovea_torch.Network(fovea_torch.Project(sys.argv[2])).to(memory_format=eval(sys.argv[5]))
optimizer = torch.optim.SGD(network.parameters(), 1e-4, 0.9)
for step in range(6):
    chosen = np.random.randint(0, len(images), 64)
    pixels = (torch.from_numpy(images[chosen]).float() / 255).contiguous(memory_format=eval(sys.argv[5]))
    optimizer.zero_grad(set_to_none=True)
    F.cross_entropy(network(pixels), torch.from_numpy(labels[chosen])).backward()
    optimizer.step()
    print('{"step": %d}' % (step + 1), flush=True)
time.sleep(60)
"""


def memory_text(options, scratch):
    folder = fovea_torch.cifar10_folder()
    if folder is None:
        return "Memory was not compared, since CIFAR-10 is not there."
    project = pathlib.Path(scratch) / "memory.fovea"
    fovea(options.program, "train", "vgg-small", "--data", "builtin", "--steps", 0, "--out", project)
    own = peak_of([options.program, "train", "vgg-small", "--data", "cifar10", "--validation", "0", "--batch", "64",
                   "--steps", "6", "--threads", str(options.threads), "--json"], 6)
    peer = min(peak_of([sys.executable, "-c", MEMORY_OF_TORCH, str(here.parent / "support"), str(project), str(folder),
                        str(options.threads), layout], 6)
               for layout in ("torch.contiguous_format", "torch.channels_last"))
    return (f"Largest resident memory while vgg-small trains with batches of 64, CIFAR-10 in memory as bytes: Fovea "
            f"{own / 1e6:,.0f} MB, PyTorch {peer / 1e6:,.0f} MB (the smaller of its layouts), ratio {own / peer:.2f}.")


def processor():
    found = re.search(r"^model name\s*:\s*(.*)$", pathlib.Path("/proc/cpuinfo").read_text(), re.M)
    return found.group(1) if found else platform.machine()


def report(options, results, memory):
    version = fovea(options.program, "--version").splitlines()
    computers = [r["computer"] for rounds in results.values() for r in rounds]
    peers = f"PyTorch {torch.__version__}" + (f", ONNX Runtime {options.onnx_version}" if options.onnx else "")
    head = (f"{datetime.date.today()}, {processor()}, {options.threads} threads, {' '.join(version[:3])}; {peers}. "
            f"{options.rounds} rounds in turns of {options.seconds:g} s; median ratios with quartiles. This computer: "
            f"{figure([c['fma_gflops'] for c in computers])} GFLOP/s of multiply-adds, "
            f"{figure([c['gemm_gflops'] for c in computers])} in Eigen's product.")
    training = table(["training (batch)", "PyTorch, img/s", "Fovea, img/s", "ratio", "`fovea train`, img/s", "of Fovea's loop"],
                     [training_row(*item) for item in results.items()])
    columns = ["PyTorch", "ONNX Runtime", "Fovea", "to PyTorch", "to ONNX Runtime"]
    inference = table(["inference, img/s (batch)", *columns],
                      [inference_row(*item, "infer", lambda rate: rate) for item in results.items()])
    single = table(["one image, ms (batch)", *columns],
                   [inference_row(*item, "single", lambda rate: 1000 / rate) for item in results.items()])
    return "\n\n".join([head, training, inference, single, memory])


def write_into(path, text):
    """Between the two marks, so that the command can be repeated."""
    content = pathlib.Path(path).read_text()
    before, found, rest = content.partition(BEGIN)
    after = rest.partition(END)
    if not found or not after[1]:
        sys.exit(f"{path} has no lines “{BEGIN}” and “{END}”.")
    pathlib.Path(path).write_text(f"{before}{BEGIN}\n{text}\n{END}{after[2]}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("networks", nargs="*", default=list(BATCHES))
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--seconds", type=float, default=2)
    parser.add_argument("--threads", type=int, default=os.cpu_count())
    parser.add_argument("--folder", default=str(pathlib.Path.home() / ".cache/fovea-peers"), help="for onnxruntime-node")
    parser.add_argument("--write", help="a file with the two marks, such as README.md")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.set_flush_denormal(True)
    cifar10 = fovea_torch.cifar10_folder()
    options.data = "cifar10" if cifar10 else "builtin"
    if cifar10:
        os.environ["FOVEA_DATA"] = str(cifar10.parent)
    options.onnx = onnx_runtime(options)
    with tempfile.TemporaryDirectory() as scratch:
        results = {name: measure(options, name, scratch) for name in options.networks}
        text = report(options, results, memory_text(options, scratch))
    print(text)
    if options.write:
        write_into(options.write, text)


if __name__ == "__main__":
    main()
