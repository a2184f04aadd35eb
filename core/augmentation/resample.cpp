// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/augmentation/resample.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

namespace fovea {

namespace {

constexpr int placeBits = 12;
constexpr std::int64_t placeUnit = std::int64_t{1} << placeBits;
constexpr double farthest = 1e6;  // pixels; beyond, everything is edge

/// In 4096ths of a pixel.
std::int64_t fixedPlace(double place) {
    return static_cast<std::int64_t>(std::floor(std::clamp(place, -farthest, farthest) * double(placeUnit) + 0.5));
}

/// One direction's two neighbours of a place: where they lie, or -1, and the second one's weight.
struct Neighbours {
    std::array<int, 2> at{};
    float second = 0;
};

Neighbours neighbours(std::int64_t place, int length, AugmentEdge edge) {
    const int first = static_cast<int>(place >> placeBits);
    const auto rest = static_cast<int>(place & (placeUnit - 1));
    return {{edgePlace(first, length, edge), rest == 0 ? -1 : edgePlace(first + 1, length, edge)},
            static_cast<float>(rest) / static_cast<float>(placeUnit)};
}

void samplePixel(const AugmentPicture& from, const Neighbours& rows, const Neighbours& columns, float* to) {
    const int channels = from.shape.channels;
    std::fill_n(to, channels, 0.0F);
    for (std::size_t j = 0; j < 2; ++j) {
        const float row = j == 0 ? 1 - rows.second : rows.second;
        if (rows.at[j] < 0 || row == 0) continue;
        for (std::size_t i = 0; i < 2; ++i) {
            const float weight = row * (i == 0 ? 1 - columns.second : columns.second);
            if (columns.at[i] < 0 || weight == 0) continue;
            const float* pixel = from.pixel(rows.at[j], columns.at[i]);
            for (int c = 0; c < channels; ++c) to[c] += weight * pixel[c];
        }
    }
}

}  // namespace

void PlacementChain::add(const Placement& placement) {
    if (!placement.forward.isIdentity()) {
        const AffineMap back = placement.forward.inverse();
        // What is seen goes back through the last move first.
        if (!steps_.empty() && steps_.back().lens == 0)
            steps_.back().back = steps_.back().back.after(back);
        else
            steps_.push_back({back, 0});
    }
    if (placement.lens != 0) steps_.push_back({{}, placement.lens});
}

PlacePoint PlacementChain::source(PlacePoint seen, Shape shape) const {
    const double corner = (double(shape.width) * shape.width + double(shape.height) * shape.height) / 4;
    for (auto step = steps_.rbegin(); step != steps_.rend(); ++step) {
        if (step->lens == 0) {
            seen = step->back(seen);
            continue;
        }
        const double stretch = 1 + step->lens * (seen.x * seen.x + seen.y * seen.y) / corner;
        seen = {seen.x * stretch, seen.y * stretch};
    }
    return seen;
}

int edgePlace(int place, int length, AugmentEdge edge) {
    if (place >= 0 && place < length) return place;
    if (edge == AugmentEdge::Zero) return -1;
    if (edge == AugmentEdge::Repeat || length == 1) return std::clamp(place, 0, length - 1);
    const int period = 2 * (length - 1);
    const int within = ((place % period) + period) % period;
    return within < length ? within : period - within;
}

void resample(const AugmentPicture& from, const PlacementChain& chain, AugmentEdge edge, const AugmentPicture& to) {
    const Shape shape = from.shape;
    const double middleX = (shape.width - 1) / 2.0;
    const double middleY = (shape.height - 1) / 2.0;
    for (int y = 0; y < shape.height; ++y) {
        for (int x = 0; x < shape.width; ++x) {
            const PlacePoint place = chain.source({x - middleX, y - middleY}, shape);
            const Neighbours rows = neighbours(fixedPlace(place.y + middleY), shape.height, edge);
            const Neighbours columns = neighbours(fixedPlace(place.x + middleX), shape.width, edge);
            samplePixel(from, rows, columns, to.pixel(y, x));
        }
    }
}

}  // namespace fovea
