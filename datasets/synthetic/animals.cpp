// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasets/synthetic/figures.h"

namespace fovea {

namespace {

constexpr Colour black{15, 15, 15};

void drawEye(Brush& brush, Spot centre, double radius, const Colour& iris) {
    brush.disc(centre, radius, iris);
    brush.ellipse(centre, radius * 0.45, radius * 0.8, black);
}

/// Four legs under a body that reaches from `left` to `right`, one step of a walk.
void drawLegs(Brush& brush, RandomStream& random, double left, double right, double top, double bottom, double width,
              const Colour& colour) {
    const Colour far = colour.scaled(0.68);
    const double step = random.uniform(-0.14, 0.14);
    brush.limb({left + 0.06, top}, {left + 0.1 + step, bottom - 0.03}, width * 1.3, width * 0.7, far);
    brush.limb({right - 0.1, top}, {right - 0.12 - step, bottom - 0.03}, width * 1.2, width * 0.7, far);
    brush.limb({left, top}, {left - 0.04 - step, bottom}, width * 1.5, width * 0.8, colour);
    brush.limb({right, top}, {right + step, bottom}, width * 1.3, width * 0.8, colour);
}

void drawCatFace(Brush& brush, RandomStream& random, Spot at, double size, const Colour& fur) {
    const auto spot = [&](double x, double y) { return Spot{at.x + x * size, at.y + y * size}; };
    const Colour inner{225, 160, 160};
    for (const double side : {-1.0, 1.0}) {
        brush.polygon({spot(side * 0.95, -1.15), spot(side * 0.15, -0.7), spot(side * 0.92, -0.1)}, fur.scaled(0.88));
        brush.polygon({spot(side * 0.82, -0.88), spot(side * 0.4, -0.62), spot(side * 0.8, -0.3)}, inner);
    }
    brush.ellipse(at, size * 0.98, size * 0.82, fur);
    brush.ellipse(spot(0, 0.42), size * 0.45, size * 0.32, fur.mixed({255, 255, 255}, 0.55));
    if (chance(random, 0.5)) {
        for (const double x : {-0.25, 0.0, 0.25})
            brush.limb(spot(x, -0.75), spot(x * 0.8, -0.4), 0.09 * size, 0.06 * size, fur.scaled(0.5));
    }
    const Colour iris = fromHsv(random.uniform(40, 200), 0.7, 0.9);
    for (const double side : {-1.0, 1.0}) {
        drawEye(brush, spot(side * 0.4, -0.08), size * 0.2, iris);
        for (const double dy : {0.3, 0.45})
            brush.limb(spot(side * 0.3, 0.36), spot(side * 1.15, dy), 0.05 * size, 0.04 * size, {240, 240, 240});
    }
    brush.polygon({spot(-0.13, 0.22), spot(0.13, 0.22), spot(0, 0.38)}, {190, 90, 100});
}

void drawDogFace(Brush& brush, RandomStream& random, Spot at, double size, const Colour& fur) {
    const auto spot = [&](double x, double y) { return Spot{at.x + x * size, at.y + y * size}; };
    const Colour ears = fur.scaled(random.uniform(0.45, 0.75));
    brush.ellipse(spot(0, -0.1), size * 0.75, size * 0.85, fur);
    for (const double side : {-1.0, 1.0}) {
        brush.ellipse(spot(side * 0.8, 0.05), size * 0.27, size * 0.75, ears, side * -12);
    }
    brush.ellipse(spot(0, 0.5), size * 0.45, size * 0.48, fur.mixed({255, 250, 240}, random.uniform(0.25, 0.6)));
    for (const double side : {-1.0, 1.0}) brush.disc(spot(side * 0.3, -0.2), size * 0.12, black);
    brush.ellipse(spot(0, 0.28), size * 0.22, size * 0.15, black);
    if (chance(random, 0.6)) brush.ellipse(spot(0, 0.88), size * 0.14, size * 0.25, {225, 90, 100});
}

void drawSittingCat(Brush& brush, RandomStream& random, const Colour& fur) {
    const double swing = random.uniform(-0.2, 0.2);
    brush.curve({{-0.35, 0.8}, {-0.8, 0.7}, {-0.85, 0.2 + swing}, {-0.65, -0.1 + swing}}, 0.15, fur.scaled(0.8));
    brush.ellipse({-0.1, 0.5}, 0.48, 0.52, fur);
    brush.ellipse({0.1, 0.25}, 0.33, 0.45, fur);
    for (const double x : {0.02, 0.25}) brush.limb({x, 0.4}, {x, 0.95}, 0.18, 0.16, fur.scaled(0.85));
    drawCatFace(brush, random, {0.15, -0.38}, 0.44, fur);
}

void drawStandingDog(Brush& brush, RandomStream& random, const Colour& fur) {
    const double tail = random.uniform(-0.75, -0.35);
    brush.curve({{-0.6, -0.05}, {-0.85, -0.15}, {-0.95, tail}}, 0.13, fur);
    drawLegs(brush, random, -0.5, 0.28, 0.15, 0.9, 0.16, fur);
    brush.ellipse({-0.12, 0.08}, 0.58, 0.26, fur);
    brush.limb({0.3, 0.0}, {0.5, -0.4}, 0.36, 0.28, fur);
    brush.ellipse({0.55, -0.45}, 0.26, 0.22, fur);
    brush.limb({0.6, -0.4}, {0.93, -0.32}, 0.24, 0.17, fur.scaled(1.1));
    brush.disc({0.98, -0.37}, 0.07, black);
    brush.disc({0.63, -0.52}, 0.05, black);
    brush.ellipse({0.4, -0.36}, 0.12, 0.27, fur.scaled(0.6), 12);
}

void drawFlyingBird(Brush& brush, RandomStream& random, const Colour& body, const Colour& wing) {
    const double lift = random.uniform(-0.9, -0.35);
    brush.polygon({{-0.05, 0}, {-0.55, lift}, {-0.95, lift * 0.55}, {-0.6, lift * 0.3}, {-0.35, 0.1}},
                  wing.scaled(0.75));
    brush.polygon({{-0.45, 0.05}, {-0.98, 0.0}, {-0.95, 0.3}}, body.scaled(0.75));
    brush.ellipse({0, 0.1}, 0.55, 0.2, body, -6);
    brush.disc({0.55, -0.02}, 0.18, body.scaled(1.1));
    brush.polygon({{0.7, -0.06}, {0.98, 0.04}, {0.7, 0.08}}, {240, 170, 40});
    brush.disc({0.6, -0.06}, 0.045, black);
    brush.polygon({{0.25, 0.05}, {0.35, lift * 0.9}, {0.05, lift * 1.15}, {-0.15, lift * 0.4}, {-0.25, 0.08}}, wing);
}

void drawPerchedBird(Brush& brush, RandomStream& random, const Colour& body, const Colour& wing) {
    const Colour leg = Colour{230, 150, 50}.mixed(black, random.uniform(0, 0.8));
    brush.polygon({{-0.3, 0.1}, {-1.0, 0.5}, {-0.85, 0.62}, {-0.2, 0.4}}, wing.scaled(0.7));
    brush.limb({-0.02, 0.4}, {-0.04, 0.95}, 0.06, 0.05, leg);
    brush.limb({0.14, 0.4}, {0.14, 0.95}, 0.06, 0.05, leg);
    brush.limb({-0.15, 0.95}, {0.3, 0.95}, 0.05, 0.05, leg);
    brush.ellipse({0.02, 0.12}, 0.5, 0.36, body, -25);
    brush.ellipse({0.14, 0.25}, 0.28, 0.22, body.mixed({255, 245, 225}, random.uniform(0.2, 0.8)), -25);
    brush.ellipse({-0.14, 0.12}, 0.4, 0.2, wing, 22);
    brush.disc({0.38, -0.32}, 0.27, body.scaled(random.uniform(0.8, 1.2)));
    const double beak = random.uniform(0.85, 1.05);
    brush.polygon({{0.6, -0.42}, {beak, -0.27}, {0.6, -0.2}},
                  Colour{240, 170, 40}.mixed(black, random.uniform(0, 0.7)));
    brush.disc({0.46, -0.38}, 0.06, black);
    brush.disc({0.48, -0.4}, 0.02, {255, 255, 255});
}

}  // namespace

Colour furColour(RandomStream& random) {
    const double light = random.uniform(0.55, 1.15);
    switch (random.below(8)) {
        case 0: return Colour{50, 45, 42}.scaled(light);
        case 1: return Colour{225, 220, 212}.scaled(light);
        case 2: return Colour{135, 130, 128}.scaled(light);
        case 3: return Colour{200, 165, 115}.scaled(light);
        case 4: return Colour{205, 120, 55}.scaled(light);
        case 5: return fromHsv(random.uniform(0, 360), random.uniform(0.2, 0.6), random.uniform(0.4, 0.95));
        default: return Colour{130, 85, 50}.scaled(light);
    }
}

void drawBird(Brush& brush, RandomStream& random) {
    const Colour body = chance(random, 0.5) ? furColour(random) : paintColour(random);
    const Colour wing = chance(random, 0.6) ? body.scaled(0.7) : paintColour(random);
    if (chance(random, 0.35)) {
        drawFlyingBird(brush, random, body, wing);
    } else {
        drawPerchedBird(brush, random, body, wing);
    }
}

void drawCat(Brush& brush, RandomStream& random) {
    const Colour fur = furColour(random);
    if (chance(random, 0.5)) {
        drawCatFace(brush, random, {0, 0.12}, 0.82, fur);
    } else {
        drawSittingCat(brush, random, fur);
    }
}

void drawDog(Brush& brush, RandomStream& random) {
    const Colour fur = furColour(random);
    if (chance(random, 0.5)) {
        drawDogFace(brush, random, {0, -0.05}, 0.85, fur);
    } else {
        drawStandingDog(brush, random, fur);
    }
}

void drawDeer(Brush& brush, RandomStream& random) {
    const Colour fur = furColour(random);
    const Colour horn = Colour{190, 160, 120}.scaled(random.uniform(0.5, 1.1));
    drawLegs(brush, random, -0.42, 0.22, 0.2, 0.98, 0.09, fur.scaled(0.85));
    brush.ellipse({-0.1, 0.15}, 0.48, 0.21, fur);
    brush.ellipse({-0.56, 0.08}, 0.08, 0.12, {240, 235, 225});
    brush.limb({0.22, 0.1}, {0.45, -0.38}, 0.24, 0.15, fur);
    brush.ellipse({0.4, -0.52}, 0.16, 0.07, fur.scaled(0.75), 200);
    brush.limb({0.46, -0.45}, {0.75, -0.34}, 0.2, 0.11, fur.scaled(1.08));
    brush.disc({0.78, -0.34}, 0.05, black);
    brush.disc({0.54, -0.48}, 0.035, black);
    if (chance(random, 0.8)) {
        const double reach = random.uniform(0.8, 1.0);
        brush.curve({{0.42, -0.5}, {0.28, -0.75}, {0.36, -reach}}, 0.06, horn);
        brush.curve({{0.48, -0.5}, {0.62, -0.75}, {0.56, -reach}}, 0.06, horn);
        brush.limb({0.3, -0.72}, {0.12, -0.88}, 0.06, 0.04, horn);
        brush.limb({0.6, -0.72}, {0.8, -0.85}, 0.06, 0.04, horn);
    }
    if (chance(random, 0.4)) {
        for (int i = 0; i < 7; ++i) {
            brush.disc({random.uniform(-0.45, 0.2), random.uniform(0.02, 0.22)}, 0.035, {240, 230, 215});
        }
    }
}

void drawHorse(Brush& brush, RandomStream& random) {
    const Colour coat = furColour(random);
    const Colour mane = chance(random, 0.7) ? coat.scaled(0.45) : Colour{230, 215, 180};
    brush.curve({{-0.6, -0.05}, {-0.85, 0.1}, {-0.85, random.uniform(0.45, 0.7)}}, 0.17, mane);
    drawLegs(brush, random, -0.45, 0.3, 0.2, 0.97, 0.15, coat);
    brush.ellipse({-0.1, 0.08}, 0.56, 0.3, coat);
    brush.limb({0.3, 0.0}, {0.55, -0.55}, 0.42, 0.26, coat);
    brush.limb({0.58, -0.62}, {0.88, -0.25}, 0.27, 0.17, coat.scaled(1.08));
    brush.polygon({{0.48, -0.7}, {0.5, -0.95}, {0.62, -0.72}}, coat.scaled(0.8));
    brush.curve({{0.55, -0.8}, {0.35, -0.5}, {0.18, -0.15}}, 0.15, mane);
    brush.disc({0.65, -0.58}, 0.045, black);
    brush.disc({0.9, -0.25}, 0.035, black);
    if (chance(random, 0.3)) brush.ellipse({0.02, -0.16}, 0.2, 0.1, paintColour(random));  // saddle
}

void drawFrog(Brush& brush, RandomStream& random) {
    const Colour skin = chance(random, 0.45)
                            ? fromHsv(random.uniform(70, 140), random.uniform(0.4, 0.9), random.uniform(0.4, 0.9))
                            : furColour(random).mixed(paintColour(random), random.uniform(0, 0.6));
    const Colour dark = skin.scaled(0.65);
    for (const double side : {-1.0, 1.0}) {
        brush.ellipse({side * 0.72, 0.45}, 0.36, 0.24, dark, side * -40);
        brush.limb({side * 0.85, 0.6}, {side * 0.5, 0.85}, 0.16, 0.12, dark);
        brush.limb({side * 0.5, 0.86}, {side * 1.0, 0.9}, 0.1, 0.06, dark);
    }
    brush.ellipse({0, 0.35}, 0.68, 0.5, skin);
    brush.ellipse({0, 0.55}, 0.45, 0.3, skin.mixed({250, 245, 210}, 0.6));
    for (const double side : {-1.0, 1.0}) {
        brush.limb({side * 0.35, 0.55}, {side * 0.3, 0.92}, 0.15, 0.11, skin.scaled(0.8));
        brush.limb({side * 0.18, 0.94}, {side * 0.45, 0.94}, 0.08, 0.06, skin.scaled(0.8));
    }
    brush.ellipse({0, -0.05}, 0.66, 0.38, skin.scaled(1.05));
    for (const double side : {-1.0, 1.0}) {
        brush.disc({side * 0.4, -0.42}, 0.24, skin);
        drawEye(brush, {side * 0.4, -0.44}, 0.15, {240, 225, 120});
    }
    brush.curve({{-0.5, 0.05}, {0, 0.18}, {0.5, 0.05}}, 0.06, skin.scaled(0.35));
    if (chance(random, 0.4)) {
        for (int i = 0; i < 5; ++i) brush.disc({random.uniform(-0.5, 0.5), random.uniform(-0.2, 0.4)}, 0.07, dark);
    }
}

}  // namespace fovea
