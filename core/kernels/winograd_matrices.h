// SPDX-License-Identifier: GPL-3.0-or-later
// Where Winograd's matrices come from. Everything here is computed by the compiler.
//
// We want `tile` neighbouring outputs of a row, y_i = Σ_j d_{i+j} g_j, from tile + kernel − 1 = n
// inputs with n multiplications instead of tile · kernel. The way is Cook's and Toom's for
// multiplying polynomials, turned around:
//
//   1. A polynomial of degree n − 1 is known by its values at n − 1 points p and at ∞, its highest
//      coefficient. A product h·g of polynomials with `tile` and `kernel` coefficients has degree
//      n − 1, and its value at p is h(p) · g(p): n multiplications. So
//          coefficients of h·g = C⁻¹ [(G g) ⊙ (A h)]
//      where rows of A and G are the powers (1, p, p², …), and for ∞ (0, …, 0, 1).
//   2. C⁻¹ interpolates: the coefficients of h·g are the sum, over the points, of the value at p
//      times the polynomial Π_{q≠p} (x − q) / (p − q), which is 1 at p and 0 at the others; ∞ brings
//      Π_q (x − q). B has the numerators as columns; G's rows take the denominators.
//   3. For a fixed g all this is a linear map from h to h·g, namely h·g = T h with T_{i+j,i} = g_j.
//      What we want is its transpose, y = Tᵀ d. Transposing the product of matrices B diag(G g) A gives
//
//          y = Aᵀ [(G g) ⊙ (Bᵀ d)]
//
// In two dimensions each matrix is applied to columns, then to rows:
//
//     Y = Aᵀ [U ⊙ V] A,   U = G g Gᵀ,   V = Bᵀ d B                            (n² products)
//
// and backward is the transpose once more, with the same matrices. For a gradient dY:
//
//     Z = A dY Aᵀ,   dd = B [U ⊙ Z] Bᵀ,   dg = Gᵀ [V ⊙ Z] G
//
// Sources: S. Winograd, "Arithmetic complexity of computations", 1980; A. Lavin and S. Gray, "Fast
// algorithms for convolutional neural networks", 2016.
#pragma once

#include <cstddef>

namespace fovea::kernels::winograd {

/// A matrix that a template can take as its argument.
template <int Rows, int Columns>
struct Matrix {
    static constexpr int rows = Rows;
    static constexpr int columns = Columns;
    double values[Rows][Columns] = {};

    constexpr Matrix<Columns, Rows> transposed() const {
        Matrix<Columns, Rows> result;
        for (int i = 0; i < Rows; ++i)
            for (int j = 0; j < Columns; ++j) result.values[j][i] = values[i][j];
        return result;
    }
};

/// The finite points for n values, n − 1 of them, in pairs ±p that share their work. Rounding errors
/// grow with the spread of the points' powers; these are the best of a search over multiples of 1/16.
/// For n = 6 the usual 0, ±1, ±2 makes four times their error. For n = 8 the products' terms nearly
/// cancel in the end, so that sums are cut into short ones: errors are then 3e-6 of the largest value
/// in the median of random convolutions and 9e-6 in one of a thousand (n = 6: 6e-7 and 2e-6).
template <int Count>
struct Points;
template <>
struct Points<6> {
    static constexpr double values[] = {0, 0.75, -0.75, 1.5, -1.5};
    static constexpr int longestSum = 256;
};
template <>
struct Points<8> {
    static constexpr double values[] = {0, 0.5, -0.5, 1, -1, 2, -2};
    static constexpr int longestSum = 24;
};

/// F(Tile × Tile, Kernel × Kernel): Tile² outputs from Side² inputs.
template <int Tile, int Kernel>
struct Scheme {
    static constexpr int tile = Tile;
    static constexpr int kernel = Kernel;
    static constexpr int side = Tile + Kernel - 1;
    static constexpr int pointCount = side * side;
    static constexpr int finite = side - 1;
    static constexpr const auto& points = Points<side>::values;
    static constexpr int longestSum = Points<side>::longestSum;

    static constexpr Matrix<side, Tile> powersOfPoints() {
        Matrix<side, Tile> a;
        for (int i = 0; i < finite; ++i) {
            double power = 1;
            for (int j = 0; j < Tile; ++j, power *= points[i]) a.values[i][j] = power;
        }
        a.values[finite][Tile - 1] = 1;
        return a;
    }

    static constexpr Matrix<side, Kernel> scaledPowersOfPoints() {
        Matrix<side, Kernel> g;
        for (int i = 0; i < finite; ++i) {
            double power = 1;
            for (int q = 0; q < finite; ++q)
                if (q != i) power /= points[i] - points[q];
            for (int j = 0; j < Kernel; ++j, power *= points[i]) g.values[i][j] = power;
        }
        g.values[finite][Kernel - 1] = 1;
        return g;
    }

    /// Row p: coefficients of Π_{q≠p} (x − q), constant first; row ∞: those of Π_q (x − q).
    static constexpr Matrix<side, side> interpolation() {
        Matrix<side, side> b;
        for (int i = 0; i < side; ++i) {
            double* coefficients = b.values[i];
            coefficients[0] = 1;
            for (int q = 0; q < finite; ++q) {
                if (q == i) continue;
                for (int j = side - 1; j >= 0; --j)
                    coefficients[j] = (j > 0 ? coefficients[j - 1] : 0.0) - points[q] * coefficients[j];
            }
        }
        return b;
    }

    static constexpr Matrix<side, Tile> A = powersOfPoints();
    static constexpr Matrix<side, Kernel> G = scaledPowersOfPoints();
    static constexpr Matrix<side, side> Bt = interpolation();
    static constexpr Matrix<Tile, side> At = A.transposed();
    static constexpr Matrix<Kernel, side> Gt = G.transposed();
    static constexpr Matrix<side, side> B = Bt.transposed();
};

}  // namespace fovea::kernels::winograd
