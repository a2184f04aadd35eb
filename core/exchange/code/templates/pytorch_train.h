// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace fovea {

/// train.py. Marks: title, augmentation, imports, own_optimizer, optimizer, rate, smoothing, clip, lr, weight_decay, batch, epochs, seed.
inline constexpr std::string_view pytorchTrain = R"PY("""Goes on training «title» with the recipe it was trained with.

On one process:      python3 train.py --data cifar-10-batches-bin
On four:             torchrun --nproc_per_node 4 train.py --data cifar-10-batches-bin
On several machines: torchrun --nnodes 2 --nproc_per_node 4 --rdzv_backend c10d --rdzv_endpoint HOST:29500 train.py …

--data is a folder with CIFAR-10's binary files or with the four files of MNIST's format (IDX, packed or not).
Every process reads the data and takes its share of each batch; the step is the same for any number of
processes, but for rounding, and for batch norm, which sees each process's own share (on GPUs all of it).
«augmentation»"""
import argparse
import gzip
«imports»import os
from pathlib import Path

import torch
import torch.distributed as dist
from torch.nn import functional as F
from torch.nn.parallel import DistributedDataParallel

from model import CLASS_NAMES, INPUT_SHAPE, load


def read_cifar10(folder):
    def part(files):
        raw = b"".join(file.read_bytes() for file in files)
        records = torch.frombuffer(bytearray(raw), dtype=torch.uint8).view(-1, 3073)
        return records[:, 1:].reshape(-1, 3, 32, 32), records[:, 0].long()

    return part(sorted(folder.glob("data_batch_*.bin"))), part([folder / "test_batch.bin"])


def read_idx(folder):
    def array(name):
        for file in (folder / name, folder / (name + ".gz")):
            if file.exists():
                raw = file.read_bytes() if file.suffix != ".gz" else gzip.decompress(file.read_bytes())
                if raw[:3] != b"\0\0\x08":
                    raise SystemExit(f"{file} is no IDX file of bytes")
                sides = [int.from_bytes(raw[4 + 4 * i:8 + 4 * i], "big") for i in range(raw[3])]
                return torch.frombuffer(bytearray(raw[4 + 4 * raw[3]:]), dtype=torch.uint8).view(*sides)
        raise SystemExit(f"{folder} lacks {name}")

    def part(prefix):
        return array(prefix + "-images-idx3-ubyte").unsqueeze(1), array(prefix + "-labels-idx1-ubyte").long()

    return part("train"), part("t10k")


def read_data(folder):
    """((training images, labels), (test images, labels)); images are bytes N×C×H×W."""
    folder = Path(folder)
    if not folder.is_dir():
        raise SystemExit(f"There is no folder {folder}")
    data = read_cifar10(folder) if (folder / "test_batch.bin").exists() else read_idx(folder)
    for images, labels in data:
        if tuple(images.shape[1:]) != tuple(INPUT_SHAPE):
            raise SystemExit(f"The images are {tuple(images.shape[1:])}, and the network takes {tuple(INPUT_SHAPE)}")
        if int(labels.max()) >= len(CLASS_NAMES):
            raise SystemExit(f"The labels go up to {int(labels.max())}, and the network knows {len(CLASS_NAMES)} classes")
    return data


«own_optimizer»def make_optimizer(parameters, lr, weight_decay):
    return «optimizer»


def rate_of(step, steps_per_epoch, lr):
    """The learning rate of the step behind `step` finished ones."""
«rate»

class Processes:
    """This process and its fellows; alone where torchrun did not start it."""

    def __init__(self, backend):
        self.count = int(os.environ.get("WORLD_SIZE", "1"))
        self.rank = int(os.environ.get("RANK", "0"))
        on_gpu = torch.cuda.is_available() and backend != "gloo"
        self.device = torch.device("cuda", int(os.environ.get("LOCAL_RANK", "0"))) if on_gpu else torch.device("cpu")
        if on_gpu:
            torch.cuda.set_device(self.device)
        if self.count > 1:
            dist.init_process_group(backend or ("nccl" if on_gpu else "gloo"))

    def share(self, indices):
        return indices[self.rank::self.count]

    def sum(self, values):
        total = torch.tensor(values, dtype=torch.float64, device=self.device if self.device.type == "cuda" else None)
        if self.count > 1:
            dist.all_reduce(total)
        return total.tolist()


def batch_of(data, indices, device):
    images, labels = data
    return images[indices].to(device).float() / 255, labels[indices].to(device)


def evaluate(net, data, processes, batch=500):
    net.eval()
    correct = loss = 0.0
    mine = processes.share(torch.arange(len(data[1])))
    with torch.no_grad():
        for indices in mine.split(batch):
            images, labels = batch_of(data, indices, processes.device)
            scores = net(images)
            loss += F.cross_entropy(scores, labels, reduction="sum").item()
            correct += (scores.argmax(1) == labels).sum().item()
    correct, loss, count = processes.sum([correct, loss, float(len(mine))])
    return correct / count, loss / count


def save(path, net, optimizer, epoch, step):
    """Complete or not at all."""
    path = Path(path)
    unfinished = path.with_name(path.name + ".part")
    torch.save({"net": net.state_dict(), "optimizer": optimizer.state_dict(), "epoch": epoch, "step": step}, unfinished)
    os.replace(unfinished, path)


def train_epoch(net, optimizer, data, processes, options, epoch, step):
    """One pass in an order drawn from (seed, epoch), the same on every process. Gives the step it ends with."""
    net.train()
    torch.manual_seed((options.seed * 1000003 + epoch * 1009 + processes.rank) % 2**63)  # each process drops its own
    order = torch.randperm(len(data[1]), generator=torch.Generator().manual_seed((options.seed + epoch) % 2**63))
    loss_sum = images_seen = 0.0
    batches = order.split(options.batch)
    for index, indices in enumerate(batches):
        if len(indices) < processes.count or (options.steps and step >= options.steps):
            break  # too few for each process to have one
        for group in optimizer.param_groups:
            group["lr"] = rate_of(epoch * len(batches) + index, len(batches), options.lr)
        images, labels = batch_of(data, processes.share(indices), processes.device)
        # The gradients' mean over processes is that of the whole batch, however unevenly it is shared.
        loss = F.cross_entropy(net(images), labels, reduction="sum"«smoothing») * processes.count / len(indices)
        optimizer.zero_grad()
        loss.backward()
«clip»        optimizer.step()
        step += 1
        loss_sum += loss.item() * len(indices) / processes.count
        images_seen += len(labels)
    total, count = processes.sum([loss_sum, images_seen])
    if processes.rank == 0:
        print(f"epoch {epoch + 1}: {step} steps, loss {total / max(count, 1):.4f}", flush=True)
    return step


def parse_options():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", required=True, help="folder with the data")
    parser.add_argument("--epochs", type=int, default=«epochs»)
    parser.add_argument("--steps", type=int, default=0, help="stop after so many steps")
    parser.add_argument("--batch", type=int, default=«batch», help="images a step, all processes together")
    parser.add_argument("--lr", type=float, default=«lr»)
    parser.add_argument("--weight-decay", type=float, default=«weight_decay»)
    parser.add_argument("--seed", type=int, default=«seed»)
    parser.add_argument("--backend", choices=["gloo", "nccl"], help="default: nccl where there are GPUs")
    parser.add_argument("--out", default="checkpoint.pt")
    parser.add_argument("--resume", help="a checkpoint to go on from")
    return parser.parse_args()


def main():
    options = parse_options()
    processes = Processes(options.backend)
    if options.batch < processes.count:
        raise SystemExit(f"A batch of {options.batch} is too small for {processes.count} processes")
    training, test = read_data(options.data)
    net = load().to(processes.device)
    optimizer = make_optimizer(net.parameters(), options.lr, options.weight_decay)
    epoch = step = 0
    if options.resume:
        state = torch.load(options.resume, map_location=processes.device)
        net.load_state_dict(state["net"])
        optimizer.load_state_dict(state["optimizer"])
        epoch, step = state["epoch"], state["step"]
    if processes.count > 1:
        if processes.device.type == "cuda":
            net = torch.nn.SyncBatchNorm.convert_sync_batchnorm(net)
        shared = DistributedDataParallel(net, device_ids=[processes.device] if processes.device.type == "cuda" else None)
    else:
        shared = net
    while epoch < options.epochs and not (options.steps and step >= options.steps):
        step = train_epoch(shared, optimizer, training, processes, options, epoch, step)
        epoch += 1
        accuracy, loss = evaluate(net, test, processes)
        if processes.rank == 0:
            print(f"test accuracy {accuracy:.4f}, loss {loss:.4f}", flush=True)
            save(options.out, net, optimizer, epoch, step)
    if processes.count > 1:
        dist.barrier()  # nobody leaves while another still needs it
        # Before the group: DistributedDataParallel must not be the last to hold it. PyTorch 1.13 would then wait for
        # the group's threads with Python's lock in its hands, which these may need to come to an end.
        del shared
        dist.destroy_process_group()


if __name__ == "__main__":
    main()
)PY";

/// The mark own_optimizer, what PyTorch lacks: Lion.
inline constexpr std::string_view pytorchLion = R"PY(class Lion(torch.optim.Optimizer):
    """Chen et al., 2023, 'Symbolic Discovery of Optimization Algorithms'."""

    def __init__(self, parameters, lr, betas, weight_decay):
        super().__init__(parameters, dict(lr=lr, betas=betas, weight_decay=weight_decay))

    @torch.no_grad()
    def step(self):
        for group in self.param_groups:
            beta1, beta2 = group["betas"]
            for parameter in group["params"]:
                if parameter.grad is None:
                    continue
                state = self.state[parameter]
                if "momentum" not in state:
                    state["momentum"] = torch.zeros_like(parameter)
                momentum = state["momentum"]
                direction = (beta1 * momentum + (1 - beta1) * parameter.grad).sign()
                parameter.mul_(1 - group["lr"] * group["weight_decay"]).sub_(direction, alpha=group["lr"])
                momentum.mul_(beta2).add_(parameter.grad, alpha=1 - beta2)


)PY";

/// The same for Muon.
inline constexpr std::string_view pytorchMuon = R"PY(class Muon(torch.optim.Optimizer):
    """Jordan et al., 2024: matrices, the last one excepted, take orthogonal steps; all else SGD with Nesterov's momentum.

    A parameter with the attribute elementwise = True is no matrix, whatever its dimensions."""

    def __init__(self, parameters, lr, momentum, weight_decay):
        super().__init__(parameters, dict(lr=lr, momentum=momentum, weight_decay=weight_decay))

    @staticmethod
    def orthogonal(direction):
        x = direction.flatten(1)
        x = x / (x.norm() + 1e-7)
        for _ in range(5):
            square = x @ x.T
            x = 3.4445 * x + (-4.7750 * square + 2.0315 * square @ square) @ x
        return x.view_as(direction) * max(1, len(direction) / direction[0].numel()) ** 0.5

    @staticmethod
    def is_matrix(parameter):
        return parameter.ndim > 1 and not getattr(parameter, "elementwise", False)

    @torch.no_grad()
    def step(self):
        for group in self.param_groups:
            last = [parameter for parameter in group["params"] if self.is_matrix(parameter)][-1:]
            for parameter in group["params"]:
                if parameter.grad is None:
                    continue
                state = self.state[parameter]
                if "velocity" not in state:
                    state["velocity"] = torch.zeros_like(parameter)
                velocity = state["velocity"].mul_(group["momentum"]).add_(parameter.grad)
                direction = parameter.grad + group["momentum"] * velocity
                if self.is_matrix(parameter) and all(parameter is not other for other in last):
                    direction = self.orthogonal(direction)
                parameter.mul_(1 - group["lr"] * group["weight_decay"]).sub_(direction, alpha=group["lr"])


)PY";

/// README.txt. Marks: title, input, classes, trained_on.
inline constexpr std::string_view pytorchReadme = R"TXT(«title»
A convolutional network, written by Fovea for PyTorch 1.13 or later. «trained_on»

model.py             the network, and load(), which gives it with its trained weights
weights.safetensors  the weights, named as in model.py; any reader of that format opens them
train.py             goes on training: on one process, on several (torchrun), on GPUs
fovea-export.json    by this list Fovea knows that it wrote the folder

The network takes float32 images N×«input», values from 0 to 1, and standardises them itself. It gives
N×«classes» scores; torch.softmax(scores, 1) makes probabilities of them.

    from model import CLASS_NAMES, load
    net = load()
    print(CLASS_NAMES[int(net(images)[0].argmax())])

train.py begins with a fresh state of the optimizer and saves a checkpoint after each epoch;
--resume goes on from one. Its help lists the options: python3 train.py --help
)TXT";

}  // namespace fovea
