# SPDX-License-Identifier: GPL-3.0-or-later
class Tensor:
    """A value to be computed: a function of others."""

    def __init__(self, function, parents):
        self.function, self.parents = function, parents

    def __truediv__(self, array):
        return Tensor(lambda value: value / array, [self])
