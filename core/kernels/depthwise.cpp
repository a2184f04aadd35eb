// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernels/depthwise.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <utility>

#include "core/kernels/direct_weight_gradient.h"
#include "core/kernels/product.h"

namespace fovea::kernels {

namespace {

using Eigen::internal::ploadu;
using Eigen::internal::pmadd;
using Eigen::internal::pmax;
using Eigen::internal::pset1;
using Eigen::internal::pstoreu;

constexpr int largestGroup = 10;  ///< pixels or taps whose sums are held at once

/// The region of one image, its pixels `width` values apart; in place where they lie so.
SourceWindow openWide(const ConstImageView& source, int n, const Region& region, int width, Scratch& scratch) {
    const int channels = source.shape.channels;
    if (width == channels) return openWindow(source, n, 1, region, scratch);
    const std::ptrdiff_t rowStride = std::ptrdiff_t{region.width()} * width;
    float* copy = scratch.floats(static_cast<std::size_t>(rowStride * std::max(0, region.height())));
    float* target = copy;
    for (int y = region.top; y < region.bottom; ++y) {
        for (int x = region.left; x < region.right; ++x, target += width) {
            const bool inside = y >= 0 && y < source.shape.height && x >= 0 && x < source.shape.width;
            if (inside) std::copy_n(source.pixel(n, y, x), channels, target);
            std::fill(target + (inside ? channels : 0), target + width, 0.0F);
        }
    }
    return {copy, rowStride, 0};
}

/// One packet of channels of some pixels of a row.
struct PixelSums {
    const std::ptrdiff_t* taps = nullptr;  ///< offsets from a pixel's corner
    const int* indices = nullptr;          ///< which weight a tap takes
    int tapCount = 0;
    int width = 0;  ///< of a weight's row
    std::ptrdiff_t sourceStep = 0;
    std::ptrdiff_t targetStep = 0;
    int used = 0;  ///< channels of the packet
    SumRule rule;
};

template <int Pixels>
void sumPixelsUnderTaps(const PixelSums& job, const float* source, const float* weight, const float* bias,
                        float* target) {
    Packet sums[Pixels];
    const Packet start = bias == nullptr ? pset1<Packet>(0.0F) : loadPart(bias, job.used);
#pragma GCC unroll 10
    for (int i = 0; i < Pixels; ++i)
        sums[i] = job.rule.accumulate ? loadPart(target + i * job.targetStep, job.used) : start;
    for (int tap = 0; tap < job.tapCount; ++tap) {
        const Packet factor = ploadu<Packet>(weight + std::ptrdiff_t{job.indices[tap]} * job.width);
        const float* values = source + job.taps[tap];
#pragma GCC unroll 10
        for (int i = 0; i < Pixels; ++i) sums[i] = pmadd(ploadu<Packet>(values + i * job.sourceStep), factor, sums[i]);
    }
#pragma GCC unroll 10
    for (int i = 0; i < Pixels; ++i) {
        if (job.rule.fusedRelu) sums[i] = pmax(sums[i], pset1<Packet>(0.0F));
        storePart(target + i * job.targetStep, job.used, sums[i]);
    }
}

/// One packet of channels of some taps, summed over a map.
struct TapSums {
    const std::ptrdiff_t* taps = nullptr;
    Extent output;
    std::ptrdiff_t sourceStep = 0, sourceRow = 0;
    std::ptrdiff_t gradientStep = 0, gradientRow = 0;
    std::ptrdiff_t width = 0;  ///< of a tap's row of sums
};

template <int Taps>
void sumTapsOverPixels(const TapSums& job, const float* source, const float* gradient, float* target) {
    Packet sums[Taps];
#pragma GCC unroll 10
    for (int tap = 0; tap < Taps; ++tap) sums[tap] = ploadu<Packet>(target + tap * job.width);
    for (int y = 0; y < job.output.height; ++y) {
        const float* values = source + y * job.sourceRow;
        const float* factors = gradient + y * job.gradientRow;
        for (int x = 0; x < job.output.width; ++x, values += job.sourceStep, factors += job.gradientStep) {
            const Packet factor = ploadu<Packet>(factors);
#pragma GCC unroll 10
            for (int tap = 0; tap < Taps; ++tap)
                sums[tap] = pmadd(ploadu<Packet>(values + job.taps[tap]), factor, sums[tap]);
        }
    }
#pragma GCC unroll 10
    for (int tap = 0; tap < Taps; ++tap) pstoreu(target + tap * job.width, sums[tap]);
}

using PixelFunction = void (*)(const PixelSums&, const float*, const float*, const float*, float*);
using TapFunction = void (*)(const TapSums&, const float*, const float*, float*);
template <std::size_t... Counts>
constexpr std::array<PixelFunction, largestGroup> pixelTable(std::index_sequence<Counts...>) {
    return {sumPixelsUnderTaps<static_cast<int>(Counts) + 1>...};
}
template <std::size_t... Counts>
constexpr std::array<TapFunction, largestGroup> tapTable(std::index_sequence<Counts...>) {
    return {sumTapsOverPixels<static_cast<int>(Counts) + 1>...};
}
constexpr auto pixelFunctions = pixelTable(std::make_index_sequence<largestGroup>());
constexpr auto tapFunctions = tapTable(std::make_index_sequence<largestGroup>());

/// Rows of one image's points.
void gatherRows(const PreparedLattice& prepared, const ConstImageView& source, int n, const float* weight, int width,
                const SumRule& rule, const ImageView& target, RowRange rows) {
    const Lattice& lattice = prepared.lattice;
    if (rule.accumulate && lattice.taps.empty()) return;
    Scratch scratch;
    const SourceWindow window = openWide(source, n, touchedRegion(lattice, rows.first, rows.end), width, scratch);
    std::ptrdiff_t* taps = scratchOffsets(scratch, lattice.taps.size());
    prepared.taps.writeOffsets(width, window.rowStride, taps);
    PixelSums job;
    job.taps = taps;
    job.indices = prepared.indices.data();
    job.tapCount = static_cast<int>(lattice.taps.size());
    job.width = width;
    job.sourceStep = std::ptrdiff_t{lattice.sourceStride.width} * width;
    job.targetStep = std::ptrdiff_t{lattice.targetStride.width} * target.shape.channels;
    job.rule = rule;
    const EvenTiles tiles(lattice.count.width, largestGroup);
    for (int t = rows.first; t < rows.end; ++t) {
        const float* from = window.corner + (t - rows.first) * lattice.sourceStride.height * window.rowStride;
        float* to = target.pixel(n, lattice.start.height + t * lattice.targetStride.height, lattice.start.width);
        for (int tile = 0; tile < tiles.count; ++tile) {
            const int pixels = tiles.rows(tile);
            for (int c = 0; c < width; c += packetLanes) {
                job.used = std::min(packetLanes, target.shape.channels - c);
                pixelFunctions[static_cast<std::size_t>(pixels - 1)](
                    job, from + c, weight + c, rule.bias == nullptr ? nullptr : rule.bias + c, to + c);
            }
            from += pixels * job.sourceStep;
            to += pixels * job.targetStep;
        }
    }
}

}  // namespace

PreparedLattice::PreparedLattice(Lattice points)
    : lattice(std::move(points)), taps(makeSegments(lattice.taps, 1, false)) {
    for (const Tap& tap : lattice.taps) indices.push_back(tap.index);
}

bool DepthwiseConvolution::fits(const ConvProblem& problem) {
    return problem.groups == problem.input.channels && problem.groups == problem.filters;
}

DepthwiseConvolution::DepthwiseConvolution(const ConvProblem& problem)
    : Convolution(problem),
      forward_(forwardLattice(problem.geometry)),
      width_(packetsFor(problem.filters) * packetLanes) {
    assert(fits(problem));
    for (Lattice& lattice : inputGradientLattices(problem.geometry, {problem.input.height, problem.input.width}))
        inputGradient_.emplace_back(std::move(lattice));
}

std::size_t DepthwiseConvolution::panelFloats(ConvPass /*pass*/) const {
    return forward_.indices.size() * static_cast<std::size_t>(width_);
}

void DepthwiseConvolution::pack(ConvPass /*pass*/, int /*job*/, const float* weight, float* panels) const {
    for (std::size_t tap = 0; tap < forward_.indices.size(); ++tap, weight += problem().filters, panels += width_) {
        std::copy_n(weight, problem().filters, panels);
        std::fill(panels + problem().filters, panels + width_, 0.0F);
    }
}

void DepthwiseConvolution::forward(const ConvForward& call, RowRange rows) const {
    if (rows.first >= rows.end) return;
    for (int n = 0; n < call.output.count; ++n)
        gatherRows(forward_, call.input, n, call.panels, width_, {call.bias, false, call.fusedRelu}, call.output, rows);
}

// dx = Σ dy · w,   dw = Σ x · dy,   db = Σ dy
void DepthwiseConvolution::backward(const ConvBackward& call) const {
    if (call.inputGradient.data != nullptr)
        for (int n = 0; n < call.inputGradient.count; ++n)
            for (const PreparedLattice& part : inputGradient_)
                gatherRows(part, call.outputGradient, n, call.panels, width_, {nullptr, call.accumulate, false},
                           call.inputGradient, {0, part.lattice.count.height});
    if (call.weightGradient != nullptr) writeWeightGradient(call);
    if (call.biasGradient != nullptr) sumPixels(call.outputGradient, call.biasGradient, call.accumulateWeights);
}

void DepthwiseConvolution::writeWeightGradient(const ConvBackward& call) const {
    const Extent output = problem().geometry.output;
    const int taps = static_cast<int>(forward_.indices.size());
    Scratch scratch;
    float* sums = scratch.floats(panelFloats(ConvPass::Forward));
    std::fill_n(sums, panelFloats(ConvPass::Forward), 0.0F);
    std::ptrdiff_t* offsets = scratchOffsets(scratch, forward_.indices.size());
    const EvenTiles groups(taps, largestGroup);
    for (int n = 0; n < call.input.count; ++n) {
        Scratch perImage;
        const Region region = touchedRegion(forward_.lattice, 0, output.height);
        const SourceWindow x = openWide(call.input, n, region, width_, perImage);
        const SourceWindow dy = openWide(call.outputGradient, n, {0, output.height, 0, output.width}, width_, perImage);
        forward_.taps.writeOffsets(width_, x.rowStride, offsets);
        TapSums job;
        job.output = output;
        job.sourceStep = std::ptrdiff_t{problem().geometry.stride.width} * width_;
        job.sourceRow = problem().geometry.stride.height * x.rowStride;
        job.gradientStep = width_;
        job.gradientRow = dy.rowStride;
        job.width = width_;
        for (int c = 0; c < width_; c += packetLanes) {
            for (int group = 0, first = 0; group < groups.count; first += groups.rows(group), ++group) {
                job.taps = offsets + first;
                tapFunctions[static_cast<std::size_t>(groups.rows(group) - 1)](
                    job, x.corner + c, dy.corner + c, sums + std::ptrdiff_t{first} * width_ + c);
            }
        }
    }
    for (int tap = 0; tap < taps; ++tap) {
        const float* sum = sums + std::ptrdiff_t{tap} * width_;
        float* target = call.weightGradient + std::ptrdiff_t{tap} * problem().filters;
        for (int f = 0; f < problem().filters; ++f) target[f] = call.accumulateWeights ? target[f] + sum[f] : sum[f];
    }
}

}  // namespace fovea::kernels
