// SPDX-License-Identifier: GPL-3.0-or-later
// Inside core/kernels only: it brings Eigen's packets in.
#pragma once

#include <Eigen/Core>
#include <cstddef>

namespace fovea::kernels {

/// The one register-blocked product that the convolutions are made of:
///
///     C[i][lane] = start[i][lane] + Σ_s Σ_k A[i][offsets[s] + k · aStep] · B[(s · steps + k) · width + lane]
///
/// A's rows and C's rows may lie anywhere, so that rows are pixels of an image, neighbours or not.
/// B is a packed panel, `width` lanes wide. Sums run in ascending (s, k) for each element, whatever
/// tile it falls into, so that its bits don't depend on how the work was cut.
struct Product {
    const std::ptrdiff_t* offsets = nullptr;
    int segments = 0;
    int steps = 0;
    std::ptrdiff_t aStep = 1;
    int lanes = 0;              ///< columns of C, at most the panel's width
    const float* bias = nullptr;  ///< `lanes` values to start from; null for 0
    bool accumulate = false;    ///< start from what C holds instead
};

using Packet = Eigen::internal::packet_traits<float>::type;
inline constexpr int packetLanes = Eigen::internal::packet_traits<float>::size;
/// A full panel is two packets wide, the last one may be one packet wide.
inline constexpr int panelLanes = 2 * packetLanes;
inline constexpr int largestTile = 12;

inline int panelCount(int columns) { return (columns + panelLanes - 1) / panelLanes; }
/// Width of the panel whose first column is `first`.
inline int panelWidth(int columns, int first) { return columns - first <= packetLanes ? packetLanes : panelLanes; }
/// Rows of a tile that keep the accumulators in registers.
inline int tileRows(int width) { return width == packetLanes ? 12 : 6; }

/// Runs one tile of 1 ≤ rows ≤ tileRows(width).
void multiplyTile(const Product& product, int rows, int width, const float* const* a, const float* b, float* const* c);

}  // namespace fovea::kernels
