// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace fovea {

/// model.py. Marks: title, input, classes, class_names, helpers, layers, reader.
inline constexpr std::string_view kerasModel = R"PY("""«title»

For Keras 3. Takes float32 images N×«input» (channels last, values from 0 to 1) and gives N×«classes» scores,
the numbers before the softmax.

    from model import load
    net = load()
    scores = net.predict(images)
"""
import json
import struct
from pathlib import Path

import keras
import numpy
from keras import layers

CLASS_NAMES = «class_names»

«helpers»
def build():
    """The network with fresh weights."""
«layers»

«reader»

def load(path=Path(__file__).with_name("weights.safetensors")):
    """The trained network, ready for use."""
    net = build()
    tensors = read_safetensors(path)
    # In the order in which Keras keeps a layer's weights.
    roles = ("kernel", "alpha", "gamma", "bias", "beta", "moving_mean", "moving_variance")
    for layer in net.layers:
        values = [tensors.pop(f"{layer.name}/{role}") for role in roles if f"{layer.name}/{role}" in tensors]
        if values:
            layer.set_weights(values)
    if tensors:
        raise ValueError(f"{path}: no layer takes {', '.join(tensors)}")
    return net
)PY";

inline constexpr std::string_view kerasPaddedAverage = R"PY(
def _padded_average(maps, size, kernel, strides, padding):
    """The mean of each window; padding counts neither in the sum nor in the number. size: rows, columns before padding."""
    rows, columns = padding
    pads = ((0, 0), rows, columns, (0, 0))
    ones = numpy.pad(numpy.ones((1, *size, 1), "float32"), pads)
    steps = [range(0, ones.shape[1 + i] - kernel[i] + 1, strides[i]) for i in (0, 1)]
    real = [[ones[0, y:y + kernel[0], x:x + kernel[1], 0].mean() for x in steps[1]] for y in steps[0]]
    mean = layers.AveragePooling2D(kernel, strides=strides)(keras.ops.pad(maps, pads))
    return mean / numpy.array(real, "float32")[None, :, :, None]

)PY";

inline constexpr std::string_view kerasResponseNorm = R"PY(
def _local_response_norm(maps, channels, radius, bias, alpha, beta):
    """As tf.nn.local_response_normalization, which doesn't divide alpha by the number of channels in the window."""
    squares = keras.ops.pad(keras.ops.square(maps), ((0, 0), (0, 0), (0, 0), (radius, radius)))
    total = squares[..., :channels]
    for shift in range(1, 2 * radius + 1):
        total = total + squares[..., shift:shift + channels]
    return maps / keras.ops.power(total * alpha + bias, beta)

)PY";

inline constexpr std::string_view kerasDilatedMaximum = R"PY(
def _dilated_maximum(maps, output, kernel, strides, dilation, padding):
    """The largest value of windows with gaps, which Keras has no layer for. output: rows, columns."""
    maps = keras.ops.pad(maps, ((0, 0), *padding, (0, 0)), constant_values=float("-inf"))
    largest = None
    for y in range(0, kernel[0] * dilation[0], dilation[0]):
        for x in range(0, kernel[1] * dilation[1], dilation[1]):
            part = maps[:, y:y + (output[0] - 1) * strides[0] + 1:strides[0], x:x + (output[1] - 1) * strides[1] + 1:strides[1], :]
            largest = part if largest is None else keras.ops.maximum(largest, part)
    return largest

)PY";

inline constexpr std::string_view kerasDilatedAverage = R"PY(
def _dilated_average(maps, size, output, kernel, strides, dilation, padding, counts_padding):
    """The mean of windows with gaps, which Keras has no layer for. size, output: rows, columns."""
    maps = keras.ops.pad(maps, ((0, 0), *padding, (0, 0)))
    ones = numpy.pad(numpy.ones(size, "float32"), padding)
    total, count = None, 0
    for y in range(0, kernel[0] * dilation[0], dilation[0]):
        for x in range(0, kernel[1] * dilation[1], dilation[1]):
            rows = slice(y, y + (output[0] - 1) * strides[0] + 1, strides[0])
            columns = slice(x, x + (output[1] - 1) * strides[1] + 1, strides[1])
            part = maps[:, rows, columns, :]
            total = part if total is None else total + part
            count = count + ones[rows, columns]
    if counts_padding:
        return total / float(kernel[0] * kernel[1])
    return total / count[None, :, :, None]

)PY";

/// README.txt. Marks: title, input, classes, trained_on.
inline constexpr std::string_view kerasReadme = R"TXT(«title»
A convolutional network, written by Fovea for Keras 3. «trained_on»

model.py             the network, and load(), which gives it with its trained weights
weights.safetensors  the weights as Keras orders them: kernels rows × columns × inputs × filters, dense
                     inputs × units, the inputs of the first dense layer row by row with channels last
fovea-export.json    by this list Fovea knows that it wrote the folder

The network takes float32 images N×«input», values from 0 to 1, and standardises them itself. It gives
N×«classes» scores.

Fovea's tests evaluate this file with a stand-in for the layers that it uses, not with Keras itself; compare a few
scores with those of `fovea infer` after you moved (it takes channels first).
)TXT";

}  // namespace fovea
