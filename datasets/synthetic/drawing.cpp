// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasets/synthetic/drawing.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <cstddef>
#include <opencv2/imgproc.hpp>

#include "datasets/synthetic/figures.h"
#include "datasets/synthetic/scenery.h"

namespace fovea {

namespace {

constexpr int side = 32;
/// Drawn this much larger, then shrunk by area, which smooths the edges.
constexpr int enlargement = 3;

struct Figure {
    void (*draw)(Brush&, RandomStream&);
    Ground ground;
    double largestTurn;  ///< degrees, either way
};

constexpr std::array<Figure, 10> figures{{{drawAirplane, Ground::Air, 30},
                                          {drawAutomobile, Ground::Land, 8},
                                          {drawBird, Ground::Air, 15},
                                          {drawCat, Ground::Land, 12},
                                          {drawDeer, Ground::Land, 8},
                                          {drawDog, Ground::Land, 12},
                                          {drawFrog, Ground::Land, 18},
                                          {drawHorse, Ground::Land, 8},
                                          {drawShip, Ground::Water, 6},
                                          {drawTruck, Ground::Land, 6}}};

Pose drawPose(RandomStream& random, double largestTurn) {
    const double size = random.uniform(0.68, 1.0);
    const double room = 1.02 - size;
    Pose pose;
    pose.scaleX = size * random.uniform(0.85, 1.12) * (chance(random, 0.5) ? -1 : 1);
    pose.scaleY = size * random.uniform(0.85, 1.12);
    pose.centreX = random.uniform(-1, 1) * (room + 0.06);
    pose.centreY = random.uniform(-1, 1) * (room + 0.04);
    pose.shear = random.uniform(-0.15, 0.15);
    pose.turn = random.uniform(-largestTurn, largestTurn);
    return pose;
}

/// Exposure, tint, light from one side, and the sensor's noise.
void applyLight(const cv::Mat& small, RandomStream& random, std::span<std::uint8_t> pixels) {
    const double exposure = random.uniform(0.75, 1.2);
    const double contrast = random.uniform(0.8, 1.15);
    const std::array<double, 3> tint{random.uniform(0.9, 1.1), random.uniform(0.93, 1.07), random.uniform(0.9, 1.1)};
    const double slopeX = random.uniform(-0.2, 0.2);
    const double slopeY = random.uniform(-0.2, 0.2);
    const double noise = random.uniform(1, 6);
    std::uint8_t* out = pixels.data();
    for (int y = 0; y < side; ++y) {
        const auto* row = small.ptr<std::uint8_t>(y);
        for (int x = 0; x < side; ++x) {
            const double light =
                exposure * (1.0 + slopeX * (x - side / 2) / (side / 2) + slopeY * (y - side / 2) / (side / 2));
            for (std::size_t c = 0; c < 3; ++c) {
                // Sum of three uniform numbers: near enough to a normal one, and cheap.
                const std::uint64_t bits = random.bits();
                const auto part = [&](int shift) { return static_cast<double>(bits >> shift & 0xFFFFU) / 65536.0; };
                const double grain = (part(0) + part(16) + part(32) - 1.5) * 2.0 * noise;
                const double value = 128.0 + contrast * (light * tint[c] * *row++ - 128.0) + grain;
                *out++ = static_cast<std::uint8_t>(std::clamp(std::lround(value), 0L, 255L));
            }
        }
    }
}

}  // namespace

void drawBuiltinImage(int label, std::uint64_t seed, int part, std::int64_t index, std::span<std::uint8_t> pixels) {
    assert(label >= 0 && label < static_cast<int>(figures.size()));
    assert(pixels.size() == std::size_t{side * side * 3});
    const Figure& figure = figures[static_cast<std::size_t>(label)];
    RandomStream random(seed, RandomPurpose::Synthetic, part, index);
    cv::Mat picture(side * enlargement, side * enlargement, CV_8UC3);
    drawBackground(picture, random, figure.ground);
    Brush brush(picture, drawPose(random, figure.largestTurn));
    figure.draw(brush, random);
    drawForeground(picture, random, figure.ground);
    cv::Mat small;
    cv::resize(picture, small, {side, side}, 0, 0, cv::INTER_AREA);
    applyLight(small, random, pixels);
}

}  // namespace fovea
