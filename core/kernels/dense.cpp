// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernels/dense.h"

#include <Eigen/Core>
#include <algorithm>
#include <cassert>

namespace fovea::kernels {

namespace {

using RowMajor = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
using Matrix = Eigen::Map<RowMajor, 0, Eigen::OuterStride<>>;
using ConstMatrix = Eigen::Map<const RowMajor, 0, Eigen::OuterStride<>>;

/// Columns or rows of the result that one task makes.
constexpr int blockSize = 64;

// Eigen cuts products by the size of the caches; left alone, it asks the CPU, and bits would follow
// the machine.
const bool cachesAreFixed = [] {
    Eigen::setCpuCacheSizes(32 * 1024, 512 * 1024, 4 * 1024 * 1024);
    return true;
}();

// Each image is a row; only the stride between images may be wider than the row.
template <class T>
auto asMatrix(const BasicImageView<T>& view) {
    assert(view.shape.height == 1 || view.rowStride == std::ptrdiff_t{view.shape.width} * view.shape.channels);
    using Map = std::conditional_t<std::is_const_v<T>, ConstMatrix, Matrix>;
    return Map(view.data, view.count, view.shape.size(), Eigen::OuterStride<>(view.imageStride));
}

void forEachBlock(std::int64_t count, Workers& workers, FunctionRef<void(Eigen::Index, Eigen::Index)> body) {
    workers.forEach(static_cast<int>((count + blockSize - 1) / blockSize), [&](int block) {
        const Eigen::Index first = Eigen::Index{block} * blockSize;
        body(first, std::min<Eigen::Index>(blockSize, count - first));
    });
}

}  // namespace

void denseForward(ConstImageView input, std::span<const float> weight, std::span<const float> bias, ImageView output,
                  Workers& workers) {
    // y (N×U) = x (N×I) · W (I×U) + b
    const auto x = asMatrix(input);
    auto y = asMatrix(output);
    const ConstMatrix w(weight.data(), x.cols(), y.cols(), Eigen::OuterStride<>(y.cols()));
    forEachBlock(y.cols(), workers, [&](Eigen::Index first, Eigen::Index columns) {
        auto block = y.middleCols(first, columns);
        if (bias.empty())
            block.setZero();
        else
            block.rowwise() = Eigen::Map<const Eigen::RowVectorXf>(bias.data() + first, columns);
        block.noalias() += x * w.middleCols(first, columns);
    });
}

void denseInputGradient(ConstImageView outputGradient, std::span<const float> weight, ImageView inputGradient,
                        bool accumulate, Workers& workers) {
    // dx (N×I) (+)= dy (N×U) · Wᵀ (U×I)
    const auto dy = asMatrix(outputGradient);
    auto dx = asMatrix(inputGradient);
    const ConstMatrix w(weight.data(), dx.cols(), dy.cols(), Eigen::OuterStride<>(dy.cols()));
    forEachBlock(dx.cols(), workers, [&](Eigen::Index first, Eigen::Index columns) {
        auto block = dx.middleCols(first, columns);
        if (!accumulate) block.setZero();
        block.noalias() += dy * w.middleRows(first, columns).transpose();
    });
}

void denseWeightGradient(ConstImageView input, ConstImageView outputGradient, std::span<float> weightGradient,
                         std::span<float> biasGradient, Workers& workers) {
    // dW (I×U) = xᵀ (I×N) · dy (N×U); db (U) = Σ over N of dy
    const auto x = asMatrix(input);
    const auto dy = asMatrix(outputGradient);
    Matrix dw(weightGradient.data(), x.cols(), dy.cols(), Eigen::OuterStride<>(dy.cols()));
    forEachBlock(x.cols(), workers, [&](Eigen::Index first, Eigen::Index rows) {
        auto block = dw.middleRows(first, rows);
        block.setZero();
        block.noalias() += x.middleCols(first, rows).transpose() * dy;
    });
    if (biasGradient.empty()) return;
    std::fill(biasGradient.begin(), biasGradient.end(), 0.0F);
    for (Eigen::Index n = 0; n < dy.rows(); ++n)
        for (Eigen::Index u = 0; u < dy.cols(); ++u) biasGradient[static_cast<std::size_t>(u)] += dy(n, u);
}

}  // namespace fovea::kernels
