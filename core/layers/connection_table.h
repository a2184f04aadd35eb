// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

namespace fovea {

/// Which maps of its input each filter of a convolution sees.
enum class ConnectionTable {
    LeNet5,     ///< C3 of LeNet-5: 6 maps, 16 filters, 60 connections
    Neighbours  ///< filter f sees `span` maps, from map f on, round and round
};

/// One kernel: it looks at map `channel` for filter `filter`.
struct TableConnection {
    int channel = 0;
    int filter = 0;
    friend bool operator==(const TableConnection&, const TableConnection&) = default;
};

/// LeCun, Bottou, Bengio & Haffner, "Gradient-based learning applied to document recognition", 1998, table I.
constexpr int leNet5Maps = 6;
constexpr int leNet5Filters = 16;

/// The table's connections, filter by filter, the maps of each in their order. Requires a table that fits: of
/// Neighbours 1 ≤ span ≤ channels.
std::vector<TableConnection> tableConnections(ConnectionTable table, int span, int channels, int filters);

}  // namespace fovea
