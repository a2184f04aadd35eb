# SPDX-License-Identifier: GPL-3.0-or-later
import numpy

from .core import Tensor


def square(tensor):
    return Tensor(numpy.square, [tensor])


def power(tensor, exponent):
    return Tensor(lambda value: numpy.power(value, exponent), [tensor])


def pad(tensor, pads, constant_values=0.0):
    return Tensor(lambda value: numpy.pad(value, pads, constant_values=constant_values), [tensor])
