# SPDX-License-Identifier: GPL-3.0-or-later
"""The few layers of Keras 3 that our export uses, after its documentation and in plain numpy.

It stands in for Keras where that can't be had: it shows that layouts, names and arithmetic fit, not that Keras
itself takes the file. Values are computed when the model is called; a Tensor only remembers how.
"""
import numpy

from . import layers, ops
from .core import Tensor


def Input(shape):
    return Tensor(None, [])


class Model:
    def __init__(self, inputs, outputs):
        self._inputs, self._outputs = inputs, outputs
        self.layers = []
        seen = set()

        def visit(tensor):
            if id(tensor) in seen:
                return
            seen.add(id(tensor))
            for parent in tensor.parents:
                visit(parent)
            if isinstance(tensor.function, layers.Layer):
                self.layers.append(tensor.function)

        visit(outputs)
        names = [layer.name for layer in self.layers if layer.name]
        assert len(names) == len(set(names)), "names of layers must differ"

    def predict(self, images):
        values = {id(self._inputs): numpy.asarray(images, "float32")}

        def value(tensor):
            if id(tensor) not in values:
                values[id(tensor)] = numpy.asarray(tensor.function(*[value(parent) for parent in tensor.parents]), "float32")
            return values[id(tensor)]

        return value(self._outputs)
