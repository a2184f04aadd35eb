// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "core/augmentation/placement.h"
#include "core/tensor/random.h"
#include "core/tensor/shape.h"

namespace fovea {

/// What lies beyond a picture's border: nothing (0), the picture mirrored at its outermost pixels (which stand once:
/// c b | a b c, PyTorch's "reflect"), or these pixels repeated ("replicate").
enum class AugmentEdge { Zero, Mirror, Repeat };

/// A picture that is being changed: H × W × C values, channels fastest, of which 0 is black and 1 is white.
struct AugmentPicture {
    Shape shape;
    std::span<float> values;
    float* pixel(int y, int x) const {
        return values.data() + (std::ptrdiff_t{y} * shape.width + x) * std::ptrdiff_t{shape.channels};
    }
};

/// What was drawn for one picture. What the numbers mean, a kind's header says; all 0 leave a picture as it is, but for
/// flips, which have none.
struct AugmentDraw {
    std::array<double, 3> numbers{};
    std::uint64_t bits = 0;  ///< for what is drawn by pixel, and for the partner of a mixture
    friend bool operator==(const AugmentDraw&, const AugmentDraw&) = default;
};

/// How strong a kind is at most; `largest` 0: it has no strength, and only happens or not.
struct AugmentStrength {
    enum class Unit { Number, Pixels, Degrees };
    Unit unit = Unit::Number;
    double largest = 0;
    double usual = 0;
    double step = 0;       ///< of a slider
    bool isWhole = false;  ///< whole numbers only
};

/// All that a kind of augmentation states about itself, in its pair of files. Exactly one of the last three is there.
struct AugmentKind {
    std::string_view name;  ///< in a SPEC
    /// Of its random numbers, so that what one kind draws depends on no other. Part of every saved run: never changed.
    int stream = 0;
    AugmentStrength strength;
    double usualProbability = 1;
    /// Draws what to do with strength > 0, or for a kind without strength. Where nothing needs to be drawn: null.
    AugmentDraw (*draw)(double strength, RandomStream& random) = nullptr;
    /// Moves pixels: where what is drawn puts them. Neighbours in the list are put together and sampled once.
    Placement (*place)(const AugmentDraw& draw, Shape shape) = nullptr;
    /// Changes values. What leaves [0, 1] is cut by the caller.
    void (*change)(const AugmentDraw& draw, AugmentEdge edge, const AugmentPicture& picture) = nullptr;
    /// Lays another picture's bytes over this one's, and gives that one's share of the label, in [0, 0.5].
    float (*mix)(const AugmentDraw& draw, Shape shape, std::span<const std::uint8_t> partner,
                 std::span<std::uint8_t> picture) = nullptr;

    bool hasStrength() const { return strength.largest > 0; }
};

}  // namespace fovea
