// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/benches/hand_features.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numbers>
#include <numeric>

namespace fovea {
namespace {

constexpr double flatness = 0.01;

/// The pixel there, or the nearest of the border.
double pixelAt(const Matrix& grey, int row, int column) {
    return grey.at(std::clamp(row, 0, grey.rows - 1), std::clamp(column, 0, grey.columns - 1));
}

int binOf(double right, double down, int bins) {
    double angle = std::atan2(down, right);
    if (angle < 0) angle += std::numbers::pi;
    if (angle >= std::numbers::pi) angle -= std::numbers::pi;
    return std::min(static_cast<int>(angle / std::numbers::pi * bins), bins - 1);
}

}  // namespace

Matrix greyOf(const ColourPicture& picture) {
    Matrix grey = picture.planes[0];
    for (std::size_t i = 0; i < grey.values.size(); ++i)
        grey.values[i] = (picture.planes[0].values[i] + picture.planes[1].values[i] + picture.planes[2].values[i]) / 3;
    return grey;
}

Matrix orientedGradients(const Matrix& grey, int cell, int bins) {
    const int across = grey.columns / cell;
    Matrix histograms(grey.rows / cell * across, bins);
    for (int row = 0; row < grey.rows; ++row)
        for (int column = 0; column < grey.columns; ++column) {
            const double right = pixelAt(grey, row, column + 1) - pixelAt(grey, row, column - 1);
            const double down = pixelAt(grey, row + 1, column) - pixelAt(grey, row - 1, column);
            histograms.at(row / cell * across + column / cell, binOf(right, down, bins)) += std::hypot(right, down);
        }
    for (int row = 0; row < histograms.rows; ++row) {
        const auto first = histograms.values.begin() + std::ptrdiff_t{row} * bins;
        const double squares = std::inner_product(first, first + bins, first, 0.0);
        const double length = std::sqrt(squares + flatness * flatness);
        for (int bin = 0; bin < bins; ++bin) histograms.at(row, bin) /= length;
    }
    return histograms;
}

Matrix colourHistogram(const ColourPicture& picture, int levels) {
    Matrix shares(3, levels);
    for (int colour = 0; colour < 3; ++colour) {
        const auto& values = picture.planes[static_cast<std::size_t>(colour)].values;
        for (const double value : values) {
            const int level = std::min(static_cast<int>(value * levels), levels - 1);
            shares.at(colour, level) += 1.0 / static_cast<double>(values.size());
        }
    }
    return shares;
}

}  // namespace fovea
