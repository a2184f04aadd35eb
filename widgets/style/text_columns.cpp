// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/style/text_columns.h"

#include <numeric>

namespace fovea {

std::vector<double> columnWidths(const std::vector<double>& needed, double room) {
    std::vector<double> widths = needed;
    const double sum = std::accumulate(needed.begin(), needed.end(), 0.0);
    for (double& width : widths) {
        if (sum <= room)
            width += (room - sum) / static_cast<double>(needed.size());
        else
            width *= room / sum;
    }
    return widths;
}

}  // namespace fovea
