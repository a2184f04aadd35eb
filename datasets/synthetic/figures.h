// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tensor/random.h"
#include "datasets/synthetic/brush.h"

namespace fovea {

// Each draws one figure in about [-1, 1]², looking or driving to the right, with details drawn from `random`.

void drawAirplane(Brush& brush, RandomStream& random);
void drawAutomobile(Brush& brush, RandomStream& random);
void drawShip(Brush& brush, RandomStream& random);
void drawTruck(Brush& brush, RandomStream& random);

void drawBird(Brush& brush, RandomStream& random);
void drawCat(Brush& brush, RandomStream& random);
void drawDeer(Brush& brush, RandomStream& random);
void drawDog(Brush& brush, RandomStream& random);
void drawFrog(Brush& brush, RandomStream& random);
void drawHorse(Brush& brush, RandomStream& random);

/// True with the given probability.
inline bool chance(RandomStream& random, double probability) { return random.uniform() < probability; }

/// Any colour; for what people paint.
Colour paintColour(RandomStream& random);
/// Black, white, grey, brown, tan, rust, and now and then something else; for what grows.
Colour furColour(RandomStream& random);

}  // namespace fovea
