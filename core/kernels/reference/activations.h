// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cmath>
#include <span>

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
struct Silu {
    T value(T x) const { return x / (T{1} + std::exp(-x)); }
    T derivative(T x) const {
        const T s = T{1} / (T{1} + std::exp(-x));
        return s + x * s * (T{1} - s);
    }
};
template <class T>
struct Gelu {
    T value(T x) const { return x * below(x); }
    T derivative(T x) const { return below(x) + x * std::exp(-x * x / T{2}) / std::sqrt(T{2} * std::acos(T{-1})); }

private:
    static T below(T x) { return std::erfc(-x / std::sqrt(T{2})) / T{2}; }
};
template <class T>
struct ApproximateGelu {
    T value(T x) const { return x * (T{1} + std::tanh(inner(x))) / T{2}; }
    T derivative(T x) const {
        const T t = std::tanh(inner(x));
        return (T{1} + t) / T{2} + x / T{2} * (T{1} - t * t) * root() * (T{1} + T(0.134145) * x * x);
    }

private:
    static T root() { return std::sqrt(T{2} / std::acos(T{-1})); }
    static T inner(T x) { return root() * (x + T(0.044715) * x * x * x); }
};
template <class T>
struct HardSwish {
    T value(T x) const { return x <= T{-3} ? T{0} : x >= T{3} ? x : x * (x + T{3}) / T{6}; }
    T derivative(T x) const { return x <= T{-3} ? T{0} : x >= T{3} ? T{1} : x / T{3} + T(0.5); }
};
template <class T>
struct HardSigmoid {
    T alpha, beta;
    T value(T x) const { return std::clamp(alpha * x + beta, T{0}, T{1}); }
    T derivative(T x) const { return value(x) > T{0} && value(x) < T{1} ? alpha : T{0}; }
};
template <class T>
struct Clip {
    T smallest, largest;
    T value(T x) const { return std::clamp(x, smallest, largest); }
    T derivative(T x) const { return x > smallest && x < largest ? T{1} : T{0}; }
};
template <class T>
struct Selu {
    static constexpr T alpha = T(1.6732632423543772848170429916717);
    static constexpr T lambda = T(1.0507009873554804934193349852946);
    T value(T x) const { return lambda * (x > T{0} ? x : alpha * std::expm1(x)); }
    T derivative(T x) const { return lambda * (x > T{0} ? T{1} : alpha * std::exp(x)); }
};
template <class T>
struct Softplus {
    T beta;
    T value(T x) const { return (std::max(beta * x, T{0}) + std::log1p(std::exp(-std::abs(beta * x)))) / beta; }
    T derivative(T x) const { return T{1} / (T{1} + std::exp(-beta * x)); }
};
template <class T>
struct Mish {
    T value(T x) const { return x * std::tanh(Softplus<T>{T{1}}.value(x)); }
    T derivative(T x) const {
        const T t = std::tanh(Softplus<T>{T{1}}.value(x));
        return t + x * (T{1} - t * t) / (T{1} + std::exp(-x));
    }
};
template <class T>
struct Tanh {
    T value(T x) const { return std::tanh(x); }
    T derivative(T x) const { return T{1} - std::tanh(x) * std::tanh(x); }
};
template <class T>
struct ScaledTanh {
    T amplitude = 0;
    T slope = 0;
    T value(T x) const { return amplitude * std::tanh(slope * x); }
    T derivative(T x) const { return amplitude * slope * (T{1} - std::tanh(slope * x) * std::tanh(slope * x)); }
};
template <class T>
struct Scale {
    T factor = 0;
    T shift = 0;
    T value(T x) const { return factor * x + shift; }
    T derivative(T) const { return factor; }
};
template <class T>
struct Identity {
    T value(T x) const { return x; }
    T derivative(T) const { return T{1}; }
};
template <class T>
struct Softsign {
    T value(T x) const { return x / (T{1} + std::abs(x)); }
    T derivative(T x) const { return T{1} / ((T{1} + std::abs(x)) * (T{1} + std::abs(x))); }
};

/// y = x where x > 0, slope[c] · x elsewhere; one slope serves all channels.
template <class T>
void preluForward(BasicImageView<const T> input, std::span<const T> slope, BasicImageView<T> output) {
    forEachValue(output, [&](int n, int y, int x, int c) {
        const T value = input.at(n, y, x, c);
        output.at(n, y, x, c) = value > T{0} ? value : slope[slope.size() == 1 ? 0 : std::size_t(c)] * value;
    });
}
/// dx = dy where x > 0, slope[c] · dy elsewhere; dslope[c] = Σ x · dy over the other values.
template <class T>
void preluBackward(BasicImageView<const T> input, std::span<const T> slope, BasicImageView<const T> outputGradient,
                   BasicImageView<T> inputGradient, std::span<T> slopeGradient) {
    forEachValue(inputGradient, [&](int n, int y, int x, int c) {
        const std::size_t own = slope.size() == 1 ? 0 : std::size_t(c);
        const T value = input.at(n, y, x, c);
        const T dy = outputGradient.at(n, y, x, c);
        inputGradient.at(n, y, x, c) = value > T{0} ? dy : slope[own] * dy;
        if (!(value > T{0})) slopeGradient[own] += value * dy;
    });
}

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
