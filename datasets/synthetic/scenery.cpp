// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasets/synthetic/scenery.h"

#include <algorithm>

#include "datasets/synthetic/figures.h"

namespace fovea {

namespace {

/// The sky at any hour and in any weather.
Colour skyColour(RandomStream& random) {
    switch (random.below(5)) {
        case 0:
            return fromHsv(random.uniform(195, 220), random.uniform(0.3, 0.65), random.uniform(0.7, 0.95));  // clear
        case 1:
            return fromHsv(random.uniform(190, 230), random.uniform(0.03, 0.2), random.uniform(0.6, 0.95));  // clouded
        case 2:
            return fromHsv(random.uniform(15, 50), random.uniform(0.2, 0.55), random.uniform(0.7, 0.95));  // evening
        case 3: return fromHsv(random.uniform(210, 260), random.uniform(0.3, 0.6), random.uniform(0.2, 0.45));  // dusk
        default: return fromHsv(random.uniform(0, 360), random.uniform(0.1, 0.4), random.uniform(0.5, 0.9));
    }
}

/// Grass, earth, sand, stone, snow, water.
Colour groundColour(RandomStream& random) {
    switch (random.below(6)) {
        case 0: return fromHsv(random.uniform(70, 130), random.uniform(0.3, 0.7), random.uniform(0.3, 0.7));
        case 1: return fromHsv(random.uniform(20, 40), random.uniform(0.3, 0.6), random.uniform(0.3, 0.6));
        case 2: return fromHsv(random.uniform(35, 50), random.uniform(0.2, 0.45), random.uniform(0.65, 0.9));
        case 3: return fromHsv(random.uniform(0, 360), random.uniform(0, 0.12), random.uniform(0.25, 0.65));
        case 4: return fromHsv(random.uniform(190, 230), random.uniform(0.02, 0.12), random.uniform(0.75, 0.95));
        default: return fromHsv(random.uniform(170, 225), random.uniform(0.25, 0.65), random.uniform(0.3, 0.7));
    }
}

/// Rows from `top` to `bottom` (of the picture's [-1, 1]) from one colour to another.
void drawGradient(cv::Mat& picture, double top, double bottom, const Colour& from, const Colour& to) {
    const int first = static_cast<int>((top + 1) / 2 * picture.rows);
    const int last = static_cast<int>((bottom + 1) / 2 * picture.rows);
    for (int y = std::max(0, first); y < std::min(picture.rows, last); ++y) {
        const Colour colour = from.mixed(to, static_cast<double>(y - first) / std::max(1, last - first));
        picture.row(y).setTo(cv::Scalar(colour.red, colour.green, colour.blue));
    }
}

void drawClouds(Brush& brush, RandomStream& random, double below, const Colour& sky) {
    const Colour cloud = sky.mixed({255, 255, 255}, random.uniform(0.3, 0.7));
    const int count = random.below(4);
    for (int i = 0; i < count; ++i) {
        const Spot at{random.uniform(-1, 1), random.uniform(-1, below)};
        for (int k = 0; k < 3; ++k) {
            brush.ellipse({at.x + 0.16 * k, at.y + random.uniform(-0.05, 0.05)}, random.uniform(0.12, 0.3),
                          random.uniform(0.06, 0.14), cloud);
        }
    }
}

/// Hills, houses or trees along the horizon.
void drawHorizon(Brush& brush, RandomStream& random, double horizon) {
    const Colour colour = groundColour(random).scaled(0.8);
    const int kind = random.below(4);
    if (kind == 0) return;
    const int count = 2 + random.below(4);
    for (int i = 0; i < count; ++i) {
        const double x = random.uniform(-1.1, 1.1);
        const Colour own = colour.scaled(random.uniform(0.75, 1.25));
        if (kind == 1) {
            brush.ellipse({x, horizon}, random.uniform(0.3, 0.8), random.uniform(0.1, 0.4), own);
        } else if (kind == 2) {
            brush.box(x, horizon - random.uniform(0.1, 0.7), x + random.uniform(0.15, 0.45), horizon, own);
        } else {
            brush.limb({x, horizon}, {x, horizon - 0.3}, 0.07, 0.06, own.scaled(0.6));
            brush.disc({x, horizon - random.uniform(0.3, 0.45)}, random.uniform(0.12, 0.25), own);
        }
    }
}

void drawStreaks(Brush& brush, RandomStream& random, double from, const Colour& colour) {
    const int count = 4 + random.below(10);
    for (int i = 0; i < count; ++i) {
        const double x = random.uniform(-1.2, 1);
        const double y = random.uniform(from, 1);
        brush.limb({x, y}, {x + random.uniform(0.1, 0.5), y}, 0.04, 0.03, colour.scaled(random.uniform(0.75, 1.3)));
    }
}

}  // namespace

void drawBackground(cv::Mat& picture, RandomStream& random, Ground ground) {
    Brush brush(picture, {});
    const Colour sky = skyColour(random);
    const bool openAir = ground == Ground::Air && chance(random, 0.6);
    const double horizon = openAir ? 1.2 : random.uniform(-0.5, 0.6);
    drawGradient(picture, -1, horizon, sky, sky.scaled(random.uniform(0.8, 1.3)));
    if (!openAir && ground != Ground::Water && chance(random, 0.2)) {  // a wall, nothing else
        drawGradient(picture, -1, 1.01, sky, groundColour(random));
        return;
    }
    drawClouds(brush, random, horizon - 0.1, sky);
    if (openAir) return;
    const Colour soil = groundColour(random);
    drawHorizon(brush, random, horizon);
    drawGradient(picture, horizon, 1.01, soil, soil.scaled(random.uniform(0.7, 1.2)));
    drawStreaks(brush, random, horizon, soil);
}

void drawForeground(cv::Mat& picture, RandomStream& random, Ground ground) {
    Brush brush(picture, {});
    const Colour colour = groundColour(random).scaled(0.7);
    const double kind = random.uniform();
    if (ground == Ground::Water) {
        drawStreaks(brush, random, 0.55, colour.mixed({255, 255, 255}, 0.3));
    } else if (kind < 0.2) {
        for (int i = 0; i < 12; ++i) {
            const double x = random.uniform(-1, 1);
            brush.limb({x, 1.05}, {x + random.uniform(-0.1, 0.1), random.uniform(0.45, 0.95)}, 0.07, 0.02, colour);
        }
    } else if (kind < 0.32) {
        const double x = random.uniform(-0.9, 0.9);
        brush.limb({x, 1.1}, {x + random.uniform(-0.1, 0.1), -1.1}, 0.1, 0.1, colour);
    } else if (kind < 0.5) {
        brush.disc({random.uniform(-1, 1), random.uniform(-1, 1)}, random.uniform(0.12, 0.32), colour);
    }
}

}  // namespace fovea
