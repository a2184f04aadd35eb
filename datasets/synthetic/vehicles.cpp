// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "datasets/synthetic/figures.h"

namespace fovea {

namespace {

Colour glassColour(RandomStream& random) {
    return Colour{150, 180, 200}.mixed({30, 40, 60}, random.uniform(0.1, 0.95));
}

void drawWheel(Brush& brush, Spot centre, double radius, RandomStream& random) {
    const double shade = random.uniform(10, 50);
    brush.disc(centre, radius, {shade, shade, shade});
    brush.disc(centre, radius * 0.5, Colour{170, 170, 175}.scaled(random.uniform(0.7, 1.3)));
}

void drawAirplaneFromSide(Brush& brush, RandomStream& random, const Colour& hull, const Colour& trim) {
    const double thick = random.uniform(0.13, 0.2);
    const Colour dark = hull.scaled(0.72);
    const double sweep = random.uniform(0.25, 0.5);
    brush.polygon({{-0.9, -0.02}, {-0.98, -0.5}, {-0.8, -0.5}, {-0.55, -0.05}}, trim);          // fin
    brush.polygon({{0.1, 0}, {-0.2 - sweep, -0.42}, {-0.08 - sweep, -0.45}, {0.32, 0}}, dark);  // far wing
    brush.ellipse({0, 0}, 0.95, thick, hull);
    brush.polygon({{-0.95, -0.03}, {-0.4, -thick}, {0, -thick * 0.9}, {0, thick * 0.6}}, hull);
    brush.ellipse({0.02, thick * 0.55}, 0.8, thick * 0.45, dark);
    for (double x = -0.5; x < 0.55; x += 0.17) brush.box(x, -0.08, x + 0.08, 0.0, {50, 60, 80});
    brush.polygon({{0.7, -0.1}, {0.84, -0.04}, {0.7, -0.01}}, {40, 50, 70});
    brush.polygon({{0.35, 0.05}, {-0.25 - sweep, 0.6}, {-0.05 - sweep, 0.62}, {0.05, 0.08}}, hull.scaled(0.86));
    brush.ellipse({0.1 - sweep * 0.5, 0.33}, 0.14, 0.08, trim.scaled(0.7));  // engine
    brush.polygon({{-0.78, 0}, {-1.0, 0.2}, {-0.88, 0.2}, {-0.6, 0.02}}, dark);
}

void drawAirplaneFromBelow(Brush& brush, RandomStream& random, const Colour& hull, const Colour& trim) {
    const double sweep = random.uniform(0.05, 0.6);
    const double span = random.uniform(0.75, 1.0);
    for (const double side : {-1.0, 1.0}) {
        brush.polygon({{0.35, 0}, {0.3 - sweep, side * span}, {0.12 - sweep, side * span}, {-0.1, 0}},
                      side < 0 ? hull : hull.scaled(0.8));
        brush.polygon({{-0.7, 0}, {-0.9, side * 0.34}, {-1.0, side * 0.34}, {-0.92, 0}}, trim);
        brush.ellipse({0.28 - sweep * 0.4, side * span * 0.4}, 0.15, 0.055, trim.scaled(0.7));
    }
    brush.ellipse({0, 0}, 1.0, random.uniform(0.1, 0.15), hull.scaled(1.1));
    brush.ellipse({0.82, 0}, 0.08, 0.05, {50, 60, 80});
}

void drawSailingShip(Brush& brush, RandomStream& random, const Colour& hull) {
    const Colour sail = Colour{245, 240, 230}.mixed(paintColour(random), random.uniform(0, 0.5));
    const double height = random.uniform(0.9, 1.15);
    brush.limb({0, 0.4}, {0, -height}, 0.06, 0.04, {80, 60, 40});
    brush.polygon({{0.07, -height}, {0.07, 0.3}, {random.uniform(0.6, 0.85), 0.3}}, sail);
    brush.polygon({{-0.07, -height * 0.85}, {-0.07, 0.3}, {random.uniform(-0.8, -0.5), 0.3}}, sail.scaled(0.82));
    brush.polygon({{-0.85, 0.4}, {0.95, 0.38}, {0.65, 0.75}, {-0.65, 0.75}}, hull);
}

void drawMotorShip(Brush& brush, RandomStream& random, const Colour& hull) {
    const Colour house = Colour{240, 240, 235}.mixed(paintColour(random), random.uniform(0, 0.4));
    const double left = random.uniform(-0.7, -0.3);
    const double right = left + random.uniform(0.5, 1.0);
    const int decks = 1 + random.below(3);
    for (int deck = 0; deck < decks; ++deck) {
        const double top = 0.05 - 0.2 * deck;
        const double inset = 0.1 * deck;
        brush.box(left + inset, top, right - inset * 0.7, top + 0.22, house.scaled(1.0 - 0.08 * (deck % 2)));
        for (double x = left + inset + 0.06; x < right - inset - 0.08; x += 0.16) {
            brush.box(x, top + 0.06, x + 0.08, top + 0.13, {50, 70, 90});
        }
    }
    const double top = 0.05 - 0.2 * (decks - 1);
    const double funnel = left + 0.1 * decks + random.uniform(0.05, 0.2);
    brush.box(funnel, top - 0.3, funnel + 0.17, top, paintColour(random));
    brush.box(funnel, top - 0.3, funnel + 0.17, top - 0.2, {40, 40, 45});
    brush.limb({right - 0.05, 0.1}, {right - 0.05, -0.75}, 0.05, 0.03, {90, 90, 90});
    if (chance(random, 0.4)) {
        for (double x = right + 0.02; x < 0.75; x += 0.22) brush.box(x, 0.08, x + 0.2, 0.26, paintColour(random));
    }
    brush.polygon({{-1.0, 0.2}, {1.05, 0.12}, {0.8, 0.62}, {-0.88, 0.62}}, hull);
    brush.polygon({{-0.94, 0.48}, {0.88, 0.46}, {0.8, 0.62}, {-0.88, 0.62}}, hull.scaled(0.6));
}

}  // namespace

Colour paintColour(RandomStream& random) {
    const double kind = random.uniform();
    if (kind < 0.35) {
        const double grey = random.uniform(30, 245);
        return Colour{grey, grey, grey}.mixed(fromHsv(random.uniform(0, 360), 0.6, 0.9), 0.1);
    }
    return fromHsv(random.uniform(0, 360), random.uniform(0.4, 0.95), random.uniform(0.4, 1.0));
}

void drawAirplane(Brush& brush, RandomStream& random) {
    const Colour hull =
        chance(random, 0.55) ? Colour{235, 235, 240}.scaled(random.uniform(0.6, 1.05)) : paintColour(random);
    const Colour trim = chance(random, 0.6) ? paintColour(random) : hull.scaled(0.8);
    if (chance(random, 0.6)) {
        drawAirplaneFromSide(brush, random, hull, trim);
    } else {
        drawAirplaneFromBelow(brush, random, hull, trim);
    }
}

void drawAutomobile(Brush& brush, RandomStream& random) {
    const Colour body = paintColour(random);
    const Colour glass = glassColour(random);
    const double roof = random.uniform(-0.42, -0.3);
    const double roofLeft = random.uniform(-0.55, -0.25);
    const double roofRight = random.uniform(0.1, 0.35);
    const double bonnet = random.uniform(-0.02, 0.08);
    const double rear = chance(random, 0.5) ? -0.92 : random.uniform(-0.8, -0.6);
    brush.polygon({{rear, bonnet}, {roofLeft, roof}, {roofRight, roof}, {roofRight + 0.35, bonnet}}, body.scaled(0.9));
    brush.polygon({{rear + 0.16, bonnet}, {roofLeft + 0.06, roof + 0.07}, {-0.1, roof + 0.07}, {-0.1, bonnet}}, glass);
    brush.polygon({{-0.03, bonnet}, {-0.03, roof + 0.07}, {roofRight - 0.03, roof + 0.07}, {roofRight + 0.22, bonnet}},
                  glass.scaled(1.15));
    brush.polygon({{-0.98, bonnet + 0.05},
                   {-0.9, bonnet - 0.03},
                   {roofRight + 0.3, bonnet - 0.03},
                   {0.92, bonnet + 0.08},
                   {1.0, 0.22},
                   {0.98, 0.38},
                   {-0.98, 0.38}},
                  body);
    brush.box(-0.98, 0.28, 0.98, 0.38, body.scaled(0.6));
    brush.box(-0.08, bonnet + 0.05, -0.05, 0.28, body.scaled(0.65));
    brush.box(0.88, bonnet + 0.1, 0.98, bonnet + 0.18, {255, 245, 190});
    brush.box(-0.98, bonnet + 0.08, -0.9, bonnet + 0.16, {200, 30, 30});
    const double radius = random.uniform(0.19, 0.24);
    drawWheel(brush, {-0.58, 0.38}, radius, random);
    drawWheel(brush, {0.58, 0.38}, radius, random);
}

void drawTruck(Brush& brush, RandomStream& random) {
    const Colour cab = paintColour(random);
    const Colour load =
        chance(random, 0.4) ? Colour{235, 235, 235}.scaled(random.uniform(0.7, 1.05)) : paintColour(random);
    const double top = random.uniform(-0.75, -0.5);
    const double front = random.uniform(0.3, 0.45);
    const bool tipper = chance(random, 0.3);
    brush.box(-0.98, 0.3, 0.95, 0.44, {45, 45, 50});
    if (tipper) {
        brush.polygon({{-1.0, top + 0.3}, {front - 0.05, top + 0.25}, {front - 0.12, 0.32}, {-0.85, 0.32}}, load);
        for (double x = -0.75; x < front - 0.2; x += 0.25) brush.box(x, top + 0.34, x + 0.05, 0.3, load.scaled(0.7));
    } else {
        brush.box(-1.0, top, front - 0.06, 0.32, load);
        brush.box(-1.0, 0.2, front - 0.06, 0.32, load.scaled(0.75));
        if (chance(random, 0.5)) brush.box(-0.8, top + 0.2, front - 0.25, top + 0.42, paintColour(random));
    }
    const double cabTop = std::max(top + 0.08, random.uniform(-0.5, -0.3));
    if (chance(random, 0.5)) {
        brush.polygon({{front, cabTop}, {0.85, cabTop}, {0.96, 0.0}, {0.98, 0.4}, {front, 0.4}}, cab);
        brush.polygon({{0.62, cabTop + 0.08}, {0.83, cabTop + 0.08}, {0.91, -0.02}, {0.62, -0.02}},
                      glassColour(random));
    } else {  // with a bonnet
        brush.polygon({{front, cabTop}, {0.66, cabTop}, {0.74, -0.04}, {0.98, 0.02}, {1.0, 0.4}, {front, 0.4}}, cab);
        brush.polygon({{0.48, cabTop + 0.07}, {0.63, cabTop + 0.07}, {0.7, -0.04}, {0.48, -0.04}}, glassColour(random));
    }
    brush.box(0.92, 0.18, 1.0, 0.27, {255, 245, 190});
    const double radius = random.uniform(0.17, 0.22);
    drawWheel(brush, {0.7, 0.46}, radius, random);
    drawWheel(brush, {-0.75, 0.46}, radius, random);
    if (chance(random, 0.7)) drawWheel(brush, {-0.32, 0.46}, radius, random);
}

void drawShip(Brush& brush, RandomStream& random) {
    const Colour hull = paintColour(random);
    if (chance(random, 0.35)) {
        drawSailingShip(brush, random, hull);
    } else {
        drawMotorShip(brush, random, hull);
    }
}

}  // namespace fovea
