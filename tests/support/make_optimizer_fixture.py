#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes tests/fixtures/torch_optimizers.json: what PyTorch's optimizers make of the same gradients over 20 steps,
and the rates of its schedules. Debian's python3-torch will do.

usage: make_optimizer_fixture.py FILE.json
"""
import json
import sys

import numpy
import torch

STEPS = 20
COUNT = 12

RUNS = [  # options by Fovea's keys, and PyTorch's optimizer
    (dict(optimizer="sgd", learning_rate=0.05, momentum=0.9), lambda p: torch.optim.SGD(p, lr=0.05, momentum=0.9)),
    (dict(optimizer="sgd", learning_rate=0.05, momentum=0.8, nesterov=True, weight_decay=0.01),
     lambda p: torch.optim.SGD(p, lr=0.05, momentum=0.8, nesterov=True, weight_decay=0.01)),
    (dict(optimizer="adam", learning_rate=0.003, weight_decay=0.01),
     lambda p: torch.optim.Adam(p, lr=0.003, weight_decay=0.01)),
    (dict(optimizer="adamw", learning_rate=0.003), lambda p: torch.optim.AdamW(p, lr=0.003, weight_decay=0)),
    (dict(optimizer="adamw", learning_rate=0.01, weight_decay=0.1),
     lambda p: torch.optim.AdamW(p, lr=0.01, weight_decay=0.1)),
    (dict(optimizer="adamw", learning_rate=0.02, beta1=0.8, beta2=0.95, epsilon=0.001, weight_decay=0.5),
     lambda p: torch.optim.AdamW(p, lr=0.02, betas=(0.8, 0.95), eps=0.001, weight_decay=0.5)),
    (dict(optimizer="rmsprop", learning_rate=0.01), lambda p: torch.optim.RMSprop(p, lr=0.01)),
    (dict(optimizer="rmsprop", learning_rate=0.002, alpha=0.9, epsilon=0.01, momentum=0.8, weight_decay=0.1),
     lambda p: torch.optim.RMSprop(p, lr=0.002, alpha=0.9, eps=0.01, momentum=0.8, weight_decay=0.1)),
    (dict(optimizer="adagrad", learning_rate=0.1), lambda p: torch.optim.Adagrad(p, lr=0.1)),
    (dict(optimizer="adagrad", learning_rate=0.02, epsilon=0.01, weight_decay=0.1),
     lambda p: torch.optim.Adagrad(p, lr=0.02, eps=0.01, weight_decay=0.1)),
    (dict(optimizer="adadelta", learning_rate=1), lambda p: torch.optim.Adadelta(p, lr=1)),
    (dict(optimizer="adadelta", learning_rate=0.5, rho=0.8, epsilon=0.001, weight_decay=0.1),
     lambda p: torch.optim.Adadelta(p, lr=0.5, rho=0.8, eps=0.001, weight_decay=0.1)),
    (dict(optimizer="sgd", learning_rate=0.05, momentum=0.9, clip=1.5), lambda p: torch.optim.SGD(p, lr=0.05, momentum=0.9)),
    (dict(optimizer="adam", learning_rate=0.003, clip_value=0.25), lambda p: torch.optim.Adam(p, lr=0.003)),
    (dict(optimizer="sgd", learning_rate=0.1, momentum=0, clip=3, clip_value=0.5), lambda p: torch.optim.SGD(p, lr=0.1)),
]


def shortest(values):
    """Decimals that read back as the same floats."""
    return [float(str(numpy.float32(value))) for value in values.detach().flatten().tolist()]


def run(options, optimizer_of, weights, gradients):
    parameter = torch.nn.Parameter(weights.clone())
    optimizer = optimizer_of([parameter])
    after = []
    for gradient in gradients:
        parameter.grad = gradient.clone()
        if "clip" in options:
            torch.nn.utils.clip_grad_norm_([parameter], options["clip"])
        if "clip_value" in options:
            torch.nn.utils.clip_grad_value_([parameter], options["clip_value"])
        optimizer.step()
        after.append(shortest(parameter))
    return dict(options=options, after=after)


def step_rates(rate, size, gamma, epochs):
    optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=rate)
    scheduler = torch.optim.lr_scheduler.StepLR(optimizer, step_size=size, gamma=gamma)
    rates = []
    for _ in range(epochs):
        rates.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        scheduler.step()
    return dict(schedule=f"step:{size}:{gamma}", rate=rate, rates=rates)


def every_step(text, rate, scheduler_of, per_epoch, steps):
    """The rates of schedulers that are called at each step; `scheduler_of` gets the optimizer."""
    optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=rate)
    scheduler = scheduler_of(optimizer)
    rates = []
    for step in range(steps):
        rates.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        if step + 1 < steps:
            scheduler.step()
    return dict(schedule=text, rate=rate, steps_per_epoch=per_epoch, rates=rates)


def smooth_rates():
    lr = torch.optim.lr_scheduler

    def warm(main, steps):  # the parts are made in their order, since each sets the rate
        def make(optimizer):
            first = lr.LinearLR(optimizer, start_factor=1 / steps, total_iters=steps - 1)
            return lr.SequentialLR(optimizer, [first, main(optimizer)], milestones=[steps])
        return make

    def cosine(o):
        return lr.CosineAnnealingLR(o, T_max=28)

    def one_cycle(o):
        return lr.OneCycleLR(o, max_lr=0.2, total_steps=35, div_factor=10)

    def milestones(o):
        return lr.MultiStepLR(o, milestones=[14, 28, 35], gamma=0.3)

    def polynomial(o):
        return lr.PolynomialLR(o, total_iters=35, power=0.9)

    return [every_step("cosine:4", 0.05, cosine, 7, 29), every_step("one-cycle:5:10", 0.02, one_cycle, 7, 35),
            every_step("multi-step:2,4,5:0.3", 0.1, milestones, 7, 45), every_step("polynomial:5:0.9", 0.1, polynomial, 7, 40),
            every_step("warm-up:2+constant", 0.1, warm(lambda o: lr.ConstantLR(o, factor=1), 14), 7, 30),
            every_step("warm-up:2+cosine:4", 0.1, warm(cosine, 14), 7, 42),
            every_step("warm-up:2+multi-step:2,4,5:0.3", 0.1, warm(milestones, 14), 7, 60)]


def plateau_rates(text, rate, losses):
    """The rates after each epoch of ReduceLROnPlateau, which is told the epoch's loss."""
    epochs, factor = text.split(":")
    optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=rate)
    scheduler = torch.optim.lr_scheduler.ReduceLROnPlateau(optimizer, factor=float(factor), patience=int(epochs) - 1)
    rates = []
    for loss in losses:
        scheduler.step(loss)
        rates.append(optimizer.param_groups[0]["lr"])
    return dict(plateau=text, rate=rate, losses=losses, rates=rates)


def plateaus():
    falling = [2.3, 2.1, 2.0, 2.0, 1.9999, 1.9997, 1.9, 1.95, 1.9, 1.91, 1.95, 2.5, 1.89, 1.89, 1.89, 1.89]
    return [plateau_rates("3:0.1", 0.1, falling), plateau_rates("1:0.5", 0.02, falling),
            plateau_rates("2:0.01", 1e-6, [1.0] * 12)]


def main(path):
    torch.manual_seed(11)
    torch.set_num_threads(1)
    weights = torch.randn(COUNT)
    gradients = torch.randn(STEPS, COUNT) * torch.logspace(-4, 1, COUNT)  # from tiny to large
    fixture = dict(torch=torch.__version__, weights=shortest(weights), gradients=[shortest(g) for g in gradients],
                   runs=[run(options, optimizer_of, weights, gradients) for options, optimizer_of in RUNS],
                   schedules=[step_rates(0.1, 3, 0.1, 10), step_rates(0.02, 1, 0.9, 20), step_rates(0.5, 30, 0.5, 5)],
                   smooth=smooth_rates(), plateaus=plateaus())
    with open(path, "w", encoding="ascii") as file:
        file.write(json.dumps(fixture).replace("], [", "],\n [").replace('}, {"', '},\n {"') + "\n")


if __name__ == "__main__":
    main(sys.argv[1])
