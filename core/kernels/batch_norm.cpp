// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernels/batch_norm.h"

#include <algorithm>
#include <limits>
#include <type_traits>

#include "core/kernels/product.h"

namespace fovea::kernels {

namespace {

using Eigen::internal::padd;
using Eigen::internal::ploadu;
using Eigen::internal::pmadd;
using Eigen::internal::pmax;
using Eigen::internal::pmul;
using Eigen::internal::pset1;
using Eigen::internal::pstoreu;
using Eigen::internal::psub;

/// Channels that one pass over the pixels works on: what belongs to them then stays in registers.
constexpr int widestGroup = 4;  ///< packets

/// Calls body(first channel, how many) for groups of 4, 2 and 1 packets and, for what is left, single
/// channels. How many lanes comes as a constant.
template <class Body>
void forEachGroup(int channels, const Body& body) {
    int first = 0;
    for (; channels - first >= widestGroup * packetLanes; first += widestGroup * packetLanes)
        body(first, std::integral_constant<int, widestGroup * packetLanes>());
    if (channels - first >= 2 * packetLanes) {
        body(first, std::integral_constant<int, 2 * packetLanes>());
        first += 2 * packetLanes;
    }
    if (channels - first >= packetLanes) {
        body(first, std::integral_constant<int, packetLanes>());
        first += packetLanes;
    }
    for (; first < channels; ++first) body(first, std::integral_constant<int, 1>());
}

/// The same arithmetic for a packet of channels and for a single one.
template <int Lanes>
struct Part {
    using Value = Packet;
    static constexpr int count = Lanes / packetLanes;
    static constexpr int lanes = packetLanes;
};
template <>
struct Part<1> {
    using Value = float;
    static constexpr int count = 1;
    static constexpr int lanes = 1;
};

/// max(value, least) that lets NaN through.
Packet atLeast(const Packet& value, const Packet& least) { return pmax(value, least); }
float atLeast(float value, float least) { return value < least ? least : value; }

/// Neighbouring values in memory, held in registers.
template <int Lanes>
struct Held {
    using Value = typename Part<Lanes>::Value;
    explicit Held(const float* from) {
        for (int v = 0; v < Part<Lanes>::count; ++v) values[v] = ploadu<Value>(from + v * Part<Lanes>::lanes);
    }
    const Value& operator[](int v) const { return values[v]; }
    Value values[Part<Lanes>::count];
};

bool hasDenseRows(const ConstImageView& view) {
    return view.rowStride == std::ptrdiff_t{view.shape.width} * view.shape.channels;
}

/// Pixels summed in float before their sum goes into a double: the error doesn't grow with the image.
constexpr int pixelsPerSum = 64;

/// How many rows to take at once: short rows that follow each other are one long row.
int rowsAtOnce(const ConstImageView& view, bool areDense) {
    return areDense ? std::clamp(pixelsPerSum / view.shape.width, 1, view.shape.height) : 1;
}

/// total[s][lane] += Σ over `pixels` pixels, `step` values apart, of what add(offset, v, sums) adds to the two sums
/// of packet v. Four packets of each sum run side by side, since an addition must wait for the one before it.
template <int Lanes, class Add>
void addPixels(std::ptrdiff_t pixels, std::ptrdiff_t step, const Add& add, double (*total)[Lanes]) {
    using Value = typename Part<Lanes>::Value;
    constexpr int packets = Part<Lanes>::count;
    constexpr int lanes = Part<Lanes>::lanes;
    constexpr int atOnce = widestGroup / packets;
    Value sums[atOnce][packets][2];
    for (auto& pixel : sums)
        for (auto& packet : pixel) packet[0] = packet[1] = pset1<Value>(0.0F);
    std::ptrdiff_t offset = 0;
    for (; pixels >= atOnce; pixels -= atOnce) {
#pragma GCC unroll 4
        for (int p = 0; p < atOnce; ++p, offset += step)
#pragma GCC unroll 4
            for (int v = 0; v < packets; ++v) add(offset + v * lanes, v, sums[p][v]);
    }
    for (; pixels > 0; --pixels, offset += step)
#pragma GCC unroll 4
        for (int v = 0; v < packets; ++v) add(offset + v * lanes, v, sums[0][v]);
    for (int v = 0; v < packets; ++v) {
        for (int s = 0; s < 2; ++s) {
            Value sum = sums[0][v][s];
            for (int p = 1; p < atOnce; ++p) sum = padd(sum, sums[p][v][s]);
            float own[lanes];
            pstoreu(own, sum);
            for (int lane = 0; lane < lanes; ++lane) total[s][v * lanes + lane] += double{own[lane]};
        }
    }
}

}  // namespace

void normStatistics(const ConstImageView& input, double* sums, bool more) {
    const int channels = input.shape.channels;
    if (!more) {
        std::copy_n(input.data, channels, sums);
        std::fill_n(sums + channels, 2 * channels, 0.0);
    }
    const int rows = rowsAtOnce(input, hasDenseRows(input));
    forEachGroup(channels, [&](int first, auto constant) {
        constexpr int lanes = constant;
        using Value = typename Part<lanes>::Value;
        float origins[lanes];
        std::transform(sums + first, sums + first + lanes, origins, [](double v) { return static_cast<float>(v); });
        const Held<lanes> origin(origins);
        double total[2][lanes] = {};
        for (int n = 0; n < input.count; ++n) {
            for (int y = 0, end = 0; y < input.shape.height; y = end) {
                end = std::min(y + rows, input.shape.height);
                const float* x = input.pixel(n, y, 0) + first;
                addPixels<lanes>(
                    std::ptrdiff_t{end - y} * input.shape.width, channels,
                    [&](std::ptrdiff_t at, int v, Value* own) {
                        const Value distance = psub(ploadu<Value>(x + at), origin[v]);
                        own[0] = padd(own[0], distance);
                        own[1] = pmadd(distance, distance, own[1]);
                    },
                    total);
            }
        }
        for (int lane = 0; lane < lanes; ++lane) {
            sums[channels + first + lane] += total[0][lane];
            sums[2 * channels + first + lane] += total[1][lane];
        }
    });
}

void joinStatistics(const double* sums, std::span<const std::int64_t> pixels, std::span<float> mean,
                    std::span<float> variance) {
    const std::size_t channels = mean.size();
    for (std::size_t c = 0; c < channels; ++c) {
        double count = 0;
        double centre = 0;
        double squares = 0;
        for (std::size_t part = 0; part < pixels.size(); ++part) {
            const double* own = sums + part * 3 * channels + c;
            const auto added = static_cast<double>(pixels[part]);
            const double offset = own[channels] / added;
            const double distance = own[0] + offset - centre;
            const double all = count + added;
            squares +=
                std::max(0.0, own[2 * channels] - own[channels] * offset) + distance * distance * count * added / all;
            centre += distance * added / all;
            count = all;
        }
        mean[c] = static_cast<float>(centre);
        variance[c] = static_cast<float>(squares / count);
    }
}

void normApply(const ConstImageView& input, const float* mean, const float* factor, const float* shift, bool fusedRelu,
               const ImageView& output) {
    const int channels = input.shape.channels;
    forEachGroup(channels, [&](int first, auto constant) {
        constexpr int lanes = constant;
        using Value = typename Part<lanes>::Value;
        const Held<lanes> centres(mean + first);
        const Held<lanes> factors(factor + first);
        const Held<lanes> shifts(shift + first);
        const Value least = pset1<Value>(fusedRelu ? 0.0F : -std::numeric_limits<float>::infinity());
        for (int n = 0; n < output.count; ++n) {
            for (int y = 0; y < output.shape.height; ++y) {
                const float* x = input.pixel(n, y, 0) + first;
                float* to = output.pixel(n, y, 0) + first;
                for (int i = 0; i < output.shape.width; ++i, x += channels, to += channels) {
#pragma GCC unroll 4
                    for (int v = 0; v < Part<lanes>::count; ++v) {
                        const std::ptrdiff_t at = v * Part<lanes>::lanes;
                        const Value moved = pmadd(psub(ploadu<Value>(x + at), centres[v]), factors[v], shifts[v]);
                        pstoreu(to + at, atLeast(moved, least));
                    }
                }
            }
        }
    });
}

void normAdd(const NormTerm& a, const NormTerm& b, bool fusedRelu, const ImageView& output) {
    const int channels = output.shape.channels;
    const auto rowOf = [](const NormTerm& term, int n, int y) { return term.input.pixel(n, y, 0); };
    forEachGroup(channels, [&](int first, auto constant) {
        constexpr int lanes = constant;
        using Value = typename Part<lanes>::Value;
        const Held<lanes> centres(a.mean + first);
        const Held<lanes> factors(a.factor + first);
        const float* shift = a.shift + first;
        const Value least = pset1<Value>(fusedRelu ? 0.0F : -std::numeric_limits<float>::infinity());
        for (int n = 0; n < output.count; ++n) {
            for (int y = 0; y < output.shape.height; ++y) {
                const float* left = rowOf(a, n, y) + first;
                const float* right = rowOf(b, n, y) + first;
                float* to = output.pixel(n, y, 0) + first;
                for (int i = 0; i < output.shape.width; ++i, left += channels, right += channels, to += channels) {
#pragma GCC unroll 4
                    for (int v = 0; v < Part<lanes>::count; ++v) {
                        const std::ptrdiff_t at = v * Part<lanes>::lanes;
                        Value other = ploadu<Value>(right + at);
                        if (b.mean != nullptr)
                            other = pmadd(psub(other, ploadu<Value>(b.mean + first + at)),
                                          ploadu<Value>(b.factor + first + at), ploadu<Value>(b.shift + first + at));
                        const Value moved =
                            pmadd(psub(ploadu<Value>(left + at), centres[v]), factors[v], ploadu<Value>(shift + at));
                        pstoreu(to + at, atLeast(padd(moved, other), least));
                    }
                }
            }
        }
    });
}

namespace {

/// load(n, y, first) gives the function that fetches the gradient of values at an offset in a row.
template <class Load>
void sumGradients(const ConstImageView& input, int rows, const float* mean, double* sums, bool more, const Load& load) {
    const int channels = input.shape.channels;
    if (!more) std::fill_n(sums, 2 * channels, 0.0);
    forEachGroup(channels, [&](int first, auto constant) {
        constexpr int lanes = constant;
        using Value = typename Part<lanes>::Value;
        const Held<lanes> centres(mean + first);
        double total[2][lanes] = {};
        for (int n = 0; n < input.count; ++n) {
            for (int y = 0, end = 0; y < input.shape.height; y = end) {
                end = std::min(y + rows, input.shape.height);
                const float* x = input.pixel(n, y, 0) + first;
                const auto fetch = load(n, y, first);
                addPixels<lanes>(
                    std::ptrdiff_t{end - y} * input.shape.width, channels,
                    [&](std::ptrdiff_t at, int v, Value* own) {
                        const Value gradient = fetch(at, Value());
                        own[0] = padd(own[0], gradient);
                        own[1] = pmadd(gradient, psub(ploadu<Value>(x + at), centres[v]), own[1]);
                    },
                    total);
            }
        }
        for (int lane = 0; lane < lanes; ++lane) {
            sums[first + lane] += total[0][lane];
            sums[channels + first + lane] += total[1][lane];
        }
    });
}

/// dy where y isn't ≤ 0, as the ReLU's own backward has it.
Packet whereAbove(const Packet& y, const Packet& dy) {
    return Eigen::internal::pandnot(dy, Eigen::internal::pcmp_le(y, pset1<Packet>(0.0F)));
}
float whereAbove(float y, float dy) { return y <= 0.0F ? 0.0F : dy; }

}  // namespace

void normGradientSums(const ConstImageView& input, const ConstImageView& outputGradient, const float* mean,
                      double* sums, bool more) {
    const int rows = rowsAtOnce(input, hasDenseRows(input) && hasDenseRows(outputGradient));
    sumGradients(input, rows, mean, sums, more, [&](int n, int y, int first) {
        return [dy = outputGradient.pixel(n, y, 0) + first]<class Value>(std::ptrdiff_t at, Value) {
            return ploadu<Value>(dy + at);
        };
    });
}

void reluBackwardAndSum(const ConstImageView& input, const ConstImageView& reluOutput, const ImageView& outputGradient,
                        const float* mean, double* sums, bool more) {
    const bool areDense = hasDenseRows(input) && hasDenseRows(reluOutput) && hasDenseRows(outputGradient);
    sumGradients(input, rowsAtOnce(input, areDense), mean, sums, more, [&](int n, int y, int first) {
        return [dy = outputGradient.pixel(n, y, 0) + first, known = reluOutput.pixel(n, y, 0) + first]<class Value>(
                   std::ptrdiff_t at, Value) {
            const Value gradient = whereAbove(ploadu<Value>(known + at), ploadu<Value>(dy + at));
            pstoreu(dy + at, gradient);
            return gradient;
        };
    });
}

void normGradient(const ConstImageView& input, const ConstImageView& outputGradient, const NormGradientFactors& factors,
                  const ImageView& inputGradient, bool accumulate) {
    const int channels = input.shape.channels;
    forEachGroup(channels, [&](int first, auto constant) {
        constexpr int lanes = constant;
        using Value = typename Part<lanes>::Value;
        const Held<lanes> centres(factors.mean + first);
        const Held<lanes> ofInput(factors.ofInput + first);
        const float* ofGradient = factors.ofGradient + first;
        const float* offset = factors.offset + first;
        for (int n = 0; n < inputGradient.count; ++n) {
            for (int y = 0; y < inputGradient.shape.height; ++y) {
                const float* x = input.pixel(n, y, 0) + first;
                const float* dy = outputGradient.pixel(n, y, 0) + first;
                float* dx = inputGradient.pixel(n, y, 0) + first;
                for (int i = 0; i < inputGradient.shape.width; ++i, x += channels, dy += channels, dx += channels) {
#pragma GCC unroll 4
                    for (int v = 0; v < Part<lanes>::count; ++v) {
                        const std::ptrdiff_t at = v * Part<lanes>::lanes;
                        const Value start = accumulate ? padd(ploadu<Value>(dx + at), ploadu<Value>(offset + at))
                                                       : ploadu<Value>(offset + at);
                        const Value distance = psub(ploadu<Value>(x + at), centres[v]);
                        pstoreu(dx + at, pmadd(ploadu<Value>(dy + at), ploadu<Value>(ofGradient + at),
                                               pmadd(distance, ofInput[v], start)));
                    }
                }
            }
        }
    });
}

}  // namespace fovea::kernels
