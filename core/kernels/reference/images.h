// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tensor/image_view.h"

/// The same mathematics as core/kernels, naive: one formula, the loops it asks for, nothing else.
/// Templated on the scalar: double for checking gradients, float for comparing with the fast ones.
/// Everything is written to; nothing is added to what was there.
namespace fovea::reference {

/// body(n, y, x, c) for every value of a batch.
template <class T, class Body>
void forEachValue(const BasicImageView<T>& images, const Body& body) {
    for (int n = 0; n < images.count; ++n)
        for (int y = 0; y < images.shape.height; ++y)
            for (int x = 0; x < images.shape.width; ++x)
                for (int c = 0; c < images.shape.channels; ++c) body(n, y, x, c);
}

template <class T>
void fill(const BasicImageView<T>& images, T value) {
    forEachValue(images, [&](int n, int y, int x, int c) { images.at(n, y, x, c) = value; });
}

/// True where (y, x) is a pixel of the picture and not of its padding.
inline bool isInside(const Shape& shape, int y, int x) {
    return y >= 0 && y < shape.height && x >= 0 && x < shape.width;
}

}  // namespace fovea::reference
