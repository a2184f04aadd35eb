// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/history.h"

#include <numeric>

namespace fovea {

std::vector<double> Evaluation::perClassAccuracy() const {
    std::vector<double> accuracies;
    for (std::size_t c = 0; c < confusion.size(); ++c) {
        const std::int64_t images = std::accumulate(confusion[c].begin(), confusion[c].end(), std::int64_t{0});
        accuracies.push_back(images > 0 ? static_cast<double>(confusion[c][c]) / static_cast<double>(images) : 0.0);
    }
    return accuracies;
}

}  // namespace fovea
