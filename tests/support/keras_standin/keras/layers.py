# SPDX-License-Identifier: GPL-3.0-or-later
import math

import numpy

from .core import Tensor


def softplus(x):
    return numpy.maximum(x, 0) + numpy.log1p(numpy.exp(-numpy.abs(x)))


functions = {
    "sigmoid": lambda x: 1 / (1 + numpy.exp(-x)),
    "tanh": numpy.tanh,
    "gelu": lambda x: 0.5 * x * (1 + numpy.vectorize(math.erf)(x / math.sqrt(2))),
    "silu": lambda x: x / (1 + numpy.exp(-x)),
    "hard_silu": lambda x: x * numpy.clip(x / 6 + 0.5, 0, 1),
    "hard_sigmoid": lambda x: numpy.clip(x / 6 + 0.5, 0, 1),
    "selu": lambda x: 1.0507009873554805 * numpy.where(x > 0, x, 1.6732632423543772 * numpy.expm1(numpy.minimum(x, 0))),
    "softplus": softplus,
    "mish": lambda x: x * numpy.tanh(softplus(x)),
    "softsign": lambda x: x / (1 + numpy.abs(x)),
}


class Layer:
    weight_count = 0  # as many arrays as set_weights takes

    def __init__(self, name=None):
        self.name = name
        self.weights = []

    def __call__(self, on):
        parents = on if isinstance(on, list) else [on]
        assert all(isinstance(parent, Tensor) for parent in parents)
        return Tensor(Bound(self), parents)

    def set_weights(self, values):
        assert len(values) == self.weight_count, f"{self.name} takes {self.weight_count} arrays, not {len(values)}"
        self.weights = values


class Bound(Layer):
    """A layer where a Model finds it and computes it."""

    def __init__(self, layer):
        self.layer = layer
        self.name = layer.name

    def set_weights(self, values):
        self.layer.set_weights(values)

    def __call__(self, *values):
        return self.layer.compute(*values)


def pair(value):
    return (value, value) if isinstance(value, int) else tuple(value)


def windows(maps, kernel, strides, dilation, padding, fill):
    """N × rows × columns × kernel rows × kernel columns × channels."""
    if padding == "same":  # as TensorFlow: the odd pixel goes to the end
        pads = [(0, 0)]
        for axis in (0, 1):
            size, reach = maps.shape[1 + axis], (kernel[axis] - 1) * dilation[axis] + 1
            total = max(0, (-(-size // strides[axis]) - 1) * strides[axis] + reach - size)
            pads.append((total // 2, total - total // 2))
        maps = numpy.pad(maps, pads + [(0, 0)], constant_values=fill)
    else:
        assert padding == "valid"
    rows, columns = (range(0, maps.shape[1 + i] - (kernel[i] - 1) * dilation[i], strides[i]) for i in (0, 1))
    return numpy.stack([numpy.stack([maps[:, y:y + (kernel[0] - 1) * dilation[0] + 1:dilation[0],
                                          x:x + (kernel[1] - 1) * dilation[1] + 1:dilation[1]] for x in columns], 1) for y in rows], 1)


class Conv2D(Layer):
    def __init__(self, filters, kernel_size, strides=1, padding="valid", dilation_rate=1, groups=1, use_bias=True, name=None):
        super().__init__(name)
        self.filters, self.groups, self.weight_count = filters, groups, 1 + use_bias
        self.kernel, self.strides, self.dilation, self.padding = pair(kernel_size), pair(strides), pair(dilation_rate), padding
        assert self.strides == (1, 1) or self.dilation == (1, 1), "Keras takes either strides or dilation"

    def compute(self, maps):
        seen = windows(maps, self.kernel, self.strides, self.dilation, self.padding, 0)
        kernel = self.weights[0]
        channels = maps.shape[3] // self.groups
        assert kernel.shape == (*self.kernel, channels, self.filters), kernel.shape
        share = self.filters // self.groups
        parts = [numpy.tensordot(seen[..., g * channels:(g + 1) * channels], kernel[..., g * share:(g + 1) * share], 3) for g in range(self.groups)]
        return numpy.concatenate(parts, -1) + (self.weights[1] if self.weight_count == 2 else 0)


class DepthwiseConv2D(Layer):
    def __init__(self, kernel_size, strides=1, padding="valid", depth_multiplier=1, dilation_rate=1, use_bias=True, name=None):
        super().__init__(name)
        self.multiplier, self.weight_count = depth_multiplier, 1 + use_bias
        self.kernel, self.strides, self.dilation, self.padding = pair(kernel_size), pair(strides), pair(dilation_rate), padding
        assert self.strides[0] == self.strides[1], "Keras takes equal strides only"

    def compute(self, maps):
        seen = windows(maps, self.kernel, self.strides, self.dilation, self.padding, 0)
        kernel = self.weights[0]
        assert kernel.shape == (*self.kernel, maps.shape[3], self.multiplier), kernel.shape
        out = numpy.einsum("nyxklc,klcm->nyxcm", seen, kernel)
        return out.reshape(*out.shape[:3], -1) + (self.weights[1] if self.weight_count == 2 else 0)


class Pooling(Layer):
    def __init__(self, pool_size, strides=None, padding="valid", name=None):
        super().__init__(name)
        self.size, self.strides, self.padding = pair(pool_size), pair(strides or pool_size), padding


class MaxPooling2D(Pooling):
    def compute(self, maps):
        return windows(maps, self.size, self.strides, (1, 1), self.padding, -numpy.inf).max((3, 4))


class AveragePooling2D(Pooling):
    def compute(self, maps):  # TensorFlow's "same" leaves padding out of sum and number
        return numpy.nanmean(windows(maps, self.size, self.strides, (1, 1), self.padding, numpy.nan), (3, 4))


class GlobalAveragePooling2D(Layer):
    def compute(self, maps):
        return maps.mean((1, 2))


class Cropping2D(Layer):
    def __init__(self, cropping, name=None):
        super().__init__(name)
        self.sides = cropping

    def compute(self, maps):
        (top, bottom), (left, right) = self.sides
        return maps[:, top:maps.shape[1] - bottom, left:maps.shape[2] - right]


class Permute(Layer):
    def __init__(self, dims, name=None):  # counted from 1, without the batch
        super().__init__(name)
        self.dims = dims

    def compute(self, maps):
        return maps.transpose(0, *self.dims)


class GroupNormalization(Layer):
    weight_count = 2

    def __init__(self, groups=32, axis=-1, epsilon=0.001, name=None):
        super().__init__(name)
        self.groups, self.epsilon = groups, epsilon

    def compute(self, maps):
        gamma, beta = self.weights
        grouped = maps.reshape(len(maps), -1, self.groups, maps.shape[-1] // self.groups)
        mean, variance = grouped.mean((1, 3), keepdims=True), grouped.var((1, 3), keepdims=True)
        return ((grouped - mean) / numpy.sqrt(variance + self.epsilon)).reshape(maps.shape) * gamma + beta


class Softmax(Layer):
    def compute(self, maps):
        powers = numpy.exp(maps - maps.max(-1, keepdims=True))
        return powers / powers.sum(-1, keepdims=True)


class Identity(Layer):
    def compute(self, maps):
        return maps


class ZeroPadding2D(Layer):
    def __init__(self, padding, name=None):
        super().__init__(name)
        self.sides = padding

    def compute(self, maps):
        return numpy.pad(maps, ((0, 0), *self.sides, (0, 0)))


class Dense(Layer):
    def __init__(self, units, use_bias=True, trainable=True, name=None):
        super().__init__(name)
        self.units, self.weight_count = units, 1 + use_bias

    def compute(self, vectors):
        assert self.weights[0].shape == (vectors.shape[-1], self.units)
        return vectors @ self.weights[0] + (self.weights[1] if self.weight_count == 2 else 0)


class Flatten(Layer):
    def compute(self, maps):
        return maps.reshape(len(maps), -1)


class Reshape(Layer):
    def __init__(self, target_shape, name=None):
        super().__init__(name)
        self.shape = target_shape

    def compute(self, maps):
        return maps.reshape(len(maps), *self.shape)


class Normalization(Layer):
    def __init__(self, mean, variance, name=None):
        super().__init__(name)
        self.mean, self.variance = numpy.array(mean, "float32"), numpy.array(variance, "float32")

    def compute(self, maps):
        return (maps - self.mean) / numpy.maximum(numpy.sqrt(self.variance), 1e-7)


class BatchNormalization(Layer):
    weight_count = 4

    def __init__(self, momentum=0.99, epsilon=0.001, center=True, scale=True, name=None):
        super().__init__(name)
        self.epsilon, self.center, self.scale = epsilon, center, scale
        self.weight_count = 2 + int(center) + int(scale)

    def compute(self, maps):
        rest = list(self.weights)
        gamma = rest.pop(0) if self.scale else 1
        beta = rest.pop(0) if self.center else 0
        mean, variance = rest
        return (maps - mean) / numpy.sqrt(variance + self.epsilon) * gamma + beta


class ReLU(Layer):
    def compute(self, maps):
        return numpy.maximum(maps, 0)


class LeakyReLU(Layer):
    def __init__(self, negative_slope=0.3, name=None):
        super().__init__(name)
        self.slope = negative_slope

    def compute(self, maps):
        return numpy.where(maps > 0, maps, maps * self.slope)


class ELU(Layer):
    def __init__(self, alpha=1.0, name=None):
        super().__init__(name)
        self.alpha = alpha

    def compute(self, maps):
        return numpy.where(maps > 0, maps, self.alpha * numpy.expm1(numpy.minimum(maps, 0)))


class PReLU(Layer):
    weight_count = 1

    def __init__(self, shared_axes=None, name=None):
        super().__init__(name)
        self.shared = shared_axes or []

    def compute(self, maps):
        (alpha,) = self.weights
        assert alpha.shape == tuple(1 if i + 1 in self.shared else n for i, n in enumerate(maps.shape[1:]))
        return numpy.where(maps > 0, maps, maps * alpha)


class Activation(Layer):
    def __init__(self, activation, name=None):
        super().__init__(name)
        self.function = functions[activation]

    def compute(self, maps):
        return self.function(maps)


class Dropout(Layer):
    def __init__(self, rate, name=None):
        super().__init__(name)

    def compute(self, maps):
        return maps


class Add(Layer):
    def compute(self, *inputs):
        return sum(inputs)


class Multiply(Layer):
    def compute(self, one, other):
        return one * other


class Concatenate(Layer):
    def compute(self, *inputs):
        return numpy.concatenate(inputs, -1)
