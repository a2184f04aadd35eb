// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernels/dense.h"

#include <algorithm>
#include <cassert>

#include "core/kernels/product.h"

namespace fovea::kernels {

namespace {

// Which product runs depends on the sizes alone. Measured on Zen 3, one thread, GFLOP/s by processor time:
//                                    8×400→120   64×3072→10   64×4096→256
//     y   these tiles / Eigen            75 / 54      59 / 42       44 / 67
//     dx  these tiles / Eigen            58 / 51      20 / 33       78 / 72
//     dW  these tiles / Eigen            41 / 46      39 / 16       50 / 68
// Tiles take their operands as they lie, Eigen copies them first: that pays where a large W is read for many rows.

/// Columns of the result that one task makes (of dW: rows).
constexpr int blockSize = 64;
/// Up to so many units W and dy are read panel by panel, nearly in order: two panels on AVX2, one on AVX-512.
constexpr int narrow = 48;
/// Rows of the batch in one task.
constexpr int rowsPerTask = 96;
/// From this many rows on, copying W pays.
constexpr int manyRows = 32;
/// Rows of a transposed result that are made before they are turned; a multiple of every tile's height.
constexpr int rowsTurned = 48;

using RowMajor = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
template <class T>
using Matrix = Eigen::Map<std::conditional_t<std::is_const_v<T>, const RowMajor, RowMajor>, 0, Eigen::OuterStride<>>;

// Eigen cuts products by the size of the caches; left alone, it asks the CPU, and bits would follow
// the machine.
const bool cachesAreFixed = [] {
    Eigen::setCpuCacheSizes(32 * 1024, 512 * 1024, 4 * 1024 * 1024);
    return true;
}();

/// A matrix in memory, one row every `stride` values.
template <class T>
struct Rows {
    T* data = nullptr;
    int count = 0;
    int columns = 0;
    std::ptrdiff_t stride = 0;
    T* row(int i) const { return data + i * stride; }
    Matrix<T> matrix() const { return {data, count, columns, Eigen::OuterStride<>(stride)}; }
};

/// Each image is a row; only the stride between images may be wider than the row.
template <class T>
Rows<T> asRows(const BasicImageView<T>& view) {
    assert(view.shape.height == 1 || view.rowStride == std::ptrdiff_t{view.shape.width} * view.shape.channels);
    return {view.data, view.count, static_cast<int>(view.shape.size()), view.imageStride};
}

/// Columns [firstColumn, endColumn) of `count` rows in panels: [panel][row][lane]. Whole packets while the
/// matrix lasts: what follows a row's columns only fills the spare lanes.
void packColumns(const Rows<const float>& source, int firstRow, int count, int firstColumn, int endColumn,
                 float* target) {
    const float* end = source.row(source.count - 1) + source.columns;
    for (int k = 0; k < count; ++k) {
        const float* row = source.row(firstRow + k);
        forEachPanel(source.columns, firstColumn, endColumn, [&](const ColumnPanel& panel) {
            const bool isWhole = end - (row + panel.first) >= panel.width;
            float* to = target + std::ptrdiff_t{panel.first - firstColumn} * count + std::ptrdiff_t{k} * panel.width;
            for (int v = 0; v < panel.packets; ++v) {
                const int used = isWhole ? packetLanes : std::min(packetLanes, panel.lanes - v * packetLanes);
                storePart(to + v * packetLanes, packetLanes, loadPart(row + panel.first + v * packetLanes, used));
            }
        });
    }
}

/// Transposes packetLanes packets. (A template, since GCC warns where Eigen's block is named with a packet's type.)
template <class P>
void transposeSquare(P* rows) {
    Eigen::internal::PacketBlock<P, packetLanes> block;
    std::copy_n(rows, packetLanes, block.packet);
    Eigen::internal::ptranspose(block);
    std::copy_n(block.packet, packetLanes, rows);
}

/// Calls store(column, row, packet, used) for the transpose of `source`: `used` values of a column from `row` on.
template <class Store>
void transpose(const Rows<const float>& source, const Store& store) {
    Packet square[packetLanes];
    for (int i = 0; i < source.count; i += packetLanes) {
        const int rows = std::min(packetLanes, source.count - i);
        for (int j = 0; j < source.columns; j += packetLanes) {
            const int columns = std::min(packetLanes, source.columns - j);
            for (int r = 0; r < packetLanes; ++r)
                square[r] = r < rows ? loadPart(source.row(i + r) + j, columns) : Eigen::internal::pset1<Packet>(0.0F);
            transposeSquare(square);
            for (int c = 0; c < columns; ++c) store(j + c, i, square[c], rows);
        }
    }
}

/// C's rows [first, end), one panel wide, from the same rows of A.
void multiplyRows(Product& product, const ColumnPanel& panel, const Rows<const float>& a, std::ptrdiff_t aColumn,
                  int first, int end, const float* b, float* c, std::ptrdiff_t cStride) {
    const std::ptrdiff_t aOffset = aColumn;
    const std::ptrdiff_t bOffset = 0;
    product.aOffsets = &aOffset;
    product.bOffsets = &bOffset;
    product.segments = 1;
    product.lanes = panel.lanes;
    const float* aRows[largestTile];
    float* cRows[largestTile];
    const EvenTiles tiles(end - first, tileRows(panel.packets));
    for (int tile = 0, row = first; tile < tiles.count; ++tile) {
        const int count = tiles.rows(tile);
        for (int i = 0; i < count; ++i, ++row, c += cStride) {
            aRows[i] = a.row(row);
            cRows[i] = c;
        }
        multiplyTile(product, count, panel.packets, aRows, b, cRows);
    }
}

/// A part of y: some rows and some panels of units.
struct ForwardBlock {
    int firstRow, endRow, firstUnit, endUnit;
    int rows() const { return endRow - firstRow; }
};

/// y = x · W + b with W as it lies, for few rows. Behind the last units, a row of W is followed by the next
/// one and the last rows by nobody knows what, so that these few are copied first.
void forwardInPlace(const Rows<const float>& x, const Rows<const float>& w, const float* bias,
                    const ForwardBlock& block, const Rows<float>& y) {
    forEachPanel(w.columns, block.firstUnit, block.endUnit, [&](const ColumnPanel& panel) {
        const int copied = std::min(w.count, (panel.width - panel.lanes + w.columns - 1) / w.columns);
        const int inPlace = w.count - copied;
        float* target = y.row(block.firstRow) + panel.first;
        Product product;
        product.bias = bias == nullptr ? nullptr : bias + panel.first;
        product.steps = inPlace;
        product.bStep = w.stride;
        multiplyRows(product, panel, x, 0, block.firstRow, block.endRow, w.data + panel.first, target, y.stride);
        if (copied == 0) return;
        Scratch scratch;
        float* last = scratch.floats(static_cast<std::size_t>(copied) * static_cast<std::size_t>(panel.width));
        packColumns(w, inPlace, copied, panel.first, panel.first + panel.lanes, last);
        product.accumulate = true;
        product.steps = copied;
        product.bStep = panel.width;
        multiplyRows(product, panel, x, inPlace, block.firstRow, block.endRow, last, target, y.stride);
    });
}

/// dyᵀ in panels of `lanes` images: [panel][unit][lane].
void packTransposed(const Rows<const float>& dy, float* target) {
    forEachPanel(dy.count, [&](const ColumnPanel& panel) {
        std::fill_n(target, std::ptrdiff_t{panel.width} * dy.columns, 0.0F);
        transpose({dy.row(panel.first), panel.lanes, dy.columns, dy.stride},
                  [&](int unit, int image, const Packet& values, int used) {
                      storePart(target + std::ptrdiff_t{unit} * panel.width + image, used, values);
                  });
        target += std::ptrdiff_t{panel.width} * dy.columns;
    });
}

/// Columns [first, end) of dx (+)= dy · Wᵀ, as the transpose of W · dyᵀ: so W, the largest of the three, is
/// read once and as it lies.
void inputGradientBlock(const Rows<const float>& w, const Rows<const float>& dy, const float* turned, int first,
                        int end, bool accumulate, const Rows<float>& dx) {
    Scratch scratch;
    float* product = scratch.floats(std::size_t{rowsTurned} * widestPanel * packetLanes);
    for (int row = first; row < end; row += rowsTurned) {
        const int rows = std::min(rowsTurned, end - row);
        const float* b = turned;
        forEachPanel(dy.count, [&](const ColumnPanel& panel) {
            Product sums;
            sums.steps = dy.columns;
            sums.bStep = panel.width;
            multiplyRows(sums, panel, w, 0, row, row + rows, b, product, panel.width);
            transpose({product, rows, panel.lanes, panel.width},
                      [&](int image, int column, const Packet& values, int used) {
                          float* target = dx.row(panel.first + image) + row + column;
                          const Packet before = accumulate ? loadPart(target, used) : Eigen::internal::pset1<Packet>(0);
                          storePart(target, used, Eigen::internal::padd(before, values));
                      });
            b += std::ptrdiff_t{panel.width} * dy.columns;
        });
    }
}

// For fewer images than a packet has lanes, lanes run along many units and are added at the end: W is read once and as
// it lies, where Eigen copies it first. 400←120 of four images, one thread: 2.5 µs an image with Eigen, 1.7 so.

/// A tile of the above: 12 sums, seven loads for 12 products.
constexpr int fewColumns = 3;
constexpr int fewImages = 4;

/// sums[n][i] = Σ_u dy[n][u] · W[i][u]; dy is 0 behind its units, up to a whole packet.
template <int Columns, int Images>
void sumUnits(const Rows<const float>& w, const Rows<const float>& dy, float (*sums)[fewColumns]) {
    Packet own[Columns][Images];
    const float* weights[Columns];
#pragma GCC unroll 3
    for (int i = 0; i < Columns; ++i) {
        weights[i] = w.row(i);
#pragma GCC unroll 4
        for (int n = 0; n < Images; ++n) own[i][n] = Eigen::internal::pset1<Packet>(0.0F);
    }
    const float* gradients[Images];
#pragma GCC unroll 4
    for (int n = 0; n < Images; ++n) gradients[n] = dy.row(n);
    const auto add = [&](int u, int used) {
        Packet gradient[Images];
#pragma GCC unroll 4
        for (int n = 0; n < Images; ++n) gradient[n] = Eigen::internal::ploadu<Packet>(gradients[n] + u);
#pragma GCC unroll 3
        for (int i = 0; i < Columns; ++i) {
            const Packet weight = loadPart(weights[i] + u, used);
#pragma GCC unroll 4
            for (int n = 0; n < Images; ++n) own[i][n] = Eigen::internal::pmadd(weight, gradient[n], own[i][n]);
        }
    };
    const int whole = w.columns / packetLanes * packetLanes;
    for (int u = 0; u < whole; u += packetLanes) add(u, packetLanes);
    if (whole < w.columns) add(whole, w.columns - whole);
#pragma GCC unroll 3
    for (int i = 0; i < Columns; ++i)
#pragma GCC unroll 4
        for (int n = 0; n < Images; ++n) sums[n][i] = Eigen::internal::predux(own[i][n]);
}

using SumFunction = void (*)(const Rows<const float>&, const Rows<const float>&, float (*)[fewColumns]);
constexpr SumFunction sumFunctions[fewColumns][fewImages] = {
    {sumUnits<1, 1>, sumUnits<1, 2>, sumUnits<1, 3>, sumUnits<1, 4>},
    {sumUnits<2, 1>, sumUnits<2, 2>, sumUnits<2, 3>, sumUnits<2, 4>},
    {sumUnits<3, 1>, sumUnits<3, 2>, sumUnits<3, 3>, sumUnits<3, 4>},
};

/// Columns [first, end) of dx (+)= dy · Wᵀ.
void inputGradientOfFew(const Rows<const float>& w, const Rows<const float>& dy, int first, int end, bool accumulate,
                        const Rows<float>& dx) {
    float sums[fewImages][fewColumns];
    for (int image = 0; image < dy.count; image += fewImages) {
        const Rows<const float> some{dy.row(image), std::min(fewImages, dy.count - image), dy.columns, dy.stride};
        const EvenTiles tiles(end - first, fewColumns);
        for (int tile = 0, column = first; tile < tiles.count; column += tiles.rows(tile), ++tile) {
            const int columns = tiles.rows(tile);
            sumFunctions[columns - 1][some.count - 1]({w.row(column), columns, w.columns, w.stride}, some, sums);
            for (int n = 0; n < some.count; ++n) {
                float* target = dx.row(image + n) + column;
                for (int i = 0; i < columns; ++i) target[i] = accumulate ? target[i] + sums[n][i] : sums[n][i];
            }
        }
    }
}

/// Rows [first, end) of dW = xᵀ · dy. x's columns are read image by image, often a power of two apart, where
/// they would fight for one cache set; hence the copies.
void weightGradientBlock(const Rows<const float>& x, const Rows<const float>& dy, int first, int end,
                         const Rows<float>& dw) {
    Scratch scratch;
    const int rows = end - first;
    float* columns = scratch.floats(static_cast<std::size_t>(rows) * static_cast<std::size_t>(x.count));
    for (int n = 0; n < x.count; ++n) std::copy_n(x.row(n) + first, rows, columns + std::ptrdiff_t{n} * rows);
    float* packed = scratch.floats(static_cast<std::size_t>(dy.count) *
                                   static_cast<std::size_t>(packetsFor(dy.columns) * packetLanes));
    packColumns(dy, 0, dy.count, 0, dy.columns, packed);
    forEachPanel(dy.columns, [&](const ColumnPanel& panel) {
        Product product;
        product.steps = dy.count;
        product.aStep = rows;
        product.bStep = panel.width;
        multiplyRows(product, panel, {columns, rows, dy.count, 1}, 0, 0, rows,
                     packed + std::ptrdiff_t{panel.first} * dy.count, dw.row(first) + panel.first, dw.stride);
    });
}

/// body(first, end) for blocks of `count` things.
template <class Body>
void forEachBlock(int count, int size, Workers& workers, const Body& body) {
    workers.forEach((count + size - 1) / size,
                    [&](int block) { body(block * size, std::min(count, (block + 1) * size)); });
}

}  // namespace

void denseForward(ConstImageView input, std::span<const float> weight, std::span<const float> bias, ImageView output,
                  Workers& workers) {
    // y (N×U) = x (N×I) · W (I×U) + b
    const auto x = asRows(input);
    const auto y = asRows(output);
    const Rows<const float> w{weight.data(), x.columns, y.columns, y.columns};
    const float* b = bias.empty() ? nullptr : bias.data();
    const bool usesEigen = y.columns > narrow && y.count >= manyRows;
    // The first panel may be three packets wide; all tasks but the first begin where another panel does.
    const int odd = ColumnPanel(y.columns, 0).packets == widestPanel ? widestPanel * packetLanes : 0;
    const int taskColumns = std::max(1, (y.columns - odd + blockSize - 1) / blockSize);
    const int taskRows = usesEigen ? 1 : (y.count + rowsPerTask - 1) / rowsPerTask;
    workers.forEach(taskRows * taskColumns, [&](int task) {
        const int column = task % taskColumns;
        const int first = column == 0 ? 0 : odd + column * blockSize;
        const int end = std::min(y.columns, odd + (column + 1) * blockSize);
        const int row = task / taskColumns * rowsPerTask;
        if (!usesEigen) return forwardInPlace(x, w, b, {row, std::min(y.count, row + rowsPerTask), first, end}, y);
        auto block = y.matrix().middleCols(first, end - first);
        if (b == nullptr)
            block.setZero();
        else
            block.rowwise() = Eigen::Map<const Eigen::RowVectorXf>(b + first, end - first);
        block.noalias() += x.matrix() * w.matrix().middleCols(first, end - first);
    });
}

void denseInputGradient(ConstImageView outputGradient, std::span<const float> weight, ImageView inputGradient,
                        bool accumulate, Workers& workers) {
    // dx (N×I) (+)= dy (N×U) · Wᵀ (U×I)
    const auto dy = asRows(outputGradient);
    const auto dx = asRows(inputGradient);
    const Rows<const float> w{weight.data(), dx.columns, dy.columns, dy.columns};
    if (dy.columns <= narrow) {
        return forEachBlock(dx.columns, blockSize, workers, [&](int first, int end) {
            auto block = dx.matrix().middleCols(first, end - first);
            if (!accumulate) block.setZero();
            block.noalias() += dy.matrix() * w.matrix().middleRows(first, end - first).transpose();
        });
    }
    Scratch scratch;
    if (dy.count < packetLanes) {
        const std::ptrdiff_t stride = std::ptrdiff_t{packetsFor(dy.columns)} * packetLanes;
        float* padded = scratch.floats(static_cast<std::size_t>(stride * dy.count));
        for (int n = 0; n < dy.count; ++n)
            std::fill(std::copy_n(dy.row(n), dy.columns, padded + n * stride), padded + (n + 1) * stride, 0.0F);
        const Rows<const float> rows{padded, dy.count, dy.columns, stride};
        return forEachBlock(dx.columns, 4 * blockSize, workers,
                            [&](int first, int end) { inputGradientOfFew(w, rows, first, end, accumulate, dx); });
    }
    float* turned = scratch.floats(static_cast<std::size_t>(packetsFor(dy.count)) * packetLanes *
                                   static_cast<std::size_t>(dy.columns));
    packTransposed(dy, turned);
    forEachBlock(dx.columns, 2 * rowsTurned, workers,
                 [&](int first, int end) { inputGradientBlock(w, dy, turned, first, end, accumulate, dx); });
}

void denseWeightGradient(ConstImageView input, ConstImageView outputGradient, std::span<float> weightGradient,
                         std::span<float> biasGradient, Workers& workers) {
    // dW (I×U) = xᵀ (I×N) · dy (N×U); db (U) = Σ over N of dy
    const auto x = asRows(input);
    const auto dy = asRows(outputGradient);
    const Rows<float> dw{weightGradient.data(), x.columns, dy.columns, dy.columns};
    if (dy.columns <= narrow) {
        forEachBlock(x.columns, 4 * blockSize, workers,
                     [&](int first, int end) { weightGradientBlock(x, dy, first, end, dw); });
    } else {
        forEachBlock(x.columns, blockSize, workers, [&](int first, int end) {
            auto block = dw.matrix().middleRows(first, end - first);
            block.setZero();
            block.noalias() += x.matrix().middleCols(first, end - first).transpose() * dy.matrix();
        });
    }
    if (biasGradient.empty()) return;
    std::fill(biasGradient.begin(), biasGradient.end(), 0.0F);
    for (int n = 0; n < dy.count; ++n)
        for (int u = 0; u < dy.columns; ++u) biasGradient[static_cast<std::size_t>(u)] += dy.row(n)[u];
}

}  // namespace fovea::kernels
