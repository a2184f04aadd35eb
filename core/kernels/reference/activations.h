// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>

#include "core/kernels/reference/images.h"

namespace fovea::reference {

/// A function of one number and its derivative. NaN stays NaN.
template <class T>
struct Relu {
    T value(T x) const { return x < T{0} ? T{0} : x; }
    T derivative(T x) const { return x > T{0} ? T{1} : T{0}; }
};
template <class T>
struct LeakyRelu {
    T slope;
    T value(T x) const { return x > T{0} ? x : slope * x; }
    T derivative(T x) const { return x > T{0} ? T{1} : slope; }
};
template <class T>
struct Elu {
    T alpha;
    T value(T x) const { return x > T{0} ? x : alpha * (std::exp(x) - T{1}); }
    T derivative(T x) const { return x > T{0} ? T{1} : alpha * std::exp(x); }
};
template <class T>
struct Sigmoid {
    T value(T x) const { return T{1} / (T{1} + std::exp(-x)); }
    T derivative(T x) const { return value(x) * (T{1} - value(x)); }
};
template <class T>
struct Tanh {
    T value(T x) const { return std::tanh(x); }
    T derivative(T x) const { return T{1} - std::tanh(x) * std::tanh(x); }
};

/// y = f(x)
template <class T, class Function>
void activationForward(const Function& function, BasicImageView<const T> input, BasicImageView<T> output) {
    forEachValue(output,
                 [&](int n, int y, int x, int c) { output.at(n, y, x, c) = function.value(input.at(n, y, x, c)); });
}

/// dx = f'(x) · dy
template <class T, class Function>
void activationBackward(const Function& function, BasicImageView<const T> input, BasicImageView<const T> outputGradient,
                        BasicImageView<T> inputGradient) {
    forEachValue(inputGradient, [&](int n, int y, int x, int c) {
        inputGradient.at(n, y, x, c) = function.derivative(input.at(n, y, x, c)) * outputGradient.at(n, y, x, c);
    });
}

}  // namespace fovea::reference
