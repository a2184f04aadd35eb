# SPDX-License-Identifier: GPL-3.0-or-later
import numpy

from .core import Tensor


def square(tensor):
    return Tensor(numpy.square, [tensor])


def power(tensor, exponent):
    return Tensor(lambda value: numpy.power(value, exponent), [tensor])


def pad(tensor, pads, constant_values=0.0):
    return Tensor(lambda value: numpy.pad(value, pads, constant_values=constant_values), [tensor])


def maximum(one, other):
    return Tensor(numpy.maximum, [one, other])


def max(tensor, axis):
    return Tensor(lambda value: numpy.max(value, axis), [tensor])


def tanh(tensor):
    return Tensor(numpy.tanh, [tensor])


def clip(tensor, low, high):
    return Tensor(lambda value: numpy.clip(value, low, high), [tensor])


def softplus(tensor):
    return Tensor(lambda value: numpy.maximum(value, 0) + numpy.log1p(numpy.exp(-numpy.abs(value))), [tensor])


def gelu(tensor, approximate=True):
    assert approximate
    inner = lambda x: numpy.tanh(numpy.sqrt(2 / numpy.pi) * (x + 0.044715 * x**3))
    return Tensor(lambda value: 0.5 * value * (1 + inner(value)), [tensor])
