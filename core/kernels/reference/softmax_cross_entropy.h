// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <span>
#include <vector>

namespace fovea::reference {

/// p[k] = e^z[k] / Σ_j e^z[j], with the largest z subtracted first so that nothing overflows.
template <class T>
std::vector<T> softmax(std::span<const T> scores) {
    const T largest = *std::max_element(scores.begin(), scores.end());
    std::vector<T> result;
    T sum = 0;
    for (const T score : scores) {
        result.push_back(std::exp(score - largest));
        sum += result.back();
    }
    for (T& value : result) value /= sum;
    return result;
}

/// L = mean over the batch of −ln p[label]. Scores are N×K, row by row.
template <class T>
T softmaxCrossEntropy(std::span<const T> scores, std::span<const int> labels) {
    const std::size_t classes = scores.size() / labels.size();
    T loss = 0;
    for (std::size_t n = 0; n < labels.size(); ++n) {
        const auto row = scores.subspan(n * classes, classes);
        const T largest = *std::max_element(row.begin(), row.end());
        T sum = 0;
        for (const T score : row) sum += std::exp(score - largest);
        loss += std::log(sum) - (row[static_cast<std::size_t>(labels[n])] - largest);
    }
    return loss / static_cast<T>(labels.size());
}

/// dz[k] = (p[k] − [k = label]) / N
template <class T>
void softmaxCrossEntropyGradient(std::span<const T> scores, std::span<const int> labels, std::span<T> gradient) {
    const std::size_t classes = scores.size() / labels.size();
    for (std::size_t n = 0; n < labels.size(); ++n) {
        const std::vector<T> p = softmax(scores.subspan(n * classes, classes));
        for (std::size_t k = 0; k < classes; ++k) {
            const T hit = k == static_cast<std::size_t>(labels[n]) ? T{1} : T{0};
            gradient[n * classes + k] = (p[k] - hit) / static_cast<T>(labels.size());
        }
    }
}

}  // namespace fovea::reference
