// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layers/rbf_output.h"

#include <algorithm>

#include "core/kernels/dense.h"
#include "core/tensor/random.h"

namespace fovea {

namespace {

constexpr int drawnDigits = 10;

// The digits side by side, a blank column between them.
constexpr std::string_view digitRows[codeRows] = {
    "....... ....... ....... ....... ....... ....... ....... ....... ....... .......",
    "..###.. ...#... .#####. .#####. .....#. ####### ..####. ####### .#####. .#####.",
    ".#...#. ..##... #.....# #.....# ....##. #...... .#..... ......# #.....# #.....#",
    "#.....# .#.#... ......# ......# ...#.#. #...... #...... .....#. #.....# #.....#",
    "#.....# ...#... ......# ......# ..#..#. #...... #...... .....#. #.....# #.....#",
    "#.....# ...#... .....#. ..####. .#...#. ######. #.####. ....#.. .#####. #....##",
    "#.....# ...#... ...##.. ......# #....#. ......# ##....# ....#.. #.....# .####.#",
    "#.....# ...#... ..#.... ......# ####### ......# #.....# ...#... #.....# ......#",
    "#.....# ...#... .#..... ......# .....#. ......# #.....# ...#... #.....# ......#",
    ".#...#. ...#... #...... #.....# .....#. #.....# #.....# ..#.... #.....# .....#.",
    "..###.. .#####. ####### .#####. .....#. .#####. .#####. ..#.... .#####. .####..",
    "....... ....... ....... ....... ....... ....... ....... ....... ....... ......."};

}  // namespace

float outputCode(int unit, int pixel) {
    bool isOn = false;
    if (unit < drawnDigits) {
        const auto column = static_cast<std::size_t>(unit * (codeColumns + 1) + pixel % codeColumns);
        isOn = digitRows[pixel / codeColumns][column] == '#';
    } else {
        isOn = randomBits(1998, RandomPurpose::Weights, unit, pixel) >> 63 != 0;
    }
    return isOn ? 1.0F : -1.0F;
}

std::vector<float> outputCodes(int units) {
    std::vector<float> codes;
    codes.reserve(static_cast<std::size_t>(codeLength) * static_cast<std::size_t>(units));
    for (int pixel = 0; pixel < codeLength; ++pixel)
        for (int unit = 0; unit < units; ++unit) codes.push_back(outputCode(unit, pixel));
    return codes;
}

ShapeResult outputShape(const RbfOutputSpec& spec, std::span<const Shape> inputs) {
    if (const auto problem = fieldProblem(spec)) return *problem;
    const Shape input = inputs.front();
    if (!input.isVector() || input.channels != codeLength)
        return ShapeProblem{ProblemCode::CodesOtherLength,
                            {double(input.height), double(input.width), double(input.channels), double(codeLength)}};
    return Shape{1, 1, spec.units};
}

LayerCost cost(const RbfOutputSpec& spec, std::span<const Shape> inputs) {
    if (fieldProblem(spec) || !inputs.front().isVector()) return {};
    return {0, inputs.front().size() * spec.units};
}

namespace {

/// The codes in the calling thread's scratch.
std::span<const float> codesIn(Scratch& scratch, int units) {
    const std::size_t count = static_cast<std::size_t>(codeLength) * static_cast<std::size_t>(units);
    float* codes = scratch.floats(count);
    for (int pixel = 0; pixel < codeLength; ++pixel)
        for (int unit = 0; unit < units; ++unit) codes[pixel * units + unit] = outputCode(unit, pixel);
    return {codes, count};
}

}  // namespace

// Shapes: input N×84, output N×U. y = x · codes − 42
void forward(const RbfOutputSpec& spec, const LayerForward& pass) {
    Scratch scratch;
    const auto units = static_cast<std::size_t>(spec.units);
    float* shift = scratch.floats(units);
    std::fill_n(shift, units, codeShift);
    kernels::denseForward(pass.inputs.front(), codesIn(scratch, spec.units), {shift, units}, pass.output,
                          *pass.workers);
}

// dx = dy · codesᵀ
void backward(const RbfOutputSpec& spec, const LayerBackward& pass) {
    const InputGradient& dx = pass.inputGradients.front();
    if (dx.view.data == nullptr) return;
    Scratch scratch;
    kernels::denseInputGradient(pass.outputGradient, codesIn(scratch, spec.units), dx.view, dx.accumulate,
                                *pass.workers);
}

}  // namespace fovea
