// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/kernel_presets.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numbers>
#include <numeric>

namespace fovea {

namespace {

/// 1, 2, 1 and so on, `count` ≥ 1 of them.
std::vector<double> binomial(int count) {
    std::vector<double> row{1.0};
    while (static_cast<int>(row.size()) < count) {
        row.push_back(0.0);
        for (std::size_t i = row.size() - 1; i > 0; --i) row[i] += row[i - 1];
    }
    return row;
}

/// The same; sums above `most` are brought down to it, since they grow as 2^count.
std::vector<double> smoothing(int count, double most) {
    std::vector<double> row = binomial(count);
    const double sum = std::accumulate(row.begin(), row.end(), 0.0);
    if (sum > most)
        for (double& weight : row) weight *= most / sum;
    return row;
}

/// Differences of smoothed neighbours: −1, 0, 1 for three, −1, 1 for two. One cell sees no difference.
std::vector<double> derivative(int count) {
    if (count == 1) return {0.0};
    constexpr double ofThree = 2;
    const std::vector<double> smooth = smoothing(count - 1, ofThree);
    std::vector<double> row(static_cast<std::size_t>(count), 0.0);
    for (std::size_t i = 0; i < smooth.size(); ++i) {
        row[i] -= smooth[i];
        row[i + 1] += smooth[i];
    }
    return row;
}

std::vector<double> product(const std::vector<double>& rows, const std::vector<double>& columns) {
    std::vector<double> cells;
    for (const double row : rows)
        for (const double column : columns) cells.push_back(row * column);
    return cells;
}

/// body(distance across, distance along) of each cell from the kernel's centre, turned.
template <class Body>
std::vector<double> turned(Extent kernel, double degrees, const Body& body) {
    const double angle = degrees * std::numbers::pi / 180;
    std::vector<double> cells;
    for (int row = 0; row < kernel.height; ++row)
        for (int column = 0; column < kernel.width; ++column) {
            const double y = row - (kernel.height - 1) / 2.0;
            const double x = column - (kernel.width - 1) / 2.0;
            cells.push_back(body(x * std::cos(angle) + y * std::sin(angle), y * std::cos(angle) - x * std::sin(angle)));
        }
    return cells;
}

std::vector<double> gabor(Extent kernel, double degrees) {
    const double side = std::min(kernel.height, kernel.width);
    const double sigma = side / 4;
    const double wave = side / 1.5;
    std::vector<double> cells = turned(kernel, degrees, [&](double across, double along) {
        return std::exp(-(across * across + 0.25 * along * along) / (2 * sigma * sigma)) *
               std::cos(2 * std::numbers::pi * across / wave);
    });
    const double mean = std::accumulate(cells.begin(), cells.end(), 0.0) / double(cells.size());
    for (double& cell : cells) cell -= mean;
    return cells;
}

/// 2 on a line through the centre, and beside it as much below 0 as makes up for it: −1 where the bar stands upright.
std::vector<double> bar(Extent kernel, double degrees) {
    constexpr double nearly = 1e-9;
    std::vector<double> cells = turned(kernel, degrees, [](double across, double) {
        const double away = std::abs(across);
        return away < 0.5 + nearly ? 2.0 : away < 1.5 + nearly ? -1.0 : 0.0;
    });
    const auto bright = double(std::ranges::count(cells, 2.0));
    const auto dark = double(std::ranges::count(cells, -1.0));
    for (double& cell : cells)
        if (cell < 0) cell = dark > 0 ? -2 * bright / dark : 0;
    return cells;
}

std::vector<double> sharpen(Extent kernel) {
    std::vector<double> cells(static_cast<std::size_t>(kernel.height) * static_cast<std::size_t>(kernel.width), 0.0);
    const int y = (kernel.height - 1) / 2;
    const int x = (kernel.width - 1) / 2;
    const auto at = [&](int row, int column) -> double* {
        const bool inside = row >= 0 && column >= 0 && row < kernel.height && column < kernel.width;
        return inside ? &cells[static_cast<std::size_t>(row * kernel.width + column)] : nullptr;
    };
    *at(y, x) = 1;
    for (double* beside : {at(y - 1, x), at(y + 1, x), at(y, x - 1), at(y, x + 1)}) {
        if (beside == nullptr) continue;
        *beside = -1;
        *at(y, x) += 1;
    }
    return cells;
}

}  // namespace

bool hasAngle(KernelPreset preset) { return preset == KernelPreset::Gabor || preset == KernelPreset::Bar; }

std::vector<double> presetKernel(KernelPreset preset, Extent kernel, double degrees) {
    constexpr double ofThree = 4;
    switch (preset) {
        case KernelPreset::SobelX: return product(smoothing(kernel.height, ofThree), derivative(kernel.width));
        case KernelPreset::SobelY: return product(derivative(kernel.height), smoothing(kernel.width, ofThree));
        case KernelPreset::Blur: return product(smoothing(kernel.height, 1), smoothing(kernel.width, 1));
        case KernelPreset::Sharpen: return sharpen(kernel);
        case KernelPreset::Gabor: return gabor(kernel, degrees);
        case KernelPreset::Bar: return bar(kernel, degrees);
    }
    return {};
}

double presetAngle(const KernelChoice& choice, int filter, int filters) {
    if (!hasAngle(choice.preset)) return 0;
    return choice.degrees + (choice.spreads ? 180.0 * filter / filters : 0);
}

void writePreset(const KernelChoice& choice, const Conv2dSpec& conv, std::span<float> weight) {
    const auto filters = static_cast<std::size_t>(conv.filters);
    const std::size_t cells =
        static_cast<std::size_t>(conv.kernel.height) * static_cast<std::size_t>(conv.kernel.width);
    const std::size_t channels = weight.size() / filters / cells;
    for (std::size_t f = 0; f < filters; ++f) {
        const std::vector<double> kernel =
            presetKernel(choice.preset, conv.kernel, presetAngle(choice, static_cast<int>(f), conv.filters));
        for (std::size_t cell = 0; cell < cells; ++cell)
            for (std::size_t c = 0; c < channels; ++c)
                weight[(cell * channels + c) * filters + f] = static_cast<float>(kernel[cell] / double(channels));
    }
}

}  // namespace fovea
