// SPDX-License-Identifier: GPL-3.0-or-later
// Inside core/kernels only. Products with Winograd's small constant matrices, a packet of channels
// at a time. The compiler sees every factor, so that zeros and ones cost nothing.
#pragma once

#include "core/kernels/product.h"
#include "core/kernels/winograd_matrices.h"

namespace fovea::kernels::winograd {

using Eigen::internal::padd;
using Eigen::internal::ploadu;
using Eigen::internal::pmadd;
using Eigen::internal::pmul;
using Eigen::internal::pset1;
using Eigen::internal::pstoreu;
using Eigen::internal::psub;

/// Points come in pairs ±p. Their rows of A, G and Bᵀ differ in the signs of the odd columns only, so
/// that both products are even part ± odd part: half the multiplications.
template <int Rows, int Columns>
constexpr bool rowsMirror(const Matrix<Rows, Columns>& m, int row) {
    if (row + 1 >= Rows) return false;
    bool anyOdd = false;
    for (int j = 0; j < Columns; ++j) {
        const bool odd = j % 2 == 1;
        if (m.values[row + 1][j] != (odd ? -1 : 1) * m.values[row][j]) return false;
        anyOdd = anyOdd || (odd && m.values[row][j] != 0);
    }
    return anyOdd;
}

/// In the transposed matrices it is two columns c, c + 1 that differ in the signs of the odd rows.
/// This is the matrix for x_c + x_{c+1} and x_c − x_{c+1} in place of x_c and x_{c+1}.
template <int Rows, int Columns>
constexpr Matrix<Rows, Columns> foldColumns(Matrix<Rows, Columns> m) {
    for (int c = 0; c < Columns; ++c) {
        if (!rowsMirror(m.transposed(), c)) continue;
        for (int i = 0; i < Rows; ++i) m.values[i][c + 1] = i % 2 == 0 ? 0.0 : m.values[i][c];
        for (int i = 1; i < Rows; i += 2) m.values[i][c] = 0;
        ++c;
    }
    return m;
}

template <int Rows, int Columns>
constexpr bool anyColumnsMirror(const Matrix<Rows, Columns>& m) {
    for (int c = 0; c < Columns; ++c)
        if (rowsMirror(m.transposed(), c)) return true;
    return false;
}

/// The term of a sum to start with, among columns first, first + step, …: one with factor 1 if there
/// is one, since that needs no multiplication.
template <int Rows, int Columns>
constexpr int firstTerm(const Matrix<Rows, Columns>& m, int row, int first, int step) {
    int found = -1;
    for (int j = first; j < Columns; j += step) {
        if (m.values[row][j] == 0) continue;
        found = j;
        if (m.values[row][j] == 1) break;
    }
    return found;
}

/// sum + Σ_j m[row][j] / divisor · x_j over j = column, column + step, … without j = skipped.
template <auto m, int row, int column, int step, int skipped, double divisor>
inline Packet addTerms(const Packet* x, Packet sum) {
    if constexpr (column >= m.columns) {
        return sum;
    } else {
        constexpr double factor = column == skipped ? 0.0 : m.values[row][column] / divisor;
        if constexpr (factor == 1)
            sum = padd(sum, x[column]);
        else if constexpr (factor == -1)
            sum = psub(sum, x[column]);
        else if constexpr (factor != 0)
            sum = pmadd(pset1<Packet>(static_cast<float>(factor)), x[column], sum);
        return addTerms<m, row, column + step, step, skipped, divisor>(x, sum);
    }
}

/// Σ_j m[row][j] · x_j over j = first, first + step, …
template <auto m, int row, int first, int step>
inline Packet sumOfTerms(const Packet* x) {
    constexpr int start = firstTerm(m, row, first, step);
    constexpr double factor = m.values[row][start];
    Packet sum = x[start];
    if constexpr (factor != 1) sum = pmul(pset1<Packet>(static_cast<float>(factor)), sum);
    return addTerms<m, row, first, step, start, 1.0>(x, sum);
}

template <auto m>
constexpr int rowsTogether(int row) {
    return rowsMirror(m, row) ? 2 : 1;
}

/// Rows row, … of m x, as many as go together.
template <auto m, int row>
inline void multiplyRow(const Packet* x, Packet* y) {
    if constexpr (rowsTogether<m>(row) == 2) {
        // The odd part is divided by one of its factors, which comes back in the two sums for nothing.
        constexpr int start = firstTerm(m, row, 1, 2);
        constexpr double lead = m.values[row][start];
        const Packet even = sumOfTerms<m, row, 0, 2>(x);
        const Packet odd = addTerms<m, row, 1, 2, start, lead>(x, x[start]);
        y[0] = pmadd(pset1<Packet>(static_cast<float>(lead)), odd, even);
        y[1] = pmadd(pset1<Packet>(static_cast<float>(-lead)), odd, even);
    } else {
        y[0] = sumOfTerms<m, row, 0, 1>(x);
    }
}

template <auto m, int row = 0>
inline void multiplyRows(const Packet* x, Packet* y) {
    if constexpr (row < m.rows) {
        multiplyRow<m, row>(x, y + row);
        multiplyRows<m, row + rowsTogether<m>(row)>(x, y);
    }
}

template <auto m, int column = 0>
inline void fold(const Packet* x, Packet* folded) {
    if constexpr (column < m.columns) {
        if constexpr (rowsMirror(m.transposed(), column)) {
            folded[column] = padd(x[column], x[column + 1]);
            folded[column + 1] = psub(x[column], x[column + 1]);
            fold<m, column + 2>(x, folded);
        } else {
            folded[column] = x[column];
            fold<m, column + 1>(x, folded);
        }
    }
}

/// y = m x
template <auto m>
inline void multiply(const Packet* x, Packet* y) {
    if constexpr (anyColumnsMirror(m)) {
        Packet sums[m.columns];
        fold<m>(x, sums);
        multiplyRows<foldColumns(m)>(sums, y);
    } else {
        multiplyRows<m>(x, y);
    }
}

/// Columns [first, end) as bits, which a transform asks for one by one: a test of a constant bit is a single
/// instruction.
constexpr unsigned columnBits(int first, int end) { return (1U << end) - (1U << first); }

/// m X mᵀ for the square X that load(i, j) gives, of which columns that aren't among `columns` are zero;
/// store(i, j, packet) takes the result, in the order of (i, j). All of m X doesn't fit into the registers, but the
/// rows of it that go together do: X is loaded again for the next ones, and nothing between the two products touches
/// memory.
template <auto m, int row = 0, class Load, class Store>
[[gnu::always_inline]] inline void transform(const Load& load, const Store& store,
                                             unsigned columns = columnBits(0, m.columns)) {
    if constexpr (row < m.rows) {
        constexpr int together = rowsTogether<m>(row);
        Packet half[together][m.columns];
#pragma GCC unroll 8
        for (int j = 0; j < m.columns; ++j) {
            Packet column[m.columns];
            Packet product[together];
            for (int i = 0; i < together; ++i) product[i] = pset1<Packet>(0.0F);
            if (columns & (1U << j)) [[likely]] {
#pragma GCC unroll 8
                for (int i = 0; i < m.columns; ++i) column[i] = load(i, j);
                multiplyRow<m, row>(column, product);
            }
            for (int i = 0; i < together; ++i) half[i][j] = product[i];
        }
#pragma GCC unroll 2
        for (int i = 0; i < together; ++i) {
            Packet product[m.rows];
            multiply<m>(half[i], product);
#pragma GCC unroll 8
            for (int j = 0; j < m.rows; ++j) store(row + i, j, product[j]);
        }
        transform<m, row + together>(load, store, columns);
    }
}

/// For a matrix m whose columns mirror: how many folded terms a row has, …
template <auto m>
constexpr int foldedTerms(int row) {
    constexpr auto folded = foldColumns(m);
    int terms = 0;
    for (int j = 0; j < m.columns; ++j) terms += folded.values[row][j] != 0 ? 1 : 0;
    return terms;
}

/// … the next row if it has terms in common, or -1, and whether the row is such a next one itself. Even rows
/// have the sums, odd rows the differences; a row of one term needs no folding.
template <auto m>
constexpr int partnerOf(int row) {
    bool isPartner[m.rows + 2] = {};
    for (int i = 0; i < m.rows; ++i) {
        const bool has = !isPartner[i] && i + 2 < m.rows && foldedTerms<m>(i) > 1 && foldedTerms<m>(i + 2) > 1;
        isPartner[i + 2] = has;
        if (i == row) return isPartner[i] ? i - 2 : has ? i + 2 : -1;
    }
    return -1;
}

/// The same for such a matrix, rows of X first, so that the result comes by columns, of which only some are wanted:
/// store(j, column). One or two columns of X mᵀ at a time stay in registers.
template <auto m, int column = 0, class Load, class Store>
[[gnu::always_inline]] inline void transformToColumns(const Load& load, const Store& store,
                                                      unsigned columns = columnBits(0, m.rows)) {
    if constexpr (column < m.rows) {
        constexpr int partner = partnerOf<m>(column);
        if constexpr (partner < 0 || partner > column) {
            constexpr auto folded = foldColumns(m);
            Packet own[m.columns];
            Packet other[m.columns];
#pragma GCC unroll 8
            for (int i = 0; i < m.columns; ++i) {
                Packet row[m.columns];
                Packet sums[m.columns];
#pragma GCC unroll 8
                for (int j = 0; j < m.columns; ++j) row[j] = load(i, j);
                fold<m>(row, sums);
                own[i] = sumOfTerms<folded, column, 0, 1>(sums);
                if constexpr (partner >= 0) other[i] = sumOfTerms<folded, partner, 0, 1>(sums);
            }
            // The compiler would keep what the next columns share with these, for which there are no registers left.
            asm volatile("" ::: "memory");
            Packet product[m.rows];
            if (columns & (1U << column)) [[likely]] {
                multiply<m>(own, product);
                store(column, product);
            }
            if constexpr (partner >= 0) {
                if (columns & (1U << partner)) [[likely]] {
                    multiply<m>(other, product);
                    store(partner, product);
                }
            }
        }
        transformToColumns<m, column + 1>(load, store, columns);
    }
}

}  // namespace fovea::kernels::winograd
