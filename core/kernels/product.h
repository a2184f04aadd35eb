// SPDX-License-Identifier: GPL-3.0-or-later
// Inside core/kernels only: it brings Eigen's packets in.
#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <cstddef>
#include <cstring>

namespace fovea::kernels {

/// The one register-blocked product that direct convolution and dense layers are made of:
///
///     C[i][lane] = start[i][lane] + Σ_s Σ_k A[i][aOffsets[s] + k · aStep] · B[bOffsets[s] + k · bStep + lane]
///
/// A's rows and C's rows may lie anywhere, so that rows are pixels of an image, neighbours or not;
/// B's rows are whole packets, of a packed panel or of a map in memory. Sums run in ascending (s, k)
/// for each element, whatever tile it falls into, so that its bits don't depend on how the work was cut.
struct Product {
    const std::ptrdiff_t* aOffsets = nullptr;
    const std::ptrdiff_t* bOffsets = nullptr;
    int segments = 0;
    int steps = 0;
    std::ptrdiff_t aStep = 1;
    std::ptrdiff_t bStep = 0;
    int lanes = 0;                ///< columns of C; B's rows may be up to a packet wider
    const float* bias = nullptr;  ///< `lanes` values to start from; null for 0
    bool accumulate = false;      ///< start from what C holds instead
    bool fusedRelu = false;       ///< store max(0, C); what is not a number stays so
};

using Packet = Eigen::internal::packet_traits<float>::type;
inline constexpr int packetLanes = Eigen::internal::packet_traits<float>::size;
/// Copies 1 ≤ count < packetLanes values without a loop.
inline void copyPart(const float* source, float* target, int count) {
    if constexpr (packetLanes > 8)
        if (count & 8) std::memcpy(target, source, 32), source += 8, target += 8;
    if constexpr (packetLanes > 4)
        if (count & 4) std::memcpy(target, source, 16), source += 4, target += 4;
    if (count & 2) std::memcpy(target, source, 8), source += 2, target += 2;
    if (count & 1) *target = *source;
}

/// `count` values of a packet; the other lanes are neither read nor written.
inline Packet loadPart(const float* source, int count) {
    if (count == packetLanes) return Eigen::internal::ploadu<Packet>(source);
    alignas(64) float values[packetLanes] = {};
    copyPart(source, values, count);
    return Eigen::internal::pload<Packet>(values);
}

inline void storePart(float* target, int count, const Packet& packet) {
    if (count == packetLanes) return Eigen::internal::pstoreu(target, packet);
    alignas(64) float values[packetLanes];
    Eigen::internal::pstore(values, packet);
    copyPart(values, target, count);
}

inline constexpr int widestPanel = 3;  ///< packets
inline constexpr int largestTile = 12;

inline int packetsFor(int columns) { return (columns + packetLanes - 1) / packetLanes; }
/// Columns are cut into panels two packets wide. Where the number of packets is odd, the first panel takes
/// three: 20 columns as one panel of 24 lanes keep more multipliers busy than 16 and 8.
inline int panelPackets(int columns, int first) {
    const int packets = packetsFor(columns - first);
    return packets % 2 == 0 ? 2 : std::min(packets, widestPanel);
}

/// Columns [first, first + lanes) of a matrix, in whole packets.
struct ColumnPanel {
    ColumnPanel(int columns, int start)
        : first(start),
          packets(panelPackets(columns, start)),
          width(packets * packetLanes),
          lanes(std::min(width, columns - start)) {}
    int first, packets, width, lanes;
};

/// body(panel) for the panels of columns [first, end), where `first` begins a panel.
template <class Body>
void forEachPanel(int columns, int first, int end, const Body& body) {
    while (first < end) {
        const ColumnPanel panel(columns, first);
        body(panel);
        first += panel.width;
    }
}
template <class Body>
void forEachPanel(int columns, const Body& body) {
    forEachPanel(columns, 0, columns, body);
}

/// Rows of a tile, so that its sums stay in registers beside a row of B and one value of A: 12 sums of 16
/// registers, 24 of 32. More than eight are needed to keep two multipliers of four cycles' latency busy.
inline constexpr int tileRows(int packets) {
    constexpr int sums = EIGEN_ARCH_DEFAULT_NUMBER_OF_REGISTERS >= 32 ? 24 : 12;
    return std::min(largestTile, sums / packets);
}

/// A cut of `rows` into the fewest tiles of nearly equal height: 15 rows as 5 + 5 + 5 and not 6 + 6 + 3,
/// whose last tile would have too few sums to hide the multipliers' latency.
struct EvenTiles {
    EvenTiles(int rows, int largest)
        : count((rows + largest - 1) / largest), height(count == 0 ? 0 : rows / count), taller(rows - height * count) {}
    int rows(int tile) const { return height + (tile < taller ? 1 : 0); }
    int count;
    int height;
    int taller;
};

/// Runs one tile of 1 ≤ rows ≤ tileRows(packets), where (packets − 1) · packetLanes < lanes ≤ packets · packetLanes.
/// C's rows must ascend in memory.
void multiplyTile(const Product& product, int rows, int packets, const float* const* a, const float* b,
                  float* const* c);

}  // namespace fovea::kernels
