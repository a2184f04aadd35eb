// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace fovea {

/// model.py. Marks: title, input, classes, class_names, input_shape, mean, deviation, helpers, layers, forward, image, reader.
inline constexpr std::string_view pytorchModel = R"PY("""«title»

Takes float32 images N×«input» (channels first, values from 0 to 1) and gives N×«classes» scores,
the numbers before the softmax.

    from model import load
    net = load()
    scores = net(images)
"""
import json
import struct
from pathlib import Path

import torch
from torch import nn
from torch.nn import functional as F

INPUT_SHAPE = «input_shape»  # channels, rows, columns
CLASS_NAMES = «class_names»
# What the training pictures' channels were standardised with.
MEAN = «mean»
DEVIATION = «deviation»

«helpers»
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.register_buffer("_mean", torch.tensor(MEAN).view(1, -1, 1, 1), persistent=False)
        self.register_buffer("_deviation", torch.tensor(DEVIATION).view(1, -1, 1, 1), persistent=False)
«layers»
    def forward(self, «image»):
«forward»

«reader»

def load(path=Path(__file__).with_name("weights.safetensors")):
    """The trained network, ready for use."""
    net = Net()
    tensors = read_safetensors(path)
    for name, value in net.state_dict().items():  # PyTorch counts batches; nothing depends on it here
        if name.endswith(".num_batches_tracked"):
            tensors[name] = value
    net.load_state_dict(tensors)
    return net.eval()
)PY";

/// Parts that only some networks need.
inline constexpr std::string_view pytorchChannelsLast = R"PY(
def _channels_last(vector, shapes):
    """A vector of flattened maps, one behind the other, from channels-first to channels-last order."""
    parts = torch.split(vector, [c * h * w for c, h, w in shapes], dim=1)
    return torch.cat([part.reshape(-1, *shape).permute(0, 2, 3, 1).flatten(1) for part, shape in zip(parts, shapes)], dim=1)

)PY";

inline constexpr std::string_view pytorchPaddedAverage = R"PY(
def _padded_average(maps, kernel, stride, padding):
    """The mean of each window; padding (left, right, top, bottom) counts neither in the sum nor in the number."""
    real = F.avg_pool2d(F.pad(torch.ones_like(maps[:1, :1]), padding), kernel, stride)
    return F.avg_pool2d(F.pad(maps, padding), kernel, stride) / real

)PY";

}  // namespace fovea
