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

inline constexpr std::string_view pytorchDilatedAverage = R"PY(
def _dilated_average(maps, kernel, stride, dilation, padding, counts_padding):
    """The mean of windows with gaps, which PyTorch has no layer for; padding as F.pad takes it."""
    ones = maps.new_ones(maps.shape[1], 1, *kernel)
    sums = F.conv2d(F.pad(maps, padding), ones, stride=stride, dilation=dilation, groups=maps.shape[1])
    if counts_padding:
        return sums / (kernel[0] * kernel[1])
    return sums / F.conv2d(F.pad(torch.ones_like(maps[:1, :1]), padding), ones[:1], stride=stride, dilation=dilation)

)PY";

inline constexpr std::string_view pytorchTableConv = R"PY(
class _TableConv2d(nn.Module):
    """A convolution whose filters see some of the maps each: a kernel for each (filter, map) of `table`."""

    def __init__(self, channels, filters, kernel_size, table, stride=1, padding=0, bias=True):
        super().__init__()
        self.stride, self.padding = stride, padding
        self.dense_shape = (filters, channels, *kernel_size)
        self.table = tuple(zip(*table))
        self.weight = nn.Parameter(torch.zeros(1, len(table), *kernel_size))
        self.weight.elementwise = True  # no matrix of the Muon optimizer
        self.bias = nn.Parameter(torch.zeros(filters)) if bias else None

    def forward(self, maps):
        dense = maps.new_zeros(self.dense_shape)
        dense[self.table] = self.weight[0]
        return F.conv2d(maps, dense, self.bias, self.stride, self.padding)

)PY";

inline constexpr std::string_view pytorchLocallyConnected = R"PY(
class _LocallyConnected2d(nn.Module):
    """A window with filters and biases of its own at each place; padding as F.pad takes it."""

    def __init__(self, channels, filters, kernel_size, output_size, stride, padding, bias=True):
        super().__init__()
        self.kernel_size, self.output_size, self.stride, self.padding = kernel_size, output_size, stride, padding
        places, cells = output_size[0] * output_size[1], kernel_size[0] * kernel_size[1]
        self.weight = nn.Parameter(torch.zeros(filters, channels, places, cells))
        self.weight.elementwise = True  # no matrix of the Muon optimizer
        self.bias = nn.Parameter(torch.zeros(places * filters)) if bias else None

    def forward(self, maps):
        filters, channels, places, cells = self.weight.shape
        seen = F.unfold(F.pad(maps, self.padding), self.kernel_size, stride=self.stride)
        result = torch.einsum("nckp,fcpk->nfp", seen.view(-1, channels, cells, places), self.weight)
        if self.bias is not None:
            result = result + self.bias.view(places, filters).t()
        return result.view(-1, filters, *self.output_size)

)PY";

inline constexpr std::string_view pytorchPerChannel = R"PY(
class _PerChannel(nn.Module):
    """A coefficient and a bias for each channel."""

    def __init__(self, channels):
        super().__init__()
        self.weight = nn.Parameter(torch.ones(channels))
        self.bias = nn.Parameter(torch.zeros(channels))

    def forward(self, maps):
        return maps * self.weight[:, None, None] + self.bias[:, None, None]

)PY";

inline constexpr std::string_view pytorchWithout = R"PY(
def _without(name, layer):
    """The layer with 1 for its weight, or 0 for its bias, instead of parameters."""
    layer.register_parameter(name, None)
    return layer

)PY";

inline constexpr std::string_view pytorchCodes = R"PY(
class _Codes(nn.Module):
    """How near a vector comes to each code of -1 and +1, which are not trained; bits are written as hexadecimal numbers."""

    def __init__(self, length, codes):
        super().__init__()
        bits = [[2 * (int(code, 16) >> (length - 1 - i) & 1) - 1 for i in range(length)] for code in codes]
        self.register_buffer("codes", torch.tensor(bits, dtype=torch.float32), persistent=False)

    def forward(self, vector):
        return F.linear(vector, self.codes) - self.codes.shape[1] / 2

)PY";

}  // namespace fovea
