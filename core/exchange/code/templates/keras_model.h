// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace fovea {

/// model.py. Marks: title, input, classes, class_names, helpers, layers.
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

def read_safetensors(path):
    """The tensors of a safetensors file by name; float32 only, as Fovea writes them."""
    data = Path(path).read_bytes()
    (length,) = struct.unpack("<Q", data[:8])
    header = json.loads(data[8:8 + length])
    body = data[8 + length:]
    tensors = {}
    for name, entry in header.items():
        if name == "__metadata__":
            continue
        if entry["dtype"] != "F32":
            raise ValueError(f"{path}: {name} is {entry['dtype']}, not F32")
        begin, end = entry["data_offsets"]
        if not 0 <= begin <= end <= len(body):
            raise ValueError(f"{path}: {name} lies outside the file")
        tensors[name] = numpy.frombuffer(body[begin:end], dtype="<f4").reshape(entry["shape"])
    return tensors


def load(path=Path(__file__).with_name("weights.safetensors")):
    """The trained network, ready for use."""
    net = build()
    tensors = read_safetensors(path)
    # In the order in which Keras keeps a layer's weights.
    roles = ("kernel", "gamma", "bias", "beta", "moving_mean", "moving_variance")
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
