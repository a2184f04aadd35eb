// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layers/connection_table.h"

#include <algorithm>

namespace fovea {

namespace {

/// Table I, a row for each filter: three neighbours, four neighbours, two and two, all.
std::vector<int> leNet5Row(int filter) {
    if (filter < 6) return {filter, filter + 1, filter + 2};
    if (filter < 12) return {filter, filter + 1, filter + 2, filter + 3};
    if (filter < 15) return {filter - 12, filter - 11, filter - 9, filter - 8};
    return {0, 1, 2, 3, 4, 5};
}

}  // namespace

std::vector<TableConnection> tableConnections(ConnectionTable table, int span, int channels, int filters) {
    std::vector<TableConnection> connections;
    for (int filter = 0; filter < filters; ++filter) {
        std::vector<int> row;
        if (table == ConnectionTable::LeNet5)
            row = leNet5Row(filter);
        else
            for (int i = 0; i < span; ++i) row.push_back(filter % channels + i);
        for (int& channel : row) channel %= channels;
        std::ranges::sort(row);
        for (const int channel : row) connections.push_back({channel, filter});
    }
    return connections;
}

}  // namespace fovea
